#include "core/search.h"

#include <algorithm>
#include <string>
#include <utility>

namespace k2 {
namespace {

/// ASCII letters in lower case, without blanks at both ends; other bytes as they are.
std::string folded(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\n");
    if (first == std::string_view::npos) return {};
    text = text.substr(first, text.find_last_not_of(" \t\n") - first + 1);
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

/// 0 the same, 1 begins with it, 2 holds it, 3 does not.
int distance(std::string_view name, const std::string& query) {
    const std::string text = folded(name);
    if (text == query) return 0;
    const auto place = text.find(query);
    return place == 0 ? 1 : place != std::string::npos ? 2 : 3;
}

/// Lower is better; 7 is no match. Names count before aliases at each step.
int rank(const Food& food, const std::string& query) {
    const int name = std::min({distance(food.name_zh, query), distance(food.name_en, query), distance(food.id, query)});
    int alias = 3;
    for (std::string_view rest = food.aliases; !rest.empty();) {
        const auto end = std::min(rest.find('|'), rest.size());
        alias = std::min(alias, distance(rest.substr(0, end), query));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return std::min(2 * name, 2 * alias + 1);
}

}  // namespace

std::vector<const Food*> search(const Catalogue& catalogue, std::string_view query, std::size_t limit) {
    const std::string wanted = folded(query);
    std::vector<std::pair<int, const Food*>> found;
    if (wanted.empty()) return {};
    for (const Food& food : catalogue.foods()) {
        if (const int r = rank(food, wanted); r < 6) found.emplace_back(r, &food);
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first : a.second->code < b.second->code;
    });
    std::vector<const Food*> foods;
    for (std::size_t i = 0; i < std::min(limit, found.size()); ++i) foods.push_back(found[i].second);
    return foods;
}

}  // namespace k2
