// Every rectangle that ImGui lets a pointer press has a semantic node, so nobody can call ImGui past the widget layer.
// ImGui's item hooks (IMGUI_ENABLE_TEST_ENGINE, MIT like ImGui itself) tell which rectangles there are.

#include <catch2/catch_test_macros.hpp>
#include <set>
#include <vector>

#include "driver.h"
#include "shell/imgui_port.h"

TEST_CASE("every item that ImGui knows has a node", "[completeness]") {
    k2::test::Driver page({.width = 390, .height = 20000});
    std::vector<std::uint32_t> items;
    page.natto_meal();
    page.press("_profile.fold");
    page.press("_groups");
    k2::shell::watch_items(&items);
    page.frame();
    k2::shell::watch_items(nullptr);
    CHECK(std::set(items.begin(), items.end()).size() > 40);
    std::set<std::uint32_t> nodes;
    for (const auto& node : page.tree().nodes) nodes.insert(node.id);
    for (const std::uint32_t id : items) {
        INFO("item " << id);
        CHECK(nodes.contains(id));
    }
}
