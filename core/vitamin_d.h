// Vitamin D: intake in µg of D2 + D3 (1 µg = 40 IU), and what lowers it in the lower bound.
//
// The typical value counts D2 and D3 equally, as authorities do. Sun is not converted to µg: it only opens the upper
// bound.
#pragma once

#include "core/day.h"
#include "core/estimate.h"
#include "core/portions.h"

namespace k2 {

/// Weight of D2 against D3 in the lower bound. van den Heuvel 2024, doi:10.1016/j.advnut.2023.09.016 (abstract): 40 %
/// less.
inline constexpr double vitamin_d2_low_weight = 0.6;

/// What a supplement loses in a meal with little fat, in the lower bound: 1 from 10 g fat on, 0.76 + 0.024·fat below.
/// After Dawson-Hughes 2015, doi:10.1016/j.jand.2014.09.014; the ramp is a convention.
[[nodiscard]] double fat_factor(double meal_fat_g);

/// Orlistat, bile acid sequestrants and fat malabsorption halve the lower bounds of D and K (S20, a convention).
[[nodiscard]] double malabsorption_factor(const Profile& profile);

/// The intake to which the adequacy range reaches down: the lower end of the sum with D2 at 0.6, supplements by
/// fat_factor, malabsorption.
[[nodiscard]] double lowest_vitamin_d_ug(const Day& day, const Portions& portions);

/// µg that come as D2.
[[nodiscard]] double vitamin_d2_ug(const Portions& portions);

/// Mean serum 25(OH)D of a population with minimal sun at this intake: 9.9·ln(IU) nmol/L, band 8.7 and 11.2, at least
/// 100 IU. IOM 2011, figure 5-4 (NCBI NBK56056); about 10 nmol/L optimistic against Cashman 2017,
/// doi:10.3390/nu9050469. For a chart of a population; never a reader's level.
[[nodiscard]] Estimate population_25ohd_nmol_l(double d_ug);

}  // namespace k2
