#include "core/advice/suggest.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <limits>
#include <tuple>
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
constexpr double most_units = 1.5;   // of what comes in no boxes or pieces
constexpr long worth_one_more = 10;  // hundredths of shortfall for which a suggestion may have one food more
static_assert(std::equal(meal_keys.begin(), meal_keys.end(), slot_keys.begin()));  // Food::eaten_at(slot)

bool may_be_doubled(const Food& food) {
    return food.kin() == "milk" || food.kin() == "egg";
}

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

/// How the meals of a day stand to a food that is to be added.
struct Meals {
    std::array<double, slot_count> ca_mg{};
    std::array<bool, slot_count> used{};
    std::array<std::vector<std::string_view>, slot_count> families;

    Meals(const Day& day, const Catalogue& catalogue) {
        for (const Portion& portion : resolve(day, catalogue).items) {
            const auto i = static_cast<std::size_t>(portion.slot);
            used[i] = true;
            ca_mg[i] += portion.of(Nutrient::ca_mg);
            families[i].push_back(portion.food->kin());
        }
    }

    /// Of the meals at which the food is eaten: where nothing of its family is already, then one that has something,
    /// then that with the least calcium, where more of it is absorbed.
    [[nodiscard]] Slot best_for(const Food& food) const {
        if (food.is_supplement()) return Slot::supplement;
        Slot best = Slot::lunch;
        std::tuple least(true, true, std::numeric_limits<double>::infinity());
        for (std::size_t i = 0; i < meal_keys.size(); ++i) {
            if (!food.eaten_at(i)) continue;
            const auto& there = families[i];
            const std::tuple rank(std::find(there.begin(), there.end(), food.kin()) != there.end(), !used[i], ca_mg[i]);
            if (rank >= least) continue;
            least = rank;
            best = all_slots[i];
        }
        return best;
    }
};

std::string_view stop_rule(const Report& report) {
    for (const SafetyMessage& message : report.safety) {
        if (message.severity == Severity::stop) return message.id;
    }
    return {};
}

/// As the bars say it: "35%".
std::string percent_of(const Report& report, Axis axis) {
    return format_percent(report.adequacy[index(axis)].value_or(Estimate{}).mid);
}

/// "补上：钙 260 mg，从 62% 到 95%。还不够的：维生素 D 35%。" A gain that nobody would eat for is not told.
std::string why(const Report& before, const Report& after) {
    constexpr double least_told = 0.05;  // of the reference
    const Lang lang = before.lang;
    const PerAxis<double> target = targets_of(before);
    const PerAxis<double> had = amounts_of(before);
    const PerAxis<double> has = amounts_of(after);
    std::string gains;
    std::string still;
    for (const Axis axis : {Axis::ca, Axis::d, Axis::k2}) {
        const std::size_t i = index(axis);
        const std::string_view name = axis_name(axis, lang);
        const double more = has[i] - had[i];
        if (had[i] < target[i] && more >= least_told * target[i]) {
            if (!gains.empty()) gains += text(Text::suggest_and, lang);
            gains += fill(Text::suggest_gain, lang,
                          {{"name", name},
                           {"amount", format_amount(nutrient_of(axis), more, lang)},
                           {"before", percent_of(before, axis)},
                           {"after", percent_of(after, axis)}});
        }
        if (shortfall_hundredths(1 - has[i] / target[i]) <= 0) continue;
        if (!still.empty()) still += text(Text::list_separator, lang);
        still += std::string(name) + ' ' + percent_of(after, axis);
    }
    std::string out = gains.empty() ? std::string() : fill(Text::suggest_why, lang, {{"gains", gains}});
    out += still.empty() ? std::string(text(Text::suggest_all, lang))
                         : fill(Text::suggest_still, lang, {{"names", still}});
    return out;
}

}  // namespace

bool is_everyday(const Food& food, Familiarity least) {
    return food.familiarity <= least && (food.meals != 0 || food.is_supplement());
}

bool may_be_suggested(const Food& food) {
    const double serving = amount_of_servings(food, 1);
    const double d_ug = serving * food.cell(Nutrient::d_ug).mid;
    if (food.group == Group::own || food.is_dish() || food.has(Tag::prescription) || is_fish_liver(food)) return false;
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
    std::optional<Meals> meals;
    Familiarity least_familiar = Familiarity::usual;
    SuggestionKind kind = SuggestionKind::one;  // looked for at present
    LeastChangeProblem problem;
    std::vector<const Food*> foods;                           // of problem.choices
    std::vector<std::pair<std::size_t, std::size_t>> places;  // of problem.swaps: meal and item
    std::optional<LeastChangeSearch> search;
    std::vector<std::string_view> used;  // families of what was found
    std::optional<Group> group_of_one;
    long hundredths_of_one = 0;  // what `one` leaves of the shortfall
    Suggestions result;
    bool done = false;

    Work(Day the_day, const Catalogue& the_catalogue, const SuggestOptions& options)
        : day(std::move(the_day)), catalogue(the_catalogue) {
        before = evaluate_cautiously(day);
        result.data_version = before.data_version;
        result.reason = reason_against();
        done = !result.reason.empty();
        if (done) return;
        meals.emplace(day, catalogue);
        most_changes = options.most_changes;
        look_for(SuggestionKind::one);
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

    bool is_used(const Food& food) const { return std::find(used.begin(), used.end(), food.kin()) != used.end(); }

    void look_for(SuggestionKind what) {
        kind = what;
        problem = {};
        foods.clear();
        places.clear();
        problem.most_changes = kind == SuggestionKind::more ? most_changes : 1;
        problem.base = {amounts_of(before), before[Nutrient::ca_mg].sum.mid, 0};
        problem.target = targets_of(before);
        problem.d_upper_ug = before.targets.d_ug.upper;
        problem.ca_upper_mg = before.targets.ca_mg.upper;
        add_choices();
        add_swaps();
        search.emplace(problem);
    }

    bool may_be_named(const Food& food) const {
        return is_everyday(food, least_familiar) && may_be_suggested(food, day.profile) && !is_used(food) &&
               !(kind == SuggestionKind::other && food.group == group_of_one);
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
            if (!may_be_named(food) || (k2_supplement && no_k2_supplement)) continue;
            const Kappa kappa = kappa_for(food);
            const auto add = [&](double units) {
                const Effect effect =
                    effect_of(food, amount_of_servings(food, units), kappa, may_headline(food, Nutrient::k2_ug));
                const double d_ug = food.is_supplement() ? effect.amount[index(Axis::d)] : 0;
                problem.choices.push_back(
                    {food.id, food.kin(), units, effect, food.is_supplement() ? 2 : 1, k2_supplement, d_ug});
                foods.push_back(&food);
            };
            if (food.is_supplement()) {
                add(1);
                continue;
            }
            for (const double units : food_units) {
                if (units <= most_units || may_be_doubled(food)) add(units);
            }
        }
    }

    /// Like for like: a food of the same group, not of the same family, eaten at that meal, and of about the same
    /// amount (half to twice). It counts as one change.
    void add_swaps() {
        for (std::size_t m = 0; m < day.meals.size(); ++m) {
            for (std::size_t i = 0; i < day.meals[m].items.size(); ++i) add_swap(m, i);
        }
    }

    void add_swap(std::size_t m, std::size_t i) {
        const Item& item = day.meals[m].items[i];
        const Food* food = catalogue.find(item.food);
        if (food == nullptr || food->is_supplement() || day.meals[m].slot == Slot::supplement || is_used(*food)) return;
        const double amount = amount_of(item, *food);
        Swap swap{places.size(), food->id, food->kin(), effect_of(*food, amount, food->kappa, true), {}};
        for (std::size_t c = 0; c < problem.choices.size(); ++c) {
            const Food* other = foods[c];
            const double grams = amount_of_servings(*other, problem.choices[c].units);
            const bool alike = other->group == food->group && other->kin() != food->kin() &&
                               other->eaten_at(static_cast<std::size_t>(day.meals[m].slot));
            if (alike && grams >= amount / 2 && grams <= 2 * amount) swap.choices.push_back(c);
        }
        places.emplace_back(m, i);
        problem.swaps.push_back(std::move(swap));
    }

    bool step(long work) {
        if (!done && search->step(work)) {
            keep(search->result());
            go_on();
        }
        return done;
    }

    void keep(const LeastChange& change) {
        const long hundredths = shortfall_hundredths(change.shortfall_after);
        if (kind == SuggestionKind::one) hundredths_of_one = hundredths;
        if (change.choices.empty()) return;
        if (kind == SuggestionKind::one) group_of_one = foods[change.choices[0]]->group;
        if (kind == SuggestionKind::more && hundredths_of_one - hundredths < worth_one_more) return;
        Suggestion s = told(change);
        if (*s.score_after <= *s.score_before) {
            if (kind == SuggestionKind::one) result.nearest = std::move(s);
            return;
        }
        for (const Change& one : s.changes) {
            used.push_back(catalogue.find(one.food)->kin());
            if (one.replaces) used.push_back(catalogue.find(one.replaces->food)->kin());
        }
        result.alternatives.push_back(std::move(s));
    }

    Suggestion told(const LeastChange& found) const {
        Suggestion s;
        s.kind = kind;
        s.shortfall_before = found.shortfall_before;
        s.shortfall_after = found.shortfall_after;
        for (std::size_t n = 0; n < found.choices.size(); ++n) {
            const Choice& choice = problem.choices[found.choices[n]];
            Change change{choice.food, choice.units, meals->best_for(*foods[found.choices[n]]), std::nullopt};
            if (n == 0 && found.swap) {
                const Swap& swap = problem.swaps[*found.swap];
                const auto [meal, item] = places[swap.place];
                change.slot = day.meals[meal].slot;
                change.replaces = {meal, item, std::string(swap.food)};
            }
            s.changes.push_back(std::move(change));
        }
        const Report after = evaluate_cautiously(with_changes(day, s, catalogue));
        s.score_before = full_score(before);
        s.score_after = full_score(after);
        const PerAxis<double> amounts = amounts_of(after);
        s.k2_ug = amounts[index(Axis::k2)];
        s.d_ug = amounts[index(Axis::d)];
        s.ca_mg = amounts[index(Axis::ca)];
        s.why = why(before, after);
        return s;
    }

    /// `more` before `other`: where both want a food, it does more good in the pair. Less usual foods only where the
    /// usual ones give nothing.
    void go_on() {
        if (kind == SuggestionKind::one && most_changes > 1) return look_for(SuggestionKind::more);
        if (kind != SuggestionKind::other && group_of_one) return look_for(SuggestionKind::other);
        if (result.alternatives.empty() && least_familiar == Familiarity::usual) {
            least_familiar = Familiarity::known;
            group_of_one.reset();
            return look_for(SuggestionKind::one);
        }
        finish();
    }

    void finish() {
        done = true;
        short_sort(result.alternatives.begin(), result.alternatives.end(),
                   [](const Suggestion& a, const Suggestion& b) { return a.kind < b.kind; });
        if (result.alternatives.empty()) {
            result.reason = "none_found";
        } else {
            result.nearest.reset();
        }
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
