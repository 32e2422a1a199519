#include "core/nutrition/shown.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "days.h"

using namespace k2;

TEST_CASE("numbers are rounded half away from zero", "[shown]") {
    CHECK(format_number(0.5, 0) == "1");
    CHECK(format_number(2.5, 0) == "3");
    CHECK(format_number(-2.5, 0) == "−3");
    CHECK(format_number(2.4999, 0) == "2");
    CHECK(format_number(0.25, 1) == "0.3");
    CHECK(format_number(0.35, 1) == "0.4");
    CHECK(format_number(7.04, 1) == "7");
    CHECK(format_number(9.96, 1) == "10");
    CHECK(format_number(-0.04, 1) == "0");
    // A little is not nothing.
    CHECK(format_number(0.04, 1) == "<0.1");
    CHECK(format_number(0.4, 0) == "<1");
    CHECK(format_number(1e-300, 1) == "<0.1");
    CHECK(format_number(0, 0) == "0");
    CHECK(format_number(1234567, 0) == "1234567");
}

TEST_CASE("amounts by unit", "[shown]") {
    CHECK(format_amount(Nutrient::ca_mg, 861.5, Lang::zh) == "862 mg");
    CHECK(format_amount(Nutrient::ca_mg, 3.4, Lang::zh) == "3 mg");
    CHECK(format_amount(Nutrient::kcal, 147.5, Lang::en) == "148 kcal");
    CHECK(format_amount(Nutrient::k2_ug, 5.85, Lang::en) == "5.9 µg");
    CHECK(format_amount(Nutrient::k2_ug, 9, Lang::zh) == "9 µg");
    CHECK(format_amount(Nutrient::k2_ug, 9.97, Lang::zh) == "10 µg");
    CHECK(format_amount(Nutrient::k2_ug, 375.6, Lang::zh) == "376 µg");
    CHECK(format_amount(Nutrient::d_ug, 3.125, Lang::zh) == "3.1 µg（125 IU）");
    CHECK(format_amount(Nutrient::d_ug, 10, Lang::en) == "10 µg (400 IU)");
    CHECK(format_amount(Nutrient::fat_g, 8.755, Lang::en) == "8.8 g");
    CHECK(format_amount(Nutrient::ca_mg, 0.3, Lang::zh) == "<1 mg");
    CHECK(format_amount(Nutrient::fat_g, 0.03, Lang::zh) == "<0.1 g");
    CHECK(format_amount(Nutrient::kcal, 0.2, Lang::zh) == "<1 kcal");
    CHECK(format_amount(Nutrient::k2_ug, 0.03, Lang::en) == "<0.1 µg");
    CHECK(format_amount(Nutrient::d_ug, 0.04, Lang::en) == "<0.1 µg (2 IU)");
    CHECK(format_amount(Nutrient::d_ug, 0.001, Lang::en) == "<0.1 µg (<1 IU)");
    CHECK(format_amount(Nutrient::d_ug, 0, Lang::en) == "0 µg (0 IU)");
    CHECK(format_range(Nutrient::k2_ug, 0.01, 0.3) == "<0.1–0.3 µg");
    CHECK(format_range(Nutrient::k2_ug, 0.01, 0.03) == "<0.1 µg");
    CHECK(format_range(Nutrient::k2_ug, 0, 9) == "0–9 µg");
    CHECK(format_percent(0.003) == "<1%");
    CHECK(format_percent(0) == "0%");
    CHECK(format_percent_range(0.003, 0.02) == "<1–2%");
    CHECK(format_range(Nutrient::ca_mg, 790.2, 940.4) == "790–940 mg");
    CHECK(format_range(Nutrient::k2_ug, 9.96, 10.4) == "10 µg");
    CHECK(format_percent(0.185) == "19%");
    CHECK(format_percent_range(0.09, 0.28) == "9–28%");
}

TEST_CASE("what is partly unknown is at least so much", "[shown]") {
    // A dish of the reader's own, its K2 not stated.
    const auto with_own = [](const std::string& items) {
        return R"({"version":1,"meals":[{"slot":"lunch","items":[)" + items +
               R"({"food":"mine","g":100}]}],"foods":[{"id":"mine","name":"mine","ca_mg":0}]})";
    };
    const Report report = evaluate(with_own(R"({"food":"natto","g":40},{"food":"egg","g":50},)"));
    CHECK(report.shown_text("intake.k2_ug") == "至少 427 µg");  // 417.76 + 9.348
    CHECK(report.shown_text("intake.k2_ug.data") == "2/3 种食物有数据");
    CHECK(report.shown_text("intake.ca_mg").substr(0, 6) != "至少");
    CHECK(evaluate(lunch({{"natto", 40}})).shown_text("intake.k2_ug") == "418 µg");
    // Where nobody measured anything, "at least 0" would say nothing.
    CHECK(evaluate(with_own("")).shown_text("intake.k2_ug") == "没人测过");
    // Nor would it where what is known is nothing, or hardly anything.
    CHECK(evaluate(with_own(R"({"food":"apple","g":100},)")).shown_text("intake.d_ug") == "已知 0 µg（0 IU）");
    CHECK(evaluate(with_own(R"({"food":"natto","g":0.001},)")).shown_text("intake.k2_ug") == "已知 <0.1 µg");
    const Report en = k2::evaluate(
        [&] {
            Day day = read(with_own(R"({"food":"natto","g":40},)"));
            day.lang = Lang::en;
            return day;
        }(),
        builtin_catalogue());
    CHECK(en.shown_text("intake.k2_ug") == "at least 418 µg");
    CHECK(en.shown_text("intake.k2_ug.data") == "1 of 2 foods have data");
}

TEST_CASE("every number of the report has its text", "[shown]") {
    const Report report = evaluate(lunch({{"natto", 40}, {"milk_whole_cn", 250}, {"salmon_farmed", 50}}), true);
    for (const char* key : {"balance.score",
                            "balance.range",
                            "balance.coverage",
                            "balance.weakest",
                            "balance.evenness",
                            "balance.triangle.k2",
                            "adequacy.k2",
                            "adequacy.k2.range",
                            "adequacy.d",
                            "adequacy.ca",
                            "adequacy.mg",
                            "calcium.absorbed_mg",
                            "calcium.absorbed_mg.range",
                            "calcium.milk_equivalent_mg",
                            "calcium.between_person.range",
                            "calcium.by_meal_mg.0",
                            "vitamin_k.mk7_equivalent_ug",
                            "vitamin_k.ucoc_reduction_pct",
                            "vitamin_k.dpucmgp_reduction_pct.range",
                            "targets.ca_mg.target",
                            "targets.ca_mg.upper",
                            "targets.k2_ug.target",
                            "intake.kcal",
                            "intake.mk4_share"}) {
        INFO(key);
        CHECK_FALSE(report.shown_text(key).empty());
    }
    CHECK(report.shown_text("targets.d_ug.upper") == "50 µg（2000 IU）");
    CHECK(report.shown_text("targets.k2_ug.upper").empty());
    CHECK(report.shown_text("no.such.key").empty());
    CHECK(std::is_sorted(report.shown.begin(), report.shown.end()));
}

TEST_CASE("what nobody measured is a word, never a number", "[shown]") {
    for (const char* lang : {"zh", "en"}) {
        for (const char* scope : {"plate", "day"}) {
            const Report report = evaluate(
                R"({"version":1,"lang":")" + std::string(lang) + R"(","scope":")" + scope +
                    R"(","meals":[{"slot":"lunch","items":[{"food":"mine","g":100}]}],"foods":[{"id":"mine","name":"x","ca_mg":null}]})",
                true);
            const std::string word = report.lang == Lang::zh ? "没人测过" : "not measured";
            // Every text of a nutrient, of the three and of what is made from them; not the score, counts and
            // references.
            for (const auto& [key, text] : report.shown) {
                INFO(key << ": " << text);
                if (key.ends_with(".data") || key.starts_with("targets.")) continue;
                if (key == "balance.score" || key == "balance.figure" || key == "balance.range" ||
                    key == "balance.coverage")
                    continue;
                CHECK(text == word);
            }
            for (const Nutrient n : all_nutrients)
                CHECK(report.shown_text("intake." + std::string(nutrient_key(n))) == word);
            INFO(report.verdict);
            CHECK(report.verdict.find("0%") == std::string::npos);
            for (const char* name : {report.lang == Lang::zh ? "钙 " : "calcium ", "D ", "K2 "})
                CHECK(report.verdict.find(name + word) != std::string::npos);
        }
    }
}

TEST_CASE("a meal without a known calcium, and a share nobody measured, are words", "[shown]") {
    const Report report = evaluate(
        R"({"version":1,"meals":[{"slot":"lunch","items":[{"food":"mine","g":100}]},{"slot":"dinner","items":[{"food":"egg","g":50}]},
        {"slot":"snack","items":[]}],"foods":[{"id":"mine","name":"x","k2_ug":5}]})");
    CHECK(report.shown_text("calcium.by_meal_mg.0") == "没人测过");
    CHECK(report.shown_text("calcium.by_meal_mg.1") == "13 mg");  // 22.4 mg available × F = 0.589
    CHECK(report.shown_text("calcium.by_meal_mg.2") == "0 mg");   // nothing was eaten
    const Report total = evaluate(
        R"({"version":1,"meals":[{"slot":"lunch","items":[{"food":"mine","g":100}]}],"foods":[{"id":"mine","name":"x","k2_ug":5}]})");
    CHECK(total.shown_text("intake.mk4_share") == "没人测过");
    CHECK(total.shown_text("balance.triangle.k2") == "100%");
    CHECK(total.shown_text("balance.triangle.d") == "没人测过");
}
