#include "core/nutrition/balance.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace k2 {

double adequacy(const AxisIntake& axis) {
    const double reached = std::min(1.0, axis.amount / axis.target);
    if (!over_limit(axis)) return reached;
    return std::min(reached, std::max(0.0, 1 - (axis.raw - *axis.upper) / *axis.upper));
}

double balance_score(const PerAxis<double>& a, bool any_over) {
    const double mean = (a[0] + a[1] + a[2]) / 3;
    const double score = 50 * (mean + std::min({a[0], a[1], a[2]}));
    return any_over ? std::min(score, over_limit_cap) : score;
}

Index balance_index(const PerAxis<AxisIntake>& axes) {
    Index out;
    PerAxis<double> ratio{};
    double ratios = 0;
    for (const Axis axis : all_axes) {
        const AxisIntake& in = axes[index(axis)];
        out.adequacy[index(axis)] = adequacy(in);
        if (over_limit(in)) out.over.push_back(axis);
        ratio[index(axis)] = std::min(2.0, in.amount / in.target);
        ratios += ratio[index(axis)];
    }
    const double lowest = *std::min_element(out.adequacy.begin(), out.adequacy.end());
    const double mean = (out.adequacy[0] + out.adequacy[1] + out.adequacy[2]) / 3;
    out.score = balance_score(out.adequacy, !out.over.empty());
    out.coverage = 100 * mean;
    out.weakest = 100 * lowest;
    if (mean > 0) out.evenness = lowest / mean;
    constexpr double tie = 1e-9;
    for (const Axis axis : all_axes) {
        if (lowest < 1 && out.adequacy[index(axis)] <= lowest + tie) out.limiting.push_back(axis);
    }
    if (ratios > 0) out.triangle = PerAxis<double>{ratio[0] / ratios, ratio[1] / ratios, ratio[2] / ratios};
    return out;
}

AdequacyRange adequacy_range(const Estimate& amount, const Estimate& raw, double target, std::optional<double> upper) {
    const auto at = [&](double x, double x_raw) { return adequacy({x, x_raw, target, upper}); };
    double low = at(amount.mid, raw.mid);
    double high = low;
    const auto widen = [&](double a) {
        low = std::min(low, a);
        high = std::max(high, a);
    };
    widen(at(amount.low, raw.low));
    widen(at(amount.high, raw.high));
    // Where the amount crosses the target, with raw in step.
    const bool below = target <= amount.mid;
    const double from = below ? amount.low : amount.mid;
    const double to = below ? amount.mid : amount.high;
    if (from < target && target <= to) {
        const double way = (target - from) / (to - from);
        const double raw_from = below ? raw.low : raw.mid;
        const double raw_to = below ? raw.mid : raw.high;
        widen(at(target, raw_from + way * (raw_to - raw_from)));
    }
    return {low, high};
}

}  // namespace k2
