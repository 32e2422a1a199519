// The food table as somebody edits it: problems with places, or tables without NaN; and its names as CSV.
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/format/foods_csv.h"
#include "core/tool/data_tables.h"
#include "fuzz.h"

using namespace k2;

namespace {

using Files = std::map<std::string, std::string>;

/// A file of the project; one that is not there would leave nothing to fuzz.
std::string read_file(const std::string& name) {
    std::ifstream file(std::string(K2_DATA_DIR "/") + name, std::ios::binary);
    fuzz::must(static_cast<bool>(file), ("the file " + name + " is there").c_str());
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The project's own data: where the fuzzer starts from, and without a problem.
Files project_files() {
    Files files;
    for (const std::string_view name : data::required_files) files[std::string(name)] = read_file(std::string(name));
    const auto list = nlohmann::json::parse(files["tables/tables.json"]);
    for (const auto& table : list["tables"]) {
        const std::string name = "tables/" + table["file"].get<std::string>();
        files[name] = read_file(name);
    }
    const data::Tables tables = data::read_tables(files);
    for (const data::Problem& problem : tables.problems)
        std::fprintf(stderr, "%s %s: %s\n", problem.file.c_str(), problem.at.c_str(), problem.message.c_str());
    fuzz::must(tables.problems.empty() && tables.foods.size() > 100, "the project's tables have no problem");
    return files;
}

/// A few rows of each file and no long texts: the fuzzer writes foods.json, and what does not change would cost most of
/// the time.
Files few_rows(const Files& whole) {
    Files files;
    for (const auto& [name, text] : whole) {
        if (name.starts_with("tables/")) {  // what the foods' rows are looked up in
            files[name] = text;
            continue;
        }
        auto tables = nlohmann::json::parse(text);
        if (name.starts_with("texts_")) tables = nlohmann::json::object();
        for (auto& table : tables) {
            if (!table.is_array()) continue;
            nlohmann::json few = nlohmann::json::array();
            for (auto& row : table) {
                const std::string id = row.is_object() ? row.value("id", "") : row.get<std::string>();
                const bool used =
                    name == "sources.json" || id == "fermented_soy" || id == "natto" || id == "milk_whole_cn";
                if (!used && (name.starts_with("foods") || !few.empty())) continue;
                for (auto& value : row) {
                    if (value.is_string() && value.get_ref<const std::string&>().size() > 40) value = "text";
                }
                few.push_back(row);
            }
            table = few;
        }
        files[name] = tables.dump();
    }
    // What is left over of the foods is read as before: not a word about them.
    const data::Tables tables = data::read_tables(files);
    fuzz::must(tables.foods.size() == 2, "the foods of the seed are read");
    for (const data::Problem& problem : tables.problems) {
        if (problem.file == "foods.json") std::fprintf(stderr, "%s: %s\n", problem.at.c_str(), problem.message.c_str());
        fuzz::must(problem.file != "foods.json", "the foods of the seed have no problem");
    }
    return files;
}

/// Fields of the first record, as RFC 4180 has them; and where the record ends.
std::size_t count_fields(std::string_view csv, std::size_t& at) {
    std::size_t fields = 1;
    bool quoted = false;
    for (; at < csv.size(); ++at) {
        if (csv[at] == '"') quoted = !quoted;
        if (quoted) continue;
        if (csv[at] == ',') ++fields;
        if (csv.substr(at, 2) == "\r\n") break;
    }
    at += 2;
    return fields;
}

void check_csv(std::string_view name) {
    Food food;
    food.id = "x";
    food.name_zh = name;
    food.name_en = name;
    const std::vector<Food> foods{food};
    const std::string csv = write_foods_csv(Catalogue(foods, "test"));
    std::size_t at = 0;
    const std::size_t headings = count_fields(csv, at);
    fuzz::must(count_fields(csv, at) == headings, "a row has as many fields as the headings");
    fuzz::must(at == csv.size(), "one food, one row");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static Files files = few_rows(project_files());
    files["foods.json"] = std::string(fuzz::text_of(data, size));
    const data::Tables tables = data::read_tables(files);
    for (const data::Problem& problem : tables.problems) fuzz::must(!problem.message.empty(), "a problem says what");
    for (const auto& food : tables.foods) {
        for (const auto& value : food.values) {
            if (value) fuzz::must(std::isfinite(value->mid), "values are finite");
        }
    }
    check_csv(fuzz::text_of(data, size));
    return 0;
}
