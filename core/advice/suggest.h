// The smallest changes that even a plate out: which food to add, or to exchange for one of its kind.
//
// At most three, each the exact optimum of its kind (core/advice/least_change.h) on a linear model: base is the full
// model's plate, and a portion adds calcium·κ/κ_dairy to its milk equivalent. What is found is evaluated again by the
// full model, which gives the scores; one that does not raise the score is left out (docs/model.md §7). Named are foods
// that an ordinary household of mainland China buys, as they are eaten, at a meal at which they are eaten. "Not sure"
// counts as yes, in one day that is the base of all: whether there is enough, what is searched, and the figures of what
// is found. Nothing is suggested against a stop rule, to who takes or may take a vitamin K antagonist, or before the
// four questions are answered.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/day/day.h"
#include "core/food/catalogue.h"
#include "core/nutrition/report.h"

namespace k2 {

struct Change {
    std::string_view food;    // id in the catalogue
    double units = 1;         // servings: 0.5, 1, 1.5, of milk and egg 2; of supplements 1
    Slot slot = Slot::lunch;  // the meal it goes to
    /// An exchange: the item that goes, by its place in day.meals; nothing: the food is added.
    struct Replaced {
        std::size_t meal = 0;
        std::size_t item = 0;
        std::string food;  // id
    };
    std::optional<Replaced> replaces;
};

enum class SuggestionKind : std::uint8_t {
    one,    // the best single change
    other,  // the best single change with a food of another group
    more,   // the best of two foods (or three, where asked for), at least 0.10 of shortfall further than `one`
};

struct Suggestion {
    SuggestionKind kind = SuggestionKind::one;
    std::vector<Change> changes;  // an exchange first
    double shortfall_before = 0;  // Σ max(0, 1 − amount/reference) over the three, linear
    double shortfall_after = 0;
    std::optional<double> score_before, score_after;  // of the full model; empty where no score is shown
    double k2_ug = 0, d_ug = 0, ca_mg = 0;  // the three afterwards, of the full model (calcium: milk equivalent)
    std::string why;                        // in the day's language
};

struct Suggestions {
    std::string reason;                    // why there are none: enough, vka, stop:S16, ask, none_found; else empty
    std::vector<Suggestion> alternatives;  // in the order of the kinds; no two share a food or a family
    /// Of none_found: the best single change that there is, though it does not raise the score.
    std::optional<Suggestion> nearest;
    std::string_view data_version;  // of the food table, as in the report; the catalogue outlives it
};

inline constexpr int max_changes = 3;

struct SuggestOptions {
    int most_changes = 2;  // 1–3 foods in one suggestion
};
/// Why the options are none; what comes from outside is asked here first.
[[nodiscard]] std::optional<Error> check_options(const SuggestOptions& options);

/// A food as it is eaten, at a meal at which it is eaten, or a tablet, that is as usual as `least` or more.
[[nodiscard]] bool is_everyday(const Food& food, Familiarity least = Familiarity::usual);

/// Never suggested, whoever asks: prescriptions, fish liver and its oil, more than 600 mg sodium or 15 µg D a serving,
/// more than 10 µg D in a supplement.
[[nodiscard]] bool may_be_suggested(const Food& food);
/// The same for this reader: exclusions, pregnancy, stones, medicines; "not sure" counts as yes.
[[nodiscard]] bool may_be_suggested(const Food& food, const Profile& profile);

/// All at once. Two foods take milliseconds. Precondition: check_options(options) found nothing.
[[nodiscard]] Suggestions suggest(const Day& day, const Catalogue& catalogue, const SuggestOptions& options = {});

/// The day with the changes made: exchanged foods gone, new ones in the first meal of their slot.
[[nodiscard]] Day with_changes(const Day& day, const Suggestion& suggestion, const Catalogue& catalogue);

/// The same in steps, for a page that must not stand still, with the same precondition. Keeps a copy of the day; the
/// catalogue outlives it.
class SuggestSearch {
  public:
    SuggestSearch(Day day, const Catalogue& catalogue, const SuggestOptions& options = {});
    ~SuggestSearch();
    SuggestSearch(const SuggestSearch&) = delete;
    SuggestSearch& operator=(const SuggestSearch&) = delete;

    /// About so many portions looked at; true when everything is found.
    bool step(long work);
    /// After step returned true.
    [[nodiscard]] const Suggestions& result() const;

  private:
    struct Work;
    std::unique_ptr<Work> work_;
};

}  // namespace k2
