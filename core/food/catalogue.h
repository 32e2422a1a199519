// The food table: every food that the page, the links and the command line know.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/food/food.h"

namespace k2 {

/// A read-only view of foods sorted by id, which outlive it.
class Catalogue {
  public:
    Catalogue() = default;
    Catalogue(std::span<const Food> sorted_by_id, std::string_view version);

    [[nodiscard]] std::span<const Food> foods() const { return foods_; }
    [[nodiscard]] std::string_view version() const { return version_; }  // of the data: "2026.1"

    /// nullptr when there is no such food.
    [[nodiscard]] const Food* find(std::string_view id) const;
    [[nodiscard]] const Food* find_code(std::uint16_t code) const;

  private:
    std::span<const Food> foods_;
    std::string_view version_;
    // The first eight letters of each id, as numbers in the same order: every item of a day is looked up, and these lie
    // side by side.
    std::vector<std::uint64_t> heads_;
};

/// The table compiled in from data/foods.json.
[[nodiscard]] const Catalogue& builtin_catalogue();

/// Where a figure of the built-in table is from: ids in data/sources.json joined by '+', and the code of the row
/// in that table. Both empty for a figure of the reader's own.
struct Origin {
    std::string_view source;      // "SR28"
    std::string_view table_code;  // "16113"; empty for papers and labels
};
[[nodiscard]] Origin origin(const Cell& cell);

}  // namespace k2
