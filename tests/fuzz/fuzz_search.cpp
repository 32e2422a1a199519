// What somebody types into the search field: every food answers with a score, and twice with the same.
#include "core/catalogue.h"
#include "core/search.h"
#include "fuzz.h"

using namespace k2;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view query = fuzz::text_of(data, size);
    bool any = false;
    for (const Food& food : builtin_catalogue().foods()) {
        const int score = search_score(food, query);
        fuzz::must(score >= 0, "a score is not negative");
        fuzz::must(search_score(food, query) == score, "equal questions, equal answers");
        any = any || score > 0;
    }
    fuzz::must(!query.empty() || !any, "an empty query finds nothing");
    return 0;
}
