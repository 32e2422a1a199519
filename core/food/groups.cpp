#include "core/food/groups.h"

#include <array>

namespace k2 {
namespace {
#include "group_data.inc"
}  // namespace

const GroupInfo& group_info(Group g) {
    return group_table[index(g)];
}

double unknown_up_to(const Food& food, Nutrient nutrient) {
    const double up_to = group_info(food.group).unknown_up_to[index(nutrient)];
    // A group's constant is per 100 g; a reader's own piece of food is counted by what it weighs.
    const bool own_piece = food.group == Group::own && food.basis == Basis::per_unit;
    return own_piece ? up_to * food.serving_g / 100 : up_to;
}

}  // namespace k2
