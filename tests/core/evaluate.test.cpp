#include "core/evaluate.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>

#include "days.h"
#include "near.h"

using namespace k2;

namespace {

const Estimate& adequacy(const Report& report, Axis axis) {
    return *report.adequacy[index(axis)];
}

double note(const Report& report, std::string_view id, std::string_view key) {
    for (const Note& n : report.notes) {
        if (n.id != id) continue;
        for (const auto& [k, value] : n.values) {
            if (k == key) return value;
        }
    }
    return -1e9;
}

bool has_note(const Report& report, std::string_view id) {
    return std::any_of(report.notes.begin(), report.notes.end(), [&](const Note& n) { return n.id == id; });
}

std::string rest(const std::string& amounts, const std::string& more = "") {
    return R"({"version":1,"meals":[],"rest_of_day":{)" + amounts + "}" + more + "}";
}

}  // namespace

TEST_CASE("intakes of a plate, against an independent calculation of the published rules", "[evaluate]") {
    // Natto 40 g, egg 50 g, Chinese milk 250 g, pak choi 150 g, salmon 80 g, skimmed milk 100 g. Expected values: the
    // food table by hand through the formulas of docs/model.md §5.6 as amended (one-sided spreads, portions, unknown up
    // to u95).
    const Report report = evaluate(lunch({{"natto", 40},
                                          {"egg", 50},
                                          {"milk_whole_cn", 250},
                                          {"xiaobaicai", 150},
                                          {"salmon_farmed", 80},
                                          {"milk_skim", 100}}));
    struct Row {
        Nutrient nutrient;
        double mid, low, high;
        int known, partial;
    };
    for (const Row& row : {
             Row{Nutrient::ca_mg, 637.465, 536.0949, 793.8771, 6, 0},
             Row{Nutrient::d_ug, 11.75, 5.7258, 23.5387, 6, 0},
             Row{Nutrient::k1_ug, 148.9375, 75.1582, 276.7699, 6, 0},
             Row{Nutrient::k2_ug, 431.233, 316.6449, 759.7805, 4, 2},
             Row{Nutrient::mg_mg, 129.2215, 112.0095, 154.3866, 6, 0},
         }) {
        INFO(nutrient_key(row.nutrient));
        const Intake& intake = report[row.nutrient];
        CHECK_THAT(intake.sum.mid, near(row.mid));
        CHECK_THAT(intake.sum.low, near(row.low));
        CHECK_THAT(intake.sum.high, near(row.high));
        CHECK(intake.known == row.known);
        CHECK(intake.partial == row.partial);
        CHECK(intake.of == 6);
    }
    CHECK(report[Nutrient::k2_ug].unknown_up_to == 0);
    // Skimmed milk and salmon have the MK-7 of another milk and fish; natto and pak choi hold no vitamin D by biology,
    // and salmon's is the imputed figure of the US table.
    CHECK(report[Nutrient::k2_ug].estimated == 2);
    CHECK(report[Nutrient::d_ug].estimated == 3);
    CHECK(report[Nutrient::mg_mg].estimated == 0);
}

TEST_CASE("own foods are food, their unknowns unknown", "[evaluate]") {
    const auto day = [](const std::string& food) {
        return R"({"version":1,"meals":[{"slot":"lunch","items":[{"food":"mine","units":2}]}],"foods":[{"id":"mine","name":"mine")" +
               food + "}]}";
    };
    const Report bread = evaluate(day(R"(,"ca_mg":120,"mk4_ug":0,"mk7_ug":{"mid":1,"low":0.5,"high":3})"));
    CHECK(bread[Nutrient::ca_mg].sum.mid == 240);  // two servings of 100 g
    CHECK(bread[Nutrient::k2_ug].sum.mid == 2);
    CHECK(bread[Nutrient::k2_ug].partial == 1);
    CHECK(bread[Nutrient::d_ug].known == 0);
    CHECK(bread[Nutrient::d_ug].sum.high > 0);
    // σ = ln(3)/1.645 and ln(2)/1.645, portion CV 0.15: a single lognormal.
    const double sigma_high = std::sqrt(std::pow(std::log(3) / 1.645, 2) + std::log(1.0225));
    CHECK_THAT(bread[Nutrient::k2_ug].sum.high, near(2 * std::exp(1.64485 * sigma_high)));
    // A tablet: no portion size; the whole K2 of a total.
    const Report tablet = evaluate(day(R"(,"basis":"per_unit","supplement":true,"k2_ug":50)"));
    CHECK(tablet[Nutrient::k2_ug].known == 1);
    CHECK_THAT(tablet[Nutrient::k2_ug].sum.high, near(100 * std::exp(1.64485 * std::sqrt(std::log(1.0225)))));
    CHECK(evaluate(day(R"(,"k_total_ug":80)"))[Nutrient::k_total_ug].sum.mid == 160);
}

TEST_CASE("the rest of the day is one exact item", "[evaluate]") {
    const Report report = evaluate(
        R"({"version":1,"meals":[{"slot":"lunch","items":[{"food":"ca_citrate_315","units":1}]}],"rest_of_day":{"ca_mg":250}})");
    CHECK(report[Nutrient::ca_mg].sum.mid == 565);
    CHECK(report[Nutrient::ca_mg].known == 2);
    CHECK(report[Nutrient::ca_mg].of == 2);
    CHECK(report[Nutrient::d_ug].known == 1);
    CHECK(report[Nutrient::d_ug].of == 2);
    const Report forms = evaluate(rest(R"("mk7_ug":3,"mk4_ug":4)"));
    CHECK(forms[Nutrient::k2_ug].sum == Estimate{7, 7, 7});
    CHECK(forms[Nutrient::k2_ug].partial == 1);
    CHECK(forms[Nutrient::k2_ug].known == 0);
    CHECK(evaluate(R"({"version":1,"meals":[],"rest_of_day":{}})")[Nutrient::ca_mg].of == 0);
}

TEST_CASE("adequacy of calcium is taken from milk equivalents, its limit from what is eaten", "[evaluate]") {
    const Report spinach = evaluate(lunch({{"spinach", 800}}));
    CHECK(spinach[Nutrient::ca_mg].sum.mid > 500);
    CHECK(adequacy(spinach, Axis::ca).mid < 0.15);
    const Report pills =
        evaluate(R"({"version":1,"meals":[{"slot":"supplement","items":[{"food":"ca_carbonate_500","units":4.2}]}]})");
    CHECK(pills.balance.over == std::vector<Axis>{Axis::ca});
    CHECK_THAT(adequacy(pills, Axis::ca).mid,
               Catch::Matchers::WithinAbs(std::min(0.95, pills.calcium.milk_equivalent_mg.mid / 800), 1e-12));
}

TEST_CASE("the score of a typical day is that of the index", "[evaluate]") {
    // E4: K2 9, D 3, Ca_eff 400 (raw 400 as average diet).
    const Report report = evaluate(rest(R"("k2_ug":9,"d_ug":3,"ca_mg":400)"), true);
    CHECK_THAT(*report.balance.score, near(25.33));
    CHECK_THAT(*report.balance.coverage, near(32.67));
    CHECK(report.balance.limiting == std::vector<Axis>{Axis::k2});
    CHECK(*report.balance.low == *report.balance.score);  // everything is exact
    CHECK(report.shown_text("balance.score") == "25");
    CHECK(report.shown_text("intake.k2_ug") == "9 µg");
}

TEST_CASE("notes", "[evaluate]") {
    CHECK_THAT(note(evaluate(rest(R"("ca_mg":800)")), "hunt_johnson", "balance_mg"), near(11.71));
    CHECK_FALSE(has_note(evaluate(rest(R"("ca_mg":414)")), "hunt_johnson"));
    CHECK_FALSE(has_note(evaluate(rest(R"("na_mg":2000)")), "sodium"));
    CHECK_THAT(note(evaluate(rest(R"("na_mg":4300)")), "sodium", "loss_mg"), exactly(32));
    CHECK_THAT(note(evaluate(lunch({{"mushroom_uv", 50}})), "d2_share", "share_pct"), exactly(100));
    CHECK_FALSE(has_note(evaluate(lunch({{"mushroom_uv", 50}, {"salmon_farmed", 200}})), "d2_share"));
    CHECK_FALSE(has_note(evaluate(rest(R"("ca_mg":170,"mg_mg":100)")), "ca_mg_ratio"));
    CHECK_FALSE(has_note(evaluate(rest(R"("ca_mg":280,"mg_mg":100)")), "ca_mg_ratio"));
    CHECK_THAT(note(evaluate(rest(R"("ca_mg":281,"mg_mg":100)")), "ca_mg_ratio", "ratio"), exactly(2.81));
    CHECK(has_note(evaluate(rest(R"("ca_mg":169,"mg_mg":100)")), "ca_mg_ratio"));
    CHECK_FALSE(has_note(evaluate(rest(R"("ca_mg":500,"p_mg":1000)")), "ca_p_ratio"));
    CHECK_THAT(note(evaluate(rest(R"("ca_mg":499,"p_mg":1000)")), "ca_p_ratio", "ratio"), exactly(0.499));
    CHECK(note(evaluate(R"({"version":1,"meals":[{"slot":"supplement","items":[{"food":"d3_400","units":1}]}]})"),
               "low_fat_meal", "meals") == 1);
    CHECK_FALSE(has_note(evaluate(lunch({{"salmon_farmed", 100}})), "low_fat_meal"));
    CHECK(has_note(evaluate(lunch({{"egg", 50}})), "mk4_share"));
    CHECK_FALSE(has_note(evaluate(lunch({{"natto", 50}})), "mk4_share"));
}

TEST_CASE("what the verdict says", "[evaluate]") {
    const auto verdict = [](const std::string& json, bool bands = false) { return evaluate(json, bands).verdict; };
    const std::string day = R"(,"scope":"day")";
    CHECK(verdict(R"({"version":1,"meals":[]})") == "盘子还是空的：先放一种食物。");
    CHECK(verdict(rest(R"("k2_ug":9,"d_ug":3,"ca_mg":400)")) ==
          "这一盘约占一天的：钙50%，维生素D 30%，K2参考线的18%；最少的是K2。");
    CHECK(verdict(rest(R"("k2_ug":90,"d_ug":12,"ca_mg":900)")) ==
          "这一盘约占一天的全部：钙和维生素D都到参考量，K2到参考线。");
    CHECK(verdict(rest(R"("k2_ug":9,"d_ug":3,"ca_mg":400)", day)) == "明显短板：K2只到参考线的18%。");
    CHECK(verdict(rest(R"("k2_ug":50,"d_ug":1,"ca_mg":400)", day)) == "明显短板：维生素D只达到参考量的10%。");
    CHECK(verdict(rest(R"("k2_ug":50,"d_ug":5,"ca_mg":800)", day)) == "有覆盖，但维生素D是短板。");
    CHECK(verdict(rest(R"("k2_ug":45,"d_ug":12,"ca_mg":780)", day)) == "三者都基本覆盖，且比较均衡。");
    CHECK(verdict(rest(R"("k2_ug":45,"d_ug":51,"ca_mg":780)", day)) == "维生素D过多，超过上限：先减量再谈均衡。");
    CHECK(verdict(rest(R"("k2_ug":45,"d_ug":51,"ca_mg":2001)", day)) == "维生素D和钙过多，超过上限：先减量再谈均衡。");
    CHECK(verdict(rest(R"("k2_ug":9,"d_ug":3,"ca_mg":400)", R"(,"lang":"en","scope":"day")")) ==
          "Clear gap: K2 reaches only 18% of the reference line.");
    CHECK(verdict(R"({"version":1,"meals":[{"slot":"lunch","items":[{"food":"mine","g":150}]}],
        "foods":[{"id":"mine","name":"mine","ca_mg":7,"d_ug":0}]})")
              .starts_with("所选食物里K2的检测数据太少"));
    CHECK(verdict(lunch({{"natto", 40}}, R"("flags":["vka"])")).starts_with("盘中有服用华法林期间应避免的"));
    CHECK(verdict(lunch({{"egg", 40}}, R"("flags":["vka"])")).starts_with("你在用华法林一类的药"));
    // The band crosses 50 while the score does not.
    const Report wide = evaluate(
        R"({"version":1,"scope":"day","profile":{"sun":"no"},"meals":[{"slot":"lunch","items":[{"food":"gouda","g":45}]}],
        "rest_of_day":{"ca_mg":700,"d_ug":10,"k1_ug":80,"k2_ug":0}})",
        true);
    REQUIRE(wide.balance.score);
    CHECK(*wide.balance.low < 80);
    CHECK(*wide.balance.high > 80);
    CHECK(wide.verdict == "数据不够准，结果可能在“有覆盖、有短板”到“基本覆盖、比较均衡”之间。");
}

TEST_CASE("without bands nothing else changes", "[evaluate]") {
    const Day day = read(lunch({{"egg", 100}, {"milk_whole_cn", 250}, {"natto", 20}}));
    Report with = k2::evaluate(day, builtin_catalogue(), {.bands = true});
    Report without = k2::evaluate(day, builtin_catalogue(), {.bands = false});
    CHECK(with.balance.low);
    CHECK_FALSE(without.balance.low);
    CHECK_FALSE(without.balance.high);
    CHECK(with.balance.score == without.balance.score);
    CHECK(with.adequacy == without.adequacy);
    CHECK(with[Nutrient::k2_ug].sum == without[Nutrient::k2_ug].sum);
}
