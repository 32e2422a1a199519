#include "core/recent_days.h"

#include <algorithm>
#include <cassert>
#include <optional>

#include "core/date.h"

namespace k2 {

bool counts(const Day& day, const RecentDay& recent) {
    if (!day.date) return true;
    const std::optional<int> today = day_number(*day.date);
    const std::optional<int> then = day_number(recent.date);
    assert(today && then);
    const int before = *today - *then;
    return before >= 1 && before <= recent_days_before;
}

std::size_t recent_left_out(const Day& day) {
    return static_cast<std::size_t>(
        std::ranges::count_if(day.recent_days, [&](const RecentDay& recent) { return !counts(day, recent); }));
}

}  // namespace k2
