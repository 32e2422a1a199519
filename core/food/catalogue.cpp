#include "core/food/catalogue.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/food/dish_table.h"
#include "core/food/food_table.h"

namespace k2 {
namespace {
#include "catalogue_data.inc"
#include "dish_data.inc"

std::uint64_t head_of(std::string_view id) {
    std::uint64_t head = 0;
    for (std::size_t i = 0; i < 8; ++i) head = head << 8U | (i < id.size() ? static_cast<unsigned char>(id[i]) : 0U);
    return head;
}

}  // namespace

Catalogue::Catalogue(std::span<const Food> foods, std::string_view version, std::span<const Food> dishes)
    : foods_(foods), dishes_(dishes), version_(version) {
    heads_.reserve(foods_.size());
    for (const Food& food : foods_) heads_.push_back(head_of(food.id));
    dish_heads_.reserve(dishes_.size());
    for (const Food& dish : dishes_) dish_heads_.push_back(head_of(dish.id));
}

const Food* Catalogue::find(std::string_view id) const {
    const Food* food = find(foods_, heads_, id);
    return food != nullptr ? food : find(dishes_, dish_heads_, id);
}

const Food* Catalogue::find(std::span<const Food> foods, const Heads& heads, std::string_view id) {
    const std::uint64_t head = head_of(id);
    auto at = static_cast<std::size_t>(std::lower_bound(heads.begin(), heads.end(), head) - heads.begin());
    for (; at < foods.size() && heads[at] == head; ++at) {
        if (foods[at].id == id) return &foods[at];
    }
    return nullptr;
}

const Food* Catalogue::find_code(std::uint16_t code) const {
    if (code == 0) return nullptr;
    for (const std::span<const Food> list : {foods_, dishes_}) {
        const auto found = std::ranges::find(list, code, &Food::code);
        if (found != list.end()) return &*found;
    }
    return nullptr;
}

const Catalogue& builtin_catalogue() {
    static const std::vector<Food> foods = unpack_foods(packed_foods);
    static const DishTable table = unpack_dishes(packed_dishes, foods);
    static const Catalogue catalogue(foods, data_version, table.dishes);
    return catalogue;
}

Origin origin(const Cell& cell) {
    return catalogue_origins[cell.origin];
}

}  // namespace k2
