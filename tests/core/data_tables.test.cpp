// The data checker: the project's tables are right, and each kind of slip is found.
#include "core/tool/data_tables.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/food/catalogue.h"
#include "core/food/food_table.h"
#include "core/format/json.h"

using k2::data::read_tables;
using k2::data::Tables;

namespace {

using Files = std::map<std::string, std::string>;

const Files& project_files() {
    static const Files files = [] {
        Files read;
        for (const char* folder : {"", "tables/"}) {
            for (const auto& entry : std::filesystem::directory_iterator(std::string(K2_DATA_DIR "/") + folder)) {
                if (entry.path().extension() != ".json" && entry.path().extension() != ".csv") continue;
                std::ifstream in(entry.path(), std::ios::binary);
                read[folder + entry.path().filename().string()] = {std::istreambuf_iterator<char>(in), {}};
            }
        }
        return read;
    }();
    return files;
}

/// The project's files with one text replaced in one of them.
Files changed(const std::string& file, const std::string& from, const std::string& to) {
    Files files = project_files();
    std::string& text = files.at(file);
    const auto place = text.find(from);
    INFO(file << " has no " << from);
    REQUIRE(place != std::string::npos);
    text.replace(place, from.size(), to);
    return files;
}

/// The project's files with a food of foods.json that is as usual as this.
Files with_familiarity(const std::string& id, int familiarity) {
    Files files = project_files();
    std::string& text = files.at("foods.json");
    const auto start = text.find("{\"id\": \"" + id + '"');
    REQUIRE(start != std::string::npos);
    const std::string key = "\"familiarity\": ";
    const auto there = text.find(key, start);
    if (there < text.find("\n {\"id\"", start)) {
        text[there + key.size()] = static_cast<char>('0' + familiarity);
    } else {
        text.insert(start + 1, key + std::to_string(familiarity) + ", ");
    }
    return files;
}

}  // namespace

TEST_CASE("the project's tables have no problem", "[data]") {
    const Tables tables = read_tables(project_files());
    for (const auto& problem : tables.problems)
        UNSCOPED_INFO(problem.file << ' ' << problem.at << ": " << problem.message);
    CHECK(tables.problems.empty());
    CHECK(tables.foods.size() == 1225);
    CHECK(tables.safety.size() == 27);  // S01 to S24, S01u, S15u, S16u
    CHECK(std::is_sorted(tables.foods.begin(), tables.foods.end(),
                         [](const auto& a, const auto& b) { return a.id < b.id; }));
    const auto generated = k2::data::generate(tables);
    CHECK(generated.at("text_ids.h").find("shown_at_least") != std::string::npos);

    const auto details = k2::read_details(generated.at("details.json"));
    REQUIRE(details);
    for (const auto& row : tables.explanations) CHECK(details.value().list(row.id).size() >= 4);
    for (const auto& claim : tables.claims) CHECK(details.value().list(claim.id).size() == 5 + claim.sources.size());
    // The origins stand where the packed table's numbers point to.
    for (const k2::Food& food : k2::builtin_catalogue().foods()) {
        for (const k2::Nutrient n : k2::all_nutrients) {
            const auto& rows = details.value().list("_origins");
            const k2::Cell& cell = food.cell(n);
            REQUIRE(cell.origin < rows.size());
            CHECK(rows[cell.origin][0] == k2::origin(cell).source);
            CHECK(rows[cell.origin][1] == k2::origin(cell).table_code);
        }
    }
}

TEST_CASE("each slip in the tables is found", "[data]") {
    struct Row {
        const char* file;
        const char* from;
        const char* to;
        const char* at;       // part of the place
        const char* message;  // part of what was expected
    };
    const std::vector<Row> rows{
        // form
        {"foods.json", "\"version\"", "version", "", "valid JSON"},
        {"foods.json", "\"code\": 1,", "\"code\": 1, \"code\": 1,", "/foods/0/code", "once"},
        {"foods.json", "\"emoji\"", "\"emojis\"", "(natto)/emojis", "unknown key"},
        {"foods.json", "\"basis\": \"per_100g\", \"emoji\": \"\",", "\"emoji\": \"\",", "(natto)",
         "expected a key \"basis\""},
        // dishes
        {"dishes.json", "[\"tomato\", 180]", "[\"tomatoe\", 180]", "(dish_tomato_egg)/ingredients/0/0",
         "\"tomatoe\" is none"},
        {"dishes.json", "[\"tomato\", 180]", "[\"tomato\", 0]", "(dish_tomato_egg)/ingredients/0/1", "from 0.01"},
        {"dishes.json", "[\"tomato\", 180]", "[\"tomato\"]", "(dish_tomato_egg)/ingredients/0", "its grams"},
        {"dishes.json", "[\"tomato\", 180]", "[\"dish_green_pepper_egg\", 180]", "(dish_tomato_egg)/ingredients/0/0",
         "a dish cannot be in a dish"},
        {"dishes.json", "[\"tomato\", 180]", "[\"ca_carbonate_500\", 180]", "(dish_tomato_egg)/ingredients/0/0",
         "a food that is weighed"},
        {"dishes.json", "[\"egg\", 75]", "[\"tomato\", 75]", "(dish_tomato_egg)/ingredients/1/0", "each food once"},
        {"dishes.json", "[\"oil_soy\", 6]", "[\"oil_soy\", 160]", "(dish_tomato_egg)/ingredients",
         "these give 1559 kcal in 230 g"},
        {"dishes.json", "[\"tomato\", 180]", "[\"tomato\", 1800]", "(dish_tomato_egg)/serving",
         "that its ingredients can make: they weigh 1888 g"},
        {"dishes.json", "\"serving\": {\"g\": 230, ", "\"serving\": {", "(dish_tomato_egg)/serving",
         "expected a key \"g\""},
        {"dishes.json", "\"serving\": {\"g\": 230,", "\"serving\": {\"g\": 240,", "(dish_tomato_egg)/serving",
         "the weight of the serving in its label"},
        {"dishes.json", "\"code\": 2001,", "\"code\": 1001,", "(dish_tomato_egg)/code", "from 2001"},
        {"dishes.json", "\"code\": 2002,", "\"code\": 2001,", "(dish_green_pepper_egg)", "no other dish has"},
        {"dishes.json", "\"id\": \"dish_tomato_egg\"", "\"id\": \"tomato\"", "(tomato)", "no food and no other dish"},
        {"dishes.json", "\"zh\": \"青椒炒蛋\"", "\"zh\": \"番茄炒蛋\"", "(dish_green_pepper_egg)",
         "番茄炒蛋 is of dish_tomato_egg"},
        {"dishes.json", "\"source\": \"HTC\"", "\"source\": \"HTK\"", "(dish_tomato_egg)/source", "unknown source"},
        {"dishes.json", "\"meals\": [\"lunch\", \"dinner\"]", "\"meals\": []", "(dish_tomato_egg)/meals",
         "at least one meal"},
        {"dishes.json", "\"familiarity\": 1", "\"familiarity\": 0", "(dish_tomato_egg)/familiarity", "from 1 to 3"},
        {"dishes.json", "\"group\": \"egg\"", "\"group\": \"fish\"", "(dish_tomato_egg)/group",
         "one of the ingredients"},
        // identity
        {"foods.json", "\"id\": \"natto_hikiwari\"", "\"id\": \"natto\"", "/foods/1 (natto)", "no other food"},
        {"foods.json", "\"id\": \"natto\"", "\"id\": \"Natto!\"", "(Natto!)", "a-z"},
        {"foods.json", "\"code\": 2,", "\"code\": 1,", "(natto_hikiwari)", "code that no other food"},
        {"foods.json", "\"code\": 2,", "\"code\": 0,", "(natto_hikiwari)/code", "from 1 to 65535"},
        {"foods.json", "\"code\": 2,", "\"code\": 2.5,", "(natto_hikiwari)/code", "whole number"},
        // words
        {"foods.json", "\"group\": \"fermented_soy\"", "\"group\": \"fermented\"", "(natto)/group",
         "expected one of: staple"},
        {"foods.json", "\"group\": \"fermented_soy\"", "\"group\": \"own\"", "(natto)", "a group of the table"},
        {"foods.json", "\"soy\", \"fermented\", \"natto\"]", "\"soya\", \"fermented\", \"natto\"]", "(natto)/tags/2",
         "expected one of: vegetarian"},
        {"foods.json", "\"familiarity\": 2", "\"familiarity\": 4", "(natto)/familiarity", "from 1 to 3"},
        {"foods.json", "\"familiarity\": 2, ", "", "(natto)", "expected a key \"familiarity\""},
        {"foods.json", "\"family\": \"natto\"", "\"family\": \"Natto\"", "(natto_hikiwari)/family", "one word of a-z"},
        {"foods.json", "\"meals\": [\"breakfast\", \"lunch\"", "\"meals\": [\"tea\", \"lunch\"", "(natto)/meals/0",
         "expected one of: breakfast"},
        {"foods.json", "\"family\": \"pakchoi\", \"meals\": []", "\"family\": \"pakchoi\", \"meals\": [\"breakfast\"]",
         "(youcai)", "a food that is cooked first: pakchoi_boiled"},
        {"foods.json", "\"family\": \"seabass\", \"meals\": []", "\"family\": \"seabass\", \"meals\": [\"dinner\"]",
         "(sea_bass)", "no meals on raw fish"},
        {"foods.json", "\"family\": \"calcium\", \"meals\": []", "\"family\": \"calcium\", \"meals\": [\"snack\"]",
         "(ca_carbonate_500)", "no meals on a supplement"},
        {"foods.json", "\"family\": \"woodear\", \"meals\": []", "\"family\": \"woodear\", \"meals\": [\"dinner\"]",
         "(woodear_dry)", "no meals on a dried food"},
        {"foods.json", "\"grade\": \"B\"", "\"grade\": \"E\"", "/grade", "expected one of: A"},
        {"foods.json", "\"grade\": \"B\"", "\"grade\": \"own\"", "/grade", "\"own\" is for readers"},
        {"foods.json", "\"source\": \"KAMAO07\"", "\"source\": \"KAMAO08\"", "(natto)/values/mk7_ug/source",
         "unknown source \"KAMAO08\""},
        // rows of tables
        {"foods.json", "{\"row\": \"MEXT23:04046\"}", "{\"row\": \"MEXT99:04046\"}", "(natto)/base/row",
         "unknown table in \"MEXT99:04046\""},
        {"foods.json", "{\"row\": \"MEXT23:04046\"}", "{\"row\": \"04046\"}", "(natto)/base/row", "TABLE:code"},
        {"foods.json", "{\"row\": \"MEXT23:04046\"}", "{\"row\": \"MEXT23:4046\"}", "(natto)/base/row",
         "no row \"MEXT23:4046\" in data/tables/mext2023.csv"},
        {"foods.json", "{\"row\": \"MEXT23:04046\"}", "{\"row\": \"MEXT20:04046\"}", "(natto)/base/row",
         "of a table without kcal"},
        {"foods.json", "\"mg_mg\": {\"row\": \"TFDA25:J2100101\", \"how\": \"borrowed\"}",
         "\"mg_mg\": {\"row\": \"KOREA:R002425\"}", "(river_shrimp)/values/mg_mg/row",
         "KOREA:R002425 has no mg_mg: nobody analysed it (data/tables/korea_rda_mfds.csv, line "},
        {"foods.json", "\"values\": {\n   \"ca_mg\"", "\"values\": {\n   \"kcal\": null,\n   \"ca_mg\"",
         "(natto)/values/kcal", "no null: MEXT23:04046 has a figure"},
        {"foods.json", "{\"row\": \"SR28:01007\"}", "{\"row\": \"CIQ25:12007\"}", "(camembert)", "no row"},
        {"foods.json", "\"how\": \"logical_zero\"", "\"how\": \"analysed\"", "(natto)/values/d_ug/how",
         "the table says \"imputed\""},
        {"foods.json", "{\"value\": 939, \"source\": \"KAMAO07\"", "{\"value\": 939, \"source\": \"SR28\"",
         "(natto)/values/mk7_ug", "name the row"},
        {"foods.json", "\"range\": [{\"row\": \"SR28:16113\"}]", "\"range\": [{\"row\": \"MEXT23:04046\"}]",
         "(natto)/values/ca_mg/range", "says more than the figure alone"},
        {"foods.json", "\"d_ug\": {\"row\": \"KOREA:R003085\"", "\"d_ug\": {\"row\": \"TFDA25:G0110201\"",
         "(woodear_dry)/values/d_ug/row", "not to be used for d_ug of the group mushroom_algae"},
        {"foods.json", "\"d_ug\": {\"row\": \"MEXT23:10198\"", "\"d_ug\": {\"row\": \"TFDA25:J0413802\"",
         "(hairtail)/values/d_ug/row", "0 for saury, mackerel, hairtail and sea bass is not credible"},
        {"foods.json", "\"k1_ug\": {\"row\": \"SR28:16113\"}", "\"k1_ug\": {\"row\": \"SR28:16113\", \"grade\": \"A\"}",
         "(natto)/values/k1_ug/grade", "not above that of the cell, B"},
        {"tables/tables.json", "\"code\": \"ndb\"", "\"code\": \"number\"", "(SR28)/code",
         "a heading of tables/sr28.csv"},
        {"tables/tables.json", "\"file\": \"sr28.csv\"", "\"file\": \"sr29.csv\"", "(SR28)/file",
         "the file data/tables/sr29.csv"},
        {"tables/tables.json", "\"id\": \"MEXT20\"", "\"id\": \"MEXT23\"", "(MEXT23)", "that no other table has"},
        {"tables/tables.json", "\"citation\": \"US Department", "\"credit\": \"US Department", "(SR28)",
         "\"citation\""},
        {"tables/mext2020.csv", ",600", "", "line 2", "4 fields as in the headings, found 3"},
        {"tables/mext2020.csv", "04046", "\"04046", "line 2", "closing quote"},
        {"foods.json", "\"zh\": \"纳豆(拉丝)\"", "\"zh\": \"\"", "(natto)/name/zh", "not empty"},
        // amounts
        {"foods.json", "\"serving\": {\"g\": 40", "\"serving\": {\"g\": 0", "(natto)/serving/g", "from 1 to 500"},
        {"foods.json", "\"serving\": {\"g\": 40", "\"serving\": {\"g\": 4000", "(natto)/serving/g", "from 1 to 500"},
        {"foods.json", "{\"value\": 939", "{\"value\": -939", "(natto)/values/mk7_ug/value", "from 0 to 50000"},
        {"foods.json", "{\"value\": 939", "{\"value\": 939000", "(natto)/values/mk7_ug/value", "from 0 to 50000"},
        {"foods.json", "{\"value\": 939", "{\"value\": \"939\"", "(natto)/values/mk7_ug/value", "a number"},
        {"foods.json", "{\"value\": 939", "{\"mid\": 939", "(natto)/values/mk7_ug/mid", "unknown key"},
        {"foods.json", "\"mk7_ug\": {\"value\": 939", "\"iron_mg\": {\"value\": 939", "(natto)/values/iron_mg",
         "unknown value"},
        {"foods.json", "\"share\": 0.12", "\"share\": 0", "(millet_porridge)/base/share", "from 0.001 to 100"},
        {"foods.json", "\"kappa\": {\"mid\": 0.7, \"low\": 0.5", "\"kappa\": {\"mid\": 0.7, \"low\": 0.8",
         "(natto)/kappa", "low <= mid <= high"},
        {"foods.json", "\"kappa\": {\"mid\": 0.7", "\"kappa\": {\"mid\": 7", "(natto)/kappa/mid", "0.001 to 2"},
        {"foods.json", "\"zh\": \"1盒(40克)\"", "\"zh\": \"1盒(50克)\"", "(natto)/serving",
         "weight of the serving in its label"},
        // how it is prepared, how it is found
        {"foods.json", "\"state\": \"ready\", \"serving\": {\"g\": 40", "\"serving\": {\"g\": 40", "(natto)",
         "expected a key \"state\""},
        {"foods.json", "\"state\": \"ready\"", "\"state\": \"boiled\"", "(natto)/state", "raw, dried, cooked, ready"},
        {"foods.json", "\"state\": \"ready\"", "\"state\": \"ready\", \"cooked\": \"oats_cooked\"", "(natto)/cooked",
         "only on a raw or dried food"},
        {"foods.json", "\"cooked\": \"oats_cooked\"", "\"cooked\": \"oats\"", "(oats)/cooked", "whose state is cooked"},
        {"foods.json", "[\"na dou\"", "[\"nà dòu\"", "(natto)/pinyin/0", "syllables of a-z"},
        {"characters.json", "\"鸡\": \"雞\"", "\"鸡\": \"ji\"", "/forms/鸡", "Chinese characters, each once"},
        {"characters.json", "\"dou\": \"", "\"dou\": \"x", "/same_sound/dou", "Chinese characters, each once"},
        // sense
        {"foods.json", "\"k2_ug\": {\"complete\": true", "\"k2_ug\": {\"complete\": true, \"how\": \"logical_zero\"",
         "(natto)/values/k2_ug/how", "only where no form is given"},
        {"foods.json", "\"complete\": true", "\"incomplete\": true", "(natto)/values/k2_ug", "\"complete\""},
        {"tables/mext2023.csv", ",184,16.5,10,", ",18,16.5,10,", "(natto)/values/kcal",
         "energy of its protein and fat"},
        {"tables/mext2023.csv", ",184,16.5,10,", ",984,16.5,100,", "(natto)", "fit into 100 g"},
        {"tables/mext2023.csv", ",184,16.5,10,", ",184 kcal,16.5,10,", "(natto)/base/row",
         "cannot be read: \"184 kcal\""},
        {"foods.json", "\"vegetarian\", \"vegan\", \"soy\", \"fermented\", \"natto\"",
         "\"vegan\", \"soy\", \"fermented\", \"natto\"", "(natto)", "tag \"vegetarian\""},
        {"foods.json", "\"vegetarian\", \"vegan\", \"soy\", \"fermented\", \"natto\"",
         "\"vegetarian\", \"vegan\", \"fish\", \"fermented\", \"natto\"", "(natto)", "no animal tag"},
        {"foods.json", "\"group\": \"supplement\", \"basis\": \"per_unit\"",
         "\"group\": \"supplement\", \"basis\": \"per_100g\"", "(ca_carbonate_500)", "basis per_unit exactly"},
        {"foods.json", "\"tags\": [\"supplement\", \"calcium_carbonate\"]", "\"tags\": [\"supplement\"]",
         "(ca_carbonate_500)", "tag of its salt"},
        {"foods.json", "\"tags\": [\"supplement\", \"calcium_carbonate\"]", "\"tags\": [\"calcium_carbonate\"]",
         "(ca_carbonate_500)", "tag \"supplement\""},
        {"foods.json", "\"tags\": [\"meat\"]", "\"tags\": []", "(chicken_breast)", "tag \"meat\""},
        {"foods.json", "[\"vegetarian\", \"dairy\"]", "[\"vegetarian\"]", "(ricotta)", "tag \"dairy\""},
        {"foods.json", "[\"vegetarian\", \"egg\"]", "[\"vegetarian\"]", "(egg)", "tag \"egg\""},
        {"foods.json", "[\"fish\"]", "[]", "(salmon_farmed)", "tag \"fish\""},
        {"foods.json", "[\"meat\", \"offal\"]", "[\"meat\"]", "(goose_liver)", "tag \"offal\""},
        {"foods.json", "[\"vegetarian\", \"vegan\", \"soy\"]", "[\"vegetarian\", \"vegan\"]", "(tofu_caso4_us)",
         "tag \"soy\""},
        {"foods.json", "[\"meat\"]", "[\"vegetarian\", \"meat\"]", "(chicken_breast)",
         "no tag \"vegetarian\" beside meat"},
        {"foods.json", "[\"vegetarian\", \"vegan\", \"nuts\"]", "[\"vegan\", \"nuts\"]", "(almond)",
         "tag \"vegetarian\""},
        {"foods.json", "[\"vegetarian\", \"vegan\", \"nuts\"]", "[\"vegetarian\", \"nuts\"]", "(almond)",
         "tag \"vegan\""},
        // the first part
        {"first.json", "\"rice_cooked\"", "\"rice\"", "/foods/0", "the id of a food"},
        {"first.json", "\"rice_brown\"", "\"rice_cooked\"", "/foods/1", "each food once"},
        {"first.json", "\"foods\"", "\"first\"", "", "expected a key \"foods\""},
        // conflicts
        {"conflicts.json", "\"id\": \"pork_k2\"", "\"id\": \"dairy_k2\"", "/conflicts/2 (dairy_k2)",
         "no other conflict"},
        {"conflicts.json", "\"nutrient\": \"k2_ug\"", "\"nutrient\": \"k3_ug\"", "/nutrient", "expected one of: ca_mg"},
        {"conflicts.json", "\"goose_liver\"", "\"goose_lever\"", "(goose_liver_k2)/foods/0", "the id of a food"},
        {"conflicts.json", "\"goose_liver\"", "\"trout\"", "(goose_liver_k2)/foods/0", "disagree are a range"},
        {"conflicts.json", "[\"DOUCHI23\"]", "[\"DOUCHI\"]", "(douchi_k2)/sources/0", "unknown source"},
        {"conflicts.json", "\"tofu_north\"", "\"tofu\"", "(calcium)/also/0", "the id of a food"},
        {"conflicts.json", "\"en\": \"Vitamin D of butter", "\"en\": \"\", \"x\": \"Vitamin D of butter",
         "(butter_d)/en", "not empty"},
        // groups
        {"groups.json", "\"id\": \"staple\"", "\"id\": \"soy\"", "(soy)", "each group once"},
        {"groups.json", "\"mk_other_ug\": {\"u95\": 2.5", "\"ca_mg\": {\"u95\": 2.5", "(dairy)",
         "ca_mg: expected no stated constant"},
        {"groups.json", "\"mk_other_ug\": {\"u95\": 2.5", "\"ca_mg\": {\"u95\": 2.5", "(dairy)",
         "mk_other_ug: expected a stated constant"},
        // explanations
        {"explain.json", "\"id\": \"balance\"", "\"id\": \"ca\"", "(ca)", "that no other has"},
        {"explain.json", "\"sources\": [\"HEANEY90\"", "\"sources\": [\"NOBODY99\"", "(flow)/sources/0",
         "unknown source"},
        {"explain.json", "\"id\": \"EFSA23\"", "\"id\": \"SR28\"", "/papers/0", "that no other source has"},
        {"explain.json", "\"sources\": [\"HEANEY90\"", "\"sources\": [\"EFSA23\"", "/papers/20 (HEANEY90)",
         "a claim that cites it"},
        {"explain.json", "\"year\": 2023", "\"year\": 2022", "/papers/0/published", "the year in it"},
        {"explain.json", "\"doi\": \"10.2903/", "\"doi\": \"https://doi.org/10.2903/", "/papers/0/doi", "a DOI"},
        {"explain.json", "\"doi\": \"10.2903/", "\"url\": \"10.2903/", "/papers/0", "either \"doi\" or \"no_doi\""},
        {"explain.json", "\"title\": \"Scientific opinion", "\"no_doi\": \"Scientific opinion", "/papers/0",
         "either \"title\" or \"no_title\""},
        {"explain.json", "\"read\": \"secondary\"", "\"read\": \"skimmed\"", "/papers/2/read", "secondary, not_read"},
        {"claims.json", "\"sources\": [\"PARK21\"]", "\"sources\": [\"PARK20\"]", "/claims/0/sources/0",
         "unknown source"},
        {"claims.json", "\"sources\": [\"PARK21\"]", "\"sources\": []", "/claims/0", "expected a source"},
        {"explain.json", "\"title\": {\"zh\": \"平衡分\", \"en\": \"Balance\"}", "\"title\": {\"zh\": \"平衡分\"}",
         "(balance)/title", "\"en\""},
        {"explain.json", "\"formula\": {\"zh\": \"怎么算\"", "\"sum\": {\"zh\": \"怎么算\"", "",
         "the word \"formula\""},
        // reference intakes
        {"references.json", "\"target\": 800, \"upper\": 2000", "\"target\": 800, \"upper\": 700", "/upper",
         "above the target"},
        {"references.json", "\"age\": [18, 49], \"state\": \"none\"", "\"age\": [19, 49], \"state\": \"none\"", "",
         "one row of cn-2023"},
        {"references.json", "\"age\": [18, 49], \"state\": \"none\"", "\"age\": [18, 50], \"state\": \"none\"", "",
         "there are 2"},
        {"references.json", "\"confirmed\": \"secondary_two\"", "\"confirmed\": \"recalled\"",
         "/references/0/confirmed", "primary, secondary_two, secondary_one"},
        {"references.json", ", \"confirmed\": \"secondary_two\"", "", "/references/0", "expected a key \"confirmed\""},
        {"references.json", "\"source\": \"CNS23\"", "\"source\": \"CNS99\"", "/references/0", "unknown source"},
        {"references.json", "\"set\": \"cn-2023\"", "\"set\": \"cn-2032\"", "/references/0/set",
         "expected one of: cn-2023"},
        // words that people read
        {"safety.json", "\"id\": \"S02\"", "\"id\": \"S20\"", "/rules/1", "the rule S02"},
        {"safety.json", "\"severity\": \"stop\"", "\"severity\": \"red\"", "/rules/0/severity", "stop, warn, info"},
        {"safety.json", "{delta} µg）", "{d} µg）", "/rules/2", "same {placeholders}"},
        {"claims.json", "\"en\": \"K2 activates osteocalcin and MGP\"", "\"en\": \"\"", "/claims/2/claim/en",
         "not empty"},
        {"texts_core.json", "\"en\": \"at least {amount}\"", "\"en\": \"at least\"", "/shown.at_least",
         "same {placeholders}"},
        {"texts_core.json", "\"en\": \"at least {amount}\"", "\"en\": \"at least {amount\"", "/shown.at_least",
         "same {placeholders}"},
        {"texts_core.json", ", \"en\": \"at least {amount}\"", "", "/shown.at_least", "expected a key \"en\""},
        {"texts_core.json", "\"shown.at_least\"", "\"shown.At-least\"", "/shown.At-least", "a key of a-z"},
        {"sources.json", "\"status\": \"read\"", "\"status\": \"maybe\"", "/sources/0/status",
         "read, transcribed, not_read, definition"},
    };
    for (const Row& row : rows) {
        INFO(row.file << ": " << row.from << " → " << row.to);
        const Tables tables = read_tables(changed(row.file, row.from, row.to));
        for (const auto& problem : tables.problems)
            UNSCOPED_INFO(problem.file << ' ' << problem.at << ": " << problem.message);
        CHECK(std::any_of(tables.problems.begin(), tables.problems.end(), [&](const auto& problem) {
            const bool of_table = std::string_view(row.file).ends_with(".csv") && problem.file == "foods.json";
            return (problem.file == row.file || of_table) && problem.at.find(row.at) != std::string::npos &&
                   problem.message.find(row.message) != std::string::npos;
        }));
    }
}

TEST_CASE("the first part of the table is what first.json names, and nothing rare", "[data]") {
    const auto ids = [](const std::string& column) {
        std::vector<std::string> out;
        for (std::size_t start = 0, end = 0; end != std::string::npos; start = end + 1) {
            end = column.find('\n', start);
            out.push_back(column.substr(start, end - start));
        }
        return out;
    };
    const auto later_ids = [&](const Tables& tables) {
        const std::string text = k2::data::generate(tables).at("later_foods.txt");
        return ids(text.substr(0, text.find(k2::column_end)));
    };
    const auto contains = [](const std::vector<std::string>& all, const char* id) {
        return std::find(all.begin(), all.end(), id) != all.end();
    };
    const Tables tables = read_tables(project_files());
    const std::vector<std::string> later = later_ids(tables);
    CHECK(std::is_sorted(later.begin(), later.end()));
    for (const auto& food : tables.foods) {
        INFO(food.id);
        CHECK(food.first != contains(later, food.id.c_str()));
        CHECK((!food.first || food.familiarity < 3));
    }
    CHECK_FALSE(contains(later, "egg"));
    CHECK(contains(later, "roquefort"));

    // Taken off the list, a food is later; the text says so, and its length and sum in the first part.
    const Tables without = read_tables(changed("first.json", "\"egg\", ", ""));
    CHECK(without.problems.empty());
    CHECK(contains(later_ids(without), "egg"));
    CHECK(later_ids(without).size() == later.size() + 1);
    const std::string text = k2::data::generate(without).at("later_foods.txt");
    const std::string first = k2::data::generate(without).at("catalogue_data.inc");
    CHECK(first.find("later_bytes = " + std::to_string(text.size()) + ";") != std::string::npos);
    CHECK(first.find("later_checksum = " + std::to_string(k2::checksum(text)) + "U;") != std::string::npos);

    CHECK(read_tables(with_familiarity("natto", 1)).problems.empty());
    const Tables rare = read_tables(with_familiarity("natto", 3));
    REQUIRE(rare.problems.size() == 1);
    CHECK(rare.problems[0].file == "first.json");
    CHECK(rare.problems[0].message.find("not rare") != std::string::npos);
    // What may be unknown of a group is of the whole table, whatever comes first.
    CHECK(k2::data::generate(without).at("group_data.inc") == k2::data::generate(tables).at("group_data.inc"));
}

TEST_CASE("a missing file, a text in two files", "[data]") {
    for (const std::string_view name : k2::data::required_files) {
        Files files = project_files();
        CHECK(files.erase(std::string(name)) == 1);
        const Tables tables = read_tables(files);
        INFO(name);
        REQUIRE(tables.problems.size() == 1);
        CHECK(tables.problems.front().file == name);
        CHECK(tables.problems.front().at.empty());
        CHECK(tables.problems.front().message == "expected this file");
    }

    Files files = project_files();
    files["texts_more.json"] = R"({"shown.at_least": {"zh": "至少 {amount}", "en": "at least {amount}"}})";
    REQUIRE(read_tables(files).problems.size() == 1);
    CHECK(read_tables(files).problems.front().file == "texts_more.json");
    CHECK(read_tables(files).problems.front().message.find("no other text") != std::string::npos);
}
