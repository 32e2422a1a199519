// Comma-separated values as RFC 4180 has them: quoted fields, "" for a quote, LF or CRLF.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace k2::data {

struct CsvRow {
    std::size_t line = 0;  // where it begins, from 1
    std::vector<std::string> fields;
};

/// The rows, the headings first. Every row has as many fields as the headings; an empty text has none.
/// Error::at is "line 12".
[[nodiscard]] Result<std::vector<CsvRow>> read_csv(std::string_view text);

}  // namespace k2::data
