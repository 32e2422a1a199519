#include "shell/food_search.h"

#include <algorithm>

namespace k2::shell {
namespace {

std::string folded(std::string_view s) {
    std::string out;
    for (const char c : s) {
        if (c == ' ') continue;
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
}

/// "na dou" → "nd"; "" where there is but one syllable.
std::string initials(std::string_view s) {
    std::string out;
    bool start = true;
    for (const char c : s) {
        if (start && c != ' ') out += c;
        start = c == ' ';
    }
    return out.size() > 1 ? out : std::string{};
}

/// 0 no match; the earlier and the wholer, the higher.
int score(std::string_view text, std::string_view query) {
    const std::string t = folded(text);
    if (t == query) return 4;
    if (t.starts_with(query)) return 3;
    return t.find(query) != std::string::npos ? 1 : 0;
}

int score(const Food& food, std::string_view query) {
    int best = std::max(score(food.name_zh, query), score(food.name_en, query));
    for (std::string_view rest = food.aliases; !rest.empty();) {
        const std::string_view alias = rest.substr(0, rest.find('|'));
        rest.remove_prefix(std::min(rest.size(), alias.size() + 1));
        best = std::max({best, score(alias, query), initials(alias) == query ? 2 : 0});
    }
    return best;
}

}  // namespace

std::vector<const Food*> search_foods(const State& state) {
    const std::string query = folded(state.view.search);
    std::vector<std::pair<int, const Food*>> found;
    const auto consider = [&](const Food& food) {
        if (food.has(Tag::prescription)) return;
        if (state.view.group && food.group != *state.view.group) return;
        const int s = query.empty() ? 1 : score(food, query);
        if (s > 0) found.emplace_back(s, &food);
    };
    for (const Food& food : state.own_foods()) consider(food);
    for (const Food& food : state.catalogue().foods()) consider(food);
    std::ranges::stable_sort(found, std::greater{}, &std::pair<int, const Food*>::first);
    std::vector<const Food*> out;
    for (const auto& [s, food] : found) out.push_back(food);
    return out;
}

}  // namespace k2::shell
