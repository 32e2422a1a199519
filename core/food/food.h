// A food or supplement as the catalogue knows it.
//
// Strings are views into the owner (the built-in table, or the Day for a reader's own foods).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/food/estimate.h"
#include "core/food/nutrient.h"

namespace k2 {

/// Food groups: order in lists, and the stand-in for unknown values (data/groups.json).
enum class Group : std::uint8_t {
    staple,
    vegetable,
    mushroom_algae,
    soy,
    fermented_soy,
    fermented_veg,
    nuts_seeds,
    fruit_drink,
    dairy,
    cheese,
    egg,
    fish,
    poultry,
    meat,
    offal,
    oil,
    condiment,
    snack,
    supplement,
    own,
};
inline constexpr std::size_t group_count = 20;

[[nodiscard]] constexpr std::size_t index(Group g) {
    return static_cast<std::size_t>(g);
}

/// "staple", "vegetable", … as in the food table.
[[nodiscard]] constexpr std::string_view group_key(Group g) {
    constexpr std::array<std::string_view, group_count> keys{
        "staple",        "vegetable",  "mushroom_algae", "soy",        "fermented_soy",
        "fermented_veg", "nuts_seeds", "fruit_drink",    "dairy",      "cheese",
        "egg",           "fish",       "poultry",        "meat",       "offal",
        "oil",           "condiment",  "snack",          "supplement", "own"};
    return keys[index(g)];
}

/// What the nutrient cells refer to.
enum class Basis : std::uint8_t {
    per_100g,  // 100 g edible portion
    per_unit,  // one tablet, capsule or drop
};

/// Properties of a food, as bits.
enum class Tag : std::uint32_t {
    vegetarian = 1U << 0U,
    vegan = 1U << 1U,
    dairy = 1U << 2U,
    egg = 1U << 3U,
    fish = 1U << 4U,
    meat = 1U << 5U,
    offal = 1U << 6U,
    soy = 1U << 7U,
    gluten = 1U << 8U,
    nuts = 1U << 9U,
    fermented = 1U << 10U,
    supplement = 1U << 11U,
    prescription = 1U << 12U,
    vitamin_d2 = 1U << 13U,         // its vitamin D is D2
    calcium_carbonate = 1U << 14U,  // supplements: the salt decides availability
    calcium_citrate = 1U << 15U,
    natto = 1U << 16U,              // S02 names it
    calcium_fortified = 1U << 17U,  // S11: binds antibiotics like dairy does
};
inline constexpr std::size_t tag_count = 18;

/// The word of the food table for the tag with bit number `bit`.
[[nodiscard]] constexpr std::string_view tag_key(std::size_t bit) {
    constexpr std::array<std::string_view, tag_count> keys{"vegetarian",
                                                           "vegan",
                                                           "dairy",
                                                           "egg",
                                                           "fish",
                                                           "meat",
                                                           "offal",
                                                           "soy",
                                                           "gluten",
                                                           "nuts",
                                                           "fermented",
                                                           "supplement",
                                                           "prescription",
                                                           "vitamin_d2",
                                                           "calcium_carbonate",
                                                           "calcium_citrate",
                                                           "natto",
                                                           "calcium_fortified"};
    return keys[bit];
}

/// The meals at which a food is eaten, as bits of Food::meals: bit n is the n-th of these words.
inline constexpr std::array<std::string_view, 4> meal_keys{"breakfast", "lunch", "dinner", "snack"};

/// How usual a food is in an ordinary household of mainland China: bought there, known, neither. The numbers are those
/// of the food table.
enum class Familiarity : std::uint8_t { usual = 1, known, rare };

/// Share of a food's calcium that loads the transporter (docs/model.md §1.2), with its range.
/// The defaults are those of an unknown mixed food.
struct Kappa {
    double mid = 0.8;
    double low = 0.5;
    double high = 1.1;
    std::string_view basis;  // "table: dairy"; empty for a reader's own food
};

struct Food;

/// One food in a dish.
struct Ingredient {
    const Food* food = nullptr;  // per 100 g, no dish
    double share = 0;  // g of it, as its figures count it (raw where they are of the raw food), per g of the dish
};

struct Food {
    std::string_view id;     // "natto"; never changes its meaning
    std::uint16_t code = 0;  // number for links, kept for ever; 0 for a reader's own food
    std::string_view name_zh;
    std::string_view name_en;
    std::string_view aliases;  // '|' between them: other names, pinyin, English
    std::string_view unit_zh;  // what one serving is called: "1盒(40克)"
    std::string_view unit_en;  // "1 pack (40 g)"
    std::string_view emoji;    // picture on plate and list; may be empty
    Group group = Group::own;
    Basis basis = Basis::per_100g;
    double serving_g = 100;  // one household unit in g; 1 for per_unit foods
    std::uint32_t tags = 0;  // bits of Tag
    Familiarity familiarity = Familiarity::rare;
    std::uint8_t meals = 0;   // bits of meal_keys; none: not eaten as it is (raw meat, dry noodles), or a tablet
    std::string_view family;  // one word for foods that replace one another ("milk"): kin(); empty: none but itself
    Kappa kappa;
    PerNutrient<Cell> cells;                          // per basis; k2_ug and k_total_ug included
    std::optional<double> oxalate_mg = std::nullopt;  // per basis; known for few foods
    // How far the range of its calcium load κ·m reaches, as Cell::below and above.
    double load_below = 0;
    double load_above = 0;
    /// Of a dish, never empty then: a food made of foods. It is eaten as these; its own cells only describe it
    /// (dish.h).
    std::span<const Ingredient> ingredients;

    [[nodiscard]] bool is_dish() const { return !ingredients.empty(); }
    [[nodiscard]] bool has(Tag t) const { return (tags & static_cast<std::uint32_t>(t)) != 0; }
    /// `meal`: a place in meal_keys.
    [[nodiscard]] bool eaten_at(std::size_t meal) const { return (meals >> meal & 1U) != 0; }
    /// The family, of a food that has none its own id.
    [[nodiscard]] std::string_view kin() const { return family.empty() ? id : family; }
    [[nodiscard]] bool is_supplement() const { return has(Tag::supplement); }
    [[nodiscard]] const Cell& cell(Nutrient n) const { return cells[index(n)]; }
};

/// Whether a list may begin with the food, or a suggestion name it, because of this nutrient. Not by a figure that is
/// unknown, of one small study (grade C) or an estimate (D): one old sample of goose liver would head every list of
/// vitamin K2. Never a prescription drug.
[[nodiscard]] inline bool may_headline(const Food& food, Nutrient n) {
    const Cell& cell = food.cell(n);
    return cell.known && cell.grade != Grade::c && cell.grade != Grade::d && !food.has(Tag::prescription);
}

}  // namespace k2
