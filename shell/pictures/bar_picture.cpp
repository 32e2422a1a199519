#include "shell/pictures/bar_picture.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace k2::shell {
namespace {

// How far low, mid and high go from the nutrient's colour towards the card.
constexpr float mid_paleness = 0.28F;
constexpr float high_paleness = 0.56F;
constexpr float mid_paleness_dark = 0.26F;
constexpr float high_paleness_dark = 0.50F;

constexpr float outline_px = 1.25F;

constexpr float tick_px = 2.25F;
constexpr float tick_halo_px = 1.125F;  // card-coloured, on both sides
constexpr float tick_beyond_px = 5;     // above and below the bar
constexpr float window_opacity = 0.10F;
constexpr float window_opacity_dark = 0.13F;
constexpr float window_radius_px = 3;

constexpr int limit_dashes = 4;
constexpr int limit_dashes_in_legend = 3;
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

/// A band from the bar's left end, `width` long.
void draw_band(Painter& painter, const Rect& bar, float width, Color c, Corners corners) {
    if (width <= 0) return;
    if (width < bar.h) {
        painter.polygon(CutEnd(bar, width).outline(), c);
    } else {
        painter.fill({bar.x, bar.y, width, bar.h}, c, bar.h / 2, corners);
    }
}

void draw_band_outline(Painter& painter, const Rect& bar, float width, Color c, Corners corners) {
    if (width < 2 * outline_px) return;
    if (width < bar.h) {
        painter.stroke(CutEnd(bar.inset(outline_px / 2), width - outline_px).outline(), c, outline_px, true);
    } else {
        painter.outline({bar.x, bar.y, width, bar.h}, c, bar.h / 2, outline_px, corners);
    }
}

void draw_tick(Painter& painter, const Theme& theme, const Rect& bar, float x) {
    const float on_grid = std::round(x * painter.scale()) / painter.scale();
    const Rect tick{on_grid - tick_px / 2, bar.y - tick_beyond_px, tick_px, bar.h + 2 * tick_beyond_px};
    painter.fill(tick.inset(-tick_halo_px), theme.card, tick_px);
    painter.fill(tick, theme.ink, tick_px / 2);
}

void draw_limit(Painter& painter, Color c, float x, float top, float height, int dashes) {
    const float pitch = height / (static_cast<float>(dashes) - 1 + dash_of_pitch);
    for (int i = 0; i < dashes; ++i) {
        painter.fill({x - limit_px / 2, top + static_cast<float>(i) * pitch, limit_px, pitch * dash_of_pitch}, c, 1);
    }
}

}  // namespace

void draw_bar(Painter& painter, const Theme& theme, const Rect& bar, const BarPicture& picture) {
    if (!painter.visible(bar)) return;
    const float radius = bar.h / 2;
    const auto width = [&](float value) { return bar.w * std::clamp(value / picture.axis_max, 0.0F, 1.0F); };
    const auto paler = [&](float light, float dark) {
        return mix(picture.colors.mark, theme.card, theme.dark ? dark : light);
    };

    painter.surface(bar, theme, theme.track, radius);
    if (picture.window_from && picture.window_to) {
        const float from = width(*picture.window_from), to = width(*picture.window_to);
        painter.fill({bar.x + from, bar.y - tick_beyond_px, to - from, bar.h + 2 * tick_beyond_px},
                     picture.colors.mark.with_alpha(theme.dark ? window_opacity_dark : window_opacity),
                     window_radius_px);
    }

    // The unknown part follows the band flush: the band's end is square there.
    const float high = width(picture.high);
    const float unknown = width(picture.high + picture.unknown) - high;
    const Corners corners = unknown > 0 ? Corners::left : Corners::all;
    if (unknown > 0) {
        painter.hatch({bar.x + high, bar.y, unknown, bar.h}, radius, theme.hatch, theme.hatch_ground,
                      high > 0 ? Corners::right : Corners::all);
    }
    draw_band(painter, bar, high, paler(high_paleness, high_paleness_dark), corners);
    draw_band(painter, bar, width(picture.mid), paler(mid_paleness, mid_paleness_dark), Corners::all);
    draw_band(painter, bar, width(picture.low), picture.colors.mark, Corners::all);
    draw_band_outline(painter, bar, high, picture.colors.outline, corners);

    if (picture.window_from) draw_tick(painter, theme, bar, bar.x + width(*picture.window_from));
    if (picture.window_to) draw_tick(painter, theme, bar, bar.x + width(*picture.window_to));
    if (picture.target) draw_tick(painter, theme, bar, bar.x + width(*picture.target));
    if (!picture.upper) return;
    if (*picture.upper <= picture.axis_max) {
        draw_limit(painter, theme.warn, bar.x + width(*picture.upper), bar.y - tick_beyond_px,
                   bar.h + 2 * tick_beyond_px, limit_dashes);
    } else {
        const float size = 0.28F * bar.h;
        const Point tip{bar.right() - 0.45F * bar.h, bar.center().y};
        painter.polygon(
            std::array{Point{tip.x - size * 1.2F, tip.y - size}, tip, Point{tip.x - size * 1.2F, tip.y + size}},
            theme.warn);
    }
}

float draw_bar_sign(Painter& painter, const Theme& theme, Point left_middle, BarSign sign,
                    const NutrientColors& colors) {
    constexpr float height = 12, band_width = 18, band_height = 10;
    const float top = left_middle.y - height / 2;
    const Rect band{left_middle.x, left_middle.y - band_height / 2, band_width, band_height};
    switch (sign) {
        case BarSign::target:
            painter.fill({left_middle.x, top, tick_px, height}, theme.ink, 1);
            return tick_px;
        case BarSign::upper:
            draw_limit(painter, theme.warn, left_middle.x + limit_px / 2, top, height, limit_dashes_in_legend);
            return limit_px;
        case BarSign::range:
            painter.fill(band, mix(colors.mark, theme.card, theme.dark ? high_paleness_dark : high_paleness),
                         band_height / 2);
            painter.outline(band, colors.outline, band_height / 2, outline_px);
            return band_width;
        case BarSign::unknown:
            painter.hatch(band, band_height / 2, theme.hatch, theme.hatch_ground);
            return band_width;
    }
    return 0;
}

}  // namespace k2::shell
