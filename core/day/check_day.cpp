#include "core/day/check_day.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <utility>

#include "core/day/date.h"
#include "core/food/dish.h"
#include "core/food/food_limits.h"

namespace k2 {
namespace {

constexpr double min_dish_g = 1;
constexpr double min_part_g = 0.01;
constexpr double max_boiled_down = 10;  // what is in a dish, to what it weighs in the end

using Problem = std::optional<Error>;

bool within(double value, double low, double high) {
    return std::isfinite(value) && value >= low && value <= high;
}

std::string step(std::string_view name, std::size_t i) {
    return '/' + std::string(name) + '/' + std::to_string(i);
}

/// The error of a part of the value at `at`.
Error placed(const std::string& at, Error error) {
    error.at = at + error.at;
    return error;
}

Problem check_profile(const Profile& profile) {
    if (!within(profile.age, 0, max_age)) return not_from_to("/profile/age", "an age", 0, max_age, " years");
    if (!within(profile.k2_target_ug, min_k2_target_ug, max_k2_target_ug)) {
        return not_from_to("/profile/k2_target_ug", "a reference line", min_k2_target_ug, max_k2_target_ug, " µg");
    }
    if (profile.serum_25ohd_nmol_l && !within(*profile.serum_25ohd_nmol_l, min_serum_nmol_l, max_serum_nmol_l)) {
        return not_from_to("/profile/serum_25ohd_nmol_l", "a lab value", min_serum_nmol_l, max_serum_nmol_l,
                           " nmol/L, or null");
    }
    for (std::size_t i = 0; i < profile.exclude.size(); ++i) {
        if (std::find(exclude_keys.begin(), exclude_keys.end(), profile.exclude[i]) == exclude_keys.end()) {
            std::string known;
            for (const std::string_view key : exclude_keys) known += (known.empty() ? "" : ", ") + std::string(key);
            return Error{step("profile/exclude", i), "expected one of: " + known, Reason::one_of, {known}};
        }
    }
    return std::nullopt;
}

bool is_own_id(std::string_view id) {
    return !id.empty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
}

Problem check_own_cells(const OwnFood& food, const std::string& at) {
    const auto cell = [&](Nutrient n) -> const Cell& { return food.cells[index(n)]; };
    for (const Nutrient n : all_nutrients) {
        const Cell& c = cell(n);
        if (!c.known) continue;
        auto problem = range_problem(c.low, c.mid, c.high, most_in(n, food.basis));
        if (problem) return placed(at + '/' + std::string(nutrient_key(n)), std::move(*problem));
    }
    if (auto wrong = contradiction(food.cells, food.basis)) return placed(at, std::move(*wrong));
    const double forms = cell(Nutrient::mk4_ug).mid + cell(Nutrient::mk7_ug).mid + cell(Nutrient::mk_other_ug).mid;
    if (cell(Nutrient::k2_ug).known && cell(Nutrient::k2_ug).mid < forms) {
        return Error{at + "/k2_ug", "expected at least the sum of mk4_ug, mk7_ug and mk_other_ug", Reason::sum};
    }
    const double k2 = cell(Nutrient::k2_ug).known ? cell(Nutrient::k2_ug).mid : forms;
    if (cell(Nutrient::k_total_ug).known && cell(Nutrient::k_total_ug).mid < cell(Nutrient::k1_ug).mid + k2) {
        return Error{at + "/k_total_ug", "expected at least the sum of k1_ug and K2", Reason::sum};
    }
    return std::nullopt;
}

Problem check_own_foods(const Day& day, const Catalogue& catalogue) {
    if (day.foods.size() > max_own_foods) return not_at_most("/foods", max_own_foods, "foods");
    for (std::size_t i = 0; i < day.foods.size(); ++i) {
        const OwnFood& food = day.foods[i];
        const std::string at = step("foods", i);
        if (!is_own_id(food.id))
            return Error{at + "/id", "expected an id of 1 to 64 letters, digits, _ or -", Reason::id};
        if (catalogue.find(food.id) != nullptr)
            return Error{at + "/id", "expected an id that no food of the table has", Reason::id};
        const auto same = [&](const OwnFood& other) { return other.id == food.id; };
        if (std::find_if(day.foods.begin(), day.foods.begin() + static_cast<std::ptrdiff_t>(i), same) !=
            day.foods.begin() + static_cast<std::ptrdiff_t>(i)) {
            return Error{at + "/id", "expected an id that no other food of this day has", Reason::id};
        }
        if (food.name.empty() || food.name.size() > max_name_bytes)
            return Error{at + "/name", "expected a name of 1 to 300 bytes", Reason::name};
        if (!within(food.serving_g, min_serving_g, max_item_g))
            return not_from_to(at + "/serving_g", "a serving", min_serving_g, max_item_g, " g");
        const Kappa& kappa = food.kappa;
        if (kappa.low == 0 || range_problem(kappa.low, kappa.mid, kappa.high, max_kappa)) {
            return Error{at + "/kappa", "expected an availability above 0 and at most 2, low <= mid <= high",
                         Reason::availability};
        }
        if (auto wrong = check_own_cells(food, at)) return wrong;
    }
    return std::nullopt;
}

Problem check_dish_part(const DishPart& part, const Day& day, const Catalogue& catalogue, const std::string& at) {
    const auto own = std::ranges::find(day.foods, part.food, &OwnFood::id);
    const Food* food = catalogue.find(part.food);
    if ((food != nullptr && food->is_dish()) ||
        std::ranges::find(day.dishes, part.food, &OwnDish::id) != day.dishes.end())
        return Error{at + "/food", "expected a food: a dish cannot be in a dish", Reason::dish_in_dish};
    if (food == nullptr && own == day.foods.end())
        return Error{at + "/food", "expected the id of a food of the table or of /foods", Reason::food};
    const bool weighed =
        food != nullptr ? food->basis == Basis::per_100g : own->basis == Basis::per_100g && !own->supplement;
    if (!weighed)
        return Error{at + "/food", "expected a food that is weighed, no supplement and nothing by the piece",
                     Reason::dish_part};
    if (!within(part.g, min_part_g, max_item_g))
        return Error{at + "/g", "expected 0.01 to 5000 g", Reason::from_to, {"0.01", "5000"}};
    return std::nullopt;
}

Problem check_own_dishes(const Day& day, const Catalogue& catalogue) {
    if (day.dishes.size() > max_own_dishes) return not_at_most("/dishes", max_own_dishes, "dishes");
    for (std::size_t i = 0; i < day.dishes.size(); ++i) {
        const OwnDish& dish = day.dishes[i];
        const std::string at = step("dishes", i);
        if (!is_own_id(dish.id))
            return Error{at + "/id", "expected an id of 1 to 64 letters, digits, _ or -", Reason::id};
        if (catalogue.find(dish.id) != nullptr)
            return Error{at + "/id", "expected an id that no food of the table has", Reason::id};
        const auto earlier = std::span(day.dishes).first(i);
        if (std::ranges::find(day.foods, dish.id, &OwnFood::id) != day.foods.end() ||
            std::ranges::find(earlier, dish.id, &OwnDish::id) != earlier.end()) {
            return Error{at + "/id", "expected an id that no other food of this day has", Reason::id};
        }
        if (dish.name.empty() || dish.name.size() > max_name_bytes)
            return Error{at + "/name", "expected a name of 1 to 300 bytes", Reason::name};
        if (!within(dish.g, min_dish_g, max_item_g))
            return Error{at + "/g", "expected 1 to 5000 g", Reason::from_to, {"1", "5000"}};
        if (dish.ingredients.empty() || dish.ingredients.size() > max_ingredients)
            return Error{at + "/ingredients", "expected 1 to 40 ingredients", Reason::from_to, {"1", "40"}};
        double parts_g = 0;
        for (std::size_t p = 0; p < dish.ingredients.size(); ++p) {
            const DishPart& part = dish.ingredients[p];
            if (auto wrong = check_dish_part(part, day, catalogue, at + step("ingredients", p))) return wrong;
            parts_g += part.g;
        }
        if (parts_g > max_boiled_down * dish.g)
            return Error{at + "/g", "expected a dish that weighs at least a tenth of what is in it",
                         Reason::dish_weight};
    }
    return std::nullopt;
}

Problem check_item(const Item& item, const Day& day, const Catalogue& catalogue, const std::string& at) {
    const Food* food = catalogue.find(item.food);
    const auto own =
        std::find_if(day.foods.begin(), day.foods.end(), [&](const OwnFood& f) { return f.id == item.food; });
    const auto dish = std::ranges::find(day.dishes, item.food, &OwnDish::id);
    if (food == nullptr && own == day.foods.end() && dish == day.dishes.end())
        return Error{at + "/food", "expected the id of a food of the table, of /foods or of /dishes", Reason::food};
    if (food != nullptr && food->has(Tag::prescription)) {
        return Error{at + "/food", "expected a food or supplement; this is a prescription drug, which is never counted",
                     Reason::drug};
    }
    if (item.g.has_value() == item.units.has_value())
        return Error{at, "expected exactly one of g and units", Reason::amount};
    const bool described = food == nullptr && dish == day.dishes.end();  // an own food
    const Basis basis = food != nullptr ? food->basis : described ? own->basis : Basis::per_100g;
    const double serving_g = food != nullptr ? food->serving_g : described ? own->serving_g : dish->g;
    if (item.g && basis == Basis::per_unit)
        return Error{at + "/g", "expected units instead of g: this is counted by the piece", Reason::amount};
    if (item.g && !within(*item.g, 0, max_item_g))
        return Error{at + "/g", "expected 0 to 5000 g", Reason::from_to, {"0", "5000"}};
    if (item.units && !within(*item.units, 0, max_item_units))
        return Error{at + "/units", "expected 0 to 100 units", Reason::from_to, {"0", "100"}};
    if (!within_limits(item, basis, serving_g))
        return Error{at + "/units", "expected units of at most 5000 g together", Reason::weight};
    return std::nullopt;
}

Problem check_meals(const Day& day, const Catalogue& catalogue) {
    if (day.meals.size() > max_meals) return not_at_most("/meals", max_meals, "meals");
    std::size_t items = 0;
    for (std::size_t m = 0; m < day.meals.size(); ++m) {
        const Meal& meal = day.meals[m];
        const std::string at = step("meals", m) + "/items";
        items += meal.items.size();
        if (items > max_items) return not_at_most(at, max_items, "items in all meals");
        for (std::size_t i = 0; i < meal.items.size(); ++i) {
            if (auto wrong = check_item(meal.items[i], day, catalogue, at + '/' + std::to_string(i))) return wrong;
        }
    }
    return std::nullopt;
}

Problem check_rest(const Day& day) {
    for (const Nutrient n : all_nutrients) {
        const auto& amount = day.rest_of_day[index(n)];
        if (amount && !within(*amount, 0, max_amount)) {
            return not_from_to("/rest_of_day/" + std::string(nutrient_key(n)), "a number", 0, max_amount);
        }
    }
    const auto value = [&](Nutrient n) { return day.rest_of_day[index(n)].value_or(0); };
    const double forms = value(Nutrient::mk4_ug) + value(Nutrient::mk7_ug) + value(Nutrient::mk_other_ug);
    const auto& k2 = day.rest_of_day[index(Nutrient::k2_ug)];
    if (k2 && *k2 < forms)
        return Error{"/rest_of_day/k2_ug", "expected at least the sum of mk4_ug, mk7_ug and mk_other_ug", Reason::sum};
    const auto& k_total = day.rest_of_day[index(Nutrient::k_total_ug)];
    if (k_total && *k_total < value(Nutrient::k1_ug) + k2.value_or(forms)) {
        return Error{"/rest_of_day/k_total_ug", "expected at least the sum of k1_ug and K2", Reason::sum};
    }
    return std::nullopt;
}

constexpr std::string_view expected_date = "expected a date like 2026-11-23 that the calendar has";

Problem check_recent(const Day& day) {
    if (day.recent_days.size() > max_recent_days) return not_at_most("/recent_days", max_recent_days, "days");
    for (std::size_t i = 0; i < day.recent_days.size(); ++i) {
        const RecentDay& recent = day.recent_days[i];
        const std::string at = step("recent_days", i);
        if (!day_number(recent.date)) return Error{at + "/date", std::string(expected_date), Reason::date};
        const auto same = [&](const RecentDay& other) { return other.date == recent.date; };
        if (std::find_if(day.recent_days.begin(), day.recent_days.begin() + static_cast<std::ptrdiff_t>(i), same) !=
            day.recent_days.begin() + static_cast<std::ptrdiff_t>(i)) {
            return Error{at + "/date", "expected each date once", Reason::date_twice};
        }
        const auto wrong = [](const std::optional<double>& amount) {
            return amount && !within(*amount, 0, max_amount);
        };
        if (wrong(recent.k1_ug)) return not_from_to(at + "/k1_ug", "a number", 0, max_amount);
        if (wrong(recent.k2_ug)) return not_from_to(at + "/k2_ug", "a number", 0, max_amount);
        if (wrong(recent.mk7_ug)) return not_from_to(at + "/mk7_ug", "a number", 0, max_amount);
    }
    return std::nullopt;
}

}  // namespace

std::optional<Error> check_day(const Day& day, const Catalogue& catalogue) {
    if (day.date && !day_number(*day.date)) return Error{"/date", std::string(expected_date), Reason::date};
    if (auto wrong = check_profile(day.profile)) return wrong;
    if (auto wrong = check_own_foods(day, catalogue)) return wrong;
    if (auto wrong = check_own_dishes(day, catalogue)) return wrong;
    if (auto wrong = check_meals(day, catalogue)) return wrong;
    if (auto wrong = check_rest(day)) return wrong;
    return check_recent(day);
}

}  // namespace k2
