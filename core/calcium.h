// Calcium: what part of what is eaten an average adult absorbs, meal by meal.
//
// Amounts in mg of elemental calcium. "Load" is the available part κ·m of a meal: calcium bound to oxalate or phytate
// does not compete for absorption. "Milk-equivalent" is the amount of calcium from milk, spread over three meals, that
// would be absorbed to the same extent; adequacy is taken from it, upper limits from the raw amount.
#pragma once

#include "core/day.h"
#include "core/portions.h"
#include "core/report.h"

namespace k2 {

inline constexpr double kappa_dairy = 0.923;       // mean of three dairy rows (docs/model.md §1.2)
inline constexpr double studied_load_low_mg = 15;  // Heaney 1990 gave 15–500 mg; outside it is extrapolation
inline constexpr double studied_load_high_mg = 500;
inline constexpr double clamped_load_high_mg = 2000;

/// Fraction absorbed of a load eaten at once: F = 0.889 − 0.0964·ln(load), load clamped to [15, 2000] mg.
/// Heaney, Weaver & Fitzsimmons 1990, doi:10.1002/jbmr.5650051107.
[[nodiscard]] double fractional_absorption(double load_mg);

/// Absorbed from one meal: load·F(load)·personal, at most what was eaten.
[[nodiscard]] double absorbed_mg(double eaten_mg, double load_mg, double personal_factor = 1);

/// Absorbed from the target amount as milk in three equal meals: 264.520 mg for 800.
[[nodiscard]] double reference_absorbed_mg(double target_mg);

/// target · absorbed / reference_absorbed_mg(target)
[[nodiscard]] double milk_equivalent_mg(double absorbed_mg, double target_mg);

/// 1 − 0.007 per year from 40 to 80; × 0.925 after menopause. Heaney 1989, doi:10.1002/jbmr.5650040404.
[[nodiscard]] double age_factor(double age, bool postmenopausal);

/// 1 + 0.001 per nmol/L from 60, 25(OH)D clamped to [25, 125]. Gallagher 2012, doi:10.1210/jc.2012-2020.
[[nodiscard]] double vitamin_d_factor(double serum_25ohd_nmol_l);

/// Both factors where the reader switched them on, else 1.
[[nodiscard]] double personal_factor(const Profile& profile);

/// κ of this portion: calcium carbonate depends on being taken with a meal and, fasting, on acid suppression
/// (Recker 1985, abstract; docs/model.md §1.2).
[[nodiscard]] const Kappa& kappa_of(const Portion& portion, bool acid_suppressed);

/// The whole block of the report. The band is that of the food data (calcium content, κ, portions); person-to-person
/// differences at the same load are `between_person`, ×[0.667, 1.50] (an order of magnitude).
[[nodiscard]] Calcium absorbed_calcium(const Day& day, const Portions& portions, double target_mg);

/// Predicted calcium balance 0.20·intake − 148.29 mg/d, empty outside the studied 415–1740 mg.
/// Hunt & Johnson 2007, AJCN 86:1054. Of a population's requirement, not of a reader's bone.
[[nodiscard]] std::optional<double> predicted_balance_mg(double intake_mg);

/// Extra calcium lost in urine above 2000 mg sodium: 32 mg per 2300 mg, ×[0.75, 1.25]; 0 below.
[[nodiscard]] Estimate sodium_calcium_loss_mg(double sodium_mg);

}  // namespace k2
