// What stands on the first screen, in px, and in what words: an ordinary plate on phones and on wide screens.

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <string>

#include "core/nutrition/shown.h"
#include "driver.h"
#include "shell/spoken.h"
#include "shell/views/views.h"

using namespace k2;
using shell::Node;
using shell::Role;
using test::Driver;

namespace {

Day ordinary_day(Lang lang = Lang::zh) {
    Day day;
    day.lang = lang;
    day.profile.age = 66;
    day.meals = {{Slot::lunch,
                  {Item{"rice_cooked", 150.0, {}, {}}, Item{"tofu_north", 100.0, {}, {}}, Item{"youcai", 150.0, {}, {}},
                   Item{"egg", 50.0, {}, {}}}}};
    return day;
}

struct Ordinary : Driver {
    Ordinary(float width, float height, Lang lang, const shell::Settings& settings = {})
        : Driver({.width = width, .height = height, .reduced_motion = true}) {
        app.set_settings(settings);
        app.restart(ordinary_day(lang));  // what a page opens with: nothing to undo
        REQUIRE(settle());
    }
};

float bottom(const Driver& page, std::string_view key) {
    return page.node(key).rect.bottom();
}

constexpr std::array meters{"meter.ca", "meter.d", "meter.k2"};

}  // namespace

TEST_CASE("an ordinary plate: who, search, meals, meters, line, plate and score on the first screen", "[first]") {
    const Lang lang = GENERATE(Lang::zh, Lang::en);
    INFO((lang == Lang::zh ? "zh" : "en"));
    {
        const Ordinary page(390, 844, lang);
        for (const char* key :
             {"_profile.fold", "_meals", "search", "verdict", "meter.ca", "meter.d", "meter.k2", "_plate", "balance"}) {
            INFO(key);
            CHECK(bottom(page, key) <= 844);
        }
        CHECK(page.node("verdict").rect.y <= 700);
    }
    {
        const Ordinary page(360, 640, lang);
        for (const char* key : {"_profile.fold", "search", "verdict", "meter.ca", "meter.d", "meter.k2"}) {
            INFO(key);
            CHECK(bottom(page, key) <= 640);
        }
    }
}

TEST_CASE("an ordinary page is at most 3,400 px high on a phone, one in an article 1,100", "[first]") {
    const Lang lang = GENERATE(Lang::zh, Lang::en);
    INFO((lang == Lang::zh ? "zh" : "en"));
    Ordinary page(390, 844, lang);
    CHECK(page.frame().page_height <= 3400);
    page.press("_stops.none");
    REQUIRE(page.has("suggestion.0"));
    if (lang == Lang::zh) CHECK(page.frame().page_height <= 3400);
    // An article leaves its frame less than the screen: 358 px of 390.
    for (const float width : {lang == Lang::zh ? 358.0F : 390.0F, 390.0F}) {
        INFO(width);
        Ordinary beside(width, 844, lang, {.compact = true});
        CHECK(beside.frame().page_height <= 1100);
        CHECK(beside.node("verdict").rect.y <= 700);
        CHECK(beside.has("result.k2"));
    }
}

TEST_CASE("on a wide screen the result has the best place, and no column ends half way", "[first]") {
    const float width = GENERATE(1280.0F, 1440.0F, 1600.0F);
    const Lang lang = GENERATE(Lang::zh, Lang::en);
    const bool answered = GENERATE(false, true);
    INFO(width << (lang == Lang::zh ? " zh" : " en") << (answered ? ", answered" : ""));
    Ordinary page(width, 800, lang);
    if (answered) page.press("_stops.none");
    const shell::Rect result = page.node("_verdict").rect;
    CHECK(result.y < page.node("_stops").rect.y);
    CHECK(result.bottom() <= 800);
    CHECK(result.y <= page.node("_meals").rect.y + 1);
    // The lowest card of each column, above what takes the whole width.
    float left = 0, right = 0;
    for (const Node& n : page.tree().nodes) {
        if (n.parent != 0 || n.role != Role::group || n.rect.w > 0.6F * page.node("more").rect.w) continue;
        (n.rect.x < width / 2 - 100 ? left : right) =
            std::max(n.rect.x < width / 2 - 100 ? left : right, n.rect.bottom());
    }
    CHECK(std::abs(left - right) <= 24);
}

TEST_CASE("a short meter says share, range and what is short, and leads to its card", "[first]") {
    const Ordinary page(390, 844, Lang::zh);
    const Report& report = page.app.report();
    for (const std::string_view key : meters) {
        const Node& meter = page.node(key);
        INFO(meter.name);
        CHECK(meter.role == Role::link);
        CHECK(meter.value == "#result." + std::string(key.substr(6)));
        CHECK(page.has(meter.value.substr(1)));
        CHECK(meter.name.find(report.shown_text("adequacy." + std::string(key.substr(6)))) != std::string::npos);
        CHECK(meter.name.find("还差") != std::string::npos);
        CHECK(meter.name.find("大概 ") != std::string::npos);
        for (const char* sign : {"–", " mg", " µg"}) CHECK(meter.name.find(sign) == std::string::npos);
    }
    CHECK(page.node("meter.ca").name.starts_with("钙 "));
    CHECK(page.node("meter.ca").name.ends_with(" 毫克"));
    CHECK(page.node("meter.d").name.ends_with(" 微克"));
}

TEST_CASE("one number for one nutrient: headline, short meter, card and triangle", "[first]") {
    for (const Lang lang : {Lang::zh, Lang::en}) {
        Ordinary page(390, 844, lang);
        page.press("more");
        const Report& report = page.app.report();
        for (const std::string_view axis : {"ca", "d", "k2"}) {
            const std::string share(report.shown_text("adequacy." + std::string(axis)));
            INFO(axis << " " << share);
            REQUIRE(share.ends_with('%'));
            CHECK(page.node("verdict").name.find(" " + share) != std::string::npos);
            CHECK(page.node("meter." + std::string(axis)).name.find(" " + share) != std::string::npos);
            CHECK(page.value("result." + std::string(axis)).find(" " + share) != std::string::npos);
            CHECK(page.value("_triangle.figure").find(" " + share) != std::string::npos);
        }
    }
}

TEST_CASE("who takes or may take warfarin is not told that K2 is short", "[first]") {
    for (const char* answer : {"flag.vka.yes", "flag.vka.unsure"}) {
        Ordinary page(390, 844, Lang::zh);
        page.press(answer);
        const std::string& said = page.node("meter.k2").name;
        INFO(said);
        CHECK(said.find("还差") == std::string::npos);
        CHECK(said.find('%') == std::string::npos);
        CHECK(page.value("result.k2").find('%') == std::string::npos);
        CHECK(page.node("meter.ca").name.find("还差") != std::string::npos);
    }
}

TEST_CASE("the score says that it is the day's when several meals have food", "[first]") {
    Ordinary page(390, 844, Lang::zh);
    CHECK(page.node("balance").name == "平衡分");
    Day day = ordinary_day();
    day.meals.push_back({Slot::dinner, {Item{"egg", 50.0, {}, {}}}});
    page.app.load(day);
    page.settle();
    CHECK(page.node("balance").name == "全天平衡分");
}

TEST_CASE("by headings of the second level one finds result, foods and questions", "[first]") {
    const Ordinary page(390, 844, Lang::zh);
    std::vector<std::string> headings;
    for (const Node& n : page.tree().nodes) {
        if (n.role == Role::heading && n.level == 2) headings.push_back(n.name);
    }
    REQUIRE(headings.size() >= 3);
    CHECK(headings[0] == text(Text::bars_title_plate, Lang::zh));
    CHECK(headings[1] == text(Text::meal_lunch, Lang::zh));
    CHECK(headings[2] == text(Text::stops_title, Lang::zh));
}

TEST_CASE("questions come before any suggestion, and what few need is folded", "[first]") {
    Ordinary page(390, 844, Lang::zh);
    const auto place = [&](std::string_view key) { return &page.node(key) - page.tree().nodes.data(); };
    CHECK(place("verdict") < place("flag.vka"));
    CHECK(place("flag.vka") < place("_stops.others"));
    // No louder than the result: no taller by more than a row, on the same ground.
    CHECK(page.node("_stops").rect.h <= page.node("_verdict").rect.h + 52);
    page.press("_stops.none");
    CHECK(place("_stops") < place("suggestion.0"));
    for (const char* key : {"_forms", "_triangle", "_flow", "_markers", "_why"}) {
        INFO(key);
        CHECK_FALSE(page.has(key));
    }
    page.press("more");
    for (const char* key : {"_forms", "_triangle", "_flow", "_why"}) {
        INFO(key);
        CHECK(page.has(key));
    }
}

TEST_CASE("the chip of who it is for opens the profile, under it", "[first]") {
    Ordinary page(390, 844, Lang::zh);
    CHECK(page.node("_profile.fold").name == "为谁计算 女 66 岁");
    CHECK_FALSE(page.has("_profile"));
    page.press("_profile.fold");
    CHECK(page.node("_profile.fold").state.expanded);
    CHECK(page.node("_profile").rect.y < page.node("search").rect.y);
    page.press("_profile.close");
    CHECK_FALSE(page.has("_profile"));
}

TEST_CASE("units and ranges are spoken as words", "[first]") {
    struct Row {
        std::string_view drawn, zh, en;
    };
    for (const Row& row : std::initializer_list<Row>{
             {"30–53 µg", "30 到 53 微克", "30 to 53 micrograms"},
             {"331 mg", "331 毫克", "331 milligrams"},
             {"3.8 µg (152 IU)", "3.8 微克 (152 国际单位)", "3.8 micrograms (152 international units)"},
             {"16–49%", "16 到 49%", "16 to 49%"},
             {"12%–150%", "12% 到 150%", "12% to 150%"},
             {"62 → 88", "62 到 88", "62 to 88"},
             {"1 盒 · 250 ml", "1 盒，250 毫升", "1 盒, 250 millilitres"},
             {"45g", "45 克", "45 grams"},
             {"<0.1 µg", "<0.1 微克", "<0.1 micrograms"},
             // What is no unit, and no range.
             {"5 girls", "5 girls", "5 girls"},
             {"30 ng/mL", "30 ng/mL", "30 ng/mL"},
             {"100 mg/d", "100 mg/d", "100 mg/d"},
             {"MK-7, K2", "MK-7, K2", "MK-7, K2"},
             {"mg", "mg", "mg"},
             {"– 5", "– 5", "– 5"},
             {"", "", ""}}) {
        CHECK(shell::spoken(row.drawn, Lang::zh) == row.zh);
        CHECK(shell::spoken(row.drawn, Lang::en) == row.en);
    }
}
