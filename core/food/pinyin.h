// Chinese characters as a search takes them: their pinyin (a reader types "nadou" or "nd" for 纳豆), their simple form
// (雞蛋 is 鸡蛋), and which sound alike (鸡旦 is meant to be 鸡蛋).
//
// One reading for each character takes a third of the bytes that the pinyin of every name would. A word in which a
// character is read otherwise carries its pinyin as an alias (k2data sees to it). Only characters of the table's names
// are known, their other forms, and some frequent characters of the same sounds (data/characters.json, from Unihan).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace k2 {

class Pinyin {
  public:
    /// `characters`: "纳豆…", all of U+4E00 to U+9FFF; `syllables`: "ai an …", at most 511; `readings`: two letters for
    /// each character, the number of its syllable from 1 to the base 26 (a is 0). `forms`: the other forms of each
    /// character, '|' between the characters; `alike`: more characters of each syllable, '|' between the syllables. The
    /// syllables outlive this.
    Pinyin(std::string_view characters, std::string_view syllables, std::string_view readings,
           std::string_view forms = {}, std::string_view alike = {});

    /// "na dou" for "纳豆(拉丝)": what comes before a bracket, syllables apart, letters and digits in lower case. Empty
    /// when there is no Chinese in it, or a character without a reading.
    [[nodiscard]] std::string of(std::string_view name) const;

    /// The plain way to write a character: simple Chinese, full-width ASCII narrow, small letters.
    [[nodiscard]] char16_t plain(char16_t character) const;

    /// "dou"; empty: not known.
    [[nodiscard]] std::string_view syllable(char16_t character) const;

  private:
    struct Character {
        char16_t simple = 0;         // 0: itself
        std::uint16_t syllable = 0;  // its number
    };
    [[nodiscard]] const Character* find(char16_t character) const;

    std::array<std::string_view, 512> syllables_{};  // by number; 0: none
    std::vector<Character> characters_;              // by code point from U+4E00
};

/// Of the compiled-in table.
[[nodiscard]] const Pinyin& builtin_pinyin();

}  // namespace k2
