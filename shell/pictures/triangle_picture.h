// The balance triangle: where the day lies between calcium, D3 and K2, with its range as a cloud.
//
// A corner means "all of this one"; the middle means that the three are even. K2 is at the top, D3 left, calcium right.
#pragma once

#include <optional>
#include <string_view>

#include "core/food/estimate.h"
#include "core/food/nutrient.h"
#include "shell/paint.h"

namespace k2::shell {

/// An ellipse: where the point lies in about 90 % of the cases that the food values allow.
struct TriangleCloud {
    float major = 0;  // half axes, in sides of the triangle
    float minor = 0;
    float turn = 0;  // of the major axis, clockwise from "to the right"
};

struct TrianglePicture {
    std::optional<PerAxis<float>> point{};  // parts of the three, sum 1; empty: nothing to show yet
    TriangleCloud cloud{};                  // round the point
    PerAxis<std::string_view> word{};       // beside each corner's badge: "够", "少"
    std::string_view middle{};              // in the inner triangle: "匀"
    float small_size = 14;
    float zoom = 1;  // of badges
};

/// The point that Balance::triangle is: parts of min(2, adequacy). Empty when all are 0.
[[nodiscard]] std::optional<PerAxis<float>> triangle_point(const PerAxis<Estimate>& adequacy);
/// Its cloud from the adequacies' ranges, taken as independent.
[[nodiscard]] TriangleCloud triangle_cloud(const PerAxis<Estimate>& adequacy);

/// Fills the area's width or height, whichever is tighter; badges included.
void draw_triangle(Painter& painter, const Theme& theme, const Rect& area, const TrianglePicture& picture);
/// The height that a picture of this width wants.
[[nodiscard]] float triangle_height(float width, float zoom);

}  // namespace k2::shell
