// Finding foods by what a reader types: Chinese and English names, aliases, pinyin and its initials.
//
// Case, blanks and marks do not matter; traditional characters and full-width forms count as the simple ones.
// A name is what stands before its bracket, comma or, of a food that is no dish,
// "with" ("鸡蛋(全蛋)", "Egg, whole, raw", "Apple with skin"), or
// all of it. What is found comes in this order: whole name, whole alias, beginning of a name, of an alias, whole
// pinyin, its initials, beginning of the pinyin, of the initials, within (of Latin letters: the beginning of a word).
// Where that finds nothing, one slip: of three Latin letters or more one wrong, missing, extra or two swapped; Chinese
// characters that sound the same. Within a rank the foods that people know best come first, then the shorter name.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/food/food.h"

namespace k2 {

/// A food that was found, and by which name.
struct Found {
    const Food* food = nullptr;
    /// The alias that was meant, where neither name of the food shows it ("马铃薯" of 土豆); a view into the food.
    std::string_view alias = {};
    bool slip = false;  // only near to what was typed
};

/// The names of foods, written so that all of them are looked through within a fraction of a millisecond. Prescription
/// drugs are not in it: nobody finds them by a list.
class SearchIndex {
  public:
    /// The foods, the dishes, and their strings, outlive the index.
    explicit SearchIndex(std::span<const Food> foods, std::span<const Food> dishes = {});

    /// The food whose name or alias stands whole at the beginning of a text in plain characters (Pinyin::plain), and
    /// how much of the text that is. The longest one; of equal ones a name before an alias, the better known food, the
    /// shorter name. A Latin name is whole words, in either number. Size 0: none.
    struct Named {
        const Food* food = nullptr;
        std::size_t size = 0;
    };
    [[nodiscard]] Named longest_name(std::u16string_view plain) const;

  private:
    friend std::vector<Found> search(std::string_view query, std::span<const SearchIndex* const> indexes);

    enum class Kind : std::uint8_t { name, alias, pinyin };
    struct Key {
        std::uint32_t begin = 0;  // of its text
        std::uint16_t size = 0;
        std::uint16_t title = 0;  // how much of it stands before a bracket or a comma
        Kind kind = Kind::name;
        std::string_view alias;  // empty: a name of the food
    };
    struct Query;
    struct Match {
        int rank = 0;
        const Key* key = nullptr;
    };

    void add_key(std::string_view name, Kind kind, std::string_view alias, bool with_ends_title = false);
    void add_keys(const Food& food);
    [[nodiscard]] std::u16string_view text(const Key& key) const;
    [[nodiscard]] std::size_t length_at(const Key& key, std::size_t size, std::u16string_view plain) const;
    [[nodiscard]] bool word_begins(const Key& key, std::size_t at) const;
    [[nodiscard]] int initials(const Key& key, std::u16string_view letters) const;
    [[nodiscard]] int rank(const Key& key, const Query& query) const;
    [[nodiscard]] int rank_of_slip(const Key& key, const Query& query) const;
    void find(const Query& query, bool slips, std::vector<Match>& matches) const;

    std::vector<const Food*> foods_;       // the better known and shorter ones first
    std::vector<std::uint32_t> last_key_;  // of each: where the next one's begin
    std::vector<Key> keys_;
    // Of each key, beside each other, because most keys need no look at more.
    std::vector<std::uint32_t> letters_;  // which begin a word of it, as bits
    std::vector<std::uint32_t> heads_;    // its first two characters
    std::u16string text_;                 // of all keys, without blanks
    std::vector<bool> beginning_;         // of a word, for each character of it
};

/// What the query finds in all of the indexes, best first; among equals those of an earlier index. An empty query finds
/// nothing, nor does one of more than 60 characters.
[[nodiscard]] std::vector<Found> search(std::string_view query, std::span<const SearchIndex* const> indexes);

}  // namespace k2
