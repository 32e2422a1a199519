#include "shell/imgui_port.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdarg>

#include "imgui_internal.h"
#include "misc/freetype/imgui_freetype.h"

#if IMGUI_VERSION_NUM != 19222
#error \
    "This is another Dear ImGui than 1.92.2b: check the internals that shell/imgui_port.h lists, then change this number"
#endif

namespace k2::shell {
namespace {

const GlyphSource* the_source = nullptr;

/// White text comes back as white of some alpha; anything else is a colour font. Then the colours stay, otherwise the
/// rounding of the canvas is taken out so that ImGui's tint is exact.
bool keep_color_or_whiten(ImU8* rgba, int pixels) {
    for (const ImU8* p = rgba; p < rgba + 4 * pixels; p += 4)
        if (p[3] > 32 && (p[0] < 240 || p[1] < 240 || p[2] < 240)) return true;
    for (ImU8* p = rgba; p < rgba + 4 * pixels; p += 4) p[0] = p[1] = p[2] = 255;
    return false;
}

bool source_init(ImFontAtlas*, ImFontConfig*) {
    return true;
}

/// Only asked for the ellipsis and for the fallback glyph. The platform draws something for everything.
bool contains_glyph(ImFontAtlas*, ImFontConfig*, ImWchar c) {
    return c >= 32;
}

bool baked_init(ImFontAtlas*, ImFontConfig* src, ImFontBaked* baked, void*) {
    if (src->MergeMode) return true;  // the first source of a font sets the line
    const float px = baked->Size * baked->RasterizerDensity;
    int above = 0, below = 0;
    the_source->line(src->FontNo, px, above, below);
    // ImGui's line is one em high: the font's own line is centred in it.
    const float ascent = std::round((px - static_cast<float>(above + below)) / 2 + static_cast<float>(above));
    baked->Ascent = ascent / baked->RasterizerDensity;
    baked->Descent = baked->Ascent - baked->Size;
    return true;
}

/// `glyph` null: only the advance is wanted (ImGui lays out without drawing).
bool load_glyph(ImFontAtlas* atlas, ImFontConfig* src, ImFontBaked* baked, void*, ImWchar code, ImFontGlyph* glyph,
                float* advance) {
    if (code < 32) return false;
    const float density = baked->RasterizerDensity;
    const float px = baked->Size * density;
    GlyphBox box{};
    the_source->measure(src->FontNo, px, code, box);
    if (glyph == nullptr) {
        *advance = static_cast<float>(box.advance) / density;
        return true;
    }
    glyph->Codepoint = code & 0x1FFFFFU;
    glyph->AdvanceX = static_cast<float>(box.advance) / density;
    if (box.empty()) return true;

    const int w = box.x1 - box.x0;
    const int h = box.y1 - box.y0;
    const ImFontAtlasRectId pack = ImFontAtlasPackAddRect(atlas, w, h);
    if (pack == ImFontAtlasRectId_Invalid) return false;
    // Only now: packing may have moved the atlas, and memory with it.
    ImTextureRect* rect = ImFontAtlasPackGetRect(atlas, pack);
    ImVector<unsigned char>& pixels = atlas->Builder->TempBuffer;
    pixels.resize(w * h * 4);
    the_source->draw(src->FontNo, px, code, box, pixels.Data);
    // Text keeps its alpha alone.
    glyph->Colored = atlas->TexDesiredFormat == ImTextureFormat_RGBA32 && keep_color_or_whiten(pixels.Data, w * h);
    glyph->Visible = true;
    glyph->X0 = static_cast<float>(box.x0) / density;
    glyph->X1 = static_cast<float>(box.x1) / density;
    glyph->Y0 = static_cast<float>(box.y0) / density + baked->Ascent;
    glyph->Y1 = static_cast<float>(box.y1) / density + baked->Ascent;
    glyph->PackId = pack;
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, src, glyph, rect, pixels.Data, ImTextureFormat_RGBA32, w * 4);
    return true;
}

}  // namespace

void set_glyph_source(const GlyphSource* source) {
    assert(source != nullptr);
    the_source = source;
}

const ImFontLoader* font_loader() {
    assert(the_source != nullptr);
    static const ImFontLoader loader = [] {
        ImFontLoader l;
        l.Name = "platform";
        l.FontSrcInit = source_init;
        l.FontSrcContainsGlyph = contains_glyph;
        l.FontBakedInit = baked_init;
        l.FontBakedLoadGlyph = load_glyph;
        return l;
    }();
    return &loader;
}

void tie_atlas(ImFontAtlas& atlas) {
    atlas.OwnerContext = ImGui::GetCurrentContext();
    ImGui::RegisterFontAtlas(&atlas);
}

void untie_atlas(ImFontAtlas& atlas) {
    atlas.Locked = false;
    ImGui::UnregisterFontAtlas(&atlas);
}

ImFontBaked* font_at(ImFont& font, float em) {
    assert(em >= 1);
    ImFontBaked* baked = font.GetFontBaked(em, 1.0F);
    baked->LoadNoRenderOnLayout = true;
    return baked;
}

ImWchar emoji_code(ImFont& font, ImWchar emoji) {
    constexpr ImWchar first = 0x100;
    constexpr ImWchar last = 0xFFF;
    // The font's own table remembers which code stands for which emoji.
    ImWchar free = first;
    for (const ImGuiStoragePair& pair : font.RemapPairs.Data) {
        if (pair.val_i == static_cast<int>(emoji)) return static_cast<ImWchar>(pair.key);
        free = std::max(free, static_cast<ImWchar>(pair.key + 1));
    }
    if (free > last) return emoji;
    font.AddRemapChar(free, emoji);
    return free;
}

char32_t first_code_point(std::string_view text, std::size_t& bytes) {
    assert(!text.empty());
    unsigned int c = 0;
    const int length = ImTextCharFromUtf8(&c, text.data(), text.data() + text.size());
    bytes = c == IM_UNICODE_CODEPOINT_INVALID ? 1 : static_cast<std::size_t>(length);
    return c;
}

PressArea press_area(std::uint32_t id, ImVec2 min, ImVec2 max) {
    assert(id != 0);
    PressArea area;
    const ImRect box(min, max);
    if (ImGui::ItemAdd(box, id)) area.pressed = ImGui::ButtonBehavior(box, id, &area.hovered, &area.held);
    return area;
}

bool events_wait(const ImGuiContext& context) {
    return context.InputEventsQueue.Size > 0;
}

MeshRoom mesh_room(ImDrawList& list, int vertices, int indices) {
    assert(vertices > 0 && indices > 0 && indices % 3 == 0);
    list.PrimReserve(indices, vertices);
    // _VtxCurrentIdx only now: PrimReserve may have begun a new block of 64 Ki vertices.
    const MeshRoom room{list._VtxWritePtr, list._IdxWritePtr, list._VtxCurrentIdx, list._Data->TexUvWhitePixel};
    list._VtxWritePtr += vertices;
    list._IdxWritePtr += indices;
    list._VtxCurrentIdx += static_cast<unsigned int>(vertices);
    return room;
}

void shade_down(ImDrawList& list, int first, float top, float bottom, ImU32 from, ImU32 to) {
    assert(first <= list.VtxBuffer.Size && top < bottom);
    ImGui::ShadeVertsLinearColorGradientKeepAlpha(&list, first, list.VtxBuffer.Size, ImVec2(0, top), ImVec2(0, bottom),
                                                  from, to);
}

void reverse_path(ImDrawList& list) {
    std::reverse(list._Path.begin(), list._Path.end());
}

}  // namespace k2::shell

// ImGui asks for this loader in place of its own rasterisers. It is not FreeType: see imgui_config.h.
const ImFontLoader* ImGuiFreeType::GetFontLoader() {
    return k2::shell::font_loader();
}

// What ImGui prints with: nothing. Every text of the page is made in core. ImGui itself would only name child windows
// and tooltips, and there are none. The C library's vsnprintf would bring its printing of numbers into the page.

int ImFormatStringV(char* buffer, size_t size, const char* /*format*/, va_list /*arguments*/) {
    if (buffer != nullptr && size > 0) *buffer = '\0';
    return 0;
}

int ImFormatString(char* buffer, size_t size, const char* /*format*/, ...) {
    if (buffer != nullptr && size > 0) *buffer = '\0';
    return 0;
}

#ifdef K2_UI_HOOKS
namespace {
std::vector<std::uint32_t>* watched = nullptr;
}

void k2::shell::watch_items(std::vector<std::uint32_t>* ids) {
    watched = ids;
    ImGui::GetCurrentContext()->TestEngineHookItems = ids != nullptr;
}

void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect&, const ImGuiLastItemData*) {
    const ImGuiWindow* window = context->CurrentWindow;
    if (watched == nullptr || id == 0 || window == nullptr) return;
    // Windows report themselves as items; the fallback window is never shown.
    if (!window->IsFallbackWindow && id != window->ID && id != window->MoveId) watched->push_back(id);
}
void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, ImGuiItemStatusFlags) {}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) {
    return nullptr;
}
#endif
