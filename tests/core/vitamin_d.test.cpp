#include "core/nutrition/vitamin_d.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>

#include "days.h"
#include "near.h"
#include "vectors.h"

using namespace k2;

TEST_CASE("dose and 25(OH)D of IOM 2011, figure 5-4", "[vitamin d]") {
    for (const auto& [dose, expected] : vectors()["s25"].items()) {
        INFO(dose << " µg");
        const Estimate serum = population_25ohd_nmol_l(std::stod(dose));
        CHECK_THAT(serum.low, near(expected[0].get<double>(), 0.05));
        CHECK_THAT(serum.mid, near(expected[1].get<double>(), 0.05));
        CHECK_THAT(serum.high, near(expected[2].get<double>(), 0.05));
    }
    CHECK(population_25ohd_nmol_l(0) == population_25ohd_nmol_l(2.5));  // at least 100 IU
}

TEST_CASE("fat with a supplement", "[vitamin d]") {
    CHECK(fat_factor(0) == 0.76);  // 1/1.32, Dawson-Hughes 2015
    CHECK_THAT(fat_factor(5), exactly(0.88));
    CHECK(fat_factor(10) == 1);
    CHECK(fat_factor(40) == 1);
}

TEST_CASE("the lower bound counts D2 at 0.6, supplements by fat and malabsorption", "[vitamin d]") {
    const auto low_share = [](const std::string& json) {
        const auto report = evaluate(json);
        return report.adequacy[index(Axis::d)]->low / (report[Nutrient::d_ug].sum.low / 10);
    };
    CHECK_THAT(low_share(lunch({{"salmon_farmed", 50}})), exactly(1));
    CHECK_THAT(low_share(lunch({{"mushroom_uv", 25}})), exactly(0.6));
    CHECK_THAT(low_share(lunch({{"salmon_farmed", 50}}, R"("flags":["orlistat"])")), exactly(0.5));
    const std::string tablet = R"({"food":"d3_400","units":0.5})";
    CHECK_THAT(low_share(R"({"version":1,"meals":[{"slot":"supplement","items":[)" + tablet + "]}]}"), exactly(0.76));
    CHECK_THAT(low_share(R"({"version":1,"meals":[{"slot":"lunch","items":[)" + tablet +
                         R"(,{"food":"oil_olive","g":10}]}]})"),
               exactly(1));
}

TEST_CASE("sun opens the upper end and changes nothing else", "[vitamin d]") {
    const auto adequacy = [](const char* sun) {
        return *evaluate(lunch({{"egg", 50}}, std::string(R"("sun":")") + sun + '"')).adequacy[index(Axis::d)];
    };
    CHECK(adequacy("unsure") == adequacy("regular"));
    CHECK(adequacy("unsure").high == 1);
    CHECK(adequacy("no").high < 0.2);
    CHECK(adequacy("no").mid == adequacy("unsure").mid);
    CHECK(adequacy("no").low == adequacy("unsure").low);
    // Not above the limit.
    const auto report =
        evaluate(R"({"version":1,"meals":[{"slot":"supplement","items":[{"food":"d3_2000","units":1.2}]}]})");
    CHECK_THAT(report.adequacy[index(Axis::d)]->mid, exactly(0.8));
}
