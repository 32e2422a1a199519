#include "core/format/json.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "core/day/check_day.h"
#include "core/day/questions.h"
#include "core/food/food_limits.h"
#include "core/food/sources.h"
#include "core/format/json_reader.h"
#include "core/format/json_writer.h"

namespace k2 {
namespace {

using Kind = JsonValue::Kind;

// ---- reading -------------------------------------------------------------------------------------------------------

/// A place in the document; becomes text only when something is wrong.
struct Place {
    const Place* parent = nullptr;
    std::string_view key;
    std::optional<std::size_t> element;

    [[nodiscard]] std::string pointer() const {
        if (parent == nullptr) return {};
        return parent->pointer() + '/' + (element ? std::to_string(*element) : pointer_step(key));
    }
};

/// "a, b, c"
std::string joined(std::span<const std::string_view> words) {
    std::string list;
    for (const std::string_view word : words) list += (list.empty() ? "" : ", ") + std::string(word);
    return list;
}

/// Reads a Day from a parsed document. Every function is false after the first thing that is wrong; error() says what.
/// Forms and types are checked here, amounts in check_day.
class DayReader {
  public:
    bool read(const JsonValue& document, Day& day);
    [[nodiscard]] const Error& error() const { return error_; }

  private:
    bool fail(const Place& at, Reason reason, std::string message, std::vector<std::string> values = {}) {
        error_ = {at.pointer(), std::move(message), reason, std::move(values)};
        return false;
    }

    bool only(const JsonValue& object, const Place& at, std::initializer_list<std::string_view> keys) {
        if (!object.is(Kind::object)) return fail(at, Reason::kind, "expected an object");
        for (const JsonValue& item : object) {
            const std::string_view key = item.key;
            if (std::find(keys.begin(), keys.end(), key) == keys.end())
                return fail({&at, key, {}}, Reason::key, "expected no such key: it is unknown");
        }
        return true;
    }

    bool read_number(const JsonValue& object, const Place& at, std::string_view key, double& out) {
        const JsonValue* value = object.find(key);
        if (value == nullptr) return true;
        if (!value->is(Kind::number)) return fail({&at, key, {}}, Reason::number, "expected a number");
        out = value->number;
        return true;
    }

    bool read_number(const JsonValue& object, const Place& at, std::string_view key, std::optional<double>& out) {
        const JsonValue* value = object.find(key);
        if (value == nullptr || value->is(Kind::null)) return true;
        double number = 0;
        if (!read_number(object, at, key, number)) return false;
        out = number;
        return true;
    }

    bool read_bool(const JsonValue& object, const Place& at, std::string_view key, bool& out) {
        const JsonValue* value = object.find(key);
        if (value == nullptr) return true;
        if (!value->is(Kind::boolean)) return fail({&at, key, {}}, Reason::kind, "expected true or false");
        out = value->flag;
        return true;
    }

    bool read_text(const JsonValue& object, const Place& at, std::string_view key, std::string& out) {
        const JsonValue* value = object.find(key);
        if (value == nullptr) return fail({&at, key, {}}, Reason::missing, "expected a text; the key is missing");
        if (!value->is(Kind::string)) return fail({&at, key, {}}, Reason::kind, "expected a text");
        out = value->text;
        return true;
    }

    template <std::size_t N>
    bool word_index(const JsonValue& value, const Place& at, const std::array<std::string_view, N>& words,
                    std::size_t& out) {
        if (value.is(Kind::string)) {
            const auto found = std::find(words.begin(), words.end(), value.text);
            out = static_cast<std::size_t>(found - words.begin());
            if (found != words.end()) return true;
        }
        const std::string known = joined(words);
        return fail(at, Reason::one_of, "expected one of: " + known, {known});
    }

    template <class Enum, std::size_t N>
    bool read_word(const JsonValue& object, const Place& at, std::string_view key,
                   const std::array<std::string_view, N>& words, Enum& out) {
        const JsonValue* value = object.find(key);
        std::size_t i = 0;
        if (value == nullptr) return true;
        if (!word_index(*value, {&at, key, {}}, words, i)) return false;
        out = static_cast<Enum>(i);
        return true;
    }

    /// Calls read(element, place) for each element; an absent key has none.
    template <class Read>
    bool each(const JsonValue& object, const Place& at, std::string_view key, Read read) {
        const JsonValue* value = object.find(key);
        if (value == nullptr) return true;
        const Place list{&at, key, {}};
        if (!value->is(Kind::array)) return fail(list, Reason::kind, "expected an array");
        std::size_t i = 0;
        for (const JsonValue& element : *value) {
            if (!read(element, Place{&list, {}, i++})) return false;
        }
        return true;
    }

    bool read_flags(const JsonValue& object, const Place& at, std::string_view key, Flags& out) {
        return each(object, at, key, [&](const JsonValue& value, const Place& place) {
            std::size_t i = 0;
            if (!word_index(value, place, flag_keys, i)) return false;
            out.set(static_cast<Flag>(i), true);
            return true;
        });
    }

    bool read_profile(const JsonValue& object, const Place& at, Profile& out);
    bool read_item(const JsonValue& object, const Place& at, Item& out);
    bool read_meal(const JsonValue& object, const Place& at, Meal& out);
    bool read_cell(const JsonValue& value, const Place& at, double max, Cell& out);
    bool read_own_food(const JsonValue& object, const Place& at, OwnFood& out);
    bool read_own_dish(const JsonValue& object, const Place& at, OwnDish& out);
    bool read_kappa(const JsonValue& value, const Place& at, Kappa& out);
    bool read_rest(const JsonValue& object, const Place& at, PerNutrient<std::optional<double>>& out);
    bool read_recent(const JsonValue& object, const Place& at, RecentDay& out);

    Error error_;
};

bool DayReader::read_profile(const JsonValue& object, const Place& at, Profile& out) {
    if (!only(object, at,
              {"sex", "age", "state", "reference", "k2_target_ug", "sun", "flags", "unsure", "unanswered", "exclude",
               "allow_supplements", "personal_absorption", "postmenopausal", "serum_25ohd_nmol_l"})) {
        return false;
    }
    out.flags_answered = object.find("flags") != nullptr;
    const auto read_exclusion = [&](const JsonValue& value, const Place& place) {
        std::size_t i = 0;
        if (!word_index(value, place, exclude_keys, i)) return false;
        out.exclude.emplace_back(exclude_keys[i]);
        return true;
    };
    // After flags, unsure and age, which it must not contradict. Without flags nothing is answered anyway.
    StopQuestions named;
    const auto read_question = [&](const JsonValue& value, const Place& place) {
        std::size_t i = 0;
        if (!word_index(value, place, stop_question_keys, i)) return false;
        const auto question = static_cast<StopQuestion>(i);
        if (named.has(question)) return fail(place, Reason::question_twice, "expected each question once");
        named.set(question, true);
        if (out.flags_answered) out.unanswered.set(question, true);
        return !answer_of(out, question) ||
               fail(place, Reason::question_answered,
                    "expected a question that flags, unsure and age leave open; this one is answered there");
    };
    return read_word(object, at, "sex", sex_keys, out.sex) && read_number(object, at, "age", out.age) &&
           read_word(object, at, "state", state_keys, out.state) &&
           read_word(object, at, "reference", reference_keys, out.reference) &&
           read_number(object, at, "k2_target_ug", out.k2_target_ug) &&
           read_word(object, at, "sun", sun_keys, out.sun) && read_flags(object, at, "flags", out.flags) &&
           read_flags(object, at, "unsure", out.unsure) && each(object, at, "unanswered", read_question) &&
           each(object, at, "exclude", read_exclusion) &&
           read_bool(object, at, "allow_supplements", out.allow_supplements) &&
           read_bool(object, at, "personal_absorption", out.personal_absorption) &&
           read_bool(object, at, "postmenopausal", out.postmenopausal) &&
           read_number(object, at, "serum_25ohd_nmol_l", out.serum_25ohd_nmol_l);
}

bool DayReader::read_item(const JsonValue& object, const Place& at, Item& out) {
    if (!only(object, at, {"food", "g", "units", "with_meal"})) return false;
    // null is not an amount: read_number would take it for absent.
    for (const std::string_view key : {std::string_view("g"), std::string_view("units")}) {
        const JsonValue* value = object.find(key);
        if (value != nullptr && !value->is(Kind::number))
            return fail({&at, key, {}}, Reason::number, "expected a number");
    }
    bool with_meal = false;
    if (!read_bool(object, at, "with_meal", with_meal)) return false;
    if (object.find("with_meal") != nullptr) out.with_meal = with_meal;
    return read_text(object, at, "food", out.food) && read_number(object, at, "g", out.g) &&
           read_number(object, at, "units", out.units);
}

bool DayReader::read_meal(const JsonValue& object, const Place& at, Meal& out) {
    if (!only(object, at, {"slot", "items"})) return false;
    if (object.find("slot") == nullptr) {
        const std::string known = joined(slot_keys);
        return fail({&at, "slot", {}}, Reason::one_of, "expected one of: " + known, {known});
    }
    if (object.find("items") == nullptr) return fail({&at, "items", {}}, Reason::kind, "expected an array of items");
    return read_word(object, at, "slot", slot_keys, out.slot) &&
           each(object, at, "items", [&](const JsonValue& value, const Place& place) {
               return read_item(value, place, out.items.emplace_back());
           });
}

/// A number, {mid, low, high}, or null for unknown.
bool DayReader::read_cell(const JsonValue& value, const Place& at, double max, Cell& out) {
    if (value.is(Kind::null)) return true;
    out.known = true;
    out.grade = Grade::own;
    out.how = How::own;
    if (value.is(Kind::number)) {
        out.mid = out.low = out.high = value.number;
    } else {
        if (!value.is(Kind::object))
            return fail(at, Reason::number, "expected a number, {\"mid\", \"low\", \"high\"} or null");
        if (!only(value, at, {"mid", "low", "high"})) return false;
        for (const char* key : {"mid", "low", "high"}) {
            if (value.find(key) == nullptr)
                return fail({&at, key, {}}, Reason::missing, "expected a number; the key is missing");
        }
        if (!read_number(value, at, "mid", out.mid) || !read_number(value, at, "low", out.low) ||
            !read_number(value, at, "high", out.high)) {
            return false;
        }
        out.ranged = out.low < out.mid || out.high > out.mid;
    }
    auto problem = range_problem(out.low, out.mid, out.high, max);
    return !problem || fail(at, problem->reason, std::move(problem->message), std::move(problem->values));
}

bool DayReader::read_kappa(const JsonValue& value, const Place& at, Kappa& out) {
    Cell cell;
    if (!read_cell(value, at, max_amount, cell)) return false;
    if (!cell.known) return true;
    // A plain number gets the range of the table's own κ values (docs/model.md §1.2).
    out = value.is(Kind::number) ? Kappa{cell.mid, 0.85 * cell.mid, 1.15 * cell.mid, {}}
                                 : Kappa{cell.mid, cell.low, cell.high, {}};
    if (out.low > 0 && out.mid <= max_kappa) {
        out.high = value.is(Kind::number) ? std::min(out.high, max_kappa) : out.high;
        if (out.high <= max_kappa) return true;
    }
    return fail(at, Reason::availability, "expected an availability above 0 and at most 2");
}

bool DayReader::read_own_food(const JsonValue& object, const Place& at, OwnFood& out) {
    if (!only(object, at,
              {"id",    "name", "basis", "serving_g", "supplement", "kappa",       "vitd_form", "vitd_ug",
               "ca_mg", "d_ug", "k1_ug", "mk4_ug",    "mk7_ug",     "mk_other_ug", "k2_ug",     "k_total_ug",
               "mg_mg", "p_mg", "na_mg", "fat_g",     "protein_g",  "kcal"})) {
        return false;
    }
    constexpr std::array<std::string_view, 2> bases{"per_100g", "per_unit"};
    constexpr std::array<std::string_view, 2> forms{"D3", "D2"};
    std::size_t form = 0;
    if (!read_text(object, at, "id", out.id) || !read_text(object, at, "name", out.name) ||
        !read_word(object, at, "basis", bases, out.basis) || !read_bool(object, at, "supplement", out.supplement) ||
        !read_word(object, at, "vitd_form", forms, form)) {
        return false;
    }
    out.vitamin_d2 = form == 1;
    // A tablet weighs about a gram; what a piece of food weighs only its reader knows.
    if (out.supplement && out.basis == Basis::per_unit) out.serving_g = 1;
    if (!read_number(object, at, "serving_g", out.serving_g)) return false;
    if (const JsonValue* kappa = object.find("kappa");
        kappa != nullptr && !read_kappa(*kappa, {&at, "kappa", {}}, out.kappa))
        return false;
    for (const Nutrient n : all_nutrients) {
        const JsonValue* value = object.find(nutrient_key(n));
        if (value == nullptr) continue;
        if (!read_cell(*value, {&at, nutrient_key(n), {}}, most_in(n, out.basis), out.cells[index(n)])) return false;
    }
    const JsonValue* vitd = object.find("vitd_ug");
    if (vitd == nullptr) return true;
    if (object.find("d_ug") != nullptr)
        return fail({&at, "vitd_ug", {}}, Reason::d_twice, "expected only one of d_ug and vitd_ug");
    return read_cell(*vitd, {&at, "vitd_ug", {}}, most_in(Nutrient::d_ug, out.basis), out.cells[index(Nutrient::d_ug)]);
}

/// Its numbers must be there: left out, they would be nothing.
bool DayReader::read_own_dish(const JsonValue& object, const Place& at, OwnDish& out) {
    const auto read_g = [&](const JsonValue& of, const Place& place, double& g) {
        const JsonValue* value = of.find("g");
        if (value == nullptr) return fail({&place, "g", {}}, Reason::missing, "expected a number; the key is missing");
        return read_number(of, place, "g", g);
    };
    if (!only(object, at, {"id", "name", "g", "ingredients"})) return false;
    if (object.find("ingredients") == nullptr)
        return fail({&at, "ingredients", {}}, Reason::missing, "expected an array of ingredients; the key is missing");
    return read_text(object, at, "id", out.id) && read_text(object, at, "name", out.name) &&
           read_g(object, at, out.g) &&
           each(object, at, "ingredients", [&](const JsonValue& value, const Place& place) {
               DishPart& part = out.ingredients.emplace_back();
               return only(value, place, {"food", "g"}) && read_text(value, place, "food", part.food) &&
                      read_g(value, place, part.g);
           });
}

bool DayReader::read_rest(const JsonValue& object, const Place& at, PerNutrient<std::optional<double>>& out) {
    if (!object.is(Kind::object)) return fail(at, Reason::kind, "expected an object");
    for (const JsonValue& item : object) {
        const std::string_view key = item.key;
        const auto found = std::find_if(all_nutrients.begin(), all_nutrients.end(),
                                        [&](Nutrient n) { return nutrient_key(n) == key; });
        if (found == all_nutrients.end())
            return fail({&at, key, {}}, Reason::key, "expected no such key: it is unknown");
        double amount = 0;
        if (!read_number(object, at, key, amount)) return false;
        out[index(*found)] = amount;
    }
    return true;
}

bool DayReader::read_recent(const JsonValue& object, const Place& at, RecentDay& out) {
    return only(object, at, {"date", "k1_ug", "k2_ug", "mk7_ug"}) && read_text(object, at, "date", out.date) &&
           read_number(object, at, "k1_ug", out.k1_ug) && read_number(object, at, "k2_ug", out.k2_ug) &&
           read_number(object, at, "mk7_ug", out.mk7_ug);
}

bool DayReader::read(const JsonValue& document, Day& day) {
    const Place root;
    if (!only(document, root,
              {"version", "data", "lang", "scope", "date", "profile", "meals", "rest_of_day", "recent_days", "foods",
               "dishes"}))
        return false;
    const JsonValue* version = document.find("version");
    if (version == nullptr || !version->is(Kind::number) || version->number != 1)
        return fail({&root, "version", {}}, Reason::version, "expected version 1");
    if (document.find("meals") == nullptr)
        return fail({&root, "meals", {}}, Reason::kind, "expected an array of meals");
    // The table with which the day was exported: it is computed with this program's.
    if (std::string made_with; document.find("data") != nullptr && !read_text(document, root, "data", made_with))
        return false;
    if (const JsonValue* profile = document.find("profile");
        profile != nullptr && !read_profile(*profile, {&root, "profile", {}}, day.profile)) {
        return false;
    }
    if (document.find("date") != nullptr && !read_text(document, root, "date", day.date.emplace())) return false;
    if (const JsonValue* rest = document.find("rest_of_day");
        rest != nullptr && !read_rest(*rest, {&root, "rest_of_day", {}}, day.rest_of_day)) {
        return false;
    }
    return read_word(document, root, "lang", lang_keys, day.lang) &&
           read_word(document, root, "scope", scope_keys, day.scope) &&
           each(document, root, "meals",
                [&](const JsonValue& v, const Place& at) { return read_meal(v, at, day.meals.emplace_back()); }) &&
           each(document, root, "recent_days",
                [&](const JsonValue& v, const Place& at) {
                    return read_recent(v, at, day.recent_days.emplace_back());
                }) &&
           each(document, root, "foods",
                [&](const JsonValue& v, const Place& at) { return read_own_food(v, at, day.foods.emplace_back()); }) &&
           each(document, root, "dishes",
                [&](const JsonValue& v, const Place& at) { return read_own_dish(v, at, day.dishes.emplace_back()); });
}

// ---- details -------------------------------------------------------------------------------------------------------

bool read_detail_row(const JsonValue& value, Details::Row& row) {
    if (!value.is(Kind::array)) return false;
    for (const JsonValue& text : value) {
        if (!text.is(Kind::string)) return false;
        row.emplace_back(text.text);
    }
    return row.size() >= 2;
}

// ---- writing a day -------------------------------------------------------------------------------------------------

/// Writes a member only where it differs from the default.
template <class T>
void write_unless(JsonWriter& out, std::string_view key, const T& value, const T& usual) {
    if (value != usual) out.member(key, value);
}

void write_flags(JsonWriter& out, std::string_view key, Flags flags) {
    out.key(key);
    out.begin_array();
    for (std::size_t i = 0; i < flag_count; ++i) {
        if (flags.has(static_cast<Flag>(i))) out.value(flag_keys[i]);
    }
    out.end_array();
}

template <class Enum, std::size_t N>
void write_word(JsonWriter& out, std::string_view key, const std::array<std::string_view, N>& words, Enum value,
                Enum usual) {
    if (value != usual) out.member(key, words[static_cast<std::size_t>(value)]);
}

void write_profile(JsonWriter& out, const Profile& profile) {
    const Profile usual;
    if (profile == usual) return;
    out.key("profile");
    out.begin_object();
    write_word(out, "sex", sex_keys, profile.sex, usual.sex);
    write_unless(out, "age", profile.age, usual.age);
    write_word(out, "state", state_keys, profile.state, usual.state);
    write_word(out, "reference", reference_keys, profile.reference, usual.reference);
    write_unless(out, "k2_target_ug", profile.k2_target_ug, usual.k2_target_ug);
    write_word(out, "sun", sun_keys, profile.sun, usual.sun);
    if (profile.flags_answered) write_flags(out, "flags", profile.flags);
    if (profile.unsure != usual.unsure) write_flags(out, "unsure", profile.unsure);
    if (const StopQuestions open = open_questions(profile); profile.flags_answered && open.bits != 0) {
        out.key("unanswered");
        out.begin_array();
        for (const StopQuestion question : all_stop_questions) {
            if (open.has(question)) out.value(stop_question_keys[static_cast<std::size_t>(question)]);
        }
        out.end_array();
    }
    if (!profile.exclude.empty()) {
        out.key("exclude");
        out.begin_array();
        for (const std::string& word : profile.exclude) out.value(std::string_view(word));
        out.end_array();
    }
    write_unless(out, "allow_supplements", profile.allow_supplements, usual.allow_supplements);
    write_unless(out, "personal_absorption", profile.personal_absorption, usual.personal_absorption);
    write_unless(out, "postmenopausal", profile.postmenopausal, usual.postmenopausal);
    write_unless(out, "serum_25ohd_nmol_l", profile.serum_25ohd_nmol_l, usual.serum_25ohd_nmol_l);
    out.end_object();
}

void write_meal(JsonWriter& out, const Meal& meal) {
    out.begin_object();
    out.member("slot", slot_key(meal.slot));
    out.key("items");
    out.begin_array();
    for (const Item& item : meal.items) {
        out.begin_object();
        out.member("food", std::string_view(item.food));
        if (item.g) out.member("g", *item.g);
        if (item.units) out.member("units", *item.units);
        if (item.with_meal) out.member("with_meal", *item.with_meal);
        out.end_object();
    }
    out.end_array();
    out.end_object();
}

void write_range(JsonWriter& out, double mid, double low, double high) {
    out.begin_object();
    out.member("mid", mid);
    out.member("low", low);
    out.member("high", high);
    out.end_object();
}

void write_own_food(JsonWriter& out, const OwnFood& food) {
    const Kappa usual;
    out.begin_object();
    out.member("id", std::string_view(food.id));
    out.member("name", std::string_view(food.name));
    if (food.basis == Basis::per_unit) out.member("basis", "per_unit");
    out.member("serving_g", food.serving_g);
    if (food.supplement) out.member("supplement", true);
    if (food.vitamin_d2) out.member("vitd_form", "D2");
    if (food.kappa.mid != usual.mid || food.kappa.low != usual.low || food.kappa.high != usual.high) {
        out.key("kappa");
        write_range(out, food.kappa.mid, food.kappa.low, food.kappa.high);
    }
    for (const Nutrient n : all_nutrients) {
        const Cell& cell = food.cells[index(n)];
        if (!cell.known) continue;
        out.key(nutrient_key(n));
        if (cell.ranged) {
            write_range(out, cell.mid, cell.low, cell.high);
        } else {
            out.value(cell.mid);
        }
    }
    out.end_object();
}

void write_own_dish(JsonWriter& out, const OwnDish& dish) {
    out.begin_object();
    out.member("id", std::string_view(dish.id));
    out.member("name", std::string_view(dish.name));
    out.member("g", dish.g);
    out.key("ingredients");
    out.begin_array();
    for (const DishPart& part : dish.ingredients) {
        out.begin_object();
        out.member("food", std::string_view(part.food));
        out.member("g", part.g);
        out.end_object();
    }
    out.end_array();
    out.end_object();
}

// ---- writing a report ----------------------------------------------------------------------------------------------

void write_estimate(JsonWriter& out, std::string_view key, const Estimate& e) {
    out.key(key);
    write_range(out, e.mid, e.low, e.high);
}

void write_intake(JsonWriter& out, const Report& report) {
    out.key("intake");
    out.begin_object();
    for (const Nutrient n : all_nutrients) {
        const Intake& intake = report[n];
        out.key(nutrient_key(n));
        out.begin_object();
        out.member("mid", intake.sum.mid);
        out.member("low", intake.sum.low);
        out.member("high", intake.sum.high);
        out.member("known", intake.known);
        out.member("of", intake.of);
        out.member("partial", intake.partial);
        out.member("estimated", intake.estimated);
        out.end_object();
    }
    out.end_object();
}

void write_calcium(JsonWriter& out, const Calcium& calcium) {
    out.key("calcium");
    out.begin_object();
    write_estimate(out, "absorbed_mg", calcium.absorbed_mg);
    write_estimate(out, "milk_equivalent_mg", calcium.milk_equivalent_mg);
    out.key("by_meal_mg");
    out.begin_array();
    for (const double mg : calcium.by_meal_mg) out.value(mg);
    out.end_array();
    write_estimate(out, "between_person", calcium.between_person);
    out.member("extrapolated", calcium.extrapolated);
    out.end_object();
}

void write_vitamin_k(JsonWriter& out, const std::optional<VitaminK>& k) {
    out.key("vitamin_k");
    if (!k) return out.null();
    out.begin_object();
    write_estimate(out, "mk7_equivalent_ug", k->mk7_equivalent_ug);
    write_estimate(out, "ucoc_reduction_pct", k->ucoc_reduction_pct);
    write_estimate(out, "dpucmgp_reduction_pct", k->dpucmgp_reduction_pct);
    out.end_object();
}

void write_target(JsonWriter& out, std::string_view key, const Target& target) {
    out.key(key);
    out.begin_object();
    out.member("target", target.target);
    out.member("upper", target.upper);
    out.member("source", target.source);
    out.member("recalled", false);  // part of the format: the table has no row that nothing confirms
    out.end_object();
}

void write_targets(JsonWriter& out, const Targets& targets) {
    out.key("targets");
    out.begin_object();
    write_target(out, "ca_mg", targets.ca_mg);
    write_target(out, "d_ug", targets.d_ug);
    write_target(out, "k2_ug", targets.k2_ug);
    write_target(out, "k_total_ug", targets.k_total_ug);
    write_target(out, "mg_mg", targets.mg_mg);
    out.end_object();
}

void write_adequacy(JsonWriter& out, const Report& report) {
    out.key("adequacy");
    out.begin_object();
    for (const Axis axis : all_axes) {
        if (const auto& adequacy = report.adequacy[index(axis)]) {
            write_estimate(out, axis_key(axis), *adequacy);
        } else {
            out.key(axis_key(axis));
            out.null();
        }
    }
    out.end_object();
}

void write_axes(JsonWriter& out, std::string_view key, const std::vector<Axis>& axes) {
    out.key(key);
    out.begin_array();
    for (const Axis axis : axes) out.value(axis_key(axis));
    out.end_array();
}

void write_axis_numbers(JsonWriter& out, std::string_view key, const std::optional<PerAxis<double>>& numbers) {
    out.key(key);
    if (!numbers) return out.null();
    out.begin_object();
    for (const Axis axis : all_axes) out.member(axis_key(axis), (*numbers)[index(axis)]);
    out.end_object();
}

void write_balance(JsonWriter& out, const Balance& balance) {
    out.key("balance");
    out.begin_object();
    out.member("score", balance.score);
    out.member("low", balance.low);
    out.member("high", balance.high);
    out.member("coverage", balance.coverage);
    out.member("weakest", balance.weakest);
    out.member("evenness", balance.evenness);
    write_axes(out, "limiting", balance.limiting);
    write_axes(out, "over", balance.over);
    out.member("hidden", balance.hidden);
    write_axis_numbers(out, "triangle", balance.triangle);
    write_axis_numbers(out, "weakest_chance", balance.weakest_chance);
    out.end_object();
}

std::string_view severity_key(Severity severity) {
    constexpr std::array<std::string_view, 3> keys{"stop", "warn", "info"};
    return keys[static_cast<std::size_t>(severity)];
}

void write_safety(JsonWriter& out, const std::vector<SafetyMessage>& messages) {
    out.key("safety");
    out.begin_array();
    for (const SafetyMessage& message : messages) {
        out.begin_object();
        out.member("id", message.id);
        out.member("severity", severity_key(message.severity));
        out.member("text", std::string_view(message.text));
        out.end_object();
    }
    out.end_array();
}

void write_notes(JsonWriter& out, const std::vector<Note>& notes) {
    out.key("notes");
    out.begin_array();
    for (const Note& note : notes) {
        out.begin_object();
        out.member("id", note.id);
        out.key("values");
        out.begin_object();
        for (const auto& [key, value] : note.values) out.member(key, value);
        out.end_object();
        out.end_object();
    }
    out.end_array();
}

std::string_view kind_key(const Suggestion& suggestion) {
    if (suggestion.kind == SuggestionKind::one) return "one";
    if (suggestion.kind == SuggestionKind::other) return "other";
    return suggestion.changes.size() > 2 ? "three" : "two";
}

void write_suggestion(JsonWriter& out, const Suggestion& suggestion) {
    out.begin_object();
    out.key("changes");
    out.begin_array();
    for (const Change& change : suggestion.changes) {
        out.begin_object();
        out.member("op", change.replaces ? "swap" : "add");
        out.member("food", change.food);
        out.member("units", change.units);
        out.member("slot", slot_key(change.slot));
        if (change.replaces) out.member("replaces", std::string_view(change.replaces->food));
        out.end_object();
    }
    out.end_array();
    out.member("kind", kind_key(suggestion));
    out.member("shortfall_before", suggestion.shortfall_before);
    out.member("shortfall_after", suggestion.shortfall_after);
    out.member("score_before", suggestion.score_before);
    out.member("score_after", suggestion.score_after);
    out.key("after");
    out.begin_object();
    out.member("k2_ug", suggestion.k2_ug);
    out.member("d_ug", suggestion.d_ug);
    out.member("ca_mg", suggestion.ca_mg);
    out.end_object();
    out.member("why", std::string_view(suggestion.why));
    out.end_object();
}

/// [["tomato", 0.78], …]: grams of each per gram of the dish.
void write_ingredients(JsonWriter& out, const Food& dish) {
    out.key("ingredients");
    out.begin_array();
    for (const Ingredient& part : dish.ingredients) {
        out.begin_array();
        out.value(part.food->id);
        out.value(part.share);
        out.end_array();
    }
    out.end_array();
}

void write_food(JsonWriter& out, const Food& food) {
    out.begin_object();
    out.member("id", food.id);
    out.member("code", static_cast<int>(food.code));
    out.member("name_zh", food.name_zh);
    out.member("name_en", food.name_en);
    out.member("group", group_key(food.group));
    out.member("basis", food.basis == Basis::per_100g ? "per_100g" : "per_unit");
    out.member("serving_g", food.serving_g);
    out.member("serving_zh", food.unit_zh);
    out.member("serving_en", food.unit_en);
    out.key("values");
    out.begin_object();
    for (const Nutrient n : all_nutrients) {
        const Cell& cell = food.cell(n);
        if (!cell.known) continue;
        out.key(nutrient_key(n));
        out.begin_object();
        out.member("mid", cell.mid);
        out.member("low", cell.low);
        out.member("high", cell.high);
        out.member("grade", grade_key(cell.grade));
        out.member("how", how_key(cell.how));
        out.member("source", origin(cell).source);
        out.member("table_code", origin(cell).table_code);
        if (cell.partial) out.member("partial", true);
        out.end_object();
    }
    out.end_object();
    if (food.oxalate_mg) out.member("oxalate_mg", *food.oxalate_mg);
    out.key("kappa");
    out.begin_object();
    out.member("mid", food.kappa.mid);
    out.member("low", food.kappa.low);
    out.member("high", food.kappa.high);
    out.member("basis", food.kappa.basis);
    out.end_object();
    out.key("tags");
    out.begin_array();
    for (std::size_t bit = 0; bit < tag_count; ++bit) {
        if ((food.tags >> bit & 1U) != 0) out.value(tag_key(bit));
    }
    out.end_array();
    out.member("familiarity", static_cast<int>(food.familiarity));
    out.member("family", food.kin());
    out.key("meals");
    out.begin_array();
    for (std::size_t meal = 0; meal < meal_keys.size(); ++meal) {
        if (food.eaten_at(meal)) out.value(meal_keys[meal]);
    }
    out.end_array();
    if (food.is_dish()) write_ingredients(out, food);
    out.end_object();
}

}  // namespace

Result<Day> read_day(std::string_view text, const Catalogue& catalogue) {
    const auto document = read_json(text);
    if (!document) return document.error();
    Day day;
    DayReader reader;
    if (!reader.read(document.value().root(), day)) return reader.error();
    if (auto wrong = check_day(day, catalogue)) return *wrong;
    return day;
}

Result<Details> read_details(std::string_view text) {
    constexpr JsonLimits limits{.keys = 1000};  // a list each explanation and source
    const auto document = read_json(text, limits);
    if (!document) return document.error();
    if (!document.value().root().is(Kind::object)) return Error{"", "expected an object"};
    Details details;
    for (const JsonValue& list : document.value().root()) {
        std::vector<Details::Row>& rows = details.lists[std::string(list.key)];
        if (!list.is(Kind::array)) return Error{'/' + pointer_step(list.key), "expected an array"};
        for (const JsonValue& row : list) {
            if (read_detail_row(row, rows.emplace_back())) continue;
            return Error{'/' + pointer_step(list.key) + '/' + std::to_string(rows.size() - 1),
                         "expected an array of two texts or more"};
        }
    }
    return details;
}

std::string write_day(const Day& day, std::string_view data_version) {
    JsonWriter out;
    out.begin_object();
    out.member("version", 1);
    if (!data_version.empty()) out.member("data", data_version);
    write_word(out, "lang", lang_keys, day.lang, Lang::zh);
    write_word(out, "scope", scope_keys, day.scope, Scope::plate);
    if (day.date) out.member("date", std::string_view(*day.date));
    write_profile(out, day.profile);
    out.key("meals");
    out.begin_array();
    for (const Meal& meal : day.meals) write_meal(out, meal);
    out.end_array();
    if (std::any_of(day.rest_of_day.begin(), day.rest_of_day.end(),
                    [](const auto& amount) { return amount.has_value(); })) {
        out.key("rest_of_day");
        out.begin_object();
        for (const Nutrient n : all_nutrients) {
            if (const auto& amount = day.rest_of_day[index(n)]) out.member(nutrient_key(n), *amount);
        }
        out.end_object();
    }
    if (!day.recent_days.empty()) {
        out.key("recent_days");
        out.begin_array();
        for (const RecentDay& recent : day.recent_days) {
            out.begin_object();
            out.member("date", std::string_view(recent.date));
            if (recent.k1_ug) out.member("k1_ug", *recent.k1_ug);
            if (recent.k2_ug) out.member("k2_ug", *recent.k2_ug);
            if (recent.mk7_ug) out.member("mk7_ug", *recent.mk7_ug);
            out.end_object();
        }
        out.end_array();
    }
    if (!day.foods.empty()) {
        out.key("foods");
        out.begin_array();
        for (const OwnFood& food : day.foods) write_own_food(out, food);
        out.end_array();
    }
    if (!day.dishes.empty()) {
        out.key("dishes");
        out.begin_array();
        for (const OwnDish& dish : day.dishes) write_own_dish(out, dish);
        out.end_array();
    }
    out.end_object();
    return std::move(out).take();
}

std::string write_report(const Report& report) {
    JsonWriter out;
    out.begin_object();
    out.member("version", 1);
    out.member("data", report.data_version);
    out.member("lang", lang_keys[static_cast<std::size_t>(report.lang)]);
    out.member("scope", scope_keys[static_cast<std::size_t>(report.scope)]);
    write_intake(out, report);
    write_calcium(out, report.calcium);
    write_vitamin_k(out, report.vitamin_k);
    write_targets(out, report.targets);
    write_adequacy(out, report);
    write_balance(out, report.balance);
    write_safety(out, report.safety);
    write_notes(out, report.notes);
    out.key("shown");
    out.begin_object();
    for (const auto& [key, text] : report.shown) out.member(key, std::string_view(text));
    out.end_object();
    out.member("verdict", std::string_view(report.verdict));
    out.end_object();
    return std::move(out).take();
}

std::string write_suggestions(const Suggestions& suggestions) {
    JsonWriter out;
    out.begin_object();
    out.member("version", 1);
    out.member("data", suggestions.data_version);
    out.key("reason");
    if (suggestions.reason.empty()) {
        out.null();
    } else {
        out.value(std::string_view(suggestions.reason));
    }
    out.key("alternatives");
    out.begin_array();
    for (const Suggestion& suggestion : suggestions.alternatives) write_suggestion(out, suggestion);
    out.end_array();
    if (suggestions.nearest) {
        out.key("nearest");
        write_suggestion(out, *suggestions.nearest);
    }
    out.end_object();
    return std::move(out).take();
}

std::string write_error(const Error& error) {
    JsonWriter out;
    out.begin_object();
    out.member("at", std::string_view(error.at));
    out.member("message", std::string_view(error.message));
    out.end_object();
    return std::move(out).take();
}

std::string write_sentence(const SentenceReading& reading) {
    JsonWriter out;
    out.begin_object();
    out.member("version", 1);
    out.key("items");
    out.begin_array();
    for (const SentenceItem& item : reading.items) {
        out.begin_object();
        out.member("food", item.food->id);
        out.member("name_zh", item.food->name_zh);
        out.member(item.food->basis == Basis::per_unit ? "units" : "g", item.amount);
        if (item.slot) out.member("slot", slot_key(*item.slot));
        out.member("text", item.text);
        out.end_object();
    }
    out.end_array();
    out.key("unread");
    out.begin_array();
    for (const std::string_view text : reading.unread) out.value(text);
    out.end_array();
    out.end_object();
    return std::move(out).take();
}

std::string write_found(std::string_view query, std::span<const Found> found) {
    JsonWriter out;
    out.begin_object();
    out.member("version", 1);
    out.key("foods");
    out.begin_array();
    for (const Found& one : found) {
        out.begin_object();
        out.member("id", one.food->id);
        out.member("name_zh", one.food->name_zh);
        out.member("name_en", one.food->name_en);
        out.member("group", group_key(one.food->group));
        if (const std::string_view other_name = one.slip ? query : one.alias; !other_name.empty())
            out.member("as", other_name);
        out.end_object();
    }
    out.end_array();
    out.end_object();
    return std::move(out).take();
}

std::string write_foods(const Catalogue& catalogue) {
    JsonWriter out;
    out.begin_object();
    out.member("version", 1);
    out.member("data", catalogue.version());
    out.member("citation", std::string_view(food_table_citation(catalogue.version())));
    out.key("foods");
    out.begin_array();
    for (const Food& food : catalogue.foods()) write_food(out, food);
    for (const Food& dish : catalogue.dishes()) write_food(out, dish);
    out.end_array();
    out.key("sources");
    out.begin_array();
    for (const Source& source : sources()) {
        out.begin_object();
        out.member("id", source.id);
        out.member("citation", source.citation);
        out.member("url", source.url);
        out.member("licence", source.licence);
        out.member("recalled", source.recalled);
        out.end_object();
    }
    out.end_array();
    out.end_object();
    return std::move(out).take();
}

}  // namespace k2
