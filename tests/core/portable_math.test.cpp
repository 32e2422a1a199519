#include "core/base/portable_math.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <random>

#include "near.h"

using namespace k2;

TEST_CASE("portable math agrees with the standard library", "[math]") {
    std::mt19937_64 random(20261124);
    double log_error = 0;
    double exp_error = 0;
    double cos_error = 0;
    for (int i = 0; i < 200000; ++i) {
        const double u = static_cast<double>(random() >> 11U) * 0x1p-53;
        const double x = std::exp((u - 0.5) * 100);
        log_error =
            std::max(log_error, std::abs(portable::log(x) - std::log(x)) / std::max(1.0, std::abs(std::log(x))));
        exp_error = std::max(exp_error, std::abs(portable::exp((u - 0.5) * 100) / x - 1));
        cos_error = std::max(cos_error, std::abs(portable::cos_turns(u) - std::cos(6.283185307179586476925 * u)));
    }
    CHECK(log_error < 4e-16);
    CHECK(exp_error < 5e-16);
    CHECK(cos_error < 1e-15);
}

TEST_CASE("portable math at its edges", "[math]") {
    CHECK(portable::log(1) == 0);
    CHECK(std::isinf(portable::log(0)));
    CHECK(portable::exp(0) == 1);
    CHECK(portable::exp(-1000) == 0);
    CHECK(std::isinf(portable::exp(1000)));
    CHECK(portable::cos_turns(0) == 1);
    CHECK(portable::cos_turns(0.5) == -1);
    CHECK_THAT(portable::log(2.718281828459045), exactly(1));
    CHECK_THAT(portable::exp(1), exactly(2.718281828459045));
}
