#include "shell/amount.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <optional>

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

TEST_CASE("amounts are said in words", "[amount]") {
    const auto said = [](std::string_view id, double g, Lang lang) {
        return amount_text(food(id), Item{std::string(id), g, {}, {}}, lang).spoken(lang);
    };
    CHECK(said("milk_whole_cn", 250, Lang::zh) == "1 盒，250 毫升");
    CHECK(said("natto", 45, Lang::zh) == "45 克");
    CHECK(said("noodles_dry", 80, Lang::zh) == "1 份，80 克 干");
    CHECK(said("milk_whole_cn", 250, Lang::en) == "1 box, 250 ml");
    CHECK(amount_text(food("d3_400"), Item{"d3_400", {}, 2.0, {}}, Lang::zh).spoken(Lang::zh) == "2 粒");
}

TEST_CASE("what a row shows reads back to the same amount, for every food in both languages", "[amount]") {
    for (const Food& f : builtin_catalogue().foods()) {
        for (const double servings : {0.5, 1.0, 1.5, 2.0}) {
            Item item{std::string(f.id), {}, {}, {}};
            if (f.basis == Basis::per_unit) {
                item.units = servings;
            } else {
                item.g = servings * f.serving_g;
            }
            for (const Lang lang : {Lang::zh, Lang::en}) {
                const AmountText shown = amount_text(f, item, lang);
                for (const std::string& text : {shown.main(), shown.household, shown.weight}) {
                    if (text.empty()) continue;
                    INFO(f.id << ": " << text);
                    const auto read = read_amount_of(text, f, item, lang);
                    REQUIRE(read);
                    CHECK(read.value() == Catch::Approx(plain_amount(f, item)).epsilon(1e-12));
                }
                // The bare number of the arrow keys is the same amount too.
                const Range range = shown_range(f, item, lang);
                const auto bare = read_amount_of(number_text(range.now), f, item, lang);
                INFO(f.id << ": " << range.now);
                REQUIRE(bare);
                CHECK(bare.value() == Catch::Approx(plain_amount(f, item)).epsilon(0.005));
            }
        }
    }
}

TEST_CASE("a bare number is in the unit that the row shows", "[amount]") {
    const Food& egg = food("egg");
    CHECK(read_amount_of("2", egg, Item{"egg", 50.0, {}, {}}, Lang::zh).value() == 100);  // "1 个"
    CHECK(read_amount_of("60", egg, Item{"egg", 45.0, {}, {}}, Lang::zh).value() == 60);  // "45 g"
    CHECK(read_amount_of("2", egg, Item{"egg", {}, 1.0, {}}, Lang::en).value() == 100);
    CHECK(read_amount_of("2", food("d3_400"), Item{"d3_400", {}, 0.25, {}}, Lang::zh).value() == 2);
}

TEST_CASE("why an amount was refused", "[amount]") {
    const auto why = [](std::string_view typed, std::string_view id, Lang lang) {
        const Food& f = food(id);
        const Item item{std::string(id),
                        f.basis == Basis::per_unit ? std::nullopt : std::optional(f.serving_g),
                        f.basis == Basis::per_unit ? std::optional(1.0) : std::nullopt,
                        {}};
        const auto read = read_amount_of(typed, f, item, lang);
        REQUIRE_FALSE(read);
        return amount_refusal(read.error(), typed, f, lang);
    };
    CHECK(why("很多", "egg", Lang::zh) == "看不懂“很多”：要填数字，比如 1.5 或 1/2。原来的数没有变。");
    CHECK(why("", "egg", Lang::zh) == "没有填数。原来的数没有变。");
    CHECK(why("0", "egg", Lang::zh) == text(Text::amount_not_positive, Lang::zh));
    CHECK(why("11斤", "egg", Lang::zh) == "“11斤”不行：能填的是 0.1–5000 克。原来的数没有变。");
    CHECK(why("200", "d3_400", Lang::zh) == "“200”不行：能填的是 0.1–100 粒。原来的数没有变。");
    CHECK(why("50g", "ca_carbonate_500", Lang::zh) == "这一样论片算，不论重量：比如填 2 或 1/2。原来的数没有变。");
    CHECK(why("1碗", "egg", Lang::zh) == "“1碗”的单位这里用不上：可以填 个、克。原来的数没有变。");
    CHECK(why("1碗", "milk_whole_cn", Lang::zh) == "“1碗”的单位这里用不上：可以填 盒、克、毫升。原来的数没有变。");
    CHECK(why("50ml", "egg", Lang::zh) == "不知道它一毫升有多重：请填 个、克。原来的数没有变。");
    CHECK(why("2 cups", "bread_white", Lang::en) == "“2 cups”: the units here are slice, g. The old number stays.");
    CHECK(why("1 2", "egg", Lang::en) == "“1 2” holds more than one number: type one. The old number stays.");
}

TEST_CASE("why a number was refused, with its limits in its unit", "[amount]") {
    const auto limits = [](Quantity q) {
        return number_refusal({TypedProblem::out_of_limits, 5, 500}, "1000", q, Lang::zh);
    };
    CHECK(limits(Quantity::serum_nmol_l) == "“1000”不行：能填的是 5–500 nmol/L");
    CHECK(limits(Quantity::serum_ng_ml) == "“1000”不行：能填的是 2–200 ng/mL");
    CHECK(number_refusal({TypedProblem::out_of_limits, 0, 120}, "200", Quantity::years, Lang::zh) ==
          "“200”不行：能填的是 0–120 岁");
    CHECK(number_refusal({TypedProblem::unknown_unit}, "5 mg", Quantity::years, Lang::zh) ==
          "“5 mg”的单位这里用不上：可以填 岁");
}

TEST_CASE("long names fall into a title and a qualifier", "[amount]") {
    CHECK(name_parts("纯牛奶(全脂,中国)", Lang::zh).title == "纯牛奶");
    CHECK(name_parts("纯牛奶(全脂,中国)", Lang::zh).qualifier == "全脂,中国");
    CHECK(name_parts("核桃", Lang::zh).title == "核桃");
    CHECK(name_parts("Milk, whole, plain (China)", Lang::en).title == "Milk");
}
