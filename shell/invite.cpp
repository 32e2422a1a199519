#include "shell/invite.h"

#include <algorithm>

#include "core/advice/suggest.h"
#include "core/base/short_sort.h"
#include "core/day/portions.h"

namespace k2::shell {
namespace {

double in_serving(const Food& food, Nutrient n) {
    const Cell& cell = food.cell(n);
    if (!cell.known) return 0;
    return cell.mid * amount_of_servings(food, 1);
}

/// Calcium counts as far as it can be taken up: spinach is no calcium food.
double worth(const Food& food, Axis axis) {
    return in_serving(food, nutrient_of(axis)) * (axis == Axis::ca ? food.kappa.mid : 1);
}

bool may_be_named(const State& state, const Food& food, Axis axis) {
    const auto slot = static_cast<std::size_t>(state.view.slot);
    return is_everyday(food) && (slot >= meal_keys.size() || food.eaten_at(slot)) &&
           may_be_suggested(food, state.day().profile) && may_headline(food, nutrient_of(axis));
}

bool any_stop(const Report& report) {
    return std::ranges::any_of(report.safety, [](const SafetyMessage& m) { return m.severity == Severity::stop; });
}

Item grams(std::string_view food, double g) {
    return {std::string(food), g, {}, {}};
}

}  // namespace

std::optional<Axis> missing_axis(const State& state) {
    const Report& report = state.report();
    if (state.answer(StopQuestion::anticoagulant) != Answer::no || any_stop(report)) return std::nullopt;
    std::optional<Axis> lowest;
    for (const Axis axis : all_axes) {
        const std::optional<Estimate>& adequacy = report.adequacy[index(axis)];
        if (!adequacy || adequacy->mid >= 1) continue;
        if (!lowest || adequacy->mid < report.adequacy[index(*lowest)]->mid) lowest = axis;
    }
    return lowest;
}

std::vector<const Food*> richest_foods(const State& state, Axis axis, std::size_t count) {
    std::vector<const Food*> foods;
    if (!state.catalogue().whole()) return foods;  // the richest may still be to come
    for (const Food& food : state.catalogue().foods()) {
        if (worth(food, axis) > 0 && may_be_named(state, food, axis)) foods.push_back(&food);
    }
    short_sort(foods.begin(), foods.end(),
               [axis](const Food* a, const Food* b) { return worth(*a, axis) > worth(*b, axis); });
    std::vector<const Food*> out;
    for (const Food* food : foods) {
        if (out.size() == count) break;
        // Five cheeses in a row would be one idea, not five.
        const auto same_group = [food](const Food* other) { return other->group == food->group; };
        if (std::ranges::none_of(out, same_group)) out.push_back(food);
    }
    return out;
}

std::span<const std::string_view> common_foods() {
    static constexpr std::array<std::string_view, 5> ids{"milk_whole_cn", "egg_boiled", "rice_cooked", "tofu_north",
                                                         "apple"};
    return ids;
}

std::vector<Meal> example_meals(Example example) {
    switch (example) {
        case Example::breakfast:
            return {{Slot::breakfast, {grams("milk_whole_cn", 250), grams("egg_boiled", 50), grams("mantou", 100)}}};
        case Example::lunch:
            return {{Slot::lunch,
                     {grams("rice_cooked", 150), grams("tofu_north", 100), grams("pakchoi_boiled", 150),
                      grams("shrimp_cooked", 85)}}};
        case Example::vegan_day:
            return {
                {Slot::breakfast, {grams("soymilk_cn", 250), grams("oats_cooked", 240), grams("walnut", 25)}},
                {Slot::lunch, {grams("rice_cooked", 150), grams("tofu_north", 100), grams("pakchoi_boiled", 150)}},
                {Slot::dinner, {grams("noodles_cooked", 250), grams("gailan_cooked", 150), grams("tofu_dried", 50)}},
                {Slot::snack, {grams("orange", 150)}}};
    }
    return {};
}

}  // namespace k2::shell
