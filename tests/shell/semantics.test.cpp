#include "shell/semantics.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>

#include "core/format/json.h"
#include "core/format/json_writer.h"
#include "driver.h"
#include "shell/spoken.h"
#include "tests/core/random_days.h"

using namespace k2::shell;

namespace {

SemanticTree sample() {
    SemanticTree tree;
    Node node;
    node.key = "food.natto.inc";
    node.id = node_id(node.key);
    node.role = Role::button;
    node.name = "纳豆\"多\"\n一份";
    node.rect = {1, 2.5F, 44, 44};
    node.state.disabled = true;
    tree.nodes.push_back(node);
    return tree;
}

}  // namespace

TEST_CASE("JSON holds what is said and leaves out what is not", "[semantics]") {
    const SemanticTree tree = sample();
    CHECK(to_json(tree) == R"([{"id":)" + std::to_string(tree.nodes[0].id) +
                               R"(,"parent":0,"role":"button","key":"food.natto.inc","name":"纳豆\"多\"\n一份",)"
                               R"("disabled":true,"rect":[1,2.5,44,44]}])");
    CHECK(to_json({}) == "[]");
}

TEST_CASE("the hash follows every field", "[semantics]") {
    const SemanticTree tree = sample();
    CHECK(tree.hash() == sample().hash());
    const auto changed = [&](auto change) {
        SemanticTree other = sample();
        change(other.nodes[0]);
        return other.hash() != tree.hash();
    };
    CHECK(changed([](Node& n) { n.name += "x"; }));
    CHECK(changed([](Node& n) { n.value = "1"; }));
    CHECK(changed([](Node& n) { n.rect.y += 1; }));
    CHECK(changed([](Node& n) { n.state.checked = true; }));
    CHECK(changed([](Node& n) { n.range = Range{}; }));
    CHECK(changed([](Node& n) { n.parent = 7; }));
}

TEST_CASE("an id is never 0", "[semantics]") {
    CHECK(node_id("") != 0);
    CHECK(node_id("search") != node_id("balance"));
}

namespace {

/// As it stands in the tree, and so in aria-valuenow.
std::string written(double number) {
    k2::JsonWriter out;
    out.value(number);
    return std::move(out).take();
}

void check_ranges(const SemanticTree& tree) {
    for (const Node& node : tree.nodes) {
        INFO(node.key << ' ' << role_name(node.role) << " \"" << node.name << "\" \"" << node.value << '"');
        CHECK((node.role == Role::meter) == (node.role != Role::number_field && node.range.has_value()));
        if (!node.range) continue;
        const auto& [now, min, max, step] = *node.range;
        INFO(written(now) << " from " << written(min) << " to " << written(max));
        CHECK(std::isfinite(now));
        CHECK(min < max);
        CHECK(min <= now);
        CHECK(now <= max);
        if (node.role != Role::meter) continue;
        CHECK_FALSE(node.value.empty());  // aria-valuetext
        CHECK(written(now).size() <= 6);  // "0.0962", "1250"
        CHECK(written(max).size() <= 6);
    }
}

}  // namespace

TEST_CASE("a meter's value lies between its ends, is short to read, and has words", "[semantics]") {
    k2::test::Driver page({.width = 390, .height = 20000});
    page.press("_profile.fold");
    check_ranges(page.tree());
    k2::RandomDays random(15);
    for (int i = 0; i < 60; ++i) {
        k2::Day day = random.day();
        INFO(k2::write_day(day));
        page.app.load(std::move(day));
        page.frame();
        page.frame();
        check_ranges(page.tree());
    }
}

TEST_CASE("fat has no reference: 79 g of it are a figure, not a meter that ends at 0", "[semantics]") {
    k2::test::Driver page({.width = 390, .height = 20000});
    k2::Day day;
    day.meals = {{k2::Slot::lunch, {{"peanut", 160.0, {}, {}}, {"milk_whole_cn", 250.0, {}, {}}}}};
    page.app.load(day);
    REQUIRE(page.settle());
    const Node& fat = page.node("result.fat");
    CHECK(fat.role == Role::figure);
    CHECK_FALSE(fat.range);
    CHECK(fat.value.find(k2::shell::spoken(page.app.report().shown_text("intake.fat_g"), k2::Lang::zh)) !=
          std::string::npos);
    const Node& calcium = page.node("result.ca");
    CHECK(calcium.role == Role::meter);
    REQUIRE(calcium.range);
    CHECK(calcium.range->max == 1200);  // the axis: 1.5 × 800 mg
    CHECK(calcium.value.starts_with(k2::shell::spoken(page.app.report().shown_text("intake.ca_mg"), k2::Lang::zh)));
}

TEST_CASE("the balance score is read as it is shown, and without a score there is no meter", "[semantics]") {
    k2::test::Driver page({.width = 390, .height = 20000});
    k2::Day day;
    day.meals = {{k2::Slot::lunch, {{"natto", 40.0, {}, {}}, {"milk_whole_cn", 250.0, {}, {}}}}};
    page.app.load(day);
    REQUIRE(page.settle());
    const Node& balance = page.node("balance");
    REQUIRE(balance.range);
    CHECK(written(balance.range->now) == page.app.report().shown_text("balance.score"));
    CHECK(balance.value.starts_with(page.app.report().shown_text("balance.score")));

    day.profile.flags.set(k2::Flag::vka, true);
    page.app.load(day);
    REQUIRE(page.settle());
    REQUIRE_FALSE(page.app.report().balance.score);
    if (const Node* hidden = page.tree().find("balance")) {
        CHECK(hidden->role == Role::figure);
        CHECK_FALSE(hidden->range);
    }
}
