// Matchers for results: CHECK_THAT(value, near(expected)).
#pragma once

#include <algorithm>
#include <catch2/catch_tostring.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <string>

/// Within a relative or an absolute tolerance, whichever is wider.
class Near : public Catch::Matchers::MatcherBase<double> {
  public:
    Near(double expected, double relative, double absolute)
        : expected_(expected), relative_(relative), absolute_(absolute) {}

    [[nodiscard]] bool match(const double& value) const override {
        return std::abs(value - expected_) <= std::max(absolute_, relative_ * std::abs(expected_));
    }
    [[nodiscard]] std::string describe() const override {
        return "is near " + Catch::StringMaker<double>::convert(expected_) + " (±" + std::to_string(100 * relative_) +
               " % or ±" + Catch::StringMaker<double>::convert(absolute_) + ")";
    }

  private:
    double expected_, relative_, absolute_;
};

/// The tolerance of docs/model.md: 0.1 % or 0.005.
inline Near near(double expected) {
    return {expected, 0.001, 0.005};
}

/// For results that are printed with few digits.
inline Near near(double expected, double absolute) {
    return {expected, 0, absolute};
}

inline Near exactly(double expected) {
    return {expected, 1e-12, 1e-12};
}
