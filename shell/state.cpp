#include "shell/state.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <utility>

#include "core/day/check_day.h"
#include "core/day/portions.h"
#include "core/nutrition/evaluate.h"
#include "core/nutrition/safety.h"
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

/// To the four questions.
bool same_answers(const Profile& a, const Profile& b) {
    return std::ranges::all_of(all_stop_questions, [&](StopQuestion q) { return answer_of(a, q) == answer_of(b, q); });
}

}  // namespace

State::State(const Catalogue& catalogue) : catalogue_(&catalogue) {}

void State::foods_came() {
    view.foods_missing = !catalogue_->whole();
    found_.reset();
    index_.reset();
    own_ = own_foods_of(day_, *catalogue_);  // own dishes point into the table
    search_.reset();
}

const Report& State::report() const {
    if (report_stale_) report_ = evaluate(day_, *catalogue_, {.bands = !dragging_}, std::move(report_));
    report_stale_ = false;
    return report_;
}

const Food* State::find_food(std::string_view id) const {
    const Food* own = own_.find(id);
    return own != nullptr ? own : catalogue_->find(id);
}

const SearchIndex& State::search_index() const {
    if (!index_) index_.emplace(catalogue_->foods(), catalogue_->dishes());
    return *index_;
}

Result<SentenceReading> State::read(std::string_view text) const {
    const SearchIndex own(own_foods());
    return read_sentence(text, std::array{&own, &search_index()});
}

const std::vector<Found>& State::found() const {
    if (!found_ || found_->search != view.search || found_->group != view.group || found_->revision != revision_) {
        found_ = FoundBefore{view.search, view.group, revision_, search_foods(*this)};
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
                if (food == nullptr || has_food(day_, item.food) || std::ranges::find(foods, food) != foods.end() ||
                    warns_of(*food, amount_of_servings(*food, 1)))
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
    assert(direction == 1 || direction == -1);
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

void State::begin_or_end_date() {
    if (empty() || today_.empty()) {
        day_.date.reset();
    } else if (!day_.date) {
        day_.date = today_;
    }
}

void State::set_date(std::optional<std::string> date) {
    if (date == day_.date) return;
    day_.date = std::move(date);
    changed();
}

void State::load(Day day) {
    assert(!check_day(day, *catalogue_));
    const bool answered_elsewhere = day.profile.flags_answered && !same_answers(day.profile, day_.profile);
    remember();
    day_ = std::move(day);
    show_loaded();
    view.stops_open = answered_elsewhere && !view.keep_answers;  // answers that came from elsewhere are shown
}

void State::restart(Day day) {
    assert(!check_day(day, *catalogue_));
    past_.clear();
    future_.clear();
    day_ = std::move(day);
    show_loaded();
}

void State::show_loaded() {
    changed();
    if (items_in(view.slot).empty()) {
        const auto first = std::ranges::find_if(day_.meals, [](const Meal& m) { return !m.items.empty(); });
        view.slot = first == day_.meals.end() ? Slot::breakfast : first->slot;
    }
    view.search.clear();
    view.error.clear();
}

void State::load_meals(std::vector<Meal> meals) {
    edit([&](Day& d) { d.meals = std::move(meals); });
    if (!day_.meals.empty()) view.slot = day_.meals.front().slot;
}

bool State::think(long work) {
    if (dragging_ || !catalogue_->whole() || (advice_ && advice_->revision == revision_)) return false;
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
    assert(!suggestion.changes.empty());
    Taken taken{suggestion, {}, 0};
    for (const Axis axis : all_axes) taken.had[index(axis)] = report().adequacy[index(axis)].value_or(Estimate{}).mid;
    edit([&](Day& d) { d = with_changes(d, taken.suggestion, *catalogue_); });
    view.slot = taken.suggestion.changes.front().slot;
    taken.revision = revision_;
    taken_ = std::move(taken);
}

void State::answer_flag(Flag flag, Answer answer) {
    if (this->answer(flag) != answer) edit([&](Day& d) { set_answer(d.profile, flag, answer); });
}

void State::answer_stop(StopQuestion question, Answer answer) {
    if (this->answer(question) != answer) edit([&](Day& d) { set_answer(d.profile, question, answer); });
    if (stops_answered()) view.stops_open = false;
}

void State::answer_no_stop(std::span<const StopQuestion> asked) {
    const StopQuestions open = open_questions(day_.profile);
    if (std::ranges::none_of(asked, [&](StopQuestion question) { return open.has(question); })) return;
    edit([&](Day& d) {
        for (const StopQuestion question : asked) {
            if (open.has(question)) set_answer(d.profile, question, Answer::no);
        }
    });
    if (stops_answered()) view.stops_open = false;
}

bool State::warns_of(const Food& food, double amount) const {
    return is_or_may_be(day_.profile, StopQuestion::anticoagulant) && raises_vitamin_k(food, amount);
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
    profile.k2_target_ug = std::clamp(profile.k2_target_ug, min_k2_target_ug, max_k2_target_ug);
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
    own_ = own_foods_of(day_, *catalogue_);
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
