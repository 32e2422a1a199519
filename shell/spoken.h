// What is drawn short is spoken in words: "30–53 µg" is "30 到 53 微克", "30 to 53 micrograms".
#pragma once

#include <string>
#include <string_view>

#include "core/day/day.h"

namespace k2::shell {

/// The text as it is read aloud: units after a number, ranges, arrows and middle dots are words and commas.
[[nodiscard]] std::string spoken(std::string_view text, Lang lang);

}  // namespace k2::shell
