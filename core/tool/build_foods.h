// foods.json: each food's values looked up in the open tables, or typed from a paper or a label; and what a food can be
// at all.
#pragma once

#include "core/tool/data_tables.h"
#include "core/tool/node.h"
#include "core/tool/open_tables.h"

namespace k2::data {

/// Reads foods.json into tables.foods, sorted by id. Precondition: tables.sources has every source.
void read_foods(const Node& root, const OpenTables& open, Tables& tables);

}  // namespace k2::data
