// What somebody types into the search field: each food is found once, and the same question has the same answer.
#include <array>
#include <set>

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
    return 0;
}
