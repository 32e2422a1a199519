// Calendar dates as the formats write them: "2026-11-24", the reader's own, without a time zone.
#pragma once

#include <optional>
#include <string_view>

namespace k2 {

/// Days since 1970-01-01 in the Gregorian calendar; empty where the text names no day of it ("2026-02-30").
[[nodiscard]] std::optional<int> day_number(std::string_view date);

}  // namespace k2
