#include "shell/pictures/plate_picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace k2::shell {
namespace {

constexpr float pi = std::numbers::pi_v<float>;

// ---- Measures, in radii of the plate unless px is in the name -----------------------------------

constexpr float blue_line = 0.952F;
constexpr float blue_line_px = 1.5F;
constexpr float lip = 0.862F;
constexpr float floor_radius = 0.845F;
constexpr float shade_outer = floor_radius + 0.0035F;  // meshes that only touch leave a light sliver
constexpr float shade_inner = 0.74F;
constexpr float glaze_radius = 0.905F;

constexpr float wedge_inner = 0.445F;
constexpr float wedge_outer = 0.80F;
constexpr float wedge_gap = 0.024F;
constexpr float wedge_corner = 0.045F;
constexpr float wedge_shadow_px = 2;
constexpr float hot_lift = 0.022F;  // outwards
constexpr float hot_edge_px = 2.5F;

constexpr float emoji_least = 0.22F;  // in a wedge wide enough for it
constexpr float emoji_most = 0.29F;   // more touches the edges
constexpr float emoji_of_arc = 0.32F;
constexpr float emoji_edge = 0.03F;       // in a thin wedge it stands at the outer side, this far from the edge
constexpr float emoji_smallest = 0.075F;  // below, a wedge goes without: on the rim it would fall off the plate
constexpr float emoji_margin_px = 4;
constexpr float emoji_of_mark = 0.62F;  // of the disc's diameter

constexpr float score_disc = 0.375F;

// Of the score disc's radius.
constexpr float gauge_outer = 0.87F;
constexpr float gauge_thickness = 0.125F;
constexpr float score_size = 0.60F;
constexpr float score_y = -0.25F;
constexpr float caption_y = 0.21F;
constexpr float range_y = 0.615F;
constexpr float caption_room = 1.30F;  // width that a caption may take
constexpr float score_room = 1.30F;    // within the gauge
constexpr float range_room = 0.98F;    // between the gauge's ends

// The gauge: three quarters of a turn, open at the bottom.
constexpr float gauge_from = 0.625F;
constexpr float gauge_span = 0.75F;

constexpr float least_wedge_turn = 0.04F;
constexpr float edge_reach_px = 12;     // half of a 24 px target; rows have steppers for everyone else
constexpr float farthest_drag = 0.97F;  // at a whole turn the grams would be endless

struct Porcelain {
    Color ground_shadow, contact_shadow, wedge_shadow, emoji_shadow, disc_shadow;
    Color top, bottom, rim;
    Color blue;
    Color lip_top, lip_bottom;  // reversed: the dish sinks
    Color floor_top, floor_bottom;
    Color sink;
    float glaze, faint_glaze;  // opacity
    Color disc_top, disc_bottom, disc_rim;
    Color gauge_track, gauge_dot;
    float gauge_band;   // how far the band goes from ink to card
    Color wedge_inner;  // what a wedge's inner side is mixed with …
    float wedge_mix;    // … and how much
    float edge_alpha;
};
constexpr Porcelain light{
    .ground_shadow = {0x5A4326, 0.26F},
    .contact_shadow = {0x5A4326, 0.22F},
    .wedge_shadow = {0x5A4326, 0.16F},
    .emoji_shadow = {0x000000, 0.16F},
    .disc_shadow = {0x5A4326, 0.30F},
    .top = {0xFFFFFF},
    .bottom = {0xEDE4D5},
    .rim = {0xDDD2C0},
    .blue = {0x7F9FC0, 0.55F},
    .lip_top = {0xE2D8C7},
    .lip_bottom = {0xFFFFFF},
    .floor_top = {0xF4EEE3},
    .floor_bottom = {0xFEFCF8},
    .sink = {0x6B4F2A, 0.15F},
    .glaze = 1,
    .faint_glaze = 0.7F,
    .disc_top = {0xFFFFFF},
    .disc_bottom = {0xFAF5EC},
    .disc_rim = {0xE4DACA},
    .gauge_track = {0xE9E1D3},
    .gauge_dot = {0xFFFFFF},
    .gauge_band = 0.55F,
    .wedge_inner = {0xFFFFFF},
    .wedge_mix = 0.22F,
    .edge_alpha = 1,
};
constexpr Porcelain dark{
    .ground_shadow = {0x000000, 0.55F},
    .contact_shadow = {0x000000, 0.50F},
    .wedge_shadow = {0x000000, 0.35F},
    .emoji_shadow = {0x000000, 0.40F},
    .disc_shadow = {0x000000, 0.60F},
    .top = {0x3B4750},
    .bottom = {0x252E35},
    .rim = {0x4B5963},
    .blue = {0x6E8CA6, 0.45F},
    .lip_top = {0x171D22},
    .lip_bottom = {0x3A454E},
    .floor_top = {0x1B2228},
    .floor_bottom = {0x232C33},
    .sink = {0x000000, 0.50F},
    .glaze = 0.16F,
    .faint_glaze = 0.06F,
    .disc_top = {0x2B353D},
    .disc_bottom = {0x1F272D},
    .disc_rim = {0x46535D},
    .gauge_track = {0x3A4650},
    .gauge_dot = {0x222B32},
    .gauge_band = 0.45F,
    .wedge_inner = {0x000000},
    .wedge_mix = 0.12F,
    .edge_alpha = 0.9F,
};

const Porcelain& porcelain(const Theme& theme) {
    return theme.dark ? dark : light;
}

Point below(Point p, float dy) {
    return {p.x, p.y + dy};
}

/// A lens of light on the rim, from one direction to another, brightest in its middle.
void draw_glaze(Painter& painter, Point center, float from, float to, float radius, float thickness, float opacity) {
    constexpr std::size_t points = 41;
    std::array<Point, points> outer, inner;
    std::array<Color, points> colors;
    for (std::size_t i = 0; i < points; ++i) {
        const float t = static_cast<float>(i) / (points - 1);
        const float light_here = std::sin(t * pi);
        const float turn = std::lerp(from, to, t);
        outer[i] = on_circle(center, radius + thickness * light_here / 2, turn);
        inner[i] = on_circle(center, radius - thickness * light_here / 2, turn);
        colors[i] = {0xFFFFFF, opacity * light_here};
    }
    painter.band(outer, inner, colors);
}

/// Of the plate and of the disc on it.
void draw_rim(Painter& painter, const Theme& theme, Point c, float r, Color color) {
    const float width = theme.more_contrast ? theme.border_px : 1;
    painter.ring(c, r - width / 2, theme.more_contrast ? theme.field_border : color, width);
}

void draw_porcelain(Painter& painter, const Theme& theme, Point c, float r) {
    const Porcelain& p = porcelain(theme);
    painter.glow(below(c, 0.13F * r), 1.17F * r, 1.12F * r, p.ground_shadow, 0.70F);
    painter.glow(below(c, 0.035F * r), 1.045F * r, 1.045F * r, p.contact_shadow, 0.90F);
    painter.circle(c, r, p.top, p.bottom);
    draw_rim(painter, theme, c, r, p.rim);
    painter.ring(c, blue_line * r, p.blue, blue_line_px);
    painter.circle(c, lip * r, p.lip_top, p.lip_bottom);
    painter.circle(c, floor_radius * r, p.floor_top, p.floor_bottom);
    painter.sink(c, shade_inner * r, shade_outer * r, p.sink);
    draw_glaze(painter, c, 0.79F, 1.025F, glaze_radius * r, 0.03F * r, p.glaze);        // upper left
    draw_glaze(painter, c, 0.31F, 0.45F, glaze_radius * r, 0.018F * r, p.faint_glaze);  // lower right
}

/// The size, or less where the text would be wider than its room.
float fitting_size(const Painter& painter, TextStyle style, std::string_view text, float room) {
    const float width = painter.text_width(style, text);
    return width > room ? style.size * room / width : style.size;
}

/// The letter that stands where a device has no picture, or a short word.
void draw_letter(Painter& painter, const Theme& theme, Point center, float size, std::string_view letter) {
    painter.circle(center, size * 0.5F, theme.card.with_alpha(0.85F));
    TextStyle style{.size = size * 0.58F, .strong = true, .color = theme.ink};
    style.size = fitting_size(painter, style, letter, size * 0.86F);
    painter.text(center, style, letter, Align::center);
}

void draw_wedge_emoji(Painter& painter, const Theme& theme, Point center, float r, const Ring& wedge,
                      const PlateWedge& food) {
    // Where the wedge is wide, in its middle; else as far out and as large as its sides allow: at the emoji's inner
    // side the wedge must be as wide as the emoji, angle × (outer − size) = size + gap + margin.
    const float angle = (wedge.to - wedge.from) * 2 * pi;
    const float outer = wedge.r1 - emoji_edge * r;
    const float fitting = (angle * outer - wedge.gap - emoji_margin_px) / (1 + angle);
    float radius = (wedge.r0 + wedge.r1) / 2;
    float size = std::clamp(angle * radius * emoji_of_arc, emoji_least * r, emoji_most * r);
    if (fitting < size) {
        size = std::min(fitting, emoji_least * r);
        radius = outer - size / 2;
        if (size < emoji_smallest * r) return;
    }
    const Point at = on_circle(center, radius, (wedge.from + wedge.to) / 2);
    if (size > 0.17F * r) {
        painter.glow(below(at, 0.42F * size), 0.52F * size, 0.22F * size, porcelain(theme).emoji_shadow, 0.2F);
    }
    if (!painter.emoji(at, size, food.emoji)) draw_letter(painter, theme, at, size, food.letter);
}

void draw_wedges(Painter& painter, const Theme& theme, Point center, float r, const PlatePicture& picture) {
    const Porcelain& p = porcelain(theme);
    const std::vector<float> ends = wedge_ends(picture.wedges);
    const float gap = ends.size() > 1 ? wedge_gap * r : 0;
    float from = 0;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const bool hot = static_cast<int>(i) == picture.hot;
        const PlateWedge& food = picture.wedges[i];
        const GroupColors colors = theme.group(food.group);
        Ring ring{center, wedge_inner * r, wedge_outer * r, from, ends[i], gap, wedge_corner * r};
        if (hot) {
            const float lift = hot_lift * r * picture.appear;
            ring.r0 += lift / 2;
            ring.r1 += lift;
        }
        painter.ring_fill(ring, mix(colors.fill, p.wedge_inner, p.wedge_mix), colors.fill, p.wedge_shadow,
                          hot ? 2 * wedge_shadow_px : wedge_shadow_px);
        const bool strong = hot || theme.more_contrast;
        const float edge_px = theme.more_contrast ? theme.border_px : 1;
        painter.ring_edge(ring, colors.edge.with_alpha(strong ? 1 : p.edge_alpha), hot ? hot_edge_px : edge_px);
        draw_wedge_emoji(painter, theme, center, r, ring, food);
        from = ends[i];
    }
}

/// Where the wedges will be: a ring of dashes.
void draw_empty(Painter& painter, const Theme& theme, Point center, float r) {
    constexpr int dashes = 36;
    const Color c = theme.field_border.with_alpha(theme.more_contrast ? 1 : 0.7F);
    for (int i = 0; i < dashes; ++i) {
        const float from = static_cast<float>(i) / dashes;
        painter.ring_fill({center, 0.615F * r - 0.75F, 0.615F * r + 0.75F, from, from + 0.55F / dashes, 0, 0.75F}, c,
                          c);
    }
}

void draw_gauge(Painter& painter, const Theme& theme, Point center, float disc, const PlatePicture& picture) {
    const Porcelain& p = porcelain(theme);
    const float outer = gauge_outer * disc;
    const float thickness = gauge_thickness * disc;
    const auto turn = [](float score) { return gauge_from + gauge_span * std::clamp(score, 0.0F, 100.0F) / 100; };
    const auto arc = [&](float from, float to, Color c) {
        if (to - from < 0.002F) return;
        painter.ring_fill({center, outer - thickness, outer, from, to, 0, thickness / 2}, c, c);
    };
    arc(gauge_from, gauge_from + gauge_span, p.gauge_track);
    if (theme.more_contrast)
        painter.ring_edge({center, outer - thickness, outer, gauge_from, gauge_from + gauge_span, 0, thickness / 2},
                          theme.field_border, 1);
    if (!picture.gauge) return;
    arc(turn(picture.score_low), turn(picture.score_high), mix(theme.ink, theme.card, p.gauge_band));
    arc(gauge_from, turn(picture.score_low), theme.ink);
    const Point dot = on_circle(center, outer - thickness / 2, turn(picture.score_mid));
    painter.circle(dot, thickness / 2 + 2.2F, p.gauge_dot);
    painter.circle(dot, thickness / 2 + 0.4F, theme.ink);
}

void draw_score(Painter& painter, const Theme& theme, Point center, float r, const PlatePicture& picture) {
    const Porcelain& p = porcelain(theme);
    const float disc = score_disc * r;
    painter.glow(below(center, 0.10F * disc), 1.28F * disc, 1.28F * disc, p.disc_shadow, 0.74F);
    painter.circle(center, disc, p.disc_top, p.disc_bottom);
    draw_rim(painter, theme, center, disc, p.disc_rim);

    if (picture.wedges.empty()) {
        TextStyle words{.size = picture.small_size, .color = theme.muted};
        const float room = 1.5F * disc;
        const float height = painter.paragraph_height(words, picture.empty_text, room, words.size * 1.4F);
        painter.paragraph({center.x - room / 2, center.y - height / 2}, words, picture.empty_text, room,
                          words.size * 1.4F, Align::center);
        return;
    }

    draw_gauge(painter, theme, center, disc, picture);
    TextStyle figure{.size = std::round(score_size * disc), .strong = true, .color = theme.ink};
    figure.size = fitting_size(painter, figure, picture.score, score_room * disc);
    // 3 % under the small size, so that three lines fit between the gauge's ends; not where 18 px is the floor.
    TextStyle caption{.size = picture.small_size < 18 ? 0.97F * picture.small_size : picture.small_size,
                      .color = theme.muted};
    painter.text(below(center, score_y * disc), figure, picture.score, Align::center);
    const float size = caption.size;
    caption.size = fitting_size(painter, caption, picture.caption, caption_room * disc);
    painter.text(below(center, caption_y * disc), caption, picture.caption, Align::center);
    caption.size = size;
    caption.size = fitting_size(painter, caption, picture.range, range_room * disc);
    painter.text(below(center, range_y * disc), caption, picture.range, Align::center);
}

}  // namespace

// ---- Drawing ------------------------------------------------------------------------------------

void draw_plate(Painter& painter, const Theme& theme, Point center, float radius, const PlatePicture& picture) {
    if (!painter.visible({center.x - radius, center.y - radius, 2 * radius, 2.3F * radius})) return;
    draw_porcelain(painter, theme, center, radius);
    if (picture.wedges.empty()) {
        draw_empty(painter, theme, center, radius);
    } else {
        draw_wedges(painter, theme, center, radius, picture);
    }
    draw_score(painter, theme, center, radius, picture);
}

void draw_chopsticks(Painter& painter, const Theme& theme, Point top_middle, float height) {
    const float x = top_middle.x, top = top_middle.y, bottom = top + height;
    if (!painter.visible({x - 20, top, 40, height})) return;
    const bool is_dark = theme.dark;

    // The rest, near the tips.
    const Rect rest{x - 13, top + 0.13F * height, 26, 12};
    painter.shadow(rest, 6, 5, 4, is_dark ? Color{0x000000, 0.5F} : Color{0x5A4326, 0.30F});
    painter.fill(rest, is_dark ? Color{0x56646E} : Color{0xFFFFFF}, is_dark ? Color{0x36424B} : Color{0xE6DCCB}, 6);
    painter.outline(rest, is_dark ? Color{0x5B6973} : Color{0xD3C7B4}, 6, 1);
    painter.fill({x - 9, rest.y + 8, 18, 1}, is_dark ? Color{0x6E8CA6, 0.5F} : Color{0x7F9FC0, 0.6F});

    const auto stick = [&](float tip_x, float end_x) {
        constexpr float tip = 1.1F, end = 2.9F;  // half widths
        const std::array<Point, 2> left{Point{tip_x - tip, top}, Point{end_x - end, bottom}};
        const std::array<Point, 2> right{Point{tip_x + tip, top}, Point{end_x + end, bottom}};
        const std::array<Point, 2> middle{Point{tip_x, top}, Point{end_x, bottom}};
        // The tips lie on the rest, higher above the table than the ends: their shadow is farther away.
        const auto shade = [](Point p, bool at_tip) {
            return at_tip ? Point{p.x + 4, p.y + 6} : Point{p.x + 2.5F, p.y + 2};
        };
        const Color shadow = is_dark ? Color{0x000000, 0.35F} : Color{0x5A4326, 0.14F};
        painter.band(std::array{shade(left[0], true), shade(left[1], false)},
                     std::array{shade(right[0], true), shade(right[1], false)}, std::array{shadow, shadow});
        // Lit from the left: two halves.
        painter.band(
            left, middle,
            is_dark ? std::array{Color{0x9A7552}, Color{0x6A4B33}} : std::array{Color{0xC8965F}, Color{0x9A6639}});
        painter.band(
            middle, right,
            is_dark ? std::array{Color{0x6B4C34}, Color{0x4F3725}} : std::array{Color{0x9A6A40}, Color{0x70482A}});
        constexpr float ring_at = 0.955F;
        const float ring_x = std::lerp(tip_x, end_x, ring_at);
        painter.fill({ring_x - end, top + ring_at * height, 2 * end, 3}, is_dark ? Color{0xC9A45C} : Color{0xE3BE78});
    };
    stick(x - 4, x - 6);
    stick(x + 3, x + 5);
}

void draw_food_mark(Painter& painter, const Theme& theme, Point center, float diameter, Group group,
                    std::string_view emoji, std::string_view letter) {
    const Color ground = mix(theme.group(group).fill, theme.card, theme.dark ? 0.25F : 0.45F);
    painter.circle(center, diameter / 2, ground);
    if (theme.more_contrast) painter.ring(center, diameter / 2 - 0.5F, theme.group(group).edge, 1);
    if (painter.emoji(center, emoji_of_mark * diameter, emoji)) return;
    painter.text(center, {.size = std::round(0.42F * diameter), .strong = true, .color = theme.ink}, letter,
                 Align::center);
}

// ---- Geometry -----------------------------------------------------------------------------------

std::vector<PlateWedge> gather_small(std::span<const PlateWedge> foods, const PlateWedge& other, int kept) {
    constexpr float small_share = 0.04F;
    float sum = 0;
    for (const PlateWedge& food : foods) sum += food.grams;
    const auto is_small = [&](const PlateWedge& food) {
        return food.grams < small_share * sum && (kept < 0 || food.item != kept);
    };
    std::vector<PlateWedge> out(foods.begin(), foods.end());
    if (std::count_if(out.begin(), out.end(), is_small) < 2) return out;

    PlateWedge gathered = other;
    gathered.id = {};
    gathered.item = -1;
    gathered.grams = 0;
    for (const PlateWedge& food : foods) gathered.grams += is_small(food) ? food.grams : 0;
    std::erase_if(out, is_small);
    out.push_back(gathered);
    return out;
}

std::vector<float> wedge_ends(std::span<const PlateWedge> wedges) {
    const std::size_t n = wedges.size();
    std::vector<float> turns(n);
    if (n == 0) return turns;
    const float least = std::min(least_wedge_turn, 0.5F / static_cast<float>(n));

    // Small ones get the least; the others share what remains by their grams. Each pass may make another one small.
    float grams = 0, room = 1;
    for (const PlateWedge& w : wedges) grams += w.grams;
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t i = 0; i < n; ++i) {
            if (turns[i] > 0 || wedges[i].grams * room >= least * grams) continue;
            turns[i] = least;
            room -= least;
            grams -= wedges[i].grams;
            changed = true;
        }
    }
    float end = 0;
    for (std::size_t i = 0; i < n; ++i) {
        end += turns[i] > 0 ? turns[i] : wedges[i].grams / grams * room;
        turns[i] = end;
    }
    turns.back() = 1;
    return turns;
}

PlateHit plate_hit(const PlatePicture& picture, Point center, float radius, Point at) {
    const float dx = at.x - center.x, dy = at.y - center.y;
    const float distance = std::hypot(dx, dy);
    PlateHit hit;
    hit.turn = std::atan2(dx, -dy) / (2 * pi);
    if (hit.turn < 0) hit.turn += 1;
    if (distance < wedge_inner * radius || distance > wedge_outer * radius) return hit;

    const std::vector<float> ends = wedge_ends(picture.wedges);
    float nearest = edge_reach_px;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        if (hit.wedge < 0 && hit.turn < ends[i]) hit.wedge = static_cast<int>(i);
        if (i + 1 == ends.size()) break;  // the last wedge always ends at the top
        const float away = std::abs(hit.turn - ends[i]) * 2 * pi * distance;
        if (away >= nearest) continue;
        nearest = away;
        hit.edge = static_cast<int>(i);
    }
    return hit;
}

float dragged_grams(std::span<const PlateWedge> wedges, int i, float turn) {
    // The end of wedge i lies at (before + g) / (others + g) of the turn.
    float before = 0, others = 0;
    for (std::size_t k = 0; k < wedges.size(); ++k) {
        const int at = static_cast<int>(k);
        if (at < i) before += wedges[k].grams;
        if (at != i) others += wedges[k].grams;
    }
    turn = std::clamp(turn, 0.0F, farthest_drag);
    return std::max(0.0F, (turn * others - before) / (1 - turn));
}

}  // namespace k2::shell
