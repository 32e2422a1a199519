// The food table as text, column by column: as it is compiled in, and as the page fetches the later part. Unpacked
// once.
//
// As an array of structs of doubles the table took 42 KB of the page's compressed bytes; as text whose columns look
// alike it takes less than half. A column ends with column_end and holds one entry per food, in the order of the ids,
// separated by '\n'. The columns of foods, in their order:
//
//   id, code, name_zh, name_en, aliases, unit_zh, unit_en, emoji
//   group, basis          numbers of the enums Group and Basis
//   serving_g
//   tags                  bits of Tag
//   familiarity, meals    a number, bits of meal_keys
//   family                empty: its own
//   kappa                 "0.7,0.5,0.9"
//   oxalate_mg            empty: unknown
//   a cell per nutrient   empty: not written down. "90a", "1044.4,600,1750B", "0,0,1!b": mid, perhaps low and high, how
//                         it is known (how_signs; analysed has no sign), the grade as a letter (capital: only some
//                         forms were measured)
//
// Where the figures are from, which explanations and lists of the table alone ask for, are columns of their own:
//
//   the basis of kappa
//   an origin per nutrient   Cell::origin: mostly the same list again and again
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/food/food.h"

namespace k2 {

inline constexpr char column_end = '\x1e';

/// The signs of enum How in the column of a cell.
inline constexpr std::string_view how_signs = " *+!?= ";

/// The foods whose columns stand at the front of `packed`, which are taken off it. Their strings are views into it.
/// Precondition: written by k2data.
[[nodiscard]] std::vector<Food> unpack_foods(std::string_view& packed);

/// The same for where their figures are from: of these foods, in their order.
void unpack_origins(std::string_view& packed, std::span<Food> foods);

/// Tells a text from one that was damaged on its way. 32-bit FNV-1a (Fowler, Noll and Vo, RFC 9923).
[[nodiscard]] constexpr std::uint32_t checksum(std::string_view text) {
    std::uint32_t sum = 2166136261U;
    for (const char c : text) sum = (sum ^ static_cast<unsigned char>(c)) * 16777619U;
    return sum;
}

}  // namespace k2
