// An ImFontLoader over canvas 2D. ImGui asks for one glyph at a time; glyphs.js measures and draws it.
//
// Everything here is in device pixels (a bake's Size × RasterizerDensity is the em of the CSS font). Advances and boxes
// are whole pixels, so every glyph stays on the pixel grid however long the line is.
#include "web/canvas_font.h"

#include <emscripten.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <cmath>

// Module.glyphs is the object of web/glyphs.js; HEAP* are read anew at each call because memory may have grown.
// clang-format off
EM_JS(void, k2_canvas_line, (int weight, float px, int* ascent_descent), {
    HEAP32.set(Module["glyphs"].line(weight, px), ascent_descent >> 2);
});
EM_JS(void, k2_canvas_measure, (int weight, float px, unsigned code, int* box), {
    HEAP32.set(Module["glyphs"].measure(weight, px, code), box >> 2);
});
EM_JS(void, k2_canvas_draw, (int weight, float px, unsigned code, int x, int y, int w, int h, unsigned char* rgba), {
    HEAPU8.set(Module["glyphs"].draw(weight, px, code, x, y, w, h), rgba);
});
// clang-format on

namespace k2::web {
namespace {

/// What glyphs.js measures: ink box about the origin on the baseline, y downwards. Empty when nothing is inked.
struct GlyphBox {
    int advance, x0, y0, x1, y1;
    [[nodiscard]] bool empty() const { return x1 <= x0 || y1 <= y0; }
};

int weight_of(const ImFontConfig& src) {
    return src.FontNo == 1 ? 600 : 400;
}

/// Joiners, variation selectors and direction marks: part of a text, never drawn and without width.
bool is_zero_width(ImWchar c) {
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x2064) || (c >= 0xFE00 && c <= 0xFE0F) ||
           c == 0xFEFF || (c >= 0xE0100 && c <= 0xE01EF);
}

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

/// Only asked for the ellipsis and for the fallback glyph. A canvas draws something for everything.
bool contains_glyph(ImFontAtlas*, ImFontConfig*, ImWchar c) {
    return c >= 32;
}

bool baked_init(ImFontAtlas*, ImFontConfig* src, ImFontBaked* baked, void*) {
    if (src->MergeMode) return true;  // the first source of a font sets the line
    const float px = baked->Size * baked->RasterizerDensity;
    int line[2];
    k2_canvas_line(weight_of(*src), px, line);
    // ImGui's line is one em high: the font's own line is centred in it.
    const float ascent = std::round((px - static_cast<float>(line[0] + line[1])) / 2 + static_cast<float>(line[0]));
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
    if (!is_zero_width(code)) k2_canvas_measure(weight_of(*src), px, code, &box.advance);
    if (glyph == nullptr) {
        *advance = static_cast<float>(box.advance) / density;
        return true;
    }
    glyph->Codepoint = code;
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
    k2_canvas_draw(weight_of(*src), px, code, box.x0, box.y0, w, h, pixels.Data);
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

const ImFontLoader* canvas_font_loader() {
    static const ImFontLoader loader = [] {
        ImFontLoader l;
        l.Name = "canvas 2D";
        l.FontSrcInit = source_init;
        l.FontSrcContainsGlyph = contains_glyph;
        l.FontBakedInit = baked_init;
        l.FontBakedLoadGlyph = load_glyph;
        return l;
    }();
    return &loader;
}

}  // namespace k2::web
