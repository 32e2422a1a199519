// A curve with its band over a dose: what studies saw, drawn crisply at every scale.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "shell/paint.h"

namespace k2::shell {

struct ChartPoint {
    float x = 0;
    float low = 0;
    float mid = 0;
    float high = 0;
};

struct ChartPicture {
    std::span<const ChartPoint> points;  // rising x, within the axes
    float x_max = 1;                     // both axes begin at 0
    float y_max = 1;
    float tick_x = 1;
    float tick_y = 1;
    float solid_from = 0;  // x: outside these two the curve is extrapolated, and dashed
    float solid_to = 1e6F;
    std::optional<ChartPoint> mark;  // a dot with its range
    NutrientColors colors;
    std::string_view x_label;
    std::string_view y_label;
    float text_size = 14;
};

[[nodiscard]] float chart_height(const Painter& painter, float width, const ChartPicture& picture);
void draw_chart(Painter& painter, const Theme& theme, const Rect& area, const ChartPicture& picture);

}  // namespace k2::shell
