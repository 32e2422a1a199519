// The 24 safety rules: wording and severity are data (data/safety.json), what triggers them is here.
//
// S01, S15, S16 and S19 hide the scores; S02, S06 and S07 lead the verdict and cap the score. S01u, S15u and S16u stand
// for S01, S15 and S16 where the reader is not sure: shown first like them, with words of their own, hiding nothing.
// The drug rules S09–S14 are labels as public copies quote them and wait for a pharmacist's review.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/day/day.h"
#include "core/day/portions.h"
#include "core/nutrition/report.h"
#include "core/text/words.h"

namespace k2 {

struct SafetyRule {
    std::string_view id;  // "S01"
    Severity severity = Severity::info;
    Words text;  // with {placeholders}
    std::string_view source;
    bool pharmacist_review_pending = false;
};

[[nodiscard]] std::span<const SafetyRule> safety_rules();

/// Does a stop rule (S01, S15, S16, S19) hide scores, K2 adequacy and the marker curves?
[[nodiscard]] bool hides_scores(const Profile& profile);

/// MK-7 from which on S02 holds: as little lowered the INR in some people (Theuwissen 2013 doi:10.1111/jth.12203).
inline constexpr double vka_mk7_ug = 10;  // a day

/// Is so much of the food (Portion::amount) one of those that who takes a vitamin K antagonist should not eat? Natto;
/// 10 µg MK-7 or more, a supplement's K2 of unknown form counted as MK-7; a supplement with 10 µg K2 of any form or
/// with K1. What S02 names, what rows and lists warn of, and what is offered to nobody who takes or may take one.
[[nodiscard]] bool raises_vitamin_k(const Food& food, double amount);

/// Every rule that holds, texts filled in the day's language; stop first, then warn, then info, by number within.
/// Needs report.intake, report.targets and report.balance.
[[nodiscard]] std::vector<SafetyMessage> safety_messages(const Day& day, const Portions& portions,
                                                         const Report& report);

}  // namespace k2
