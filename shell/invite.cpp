#include "shell/invite.h"

#include <algorithm>

namespace k2::shell {
namespace {

// contract.md "Never suggested": limits of one serving.
constexpr double most_sodium_mg = 600;
constexpr double most_food_d_ug = 15;
constexpr double most_pill_d_ug = 10;
constexpr std::array<std::string_view, 2> liver_oils{"cod_liver_oil", "monkfish_liver"};

Nutrient nutrient_of(Axis axis) {
    switch (axis) {
        case Axis::k2:
            return Nutrient::k2_ug;
        case Axis::d:
            return Nutrient::d_ug;
        case Axis::ca:
            return Nutrient::ca_mg;
    }
    return Nutrient::ca_mg;
}

double in_serving(const Food& food, Nutrient n) {
    const Cell& cell = food.cell(n);
    if (!cell.known) return 0;
    return cell.mid * (food.basis == Basis::per_100g ? food.serving_g / 100 : 1);
}

/// Calcium counts as far as it can be taken up: spinach is no calcium food.
double worth(const Food& food, Axis axis) {
    return in_serving(food, nutrient_of(axis)) * (axis == Axis::ca ? food.kappa.mid : 1);
}

bool excluded_by(const Profile& profile, const Food& food) {
    const auto has = [&](std::string_view word) {
        return std::ranges::find(profile.exclude, word) != profile.exclude.end();
    };
    constexpr std::array<std::pair<std::string_view, Tag>, 9> words{{{"dairy", Tag::dairy},
                                                                     {"egg", Tag::egg},
                                                                     {"fish", Tag::fish},
                                                                     {"meat", Tag::meat},
                                                                     {"offal", Tag::offal},
                                                                     {"soy", Tag::soy},
                                                                     {"gluten", Tag::gluten},
                                                                     {"nuts", Tag::nuts},
                                                                     {"supplement", Tag::supplement}}};
    for (const auto& [word, tag] : words) {
        if (food.has(tag) && has(word)) return true;
    }
    return has("animal") && !food.has(Tag::vegan);
}

bool measured_well(const Cell& cell) {
    return cell.grade != Grade::c && cell.grade != Grade::d;
}

bool may_be_named(const State& state, const Food& food, Axis axis) {
    const Profile& p = state.day().profile;
    if (food.has(Tag::prescription) || excluded_by(p, food)) return false;
    if (food.is_supplement() && !p.allow_supplements) return false;
    if (std::ranges::find(liver_oils, food.id) != liver_oils.end()) return false;
    if (in_serving(food, Nutrient::na_mg) > most_sodium_mg) return false;
    if (in_serving(food, Nutrient::d_ug) > (food.is_supplement() ? most_pill_d_ug : most_food_d_ug)) return false;
    if (food.has(Tag::offal) && p.state != k2::State::none) return false;
    return axis != Axis::k2 || measured_well(food.cell(Nutrient::k2_ug));
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
    if (state.answer(Flag::vka) != Answer::no || any_stop(report)) return std::nullopt;
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
    for (const Food& food : state.catalogue().foods()) {
        if (worth(food, axis) > 0 && may_be_named(state, food, axis)) foods.push_back(&food);
    }
    std::ranges::stable_sort(foods, std::greater{}, [axis](const Food* f) { return worth(*f, axis); });
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
        case Example::natto_meal:
            return {{Slot::breakfast,
                     {grams("natto", 40), grams("rice_cooked", 150), grams("miso", 16), grams("youcai", 150)}}};
        case Example::vegan_day:
            return {{Slot::breakfast, {grams("soymilk_cn", 250), grams("oats", 40), grams("walnut", 25)}},
                    {Slot::lunch, {grams("rice_brown", 150), grams("tofu_north", 100), grams("youcai", 150)}},
                    {Slot::dinner, {grams("sweet_potato", 150), grams("gailan", 150), grams("tempeh", 100)}},
                    {Slot::snack, {grams("orange", 150)}}};
    }
    return {};
}

}  // namespace k2::shell
