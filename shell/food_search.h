// What stands in the list below the search field.
#pragma once

#include <vector>

#include "core/food/search.h"
#include "shell/state.h"

namespace k2::shell {

/// What the text in the field finds, best first (core/food/search.h), of the chosen group if there is one. Everything
/// of that group, the better known first, when nothing was typed.
[[nodiscard]] std::vector<Found> search_foods(const State& state);

}  // namespace k2::shell
