// The headline index: how far calcium, vitamin D and K2 are covered, and how evenly.
//
// Adequacies are 0–1, index numbers 0–100. The balance score is a convention of this tool (docs/model.md §5): the mean
// of the mean adequacy and the weakest one. It is no health score.
#pragma once

#include <optional>
#include <vector>

#include "core/estimate.h"
#include "core/nutrient.h"

namespace k2 {

/// One of the three, as the index sees it.
struct AxisIntake {
    double amount = 0;  // calcium: milk-equivalent mg; D: µg; K2: µg, plain sum
    double raw = 0;     // what the upper limit is compared with; calcium: mg eaten
    double target = 1;
    std::optional<double> upper;  // empty: none set
};

/// min(1, amount/target); above the upper limit it falls to 0 at twice the limit.
/// Nutrient adequacy ratio, capped at 1 (docs/model.md §5.1). The fall is a convention.
[[nodiscard]] double adequacy(const AxisIntake& axis);

[[nodiscard]] inline bool over_limit(const AxisIntake& axis) {
    return axis.upper && axis.raw > *axis.upper;
}

inline constexpr double over_limit_cap = 50;  // the score's maximum while anything is above its limit

/// 50·(mean + min), at most over_limit_cap where anything is over its limit.
[[nodiscard]] double balance_score(const PerAxis<double>& adequacies, bool any_over);

struct Index {
    PerAxis<double> adequacy{};
    double score = 0;
    double coverage = 0;             // 100 × mean
    double weakest = 0;              // 100 × minimum
    std::optional<double> evenness;  // minimum/mean; empty when the mean is 0
    std::vector<Axis> limiting;      // all that tie with the minimum; empty when all are met
    std::vector<Axis> over;
    std::optional<PerAxis<double>> triangle;  // shares of min(2, amount/target); empty when all are 0
};

[[nodiscard]] Index balance_index(const PerAxis<AxisIntake>& axes);

/// The lowest and highest adequacy while amount and raw go together from their lows to their highs (adequacy rises, is
/// level, falls: the ends and the place where the target is reached are enough).
struct AdequacyRange {
    double low = 0;
    double high = 0;
};
[[nodiscard]] AdequacyRange adequacy_range(const Estimate& amount, const Estimate& raw, double target,
                                           std::optional<double> upper);

}  // namespace k2
