#include "core/food/uncertainty.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "core/food/groups.h"
#include "near.h"
#include "vectors.h"

using namespace k2;

namespace {

/// A supplement (no portion size) with this one figure.
Food tablet(Nutrient nutrient, const Cell& cell) {
    Food food;
    food.group = Group::supplement;
    food.tags = static_cast<std::uint32_t>(Tag::supplement);
    food.cells[index(nutrient)] = cell;
    return food;
}

Cell cell(double mid, double low, double high, Grade grade) {
    return {mid, low, high, grade, true, low < mid || high > mid, false, 0};
}
Cell graded(double mid, Grade grade) {
    return cell(mid, mid, mid, grade);
}

struct Example {
    const char* name;
    Nutrient nutrient;
    std::vector<std::pair<double, Grade>> terms;
    double low, high;  // by hand: mid ∓ √Σ(mid − mid·e^(∓1.645 √ln(1 + CV²)))²
};

// The grades have the coefficients of variation of the model's examples.
const std::vector<Example> examples{
    {"U1 one food K2 400 cv0.6", Nutrient::k2_ug, {{400, Grade::b}}, 160.660, 995.892},
    {"U2 egg 7 cv0.6 + gouda 20 cv0.35 + meat 10 cv1.0",
     Nutrient::k2_ug,
     {{7, Grade::b}, {20, Grade::a}, {10, Grade::c}},
     24.894,
     71.553},
    {"U3 Ca 290 cv.15 + 158 cv.15 + 129 cv.15",
     Nutrient::ca_mg,
     {{290, Grade::a}, {158, Grade::a}, {129, Grade::a}},
     499.853,
     675.602},
    {"U4 D 11 cv.5 + 1 cv.3", Nutrient::d_ug, {{11, Grade::b}, {1, Grade::a}}, 6.045, 24.941},
};

}  // namespace

TEST_CASE("sums U1 to U4: one-sided distances in quadrature", "[uncertainty]") {
    for (const Example& example : examples) {
        DYNAMIC_SECTION(example.name) {
            UncertainSum sum;
            for (const auto& [mid, grade] : example.terms)
                sum.add(mid, distances_of(tablet(example.nutrient, graded(mid, grade)), example.nutrient));
            const Estimate range = sum.estimate();
            CHECK_THAT(range.low, near(example.low));
            CHECK_THAT(range.high, near(example.high));
            // Against the printed Monte Carlo.
            CHECK_THAT(range.low,
                       Catch::Matchers::WithinRel(vectors()["mc_check"][example.name][0].get<double>(), 0.04));
            CHECK_THAT(range.high,
                       Catch::Matchers::WithinRel(vectors()["mc_check"][example.name][2].get<double>(), 0.04));
        }
    }
    // A single food has the percentiles of its lognormal.
    CHECK_THAT(examples[0].low, near(vectors()["fw"][examples[0].name]["p05"].get<double>()));
    CHECK_THAT(examples[0].high, near(vectors()["fw"][examples[0].name]["p95"].get<double>()));
}

TEST_CASE("one published range comes back as published", "[uncertainty]") {
    UncertainSum sum;
    const Distances published = distances_of(tablet(Nutrient::k2_ug, cell(90, 72, 131, Grade::label)), Nutrient::k2_ug);
    sum.add(90, published);
    CHECK_THAT(sum.estimate().low, exactly(72));
    CHECK_THAT(sum.estimate().high, exactly(131));
    // Three of them err together.
    UncertainSum three;
    three.add(270, {3 * published.below, 3 * published.above});
    CHECK_THAT(three.estimate().low, exactly(216));
    CHECK_THAT(three.estimate().high, exactly(393));
    // Of a food the portion's size is added: σ² = (ln(ratio)/1.645)² + ln(1 + 0.15²).
    Food natto;
    natto.group = Group::fermented_soy;
    natto.cells[index(Nutrient::k2_ug)] = cell(1044.4, 600, 1750, Grade::b);
    const Distances d = distances_of(natto, Nutrient::k2_ug);
    const auto way = [](double ratio) {
        return std::sqrt(std::pow(std::log(ratio), 2) + std::pow(1.645, 2) * std::log(1.0225));
    };
    CHECK_THAT(1044.4 - d.below, near(1044.4 * std::exp(-way(1044.4 / 600))));
    CHECK_THAT(1044.4 + d.above, near(1044.4 * std::exp(way(1750 / 1044.4))));
}

TEST_CASE("a published range gives each side its own spread", "[uncertainty]") {
    // σ = ln(ratio)/1.645
    const Spread natto = spread_of(cell(1044.4, 600, 1750, Grade::b), Nutrient::k2_ug, false);
    CHECK_THAT(std::sqrt(natto.variance_low), exactly(std::log(1044.4 / 600) / 1.645));
    CHECK_THAT(std::sqrt(natto.variance_high), exactly(std::log(1750 / 1044.4) / 1.645));
    // Where an end equals the typical figure, the grade counts: young Gouda 47.3 [47.3, 289], B.
    const Spread gouda = spread_of(cell(47.3, 47.3, 289, Grade::b), Nutrient::k2_ug, false);
    CHECK_THAT(gouda.variance_low, exactly(std::log(1.36)));
    CHECK_THAT(std::sqrt(gouda.variance_high), exactly(std::log(289 / 47.3) / 1.645));
}

TEST_CASE("grades", "[uncertainty]") {
    struct Row {
        Grade grade;
        double calcium, vitamin_d, vitamin_k;
    };
    for (const Row& row :
         {Row{Grade::a, 0.15, 0.30, 0.35}, Row{Grade::b, 0.25, 0.50, 0.60}, Row{Grade::c, 0.40, 0.80, 1.00},
          Row{Grade::d, 0.60, 1.0, 1.5}, Row{Grade::label, 0.10, 0.10, 0.10}, Row{Grade::own, 0.15, 0.15, 0.15}}) {
        CHECK(coefficient_of_variation(row.grade, Nutrient::ca_mg) == row.calcium);
        CHECK(coefficient_of_variation(row.grade, Nutrient::kcal) == row.calcium);
        CHECK(coefficient_of_variation(row.grade, Nutrient::d_ug) == row.vitamin_d);
        CHECK(coefficient_of_variation(row.grade, Nutrient::k1_ug) == row.vitamin_k);
        CHECK(coefficient_of_variation(row.grade, Nutrient::mk7_ug) == row.vitamin_k);
    }
    // Portion size adds ln(1 + 0.15²), for food only.
    CHECK_THAT(spread_of(cell(100, 100, 100, Grade::a), Nutrient::ca_mg, true).variance_high,
               exactly(2 * std::log(1.0225)));
    CHECK_THAT(spread_of(cell(100, 100, 100, Grade::label), Nutrient::ca_mg, false).variance_high,
               exactly(std::log(1.01)));
}

TEST_CASE("zeros and unknowns open the upper end only, by 95 % of what they may be", "[uncertainty]") {
    UncertainSum sum;
    sum.add_exact(9);
    sum.add(0, distances_of(tablet(Nutrient::k2_ug, cell(0, 0, 10, Grade::b)), Nutrient::k2_ug));
    CHECK_THAT(sum.estimate().low, exactly(9));
    CHECK_THAT(sum.estimate().high, exactly(9 + 9.5));
    // An own dish whose K2 is not stated: up to 20 µg in 100 g (data/groups.json).
    Food dish;
    dish.group = Group::own;
    const Distances unknown = distances_of(dish, Nutrient::k2_ug);
    CHECK(unknown.below == 0);
    CHECK_THAT(unknown.above, exactly(0.95 * 20));
    // A group of which 95 % of the foods are known to hold none.
    dish.group = Group::oil;
    REQUIRE(group_info(Group::oil).unknown_up_to[index(Nutrient::ca_mg)] > 0);
    std::size_t none = 0;
    for (std::size_t group = 0; group < group_count; ++group) {
        for (const Nutrient n : all_nutrients) {
            dish.group = static_cast<Group>(group);
            if (group_info(dish.group).unknown_up_to[index(n)] > 0) continue;
            ++none;
            CHECK(distances_of(dish, n).above == 0);
        }
    }
    CHECK(none > 0);
}

TEST_CASE("a range down to zero reaches all the way", "[uncertainty]") {
    const Cell sufu = cell(7.48, 0, 20, Grade::b);
    CHECK(spread_of(sufu, Nutrient::k2_ug, false).down_to_zero);
    UncertainSum sum;
    sum.add_exact(100);
    sum.add(7.48, distances_of(tablet(Nutrient::k2_ug, sufu), Nutrient::k2_ug));
    CHECK(sum.estimate().mid == 107.48);
    CHECK_THAT(sum.estimate().low, exactly(100));
    CHECK_THAT(sum.estimate().high, exactly(120));
}

TEST_CASE("K1 and K2 err independently in their total; a total given alone has its own range", "[uncertainty]") {
    Food food = tablet(Nutrient::k1_ug, cell(30, 27, 33, Grade::label));
    food.cells[index(Nutrient::k2_ug)] = cell(40, 36, 44, Grade::label);
    food.cells[index(Nutrient::k_total_ug)] = cell(70, 63, 77, Grade::label);
    CHECK_THAT(distances_of(food, Nutrient::k_total_ug).below, exactly(5));
    CHECK_THAT(distances_of(food, Nutrient::k_total_ug).above, exactly(5));
    const Food alone = tablet(Nutrient::k_total_ug, cell(70, 60, 77, Grade::own));
    CHECK_THAT(distances_of(alone, Nutrient::k_total_ug).below, exactly(10));
}

TEST_CASE("absurd ranges stay finite", "[uncertainty]") {
    for (const double tiny : {1e-300, 5e-324}) {
        const Distances d = distances_of(tablet(Nutrient::k2_ug, cell(1, tiny, 1e6, Grade::own)), Nutrient::k2_ug);
        CHECK(d.below <= 1);
        CHECK_THAT(d.above, near(1e6 - 1));
        const Distances small = distances_of(tablet(Nutrient::k2_ug, cell(tiny, 0, 1e6, Grade::own)), Nutrient::k2_ug);
        CHECK(std::isfinite(small.above));
        CHECK(small.below <= tiny);
    }
}
