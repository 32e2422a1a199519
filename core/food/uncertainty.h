// How wide a figure is: from the grade or published range of one value to the range of a sum.
//
// A value is lognormal with its typical figure as median and a spread σ for each side; its range ends at the 5th and
// the 95th percentile, e^(∓1.645 σ) times the median. The range of a sum of values that err independently ends at the
// root of the sum of the squared distances of their ends, each side apart (docs/model.md §5.6).
#pragma once

#include <algorithm>
#include <cmath>

#include "core/food/estimate.h"
#include "core/food/food.h"
#include "core/food/nutrient.h"

namespace k2 {

/// σ² of both sides of a value, in logarithms.
struct Spread {
    double variance_low = 0;
    double variance_high = 0;
    bool down_to_zero = false;  // published low is 0: the lower side is uniform on [0, mid], not lognormal
};

/// The spread of a known table cell. A published range counts where it differs from the typical figure, the grade's CV
/// otherwise; portion size is added for food but not for tablets (docs/model.md §5.6).
[[nodiscard]] Spread spread_of(const Cell& cell, Nutrient nutrient, bool portion_varies);

[[nodiscard]] Spread spread_of(const Kappa& kappa);

/// Coefficient of variation of a grade (a convention of this tool; docs/model.md §5.6).
[[nodiscard]] double coefficient_of_variation(Grade grade, Nutrient nutrient);

inline constexpr double portion_cv = 0.15;  // how well a portion's size is known

/// How far the ends of a figure's range lie from it: mid − low and high − mid. Never negative; below <= mid.
struct Distances {
    double below = 0;
    double above = 0;
};

/// Of one unit of a food's amount. A figure of 0 that may be more, and one that nobody measured, reach up to 95 % of
/// what they may be.
[[nodiscard]] Distances distances_of(const Food& food, Nutrient nutrient);

/// The same with another spread of the amount than that of a portion.
[[nodiscard]] Distances distances_of(const Food& food, Nutrient nutrient, const Spread& amount);

/// Of a factor around 1 that lies between `low` and `high` in 90 % of cases. 0 < low <= 1 <= high.
[[nodiscard]] Spread spread_of_factor(double low, double high);

/// The same of the calcium that loads the transporter, κ·m, with this availability.
[[nodiscard]] Distances load_distances_of(const Food& food, const Kappa& kappa);

/// Works the distances of the food's cells and of its calcium load out, once for all days. What they are made from must
/// not be changed afterwards.
void work_out_distances(Food& food);

/// The range of a sum of figures that err independently: one-sided distances in quadrature. A convention of this tool:
/// exact for one figure, and adding another never lowers an end. Amounts of the same food err together: add them first.
class UncertainSum {
  public:
    void add(double mid, const Distances& distances) {
        mid_ += mid;
        below_ += distances.below * distances.below;
        above_ += distances.above * distances.above;
    }
    /// A term that is exactly known.
    void add_exact(double value) { mid_ += value; }

    [[nodiscard]] double mid() const { return mid_; }
    /// 0 <= low <= mid <= high.
    [[nodiscard]] Estimate estimate() const {
        return {mid_, std::max(0.0, mid_ - std::sqrt(below_)), mid_ + std::sqrt(above_)};
    }

  private:
    double mid_ = 0;
    double below_ = 0, above_ = 0;  // Σ distance²
};

}  // namespace k2
