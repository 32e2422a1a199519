// In place of imgui_tables.cpp: what the rest of ImGui calls in case there are tables or columns. There are none on
// this page, so none of these is ever reached with anything to do; the real ones are 5 KB of brotli.
#include "imgui.h"
#include "imgui_internal.h"

void ImGui::EndColumns() {}
void ImGui::EndTable() {}
void ImGui::TableGcCompactSettings() {}
void ImGui::TableGcCompactTransientBuffers(ImGuiTable*) {}
void ImGui::TableGcCompactTransientBuffers(ImGuiTableTempData*) {}
void ImGui::TablePopColumnChannel() {}
void ImGui::TablePushColumnChannel(int) {}
void ImGui::TableSettingsAddSettingsHandler() {}

/// What imgui.cpp itself calls of imgui_widgets.cpp, under other names (Dependencies.cmake): the parts of a window's
/// frame, the list of windows, and the ends that somebody forgot to call. Another 7 KB of brotli.
namespace ImGui {
bool NoCloseButton(ImGuiID /*id*/, const ImVec2& /*pos*/) {
    return false;
}
bool NoCollapseButton(ImGuiID /*id*/, const ImVec2& /*pos*/) {
    return false;
}
void NoEndMenuBar() {}
ImGuiMultiSelectIO* NoEndMultiSelect() {
    return nullptr;
}
void NoEndTabBar() {}
void NoScrollbar(ImGuiAxis /*axis*/) {}
bool NoSelectable(const char* /*label*/, bool /*selected*/, ImGuiSelectableFlags /*flags*/, const ImVec2& /*size*/) {
    return false;
}
}  // namespace ImGui

/// In place of sscanf (Dependencies.cmake): ImGui would read the lines of its settings file with it. There is no such
/// file, and the C library's scanning of numbers is 8 KB of brotli.
extern "C" int k2_no_settings(const char* /*line*/, const char* /*format*/, ...) {
    return 0;
}
