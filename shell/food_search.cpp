#include "shell/food_search.h"

#include <utility>

#include "core/base/short_sort.h"
#include "core/food/search.h"

namespace k2::shell {

std::vector<const Food*> search_foods(const State& state) {
    const std::string_view query = state.view.search;
    const bool all = query.find_first_not_of(' ') == std::string_view::npos;
    std::vector<std::pair<int, const Food*>> found;
    const auto consider = [&](const Food& food) {
        if (food.has(Tag::prescription)) return;
        if (state.view.group && food.group != *state.view.group) return;
        const int s = all ? 1 : search_score(food, query);
        if (s > 0) found.emplace_back(s, &food);
    };
    for (const Food& food : state.own_foods()) consider(food);
    for (const Food& food : state.catalogue().foods()) consider(food);
    for (const Food& dish : state.catalogue().dishes()) consider(dish);
    short_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<const Food*> out;
    for (const auto& [s, food] : found) out.push_back(food);
    return out;
}

}  // namespace k2::shell
