#include "core/targets.h"

#include <catch2/catch_test_macros.hpp>
#include <map>
#include <string>
#include <vector>

#include "core/sources.h"

using namespace k2;

namespace {

Targets targets(Reference set, Sex sex, double age, State state = State::none) {
    Profile profile;
    profile.reference = set;
    profile.sex = sex;
    profile.age = age;
    profile.state = state;
    return targets_for(profile);
}

}  // namespace

TEST_CASE("Chinese adults 2023", "[targets]") {
    const Targets t = targets(Reference::cn_2023, Sex::female, 50);
    CHECK(t.ca_mg.target == 800);
    CHECK(t.ca_mg.upper == 2000);
    CHECK(t.ca_mg.source == "CNS23");
    CHECK(t.ca_mg.confirmed == Confirmed::secondary_two);
    CHECK(t.d_ug.target == 10);
    CHECK(t.d_ug.upper == 50);
    CHECK(t.k_total_ug.target == 80);
    CHECK(t.k2_ug.target == 50);
    CHECK_FALSE(t.k2_ug.upper);
    CHECK(t.k2_ug.source == "ARTICLE");
    // Mg: docs/model.md §0. Its limit is on supplements, not on the total.
    CHECK(targets(Reference::cn_2023, Sex::male, 29).mg_mg.target == 330);
    CHECK(targets(Reference::cn_2023, Sex::male, 30).mg_mg.target == 320);
    CHECK(targets(Reference::cn_2023, Sex::male, 65).mg_mg.target == 310);
    CHECK(targets(Reference::cn_2023, Sex::male, 75).mg_mg.target == 300);
    CHECK_FALSE(t.mg_mg.upper);
}

TEST_CASE("ages are whole years, rows include both ends", "[targets]") {
    CHECK(targets(Reference::cn_2023, Sex::male, 64.9).d_ug.target == 10);
    CHECK(targets(Reference::cn_2023, Sex::male, 65).d_ug.target == 15);
    CHECK(targets(Reference::cn_2013, Sex::male, 49.99).ca_mg.target == 800);
    CHECK(targets(Reference::cn_2013, Sex::male, 50).ca_mg.target == 1000);
    CHECK(targets(Reference::us, Sex::female, 50).ca_mg.target == 1000);
    CHECK(targets(Reference::us, Sex::female, 51).ca_mg.target == 1200);
    CHECK(targets(Reference::us, Sex::male, 51).ca_mg.target == 1000);
    CHECK(targets(Reference::us, Sex::male, 71).d_ug.target == 20);
    CHECK(targets(Reference::eu, Sex::male, 24).ca_mg.target == 1000);
    CHECK(targets(Reference::eu, Sex::male, 25).ca_mg.target == 950);
    CHECK(targets(Reference::jp_2020, Sex::male, 75).ca_mg.target == 700);
    CHECK(targets(Reference::jp_2025, Sex::male, 75).ca_mg.target == 750);
    CHECK(targets(Reference::jp_2025, Sex::female, 40).d_ug.target == 9.0);
    CHECK(targets(Reference::jp_2020, Sex::female, 40).d_ug.target == 8.5);
    CHECK(targets(Reference::us, Sex::female, 40).k_total_ug.target == 90);
    CHECK(targets(Reference::us, Sex::male, 40).k_total_ug.target == 120);
}

TEST_CASE("the upper limit is the lower of the set's and China's", "[targets]") {
    for (const Reference set : {Reference::us, Reference::eu, Reference::jp_2020, Reference::jp_2025}) {
        CHECK(targets(set, Sex::female, 40).ca_mg.upper == 2000);
        CHECK(targets(set, Sex::female, 40).d_ug.upper == 50);
    }
    // docs/model.md §0: children's limits of vitamin D, China 20, 30, 45, 50 µg.
    for (const Reference set : {Reference::cn_2023, Reference::us, Reference::eu}) {
        CHECK(targets(set, Sex::male, 2).d_ug.upper == 20);
        CHECK(targets(set, Sex::male, 5).d_ug.upper == 30);
        CHECK(targets(set, Sex::male, 9).d_ug.upper == 45);
        CHECK(targets(set, Sex::male, 15).d_ug.upper == 50);
        CHECK(targets(set, Sex::male, 2).ca_mg.upper == 1500);
    }
}

TEST_CASE("pregnancy and lactation", "[targets]") {
    CHECK(targets(Reference::cn_2023, Sex::female, 30, State::pregnant).mg_mg.target == 360);
    CHECK(targets(Reference::cn_2023, Sex::female, 30, State::lactating).k_total_ug.target == 85);
    CHECK(targets(Reference::cn_2013, Sex::female, 30, State::pregnant).ca_mg.target == 1000);  // mid and late
    CHECK(targets(Reference::us, Sex::female, 17, State::pregnant).ca_mg.target == 1300);
    // No row for the age: that without the state.
    CHECK(targets(Reference::cn_2023, Sex::female, 55, State::pregnant).k_total_ug.target == 80);
}

TEST_CASE("rows that a check of every row corrected or added", "[targets]") {
    constexpr auto none = State::none;
    constexpr auto pregnant = State::pregnant;
    struct Row {
        Reference set;
        Nutrient nutrient;
        int age;
        State state;
        double target;
        const char* from;
    };
    const std::vector<Row> rows{
        // Chinese DRIs 2023, appendix table 3-7: RNI 330 from 18, 320 from 30 years, +40 in pregnancy, +0 lactating.
        {Reference::cn_2023, Nutrient::mg_mg, 18, pregnant, 370, "3-7"},
        {Reference::cn_2023, Nutrient::mg_mg, 29, pregnant, 370, "3-7"},
        {Reference::cn_2023, Nutrient::mg_mg, 30, pregnant, 360, "3-7"},
        {Reference::cn_2023, Nutrient::mg_mg, 49, pregnant, 360, "3-7"},
        {Reference::cn_2023, Nutrient::mg_mg, 30, State::lactating, 320, "3-7"},
        // The same table, footnote a: 500, 600, 700 mg at 1, 2 and 3 years.
        {Reference::cn_2023, Nutrient::na_mg, 1, none, 500, "3-7 a"},
        {Reference::cn_2023, Nutrient::na_mg, 2, none, 600, "3-7 a"},
        {Reference::cn_2023, Nutrient::na_mg, 3, none, 700, "3-7 a"},
        {Reference::cn_2023, Nutrient::na_mg, 4, none, 800, "3-7"},
        // NASEM 2019, appendix J, table 3.
        {Reference::us, Nutrient::mg_mg, 17, none, 360, "J-3"},
        {Reference::us, Nutrient::mg_mg, 17, pregnant, 400, "J-3"},
        {Reference::us, Nutrient::mg_mg, 19, pregnant, 350, "J-3"},
        {Reference::us, Nutrient::p_mg, 17, pregnant, 1250, "J-3"},
        // MHLW 2020, English edition, page 35: 270, 290 mg, +40 in pregnancy.
        {Reference::jp_2020, Nutrient::mg_mg, 29, none, 270, "p35"},
        {Reference::jp_2020, Nutrient::mg_mg, 29, pregnant, 310, "p35"},
        {Reference::jp_2020, Nutrient::mg_mg, 30, pregnant, 330, "p35"},
        // Kenpakusha's reproduction of the report of 2025, page 10: 280, 290 mg, +40.
        {Reference::jp_2025, Nutrient::mg_mg, 29, pregnant, 320, "p10"},
        {Reference::jp_2025, Nutrient::mg_mg, 49, pregnant, 330, "p10"},
        // EFSA 2015, Mg: one AI from 3 to under 10 years, where only the limit on supplements starts at 4.
        {Reference::eu, Nutrient::mg_mg, 3, none, 230, "4186"},
        {Reference::eu, Nutrient::mg_mg, 9, none, 230, "4186"},
    };
    for (const Row& row : rows) {
        INFO(reference_key(row.set) << ' ' << nutrient_key(row.nutrient) << ", " << row.age << " years, " << row.from);
        Profile profile;
        profile.sex = Sex::female;
        profile.age = row.age;
        profile.state = row.state;
        const ReferenceIntake& found = reference_intake(row.set, row.nutrient, profile);
        CHECK(found.set == row.set);
        CHECK(found.state == row.state);
        CHECK(found.target == row.target);
    }
    // NASEM 2019, appendix J, table 9: 3.5 g in pregnancy, where other girls of that age have 4 g.
    Profile girl;
    girl.sex = Sex::female;
    girl.age = 17;
    CHECK(reference_intake(Reference::us, Nutrient::p_mg, girl).upper == 4000);
    girl.state = State::pregnant;
    CHECK(reference_intake(Reference::us, Nutrient::p_mg, girl).upper == 3500);
}

TEST_CASE("every row says how it was confirmed, and its source exists", "[targets]") {
    using Count = std::map<Confirmed, int>;
    std::map<Reference, Count> counts;
    for (const ReferenceIntake& row : reference_intakes()) {
        CHECK(find_source(row.source) != nullptr);
        ++counts[row.set][row.confirmed];
    }
    // What the check of each row against its source found, with the rows that it split and added.
    using enum Confirmed;
    const std::map<Reference, Count> expected{
        {Reference::cn_2023, {{secondary_two, 64}}},
        {Reference::cn_2013, {{secondary_two, 14}, {secondary_one, 39}}},
        {Reference::us, {{primary, 55}}},
        {Reference::eu, {{primary, 23}, {secondary_two, 18}}},
        {Reference::jp_2020, {{primary, 30}}},
        {Reference::jp_2025, {{primary, 9}, {secondary_two, 20}, {secondary_one, 2}}}};
    CHECK(counts == expected);
}

TEST_CASE("every reader has targets with a known source", "[targets]") {
    for (std::size_t set = 0; set < reference_keys.size(); ++set) {
        for (const Sex sex : {Sex::female, Sex::male}) {
            for (const State state : {State::none, State::pregnant, State::lactating}) {
                for (int age = 0; age <= 120; ++age) {
                    const Targets t = targets(static_cast<Reference>(set), sex, age, state);
                    for (const Target* target : {&t.ca_mg, &t.d_ug, &t.k2_ug, &t.k_total_ug, &t.mg_mg}) {
                        REQUIRE(target->target > 0);
                        REQUIRE(find_source(target->source) != nullptr);
                    }
                    REQUIRE(t.ca_mg.upper);
                    REQUIRE(*t.ca_mg.upper <= 2000);
                    REQUIRE(*t.d_ug.upper <= 50);
                }
            }
        }
    }
}
