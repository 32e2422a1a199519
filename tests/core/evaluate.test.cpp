#include "core/nutrition/evaluate.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>

#include "core/nutrition/verdict.h"
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
    // food table by hand through the formulas of docs/model.md §5.6 (one-sided spreads, portions, unknown up to u95,
    // distances in quadrature).
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
             Row{Nutrient::ca_mg, 637.465, 536.5364, 789.1714, 6, 0},
             Row{Nutrient::d_ug, 11.75, 6.7458, 23.0337, 6, 0},
             Row{Nutrient::k1_ug, 148.9375, 75.8044, 275.6132, 6, 0},
             Row{Nutrient::k2_ug, 431.233, 314.631, 753.401, 4, 2},
             Row{Nutrient::mg_mg, 129.2215, 111.8559, 153.7911, 6, 0},
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
    CHECK(report[Nutrient::k2_ug].measured_high == report[Nutrient::k2_ug].sum.high);
    // Skimmed milk and salmon have the MK-7 of another milk and fish; natto and pak choi hold no vitamin D by biology,
    // and salmon's is the imputed figure of the US table.
    CHECK(report[Nutrient::k2_ug].estimated == 2);
    CHECK(report[Nutrient::d_ug].estimated == 3);
    CHECK(report[Nutrient::mg_mg].estimated == 0);
}

TEST_CASE("the upper end without what nobody measured", "[evaluate]") {
    // 150 g of an own food, its K2 not stated: up to 20 µg in 100 g (data/groups.json).
    const auto with_own = [](const std::string& items) {
        return evaluate(R"({"version":1,"meals":[{"slot":"lunch","items":[)" + items +
                        R"({"food":"mine","g":150}]}],"foods":[{"id":"mine","name":"x","ca_mg":0}]})");
    };
    const Intake natto = with_own(R"({"food":"natto","g":40},)")[Nutrient::k2_ug];
    CHECK(natto.known == 1);
    CHECK(natto.of == 2);
    // Natto 40 g by hand: 0.4 · 1849.6 = 739.84; with the own food the distances in quadrature.
    CHECK_THAT(natto.measured_high, near(739.84));
    CHECK_THAT(natto.sum.high, near(417.76 + std::hypot(739.84 - 417.76, 0.95 * 30)));
    CHECK(with_own("")[Nutrient::k2_ug].measured_high == 0);
}

TEST_CASE("the upper end of K2 beside natto", "[evaluate]") {
    const auto k2_high = [](std::initializer_list<std::pair<std::string_view, double>> foods) {
        return evaluate(lunch(foods))[Nutrient::k2_ug].sum.high;
    };
    // docs/model.md §5.6, by hand, with the milk of Taiwan (1.65, 0.95–1.7) and pork mince (5, 0–21.93): never below
    // the 1850 of natto alone.
    CHECK_THAT(k2_high({{"natto", 40}, {"milk_whole_cn", 250}}), near(743.9687));
    CHECK_THAT(k2_high({{"natto", 100}}), near(1849.6));
    CHECK_THAT(k2_high({{"natto", 100}, {"pork_ground", 100}}), near(1854.7917));
}

TEST_CASE("a food in several meals errs as one", "[evaluate]") {
    const auto meals = [](const std::string& items) { return evaluate(R"({"version":1,"meals":[)" + items + "]}"); };
    const std::string milk = R"({"food":"milk_whole_cn","g":200})";
    const Report once = meals(R"({"slot":"lunch","items":[{"food":"milk_whole_cn","g":400}]})");
    const Report twice =
        meals(R"({"slot":"breakfast","items":[)" + milk + R"(]},{"slot":"lunch","items":[)" + milk + "]}");
    const Report split = meals(R"({"slot":"lunch","items":[)" + milk + "," + milk + "]}");
    for (const Nutrient n : {Nutrient::ca_mg, Nutrient::d_ug, Nutrient::k1_ug}) {
        CHECK_THAT(twice[n].sum.low, exactly(once[n].sum.low));
        CHECK_THAT(twice[n].sum.high, exactly(once[n].sum.high));
        CHECK(twice[n].known == 2);
    }
    // Absorbed calcium: within a meal. Meals are separate terms (docs/model.md §5.6).
    CHECK_THAT(split.calcium.absorbed_mg.low, exactly(once.calcium.absorbed_mg.low));
    CHECK_THAT(split.calcium.absorbed_mg.high, exactly(once.calcium.absorbed_mg.high));
}

TEST_CASE("an own range comes back as typed", "[evaluate]") {
    const Report report = evaluate(
        R"({"version":1,"meals":[{"slot":"supplement","items":[{"food":"mine","units":2}]}],
        "foods":[{"id":"mine","name":"x","basis":"per_unit","supplement":true,"k2_ug":{"mid":90,"low":72,"high":131}}]})");
    CHECK_THAT(report[Nutrient::k2_ug].sum.mid, exactly(180));
    CHECK_THAT(report[Nutrient::k2_ug].sum.low, exactly(144));
    CHECK_THAT(report[Nutrient::k2_ug].sum.high, exactly(262));
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
          "最少的是 K2。这些够一天的：钙 50%，维生素 D 30%，K2 18%（K2 按 50 微克比）。");
    CHECK(verdict(rest(R"("k2_ug":9,"d_ug":3,"ca_mg":400)", R"(,"lang":"en")")) ==
          "Least covered: K2. Of a day's amount this is: calcium 50%, vitamin D 30%, K2 18% (K2 against 50 µg).");
    CHECK(verdict(rest(R"("k2_ug":90,"d_ug":12,"ca_mg":900)")) ==
          "这一盘约占一天的全部：钙和维生素 D 都到参考量，K2 到参考线。");
    const std::string shares = "（K2 按 50 微克比）。";
    CHECK(verdict(rest(R"("k2_ug":9,"d_ug":3,"ca_mg":400)", day)) ==
          "离一天的量还差得多。最少的是 K2。钙 50%，维生素 D 30%，K2 18%" + shares);
    CHECK(verdict(rest(R"("k2_ug":50,"d_ug":5,"ca_mg":800)", day)) ==
          "有的够一天的，有的还差一些。最少的是维生素 D。钙 100%，维生素 D 50%，K2 100%" + shares);
    CHECK(verdict(rest(R"("k2_ug":45,"d_ug":12,"ca_mg":780)", day)) ==
          "三样都差不多够一天的，也比较匀。最少的是 K2。钙 98%，维生素 D 100%，K2 90%" + shares);
    CHECK(verdict(rest(R"("k2_ug":50,"d_ug":12,"ca_mg":800)", day)) == "三样都差不多够一天的，也比较匀。");
    // All that are level are named, also with draws, which give a draw to the first of them.
    for (const bool bands : {false, true}) {
        CHECK(verdict(rest(R"("k2_ug":5,"d_ug":1,"ca_mg":80)"), bands)
                  .starts_with("最少的是 K2 和维生素 D 和钙。这些够一天的：钙 10%"));
    }
    CHECK(verdict(rest(R"("k2_ug":45,"d_ug":51,"ca_mg":780)", day)) == "维生素 D 过多，超过上限：先减量再谈均衡。");
    CHECK(verdict(rest(R"("k2_ug":45,"d_ug":51,"ca_mg":2001)", day)) ==
          "维生素 D 和钙过多，超过上限：先减量再谈均衡。");
    CHECK(verdict(rest(R"("k2_ug":9,"d_ug":3,"ca_mg":400)", R"(,"lang":"en","scope":"day")")) ==
          "Much of the day is still to be covered. Least covered: K2. Covered: calcium 50%, vitamin D 30%, K2 18% (K2 "
          "against 50 µg).");
    CHECK(verdict(lunch({{"natto", 40}}, R"("flags":["vka"])")).starts_with("盘中有服用华法林期间应避免的"));
    CHECK(verdict(lunch({{"egg", 40}}, R"("flags":["vka"])")).starts_with("您在用华法林一类的药"));
    // The band crosses 80 while the score does not.
    const Report wide = evaluate(
        R"({"version":1,"scope":"day","profile":{"sun":"no"},"meals":[{"slot":"lunch","items":[{"food":"gouda","g":45}]}],
        "rest_of_day":{"ca_mg":700,"d_ug":10,"k1_ug":80,"k2_ug":0}})",
        true);
    REQUIRE(wide.balance.score);
    CHECK(*wide.balance.low < 80);
    CHECK(*wide.balance.high > 80);
    CHECK(wide.verdict.starts_with("数据不够准，结果可能在“有覆盖、有短板”到“基本覆盖、比较均衡”之间。最少的"));
}

TEST_CASE("the verdict names the weak one as surely as the draws do", "[evaluate]") {
    // Three figures that are all the reader's own; only the chances differ.
    Report report = evaluate(rest(R"("k2_ug":9,"d_ug":3,"ca_mg":400)"), true);
    CHECK(*report.balance.weakest_chance == PerAxis<double>{1, 0, 0});
    const auto named = [&](const PerAxis<double>& chance, const MayBeLeast& may_be_least = {true, true, true}) {
        report.balance.weakest_chance = chance;
        const std::string verdict = verdict_of(report, false, may_be_least);
        return verdict.substr(0, verdict.find("这些"));
    };
    CHECK(named({0.9, 0.1, 0}) == "最少的是 K2。");
    CHECK(named({0.05, 0.05, 0.9}) == "最少的是钙。");
    CHECK(named({0.89, 0.11, 0}) == "最少的多半是 K2。");
    CHECK(named({0.2, 0.6, 0.2}) == "最少的多半是维生素 D。");
    CHECK(named({0.59, 0.1, 0.31}) == "最少的是 K2 或钙，说不准哪一样。");
    CHECK(named({0.3, 0.5, 0.2}) == "最少的是维生素 D 或 K2，说不准哪一样。");
    report.scope = Scope::day;
    CHECK(
        verdict_of(report, false) ==
        "离一天的量还差得多。最少的是维生素 D 或 K2，说不准哪一样。钙 50%，维生素 D 30%，K2 18%（K2 按 50 微克比）。");
    report.lang = Lang::en;
    CHECK(verdict_of(report, false).find("Least covered: vitamin D or K2; which of them is not certain.") !=
          std::string::npos);
    report.lang = Lang::zh;
    report.scope = Scope::plate;
    // What must not be named is left out, and the others share its draws.
    CHECK(named({0.9, 0.08, 0.02}, {false, true, true}) == "最少的多半是维生素 D。");
    CHECK(named({1, 0, 0}, {false, true, true}) == "最少的是维生素 D。");
    report.balance.weakest_chance.reset();
    CHECK(verdict_of(report, false, {false, true, true}).starts_with("最少的是维生素 D。"));
}

TEST_CASE("every plate gets an answer", "[evaluate]") {
    // A dish of the reader's own, its K2 not stated.
    for (const bool bands : {false, true}) {
        const Report report = evaluate(
            R"({"version":1,"meals":[{"slot":"lunch","items":[{"food":"mine","g":150}]}],"foods":[{"id":"mine","name":"x","ca_mg":20,"d_ug":0}]})",
            bands);
        CHECK(report.balance.score);
        INFO(report.verdict);
        CHECK(report.verdict.starts_with("最少的"));
        CHECK(report.verdict.find("K2 没人测过") != std::string::npos);
    }
}

TEST_CASE("the share of draws in which each of the three is the weak one", "[evaluate]") {
    // K2 of a tablet, median 25 µg, CV 0.10; D exactly half of its reference too: the tablet is above in every other
    // draw. Calcium is met.
    const Report report = evaluate(
        R"({"version":1,"meals":[{"slot":"supplement","items":[{"food":"mine","units":1}]}],
        "rest_of_day":{"d_ug":5,"ca_mg":900,"k2_ug":0},
        "foods":[{"id":"mine","name":"x","basis":"per_unit","supplement":true,"k2_ug":{"mid":25,"low":20,"high":31},"d_ug":0,"ca_mg":0}]})",
        true);
    const PerAxis<double>& chance = *report.balance.weakest_chance;
    CHECK_THAT(chance[index(Axis::k2)], near(0.5, 0.03));
    CHECK_THAT(chance[index(Axis::d)], near(0.5, 0.03));
    CHECK(chance[index(Axis::ca)] == 0);
    CHECK(report.verdict.find("或") != std::string::npos);
    CHECK_FALSE(evaluate(lunch({{"egg", 50}})).balance.weakest_chance);
    CHECK_FALSE(evaluate(lunch({{"egg", 50}}, R"("flags":["vka"])"), true).balance.weakest_chance);
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
