// A nutrient as a bar: solid as far as what is known reaches, a thin line over what it may be; ticks for reference and
// limit. Colour is never the only sign: the line is thin and ends in a small stop.
//
// All values are shares of the reference. The axis ends at 1.5 of it: what may lie beyond, or does, shows as a ▸ at the
// end, so that what is known worst never looks fullest.
#pragma once

#include <optional>

#include "shell/paint.h"

namespace k2::shell {

inline constexpr float bar_axis_max = 1.5F;

struct BarPicture {
    float mid = 0, high = 0;        // 0 <= mid <= high; high: with what nobody measured
    std::optional<float> target{};  // reference: a tick
    std::optional<float> upper{};   // limit: dashes, where it lies on the axis
    NutrientColors colors{};
};

/// Ticks reach 6 px above and below the rectangle.
void draw_bar(Painter& painter, const Theme& theme, const Rect& bar, const BarPicture& picture);

/// What the signs mean, for the legend: each in a box of its own, returns its width.
enum class BarSign : unsigned char { known, range, target };
float draw_bar_sign(Painter& painter, const Theme& theme, Point left_middle, BarSign sign,
                    const NutrientColors& colors);

}  // namespace k2::shell
