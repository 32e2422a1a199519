#include "core/food/sources.h"

#include <algorithm>
#include <array>

namespace k2 {
namespace {
#include "source_data.inc"
}  // namespace

std::span<const Source> sources() {
    return source_table;
}

std::string food_table_citation(std::string_view version) {
    return "K2 Plate food table, version " + std::string(version) +
           ": vitamin K2, vitamin D and calcium of foods. Each figure is cited from the source beside it; "
           "K2 Plate only compiled them.";
}

const Source* find_source(std::string_view id) {
    const auto found =
        std::find_if(source_table.begin(), source_table.end(), [&](const Source& s) { return s.id == id; });
    return found == source_table.end() ? nullptr : &*found;
}

}  // namespace k2
