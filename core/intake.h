// How much of each nutrient the day holds, how much of it is known, and how wide the sum is.
#pragma once

#include "core/day.h"
#include "core/portions.h"
#include "core/report.h"

namespace k2 {

/// One intake for each nutrient. `mid` is the plain sum of the typical values of what is known; the range is that of
/// UncertainSum over the items, unknown items adding between 0 and their group's 95th percentile (docs/model.md §5.6).
[[nodiscard]] PerNutrient<Intake> sum_intake(const Day& day, const Portions& portions);

/// The share of the vitamin K2 that may be there without anybody having measured it: Σu / (known + Σu), 0 for an empty
/// plate.
[[nodiscard]] double unknown_k2_share(const Intake& k2);

/// How much an unknown value of this portion may be.
[[nodiscard]] double unknown_up_to(const Portion& portion, Nutrient nutrient);

/// What the rest of the day holds of a nutrient: exact where the reader gave it. K2 and total K are the sum of their
/// forms where only those were given. known is 1, partial or neither, as for any item.
struct RestAmount {
    double amount = 0;
    bool known = false;
    bool partial = false;
};
[[nodiscard]] RestAmount rest_of_day(const Day& day, Nutrient nutrient);

}  // namespace k2
