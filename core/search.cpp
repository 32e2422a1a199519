#include "core/search.h"

#include <algorithm>
#include <string>

namespace k2 {
namespace {

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

}  // namespace

int search_score(const Food& food, std::string_view query) {
    const std::string wanted = folded(query);
    if (wanted.empty()) return 0;
    int best = std::max(match(food.name_zh, wanted), match(food.name_en, wanted));
    for (std::string_view rest = food.aliases; !rest.empty();) {
        const std::string_view alias = rest.substr(0, rest.find('|'));
        rest.remove_prefix(std::min(rest.size(), alias.size() + 1));
        const int score = initials(alias) == wanted ? beginning : match(alias, wanted);
        best = std::max(best, score - 1);
    }
    return best;
}

}  // namespace k2
