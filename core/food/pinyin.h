// The pinyin of Chinese names, character by character: a reader types "nadou" or "nd" for 纳豆.
//
// One reading for each character takes a third of the bytes that the pinyin of every name would. A word in which a
// character is read otherwise carries its pinyin as an alias (k2data sees to it).
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
    /// each character, the number of its syllable from 1 to the base 26 (a is 0). The syllables outlive this.
    Pinyin(std::string_view characters, std::string_view syllables, std::string_view readings);

    /// "na dou" for "纳豆(拉丝)": what comes before a bracket, syllables apart, letters and digits in lower case. Empty
    /// when there is no Chinese in it, or a character without a reading.
    [[nodiscard]] std::string of(std::string_view name) const;

  private:
    std::array<std::string_view, 512> syllables_{};  // by number; 0: none
    std::vector<std::uint16_t> readings_;            // number of the syllable by code point from U+4E00
};

}  // namespace k2
