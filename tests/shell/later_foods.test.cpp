// The page with the first foods only, and what happens when the later ones come or do not.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/food/catalogue.h"
#include "driver.h"
#include "shell/food_search.h"
#include "shell/invite.h"
#include "shell/state.h"

using namespace k2;

namespace {

bool announced(const test::Driver& page, std::string_view key) {
    return page.node(key).role == shell::Role::status;
}

}  // namespace

TEST_CASE("what the page names by itself is among the first foods", "[later]") {
    const FoodTable table;
    for (const std::string_view id : shell::common_foods()) {
        INFO(id);
        CHECK(table.catalogue().find(id) != nullptr);
    }
    for (const auto example : {shell::Example::breakfast, shell::Example::lunch, shell::Example::vegan_day}) {
        for (const Meal& meal : shell::example_meals(example)) {
            for (const Item& item : meal.items) {
                INFO(item.food);
                CHECK(table.catalogue().find(item.food) != nullptr);
            }
        }
    }
}

TEST_CASE("a search before the later foods are there shows the first ones, and brings itself up to date", "[later]") {
    FoodTable table;
    test::Driver page({}, table.catalogue());
    page.type("search", "奶酪");
    CHECK(page.has("add.processed_cheese"));
    CHECK_FALSE(page.has("add.roquefort"));
    CHECK_FALSE(announced(page, "_found"));  // how many there are is said once, when all are there
    page.type("search", "luokefu");
    CHECK_FALSE(announced(page, "_found"));
    CHECK(page.value("search") == "luokefu");

    REQUIRE(table.add_later(std::string(later_foods())));
    page.app.foods_came();
    REQUIRE(page.settle());
    CHECK(page.value("search") == "luokefu");
    CHECK(page.has("add.roquefort"));
    CHECK(announced(page, "_found"));
    page.press("add.roquefort");
    CHECK(page.app.day().meals.at(0).items.at(0).food == "roquefort");
}

TEST_CASE("later foods that never come: a sentence, and the plate stays", "[later]") {
    FoodTable table;
    test::Driver page({}, table.catalogue());
    page.type("search", "鸡蛋");
    page.press("add.egg");
    REQUIRE_FALSE(table.add_later(""));
    page.app.foods_came();
    page.type("search", "luokefu");
    CHECK(announced(page, "_found"));
    CHECK(page.node("_found").name.find("没能从网上取来") != std::string::npos);
    CHECK(page.app.day().meals.at(0).items.at(0).food == "egg");
    page.type("search", "豆腐");
    CHECK(page.has("add.tofu_north"));
}

TEST_CASE("suggestions and invitations wait for the whole table, and are then those of the whole", "[later]") {
    FoodTable table;
    shell::State state(table.catalogue());
    shell::State whole(builtin_catalogue());
    for (shell::State* one : {&state, &whole}) {
        one->load_meals(shell::example_meals(shell::Example::lunch));
        one->answer_no_stop();
        one->set_scope(Scope::day);
    }
    while (whole.think(1'000'000)) {
    }
    CHECK_FALSE(state.think(1'000'000));
    CHECK_FALSE(state.advice());
    CHECK(shell::richest_foods(state, Axis::k2, 4).empty());
    const double before = state.report()[Nutrient::k2_ug].sum.mid;

    REQUIRE(table.add_later(std::string(later_foods())));
    state.foods_came();
    while (state.think(1'000'000)) {
    }
    REQUIRE(state.advice());
    REQUIRE(whole.advice());
    REQUIRE(state.advice()->found.alternatives.size() == whole.advice()->found.alternatives.size());
    CHECK_FALSE(state.advice()->found.alternatives.empty());
    for (std::size_t i = 0; i < state.advice()->found.alternatives.size(); ++i)
        CHECK(state.advice()->found.alternatives[i].why == whole.advice()->found.alternatives[i].why);
    CHECK(shell::richest_foods(state, Axis::k2, 4).size() == 4);
    CHECK(state.report()[Nutrient::k2_ug].sum.mid == before);
}
