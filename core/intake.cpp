#include "core/intake.h"

#include <array>
#include <span>

#include "core/groups.h"
#include "core/uncertainty.h"

namespace k2 {
namespace {

constexpr std::array<Nutrient, 3> k2_forms{Nutrient::mk4_ug, Nutrient::mk7_ug, Nutrient::mk_other_ug};

void add_term(UncertainSum& sum, Intake& intake, const Portion& portion, Nutrient nutrient) {
    const Cell& cell = portion.food->cell(nutrient);
    if (!cell.known) {
        const double up_to = unknown_up_to(portion, nutrient);
        intake.unknown_up_to += up_to;
        sum.add_unknown(up_to);
    } else if (cell.mid > 0) {
        sum.add(portion.amount * cell.mid, spread_of(cell, nutrient, !portion.is_supplement()));
    } else {
        sum.add_uniform(portion.amount * cell.high);
    }
}

/// The terms of a food in the sum of one nutrient: the nutrient itself. Total vitamin K has two, K1 and K2, which err
/// independently; an own food may know its total alone.
std::span<const Nutrient> terms_of(Nutrient nutrient, const Food& food) {
    static constexpr std::array<Nutrient, 2> forms{Nutrient::k1_ug, Nutrient::k2_ug};
    const auto known = [&](Nutrient form) { return food.cell(form).known; };
    if (nutrient == Nutrient::k_total_ug &&
        (!known(Nutrient::k_total_ug) || known(Nutrient::k1_ug) || known(Nutrient::k2_ug)))
        return forms;
    return std::span(all_nutrients).subspan(index(nutrient), 1);
}

Intake sum_nutrient(const Day& day, const Portions& portions, Nutrient nutrient) {
    Intake intake;
    UncertainSum sum;
    for (const Portion& portion : portions.items) {
        const Cell& cell = portion.food->cell(nutrient);
        intake.known += cell.known && !cell.partial ? 1 : 0;
        intake.partial += cell.known && cell.partial ? 1 : 0;
        intake.estimated += cell.known && is_estimated(cell.how) ? 1 : 0;
        ++intake.of;
        for (const Nutrient term : terms_of(nutrient, *portion.food)) add_term(sum, intake, portion, term);
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

double unknown_k2_share(const Intake& k2) {
    const double possible = k2.sum.mid + k2.unknown_up_to;
    return possible > 0 ? k2.unknown_up_to / possible : 0;
}

double unknown_up_to(const Portion& portion, Nutrient nutrient) {
    const Food& food = *portion.food;
    // A group's constant is per 100 g; a reader's own piece of food is counted by what it weighs.
    const bool own_piece = food.group == Group::own && food.basis == Basis::per_unit;
    const double amount = own_piece ? portion.amount * food.serving_g / 100 : portion.amount;
    return amount * group_info(food.group).unknown_up_to[index(nutrient)];
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
