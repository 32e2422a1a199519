// Reference intakes and upper limits: which row of which authority holds for a reader. From data/references.json.
//
// K2 has no target of any authority; its reference line is the reader's (default: the article's lower figure).
// Each row says how it was confirmed. Of the Chinese sets only transcriptions were seen, not the official text.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "core/day.h"
#include "core/report.h"

namespace k2 {

/// One row: who should take in how much of what, per day.
struct ReferenceIntake {
    Reference set = Reference::cn_2023;
    Nutrient nutrient = Nutrient::ca_mg;
    std::optional<Sex> sex;  // empty: both
    int age_from = 0;        // whole years, both ends included
    int age_to = 120;
    State state = State::none;
    double target = 0;
    std::optional<double> upper;  // of the total intake; limits on supplements alone are not here
    std::string_view source;      // id in data/sources.json
    Confirmed confirmed = Confirmed::primary;
};

[[nodiscard]] std::span<const ReferenceIntake> reference_intakes();

/// The row for this reader. Falls back to the row without pregnancy or lactation, to China 2023 where the set has
/// none for the age (Japan: children), and to the youngest row below age 1.
[[nodiscard]] const ReferenceIntake& reference_intake(Reference set, Nutrient nutrient, const Profile& profile);

/// Targets of the chosen set; upper limits of calcium and vitamin D are the lower of the chosen set's and China's
/// (docs/model.md §0).
[[nodiscard]] Targets targets_for(const Profile& profile);

}  // namespace k2
