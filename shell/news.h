// What the reader hears after a change: which foods came, went or became more or less; not the whole page again.
#pragma once

#include <string>

#include "core/catalogue.h"
#include "core/day.h"

namespace k2::shell {

/// "加了牛奶 1 盒。" in the language of `after`: what lies on the plate of `after` and not on that of `before`, the
/// other way round, and in other amounts. More than three such changes are one: how many foods there are now. Empty
/// where both plates hold the same. Both days have passed check_day against this catalogue.
[[nodiscard]] std::string what_changed(const Day& before, const Day& after, const Catalogue& catalogue);

}  // namespace k2::shell
