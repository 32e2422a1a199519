// The smallest change of a plate that brings the three nearest to their references: an exact search.
//
// A change is a set of foods of different families, each in one portion size; one of them may take the place of a food
// on the plate. Changes are ordered (docs/model.md §7): no limit newly exceeded, then shortfall in hundredths, penalty
// (a food counts 1, a supplement 2), kcal added, portions, and last the names. Everything is linear; what the amounts
// mean is the caller's (core/advice/suggest.h).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/food/nutrient.h"

namespace k2 {

/// What a portion brings, or a plate holds.
struct Effect {
    PerAxis<double> amount{};  // of the three: K2 µg, D µg, calcium milk-equivalent mg
    double ca_raw_mg = 0;      // what the limit of calcium is compared with; that of D is compared with its amount
    double kcal = 0;
    friend bool operator==(const Effect&, const Effect&) = default;
};

/// One food in one portion size.
struct Choice {
    std::string_view food;    // id
    std::string_view family;  // foods of one family are not in one change; empty: only the food itself
    double units = 1;         // > 0
    Effect effect;            // of the whole portion, nothing negative
    int penalty = 1;          // >= 1
    bool k2_supplement = false;
    double supplement_d_ug = 0;
};

/// A food on the plate, and the choices that may take its place.
struct Swap {
    std::size_t place = 0;  // the caller's own number for it
    std::string_view food;
    std::string_view family;  // as of Choice; nothing of it is added when this goes
    Effect removed;           // what goes with it, nothing negative
    std::vector<std::size_t> choices;
};

struct LeastChangeProblem {
    Effect base;
    PerAxis<double> target{};  // 0: this one is not counted
    std::optional<double> d_upper_ug, ca_upper_mg;
    std::vector<Choice> choices;  // any order; the result does not depend on it
    std::vector<Swap> swaps;
    int most_changes = 2;  // 1–3
};

inline constexpr double max_supplement_d_ug = 10;  // in all supplements of one change

struct LeastChange {
    std::vector<std::size_t> choices;  // indices into problem.choices; empty: nothing helps
    std::optional<std::size_t> swap;   // index into problem.swaps: the first choice takes that place
    double shortfall_before = 0;       // Σ max(0, 1 − amount/target)
    double shortfall_after = 0;
};

/// Shortfalls are compared in hundredths, half up (0.005 is 1, and so is what rounding made a billionth less).
[[nodiscard]] long shortfall_hundredths(double shortfall);
[[nodiscard]] double shortfall(const Effect& effect, const PerAxis<double>& target);

/// Is the change within the limits: nothing newly or further above one, at most one K2 supplement, at most
/// max_supplement_d_ug in supplements?
[[nodiscard]] bool within_limits(const LeastChangeProblem& problem, const Effect& after, int k2_supplements,
                                 double supplement_d_ug);

/// A search that can be done in steps, so that a page keeps answering. The problem outlives it.
class LeastChangeSearch {
  public:
    explicit LeastChangeSearch(const LeastChangeProblem& problem);

    /// Does about so much more work (one portion looked at is 1); true when the optimum is found.
    bool step(long work);
    /// After step returned true.
    [[nodiscard]] LeastChange result() const;

  private:
    /// A plate on the way: what is needed still (1 − amount/target, negative when more than met) and what it took.
    struct Node {
        PerAxis<double> need{};
        Effect total;
        int penalty = 0;
        double kcal = 0;  // added
        double units = 0;
        double supplement_d_ug = 0;
        int k2_supplements = 0;
    };
    /// A portion as the inner loop reads it.
    struct Option {
        PerAxis<double> share{};  // amount/target
        double gain = 0;          // of shortfall, on the plate for which it was gathered
        double kcal = 0;
        double least_kcal = 0;   // of this one and all after it
        std::size_t family = 0;  // the same number for the same family
        std::size_t choice = 0;
    };
    struct Best {
        long hundredths = 0;
        int penalty = 0;
        long long kcal_thousandths = 0;
        double units = 0;
        double shortfall = 0;
        std::vector<std::size_t> picks;
        std::size_t round = 0;
    };

    void open_round(std::size_t round);
    void gather(const Node& node, std::span<const Option> from, int left, std::vector<Option>& to);
    [[nodiscard]] Node with(const Node& node, std::size_t choice) const;
    void take(const Node& node, std::size_t choice, std::span<const Option> others, int left);
    void descend(const Node& node, std::span<const Option> options, int left);
    [[nodiscard]] bool hopeless(double bound, const Node& node, double kcal) const;
    [[nodiscard]] bool picked(std::size_t family) const;
    void consider(const Node& node);
    [[nodiscard]] bool words_precede() const;

    const LeastChangeProblem& problem_;
    std::vector<Option> all_;                    // one per choice
    std::vector<Option> options_;                // of the present round
    std::array<std::vector<Option>, 3> sorted_;  // of the plates on the way, by how many more may be picked
    std::vector<std::size_t> picks_;
    Node start_;                      // the plate of the present round
    std::size_t removed_family_ = 0;  // of what the round takes away
    Best best_;
    int depth_ = 1;          // the most foods in a change at present
    std::size_t round_ = 0;  // 0: nothing taken away, n: swap n − 1
    std::size_t first_ = 0;  // the next first pick
    long work_ = 0;
};

}  // namespace k2
