#include "shell/food_search.h"

#include <array>

namespace k2::shell {
namespace {

/// Everything of the group, what people know best first.
std::vector<Found> foods_of_group(const State& state) {
    std::vector<Found> out;
    const auto take = [&](const Food& food) {
        if (food.group == *state.view.group && !food.has(Tag::prescription)) out.push_back({.food = &food});
    };
    for (const Food& food : state.own_foods()) take(food);
    for (const Familiarity known : {Familiarity::usual, Familiarity::known, Familiarity::rare}) {
        const auto take_known = [&](const Food& food) {
            if (food.familiarity == known) take(food);
        };
        for (const Food& food : state.catalogue().foods()) take_known(food);
        for (const Food& dish : state.catalogue().dishes()) take_known(dish);
    }
    return out;
}

}  // namespace

std::vector<Found> search_foods(const State& state) {
    const std::string_view query = state.view.search;
    if (query.find_first_not_of(' ') == std::string_view::npos)
        return state.view.group ? foods_of_group(state) : std::vector<Found>();
    const SearchIndex own(state.own_foods());
    std::vector<Found> found = search(query, std::array{&own, &state.search_index()});
    std::erase_if(found, [&](const Found& one) { return state.view.group && one.food->group != *state.view.group; });
    return found;
}

}  // namespace k2::shell
