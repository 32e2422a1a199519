// What somebody types into the search field: each food is found once, and the same question has the same answer. Read
// as a sentence, every item keeps the limits of a day and stands in the text.
#include <array>
#include <set>

#include "core/day/sentence.h"
#include "core/day/typed.h"
#include "core/food/catalogue.h"
#include "core/food/search.h"
#include "fuzz.h"

using namespace k2;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const SearchIndex index(builtin_catalogue().foods(), builtin_catalogue().dishes());
    const std::string_view query = fuzz::text_of(data, size);
    const std::vector<Found> found = search(query, std::array{&index});
    const std::vector<Found> again = search(query, std::array{&index});
    fuzz::must(found.size() == again.size(), "equal questions, equal answers");
    std::set<const Food*> foods;
    for (std::size_t i = 0; i < found.size(); ++i) {
        fuzz::must(found[i].food == again[i].food, "equal questions, equal answers");
        fuzz::must(foods.insert(found[i].food).second, "each food once");
        fuzz::must(!found[i].food->has(Tag::prescription), "no prescription drug");
    }
    fuzz::must(!query.empty() || found.empty(), "an empty query finds nothing");
    const auto reading = read_sentence(query, std::array{&index});
    if (!reading) return 0;
    const auto stands_in = [query](std::string_view piece) {
        return !piece.empty() && query.find(piece) != std::string_view::npos;
    };
    for (const SentenceItem& item : reading.value().items) {
        const double most = item.food->basis == Basis::per_unit ? max_item_units : max_item_g;
        fuzz::must(item.amount >= least_amount && item.amount <= most, "an amount within the limits");
        fuzz::must(stands_in(item.text), "an item stands in the text");
    }
    for (const std::string_view piece : reading.value().unread) fuzz::must(stands_in(piece), "so does what is unread");
    return 0;
}
