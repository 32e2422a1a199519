// The later part of the table, compiled in: not in the page, which fetches it.
#include <array>
#include <cassert>
#include <string>

#include "core/food/catalogue.h"

// A table is longer than every compiler has to take; ours do.
#pragma GCC diagnostic ignored "-Woverlength-strings"

namespace k2 {
namespace {
#include "later_data.inc"

struct WholeTable : FoodTable {
    WholeTable() {
        [[maybe_unused]] const bool added = add_later(std::string(later_foods()));
        assert(added);
    }
};

}  // namespace

const Catalogue& builtin_catalogue() {
    static const WholeTable table;
    return table.catalogue();
}

std::string_view later_foods() {
    return later_foods_text;
}

Origin origin(const Cell& cell) {
    return catalogue_origins[cell.origin];
}

}  // namespace k2
