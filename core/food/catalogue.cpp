#include "core/food/catalogue.h"

#include <algorithm>
#include <utility>

#include "core/food/food_table.h"

// A table is longer than every compiler has to take; ours do.
#pragma GCC diagnostic ignored "-Woverlength-strings"

namespace k2 {
namespace {
#include "catalogue_data.inc"

std::vector<Food> unpacked_first() {
    std::string_view packed = first_foods;
    return unpack_foods(packed);
}

std::uint64_t head_of(std::string_view id) {
    std::uint64_t head = 0;
    for (std::size_t i = 0; i < 8; ++i) head = head << 8U | (i < id.size() ? static_cast<unsigned char>(id[i]) : 0U);
    return head;
}

}  // namespace

Catalogue::Catalogue(std::span<const Food> foods, std::string_view version, std::span<const Food> dishes, bool whole)
    : foods_(foods), dishes_(dishes), version_(version), whole_(whole) {
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

FoodTable::FoodTable() : foods_(unpacked_first()), catalogue_(foods_, data_version, {}, false) {}

bool FoodTable::add_later(std::string text) {
    if (catalogue_.whole() || text.size() != later_bytes || checksum(text) != later_checksum) return false;
    later_ = std::move(text);
    std::string_view packed = later_;
    const std::vector<Food> later = unpack_foods(packed);
    std::vector<Food> all(foods_.size() + later.size());
    std::merge(foods_.begin(), foods_.end(), later.begin(), later.end(), all.begin(),
               [](const Food& a, const Food& b) { return a.id < b.id; });
    unpack_origins(packed, all);
    foods_ = std::move(all);
    dishes_ = unpack_dishes(packed, foods_);
    catalogue_ = Catalogue(foods_, data_version, dishes_.dishes);
    return true;
}

}  // namespace k2
