#include "core/food/dish.h"

#include <algorithm>
#include <cassert>

#include "core/food/uncertainty.h"

namespace k2 {
namespace {

/// What every ingredient has to be, for the dish to be it.
constexpr std::uint32_t of_all = static_cast<std::uint32_t>(Tag::vegetarian) | static_cast<std::uint32_t>(Tag::vegan);
constexpr auto d2 = static_cast<std::uint32_t>(Tag::vitamin_d2);

std::uint32_t tags_of(const Food& dish) {
    std::uint32_t all = ~0U;
    std::uint32_t any = 0;
    bool only_d2 = true;
    for (const Ingredient& part : dish.ingredients) {
        all &= part.food->tags;
        any |= part.food->tags;
        if (part.food->cell(Nutrient::d_ug).mid > 0 && !part.food->has(Tag::vitamin_d2)) only_d2 = false;
    }
    return (all & of_all) | (any & ~(of_all | d2)) | (only_d2 ? any & d2 : 0);
}

Cell cell_of(const Food& dish, Nutrient nutrient) {
    const Spread recipe = spread_of_factor(recipe_low, recipe_high);
    Cell sum;
    UncertainSum range;
    bool whole = true;
    double estimated = 0;        // of the figure
    double most_estimated = -1;  // of one ingredient's
    for (const Ingredient& part : dish.ingredients) {
        const Cell& cell = part.food->cell(nutrient);
        const Distances distances = distances_of(*part.food, nutrient, recipe);
        const double amount = part.share * cell.mid;
        range.add(amount, {part.share * distances.below, part.share * distances.above});
        sum.known = sum.known || cell.known;
        whole = whole && cell.known && !cell.partial;
        if (!cell.known || !is_estimated(cell.how)) continue;
        estimated += amount;
        if (amount > most_estimated) {
            most_estimated = amount;
            sum.how = cell.how;
        }
    }
    if (!sum.known) return {};
    const Estimate estimate = range.estimate();
    sum.mid = estimate.mid;
    sum.low = estimate.low;
    sum.high = estimate.high;
    sum.below = sum.mid - sum.low;
    sum.above = sum.high - sum.mid;
    sum.ranged = sum.low < sum.mid || sum.high > sum.mid;
    sum.partial = !whole;
    sum.grade = Grade::d;
    if (estimated * 2 < sum.mid || most_estimated < 0) sum.how = How::calculated;
    return sum;
}

Kappa kappa_of(const Food& dish) {
    Kappa kappa;
    double ca_mg = 0;
    Kappa load{0, 0, 0, {}};
    for (const Ingredient& part : dish.ingredients) {
        const double mg = part.share * part.food->cell(Nutrient::ca_mg).mid;
        ca_mg += mg;
        load.mid += mg * part.food->kappa.mid;
        load.low += mg * part.food->kappa.low;
        load.high += mg * part.food->kappa.high;
    }
    if (ca_mg > 0) kappa = {load.mid / ca_mg, load.low / ca_mg, load.high / ca_mg, "of its ingredients"};
    return kappa;
}

}  // namespace

void describe_dish(Food& dish) {
    assert(!dish.ingredients.empty() && dish.basis == Basis::per_100g);
    dish.tags = tags_of(dish);
    for (const Nutrient nutrient : all_nutrients) dish.cells[index(nutrient)] = cell_of(dish, nutrient);
    dish.kappa = kappa_of(dish);
    for (const Ingredient& part : dish.ingredients) {
        if (part.food->oxalate_mg) dish.oxalate_mg = dish.oxalate_mg.value_or(0) + part.share * *part.food->oxalate_mg;
    }
}

}  // namespace k2
