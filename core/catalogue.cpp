#include "core/catalogue.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/food_table.h"

namespace k2 {
namespace {
#include "catalogue_data.inc"
}  // namespace

const Food* Catalogue::find(std::string_view id) const {
    const auto found = std::lower_bound(foods_.begin(), foods_.end(), id,
                                        [](const Food& food, std::string_view wanted) { return food.id < wanted; });
    return found != foods_.end() && found->id == id ? &*found : nullptr;
}

const Food* Catalogue::find_code(std::uint16_t code) const {
    const auto found = std::find_if(foods_.begin(), foods_.end(), [&](const Food& food) { return food.code == code; });
    return found != foods_.end() && code != 0 ? &*found : nullptr;
}

const Catalogue& builtin_catalogue() {
    static const std::vector<Food> foods = unpack_foods(packed_foods);
    static const Catalogue catalogue(foods, data_version);
    return catalogue;
}

Origin origin(const Cell& cell) {
    return catalogue_origins[cell.origin];
}

}  // namespace k2
