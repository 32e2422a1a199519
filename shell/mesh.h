// Meshes with a colour per vertex on an ImDrawList, in device px: what ImGui's own shapes cannot do (soft shadows,
// strips with two colours, rings with parallel gaps). For paint.cpp, and for a picture that colours its own mesh.
//
// Edges are anti-aliased as ImGui does it: vertex pairs half a pixel inside (opaque) and outside (transparent).
#pragma once

#include <cmath>
#include <cstddef>
#include <numbers>
#include <span>

#include "imgui.h"
#include "shell/geometry.h"
#include "shell/imgui_port.h"

namespace k2::shell {

inline constexpr float pi = std::numbers::pi_v<float>;

/// An ImVec2 that is not set to zero first: of long arrays that was a twentieth of a frame.
struct Place {
    float x, y;
};

/// Longest polyline that a strip takes on each side. A circle of 2,000 device px radius needs that many.
inline constexpr std::size_t max_strip_points = 256;

/// Segments of a full circle such that its chords stay within .15 px of it.
[[nodiscard]] int circle_segments(float radius);

[[nodiscard]] ImU32 packed(Color color);
[[nodiscard]] ImU32 fade(ImU32 color, float opacity);

/// t of the way from a to b, each channel.
[[nodiscard]] ImU32 blend(ImU32 a, ImU32 b, float t);

/// Vertices and triangles of one mesh. The counts must be met exactly, and before anything else is drawn.
class Mesh {
  public:
    Mesh(ImDrawList& list, int vertices, int indices) : room_(mesh_room(list, vertices, indices)) {}
    void vertex(ImVec2 at, ImU32 color) { *room_.vertices++ = {at, room_.white, color}; }
    void triangle(int a, int b, int c) {
        index(a);
        index(b);
        index(c);
    }
    /// Two triangles: a, b on one line, c, d on the other, a beside c.
    void quad(int a, int b, int c, int d) {
        triangle(a, b, d);
        triangle(a, d, c);
    }

  private:
    void index(int i) { *room_.indices++ = static_cast<ImDrawIdx>(room_.first + static_cast<unsigned int>(i)); }

    MeshRoom room_;
};

/// Directions at equal steps of angle, by turning the last one: a sine and a cosine for a whole circle, not for each
/// point. The error after 256 steps is below 1e-4.
class Directions {
  public:
    Directions(float from_angle, float step)
        : x(std::cos(from_angle)), y(std::sin(from_angle)), cos_(std::cos(step)), sin_(std::sin(step)) {}
    void next() {
        const float turned = x * cos_ - y * sin_;
        y = x * sin_ + y * cos_;
        x = turned;
    }
    [[nodiscard]] ImVec2 at(ImVec2 c, float r) const { return {c.x + x * r, c.y + y * r}; }

    float x, y;

  private:
    float cos_, sin_;
};

/// A point of a circle given by angle (radians, as in cos and sin).
[[nodiscard]] inline ImVec2 at_angle(ImVec2 c, float r, float angle) {
    return {c.x + std::cos(angle) * r, c.y + std::sin(angle) * r};
}

/// The area between two polylines of equally many points, joined at both ends, with soft edges all round; so far down.
/// Works where a convex fill fails: above half a turn.
void add_strip(ImDrawList& list, std::span<const Place> outer, std::span<const Place> inner,
               std::span<const ImU32> outer_colors, std::span<const ImU32> inner_colors, float down = 0);

/// A full circle, coloured from top to bottom.
void add_disc(ImDrawList& list, ImVec2 c, float r, ImU32 top, ImU32 bottom);

/// Between two circles, all the way round.
void add_annulus(ImDrawList& list, ImVec2 c, float r0, float r1, ImU32 inner, ImU32 outer);

/// From `outer` times weight at r1 to nothing at r0, without soft edges: the shade inside the dish.
void add_shade(ImDrawList& list, ImVec2 c, float r0, float r1, ImU32 outer, float (*weight)(ImVec2 direction));

/// Outline of a ring segment: two matched polylines with round corners. `gap` is parallel, half of it at each end.
struct RingOutline {
    Place outer[max_strip_points];
    Place inner[max_strip_points];
    std::size_t count = 0;

    RingOutline(ImVec2 c, float r0, float r1, float from_angle, float to_angle, float gap, float corner);
};

/// Falls off like a bell curve from full at `core` of its radii to nothing at 1. Vertices are pulled back along their
/// rays into `limit` (a triangle, or null): no stencil is needed.
void add_soft_ellipse(ImDrawList& list, ImVec2 c, float rx, float ry, float angle, ImU32 color, float core,
                      const ImVec2* limit);

/// Shadow of a rounded rectangle: only the soft rim, the card covers the rest.
void add_soft_rect(ImDrawList& list, ImVec2 min, ImVec2 max, float radius, float sigma, ImU32 color);

}  // namespace k2::shell
