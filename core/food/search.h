// Finding a food by what a reader types: Chinese and English names, aliases with pinyin and its initials. Case and
// blanks do not matter.
#pragma once

#include <string_view>

#include "core/food/food.h"

namespace k2 {

/// How well the food answers the query: 0 not at all, and the earlier and the wholer the match, the higher. A name
/// counts before an alias at each step; the initials of an alias' syllables ("nd" for "na dou") count like its
/// beginning, two or more that begin them ("nd" for "nai dou fu") like a part. An empty query finds nothing.
[[nodiscard]] int search_score(const Food& food, std::string_view query);

}  // namespace k2
