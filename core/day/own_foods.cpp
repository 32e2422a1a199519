#include "core/day/own_foods.h"

#include <algorithm>

#include "core/food/dish.h"
#include "core/food/uncertainty.h"

namespace k2 {

const Food* OwnFoods::find(std::string_view id) const {
    const auto found = std::ranges::find(foods, id, &Food::id);
    return found == foods.end() ? nullptr : &*found;
}

OwnFoods own_foods_of(const Day& day, const Catalogue& catalogue) {
    OwnFoods own;
    // Neither grows afterwards: what points into them stays.
    own.foods.reserve(day.foods.size() + day.dishes.size());
    std::size_t parts = 0;
    for (const OwnDish& dish : day.dishes) parts += dish.ingredients.size();
    own.ingredients.reserve(parts);

    for (const OwnFood& food : day.foods) work_out_distances(own.foods.emplace_back(food.as_food()));
    for (const OwnDish& dish : day.dishes) {
        const std::size_t first = own.ingredients.size();
        for (const DishPart& part : dish.ingredients) {
            const Food* food = catalogue.find(part.food);
            if (food == nullptr) food = own.find(part.food);
            if (food != nullptr) own.ingredients.push_back({food, part.g / dish.g});  // else excluded: precondition
        }
        Food& made = own.foods.emplace_back(dish.as_food());
        made.ingredients = std::span(own.ingredients).subspan(first);
        describe_dish(made);
    }
    return own;
}

}  // namespace k2
