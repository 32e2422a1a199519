// Ten plates added up by hand from the printed rows of USDA SR28 (release of May 2016, per 100 g edible portion):
// what a transcription, a unit or a sum that went wrong would show. The totals were worked out from the published file,
// not from data/foods.json; the numbers before each plate are NDB numbers, and its calcium is written out.
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "core/food/catalogue.h"
#include "core/nutrition/evaluate.h"

using namespace k2;

namespace {

struct Plate {
    const char* name;
    struct Part {
        const char* food;
        double g;
    };
    std::vector<Part> parts;
    struct Total {
        Nutrient nutrient;
        double amount;
    };
    std::vector<Total> totals;
};

const std::vector<Plate> plates{
    // 240 g 08121 + 250 g 16139 + 25 g 12155 + 100 g 09040.
    // Ca: 9·2.4 + 123·2.5 + 98·0.25 + 5·1
    {"oatmeal with soy milk, walnuts and a banana",
     {{"oats_cooked", 240}, {"soymilk_fort", 250}, {"walnut", 25}, {"banana", 100}},
     {{Nutrient::ca_mg, 358.6},
      {Nutrient::mg_mg, 168.8},
      {Nutrient::p_mg, 400.8},
      {Nutrient::na_mg, 128.6},
      {Nutrient::d_ug, 2.75},
      {Nutrient::k1_ug, 9.395},
      {Nutrient::protein_g, 17.494},
      {Nutrient::fat_g, 23.955},
      {Nutrient::kcal, 530.4}}},
    // 100 g 01129 + 60 g 18075 + 150 g 09200.
    // Ca: 50·1 + 161·0.6 + 40·1.5
    {"eggs on whole-wheat bread with an orange",
     {{"egg_boiled", 100}, {"bread_whole", 60}, {"orange", 150}},
     {{Nutrient::ca_mg, 206.6},
      {Nutrient::mg_mg, 70.0},
      {Nutrient::p_mg, 320.2},
      {Nutrient::na_mg, 397.0},
      {Nutrient::d_ug, 2.2},
      {Nutrient::k1_ug, 4.98},
      {Nutrient::protein_g, 21.46},
      {Nutrient::fat_g, 12.89},
      {Nutrient::kcal, 376.7}}},
    // 150 g 20037 + 85 g 15237 + 150 g 11117.
    // Ca: 3·1.5 + 15·0.85 + 93·1.5
    {"brown rice, salmon and pak choi",
     {{"rice_brown", 150}, {"salmon_cooked", 85}, {"pakchoi_boiled", 150}},
     {{Nutrient::ca_mg, 156.75},
      {Nutrient::mg_mg, 100.5},
      {Nutrient::p_mg, 412.2},
      {Nutrient::na_mg, 108.85},
      {Nutrient::d_ug, 11.135},
      {Nutrient::k1_ug, 51.385},
      {Nutrient::protein_g, 25.235},
      {Nutrient::fat_g, 12.193},
      {Nutrient::kcal, 377.6}}},
    // 150 g 16070 + 75 g 10061 + 100 g 11124.
    // Ca: 19·1.5 + 6·0.75 + 33·1
    {"lentils with roast pork and carrots",
     {{"lentil_boiled", 150}, {"pork_tenderloin_cooked", 75}, {"carrot", 100}},
     {{Nutrient::ca_mg, 66.0},
      {Nutrient::mg_mg, 87.75},
      {Nutrient::p_mg, 505.25},
      {Nutrient::na_mg, 114.75},
      {Nutrient::d_ug, 0.15},
      {Nutrient::k1_ug, 15.75},
      {Nutrient::protein_g, 34.087},
      {Nutrient::fat_g, 3.442},
      {Nutrient::kcal, 322.25}}},
    // 200 g 16427 + 150 g 11091 + 75 g 11269.
    // Ca: 350·2 + 40·1.5 + 3·0.75
    {"tofu, broccoli and shiitake",
     {{"tofu_caso4_us", 200}, {"broccoli_boiled", 150}, {"shiitake_cooked", 75}},
     {{Nutrient::ca_mg, 762.25},
      {Nutrient::mg_mg, 102.0},
      {Nutrient::p_mg, 316.25},
      {Nutrient::na_mg, 78.5},
      {Nutrient::d_ug, 0.525},
      {Nutrient::k1_ug, 216.45},
      {Nutrient::protein_g, 20.9},
      {Nutrient::fat_g, 10.34},
      {Nutrient::kcal, 246.5}}},
    // 100 g 05095 + 150 g 11352 + 150 g 11109 + 10 g 04582.
    // Ca: 11·1 + 12·1.5 + 40·1.5 + 0·0.1
    {"stewed chicken with potato and cabbage",
     {{"chicken_thigh_stewed", 100}, {"potato", 150}, {"cabbage", 150}, {"oil_canola", 10}},
     {{Nutrient::ca_mg, 89.0},
      {Nutrient::mg_mg, 71.5},
      {Nutrient::p_mg, 263.5},
      {Nutrient::na_mg, 107.0},
      {Nutrient::d_ug, 0.1},
      {Nutrient::k1_ug, 128.03},
      {Nutrient::protein_g, 28.255},
      {Nutrient::fat_g, 25.025},
      {Nutrient::kcal, 473.4}}},
    // 30 g 01009 + 180 g 09003 + 25 g 12061.
    // Ca: 710·0.3 + 6·1.8 + 269·0.25
    {"cheddar, apple and almonds",
     {{"cheddar", 30}, {"apple", 180}, {"almond", 25}},
     {{Nutrient::ca_mg, 291.05},
      {Nutrient::mg_mg, 84.6},
      {Nutrient::p_mg, 276.55},
      {Nutrient::na_mg, 197.95},
      {Nutrient::d_ug, 0.18},
      {Nutrient::k1_ug, 4.68},
      {Nutrient::protein_g, 12.617},
      {Nutrient::fat_g, 22.782},
      {Nutrient::kcal, 359.55}}},
    // 85 g 15151 + 150 g 11529 + 100 g 11205 + 25 g 12014.
    // Ca: 91·0.85 + 10·1.5 + 16·1 + 46·0.25
    {"boiled shrimp, tomato and cucumber",
     {{"shrimp_cooked", 85}, {"tomato", 150}, {"cucumber", 100}, {"pumpkin_seed", 25}},
     {{Nutrient::ca_mg, 119.85},
      {Nutrient::mg_mg, 208.95},
      {Nutrient::p_mg, 628.35},
      {Nutrient::na_mg, 816.2},
      {Nutrient::d_ug, 0.085},
      {Nutrient::k1_ug, 30.415},
      {Nutrient::protein_g, 28.891},
      {Nutrient::fat_g, 14.117},
      {Nutrient::kcal, 282.9}}},
    // 100 g 16109 + 75 g 17225 + 100 g 11052.
    // Ca: 102·1 + 22·0.75 + 37·1
    {"soybeans with lamb and green beans",
     {{"soybean_boiled", 100}, {"lamb_cooked", 75}, {"green_beans", 100}},
     {{Nutrient::ca_mg, 155.5},
      {Nutrient::mg_mg, 129.0},
      {Nutrient::p_mg, 433.75},
      {Nutrient::na_mg, 67.75},
      {Nutrient::d_ug, 0.075},
      {Nutrient::k1_ug, 66.175},
      {Nutrient::protein_g, 38.602},
      {Nutrient::fat_g, 23.928},
      {Nutrient::kcal, 415.25}}},
    // 150 g 01116 + 80 g 09148 + 100 g 16057 + 150 g 11458.
    // Ca: 121·1.5 + 34·0.8 + 49·1 + 136·1.5
    {"yoghurt with kiwi, chickpeas and spinach",
     {{"yoghurt_plain", 150}, {"kiwi", 80}, {"chickpea", 100}, {"spinach_boiled", 150}},
     {{Nutrient::ca_mg, 461.7},
      {Nutrient::mg_mg, 210.1},
      {Nutrient::p_mg, 421.7},
      {Nutrient::na_mg, 183.4},
      {Nutrient::d_ug, 0.15},
      {Nutrient::k1_ug, 776.94},
      {Nutrient::protein_g, 19.432},
      {Nutrient::fat_g, 8.271},
      {Nutrient::kcal, 338.8}}},
};

}  // namespace

TEST_CASE("ten plates have the totals of USDA SR28", "[plates]") {
    REQUIRE(plates.size() == 10);
    for (const Plate& plate : plates) {
        INFO(plate.name);
        Day day;
        Meal& meal = day.meals.emplace_back();
        for (const auto& [food, g] : plate.parts) meal.items.push_back({food, g, {}, {}});
        const Report report = evaluate(day, builtin_catalogue(), {.bands = false});
        for (const auto& [nutrient, amount] : plate.totals) {
            const Intake& total = report[nutrient];
            INFO(nutrient_key(nutrient));
            CHECK(total.known == static_cast<int>(plate.parts.size()));
            CHECK(std::abs(total.sum.mid - amount) <= 0.001);  // the totals are written to three decimals
        }
    }
}
