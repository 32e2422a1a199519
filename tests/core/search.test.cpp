#include "core/food/search.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

#include "core/food/catalogue.h"

using namespace k2;

namespace {

/// Everything that the query finds, best first.
std::vector<std::string_view> found(std::string_view query) {
    std::vector<std::pair<int, std::string_view>> scored;
    for (const Food& food : builtin_catalogue().foods()) {
        if (const int score = search_score(food, query); score > 0) scored.emplace_back(score, food.id);
    }
    std::ranges::stable_sort(scored, std::greater{}, &std::pair<int, std::string_view>::first);
    std::vector<std::string_view> ids;
    for (const auto& [score, id] : scored) ids.push_back(id);
    return ids;
}

std::string_view first(std::string_view query) {
    const auto ids = found(query);
    return ids.empty() ? std::string_view{} : ids.front();
}

auto place(const std::vector<std::string_view>& ids, std::string_view id) {
    return std::find(ids.begin(), ids.end(), id) - ids.begin();
}

}  // namespace

TEST_CASE("search finds names, aliases, pinyin, its initials and English", "[search]") {
    const auto finds = [](std::string_view query, std::string_view id) {
        const auto ids = found(query);
        return std::find(ids.begin(), ids.end(), id) != ids.end();
    };
    CHECK(first("纳豆") == "natto");
    CHECK(first("nadou") == "natto");
    CHECK(first("NATTO") == "natto");
    CHECK(first("  egg ") == "egg");
    CHECK(first("奶") == "milk_whole_cn");
    CHECK(finds("nd", "natto"));
    CHECK(finds("米饭", "rice_cooked"));
    CHECK(finds("salmon", "salmon_farmed"));
    CHECK(finds("豆腐", "tofu_north"));
    CHECK(finds("老豆腐", "tofu_north"));
    CHECK(finds("gouda", "gouda_old"));
}

TEST_CASE("search finds nothing for nothing", "[search]") {
    CHECK(found("").empty());
    CHECK(found("  ").empty());
    CHECK(found("zzzz").empty());
}

TEST_CASE("a name that begins with the query comes before one that holds it", "[search]") {
    const auto ids = found("milk");
    REQUIRE(ids.size() > 3);
    CHECK(place(ids, "milk_skim") < place(ids, "soymilk_cn"));
}

TEST_CASE("pinyin of names with heteronyms, whole and by their initials", "[search]") {
    const auto finds = [](std::string_view query, std::string_view id) {
        const auto ids = found(query);
        return std::find(ids.begin(), ids.end(), id) != ids.end();
    };
    CHECK(first("jicai") == "jicai");  // 荠菜, not qi
    CHECK(finds("jc", "jicai"));
    CHECK(first("geli") == "clam");     // 蛤蜊, not ha
    CHECK(first("hetao") == "walnut");  // 核桃
    CHECK(finds("laodoufu", "tofu_north"));
    CHECK(finds("ldf", "tofu_north"));
    CHECK(finds("lvdou", "mung_bean"));  // ü is typed as v
    CHECK(finds("weishengsud3", "d3_400"));
    CHECK(finds("wssd", "d3_400"));
    CHECK(finds("xueliho", "takana"));  // 雪里蕻
    CHECK(finds("chaobocai", "spinach_boiled"));
    CHECK(finds("zhuobocai", "spinach_boiled"));  // how many say it
}

TEST_CASE("initials: all of them before the first few", "[search]") {
    const auto score = [](std::string_view id, std::string_view query) {
        return search_score(*builtin_catalogue().find(id), query);
    };
    CHECK(score("quark", "nrnl") > score("quark", "nrn"));  // ning ru nai lao
    CHECK(score("quark", "nrn") > 0);
    CHECK(score("quark", "rnl") == 0);  // not its beginning
    CHECK(score("natto", "nd") > score("naidoufu", "nd"));
}
