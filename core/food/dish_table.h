// The dishes as they are compiled in: text, column by column like the food table (food_table.h), in a text of its own
// so that it can be delivered apart.
#pragma once

#include <string_view>
#include <vector>

#include "core/food/food.h"

namespace k2 {

/// What the text is unpacked into. Refers to the text and the foods, and into itself: it may be moved, not copied.
struct DishTable {
    DishTable() = default;
    DishTable(const DishTable&) = delete;
    DishTable& operator=(const DishTable&) = delete;
    DishTable(DishTable&&) = default;
    DishTable& operator=(DishTable&&) = default;

    std::vector<Food> dishes;  // sorted by id
    std::vector<Ingredient> ingredients;
};

/// `packed`: the columns id, code, name_zh, name_en, aliases, unit_zh, unit_en, emoji, group, serving_g, familiarity,
/// meals (bits of meal_keys), family and ingredients, '\t' between them; in each an entry for every dish, '\n' between
/// them. Ingredients are "53 180,12 75": the food's code and how many grams of it are in a serving.
/// Precondition: written by k2data; `foods` has every food that it names.
[[nodiscard]] DishTable unpack_dishes(std::string_view packed, const std::vector<Food>& foods);

}  // namespace k2
