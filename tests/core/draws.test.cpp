#include "core/nutrition/draws.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "core/food/groups.h"
#include "core/food/uncertainty.h"
#include "core/nutrition/calcium.h"
#include "core/nutrition/intake.h"
#include "days.h"
#include "near.h"
#include "random_days.h"
#include "vectors.h"

using namespace k2;

TEST_CASE("FNV-1a and SplitMix64 give their published values", "[draws]") {
    CHECK(fnv1a64("", "") == 0xcbf29ce484222325U);
    CHECK(fnv1a64("a", "") == 0xaf63dc4c8601ec8cU);
    CHECK(fnv1a64("foo", "bar") == 0x85944171f73967e8U);
    std::uint64_t state = 1234567;  // the reference sequence of prng.di.unimi.it/splitmix64.c
    CHECK(split_mix64(state) == 6457827717110365317U);
    CHECK(split_mix64(state) == 3203168211198807973U);
    CHECK(split_mix64(state) == 9817491932198370423U);
}

TEST_CASE("the draws are standard normal", "[draws]") {
    const std::uint64_t stream = draw_seed ^ fnv1a64("natto", "k2_ug");
    double sum = 0;
    double squares = 0;
    std::vector<double> z;
    for (std::size_t i = 0; i < draw_count; ++i) {
        z.push_back(standard_normal(uniform_pair(stream, i)));
        sum += z.back();
        squares += z.back() * z.back();
    }
    const auto n = static_cast<double>(draw_count);
    CHECK(std::abs(sum / n) < 3 / std::sqrt(n));
    CHECK(std::abs(squares / n - 1) < 3 * std::sqrt(2 / n));
    std::sort(z.begin(), z.end());
    CHECK_THAT(z[204], near(-1.645, 0.1));
    CHECK_THAT(z[3891], near(1.645, 0.1));
}

TEST_CASE("percentiles of drawn sums match the printed Monte Carlo within 4 %", "[draws]") {
    struct Term {
        double median, cv;
    };
    const std::vector<std::pair<const char*, std::vector<Term>>> examples{
        {"U1 one food K2 400 cv0.6", {{400, 0.6}}},
        {"U2 egg 7 cv0.6 + gouda 20 cv0.35 + meat 10 cv1.0", {{7, 0.6}, {20, 0.35}, {10, 1.0}}},
        {"U4 D 11 cv.5 + 1 cv.3", {{11, 0.5}, {1, 0.3}}},
    };
    for (const auto& [name, terms] : examples) {
        INFO(name);
        std::vector<double> sums(draw_count);
        for (std::size_t t = 0; t < terms.size(); ++t) {
            const std::uint64_t stream = draw_seed ^ fnv1a64("term", std::to_string(t));
            const double sigma = std::sqrt(std::log(1 + terms[t].cv * terms[t].cv));
            for (std::size_t i = 0; i < draw_count; ++i)
                sums[i] += terms[t].median * std::exp(sigma * standard_normal(uniform_pair(stream, i)));
        }
        std::sort(sums.begin(), sums.end());
        const auto& expected = vectors()["mc_check"][name];
        CHECK_THAT(sums[204], Catch::Matchers::WithinRel(expected[0].get<double>(), 0.04));
        CHECK_THAT(sums[2047], Catch::Matchers::WithinRel(expected[1].get<double>(), 0.04));
        CHECK_THAT(sums[3891], Catch::Matchers::WithinRel(expected[2].get<double>(), 0.04));
    }
}

TEST_CASE("the band of a single K2 figure is that of its percentiles", "[draws]") {
    // MK-7 45 µg, label CV 0.10; calcium and D of one tablet far above need: only a_K2 varies.
    // score = 50·(mean + min) with a_D = a_Ca = 1: 50·((2 + a)/3 + a).
    const auto report = evaluate(R"({"version":1,"profile":{"k2_target_ug":200},"meals":[{"slot":"supplement","items":[
        {"food":"mk7_45","units":2},{"food":"d3_800","units":1},{"food":"ca_citrate_315","units":1},{"food":"ca_citrate_315","units":1},{"food":"ca_citrate_315","units":1},
        {"food":"ca_citrate_315","units":1},{"food":"ca_citrate_315","units":1}]}]})",
                                 true);
    const double sigma = std::sqrt(std::log(1.01));
    const auto score = [](double a) { return 50 * ((2 + a) / 3 + a); };
    REQUIRE(report.balance.low);
    CHECK_THAT(*report.balance.score, near(score(0.45)));
    CHECK_THAT(*report.balance.low, Catch::Matchers::WithinRel(score(0.45 * std::exp(-1.645 * sigma)), 0.01));
    CHECK_THAT(*report.balance.high, Catch::Matchers::WithinRel(score(0.45 * std::exp(1.645 * sigma)), 0.01));
}

TEST_CASE("the band does not depend on the order of items or on how a food is split", "[draws]") {
    const auto a =
        evaluate(lunch({{"egg", 50}, {"milk_whole_cn", 250}, {"xiaobaicai", 150}, {"salmon_farmed", 60}}), true);
    const auto b =
        evaluate(lunch({{"salmon_farmed", 60}, {"xiaobaicai", 150}, {"egg", 50}, {"milk_whole_cn", 250}}), true);
    CHECK(*a.balance.low == *b.balance.low);
    CHECK(*a.balance.high == *b.balance.high);
    const auto split = evaluate(
        lunch({{"salmon_farmed", 20}, {"salmon_farmed", 40}, {"xiaobaicai", 150}, {"egg", 50}, {"milk_whole_cn", 250}}),
        true);
    CHECK_THAT(*split.balance.low, exactly(*a.balance.low));
    CHECK_THAT(*split.balance.high, exactly(*a.balance.high));
}

TEST_CASE("ranges of sums against 4,000 draws of 250 random plates", "[draws]") {
    // The 95 % end of K2: off by −5 % in the median, nine in ten within −25…+2 % (a convention's price; docs/model.md
    // §5.6). Minerals and absorbed calcium, whose ranges are narrow, come within a few per cent.
    // The plates are those that the figures were measured with, of 300 foods. Over all 1,225 foods, of which most are
    // plants with "0, up to 1 µg" of K2, the lower end was −33 %.
    constexpr std::size_t plates = 250, drawn = 4000;
    constexpr int last_of_those = 300;  // codes are given in order
    RandomDays random(12);
    std::vector<double> k2_off, absorbed_off;
    std::vector<const Food*> those;
    for (const Food& food : builtin_catalogue().foods()) {
        if (food.code <= last_of_those) those.push_back(&food);
    }
    const auto one_of_those = [&] {
        for (;;) {
            const Food& food = *those[static_cast<std::size_t>(random.whole(0, static_cast<int>(those.size()) - 1))];
            if (!food.has(Tag::prescription)) return std::string(food.id);
        }
    };
    const auto figure = [&](const Food& food, Nutrient n) {
        const Cell& cell = food.cell(n);
        if (!cell.known || cell.mid <= 0) {
            return random.real(0, 1) * (cell.known ? cell.high : unknown_up_to(food, n));
        }
        const Spread spread = spread_of(cell, n, !food.is_supplement());
        const double z = standard_normal({1 - random.real(0, 1), random.real(0, 1)});
        if (z < 0 && spread.down_to_zero) return random.real(0, 1) * cell.mid;
        return cell.mid * std::exp(z * std::sqrt(z < 0 ? spread.variance_low : spread.variance_high));
    };
    const auto percentile_95 = [](std::vector<double>& sums) {
        const auto place = sums.begin() + static_cast<std::ptrdiff_t>(0.95 * drawn);
        std::nth_element(sums.begin(), place, sums.end());
        return *place;
    };
    for (std::size_t p = 0; p < plates; ++p) {
        Day day;
        for (const Slot slot : {Slot::breakfast, Slot::lunch, Slot::dinner}) {
            Meal& meal = day.meals.emplace_back(Meal{.slot = slot, .items = {}});
            for (int i = random.whole(2, 4); i > 0; --i)
                meal.items.push_back({one_of_those(), {}, random.real(0.5, 2), {}});
        }
        const Report report = k2::evaluate(day, builtin_catalogue(), {.bands = false});
        const Portions portions = resolve(day, builtin_catalogue());
        std::vector<double> k2_ug(drawn), absorbed(drawn);
        for (std::size_t i = 0; i < drawn; ++i) {
            std::vector<double> eaten(portions.occasions), load(portions.occasions);
            for (const FoodAmount& f : portions.foods) {
                k2_ug[i] += f.amount * figure(*f.food, Nutrient::k2_ug);
                const double ca_mg = figure(*f.food, Nutrient::ca_mg);
                const Spread kappa = spread_of(f.food->kappa);
                const double z = standard_normal({1 - random.real(0, 1), random.real(0, 1)});
                const double available =
                    f.food->kappa.mid * std::exp(z * std::sqrt(z < 0 ? kappa.variance_low : kappa.variance_high));
                for (const Portion& portion : portions.items) {
                    if (portion.food != f.food) continue;
                    eaten[portion.occasion] += portion.amount * ca_mg;
                    load[portion.occasion] += portion.amount * ca_mg * available;
                }
            }
            for (std::size_t o = 0; o < portions.occasions; ++o) absorbed[i] += absorbed_mg(eaten[o], load[o]);
        }
        k2_off.push_back(report[Nutrient::k2_ug].sum.high / percentile_95(k2_ug) - 1);
        absorbed_off.push_back(report.calcium.absorbed_mg.high / percentile_95(absorbed) - 1);
    }
    const auto check = [](std::vector<double>& off, double low, double median_low, double median_high, double high) {
        std::sort(off.begin(), off.end());
        CAPTURE(off[plates / 20], off[plates / 2], off[plates - plates / 20]);
        CHECK(off[plates / 20] >= low);
        CHECK(off[plates / 2] >= median_low);
        CHECK(off[plates / 2] <= median_high);
        CHECK(off[plates - plates / 20] <= high);
    };
    check(k2_off, -0.30, -0.09, -0.03, 0.04);
    check(absorbed_off, -0.10, -0.03, 0.03, 0.04);
}
