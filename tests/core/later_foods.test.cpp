// The food table comes in two parts: nothing but what is found changes when the later one comes.
#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/day/check_day.h"
#include "core/food/catalogue.h"
#include "core/food/food_table.h"
#include "core/food/search.h"
#include "core/format/json.h"
#include "core/format/link.h"
#include "core/nutrition/evaluate.h"
#include "random_days.h"

using namespace k2;

namespace {

constexpr std::string_view first_day =
    R"({"version":1,"meals":[{"slot":"lunch","items":[{"food":"rice_cooked","g":150},{"food":"natto","g":40},)"
    R"({"food":"youcai","g":150},{"food":"ca600_d125","units":1}]}]})";
constexpr std::string_view later_day =
    R"({"version":1,"meals":[{"slot":"lunch","items":[{"food":"rice_cooked","g":150},{"food":"roquefort","g":30}]}]})";

std::string report_of(std::string_view json, const Catalogue& catalogue) {
    const auto day = read_day(json, catalogue);
    REQUIRE(day);
    return write_report(evaluate(day.value(), catalogue));
}

std::vector<std::string> found(const Catalogue& catalogue, std::string_view query) {
    const SearchIndex index(catalogue.foods(), catalogue.dishes());
    std::vector<std::string> ids;
    for (const Found& one : search(query, std::array{&index})) ids.emplace_back(one.food->id);
    return ids;
}

}  // namespace

TEST_CASE("the later foods are added once, and the table is the whole one", "[later]") {
    FoodTable table;
    const Catalogue& catalogue = table.catalogue();
    CHECK_FALSE(catalogue.whole());
    CHECK(catalogue.version() == builtin_catalogue().version());
    CHECK(catalogue.find("egg") != nullptr);
    CHECK(catalogue.find("roquefort") == nullptr);
    CHECK(catalogue.find_code(builtin_catalogue().find("roquefort")->code) == nullptr);
    for (const Food& food : catalogue.foods()) {
        INFO(food.id);
        REQUIRE(builtin_catalogue().find(food.id) != nullptr);
        CHECK(builtin_catalogue().find_code(food.code)->id == food.id);
    }

    REQUIRE(table.add_later(std::string(later_foods())));
    CHECK(catalogue.whole());
    CHECK(builtin_catalogue().whole());
    CHECK(std::ranges::is_sorted(catalogue.foods(), {}, &Food::id));
    // Every figure, name, code, basis and source.
    CHECK(write_foods(catalogue) == write_foods(builtin_catalogue()));
    CHECK_FALSE(table.add_later(std::string(later_foods())));
    CHECK(write_foods(catalogue) == write_foods(builtin_catalogue()));
}

TEST_CASE("a damaged later part is refused and changes nothing", "[later]") {
    const std::string right(later_foods());
    std::vector<std::string> damaged{"", "<!doctype html>", right.substr(0, right.size() - 1), right + '\n',
                                     right.substr(0, right.size() / 2)};
    for (const std::size_t at : {std::size_t{0}, right.size() / 3, right.size() - 1}) {
        damaged.push_back(right);
        damaged.back()[at] = static_cast<char>(damaged.back()[at] ^ 1);
    }
    damaged.push_back(right);
    std::swap(damaged.back()[10], damaged.back()[11]);
    FoodTable table;
    const std::string before = write_foods(table.catalogue());
    for (std::string& text : damaged) {
        CHECK_FALSE(table.add_later(std::move(text)));
        CHECK_FALSE(table.catalogue().whole());
        CHECK(write_foods(table.catalogue()) == before);
    }
    CHECK(table.add_later(right));
}

TEST_CASE("32-bit FNV-1a: the test vectors of RFC 9923", "[later]") {
    static_assert(checksum("") == 0x811c9dc5U);
    static_assert(checksum("a") == 0xe40c292cU);
    static_assert(checksum("foobar") == 0xbf9cf968U);
    CHECK(checksum("foobar") == 0xbf9cf968U);
}

TEST_CASE("no number changes when the later foods come", "[later]") {
    FoodTable table;
    const std::string before = report_of(first_day, table.catalogue());
    CHECK(before == report_of(first_day, builtin_catalogue()));
    RandomDays days(20261128);
    std::vector<Day> of_first_foods;
    for (int i = 0; i < 100; ++i) {
        Day day = days.day();
        for (Meal& meal : day.meals) {
            std::erase_if(meal.items, [&](const Item& item) {
                return table.catalogue().find(item.food) == nullptr && builtin_catalogue().find(item.food) != nullptr;
            });
        }
        std::erase_if(day.meals, [](const Meal& meal) { return meal.items.empty(); });
        if (!check_day(day, table.catalogue())) of_first_foods.push_back(std::move(day));
    }
    CHECK(of_first_foods.size() > 50);
    std::vector<std::string> reports;
    for (const Day& day : of_first_foods)
        reports.push_back(write_report(evaluate(day, table.catalogue(), {.bands = false})));
    REQUIRE(table.add_later(std::string(later_foods())));
    CHECK(report_of(first_day, table.catalogue()) == before);
    for (std::size_t i = 0; i < of_first_foods.size(); ++i)
        CHECK(write_report(evaluate(of_first_foods[i], table.catalogue(), {.bands = false})) == reports[i]);
}

TEST_CASE("a day, a link and a search with a later food wait for it", "[later]") {
    FoodTable table;
    const Catalogue& catalogue = table.catalogue();
    const auto refused = read_day(later_day, catalogue);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().at == "/meals/0/items/1/food");
    const auto day = read_day(later_day, builtin_catalogue());
    REQUIRE(day);
    const std::string link = encode_link({.day = day.value()}, builtin_catalogue(), Medical::leave_out).text;
    CHECK_FALSE(decode_link(link, catalogue));
    CHECK(found(catalogue, "roquefort").empty());
    CHECK(found(catalogue, "鸡蛋") != std::vector<std::string>{});
    for (const std::string& id : found(catalogue, "豆腐")) CHECK(builtin_catalogue().find(id) != nullptr);

    REQUIRE(table.add_later(std::string(later_foods())));
    CHECK(report_of(later_day, catalogue) == report_of(later_day, builtin_catalogue()));
    REQUIRE(decode_link(link, catalogue));
    CHECK(write_day(decode_link(link, catalogue).value().day) ==
          write_day(decode_link(link, builtin_catalogue()).value().day));
    for (const std::string_view query : {"roquefort", "鸡蛋", "豆腐", "nd", "luokefu"}) {
        INFO(query);
        CHECK(found(catalogue, query) == found(builtin_catalogue(), query));
    }
}
