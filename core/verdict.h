// One sentence at the top: what the plate holds and which of the three is the weak one.
//
// The words of a plate compare it with a day's reference and never call a reader short of anything; for K2 there is a
// reference line, no goal. What is over a limit, or hidden by a stop rule, comes first.
#pragma once

#include <string>

#include "core/report.h"

namespace k2 {

/// Which of the three may be called the least covered.
using MayBeLeast = PerAxis<bool>;

/// Needs everything of the report but `shown`. `empty` is a plate with nothing on it. The weak one is named as surely as
/// the draws say (balance.weakest_chance): in nine of ten plainly, in six of ten as most likely, else the two that come
/// first. Without draws it is the one with the least adequacy, most likely so where nobody measured it.
[[nodiscard]] std::string verdict_of(const Report& report, bool empty, const MayBeLeast& may_be_least = {true, true, true});

}  // namespace k2
