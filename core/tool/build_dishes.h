// dishes.json: foods made of foods. Each ingredient is a food of the table; what a serving weighs, and the energy that
// its ingredients give it, can be.
#pragma once

#include "core/tool/data_tables.h"
#include "core/tool/node.h"

namespace k2::data {

/// Reads dishes.json into tables.dishes, sorted by id. Precondition: tables.foods and tables.sources are read.
void read_dishes(const Node& root, Tables& tables);

}  // namespace k2::data
