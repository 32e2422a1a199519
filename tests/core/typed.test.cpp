#include "core/typed.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/catalogue.h"
#include "core/day.h"

using namespace k2;
using P = TypedProblem;

namespace {

const Food& food(std::string_view id) {
    const Food* found = builtin_catalogue().find(id);
    REQUIRE(found != nullptr);
    return *found;
}

/// What is expected of a text: g (units of a tablet), or why not.
struct Expected {
    Expected(double the_amount) : amount(the_amount) {}  // NOLINT(google-explicit-constructor): reads as a table
    Expected(P the_problem) : amount(), problem(the_problem), refused(true) {}  // NOLINT(google-explicit-constructor)
    double amount;
    P problem = P::empty;
    bool refused = false;
};

struct AmountRow {
    std::string_view food, typed;
    Expected expected;
    BareUnit bare = BareUnit::household_zh;
};
constexpr BareUnit zh = BareUnit::household_zh;
constexpr BareUnit en = BareUnit::household_en;
constexpr BareUnit weight = BareUnit::weight;

const AmountRow amounts[] = {
    // A bare number is in the unit that the row shows.
    {"egg", "2", 100.0, zh},  // 1个(50克): the reader's trial typed 2 for two eggs
    {"egg", "2", 100.0, en},
    {"egg", "2", 2.0, weight},
    {"egg", "40", 40.0, weight},
    {"natto", "2", 80.0, zh},
    {"natto", "½", 20.0, zh},
    {"gouda", "2", 60.0, zh},
    {"bread_white", "2", 60.0, zh},  // 2片(60克): 1片 = 30 g
    {"bread_white", "1", 30.0, en},
    {"quail_egg", "3", 30.0, zh},
    {"walnut", "3", 25.0, zh},  // 3个(25克) but 1 handful (25 g)
    {"walnut", "1", 25.0, en},
    {"sauerkraut", "1", 75.0, zh},   // 1小碗(75克)
    {"sauerkraut", "1", 150.0, en},  // 1/2 cup (75 g)
    {"tofu_gdl", "1", 400.0, zh},    // 1/4盒(100克)
    {"avocado", "1", 200.0, zh},     // 半个(100克)
    {"milk_whole_cn", "2", 500.0, zh},
    {"milk_whole_cn", "200", 200.0, weight},
    {"ca_carbonate_500", "2", 2.0, zh},
    {"ca_carbonate_500", "2", 2.0, weight},
    {"d3_400", "1", 1.0, en},
    // The food's own unit
    {"gouda", "2片", 60.0},  // the example: 2 g before
    {"gouda", "２片", 60.0},
    {"gouda", " 2 片 ", 60.0},
    {"bread_white", "1片", 30.0},
    {"bread_white", "3 片", 90.0},
    {"bread_white", "2 slices", 60.0},
    {"bread_white", "1 slice", 30.0},
    {"egg", "2个", 100.0},
    {"egg", "两个", 100.0},
    {"egg", "2 個", 100.0},
    {"egg", "两枚", 100.0},
    {"egg", "2只", 100.0},
    {"egg", "2 eggs", 100.0},
    {"egg", "1 Egg", 50.0},
    {"egg", "十二个", 600.0},
    {"shrimp", "6个", 100.0},  // 6只(100克)
    {"shrimp", "12只", 200.0},
    {"natto", "半盒", 20.0},
    {"natto", "1.5 盒", 60.0},
    {"natto", "½ pack", 20.0},
    {"natto", "2 packs", 80.0},
    {"natto", "一盒半", 60.0},
    {"milk_whole_cn", "半盒", 125.0},
    {"milk_whole_cn", "2 boxes", 500.0},
    {"soymilk_cn", "一杯", 250.0},
    {"soymilk_cn", "1 cup", 250.0},
    {"rice_cooked", "一碗半", 225.0},
    {"rice_cooked", "两碗", 300.0},
    {"doubanjiang", "2勺", 20.0},
    {"miso", "3 tbsp", 48.0},
    {"miso", "3 tablespoons", 48.0},
    {"miso", "1汤匙", 16.0},
    {"miso", "1勺", 16.0},
    {"cod_liver_oil", "1茶匙", 5.0},
    {"cod_liver_oil", "1勺", P::unknown_unit},  // which spoon is meant would be a guess
    {"sauerkraut", "½ cup", 75.0},
    {"sauerkraut", "1/2 cup", 75.0},
    {"sauerkraut", "1 cup", 150.0},
    {"sauerkraut", "两小碗", 150.0},
    {"sauerkraut", "一碗", P::unknown_unit},  // a small bowl is no bowl
    {"avocado", "1个", 200.0},
    {"tofu_gdl", "1盒", 400.0},
    {"herring", "2 fish", 200.0},
    {"banana", "1根", 100.0},
    {"tofu_north", "半块", 50.0},
    {"dark_chocolate", "3 squares", 30.0},
    {"natto", "三分之一盒", 40.0 / 3},
    {"natto", "1碗", P::unknown_unit},
    {"natto", "1份", P::unknown_unit},
    {"gouda", "2 cups", P::unknown_unit},
    // Weights
    {"egg", "100克", 100.0},
    {"egg", "100 g", 100.0},
    {"egg", "100G", 100.0},
    {"egg", "100ｇ", 100.0},
    {"egg", "100公克", 100.0},
    {"egg", "０．５kg", 500.0},
    {"egg", "1公斤", 1000.0},
    {"egg", "1千克", 1000.0},
    {"egg", "一千克", 1000.0},
    {"egg", "两千克", 2000.0},
    {"egg", "1斤", 500.0},
    {"egg", "半斤", 250.0},
    {"egg", "一斤半", 750.0},
    {"egg", "一斤二两", 600.0},
    {"egg", "二两", 100.0},
    {"egg", "2两", 100.0},
    {"egg", "两两", 100.0},
    {"egg", "兩兩", 100.0},
    {"egg", "半两", 25.0},
    {"egg", "一两", 50.0},
    {"egg", "十两", 500.0},
    {"egg", "两百克", 200.0},
    {"egg", "1公斤200克", 1200.0},
    {"egg", "1 oz", 28.349523125},
    {"egg", "2盎司", 56.69904625},
    {"egg", "1 lb", 453.59237},
    {"noodles_dry", "80 g 干", 80.0},
    {"noodles_dry", "80克干", 80.0},
    {"noodles_dry", "80 g dry", 80.0},
    {"crab", "80 g edible", 80.0},
    {"natto", "80克干", P::unknown_unit},
    // Volumes: only of what is sold by volume
    {"milk_whole_cn", "250ml", 250.0},
    {"milk_whole_cn", "250 mL", 250.0},
    {"milk_whole_cn", "250毫升", 250.0},
    {"milk_whole_cn", "0.5升", 500.0},
    {"milk_whole_cn", "1 L", 1000.0},
    {"milk_whole_cn", "200克", 200.0},
    {"egg", "50ml", P::no_volume},
    {"yoghurt_cn", "150毫升", P::no_volume},
    // Tablets are counted
    {"ca_carbonate_500", "2片", 2.0},
    {"ca_carbonate_500", "2粒", 2.0},
    {"ca_carbonate_500", "两片", 2.0},
    {"ca_carbonate_500", "半片", 0.5},
    {"ca_carbonate_500", "一片半", 1.5},
    {"ca_carbonate_500", "1/2 tablet", 0.5},
    {"d3_400", "2 softgels", 2.0},
    {"d3_400", "2 capsules", 2.0},
    {"ca_carbonate_500", "50g", P::counted_by_piece},  // 50 tablets before
    {"ca_carbonate_500", "50克", P::counted_by_piece},
    {"ca_carbonate_500", "二两", P::counted_by_piece},
    {"d3_400", "5 ml", P::counted_by_piece},
    {"d3_400", "1盒", P::unknown_unit},
    // Numbers
    {"egg", "1.5", 75.0},
    {"egg", "1,5", 75.0},
    {"egg", "1，5", 75.0},
    {"egg", "2。5", 125.0},
    {"egg", "２．５", 125.0},
    {"egg", ".5", 25.0},
    {"egg", "0,125", 6.25},
    {"egg", "5.", 250.0},
    {"egg", "½", 25.0},
    {"egg", "¼", 12.5},
    {"egg", "¾", 37.5},
    {"egg", "1½", 75.0},
    {"egg", "1 ½", 75.0},
    {"egg", "1/2", 25.0},
    {"egg", "1 1/2", 75.0},
    {"egg", "１／２", 25.0},
    {"egg", "半", 25.0},
    {"egg", "半个", 25.0},
    {"egg", "一个半", 75.0},
    {"egg", "两个半", 125.0},
    {"egg", "二", 100.0},
    {"egg", "十五", 750.0},
    {"egg", "二十", 1000.0},
    {"egg", "一百", 5000.0},
    {"egg", "一点五", 75.0},
    {"egg", "一百零五克", 105.0},
    {"egg", "一百五十克", 150.0},
    {"egg", "一千二百克", 1200.0},
    {"egg", "1,000", 1000.0, weight},
    {"egg", "1，000", 1000.0, weight},
    {"egg", "1 000", 1000.0, weight},
    {"egg", "1,000 g", 1000.0},
    {"egg", "1,000.5", 1000.5, weight},
    {"egg", "1.000", 1.0, weight},  // a point is always a decimal point
    {"egg", "5,000 克", 5000.0},
    // Refused
    {"egg", "", P::empty},
    {"egg", "   ", P::empty},
    {"egg", "　", P::empty},
    {"egg", "0", P::negative},
    {"egg", "-3", P::negative},
    {"egg", "－3", P::negative},
    {"egg", "−3", P::negative},
    {"egg", "零", P::negative},
    {"egg", "abc", P::not_a_number},
    {"egg", "很多", P::not_a_number},
    {"egg", "克", P::not_a_number},
    {"egg", "🥚", P::not_a_number},
    {"egg", "2🥚", P::unknown_unit},
    {"egg", "4O", P::unknown_unit},
    {"egg", "2 grains", P::unknown_unit},
    {"egg", "2 mg", P::unknown_unit},
    {"egg", "inf", P::not_a_number},
    {"egg", "nan", P::not_a_number},
    {"egg", "1e9", P::not_a_number},
    {"egg", "1E-3", P::not_a_number},
    {"egg", "0x10", P::several_numbers},
    {"egg", "+5", P::not_a_number},
    {"egg", "1.2.3", P::not_a_number},
    {"egg", "1,5,2", P::not_a_number},
    {"egg", "1/0", P::not_a_number},
    {"egg", "1/2/3", P::not_a_number},
    {"egg", "40 50", P::several_numbers},
    {"egg", "1 个 2 个", P::several_numbers},
    {"egg", "20-40", P::several_numbers},
    {"egg", "三四个", P::several_numbers},
    {"egg", "一点", P::not_a_number},
    {"egg", "十几个", P::unknown_unit},
    {"egg", "两", P::liang_alone},
    {"egg", "百", P::not_a_number},
    {"egg", "0.05 g", P::out_of_limits},
    {"egg", "5001 g", P::out_of_limits},
    {"egg", "101", P::out_of_limits, zh},  // 5050 g
    {"egg", "11斤", P::out_of_limits},
    {"ca_carbonate_500", "101", P::out_of_limits},
    {"egg", "999999999999999999999999999999", P::out_of_limits},
};

std::string name_of(P problem) {
    constexpr std::string_view names[]{
        "empty",         "not_a_number", "several_numbers", "negative",         "wrong_order",
        "out_of_limits", "unknown_unit", "no_volume",       "counted_by_piece", "liang_alone"};
    return std::string(names[static_cast<std::size_t>(problem)]);
}

Cell exact(double value) {
    Cell cell;
    cell.known = true;
    cell.mid = cell.low = cell.high = value;
    return cell;
}

}  // namespace

TEST_CASE("an amount is read as it was meant, or refused with the reason", "[typed]") {
    STATIC_REQUIRE(std::size(amounts) >= 120);
    for (const AmountRow& row : amounts) {
        INFO(row.food << ": \"" << row.typed << "\"");
        const auto read = read_amount(row.typed, food(row.food), row.bare);
        if (row.expected.refused) {
            if (read) FAIL_CHECK("read as " << read.value() << ", expected: " << name_of(row.expected.problem));
            if (!read) CHECK(name_of(read.error().problem) == name_of(row.expected.problem));
        } else {
            if (!read) FAIL_CHECK("refused: " << name_of(read.error().problem));
            if (read) CHECK(read.value() == Catch::Approx(row.expected.amount).epsilon(1e-12));
        }
    }
}

TEST_CASE("the limits of an amount are told", "[typed]") {
    const auto heavy = read_amount("6公斤", food("egg"), zh);
    REQUIRE_FALSE(heavy);
    CHECK(heavy.error().least == 0.1);
    CHECK(heavy.error().most == 5000);
    const auto many = read_amount("200片", food("ca_carbonate_500"), zh);
    REQUIRE_FALSE(many);
    CHECK(many.error().most == 100);
}

TEST_CASE("a reader's own food is counted by its portion and by weight", "[typed]") {
    OwnFood own;
    own.id = "own_1";
    own.name = "自家面包";
    own.serving_g = 80;
    const Food bread = own.as_food();
    CHECK(read_amount("2", bread, zh).value() == 160);
    CHECK(read_amount("2份", bread, zh).value() == 160);
    CHECK(read_amount("100克", bread, zh).value() == 100);
    CHECK(read_amount("1 portion", bread, en).value() == 80);
    own.basis = Basis::per_unit;
    own.supplement = true;
    CHECK(read_amount("2片", own.as_food(), zh).value() == 2);
    CHECK(read_amount("2粒", own.as_food(), zh).value() == 2);
}

TEST_CASE("a ml weighs what the serving says", "[typed]") {
    OwnFood own;
    own.serving_g = 206;
    Food honey_milk = own.as_food();
    honey_milk.unit_zh = "1杯(200毫升)";
    honey_milk.unit_en = "1 cup (200 ml)";
    CHECK(read_amount("100ml", honey_milk, zh).value() == Catch::Approx(103));
    CHECK(read_amount("100", honey_milk, BareUnit::weight).value() == Catch::Approx(103));
    CHECK(read_amount("100g", honey_milk, zh).value() == 100);
}

TEST_CASE("serving labels", "[typed]") {
    const ServingLabel label = serving_label("2片(60克可食)");
    CHECK(label.count == 2);
    CHECK(label.unit == "片");
    CHECK(label.measure == 60);
    CHECK_FALSE(label.in_ml);
    CHECK(label.state == "可食");
    CHECK(serving_label("1/4 box (100 g)").count == 0.25);
    CHECK(serving_label("半罐(80克)").count == 0.5);
    CHECK(serving_label("1杯(250毫升)").in_ml);
    CHECK(serving_label("1片").measure == 0);
    for (const Food& f : builtin_catalogue().foods()) {
        INFO(f.id);
        for (const std::string_view text : {f.unit_zh, f.unit_en}) {
            CHECK(serving_label(text).count > 0);
            CHECK_FALSE(serving_label(text).unit.empty());
        }
        if (f.basis == Basis::per_100g) CHECK(serving_label(f.unit_zh).measure == f.serving_g);
    }
}

namespace {

struct NumberRow {
    std::string_view typed;
    Quantity quantity;
    Expected expected;
};
const NumberRow numbers[] = {
    {"55", Quantity::years, 55.0},
    {"55岁", Quantity::years, 55.0},
    {"５５ 歲", Quantity::years, 55.0},
    {"五十五", Quantity::years, 55.0},
    {"五十五岁", Quantity::years, 55.0},
    {"55 years", Quantity::years, 55.0},
    {"55 years old", Quantity::years, 55.0},
    {"半岁", Quantity::years, 0.5},
    {"55 kg", Quantity::years, P::unknown_unit},
    {"55 µg", Quantity::years, P::unknown_unit},
    {"55 66", Quantity::years, P::several_numbers},
    {"30 ng/mL", Quantity::serum_nmol_l, 75.0},  // × 2.5
    {"30ng/ml", Quantity::serum_nmol_l, 75.0},
    {"30", Quantity::serum_ng_ml, 75.0},
    {"75", Quantity::serum_nmol_l, 75.0},
    {"75 nmol/L", Quantity::serum_nmol_l, 75.0},
    {"75 nmol/L", Quantity::serum_ng_ml, 75.0},  // whatever the choice
    {"７５ｎｍｏｌ／Ｌ", Quantity::serum_ng_ml, 75.0},
    {"75 mg", Quantity::serum_nmol_l, P::unknown_unit},
    {"10", Quantity::vitamin_d_ug, 10.0},
    {"10 µg", Quantity::vitamin_d_ug, 10.0},
    {"10 μg", Quantity::vitamin_d_iu, 10.0},  // the Greek letter
    {"10微克", Quantity::vitamin_d_ug, 10.0},
    {"400", Quantity::vitamin_d_iu, 10.0},
    {"400 IU", Quantity::vitamin_d_ug, 10.0},
    {"400国际单位", Quantity::vitamin_d_ug, 10.0},
    {"1,000 IU", Quantity::vitamin_d_ug, 25.0},
    {"0.01 mg", Quantity::vitamin_d_ug, 10.0},
    {"120", Quantity::milligrams, 120.0},
    {"120 mg", Quantity::milligrams, 120.0},
    {"120毫克", Quantity::milligrams, 120.0},
    {"0.5 g", Quantity::milligrams, 500.0},
    {"500 µg", Quantity::milligrams, 0.5},
    {"400 IU", Quantity::milligrams, P::unknown_unit},
    {"50 mcg", Quantity::micrograms, 50.0},
    {"3.5", Quantity::grams, 3.5},
    {"3,5 克", Quantity::grams, 3.5},
    {"70千卡", Quantity::kilocalories, 70.0},
    {"0", Quantity::milligrams, 0.0},
    {"-5", Quantity::milligrams, P::negative},
    {"", Quantity::milligrams, P::empty},
    {"很多", Quantity::milligrams, P::not_a_number},
    {"1e9", Quantity::milligrams, P::not_a_number},
    {"20–40", Quantity::milligrams, P::several_numbers},
};

struct RangeRow {
    std::string_view typed;
    Quantity quantity;
    double low, mid, high;
};
const RangeRow ranges[] = {
    {"30", Quantity::milligrams, 30, 30, 30},           {"20–40", Quantity::milligrams, 20, 30, 40},
    {"20-40", Quantity::milligrams, 20, 30, 40},        {"20 ~ 40", Quantity::milligrams, 20, 30, 40},
    {"20～40", Quantity::milligrams, 20, 30, 40},       {"20至40", Quantity::milligrams, 20, 30, 40},
    {"二十到四十", Quantity::milligrams, 20, 30, 40},   {"0.5–1–3", Quantity::micrograms, 0.5, 1, 3},
    {"400–800 IU", Quantity::vitamin_d_ug, 10, 15, 20}, {"10 µg - 800 IU", Quantity::vitamin_d_ug, 10, 15, 20},
    {"400—800", Quantity::vitamin_d_iu, 10, 15, 20},
};

}  // namespace

TEST_CASE("a number is read in the unit that was typed", "[typed]") {
    for (const NumberRow& row : numbers) {
        INFO("\"" << row.typed << "\"");
        const auto read = read_number(row.typed, row.quantity);
        if (row.expected.refused) {
            if (read) FAIL_CHECK("read as " << read.value().mid);
            if (!read) CHECK(name_of(read.error().problem) == name_of(row.expected.problem));
        } else {
            if (!read) FAIL_CHECK("refused: " << name_of(read.error().problem));
            if (read) CHECK(read.value().mid == Catch::Approx(row.expected.amount).epsilon(1e-12));
            if (read) CHECK_FALSE(read.value().ranged);
        }
    }
    CHECK(read_number("30 ng/mL", Quantity::serum_nmol_l).value().unit == Quantity::serum_ng_ml);
}

TEST_CASE("a range is read by its ends", "[typed]") {
    for (const RangeRow& row : ranges) {
        INFO("\"" << row.typed << "\"");
        const auto read = read_range(row.typed, row.quantity);
        REQUIRE(read);
        CHECK(read.value().low == Catch::Approx(row.low));
        CHECK(read.value().mid == Catch::Approx(row.mid));
        CHECK(read.value().high == Catch::Approx(row.high));
        CHECK(read.value().ranged == (row.low != row.high));
    }
    const auto problem = [](std::string_view typed) { return read_range(typed, Quantity::milligrams).error().problem; };
    CHECK(problem("40–20") == P::wrong_order);
    CHECK(problem("1–2–3–4") == P::several_numbers);
    CHECK(problem("20–") == P::not_a_number);
    CHECK(problem("-5") == P::negative);
    CHECK(problem("-5–3") == P::negative);
    CHECK(problem("") == P::empty);
    CHECK(problem("20–viel") == P::not_a_number);
}

TEST_CASE("an item's weight is limited whichever way it is given", "[typed]") {
    OwnFood own;
    own.id = "own_1";
    own.serving_g = 5000;
    own.cells[index(Nutrient::ca_mg)] = exact(1);
    const auto within = [&](double units) {
        return within_limits(Item{"own_1", {}, units, {}}, own.basis, own.serving_g);
    };
    CHECK(within(1));
    CHECK_FALSE(within(1.01));
    CHECK_FALSE(within(100));
    own.serving_g = 50;
    CHECK(within(100));
    CHECK_FALSE(within(101));
    own.basis = Basis::per_unit;
    own.serving_g = 200;  // it was said what a unit weighs
    CHECK(within(25));
    CHECK_FALSE(within(26));
    own.serving_g = unsaid_serving_g;
    CHECK(within(100));
    CHECK(within_limits(Item{"natto", 5000.0, {}, {}}, Basis::per_100g, 40));
    CHECK_FALSE(within_limits(Item{"natto", 5001.0, {}, {}}, Basis::per_100g, 40));
}
