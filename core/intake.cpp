#include "core/intake.h"

#include <array>

#include "core/groups.h"
#include "core/uncertainty.h"

namespace k2 {
namespace {

constexpr std::array<Nutrient, 3> k2_forms{Nutrient::mk4_ug, Nutrient::mk7_ug, Nutrient::mk_other_ug};

Intake sum_nutrient(const Day& day, const Portions& portions, Nutrient nutrient) {
    Intake intake;
    UncertainSum sum;
    for (const FoodAmount& eaten : portions.foods) {
        const Cell& cell = eaten.food->cell(nutrient);
        intake.known += cell.known && !cell.partial ? eaten.items : 0;
        intake.partial += cell.known && cell.partial ? eaten.items : 0;
        intake.estimated += cell.known && is_estimated(cell.how) ? eaten.items : 0;
        intake.of += eaten.items;
        if (!cell.known) intake.unknown_up_to += eaten.amount * unknown_up_to(*eaten.food, nutrient);
        sum.add(eaten.amount * cell.mid, {eaten.amount * cell.below, eaten.amount * cell.above});
    }
    if (has_rest_of_day(day)) {
        const RestAmount rest = rest_of_day(day, nutrient);
        sum.add_exact(rest.amount);
        intake.known += rest.known ? 1 : 0;
        intake.partial += rest.partial ? 1 : 0;
        ++intake.of;
    }
    intake.sum = sum.estimate();
    return intake;
}

}  // namespace

PerNutrient<Intake> sum_intake(const Day& day, const Portions& portions) {
    PerNutrient<Intake> intake;
    for (const Nutrient nutrient : all_nutrients) intake[index(nutrient)] = sum_nutrient(day, portions, nutrient);
    return intake;
}

double unknown_up_to(const Food& food, Nutrient nutrient) {
    const double up_to = group_info(food.group).unknown_up_to[index(nutrient)];
    // A group's constant is per 100 g; a reader's own piece of food is counted by what it weighs.
    const bool own_piece = food.group == Group::own && food.basis == Basis::per_unit;
    return own_piece ? up_to * food.serving_g / 100 : up_to;
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
