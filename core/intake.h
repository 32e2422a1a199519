// How much of each nutrient the day holds, how much of it is known, and how wide the sum is.
#pragma once

#include "core/day.h"
#include "core/portions.h"
#include "core/report.h"

namespace k2 {

/// One intake for each nutrient. `mid` is the plain sum of the typical values of what is known; the range is that of
/// UncertainSum over the foods, an unknown value being anything up to its group's 95th percentile (docs/model.md §5.6).
[[nodiscard]] PerNutrient<Intake> sum_intake(const Day& day, const Portions& portions);

/// How much an unknown value of this food may be, per unit of its amount.
[[nodiscard]] double unknown_up_to(const Food& food, Nutrient nutrient);

/// What the rest of the day holds of a nutrient: exact where the reader gave it. K2 and total K are the sum of their
/// forms where only those were given. known is 1, partial or neither, as for any item.
struct RestAmount {
    double amount = 0;
    bool known = false;
    bool partial = false;
};
[[nodiscard]] RestAmount rest_of_day(const Day& day, Nutrient nutrient);

}  // namespace k2
