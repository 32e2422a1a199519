// A dish: a food made of foods.
//
// In a day a dish counts as its ingredients (core/day/portions.h). Its own cells describe it where it stands alone, in
// a list or in a row of the plate.
#pragma once

#include "core/food/food.h"

namespace k2 {

inline constexpr std::size_t max_ingredients = 40;

/// A share of a recipe lies within these factors of the written one, as two households cook it (grade D; a convention
/// of this tool).
inline constexpr double recipe_low = 0.7;
inline constexpr double recipe_high = 1.3;

/// Works out, from the dish's ingredients, its cells, tags, κ and oxalate.
///
/// A cell is known when any ingredient's is, and partial unless all are, wholly. Its typical figure is the sum; its
/// range is that of UncertainSum, with recipe_low and recipe_high on each share. It is grade D. `how` is calculated, or
/// where most of the figure rests on estimates (is_estimated) that of the estimate that gives most of it.
/// κ is that of the calcium of all ingredients together.
void describe_dish(Food& dish);

}  // namespace k2
