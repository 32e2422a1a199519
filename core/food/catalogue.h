// The food table: every food that the page, the links and the command line know.
//
// It comes in two parts. The first foods (data/first.json) are compiled in: what a reader meets first. The later ones,
// and where all figures are from, are a text: the page fetches it right after its first part, everybody else has it
// compiled in too. What is said of a group as a whole (groups.h) is always that of the whole table.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/food/food.h"

namespace k2 {

/// A read-only view of foods sorted by id, which outlive it.
class Catalogue {
  public:
    Catalogue() = default;
    Catalogue(std::span<const Food> sorted_by_id, std::string_view version, bool whole = true);

    /// False: later foods are still to come.
    [[nodiscard]] bool whole() const { return whole_; }
    [[nodiscard]] std::span<const Food> foods() const { return foods_; }
    [[nodiscard]] std::string_view version() const { return version_; }  // of the data: "2026.1"

    /// nullptr when there is no such food.
    [[nodiscard]] const Food* find(std::string_view id) const;
    [[nodiscard]] const Food* find_code(std::uint16_t code) const;

  private:
    std::span<const Food> foods_;
    std::string_view version_;
    bool whole_ = true;
    // The first eight letters of each id, as numbers in the same order: every item of a day is looked up, and these lie
    // side by side.
    std::vector<std::uint64_t> heads_;
};

/// The table in its two parts: at first the first foods, once the later text was added all.
class FoodTable {
  public:
    FoodTable();
    FoodTable(const FoodTable&) = delete;
    FoodTable& operator=(const FoodTable&) = delete;

    /// The same object before and after.
    [[nodiscard]] const Catalogue& catalogue() const { return catalogue_; }

    /// Takes the text that k2data wrote beside the first foods (later_foods.txt), once. False: it is another one, or
    /// damaged, or there already; nothing changes. Pointers to foods are void afterwards.
    bool add_later(std::string text);

  private:
    std::string later_;  // what the later foods' strings are views into
    std::vector<Food> foods_;
    Catalogue catalogue_;
};

/// The whole table, both parts compiled in.
[[nodiscard]] const Catalogue& builtin_catalogue();

/// The text of the later part as it is compiled in.
[[nodiscard]] std::string_view later_foods();

/// Where a figure of the whole table is from: ids in data/sources.json joined by '+', and the code of the row
/// in that table. Both empty for a figure of the reader's own.
struct Origin {
    std::string_view source;      // "SR28"
    std::string_view table_code;  // "16113"; empty for papers and labels
};
[[nodiscard]] Origin origin(const Cell& cell);

}  // namespace k2
