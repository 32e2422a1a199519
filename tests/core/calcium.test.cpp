#include "core/nutrition/calcium.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>

#include "days.h"
#include "near.h"
#include "vectors.h"

using namespace k2;

TEST_CASE("F(C) of Heaney, Weaver & Fitzsimmons 1990", "[calcium]") {
    for (const auto& [load, fraction] : vectors()["F"].items()) {
        INFO(load << " mg");
        CHECK_THAT(fractional_absorption(std::stod(load)), near(fraction.get<double>(), 0.00006));
    }
}

TEST_CASE("worked calcium examples", "[calcium]") {
    REQUIRE(vectors()["ca_examples"].size() == 15);
    for (const auto& example : vectors()["ca_examples"]) {
        DYNAMIC_SECTION(example["name"].get<std::string>()) {
            const double personal = example["kw"].value("fage", 1.0) * example["kw"].value("fD", 1.0);
            double absorbed = 0;
            for (std::size_t m = 0; m < example["meals"].size(); ++m) {
                double eaten = 0;
                double load = 0;
                for (const auto& item : example["meals"][m]) {
                    eaten += item[0].get<double>();
                    load += item[0].get<double>() * item[1].get<double>();
                }
                const double meal = absorbed_mg(eaten, load, personal);
                CHECK_THAT(meal, near(example["absorbed_each"][m].get<double>()));
                absorbed += meal;
            }
            CHECK_THAT(absorbed, near(example["absorbed"].get<double>()));
            CHECK_THAT(milk_equivalent_mg(absorbed, example["RNI"].get<double>()),
                       near(example["ca_eff"].get<double>()));
        }
    }
}

TEST_CASE("absorbed from the target as milk in three meals", "[calcium]") {
    for (const auto& [target, absorbed] : vectors()["ca_ref"].items()) {
        CHECK_THAT(reference_absorbed_mg(std::stod(target)), near(absorbed.get<double>()));
    }
}

TEST_CASE("the Weaver-Heaney table comes out of kappa within 1 %", "[calcium]") {
    struct Row {
        const char* food;
        double serving_mg, table_pct, kappa;
    };
    for (const Row& row :
         {Row{"milk", 290, 32.1, 0.923}, Row{"bok choy", 79, 53.8, 1.194}, Row{"kale", 61, 49.3, 1.001},
          Row{"broccoli", 35, 61.3, 1.151}, Row{"spinach", 115, 5.1, 0.081}, Row{"calcium-set tofu", 258, 31.0, 0.836},
          Row{"red beans", 40.5, 24.4, 0.392}, Row{"bread, CaSO4", 300, 43.0, 1.403}, Row{"almonds", 80, 21.2, 0.378},
          Row{"radish", 14, 74.4, 1.207}}) {
        INFO(row.food);
        const double pct = 100 * absorbed_mg(row.serving_mg, row.serving_mg * row.kappa) / row.serving_mg;
        CHECK_THAT(pct, Catch::Matchers::WithinRel(row.table_pct, 0.0075));
    }
}

TEST_CASE("personal factors", "[calcium]") {
    for (const auto& [serum, factor] : vectors()["f_D"].items()) {
        CHECK_THAT(vitamin_d_factor(std::stod(serum)), exactly(factor.get<double>()));
    }
    CHECK_THAT(age_factor(70, true), exactly(0.73075));
    CHECK(age_factor(40, false) == 1);
    CHECK(age_factor(20, false) == 1);
    CHECK(age_factor(80, false) == age_factor(100, false));

    Profile profile;
    profile.age = 70;
    profile.postmenopausal = true;
    profile.serum_25ohd_nmol_l = 100;
    CHECK(personal_factor(profile) == 1);  // off by default
    profile.personal_absorption = true;
    CHECK_THAT(personal_factor(profile), exactly(0.73075 * 1.04));
    profile.serum_25ohd_nmol_l.reset();
    CHECK_THAT(personal_factor(profile), exactly(0.73075));
}

TEST_CASE("predicted balance of Hunt & Johnson 2007", "[calcium]") {
    for (const auto& [intake, balance] : vectors()["HJ"].items()) {
        const auto predicted = predicted_balance_mg(std::stod(intake));
        REQUIRE(predicted);
        CHECK_THAT(*predicted, near(balance.get<double>(), 0.005));
    }
    CHECK_FALSE(predicted_balance_mg(414.9));
    CHECK_FALSE(predicted_balance_mg(1740.1));
}

TEST_CASE("sodium above 2000 mg costs calcium", "[calcium]") {
    CHECK(sodium_calcium_loss_mg(2000).mid == 0);
    CHECK_THAT(sodium_calcium_loss_mg(4300).mid, exactly(32));
    CHECK_THAT(sodium_calcium_loss_mg(4300).low, exactly(24));
    CHECK_THAT(sodium_calcium_loss_mg(4300).high, exactly(40));
}

TEST_CASE("calcium carbonate depends on the meal and on acid; citrate does not", "[calcium]") {
    const auto absorbed = [](const std::string& food, const std::string& slot, const std::string& more,
                             const std::string& flags) {
        return evaluate(R"({"version":1,"profile":{"flags":[)" + flags + R"(]},"meals":[{"slot":")" + slot +
                        R"(","items":[{"food":")" + food + R"(","units":1)" + more + "}]}]}")
            .calcium.absorbed_mg.mid;
    };
    CHECK_THAT(absorbed("ca_carbonate_500", "supplement", "", ""), near(116.779));  // C8
    CHECK_THAT(absorbed("ca_carbonate_500", "dinner", "", ""), near(130.497));      // half of C7
    CHECK_THAT(absorbed("ca_carbonate_500", "supplement", R"(,"with_meal":true)", ""), near(130.497));
    CHECK_THAT(absorbed("ca_carbonate_500", "dinner", R"(,"with_meal":false)", ""), near(116.779));
    CHECK_THAT(absorbed("ca_carbonate_500", "supplement", "", R"("ppi")"), near(absorbed_mg(500, 500 * 0.096)));
    CHECK_THAT(absorbed("ca_carbonate_500", "dinner", "", R"("ppi")"), near(130.497));  // lowers it only fasting
    CHECK_THAT(absorbed("ca_d3_k2", "supplement", "", ""), near(116.779));  // combined tablets are carbonate
    const double citrate = absorbed("ca_citrate_315", "dinner", "", "");
    CHECK(citrate == absorbed("ca_citrate_315", "supplement", "", R"("ppi")"));
}

TEST_CASE("eating occasions", "[calcium]") {
    const auto by_meal = [](const std::string& meals) {
        return evaluate(R"({"version":1,"meals":[)" + meals + "]}").calcium.by_meal_mg;
    };
    const std::string pill = R"({"food":"ca_carbonate_500","units":1})";
    // In a meal slot they share one load, in the supplement slot each item is apart, all its units at once.
    CHECK(by_meal(R"({"slot":"lunch","items":[)" + pill + "," + pill + "]}").size() == 1);
    CHECK_THAT(by_meal(R"({"slot":"lunch","items":[)" + pill + "," + pill + "]}")[0], near(203.797));  // C6
    CHECK(by_meal(R"({"slot":"supplement","items":[)" + pill + "," + pill + "]}").size() == 2);
    CHECK_THAT(by_meal(R"({"slot":"supplement","items":[)" + pill + "," + pill + "]}")[1], near(116.779));  // C8
    CHECK_THAT(by_meal(R"({"slot":"supplement","items":[{"food":"ca_carbonate_500","units":2,"with_meal":true}]})")[0],
               near(203.797));
    // Two entries of one slot are two occasions: C7.
    const auto twice = by_meal(R"({"slot":"lunch","items":[)" + pill + R"(]},{"slot":"lunch","items":[)" + pill + "]}");
    REQUIRE(twice.size() == 2);
    CHECK_THAT(twice[0] + twice[1], near(260.995));
}

TEST_CASE("a load beyond 500 mg is marked as extrapolated", "[calcium]") {
    const auto extrapolated = [](const char* units) {
        return evaluate(
                   std::string(
                       R"({"version":1,"meals":[{"slot":"supplement","items":[{"food":"ca_citrate_200","units":)") +
                   units + "}]}]}")
            .calcium.extrapolated;
    };
    CHECK_FALSE(extrapolated("2.34"));  // 2.34 × 200 × 1.064 = 498
    CHECK(extrapolated("2.36"));        // 502
}

TEST_CASE("the rest of the day counts as an average diet", "[calcium]") {
    const auto report = evaluate(R"({"version":1,"meals":[],"rest_of_day":{"ca_mg":250}})");
    CHECK_THAT(report.calcium.milk_equivalent_mg.mid, exactly(250));
    CHECK_THAT(report.calcium.absorbed_mg.mid, near(264.520 / 800 * 250));
    CHECK(report.calcium.by_meal_mg.empty());
}
