#include "core/vitamin_d.h"

#include <algorithm>

#include "core/intake.h"
#include "core/portable_math.h"
#include "core/uncertainty.h"

namespace k2 {

double fat_factor(double meal_fat_g) {
    return meal_fat_g >= 10 ? 1 : 0.76 + 0.024 * meal_fat_g;
}

double malabsorption_factor(const Profile& profile) {
    const Flags& flags = profile.flags;
    const bool poor =
        flags.has(Flag::orlistat) || flags.has(Flag::bile_acid_sequestrant) || flags.has(Flag::fat_malabsorption);
    return poor ? 0.5 : 1;
}

double lowest_vitamin_d_ug(const Day& day, const Portions& portions) {
    UncertainSum sum;
    for (const FoodAmount& eaten : portions.foods) {
        const Food& food = *eaten.food;
        const Cell& cell = food.cell(Nutrient::d_ug);
        if (!cell.known) continue;
        double amount = eaten.amount;  // of which the vitamin arrives
        if (food.is_supplement()) {
            amount = 0;
            for (const Portion& portion : portions.items) {
                if (portion.food == &food) amount += portion.amount * fat_factor(portions.fat_g[portion.occasion]);
            }
        }
        if (food.has(Tag::vitamin_d2)) amount *= vitamin_d2_low_weight;
        sum.add(amount * cell.mid, {amount * cell.below, 0});
    }
    sum.add_exact(rest_of_day(day, Nutrient::d_ug).amount);
    return malabsorption_factor(day.profile) * sum.estimate().low;
}

double vitamin_d2_ug(const Portions& portions) {
    double sum = 0;
    for (const Portion& portion : portions.items) {
        if (portion.food->has(Tag::vitamin_d2)) sum += portion.of(Nutrient::d_ug);
    }
    return sum;
}

Estimate population_25ohd_nmol_l(double d_ug) {
    const double ln_iu = portable::log(std::max(100.0, d_ug * iu_per_ug_d));
    return {9.9 * ln_iu, 8.7 * ln_iu, 11.2 * ln_iu};
}

}  // namespace k2
