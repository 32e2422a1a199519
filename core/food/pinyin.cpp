#include "core/food/pinyin.h"

#include <algorithm>
#include <cstddef>
#include <optional>

namespace k2 {
namespace {

constexpr std::size_t first_character = 0x4E00;
constexpr std::size_t character_count = 0x5200;
constexpr std::size_t utf8_size = 3;

/// The place in the table of the character at the front; nothing for anything else.
std::optional<std::size_t> character(std::string_view text) {
    if (text.size() < utf8_size) return std::nullopt;
    const auto bits = [&](std::size_t i, unsigned mask) { return static_cast<unsigned char>(text[i]) & mask; };
    const std::size_t code = bits(0, 0x0FU) << 12U | bits(1, 0x3FU) << 6U | bits(2, 0x3FU);
    const bool chinese = bits(0, 0xF0U) == 0xE0U && code >= first_character && code - first_character < character_count;
    return chinese ? std::optional(code - first_character) : std::nullopt;
}

}  // namespace

Pinyin::Pinyin(std::string_view characters, std::string_view syllables, std::string_view readings)
    : readings_(character_count) {
    for (std::size_t number = 1; !syllables.empty() && number < syllables_.size(); ++number) {
        syllables_[number] = syllables.substr(0, syllables.find(' '));
        syllables.remove_prefix(std::min(syllables.size(), syllables_[number].size() + 1));
    }
    for (; !characters.empty() && readings.size() > 1; readings.remove_prefix(2)) {
        const int number = 26 * (readings[0] - 'a') + (readings[1] - 'a');
        if (const auto place = character(characters)) readings_[*place] = static_cast<std::uint16_t>(number);
        characters.remove_prefix(std::min(characters.size(), utf8_size));
    }
}

std::string Pinyin::of(std::string_view name) const {
    std::string out;
    bool chinese = false;
    bool apart = false;  // whether a blank comes before what follows
    while (!name.empty() && name.front() != '(') {
        if (const auto place = character(name)) {
            const std::string_view syllable = syllables_[readings_[*place]];
            if (syllable.empty()) return {};
            if (!out.empty()) out += ' ';
            out += syllable;
            chinese = apart = true;
            name.remove_prefix(utf8_size);
            continue;
        }
        char c = name.front();
        name.remove_prefix(1);
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            if (apart && !out.empty()) out += ' ';
            out += c;
            apart = false;
        } else {
            apart = true;
        }
    }
    return chinese ? out : std::string{};
}

}  // namespace k2
