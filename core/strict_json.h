// Reading JSON text without guessing: a duplicate key, an infinite number, anything after the end are errors with a
// place.
//
// Internal to json.cpp and the data checker, the only users of nlohmann/json.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string_view>

#include "core/result.h"

namespace k2 {

struct JsonLimits {
    std::size_t bytes = std::size_t{4} << 20U;
    std::size_t depth = 16;
};

/// The document, or where it stops being one: Error::at is a JSON pointer, the message names line and column.
[[nodiscard]] Result<nlohmann::json> parse_strict(std::string_view text, const JsonLimits& limits = {});

/// A key as one step of a JSON pointer (RFC 6901): '~' and '/' escaped.
[[nodiscard]] std::string pointer_step(std::string_view key);

}  // namespace k2
