// The food table: every food that the page, the links and the command line know.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/food/food.h"

namespace k2 {

/// A read-only view of foods and of dishes made of them, each sorted by id, which outlive it. No id and no code is in
/// both.
class Catalogue {
  public:
    Catalogue() = default;
    Catalogue(std::span<const Food> foods, std::string_view version, std::span<const Food> dishes = {});

    [[nodiscard]] std::span<const Food> foods() const { return foods_; }
    [[nodiscard]] std::span<const Food> dishes() const { return dishes_; }
    [[nodiscard]] std::string_view version() const { return version_; }  // of the data: "2026.1"

    /// A food or a dish; nullptr when there is no such one.
    [[nodiscard]] const Food* find(std::string_view id) const;
    [[nodiscard]] const Food* find_code(std::uint16_t code) const;

  private:
    // The first eight letters of each id, as numbers in the same order: every item of a day is looked up, and these lie
    // side by side.
    using Heads = std::vector<std::uint64_t>;
    [[nodiscard]] static const Food* find(std::span<const Food> foods, const Heads& heads, std::string_view id);

    std::span<const Food> foods_;
    std::span<const Food> dishes_;
    std::string_view version_;
    Heads heads_;
    Heads dish_heads_;
};

/// The table compiled in from data/foods.json and data/dishes.json.
[[nodiscard]] const Catalogue& builtin_catalogue();

/// Where a figure of the built-in table is from: ids in data/sources.json joined by '+', and the code of the row
/// in that table. Both empty for a figure of the reader's own.
struct Origin {
    std::string_view source;      // "SR28"
    std::string_view table_code;  // "16113"; empty for papers and labels
};
[[nodiscard]] Origin origin(const Cell& cell);

}  // namespace k2
