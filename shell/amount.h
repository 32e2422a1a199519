// Amounts as people say them: "1 盒 · 40 g", "半盒 · 20 g", "2 片", and back from typed text.
//
// A food's serving label ("1盒(40克)", "2 slices (60 g)") holds a count, a household unit and, in brackets, the weight.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/day.h"
#include "core/food.h"

namespace k2::shell {

struct AmountText {
    std::string household;                     // "1 盒"; empty when the amount is no round number of servings
    std::string weight;                        // "40 g", "250 ml", "40 g 干"; empty for tablets
    [[nodiscard]] std::string joined() const;  // "1 盒 · 40 g"
    [[nodiscard]] const std::string& main() const { return household.empty() ? weight : household; }
};

[[nodiscard]] AmountText amount_text(const Food& food, const Item& item, Lang lang);
/// One serving of it.
[[nodiscard]] AmountText serving_text(const Food& food, Lang lang);

/// Grams of an item whichever way it is given; for per_unit foods the number of units.
[[nodiscard]] double plain_amount(const Food& food, const Item& item);

/// At most two decimals, no trailing zeros: "40", "2.5", "0.25".
[[nodiscard]] std::string number_text(double value);

/// A typed amount: "40", "40 克", "４０", "2.5g". Nothing is guessed: empty when it is not one plain number.
[[nodiscard]] std::optional<double> parse_amount(std::string_view typed);

/// "纯牛奶(全脂,中国)" → "纯牛奶" and "全脂, 中国": the first line of a row and the start of its second.
struct NameParts {
    std::string_view title;
    std::string_view qualifier;
};
[[nodiscard]] NameParts name_parts(std::string_view name, Lang lang);

}  // namespace k2::shell
