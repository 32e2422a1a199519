// Finding a food by what somebody types: Chinese name, alias, pinyin (whole or first letters), English.
#pragma once

#include <string_view>
#include <vector>

#include "shell/state.h"

namespace k2::shell {

/// Best first; everything of the group in the catalogue's order when nothing was typed. Prescription items are left
/// out.
[[nodiscard]] std::vector<const Food*> search_foods(const State& state);

}  // namespace k2::shell
