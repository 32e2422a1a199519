#include "shell/state.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "core/evaluate.h"
#include "shell/amount.h"
#include "shell/food_search.h"

namespace k2::shell {
namespace {

double amount_of(const Item& item) {
    return item.g ? *item.g : item.units.value_or(0);
}
void set_amount_of(Item& item, double amount) {
    (item.g ? item.g : item.units) = amount;
}

Item one_serving(const Food& food) {
    Item item{std::string(food.id), {}, {}, {}};
    if (food.basis == Basis::per_100g) {
        item.g = food.serving_g;
    } else {
        item.units = 1;
    }
    return item;
}

bool has_food(const Day& day, std::string_view id) {
    return std::ranges::any_of(day.meals, [&](const Meal& meal) {
        return std::ranges::any_of(meal.items, [&](const Item& item) { return item.food == id; });
    });
}

constexpr double rounding = 1e-6;  // a third of a gram is not a step

/// The next multiple of `step` above or below.
double next_multiple(double amount, double step, int direction) {
    const double n = amount / step;
    return step * (direction > 0 ? std::floor(n + rounding) + 1 : std::ceil(n - rounding) - 1);
}

constexpr double adult_age = 18;
constexpr double oldest_child_age = 17;  // until the reader says which

std::size_t place(StopQuestion question) {
    return static_cast<std::size_t>(question);
}

/// What a question asks about in one breath; the first stands for all when the answer is yes or not sure.
std::span<const Flag> flags_of(StopQuestion question) {
    static constexpr std::array anticoagulant{Flag::vka};
    static constexpr std::array calcium{Flag::hypercalcaemia, Flag::hyperparathyroidism, Flag::granulomatous};
    static constexpr std::array kidney{Flag::ckd, Flag::dialysis};
    switch (question) {
        case StopQuestion::anticoagulant:
            return anticoagulant;
        case StopQuestion::calcium:
            return calcium;
        case StopQuestion::kidney:
            return kidney;
        case StopQuestion::under_18:
            break;
    }
    return {};
}

void set_flag(Profile& p, Flag flag, Answer answer) {
    // Answering one question is no "no" to the one that matters most: until it is answered too it counts as unsure.
    if (!p.flags_answered && flag != Flag::vka) p.unsure.set(Flag::vka, true);
    p.flags_answered = true;
    p.flags.set(flag, answer == Answer::yes);
    p.unsure.set(flag, answer == Answer::unsure);
}

void set_stop(Profile& p, StopQuestion question, Answer answer) {
    if (question == StopQuestion::under_18) {
        if (answer == Answer::yes) p.age = std::min(p.age, oldest_child_age);
        if (answer == Answer::no && p.age < adult_age) p.age = Profile{}.age;
        return;
    }
    const std::span<const Flag> flags = flags_of(question);
    if (answer == Answer::yes && std::ranges::any_of(flags, [&](Flag f) { return p.flags.has(f); })) return;
    for (const Flag flag : flags) set_flag(p, flag, Answer::no);
    set_flag(p, flags.front(), answer);
}

}  // namespace

State::State(const Catalogue& catalogue) : catalogue_(&catalogue) {}

const Report& State::report() const {
    if (report_stale_) report_ = evaluate(day_, *catalogue_, {.bands = !dragging_}, std::move(report_));
    report_stale_ = false;
    return report_;
}

const Food* State::find_food(std::string_view id) const {
    const auto own = std::ranges::find(own_foods_, id, &Food::id);
    return own != own_foods_.end() ? &*own : catalogue_->find(id);
}

const std::vector<const Food*>& State::found() const {
    if (!found_ || found_->search != view.search || found_->group != view.group || found_->revision != revision_) {
        found_ = Found{view.search, view.group, revision_, search_foods(*this)};
    }
    return found_->foods;
}

std::vector<ItemRef> State::items_in(Slot slot) const {
    std::vector<ItemRef> out;
    for (std::size_t m = 0; m < day_.meals.size(); ++m) {
        if (day_.meals[m].slot != slot) continue;
        for (std::size_t i = 0; i < day_.meals[m].items.size(); ++i) out.push_back({m, i});
    }
    return out;
}

bool State::empty() const {
    return std::ranges::all_of(day_.meals, [](const Meal& m) { return m.items.empty(); });
}

std::vector<const Food*> State::recent_foods(std::size_t count) const {
    std::vector<const Food*> foods;
    for (std::size_t i = past_.size(); i-- > 0;) {
        for (const Meal& meal : past_[i].meals) {
            for (const Item& item : meal.items) {
                const Food* food = find_food(item.food);
                if (food == nullptr || has_food(day_, item.food) || std::ranges::find(foods, food) != foods.end())
                    continue;
                foods.push_back(food);
                if (foods.size() == count) return foods;
            }
        }
    }
    return foods;
}

void State::add(std::string_view id) {
    const Food* food = find_food(id);
    if (food == nullptr) return;
    for (const ItemRef ref : items_in(view.slot)) {
        if (item(ref).food != id) continue;
        Item more = item(ref);
        set_amount_of(more, amount_of(more) + (more.g ? food->serving_g : 1));
        if (within_limits(more, food->basis, food->serving_g)) {
            edit([&](Day& d) { d.meals[ref.meal].items[ref.item] = std::move(more); });
        }
        return;
    }
    edit([&](Day& d) { meal_of(d, view.slot).items.push_back(one_serving(*food)); });
}

std::optional<Item> State::stepped(ItemRef ref, int direction) const {
    Item next = item(ref);
    const Food* food = find_food(next.food);
    if (food == nullptr) return std::nullopt;
    const double amount = amount_of(next);
    double step = next.g ? food->serving_g / 2 : 0.5;
    // Nobody counts up tablets by halves, but the last one can be halved.
    const bool below_one = direction > 0 ? amount < 1 - rounding : amount < 1 + rounding;
    if (food->basis == Basis::per_unit && !below_one) step = 1;
    set_amount_of(next, next_multiple(amount, step, direction));
    if (amount_of(next) <= rounding || !within_limits(next, food->basis, food->serving_g)) return std::nullopt;
    return next;
}

bool State::can_step(ItemRef ref, int direction) const {
    return stepped(ref, direction).has_value();
}

void State::step(ItemRef ref, int direction) {
    if (auto next = stepped(ref, direction)) {
        edit([&](Day& d) { d.meals[ref.meal].items[ref.item] = std::move(*next); });
    }
}

bool State::set_amount(ItemRef ref, double amount) {
    const Food* food = find_food(item(ref).food);
    if (food == nullptr) return false;
    Item changed_item = item(ref);
    changed_item.g.reset();
    changed_item.units.reset();
    (food->basis == Basis::per_100g ? changed_item.g : changed_item.units) = amount;
    if (!(amount > 0) || !within_limits(changed_item, food->basis, food->serving_g)) return false;
    if (plain_amount(*food, item(ref)) == amount) return true;
    edit([&](Day& d) { d.meals[ref.meal].items[ref.item] = std::move(changed_item); });
    return true;
}

std::optional<Refusal> State::set_amount(ItemRef ref, std::string_view typed) {
    const Food* food = find_food(item(ref).food);
    if (food == nullptr) return Refusal{TypedProblem::not_a_number};
    const Result<double, Refusal> amount = read_amount_of(typed, *food, item(ref), lang());
    if (!amount) return amount.error();
    // What a unit of a reader's own food weighs may leave less room than the units alone.
    if (!set_amount(ref, amount.value())) {
        return Refusal{TypedProblem::out_of_limits, least_amount, max_item_g / food->serving_g};
    }
    return std::nullopt;
}

void State::remove(ItemRef ref) {
    edit([&](Day& d) {
        std::vector<Item>& items = d.meals[ref.meal].items;
        items.erase(items.begin() + static_cast<std::ptrdiff_t>(ref.item));
        // An empty meal is no eating occasion.
        if (items.empty()) d.meals.erase(d.meals.begin() + static_cast<std::ptrdiff_t>(ref.meal));
    });
}

void State::clear() {
    if (!empty()) edit([](Day& d) { d.meals.clear(); });
}

void State::load(Day day) {
    edit([&](Day& d) { d = std::move(day); });
    if (items_in(view.slot).empty()) {
        const auto first = std::ranges::find_if(day_.meals, [](const Meal& m) { return !m.items.empty(); });
        view.slot = first == day_.meals.end() ? Slot::breakfast : first->slot;
    }
    view.search.clear();
    view.error.clear();
    stop_asked_.fill(day_.profile.flags_answered);
    view.stops_open = day_.profile.flags_answered;  // answers that came from elsewhere are shown
}

void State::load_meals(std::vector<Meal> meals) {
    edit([&](Day& d) { d.meals = std::move(meals); });
    if (!day_.meals.empty()) view.slot = day_.meals.front().slot;
}

bool State::think(long work) {
    if (dragging_ || (advice_ && advice_->revision == revision_)) return false;
    if (empty()) {
        advice_.reset();
        return false;
    }
    if (!search_) search_ = std::make_unique<SuggestSearch>(day_, *catalogue_);
    if (!search_->step(work)) return true;
    advice_ = Advice{search_->result(), revision_};
    search_.reset();
    return true;  // it has to be shown
}

Suggestions State::suggestions() const {
    return suggest(day_, *catalogue_);
}

void State::apply(const Suggestion& suggestion) {
    edit([&](Day& d) { d = with_changes(d, suggestion, *catalogue_); });
    view.slot = suggestion.changes.front().slot;
}

void State::answer_flag(Flag flag, Answer answer) {
    edit([&](Day& d) { set_flag(d.profile, flag, answer); });
    if (flag == Flag::vka) stop_asked_[place(StopQuestion::anticoagulant)] = true;
}

std::optional<Answer> State::answer(Flag flag) const {
    const Profile& p = day_.profile;
    if (p.flags.has(flag)) return Answer::yes;
    if (p.unsure.has(flag)) return Answer::unsure;
    if (!p.flags_answered) return std::nullopt;
    return Answer::no;
}

std::optional<Answer> State::answer(StopQuestion question) const {
    const Profile& p = day_.profile;
    if (question == StopQuestion::under_18) {
        if (p.age < adult_age) return Answer::yes;
        return stop_asked_[place(question)] ? std::optional(Answer::no) : std::nullopt;
    }
    const auto flags = flags_of(question);
    if (std::ranges::any_of(flags, [&](Flag f) { return p.flags.has(f); })) return Answer::yes;
    if (std::ranges::any_of(flags, [&](Flag f) { return p.unsure.has(f); })) return Answer::unsure;
    return stop_asked_[place(question)] && p.flags_answered ? std::optional(Answer::no) : std::nullopt;
}

void State::answer_stop(StopQuestion question, Answer answer) {
    edit([&](Day& d) { set_stop(d.profile, question, answer); });
    stop_asked_[place(question)] = true;
    if (stops_answered()) view.stops_open = false;
}

void State::answer_no_stop() {
    edit([](Day& d) {
        for (const StopQuestion question : all_stop_questions) set_stop(d.profile, question, Answer::no);
    });
    stop_asked_.fill(true);
    view.stops_open = false;
}

bool State::stops_answered() const {
    // What merely counts as unsure is still to be answered.
    return std::ranges::all_of(all_stop_questions, [&](StopQuestion q) {
        const std::optional<Answer> given = answer(q);
        return given == Answer::yes || (given && stop_asked_[place(q)]);
    });
}

void State::set_lang(Lang lang) {
    if (lang == day_.lang) return;
    day_.lang = lang;
    changed();
}

void State::set_scope(Scope scope) {
    if (scope != day_.scope) edit([&](Day& d) { d.scope = scope; });
}

void State::set_profile(Profile profile) {
    profile.age = std::clamp(profile.age, 0.0, max_age);
    profile.k2_target_ug = std::clamp(profile.k2_target_ug, min_k2_line_ug, max_k2_line_ug);
    if (profile.sex == Sex::male) profile.state = k2::State::none;
    if (profile != day_.profile) edit([&](Day& d) { d.profile = std::move(profile); });
}

bool State::wants_details() const {
    return !details && !details_failed && (!view.explained.empty() || !view.chart.empty() || view.why_open);
}

void State::undo() {
    swap_in(past_, future_);
}
void State::redo() {
    swap_in(future_, past_);
}

void State::swap_in(std::vector<Day>& from, std::vector<Day>& to) {
    if (from.empty()) return;
    const Lang lang = day_.lang;
    to.push_back(std::move(day_));
    day_ = std::move(from.back());
    from.pop_back();
    day_.lang = lang;  // the language is the reader's, not the day's past
    changed();
}

void State::begin_drag() {
    dragging_ = true;
    drag_remembered_ = false;
}

void State::end_drag() {
    if (!dragging_) return;
    dragging_ = false;
    report_stale_ = true;  // now with its bands
}

void State::remember() {
    if (dragging_ && drag_remembered_) return;
    drag_remembered_ = dragging_;
    past_.push_back(day_);
    if (past_.size() > max_undo) past_.erase(past_.begin());
    future_.clear();
}

void State::changed() {
    ++revision_;
    report_stale_ = true;
    search_.reset();
    own_foods_.clear();
    for (const OwnFood& f : day_.foods) own_foods_.push_back(f.as_food());
    view.problem_key.clear();
}

std::vector<std::string> row_keys(const State& state, const std::vector<ItemRef>& items) {
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string& food = state.item(items[i]).food;
        std::size_t earlier = 0;
        for (std::size_t j = 0; j < i; ++j) earlier += state.item(items[j]).food == food ? 1 : 0;
        std::string key = "food." + food;
        if (earlier > 0) key += "~" + std::to_string(earlier + 1);
        keys.push_back(std::move(key));
    }
    return keys;
}

}  // namespace k2::shell
