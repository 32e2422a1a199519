// One sentence at the top: what the plate holds and which of the three is the weak one.
//
// The words of a plate compare it with a day's reference and never call a reader short of anything; for K2 there is a
// reference line, no goal. What is over a limit, or hidden by a stop rule, comes first.
#pragma once

#include <string>

#include "core/report.h"

namespace k2 {

/// Needs everything of the report but `shown`. `empty` is a plate with nothing on it.
[[nodiscard]] std::string verdict_of(const Report& report, bool empty);

}  // namespace k2
