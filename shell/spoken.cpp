#include "shell/spoken.h"

#include <array>

namespace k2::shell {
namespace {

struct Sign {
    std::string_view sign, zh, en;
    bool unit = false;  // counts only after a number, and where no further letter follows
};
// What begins alike stands longest first.
constexpr std::array<Sign, 9> signs{{{"kcal", "千卡", "kilocalories", true},
                                     {"mg", "毫克", "milligrams", true},
                                     {"ml", "毫升", "millilitres", true},
                                     {"µg", "微克", "micrograms", true},
                                     {"IU", "国际单位", "international units", true},
                                     {"g", "克", "grams", true},
                                     {" → ", " 到 ", " to "},
                                     {" · ", "，", ", "},
                                     {"–", " 到 ", " to "}}};

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Does what was said so far end in a number, with a space or a percent sign after it?
bool after_number(std::string_view said) {
    if (said.ends_with(' ') || said.ends_with('%')) said.remove_suffix(1);
    return !said.empty() && is_digit(said.back());
}

bool stands(const Sign& s, std::string_view said, std::string_view rest) {
    if (!rest.starts_with(s.sign)) return false;
    if (s.sign.front() == ' ') return true;
    const std::string_view next = rest.substr(s.sign.size());
    if (!s.unit) return after_number(said) && !next.empty() && is_digit(next.front());
    return after_number(said) && (next.empty() || (!is_letter(next.front()) && next.front() != '/'));
}

}  // namespace

std::string spoken(std::string_view text, Lang lang) {
    std::string said;
    said.reserve(text.size() + 16);
    while (!text.empty()) {
        std::size_t length = 1;
        std::string_view words = text.substr(0, 1);
        for (const Sign& s : signs) {
            if (!stands(s, said, text)) continue;
            length = s.sign.size();
            words = lang == Lang::zh ? s.zh : s.en;
            if (s.unit && !said.ends_with(' ')) said += ' ';
            break;
        }
        said += words;
        text.remove_prefix(length);
    }
    return said;
}

}  // namespace k2::shell
