#include "core/advice/least_change.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <tuple>

#include "core/base/short_sort.h"

namespace k2 {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);
constexpr double least_possible = -std::numeric_limits<double>::infinity();  // kcal
constexpr double rounding_slack = 1e-9;                                      // sums in another order differ by less

double shortfall_of(const PerAxis<double>& need) {
    return std::max(0.0, need[0]) + std::max(0.0, need[1]) + std::max(0.0, need[2]);
}

double shortfall_after(const PerAxis<double>& need, const PerAxis<double>& share) {
    return std::max(0.0, need[0] - share[0]) + std::max(0.0, need[1] - share[1]) + std::max(0.0, need[2] - share[2]);
}

/// What decides last: the names in the order of the alphabet, then the portions, then what is replaced (nothing first).
struct Words {
    std::vector<std::string_view> foods;
    std::vector<double> units;
    std::string_view replaced;
    friend bool operator<(const Words& a, const Words& b) {
        return std::tie(a.foods, a.units, a.replaced) < std::tie(b.foods, b.units, b.replaced);
    }
};

Words words(const LeastChangeProblem& problem, std::vector<std::size_t> picks, std::size_t round) {
    short_sort(picks.begin(), picks.end(),
               [&](std::size_t a, std::size_t b) { return problem.choices[a].food < problem.choices[b].food; });
    Words words;
    for (const std::size_t pick : picks) {
        words.foods.push_back(problem.choices[pick].food);
        words.units.push_back(problem.choices[pick].units);
    }
    if (round > 0) words.replaced = problem.swaps[round - 1].food;
    return words;
}

/// Of a Choice or a Swap.
template <class One>
std::string_view family_of(const One& one) {
    return one.family.empty() ? one.food : one.family;
}

/// A fifth of the code of std::sort, which the page pays for. The orders here are total, so it need not be stable.
template <class T, class Before>
void heap_sort(std::vector<T>& all, Before before) {
    std::make_heap(all.begin(), all.end(), before);
    std::sort_heap(all.begin(), all.end(), before);
}

bool newly_over(double before, double after, const std::optional<double>& upper) {
    return upper && after > *upper + rounding_slack && after > before + rounding_slack;
}

}  // namespace

long shortfall_hundredths(double shortfall) {
    return static_cast<long>(std::floor(100 * (shortfall + rounding_slack) + 0.5));
}

double shortfall(const Effect& effect, const PerAxis<double>& target) {
    double sum = 0;
    for (std::size_t i = 0; i < axis_count; ++i) {
        if (target[i] > 0) sum += std::max(0.0, 1 - effect.amount[i] / target[i]);
    }
    return sum;
}

bool within_limits(const LeastChangeProblem& problem, const Effect& after, int k2_supplements, double supplement_d_ug) {
    constexpr std::size_t d = index(Axis::d);
    return !newly_over(problem.base.amount[d], after.amount[d], problem.d_upper_ug) &&
           !newly_over(problem.base.ca_raw_mg, after.ca_raw_mg, problem.ca_upper_mg) && k2_supplements <= 1 &&
           supplement_d_ug <= max_supplement_d_ug + rounding_slack;
}

LeastChangeSearch::LeastChangeSearch(const LeastChangeProblem& problem) : problem_(problem) {
    std::vector<std::string_view> names;
    for (const Choice& choice : problem.choices) names.push_back(family_of(choice));
    heap_sort(names, std::less{});
    for (const Choice& choice : problem.choices) {
        Option option;
        for (std::size_t i = 0; i < axis_count; ++i) {
            if (problem.target[i] > 0) option.share[i] = choice.effect.amount[i] / problem.target[i];
        }
        option.kcal = choice.effect.kcal;
        option.family =
            static_cast<std::size_t>(std::lower_bound(names.begin(), names.end(), family_of(choice)) - names.begin());
        option.choice = all_.size();
        all_.push_back(option);
    }
    best_.shortfall = shortfall(problem.base, problem.target);
    best_.hundredths = shortfall_hundredths(best_.shortfall);
    open_round(0);
}

void LeastChangeSearch::open_round(std::size_t round) {
    round_ = round;
    first_ = 0;
    options_.clear();
    start_ = {};
    start_.total = problem_.base;
    removed_family_ = none;
    if (round > 0) {
        const Swap& swap = problem_.swaps[round - 1];
        for (const Option& option : all_) {
            if (family_of(problem_.choices[option.choice]) == family_of(swap)) removed_family_ = option.family;
        }
        const Effect& removed = swap.removed;
        for (std::size_t i = 0; i < axis_count; ++i) start_.total.amount[i] -= removed.amount[i];
        start_.total.ca_raw_mg -= removed.ca_raw_mg;
        start_.kcal = -removed.kcal;
    }
    for (std::size_t i = 0; i < axis_count; ++i) {
        if (problem_.target[i] > 0) start_.need[i] = 1 - start_.total.amount[i] / problem_.target[i];
    }
    if (round == 0) gather(start_, all_, depth_, options_);
}

/// The portions worth looking at on this plate when up to `left` of them may be taken, greatest gain first. Without a
/// gain alone a portion has none in company: it only costs. The company gains at most the greatest each.
void LeastChangeSearch::gather(const Node& node, std::span<const Option> from, int left, std::vector<Option>& to) {
    const double now = shortfall_of(node.need);
    double most = 0;
    to.clear();
    for (const Option& option : from) {
        const double gain = now - shortfall_after(node.need, option.share);
        if (gain <= 0 || option.family == removed_family_) continue;
        to.push_back(option);
        to.back().gain = gain;
        most = std::max(most, gain);
    }
    work_ += static_cast<long>(from.size());
    to.erase(std::remove_if(to.begin(), to.end(),
                            [&](const Option& option) {
                                return hopeless(now - option.gain - (left - 1) * most, node, least_possible);
                            }),
             to.end());
    heap_sort(
        to, [](const Option& a, const Option& b) { return a.gain != b.gain ? a.gain > b.gain : a.choice < b.choice; });
    double least = -least_possible;
    for (std::size_t i = to.size(); i-- > 0;) to[i].least_kcal = least = std::min(least, to[i].kcal);
}

/// Can nothing with at least this shortfall, one more food and this much kcal come before the best?
bool LeastChangeSearch::hopeless(double bound, const Node& node, double kcal) const {
    // shortfall_hundredths(bound) against best_.hundredths, without its floor(): this is the innermost line.
    const double away = 100 * (bound - rounding_slack) - static_cast<double>(best_.hundredths);
    if (away >= 0.5 || away < -0.5) return away >= 0.5;
    if (node.penalty + 1 != best_.penalty) return node.penalty + 1 > best_.penalty;
    return 1000 * (node.kcal + kcal - rounding_slack) > static_cast<double>(best_.kcal_thousandths) + 0.5;
}

bool LeastChangeSearch::picked(std::size_t family) const {
    return std::any_of(picks_.begin(), picks_.end(), [&](std::size_t pick) { return all_[pick].family == family; });
}

bool LeastChangeSearch::words_precede() const {
    return words(problem_, picks_, round_) < words(problem_, best_.picks, best_.round);
}

void LeastChangeSearch::consider(const Node& node) {
    const double after = shortfall_of(node.need);
    const long hundredths = shortfall_hundredths(after);
    const long long kcal = std::llround(1000 * node.kcal);
    const auto rank = std::tuple(hundredths, node.penalty, kcal, node.units);
    const auto best_rank = std::tuple(best_.hundredths, best_.penalty, best_.kcal_thousandths, best_.units);
    if (rank > best_rank || (rank == best_rank && !words_precede())) return;
    if (!within_limits(problem_, node.total, node.k2_supplements, node.supplement_d_ug)) return;
    best_ = {hundredths, node.penalty, kcal, node.units, after, picks_, round_};
}

LeastChangeSearch::Node LeastChangeSearch::with(const Node& node, std::size_t choice) const {
    const Choice& taken = problem_.choices[choice];
    Node next = node;
    for (std::size_t i = 0; i < axis_count; ++i) {
        next.total.amount[i] += taken.effect.amount[i];
        next.need[i] -= all_[choice].share[i];
    }
    next.total.ca_raw_mg += taken.effect.ca_raw_mg;
    next.penalty += taken.penalty;
    next.kcal += taken.effect.kcal;
    next.units += taken.units;
    next.supplement_d_ug += taken.supplement_d_ug;
    next.k2_supplements += taken.k2_supplement ? 1 : 0;
    return next;
}

/// The plate with this portion, and with up to `left` more of `others`, which are in order of falling gain on some
/// plate with less on it.
void LeastChangeSearch::take(const Node& node, std::size_t choice, std::span<const Option> others, int left) {
    const Node next = with(node, choice);
    picks_.push_back(choice);
    consider(next);
    if (left > 1) {
        std::vector<Option>& sorted = sorted_[static_cast<std::size_t>(left)];
        gather(next, others, left, sorted);
        descend(next, sorted, left);
    } else if (left == 1) {
        descend(next, others, left);
    }
    picks_.pop_back();
}

// The pruning, and why nothing is lost by it. The shortfall is a sum of max(0, need − share), which is convex: the more
// is on the plate, the less a portion takes away from it. So a portion gains at most what it gained on a plate with
// less on it, options[i].gain, and `left` portions from i on, in order of falling gain, at most left · options[i].gain.
// When even that, with the least penalty (1) of one more food and, where that leaves room for exactly one, the least
// kcal of those that follow, comes after the best known change, so does everything that follows: all three only get
// worse with i.
void LeastChangeSearch::descend(const Node& node, std::span<const Option> options, int left) {
    const double now = shortfall_of(node.need);
    for (std::size_t i = 0; i < options.size(); ++i) {
        const Option& option = options[i];
        ++work_;
        if (hopeless(now - left * option.gain, node, option.least_kcal)) return;
        if (left == 1 && hopeless(shortfall_after(node.need, option.share), node, option.kcal)) continue;
        if (!picked(option.family)) take(node, option.choice, options.subspan(i + 1), left - 1);
    }
}

/// One first pick after the other: on the plate as it is any portion, in a swap one that may take the place. Then those
/// with one more food than before: a change of fewer foods cuts off most of what has more.
bool LeastChangeSearch::step(long work) {
    const long until = work_ + work;
    while (work_ < until) {
        ++work_;
        if (round_ == 0 && first_ < options_.size() &&
            !hopeless(shortfall_of(start_.need) - depth_ * options_[first_].gain, start_,
                      options_[first_].least_kcal)) {
            take(start_, options_[first_].choice, std::span(options_).subspan(first_ + 1), depth_ - 1);
            ++first_;
        } else if (round_ > 0 && first_ < problem_.swaps[round_ - 1].choices.size()) {
            const std::size_t choice = problem_.swaps[round_ - 1].choices[first_];
            if (depth_ == 1) {
                take(start_, choice, {}, 0);
            } else if (const Node next = with(start_, choice); !hopeless(0, next, least_possible)) {
                if (options_.empty()) gather(start_, all_, depth_, options_);
                const double most = options_.empty() ? 0 : options_.front().gain;
                if (!hopeless(shortfall_of(next.need) - (depth_ - 1) * most, next, least_possible)) {
                    take(start_, choice, options_, depth_ - 1);
                }
            }
            ++first_;
        } else if (round_ < problem_.swaps.size()) {
            open_round(round_ + 1);
        } else if (depth_ < problem_.most_changes) {
            ++depth_;
            open_round(0);
        } else {
            return true;
        }
    }
    return false;
}

LeastChange LeastChangeSearch::result() const {
    LeastChange change;
    change.shortfall_before = shortfall(problem_.base, problem_.target);
    change.shortfall_after = best_.shortfall;
    change.choices = best_.picks;
    if (best_.round > 0) change.swap = best_.round - 1;
    return change;
}

}  // namespace k2
