// Plates added up by hand from the printed rows of the tables (per 100 g edible portion): what a transcription, a unit
// or a sum that went wrong would show. The totals were worked out from the published files, not from data/foods.json;
// the numbers before each plate are the rows' codes there, and its calcium is written out. The first ten are of USDA
// SR28 (release of May 2016), but for the two rows of MEXT 2023 that are marked M.
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
    // 100 g 01129 + 60 g M 01208 + 150 g 09200.
    // Ca: 50·1 + 14·0.6 + 40·1.5
    {"eggs on whole-wheat bread with an orange",
     {{"egg_boiled", 100}, {"bread_whole", 60}, {"orange", 150}},
     {{Nutrient::ca_mg, 118.4},
      {Nutrient::mg_mg, 55.6},
      {Nutrient::p_mg, 265.0},
      {Nutrient::na_mg, 370.0},
      {Nutrient::d_ug, 2.2},
      {Nutrient::k1_ug, 0.3},
      {Nutrient::protein_g, 18.73},
      {Nutrient::fat_g, 14.21},
      {Nutrient::kcal, 376.1}}},
    // 150 g 20037 + 85 g 15237 + 150 g 11117, its K1 M 06161: 120·1.5 + 0.1·0.85 + 0.2·1.5.
    // Ca: 3·1.5 + 15·0.85 + 93·1.5
    {"brown rice, salmon and pak choi",
     {{"rice_brown", 150}, {"salmon_cooked", 85}, {"pakchoi_boiled", 150}},
     {{Nutrient::ca_mg, 156.75},
      {Nutrient::mg_mg, 100.5},
      {Nutrient::p_mg, 412.2},
      {Nutrient::na_mg, 108.85},
      {Nutrient::d_ug, 11.135},
      {Nutrient::k1_ug, 180.385},
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
    // Taiwan FDA 2025: 150 g R4700902 + 150 g E3201205 + 60 g K0200101.
    // Ca: 159.55·1.5 + 112.018·1.5 + 67.282·0.6
    {"block tofu, qing geng cai and a duck egg",
     {{"tofu_north", 150}, {"youcai", 150}, {"duck_egg", 60}},
     {{Nutrient::ca_mg, 447.7212},
      {Nutrient::mg_mg, 84.255},
      {Nutrient::p_mg, 377.9046},
      {Nutrient::na_mg, 140.8188},
      {Nutrient::protein_g, 24.8097},
      {Nutrient::fat_g, 17.0057},
      {Nutrient::kcal, 273.8275}}},
    // Taiwan FDA 2025: 250 g H1150201 + 100 g R2400201 + 5 g J2300101.
    // Ca: 14.194·2.5 + 21·1 + 1381·0.05
    {"soy milk, mantou and small dried shrimp",
     {{"soymilk_cn", 250}, {"mantou", 100}, {"shrimp_skin", 5}},
     {{Nutrient::ca_mg, 125.535},
      {Nutrient::mg_mg, 87.455},
      {Nutrient::p_mg, 261.5025},
      {Nutrient::na_mg, 401.2075},
      {Nutrient::protein_g, 18.8725},
      {Nutrient::fat_g, 6.1275},
      {Nutrient::kcal, 335.0739}}},
    // Taiwan FDA 2025, K1 too: 150 g E33001 + 75 g I0308201 + 100 g E3200602.
    // Ca: 40.0423·1.5 + 5.372·0.75 + 122.41·1
    {"napa, belly pork and small pak choi",
     {{"napa", 150}, {"pork_belly", 75}, {"xiaobaicai", 100}},
     {{Nutrient::ca_mg, 186.5025},
      {Nutrient::mg_mg, 43.4061},
      {Nutrient::p_mg, 166.2},
      {Nutrient::na_mg, 133.2321},
      {Nutrient::protein_g, 13.9149},
      {Nutrient::fat_g, 26.0268},
      {Nutrient::kcal, 309.901},
      {Nutrient::k1_ug, 242.8575},
      {Nutrient::mk4_ug, 4.5}}},
    // MEXT 2023, D too: 40 g 04046 + 100 g 06086 + 100 g 10173.
    // Ca: 91·0.4 + 170·1 + 28·1
    {"natto, komatsuna and saury",
     {{"natto", 40}, {"komatsuna", 100}, {"saury", 100}},
     {{Nutrient::ca_mg, 234.4},
      {Nutrient::mg_mg, 80.0},
      {Nutrient::p_mg, 313.0},
      {Nutrient::na_mg, 155.4},
      {Nutrient::protein_g, 26.2},
      {Nutrient::fat_g, 29.8},
      {Nutrient::kcal, 373.6},
      {Nutrient::d_ug, 16.0}}},
    // MEXT 2023, D too: 200 g 04100 + 60 g 01026 + 100 g 10198.
    // Ca: 120·2 + 22·0.6 + 12·1
    {"silken tofu, white bread and hairtail",
     {{"tofu_south", 200}, {"bread_white", 60}, {"hairtail", 100}},
     {{Nutrient::ca_mg, 265.2},
      {Nutrient::mg_mg, 105.8},
      {Nutrient::p_mg, 356.2},
      {Nutrient::na_mg, 384.0},
      {Nutrient::protein_g, 32.44},
      {Nutrient::fat_g, 30.36},
      {Nutrient::kcal, 498.8},
      {Nutrient::d_ug, 14.0}}},
    // MEXT 2023, K1 of the first and third, D and MK-4 of the second too: 20 g 04060 + 75 g 11163 + 5 g 09044.
    // Ca: 210·0.2 + 6·0.75 + 870·0.05
    {"yuba, minced pork and wakame",
     {{"yuba", 20}, {"pork_ground", 75}, {"wakame_dry", 5}},
     {{Nutrient::ca_mg, 90.0},
      {Nutrient::mg_mg, 82.0},
      {Nutrient::p_mg, 225.0},
      {Nutrient::na_mg, 510.15},
      {Nutrient::protein_g, 24.25},
      {Nutrient::fat_g, 19.52},
      {Nutrient::kcal, 263.05},
      {Nutrient::k1_ug, 91.0},
      {Nutrient::d_ug, 0.3}}},
    // Korea RDA, K1: 100 g R000929 + 150 g R000871 + 25 g R000537: 7.541·1 + 389.28·1.5 + 14.24·0.25
    {"mung sprouts, boiled amaranth and pine nuts",
     {{"bean_sprouts", 100}, {"amaranth_boiled", 150}, {"pine_nut", 25}},
     {{Nutrient::k1_ug, 595.021}}},
    // Korea RDA: 100 g R000811, Ca 61, Na 496, K1 86.42.
    {"salted napa", {{"suancai", 100}}, {{Nutrient::ca_mg, 61}, {Nutrient::na_mg, 496}, {Nutrient::k1_ug, 86.42}}},
    // Korea RDA, D: 10 g R003085 + 50 g R001206: 9.26·0.1 + 0.87·0.5
    {"wood ear, dried and soaked", {{"woodear_dry", 10}, {"woodear_soaked", 50}}, {{Nutrient::d_ug, 1.361}}},
    // Ciqual 2025: 30 g 12039 + 150 g 19644, whose fat is less than 0.1. Ca: 350·0.3 + 150·1.5
    {"Munster and quark",
     {{"munster", 30}, {"quark", 150}},
     {{Nutrient::ca_mg, 330.0},
      {Nutrient::mg_mg, 27.15},
      {Nutrient::p_mg, 336.9},
      {Nutrient::na_mg, 279.0},
      {Nutrient::protein_g, 17.13},
      {Nutrient::fat_g, 8.04},
      {Nutrient::kcal, 169.8}}},
};

}  // namespace

TEST_CASE("plates have the totals of the tables, added up by hand", "[plates]") {
    REQUIRE(plates.size() == 20);
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
