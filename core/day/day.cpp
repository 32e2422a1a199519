#include "core/day/day.h"

#include <algorithm>
#include <array>

namespace k2 {
namespace {

/// The sum of cells that are known, as one cell; partial unless all are.
template <std::size_t N>
Cell sum_of(const PerNutrient<Cell>& cells, const std::array<Nutrient, N>& parts) {
    Cell sum;
    sum.grade = Grade::own;
    sum.how = How::own;
    std::size_t known = 0;
    for (const Nutrient part : parts) {
        const Cell& cell = cells[index(part)];
        if (!cell.known) continue;
        ++known;
        sum.mid += cell.mid;
        sum.low += cell.low;
        sum.high += cell.high;
        sum.ranged = sum.ranged || cell.ranged;
        sum.partial = sum.partial || cell.partial;
    }
    sum.known = known > 0;
    sum.partial = sum.known && (sum.partial || known < N);
    return sum;
}

}  // namespace

Food OwnFood::as_food() const {
    Food food;
    food.id = id;
    food.name_zh = name;
    food.name_en = name;
    food.unit_zh = "1份";
    food.unit_en = "1 portion";
    food.group = Group::own;
    food.basis = basis;
    food.serving_g = serving_g;
    food.tags = (supplement ? static_cast<std::uint32_t>(Tag::supplement) : 0U) |
                (vitamin_d2 ? static_cast<std::uint32_t>(Tag::vitamin_d2) : 0U);
    food.kappa = kappa;
    food.cells = cells;
    Cell& k2 = food.cells[index(Nutrient::k2_ug)];
    if (!k2.known) k2 = sum_of(cells, std::array{Nutrient::mk4_ug, Nutrient::mk7_ug, Nutrient::mk_other_ug});
    Cell& k_total = food.cells[index(Nutrient::k_total_ug)];
    if (!k_total.known) k_total = sum_of(food.cells, std::array{Nutrient::k1_ug, Nutrient::k2_ug});
    return food;
}

Food OwnDish::as_food() const {
    Food food;
    food.id = id;
    food.name_zh = name;
    food.name_en = name;
    food.unit_zh = "1份";
    food.unit_en = "1 portion";
    food.group = Group::own;
    food.serving_g = g;
    return food;
}

bool within_limits(const Item& item, Basis basis, double serving_g) {
    const double amount = item.g ? *item.g : item.units.value_or(0);
    if (!(amount >= 0 && amount <= (item.g ? max_item_g : max_item_units))) return false;
    const bool weighed = basis == Basis::per_100g || serving_g != unsaid_serving_g;
    return !item.units || !weighed || amount * serving_g <= max_item_g;
}

Meal& meal_of(Day& day, Slot slot) {
    const auto present = std::ranges::find(day.meals, slot, &Meal::slot);
    if (present != day.meals.end()) return *present;
    const auto later = std::ranges::find_if(day.meals, [slot](const Meal& m) { return m.slot > slot; });
    return *day.meals.insert(later, Meal{slot, {}});
}

}  // namespace k2
