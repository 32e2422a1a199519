#include "shell/amount.h"

#include <catch2/catch_test_macros.hpp>

#include "core/catalogue.h"

using namespace k2;
using namespace k2::shell;

namespace {

const Food& food(std::string_view id) {
    const Food* found = builtin_catalogue().find(id);
    REQUIRE(found != nullptr);
    return *found;
}

std::string of_grams(std::string_view id, double g, Lang lang = Lang::zh) {
    return amount_text(food(id), Item{std::string(id), g, {}, {}}, lang).joined();
}
std::string of_units(std::string_view id, double units, Lang lang = Lang::zh) {
    return amount_text(food(id), Item{std::string(id), {}, units, {}}, lang).joined();
}

}  // namespace

TEST_CASE("amounts are told in household units and grams", "[amount]") {
    CHECK(of_grams("natto", 40) == "1 盒 · 40 g");
    CHECK(of_grams("natto", 20) == "半盒 · 20 g");
    CHECK(of_grams("natto", 60) == "1.5 盒 · 60 g");
    CHECK(of_grams("milk_whole_cn", 250) == "1 盒 · 250 ml");
    CHECK(of_grams("noodles_dry", 80) == "1 份 · 80 g 干");
    CHECK(of_units("d3_400", 2) == "2 粒");
    CHECK(of_units("natto", 1) == "1 盒 · 40 g");
}

TEST_CASE("what is no round number of servings is told in grams alone", "[amount]") {
    CHECK(of_grams("natto", 45) == "45 g");
    CHECK(of_grams("natto", 45.5) == "45.5 g");
}

TEST_CASE("English units agree with their number", "[amount]") {
    CHECK(of_grams("natto", 40, Lang::en) == "1 pack · 40 g");
    CHECK(of_grams("natto", 80, Lang::en) == "2 packs · 80 g");
    CHECK(of_grams("natto", 20, Lang::en) == "½ pack · 20 g");
    CHECK(of_grams("bread_white", 60, Lang::en) == "2 slices · 60 g");
    CHECK(of_grams("bread_white", 30, Lang::en) == "1 slice · 30 g");
    CHECK(of_grams("miso", 32, Lang::en) == "2 tbsp · 32 g");
    CHECK(of_units("ca_carbonate_500", 3, Lang::en) == "3 tablets");
}

TEST_CASE("typed amounts", "[amount]") {
    CHECK(parse_amount("40") == 40);
    CHECK(parse_amount(" 40 克 ") == 40);
    CHECK(parse_amount("2.5g") == 2.5);
    CHECK(parse_amount("４０") == 40);
    CHECK(parse_amount("-3") == -3);  // a number; State refuses it with the right words
    for (const std::string_view bad : {"", "  ", "abc", "40 50", "4O", "inf", "nan", "1.2.3", "半盒"}) {
        INFO(bad);
        CHECK_FALSE(parse_amount(bad).has_value());
    }
}

TEST_CASE("long names fall into a title and a qualifier", "[amount]") {
    CHECK(name_parts("纯牛奶(全脂,中国)", Lang::zh).title == "纯牛奶");
    CHECK(name_parts("纯牛奶(全脂,中国)", Lang::zh).qualifier == "全脂,中国");
    CHECK(name_parts("核桃", Lang::zh).title == "核桃");
    CHECK(name_parts("Milk, whole, plain (China)", Lang::en).title == "Milk");
}
