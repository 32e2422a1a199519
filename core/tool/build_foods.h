// foods*.json: each food's values looked up in the open tables, or typed from a paper or a label; and what a food can
// be at all.
#pragma once

#include <vector>

#include "core/tool/data_tables.h"
#include "core/tool/node.h"
#include "core/tool/open_tables.h"

namespace k2::data {

/// Reads the files of foods (food_files; the first names the version) into tables.foods, sorted by id. Ids, codes and
/// names are those of one food in all of them. Precondition: tables.sources has every source.
void read_foods(const std::vector<Node>& roots, const OpenTables& open, Tables& tables);

}  // namespace k2::data
