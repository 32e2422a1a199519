// Reports as CSV (RFC 4180), one line each: for spreadsheets and statistics programs. Columns: docs/formats.md.
#pragma once

#include <string>

#include "core/base/result.h"
#include "core/nutrition/report.h"

namespace k2 {

/// The line of headings.
[[nodiscard]] std::string report_csv_headings();

/// The report of input line `line`. Blank: not shown, or not known.
[[nodiscard]] std::string write_report_csv(long line, const Report& report);

/// A refused input line: place and message, the rest blank.
[[nodiscard]] std::string write_error_csv(long line, const Error& error);

}  // namespace k2
