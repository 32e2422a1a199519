#include "shell/state.h"

#include <catch2/catch_test_macros.hpp>

#include "core/catalogue.h"
#include "core/evaluate.h"
#include "shell/food_search.h"
#include "shell/invite.h"

using namespace k2;
using shell::Answer;
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
    CHECK_FALSE(state.set_amount({}, 45.0).has_value());
    state.step({}, 1);
    CHECK(grams(state) == 60);  // to the next half serving
    CHECK_FALSE(state.set_amount({}, max_item_g).has_value());
    CHECK_FALSE(state.can_step({}, 1));
}

TEST_CASE("a bad amount leaves the day as it was", "[state]") {
    shell::State state = with("natto");
    const std::uint64_t before = state.revision();
    CHECK(state.set_amount({}, std::string_view("abc")) == shell::AmountProblem::not_a_number);
    CHECK(state.set_amount({}, std::string_view("0")) == shell::AmountProblem::not_positive);
    CHECK(state.set_amount({}, std::string_view("-5")) == shell::AmountProblem::not_positive);
    CHECK(state.set_amount({}, std::string_view("5001")) == shell::AmountProblem::too_large);
    CHECK(grams(state) == 40);
    CHECK(state.revision() == before);
    CHECK_FALSE(state.set_amount({}, std::string_view("55 克")).has_value());
    CHECK(grams(state) == 55);
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
    CHECK_FALSE(state.answer(shell::StopQuestion::calcium).has_value());
    state.answer_flag(Flag::granulomatous, Answer::yes);
    CHECK(state.answer(shell::StopQuestion::calcium) == Answer::yes);
    state.answer_stop(shell::StopQuestion::calcium, Answer::yes);  // what is known better stays
    CHECK(profile.flags.has(Flag::granulomatous));
    CHECK_FALSE(profile.flags.has(Flag::hypercalcaemia));
    state.answer_stop(shell::StopQuestion::calcium, Answer::unsure);
    CHECK(profile.flags.bits == 0);
    CHECK(profile.unsure.has(Flag::hypercalcaemia));
    CHECK(profile.unsure.has(Flag::vka));  // not answered yet
    CHECK_FALSE(state.stops_answered());
    state.answer_no_stop();
    CHECK(state.stops_answered());
    CHECK(profile.unsure.bits == 0);
    state.undo();
    CHECK(state.answer(shell::StopQuestion::calcium) == Answer::unsure);
}

TEST_CASE("the profile stays within its limits", "[state]") {
    shell::State state(builtin_catalogue());
    Profile p;
    p.age = 400;
    p.k2_target_ug = 5;
    p.sex = Sex::male;
    p.state = k2::State::pregnant;
    state.set_profile(p);
    CHECK(state.day().profile.age == shell::max_age);
    CHECK(state.day().profile.k2_target_ug == shell::min_k2_line_ug);
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
    for (const Axis axis : all_axes) {
        const auto foods = richest_foods(state, axis, 50);
        CHECK_FALSE(foods.empty());
        for (const Food* food : foods) {
            INFO(food->id);
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
                CHECK(state.find_food(item.food) != nullptr);
            }
        }
        CHECK_FALSE(state.report().verdict.empty());
    }
}

TEST_CASE("foods are found by name, alias, pinyin and its first letters, English", "[search]") {
    shell::State state(builtin_catalogue());
    const auto first = [&](std::string_view query) -> std::string_view {
        state.view.search = query;
        const auto found = search_foods(state);
        return found.empty() ? std::string_view{} : found.front()->id;
    };
    for (const std::string_view query : {"纳豆", "nadou", "NADOU", "na dou", "nd", "Natto", " natto "}) {
        INFO(query);
        CHECK(first(query).starts_with("natto"));
    }
    CHECK(first("上海青") == "youcai");
    CHECK(first("no such food").empty());
    // What is called just so comes first, then what begins with the word.
    state.view.search = "奶";
    CHECK(search_foods(state)[0]->id == "milk_whole_cn");
    CHECK(search_foods(state)[1]->name_zh.starts_with("奶"));
    state.view.search.clear();
    state.view.group = Group::cheese;
    for (const Food* food : search_foods(state)) CHECK(food->group == Group::cheese);
}
