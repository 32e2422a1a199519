// The 24 safety rules: wording and severity are data (data/safety.json), what triggers them is here.
//
// S01, S15, S16 and S19 hide the scores; S02, S06 and S07 lead the verdict and cap the score. The drug rules S09–S14
// are labels as public copies quote them and wait for a pharmacist's review.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/claims.h"
#include "core/day.h"
#include "core/portions.h"
#include "core/report.h"

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

/// Every rule that holds, texts filled in the day's language; stop first, then warn, then info, by number within.
/// Needs report.intake, report.targets and report.balance.
[[nodiscard]] std::vector<SafetyMessage> safety_messages(const Day& day, const Portions& portions,
                                                         const Report& report);

}  // namespace k2
