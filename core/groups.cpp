#include "core/groups.h"

#include <array>

namespace k2 {
namespace {
#include "group_data.inc"
}  // namespace

const GroupInfo& group_info(Group g) {
    return group_table[index(g)];
}

}  // namespace k2
