// The limits of a Day (docs/formats.md): what evaluate relies on. read_day applies them to text; whoever builds a Day
// by hand asks here.
#pragma once

#include <optional>

#include "core/base/result.h"
#include "core/day/day.h"
#include "core/food/catalogue.h"

namespace k2 {

inline constexpr double max_age = 120;
inline constexpr double min_k2_target_ug = 30;
inline constexpr double max_k2_target_ug = 200;
inline constexpr double min_serum_nmol_l = 5;  // 25(OH)D of a blood test
inline constexpr double max_serum_nmol_l = 500;
inline constexpr double min_serving_g = 0.1;
inline constexpr double max_amount = 1e6;  // of any nutrient, in its unit, in the rest of a day
inline constexpr double max_kappa = 2;
inline constexpr std::size_t max_meals = 100;
inline constexpr std::size_t max_items = 1000;  // of all meals
inline constexpr std::size_t max_own_foods = 500;
inline constexpr std::size_t max_own_dishes = 500;
inline constexpr std::size_t max_recent_days = 1000;
inline constexpr std::size_t max_name_bytes = 300;

/// The first thing wrong with the day, with its JSON pointer; nothing when evaluate may have it.
[[nodiscard]] std::optional<Error> check_day(const Day& day, const Catalogue& catalogue);

}  // namespace k2
