// Points, rectangles and colours of the page, in logical (CSS) pixels.
//
// The page is laid out in page coordinates: (0, 0) is the top left corner of the whole page, however far it is
// scrolled. Only Painter turns them into device pixels of the canvas.
#pragma once

#include <cstdint>

namespace k2::shell {

struct Point {
    float x = 0;
    float y = 0;
    friend bool operator==(Point, Point) = default;
};

/// Half open: a point on the right or bottom edge is outside.
struct Rect {
    float x = 0;
    float y = 0;
    float w = 0;
    float h = 0;
    [[nodiscard]] constexpr float right() const { return x + w; }
    [[nodiscard]] constexpr float bottom() const { return y + h; }
    [[nodiscard]] constexpr Point center() const { return {x + w / 2, y + h / 2}; }
    [[nodiscard]] constexpr Rect inset(float by) const { return {x + by, y + by, w - 2 * by, h - 2 * by}; }
    [[nodiscard]] constexpr bool overlaps(const Rect& o) const {
        return x < o.right() && o.x < right() && y < o.bottom() && o.y < bottom();
    }
    friend bool operator==(const Rect&, const Rect&) = default;
};

/// 0xRRGGBB and an opacity: reads like the colour tables of the design.
struct Color {
    std::uint32_t rgb = 0;
    float alpha = 1;
    [[nodiscard]] constexpr Color with_alpha(float a) const { return {rgb, a}; }
    friend bool operator==(Color, Color) = default;
};

}  // namespace k2::shell
