// Small signs drawn as strokes, so that they look the same whatever font a device has.
#pragma once

#include <string_view>

#include "shell/paint.h"

namespace k2::shell {

enum class Icon : unsigned char {
    plus,
    minus,
    cross,
    search,
    check,
    chevron_left,
    chevron_right,
    chevron_up,
    chevron_down,
    arrow_right,
    undo,
    redo,
    sun,
    moon,
    warning,
    info,
    share,
    more,
};

/// `size` is the sign's whole width or height. Its strokes are 2.1 px wide at 14 px and grow slowly with it.
void draw_icon(Painter& painter, Icon icon, Point center, float size, Color color);

/// The warning triangle in two colours, as in the warning card: 42 × 37 px at size 42.
void draw_warning(Painter& painter, Point center, float size, Color triangle, Color mark);

/// "Ca", "D3", "K2" on a round square (radius .3 of its side); 26 px and letters of 13 px at zoom 1.
void draw_badge(Painter& painter, const Theme& theme, Point center, float side, std::string_view letters, Color ground);

/// Words on a pill: a count, a scope. Returns its width.
float draw_pill(Painter& painter, Point left_middle, float height, const TextStyle& style, std::string_view text,
                Color ground);
[[nodiscard]] float pill_width(const Painter& painter, float height, const TextStyle& style, std::string_view text);

}  // namespace k2::shell
