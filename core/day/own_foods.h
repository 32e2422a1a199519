// What the reader described, as foods: own foods, and own dishes made of them and of the table's foods.
#pragma once

#include <vector>

#include "core/day/day.h"
#include "core/food/catalogue.h"

namespace k2 {

/// Refers to the day and the catalogue, and into itself: it may be moved, not copied.
struct OwnFoods {
    OwnFoods() = default;
    OwnFoods(const OwnFoods&) = delete;
    OwnFoods& operator=(const OwnFoods&) = delete;
    OwnFoods(OwnFoods&&) = default;
    OwnFoods& operator=(OwnFoods&&) = default;

    std::vector<Food> foods;  // first day.foods, then day.dishes
    std::vector<Ingredient> ingredients;

    /// nullptr when there is no such food.
    [[nodiscard]] const Food* find(std::string_view id) const;
};

/// Precondition: check_day(day, catalogue) found nothing.
[[nodiscard]] OwnFoods own_foods_of(const Day& day, const Catalogue& catalogue);

}  // namespace k2
