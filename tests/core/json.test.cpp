#include "core/format/json.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/day/check_day.h"
#include "core/day/questions.h"
#include "days.h"
#include "examples.h"

using namespace k2;

namespace {

std::string item(const std::string& inside) {
    return R"({"version":1,"meals":[{"slot":"lunch","items":[{)" + inside + "}]}]}";
}
std::string profile(const std::string& inside) {
    return R"({"version":1,"meals":[],"profile":{)" + inside + "}}";
}
std::string own(const std::string& inside) {
    return R"({"version":1,"meals":[],"foods":[{"id":"a","name":"A")" + inside + "}]}";
}
std::string with(const std::string& more) {
    return R"({"version":1,"meals":[])" + more + "}";
}

}  // namespace

TEST_CASE("a day is read as it is written", "[json]") {
    const Day day = read(example_day);
    CHECK(day.scope == Scope::day);
    CHECK(day.profile.age == 55);
    CHECK(day.profile.flags_answered);
    CHECK(day.profile.exclude == std::vector<std::string>{"dairy"});
    REQUIRE(day.meals.size() == 2);
    CHECK(day.meals[0].items[0].g == 40);
    CHECK(day.meals[0].items[1].units == 1);
    CHECK(day.rest_of_day[index(Nutrient::ca_mg)] == 250);
    CHECK(day.recent_days[0].mk7_ug == 3);
    const OwnFood& bread = day.foods[0];
    CHECK(bread.cells[index(Nutrient::ca_mg)].mid == 120);
    CHECK_FALSE(bread.cells[index(Nutrient::k1_ug)].known);
    CHECK(bread.cells[index(Nutrient::d_ug)].known);
    CHECK(bread.cells[index(Nutrient::mk7_ug)].high == 3);
    CHECK(bread.kappa.mid == 0.8);
}

TEST_CASE("what is left out has its default", "[json]") {
    const Day day = read(R"({"version":1,"meals":[]})");
    CHECK(day.lang == Lang::zh);
    CHECK(day.scope == Scope::plate);
    CHECK(day.profile == Profile{});
    CHECK_FALSE(day.profile.flags_answered);
    CHECK(read(profile(R"("flags":[])")).profile.flags_answered);
}

TEST_CASE("what of the four questions is answered", "[json]") {
    struct Row {
        const char* profile;
        const char* answers;  // anticoagulant, calcium, kidney, under 18: no, yes, unsure, or - for not answered
    };
    constexpr std::string_view signs = "nyu";
    for (const Row& row :
         {Row{"", "----"}, Row{R"("age":66)", "----"}, Row{R"("age":17)", "---y"},
          Row{R"("unsure":["dialysis"])", "--u-"}, Row{R"("flags":[])", "nnnn"},
          Row{R"("flags":["vka"],"unsure":["granulomatous"])", "yunn"},
          Row{R"("flags":[],"unanswered":["calcium","kidney","under_18"])", "n---"},
          Row{R"("flags":["ckd"],"unanswered":["under_18"])", "nny-"},
          Row{R"("flags":["ppi"],"unanswered":["anticoagulant","calcium","kidney","under_18"])", "----"},
          Row{R"("unanswered":["kidney"])", "----"}}) {
        const Day day = read(profile(row.profile));
        std::string answers;
        for (const StopQuestion question : all_stop_questions) {
            const std::optional<Answer> answer = answer_of(day.profile, question);
            answers += answer ? signs[static_cast<std::size_t>(*answer)] : '-';
        }
        INFO(row.profile);
        CHECK(answers == row.answers);
        CHECK(all_answered(day.profile) == (answers.find('-') == std::string::npos));
        CHECK(read(write_day(day)).profile == day.profile);
    }
    CHECK(write_day(read(profile(R"("flags":[],"unanswered":[])"))).find("unanswered") == std::string::npos);
}

TEST_CASE("write_day gives the same day back", "[json]") {
    for (
        const std::string& text :
        {std::string(example_day), std::string(R"({"version":1,"meals":[]})"),
         profile(R"("sex":"male","age":33.5,"reference":"jp-2025","sun":"no","flags":["vka","ppi"],"unsure":["ckd"],
                                              "exclude":["soy","animal"],"allow_supplements":true,"serum_25ohd_nmol_l":61.25)"),
         item(R"("food":"natto","g":0.1,"with_meal":false)"),
         own(R"(,"basis":"per_unit","supplement":true,"vitd_form":"D2","vitd_ug":10,"kappa":{"mid":1,"low":0.9,"high":1.1})"),
         with(R"(,"lang":"en","rest_of_day":{"k2_ug":1e-7,"kcal":0})")}) {
        INFO(text);
        const Day day = read(text);
        const std::string written = write_day(day);
        const Day again = read(written);
        CHECK(write_day(again) == written);
        CHECK(again.profile == day.profile);
        CHECK(again.meals == day.meals);
        CHECK(again.rest_of_day == day.rest_of_day);
        CHECK(again.recent_days == day.recent_days);
        CHECK(again.lang == day.lang);
        CHECK(again.scope == day.scope);
        CHECK(write_report(k2::evaluate(again, builtin_catalogue())) ==
              write_report(k2::evaluate(day, builtin_catalogue())));
    }
}

TEST_CASE("bad input: where, and what was expected", "[json]") {
    struct Row {
        std::string input, at, expected;
    };
    const std::vector<Row> rows{
        // not JSON
        {"", "", "valid JSON"},
        {"nonsense", "", "valid JSON"},
        {"[1", "/1", "valid JSON"},
        {R"({"version":1,"meals":[]} x)", "", "valid JSON"},
        {item(R"("food":"egg","g":1e999)"), "/meals/0/items/0/g", "finite"},
        {item(R"("food":"egg","g":NaN)"), "/meals/0/items/0/g", "finite"},
        {item(R"("food":"egg","g":-Infinity)"), "/meals/0/items/0/g", "finite"},
        {std::string("{\"version\":1,\"meals\":[],\"lang\":\"\xff\"}"), "/lang", "valid JSON"},
        {std::string(100, '['), "/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0", "levels of nesting"},
        {R"({"version":1,"version":1,"meals":[]})", "/version", "once"},
        {item(R"("food":"egg","g":1,"g":2)"), "/meals/0/items/0/g", "once"},
        // the frame
        {"[]", "", "an object"},
        {"{}", "/version", "version 1"},
        {R"({"version":2,"meals":[]})", "/version", "version 1"},
        {R"({"version":"1","meals":[]})", "/version", "version 1"},
        {R"({"version":1})", "/meals", "array of meals"},
        {R"({"version":1,"meals":{}})", "/meals", "an array"},
        {with(R"(,"colour":"red")"), "/colour", "unknown"},
        {with(R"(,"a/b~":1)"), "/a~1b~0", "unknown"},
        {with(R"(,"lang":"fr")"), "/lang", "zh, en"},
        {with(R"(,"lang":null)"), "/lang", "zh, en"},
        {with(R"(,"scope":"week")"), "/scope", "plate, day"},
        // profile
        {profile(R"("age":-0.1)"), "/profile/age", "0 to 120"},
        {profile(R"("age":120.1)"), "/profile/age", "0 to 120"},
        {profile(R"("age":"50")"), "/profile/age", "a number"},
        {profile(R"("age":null)"), "/profile/age", "a number"},
        {profile(R"("sex":"other")"), "/profile/sex", "female, male"},
        {profile(R"("state":"")"), "/profile/state", "none, pregnant, lactating"},
        {profile(R"("reference":"cn-2033")"), "/profile/reference", "cn-2023"},
        {profile(R"("k2_target_ug":29)"), "/profile/k2_target_ug", "30 to 200"},
        {profile(R"("k2_target_ug":201)"), "/profile/k2_target_ug", "30 to 200"},
        {profile(R"("sun":true)"), "/profile/sun", "no, unsure, regular"},
        {profile(R"("flags":["vka","warfarin"])"), "/profile/flags/1", "vka, doac"},
        {profile(R"("flags":"vka")"), "/profile/flags", "an array"},
        {profile(R"("flags":null)"), "/profile/flags", "an array"},
        {profile(R"("unsure":[1])"), "/profile/unsure/0", "vka, doac"},
        {profile(R"("flags":[],"unanswered":["vka"])"), "/profile/unanswered/0", "anticoagulant, calcium"},
        {profile(R"("flags":[],"unanswered":"kidney")"), "/profile/unanswered", "an array"},
        {profile(R"("flags":[],"unanswered":["kidney","kidney"])"), "/profile/unanswered/1", "once"},
        {profile(R"("flags":["dialysis"],"unanswered":["calcium","kidney"])"), "/profile/unanswered/1", "leave open"},
        {profile(R"("flags":[],"unanswered":["anticoagulant"],"unsure":["vka"])"), "/profile/unanswered/0",
         "leave open"},
        {profile(R"("flags":[],"unanswered":["under_18"],"age":12)"), "/profile/unanswered/0", "leave open"},
        {profile(R"("exclude":["bread"])"), "/profile/exclude/0", "dairy"},
        {profile(R"("allow_supplements":1)"), "/profile/allow_supplements", "true or false"},
        {profile(R"("serum_25ohd_nmol_l":-5)"), "/profile/serum_25ohd_nmol_l", "5 to 500"},
        {profile(R"("weight":60)"), "/profile/weight", "unknown"},
        {with(R"(,"profile":[])"), "/profile", "an object"},
        // meals and items
        {with(R"(,"meals2":[])"), "/meals2", "unknown"},
        {R"({"version":1,"meals":[{"items":[]}]})", "/meals/0/slot", "breakfast"},
        {R"({"version":1,"meals":[{"slot":"brunch","items":[]}]})", "/meals/0/slot", "breakfast"},
        {R"({"version":1,"meals":[{"slot":"lunch"}]})", "/meals/0/items", "an array"},
        {R"({"version":1,"meals":[{"slot":"lunch","items":[],"time":8}]})", "/meals/0/time", "unknown"},
        {R"({"version":1,"meals":[3]})", "/meals/0", "an object"},
        {item(R"("g":1)"), "/meals/0/items/0/food", "a text"},
        {item(R"("food":7,"g":1)"), "/meals/0/items/0/food", "a text"},
        {item(R"("food":"stone","g":1)"), "/meals/0/items/0/food", "id of a food"},
        {item(R"("food":"egg")"), "/meals/0/items/0", "exactly one"},
        {item(R"("food":"egg","g":1,"units":1)"), "/meals/0/items/0", "exactly one"},
        {item(R"("food":"egg","g":null)"), "/meals/0/items/0/g", "a number"},
        {item(R"("food":"egg","g":"40")"), "/meals/0/items/0/g", "a number"},
        {item(R"("food":"egg","g":-1)"), "/meals/0/items/0/g", "0 to 5000"},
        {item(R"("food":"egg","g":5000.1)"), "/meals/0/items/0/g", "0 to 5000"},
        {item(R"("food":"egg","units":100.1)"), "/meals/0/items/0/units", "0 to 100"},
        {item(R"("food":"egg","units":-1)"), "/meals/0/items/0/units", "0 to 100"},
        {item(R"("food":"milk_whole_cn","units":20.1)"), "/meals/0/items/0/units", "at most 5000 g together"},
        {R"({"version":1,"foods":[{"id":"sack","name":"sack","basis":"per_100g","serving_g":5000}],)"
         R"("meals":[{"slot":"lunch","items":[{"food":"sack","units":100}]}]})",
         "/meals/0/items/0/units", "at most 5000 g together"},
        {item(R"("food":"d3_400","g":1)"), "/meals/0/items/0/g", "units"},
        {item(R"("food":"mk4_15mg","units":1)"), "/meals/0/items/0/food", "prescription"},
        {item(R"("food":"mk4_45mg_day","units":1)"), "/meals/0/items/0/food", "prescription"},
        {item(R"("food":"egg","g":1,"with_meal":"yes")"), "/meals/0/items/0/with_meal", "true or false"},
        {item(R"("food":"egg","g":1,"note":"x")"), "/meals/0/items/0/note", "unknown"},
        // the rest of the day, recent days
        {with(R"(,"rest_of_day":{"ca_mg":-1})"), "/rest_of_day/ca_mg", "0 to 1000000"},
        {with(R"(,"rest_of_day":{"ca_mg":null})"), "/rest_of_day/ca_mg", "a number"},
        {with(R"(,"rest_of_day":{"iron_mg":1})"), "/rest_of_day/iron_mg", "unknown"},
        {with(R"(,"rest_of_day":{"k2_ug":5,"mk7_ug":6})"), "/rest_of_day/k2_ug", "at least the sum"},
        {with(R"(,"rest_of_day":{"k_total_ug":5,"k1_ug":6})"), "/rest_of_day/k_total_ug", "at least the sum"},
        {with(R"(,"recent_days":[{"k1_ug":1}])"), "/recent_days/0/date", "a text"},
        {with(R"(,"data":2026.2)"), "/data", "expected a text"},
        {with(R"(,"recent_days":[{"date":"yesterday"}])"), "/recent_days/0/date", "2026-11-23"},
        {with(R"(,"recent_days":[{"date":"2026-13-01"}])"), "/recent_days/0/date", "2026-11-23"},
        {with(R"(,"recent_days":[{"date":"2026-11-23","k1_ug":-1}])"), "/recent_days/0/k1_ug", "0 to"},
        {with(R"(,"recent_days":[{"date":"2026-11-23","ca_mg":1}])"), "/recent_days/0/ca_mg", "unknown"},
        // own foods
        {R"({"version":1,"meals":[],"foods":[{"name":"A"}]})", "/foods/0/id", "a text"},
        {R"({"version":1,"meals":[],"foods":[{"id":"a"}]})", "/foods/0/name", "a text"},
        {R"({"version":1,"meals":[],"foods":[{"id":"a b","name":"A"}]})", "/foods/0/id", "letters"},
        {R"({"version":1,"meals":[],"foods":[{"id":"egg","name":"A"}]})", "/foods/0/id", "no food of the table"},
        {R"({"version":1,"meals":[],"foods":[{"id":"a","name":"A"},{"id":"a","name":"B"}]})", "/foods/1/id",
         "no other food"},
        {own(R"(,"ca_mg":-1)"), "/foods/0/ca_mg", "a number from 0 to 20000"},
        {own(R"(,"ca_mg":20001)"), "/foods/0/ca_mg", "a number from 0 to 20000"},
        {own(R"(,"basis":"per_unit","ca_mg":200001)"), "/foods/0/ca_mg", "a number from 0 to 200000"},
        {own(R"(,"fat_g":60,"protein_g":60)"), "/foods/0", "fit into 100 g"},
        {own(R"(,"fat_g":50,"protein_g":10,"kcal":400)"), "/foods/0/kcal", "energy of its protein and fat, 490 kcal"},
        {own(R"(,"ca_mg":{"mid":1,"low":2,"high":3})"), "/foods/0/ca_mg", "low <= mid <= high"},
        {own(R"(,"ca_mg":{"mid":1,"low":1})"), "/foods/0/ca_mg/high", "missing"},
        {own(R"(,"ca_mg":{"mid":1,"low":1,"high":1,"cv":1})"), "/foods/0/ca_mg/cv", "unknown"},
        {own(R"(,"ca_mg":"much")"), "/foods/0/ca_mg", "a number"},
        {own(R"(,"vitd_ug":-3)"), "/foods/0/vitd_ug", "0 to 1000"},
        {own(R"(,"vitd_ug":1,"d_ug":1)"), "/foods/0/vitd_ug", "only one"},
        {own(R"(,"vitd_form":"D4")"), "/foods/0/vitd_form", "D3, D2"},
        {own(R"(,"kappa":0)"), "/foods/0/kappa", "above 0"},
        {own(R"(,"kappa":2.1)"), "/foods/0/kappa", "at most 2"},
        {own(R"(,"basis":"per_cup")"), "/foods/0/basis", "per_100g, per_unit"},
        {own(R"(,"serving_g":0)"), "/foods/0/serving_g", "0.1 to 5000"},
        {own(R"(,"k2_ug":1,"mk7_ug":2)"), "/foods/0/k2_ug", "at least the sum"},
        {own(R"(,"iron_mg":1)"), "/foods/0/iron_mg", "unknown"},
    };
    for (const Row& row : rows) {
        INFO(row.input);
        const auto day = read_day(row.input, builtin_catalogue());
        REQUIRE_FALSE(day);
        CHECK(day.error().at == row.at);
        INFO(day.error().message);
        CHECK(day.error().message.find(row.expected) != std::string::npos);
        CHECK(day.error().message.find('\n') == std::string::npos);
    }
}

TEST_CASE("the limits themselves are allowed", "[json]") {
    for (const std::string& text :
         {item(R"("food":"egg","g":5000)"), item(R"("food":"egg","units":100)"), item(R"("food":"egg","g":0)"),
          profile(R"("age":0)"), profile(R"("age":120)"), profile(R"("k2_target_ug":200)"),
          own(R"(,"kappa":2,"ca_mg":null,"mk7_ug":0)"), with(R"(,"rest_of_day":{})")}) {
        INFO(text);
        CHECK(read_day(text, builtin_catalogue()));
    }
}

TEST_CASE("a day built by hand is held to the same limits", "[json]") {
    Day day;
    CHECK_FALSE(check_day(day, builtin_catalogue()));
    day.meals.push_back({Slot::lunch, {{"egg", 1.0 / 0.0, {}, {}}}});
    REQUIRE(check_day(day, builtin_catalogue()));
    CHECK(check_day(day, builtin_catalogue())->at == "/meals/0/items/0/g");
    day.meals.clear();
    day.profile.exclude = {"stones"};
    CHECK(check_day(day, builtin_catalogue())->at == "/profile/exclude/0");
}

TEST_CASE("a report has the keys of its format, in their order", "[json]") {
    const auto keys_of = [](const nlohmann::ordered_json& object) {
        std::string keys;
        for (const auto& item : object.items()) keys += (keys.empty() ? "" : " ") + item.key();
        return keys;
    };
    const auto report =
        nlohmann::ordered_json::parse(write_report(k2::evaluate(read(example_day), builtin_catalogue())));
    CHECK(keys_of(report) ==
          "version data lang scope intake calcium vitamin_k targets adequacy balance safety notes shown verdict");
    CHECK(report["version"] == 1);
    CHECK(report["data"] == "2026.2");
    CHECK(keys_of(report["intake"]) ==
          "ca_mg d_ug k1_ug mk4_ug mk7_ug mk_other_ug k2_ug k_total_ug mg_mg p_mg na_mg fat_g protein_g kcal");
    CHECK(keys_of(report["intake"]["ca_mg"]) == "mid low high known of partial estimated");
    CHECK(keys_of(report["calcium"]) == "absorbed_mg milk_equivalent_mg by_meal_mg between_person extrapolated");
    CHECK(keys_of(report["vitamin_k"]) == "mk7_equivalent_ug ucoc_reduction_pct dpucmgp_reduction_pct");
    CHECK(keys_of(report["targets"]) == "ca_mg d_ug k2_ug k_total_ug mg_mg");
    CHECK(keys_of(report["targets"]["k2_ug"]) == "target upper source recalled");
    CHECK(report["targets"]["k2_ug"]["upper"].is_null());
    CHECK(keys_of(report["adequacy"]) == "k2 d ca");
    CHECK(keys_of(report["balance"]) ==
          "score low high coverage weakest evenness limiting over hidden triangle weakest_chance");
    CHECK(keys_of(report["balance"]["weakest_chance"]) == "k2 d ca");
    CHECK(keys_of(report["safety"][0]) == "id severity text");
    CHECK(keys_of(report["notes"][0]) == "id values");
    CHECK(report["shown"].is_object());

    const auto hidden =
        nlohmann::json::parse(write_report(k2::evaluate(read(profile(R"("flags":["vka"])")), builtin_catalogue())));
    for (const char* key : {"score", "low", "high", "coverage", "weakest", "evenness", "triangle", "weakest_chance"})
        CHECK(hidden["balance"][key].is_null());
    CHECK(hidden["vitamin_k"].is_null());
    CHECK(hidden["adequacy"]["k2"].is_null());
    CHECK(hidden["balance"]["hidden"] == true);
}

TEST_CASE("the example of the format gives the report that is kept, natively and in wasm to the last bit", "[json]") {
    // Made by `k2plate eval < example_day.json`; when a change is meant, make it again and read the difference.
    CHECK(write_report(k2::evaluate(read(example_day), builtin_catalogue())) + "\n" == example_report);
}

TEST_CASE("numbers are written so that the same double is read back", "[json]") {
    const auto day = read(with(R"(,"rest_of_day":{"ca_mg":0.1,"kcal":123456.789012345,"fat_g":3e-300})"));
    const auto report = nlohmann::json::parse(write_report(k2::evaluate(day, builtin_catalogue())));
    CHECK(report["intake"]["ca_mg"]["mid"].get<double>() == 0.1);
    CHECK(report["intake"]["kcal"]["mid"].get<double>() == 123456.789012345);
    CHECK(report["intake"]["fat_g"]["mid"].get<double>() == 3e-300);
}

TEST_CASE("the food table as JSON", "[json]") {
    const auto table = nlohmann::json::parse(write_foods(builtin_catalogue()));
    CHECK(table["version"] == 1);
    REQUIRE(table["foods"].size() == 1225 + 728);
    for (const auto& food : table["foods"]) {
        if (food["id"] != "natto") continue;
        CHECK(food["code"] == 1);
        CHECK(food["values"]["ca_mg"]["mid"] == 91);
        CHECK(food["values"]["ca_mg"]["how"] == "analysed");
        CHECK(food["values"]["d_ug"]["how"] == "logical_zero");
        CHECK(food["values"]["ca_mg"]["source"] == "MEXT23+SR28");
        CHECK(food["values"]["ca_mg"]["table_code"] == "04046");
        CHECK(food["values"]["k2_ug"]["low"] == 841.9);
        CHECK(food["values"]["k2_ug"]["grade"] == "B");
        CHECK_FALSE(food["values"].contains("mk4_ug"));
        CHECK(food["kappa"]["mid"] == 0.7);
        CHECK(food["tags"].size() == 5);
    }
}

TEST_CASE("an error as JSON", "[json]") {
    CHECK(write_error({"/a", "say \"x\"\n"}) == R"({"at":"/a","message":"say \"x\"\n"})");
}

TEST_CASE("details: lists of rows of texts, and nothing else", "[json]") {
    const auto good =
        read_details(R"({"a":[["text","中","en"],["link","中","en","https://x"]],"_words":[["w","x","y"]]})");
    REQUIRE(good);
    CHECK(good.value().list("a").size() == 2);
    CHECK(in(Lang::zh, good.value().list("a")[0]) == "中");
    CHECK(in(Lang::en, good.value().list("a")[1]) == "en");
    CHECK(good.value().find("_words", "w") != nullptr);
    CHECK(good.value().find("_words", "none") == nullptr);
    CHECK(good.value().list("none").empty());
    for (const auto& [json, at] :
         {std::pair("", ""), std::pair("[]", ""), std::pair(R"({"a":1})", "/a"), std::pair(R"({"a":[1]})", "/a/0"),
          std::pair(R"({"a":[["text","x"],["text"]]})", "/a/1"), std::pair(R"({"a":[["text",2]]})", "/a/0")}) {
        INFO(json);
        const auto bad = read_details(json);
        REQUIRE_FALSE(bad);
        CHECK(bad.error().at == at);
    }
}

TEST_CASE("a refusal says what kind of mistake it is, and the figures of its sentence", "[json]") {
    using Values = std::vector<std::string>;
    struct Row {
        std::string text;
        Reason reason;
        Values values;
    };
    const std::string many = [] {
        std::string meals;
        for (std::size_t i = 0; i <= max_meals; ++i)
            meals += (i > 0 ? "," : "") + std::string(R"({"slot":"lunch","items":[]})");
        return R"({"version":1,"meals":[)" + meals + "]}";
    }();
    const std::vector<Row> rows{
        {profile(R"("age":121)"), Reason::from_to, {"0", "120"}},
        {profile(R"("k2_target_ug":29)"), Reason::from_to, {"30", "200"}},
        {profile(R"("serum_25ohd_nmol_l":4)"), Reason::from_to, {"5", "500"}},
        {own(R"(,"basis":"per_unit","serving_g":0)"), Reason::from_to, {"0.1", "5000"}},
        {own(R"(,"ca_mg":20001)"), Reason::from_to, {"0", "20000"}},
        {own(R"(,"ca_mg":{"mid":2,"low":3,"high":4})"), Reason::order, {}},
        {own(R"(,"kappa":3)"), Reason::availability, {}},
        {own(R"(,"fat_g":60,"protein_g":60)"), Reason::too_much, {}},
        {own(R"(,"fat_g":50,"kcal":100)"), Reason::energy, {}},
        {own(R"(,"d_ug":1,"vitd_ug":1)"), Reason::d_twice, {}},
        {own(R"(,"k2_ug":1,"mk7_ug":2)"), Reason::sum, {}},
        {item(R"("food":"natto","g":5001)"), Reason::from_to, {"0", "5000"}},
        {item(R"("food":"egg","units":101)"), Reason::from_to, {"0", "100"}},
        {item(R"("food":"milk_whole_cn","units":100)"), Reason::weight, {}},
        {item(R"("food":"no_such_food","g":1)"), Reason::food, {}},
        {item(R"("food":"natto")"), Reason::amount, {}},
        {item(R"("g":1)"), Reason::missing, {}},
        {item(R"("food":"natto","g":"1")"), Reason::number, {}},
        {item(R"("food":"natto","gram":1)"), Reason::key, {}},
        {profile(R"("sex":"x")"), Reason::one_of, {"female, male"}},
        {profile(R"("exclude":1)"), Reason::kind, {}},
        {with(R"(,"date":"2026-02-30")"), Reason::date, {}},
        {with(R"(,"lang":"zh","lang":"zh")"), Reason::twice, {}},
        {many, Reason::at_most, {"100"}},
        {R"({"version":2,"meals":[]})", Reason::version, {}},
        {"{\n\n\"version\"", Reason::json, {"3"}},
    };
    for (const auto& [text, reason, values] : rows) {
        INFO(text);
        const auto day = read_day(text, builtin_catalogue());
        REQUIRE_FALSE(day);
        CHECK(reason_keys[static_cast<std::size_t>(day.error().reason)] ==
              reason_keys[static_cast<std::size_t>(reason)]);
        if (!values.empty()) CHECK(day.error().values == values);
        CHECK_FALSE(day.error().message.empty());
        // The format fixes what scripts read: {"at", "message"} and nothing else.
        CHECK(nlohmann::json::parse(write_error(day.error())).size() == 2);
    }
}
