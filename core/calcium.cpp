#include "core/calcium.h"

#include <algorithm>
#include <vector>

#include "core/intake.h"
#include "core/portable_math.h"
#include "core/uncertainty.h"

namespace k2 {
namespace {

// Ratios to milk at 500 mg, solved for κ: with a meal 0.95 [0.80–1.05], fasting 0.85 [0.5–1.0], fasting without
// acid 0.18 [0.1–0.4]. The first is in the table of foods.
constexpr Kappa carbonate_fasting{0.729, 0.352, 0.923, "carbonate, fasting"};
constexpr Kappa carbonate_fasting_low_acid{0.096, 0.047, 0.262, "carbonate, fasting with little acid"};

/// One eating occasion: what is eaten and what of it loads the transporter, with its range.
struct Load {
    double eaten_mg = 0;
    UncertainSum available;
};

/// Of one unit of a food's amount.
Distances load_distances(const Portion& portion, const Kappa& kappa) {
    const Food& food = *portion.food;
    if (&kappa == &food.kappa) return {food.load_below, food.load_above};
    return load_distances_of(food, kappa);
}

using PortionIterator = std::vector<Portion>::const_iterator;

/// All portions of one food in a meal: they err together.
void add_food(Load& load, PortionIterator begin, PortionIterator end, bool acid_suppressed) {
    double mg = 0;
    Distances distances;
    for (auto portion = begin; portion != end; ++portion) {
        const Kappa& kappa = kappa_of(*portion, acid_suppressed);
        const Distances each = load_distances(*portion, kappa);
        mg += kappa.mid * portion->of(Nutrient::ca_mg);
        distances.below += portion->amount * each.below;
        distances.above += portion->amount * each.above;
        load.eaten_mg += portion->of(Nutrient::ca_mg);
    }
    load.available.add(mg, distances);
}

/// The range of what is absorbed: absorption rises with the load, so the ends of the load give the ends.
Estimate absorbed_range(const Load& load, double personal) {
    const Estimate available = load.available.estimate();
    // Where κ·F nears 1 the amount eaten is the limit; it varies with the load.
    const auto at = [&](double load_mg) {
        const double eaten = available.mid > 0 ? load.eaten_mg * load_mg / available.mid : load_mg;
        return absorbed_mg(eaten, load_mg, personal);
    };
    return {at(available.mid), at(available.low), at(available.high)};
}

}  // namespace

double fractional_absorption(double load_mg) {
    return 0.889 - 0.0964 * portable::log(std::clamp(load_mg, studied_load_low_mg, clamped_load_high_mg));
}

double absorbed_mg(double eaten_mg, double load_mg, double personal_factor) {
    return std::min(eaten_mg, load_mg * fractional_absorption(load_mg) * personal_factor);
}

double reference_absorbed_mg(double target_mg) {
    const double load = kappa_dairy * target_mg / 3;
    return 3 * load * fractional_absorption(load);
}

double milk_equivalent_mg(double absorbed_mg, double target_mg) {
    return target_mg * absorbed_mg / reference_absorbed_mg(target_mg);
}

double age_factor(double age, bool postmenopausal) {
    const double by_age = 1 - 0.007 * (std::clamp(age, 40.0, 80.0) - 40);
    return postmenopausal ? by_age * 0.925 : by_age;
}

double vitamin_d_factor(double serum_25ohd_nmol_l) {
    return 1 + 0.0010 * (std::clamp(serum_25ohd_nmol_l, 25.0, 125.0) - 60);
}

double personal_factor(const Profile& profile) {
    if (!profile.personal_absorption) return 1;
    const double by_age = age_factor(profile.age, profile.postmenopausal && profile.sex == Sex::female);
    return profile.serum_25ohd_nmol_l ? by_age * vitamin_d_factor(*profile.serum_25ohd_nmol_l) : by_age;
}

const Kappa& kappa_of(const Portion& portion, bool acid_suppressed) {
    if (!portion.food->has(Tag::calcium_carbonate) || portion.with_meal) return portion.food->kappa;
    return acid_suppressed ? carbonate_fasting_low_acid : carbonate_fasting;
}

Calcium absorbed_calcium(const Day& day, const Portions& portions, double target_mg) {
    const double personal = personal_factor(day.profile);
    const double per_milk_mg = reference_absorbed_mg(target_mg) / target_mg;
    Calcium calcium;
    UncertainSum total;
    const bool acid_suppressed = day.profile.flags.has(Flag::ppi);
    calcium.by_meal_mg.reserve(portions.occasions);
    auto portion = portions.items.begin();
    for (std::size_t occasion = 0; occasion < portions.occasions; ++occasion) {
        Load load;
        bool known = portion == portions.items.end() || portion->occasion != occasion;  // an empty meal
        while (portion != portions.items.end() && portion->occasion == occasion) {
            const auto end = std::find_if(portion, portions.items.end(), [&](const Portion& p) {
                return p.food != portion->food || p.occasion != occasion;
            });
            add_food(load, portion, end, acid_suppressed);
            known = known || portion->food->cell(Nutrient::ca_mg).known;
            portion = end;
        }
        const Estimate absorbed = absorbed_range(load, personal);
        calcium.by_meal_mg.push_back(absorbed.mid);
        calcium.by_meal_known.push_back(known);
        calcium.extrapolated = calcium.extrapolated || load.available.mid() > studied_load_high_mg;
        total.add(absorbed.mid, {absorbed.mid - absorbed.low, absorbed.high - absorbed.mid});
    }
    // What else was eaten counts as an average diet: milk-equivalent grows by the same mg (docs/formats.md).
    total.add_exact(day.rest_of_day[index(Nutrient::ca_mg)].value_or(0) * per_milk_mg);
    calcium.absorbed_mg = total.estimate();
    calcium.milk_equivalent_mg = {calcium.absorbed_mg.mid / per_milk_mg, calcium.absorbed_mg.low / per_milk_mg,
                                  calcium.absorbed_mg.high / per_milk_mg};
    calcium.between_person = {calcium.absorbed_mg.mid, 0.667 * calcium.absorbed_mg.mid, 1.50 * calcium.absorbed_mg.mid};
    return calcium;
}

std::optional<double> predicted_balance_mg(double intake_mg) {
    if (intake_mg < 415 || intake_mg > 1740) return std::nullopt;
    return 0.20 * intake_mg - 148.29;
}

Estimate sodium_calcium_loss_mg(double sodium_mg) {
    const double loss = std::max(0.0, 32 * (sodium_mg - 2000) / 2300);
    return {loss, 0.75 * loss, 1.25 * loss};
}

}  // namespace k2
