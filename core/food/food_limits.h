// What the values of a food can be at all: for the table (the data checker) and for a reader's own foods
// (check_day.cpp), with the same words.
//
// Amounts are in the units of the keys (core/food/nutrient.h), per 100 g or per unit.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/food/food.h"

namespace k2 {

/// The most that 100 g of a food can hold; beyond it is a slip of the decimal point or of the unit. A unit of a
/// reader's own may weigh ten times that: a whole cake.
[[nodiscard]] double most_in(Nutrient n, Basis basis);

/// "expected <what> from <low> to <high><unit>". The ends are whole numbers or tenths, not negative.
[[nodiscard]] Error not_from_to(std::string at, std::string_view what, double low, double high,
                                std::string_view unit = {});

/// "expected at most <most> <what>".
[[nodiscard]] Error not_at_most(std::string at, std::size_t most, std::string_view what);

/// What is wrong with the three numbers of a value ("expected low <= mid <= high"), at the value itself.
[[nodiscard]] std::optional<Error> range_problem(double low, double mid, double high, double max);

/// Values that contradict each other: more than 100 g in 100 g, or less energy than protein and fat alone give.
/// `at` is "/kcal" or empty: the food itself. Unknown values are left out.
[[nodiscard]] std::optional<Error> contradiction(const PerNutrient<Cell>& cells, Basis basis);

}  // namespace k2
