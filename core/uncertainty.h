// How wide a figure is: from the grade or published range of one value to the range of a sum.
//
// A value is lognormal with its typical figure as median and a spread for each side: σ below and σ above. What is
// stored is e^σ² ("growth", 1 = exact), because that is what the Fenton–Wilkinson sum needs; 1.645 σ is the way from
// the median to the 5th or 95th percentile.
#pragma once

#include <cmath>

#include "core/estimate.h"
#include "core/food.h"
#include "core/nutrient.h"

namespace k2 {

/// Both sides of one value's spread.
struct Spread {
    double growth_low = 1;
    double growth_high = 1;
    bool down_to_zero = false;  // published low is 0: the lower side is uniform on [0, mid], not lognormal
};

/// The spread of a figure whose 5th and 95th percentiles are known.
[[nodiscard]] Spread spread_of(const Estimate& range);

/// The spread of a table cell but for the portion. A published range counts where it differs from the typical figure,
/// the grade's CV otherwise (docs/model.md §5.6).
[[nodiscard]] Spread spread_of_value(const Cell& cell, Nutrient nutrient);

/// Works the spreads of the food's cells and κ out, once for all days. They must not be changed afterwards.
void work_out_growth(Food& food);

/// Two independent factors: σ² adds.
[[nodiscard]] constexpr Spread operator*(const Spread& a, const Spread& b) {
    return {a.growth_low * b.growth_low, a.growth_high * b.growth_high, a.down_to_zero || b.down_to_zero};
}

/// Coefficient of variation of a grade (a convention of this tool; docs/model.md §5.6).
[[nodiscard]] double coefficient_of_variation(Grade grade, Nutrient nutrient);

/// e^σ² of a lognormal with this coefficient of variation.
[[nodiscard]] constexpr double growth_of_cv(double cv) {
    return 1 + cv * cv;
}

/// A published low of 0: the value may be nothing.
[[nodiscard]] constexpr bool published_zero(const Cell& cell) {
    return cell.ranged && cell.low == 0 && cell.mid > 0;
}

inline constexpr double portion_cv = 0.15;  // how well a portion's size is known

/// spread_of_value with portion size added, for food but not for tablets. Inline, with what work_out_growth
/// found: a report asks three hundred times. Precondition: cell.known.
[[nodiscard]] inline Spread spread_of(const Cell& cell, Nutrient nutrient, bool portion_varies) {
    const Spread spread = cell.growth_high > 0 ? Spread{cell.growth_low, cell.growth_high, published_zero(cell)}
                                               : spread_of_value(cell, nutrient);
    const double portion = portion_varies ? growth_of_cv(portion_cv) : 1;
    return {spread.growth_low * portion, spread.growth_high * portion, spread.down_to_zero};
}

[[nodiscard]] inline Spread spread_of(const Kappa& kappa) {
    if (kappa.growth_low > 0) return {kappa.growth_low, kappa.growth_high, false};
    return spread_of(Estimate{kappa.mid, kappa.low, kappa.high});
}

/// The 90 % range of a sum of independent lognormals by moment matching (Fenton 1960, doi:10.1109/TCOM.1960.1097606),
/// each side with its own spreads. The lower tail may come out up to 10 % too low (docs/model.md §5.6, U2).
class UncertainSum {
  public:
    /// A lognormal term. mid >= 0; a term of 0 adds nothing.
    void add(double mid, const Spread& spread) {
        mid_ += mid;
        if (mid <= negligible) return;
        const Moments high = moments_of(mid, spread.growth_high);
        high_ += high;
        if (spread.down_to_zero) return;
        // Most are alike on both sides.
        low_ += spread.growth_low == spread.growth_high ? high : moments_of(mid, spread.growth_low);
    }
    /// A term that is exactly known.
    void add_exact(double value) { add(value, Spread{}); }
    /// A term of typically 0 that may be as high as `high` (uniform): its 95 % are added to the upper end.
    void add_uniform(double high) { beyond_ += 0.95 * high; }
    /// A value nobody measured: between 0 and up_to, all of it added to the upper end.
    void add_unknown(double up_to) { beyond_ += up_to; }

    [[nodiscard]] double mid() const { return mid_; }
    /// low <= mid <= high, whatever the spreads.
    [[nodiscard]] Estimate estimate() const;

  private:
    /// Absurd but accepted input (a reader's own 1e-300 µg) must not underflow: its square is not needed.
    static constexpr double negligible = 1e-100;

    struct Moments {
        double mean = 0;
        double variance = 0;
        void operator+=(const Moments& other) {
            mean += other.mean;
            variance += other.variance;
        }
        friend bool operator==(const Moments&, const Moments&) = default;
    };
    /// The 5th percentile is median ÷ factor, the 95th median × factor.
    struct Lognormal {
        double median, factor;
    };
    static Lognormal lognormal_of(const Moments& m);

    /// mean m·e^(σ²/2), variance m²·e^σ²·(e^σ² − 1)
    static Moments moments_of(double mid, double growth) {
        return {mid * std::sqrt(growth), mid * mid * growth * (growth - 1)};
    }

    double mid_ = 0;
    double beyond_ = 0;
    Moments low_, high_;
};

}  // namespace k2
