#include "shell/mesh.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace k2::shell {
namespace {

constexpr float half_fringe = 0.5F;  // device px; the fringe is one pixel wide
constexpr int corner_steps = 6;      // of a quarter circle
constexpr int most_ellipse_points = 96;
constexpr ImU32 alpha_mask = 0xFF000000U;

float fraction(int i, int n) {
    return static_cast<float>(i) / static_cast<float>(n);
}

/// p, or where the ray from c to p leaves the triangle (null: no limit). c is inside.
ImVec2 pulled_into(const ImVec2* triangle, ImVec2 c, ImVec2 p) {
    if (triangle == nullptr) return p;
    float t = 1;
    for (int i = 0; i < 3; ++i) {
        const ImVec2 a = triangle[i];
        const ImVec2 b = triangle[(i + 1) % 3];
        const ImVec2 normal(b.y - a.y, a.x - b.x);
        const auto distance = [&](ImVec2 q) { return (q.x - a.x) * normal.x + (q.y - a.y) * normal.y; };
        const float inwards = distance(triangle[(i + 2) % 3]) > 0 ? 1.0F : -1.0F;
        const float of_c = std::max(0.0F, distance(c) * inwards);  // c may lie on an edge, give or take a rounding
        const float of_p = distance(p) * inwards;
        if (of_p < 0) t = std::min(t, of_c / (of_c - of_p));
    }
    return {c.x + (p.x - c.x) * t, c.y + (p.y - c.y) * t};
}

}  // namespace

int circle_segments(float radius) {
    assert(radius >= 0);
    constexpr float error = 0.15F;
    if (radius <= 1) return 8;
    const float step = 2 * std::acos(1 - error / radius);
    return std::clamp(static_cast<int>(std::ceil(2 * pi / step)), 12, static_cast<int>(max_strip_points));
}

ImU32 blend(ImU32 a, ImU32 b, float t) {
    ImU32 out = 0;
    for (unsigned int shift = 0; shift < 32; shift += 8) {
        const auto x = static_cast<float>((a >> shift) & 0xFFU), y = static_cast<float>((b >> shift) & 0xFFU);
        out |= static_cast<ImU32>(x + (y - x) * t + 0.5F) << shift;
    }
    return out;
}

ImU32 packed(Color c) {
    return IM_COL32((c.rgb >> 16) & 0xFFU, (c.rgb >> 8) & 0xFFU, c.rgb & 0xFFU, static_cast<int>(c.alpha * 255 + 0.5F));
}

ImU32 fade(ImU32 color, float opacity) {
    const float alpha = static_cast<float>(color >> IM_COL32_A_SHIFT) * std::clamp(opacity, 0.0F, 1.0F);
    return (color & ~alpha_mask) | (static_cast<ImU32>(alpha + 0.5F) << IM_COL32_A_SHIFT);
}

// ---- Strips and rings ---------------------------------------------------------------------------

void add_strip(ImDrawList& list, std::span<const Place> outer, std::span<const Place> inner,
               std::span<const ImU32> outer_colors, std::span<const ImU32> inner_colors, float down) {
    const int n = static_cast<int>(std::min(outer.size(), max_strip_points));
    if (n < 2) return;
    const int m = 2 * n;
    // Round the outline: outer there, inner back.
    const auto point = [&](int i) {
        return i < n ? outer[static_cast<std::size_t>(i)] : inner[static_cast<std::size_t>(m - 1 - i)];
    };
    const auto color = [&](int i) {
        return i < n ? outer_colors[static_cast<std::size_t>(i)] : inner_colors[static_cast<std::size_t>(m - 1 - i)];
    };

    float area = 0;
    for (int i = 0; i < m; ++i) {
        const Place a = point(i), b = point((i + 1) % m);
        area += a.x * b.y - b.x * a.y;
    }
    const float outwards = area > 0 ? half_fringe : -half_fringe;
    // Of the edge that begins at point i; that of the edge before it where it has no length.
    const auto normal = [&](int i, ImVec2 before) {
        const Place a = point(i), b = point((i + 1) % m);
        const float length = std::sqrt((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));
        return length > 1e-5F ? ImVec2((b.y - a.y) / length, (a.x - b.x) / length) : before;
    };

    Mesh mesh(list, 2 * m, 6 * (n - 1) + 6 * m);
    ImVec2 before = normal(m - 1, normal(m - 2, {0, 0}));
    for (int i = 0; i < m; ++i) {
        const ImVec2 after = normal(i, before);
        ImVec2 mitre((before.x + after.x) / 2, (before.y + after.y) / 2);
        const float square = std::max(mitre.x * mitre.x + mitre.y * mitre.y, 0.25F);  // sharp corners stay short
        mitre = {mitre.x / square * outwards, mitre.y / square * outwards};
        const Place p{point(i).x, point(i).y + down};
        mesh.vertex({p.x - mitre.x, p.y - mitre.y}, color(i));
        mesh.vertex({p.x + mitre.x, p.y + mitre.y}, fade(color(i), 0));
        before = after;
    }
    for (int i = 0; i + 1 < n; ++i) mesh.quad(2 * i, 2 * (i + 1), 2 * (m - 1 - i), 2 * (m - 2 - i));
    for (int i = 0; i < m; ++i) {
        const int j = (i + 1) % m;
        mesh.quad(2 * i, 2 * j, 2 * i + 1, 2 * j + 1);
    }
}

void add_disc(ImDrawList& list, ImVec2 c, float r, ImU32 top, ImU32 bottom) {
    const int n = circle_segments(r);
    const float inside = std::max(0.0F, r - half_fringe);
    Mesh mesh(list, 2 * n, 3 * (n - 2) + 6 * n);
    Directions direction(0, 2 * pi / static_cast<float>(n));
    for (int i = 0; i < n; ++i, direction.next()) {
        const ImU32 color = top == bottom ? top : blend(top, bottom, (direction.y + 1) / 2);
        mesh.vertex(direction.at(c, inside), color);
        mesh.vertex(direction.at(c, r + half_fringe), fade(color, 0));
    }
    for (int i = 2; i < n; ++i) mesh.triangle(0, 2 * (i - 1), 2 * i);
    for (int i = 0; i < n; ++i) {
        const int j = (i + 1) % n;
        mesh.quad(2 * i, 2 * j, 2 * i + 1, 2 * j + 1);
    }
}

void add_annulus(ImDrawList& list, ImVec2 c, float r0, float r1, ImU32 inner, ImU32 outer) {
    const int n = circle_segments(r1);
    const std::array<float, 4> radii{r0 - half_fringe, r0 + half_fringe, r1 - half_fringe, r1 + half_fringe};
    const std::array<ImU32, 4> colors{fade(inner, 0), inner, outer, fade(outer, 0)};
    Mesh mesh(list, 4 * n, 18 * n);
    Directions direction(0, 2 * pi / static_cast<float>(n));
    for (int i = 0; i < n; ++i, direction.next()) {
        for (std::size_t k = 0; k < radii.size(); ++k) mesh.vertex(direction.at(c, radii[k]), colors[k]);
    }
    for (int i = 0; i < n; ++i) {
        const int j = (i + 1) % n;
        for (int k = 0; k < 3; ++k) mesh.quad(4 * i + k, 4 * j + k, 4 * i + k + 1, 4 * j + k + 1);
    }
}

void add_shade(ImDrawList& list, ImVec2 c, float r0, float r1, ImU32 outer, float (*weight)(ImVec2 direction)) {
    const int n = circle_segments(r1);
    Mesh mesh(list, 2 * n, 6 * n);
    Directions direction(0, 2 * pi / static_cast<float>(n));
    for (int i = 0; i < n; ++i, direction.next()) {
        mesh.vertex(direction.at(c, r1), fade(outer, weight({direction.x, direction.y})));
        mesh.vertex(direction.at(c, r0), fade(outer, 0));
    }
    for (int i = 0; i < n; ++i) {
        const int j = (i + 1) % n;
        mesh.quad(2 * i, 2 * j, 2 * i + 1, 2 * j + 1);
    }
}

RingOutline::RingOutline(ImVec2 c, float r0, float r1, float from_angle, float to_angle, float gap, float corner) {
    // Both ends move by asin(gap/2/r), more on the inner radius than on the outer one, so the gap's sides are parallel.
    constexpr float steepest = 0.9F;
    const auto narrowed = [&](float r, float& from, float& to) {
        const float shift = std::asin(std::min(steepest, gap / 2 / r));
        from = from_angle + shift;
        to = to_angle - shift;
        if (to < from) from = to = (from_angle + to_angle) / 2;
    };
    float outer_from = 0, outer_to = 0, inner_from = 0, inner_to = 0;
    narrowed(r1, outer_from, outer_to);
    narrowed(r0, inner_from, inner_to);
    corner = std::min(corner, (r1 - r0) / 2);
    const float outer_corner = std::min(corner, (outer_to - outer_from) * r1 / 2);
    const float inner_corner = std::min(corner, (inner_to - inner_from) * r0 / 2);
    const float outer_middle = r1 - outer_corner;  // radius of the corner circles' centres
    const float inner_middle = r0 + inner_corner;

    const auto put = [&](ImVec2 outside, ImVec2 inside) {
        outer[count] = {outside.x, outside.y};
        inner[count] = {inside.x, inside.y};
        ++count;
    };
    const auto add = [&](float outer_r, float outer_angle, float inner_r, float inner_angle) {
        put(at_angle(c, outer_r, outer_angle), at_angle(c, inner_r, inner_angle));
    };
    const auto add_corner = [&](int step, float outer_end, float inner_end, float into) {
        const float t = pi / 2 * fraction(step, corner_steps);
        add(outer_middle + outer_corner * std::sin(t),
            outer_end + into * outer_corner * (1 - std::cos(t)) / outer_middle,
            inner_middle - inner_corner * std::sin(t),
            inner_end + into * inner_corner * (1 - std::cos(t)) / inner_middle);
    };
    for (int step = 0; step <= corner_steps; ++step) add_corner(step, outer_from, inner_from, 1);
    const float outer_begin = outer_from + outer_corner / outer_middle,
                outer_end = outer_to - outer_corner / outer_middle;
    const float inner_begin = inner_from + inner_corner / inner_middle,
                inner_end = inner_to - inner_corner / inner_middle;
    const int arc = std::min(
        static_cast<int>(std::ceil((outer_end - outer_begin) / (2 * pi) * static_cast<float>(circle_segments(r1)))),
        static_cast<int>(max_strip_points) - 2 * (corner_steps + 1));
    const auto step_of = [arc](float begin, float end) {
        return arc > 0 ? (end - begin) / static_cast<float>(arc) : 0;
    };
    const float outer_step = step_of(outer_begin, outer_end), inner_step = step_of(inner_begin, inner_end);
    Directions outwards(outer_begin + outer_step, outer_step), inwards(inner_begin + inner_step, inner_step);
    for (int i = 1; i < arc; ++i, outwards.next(), inwards.next()) {
        put(outwards.at(c, r1), inwards.at(c, r0));
    }
    for (int step = corner_steps; step >= 0; --step) add_corner(step, outer_to, inner_to, -1);
}

// ---- Shadows ------------------------------------------------------------------------------------

void add_soft_ellipse(ImDrawList& list, ImVec2 c, float rx, float ry, float angle, ImU32 color, float core,
                      const ImVec2* limit) {
    constexpr float steepness = 4.2F;
    const float at_rim = std::exp(-steepness);
    // Where it is full, one ring at the core does; the slope gets more, the larger it is.
    const float slope = std::max(rx, ry) * (1 - core);
    const int rings = std::clamp(static_cast<int>(slope / 6) + 3, 4, 9);
    // Half as many points as a sharp edge needs: nothing is seen at the rim.
    const int points = std::clamp(circle_segments(std::max(rx, ry)) / 2, 24, most_ellipse_points);
    // All rings' points lie on the same rays: the outermost one is computed, the others are parts of it.
    std::array<float, most_ellipse_points> ray_x, ray_y;
    const float cos_turn = std::cos(angle), sin_turn = std::sin(angle);
    Directions direction(0, 2 * pi / static_cast<float>(points));
    for (int i = 0; i < points; ++i, direction.next()) {
        const float x = direction.x * rx, y = direction.y * ry;
        ray_x[static_cast<std::size_t>(i)] = x * cos_turn - y * sin_turn;
        ray_y[static_cast<std::size_t>(i)] = x * sin_turn + y * cos_turn;
    }

    Mesh mesh(list, 1 + rings * points, 3 * points + 6 * (rings - 1) * points);
    mesh.vertex(c, color);
    const int first = core > 0 ? 0 : 1;
    for (int k = 0; k < rings; ++k) {
        const float t = fraction(k + first, rings - 1 + first);  // 0 at the core, 1 at the rim
        const float r = core + (1 - core) * t;
        const ImU32 faded = fade(color, (std::exp(-steepness * t * t) - at_rim) / (1 - at_rim));
        for (std::size_t i = 0; i < static_cast<std::size_t>(points); ++i) {
            mesh.vertex(pulled_into(limit, c, {c.x + ray_x[i] * r, c.y + ray_y[i] * r}), faded);
        }
    }
    for (int i = 0; i < points; ++i) mesh.triangle(0, 1 + i, 1 + (i + 1) % points);
    for (int k = 0; k + 1 < rings; ++k) {
        const int ring = 1 + k * points;
        for (int i = 0; i < points; ++i) {
            const int j = (i + 1) % points;
            mesh.quad(ring + i, ring + j, ring + points + i, ring + points + j);
        }
    }
}

void add_soft_rect(ImDrawList& list, ImVec2 min, ImVec2 max, float radius, float sigma, ImU32 color) {
    const int rings = sigma < 8 ? 4 : 7;
    constexpr int points = 4 * (corner_steps + 1);
    std::array<ImVec2, corner_steps + 1> quarter;
    Directions direction(0, pi / 2 / corner_steps);
    for (ImVec2& d : quarter) {
        d = {direction.x, direction.y};
        direction.next();
    }
    constexpr float begin = -1.0F, end = 1.6F;  // in sigma from the edge; beyond, less than 1 % is left
    Mesh mesh(list, rings * points, 6 * (rings - 1) * points);
    for (int k = 0; k < rings; ++k) {
        const float t = std::lerp(begin, end, fraction(k, rings - 1));
        const float out = t * sigma;
        const float r = std::max(0.5F, radius + out);
        const ImU32 faded = fade(color, k + 1 == rings ? 0 : 0.5F * std::erfc(1.25F * t));
        const float left = min.x - out + r, right = max.x + out - r;
        const float top = min.y - out + r, bottom = max.y + out - r;
        // Lower right, lower left, upper left, upper right: as the angle grows.
        for (const ImVec2 d : quarter) mesh.vertex({right + d.x * r, bottom + d.y * r}, faded);
        for (const ImVec2 d : quarter) mesh.vertex({left - d.y * r, bottom + d.x * r}, faded);
        for (const ImVec2 d : quarter) mesh.vertex({left - d.x * r, top - d.y * r}, faded);
        for (const ImVec2 d : quarter) mesh.vertex({right + d.y * r, top - d.x * r}, faded);
    }
    for (int k = 0; k + 1 < rings; ++k) {
        for (int i = 0; i < points; ++i) {
            const int j = (i + 1) % points;
            mesh.quad(k * points + i, k * points + j, (k + 1) * points + i, (k + 1) * points + j);
        }
    }
}

}  // namespace k2::shell
