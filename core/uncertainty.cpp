#include "core/uncertainty.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/portable_math.h"

namespace k2 {
namespace {

constexpr double z_of_range = 1.645;         // how docs/model.md §5.6 defines σ from a published range
constexpr double z_of_percentile = 1.64485;  // 5th and 95th percentile of the result (docs/model.md §5.6)
constexpr double widest_ratio = 1e9;         // absurd but accepted input must not overflow

/// e^σ² of one side of a range, ratio = mid/low or high/mid.
double growth_of_ratio(double ratio) {
    const double sigma = portable::log(std::min(ratio, widest_ratio)) / z_of_range;
    return portable::exp(sigma * sigma);
}

enum class Kind : std::uint8_t { mineral, vitamin_d, vitamin_k };

constexpr Kind kind_of(Nutrient nutrient) {
    switch (nutrient) {
        case Nutrient::d_ug:
            return Kind::vitamin_d;
        case Nutrient::k1_ug:
        case Nutrient::mk4_ug:
        case Nutrient::mk7_ug:
        case Nutrient::mk_other_ug:
        case Nutrient::k2_ug:
        case Nutrient::k_total_ug:
            return Kind::vitamin_k;
        default:
            return Kind::mineral;
    }
}

}  // namespace

Spread spread_of_value(const Cell& cell, Nutrient nutrient) {
    const double by_grade = growth_of_cv(coefficient_of_variation(cell.grade, nutrient));
    Spread spread{by_grade, by_grade, published_zero(cell)};
    if (cell.ranged && cell.mid > 0) {
        if (cell.low > 0 && cell.low < cell.mid) spread.growth_low = growth_of_ratio(cell.mid / cell.low);
        if (cell.high > cell.mid) spread.growth_high = growth_of_ratio(cell.high / cell.mid);
    }
    return spread;
}

double coefficient_of_variation(Grade grade, Nutrient nutrient) {
    constexpr std::array<std::array<double, grade_count>, 3> cv{{
        // A    B     C     D    label  own
        {0.15, 0.25, 0.40, 0.60, 0.10, 0.15},  // calcium, magnesium, phosphorus, sodium, fat, protein, energy
        {0.30, 0.50, 0.80, 1.00, 0.10, 0.15},  // vitamin D
        {0.35, 0.60, 1.00, 1.50, 0.10, 0.15},  // vitamins K1 and K2
    }};
    return cv[static_cast<std::size_t>(kind_of(nutrient))][static_cast<std::size_t>(grade)];
}

Spread spread_of(const Estimate& range) {
    Spread spread;
    if (range.mid <= 0) return spread;
    spread.down_to_zero = range.low == 0;
    if (!spread.down_to_zero) spread.growth_low = growth_of_ratio(range.mid / range.low);
    spread.growth_high = growth_of_ratio(range.high / range.mid);
    return spread;
}

void work_out_growth(Food& food) {
    for (const Nutrient nutrient : all_nutrients) {
        Cell& cell = food.cells[index(nutrient)];
        const Spread spread = spread_of_value(cell, nutrient);
        cell.growth_low = spread.growth_low;
        cell.growth_high = spread.growth_high;
    }
    const Spread spread = spread_of(food.kappa);
    if (spread.down_to_zero) return;
    food.kappa.growth_low = spread.growth_low;
    food.kappa.growth_high = spread.growth_high;
}

UncertainSum::Lognormal UncertainSum::lognormal_of(const Moments& m) {
    if (m.variance <= 0) return {m.mean, 1};  // exact, or nothing
    const double growth = 1 + m.variance / (m.mean * m.mean);
    return {m.mean / std::sqrt(growth), portable::exp(z_of_percentile * std::sqrt(portable::log(growth)))};
}

Estimate UncertainSum::estimate() const {
    const Lognormal high = lognormal_of(high_);
    // Where no term has sides of its own, neither has the sum.
    const Lognormal low = low_ == high_ ? high : lognormal_of(low_);
    return {mid_, std::min(low.median / low.factor, mid_), std::max(high.median * high.factor + beyond_, mid_)};
}

}  // namespace k2
