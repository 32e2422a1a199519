// What a reader sees only after asking for it: how each number is computed, the evidence of the article's claims, where
// the figures are from. Too long for the program, so it is a file of its own, details.json, made by k2data from
// data/explain.json, claims.json and sources.json and fetched when it is wanted.
//
// Lists of rows of texts, by name:
//   "balance", "ca", …, "Q1"…   kind, Chinese, English[, url]   the blocks of one explanation, in order
//   "_words"                    key, Chinese, English
//   "_sources"                  id, Chinese, English, url       every source of figures, with its mark
//   "_origins"                  source ids joined by '+', code   at the index Cell::origin
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/day/day.h"

namespace k2 {

struct Details {
    using Row = std::vector<std::string>;  // never fewer than two texts
    std::map<std::string, std::vector<Row>, std::less<>> lists;

    /// Empty when there is no such list.
    [[nodiscard]] const std::vector<Row>& list(std::string_view name) const;
    /// The row that begins with this text; nullptr when there is none.
    [[nodiscard]] const Row* find(std::string_view name, std::string_view first) const;
};

/// A row's words in a language: its second or third text.
[[nodiscard]] std::string_view in(Lang lang, const Details::Row& row);

}  // namespace k2
