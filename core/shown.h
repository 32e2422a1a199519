// Numbers as people see them: made once, here, so that page, picture, print, table and command line agree.
//
// Rounding is half away from zero. mg, kcal, percent and score are whole; µg and g below 10 have one decimal, else
// none; a decimal of 0 is not written. Vitamin D is also given in IU. What is above 0 never reads 0 but "<0.1" or "<1",
// and what nobody measured is a word, no number.
#pragma once

#include <string>
#include <string_view>

#include "core/day.h"
#include "core/estimate.h"
#include "core/nutrient.h"
#include "core/report.h"

namespace k2 {

/// "−12", "0", "7.5" (one decimal): a true minus sign.
[[nodiscard]] std::string format_number(double value, int decimals);

/// "862 mg", "7.5 µg", "10 µg (400 IU)"
[[nodiscard]] std::string format_amount(Nutrient nutrient, double amount, Lang lang);

/// "790–940 mg"; a single number where both ends look the same.
[[nodiscard]] std::string format_range(Nutrient nutrient, double low, double high);

/// "18%", "9–28%" of a share 0–1.
[[nodiscard]] std::string format_percent(double share);
[[nodiscard]] std::string format_percent_range(double low, double high);

/// Fills report.shown, sorted by key, from everything else in the report.
void fill_shown(Report& report);

}  // namespace k2
