// The food table as CSV (RFC 4180): for spreadsheets.
#pragma once

#include <string>

#include "core/catalogue.h"

namespace k2 {

/// A line of headings, then one line per food. Each nutrient has five columns: typical, low, high, grade, source with
/// the row of its table. Blank: unknown. Last come the licence of each source that the line names, and which of them
/// were not read themselves.
[[nodiscard]] std::string write_foods_csv(const Catalogue& catalogue);

}  // namespace k2
