#include "core/uncertainty.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "near.h"
#include "vectors.h"

using namespace k2;

namespace {

using Terms = std::vector<std::pair<double, double>>;  // median, coefficient of variation

Estimate sum_of(const Terms& terms) {
    UncertainSum sum;
    for (const auto& [median, cv] : terms) sum.add(median, {growth_of_cv(cv), growth_of_cv(cv), false});
    return sum.estimate();
}

const std::vector<std::pair<const char*, Terms>> examples{
    {"U1 one food K2 400 cv0.6", {{400, 0.6}}},
    {"U2 egg 7 cv0.6 + gouda 20 cv0.35 + meat 10 cv1.0", {{7, 0.6}, {20, 0.35}, {10, 1.0}}},
    {"U3 Ca 290 cv.15 + 158 cv.15 + 129 cv.15", {{290, 0.15}, {158, 0.15}, {129, 0.15}}},
    {"U4 D 11 cv.5 + 1 cv.3", {{11, 0.5}, {1, 0.3}}},
};

Cell cell(double mid, double low, double high, Grade grade) {
    return {mid, low, high, grade, true, low < mid || high > mid, false, 0};
}

double sigma(double growth) {
    return std::sqrt(std::log(growth));
}

}  // namespace

TEST_CASE("Fenton-Wilkinson sums U1 to U4", "[uncertainty]") {
    for (const auto& [name, terms] : examples) {
        DYNAMIC_SECTION(name) {
            const Estimate range = sum_of(terms);
            CHECK_THAT(range.low, near(vectors()["fw"][name]["p05"].get<double>()));
            CHECK_THAT(range.high, near(vectors()["fw"][name]["p95"].get<double>()));
            // Against the printed Monte Carlo: the lower tail may be up to 10 % too low (U2), the upper within 4 %.
            CHECK(range.low > 0.9 * vectors()["mc_check"][name][0].get<double>());
            CHECK_THAT(range.high, Catch::Matchers::WithinRel(vectors()["mc_check"][name][2].get<double>(), 0.04));
        }
    }
}

TEST_CASE("a published range gives each side its own spread", "[uncertainty]") {
    // σ = ln(ratio)/1.645
    const Spread natto = spread_of(cell(1044.4, 600, 1750, Grade::b), Nutrient::k2_ug, false);
    CHECK_THAT(sigma(natto.growth_low), exactly(std::log(1044.4 / 600) / 1.645));
    CHECK_THAT(sigma(natto.growth_high), exactly(std::log(1750 / 1044.4) / 1.645));
    // Where an end equals the typical figure, the grade counts: young Gouda 47.3 [47.3, 289], B.
    const Spread gouda = spread_of(cell(47.3, 47.3, 289, Grade::b), Nutrient::k2_ug, false);
    CHECK_THAT(gouda.growth_low, exactly(1.36));
    CHECK_THAT(sigma(gouda.growth_high), exactly(std::log(289 / 47.3) / 1.645));
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
    CHECK_THAT(spread_of(cell(100, 100, 100, Grade::a), Nutrient::ca_mg, true).growth_high, exactly(1.0225 * 1.0225));
    CHECK_THAT(spread_of(cell(100, 100, 100, Grade::label), Nutrient::ca_mg, false).growth_high, exactly(1.01));
}

TEST_CASE("zeros and unknowns open the upper end only", "[uncertainty]") {
    UncertainSum sum;
    sum.add_exact(9);
    sum.add_unknown(51);
    CHECK(sum.estimate() == Estimate{9, 9, 60});  // docs/model.md §5.6
    sum.add_uniform(10);                          // its 95 %
    CHECK_THAT(sum.estimate().high, exactly(69.5));
    sum.add(0, {4, 4, false});
    CHECK(sum.estimate().mid == 9);
}

TEST_CASE("a range down to zero leaves the lower end to the other terms", "[uncertainty]") {
    const Spread sufu = spread_of(cell(7.48, 0, 20, Grade::b), Nutrient::k2_ug, false);
    CHECK(sufu.down_to_zero);
    UncertainSum sum;
    sum.add_exact(100);
    sum.add(7.48, sufu);
    CHECK(sum.estimate().mid == 107.48);
    CHECK_THAT(sum.estimate().low, exactly(100));
}
