#include "shell/pictures/triangle_picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "shell/mesh.h"
#include "shell/pictures/icons.h"

namespace k2::shell {
namespace {

constexpr float height_of_side = 0.8660254F;
constexpr float largest_side = 320;

constexpr float badge_side = 26;
constexpr float above_gap = 12;  // from the K2 badge down to its corner
constexpr float below_gap = 14;  // from the lower corners down to their badges
constexpr float word_gap = 7;

constexpr float corner_radius = 14;
constexpr float body_margin = 13;  // the body is larger than the data area, so that round corners eat none of it
constexpr int body_rings = 10;
constexpr int body_edge_steps = 14;
constexpr float pure_from = 0.36F;  // part of one nutrient above which its colour begins …
constexpr float pure_most = 0.46F;  // … and how much of it a corner shows
constexpr float pure_most_dark = 0.50F;

constexpr float middle_scale = 0.30F;    // of the inner triangle that means "even"
constexpr float cloud_softness = 1.48F;  // the soft cloud reaches beyond the dashed line
constexpr float least_cloud_px = 14;     // half axis: outside the point's disc
constexpr float point_px = 10;
constexpr float point_core_px = 7;

// Of the unit triangle: side 1, centre of gravity at the origin, y down. In the order of Axis: K2, D3, calcium.
constexpr PerAxis<Point> unit_corners{Point{0, -2 * height_of_side / 3}, Point{-0.5F, height_of_side / 3},
                                      Point{0.5F, height_of_side / 3}};

constexpr double most_counted = 2;        // adequacy above 2 does not move the point (as in Balance::triangle)
constexpr float ellipse_of_range = 1.3F;  // 90 % of a plane against 90 % of a line: 2.146 σ / 1.645 σ

PerAxis<double> counted(const PerAxis<Estimate>& adequacy, double Estimate::* value) {
    PerAxis<double> out{};
    for (const Axis a : all_axes) out[index(a)] = std::min(most_counted, adequacy[index(a)].*value);
    return out;
}

Point place(const PerAxis<Point>& corners, const PerAxis<float>& parts) {
    Point p;
    for (std::size_t i = 0; i < axis_count; ++i) {
        p.x += corners[i].x * parts[i];
        p.y += corners[i].y * parts[i];
    }
    return p;
}

/// Parts (barycentric weights) of a point; outside the triangle some are negative.
PerAxis<float> parts_at(const PerAxis<Point>& t, Point p) {
    const auto doubled_area = [](Point a, Point b, Point c) {
        return (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
    };
    const float whole = doubled_area(t[0], t[1], t[2]);
    return {doubled_area(p, t[1], t[2]) / whole, doubled_area(t[0], p, t[2]) / whole,
            doubled_area(t[0], t[1], p) / whole};
}

struct Colors {
    Color body, edge, spoke, middle, middle_edge, point_shadow;
};
constexpr Colors light{{0xF8F3EA}, {0xCFC4B3}, {0x8C8069, 0.22F}, {0xFFFFFF}, {0xB5A994}, {0x000000, 0.30F}};
constexpr Colors dark{{0x242E35}, {0x4A5862}, {0xFFFFFF, 0.10F}, {0x35424B}, {0x6D7B85}, {0x000000, 0.30F}};

struct Frame {
    PerAxis<Point> corners;
    Point middle;
    float side = 0;

    /// Corners of the drawn body before they are rounded.
    [[nodiscard]] std::array<Point, 3> body() const {
        return scaled(1 + body_margin / (side / std::numbers::sqrt3_v<float>));
    }
    /// All corners, `scale` times as far from the middle.
    [[nodiscard]] std::array<Point, 3> scaled(float scale) const {
        std::array<Point, 3> out;
        for (std::size_t i = 0; i < 3; ++i) {
            out[i] = {middle.x + (corners[i].x - middle.x) * scale, middle.y + (corners[i].y - middle.y) * scale};
        }
        return out;
    }
};

/// Rings from the middle to the outline, each vertex coloured by what it means. Three fans would show their seams.
void draw_body(Painter& painter, const Theme& theme, const Colors& colors, const Frame& frame) {
    constexpr std::size_t points = rounded_triangle_points(body_edge_steps);
    std::array<Point, points> outline;
    rounded_triangle(frame.body(), corner_radius, body_edge_steps, outline);

    PerAxis<ImU32> pure{};
    for (const Axis a : all_axes) pure[index(a)] = packed(theme.axis[index(a)].mark);
    const ImU32 body = packed(colors.body);
    constexpr float even = 1.0F / axis_count;  // each part in the middle; from there all go in straight lines
    const float most = theme.dark ? pure_most_dark : pure_most;
    const auto color_of = [&](const PerAxis<float>& parts) {
        ImU32 c = body;
        for (std::size_t i = 0; i < axis_count; ++i) {
            const float t = (parts[i] - pure_from) / (1 - pure_from);
            if (t <= 0) continue;
            const float s = std::min(t, 1.0F);
            c = blend(c, pure[i], s * s * (3 - 2 * s) * most);
        }
        return c;
    };
    const auto device = [&](Point p) {
        const Point d = painter.to_device(p);
        return ImVec2(d.x, d.y);
    };

    painter.polygon(outline, colors.body);  // for its soft edge
    constexpr int n = static_cast<int>(points);
    Mesh mesh(painter.list(), 1 + body_rings * n, 3 * n + 6 * (body_rings - 1) * n);
    mesh.vertex(device(frame.middle), color_of({even, even, even}));
    std::array<PerAxis<float>, points> parts_of_outline;
    for (std::size_t i = 0; i < points; ++i) parts_of_outline[i] = parts_at(frame.corners, outline[i]);
    for (int ring = 1; ring <= body_rings; ++ring) {
        const float t = static_cast<float>(ring) / body_rings;
        for (std::size_t i = 0; i < points; ++i) {
            const Point p = outline[i];
            PerAxis<float> parts = parts_of_outline[i];
            for (float& part : parts) part = even + (part - even) * t;
            mesh.vertex(
                device({frame.middle.x + (p.x - frame.middle.x) * t, frame.middle.y + (p.y - frame.middle.y) * t}),
                color_of(parts));
        }
    }
    for (int i = 0; i < n; ++i) mesh.triangle(0, 1 + i, 1 + (i + 1) % n);
    for (int ring = 0; ring + 1 < body_rings; ++ring) {
        const int first = 1 + ring * n;
        for (int i = 0; i < n; ++i) mesh.quad(first + i, first + (i + 1) % n, first + n + i, first + n + (i + 1) % n);
    }
    painter.stroke(outline, colors.edge, 1.5F, true);
}

void draw_middle(Painter& painter, const Theme& theme, const Colors& colors, const Frame& frame,
                 const TrianglePicture& picture) {
    for (std::size_t i = 0; i < 3; ++i) {
        const Point a = frame.corners[i], b = frame.corners[(i + 1) % 3];
        painter.line(frame.middle, {(a.x + b.x) / 2, (a.y + b.y) / 2}, colors.spoke, 1);
    }
    constexpr float radius = 8;
    const std::array<Point, 3> inner = frame.scaled(middle_scale);
    painter.triangle(inner[0], inner[1], inner[2], radius, colors.middle);
    std::array<Point, rounded_triangle_points(1)> outline;
    const std::size_t n = rounded_triangle(inner, radius, 1, outline);
    painter.stroke({outline.data(), n}, colors.middle_edge, 1.25F, true);
    painter.text(frame.middle, {.size = picture.small_size, .color = theme.muted}, picture.middle, Align::center);
}

/// How much of the way from p (inside) to q lies in the triangle, given the parts of p.
float way_inside(const PerAxis<Point>& t, const PerAxis<float>& of_p, Point q) {
    const PerAxis<float> of_q = parts_at(t, q);
    float way = 1;
    for (std::size_t i = 0; i < axis_count; ++i) {
        const float from = std::max(0.0F, of_p[i]);
        if (of_q[i] < 0) way = std::min(way, from / (from - of_q[i]));
    }
    return way;
}

/// A soft cloud that ends where the body does, and a dashed line round what it means: there parts are never negative.
void draw_cloud(Painter& painter, const Theme& theme, const Frame& frame, Point at, const TriangleCloud& cloud) {
    const float major = std::max(cloud.major * frame.side, least_cloud_px);
    const float minor = std::max(cloud.minor * frame.side, least_cloud_px);
    painter.glow_in_triangle(at, major * cloud_softness, minor * cloud_softness, theme.ink.with_alpha(0.40F),
                             cloud.turn, frame.body());

    constexpr int dashes = 24;
    constexpr std::size_t points = 4;
    constexpr float drawn = 0.62F;  // of a dash's pitch
    const Color color = theme.ink.with_alpha(0.62F);
    const PerAxis<float> of_middle = parts_at(frame.corners, at);
    const float cos_turn = std::cos(cloud.turn * 2 * pi), sin_turn = std::sin(cloud.turn * 2 * pi);
    for (int i = 0; i < dashes; ++i) {
        std::array<Point, points> dash;
        Directions direction(2 * pi / dashes * static_cast<float>(i), 2 * pi / dashes * drawn / (points - 1));
        for (Point& p : dash) {
            const float x = direction.x * major, y = direction.y * minor;
            const Point away{x * cos_turn - y * sin_turn, x * sin_turn + y * cos_turn};
            const float way = way_inside(frame.corners, of_middle, {at.x + away.x, at.y + away.y});
            p = {at.x + away.x * way, at.y + away.y * way};
            direction.next();
        }
        painter.line(dash, color, 1.25F);
    }
}

void draw_point(Painter& painter, const Theme& theme, const Colors& colors, Point at) {
    painter.glow({at.x, at.y + 2}, 1.5F * point_px, 1.5F * point_px, colors.point_shadow, 0.45F);
    painter.circle(at, point_px, {0xFFFFFF});
    painter.circle(at, point_core_px, theme.dark ? theme.card : theme.ink);
}

void draw_corner(Painter& painter, const Theme& theme, Axis axis, Point badge_center, const TrianglePicture& picture,
                 bool word_left) {
    constexpr PerAxis<std::string_view> letters{"K2", "D3", "Ca"};
    const float side = badge_side * picture.zoom;
    const NutrientColors& c = theme.axis[index(axis)];
    draw_badge(painter, theme, badge_center, side, letters[index(axis)], c.badge);
    const TextStyle style{.size = picture.small_size, .strong = true, .color = c.text};
    const float away = side / 2 + word_gap;
    painter.text({badge_center.x + (word_left ? -away : away), badge_center.y}, style, picture.word[index(axis)],
                 word_left ? Align::right : Align::left);
}

/// Height of what stands above and below the data area.
float badges_height(float zoom) {
    return 2 * badge_side * zoom + above_gap + below_gap;
}

}  // namespace

// ---- Where the point lies -----------------------------------------------------------------------

std::optional<PerAxis<float>> triangle_point(const PerAxis<Estimate>& adequacy) {
    const PerAxis<double> r = counted(adequacy, &Estimate::mid);
    const double sum = r[0] + r[1] + r[2];
    if (sum <= 0) return std::nullopt;
    PerAxis<float> parts{};
    for (std::size_t i = 0; i < axis_count; ++i) parts[i] = static_cast<float>(r[i] / sum);
    return parts;
}

TriangleCloud triangle_cloud(const PerAxis<Estimate>& adequacy) {
    const auto parts = triangle_point(adequacy);
    if (!parts) return {};
    const PerAxis<double> mid = counted(adequacy, &Estimate::mid);
    const PerAxis<double> low = counted(adequacy, &Estimate::low);
    const PerAxis<double> high = counted(adequacy, &Estimate::high);
    const Point p = place(unit_corners, *parts);
    const auto sum = static_cast<float>(mid[0] + mid[1] + mid[2]);

    // More of one nutrient moves the point towards its corner: dP/dr = (corner − P) / Σr.
    float xx = 0, xy = 0, yy = 0;
    for (std::size_t i = 0; i < axis_count; ++i) {
        const float half_range = static_cast<float>(high[i] - low[i]) / 2 / sum;
        const Point move{(unit_corners[i].x - p.x) * half_range, (unit_corners[i].y - p.y) * half_range};
        xx += move.x * move.x;
        xy += move.x * move.y;
        yy += move.y * move.y;
    }
    const float middle = (xx + yy) / 2;
    const float apart = std::hypot((xx - yy) / 2, xy);
    return {ellipse_of_range * std::sqrt(middle + apart), ellipse_of_range * std::sqrt(std::max(0.0F, middle - apart)),
            std::atan2(2 * xy, xx - yy) / 2 / (2 * pi)};
}

// ---- Drawing ------------------------------------------------------------------------------------

float triangle_height(float width, float zoom) {
    const float side = std::min(width - 2 * body_margin, largest_side);
    return side * height_of_side + badges_height(zoom);
}

void draw_triangle(Painter& painter, const Theme& theme, const Rect& area, const TrianglePicture& picture) {
    if (!painter.visible(area)) return;
    Colors colors = theme.dark ? dark : light;
    if (theme.more_contrast) colors.edge = colors.middle_edge = theme.field_border;
    Frame frame;
    const float badge = badge_side * picture.zoom;
    const float around = badges_height(picture.zoom);
    frame.side = std::min({area.w - 2 * body_margin, (area.h - around) / height_of_side, largest_side});
    const float height = frame.side * height_of_side;
    const float top = area.center().y - (height + around) / 2 + badge + above_gap;
    frame.middle = {area.center().x, top + 2 * height / 3};
    for (std::size_t i = 0; i < axis_count; ++i) {
        frame.corners[i] = {frame.middle.x + unit_corners[i].x * frame.side,
                            frame.middle.y + unit_corners[i].y * frame.side};
    }
    draw_body(painter, theme, colors, frame);
    draw_middle(painter, theme, colors, frame, picture);
    if (picture.point) {
        const Point at = place(frame.corners, *picture.point);
        draw_cloud(painter, theme, frame, at, picture.cloud);
        draw_point(painter, theme, colors, at);
    }

    const auto [k2, d, ca] = frame.corners;
    const float above = k2.y - above_gap - badge / 2;
    const float below = d.y + below_gap + badge / 2;
    const TextStyle style{.size = picture.small_size, .strong = true};
    const float pair = badge + word_gap + painter.text_width(style, picture.word[index(Axis::k2)]);
    draw_corner(painter, theme, Axis::k2, {k2.x - pair / 2 + badge / 2, above}, picture, false);
    draw_corner(painter, theme, Axis::d, {d.x - body_margin / 2 + badge / 2, below}, picture, false);
    draw_corner(painter, theme, Axis::ca, {ca.x + body_margin / 2 - badge / 2, below}, picture, true);
}

}  // namespace k2::shell
