// Amounts as people say them: "1 盒 · 40 g", "半盒 · 20 g", "2 片", and back from typed text (core/typed.h).
//
// A food's serving label ("1盒(40克)", "2 slices (60 g)") holds a count, a household unit and, in brackets, the weight.
#pragma once

#include <string>
#include <string_view>

#include "core/day.h"
#include "core/food.h"
#include "core/texts.h"
#include "core/typed.h"
#include "shell/semantics.h"

namespace k2::shell {

struct AmountText {
    std::string household;                              // "1 盒"; empty when the amount is no round number of servings
    std::string weight;                                 // "40 g", "250 ml", "40 g 干"; empty for tablets
    [[nodiscard]] std::string joined() const;           // "1 盒 · 40 g"
    [[nodiscard]] std::string spoken(Lang lang) const;  // "1 盒，40 克"
    [[nodiscard]] const std::string& main() const { return household.empty() ? weight : household; }
};

[[nodiscard]] AmountText amount_text(const Food& food, const Item& item, Lang lang);
/// One serving of it.
[[nodiscard]] AmountText serving_text(const Food& food, Lang lang);

/// Grams of an item whichever way it is given; for per_unit foods the number of units.
[[nodiscard]] double plain_amount(const Food& food, const Item& item);

/// At most two decimals, no trailing zeros: "40", "2.5", "0.25".
[[nodiscard]] std::string number_text(double value);

/// What was typed for an item, as plain_amount(): a bare number is in the unit that the item's main() shows.
[[nodiscard]] Result<double, Refusal> read_amount_of(std::string_view typed, const Food& food, const Item& item,
                                                     Lang lang);

/// The number that an item's main() shows, its limits, and the step of the arrow keys: half a unit, 1 g or ml.
[[nodiscard]] Range shown_range(const Food& food, const Item& item, Lang lang);

/// At most so many characters, then "…": what was typed can be anything.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t most);

/// The units that an amount of the food can be typed in: "个、克".
[[nodiscard]] std::string units_of(const Food& food, Lang lang);

/// Why what was typed for an item was refused, and that the old amount stays: whole sentences.
[[nodiscard]] std::string amount_refusal(const Refusal& refusal, std::string_view typed, const Food& food, Lang lang);
/// Why a number was refused, without a full stop.
[[nodiscard]] std::string number_refusal(const Refusal& refusal, std::string_view typed, Quantity quantity, Lang lang);
/// The same as whole sentences where an old value stays.
[[nodiscard]] std::string still(std::string_view reason, Lang lang);

/// "纯牛奶(全脂,中国)" → "纯牛奶" and "全脂, 中国": the first line of a row and the start of its second.
struct NameParts {
    std::string_view title;
    std::string_view qualifier;
};
[[nodiscard]] NameParts name_parts(std::string_view name, Lang lang);

}  // namespace k2::shell
