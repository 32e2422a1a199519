#include "fixed_glyphs.h"

#include <algorithm>
#include <cmath>

namespace k2::test {
namespace {

using shell::GlyphBox;

bool is_invisible(char32_t c) {
    return c == ' ' || c == 0xA0 || c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F);
}
bool is_wide(char32_t c) {
    return c >= 0x2E80;
}

void line(unsigned /*weight*/, float px, int& ascent, int& descent) {
    ascent = static_cast<int>(std::lround(0.88F * px));
    descent = static_cast<int>(std::lround(px)) - ascent;
}

void measure(unsigned /*weight*/, float px, char32_t c, GlyphBox& box) {
    box.advance = static_cast<int>(std::lround(px * (is_wide(c) ? 1.0F : 0.5F)));
    if (is_invisible(c)) return;
    box.x1 = box.advance - 1;
    box.y0 = -static_cast<int>(0.72F * px);
}

void draw(unsigned /*weight*/, float /*px*/, char32_t /*code*/, const GlyphBox& box, unsigned char* rgba) {
    std::fill_n(rgba, (box.x1 - box.x0) * (box.y1 - box.y0) * 4, static_cast<unsigned char>(255));
}

}  // namespace

const shell::GlyphSource* fixed_glyphs() {
    static constexpr shell::GlyphSource source{line, measure, draw};
    return &source;
}

}  // namespace k2::test
