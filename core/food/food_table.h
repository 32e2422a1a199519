// The food table as it is compiled in: text, column by column, unpacked once at the start.
//
// As an array of structs of doubles the table took 42 KB of the page's compressed bytes; as text whose columns look
// alike it takes less than half. A column holds one entry per food, in the order of the ids, separated by '\n'.
#pragma once

#include <string_view>
#include <vector>

#include "core/food/food.h"

namespace k2 {

/// The signs of enum How in PackedFoods::cells.
inline constexpr std::string_view how_signs = " *+!?= ";

struct PackedFoods {
    std::string_view id, code, name_zh, name_en, aliases, unit_zh, unit_en, emoji;
    std::string_view group;  // number of the enum Group
    std::string_view basis;  // number of the enum Basis
    std::string_view serving_g;
    std::string_view tags;                // bits of Tag
    std::string_view familiarity, meals;  // a number, bits of meal_keys
    std::string_view family;
    std::string_view kappa;  // "0.7,0.5,0.9"
    std::string_view kappa_basis;
    std::string_view oxalate_mg;  // empty: unknown
    /// Empty: not written down. "90a", "1044.4,600,1750B", "0,0,1!b": mid, perhaps low and high, how it is known
    /// (how_signs; analysed has no sign), the grade as a letter (capital: only some forms were measured).
    PerNutrient<std::string_view> cells;
    PerNutrient<std::string_view> origins;  // numbers of the cells' origins: mostly the same list again and again
};

/// The foods; their strings are views into `packed`'s. Precondition: written by k2data.
[[nodiscard]] std::vector<Food> unpack_foods(const PackedFoods& packed);

}  // namespace k2
