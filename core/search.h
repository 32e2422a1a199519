// Finding a food by what a reader types: Chinese and English names, aliases with pinyin, ids. Case does not matter.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/catalogue.h"

namespace k2 {

/// At most `limit` foods, best first: a name that is the query, one that begins with it, an alias that begins with it,
/// any of them that holds it. Equals in the order of their codes. An empty query finds nothing.
[[nodiscard]] std::vector<const Food*> search(const Catalogue& catalogue, std::string_view query, std::size_t limit);

}  // namespace k2
