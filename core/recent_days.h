// Which of the recent days count: those of the six days before the day's own date, so that with the day itself they are
// a week. The core has no clock: of a day without a date all count, and whoever gives them answers for them.
#pragma once

#include <cstddef>

#include "core/day.h"

namespace k2 {

inline constexpr int recent_days_before = 6;

/// A checked day (check_day.h) and one of its recent days.
[[nodiscard]] bool counts(const Day& day, const RecentDay& recent);

/// How many do not: the note `recent_left_out` says so.
[[nodiscard]] std::size_t recent_left_out(const Day& day);

}  // namespace k2
