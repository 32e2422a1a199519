// Vitamin K: its forms, what they count as in trials of MK-7, and what those trials saw on two blood markers.
//
// The weights are used for the marker curves and for the lower bound of K2 adequacy only; the plain sum of all
// menaquinones is what the score counts, because that is what cohorts and the article count.
#pragma once

#include "core/day/day.h"
#include "core/day/portions.h"
#include "core/food/estimate.h"
#include "core/nutrition/report.h"

namespace k2 {

/// µg per day of each form.
struct VitaminKForms {
    double mk7_ug = 0;
    double other_ug = 0;  // MK-8, MK-9 … and what no analysis told apart
    double mk4_ug = 0;
    double k1_supplement_ug = 0;
    double k1_food_ug = 0;
};

[[nodiscard]] VitaminKForms vitamin_k_forms(const Day& day, const Portions& portions);

/// Σ weight·µg with three sets of weights (docs/model.md §3.1): MK-7 1; other 0.8 [0.3, 1.2]; MK-4 0.10 [0, 0.17];
/// K1 tablets 0.25 [0.10, 0.40]; K1 in food 0.04 [0.01, 0.10]. From Sato 2012 (doi:10.1186/1475-2891-11-93), Nakamura
/// 2014, Schurgers 2000, Garber 1999 and others.
[[nodiscard]] Estimate mk7_equivalent_ug(const VitaminKForms& forms);

/// How far undercarboxylated osteocalcin fell in trials at d µg MK-7 equivalent: 100·d/(148 + d) %. Fit of four points
/// from Dalmeijer 2012, Knapen 2013 and Rønn 2016, all at 180–375 µg; below 90 µg it is extrapolation and the band
/// opens to 0.
[[nodiscard]] Estimate ucoc_reduction_pct(double d_ug);

/// The same for dp-ucMGP: 73·d/(190 + d) %. Fit of eleven points, eight from kidney patients; wide band.
[[nodiscard]] Estimate dpucmgp_reduction_pct(double d_ug);

/// One day keeps 2^(−24/68) of MK-7, so trials' markers follow the week: the mean of today and up to six recent days
/// whose MK-7 is known. `days` counts them, today included.
struct MeanMk7 {
    double ug = 0;
    int days = 1;
};
[[nodiscard]] MeanMk7 mean_mk7(const Day& day, double today_ug);

/// The whole block of the report, with the seven-day mean of MK-7.
[[nodiscard]] VitaminK vitamin_k_markers(const Day& day, const VitaminKForms& forms);

/// MK-7 equivalent in which the lower bound of K2 adequacy is taken: today's forms, supplements by the fat of their
/// meal, malabsorption.
[[nodiscard]] double lowest_mk7_equivalent_ug(const Day& day, const Portions& portions);

}  // namespace k2
