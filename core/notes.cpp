#include "core/notes.h"

#include <algorithm>

#include "core/calcium.h"
#include "core/recent_days.h"
#include "core/vitamin_d.h"
#include "core/vitamin_k.h"

namespace k2 {
namespace {

/// Occasions that hold vitamin D or K2 and less than 5 g of fat; one with a food of unknown fat is left out.
struct LeanMeals {
    int count = 0;
    double fat_g = 0;  // of the leanest
};

LeanMeals lean_meals(const Portions& portions) {
    constexpr double some_fat_g = 5;
    LeanMeals lean;
    auto portion = portions.items.begin();
    for (std::size_t i = 0; i < portions.occasions; ++i) {
        const double fat_g = portions.fat_g[i];
        bool vitamins = false;
        bool unknown = false;
        for (; portion != portions.items.end() && portion->occasion == i; ++portion) {
            vitamins |= portion->of(Nutrient::d_ug) > 0 || portion->of(Nutrient::k2_ug) > 0;
            unknown |= !portion->food->cell(Nutrient::fat_g).known;
        }
        if (!vitamins || unknown || fat_g >= some_fat_g) continue;
        lean.fat_g = lean.count == 0 ? fat_g : std::min(lean.fat_g, fat_g);
        ++lean.count;
    }
    return lean;
}

}  // namespace

std::vector<Note> notes_on(const Day& day, const Portions& portions, const Report& report) {
    const auto amount = [&](Nutrient n) { return report[n].sum.mid; };
    std::vector<Note> notes;
    notes.reserve(8);  // one of each
    const double ca = amount(Nutrient::ca_mg);
    const double mg = amount(Nutrient::mg_mg);
    if (ca > 0 && mg > 0 && (ca / mg < 1.7 || ca / mg > 2.8)) notes.push_back({"ca_mg_ratio", {{"ratio", ca / mg}}});
    const double p = amount(Nutrient::p_mg);
    if (p > 0 && ca / p < 0.5) notes.push_back({"ca_p_ratio", {{"ratio", ca / p}}});
    if (const double d2 = vitamin_d2_ug(portions); d2 > 0.5 * amount(Nutrient::d_ug)) {
        notes.push_back({"d2_share", {{"share_pct", 100 * d2 / amount(Nutrient::d_ug)}}});
    }
    if (const auto balance = predicted_balance_mg(ca)) notes.push_back({"hunt_johnson", {{"balance_mg", *balance}}});
    if (const LeanMeals lean = lean_meals(portions); lean.count > 0) {
        notes.push_back({"low_fat_meal", {{"fat_g", lean.fat_g}, {"meals", lean.count}}});
    }
    if (!report.balance.hidden) {  // about the effect of K2
        const double mk4 = amount(Nutrient::mk4_ug);
        if (mk4 > 0.5 * amount(Nutrient::k2_ug))
            notes.push_back({"mk4_share", {{"share_pct", 100 * mk4 / amount(Nutrient::k2_ug)}}});
        const double mk7 = amount(Nutrient::mk7_ug);
        if (const MeanMk7 mean = mean_mk7(day, mk7); mean.days > 1) {
            notes.push_back({"mk7_mean", {{"days", mean.days}, {"mean_ug", mean.ug}, {"today_ug", mk7}}});
        }
    }
    if (const std::size_t days = recent_left_out(day); days > 0) {
        notes.push_back({"recent_left_out", {{"days", static_cast<double>(days)}}});
    }
    if (const Estimate loss = sodium_calcium_loss_mg(amount(Nutrient::na_mg)); loss.mid > 0) {
        notes.push_back({"sodium", {{"high_mg", loss.high}, {"loss_mg", loss.mid}, {"low_mg", loss.low}}});
    }
    return notes;
}

}  // namespace k2
