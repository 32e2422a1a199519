// The items of a day, resolved: which food, how much of it, eaten on which occasion.
#pragma once

#include <cstddef>
#include <vector>

#include "core/day/day.h"
#include "core/day/own_foods.h"
#include "core/food/catalogue.h"

namespace k2 {

struct Portion {
    const Food* food = nullptr;
    double amount = 0;         // × the food's cells: hundreds of grams, or units
    std::size_t occasion = 0;  // index into what is eaten together
    bool with_meal = true;     // chooses the availability of calcium carbonate
    Slot slot = Slot::lunch;   // of the meal it is in
    bool in_dish = false;      // no item of its own

    [[nodiscard]] bool is_supplement() const { return food->is_supplement(); }
    [[nodiscard]] double of(Nutrient n) const { return amount * food->cell(n).mid; }  // 0 when unknown
    /// As eaten in supplement form; 0 for food.
    [[nodiscard]] double supplemental(Nutrient n) const { return is_supplement() ? of(n) : 0; }
};

/// Portion::amount of so many servings: hundreds of grams, or units.
[[nodiscard]] double amount_of_servings(const Food& food, double servings);
/// Portion::amount of an item of this food.
[[nodiscard]] double amount_of(const Item& item, const Food& food);

/// What a day holds of one food, over all its meals.
struct FoodAmount {
    const Food* food = nullptr;
    double amount = 0;  // as Portion::amount
    int items = 0;
};

/// Every item in order: by occasion, within one by food id and amount, so that the order in which a reader entered them
/// changes nothing. A dish stands as its ingredients. Refers to the day and the catalogue.
struct Portions {
    OwnFoods own;  // portions point into it
    std::vector<Portion> items;
    /// Each food once: its figures err together, wherever it was eaten. `items` are those that name it; 0 where it was
    /// eaten in dishes only.
    std::vector<FoodAmount> foods;
    std::vector<FoodAmount> dishes;  // each dish once: what items there are beside those of `foods`
    std::size_t occasions = 0;
    std::vector<double> fat_g;  // of each occasion, unknown counted as 0
};

/// In a meal slot a meal is one occasion; in the supplement slot each item is its own. A dish counts exactly as if its
/// ingredients were items in its place: there each of them is an occasion too.
/// Precondition: check_day(day, catalogue) found nothing.
[[nodiscard]] Portions resolve(const Day& day, const Catalogue& catalogue);

/// Did the reader say what else was eaten? It counts as one more item.
[[nodiscard]] bool has_rest_of_day(const Day& day);

}  // namespace k2
