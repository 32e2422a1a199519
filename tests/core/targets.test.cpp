#include "core/targets.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

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
    CHECK(t.ca_mg.recalled);
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
    CHECK(targets(Reference::cn_2023, Sex::female, 30, State::pregnant).mg_mg.target == 370);
    CHECK(targets(Reference::cn_2023, Sex::female, 30, State::lactating).k_total_ug.target == 85);
    CHECK(targets(Reference::cn_2013, Sex::female, 30, State::pregnant).ca_mg.target == 1000);  // mid and late
    CHECK(targets(Reference::us, Sex::female, 17, State::pregnant).ca_mg.target == 1300);
    // No row for the age: that without the state.
    CHECK(targets(Reference::cn_2023, Sex::female, 55, State::pregnant).k_total_ug.target == 80);
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
