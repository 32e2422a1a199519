// A dish counts exactly as its ingredients, whoever made it; what it is refused for; how it is described alone.
#include "core/food/dish.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/advice/suggest.h"
#include "core/day/check_day.h"
#include "core/day/own_foods.h"
#include "core/day/portions.h"
#include "core/format/link.h"
#include "days.h"
#include "near.h"
#include "random_days.h"

using namespace k2;
using nlohmann::json;

namespace {

/// Numbers to 1e-9 of themselves, texts to the letter. A dish is one item: how many there are is not compared.
void check_same(const json& a, const json& b, const std::string& at = "") {
    if (at.ends_with("/known") || at.ends_with("/of") || at.ends_with("/partial") || at.ends_with("/estimated") ||
        at.ends_with(".data"))
        return;
    INFO(at);
    if (a.is_number() && b.is_number()) {
        const double x = a.get<double>(), y = b.get<double>();
        CHECK(std::abs(x - y) <= 1e-9 * std::max(1.0, std::abs(x)));
        return;
    }
    REQUIRE(a.type() == b.type());
    if (!a.is_structured()) {
        CHECK(a == b);
        return;
    }
    REQUIRE(a.size() == b.size());
    for (const auto& [key, value] : a.items()) {
        if (a.is_object()) {
            REQUIRE(b.contains(key));
            check_same(value, b.at(key), at + '/' + key);
        } else {
            check_same(value, b.at(static_cast<std::size_t>(std::stoul(key))), at + '/' + key);
        }
    }
}

json report_of(const Day& day, bool bands, const Catalogue& catalogue = builtin_catalogue()) {
    return json::parse(write_report(k2::evaluate(day, catalogue, {.bands = bands})));
}

bool may_be_in_a_dish(const Food& food) {
    return food.basis == Basis::per_100g && !food.is_supplement() && !food.has(Tag::prescription);
}

OwnDish random_dish(RandomDays& random, const Day& day, int number) {
    OwnDish dish{"dish_" + std::to_string(number), "菜", 0, {}};
    const int parts = random.chance(0.1) ? 40 : random.whole(1, 12);
    double sum = 0;
    while (static_cast<int>(dish.ingredients.size()) < parts) {
        const OwnFood* own = !day.foods.empty() && random.chance(0.2) ? &day.foods.front() : nullptr;
        const Food food = own != nullptr ? own->as_food() : random.catalogue_food();
        if (!may_be_in_a_dish(food)) continue;
        dish.ingredients.push_back({std::string(food.id), random.real(0.01, 120)});
        sum += dish.ingredients.back().g;
    }
    dish.g = std::min(max_item_g, std::max(1.0, sum * random.real(0.5, 1.6)));
    return dish;
}

/// The day with dishes, and with their ingredients in their place.
struct Pair {
    Day with_dishes, with_foods;
};

Pair random_pair(RandomDays& random) {
    Pair pair;
    Day& day = pair.with_dishes;
    day = random.day();
    for (int i = random.whole(1, 3); i > 0; --i) day.dishes.push_back(random_dish(random, day, i));
    if (day.meals.empty()) day.meals.push_back({Slot::lunch, {}});
    pair.with_foods = day;
    pair.with_foods.dishes.clear();
    for (int i = random.whole(1, 4); i > 0; --i) {
        const auto m = static_cast<std::size_t>(random.whole(0, static_cast<int>(day.meals.size()) - 1));
        const OwnDish& dish =
            day.dishes[static_cast<std::size_t>(random.whole(0, static_cast<int>(day.dishes.size()) - 1))];
        Item item{dish.id, random.real(0, 500), {}, {}};
        if (random.chance(0.2)) {
            item.g.reset();
            item.units = random.real(0, 1) * std::min(max_item_units, 0.1 * max_item_g / dish.g);
        }
        if (random.chance(0.1)) item.with_meal = random.chance(0.5);
        const double g = item.g ? *item.g : *item.units * dish.g;
        // In front of what stands there, so that in the supplement slot the order of occasions is the same.
        auto& meal = pair.with_foods.meals[m].items;
        std::vector<Item> parts;
        for (const DishPart& part : dish.ingredients)
            parts.push_back({part.food, part.g / dish.g * g, {}, item.with_meal});
        meal.insert(meal.begin(), parts.begin(), parts.end());
        day.meals[m].items.insert(day.meals[m].items.begin(), item);
    }
    return pair;
}

/// The first thing wrong with a day of these dishes.
Error refusal(const std::string& dishes, const std::string& more = "") {
    const auto day = read_day(R"({"version":1,"meals":[],"dishes":[)" + dishes + "]" + more + "}", builtin_catalogue());
    REQUIRE_FALSE(day);
    return day.error();
}

std::string dish_of(const std::string& ingredients, const std::string& id = "mine", const std::string& g = "600") {
    return R"({"id":")" + id + R"(","name":"汤","g":)" + g + R"(,"ingredients":[)" + ingredients + "]}";
}

const std::string egg = R"({"food":"egg","g":80})";

}  // namespace

TEST_CASE("a dish counts exactly as its ingredients, bands too", "[dish][property]") {
    for (unsigned seed = 1; seed <= 400; ++seed) {
        RandomDays random(1000 + seed);
        const Pair pair = random_pair(random);
        INFO("seed " << seed << '\n' << write_day(pair.with_dishes));
        REQUIRE_FALSE(check_day(pair.with_dishes, builtin_catalogue()));
        REQUIRE_FALSE(check_day(pair.with_foods, builtin_catalogue()));
        const bool bands = seed % 8 == 0;
        check_same(report_of(pair.with_dishes, bands), report_of(pair.with_foods, bands));
    }
}

TEST_CASE("a dish of the table counts exactly as its ingredients", "[dish][property]") {
    for (const Food& dish : builtin_catalogue().dishes()) {
        INFO(dish.id);
        REQUIRE(dish.is_dish());
        Day day, parts;
        day.meals = {{Slot::dinner, {{std::string(dish.id), {}, 1.0, {}}}}};
        Meal& meal = parts.meals.emplace_back(Meal{Slot::dinner, {}});
        for (const Ingredient& part : dish.ingredients)
            meal.items.push_back({std::string(part.food->id), part.share * dish.serving_g, {}, {}});
        REQUIRE_FALSE(check_day(day, builtin_catalogue()));
        REQUIRE_FALSE(check_day(parts, builtin_catalogue()));
        check_same(report_of(day, false), report_of(parts, false));
    }
}

TEST_CASE("a dish is one item, known when all of it is", "[dish]") {
    // Own foods: calcium of the one is known, of the other not; its energy is known of both.
    const std::string foods = R"(,"foods":[{"id":"a","name":"a","ca_mg":100,"kcal":50,"d_ug":0},)"
                              R"({"id":"b","name":"b","kcal":150,"d_ug":0,"p_mg":null}])";
    const auto report =
        evaluate(R"({"version":1,"meals":[{"slot":"lunch","items":[{"food":"mix","g":50},{"food":"a","g":10}]}],)"
                 R"("dishes":[{"id":"mix","name":"m","g":200,"ingredients":[{"food":"a","g":100},)"
                 R"({"food":"b","g":60}]}])" +
                 foods + "}");
    const auto counts = [&](Nutrient n) { return std::array{report[n].known, report[n].partial, report[n].of}; };
    CHECK(counts(Nutrient::kcal) == std::array{2, 0, 2});
    CHECK(counts(Nutrient::ca_mg) == std::array{1, 1, 2});
    CHECK(counts(Nutrient::p_mg) == std::array{0, 0, 2});
    CHECK(report[Nutrient::p_mg].unmeasured());
    // 50 of 200 g: a quarter of 100 g of a and 60 g of b; and 10 g of a.
    CHECK_THAT(report[Nutrient::kcal].sum.mid, near(12.5 + 22.5 + 5));
    CHECK_THAT(report[Nutrient::ca_mg].sum.mid, near(25 + 10));
}

TEST_CASE("a dish counts as estimated where most of the figure is", "[dish]") {
    // Natto's calcium is analysed; douchi's is borrowed from another soybean.
    const auto estimated = [](double natto_g, double douchi_g) {
        return evaluate(R"({"version":1,"meals":[{"slot":"lunch","items":[{"food":"d","units":1}]}],"dishes":[)" +
                        dish_of(R"({"food":"natto","g":)" + std::to_string(natto_g) + R"(},{"food":"douchi","g":)" +
                                    std::to_string(douchi_g) + "}",
                                "d", "100") +
                        "]}")[Nutrient::ca_mg]
            .estimated;
    };
    CHECK(estimated(90, 1) == 0);
    CHECK(estimated(1, 90) == 1);
}

TEST_CASE("three plates of one dish each, added up by hand from the printed cells of the open tables", "[dish]") {
    struct Row {
        const char* dish;
        double kcal, protein_g, fat_g, ca_mg, mg_mg, na_mg, k1_ug;
    };
    // Grams of data/dishes.json times the cells of data/tables/*.csv, by a script that shares nothing with the builder.
    for (const Row& row : {
             // 番茄炒蛋: SR28 11529, 01123, 04044, 19335; MEXT23 17012, 06228
             Row{"dish_tomato_egg", 197.86, 11.104, 13.5075, 65.406, 29.974, 817.56, 31.479},
             // 小葱拌豆腐: MEXT23 04100 (K1 SR28 16427), 06228, 17012; SR28 04058
             Row{"dish_scallion_tofu", 160.1, 10.9, 12.045, 255.33, 68.82, 599.15, 23.48},
             // 蛋炒饭: SR28 20445, 01123, 04044; MEXT23 17012, 06228, 17007
             Row{"dish_egg_fried_rice", 530.08, 14.652, 19.43, 67.822, 40.798, 882.78, 33.687},
         }) {
        INFO(row.dish);
        const Report report = evaluate(R"({"version":1,"meals":[{"slot":"dinner","items":[{"food":")" +
                                       std::string(row.dish) + R"(","units":1}]}]})");
        CHECK_THAT(report[Nutrient::kcal].sum.mid, near(row.kcal));
        CHECK_THAT(report[Nutrient::protein_g].sum.mid, near(row.protein_g));
        CHECK_THAT(report[Nutrient::fat_g].sum.mid, near(row.fat_g));
        CHECK_THAT(report[Nutrient::ca_mg].sum.mid, near(row.ca_mg));
        CHECK_THAT(report[Nutrient::mg_mg].sum.mid, near(row.mg_mg));
        CHECK_THAT(report[Nutrient::na_mg].sum.mid, near(row.na_mg));
        CHECK_THAT(report[Nutrient::k1_ug].sum.mid, near(row.k1_ug));
        CHECK(report[Nutrient::kcal].of == 1);
        CHECK(report[Nutrient::kcal].known == 1);
    }
}

TEST_CASE("the table has dishes by the hundred, under names of their own", "[dish]") {
    const Catalogue& table = builtin_catalogue();
    CHECK(table.dishes().size() >= 600);
    std::set<std::string_view> names;
    for (const Food& food : table.foods()) names.insert(food.name_zh);
    for (const Food& dish : table.dishes()) {
        INFO(dish.id);
        CHECK(names.insert(dish.name_zh).second);
        CHECK(table.find(dish.id) == &dish);
        CHECK(table.find_code(dish.code) == &dish);
        CHECK(table.find(dish.ingredients.front().food->id) == dish.ingredients.front().food);
        CHECK_FALSE(may_be_suggested(dish));  // a recipe is no reason to eat it
    }
    // Links say so for ever.
    constexpr std::pair<std::uint16_t, std::string_view> dish_codes[] = {
#include "dish_ids.inc"
    };
    CHECK(std::size(dish_codes) == table.dishes().size());
    for (const auto& [code, id] : dish_codes) {
        const Food* dish = table.find_code(code);
        INFO(code << ' ' << id);
        REQUIRE(dish != nullptr);
        CHECK(dish->id == id);
    }
}

TEST_CASE("what a dish of the reader's own is refused for", "[dish]") {
    struct Row {
        const char* what;
        std::string dishes, at, message;
    };
    std::string many;
    for (int i = 0; i < 41; ++i) many += (i == 0 ? "" : ",") + egg;
    const std::string id_message = "expected an id that no other food of this day has";
    for (const Row& row : {
             Row{"an unknown part", dish_of(R"({"food":"nothing","g":1})"), "/dishes/0/ingredients/0/food",
                 "expected the id of a food of the table or of /foods"},
             Row{"a portion of nothing", dish_of(egg + R"(,{"food":"natto","g":0})"), "/dishes/0/ingredients/1/g",
                 "expected 0.01 to 5000 g"},
             Row{"no grams", dish_of(R"({"food":"egg"})"), "/dishes/0/ingredients/0/g",
                 "expected a number; the key is missing"},
             Row{"nothing in it", dish_of(""), "/dishes/0/ingredients", "expected 1 to 40 ingredients"},
             Row{"no list", R"({"id":"a","name":"a","g":1})", "/dishes/0/ingredients",
                 "expected an array of ingredients; the key is missing"},
             Row{"41 ingredients", dish_of(many), "/dishes/0/ingredients", "expected 1 to 40 ingredients"},
             Row{"a dish of nothing", dish_of(egg, "mine", "0"), "/dishes/0/g", "expected 1 to 5000 g"},
             Row{"a dish of 6 kg", dish_of(egg, "mine", "6000"), "/dishes/0/g", "expected 1 to 5000 g"},
             Row{"less than a tenth is left", dish_of(egg, "mine", "7.9"), "/dishes/0/g",
                 "expected a dish that weighs at least a tenth of what is in it"},
             Row{"a dish in a dish", dish_of(egg, "a") + "," + dish_of(R"({"food":"a","g":1})", "b"),
                 "/dishes/1/ingredients/0/food", "expected a food: a dish cannot be in a dish"},
             Row{"itself", dish_of(R"({"food":"a","g":1})", "a"), "/dishes/0/ingredients/0/food",
                 "expected a food: a dish cannot be in a dish"},
             Row{"a tablet", dish_of(R"({"food":"ca_carbonate_500","g":1})"), "/dishes/0/ingredients/0/food",
                 "expected a food that is weighed, no supplement and nothing by the piece"},
             Row{"an id twice", dish_of(egg, "a") + "," + dish_of(egg, "a"), "/dishes/1/id", id_message},
             Row{"the id of a food of the table", dish_of(egg, "natto"), "/dishes/0/id",
                 "expected an id that no food of the table has"},
             Row{"no name", R"({"id":"a","name":"","g":80,"ingredients":[)" + egg + "]}", "/dishes/0/name",
                 "expected a name of 1 to 300 bytes"},
             Row{"a key that is none", R"({"id":"a","name":"a","g":80,"ingredients":[],"kcal":1})", "/dishes/0/kcal",
                 "expected no such key: it is unknown"},
         }) {
        INFO(row.what);
        const Error error = refusal(row.dishes);
        CHECK(error.at == row.at);
        CHECK(error.message == row.message);
    }
    const Error own = refusal(dish_of(egg, "a"), R"(,"foods":[{"id":"a","name":"a"}])");
    CHECK(own.at == "/dishes/0/id");
    CHECK(own.message == id_message);
    const Error piece =
        refusal(dish_of(R"({"food":"p","g":1})"), R"(,"foods":[{"id":"p","name":"p","basis":"per_unit"}])");
    CHECK(piece.at == "/dishes/0/ingredients/0/food");
    const auto unknown =
        read_day(R"({"version":1,"meals":[{"slot":"lunch","items":[{"food":"soup","g":1}]}]})", builtin_catalogue());
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().at == "/meals/0/items/0/food");
}

TEST_CASE("a dish of 5 kg can be eaten whole, not twice", "[dish]") {
    const auto day = [](const char* units) {
        return read_day(R"({"version":1,"meals":[{"slot":"lunch","items":[{"food":"a","units":)" + std::string(units) +
                            R"(}]}],"dishes":[)" + dish_of(R"({"food":"egg","g":600})", "a", "5000") + "]}",
                        builtin_catalogue());
    };
    CHECK(day("1"));
    REQUIRE_FALSE(day("2"));
    CHECK(day("2").error().at == "/meals/0/items/0/units");
}

TEST_CASE("own dishes are written, read and sent as they are", "[dish]") {
    for (unsigned seed = 1; seed <= 100; ++seed) {
        RandomDays random(seed);
        const Day day = random_pair(random).with_dishes;
        const std::string text = write_day(day);
        INFO(text);
        const auto read = read_day(text, builtin_catalogue());
        REQUIRE(read);
        CHECK(read.value().dishes == day.dishes);
        CHECK(write_day(read.value()) == text);
        const LinkText link = encode_link({.day = day}, builtin_catalogue(), Medical::leave_out);
        const auto decoded = decode_link(link.text, builtin_catalogue());
        REQUIRE(decoded);
        if (link.own_foods_left_out == 0) {
            CHECK(decoded.value().day.dishes == day.dishes);
            CHECK(decoded.value().day.meals == day.meals);
        } else {
            CHECK(link.own_foods_left_out == day.foods.size() + day.dishes.size());
            CHECK(decoded.value().day.dishes.empty());
        }
    }
}

TEST_CASE("what a dish is described by, by hand", "[dish]") {
    // 100 g of dish: 60 g egg and 50 g milk, 10 g of water lost.
    const Day day = read(R"({"version":1,"meals":[],"dishes":[)" +
                         dish_of(R"({"food":"egg","g":60},{"food":"milk_whole_cn","g":50})", "d", "100") + "]}");
    const OwnFoods own = own_foods_of(day, builtin_catalogue());
    const Food& dish = *own.find("d");
    const Food& egg_food = *builtin_catalogue().find("egg");
    const Food& milk = *builtin_catalogue().find("milk_whole_cn");
    const Cell& ca = dish.cell(Nutrient::ca_mg);
    const double egg_mg = 0.6 * egg_food.cell(Nutrient::ca_mg).mid;
    const double milk_mg = 0.5 * milk.cell(Nutrient::ca_mg).mid;
    CHECK_THAT(ca.mid, near(egg_mg + milk_mg));
    CHECK(ca.known);
    CHECK_FALSE(ca.partial);
    CHECK(ca.grade == Grade::d);
    CHECK(ca.how == How::calculated);
    CHECK_THAT(dish.kappa.mid, near((egg_mg * egg_food.kappa.mid + milk_mg * milk.kappa.mid) / (egg_mg + milk_mg)));
    CHECK(dish.has(Tag::egg));
    CHECK(dish.has(Tag::dairy));
    CHECK(dish.has(Tag::vegetarian));
    CHECK_FALSE(dish.has(Tag::vegan));
    CHECK(dish.serving_g == 100);
    // A share differs by 30 % from kitchen to kitchen: alone the range of one exact food would be 0.7 to 1.3.
    const Day exact = read(
        R"({"version":1,"meals":[],"foods":[{"id":"x","name":"x","supplement":false,"kcal":{"mid":100,"low":99.9999999,"high":100.0000001}}],"dishes":[)" +
        dish_of(R"({"food":"x","g":100})", "d", "100") + "]}");
    const OwnFoods alone = own_foods_of(exact, builtin_catalogue());
    CHECK_THAT(alone.find("d")->cell(Nutrient::kcal).low, near(70));
    CHECK_THAT(alone.find("d")->cell(Nutrient::kcal).high, near(130));
}

TEST_CASE("a thousand dishes of forty foods are counted in time", "[dish]") {
    RandomDays random(5);
    Day day;
    for (int i = 0; i < 200; ++i) {
        OwnDish dish = random_dish(random, day, i);
        while (dish.ingredients.size() < 40) dish.ingredients.push_back(dish.ingredients.front());
        dish.g = 2000;
        day.dishes.push_back(std::move(dish));
    }
    for (std::size_t m = 0; m < 20; ++m) {
        Meal& meal = day.meals.emplace_back();
        for (std::size_t i = 0; i < 50; ++i) meal.items.push_back({day.dishes[(7 * m + i) % 200].id, 10.0, {}, {}});
    }
    REQUIRE_FALSE(check_day(day, builtin_catalogue()));
    const Portions portions = resolve(day, builtin_catalogue());
    CHECK(portions.items.size() == 40000);
    for (std::size_t i = 1; i < portions.items.size(); ++i) {
        const Portion& a = portions.items[i - 1];
        const Portion& b = portions.items[i];
        REQUIRE((a.occasion < b.occasion || a.food->id < b.food->id || (a.food == b.food && a.amount <= b.amount)));
    }
    CHECK(k2::evaluate(day, builtin_catalogue(), {.bands = false})[Nutrient::kcal].of == 1000);
}
