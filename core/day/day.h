// What a reader entered: the day (or the plate), and who it is for. A plain value; docs/formats.md.
//
// Whoever builds a Day by hand keeps the limits of docs/formats.md (check_day.h); a Day that
// came from read_day already does.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/food/food.h"

namespace k2 {

enum class Lang : std::uint8_t { zh, en };
enum class Scope : std::uint8_t { plate, day };  // words only, never a number
enum class Slot : std::uint8_t { breakfast, lunch, dinner, snack, supplement };
enum class Sex : std::uint8_t { female, male };
enum class State : std::uint8_t { none, pregnant, lactating };
enum class Reference : std::uint8_t { cn_2023, cn_2013, us, eu, jp_2020, jp_2025 };
enum class Sun : std::uint8_t { no, unsure, regular };

inline constexpr std::size_t slot_count = 5;
inline constexpr std::array<Slot, slot_count> all_slots{Slot::breakfast, Slot::lunch, Slot::dinner, Slot::snack,
                                                        Slot::supplement};

/// Medicines and conditions that change what may be shown (docs/model.md §6).
enum class Flag : std::uint8_t {
    vka,
    doac,
    ppi,
    levothyroxine,
    tetracycline_or_quinolone,
    bisphosphonate,
    thiazide,
    digoxin,
    hypercalcaemia,
    hyperparathyroidism,
    granulomatous,
    ckd,
    dialysis,
    kidney_stone,
    orlistat,
    bile_acid_sequestrant,
    fat_malabsorption,
};
inline constexpr std::size_t flag_count = 17;

/// A set of flags as bits.
struct Flags {
    std::uint32_t bits = 0;
    [[nodiscard]] constexpr bool has(Flag f) const { return (bits >> static_cast<unsigned>(f) & 1U) != 0; }
    constexpr void set(Flag f, bool on) {
        const std::uint32_t bit = 1U << static_cast<unsigned>(f);
        bits = on ? bits | bit : bits & ~bit;
    }
    friend bool operator==(Flags, Flags) = default;
};

/// What is asked before anything is suggested (docs/model.md §6); core/day/questions.h says what each was answered.
enum class StopQuestion : std::uint8_t { anticoagulant, calcium, kidney, under_18 };
inline constexpr std::size_t stop_question_count = 4;
inline constexpr std::array<StopQuestion, stop_question_count> all_stop_questions{
    StopQuestion::anticoagulant, StopQuestion::calcium, StopQuestion::kidney, StopQuestion::under_18};

/// A set of the four as bits.
struct StopQuestions {
    std::uint8_t bits = 0;
    [[nodiscard]] constexpr bool has(StopQuestion q) const { return (bits >> static_cast<unsigned>(q) & 1U) != 0; }
    constexpr void set(StopQuestion q, bool on) {
        const unsigned bit = 1U << static_cast<unsigned>(q);
        bits = static_cast<std::uint8_t>(on ? bits | bit : bits & ~bit);
    }
    friend bool operator==(StopQuestions, StopQuestions) = default;
};

/// The words of the formats: slot_key(Slot::lunch) == "lunch", and so on.
inline constexpr std::array<std::string_view, 2> lang_keys{"zh", "en"};
inline constexpr std::array<std::string_view, 2> scope_keys{"plate", "day"};
inline constexpr std::array<std::string_view, slot_count> slot_keys{"breakfast", "lunch", "dinner", "snack",
                                                                    "supplement"};
inline constexpr std::array<std::string_view, 2> sex_keys{"female", "male"};
inline constexpr std::array<std::string_view, 3> state_keys{"none", "pregnant", "lactating"};
inline constexpr std::array<std::string_view, 6> reference_keys{"cn-2023", "cn-2013", "us", "eu", "jp-2020", "jp-2025"};
inline constexpr std::array<std::string_view, 3> sun_keys{"no", "unsure", "regular"};
inline constexpr std::array<std::string_view, flag_count> flag_keys{"vka",
                                                                    "doac",
                                                                    "ppi",
                                                                    "levothyroxine",
                                                                    "tetracycline_or_quinolone",
                                                                    "bisphosphonate",
                                                                    "thiazide",
                                                                    "digoxin",
                                                                    "hypercalcaemia",
                                                                    "hyperparathyroidism",
                                                                    "granulomatous",
                                                                    "ckd",
                                                                    "dialysis",
                                                                    "kidney_stone",
                                                                    "orlistat",
                                                                    "bile_acid_sequestrant",
                                                                    "fat_malabsorption"};
inline constexpr std::array<std::string_view, stop_question_count> stop_question_keys{"anticoagulant", "calcium",
                                                                                      "kidney", "under_18"};
inline constexpr std::array<std::string_view, 10> exclude_keys{"dairy", "egg",    "fish", "meat",       "offal",
                                                               "soy",   "gluten", "nuts", "supplement", "animal"};

[[nodiscard]] constexpr std::string_view slot_key(Slot s) {
    return slot_keys[static_cast<std::size_t>(s)];
}
[[nodiscard]] constexpr std::string_view flag_key(Flag f) {
    return flag_keys[static_cast<std::size_t>(f)];
}
[[nodiscard]] constexpr std::string_view reference_key(Reference r) {
    return reference_keys[static_cast<std::size_t>(r)];
}

struct Profile {
    Sex sex = Sex::female;
    double age = 50;  // years, 0–120
    State state = State::none;
    Reference reference = Reference::cn_2023;
    double k2_target_ug = 50;  // the reader's reference line, 30–200; no authority sets one
    Sun sun = Sun::unsure;
    bool flags_answered = false;  // false: `flags` was absent, nothing was asked yet
    Flags flags;
    Flags unsure;              // answered "not sure"; counts as yes in what is suggested and warned of
    StopQuestions unanswered;  // of the four, where flags_answered: "no" was not said (core/day/questions.h)
    Flags denied;              // conditions with "no" of their own, their question being open; not written anywhere
    std::vector<std::string> exclude;  // dairy egg fish meat offal soy gluten nuts supplement animal
    bool allow_supplements = false;    // may suggestions name supplements?
    bool personal_absorption = false;  // use f_age and f_D (docs/model.md §1.3)
    bool postmenopausal = false;
    std::optional<double> serum_25ohd_nmol_l;  // a lab value, 5–500
    friend bool operator==(const Profile&, const Profile&) = default;
};

inline constexpr double max_item_g = 5000;
inline constexpr double max_item_units = 100;
/// What a unit of a reader's own food weighs where nobody said.
inline constexpr double unsaid_serving_g = 100;

/// One food in one meal: exactly one of grams and units is set.
struct Item {
    std::string food;  // id, in the catalogue or among the day's own foods
    std::optional<double> g;
    std::optional<double> units;    // × serving for foods per 100 g; tablets for supplements
    std::optional<bool> with_meal;  // absent: true in meal slots, false in Slot::supplement
    friend bool operator==(const Item&, const Item&) = default;
};

/// One eating occasion.
struct Meal {
    Slot slot = Slot::breakfast;
    std::vector<Item> items;
    friend bool operator==(const Meal&, const Meal&) = default;
};

/// A food that the reader described. Its nutrients are cells like the catalogue's.
struct OwnFood {
    std::string id;
    std::string name;
    Basis basis = Basis::per_100g;
    double serving_g = unsaid_serving_g;
    bool supplement = false;
    bool vitamin_d2 = false;
    Kappa kappa;
    PerNutrient<Cell> cells;
    /// The same food as evaluate and search see it. The views point into *this.
    [[nodiscard]] Food as_food() const;
};

/// So much of a food in a dish.
struct DishPart {
    std::string food;  // id, in the catalogue or among the day's own foods; counted by weight, no dish
    double g = 0;
    friend bool operator==(const DishPart&, const DishPart&) = default;
};

/// A dish that the reader made: it counts as what is in it (core/day/portions.h).
struct OwnDish {
    std::string id;
    std::string name;
    double g = 0;  // of the whole, as it is eaten; one serving
    std::vector<DishPart> ingredients;
    friend bool operator==(const OwnDish&, const OwnDish&) = default;
    /// As search and lists see it, still without ingredients (core/day/own_foods.h). The views point into *this.
    [[nodiscard]] Food as_food() const;
};

/// An earlier day in numbers: feeds the seven-day average and S03 (recent_days.h says which count).
struct RecentDay {
    std::string date;  // "2026-11-23"
    std::optional<double> k1_ug, k2_ug, mk7_ug;
    friend bool operator==(const RecentDay&, const RecentDay&) = default;
};

struct Day {
    Lang lang = Lang::zh;
    Scope scope = Scope::plate;
    std::optional<std::string> date;  // its own, "2026-11-24"; where it is not known all recent_days count
    Profile profile;
    std::vector<Meal> meals;
    PerNutrient<std::optional<double>> rest_of_day;  // eaten beside what is listed, exact
    std::vector<RecentDay> recent_days;
    std::vector<OwnFood> foods;
    std::vector<OwnDish> dishes;
};

/// The first meal of the slot; made where there is none, so that meals stay in the order of a day.
[[nodiscard]] Meal& meal_of(Day& day, Slot slot);

/// Does the item stay within the limits, whichever way it is given: 5 kg, 100 units, 5 kg in all its units? A unit of
/// a per_unit food weighs something only where its weight was said.
[[nodiscard]] bool within_limits(const Item& item, Basis basis, double serving_g);

}  // namespace k2
