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
