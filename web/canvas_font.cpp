// Glyphs from canvas 2D, one at a time: glyphs.js measures and draws them.
//
// Everything here is in device pixels. Advances and boxes are whole pixels, so every glyph stays on the pixel grid
// however long the line is.
#include "web/canvas_font.h"

#include <emscripten.h>

#include "shell/imgui_port.h"

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

using shell::GlyphBox;

int css_weight(unsigned weight) {
    return weight == 1 ? 600 : 400;
}

/// Joiners, variation selectors and direction marks: part of a text, never drawn and without width.
bool is_zero_width(char32_t c) {
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x2064) || (c >= 0xFE00 && c <= 0xFE0F) ||
           c == 0xFEFF || (c >= 0xE0100 && c <= 0xE01EF);
}

void line(unsigned weight, float px, int& ascent, int& descent) {
    int both[2];
    k2_canvas_line(css_weight(weight), px, both);
    ascent = both[0];
    descent = both[1];
}

void measure(unsigned weight, float px, char32_t code, GlyphBox& box) {
    if (!is_zero_width(code)) k2_canvas_measure(css_weight(weight), px, code, &box.advance);
}

void draw(unsigned weight, float px, char32_t code, const GlyphBox& box, unsigned char* rgba) {
    k2_canvas_draw(css_weight(weight), px, code, box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0, rgba);
}

}  // namespace

const shell::GlyphSource* canvas_glyphs() {
    static constexpr shell::GlyphSource source{line, measure, draw};
    return &source;
}

}  // namespace k2::web
