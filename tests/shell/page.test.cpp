// The page as a reader uses it.

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cctype>
#include <cmath>
#include <set>

#include "core/day/questions.h"
#include "core/food/search.h"
#include "core/format/json.h"
#include "core/nutrition/evaluate.h"
#include "core/nutrition/shown.h"
#include "driver.h"
#include "shell/spoken.h"
#include "shell/views/views.h"

using namespace k2;
using shell::Node;
using shell::Role;
using test::Driver;

namespace {

void add_by_search(Driver& page, std::string_view query, std::string_view food) {
    page.type("search", query);
    page.press("add." + std::string(food));
    page.type("search", "");
}

}  // namespace

TEST_CASE("natto, an egg and milk by search give the numbers of evaluate", "[page]") {
    Driver page;
    add_by_search(page, "nadou", "natto");
    add_by_search(page, "鸡蛋", "egg");
    add_by_search(page, "milk", "milk_whole_cn");
    CHECK(page.value("food.natto.amount") == "1 盒");
    CHECK(page.value("food.milk_whole_cn.amount") == "1 盒");

    Day same;
    same.meals = {{Slot::breakfast,
                   {Item{"natto", 40.0, {}, {}}, Item{"egg", 50.0, {}, {}}, Item{"milk_whole_cn", 250.0, {}, {}}}}};
    const Report expected = evaluate(same, builtin_catalogue());
    CHECK(page.app.report().shown == expected.shown);
    CHECK(page.node("verdict").name == expected.verdict);
    CHECK(page.value("result.ca").starts_with(shell::spoken(expected.shown_text("intake.ca_mg"), Lang::zh)));
    CHECK(page.value("result.k2").starts_with(shell::spoken(expected.shown_text("intake.k2_ug"), Lang::zh)));
    CHECK(page.value("balance").starts_with(expected.shown_text("balance.score")));
}

TEST_CASE("buttons are found by role and name, by pointer and by activation", "[page]") {
    Driver page;
    page.press("example.breakfast");
    page.press(Role::button, "馒头：多一点");
    CHECK(page.value("food.mantou.amount") == "1.5 个");
    page.click("food.mantou.dec");
    CHECK(page.value("food.mantou.amount") == "1 个");
    page.click("food.mantou.inc", true);
    CHECK(page.value("food.mantou.amount") == "1.5 个");
    page.press("food.mantou.remove");
    CHECK_FALSE(page.has("food.mantou.amount"));
    page.press("_undo");
    CHECK(page.value("food.mantou.amount") == "1.5 个");
}

TEST_CASE("the list says why a food was found whose name differs, in the order of core's search", "[page]") {
    Driver page;
    page.type("search", "马铃薯");
    CHECK(page.node("add.potato").description.find("按“马铃薯”找到") != std::string::npos);
    page.type("search", "鸡旦");
    CHECK(page.node("add.egg").description.find("按“鸡旦”找到") != std::string::npos);
    page.type("search", "鸡蛋");
    CHECK(page.node("add.egg").description.empty());
    page.type("search", "豆腐");
    const SearchIndex index(builtin_catalogue().foods(), builtin_catalogue().dishes());
    const auto expected = search("豆腐", std::array{&index});
    std::size_t place = 0;
    for (const shell::Node& node : page.tree().nodes) {
        if (!node.key.starts_with("add.")) continue;
        REQUIRE(place < expected.size());
        CHECK(node.key == "add." + std::string(expected[place++].food->id));
    }
    CHECK(place == 8);
}

TEST_CASE("a sentence is read with the reader's own foods, and changes nothing", "[page]") {
    Driver page;
    const std::uint64_t before = page.app.revision();
    const auto reading = page.app.read("早上两个鸡蛋，一杯外星粥");
    REQUIRE(reading);
    REQUIRE(reading.value().items.size() == 1);
    CHECK(reading.value().items[0].food->id == "egg");
    CHECK(reading.value().items[0].amount == 100);
    CHECK(page.app.revision() == before);
}

TEST_CASE("bad text in an amount keeps the old one and says why", "[page]") {
    Driver page;
    page.press("example.breakfast");
    const std::uint64_t before = page.app.revision();
    constexpr std::string_view why = "看不懂“many”：要填数字，比如 1.5 或 1/2。原来的数没有变。";
    page.type("food.mantou.amount", "many");
    CHECK(page.app.revision() == before);
    CHECK(page.value("food.mantou.amount") == "many");  // it stays, to be corrected
    CHECK(page.node("food.mantou.amount").state.refused);
    CHECK(page.tree().find(Role::alert, why) != nullptr);
    // The first press after it brings the old amount back, the next steps from it.
    page.press("food.mantou.inc");
    CHECK(page.app.revision() == before);
    CHECK(page.value("food.mantou.amount") == "1 个");
    CHECK(page.tree().find(Role::alert, why) != nullptr);
    page.press("food.mantou.inc");
    CHECK(page.value("food.mantou.amount") == "1.5 个");
    CHECK(page.tree().find(Role::alert, why) == nullptr);
    page.type("food.mantou.amount", "120克");
    CHECK(page.value("food.mantou.amount") == "120 g");
    CHECK(page.node("food.mantou.amount").description == "120 克");
    page.type("food.mantou.amount", "一个半");
    CHECK(page.value("food.mantou.amount") == "1.5 个");
    CHECK(page.node("food.mantou.amount").range->now == 1.5);
    page.type("food.mantou.amount", "2");
    CHECK(page.value("food.mantou.amount") == "2 个");  // the unit that the row shows
}

TEST_CASE("what is pressed takes effect at once, before the next frame", "[page]") {
    Driver page;
    page.app.activate(page.node("example.lunch").id);
    CHECK(page.app.day().meals.size() == 1);
    CHECK(page.app.report().intake[index(Nutrient::ca_mg)].sum.mid > 0);
}

TEST_CASE("the smallest change is offered once the question is answered, and one tap makes it", "[page]") {
    Driver page;
    Day day;
    day.meals = {{Slot::lunch, {Item{"rice_cooked", 200.0, {}, {}}, Item{"egg", 50.0, {}, {}}}}};
    page.app.load(day);
    page.settle();
    page.press("_stops.others.some");  // one by one
    for (const char* answer : {"flag.vka.no", "_stops.calcium.no", "_stops.kidney.no", "_stops.age.no"}) {
        CHECK_FALSE(page.has("suggestion.0"));
        CHECK(page.app.suggestions().reason == "ask");
        page.press(answer);
        page.settle();
    }
    REQUIRE(page.has("suggestion.0"));
    const double before = *page.app.report().balance.score;
    const Suggestions suggestions = page.app.suggestions();
    CHECK(page.node("suggestion.0").description == shell::spoken(suggestions.alternatives.front().why, Lang::zh));
    page.press("suggestion.0");
    page.settle();
    CHECK(page.app.report().balance.score == suggestions.alternatives.front().score_after);
    CHECK(*page.app.report().balance.score > before);
    // It is named with its meal, which is shown, and says what moved; the way back is beside it.
    const Change& first = suggestions.alternatives.front().changes.front();
    CHECK(page.node("meal." + std::string(slot_key(first.slot))).state.checked);
    CHECK(page.has("food." + std::string(first.food) + ".amount"));
    const std::string said = page.node("_suggestion.taken").name;
    constexpr std::array<std::string_view, 4> meals{"早餐：", "午餐：", "晚餐：", "加餐："};
    CHECK(said.find(meals[static_cast<std::size_t>(first.slot)]) != std::string::npos);
    CHECK(said.find("从 ") != std::string::npos);
    CHECK(said.find(format_percent(page.app.report().adequacy[index(Axis::ca)]->mid)) != std::string::npos);
    page.press("_suggestion.undo");
    page.settle();
    CHECK(page.app.report().balance.score == before);
    CHECK_FALSE(page.has("_suggestion.taken"));
    page.press("_stops.change");
    page.press("flag.vka.unsure");
    page.settle();
    CHECK_FALSE(page.has("suggestion.0"));
}

TEST_CASE("the anticoagulant answer: stop text first, score hidden, nothing suggested", "[page]") {
    Driver page;
    page.natto_meal();
    CHECK_FALSE(page.has("safety.S01"));
    page.press("flag.vka.yes");
    const auto& nodes = page.tree().nodes;
    const auto place = [&](std::string_view key) { return &page.node(key) - nodes.data(); };
    for (const std::string_view later : {"balance", "verdict", "result.ca", "food.natto.amount"}) {
        CHECK(place("safety.S01") < place(later));
    }
    CHECK(page.node("safety.S01").role == Role::alert);
    CHECK(page.value("balance") == "–");
    CHECK_FALSE(page.has("_invite"));
    page.press("flag.vka.no");
    CHECK_FALSE(page.has("safety.S01"));
    CHECK(page.node("flag.vka.no").state.checked);
}

TEST_CASE("the four questions: one tap each or one for all, then one line", "[page]") {
    Driver page;
    page.natto_meal();
    CHECK_FALSE(page.has("_stops.calcium"));  // the other three are one row, until somebody wants them one by one
    CHECK(page.node("_stops.others").name == "有没有血钙高、肾病，或者未满 18 岁？");
    page.press("_stops.others.some");
    for (const std::string_view key : {"flag.vka", "_stops.calcium", "_stops.kidney", "_stops.age"}) {
        INFO(key);
        CHECK(page.node(key).state.roving);
        for (const char* answer : {".no", ".yes"}) {
            CHECK_FALSE(page.node(std::string(key) + answer).state.checked);  // not asked is not "no"
        }
    }
    page.press("flag.vka.no");
    CHECK_FALSE(page.node("_stops.calcium.no").state.checked);
    page.press("_stops.calcium.no");
    page.press("_stops.kidney.no");
    CHECK(page.has("_stops.none"));
    page.press("_stops.age.no");
    CHECK_FALSE(page.has("_stops.none"));
    CHECK_FALSE(page.has("flag.vka"));
    CHECK(page.app.day().profile.flags.bits == 0);
    CHECK(page.tree().find(Role::text, text(Text::stops_done_no, Lang::zh)) != nullptr);

    page.press("_stops.change");
    CHECK(page.node("_stops.kidney.no").state.checked);
    page.press("_stops.kidney.yes");  // S16: the line says where to look, the stop text leads the page
    CHECK(page.has("safety.S16"));
    CHECK(page.tree().find(Role::text, text(Text::stops_done, Lang::zh)) != nullptr);
    page.press("_undo");
    CHECK_FALSE(page.has("safety.S16"));

    page.press("_stops.change");
    CHECK_FALSE(page.has("_stops.none"));  // nothing is left for it to answer
    page.press("_stops.close");
    CHECK(page.has("_stops.change"));
    CHECK(page.app.day().profile.unsure.bits == 0);
}

TEST_CASE("none of the others: named so once one is answered, and it overwrites nothing", "[page]") {
    Driver page;
    page.natto_meal();
    CHECK(page.node("_stops.none").name == text(Text::stops_none, Lang::zh));
    page.press("flag.vka.yes");
    CHECK(page.node("_stops.none").name == "其余都没有");
    page.press("_stops.none");
    CHECK(page.app.day().profile.flags.has(Flag::vka));
    CHECK(page.has("safety.S01"));
    CHECK(page.has("safety.S02"));
    CHECK(page.app.report().balance.hidden);
    CHECK_FALSE(page.has("suggestion.0"));
}

TEST_CASE("natto before anybody answered: one line under its row, answered there", "[page]") {
    for (const Answer given : {Answer::no, Answer::yes, Answer::unsure}) {
        Driver page;
        page.natto_meal();
        const auto& nodes = page.tree().nodes;
        const auto place = [&](std::string_view key) { return &page.node(key) - nodes.data(); };
        REQUIRE(page.has("ask.vka"));
        CHECK(page.node("ask.vka").name == "吃华法林的人不要吃这个 · 您在吃吗？");
        CHECK(page.node("ask.vka.yes").name == "在吃");
        CHECK(place("food.natto.remove") < place("ask.vka"));
        CHECK(place("ask.vka") < place("food.rice_cooked.amount"));
        CHECK_FALSE(page.has("food.natto.vka"));
        constexpr std::array keys{"ask.vka.no", "ask.vka.yes", "ask.vka.unsure"};
        page.press(keys[static_cast<std::size_t>(given)]);
        CHECK_FALSE(page.has("ask.vka"));
        CHECK(answer_of(page.app.day().profile, StopQuestion::anticoagulant) == given);
        CHECK_FALSE(answer_of(page.app.day().profile, StopQuestion::kidney).has_value());
        CHECK(page.has("food.natto.vka") == (given != Answer::no));
        CHECK(page.has("_plate.vka") == (given != Answer::no));
    }
}

TEST_CASE("one line asks for a K2 tablet, for douchi, for natto of another meal, and for no tofu", "[page]") {
    const auto asked = [](Slot slot, const Item& item, std::string_view tab = "") {
        Driver page;
        Day day;
        day.meals = {{slot, {item}}, {Slot::snack, {Item{"apple", 150.0, {}, {}}}}};
        page.app.load(day);
        page.settle();
        if (!tab.empty()) page.press(tab);
        return page.has("ask.vka") ? page.node("ask.vka").name : std::string();
    };
    const std::string here(text(Text::vka_ask, Lang::zh));
    CHECK(asked(Slot::supplement, {"mk7_90", {}, 1, {}}) == here);
    CHECK(asked(Slot::dinner, {"douchi", 10, {}, {}}) == here);
    CHECK(asked(Slot::dinner, {"douchi", 2, {}, {}}).empty());  // 8.8 µg MK-7
    CHECK(asked(Slot::dinner, {"tofu_north", 100, {}, {}}).empty());
    CHECK(asked(Slot::dinner, {"natto", 40, {}, {}}, "meal.snack") ==
          "别的餐里有纳豆，吃华法林的人不要吃 · 您在吃吗？");
}

TEST_CASE("yes or not sure: the warning stands at the row, in the result, beside the plate", "[page]") {
    for (const char* given : {"flag.vka.yes", "flag.vka.unsure"}) {
        Driver page;
        page.natto_meal();
        page.press(given);
        CHECK(page.node("food.natto.vka").name == "吃华法林的不要吃");
        CHECK_FALSE(page.has("food.rice_cooked.vka"));
        CHECK(page.node("_plate.vka").name.find("纳豆") != std::string::npos);
        page.type("search", "纳豆");
        CHECK(page.node("add.natto").description == "吃华法林的不要吃");
        page.type("search", "苹果");
        CHECK(page.node("add.apple").description.empty());
        page.type("search", "");
        page.press("food.natto.remove");
        CHECK_FALSE(page.has("add.natto"));  // not among the recent ones
        CHECK(page.has("_plate.vka"));
        page.press("lang.en");
        page.type("search", "natto");
        CHECK(page.node("add.natto").description == "Not with warfarin");
    }
}

TEST_CASE("not sure: a text of its own first, no score hidden, K2 named nowhere as the least", "[page]") {
    Driver page;
    page.app.load(read_day(R"({"version":1,"meals":[{"slot":"lunch","items":[{"food":"rice_cooked","g":200},
                      {"food":"milk_whole_cn","g":250}]}]})",
                           builtin_catalogue())
                      .value());
    page.settle();
    page.press("flag.vka.unsure");
    page.press("_stops.none");
    page.settle();
    CHECK(page.app.day().profile.unsure.has(Flag::vka));
    CHECK(page.node("safety.S01u").role == Role::alert);
    CHECK(page.node("safety.S01u").name.find("说不准就先当“在吃”：先别加纳豆和 K2 药片，问问医生或药师。") !=
          std::string::npos);
    CHECK(&page.node("safety.S01u") < &page.node("verdict"));
    CHECK_FALSE(page.app.report().balance.hidden);
    CHECK(page.node("verdict").name.find("最少的是") == std::string::npos);
    CHECK(std::ranges::find(page.app.report().balance.limiting, Axis::k2) == page.app.report().balance.limiting.end());
    CHECK_FALSE(page.has("suggestion.0"));
    for (const Node& node : page.tree().nodes) {
        INFO(node.key << " " << node.name);
        CHECK_FALSE(node.key.starts_with("add."));  // no chips with foods rich in something
    }
    page.press("_stops.change");
    page.press("_stops.others.some");
    page.press("_stops.kidney.unsure");
    CHECK(page.has("safety.S16u"));
    page.press("_stops.change");
    page.press("_stops.calcium.unsure");
    CHECK(page.has("safety.S15u"));
    CHECK_FALSE(page.app.report().balance.hidden);
}

TEST_CASE("beside an article all four are asked too", "[page]") {
    Driver page;
    page.app.set_settings({.compact = true});
    page.app.load(read_day(R"({"version":1,"meals":[{"slot":"lunch","items":[{"food":"rice_cooked","g":200}]}]})",
                           builtin_catalogue())
                      .value());
    page.settle();
    CHECK_FALSE(page.has("suggestion.0"));
    page.press("_stops.open");
    page.press("flag.vka.no");
    page.settle();
    CHECK_FALSE(page.has("suggestion.0"));
    page.press("_stops.none");
    page.settle();
    CHECK(page.has("suggestion.0"));
}

TEST_CASE("answers are remembered only where it is ticked", "[page]") {
    Driver page;
    CHECK_FALSE(page.app.settings().keep_answers);
    CHECK_FALSE(page.has("keep.answers"));  // nothing to remember yet
    page.press("flag.vka.no");
    CHECK_FALSE(page.node("keep.answers").state.checked);
    page.press("keep.answers");
    CHECK(page.app.settings().keep_answers);
    page.press("keep.answers");
    CHECK_FALSE(page.app.settings().keep_answers);
}

TEST_CASE("none of the four, in one tap, lets foods be suggested", "[page]") {
    Driver page;
    Day day;
    day.meals = {{Slot::lunch, {Item{"rice_cooked", 200.0, {}, {}}}}};
    page.app.load(day);
    page.settle();
    CHECK_FALSE(page.has("suggestion.0"));
    page.press("_stops.none");
    page.settle();
    CHECK(page.has("suggestion.0"));
    page.press("_undo");
    page.settle();
    CHECK_FALSE(page.has("suggestion.0"));
    CHECK(page.has("_stops.none"));
}

TEST_CASE("under 18 is an age, and no answer to it is yes until the age says so", "[page]") {
    Driver page;
    page.press("_stops.others.some");
    page.press("_stops.age.yes");
    CHECK(page.app.day().profile.age == 17);
    CHECK(page.node("_stops.age.yes").state.checked);
    CHECK_FALSE(page.has("_stops.age.unsure"));
    page.press("_stops.age.no");
    CHECK(page.app.day().profile.age == Profile{}.age);
}

TEST_CASE("what was on the plate is one tap away after it went", "[page]") {
    Driver page;
    page.natto_meal();
    CHECK_FALSE(page.has("add.natto"));
    const std::size_t foods = page.app.day().meals[0].items.size();
    page.press("_clear");
    CHECK(page.has("add.natto"));
    page.press("add.natto");
    CHECK(page.app.day().meals[0].items.size() == 1);
    CHECK_FALSE(page.has("add.natto"));
    page.press("_undo");
    page.press("_undo");
    CHECK(page.app.day().meals[0].items.size() == foods);
}

TEST_CASE("scope changes words, never numbers", "[page]") {
    Driver page;
    page.press("example.breakfast");
    const std::string before = page.value("result.ca");
    page.press("profile.scope");
    CHECK(page.app.day().scope == Scope::day);
    CHECK(page.value("result.ca") == before);
}

TEST_CASE("a second row of the same food has keys of its own", "[page]") {
    Driver page;
    Day day;
    day.meals = {{Slot::lunch, {Item{"natto", 40.0, {}, {}}, Item{"natto", 20.0, {}, {}}}}};
    page.app.load(std::move(day));
    page.settle();
    CHECK(page.value("food.natto.amount") == "1 盒");
    CHECK(page.value("food.natto~2.amount") == "半盒");
    page.press("food.natto~2.inc");
    CHECK(page.value("food.natto~2.amount") == "1 盒");
    CHECK(page.value("food.natto.amount") == "1 盒");
}

TEST_CASE("the profile changes the references", "[page]") {
    Driver page;
    page.press("example.breakfast");
    page.press("_profile.fold");
    page.type("profile.age", "70");
    CHECK(page.app.day().profile.age == 70);
    CHECK(page.app.report().targets.d_ug.target == 15);
    page.press("profile.k2_target_ug.inc");
    CHECK(page.app.day().profile.k2_target_ug == 60);
    page.press("profile.sex.male");
    CHECK(page.app.day().profile.sex == Sex::male);
    CHECK_FALSE(page.has("profile.state.pregnant"));
}

TEST_CASE("every field of the profile reaches the day", "[page]") {
    Driver page;
    page.press("example.breakfast");
    page.press("_profile.fold");
    const auto profile = [&]() -> const Profile& { return page.app.day().profile; };
    for (std::size_t i = 0; i < reference_keys.size(); ++i) {
        page.press("profile.reference." + std::string(reference_keys[i]));
        CHECK(profile().reference == static_cast<Reference>(i));
    }
    CHECK(page.node("profile.reference.jp-2025").state.checked);
    page.press("profile.state.pregnant");
    CHECK(profile().state == k2::State::pregnant);
    page.press("profile.sun.regular");
    CHECK(profile().sun == Sun::regular);
    page.type("profile.k2_target_ug", "180");
    CHECK(profile().k2_target_ug == 180);
    page.type("profile.k2_target_ug", "500");  // outside: nothing changes, and a sentence says why
    CHECK(profile().k2_target_ug == 180);
    CHECK(page.tree().find(Role::alert, "“500”不行：能填的是 30–200 µg。原来的数没有变。") != nullptr);
    CHECK(page.value("profile.k2_target_ug") == "500");
    page.type("profile.k2_target_ug", "0.1 mg");
    CHECK(profile().k2_target_ug == 100);
    page.type("profile.age", "55岁");
    CHECK(profile().age == 55);
    page.type("profile.age", "六十六");
    CHECK(profile().age == 66);
    page.type("profile.age", "166");
    CHECK(profile().age == 66);
    CHECK(page.tree().find(Role::alert, "“166”不行：能填的是 0–120 岁。原来的数没有变。") != nullptr);

    page.press(Role::toggle, "豆");
    page.press("profile.exclude.dairy");
    CHECK(profile().exclude == std::vector<std::string>{"soy", "dairy"});
    page.press("profile.exclude.soy");
    CHECK(profile().exclude == std::vector<std::string>{"dairy"});
    page.press("profile.allow_supplements");
    CHECK(profile().allow_supplements);

    CHECK_FALSE(page.has("profile.serum_25ohd_nmol_l"));
    const double average = page.app.report().calcium.absorbed_mg.mid;
    page.type("profile.age", "70");
    CHECK(page.app.report().calcium.absorbed_mg.mid == average);
    page.press("profile.personal_absorption");
    const double at_70 = page.app.report().calcium.absorbed_mg.mid;
    CHECK(at_70 < average);
    page.press("profile.postmenopausal");
    CHECK(page.app.report().calcium.absorbed_mg.mid < at_70);
    page.type("profile.serum_25ohd_nmol_l", "100");
    CHECK(profile().serum_25ohd_nmol_l == 100);
    CHECK(page.value("profile.serum_25ohd_nmol_l") == "100 nmol/L");
    page.type("profile.serum_25ohd_nmol_l", "1000");  // no lab value
    CHECK(profile().serum_25ohd_nmol_l == 100);
    CHECK(page.tree().find(Role::alert, "“1000”不行：能填的是 5–500 nmol/L。原来的数没有变。") != nullptr);
    page.type("profile.serum_25ohd_nmol_l", "30 ng/mL");
    CHECK(profile().serum_25ohd_nmol_l == 75);
    CHECK(page.value("profile.serum_25ohd_nmol_l") == "30 ng/mL");
    CHECK(page.node("profile.serum_unit.ng_ml").state.checked);
    page.press("profile.serum_unit.nmol_l");  // it came with its unit: the same in the other
    CHECK(profile().serum_25ohd_nmol_l == 75);
    CHECK(page.value("profile.serum_25ohd_nmol_l") == "75 nmol/L");
    page.type("profile.serum_25ohd_nmol_l", "30");
    CHECK(profile().serum_25ohd_nmol_l == 30);
    page.press("profile.serum_unit.ng_ml");  // 30, and its unit said afterwards
    CHECK(profile().serum_25ohd_nmol_l == 75);
    page.type("profile.serum_25ohd_nmol_l", "75 nmol/L");
    CHECK(profile().serum_25ohd_nmol_l == 75);
    CHECK(page.value("profile.serum_25ohd_nmol_l") == "75 nmol/L");
    page.type("profile.serum_25ohd_nmol_l", "");
    CHECK_FALSE(profile().serum_25ohd_nmol_l.has_value());
    page.press("profile.sex.male");
    CHECK_FALSE(page.has("profile.postmenopausal"));
}

TEST_CASE("references of which only transcriptions were seen say so", "[page]") {
    Driver page;
    page.press("example.breakfast");
    page.press("_profile.fold");
    const auto says = [&](std::string_view words) {
        return std::ranges::any_of(page.tree().nodes,
                                   [&](const Node& n) { return n.name.find(words) != std::string::npos; });
    };
    const std::string_view unseen = text(Text::profile_unseen, Lang::zh);
    CHECK(unseen.find("官方原文") != std::string_view::npos);
    CHECK(says(unseen));
    page.press("profile.reference.cn-2013");
    CHECK(says(unseen));
    page.press("profile.reference.eu");
    CHECK(page.app.report().targets.k_total_ug.confirmed == Confirmed::primary);
    CHECK_FALSE(says(unseen));
}

TEST_CASE("medicines and conditions are asked calmly, each with three answers", "[page]") {
    Driver page;
    page.natto_meal();
    page.press("_profile.fold");
    CHECK_FALSE(page.has("flag.ppi"));
    page.press(Role::button, text(Text::health_title, Lang::zh));
    for (const std::string_view flag : flag_keys) {
        INFO(flag);
        const std::string key = "flag." + std::string(flag);
        CHECK(page.node(key).state.roving);
        for (const char* answer : {".no", ".yes", ".unsure"}) CHECK(page.node(key + answer).role == Role::radio);
    }
    CHECK_FALSE(page.node("flag.ppi.no").state.checked);  // not asked is not "no"
    page.press("flag.ppi.yes");
    CHECK(page.app.day().profile.flags.has(Flag::ppi));
    CHECK(page.node("flag.ppi.yes").state.checked);
    // Warfarin was not answered, nor were the illnesses of the other questions.
    for (const char* open : {"flag.vka", "flag.ckd", "flag.dialysis", "flag.granulomatous"}) {
        for (const char* answer : {".no", ".yes", ".unsure"})
            CHECK_FALSE(page.node(std::string(open) + answer).state.checked);
    }
    page.press("flag.ckd.no");
    CHECK(page.node("flag.ckd.no").state.checked);
    CHECK_FALSE(page.node("flag.dialysis.no").state.checked);
    page.press("flag.vka.no");
    CHECK(page.node("flag.vka.no").state.checked);
    page.press("flag.doac.yes");
    CHECK(page.has("safety.S04"));
    CHECK(page.node("flag.vka.no").state.checked);
    page.press("flag.doac.unsure");
    CHECK(page.app.day().profile.unsure.has(Flag::doac));
    page.press("flag.doac.no");
    CHECK_FALSE(page.app.day().profile.unsure.has(Flag::doac));
}

TEST_CASE("a refused day is told and loses nothing", "[page]") {
    Driver page;
    page.press("example.breakfast");
    page.app.show_error("没能读进来 (/meals/0)");
    page.settle();
    CHECK(page.tree().find(Role::alert, "没能读进来 (/meals/0)") != nullptr);
    CHECK(page.has("food.mantou.amount"));
    page.press("_error.dismiss");
    CHECK_FALSE(page.has("_error"));
}

TEST_CASE("the page sleeps, and wakes for nothing", "[page]") {
    Driver page;
    CHECK(std::isinf(page.frame().next_frame_in_s));
    page.app.activate(page.node("example.breakfast").id);
    CHECK(page.frame().next_frame_in_s == 0);  // bars glide
    CHECK(page.settle());
    const auto still = page.frame();
    CHECK(std::isinf(still.next_frame_in_s));
    CHECK(page.frame().semantics == still.semantics);
}

TEST_CASE("with reduced motion everything is at once in its place", "[page]") {
    Driver page({.reduced_motion = true});
    page.press("example.breakfast");
    page.app.activate(page.node("food.mantou.inc").id);
    int frames = 0;
    while (!std::isinf(page.frame().next_frame_in_s)) ++frames;
    CHECK(frames <= 4);
}

TEST_CASE("both languages say everything", "[page]") {
    for (std::size_t i = 0; i < text_count; ++i) {
        for (const Lang lang : {Lang::zh, Lang::en}) CHECK_FALSE(text(static_cast<Text>(i), lang).empty());
    }
    Driver page;
    page.press("example.vegan");
    page.press("lang.en");
    for (const Node& node : page.tree().nodes) {
        if (node.key.starts_with("lang.")) continue;
        INFO(node.key << ": " << node.name << " / " << node.value);
        const std::string said = node.name + node.value + node.description;
        const bool has_han = std::ranges::any_of(said, [](char c) { return c >= '\xE4' && c <= '\xE9'; });
        CHECK_FALSE(has_han);
    }
}

TEST_CASE("of a full plate the small foods gather, and each is said", "[page]") {
    Driver page;
    Day day;
    Meal& meal = meal_of(day, Slot::breakfast);
    for (const Food& food : builtin_catalogue().foods()) {
        if (food.basis != Basis::per_100g || meal.items.size() == 20) continue;
        Item item;
        item.food = food.id;
        item.g = meal.items.size() < 6 ? 150 : 10;
        meal.items.push_back(item);
    }
    page.app.load(day);
    page.settle();
    const std::string& said = page.value("_plate");
    INFO(said);
    for (const Item& item : meal.items) {
        const std::string_view name = builtin_catalogue().find(item.food)->name_zh;
        CHECK(said.find(name.substr(0, name.find('('))) != std::string::npos);
    }
    CHECK(said.find("其他：") != std::string::npos);
    const auto edges =
        std::ranges::count_if(page.tree().nodes, [](const Node& n) { return n.key.starts_with("_edge."); });
    CHECK(edges == 6);  // seven wedges, the last of which ends at the top

    meal.items.resize(8);  // few enough for a wedge each
    page.app.load(day);
    page.settle();
    CHECK(page.value("_plate").find("其他") == std::string::npos);
    CHECK(page.has("_edge.6"));
}

TEST_CASE("a wedge's end can be dragged, as one step of undo", "[page]") {
    Driver page;
    page.press("example.breakfast");
    page.scroll_to("_edge.1");
    const shell::Rect handle = page.node("_edge.1").rect;  // the end of the egg
    CHECK(page.node("_edge.1").state.drag);
    const shell::Rect plate = page.node("_plate").rect;
    const float scroll = page.viewport.scroll_y;
    const auto canvas = [&](shell::Point p) { return shell::Point{p.x, p.y - scroll}; };
    const double before = *page.app.day().meals[0].items[1].g;
    const shell::Point from = handle.center();
    // A tenth of the way towards the plate's middle line at the top: against the clock from the bread, so with the egg.
    const shell::Point to{from.x + 0.2F * (plate.center().x - from.x), plate.y + 0.15F * plate.h};
    page.app.pointer(shell::Pointer::move, canvas(from), false);
    page.app.pointer(shell::Pointer::down, canvas(from), false);
    page.settle();
    page.app.pointer(shell::Pointer::move, canvas(to), false);
    page.settle();
    CHECK_FALSE(page.app.report().balance.low.has_value());  // the slow part waits
    page.app.pointer(shell::Pointer::up, canvas(to), false);
    page.settle();
    CHECK(*page.app.day().meals[0].items[1].g > before);
    CHECK(page.app.report().balance.low.has_value());
    page.press("_undo");
    CHECK(*page.app.day().meals[0].items[1].g == before);
}

TEST_CASE("of what nobody measured no part of the page says 0", "[page]") {
    Day day;
    OwnFood mine;
    mine.id = "mine";
    mine.name = "饭";
    day.foods.push_back(mine);
    day.meals = {{Slot::lunch, {Item{"mine", 100.0, {}, {}}}}};
    for (const Lang lang : {Lang::zh, Lang::en}) {
        day.lang = lang;
        Driver page;
        page.app.load(day);
        page.settle();
        page.press("more");
        const std::string word(text(Text::shown_no_data, lang));
        for (const char* key :
             {"result.ca", "result.d", "result.k2", "result.mg", "result.fat", "_forms.bar", "verdict"}) {
            INFO(key);
            const std::string said = page.node(key).name + page.value(key);
            CHECK(said.find(word) != std::string::npos);
            // No number that begins with 0: "0 µg", "0%", "0/1", "0–3".
            for (std::size_t at = said.find('0'); at != std::string::npos; at = said.find('0', at + 1))
                CHECK((at > 0 && std::isdigit(static_cast<unsigned char>(said[at - 1])) != 0));
        }
    }
}

TEST_CASE("a corner of the triangle that nobody measured says so", "[page]") {
    Day day;
    OwnFood mine;
    mine.id = "mine";
    mine.name = "饭";
    for (const Nutrient n : {Nutrient::ca_mg, Nutrient::d_ug}) {
        mine.cells[index(n)] = {.mid = 5, .low = 5, .high = 5, .grade = Grade::own, .known = true};
    }
    day.foods.push_back(mine);
    day.meals = {{Slot::lunch, {Item{"mine", 100.0, {}, {}}}}};
    Driver page;
    page.app.load(day);
    page.settle();
    page.press("more");
    const std::string said = page.value("_triangle.figure");
    CHECK(said.starts_with("K2 没人测过"));
    CHECK(said.find("K2 0%") == std::string::npos);
}

TEST_CASE("a band wider than 40 points stands in the number's place, and is said in words", "[page]") {
    Day day;
    OwnFood mine;
    mine.id = "mine";
    mine.name = "饭";
    day.foods.push_back(mine);
    day.meals = {{Slot::lunch, {Item{"mine", 100.0, {}, {}}}}};
    Driver page;
    page.app.load(day);
    page.settle();
    const Balance& balance = page.app.report().balance;
    REQUIRE(balance.wide());
    CHECK(page.app.report().shown_text("balance.figure") == page.app.report().shown_text("balance.range"));
    CHECK(page.value("balance") == "在 0 到 47 之间");
    CHECK(page.has("safety.S23"));
    // An ordinary one: the number, then its band in words.
    day.meals = {{Slot::lunch, {Item{"milk_whole_cn", 250.0, {}, {}}, Item{"natto", 40.0, {}, {}}}}};
    page.app.load(day);
    page.settle();
    // By hand: calcium covers 0.35, and the milk's vitamin D of 0.3 µg may be 0 to 1 (docs/model.md §5.6): 0.08 of the
    // reference, from 0.1 of that to 0.26.
    CHECK(page.value("balance") == "28，在 23 到 40 之间");
    CHECK_FALSE(page.has("safety.S23"));
    CHECK(page.node("balance").range->now == 28);
}
