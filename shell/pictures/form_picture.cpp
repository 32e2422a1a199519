#include "shell/pictures/form_picture.h"

#include <algorithm>
#include <cmath>

namespace k2::shell {
namespace {

constexpr float gap = 2.5F;
constexpr float end_radius = 8;
constexpr float inner_radius = 2;
constexpr float least_width = 14;  // two dots or two hatch lines: below, the pattern cannot be told
constexpr float dot_radius = 1.4F;
constexpr float dot_pitch = 7;
constexpr float label_indent = 14;

// The solid part is in the primary colour, not the K2 mark: white words on that reach 3.9 only.
struct Colors {
    Color dotted, dot;
};
constexpr Colors light{{0x7CC7AC}, {0x0A5C43, 0.55F}};
constexpr Colors dark{{0x7FD3B6}, {0x1B2228, 0.55F}};

const Colors& colors(const Theme& theme) {
    return theme.dark ? dark : light;
}

/// Whole dots only, in the middle of the box.
void draw_dots(Painter& painter, const Rect& box, Color c, float radius, float pitch) {
    const auto fit = [pitch, radius](float length) {
        return std::max(1, static_cast<int>((length - 2 * radius - 1) / pitch) + 1);
    };
    const int columns = fit(box.w), rows = fit(box.h);
    const float x0 = box.center().x - pitch * static_cast<float>(columns - 1) / 2;
    const float y0 = box.center().y - pitch * static_cast<float>(rows - 1) / 2;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            painter.circle({x0 + pitch * static_cast<float>(column), y0 + pitch * static_cast<float>(row)}, radius, c);
        }
    }
}

/// The corners of part `i` of those that are there.
Corners corners_of(bool first, bool last) {
    if (first && last) return Corners::all;
    return first ? Corners::left : last ? Corners::right : Corners::none;
}

}  // namespace

void draw_forms(Painter& painter, const Theme& theme, const Rect& bar, const FormPicture& picture) {
    if (!painter.visible(bar)) return;
    const std::array<float, 3> amounts{picture.solid, picture.dots, picture.hatch};
    const auto parts = static_cast<int>(std::count_if(amounts.begin(), amounts.end(), [](float a) { return a > 0; }));
    if (parts == 0) {
        painter.surface(bar, theme, theme.track, end_radius);
        return;
    }

    // Small parts get the least width; the others share what remains by their amounts.
    std::array<float, 3> widths{};
    float room = bar.w - gap * static_cast<float>(parts - 1);
    float sum = picture.solid + picture.dots + picture.hatch;
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t i = 0; i < 3; ++i) {
            if (amounts[i] <= 0 || widths[i] > 0 || amounts[i] * room >= least_width * sum) continue;
            widths[i] = least_width;
            room -= least_width;
            sum -= amounts[i];
            changed = true;
        }
    }

    const Colors& c = colors(theme);
    float x = bar.x;
    int drawn = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        if (amounts[i] <= 0) continue;
        const Rect part{x, bar.y, widths[i] > 0 ? widths[i] : amounts[i] / sum * room, bar.h};
        const bool first = drawn == 0, last = ++drawn == parts;
        // Dots between two others are a pill of their own.
        const bool alone = static_cast<FormFill>(i) == FormFill::dots && !first && !last;
        const Corners corners = alone ? Corners::all : corners_of(first, last);
        const float radius = alone ? inner_radius : end_radius;
        switch (static_cast<FormFill>(i)) {
            case FormFill::solid: {
                painter.fill(part, theme.primary, radius, corners);
                const TextStyle label{.size = picture.label_size, .strong = true, .color = theme.on_primary};
                if (painter.text_width(label, picture.label) <= part.w - 2 * label_indent) {
                    painter.text({part.x + label_indent, part.center().y}, label, picture.label);
                }
                break;
            }
            case FormFill::dots:
                painter.fill(part, c.dotted, radius, corners);
                draw_dots(painter, part.inset(2), c.dot, dot_radius, dot_pitch);
                break;
            case FormFill::hatch:
                painter.hatch(part, radius, theme.hatch, theme.hatch_ground, corners);
                break;
        }
        if (theme.more_contrast) painter.outline(part, theme.field_border, radius, theme.border_px, corners);
        x = part.right() + gap;
    }
}

void draw_form_sign(Painter& painter, const Theme& theme, const Rect& box, FormFill fill) {
    constexpr float radius = 3;
    const Colors& c = colors(theme);
    switch (fill) {
        case FormFill::solid:
            painter.fill(box, theme.primary, radius);
            break;
        case FormFill::dots:
            painter.fill(box, c.dotted, radius);
            draw_dots(painter, box, c.dot, 0.1F * box.w, 0.4F * box.w);
            break;
        case FormFill::hatch:
            painter.hatch(box, radius, theme.hatch, theme.hatch_ground);
            break;
    }
    if (theme.more_contrast) painter.outline(box, theme.field_border, radius, 1);
}

}  // namespace k2::shell
