// What the article says and how well it is supported. From data/claims.json; grades are this project's judgement
// (docs/model.md §8): A well supported, B supported with limits, C mixed or low, D not supported as worded.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "core/day/day.h"

namespace k2 {

/// The same words in Chinese and English: words[static_cast<std::size_t>(lang)].
using Words = std::array<std::string_view, 2>;

struct Claim {
    std::string_view id;     // "Q1"
    std::string_view grade;  // "B-"
    Words claim;             // as the article has it
    Words label;             // the verdict in a few words
    Words text;              // the evidence; its papers are in details.json (core/text/details.h)
};

[[nodiscard]] std::span<const Claim> claims();

[[nodiscard]] constexpr std::string_view in(Lang lang, const Words& words) {
    return words[static_cast<std::size_t>(lang)];
}

}  // namespace k2
