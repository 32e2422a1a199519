// What an empty or uneven plate invites to: foods rich in what is missing, and whole example plates.
//
// Not the optimiser (core/advice/suggest.h): a short list by one nutrient, under the same rules of caution ("Never suggested"
// in docs/model.md §7).
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/day/day.h"
#include "core/food/food.h"
#include "shell/state.h"

namespace k2::shell {

/// Which of the three to fill first; empty when nothing need be named, and nothing may before the reader has answered
/// that no vitamin K antagonist is taken: greens and natto change what such a medicine does.
[[nodiscard]] std::optional<Axis> missing_axis(const State& state);

/// Foods with the most of it in one serving, each from another group than the one before, only where may_headline
/// allows.
[[nodiscard]] std::vector<const Food*> richest_foods(const State& state, Axis axis, std::size_t count);

/// On every table, for a quick start; no recommendation.
[[nodiscard]] std::span<const std::string_view> common_foods();

/// Everyday plates: none holds what who takes a vitamin K antagonist should not eat.
enum class Example : std::uint8_t { breakfast, lunch, vegan_day };
inline constexpr std::array<Example, 3> all_examples{Example::breakfast, Example::lunch, Example::vegan_day};
[[nodiscard]] std::vector<Meal> example_meals(Example example);

}  // namespace k2::shell
