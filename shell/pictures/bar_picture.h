// A nutrient as a bar: certain up to low, less so to high, hatched where foods have no data; ticks for reference and
// limit. Colour is never the only sign: low, mid and high differ in lightness, the range has an outline.
//
// All values are in one unit of the caller's choice, usually shares of the reference (the three bars of the page share
// the axis 0–260 %, so that their ticks line up).
#pragma once

#include <optional>

#include "shell/paint.h"

namespace k2::shell {

struct BarPicture {
    float axis_max = 2.6F;
    float low = 0, mid = 0, high = 0;    // 0 <= low <= mid <= high
    float unknown = 0;                   // what foods without data may add beyond high
    std::optional<float> target{};       // reference: a tick
    std::optional<float> upper{};        // limit: dashes; beyond the axis a small arrow at its end
    std::optional<float> window_from{};  // K2's 50–200 µg: a pale block behind, a tick at both ends
    std::optional<float> window_to{};
    NutrientColors colors{};
};

/// Ticks reach 6 px above and below the rectangle.
void draw_bar(Painter& painter, const Theme& theme, const Rect& bar, const BarPicture& picture);

/// What the signs mean, for the legend: each in a box of its own, returns its width.
enum class BarSign : unsigned char { target, upper, range, unknown };
float draw_bar_sign(Painter& painter, const Theme& theme, Point left_middle, BarSign sign,
                    const NutrientColors& colors);

}  // namespace k2::shell
