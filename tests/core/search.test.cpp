#include "core/search.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string_view>

using namespace k2;

namespace {

std::string_view first(std::string_view query) {
    const auto found = search(builtin_catalogue(), query, 10);
    return found.empty() ? std::string_view{} : found.front()->id;
}

bool finds(std::string_view query, std::string_view id) {
    const auto found = search(builtin_catalogue(), query, 30);
    return std::any_of(found.begin(), found.end(), [&](const Food* food) { return food->id == id; });
}

}  // namespace

TEST_CASE("search finds names, aliases, pinyin and English", "[search]") {
    CHECK(first("纳豆") == "natto");
    CHECK(first("nadou") == "natto");
    CHECK(first("NATTO") == "natto");
    CHECK(first("  egg ") == "egg");
    CHECK(first("米饭") == "rice_cooked");
    CHECK(first("salmon") == "salmon_farmed");
    CHECK(finds("豆腐", "tofu_north"));
    CHECK(finds("老豆腐", "tofu_north"));
    CHECK(finds("gouda", "gouda_old"));
}

TEST_CASE("search limits, and finds nothing for nothing", "[search]") {
    CHECK(search(builtin_catalogue(), "a", 7).size() == 7);
    CHECK(search(builtin_catalogue(), "", 7).empty());
    CHECK(search(builtin_catalogue(), "  ", 7).empty());
    CHECK(search(builtin_catalogue(), "zzzz", 7).empty());
    CHECK(search(builtin_catalogue(), "egg", 0).empty());
}

TEST_CASE("a name that begins with the query comes before one that holds it", "[search]") {
    const auto found = search(builtin_catalogue(), "milk", 278);
    REQUIRE(found.size() > 3);
    const auto place = [&](std::string_view id) {
        return std::find_if(found.begin(), found.end(), [&](const Food* food) { return food->id == id; }) -
               found.begin();
    };
    CHECK(place("milk_skim") < place("soymilk_cn"));
}
