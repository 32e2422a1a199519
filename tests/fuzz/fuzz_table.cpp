// The food table as somebody edits it: problems with places, or tables without NaN; and its names as CSV.
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/foods_csv.h"
#include "core/tool/data_tables.h"
#include "fuzz.h"

using namespace k2;

namespace {

/// The other files, a few rows of each and no long texts: the fuzzer writes foods.json, and what does not change would
/// cost most of the time.
std::map<std::string, std::string> other_files() {
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(K2_DATA_DIR "/tables")) {
        std::ifstream file(entry.path(), std::ios::binary);
        files["tables/" + entry.path().filename().string()] = {std::istreambuf_iterator<char>(file), {}};
    }
    for (const char* name : {"pinyin.json", "explain.json"}) {
        std::ifstream file(std::string(K2_DATA_DIR "/") + name, std::ios::binary);
        files[name] = {std::istreambuf_iterator<char>(file), {}};
    }
    files["conflicts.json"] = R"({"conflicts": []})";  // they name foods
    for (const char* name : {"sources.json", "groups.json", "references.json", "safety.json", "claims.json"}) {
        std::ifstream file(std::string(K2_DATA_DIR "/") + name, std::ios::binary);
        auto tables = nlohmann::json::parse(file);
        for (auto& table : tables) {
            if (!table.is_array()) continue;
            nlohmann::json few;
            for (auto& row : table) {
                const std::string id = row.value("id", "");
                const bool used = id == "KAMAO07" || id == "SV00" || id == "JHEJ99" || id == "fermented_soy";
                if (!used && !few.empty()) continue;
                for (auto& value : row) {
                    if (value.is_string() && value.get_ref<const std::string&>().size() > 40) value = "text";
                }
                few.push_back(row);
            }
            table = few;
        }
        files[name] = tables.dump();
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
    static std::map<std::string, std::string> files = other_files();
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
