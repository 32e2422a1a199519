// What must hold for every day that is accepted, on a few hundred seeded random ones.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <random>
#include <string>

#include "core/balance.h"
#include "core/check_day.h"
#include "days.h"
#include "near.h"

using namespace k2;

namespace {

/// Random days, reproducible from the seed.
class RandomDays {
  public:
    explicit RandomDays(unsigned seed) : random_(seed) {}

    Day day() {
        Day day;
        day.lang = chance(0.5) ? Lang::zh : Lang::en;
        day.scope = chance(0.5) ? Scope::plate : Scope::day;
        day.profile = profile();
        if (chance(0.3)) day.foods.push_back(own_food());
        const int meals = whole(0, 5);
        for (int m = 0; m < meals; ++m) {
            Meal& meal = day.meals.emplace_back();
            meal.slot = all_slots[static_cast<std::size_t>(whole(0, 4))];
            const int items = whole(0, 6);
            for (int i = 0; i < items; ++i) meal.items.push_back(item(day));
        }
        for (const Nutrient n : {Nutrient::ca_mg, Nutrient::d_ug, Nutrient::mk7_ug, Nutrient::kcal}) {
            if (chance(0.1)) day.rest_of_day[index(n)] = real(0, 500);
        }
        return day;
    }

    Item item(const Day& day) {
        Item item;
        if (!day.foods.empty() && chance(0.1)) {
            item.food = day.foods.front().id;
            item.units = real(0, 3);
            return item;
        }
        const Food& food = catalogue_food();
        item.food = food.id;
        if (food.basis == Basis::per_unit || chance(0.3)) {
            item.units = real(0, 3);
        } else {
            item.g = chance(0.05) ? 0 : real(0, 400);
        }
        if (chance(0.1)) item.with_meal = chance(0.5);
        return item;
    }

    const Food& catalogue_food() {
        const auto foods = builtin_catalogue().foods();
        while (true) {
            const Food& food = foods[static_cast<std::size_t>(whole(0, static_cast<int>(foods.size()) - 1))];
            if (!food.has(Tag::prescription)) return food;
        }
    }

    bool chance(double p) { return real(0, 1) < p; }
    double real(double low, double high) {
        return low + (high - low) * (static_cast<double>(random_() >> 11U) * 0x1p-53);
    }
    int whole(int low, int high) {
        return low + static_cast<int>(random_() % static_cast<std::uint64_t>(high - low + 1));
    }
    std::mt19937_64& engine() { return random_; }

    /// Mostly what a food may hold, now and then anything that is accepted.
    double magnitude() { return chance(0.7) ? real(0, 300) : std::pow(10.0, real(-320, 6)); }

  private:
    Profile profile() {
        Profile profile;
        profile.sex = chance(0.5) ? Sex::female : Sex::male;
        profile.age = real(0, 120);
        profile.state = static_cast<State>(whole(0, 2));
        profile.reference = static_cast<Reference>(whole(0, 5));
        profile.k2_target_ug = real(30, 200);
        profile.sun = static_cast<Sun>(whole(0, 2));
        if (chance(0.3)) profile.flags.set(static_cast<Flag>(whole(0, static_cast<int>(flag_count) - 1)), true);
        profile.personal_absorption = chance(0.3);
        profile.postmenopausal = chance(0.3);
        if (chance(0.3)) profile.serum_25ohd_nmol_l = real(5, 500);
        return profile;
    }

    OwnFood own_food() {
        OwnFood food;
        food.id = "mine";
        food.name = "mine";
        food.basis = chance(0.5) ? Basis::per_100g : Basis::per_unit;
        food.supplement = chance(0.2);
        for (const Nutrient n :
             {Nutrient::ca_mg, Nutrient::d_ug, Nutrient::k1_ug, Nutrient::mk4_ug, Nutrient::mk7_ug}) {
            if (chance(0.5)) continue;
            Cell& cell = food.cells[index(n)];
            cell.known = true;
            cell.grade = Grade::own;
            cell.mid = chance(0.2) ? 0 : magnitude();
            cell.low = chance(0.5) ? cell.mid : std::min(cell.mid, magnitude());
            cell.high = chance(0.5) ? cell.mid : std::max(cell.mid, magnitude());
            cell.ranged = cell.low < cell.mid || cell.high > cell.mid;
        }
        return food;
    }

    std::mt19937_64 random_;
};

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
        }
    }
}
