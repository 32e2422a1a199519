// What a person types as a number or an amount, read in one way everywhere: plate, own foods, profile, sentences.
//
// Texts are UTF-8. Nothing depends on a locale and nothing is guessed: a text is read as a whole, or refused with the
// reason. Full-width and traditional characters count as their plain ones, upper case as lower.
//
// Numbers. 1.5 · 1,5 · 1，5 · 2。5 · .5 · ½ · 1½ · 1/2 · 1 1/2 · 半 · 十五 · 二十 · 一百零五 · 一百五 (150) · 一点五 ·
// 三分之一.
//   A point is always a decimal point. A comma or a blank before exactly three digits, after one to three that are not
//   0, parts thousands: 1,000 and 1 000 are a thousand, 0,125 an eighth; any other comma is a decimal one.
//   Refused: 1e9, +5, two numbers, two numerals in a row (三四), a sign.
// Amounts. A number, a unit, and 半 for half a unit more (一斤半); weights may follow each other (一斤二两).
//   Weights of every food per 100 g: g kg oz lb 克 公克 公斤 千克 斤 (500 g) 两 (50 g). ml and l where the food's own
//   serving is given in ml. Beside them only the unit of the food's serving in either language ("2片(60克)": 1片 = 30
//   g). A bare number is in the unit that the reader has before him (BareUnit).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/food.h"
#include "core/result.h"

namespace k2 {

/// A serving label taken apart: "2片(60克可食)" is 2 | 片 | 60 | 可食. Views into the label.
struct ServingLabel {
    double count = 1;
    std::string_view unit;   // "片", "slices"
    double measure = 0;      // the number in brackets; 0: none
    bool in_ml = false;      // of the measure: ml, otherwise g
    std::string_view state;  // "干", "dry", "可食": what the measure refers to
};
[[nodiscard]] ServingLabel serving_label(std::string_view label);

enum class TypedProblem : std::uint8_t {
    empty,
    not_a_number,
    several_numbers,
    negative,          // an amount may not be 0 either
    wrong_order,       // of a range
    out_of_limits,     // see least and most
    unknown_unit,      // not one of this food or quantity
    no_volume,         // nobody said what a ml of it weighs
    counted_by_piece,  // a weight or volume of a tablet
    liang_alone,       // 两: two, or 50 g?
};
inline constexpr std::size_t typed_problem_count = 10;

/// Why a text was refused.
struct Refusal {
    TypedProblem problem;
    double least = 0;  // of out_of_limits, in the unit of the value
    double most = 0;
};

/// What a bare number of an amount counts. Foods per unit: always their units.
enum class BareUnit : std::uint8_t {
    weight,        // g; ml where the serving is given in ml
    household_zh,  // the unit of the Chinese label
    household_en,
};

/// The least amount that can be typed: less would be shown as 0.
inline constexpr double least_amount = 0.1;

/// An amount of a food: g of one per 100 g, units of one per unit. From 0.1 to 5000 g, or to 100 units.
[[nodiscard]] Result<double, Refusal> read_amount(std::string_view typed, const Food& food, BareUnit bare);

/// Kinds of numbers, by the unit of the value and of a bare number.
enum class Quantity : std::uint8_t {
    years,
    milligrams,
    micrograms,
    grams,
    kilocalories,
    vitamin_d_ug,
    vitamin_d_iu,  // the value is in µg all the same: 1 µg = 40 IU
    serum_nmol_l,
    serum_ng_ml,  // the value is in nmol/L all the same
};

/// The factor of 25(OH)D: molar mass 400.64 g/mol, so 1 ng/mL = 2.496 nmol/L; laboratories and docs/model.md §2
/// use 2.5.
inline constexpr double nmol_l_per_ng_ml = 2.5;
inline constexpr double iu_per_ug_vitamin_d = 40;

struct TypedNumber {
    double low = 0, mid = 0, high = 0;  // in the unit of the quantity's value; equal unless a range was typed
    bool ranged = false;
    Quantity unit = Quantity::years;  // in whose unit it was typed
};

/// One number of 0 or more. Grams, mg and µg stand for each other, as do µg and IU of vitamin D, nmol/L and ng/mL.
[[nodiscard]] Result<TypedNumber, Refusal> read_number(std::string_view typed, Quantity quantity);
/// One number, "20–40" (its middle is the typical value) or "20–30–40"; a unit at the end holds for all.
[[nodiscard]] Result<TypedNumber, Refusal> read_range(std::string_view typed, Quantity quantity);

}  // namespace k2
