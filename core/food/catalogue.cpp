#include "core/food/catalogue.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/food/food_table.h"

namespace k2 {
namespace {
#include "catalogue_data.inc"

std::uint64_t head_of(std::string_view id) {
    std::uint64_t head = 0;
    for (std::size_t i = 0; i < 8; ++i) head = head << 8U | (i < id.size() ? static_cast<unsigned char>(id[i]) : 0U);
    return head;
}

}  // namespace

Catalogue::Catalogue(std::span<const Food> sorted_by_id, std::string_view version)
    : foods_(sorted_by_id), version_(version) {
    heads_.reserve(foods_.size());
    for (const Food& food : foods_) heads_.push_back(head_of(food.id));
}

const Food* Catalogue::find(std::string_view id) const {
    const std::uint64_t head = head_of(id);
    auto at = static_cast<std::size_t>(std::lower_bound(heads_.begin(), heads_.end(), head) - heads_.begin());
    for (; at < foods_.size() && heads_[at] == head; ++at) {
        if (foods_[at].id == id) return &foods_[at];
    }
    return nullptr;
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
