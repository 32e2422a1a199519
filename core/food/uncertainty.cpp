#include "core/food/uncertainty.h"

#include <array>
#include <cstdint>

#include "core/base/portable_math.h"
#include "core/food/groups.h"

namespace k2 {
namespace {

constexpr double z = 1.645;            // 5th and 95th percentile, as docs/model.md §5.6 defines σ from a range
constexpr double widest_ratio = 1e9;   // absurd but accepted input must not overflow
constexpr double of_uniform = 0.95;    // the 95th percentile of anything between 0 and an end
constexpr std::size_t kind_count = 3;  // of nutrients with grades of their own

constexpr std::size_t kind_of(Nutrient nutrient) {
    switch (nutrient) {
        case Nutrient::d_ug:
            return 1;
        case Nutrient::k1_ug:
        case Nutrient::mk4_ug:
        case Nutrient::mk7_ug:
        case Nutrient::mk_other_ug:
        case Nutrient::k2_ug:
        case Nutrient::k_total_ug:
            return 2;
        default:
            return 0;
    }
}

using ByGrade = std::array<std::array<double, grade_count>, kind_count>;
constexpr ByGrade cv_by_grade{{
    // A    B     C     D    label  own
    {0.15, 0.25, 0.40, 0.60, 0.10, 0.15},  // calcium, magnesium, phosphorus, sodium, fat, protein, energy
    {0.30, 0.50, 0.80, 1.00, 0.10, 0.15},  // vitamin D
    {0.35, 0.60, 1.00, 1.50, 0.10, 0.15},  // vitamins K1 and K2
}};

/// σ² of a lognormal with this coefficient of variation.
constexpr double variance_of_cv(double cv) {
    return portable::log_positive(1 + cv * cv);
}
constexpr double portion_variance = variance_of_cv(portion_cv);
constexpr ByGrade variance_by_grade = [] {
    ByGrade variance{};
    for (std::size_t kind = 0; kind < kind_count; ++kind) {
        for (std::size_t g = 0; g < grade_count; ++g) variance[kind][g] = variance_of_cv(cv_by_grade[kind][g]);
    }
    return variance;
}();

/// σ² of one side of a range, ratio = mid/low or high/mid.
double variance_of_ratio(double ratio) {
    const double sigma = portable::log(std::min(ratio, widest_ratio)) / z;
    return sigma * sigma;
}

bool published_low(const Cell& cell) {
    return cell.ranged && cell.low < cell.mid;
}
bool published_high(const Cell& cell) {
    return cell.ranged && cell.high > cell.mid;
}

Spread spread_of_value(const Cell& cell, Nutrient nutrient) {
    const double by_grade = variance_by_grade[kind_of(nutrient)][static_cast<std::size_t>(cell.grade)];
    Spread spread{by_grade, by_grade, cell.mid > 0 && published_low(cell) && cell.low == 0};
    if (cell.mid > 0) {
        if (published_low(cell) && cell.low > 0) spread.variance_low = variance_of_ratio(cell.mid / cell.low);
        if (published_high(cell)) spread.variance_high = variance_of_ratio(cell.high / cell.mid);
    }
    return spread;
}

/// The ends of a cell's range as factors of mid or, where they were published, from what was published: that comes back
/// to the last digit where nothing else varies. `more` is the σ² of what multiplies the figure.
double low_end(const Cell& cell, const Spread& spread, double more) {
    if (spread.down_to_zero) return 0;
    const double way = z * std::sqrt(spread.variance_low + more);
    if (!published_low(cell)) return cell.mid * portable::exp(-way);
    return cell.low * portable::exp(z * std::sqrt(spread.variance_low) - way);
}
double high_end(const Cell& cell, const Spread& spread, double more) {
    const double way = z * std::sqrt(spread.variance_high + more);
    if (!published_high(cell)) return cell.mid * portable::exp(way);
    return cell.high * portable::exp(way - z * std::sqrt(spread.variance_high));
}

/// Of a known figure times factors that vary by `more` on each side.
Distances distances_of(const Cell& cell, Nutrient nutrient, const Spread& more) {
    if (cell.mid <= 0) return {0, of_uniform * cell.high};
    const Spread spread = spread_of_value(cell, nutrient);
    const double low = more.down_to_zero ? 0 : low_end(cell, spread, more.variance_low);
    return {cell.mid - low, high_end(cell, spread, more.variance_high) - cell.mid};
}

Spread portion_of(const Food& food) {
    if (food.is_supplement()) return {};
    return {portion_variance, portion_variance, false};
}

/// Was the total worked out from what is known of K1 and K2? A reader may know the total alone.
bool made_of_forms(const Food& food) {
    const Cell& k1 = food.cell(Nutrient::k1_ug);
    const Cell& k2 = food.cell(Nutrient::k2_ug);
    const Cell& total = food.cell(Nutrient::k_total_ug);
    return !total.known || ((k1.known || k2.known) && total.mid == k1.mid + k2.mid);
}

}  // namespace

Spread spread_of(const Cell& cell, Nutrient nutrient, bool portion_varies) {
    Spread spread = spread_of_value(cell, nutrient);
    const double portion = portion_varies ? portion_variance : 0;
    spread.variance_low += portion;
    spread.variance_high += portion;
    return spread;
}

Spread spread_of(const Kappa& kappa) {
    Spread spread;
    if (kappa.mid <= 0) return spread;
    spread.down_to_zero = kappa.low == 0;
    if (!spread.down_to_zero) spread.variance_low = variance_of_ratio(kappa.mid / kappa.low);
    spread.variance_high = variance_of_ratio(kappa.high / kappa.mid);
    return spread;
}

double coefficient_of_variation(Grade grade, Nutrient nutrient) {
    return cv_by_grade[kind_of(nutrient)][static_cast<std::size_t>(grade)];
}

Spread spread_of_factor(double low, double high) {
    return {variance_of_ratio(1 / low), variance_of_ratio(high), false};
}

Distances distances_of(const Food& food, Nutrient nutrient) {
    return distances_of(food, nutrient, portion_of(food));
}

Distances distances_of(const Food& food, Nutrient nutrient, const Spread& amount) {
    if (nutrient == Nutrient::k_total_ug && made_of_forms(food)) {
        // K1 and K2 err independently.
        const Distances k1 = distances_of(food, Nutrient::k1_ug, amount);
        const Distances k2 = distances_of(food, Nutrient::k2_ug, amount);
        // No std::hypot: glibc and musl (WebAssembly) differ in its last bit.
        return {std::sqrt(k1.below * k1.below + k2.below * k2.below),
                std::sqrt(k1.above * k1.above + k2.above * k2.above)};
    }
    const Cell& cell = food.cell(nutrient);
    if (!cell.known) return {0, of_uniform * unknown_up_to(food, nutrient)};
    return distances_of(cell, nutrient, amount);
}

Distances load_distances_of(const Food& food, const Kappa& kappa) {
    const Cell& cell = food.cell(Nutrient::ca_mg);
    if (!cell.known || cell.mid <= 0) {
        return {0, kappa.mid * distances_of(food, Nutrient::ca_mg).above};
    }
    Spread more = spread_of(kappa);
    const Spread portion = portion_of(food);
    more.variance_low += portion.variance_low;
    more.variance_high += portion.variance_high;
    const Distances content = distances_of(cell, Nutrient::ca_mg, more);
    return {kappa.mid * content.below, kappa.mid * content.above};
}

void work_out_distances(Food& food) {
    for (const Nutrient nutrient : all_nutrients) {
        const Distances distances = distances_of(food, nutrient);
        Cell& cell = food.cells[index(nutrient)];
        cell.below = distances.below;
        cell.above = distances.above;
    }
    const Distances load = load_distances_of(food, food.kappa);
    food.load_below = load.below;
    food.load_above = load.above;
}

}  // namespace k2
