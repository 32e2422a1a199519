#include "core/nutrition/intake.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/food/groups.h"
#include "core/food/uncertainty.h"

namespace k2 {
namespace {

constexpr std::array<Nutrient, 3> k2_forms{Nutrient::mk4_ug, Nutrient::mk7_ug, Nutrient::mk_other_ug};

Intake sum_nutrient(const Day& day, const Portions& portions, Nutrient nutrient) {
    Intake intake;
    UncertainSum sum;
    double unmeasured = 0;  // Σ distance² of what is not known
    const auto count = [&](const FoodAmount& eaten) {
        const Cell& cell = eaten.food->cell(nutrient);
        intake.known += cell.known && !cell.partial ? eaten.items : 0;
        intake.partial += cell.known && cell.partial ? eaten.items : 0;
        intake.estimated += cell.known && is_estimated(cell.how) ? eaten.items : 0;
        intake.of += eaten.items;
    };
    for (const FoodAmount& dish : portions.dishes) count(dish);
    for (const FoodAmount& eaten : portions.foods) {
        const Cell& cell = eaten.food->cell(nutrient);
        count(eaten);
        const Distances distances{eaten.amount * cell.below, eaten.amount * cell.above};
        sum.add(eaten.amount * cell.mid, distances);
        if (!cell.known) unmeasured += distances.above * distances.above;
    }
    if (has_rest_of_day(day)) {
        const RestAmount rest = rest_of_day(day, nutrient);
        sum.add_exact(rest.amount);
        intake.known += rest.known ? 1 : 0;
        intake.partial += rest.partial ? 1 : 0;
        ++intake.of;
    }
    intake.sum = sum.estimate();
    const double above = intake.sum.high - intake.sum.mid;
    intake.measured_high = intake.sum.mid + std::sqrt(std::max(0.0, above * above - unmeasured));
    return intake;
}

}  // namespace

PerNutrient<Intake> sum_intake(const Day& day, const Portions& portions) {
    PerNutrient<Intake> intake;
    for (const Nutrient nutrient : all_nutrients) intake[index(nutrient)] = sum_nutrient(day, portions, nutrient);
    return intake;
}

RestAmount rest_of_day(const Day& day, Nutrient nutrient) {
    const auto& given = day.rest_of_day[index(nutrient)];
    if (given) return {*given, true, false};
    RestAmount rest;
    if (nutrient == Nutrient::k2_ug) {
        int known = 0;
        for (const Nutrient form : k2_forms) {
            const auto& amount = day.rest_of_day[index(form)];
            rest.amount += amount.value_or(0);
            known += amount ? 1 : 0;
        }
        rest.known = known == 3;
        rest.partial = known > 0 && known < 3;
    } else if (nutrient == Nutrient::k_total_ug) {
        const RestAmount k1 = rest_of_day(day, Nutrient::k1_ug);
        const RestAmount k2 = rest_of_day(day, Nutrient::k2_ug);
        rest.amount = k1.amount + k2.amount;
        rest.known = k1.known && k2.known;
        rest.partial = !rest.known && (k1.known || k2.known || k2.partial);
    }
    return rest;
}

}  // namespace k2
