#include "core/food/search.h"

#include <algorithm>
#include <string>

#include "core/base/each_part.h"
#include "core/food/pinyin.h"

namespace k2 {
namespace {
#include "pinyin_data.inc"

/// ASCII letters in lower case, without blanks; other bytes as they are.
std::string folded(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == ' ' || c == '\t' || c == '\n') continue;
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
}

/// "na dou" → "nd"; "" where there is but one syllable.
std::string initials(std::string_view text) {
    std::string out;
    bool start = true;
    for (const char c : text) {
        if (start && c != ' ') out += c;
        start = c == ' ';
    }
    return out.size() > 1 ? out : std::string{};
}

constexpr int whole = 6;
constexpr int beginning = 4;
constexpr int within = 2;

int match(std::string_view name, std::string_view query) {
    const std::string text = folded(name);
    if (text == query) return whole;
    if (text.starts_with(query)) return beginning;
    return text.find(query) != std::string::npos ? within : 0;
}

/// "Egg, whole, raw" is wholly answered by "egg": what comes before the first mark is a name too.
int name_score(std::string_view name, char mark, std::string_view query) {
    return std::max(match(name, query), match(name.substr(0, std::min(name.find(mark), name.find('('))), query));
}

/// A name that is not the first: how well it answers, its pinyin by their first letters too.
int alias_score(std::string_view alias, std::string_view query) {
    const std::string letters = initials(alias);
    int score = match(alias, query);
    if (query.size() > 1 && letters.starts_with(query)) score = std::max(score, letters == query ? beginning : within);
    return score - 1;
}

int pinyin_score(std::string_view name, std::string_view query) {
    static const Pinyin pinyin(pinyin_characters, pinyin_syllables, pinyin_readings);
    const std::string syllables = pinyin.of(name);
    return syllables.empty() ? 0 : alias_score(syllables, query);
}

}  // namespace

int search_score(const Food& food, std::string_view query) {
    const std::string wanted = folded(query);
    if (wanted.empty()) return 0;
    int best = std::max(name_score(food.name_zh, '(', wanted), name_score(food.name_en, ',', wanted));
    const bool typed_pinyin = wanted.front() >= 'a' && wanted.front() <= 'z';
    if (typed_pinyin) best = std::max(best, pinyin_score(food.name_zh, wanted));
    each_part(food.aliases, '|', [&](std::string_view alias) {
        best = std::max(best, alias_score(alias, wanted));
        if (typed_pinyin) best = std::max(best, pinyin_score(alias, wanted));
    });
    return best;
}

}  // namespace k2
