#include "core/tool/build_dishes.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "core/food/dish.h"

namespace k2::data {
namespace {

/// One serving of a dish: a bowl of clear soup, a large plate of meat with rice.
constexpr double least_kcal = 10;
constexpr double most_kcal = 1200;
/// 100 g of butter cream or fried dough.
constexpr double most_kcal_100g = 700;
constexpr int first_code = 2001;  // the foods' codes are below
/// What the ingredients weigh (soaked and drained as the food table counts them) to what the dish does. Rice and dry
/// noodles take up twice their weight of water, a porridge or soup is nearly all water; fried and roasted meat loses
/// half.
constexpr double least_share = 0.02;
constexpr double most_share = 2.5;

using FoodsById = std::map<std::string, const FoodRow*>;

void check_label(const Node& node, const std::string& label, double g) {
    if (label.find(std::to_string(static_cast<int>(g))) == std::string::npos)
        node.problem("expected the weight of the serving in its label");
}

void read_ingredients(const Node& list, const FoodsById& foods, const std::set<std::string>& dishes, DishRow& dish) {
    std::set<std::string> seen;
    for (const Node& row : list.elements()) {
        const auto pair = row.elements();
        if (pair.size() != 2) {
            row.problem("expected a food and its grams: [\"egg\", 75]");
            continue;
        }
        const std::string id = pair[0].text();
        const auto food = foods.find(id);
        if (dishes.contains(id)) {
            pair[0].problem("expected a food: a dish cannot be in a dish");
        } else if (food == foods.end()) {
            pair[0].problem("expected the id of a food, \"" + id + "\" is none");
        } else if (food->second->basis != Basis::per_100g || has_tag(*food->second, Tag::prescription)) {
            pair[0].problem("expected a food that is weighed");
        } else {
            if (!seen.insert(id).second) pair[0].problem("expected each food once");
            dish.ingredients.emplace_back(food->second, pair[1].number(0.01, 2000));
        }
    }
    if (list.present() && (list.elements().empty() || list.elements().size() > max_ingredients))
        list.problem("expected 1 to 40 ingredients");
}

void check_sums(const Node& node, const DishRow& dish) {
    double g = 0;
    double kcal = 0;
    for (const auto& [food, grams] : dish.ingredients) {
        g += grams;
        const auto& energy = food->values[index(Nutrient::kcal)];
        if (!energy) node.problem("expected ingredients of known energy, that of " + food->id + " is not");
        if (energy) kcal += grams * energy->mid / 100;
    }
    const Node ingredients = node.optional("ingredients");
    const auto say = [](double value) { return std::to_string(static_cast<long>(value)); };
    if (kcal < least_kcal || kcal > most_kcal || 100 * kcal / dish.serving_g > most_kcal_100g)
        ingredients.problem("expected 10 to 1200 kcal a serving and at most 700 in 100 g: these give " + say(kcal) +
                            " kcal in " + say(dish.serving_g) + " g");
    if (g < least_share * dish.serving_g || g > most_share * dish.serving_g)
        node.optional("serving").problem("expected a serving that its ingredients can make: they weigh " + say(g) +
                                         " g");
    const auto main = [&](const auto& part) { return part.first->group == dish.group; };
    if (std::none_of(dish.ingredients.begin(), dish.ingredients.end(), main) && dish.group != Group::snack &&
        dish.group != Group::fruit_drink) {
        node.optional("group").problem("expected the group of one of the ingredients, snack or fruit_drink");
    }
}

DishRow read_dish(const Node& row, const FoodsById& foods, const std::set<std::string>& dishes,
                  const std::set<std::string>& sources) {
    DishRow dish;
    dish.id = row.required("id").text();
    const Node node = row.named(dish.id);
    node.only({"id", "code", "group", "emoji", "name", "aliases", "pinyin", "serving", "familiarity", "family", "meals",
               "ingredients", "source", "recipe", "notes"});
    if (!is_id(dish.id)) node.problem("expected an id of a-z, 0-9 and _");
    dish.code = static_cast<std::uint16_t>(node.required("code").integer(first_code, 65535));
    if (const auto group = node.required("group").word(group_words())) dish.group = static_cast<Group>(*group);
    dish.emoji = node.required("emoji").text_or_empty();
    dish.name = read_pair(node.required("name"));
    for (const Node& alias : node.required("aliases").elements()) {
        dish.aliases.push_back(alias.text());
        if (dish.aliases.back().find_first_of("|\t") != std::string::npos) alias.problem("expected no '|' in an alias");
    }
    for (const Node& one : node.required("pinyin").elements()) dish.pinyin.push_back(one.text());
    const Node serving = node.required("serving");
    serving.only({"g", "zh", "en"});
    dish.serving_g = serving.required("g").number(1, 1500);
    dish.serving = {serving.required("zh").text(), serving.required("en").text()};
    for (const std::string& label : {dish.serving.zh, dish.serving.en}) check_label(serving, label, dish.serving_g);
    dish.familiarity = node.required("familiarity").integer(1, 3);
    if (const Node family = node.optional("family"); family.present()) dish.family = family.text();
    for (const Node& meal : node.required("meals").elements()) {
        if (const auto bit = meal.word(meal_keys)) dish.meals |= 1U << *bit;
    }
    if (dish.meals == 0) node.required("meals").problem("expected at least one meal");
    const Node source = node.required("source");
    dish.source = source.text();
    if (!sources.contains(dish.source)) source.problem("unknown source, expected an id of sources.json or a table");
    if (const Node recipe = node.optional("recipe"); recipe.present()) (void)recipe.text();
    if (const Node notes = node.optional("notes"); notes.present()) (void)notes.text();
    read_ingredients(node.required("ingredients"), foods, dishes, dish);
    if (!dish.ingredients.empty()) check_sums(node, dish);
    return dish;
}

}  // namespace

void read_dishes(const Node& root, Tables& tables) {
    root.only({"dishes"});
    FoodsById foods;
    std::set<int> codes;
    std::map<std::string, std::string> names;  // whose a name is
    for (const FoodRow& food : tables.foods) {
        foods[food.id] = &food;
        codes.insert(food.code);
        names[food.name.zh] = food.id;
        for (const std::string& alias : food.aliases) names[alias] = food.id;
    }
    std::set<std::string> sources;
    for (const SourceRow& source : tables.sources) sources.insert(source.id);
    const auto rows = root.required("dishes").elements();
    std::set<std::string> ids;
    for (const Node& row : rows) {
        if (const Node id = row.optional("id"); id.present()) ids.insert(id.text());
    }
    std::set<std::string> seen;
    for (const Node& row : rows) {
        DishRow dish = read_dish(row, foods, ids, sources);
        const Node node = row.named(dish.id);
        if (!seen.insert(dish.id).second || foods.contains(dish.id))
            node.problem("expected an id that no food and no other dish has");
        if (!codes.insert(dish.code).second) node.problem("expected a code that no food and no other dish has");
        std::vector<std::string> all = dish.aliases;
        all.push_back(dish.name.zh);
        for (const std::string& name : all) {
            const auto [found, added] = names.emplace(name, dish.id);
            if (!added) node.problem("expected a name that no other has: " + name + " is of " + found->second);
        }
        tables.dishes.push_back(std::move(dish));
    }
    std::sort(tables.dishes.begin(), tables.dishes.end(),
              [](const DishRow& a, const DishRow& b) { return a.id < b.id; });
}

}  // namespace k2::data
