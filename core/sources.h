// Where the figures are from: food tables, papers, reference intakes. From data/sources.json.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace k2 {

struct Source {
    std::string_view id;  // "SR28", as in Origin::source and Target::source
    std::string_view citation;
    std::string_view url;  // may be empty
    std::string_view licence;
    bool recalled = false;  // its own table or text was not read: shown as not checked
};

[[nodiscard]] std::span<const Source> sources();

/// How to cite the food table of that version: one line, without its end.
[[nodiscard]] std::string food_table_citation(std::string_view version);

/// nullptr when there is no such source. An Origin joins several ids with '+': split them first.
[[nodiscard]] const Source* find_source(std::string_view id);

}  // namespace k2
