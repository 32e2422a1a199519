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
    if (b.score && b.low) {
        CHECK(*b.low <= *b.score);
        CHECK(*b.score <= *b.high);
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

TEST_CASE("adding any food of the table never lowers absorbed calcium", "[property]") {
    RandomDays random(3);
    for (const Food& food : builtin_catalogue().foods()) {
        if (food.has(Tag::prescription)) continue;
        Day day = random.day();
        day.profile.personal_absorption = false;
        if (day.meals.empty()) day.meals.push_back({Slot::lunch, {}});
        const double before = k2::evaluate(day, builtin_catalogue(), {.bands = false}).calcium.absorbed_mg.mid;
        Item item{std::string(food.id), {}, random.real(0, 3), {}};
        day.meals[static_cast<std::size_t>(random.whole(0, static_cast<int>(day.meals.size()) - 1))].items.push_back(
            item);
        INFO(food.id);
        CHECK(k2::evaluate(day, builtin_catalogue(), {.bands = false}).calcium.absorbed_mg.mid >= before - 1e-9);
    }
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
            CHECK(report.verdict.starts_with("这一盘"));
            ++plates;
        }
    }
    CHECK(plates > 10);
}
