#include "core/food/catalogue.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "core/food/groups.h"
#include "core/food/sources.h"
#include "core/text/texts.h"

using namespace k2;

namespace {

constexpr std::string_view food_ids[] = {
#include "food_ids.inc"
};

/// Splits "A+B" and says whether every part is a source.
bool sources_exist(std::string_view joined) {
    while (true) {
        const auto end = joined.find('+');
        if (find_source(joined.substr(0, end)) == nullptr) return false;
        if (end == std::string_view::npos) return true;
        joined.remove_prefix(end + 1);
    }
}

}  // namespace

TEST_CASE("all 1225 foods are there, with the codes they were given", "[catalogue]") {
    const Catalogue& catalogue = builtin_catalogue();
    REQUIRE(std::size(food_ids) == 1225);
    CHECK(catalogue.foods().size() == 1225);
    std::uint16_t code = 0;
    for (const std::string_view id : food_ids) {
        INFO(id);
        const Food* food = catalogue.find(id);
        REQUIRE(food != nullptr);
        CHECK(food->code == ++code);
        CHECK(catalogue.find_code(code) == food);
    }
    CHECK(catalogue.find("no_such_food") == nullptr);
    CHECK(catalogue.find("") == nullptr);
    CHECK(catalogue.find_code(0) == nullptr);
    CHECK(catalogue.find_code(9999) == nullptr);
}

TEST_CASE("figures as the tables print them", "[catalogue]") {
    const auto cell = [](std::string_view id, Nutrient n) { return builtin_catalogue().find(id)->cell(n); };
    // MEXT 2023 no. 04046, Kamao 2007, Schurgers & Vermeer 2000.
    CHECK(cell("natto", Nutrient::ca_mg).mid == 91);
    CHECK(cell("natto", Nutrient::mk7_ug).mid == 939);
    CHECK(cell("natto", Nutrient::k2_ug).mid == 1044.4);
    CHECK(cell("natto", Nutrient::k2_ug).low == 841.9);  // (600 - 23.1) * 649.0/444.7, four digits: MEXT 2020
    CHECK(cell("natto", Nutrient::k2_ug).high == 1750);
    CHECK(origin(cell("natto", Nutrient::ca_mg)).source == "MEXT23+SR28");  // its low and its high
    CHECK(origin(cell("natto", Nutrient::ca_mg)).table_code == "04046");
    // Its forms scale with the range of the total.
    CHECK(cell("natto", Nutrient::mk7_ug).high == 939 * 1750 / 1044.4);
    CHECK(cell("natto", Nutrient::k_total_ug).mid == 1044.4 + 23.1);
    CHECK(cell("egg", Nutrient::k2_ug).partial);          // only MK-4 was analysed
    CHECK_FALSE(cell("gouda", Nutrient::k2_ug).partial);  // a published total
    CHECK_FALSE(cell("gouda", Nutrient::mk7_ug).known);
    // Taiwan FDA 2025 no. E3200602: MK-4 0 and MK-7 0, not detected.
    CHECK(cell("xiaobaicai", Nutrient::k2_ug).known);
    CHECK(cell("xiaobaicai", Nutrient::k2_ug).mid == 0);
    CHECK(cell("xiaobaicai", Nutrient::k2_ug).high == 1);
    CHECK(cell("xiaobaicai", Nutrient::k2_ug).grade == Grade::b);
    CHECK_FALSE(cell("xiaobaicai", Nutrient::k_total_ug).partial);
    CHECK(builtin_catalogue().find("spinach")->kappa.mid == 0.081);
    CHECK(builtin_catalogue().find("spinach")->oxalate_mg == 592);
}

TEST_CASE("a supplement's blank is zero and known", "[catalogue]") {
    const Food* tablet = builtin_catalogue().find("ca600_d400");
    CHECK(tablet->cell(Nutrient::k2_ug).known);
    CHECK(tablet->cell(Nutrient::k2_ug).mid == 0);
    CHECK(tablet->cell(Nutrient::ca_mg).mid == 600);
    CHECK(tablet->cell(Nutrient::ca_mg).grade == Grade::label);
    CHECK(tablet->has(Tag::calcium_carbonate));
}

TEST_CASE("cells keep their invariants and their sources", "[catalogue]") {
    for (const Food& food : builtin_catalogue().foods()) {
        INFO(food.id);
        CHECK_FALSE(food.name_zh.empty());
        CHECK_FALSE(food.name_en.empty());
        CHECK_FALSE(food.unit_zh.empty());
        CHECK(food.kappa.low > 0);
        CHECK(food.kappa.low <= food.kappa.mid);
        CHECK(food.kappa.mid <= food.kappa.high);
        CHECK_FALSE(food.kappa.basis.empty());
        for (const Nutrient n : all_nutrients) {
            const Cell& cell = food.cell(n);
            if (!cell.known) continue;
            CHECK(0 <= cell.low);
            CHECK(cell.low <= cell.mid);
            CHECK(cell.mid <= cell.high);
            const std::string_view source = origin(cell).source;
            if (!source.empty()) CHECK(sources_exist(source));
            // Only sums and a label's blanks are without.
            if (source.empty()) CHECK((n == Nutrient::k_total_ug || food.is_supplement()));
        }
    }
}

TEST_CASE("no list begins with a food by one sample, an estimate or a drug", "[catalogue]") {
    const auto may = [](std::string_view id) { return may_headline(*builtin_catalogue().find(id), Nutrient::k2_ug); };
    CHECK(may("natto"));
    CHECK(may("gouda"));
    CHECK(may("chicken_thigh"));
    CHECK(may("mk7_90"));
    CHECK_FALSE(may("goose_liver"));  // one old sample of paste
    CHECK_FALSE(may("foie_gras"));
    CHECK_FALSE(may("duck_egg"));  // one sample
    CHECK_FALSE(may("munster"));
    CHECK_FALSE(may("tempeh"));          // one sample
    CHECK_FALSE(may("natto_hikiwari"));  // calculated back
    CHECK_FALSE(may("woodear_dry"));     // two tables contradict each other
    CHECK_FALSE(may("naidoufu"));        // borrowed from a far food
    CHECK_FALSE(may("mk4_15mg"));
    CHECK(may_headline(*builtin_catalogue().find("duck_egg"), Nutrient::ca_mg));
    // The richest by weight that may be named is natto, and nothing of grade C or D is among them.
    const Food* richest = nullptr;
    for (const Food& food : builtin_catalogue().foods()) {
        if (food.basis != Basis::per_100g || !may_headline(food, Nutrient::k2_ug)) continue;
        CHECK(food.cell(Nutrient::k2_ug).grade <= Grade::b);
        if (richest == nullptr || food.cell(Nutrient::k2_ug).mid > richest->cell(Nutrient::k2_ug).mid) richest = &food;
    }
    REQUIRE(richest != nullptr);
    CHECK(richest->group == Group::fermented_soy);
}

TEST_CASE("where sources disagree there is a range, of K1 too", "[catalogue]") {
    const Food* spinach = builtin_catalogue().find("spinach");
    CHECK(spinach->cell(Nutrient::k1_ug).low == 270);
    CHECK(spinach->cell(Nutrient::k1_ug).high == 498);
    CHECK(spinach->cell(Nutrient::k_total_ug).ranged);
    CHECK(spinach->cell(Nutrient::k_total_ug).low == 270);
    CHECK(spinach->cell(Nutrient::k_total_ug).mid == 482.9);
}

TEST_CASE("tags of the exclusions", "[catalogue]") {
    const auto has = [](std::string_view id, Tag tag) { return builtin_catalogue().find(id)->has(tag); };
    CHECK(has("chicken_breast", Tag::meat));
    CHECK(has("pork_liver", Tag::meat));
    CHECK(has("pork_liver", Tag::offal));
    CHECK(has("lard", Tag::meat));
    CHECK(has("monkfish_liver", Tag::fish));
    CHECK(has("peanut_butter", Tag::nuts));
    CHECK(has("mantou", Tag::gluten));
    CHECK(has("icecream", Tag::egg));
    CHECK(has("mk4_15mg", Tag::prescription));
    CHECK(has("shiitake_dry", Tag::vitamin_d2));
    CHECK(has("kimchi", Tag::fish));  // fish sauce or shrimp
    CHECK_FALSE(has("kimchi", Tag::vegan));
    CHECK(has("sufu", Tag::gluten));
    CHECK_FALSE(has("rice_cooked", Tag::gluten));
    CHECK_FALSE(has("sesame_black", Tag::nuts));
}

TEST_CASE("an unknown value of a group is at most the 95th percentile of what is known", "[groups]") {
    // Dairy, K2 of 46 foods; the highest are butter 17 (MEXT 24 - K1 7), yak butter, borrowed from it, 15.4, and twice
    // 10.8: cream (MEXT 14 - K1 3.2) and the skin of milk, borrowed from it. Position 0.95·45 = 42.75 of the sorted.
    CHECK(std::abs(group_info(Group::dairy).unknown_up_to[index(Nutrient::k2_ug)] - 10.8) < 1e-9);
    CHECK(group_info(Group::vegetable).unknown_up_to[index(Nutrient::k2_ug)] == 0);  // none was found in any
    // Stated, for four values only are known.
    CHECK(group_info(Group::dairy).unknown_up_to[index(Nutrient::mk_other_ug)] == 2.5);
    // Prescription drugs say nothing about supplements.
    CHECK(group_info(Group::supplement).unknown_up_to[index(Nutrient::k2_ug)] <= 180);
}

TEST_CASE("texts in both languages", "[texts]") {
    CHECK(fill(Text::shown_data, Lang::zh, {{"known", "3"}, {"of", "5"}}) == "3/5 种食物有数据");
    CHECK(fill(Text::shown_data, Lang::en, {{"known", "3"}, {"of", "5"}}) == "3 of 5 foods have data");
    CHECK(fill_in("a {x} b {y}{x}", {{"x", "1"}, {"y", "{x}"}}) == "a 1 b {x}1");
    CHECK(fill_in("none", {}) == "none");
}
