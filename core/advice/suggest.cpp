#include "core/advice/suggest.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <limits>
#include <utility>

#include "core/advice/least_change.h"
#include "core/base/short_sort.h"
#include "core/day/portions.h"
#include "core/day/questions.h"
#include "core/nutrition/balance.h"
#include "core/nutrition/calcium.h"
#include "core/nutrition/evaluate.h"
#include "core/nutrition/safety.h"
#include "core/nutrition/shown.h"
#include "core/text/texts.h"

namespace k2 {
namespace {

constexpr double max_sodium_mg = 600;   // a serving
constexpr double max_d_ug = 15;         // a serving of food
constexpr double max_oxalate_mg = 100;  // a serving, with kidney stones
constexpr std::array<double, 4> food_units{0.5, 1, 1.5, 2};
constexpr std::array<double, 2> supplement_units{1, 2};
constexpr std::size_t max_alternatives = 3;

/// The answers as suggestions take them: "not sure" counts as yes.
Profile cautious(Profile profile) {
    profile.flags.bits |= profile.unsure.bits;
    profile.unsure = {};
    return profile;
}

bool excluded(const Food& food, std::string_view name) {
    constexpr std::array<std::pair<std::string_view, Tag>, 9> tags{{{"dairy", Tag::dairy},
                                                                    {"egg", Tag::egg},
                                                                    {"fish", Tag::fish},
                                                                    {"meat", Tag::meat},
                                                                    {"offal", Tag::offal},
                                                                    {"soy", Tag::soy},
                                                                    {"gluten", Tag::gluten},
                                                                    {"nuts", Tag::nuts},
                                                                    {"supplement", Tag::supplement}}};
    if (name == "animal") return !food.has(Tag::vegan) && !food.is_supplement();
    return std::any_of(tags.begin(), tags.end(),
                       [&](const auto& tag) { return tag.first == name && food.has(tag.second); });
}

bool is_fish_liver(const Food& food) {
    constexpr double pure_fat_g = 90;
    return food.has(Tag::fish) && (food.has(Tag::offal) || food.cell(Nutrient::fat_g).mid >= pure_fat_g);
}

bool supplement_may_be_suggested(const Food& food, const Profile& who) {
    const bool calcium = food.cell(Nutrient::ca_mg).mid > 0;
    const bool k2 = food.cell(Nutrient::k2_ug).mid > 0;
    if (!who.allow_supplements) return false;
    if (k2 && who.state != State::none) return false;                        // S18
    if (calcium && who.flags.has(Flag::kidney_stone)) return false;          // S17
    return !who.flags.has(Flag::thiazide) && !who.flags.has(Flag::digoxin);  // S13, S14: a doctor's to decide
}

/// What `amount` of a food brings on the linear model.
Effect effect_of(const Food& food, double amount, const Kappa& kappa, bool k2_counts) {
    const double ca_mg = amount * food.cell(Nutrient::ca_mg).mid;
    return {{k2_counts ? amount * food.cell(Nutrient::k2_ug).mid : 0, amount * food.cell(Nutrient::d_ug).mid,
             ca_mg * kappa.mid / kappa_dairy},
            ca_mg,
            amount * food.cell(Nutrient::kcal).mid};
}

/// What suggestions are measured by, also where no score may be shown.
double full_score(const Report& report) {
    PerAxis<double> adequacies{};
    for (const Axis axis : all_axes) adequacies[index(axis)] = report.adequacy[index(axis)].value_or(Estimate{}).mid;
    return balance_score(adequacies, !report.balance.over.empty());
}

PerAxis<double> amounts_of(const Report& report) {
    return {report[Nutrient::k2_ug].sum.mid, report[Nutrient::d_ug].sum.mid, report.calcium.milk_equivalent_mg.mid};
}

PerAxis<double> targets_of(const Report& report) {
    return {report.targets.k2_ug.target, report.targets.d_ug.target, report.targets.ca_mg.target};
}

/// The meal to which a food is best added: of those with something in them the one with the least calcium, where more
/// of it is absorbed. Lunch on an empty plate.
Slot slot_for_food(const Day& day, const Catalogue& catalogue) {
    const Portions portions = resolve(day, catalogue);
    std::array<double, slot_count> ca_mg{};
    std::array<bool, slot_count> used{};
    for (const Portion& portion : portions.items) {
        if (portion.slot == Slot::supplement) continue;
        const auto i = static_cast<std::size_t>(portion.slot);
        used[i] = true;
        ca_mg[i] += portion.of(Nutrient::ca_mg);
    }
    Slot best = Slot::lunch;
    double least = std::numeric_limits<double>::infinity();
    for (const Slot slot : all_slots) {
        const auto i = static_cast<std::size_t>(slot);
        if (!used[i] || ca_mg[i] >= least) continue;
        least = ca_mg[i];
        best = slot;
    }
    return best;
}

std::string_view stop_rule(const Report& report) {
    for (const SafetyMessage& message : report.safety) {
        if (message.severity == Severity::stop) return message.id;
    }
    return {};
}

void join(std::string& list, std::string_view word, Lang lang) {
    if (!list.empty()) list += text(Text::list_separator, lang);
    list += word;
}

/// "补上K2 209 µg、钙 17 mg": what was short and is more now, and what is short still.
std::string why(const Report& before, const Report& after) {
    const Lang lang = before.lang;
    const PerAxis<double> target = targets_of(before);
    const PerAxis<double> had = amounts_of(before);
    const PerAxis<double> has = amounts_of(after);
    std::string gains;
    std::string still;
    for (const Axis axis : {Axis::ca, Axis::d, Axis::k2}) {
        const std::size_t i = index(axis);
        const std::string_view name = axis_name(axis, lang);
        const std::string gain = format_amount(nutrient_of(axis), has[i] - had[i], lang);
        if (had[i] < target[i] && has[i] > had[i]) {
            join(gains, fill(Text::suggest_gain, lang, {{"name", name}, {"amount", gain}}), lang);
        }
        if (shortfall_hundredths(1 - has[i] / target[i]) > 0) join(still, name, lang);
    }
    std::string out = fill(Text::suggest_why, lang, {{"gains", gains}});
    if (!still.empty()) out += fill(Text::suggest_still, lang, {{"names", still}});
    return out;
}

}  // namespace

bool may_be_suggested(const Food& food) {
    const double serving = amount_of_servings(food, 1);
    const double d_ug = serving * food.cell(Nutrient::d_ug).mid;
    if (food.group == Group::own || food.has(Tag::prescription) || is_fish_liver(food)) return false;
    if (serving * food.cell(Nutrient::na_mg).mid > max_sodium_mg) return false;
    return d_ug <= (food.is_supplement() ? max_supplement_d_ug : max_d_ug);
}

bool may_be_suggested(const Food& food, const Profile& profile) {
    const Profile who = cautious(profile);
    if (!may_be_suggested(food)) return false;
    if (who.flags.has(Flag::vka) && raises_vitamin_k(food, amount_of_servings(food, 1))) return false;
    if (food.is_supplement() && !supplement_may_be_suggested(food, who)) return false;
    if (food.has(Tag::offal) && who.state != State::none) return false;
    if (who.flags.has(Flag::kidney_stone) && amount_of_servings(food, 1) * food.oxalate_mg.value_or(0) > max_oxalate_mg)
        return false;
    return std::none_of(who.exclude.begin(), who.exclude.end(),
                        [&](const std::string& name) { return excluded(food, name); });
}

Day with_changes(const Day& day, const Suggestion& suggestion, const Catalogue& catalogue) {
    Day changed = day;
    for (const Change& change : suggestion.changes) {
        Meal& meal = change.replaces ? changed.meals[change.replaces->meal] : meal_of(changed, change.slot);
        if (change.replaces) meal.items.erase(meal.items.begin() + static_cast<std::ptrdiff_t>(change.replaces->item));
        const double g = change.units * catalogue.find(change.food)->serving_g;
        const auto item = std::find_if(meal.items.begin(), meal.items.end(), [&](const Item& i) {
            if (i.food != change.food || i.with_meal) return false;
            Item more = i;
            if (more.units) *more.units += change.units;
            if (more.g) *more.g += g;
            const Food& food = *catalogue.find(change.food);
            return within_limits(more, food.basis, food.serving_g);
        });
        if (item == meal.items.end()) {
            meal.items.push_back({std::string(change.food), std::nullopt, change.units, std::nullopt});
        } else if (item->units) {
            *item->units += change.units;
        } else {
            *item->g += g;
        }
    }
    return changed;
}

struct SuggestSearch::Work {
    Day day;
    const Catalogue& catalogue;
    Report before;  // "not sure" counted as yes: the one base of everything that is found and told
    int most_changes = 2;
    LeastChangeProblem problem;
    std::vector<const Food*> foods;                           // of problem.choices
    std::vector<std::pair<std::size_t, std::size_t>> places;  // of problem.swaps: meal and item
    std::optional<LeastChangeSearch> search;
    std::vector<std::pair<double, Suggestion>> found;  // with the full model's score
    std::vector<std::string_view> used;                // foods of earlier alternatives
    Suggestions result;
    Slot slot = Slot::lunch;
    bool done = false;

    Work(Day the_day, const Catalogue& the_catalogue, const SuggestOptions& options)
        : day(std::move(the_day)), catalogue(the_catalogue) {
        before = evaluate_cautiously(day);
        result.reason = reason_against();
        done = !result.reason.empty();
        if (done) return;
        slot = slot_for_food(day, catalogue);
        most_changes = options.most_changes;
        set_problem();
        search.emplace(problem);
    }

    Report evaluate_cautiously(Day changed) const {
        changed.profile = cautious(std::move(changed.profile));
        return evaluate(changed, catalogue, {.bands = false});
    }

    std::string reason_against() const {
        const Profile& who = day.profile;
        if (is_or_may_be(who, StopQuestion::anticoagulant)) return "vka";
        if (const std::string_view rule = stop_rule(before); !rule.empty()) return "stop:" + std::string(rule);
        if (!all_answered(who)) return "ask";
        const bool enough = shortfall_hundredths(shortfall({amounts_of(before), 0, 0}, targets_of(before))) == 0;
        return enough ? "enough" : "";
    }

    bool is_used(std::string_view food) const { return std::find(used.begin(), used.end(), food) != used.end(); }

    void set_problem() {
        problem = {};
        foods.clear();
        places.clear();
        problem.most_changes = most_changes;
        problem.base = {amounts_of(before), before[Nutrient::ca_mg].sum.mid, 0};
        problem.target = targets_of(before);
        problem.d_upper_ug = before.targets.d_ug.upper;
        problem.ca_upper_mg = before.targets.ca_mg.upper;
        add_choices();
        add_swaps();
    }

    Kappa kappa_for(const Food& food) const {
        return kappa_of({&food, 1, 0, !food.is_supplement()}, cautious(day.profile).flags.has(Flag::ppi));
    }

    bool takes_k2_supplement() const {
        return std::any_of(day.meals.begin(), day.meals.end(), [&](const Meal& meal) {
            return std::any_of(meal.items.begin(), meal.items.end(), [&](const Item& item) {
                const Food* food = catalogue.find(item.food);
                return food != nullptr && food->is_supplement() && food->cell(Nutrient::k2_ug).mid > 0;
            });
        });
    }

    void add_choices() {
        const bool no_k2_supplement = takes_k2_supplement();
        for (const Food& food : catalogue.foods()) {
            const bool k2_supplement = food.is_supplement() && food.cell(Nutrient::k2_ug).mid > 0;
            if (!may_be_suggested(food, day.profile) || (k2_supplement && no_k2_supplement) || is_used(food.id))
                continue;
            const Kappa kappa = kappa_for(food);
            const auto add = [&](double units) {
                const Effect effect =
                    effect_of(food, amount_of_servings(food, units), kappa, may_headline(food, Nutrient::k2_ug));
                const double d_ug = food.is_supplement() ? effect.amount[index(Axis::d)] : 0;
                problem.choices.push_back({food.id, units, effect, food.is_supplement() ? 2 : 1, k2_supplement, d_ug});
                foods.push_back(&food);
            };
            if (food.is_supplement()) {
                std::for_each(supplement_units.begin(), supplement_units.end(), add);
            } else {
                std::for_each(food_units.begin(), food_units.end(), add);
            }
        }
    }

    /// Like for like: a food of the same group, and of about the same amount (half to twice). It counts as one change.
    void add_swaps() {
        for (std::size_t m = 0; m < day.meals.size(); ++m) {
            for (std::size_t i = 0; i < day.meals[m].items.size(); ++i) add_swap(m, i);
        }
    }

    void add_swap(std::size_t m, std::size_t i) {
        const Item& item = day.meals[m].items[i];
        const Food* food = catalogue.find(item.food);
        if (food == nullptr || food->is_supplement() || day.meals[m].slot == Slot::supplement || is_used(food->id))
            return;
        const double amount = amount_of(item, *food);
        Swap swap{places.size(), food->id, effect_of(*food, amount, food->kappa, true), {}};
        for (std::size_t c = 0; c < problem.choices.size(); ++c) {
            const Food* other = foods[c];
            const double grams = amount_of_servings(*other, problem.choices[c].units);
            const bool alike =
                other->group == food->group && other != food && grams >= amount / 2 && grams <= 2 * amount;
            if (alike) swap.choices.push_back(c);
        }
        places.emplace_back(m, i);
        problem.swaps.push_back(std::move(swap));
    }

    bool step(long work) {
        while (!done && search->step(work)) {
            const LeastChange change = search->result();
            if (change.choices.empty()) {
                finish();
            } else {
                keep(change);
                next_round();
            }
            return done;
        }
        return done;
    }

    void keep(const LeastChange& found_change) {
        Suggestion s;
        s.shortfall_before = found_change.shortfall_before;
        s.shortfall_after = found_change.shortfall_after;
        for (std::size_t n = 0; n < found_change.choices.size(); ++n) {
            const Choice& choice = problem.choices[found_change.choices[n]];
            const bool supplement = catalogue.find(choice.food)->is_supplement();
            Change change{choice.food, choice.units, supplement ? Slot::supplement : slot, std::nullopt};
            used.push_back(choice.food);
            if (n == 0 && found_change.swap) {
                const Swap& swap = problem.swaps[*found_change.swap];
                const auto [meal, item] = places[swap.place];
                change.slot = day.meals[meal].slot;
                change.replaces = {meal, item, std::string(swap.food)};
                used.push_back(swap.food);
            }
            s.changes.push_back(std::move(change));
        }
        const Report after = evaluate_cautiously(with_changes(day, s, catalogue));
        s.score_before = before.balance.score;
        s.score_after = after.balance.score;
        const PerAxis<double> amounts = amounts_of(after);
        s.k2_ug = amounts[index(Axis::k2)];
        s.d_ug = amounts[index(Axis::d)];
        s.ca_mg = amounts[index(Axis::ca)];
        s.why = why(before, after);
        found.emplace_back(full_score(after), std::move(s));
    }

    /// The next optimum that shares no food with those before it.
    void next_round() {
        if (found.size() == max_alternatives) return finish();
        set_problem();
        search.emplace(problem);
    }

    void finish() {
        done = true;
        short_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
        for (auto& [score, suggestion] : found) result.alternatives.push_back(std::move(suggestion));
        if (found.empty()) result.reason = "none_found";
    }
};

std::optional<Error> check_options(const SuggestOptions& options) {
    if (options.most_changes >= 1 && options.most_changes <= max_changes) return std::nullopt;
    return Error{"/most", "expected 1, 2 or 3 foods in one suggestion"};
}

SuggestSearch::SuggestSearch(Day day, const Catalogue& catalogue, const SuggestOptions& options)
    : work_(std::make_unique<Work>(std::move(day), catalogue, options)) {
    assert(!check_options(options));
}
SuggestSearch::~SuggestSearch() = default;

bool SuggestSearch::step(long work) {
    assert(work > 0);
    return work_->step(work);
}

const Suggestions& SuggestSearch::result() const {
    return work_->result;
}

Suggestions suggest(const Day& day, const Catalogue& catalogue, const SuggestOptions& options) {
    SuggestSearch search(day, catalogue, options);
    while (!search.step(std::numeric_limits<long>::max() / 2)) {
    }
    return search.result();
}

}  // namespace k2
