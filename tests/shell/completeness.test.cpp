// Every rectangle that ImGui lets a pointer press has a semantic node, so nobody can call ImGui past the widget layer.
// ImGui's item hooks (IMGUI_ENABLE_TEST_ENGINE, MIT like ImGui itself) tell which rectangles there are.

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "driver.h"
#include "imgui.h"
#include "imgui_internal.h"

namespace {

std::set<ImGuiID> items_of_frame;

}  // namespace

void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect&, const ImGuiLastItemData*) {
    const ImGuiWindow* window = context->CurrentWindow;
    // Windows report themselves as items; the fallback window is never shown.
    if (id != 0 && window != nullptr && !window->IsFallbackWindow && id != window->ID && id != window->MoveId) {
        items_of_frame.insert(id);
    }
}
void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, ImGuiItemStatusFlags) {}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) {
    return nullptr;
}

TEST_CASE("every item that ImGui knows has a node", "[completeness]") {
    k2::test::Driver page({.width = 390, .height = 20000});
    ImGui::GetCurrentContext()->TestEngineHookItems = true;
    page.natto_meal();
    page.press("_profile.fold");
    page.press("_groups");
    items_of_frame.clear();
    page.frame();
    CHECK(items_of_frame.size() > 40);
    std::set<ImGuiID> nodes;
    for (const auto& node : page.tree().nodes) nodes.insert(node.id);
    for (const ImGuiID id : items_of_frame) {
        INFO("item " << id);
        CHECK(nodes.contains(id));
    }
}
