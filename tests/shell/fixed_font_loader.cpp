#include "fixed_font_loader.h"

#include <cmath>
#include <vector>

#include "imgui.h"
#include "imgui_internal.h"

namespace k2::test {
namespace {

bool is_invisible(ImWchar c) {
    return c == ' ' || c == 0xA0 || c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F);
}
bool is_wide(ImWchar c) {
    return c >= 0x2E80;
}

bool contains(ImFontAtlas*, ImFontConfig*, ImWchar c) {
    return c >= 32;
}

bool baked_init(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*) {
    baked->Ascent = std::round(0.88F * baked->Size);
    baked->Descent = baked->Ascent - baked->Size;
    return true;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar c, ImFontGlyph* glyph,
                float* advance) {
    if (c < 32) return false;
    const float width = std::round(baked->Size * (is_wide(c) ? 1.0F : 0.5F));
    if (glyph == nullptr) {
        *advance = width;
        return true;
    }
    glyph->Codepoint = c & 0x1FFFFFU;
    glyph->AdvanceX = width;
    if (is_invisible(c)) return true;

    const int w = static_cast<int>(width) - 1;
    const int h = static_cast<int>(0.72F * baked->Size);
    if (w < 1 || h < 1) return true;
    const ImFontAtlasRectId pack = ImFontAtlasPackAddRect(atlas, w, h);
    if (pack == ImFontAtlasRectId_Invalid) return false;
    ImTextureRect* rect = ImFontAtlasPackGetRect(atlas, pack);
    glyph->X0 = 0;
    glyph->X1 = static_cast<float>(w);
    glyph->Y1 = baked->Ascent;
    glyph->Y0 = baked->Ascent - static_cast<float>(h);
    glyph->Visible = true;
    glyph->PackId = pack;
    const std::vector<unsigned char> box(static_cast<std::size_t>(w) * static_cast<std::size_t>(h), 255);
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, rect, box.data(), ImTextureFormat_Alpha8, w);
    return true;
}

}  // namespace

const ImFontLoader* fixed_font_loader() {
    static const ImFontLoader loader = [] {
        ImFontLoader l;
        l.Name = "fixed advances";
        l.FontSrcContainsGlyph = contains;
        l.FontBakedInit = baked_init;
        l.FontBakedLoadGlyph = load_glyph;
        return l;
    }();
    return &loader;
}

}  // namespace k2::test
