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

}  // namespace

TEST_CASE("the project's tables have no problem", "[data]") {
    const Tables tables = read_tables(project_files());
    for (const auto& problem : tables.problems)
        UNSCOPED_INFO(problem.file << ' ' << problem.at << ": " << problem.message);
    CHECK(tables.problems.empty());
    CHECK(tables.foods.size() == 300);
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
