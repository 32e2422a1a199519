#include "core/food/pinyin.h"

#include <algorithm>
#include <cstddef>

#include "core/base/each_part.h"
#include "core/base/utf8.h"

namespace k2 {
namespace {

constexpr char16_t first_character = 0x4E00;
constexpr std::size_t character_count = 0x5200;

}  // namespace

Pinyin::Pinyin(std::string_view characters, std::string_view syllables, std::string_view readings,
               std::string_view forms, std::string_view alike)
    : characters_(character_count) {
    std::size_t number = 0;
    each_part(syllables, ' ', [&](std::string_view syllable) { syllables_[++number] = syllable; });
    const auto at = [this](char16_t c) -> Character& {
        return characters_[static_cast<std::size_t>(c - first_character)];
    };
    for (; !characters.empty() && readings.size() > 1; readings.remove_prefix(2)) {
        const char16_t character = take_character(characters);
        const auto reading = static_cast<std::uint16_t>(26 * (readings[0] - 'a') + (readings[1] - 'a'));
        at(character).syllable = reading;
        while (!forms.empty()) {
            const char16_t form = take_character(forms);
            if (form == '|') break;
            at(form) = {character, reading};
        }
    }
    number = 1;
    while (!alike.empty()) {
        const char16_t character = take_character(alike);
        if (character == '|') {
            ++number;
        } else {
            at(character).syllable = static_cast<std::uint16_t>(number);
        }
    }
}

const Pinyin::Character* Pinyin::find(char16_t character) const {
    return is_chinese(character) ? &characters_[static_cast<std::size_t>(character - first_character)] : nullptr;
}

char16_t Pinyin::plain(char16_t character) const {
    if (character > 0xFF00 && character < 0xFF5F) character = static_cast<char16_t>(character - 0xFEE0);
    if (character >= 'A' && character <= 'Z') return static_cast<char16_t>(character - 'A' + 'a');
    const Character* known = find(character);
    return known != nullptr && known->simple != 0 ? known->simple : character;
}

std::string_view Pinyin::syllable(char16_t character) const {
    const Character* known = find(character);
    return known != nullptr ? syllables_[known->syllable] : std::string_view();
}

std::string Pinyin::of(std::string_view name) const {
    std::string out;
    bool chinese = false;
    bool apart = false;  // whether a blank comes before what follows
    while (!name.empty() && name.front() != '(') {
        const char16_t c = plain(take_character(name));
        if (is_chinese(c)) {
            if (syllable(c).empty()) return {};
            if (!out.empty()) out += ' ';
            out += syllable(c);
            chinese = apart = true;
        } else if (is_ascii_letter(c) || (c >= '0' && c <= '9')) {
            if (apart && !out.empty()) out += ' ';
            out += static_cast<char>(c);
            apart = false;
        } else {
            apart = true;
        }
    }
    return chinese ? out : std::string{};
}

}  // namespace k2
