// What is said after a change: the foods that came, went or became more or less, and nothing else.
#include "shell/news.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>
#include <vector>

#include "driver.h"

using namespace k2;
using shell::what_changed;

namespace {

Day plate(std::vector<Item> items, Slot slot = Slot::breakfast) {
    Day day;
    day.meals = {{slot, std::move(items)}};
    return day;
}
const Item natto{"natto", 40.0, {}, {}};
const Item milk{"milk_whole_cn", 250.0, {}, {}};
const Item egg{"egg", {}, 1.0, {}};

std::string said(const Day& before, Day after, Lang lang = Lang::zh) {
    after.lang = lang;
    return what_changed(before, after, builtin_catalogue());
}

}  // namespace

TEST_CASE("a change of the plate in words", "[news]") {
    CHECK(said({}, {}).empty());
    CHECK(said(plate({natto, egg}), plate({egg, natto})).empty());  // the order says nothing
    CHECK(said(plate({natto}), plate({natto, milk})) == "加了纯牛奶 1 盒。");
    CHECK(said(plate({natto}), plate({natto, milk}), Lang::en).starts_with("Added: "));
    CHECK(said(plate({natto, milk}), plate({natto})) == "去掉了纯牛奶 1 盒。");
    CHECK(said(plate({egg}), plate({Item{"egg", {}, 2.0, {}}})) == "鸡蛋改成 2 个。");
    CHECK(said(plate({egg}), plate({natto})) == "加了纳豆 1 盒，去掉了鸡蛋 1 个。");
    // The same food at two meals is two foods; with or without the meal is no amount.
    CHECK(said(plate({egg}), plate({egg}, Slot::dinner)) == "加了鸡蛋 1 个，去掉了鸡蛋 1 个。");
    Item apart = egg;
    apart.with_meal = false;
    CHECK(said(plate({egg}), plate({apart})).empty());
    // Twice on one plate: one of them more.
    CHECK(said(plate({egg, egg}), plate({egg, Item{"egg", {}, 3.0, {}}})) == "鸡蛋改成 3 个。");
    const Item cheddar{"cheddar", 30.0, {}, {}};
    const Item youcai{"youcai", 150.0, {}, {}};
    CHECK(said(plate({}), plate({natto, milk, egg, cheddar, youcai})) == "盘子换了，现在有 5 样。");
}

TEST_CASE("a reader's own food is named, also when it has just gone", "[news]") {
    Day before = plate({Item{"own_1", 80.0, {}, {}}});
    before.foods.resize(1);
    before.foods[0].id = "own_1";
    before.foods[0].name = "自家面包";
    CHECK(said(before, {}).starts_with("去掉了自家面包"));
    CHECK(said({}, before).starts_with("加了自家面包"));
}

TEST_CASE("the news is what happened since it was asked", "[news]") {
    test::Driver page;
    CHECK(page.app.news().empty());
    page.app.load(plate({natto}));
    CHECK(page.app.news().starts_with("加了纳豆"));
    CHECK(page.app.news().empty());
    page.settle();
    page.press("food.natto.inc");
    page.press("food.natto.inc");
    CHECK(page.app.news().starts_with("纳豆改成"));
    page.press("flag.vka.no");  // an answer is no food
    CHECK(page.app.news().empty());
}
