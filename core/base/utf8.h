// Characters of a UTF-8 text, one after the other. Bytes that are none count as one unknown character each.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace k2 {

inline constexpr char16_t unknown_character = 0xFFFD;

/// Takes the first character off a text that is not empty. Beyond U+FFFF (emoji, rare Chinese): unknown_character.
inline char16_t take_character(std::string_view& text) {
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t size = lead < 0x80U        ? 1
                             : lead >> 5U == 6U  ? 2
                             : lead >> 4U == 14U ? 3
                             : lead >> 3U == 30U ? 4
                                                 : 0;
    bool whole = size > 0 && size <= text.size();
    unsigned code = size < 2 ? lead : lead & 0xFFU >> (size + 1);
    for (std::size_t i = 1; whole && i < size; ++i) {
        const auto next = static_cast<unsigned char>(text[i]);
        whole = next >> 6U == 2U;
        code = code << 6U | (next & 0x3FU);
    }
    text.remove_prefix(whole ? size : 1);
    return whole && code <= 0xFFFFU ? static_cast<char16_t>(code) : unknown_character;
}

/// Puts the character behind the text.
inline void append_utf8(std::string& text, char16_t character) {
    const unsigned code = character;
    const auto put = [&text](unsigned byte) { text += static_cast<char>(byte); };
    if (code < 0x80U) {
        put(code);
        return;
    }
    if (code < 0x800U) {
        put(0xC0U | code >> 6U);
    } else {
        put(0xE0U | code >> 12U);
        put(0x80U | (code >> 6U & 0x3FU));
    }
    put(0x80U | (code & 0x3FU));
}

/// A blank is no letter; Chinese is.
[[nodiscard]] constexpr bool is_ascii_letter(char16_t c) {
    return c >= 'a' && c <= 'z';
}
[[nodiscard]] constexpr bool is_chinese(char16_t c) {
    return c >= 0x4E00 && c <= 0x9FFF;
}

}  // namespace k2
