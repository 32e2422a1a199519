#include "core/safety.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "days.h"
#include "near.h"

using namespace k2;

namespace {

std::map<std::string, SafetyMessage> messages(const std::string& json) {
    std::map<std::string, SafetyMessage> by_id;
    for (const auto& message : evaluate(json).safety) by_id.emplace(message.id, message);
    return by_id;
}

bool fires(const std::string& rule, const std::string& json) {
    return messages(json).contains(rule);
}

/// A plate of supplement items; `profile` is the inside of the profile object.
std::string pills(const std::string& items, const std::string& profile = "", const std::string& more = "") {
    return R"({"version":1,"profile":{)" + profile + R"(},"meals":[{"slot":"supplement","items":[)" + items + "]}]" +
           more + "}";
}

std::string pill(const std::string& food, const std::string& units) {
    return R"({"food":")" + food + R"(","units":)" + units + "}";
}

/// A day that is only "the rest of the day".
std::string rest(const std::string& amounts, const std::string& profile = "", const std::string& more = "") {
    return R"({"version":1,"profile":{)" + profile + R"(},"meals":[],"rest_of_day":{)" + amounts + "}" + more + "}";
}

std::string flag(const std::string& name) {
    return R"("flags":[")" + name + R"("])";
}

}  // namespace

TEST_CASE("each rule just below and just above its threshold", "[safety]") {
    struct Row {
        const char* rule;
        std::string below, above;
    };
    const std::string own_k1 = R"(,"foods":[{"id":"k1","name":"K1","basis":"per_unit","supplement":true,"k1_ug":)";
    const std::string own_k2 = R"(,"foods":[{"id":"k2","name":"K2","basis":"per_unit","supplement":true,)";
    const std::vector<Row> rows{
        {"S01", rest("", R"("flags":["doac"],"unsure":["vka"])"), rest("", flag("vka"))},
        {"S02", pills(pill("mk7_45", "0.22"), flag("vka")),
         pills(pill("mk7_45", "0.23"), flag("vka"))},  // 9.9 and 10.35 µg
        {"S02", lunch({{"natto", 0}}, flag("vka")), lunch({{"natto", 1}}, flag("vka"))},
        {"S02", lunch({{"natto_hikiwari", 40}}, R"("flags":[])"), lunch({{"natto_hikiwari", 40}}, flag("vka"))},
        {"S02", pills(pill("k1", "1"), flag("vka"), own_k1 + "0}]"),
         pills(pill("k1", "1"), flag("vka"), own_k1 + "1}]")},
        {"S02", lunch({{"spinach", 200}}, flag("vka")), lunch({{"natto", 5}, {"spinach", 200}}, flag("vka"))},
        // The day's MK-7 from whatever food: douchi (4.38 µg/g), the rest of the day, an own food.
        {"S02", lunch({{"douchi", 2.2}}, flag("vka")), lunch({{"douchi", 2.3}}, flag("vka"))},
        {"S02", rest(R"("mk7_ug":9.9)", flag("vka")), rest(R"("mk7_ug":10)", flag("vka"))},
        {"S02", pills(pill("mk7_45", "0.2"), flag("vka"), R"(,"rest_of_day":{"mk7_ug":0.9})"),
         pills(pill("mk7_45", "0.2"), flag("vka"), R"(,"rest_of_day":{"mk7_ug":1})")},
        // K2 of unknown form: MK-7 in a tablet, unknown in a food; what the label calls MK-4 is MK-4.
        {"S02", pills(pill("k2", "1"), flag("vka"), own_k2 + R"("k2_ug":9.9}])"),
         pills(pill("k2", "1"), flag("vka"), own_k2 + R"("k2_ug":180}])")},
        {"S02", pills(pill("k2", "1"), flag("vka"), own_k2 + R"("k2_ug":180,"mk4_ug":171}])"),
         pills(pill("k2", "1"), flag("vka"), own_k2 + R"("k2_ug":180,"mk4_ug":170}])")},
        {"S02", pills(pill("k2", "1"), R"("flags":[],"unsure":["vka"])", own_k2 + R"("k2_ug":180}])"),
         pills(pill("k2", "1"), flag("vka"), own_k2 + R"("k2_ug":180}])")},
        {"S01u", rest("", flag("vka")), rest("", R"("flags":[],"unsure":["vka"])")},
        {"S01u", rest("", R"("flags":[])"), rest("", R"("unsure":["vka"])")},
        {"S15u", rest("", R"("flags":["granulomatous"],"unsure":["hypercalcaemia"])"),
         rest("", R"("flags":[],"unsure":["granulomatous"])")},
        {"S16u", rest("", flag("ckd")), rest("", R"("flags":[],"unsure":["dialysis"])")},
        {"S04", rest("", R"("flags":[])"), rest("", flag("doac"))},
        {"S05", rest(R"("d_ug":50)"), rest(R"("d_ug":50.1)")},
        {"S05", rest(R"("d_ug":100.1)"), rest(R"("d_ug":100)")},
        {"S06", rest(R"("d_ug":100)"), rest(R"("d_ug":100.1)")},
        {"S06", rest(R"("d_ug":45)", R"("age":9)"), rest(R"("d_ug":45.1)", R"("age":9)")},
        {"S06", rest(R"("d_ug":20)", R"("age":0.5)"), rest(R"("d_ug":20.1)", R"("age":0.5)")},
        {"S07", rest(R"("ca_mg":2000)"), rest(R"("ca_mg":2000.1)")},
        {"S08", pills(pill("ca_carbonate_500", "1")), pills(pill("ca_carbonate_600", "1"))},
        {"S08", pills(pill("ca_citrate_315", "1") + "," + pill("ca_citrate_315", "1")),
         pills(pill("ca_citrate_315", "2"))},
        {"S09", R"({"version":1,"meals":[{"slot":"lunch","items":[{"food":"ca_carbonate_500","units":1}]}]})",
         pills(pill("ca_carbonate_500", "1"))},
        {"S09", pills(pill("ca_citrate_315", "1"), flag("ppi")),
         pills(R"({"food":"ca_d3_k2","units":1,"with_meal":true})", flag("ppi"))},
        {"S10", lunch({{"milk_whole_cn", 250}}, flag("levothyroxine")),
         pills(pill("ca_citrate_200", "1"), flag("levothyroxine"))},
        {"S10", pills(pill("d3_400", "1"), flag("levothyroxine")),
         pills(pill("ca600_d400", "1"), flag("levothyroxine"))},
        {"S11", lunch({{"egg", 50}}, flag("tetracycline_or_quinolone")),
         lunch({{"gouda", 10}}, flag("tetracycline_or_quinolone"))},
        {"S11", lunch({{"soymilk_cn", 50}}, flag("tetracycline_or_quinolone")),
         lunch({{"soymilk_fort", 50}}, flag("tetracycline_or_quinolone"))},
        {"S11", pills(pill("d3_400", "1"), flag("tetracycline_or_quinolone")),
         pills(pill("ca_citrate_200", "1"), flag("tetracycline_or_quinolone"))},
        {"S12", rest("", flag("bisphosphonate")), lunch({{"rice_cooked", 100}}, flag("bisphosphonate"))},
        {"S13", pills(pill("d3_1000", "1"), flag("thiazide")), pills(pill("d3_1000", "1.01"), flag("thiazide"))},
        {"S13", rest(R"("d_ug":30)", flag("thiazide")), pills(pill("ca_citrate_200", "1"), flag("thiazide"))},
        {"S14", rest(R"("d_ug":50)", flag("digoxin")), rest(R"("d_ug":50.1)", flag("digoxin"))},
        {"S14", rest(R"("ca_mg":900)", flag("digoxin")), pills(pill("ca_citrate_200", "1"), flag("digoxin"))},
        {"S15", rest(""), rest("", flag("hypercalcaemia"))},
        {"S15", rest(""), rest("", flag("hyperparathyroidism"))},
        {"S15", rest(""), rest("", flag("granulomatous"))},
        {"S16", rest(""), rest("", flag("ckd"))},
        {"S16", rest(""), rest("", flag("dialysis"))},
        {"S17", rest(""), rest("", flag("kidney_stone"))},
        {"S18", rest(""), rest("", R"("state":"pregnant","age":30)")},
        {"S18", rest(""), rest("", R"("state":"lactating","age":30)")},
        {"S19", rest("", R"("age":18)"), rest("", R"("age":17.9)")},
        {"S20", rest(""), rest("", flag("orlistat"))},
        {"S20", rest(""), rest("", flag("bile_acid_sequestrant"))},
        {"S20", rest(""), rest("", flag("fat_malabsorption"))},
        {"S21", pills(pill("mg_citrate_100", "3.5")), pills(pill("mg_citrate_100", "3.51"))},
        {"S21", rest(R"("mg_mg":900)"), pills(pill("mg_citrate_100", "2") + "," + pill("mg_glycinate_100", "2"))},
        {"S22", rest(R"("k2_ug":200)"), rest(R"("k2_ug":200.1)")},
        {"S22", rest(R"("k2_ug":300)", flag("vka")), rest(R"("k2_ug":300)")},
        {"S24", "", rest("")},
    };
    for (const Row& row : rows) {
        INFO(row.rule << " below: " << row.below << " above: " << row.above);
        if (!row.below.empty()) CHECK_FALSE(fires(row.rule, row.below));
        CHECK(fires(row.rule, row.above));
    }
}

TEST_CASE("S03: today against the mean of recent days", "[safety]") {
    const auto day = [](double k1_today, const std::string& recent, const std::string& profile) {
        return rest(R"("k2_ug":0,"k1_ug":)" + std::to_string(k1_today), profile, R"(,"recent_days":[)" + recent + "]");
    };
    const auto days = [](int count, double k1) {
        std::string list;
        for (int i = 0; i < count; ++i) {
            list += (i > 0 ? "," : "") + std::string(R"({"date":"2026-11-0)") + std::to_string(i + 1) +
                    R"(","k2_ug":10,"k1_ug":)" + std::to_string(k1) + "}";
        }
        return list;
    };
    // Mean 100: at least 100 µg away.
    CHECK_FALSE(fires("S03", day(199.9, days(3, 90), flag("vka"))));
    CHECK(fires("S03", day(200, days(3, 90), flag("vka"))));
    CHECK(fires("S03", day(0, days(3, 90), flag("vka"))));
    CHECK_FALSE(fires("S03", day(500, days(2, 90), flag("vka"))));
    CHECK_FALSE(fires("S03", day(500, days(3, 90), R"("flags":[])")));
    // Mean 500: at least 30 %.
    CHECK_FALSE(fires("S03", day(649, days(3, 490), flag("vka"))));
    CHECK(fires("S03", day(650, days(3, 490), flag("vka"))));
    // The last seven days only: an old day of another level changes nothing.
    CHECK_FALSE(fires("S03", day(150, days(7, 90) + R"(,{"date":"2026-10-01","k1_ug":9000,"k2_ug":0})", flag("vka"))));
    CHECK(messages(day(300, days(3, 90), flag("vka")))["S03"].text.find("200 µg") != std::string::npos);
}

TEST_CASE("S07 stops above 2500 mg", "[safety]") {
    CHECK(messages(rest(R"("ca_mg":2500)"))["S07"].severity == Severity::warn);
    CHECK(messages(rest(R"("ca_mg":2500.1)"))["S07"].severity == Severity::stop);
}

TEST_CASE("S23: the band is wider than 40 points", "[safety]") {
    // docs/model.md §5.6: K2 known 9 µg, unknown up to 51 (95 % of 268.4 g × 20 µg); D 8 µg, milk-equivalent calcium 700.
    const auto plate = [](double grams) {
        return R"({"version":1,"meals":[{"slot":"lunch","items":[{"food":"mine","g":)" + std::to_string(grams) +
               R"(}]}],"rest_of_day":{"k2_ug":9,"d_ug":8,"ca_mg":700},
               "foods":[{"id":"mine","name":"x","ca_mg":0,"d_ug":0,"k1_ug":0,"kappa":0.8}]})";
    };
    const Report report = evaluate(plate(51 / 0.95 / 20 * 100), true);
    CHECK_THAT(report[Nutrient::k2_ug].sum.low, near(9));
    CHECK_THAT(report[Nutrient::k2_ug].sum.high, near(60));
    CHECK_THAT(*report.balance.score, near(39.92));
    CHECK_THAT(*report.balance.low, near(39.92));
    CHECK_THAT(*report.balance.high, near(84.58));
    CHECK(report.safety[report.safety.size() - 2].text ==
          "这盘食物的K2（或别的一样）各家数据相差很大，平衡分只能说在40到85之间。");
    CHECK_FALSE(report.balance.hidden);
    // Narrower, and without a band at all: no S23.
    const auto with_bands = [](const std::string& json) {
        const Report r = evaluate(json, true);
        const bool shown = std::any_of(r.safety.begin(), r.safety.end(), [](const auto& m) { return m.id == "S23"; });
        CHECK(shown == (*r.balance.high - *r.balance.low > 40));
        return shown;
    };
    CHECK(with_bands(plate(268)));
    CHECK_FALSE(with_bands(plate(60)));
    CHECK_FALSE(fires("S23", plate(268)));
}

TEST_CASE("stop rules hide the scores and leave the intakes", "[safety]") {
    for (const std::string& profile :
         {flag("vka"), flag("hypercalcaemia"), flag("hyperparathyroidism"), flag("granulomatous"), flag("ckd"),
          flag("dialysis"), std::string(R"("age":17)")}) {
        INFO(profile);
        const Report report = evaluate(lunch({{"egg", 100}, {"gouda", 30}}, profile), true);
        CHECK(report.balance.hidden);
        CHECK_FALSE(report.balance.score);
        CHECK_FALSE(report.balance.low);
        CHECK_FALSE(report.balance.high);
        CHECK_FALSE(report.balance.coverage);
        CHECK_FALSE(report.balance.weakest);
        CHECK_FALSE(report.balance.evenness);
        CHECK_FALSE(report.balance.triangle);
        CHECK_FALSE(report.adequacy[index(Axis::k2)]);
        CHECK_FALSE(report.vitamin_k);
        CHECK(report.adequacy[index(Axis::ca)]);
        CHECK(report[Nutrient::k2_ug].sum.mid > 20);
        CHECK(report.shown_text("balance.score").empty());
        CHECK(report.shown_text("adequacy.k2").empty());
        CHECK_FALSE(report.shown_text("intake.k2_ug").empty());
    }
    // Asked, answered no, or not sure: nothing is hidden.
    CHECK_FALSE(evaluate(lunch({{"egg", 100}}, R"("flags":[],"unsure":["vka","ckd"])")).balance.hidden);
}

TEST_CASE("too much D or calcium caps the score and leads the verdict, without hiding", "[safety]") {
    for (const char* amounts : {R"("k2_ug":60,"ca_mg":800,"d_ug":55)", R"("k2_ug":60,"ca_mg":800,"d_ug":101)",
                                R"("k2_ug":60,"d_ug":12,"ca_mg":2100)"}) {
        const Report report = evaluate(rest(amounts), true);
        INFO(amounts);
        CHECK_FALSE(report.balance.hidden);
        REQUIRE(report.balance.score);
        CHECK(*report.balance.score <= 50);
        CHECK(report.verdict.find("过多") != std::string::npos);
        CHECK(report.verdict.find("不足") == std::string::npos);
    }
}

TEST_CASE("messages come stop first, then by number, in the reader's language", "[safety]") {
    const std::string json =
        R"({"version":1,"lang":"en","profile":{"flags":["vka","thiazide","doac","ckd"]},"meals":[{"slot":"lunch","items":[{"food":"natto","g":40}]},
        {"slot":"supplement","items":[{"food":"ca_carbonate_600","units":5}]}]})";
    const auto messages = evaluate(json).safety;
    std::string order;
    for (const auto& message : messages) order += std::string(message.id) + ' ';
    CHECK(order == "S01 S02 S07 S16 S13 S04 S08 S09 S24 ");
    CHECK(messages[1].text.find("On the plate: Natto (itohiki). ") == 0);
    CHECK(messages[2].text.find("3036 mg") != std::string::npos);
    // C6 and C7 of the worked calcium examples.
    CHECK(messages[6].text.find("about 204 mg") != std::string::npos);
    CHECK(messages[6].text.find("about 261 mg") != std::string::npos);
    for (const auto& message : messages) CHECK(message.text.find('{') == std::string::npos);
}

TEST_CASE("S02 names the foods that are too much, or all that add up", "[safety]") {
    const auto named = [](const std::string& json) { return messages(json)["S02"].text; };
    const std::string vka = flag("vka");
    const std::string one = named(lunch({{"natto", 40}, {"douchi", 1}, {"egg", 50}}, vka));
    CHECK(one.find("盘中有纳豆") == 0);
    CHECK(one.find("豆豉") == std::string::npos);  // 4 µg
    const std::string both = named(lunch({{"douchi", 1.5}, {"douchi_water", 2}, {"egg", 50}}, vka));
    CHECK(both.find("豆豉(平均)、水豆豉") != std::string::npos);
    CHECK(named(rest(R"("mk7_ug":12)", vka)).find("盘中有今天吃的其他东西。") == 0);
    CHECK(named(pills(pill("own", "1"), vka,
                      R"(,"foods":[{"id":"own","name":"我的K2片","basis":"per_unit","supplement":true,"k2_ug":180}])"))
              .find("盘中有我的K2片。") == 0);
}

TEST_CASE("what raises vitamin K too much on warfarin", "[safety]") {
    const auto raises = [](std::string_view id, double amount) {
        return raises_vitamin_k(*builtin_catalogue().find(id), amount);
    };
    CHECK(raises("natto", 0.001));
    CHECK_FALSE(raises("natto", 0));
    CHECK(raises("douchi", 0.1));  // a spoon of 10 g: 44 µg
    CHECK_FALSE(raises("douchi", 0.02));
    CHECK(raises("mk7_45", 1));
    CHECK(raises("ca_d3_k2", 1));
    for (const std::string_view id : {"spinach", "youcai", "tofu_north", "egg", "milk_whole_cn", "gouda"})
        CHECK_FALSE(raises(id, 2));  // MK-7 is asked, not K1 of greens: those are to stay steady (S03)
    CHECK_FALSE(raises("d3_400", 1));
    OwnFood own;
    own.supplement = true;
    own.basis = Basis::per_unit;
    own.cells[index(Nutrient::mk4_ug)] = Cell{.mid = 100, .low = 100, .high = 100, .known = true};
    CHECK(raises_vitamin_k(own.as_food(), 1));  // a K2 tablet of whatever form
}

TEST_CASE("not sure about warfarin: shown first, no score hidden, K2 not named as what lacks", "[safety]") {
    for (const char* scope : {"plate", "day"}) {
        const Report report = evaluate(R"({"version":1,"scope":")" + std::string(scope) +
                                           R"(","profile":{"flags":[],"unsure":["vka"]},"meals":[],
            "rest_of_day":{"k2_ug":5,"ca_mg":700,"d_ug":9}})",
                                       true);
        CHECK(report.safety.front().id == "S01u");
        CHECK(report.safety.front().severity == Severity::stop);
        CHECK_FALSE(report.balance.hidden);
        CHECK(report.balance.score);
        CHECK(std::find(report.balance.limiting.begin(), report.balance.limiting.end(), Axis::k2) ==
              report.balance.limiting.end());
        CHECK(report.verdict.find("最少") == std::string::npos);
        CHECK(report.verdict.find("短板") == std::string::npos);
        CHECK(report.verdict.find("钙") != std::string::npos);
    }
}

TEST_CASE("there are 24 rules and three for who is not sure, the drug rules wait for a pharmacist", "[safety]") {
    REQUIRE(safety_rules().size() == 27);
    for (const SafetyRule& rule : safety_rules()) {
        CHECK(rule.pharmacist_review_pending == (rule.id >= "S09" && rule.id <= "S14"));
        CHECK_FALSE(rule.source.empty());
    }
}
