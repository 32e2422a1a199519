#include "shell/pictures/bar_picture.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace k2::shell {
namespace {

constexpr float tick_px = 2.25F;
constexpr float tick_halo_px = 1.125F;  // card-coloured, on both sides
constexpr float tick_beyond_px = 4;     // above and below the bar

constexpr float line_px = 2;       // of the range
constexpr float stop_of_h = 0.5F;  // height of its ends, in the bar's

constexpr int limit_dashes = 4;
constexpr float limit_px = 2;
constexpr float dash_of_pitch = 0.67F;

/// The bar's left end, cut off at `width`. A pill as wide as it is high would say too much of a little.
struct CutEnd {
    static constexpr int steps = 8;
    std::array<Point, 2 * steps + 3> points;
    std::size_t count = 0;

    CutEnd(const Rect& bar, float width) {
        const float r = bar.h / 2;
        const float reach = std::acos(std::clamp(1 - width / r, 0.0F, 1.0F));  // of the arc, from the left
        for (int i = -steps; i <= steps; ++i) {
            const float angle = reach * static_cast<float>(i) / steps;
            points[count++] = {bar.x + r * (1 - std::cos(angle)), bar.y + r + r * std::sin(angle)};
        }
        if (width <= r) return;
        points[count++] = {bar.x + width, bar.bottom()};
        points[count++] = {bar.x + width, bar.y};
    }
    [[nodiscard]] std::span<const Point> outline() const { return {points.data(), count}; }
};

/// From the bar's left end, `width` long.
void draw_solid(Painter& painter, const Rect& bar, float width, Color c) {
    if (width <= 0) return;
    if (width < bar.h) {
        painter.polygon(CutEnd(bar, width).outline(), c);
    } else {
        painter.fill({bar.x, bar.y, width, bar.h}, c, bar.h / 2);
    }
}

void draw_tick(Painter& painter, const Theme& theme, const Rect& bar, float x) {
    const float on_grid = std::round(x * painter.scale()) / painter.scale();
    const Rect tick{on_grid - tick_px / 2, bar.y - tick_beyond_px, tick_px, bar.h + 2 * tick_beyond_px};
    painter.fill(tick.inset(-tick_halo_px), theme.card, tick_px);
    painter.fill(tick, theme.ink, tick_px / 2);
}

void draw_limit(Painter& painter, Color c, float x, const Rect& bar) {
    const float top = bar.y - tick_beyond_px;
    const float pitch = (bar.h + 2 * tick_beyond_px) / (static_cast<float>(limit_dashes) - 1 + dash_of_pitch);
    for (int i = 0; i < limit_dashes; ++i) {
        painter.fill({x - limit_px / 2, top + static_cast<float>(i) * pitch, limit_px, pitch * dash_of_pitch}, c, 1);
    }
}

/// A thin line from `from` to `to`; `stop`: it ends there, else it goes on.
void draw_range(Painter& painter, const Rect& bar, float from, float to, bool stop, Color c) {
    if (to - from < 1) return;
    const float middle = bar.center().y;
    painter.fill({from, middle - line_px / 2, to - from, line_px}, c);
    const float stop_h = stop_of_h * bar.h;
    if (stop) painter.fill({to - line_px, middle - stop_h / 2, line_px, stop_h}, c);
}

/// ▸ at the bar's right end.
void draw_beyond(Painter& painter, const Rect& bar, Color c) {
    const float size = std::min(0.32F * bar.h, 5.0F);
    const Point tip{bar.right() - 2, bar.center().y};
    painter.polygon(std::array{Point{tip.x - size * 1.3F, tip.y - size}, tip, Point{tip.x - size * 1.3F, tip.y + size}},
                    c);
}

}  // namespace

void draw_bar(Painter& painter, const Theme& theme, const Rect& bar, const BarPicture& picture) {
    if (!painter.visible(bar)) return;
    const auto width = [&](float value) { return bar.w * std::clamp(value / bar_axis_max, 0.0F, 1.0F); };
    const float mid = width(picture.mid);
    const Color on_solid = theme.card;
    const Color on_track = picture.colors.outline;
    const bool beyond = picture.high > bar_axis_max;

    painter.surface(bar, theme, theme.track, bar.h / 2);
    draw_solid(painter, bar, mid, picture.colors.mark);
    draw_range(painter, bar, bar.x + mid, bar.x + width(picture.high) - (beyond ? 6.0F : 0.0F), !beyond, on_track);
    if (picture.target) draw_tick(painter, theme, bar, bar.x + width(*picture.target));
    if (picture.upper && *picture.upper <= bar_axis_max)
        draw_limit(painter, theme.warn, bar.x + width(*picture.upper), bar);
    if (beyond) draw_beyond(painter, bar, picture.mid >= bar_axis_max ? on_solid : on_track);
}

float draw_bar_sign(Painter& painter, const Theme& theme, Point left_middle, BarSign sign,
                    const NutrientColors& colors) {
    constexpr float height = 10, width = 18;
    const Rect box{left_middle.x, left_middle.y - height / 2, width, height};
    switch (sign) {
        case BarSign::known:
            painter.fill(box, colors.mark, height / 2);
            return width;
        case BarSign::range:
            draw_range(painter, box, box.x, box.right(), true, colors.outline);
            return width;
        case BarSign::target:
            painter.fill({left_middle.x, box.y - 1, tick_px, height + 2}, theme.ink, 1);
            return tick_px;
    }
    return 0;
}

}  // namespace k2::shell
