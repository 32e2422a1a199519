#include "core/vitamin_k.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/intake.h"
#include "core/portable_math.h"
#include "core/recent_days.h"
#include "core/short_sort.h"
#include "core/vitamin_d.h"

namespace k2 {
namespace {

/// Menaquinones that are neither MK-4 nor MK-7, or part of a total that was never told apart.
double other_of(const Portion& portion) {
    const double named = portion.of(Nutrient::mk4_ug) + portion.of(Nutrient::mk7_ug);
    return std::max(portion.of(Nutrient::mk_other_ug), portion.of(Nutrient::k2_ug) - named);
}

VitaminKForms forms_of(const Portion& portion) {
    VitaminKForms forms;
    forms.mk7_ug = portion.of(Nutrient::mk7_ug);
    forms.other_ug = other_of(portion);
    forms.mk4_ug = portion.of(Nutrient::mk4_ug);
    (portion.is_supplement() ? forms.k1_supplement_ug : forms.k1_food_ug) = portion.of(Nutrient::k1_ug);
    return forms;
}

VitaminKForms rest_forms(const Day& day) {
    VitaminKForms forms;
    forms.mk7_ug = rest_of_day(day, Nutrient::mk7_ug).amount;
    forms.mk4_ug = rest_of_day(day, Nutrient::mk4_ug).amount;
    forms.other_ug = std::max(0.0, rest_of_day(day, Nutrient::k2_ug).amount - forms.mk7_ug - forms.mk4_ug);
    forms.k1_food_ug = rest_of_day(day, Nutrient::k1_ug).amount;
    return forms;
}

VitaminKForms& operator+=(VitaminKForms& a, const VitaminKForms& b) {
    a.mk7_ug += b.mk7_ug;
    a.other_ug += b.other_ug;
    a.mk4_ug += b.mk4_ug;
    a.k1_supplement_ug += b.k1_supplement_ug;
    a.k1_food_ug += b.k1_food_ug;
    return a;
}

/// The band of the dp-ucMGP curve by bootstrap (docs/model.md §3.2).
struct BandRow {
    double d_ug, low_pct, high_pct;
};
constexpr std::array<BandRow, 9> dpucmgp_band{{
    {10, 0, 7},
    {20, 0, 13},
    {45, 0, 22},
    {50, 1, 23},
    {90, 18, 31},
    {100, 20, 32},
    {180, 30, 40},
    {200, 32, 42},
    {360, 41, 53},
}};

}  // namespace

VitaminKForms vitamin_k_forms(const Day& day, const Portions& portions) {
    VitaminKForms forms = rest_forms(day);
    for (const Portion& portion : portions.items) forms += forms_of(portion);
    return forms;
}

Estimate mk7_equivalent_ug(const VitaminKForms& f) {
    return {f.mk7_ug + 0.8 * f.other_ug + 0.10 * f.mk4_ug + 0.25 * f.k1_supplement_ug + 0.04 * f.k1_food_ug,
            f.mk7_ug + 0.3 * f.other_ug + 0.00 * f.mk4_ug + 0.10 * f.k1_supplement_ug + 0.01 * f.k1_food_ug,
            f.mk7_ug + 1.2 * f.other_ug + 0.17 * f.mk4_ug + 0.40 * f.k1_supplement_ug + 0.10 * f.k1_food_ug};
}

Estimate ucoc_reduction_pct(double d) {
    // ED50 between 106 and 202 µg by bootstrap; no trial saw a significant effect up to 45 µg (docs/model.md §3.2).
    const double shown = std::clamp((d - 45) / 45, 0.0, 1.0);
    return {100 * d / (148 + d), 100 * d / (202 + d) * shown, 100 * d / (106 + d)};
}

Estimate dpucmgp_reduction_pct(double d) {
    const double mid = 73 * d / (190 + d);
    const auto above =
        std::find_if(dpucmgp_band.begin(), dpucmgp_band.end(), [&](const BandRow& row) { return d < row.d_ug; });
    if (above == dpucmgp_band.begin()) return {mid, 0, 7 * d / 10};
    if (above == dpucmgp_band.end()) {
        if (d > dpucmgp_band.back().d_ug) return {mid, 0.89 * mid, 1.11 * mid};
        return {mid, dpucmgp_band.back().low_pct, dpucmgp_band.back().high_pct};
    }
    const auto below = above - 1;
    const double way = portable::log(d / below->d_ug) / portable::log(above->d_ug / below->d_ug);
    return {mid, below->low_pct + way * (above->low_pct - below->low_pct),
            below->high_pct + way * (above->high_pct - below->high_pct)};
}

MeanMk7 mean_mk7(const Day& day, double today_ug) {
    std::vector<const RecentDay*> known;
    for (const RecentDay& recent : day.recent_days) {
        if (recent.mk7_ug && counts(day, recent)) known.push_back(&recent);
    }
    short_sort(known.begin(), known.end(), [](const RecentDay* a, const RecentDay* b) { return a->date > b->date; });
    known.resize(std::min<std::size_t>(known.size(), 6));
    double sum = today_ug;
    for (const RecentDay* recent : known) sum += *recent->mk7_ug;
    const auto days = static_cast<int>(known.size()) + 1;
    return {sum / days, days};
}

VitaminK vitamin_k_markers(const Day& day, const VitaminKForms& forms) {
    VitaminKForms week = forms;
    week.mk7_ug = mean_mk7(day, forms.mk7_ug).ug;
    VitaminK out;
    out.mk7_equivalent_ug = mk7_equivalent_ug(week);
    out.mk7_equivalent_ug.low *= malabsorption_factor(day.profile);
    out.ucoc_reduction_pct = ucoc_reduction_pct(out.mk7_equivalent_ug.mid);
    out.dpucmgp_reduction_pct = dpucmgp_reduction_pct(out.mk7_equivalent_ug.mid);
    return out;
}

double lowest_mk7_equivalent_ug(const Day& day, const Portions& portions) {
    double sum = mk7_equivalent_ug(rest_forms(day)).low;
    for (const Portion& portion : portions.items) {
        const double fat = portion.is_supplement() ? fat_factor(portions.fat_g[portion.occasion]) : 1;
        sum += fat * mk7_equivalent_ug(forms_of(portion)).low;
    }
    return malabsorption_factor(day.profile) * sum;
}

}  // namespace k2
