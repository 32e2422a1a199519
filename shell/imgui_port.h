// The one door to the internals of Dear ImGui.
//
// ImGui keeps its public names stable. Its internals (imgui_internal.h, and the members that imgui.h marks [Internal])
// may change with any version. All that uses them stands here and in imgui_port.cpp; the rest of shell/ and web/ sees
// imgui.h alone (tests/data/imgui.test.mjs). These are the places:
//
//   what we need                                 internals
//   glyphs from the platform, not from a file    ImFontLoader, ImFontAtlasPackAddRect, ImFontAtlasPackGetRect,
//                                                ImFontAtlasBakedSetFontGlyphBitmap, ImFontAtlasBuilder::TempBuffer
//   no rasteriser of ImGui's own                 IMGUI_ENABLE_FREETYPE and ImGuiFreeType::GetFontLoader
//   a second atlas, for emoji                    RegisterFontAtlas, UnregisterFontAtlas, ImFontAtlas::OwnerContext
//   a glyph's picture only when it is drawn      ImFontBaked::LoadNoRenderOnLayout
//   low places for emoji                         ImFont::RemapPairs
//   a rectangle that can be pressed              ItemAdd, ButtonBehavior, ImRect
//   do events wait?                              ImGuiContext::InputEventsQueue
//   meshes with a colour a vertex                ImDrawList::_Data, _VtxWritePtr, _IdxWritePtr, _VtxCurrentIdx
//   gradients, and the direction of a path       ShadeVertsLinearColorGradientKeepAlpha, ImDrawList::_Path
//   UTF-8                                        ImTextCharFromUtf8
//   no printing of numbers                       ImFormatString, ImFormatStringV
//   (IMGUI_DISABLE_DEFAULT_FORMAT_FUNCTIONS) every item of a frame (tests)                ImGuiTestEngineHook_*,
//   ImGuiWindow
//
// imgui_port.cpp refuses every version but the one that this list was checked with. With a new version: read its
// changes to these names, run shell_tests (paint, text_layout, completeness) and tests/browser/canvas.test.js, look at
// the page, then write the new number.
//
// Lengths are device px.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "imgui.h"

namespace k2::shell {

// ---- Glyphs -------------------------------------------------------------------------------------

/// A glyph's advance and the box of its ink. The origin lies on the base line, y grows downwards.
struct GlyphBox {
    int advance, x0, y0, x1, y1;
    [[nodiscard]] bool empty() const { return x1 <= x0 || y1 <= y0; }
};

/// Where glyphs come from: the browser's canvas (web/canvas_font.cpp), or plain boxes in tests. `px` is the em.
/// Weight 0 is regular, 1 is strong.
struct GlyphSource {
    /// How far the font's line reaches above and below the base line.
    void (*line)(unsigned weight, float px, int& ascent, int& descent);
    void (*measure)(unsigned weight, float px, char32_t code, GlyphBox& box);
    /// Fills rgba with the box, four bytes a pixel, alpha not multiplied.
    void (*draw)(unsigned weight, float px, char32_t code, const GlyphBox& box, unsigned char* rgba);
};

/// Must be called before the first ImGui context is made. The source outlives every atlas.
void set_glyph_source(const GlyphSource* source);

/// The loader that asks the source. For ImFontConfig::FontLoader.
[[nodiscard]] const ImFontLoader* font_loader();

/// Ties an atlas to the current context, whose frames then keep it up to date. Untie it before either goes.
void tie_atlas(ImFontAtlas& atlas);
void untie_atlas(ImFontAtlas& atlas);

/// The font at a size. Most text is measured long before it is scrolled to: glyphs get their pictures when they are
/// drawn.
[[nodiscard]] ImFontBaked* font_at(ImFont& font, float em);

/// The code under which the font holds an emoji. A baked size holds an index up to its highest code: 770 KB for an
/// emoji under its own. So emoji get low codes, in a font that has no other characters.
[[nodiscard]] ImWchar emoji_code(ImFont& font, ImWchar emoji);

/// One character of a text that is not empty: its code point, and how many bytes it takes. Invalid bytes are U+FFFD,
/// one by one.
[[nodiscard]] char32_t first_code_point(std::string_view text, std::size_t& bytes);

// ---- Input --------------------------------------------------------------------------------------

struct PressArea {
    bool pressed = false;  // once, on release inside
    bool hovered = false;
    bool held = false;
};
/// A rectangle that the pointer can press. Each id once a frame.
[[nodiscard]] PressArea press_area(std::uint32_t id, ImVec2 min, ImVec2 max);

/// Input has come that the next frame will see.
[[nodiscard]] bool events_wait(const ImGuiContext& context);

// ---- Drawing ------------------------------------------------------------------------------------

/// Room for one mesh at the end of a list. Must be filled wholly, before anything else is drawn on the list.
struct MeshRoom {
    ImDrawVert* vertices;
    ImDrawIdx* indices;
    unsigned int first;  // index of the first vertex
    ImVec2 white;        // texture coordinates of a white pixel
};
[[nodiscard]] MeshRoom mesh_room(ImDrawList& list, int vertices, int indices);

/// Colours the vertices from number `first` on from top to bottom. Their opacity (soft edges) stays.
void shade_down(ImDrawList& list, int first, float top, float bottom, ImU32 from, ImU32 to);

/// The points of the present path in the opposite order.
void reverse_path(ImDrawList& list);

#ifdef K2_UI_HOOKS
/// Tests only: the ids of all items that ImGui is told of from now on, added to `ids`.
void watch_items(std::vector<std::uint32_t>* ids);
#endif

}  // namespace k2::shell
