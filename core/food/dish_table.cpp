#include "core/food/dish_table.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>

#include "core/base/each_part.h"
#include "core/food/dish.h"
#include "core/food/packed_text.h"

namespace k2 {
namespace {

double number(std::string_view text) {
    return take_number(text);
}

}  // namespace

DishTable unpack_dishes(std::string_view packed, const std::vector<Food>& foods) {
    std::vector<std::uint16_t> by_code;  // place in foods, and 1
    for (std::size_t i = 0; i < foods.size(); ++i) {
        by_code.resize(std::max<std::size_t>(by_code.size(), foods[i].code + std::size_t{1}));
        by_code[foods[i].code] = static_cast<std::uint16_t>(i + 1);
    }
    enum Column : std::uint8_t {
        id,
        code,
        name_zh,
        name_en,
        aliases,
        unit_zh,
        unit_en,
        emoji,
        group,
        serving_g,
        familiarity,
        meals,
        family,
        ingredients,
        column_count
    };
    std::array<std::string_view, column_count> columns;
    for (std::string_view& column : columns) column = take(packed, '\t');

    DishTable table;
    // Neither grows afterwards: what points into them stays.
    const auto count = [](std::string_view text, char c) {
        return static_cast<std::size_t>(std::count(text.begin(), text.end(), c));
    };
    table.ingredients.reserve(count(columns[ingredients], ' '));
    table.dishes.resize(columns[id].empty() ? 0 : count(columns[id], '\n') + 1);
    for (Food& dish : table.dishes) {
        const auto next = [&](Column column) { return take(columns[column], '\n'); };
        dish.id = next(id);
        dish.code = static_cast<std::uint16_t>(number(next(code)));
        dish.name_zh = next(name_zh);
        dish.name_en = next(name_en);
        dish.aliases = next(aliases);
        dish.unit_zh = next(unit_zh);
        dish.unit_en = next(unit_en);
        dish.emoji = next(emoji);
        dish.group = static_cast<Group>(number(next(group)));
        dish.serving_g = number(next(serving_g));
        dish.familiarity = static_cast<Familiarity>(number(next(familiarity)));
        dish.meals = static_cast<std::uint8_t>(number(next(meals)));
        dish.family = next(family);
        const std::size_t first = table.ingredients.size();
        each_part(next(ingredients), ',', [&](std::string_view part) {
            const auto of = static_cast<std::size_t>(number(take(part, ' ')));
            assert(of < by_code.size() && by_code[of] != 0);
            table.ingredients.push_back({&foods[by_code[of] - std::size_t{1}], number(part) / dish.serving_g});
        });
        dish.ingredients = std::span(table.ingredients).subspan(first);
        describe_dish(dish);
    }
    return table;
}

}  // namespace k2
