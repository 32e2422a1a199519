// What must hold for every day that is accepted, on a few hundred seeded random ones.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>
#include <utility>

#include "core/balance.h"
#include "core/check_day.h"
#include "days.h"
#include "near.h"
#include "random_days.h"

using namespace k2;

namespace {

void check_estimate(const Estimate& e) {
    CHECK(std::isfinite(e.low));
    CHECK(std::isfinite(e.high));
    CHECK(e.low >= 0);
    CHECK(e.low <= e.mid);
    CHECK(e.mid <= e.high);
}

void check_index(const std::optional<double>& value, double max) {
    if (!value) return;
    CHECK(*value >= 0);
    CHECK(*value <= max);
}

void check_invariants(const Report& report) {
    for (const Nutrient n : all_nutrients) {
        const Intake& intake = report[n];
        INFO(nutrient_key(n));
        check_estimate(intake.sum);
        CHECK(intake.unmeasured() == (intake.of > 0 && intake.known + intake.partial == 0));
        CHECK(intake.known + intake.partial <= intake.of);
        CHECK(intake.unknown_up_to >= 0);
    }
    check_estimate(report.calcium.absorbed_mg);
    check_estimate(report.calcium.milk_equivalent_mg);
    check_estimate(report.calcium.between_person);
    CHECK(report.calcium.absorbed_mg.mid <= report[Nutrient::ca_mg].sum.mid + 1e-9);
    if (report.vitamin_k) {
        check_estimate(report.vitamin_k->mk7_equivalent_ug);
        check_estimate(report.vitamin_k->ucoc_reduction_pct);
        check_estimate(report.vitamin_k->dpucmgp_reduction_pct);
    }
    for (const auto& adequacy : report.adequacy) {
        if (!adequacy) continue;
        check_estimate(*adequacy);
        CHECK(adequacy->high <= 1);
    }
    const Balance& b = report.balance;
    check_index(b.score, 100);
    check_index(b.low, 100);
    check_index(b.high, 100);
    check_index(b.coverage, 100);
    check_index(b.weakest, 100);
    check_index(b.evenness, 1);
    CHECK(b.score.has_value() != b.hidden);  // every plate gets an answer
    CHECK(b.low.has_value() == b.weakest_chance.has_value());
    if (b.low) {
        CHECK(*b.low <= *b.score);
        CHECK(*b.score <= *b.high);
        const PerAxis<double>& chance = *b.weakest_chance;
        CHECK(std::abs(chance[0] + chance[1] + chance[2] - 1) < 1e-12);
    }
    CHECK_FALSE(report.verdict.empty());
    CHECK(report.safety.back().id == "S24");
}

}  // namespace

TEST_CASE("no accepted day gives NaN, negative or disordered numbers", "[property]") {
    RandomDays random(1);
    for (int i = 0; i < 300; ++i) {
        const Day day = random.day();
        REQUIRE_FALSE(check_day(day, builtin_catalogue()));
        const std::string text = write_day(day);
        INFO(text);
        check_invariants(k2::evaluate(day, builtin_catalogue(), {.bands = i % 10 == 0}));
        REQUIRE(read_day(text, builtin_catalogue()));
        CHECK(write_day(read_day(text, builtin_catalogue()).value()) == text);
    }
}

TEST_CASE("the order of items in a meal changes nothing", "[property]") {
    RandomDays random(2);
    for (int i = 0; i < 60; ++i) {
        Day day = random.day();
        const Report before = k2::evaluate(day, builtin_catalogue(), {.bands = i % 10 == 0});
        for (Meal& meal : day.meals) {
            if (meal.slot != Slot::supplement) std::shuffle(meal.items.begin(), meal.items.end(), random.engine());
        }
        CHECK(write_report(k2::evaluate(day, builtin_catalogue(), {.bands = i % 10 == 0})) == write_report(before));
    }
}

TEST_CASE("a report made in the memory of another one is the same", "[property]") {
    RandomDays random(7);
    Report used;
    for (int i = 0; i < 300; ++i) {
        const Day day = random.day();
        used = k2::evaluate(day, builtin_catalogue(), {.bands = false}, std::move(used));
        CHECK(write_report(used) == write_report(k2::evaluate(day, builtin_catalogue(), {.bands = false})));
    }
}

TEST_CASE("adding any food of the table never lowers an end of a range", "[property]") {
    // Every food to each of 20 days, and ten of them in turn to 1,000 days.
    constexpr int days = 1000, all_on = 20;
    constexpr std::size_t in_turn = 10;
    RandomDays random(3);
    std::vector<const Food*> foods;
    for (const Food& food : builtin_catalogue().foods()) {
        if (!food.has(Tag::prescription)) foods.push_back(&food);
    }
    const auto never_lower = [](const Estimate& before, const Estimate& after) {
        const double rounding = 1e-12 * (1 + before.high);
        return after.low >= before.low - rounding && after.mid >= before.mid - rounding &&
               after.high >= before.high - rounding;
    };
    int lowered = 0;
    for (int i = 0; i < days; ++i) {
        Day day = random.day();
        if (day.meals.empty()) day.meals.push_back({Slot::lunch, {}});
        const Report before = k2::evaluate(day, builtin_catalogue(), {.bands = false});
        Meal& meal = day.meals[static_cast<std::size_t>(random.whole(0, static_cast<int>(day.meals.size()) - 1))];
        meal.items.emplace_back();
        for (std::size_t k = 0; k < (i < all_on ? foods.size() : in_turn); ++k) {
            const Food& food = *foods[(static_cast<std::size_t>(i) * in_turn + k) % foods.size()];
            meal.items.back() = {std::string(food.id), {}, random.real(0, 3), {}};
            const Report after = k2::evaluate(day, builtin_catalogue(), {.bands = false});
            bool ok = never_lower(before.calcium.absorbed_mg, after.calcium.absorbed_mg);
            for (const Nutrient n : all_nutrients) ok = ok && never_lower(before[n].sum, after[n].sum);
            lowered += ok ? 0 : 1;
            if (!ok) UNSCOPED_INFO(food.id << " on " << write_day(day));
        }
    }
    CHECK(lowered == 0);
}

TEST_CASE("more of a food never lowers a score that is below every limit", "[property]") {
    RandomDays random(4);
    int compared = 0;
    for (int i = 0; i < 200; ++i) {
        Day day = random.day();
        day.profile.flags = {};
        day.profile.age = 40;
        for (Meal& meal : day.meals) {
            for (Item& item : meal.items) {
                if (item.g) *item.g /= 4;
                if (item.units) *item.units /= 4;
            }
        }
        const Report before = k2::evaluate(day, builtin_catalogue(), {.bands = false});
        for (Meal& meal : day.meals) {
            for (Item& item : meal.items) {
                if (item.g) *item.g *= 1.5;
                if (item.units) *item.units *= 1.5;
            }
        }
        const Report after = k2::evaluate(day, builtin_catalogue(), {.bands = false});
        if (!before.balance.score || !after.balance.score || !after.balance.over.empty()) continue;
        ++compared;
        CHECK(*after.balance.score >= *before.balance.score - 1e-9);
    }
    CHECK(compared > 20);
}

TEST_CASE("the scope changes words only", "[property]") {
    RandomDays random(5);
    for (int i = 0; i < 50; ++i) {
        Day day = random.day();
        day.scope = Scope::plate;
        Report plate = k2::evaluate(day, builtin_catalogue(), {.bands = false});
        day.scope = Scope::day;
        Report whole = k2::evaluate(day, builtin_catalogue(), {.bands = false});
        plate.verdict = whole.verdict = "";
        plate.scope = whole.scope;
        CHECK(write_report(plate) == write_report(whole));
    }
}

TEST_CASE("the verdict keeps to the rules of honesty", "[property]") {
    RandomDays random(6);
    int plates = 0;
    for (int i = 0; i < 200; ++i) {
        Day day = random.day();
        day.lang = Lang::zh;
        const Report report = k2::evaluate(day, builtin_catalogue(), {.bands = false});
        INFO(report.verdict);
        for (const char* word : {"缺乏", "不足", "诊断", "治疗", "目标", "达标", "{", "nan"})
            CHECK(report.verdict.find(word) == std::string::npos);
        if (day.scope == Scope::plate && report.balance.score && report.balance.over.empty() && !day.meals.empty() &&
            report[Nutrient::ca_mg].of > 0) {
            CHECK((report.verdict.starts_with("最少的") || report.verdict.starts_with("这一盘")));
            ++plates;
        }
    }
    CHECK(plates > 10);
}
