#include "shell/pictures/flow_picture.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace k2::shell {
namespace {

constexpr float wide_from = 560;  // px of width: everything on one line, flatter
constexpr float flow_px = 132;    // height of the eaten node at text size 14
constexpr float flow_px_wide = 120;
constexpr float part_px = 28;  // between absorbed and not absorbed at the right
constexpr float lift_px = 4;   // the absorbed end rises a little
constexpr float node = 8;      // width
constexpr float node_radius = 2;
constexpr float meal_gap = 3;
constexpr float label_gap = 8;
constexpr float most_of_width = 0.40F;  // that the words at the right may take
constexpr float middle_at = 0.52F;      // of the ribbon's length
constexpr float least_ribbon = 2;       // so that little is still seen
constexpr float line_factor = 1.4F;

struct Colors {
    Color eaten, absorbed, lost_from, lost_to, lost_node;
};
/// Premixed and opaque: overlaps and edges stay clean.
Colors colors(const Theme& theme) {
    const Color ca = theme.axis[index(Axis::ca)].mark;
    const auto on_card = [&](Color c, float t) { return mix(theme.card, c, t); };
    const Color lost = theme.more_contrast ? theme.field_border : Color{theme.dark ? 0x77828AU : 0x9C9486U};
    if (theme.dark)
        return {on_card(ca, 0.60F), on_card(ca, 0.75F), on_card(ca, 0.36F), on_card({0xA3AFB8}, 0.26F), lost};
    return {on_card(ca, 0.42F), on_card(ca, 0.62F), on_card(ca, 0.25F), on_card({0x6B7780}, 0.22F), lost};
}

/// A piece of a node: from y to y + h at x.
struct End {
    float x, y, h;
};

void draw_ribbon(Painter& painter, End from, End to, Color a, Color b) {
    constexpr std::size_t points = 37;
    std::array<Point, points> top, bottom;
    std::array<Color, points> mixed;
    for (std::size_t i = 0; i < points; ++i) {
        const float t = static_cast<float>(i) / (points - 1);
        const float s = t * t * (3 - 2 * t);
        const float x = std::lerp(from.x, to.x, t);
        const float y = std::lerp(from.y, to.y, s);
        top[i] = {x, y};
        bottom[i] = {x, y + std::lerp(from.h, to.h, s)};
        mixed[i] = mix(a, b, t);
    }
    painter.band(top, bottom, mixed);
}

/// Where everything stands.
struct Frame {
    float labels = 0;      // width of the words at the right
    bool stacked = false;  // the words above take two lines
    float head = 0;        // height of the words above
    float flow = 0;        // height of all that was eaten
};

Frame frame_of(const Painter& painter, float width, const FlowPicture& picture) {
    const bool wide = width > wide_from;
    const TextStyle plain{.size = picture.text_size}, strong{.size = picture.text_size, .strong = true};
    Frame f;
    const float wanted =
        std::max(painter.text_width(strong, picture.milk_text), painter.text_width(plain, picture.lost_text));
    f.labels = std::min(wanted, most_of_width * width - node - label_gap) + node + label_gap;
    const float above =
        painter.text_width(strong, picture.eaten_text) + painter.text_width(strong, picture.absorbed_text);
    f.stacked = above + 20 > width;
    f.head = picture.text_size * 1.5F * (f.stacked ? 2 : 1) + 6;
    f.flow = wide ? flow_px_wide : flow_px * std::max(1.0F, picture.text_size / 14);
    return f;
}

}  // namespace

float flow_height(const Painter& painter, float width, const FlowPicture& picture) {
    const Frame f = frame_of(painter, width, picture);
    return f.head + lift_px + f.flow + part_px;
}

void draw_flow(Painter& painter, const Theme& theme, const Rect& area, const FlowPicture& picture) {
    if (!painter.visible(area)) return;
    float eaten = 0, absorbed = 0;
    for (const FlowMeal& meal : picture.meals) {
        eaten += meal.eaten_mg;
        absorbed += meal.absorbed_mg;
    }
    if (eaten <= 0) return;

    const Frame f = frame_of(painter, area.w, picture);
    const Colors c = colors(theme);
    const Color ca = theme.axis[index(Axis::ca)].mark;
    const float gaps = meal_gap * static_cast<float>(picture.meals.size() - 1);
    const float per_mg = (f.flow - gaps) / eaten;
    const float top = area.y + f.head + lift_px;
    const float left = area.x, right = area.right() - f.labels;
    const float middle = left + (right - left) * middle_at;
    const float absorbed_h = std::max(least_ribbon, absorbed * per_mg);
    const float lost_h = std::max(least_ribbon, (eaten - absorbed) * per_mg);
    const float lost_y = top + absorbed_h + part_px;

    // Not absorbed first, so that what is absorbed lies above it where the ribbons of meals cross.
    float y = top, to = lost_y;
    for (const FlowMeal& meal : picture.meals) {
        const float taken = meal.absorbed_mg * per_mg, all = meal.eaten_mg * per_mg;
        draw_ribbon(painter, {left + node, y + taken, all - taken}, {right, to, all - taken}, c.lost_from, c.lost_to);
        y += all + meal_gap;
        to += all - taken;
    }
    y = top;
    to = top;
    for (const FlowMeal& meal : picture.meals) {
        const float taken = std::max(1.0F, meal.absorbed_mg * per_mg);
        draw_ribbon(painter, {left + node, y, taken}, {middle, to, taken}, c.eaten, c.absorbed);
        y += meal.eaten_mg * per_mg + meal_gap;
        to += taken;
    }
    draw_ribbon(painter, {middle + node, top, absorbed_h}, {right, top - lift_px, absorbed_h}, c.absorbed, c.absorbed);

    y = top;
    for (const FlowMeal& meal : picture.meals) {
        painter.fill({left, y, node, meal.eaten_mg * per_mg}, ca, node_radius);
        y += meal.eaten_mg * per_mg + meal_gap;
    }
    painter.fill({middle, top, node, absorbed_h}, ca, node_radius);
    painter.fill({right, top - lift_px, node, absorbed_h}, ca, node_radius);
    painter.fill({right, lost_y, node, lost_h}, c.lost_node, node_radius);

    // Words.
    const Color ca_text = theme.axis[index(Axis::ca)].text;
    const TextStyle plain{.size = picture.text_size, .color = theme.muted, .accent = ca_text};
    const TextStyle strong{.size = picture.text_size, .strong = true, .color = ca_text};
    const float row = picture.text_size * 1.5F;
    painter.text({left, area.y + row / 2}, plain, picture.eaten_text);
    if (f.stacked) {
        painter.text({left, area.y + row * 1.5F}, strong, picture.absorbed_text);
    } else {
        const float width = painter.text_width(strong, picture.absorbed_text);
        const float beside = left + painter.text_width(plain, picture.eaten_text) + 20;
        const float x = std::max(beside, std::min(middle, area.right() - width));
        painter.text({x, area.y + row / 2}, strong, picture.absorbed_text);
    }
    const float words_x = right + node + label_gap;
    const float words_w = area.right() - words_x;
    // Centred on its end, but never above `least_y`: returns where it ends.
    const auto beside = [&](const TextStyle& style, std::string_view text, float center_y, float least_y) {
        const float line = style.size * line_factor;
        const float height = painter.paragraph_height(style, text, words_w, line);
        const float y0 = std::max(least_y, center_y - height / 2);
        painter.paragraph({words_x, y0}, style, text, words_w, line);
        return y0 + height;
    };
    const float milk_end = beside(strong, picture.milk_text, top - lift_px + absorbed_h / 2, area.y + f.head - lift_px);
    beside(plain, picture.lost_text, lost_y + lost_h / 2, milk_end + lift_px);

    if (picture.meals.size() < 2) return;
    y = top;
    for (const FlowMeal& meal : picture.meals) {
        const float all = meal.eaten_mg * per_mg, lost = (meal.eaten_mg - meal.absorbed_mg) * per_mg;
        const TextStyle style{.size = picture.text_size, .color = theme.ink};
        if (lost > 1.2F * style.size) painter.text({left + node + label_gap, y + all - lost / 2}, style, meal.label);
        y += all + meal_gap;
    }
}

}  // namespace k2::shell
