// Food groups: names, and how much an unknown value of the group may be. From data/groups.json.
#pragma once

#include <string_view>

#include "core/food/food.h"

namespace k2 {

struct GroupInfo {
    std::string_view name_zh;
    std::string_view name_en;
    /// Per basis of the food: the 95th percentile of the group's known values, or a stated constant where fewer than
    /// five are known. An unknown value is taken to lie between 0 and this.
    PerNutrient<double> unknown_up_to{};
};

[[nodiscard]] const GroupInfo& group_info(Group g);

/// How much an unknown value of this food may be, per unit of its amount.
[[nodiscard]] double unknown_up_to(const Food& food, Nutrient nutrient);

}  // namespace k2
