// The data checker's JSON: nlohmann's documents, read as strictly as core/format/json_reader.h reads days.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "core/base/result.h"

namespace k2 {

/// The document, or where it stops being one: Error::at is a JSON pointer, the message names line and column.
[[nodiscard]] Result<nlohmann::json> parse_strict(std::string_view text);

}  // namespace k2
