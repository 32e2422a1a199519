// The food table: every food that the page, the links and the command line know.
//
// It comes in two parts. The first foods (data/first.json) are compiled in: what a reader meets first. The later ones,
// the dishes, and where all figures are from, are a text: the page fetches it right after its first part, everybody
// else has it compiled in too. What is said of a group as a whole (groups.h) is always that of the whole table.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/food/dish_table.h"
#include "core/food/food.h"

namespace k2 {

/// A read-only view of foods and of dishes made of them, each sorted by id, which outlive it. No id and no code is in
/// both.
class Catalogue {
  public:
    Catalogue() = default;
    /// Both sorted by id.
    Catalogue(std::span<const Food> foods, std::string_view version, std::span<const Food> dishes = {},
              bool whole = true);

    /// False: later foods are still to come.
    [[nodiscard]] bool whole() const { return whole_; }
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
    bool whole_ = true;
    Heads heads_;
    Heads dish_heads_;
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
    DishTable dishes_;
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
