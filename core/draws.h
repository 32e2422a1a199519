// The band of the balance score, and which of the three is the weak one how surely: 4096 seeded draws of what the foods
// may hold.
//
// One independent draw per food and figure (calcium content, its availability κ, vitamin D, K2), the K2 line fixed at
// the reader's; equal foods merged and taken in order of their id. The seed is fixed and only portable_math is used, so
// the band is the same to the last bit natively and in WebAssembly, whatever the order of the items.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/day.h"
#include "core/portable_math.h"
#include "core/portions.h"
#include "core/report.h"

namespace k2 {

inline constexpr std::size_t draw_count = 4096;
inline constexpr std::uint64_t draw_seed = 0x4b32504c41544531U;  // "K2PLATE1"

struct ScoreBand {
    double low = 0;   // order statistics 205 …
    double high = 0;  // … and 3892 of 4096: 5th and 95th percentile
    /// The share of the draws in which this one has the least adequacy; where some are level, the earlier of K2, D, Ca.
    PerAxis<double> weakest_chance{};
};

[[nodiscard]] ScoreBand draw_balance_band(const Day& day, const Portions& portions, const Targets& targets);

/// FNV-1a, 64 bit, of `first` followed by `second` (Fowler, Noll & Vo; RFC draft eastlake-fnv).
[[nodiscard]] std::uint64_t fnv1a64(std::string_view first, std::string_view second);

/// One step of SplitMix64 (Steele, Lea & Flood 2014, doi:10.1145/2660193.2660195).
constexpr std::uint64_t split_mix64(std::uint64_t& state) {
    std::uint64_t z = state += 0x9e3779b97f4a7c15U;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
}

/// The uniforms behind draw number i: the first two numbers of SplitMix64(stream ^ i).
struct UniformPair {
    double first;   // (0, 1]
    double second;  // [0, 1)
};
[[nodiscard]] constexpr UniformPair uniform_pair(std::uint64_t stream, std::uint64_t i) {
    constexpr double step = 1.0 / 9007199254740992;  // 2^−53
    std::uint64_t state = stream ^ i;
    // 53 bits each; signed, because processors convert that in one step.
    const auto a = static_cast<std::int64_t>(split_mix64(state) >> 11U);
    const auto b = static_cast<std::int64_t>(split_mix64(state) >> 11U);
    return {static_cast<double>(a + 1) * step, static_cast<double>(b) * step};
}

/// Box & Muller 1958, doi:10.1214/aoms/1177706645.
[[nodiscard]] inline double standard_normal(const UniformPair& u) {
    return std::sqrt(-2 * portable::log_positive(u.first)) * portable::cos_turns(u.second);
}

}  // namespace k2
