// What somebody types into the search field: a food answers with a score, and twice with the same. (Which foods are
// asked follows from the text: all of them at once would be a hundred times as slow and find no more.)
#include <functional>

#include "core/food/catalogue.h"
#include "core/food/search.h"
#include "fuzz.h"

using namespace k2;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view query = fuzz::text_of(data, size);
    bool any = false;
    const auto& foods = builtin_catalogue().foods();
    const std::size_t first = std::hash<std::string_view>{}(query);
    for (std::size_t i = 0; i < 3; ++i) {
        const Food& food = foods[(first + i) % foods.size()];
        const int score = search_score(food, query);
        fuzz::must(score >= 0, "a score is not negative");
        fuzz::must(search_score(food, query) == score, "equal questions, equal answers");
        any = any || score > 0;
    }
    fuzz::must(!query.empty() || !any, "an empty query finds nothing");
    return 0;
}
