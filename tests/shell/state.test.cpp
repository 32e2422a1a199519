#include "shell/state.h"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>

#include "core/day/check_day.h"
#include "core/day/portions.h"
#include "core/food/catalogue.h"
#include "core/format/json.h"
#include "core/nutrition/evaluate.h"
#include "core/nutrition/safety.h"
#include "shell/food_search.h"
#include "shell/invite.h"

using namespace k2;
using shell::ItemRef;

namespace {

double grams(const shell::State& state, ItemRef ref = {}) {
    return state.item(ref).g.value_or(-1);
}

shell::State with(std::string_view food) {
    shell::State state(builtin_catalogue());
    state.add(food);
    return state;
}

}  // namespace

TEST_CASE("adding puts one serving on the meal in view, again adds to it", "[state]") {
    shell::State state = with("natto");
    REQUIRE(state.day().meals.size() == 1);
    CHECK(state.day().meals[0].slot == Slot::breakfast);
    CHECK(grams(state) == 40);
    state.add("natto");
    CHECK(state.day().meals[0].items.size() == 1);
    CHECK(grams(state) == 80);
    state.view.slot = Slot::dinner;
    state.add("natto");
    CHECK(state.day().meals.size() == 2);
    state.add("no_such_food");
    CHECK(state.day().meals.size() == 2);
}

TEST_CASE("a tablet is counted, not weighed", "[state]") {
    shell::State state = with("d3_400");
    CHECK(state.item({}).units == 1);
    CHECK_FALSE(state.item({}).g.has_value());
    state.step({}, 1);
    CHECK(state.item({}).units == 2);
}

TEST_CASE("steps are half servings and end at the limits", "[state]") {
    shell::State state = with("natto");
    state.step({}, 1);
    CHECK(grams(state) == 60);
    state.step({}, -1);
    state.step({}, -1);
    CHECK(grams(state) == 20);
    CHECK_FALSE(state.can_step({}, -1));
    state.step({}, -1);
    CHECK(grams(state) == 20);
    CHECK(state.set_amount({}, 45.0));
    state.step({}, 1);
    CHECK(grams(state) == 60);  // to the next half serving
    CHECK(state.set_amount({}, max_item_g));
    CHECK_FALSE(state.can_step({}, 1));
}

TEST_CASE("a bad amount leaves the day as it was", "[state]") {
    shell::State state = with("natto");
    const std::uint64_t before = state.revision();
    const auto problem = [&](std::string_view typed) {
        const auto refusal = state.set_amount({}, typed);
        REQUIRE(refusal);
        return refusal->problem;
    };
    CHECK(problem("abc") == TypedProblem::not_a_number);
    CHECK(problem("0") == TypedProblem::negative);
    CHECK(problem("-5") == TypedProblem::negative);
    CHECK(problem("5001 g") == TypedProblem::out_of_limits);
    CHECK(problem("126") == TypedProblem::out_of_limits);  // boxes of 40 g
    CHECK(grams(state) == 40);
    CHECK(state.revision() == before);
    CHECK_FALSE(state.set_amount({}, std::string_view("55 克")).has_value());
    CHECK(grams(state) == 55);
    CHECK_FALSE(state.set_amount({}, std::string_view("60")).has_value());  // the row shows g now
    CHECK(grams(state) == 60);
    CHECK_FALSE(state.set_amount({}, std::string_view("2")).has_value());  // "1.5 盒"
    CHECK(grams(state) == 80);
}

TEST_CASE("half a tablet can be reached, and nobody counts tablets up by halves", "[state]") {
    shell::State state = with("ca_carbonate_500");
    state.step({}, -1);
    CHECK(state.item({}).units == 0.5);
    CHECK_FALSE(state.can_step({}, -1));
    state.step({}, 1);
    CHECK(state.item({}).units == 1);
    state.step({}, 1);
    CHECK(state.item({}).units == 2);
    CHECK_FALSE(state.set_amount({}, std::string_view("一片半")).has_value());
    state.step({}, -1);
    CHECK(state.item({}).units == 1);
}

TEST_CASE("no way leads above 5 kg of one food", "[state]") {
    Day day;
    OwnFood own;
    own.id = "sack";
    own.name = "sack";
    own.serving_g = 2500;
    day.foods.push_back(own);
    day.meals.push_back({Slot::breakfast, {Item{"sack", {}, 2.0, {}}}});
    shell::State state(builtin_catalogue());
    state.load(day);
    state.view.slot = Slot::breakfast;
    CHECK_FALSE(state.can_step({}, 1));
    state.step({}, 1);
    state.add("sack");
    CHECK(state.item({}).units == 2);
    CHECK_FALSE(state.set_amount({}, 5001.0));  // a wedge that is dragged
    CHECK(state.set_amount({}, std::string_view("3"))->problem == TypedProblem::out_of_limits);
    CHECK(state.item({}).units == 2);
}

TEST_CASE("removing the last food removes the meal", "[state]") {
    shell::State state = with("natto");
    state.remove({});
    CHECK(state.day().meals.empty());
    CHECK(state.empty());
}

TEST_CASE("undo and redo walk over every change and keep the language", "[state]") {
    shell::State state = with("natto");
    state.step({}, 1);
    state.answer_flag(Flag::vka, Answer::unsure);
    state.set_lang(Lang::en);
    state.undo();
    CHECK_FALSE(state.answer(Flag::vka).has_value());
    CHECK(state.lang() == Lang::en);
    state.undo();
    CHECK(grams(state) == 40);
    state.undo();
    CHECK(state.empty());
    CHECK_FALSE(state.can_undo());
    state.redo();
    state.redo();
    CHECK(grams(state) == 60);
    state.add("egg");
    CHECK_FALSE(state.can_redo());
}

TEST_CASE("a plate has the date on which its first food was put on it", "[state]") {
    shell::State state(builtin_catalogue());
    state.add("natto");
    CHECK_FALSE(state.day().date);  // nobody said what day it is
    state.clear();
    state.set_today("2026-11-27");
    state.add("natto");
    CHECK(state.day().date == "2026-11-27");
    state.set_today("2026-11-28");  // past midnight it is still yesterday's plate
    state.add("egg");
    CHECK(state.day().date == "2026-11-27");
    state.set_date("2026-11-26");  // as the reader says when saving: no step of undo
    CHECK(state.day().date == "2026-11-26");
    state.undo();
    CHECK(state.day().date == "2026-11-27");
    CHECK(state.day().meals[0].items.size() == 1);
    state.clear();
    CHECK_FALSE(state.day().date);
    state.add("egg");
    CHECK(state.day().date == "2026-11-28");
    Day loaded;
    loaded.meals.push_back({Slot::lunch, {{"egg", 50, {}, {}}}});
    state.load(loaded);
    CHECK_FALSE(state.day().date);  // as it was given
}

TEST_CASE("what the page opens with has nothing before it to undo", "[state]") {
    shell::State state(builtin_catalogue());
    state.add("egg");
    Day kept;
    kept.meals.push_back({Slot::lunch, {{"natto", 40, {}, {}}}});
    state.restart(kept);
    CHECK(state.view.slot == Slot::lunch);
    CHECK_FALSE(state.can_undo());
    CHECK_FALSE(state.can_redo());
    state.undo();
    CHECK(state.day().meals[0].items[0].food == "natto");
}

TEST_CASE("undo forgets what is too old", "[state]") {
    shell::State state = with("natto");
    for (std::size_t i = 0; i < 2 * shell::max_undo; ++i) state.step({}, i % 2 == 0 ? 1 : -1);
    std::size_t undone = 0;
    for (; state.can_undo(); ++undone) state.undo();
    CHECK(undone == shell::max_undo);
}

TEST_CASE("a drag is one step of undo and ends with the bands", "[state]") {
    shell::State state = with("natto");
    state.begin_drag();
    for (int g = 41; g < 60; ++g) static_cast<void>(state.set_amount({}, static_cast<double>(g)));
    CHECK_FALSE(state.report().balance.low.has_value());
    state.end_drag();
    CHECK(state.report().balance.low.has_value());
    state.undo();
    CHECK(grams(state) == 40);
}

TEST_CASE("answers: not asked, no, yes, unsure", "[state]") {
    shell::State state(builtin_catalogue());
    CHECK_FALSE(state.answer(Flag::vka).has_value());
    for (const Answer a : {Answer::yes, Answer::unsure, Answer::no}) {
        state.answer_flag(Flag::vka, a);
        CHECK(state.answer(Flag::vka) == a);
    }
}

TEST_CASE("a stop-question speaks for the conditions it names", "[state]") {
    shell::State state(builtin_catalogue());
    const Profile& profile = state.day().profile;
    CHECK_FALSE(state.answer(StopQuestion::calcium).has_value());
    state.answer_flag(Flag::granulomatous, Answer::yes);
    CHECK(state.answer(StopQuestion::calcium) == Answer::yes);
    state.answer_stop(StopQuestion::calcium, Answer::yes);  // what is known better stays
    CHECK(profile.flags.has(Flag::granulomatous));
    CHECK_FALSE(profile.flags.has(Flag::hypercalcaemia));
    state.answer_stop(StopQuestion::calcium, Answer::unsure);
    CHECK(profile.flags.bits == 0);
    CHECK(profile.unsure.has(Flag::hypercalcaemia));
    CHECK_FALSE(state.answer(StopQuestion::anticoagulant).has_value());  // nobody answered it
    CHECK_FALSE(profile.unsure.has(Flag::vka));
    CHECK_FALSE(state.stops_answered());
    state.answer_no_stop();
    CHECK(state.stops_answered());
    CHECK(state.answer(StopQuestion::anticoagulant) == Answer::no);
    CHECK(state.answer(StopQuestion::calcium) == Answer::unsure);  // never overwritten
    state.undo();
    CHECK(state.answer(StopQuestion::calcium) == Answer::unsure);
    CHECK_FALSE(state.answer(StopQuestion::kidney).has_value());
}

TEST_CASE("one answer is no answer to the other three, through a file and back", "[state]") {
    shell::State state = with("egg");
    state.answer_stop(StopQuestion::anticoagulant, Answer::no);
    // What saving an own food does: the day goes out as JSON and comes in again.
    auto day = read_day(write_day(state.day()), builtin_catalogue());
    REQUIRE(day);
    state.load(std::move(day.value()));
    CHECK(state.answer(StopQuestion::anticoagulant) == Answer::no);
    for (const StopQuestion open : {StopQuestion::calcium, StopQuestion::kidney, StopQuestion::under_18})
        CHECK_FALSE(state.answer(open).has_value());
    CHECK(state.suggestions().reason == "ask");
    CHECK_FALSE(state.view.stops_open);  // nothing came from elsewhere
}

TEST_CASE("an answer that was undone is not answered, whatever is answered next", "[state]") {
    shell::State state = with("egg");
    state.answer_stop(StopQuestion::kidney, Answer::yes);
    state.undo();
    state.answer_stop(StopQuestion::anticoagulant, Answer::no);
    CHECK_FALSE(state.answer(StopQuestion::kidney).has_value());
    state.undo();
    state.redo();
    CHECK(state.answer(StopQuestion::anticoagulant) == Answer::no);
    CHECK_FALSE(state.answer(StopQuestion::kidney).has_value());
}

TEST_CASE("suggestions wait for all four, in any order", "[state]") {
    std::array order = all_stop_questions;
    do {
        shell::State state = with("rice_cooked");
        for (const StopQuestion question : order) {
            CHECK(state.suggestions().reason == "ask");
            state.answer_stop(question, Answer::no);
        }
        CHECK(state.suggestions().reason.empty());
    } while (std::ranges::next_permutation(order).found);
}

TEST_CASE("none of the others leaves a yes and a not sure as they are", "[state]") {
    for (const StopQuestion question : all_stop_questions) {
        for (const Answer given : {Answer::yes, Answer::unsure}) {
            if (question == StopQuestion::under_18 && given == Answer::unsure) continue;
            shell::State state(builtin_catalogue());
            state.answer_stop(question, given);
            state.answer_no_stop();
            for (const StopQuestion q : all_stop_questions)
                CHECK(state.answer(q) == (q == question ? given : Answer::no));
        }
    }
}

TEST_CASE("no to one condition is no to its question only when it was said of all", "[state]") {
    shell::State state(builtin_catalogue());
    state.answer_flag(Flag::hypercalcaemia, Answer::no);
    state.answer_flag(Flag::granulomatous, Answer::no);
    CHECK(state.answer(Flag::hypercalcaemia) == Answer::no);
    CHECK_FALSE(state.answer(Flag::hyperparathyroidism).has_value());
    CHECK_FALSE(state.answer(StopQuestion::calcium).has_value());
    state.answer_flag(Flag::hyperparathyroidism, Answer::yes);
    CHECK(state.answer(StopQuestion::calcium) == Answer::yes);
    state.answer_flag(Flag::hyperparathyroidism, Answer::no);
    CHECK(state.answer(StopQuestion::calcium) == Answer::no);
    CHECK_FALSE(state.answer(Flag::ckd).has_value());
}

TEST_CASE("the same answer again is no change", "[state]") {
    shell::State state(builtin_catalogue());
    state.answer_stop(StopQuestion::kidney, Answer::no);
    const std::uint64_t before = state.revision();
    state.answer_stop(StopQuestion::kidney, Answer::no);
    CHECK(state.revision() == before);
}

TEST_CASE("what who takes or may take warfarin should not eat is not among the recent foods", "[state]") {
    for (const Answer given : {Answer::yes, Answer::unsure, Answer::no}) {
        shell::State state = with("natto");
        state.view.slot = Slot::supplement;
        state.add("mk7_90");
        state.view.slot = Slot::lunch;
        state.add("egg");
        state.clear();
        state.answer_stop(StopQuestion::anticoagulant, given);
        const auto recent = state.recent_foods(10);
        const auto offers = [&](std::string_view id) {
            return std::ranges::any_of(recent, [&](const Food* food) { return food->id == id; });
        };
        CHECK(offers("egg"));
        CHECK(offers("natto") == (given == Answer::no));
        CHECK(offers("mk7_90") == (given == Answer::no));
    }
}

TEST_CASE("the profile stays within its limits", "[state]") {
    shell::State state(builtin_catalogue());
    Profile p;
    p.age = 400;
    p.k2_target_ug = 5;
    p.sex = Sex::male;
    p.state = k2::State::pregnant;
    state.set_profile(p);
    CHECK(state.day().profile.age == max_age);
    CHECK(state.day().profile.k2_target_ug == min_k2_target_ug);
    CHECK(state.day().profile.state == k2::State::none);
}

TEST_CASE("the same food in two meals of one slot has two row keys", "[state]") {
    shell::State state(builtin_catalogue());
    Day day;
    const Item natto{"natto", 40.0, {}, {}};
    day.meals = {{Slot::breakfast, {natto}}, {Slot::breakfast, {natto, natto}}};
    state.load(std::move(day));
    CHECK(row_keys(state, state.items_in(Slot::breakfast)) ==
          std::vector<std::string>{"food.natto", "food.natto~2", "food.natto~3"});
}

TEST_CASE("nothing is named before the anticoagulant question is answered with no", "[invite]") {
    shell::State state = with("egg");
    CHECK_FALSE(missing_axis(state).has_value());
    state.answer_flag(Flag::vka, Answer::unsure);
    CHECK_FALSE(missing_axis(state).has_value());
    state.answer_flag(Flag::vka, Answer::yes);
    CHECK_FALSE(missing_axis(state).has_value());
    state.answer_flag(Flag::vka, Answer::no);
    CHECK(missing_axis(state).has_value());
}

TEST_CASE("rich foods keep the rules of what is never suggested", "[invite]") {
    shell::State state(builtin_catalogue());
    state.answer_flag(Flag::vka, Answer::no);
    for (const auto& [axis, slot] :
         {std::pair(Axis::ca, Slot::breakfast), std::pair(Axis::d, Slot::breakfast), std::pair(Axis::k2, Slot::snack),
          std::pair(Axis::ca, Slot::dinner), std::pair(Axis::d, Slot::lunch), std::pair(Axis::k2, Slot::dinner)}) {
        state.view.slot = slot;
        const auto foods = richest_foods(state, axis, 50);
        CHECK_FALSE(foods.empty());
        for (const Food* food : foods) {
            INFO(food->id);
            CHECK(food->familiarity == Familiarity::usual);
            CHECK(food->eaten_at(static_cast<std::size_t>(slot)));
            CHECK_FALSE(food->is_supplement());
            CHECK_FALSE(food->has(Tag::prescription));
            CHECK(food->id != "cod_liver_oil");
            CHECK(food->id != "monkfish_liver");
            CHECK(food->cell(Nutrient::na_mg).mid * food->serving_g / 100 <= 600);
            if (axis == Axis::k2) {
                const Grade grade = food->cell(Nutrient::k2_ug).grade;
                CHECK((grade != Grade::c && grade != Grade::d));
            }
        }
    }
    Profile vegan = state.day().profile;
    vegan.exclude = {"animal"};
    state.set_profile(vegan);
    const auto vegan_foods = richest_foods(state, Axis::ca, 50);
    CHECK_FALSE(vegan_foods.empty());
    for (const Food* food : vegan_foods) CHECK(food->has(Tag::vegan));
}

TEST_CASE("example plates hold foods of the table", "[invite]") {
    for (const shell::Example example : shell::all_examples) {
        shell::State state(builtin_catalogue());
        state.load_meals(example_meals(example));
        CHECK_FALSE(state.empty());
        for (const Meal& meal : state.day().meals) {
            for (const Item& item : meal.items) {
                INFO(item.food);
                REQUIRE(state.find_food(item.food) != nullptr);
                CHECK(state.find_food(item.food)->familiarity == Familiarity::usual);
                CHECK(state.find_food(item.food)->eaten_at(static_cast<std::size_t>(meal.slot)));
            }
        }
        CHECK_FALSE(state.report().verdict.empty());
        for (const Meal& meal : state.day().meals) {
            for (const Item& item : meal.items) {
                const Food& food = *state.find_food(item.food);
                INFO(item.food);
                CHECK_FALSE(raises_vitamin_k(food, amount_of(item, food)));
            }
        }
    }
}

TEST_CASE("foods are found by name, alias, pinyin and its first letters, English", "[search]") {
    shell::State state(builtin_catalogue());
    const auto first = [&](std::string_view query) -> std::string_view {
        state.view.search = query;
        const auto found = search_foods(state);
        return found.empty() ? std::string_view{} : found.front().food->id;
    };
    for (const std::string_view query : {"纳豆", "nadou", "NADOU", "na dou", "Natto", " natto "}) {
        INFO(query);
        CHECK(first(query).starts_with("natto"));
    }
    CHECK(first("nd") == "beef_tripe");  // 牛肚: better known than 纳豆, which comes next
    CHECK(std::ranges::any_of(search_foods(state), [](const Found& one) { return one.food->id == "natto"; }));
    CHECK(first("上海青") == "youcai");
    CHECK(first("no such food").empty());
    // What is called just so comes first, then what begins with the word.
    state.view.search = "奶";
    CHECK(search_foods(state)[0].food->id == "milk_whole_cn");
    CHECK(search_foods(state)[1].food->name_zh.starts_with("奶"));
    state.view.search.clear();
    state.view.group = Group::cheese;
    for (const Found& found : search_foods(state)) CHECK(found.food->group == Group::cheese);
}
