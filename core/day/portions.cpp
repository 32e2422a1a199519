#include "core/day/portions.h"

#include <algorithm>
#include <cassert>
#include <tuple>

#include "core/base/short_sort.h"

namespace k2 {
namespace {

const Food* find_food(const Portions& portions, const Catalogue& catalogue, std::string_view id) {
    const Food* food = catalogue.find(id);
    return food != nullptr ? food : portions.own.find(id);
}

FoodAmount& amount_in(std::vector<FoodAmount>& list, const Food* food) {
    const auto known = std::ranges::find(list, food, &FoodAmount::food);
    return known != list.end() ? *known : list.emplace_back(FoodAmount{.food = food});
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
    portions.own = own_foods_of(day, catalogue);
    std::size_t items = 0;
    for (const Meal& meal : day.meals) items += meal.items.size();
    portions.items.reserve(items);
    for (const Meal& meal : day.meals) {
        const bool apart = meal.slot == Slot::supplement;
        const auto first = static_cast<std::ptrdiff_t>(portions.items.size());
        for (const Item& item : meal.items) {
            const Food* food = find_food(portions, catalogue, item.food);
            if (food == nullptr) continue;  // excluded by the precondition
            const auto eat = [&](const Food* what, double of_it) {
                portions.items.push_back(
                    {what, of_it, portions.occasions, item.with_meal.value_or(!apart), meal.slot, food->is_dish()});
                if (apart) ++portions.occasions;
            };
            if (food->is_dish()) {
                // In grams first, as if each were an item of so many: what is shown is rounded at the same place.
                const double g = item.g ? *item.g : item.units.value_or(0) * food->serving_g;
                for (const Ingredient& part : food->ingredients) eat(part.food, part.share * g / 100);
                ++amount_in(portions.dishes, food).items;
            } else {
                eat(food, amount_of(item, *food));
            }
        }
        if (apart) continue;
        ++portions.occasions;
        gap_sort(portions.items.begin() + first, portions.items.end(), [](const Portion& a, const Portion& b) {
            return std::tie(a.food->id, a.amount, a.with_meal) < std::tie(b.food->id, b.amount, b.with_meal);
        });
    }
    portions.foods.reserve(portions.items.size());
    for (const Portion& portion : portions.items) {
        FoodAmount& all = amount_in(portions.foods, portion.food);
        all.amount += portion.amount;
        all.items += portion.in_dish ? 0 : 1;
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
