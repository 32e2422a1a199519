// Logarithm, exponential and cosine from + − × ÷ and bit patterns alone.
//
// glibc and musl (WebAssembly) differ in the last bit of std::log and friends. IEEE 754 fixes the basic operations, so
// these give the same bits everywhere (compile with -ffp-contract=off), and a loop over them vectorises. Error:
// below 4e-16 relative for log away from 1, below 5e-16 relative for exp, below 1e-15 absolute for the cosine
// (tests/core/portable_math.test.cpp).
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace k2::portable {

inline constexpr double ln2_high = 6.93147180369123816490e-01;  // 33 bits of ln 2, so that k × ln2_high is exact
inline constexpr double ln2_low = 1.90821492927058770002e-10;

/// c₀ + c₁x + … + c₁₁x¹¹. By Estrin's scheme, not Horner's: no term waits for the eleven after it, which is most of the
/// time of a logarithm that stands alone.
[[nodiscard]] constexpr double polynomial(double x, const std::array<double, 12>& c) {
    const double x2 = x * x;
    const double x4 = x2 * x2;
    const auto four_from = [&](std::size_t i) { return (c[i] + c[i + 1] * x) + (c[i + 2] + c[i + 3] * x) * x2; };
    return four_from(0) + (four_from(4) + four_from(8) * x4) * x4;
}

/// Natural logarithm of a positive, normal, finite x. No branch.
[[nodiscard]] constexpr double log_positive(double x) {
    // x = 2^k·m with m in [√½, √2): the distance from √½'s mantissa carries into the exponent.
    constexpr std::uint64_t sqrt_half = 0x3fe6a09e667f3bcdU;
    constexpr std::uint64_t one = 0x3ff0000000000000U;
    const auto bits = std::bit_cast<std::uint64_t>(x) - sqrt_half;
    const double m = std::bit_cast<double>((bits & 0x000fffffffffffffU) + sqrt_half);
    // The biased exponent as a double: put it into the low bits of 2^52 and subtract.
    const double k = std::bit_cast<double>(((bits + one) >> 52U) | 0x4330000000000000U) - (4503599627370496.0 + 1023);
    // ln m = 2 artanh(s) = 2 (s + s³/3 + s⁵/5 + …), |s| <= 0.1716
    const double s = (m - 1) / (m + 1);
    const double s2 = s * s;
    constexpr std::array<double, 12> terms{1.0 / 3,  1.0 / 5,  1.0 / 7,  1.0 / 9,  1.0 / 11, 1.0 / 13,
                                           1.0 / 15, 1.0 / 17, 1.0 / 19, 1.0 / 21, 1.0 / 23, 1.0 / 25};
    const double series = polynomial(s2, terms);
    return k * ln2_high + (2 * s + (2 * s * s2 * series + k * ln2_low));
}

/// log_positive, and −infinity for 0.
[[nodiscard]] constexpr double log(double x) {
    return x == 0 ? -std::numeric_limits<double>::infinity() : log_positive(x);
}

/// e^x for −708 <= x <= 709. No branch.
[[nodiscard]] constexpr double exp_bounded(double x) {
    // x = k·ln 2 + r, |r| <= 0.347; adding 1.5·2^52 rounds to a whole number and leaves it in the low bits.
    constexpr double shift = 6755399441055744.0;
    const double shifted = x * 1.44269504088896340736 + shift;
    const double k = shifted - shift;
    const double r = (x - k * ln2_high) - k * ln2_low;
    // 1/2!, 1/3!, …
    constexpr std::array<double, 12> terms{0.5,           1.0 / 6,        1.0 / 24,        1.0 / 120,
                                           1.0 / 720,     1.0 / 5040,     1.0 / 40320,     1.0 / 362880,
                                           1.0 / 3628800, 1.0 / 39916800, 1.0 / 479001600, 1.0 / 6227020800};
    const double series = polynomial(r, terms);
    const double power_of_two =
        std::bit_cast<double>((std::bit_cast<std::uint64_t>(shifted) << 52U) + 0x3ff0000000000000U);
    return (1 + (r + r * r * series)) * power_of_two;
}

/// e^x for every x. Results beyond the range of double are 0 or infinity.
[[nodiscard]] constexpr double exp(double x) {
    if (x > 709) return std::numeric_limits<double>::infinity();
    if (x < -708) return 0;
    return exp_bounded(x);
}

/// cos(2π·u) for 0 <= u <= 1.
[[nodiscard]] constexpr double cos_turns(double u) {
    // cos 2πu = sin 2πb with b in [−¼, ¼]: no branch, one odd series.
    const double centred = u - 0.5;
    const double b = (centred < 0 ? -centred : centred) - 0.25;
    const double x = 6.283185307179586476925 * b;
    const double x2 = x * x;
    double series = 1.0 / 51090942171709440000.0;  // 1/21!
    series = series * x2 - 1.0 / 121645100408832000.0;
    series = series * x2 + 1.0 / 355687428096000.0;
    series = series * x2 - 1.0 / 1307674368000.0;
    series = series * x2 + 1.0 / 6227020800.0;
    series = series * x2 - 1.0 / 39916800.0;
    series = series * x2 + 1.0 / 362880.0;
    series = series * x2 - 1.0 / 5040.0;
    series = series * x2 + 1.0 / 120.0;
    series = series * x2 - 1.0 / 6.0;
    return x + x * x2 * series;
}

}  // namespace k2::portable
