// The tables of data/*.json and data/tables/, read and checked: what k2data turns into C++.
//
// Everything is owned here; numbers are in the units of the keys (core/food/nutrient.h). A table that did not pass the
// checks is not to be used: see Tables::problems.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/day/day.h"
#include "core/food/estimate.h"
#include "core/food/food.h"
#include "core/food/nutrient.h"
#include "core/nutrition/report.h"

namespace k2::data {

/// Something that a data editor has to correct.
struct Problem {
    std::string file;     // "foods.json", "tables/sr28.csv"
    std::string at;       // JSON pointer, with the id of the row: "/foods/12 (egg)/values/ca_mg"; "line 12" of a CSV
    std::string message;  // what was expected
};

struct TextPair {
    std::string zh, en;
};

struct Value {
    double mid = 0, low = 0, high = 0;
    bool ranged = false;
    bool complete = true;  // of k2_ug: every form measured, or a published total
    Grade grade = Grade::d;
    How how = How::analysed;
    std::string source, code;
};

struct FoodRow {
    std::string id, emoji, kappa_basis;
    std::uint16_t code = 0;
    Group group = Group::own;
    Basis basis = Basis::per_100g;
    TextPair name, serving;
    std::vector<std::string> aliases;
    std::vector<std::string> pinyin;  // "na dou", by scripts/pinyin.mjs; whole and right, also where a reading is rare
    std::string state;                // raw, dried, cooked or ready: what the figures are of
    std::string cooked;               // id of the same food cooked; may be empty
    bool first = false;               // in the first part of the table (core/food/catalogue.h)
    double serving_g = 0;
    std::uint32_t tags = 0;
    int familiarity = 0;      // 1 usual, 2 known, 3 rare (core/food/food.h)
    std::uint32_t meals = 0;  // bits of meal_keys
    std::string family;       // empty: its own
    double kappa = 0, kappa_low = 0, kappa_high = 0;
    PerNutrient<std::optional<Value>> values;
    std::optional<Value> oxalate_mg;
};

/// A food made of foods.
struct DishRow {
    std::string id, emoji, family, source;
    std::uint16_t code = 0;
    Group group = Group::own;
    TextPair name, serving;
    std::vector<std::string> aliases, pinyin;  // as of FoodRow
    double serving_g = 0;                      // as it is eaten: what is made of the ingredients
    int familiarity = 0;
    std::uint32_t meals = 0;                                     // bits of meal_keys
    std::vector<std::pair<const FoodRow*, double>> ingredients;  // of Tables::foods; grams
};

struct GroupRow {
    Group group = Group::own;
    TextPair name;
    PerNutrient<std::optional<double>> stated_u95;  // given where the table knows too few values
    PerNutrient<double> u95{};                      // what an unknown value may be, 95 % of the time
};

/// status: of a source of figures read, transcribed (itself not seen), not_read or definition; of a paper how much of
/// it was read: full, abstract, secondary (told elsewhere) or not_read.
struct SourceRow {
    std::string id, status, citation, url, licence;
};

struct ReferenceRow {
    Reference set = Reference::cn_2023;
    Nutrient nutrient = Nutrient::ca_mg;
    std::optional<Sex> sex;  // absent: both
    int age_from = 0, age_to = 0;
    State state = State::none;
    double target = 0;
    std::optional<double> upper;
    bool upper_of_total = true;  // false: of supplements only, or against chronic disease
    std::string source;
    Confirmed confirmed = Confirmed::primary;
};

struct SafetyRow {
    std::string id, severity, source;
    bool pharmacist_review_pending = false;
    TextPair text;
};

struct ClaimRow {
    std::string id, grade, grade_zh;
    TextPair claim, label, text;
    std::vector<std::string> sources;  // as of ExplanationRow
};

/// What stands behind one number of the page: explain.json.
struct ExplanationRow {
    std::string id;
    TextPair title, plain, not_claimed;
    std::vector<TextPair> formula;
    std::optional<TextPair> convention;
    std::vector<std::string> sources;  // ids in sources.json or among the papers
};

struct Reading {
    std::string character, syllable;  // "纳", "na"
    std::string forms;                // how else it is written, traditional first: "納"
};

struct Tables {
    std::string version;
    std::vector<Reading> readings;  // every character of the foods' names and aliases, in the order of their columns
    std::map<std::string, std::string> same_sound;  // syllable → frequent characters that are in no name
    std::vector<FoodRow> foods;                     // sorted by id
    std::vector<DishRow> dishes;                    // sorted by id
    std::vector<GroupRow> groups;                   // in the order of enum Group
    std::vector<SourceRow> sources;
    std::vector<ReferenceRow> references;
    std::vector<SafetyRow> safety;
    std::vector<ClaimRow> claims;
    std::map<std::string, TextPair> texts;  // by key, from every texts_*.json
    std::vector<ExplanationRow> explanations;
    std::vector<SourceRow> papers;                  // cited by explanations and claims only
    std::map<std::string, TextPair> explain_words;  // headings, marks, charts
    std::vector<Problem> problems;
};

/// The files that the tables are made of: each has to be there, and every CSV that tables/tables.json names. (More
/// texts_*.json may stand beside them.)
inline constexpr std::array<std::string_view, 17> required_files{
    "tables/tables.json", "sources.json",   "foods.json",   "foods_plants.json", "foods_animals.json",
    "pinyin.json",        "conflicts.json", "groups.json",  "references.json",   "safety.json",
    "characters.json",    "claims.json",    "explain.json", "texts_core.json",   "texts_ui.json",
    "dishes.json",        "first.json"};

/// The food table stands in several files of one shape; the first also names the version.
inline constexpr std::array<std::string_view, 3> food_files{"foods.json", "foods_plants.json", "foods_animals.json"};

/// Reads and checks the files: name ("foods.json", "tables/sr28.csv") → text. Finds everything that is wrong, not only
/// the first; a missing file is a problem of that name with an empty place.
[[nodiscard]] Tables read_tables(const std::map<std::string, std::string>& files);

/// The generated C++, details.json (core/text/details.h) and catalogue.json, the foods and sources with every value
/// looked up, for the scripts that write data.html and the page's list of sources: file name → contents. Precondition:
/// no problems. later_foods.txt is what the page fetches of the foods (core/food/food_table.h).
[[nodiscard]] std::map<std::string, std::string> generate(const Tables& tables);

}  // namespace k2::data
