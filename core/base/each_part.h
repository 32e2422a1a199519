// Lists in one text: the names of a food between '|', the sources of a figure between '+'.
#pragma once

#include <algorithm>
#include <string_view>

namespace k2 {

/// Calls use(part) for the parts between the separators, in order. An empty text has none.
template <class Use>
constexpr void each_part(std::string_view joined, char separator, Use use) {
    while (!joined.empty()) {
        const std::string_view part = joined.substr(0, joined.find(separator));
        use(part);
        joined.remove_prefix(std::min(joined.size(), part.size() + 1));
    }
}

}  // namespace k2
