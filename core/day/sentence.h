// A sentence about meals, as somebody types, pastes or dictates it: "早上两个鸡蛋半盒牛奶", "two eggs for breakfast".
//
// Foods stand in the text by a whole name or alias in either language, the longest one counting; their amounts before
// or behind them, in words or figures (core/day/typed.h); a meal of the day holds for the foods that follow, or, at the
// end of a clause, for those before it. No amount: one household portion. Nothing is guessed: what could not be read
// comes back, in order, and a food name that goes on in an unknown word (鸡蛋灌饼) is no food.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/day/day.h"
#include "core/food/search.h"

namespace k2 {

struct SentenceItem {
    const Food* food = nullptr;
    double amount = 0;         // g of a food per 100 g, units of one per unit; within the limits of a day
    std::optional<Slot> slot;  // nothing: the sentence does not say
    std::string_view text;     // where it stands in the sentence
};

struct SentenceReading {
    std::vector<SentenceItem> items;
    std::vector<std::string_view> unread;
};

inline constexpr std::size_t longest_sentence = 1000;  // characters

/// Error: the text is longer than longest_sentence. The views are into the text; the foods those of the indexes, an
/// earlier one's before a later one's of the same name.
[[nodiscard]] Result<SentenceReading> read_sentence(std::string_view text, std::span<const SearchIndex* const> indexes);

}  // namespace k2
