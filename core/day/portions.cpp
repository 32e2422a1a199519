#include "core/day/portions.h"

#include <algorithm>
#include <cassert>
#include <tuple>

#include "core/base/short_sort.h"
#include "core/food/uncertainty.h"

namespace k2 {
namespace {

const Food* find_food(const Portions& portions, const Catalogue& catalogue, std::string_view id) {
    if (const Food* food = catalogue.find(id)) return food;
    const auto found = std::find_if(portions.own_foods.begin(), portions.own_foods.end(),
                                    [&](const Food& food) { return food.id == id; });
    return found == portions.own_foods.end() ? nullptr : &*found;
}

}  // namespace

double amount_of_servings(const Food& food, double servings) {
    assert(servings >= 0 && food.serving_g > 0);
    return food.basis == Basis::per_unit ? servings : servings * food.serving_g / 100;
}

double amount_of(const Item& item, const Food& food) {
    assert(item.g.has_value() != item.units.has_value());
    if (food.basis == Basis::per_100g && item.g) return *item.g / 100;
    return amount_of_servings(food, item.units.value_or(0));
}

Portions resolve(const Day& day, const Catalogue& catalogue) {
    Portions portions;
    portions.own_foods.reserve(day.foods.size());
    for (const OwnFood& own : day.foods) work_out_distances(portions.own_foods.emplace_back(own.as_food()));
    std::size_t items = 0;
    for (const Meal& meal : day.meals) items += meal.items.size();
    portions.items.reserve(items);
    for (const Meal& meal : day.meals) {
        const bool apart = meal.slot == Slot::supplement;
        const auto first = static_cast<std::ptrdiff_t>(portions.items.size());
        for (const Item& item : meal.items) {
            const Food* food = find_food(portions, catalogue, item.food);
            if (food == nullptr) continue;  // excluded by the precondition
            portions.items.push_back(
                {food, amount_of(item, *food), portions.occasions, item.with_meal.value_or(!apart), meal.slot});
            if (apart) ++portions.occasions;
        }
        if (apart) continue;
        ++portions.occasions;
        short_sort(portions.items.begin() + first, portions.items.end(), [](const Portion& a, const Portion& b) {
            return std::tie(a.food->id, a.amount, a.with_meal) < std::tie(b.food->id, b.amount, b.with_meal);
        });
    }
    portions.foods.reserve(portions.items.size());
    for (const Portion& portion : portions.items) {
        const auto known = std::ranges::find(portions.foods, portion.food, &FoodAmount::food);
        FoodAmount& all = known != portions.foods.end() ? *known : portions.foods.emplace_back(portion.food);
        all.amount += portion.amount;
        ++all.items;
    }
    portions.fat_g.resize(portions.occasions);
    for (const Portion& portion : portions.items) portions.fat_g[portion.occasion] += portion.of(Nutrient::fat_g);
    return portions;
}

bool has_rest_of_day(const Day& day) {
    return std::any_of(day.rest_of_day.begin(), day.rest_of_day.end(),
                       [](const auto& amount) { return amount.has_value(); });
}

}  // namespace k2
