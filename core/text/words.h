// A text in both languages.
#pragma once

#include <array>
#include <string_view>

#include "core/day/day.h"

namespace k2 {

/// The same words in Chinese and English: words[static_cast<std::size_t>(lang)].
using Words = std::array<std::string_view, 2>;

[[nodiscard]] constexpr std::string_view in(Lang lang, const Words& words) {
    return words[static_cast<std::size_t>(lang)];
}

}  // namespace k2
