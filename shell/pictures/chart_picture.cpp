#include "shell/pictures/chart_picture.h"

#include <algorithm>
#include <string>
#include <vector>

namespace k2::shell {
namespace {

constexpr float plot_share = 0.52F;  // of the width, at most most_plot_h
constexpr float most_plot_h = 220;
constexpr float line_factor = 1.45F;
constexpr float curve_width = 2.5F;
constexpr float edge_width = 1;
constexpr float dot_radius = 6;

float label_height(const Painter& painter, float width, const ChartPicture& picture, std::string_view label) {
    return painter.paragraph_height({.size = picture.text_size}, label, width, picture.text_size * line_factor);
}

float plot_height(float width) {
    return std::min(most_plot_h, plot_share * width);
}

std::string tick_text(float value) {
    return std::to_string(static_cast<int>(value + 0.5F));
}

}  // namespace

float chart_height(const Painter& painter, float width, const ChartPicture& picture) {
    const float line = picture.text_size * line_factor;
    return label_height(painter, width, picture, picture.y_label) + line / 2 + plot_height(width) + line +
           label_height(painter, width, picture, picture.x_label);
}

void draw_chart(Painter& painter, const Theme& theme, const Rect& area, const ChartPicture& picture) {
    if (!painter.visible(area)) return;
    const float line = picture.text_size * line_factor;
    const TextStyle words{.size = picture.text_size, .color = theme.muted};
    const float head = painter.paragraph({area.x, area.y}, words, picture.y_label, area.w, line);
    const float left = area.x + painter.text_width(words, tick_text(picture.y_max)) + 8;
    const Rect plot{left, area.y + head + line / 2, area.right() - 8 - left, plot_height(area.w)};
    const auto at = [&](float x, float y) {
        return Point{plot.x + plot.w * std::min(1.0F, x / picture.x_max), plot.bottom() - plot.h * y / picture.y_max};
    };

    for (float y = 0; y <= picture.y_max; y += picture.tick_y) {
        const Point p = at(0, y);
        painter.hairline(plot.x, plot.right(), p.y, y > 0 ? theme.line : theme.muted);
        painter.text({plot.x - 8, p.y}, words, tick_text(y), Align::right);
    }
    for (float x = 0; x <= picture.x_max; x += picture.tick_x) {
        painter.text({at(x, 0).x, plot.bottom() + line / 2}, words, tick_text(x), Align::center);
    }
    painter.paragraph({area.x, plot.bottom() + line}, words, picture.x_label, area.w, line, Align::right);

    std::vector<Point> low, mid, high;
    for (const ChartPoint& p : picture.points) {
        low.push_back(at(p.x, p.low));
        mid.push_back(at(p.x, p.mid));
        high.push_back(at(p.x, p.high));
    }
    // The pale band alone does not reach 3:1 on the card: its edges do.
    const std::vector<Color> band(mid.size(), mix(theme.card, picture.colors.mark, theme.dark ? 0.34F : 0.22F));
    painter.band(high, low, band);
    painter.stroke(high, picture.colors.outline, edge_width);
    painter.stroke(low, picture.colors.outline, edge_width);

    // Two steps drawn and two left out where it is extrapolated; the solid part is one stroke.
    const auto is_solid = [&](const ChartPoint& p) { return p.x >= picture.solid_from && p.x <= picture.solid_to; };
    const std::span<const Point> curve(mid);
    for (std::size_t i = 0; i + 1 < mid.size();) {
        std::size_t end = i + 1;
        if (is_solid(picture.points[i])) {
            while (end + 1 < mid.size() && is_solid(picture.points[end])) ++end;
            painter.stroke(curve.subspan(i, end - i + 1), picture.colors.text, curve_width);
            i = end;
        } else {
            end = std::min(i + 2, mid.size() - 1);
            painter.stroke(curve.subspan(i, end - i + 1), picture.colors.text, curve_width);
            i += 4;
            // The solid part begins where it begins, not at the next dash.
            while (i > end && i < mid.size() && is_solid(picture.points[i - 1])) --i;
        }
    }

    if (!picture.mark) return;
    const ChartPoint& m = *picture.mark;
    painter.line(at(m.x, m.low), at(m.x, m.high), theme.ink, 2);
    painter.circle(at(m.x, m.mid), dot_radius, theme.card);
    painter.circle(at(m.x, m.mid), dot_radius - 1.5F, theme.ink);
}

}  // namespace k2::shell
