// What evaluate found: every number that page, command line, links and module show.
//
// Units are in the names; adequacy is 0–1, the index numbers 0–100. An empty optional is "not shown" (hidden by a stop
// rule, or not asked for), never zero.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/day/day.h"
#include "core/food/estimate.h"
#include "core/food/nutrient.h"

namespace k2 {

/// One nutrient summed over the day.
struct Intake {
    Estimate sum;              // mid is the plain sum of what is known
    int known = 0;             // items in which every form of it was measured
    int partial = 0;           // items with only some forms measured
    int of = 0;                // all items; a dish is one, known when all its ingredients are, else partial
    int estimated = 0;         // of known and partial: borrowed, logical zeros or imputed (is_estimated)
    double measured_high = 0;  // the upper end without what nobody measured; at most sum.high

    /// There are items, and nobody measured it in any: its 0 is no amount.
    [[nodiscard]] bool unmeasured() const { return of > 0 && known + partial == 0; }
};

/// How the row of a reference intake was confirmed: read in the official text itself, or in transcriptions of it that
/// were made independently of each other. A row that nothing confirms does not enter the table (core/tool).
enum class Confirmed : std::uint8_t { primary, secondary_two, secondary_one };
constexpr std::array<std::string_view, 3> confirmed_keys{"primary", "secondary_two", "secondary_one"};

struct Target {
    double target = 0;
    std::optional<double> upper;  // the lower of the chosen set's and China's, on raw intake
    std::string_view source;      // id in data/sources.json
    Confirmed confirmed = Confirmed::primary;
};

struct Targets {
    Target ca_mg, d_ug, k2_ug, k_total_ug, mg_mg;
};

struct Calcium {
    Estimate absorbed_mg;             // A_day, band from the food data only
    Estimate milk_equivalent_mg;      // Ca_eff
    std::vector<double> by_meal_mg;   // absorbed, one per eating occasion, in order
    std::vector<bool> by_meal_known;  // false: has foods, and nobody measured the calcium of any
    Estimate between_person;          // §1.4: most adults at the same load
    bool extrapolated = false;        // a meal above 500 mg: outside the studied range
};

struct VitaminK {
    Estimate mk7_equivalent_ug;
    Estimate ucoc_reduction_pct;  // what trials saw on average; a blood marker
    Estimate dpucmgp_reduction_pct;
};

struct Balance {
    std::optional<double> score;      // B; empty only when hidden
    std::optional<double> low, high;  // about 90 % over the food values; empty when hidden or without bands
    std::optional<PerAxis<double>> weakest_chance;  // as ScoreBand's (draws.h); empty with the band
    std::optional<double> coverage, weakest, evenness;
    std::vector<Axis> limiting;  // empty when all are met
    std::vector<Axis> over;      // above the upper limit
    bool hidden = false;         // S01, S15, S16, S19
    std::optional<PerAxis<double>> triangle;

    /// Too wide a band for one number: the band stands in the number's place (S23). Never without a band.
    [[nodiscard]] bool wide() const { return low && high && *high - *low > 40; }
};

enum class Severity : std::uint8_t { stop, warn, info };

struct SafetyMessage {
    std::string_view id;  // "S22"
    Severity severity = Severity::info;
    std::string text;  // in the day's language, numbers filled in
};

/// Something worth knowing that is not in the score: "hunt_johnson", "sodium", …
struct Note {
    std::string_view id;
    std::vector<std::pair<std::string_view, double>> values;
};

struct Report {
    Lang lang = Lang::zh;
    Scope scope = Scope::plate;
    std::string_view data_version;
    PerNutrient<Intake> intake;
    Calcium calcium;
    std::optional<VitaminK> vitamin_k;  // empty when hidden
    Targets targets;
    PerAxis<std::optional<Estimate>> adequacy;  // k2 empty when hidden
    Balance balance;
    std::vector<SafetyMessage> safety;  // stop first, then by number
    std::vector<Note> notes;
    std::vector<std::pair<std::string, std::string>> shown;  // key → the text that a person sees, sorted by key
    std::string verdict;

    [[nodiscard]] const Intake& operator[](Nutrient n) const { return intake[index(n)]; }
    /// The text under a key such as "intake.k2_ug" or "balance.score"; "" when that number is not shown.
    [[nodiscard]] std::string_view shown_text(std::string_view key) const;
};

}  // namespace k2
