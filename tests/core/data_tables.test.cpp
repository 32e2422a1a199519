// The data checker: the project's tables are right, and each kind of slip is found.
#include "core/tool/data_tables.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
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
        for (const auto& entry : std::filesystem::directory_iterator(K2_DATA_DIR)) {
            if (entry.path().extension() != ".json") continue;
            std::ifstream in(entry.path(), std::ios::binary);
            read[entry.path().filename().string()] = {std::istreambuf_iterator<char>(in), {}};
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
        {"foods.json", "\"grade\": \"A\"", "\"grade\": \"E\"", "/grade", "expected one of: A"},
        {"foods.json", "\"grade\": \"A\"", "\"grade\": \"own\"", "/grade", "\"own\" is for readers"},
        {"foods.json", "\"source\": \"KAMAO07+SV00", "\"source\": \"KAMAO08+SV00", "/source",
         "unknown source \"KAMAO08\""},
        {"foods.json", "\"base\": {\"source\": \"MEXT20\"", "\"base\": {\"source\": \"MEXT99\"", "(natto)/base",
         "unknown source"},
        {"foods.json", "\"zh\": \"纳豆(拉丝)\"", "\"zh\": \"\"", "(natto)/name/zh", "not empty"},
        // amounts
        {"foods.json", "\"serving\": {\"g\": 40", "\"serving\": {\"g\": 0", "(natto)/serving/g", "from 1 to 500"},
        {"foods.json", "\"serving\": {\"g\": 40", "\"serving\": {\"g\": 4000", "(natto)/serving/g", "from 1 to 500"},
        {"foods.json", "\"ca_mg\": {\"mid\": 90", "\"ca_mg\": {\"mid\": -90", "(natto)/values/ca_mg/mid",
         "from 0 to 20000"},
        {"foods.json", "\"ca_mg\": {\"mid\": 90", "\"ca_mg\": {\"mid\": 90000", "(natto)/values/ca_mg/mid",
         "from 0 to 20000"},
        {"foods.json", "\"ca_mg\": {\"mid\": 90", "\"ca_mg\": {\"mid\": \"90\"", "(natto)/values/ca_mg/mid",
         "a number"},
        {"foods.json", "\"ca_mg\": {\"mid\": 90", "\"iron_mg\": {\"mid\": 90", "(natto)/values/iron_mg",
         "unknown value"},
        {"foods.json", "\"low\": 600, \"high\": 1750", "\"low\": 1750, \"high\": 600", "(natto)/values/k2_ug",
         "low <= mid <= high"},
        {"foods.json", "\"low\": 600, \"high\": 1750", "\"low\": 600", "(natto)/values/k2_ug", "both low and high"},
        {"foods.json", "\"low\": 600, \"high\": 1750", "\"low\": 1044.4, \"high\": 1044.4", "(natto)/values/k2_ug",
         "not a range"},
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
        {"foods.json", "\"mk7_ug\": {\"mid\": 939", "\"mk7_ug\": {\"mid\": 93.9", "(natto)", "the sum of its forms"},
        {"foods.json", "\"complete\": true", "\"incomplete\": true", "(natto)/values/k2_ug", "\"complete\""},
        {"foods.json", "\"kcal\": {\"mid\": 190", "\"kcal\": {\"mid\": 19", "(natto)/values/kcal",
         "energy of its protein and fat"},
        {"foods.json", "\"fat_g\": {\"mid\": 10,", "\"fat_g\": {\"mid\": 100,", "(natto)", "fit into 100 g"},
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
        {"conflicts.json", "\"id\": \"pork_k2\"", "\"id\": \"dairy_k2\"", "/conflicts/1 (dairy_k2)",
         "no other conflict"},
        {"conflicts.json", "\"nutrient\": \"k2_ug\"", "\"nutrient\": \"k3_ug\"", "/nutrient", "expected one of: ca_mg"},
        {"conflicts.json", "\"goose_liver\"", "\"goose_lever\"", "(goose_liver_k2)/foods/0", "the id of a food"},
        {"conflicts.json", "\"goose_liver\"", "\"chicken_heart\"", "(goose_liver_k2)/foods/0", "disagree are a range"},
        {"conflicts.json", "[\"DOUCHI23\"]", "[\"DOUCHI\"]", "(douchi_k2)/sources/0", "unknown source"},
        {"conflicts.json", "\"tofu_north\"", "\"tofu\"", "(calcium)/also/0", "the id of a food"},
        {"conflicts.json", "\"en\": \"Vitamin D of butter", "\"en\": \"\", \"x\": \"Vitamin D of butter",
         "(butter_d)/en", "not empty"},
        // groups
        {"groups.json", "\"id\": \"staple\"", "\"id\": \"soy\"", "(soy)", "each group once"},
        {"groups.json", "\"fill\": \"B4D8A2\"", "\"fill\": \"green\"", "(vegetable)/light/fill", "RRGGBB"},
        {"groups.json", "\"k2_ug\": {\"u95\": 0.5", "\"ca_mg\": {\"u95\": 0.5", "(vegetable)",
         "ca_mg: expected no stated constant"},
        {"groups.json", "\"k2_ug\": {\"u95\": 0.5", "\"ca_mg\": {\"u95\": 0.5", "(vegetable)",
         "k2_ug: expected a stated constant"},
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
            return problem.file == row.file && problem.at.find(row.at) != std::string::npos &&
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
