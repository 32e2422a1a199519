#include "shell/pictures/icons.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace k2::shell {
namespace {

/// Strokes grow more slowly than their sign, as in type: 2.1 px at 14, 2.5 at 20.
constexpr float stroke_width(float size) {
    return 1.25F + size / 16;
}
constexpr float badge_radius = 0.3F;   // of its side
constexpr float badge_letters = 0.5F;  // of its side
constexpr float pill_padding = 0.4F;   // of its height, at each end

constexpr float pi = std::numbers::pi_v<float>;

/// Draws in units of half the icon's size round its centre: x right, y down.
class Pen {
  public:
    Pen(Painter& painter, Point center, float size, Color color)
        : painter_(&painter), center_(center), unit_(size / 2), width_(stroke_width(size)), color_(color) {}

    template <std::size_t n>
    void stroke(const std::array<Point, n>& points, bool closed = false) {
        std::array<Point, n> page;
        std::ranges::transform(points, page.begin(), [this](Point p) { return at(p); });
        painter_->stroke(page, color_, width_, closed);
    }
    /// Part of a circle; turns clockwise from the top.
    void arc(Point center, float radius, float from, float to) {
        constexpr std::size_t points = 25;
        std::array<Point, points> page;
        for (std::size_t i = 0; i < points; ++i) {
            const float turn = std::lerp(from, to, static_cast<float>(i) / (points - 1));
            page[i] = on_circle(at(center), radius * unit_, turn);
        }
        painter_->stroke(page, color_, width_);
    }
    template <std::size_t n>
    void area(const std::array<Point, n>& one, const std::array<Point, n>& other) {
        std::array<Point, n> a, b;
        std::ranges::transform(one, a.begin(), [this](Point p) { return at(p); });
        std::ranges::transform(other, b.begin(), [this](Point p) { return at(p); });
        std::array<Color, n> colors;
        colors.fill(color_);
        painter_->band(a, b, colors);
    }
    void ring(Point center, float radius) { painter_->ring(at(center), radius * unit_, color_, width_); }
    void dot(Point center, float radius) { painter_->circle(at(center), radius * unit_, color_); }

  private:
    [[nodiscard]] Point at(Point p) const { return {center_.x + p.x * unit_, center_.y + p.y * unit_}; }

    Painter* painter_;
    Point center_;
    float unit_;
    float width_;
    Color color_;
};

using Points2 = std::array<Point, 2>;
using Points3 = std::array<Point, 3>;

/// A crescent: between the arc of one circle and that of another that bites into it. Filled: as an outline it closes up
/// at small sizes.
void draw_moon(Pen& pen) {
    constexpr std::size_t points = 25;
    constexpr float r = 0.95F, bite = 0.82F;
    constexpr Point bite_center{0.48F, -0.42F};
    // The tips are where the circles meet, seen from both centres.
    const float apart = std::hypot(bite_center.x, bite_center.y);
    const float direction = std::atan2(bite_center.y, bite_center.x);
    const float outer_tip = std::acos((apart * apart + r * r - bite * bite) / (2 * apart * r));
    const float inner_tip = std::acos((apart * apart + bite * bite - r * r) / (2 * apart * bite));
    std::array<Point, points> outer, inner;
    for (std::size_t i = 0; i < points; ++i) {
        const float t = static_cast<float>(i) / (points - 1);
        const float a = std::lerp(direction + outer_tip, direction + 2 * pi - outer_tip, t);
        const float b = std::lerp(direction + pi - inner_tip, direction + pi + inner_tip, t);
        outer[i] = {std::cos(a) * r, std::sin(a) * r};
        inner[i] = {bite_center.x + std::cos(b) * bite, bite_center.y + std::sin(b) * bite};
    }
    pen.area(outer, inner);
}

}  // namespace

void draw_icon(Painter& painter, Icon icon, Point center, float size, Color color) {
    if (!painter.visible({center.x - size, center.y - size, 2 * size, 2 * size})) return;
    const float t = stroke_width(size);
    Pen pen(painter, center, size, color);
    switch (icon) {
        // Straight ones are rectangles: crisp on the device grid.
        case Icon::plus:
            painter.fill({center.x - t / 2, center.y - size / 2, t, size}, color, t / 2);
            [[fallthrough]];
        case Icon::minus:
            painter.fill({center.x - size / 2, center.y - t / 2, size, t}, color, t / 2);
            return;
        case Icon::cross:
            pen.stroke(Points2{{{-0.72F, -0.72F}, {0.72F, 0.72F}}});
            pen.stroke(Points2{{{0.72F, -0.72F}, {-0.72F, 0.72F}}});
            return;
        case Icon::search:
            pen.ring({-0.18F, -0.18F}, 0.64F);
            pen.stroke(Points2{{{0.32F, 0.32F}, {0.88F, 0.88F}}});
            return;
        case Icon::check:
            pen.stroke(Points3{{{-0.8F, 0.05F}, {-0.25F, 0.6F}, {0.85F, -0.6F}}});
            return;
        case Icon::chevron_left:
            pen.stroke(Points3{{{0.4F, -0.85F}, {-0.45F, 0}, {0.4F, 0.85F}}});
            return;
        case Icon::chevron_right:
            pen.stroke(Points3{{{-0.4F, -0.85F}, {0.45F, 0}, {-0.4F, 0.85F}}});
            return;
        case Icon::chevron_up:
            pen.stroke(Points3{{{-0.85F, 0.4F}, {0, -0.45F}, {0.85F, 0.4F}}});
            return;
        case Icon::chevron_down:
            pen.stroke(Points3{{{-0.85F, -0.4F}, {0, 0.45F}, {0.85F, -0.4F}}});
            return;
        case Icon::arrow_right:
            pen.stroke(Points2{{{-0.95F, 0}, {0.9F, 0}}});
            pen.stroke(Points3{{{0.3F, -0.62F}, {0.95F, 0}, {0.3F, 0.62F}}});
            return;
        case Icon::undo:
            pen.stroke(Points3{{{-0.4F, -0.95F}, {-0.9F, -0.45F}, {-0.4F, 0.05F}}});
            pen.stroke(Points2{{{-0.85F, -0.45F}, {0.3F, -0.45F}}});
            pen.arc({0.28F, 0.17F}, 0.62F, 0, 0.5F);
            pen.stroke(Points2{{{0.28F, 0.79F}, {-0.35F, 0.79F}}});
            return;
        case Icon::redo:
            pen.stroke(Points3{{{0.4F, -0.95F}, {0.9F, -0.45F}, {0.4F, 0.05F}}});
            pen.stroke(Points2{{{0.85F, -0.45F}, {-0.3F, -0.45F}}});
            pen.arc({-0.28F, 0.17F}, 0.62F, 0, -0.5F);
            pen.stroke(Points2{{{-0.28F, 0.79F}, {0.35F, 0.79F}}});
            return;
        case Icon::sun:
            pen.ring({0, 0}, 0.42F);
            for (int i = 0; i < 8; ++i) {
                const Point inner = on_circle({0, 0}, 0.75F, static_cast<float>(i) / 8);
                const Point outer = on_circle({0, 0}, 0.95F, static_cast<float>(i) / 8);
                pen.stroke(Points2{{inner, outer}});
            }
            return;
        case Icon::moon:
            draw_moon(pen);
            return;
        case Icon::warning:
            draw_warning(painter, center, size, color, {0xFFFFFF});
            return;
        case Icon::info:
            pen.ring({0, 0}, 0.85F);
            pen.dot({0, -0.38F}, 0.14F);
            pen.stroke(Points2{{{0, -0.02F}, {0, 0.42F}}});
            return;
        case Icon::share:
            pen.stroke(Points2{{{0, 0.3F}, {0, -0.85F}}});
            pen.stroke(Points3{{{-0.45F, -0.45F}, {0, -0.9F}, {0.45F, -0.45F}}});
            pen.stroke(std::array<Point, 4>{{{-0.7F, 0.1F}, {-0.7F, 0.9F}, {0.7F, 0.9F}, {0.7F, 0.1F}}});
            return;
        case Icon::more:
            for (const float x : {-0.7F, 0.0F, 0.7F}) pen.dot({x, 0}, 0.2F);
            return;
    }
}

void draw_warning(Painter& painter, Point center, float size, Color triangle, Color mark) {
    const float u = size / 42;  // measures of the warning card, where it is 42 px wide
    painter.triangle({center.x, center.y - 19 * u}, {center.x + 21 * u, center.y + 18 * u},
                     {center.x - 21 * u, center.y + 18 * u}, 5 * u, triangle);
    painter.fill({center.x - 1.75F * u, center.y - 6 * u, 3.5F * u, 11 * u}, mark, 1.75F * u);
    painter.circle({center.x, center.y + 10 * u}, 2.1F * u, mark);
}

void draw_badge(Painter& painter, const Theme& theme, Point center, float side, std::string_view letters,
                Color ground) {
    painter.fill({center.x - side / 2, center.y - side / 2, side, side}, ground, badge_radius * side);
    painter.text(center, {.size = badge_letters * side, .strong = true, .color = theme.on_badge}, letters,
                 Align::center);
}

float pill_width(const Painter& painter, float height, const TextStyle& style, std::string_view text) {
    return std::max(height, painter.text_width(style, text) + 2 * pill_padding * height);
}

float draw_pill(Painter& painter, Point left_middle, float height, const TextStyle& style, std::string_view text,
                Color ground) {
    const float width = pill_width(painter, height, style, text);
    painter.fill({left_middle.x, left_middle.y - height / 2, width, height}, ground, height / 2);
    painter.text({left_middle.x + width / 2, left_middle.y}, style, text, Align::center);
    return width;
}

}  // namespace k2::shell
