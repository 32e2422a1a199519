// Things worth knowing that are not in the score (docs/model.md §1.5, §2, §4). The page has the words for each id.
//
// ca_mg_ratio    ratio                          calcium : magnesium outside 1.7–2.8 (Rosanoff 2016, observational)
// ca_p_ratio     ratio                          calcium : phosphorus below 0.5, a convention
// d2_share       share_pct                      more than half of the vitamin D is D2
// hunt_johnson   balance_mg                     predicted calcium balance, intake within the studied range
// low_fat_meal   fat_g, meals                   meals with vitamin D or K2 and less than 5 g fat: the leanest, how many
// mk4_share      share_pct                      most of the K2 is MK-4, which trials saw act from 600 µg on
// mk7_mean       days, mean_ug, today_ug        the marker curve used a mean of several days
// recent_left_out  days                         recent days that are not among the six before the day's own date
// sodium         high_mg, loss_mg, low_mg       more calcium in the urine above 2000 mg sodium
#pragma once

#include <vector>

#include "core/day.h"
#include "core/portions.h"
#include "core/report.h"

namespace k2 {

/// In the order above. Needs report.intake and report.balance.hidden.
[[nodiscard]] std::vector<Note> notes_on(const Day& day, const Portions& portions, const Report& report);

}  // namespace k2
