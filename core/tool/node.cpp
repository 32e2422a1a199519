#include "core/tool/node.h"

#include <algorithm>

namespace k2::data {

std::vector<std::string> placeholders(const std::string& text) {
    std::vector<std::string> found;
    for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
        const std::size_t close = text.find('}', open);
        if (close == std::string::npos) {
            found.emplace_back("unclosed");
            break;
        }
        found.push_back(text.substr(open + 1, close - open - 1));
    }
    std::sort(found.begin(), found.end());
    return found;
}

TextPair read_pair(const Node& node) {
    node.only({"zh", "en"});
    TextPair pair{node.required("zh").text(), node.required("en").text()};
    if (placeholders(pair.zh) != placeholders(pair.en)) node.problem("expected the same {placeholders} in zh and en");
    return pair;
}

bool is_id(const std::string& text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

}  // namespace k2::data
