#include "shell/paint.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

#include "imgui.h"
#include "shell/imgui_port.h"
#include "shell/mesh.h"

namespace k2::shell {
namespace {

constexpr float shadow_reach = 40;  // px: no shadow of a card goes farther beyond it, so culling allows for it

// Card shadows, twice: a wide soft one and a close one. Brown in the light theme: grey looks dirty on cream.
struct Shadow {
    float sigma;
    float dy;
    Color color;
};
constexpr std::array<Shadow, 2> light_shadows{{{18, 6, {0x6B4F2A, 0.085F}}, {3, 1, {0x6B4F2A, 0.07F}}}};
constexpr std::array<Shadow, 2> dark_shadows{{{14, 4, {0x000000, 0.40F}}, {3, 1, {0x000000, 0.25F}}}};
constexpr Color dark_card_edge{0xFFFFFF, 0.05F};  // dark on dark: the shadow alone does not part them

constexpr float hairline_px = 0.5F;

constexpr float hatch_step = 6;
constexpr float hatch_line = 1.5F;

ImVec2 vec(Point p) {
    return {p.x, p.y};
}

/// Angle of cos and sin for a direction in turns, clockwise from the top.
float angle_of(float turn) {
    return (turn - 0.25F) * 2 * pi;
}

ImDrawFlags corner_flags(Corners corners) {
    switch (corners) {
        case Corners::all:
            return ImDrawFlags_RoundCornersAll;
        case Corners::left:
            return ImDrawFlags_RoundCornersLeft;
        case Corners::right:
            return ImDrawFlags_RoundCornersRight;
        case Corners::none:
            return ImDrawFlags_RoundCornersNone;
    }
    return ImDrawFlags_RoundCornersNone;
}

/// Edges on whole device px; what is there at all is at least one wide.
struct DeviceRect {
    ImVec2 min;
    ImVec2 max;
};
DeviceRect snapped(const Rect& device) {
    const ImVec2 min(std::round(device.x), std::round(device.y));
    const auto far_edge = [](float near_edge, float size, float end) {
        return size > 0 ? std::max(near_edge + 1, std::round(end)) : near_edge;
    };
    return {min, {far_edge(min.x, device.w, device.right()), far_edge(min.y, device.h, device.bottom())}};
}

bool is_closed(const Ring& r) {
    return r.to - r.from > 0.999F;
}

}  // namespace

Point on_circle(Point center, float r, float turn) {
    const ImVec2 p = at_angle(vec(center), r, angle_of(turn));
    return {p.x, p.y};
}

// ---- Page and device ----------------------------------------------------------------------------

Painter::Painter(ImDrawList& list, const Fonts& fonts, const Rect& visible_page, float scale)
    : list_(&list), fonts_(fonts), visible_(visible_page), scale_(scale) {
    assert(scale > 0);
}

bool Painter::visible(const Rect& r) const {
    return visible_.overlaps(r.inset(-shadow_reach));
}

bool Painter::visible(Point center, float radius) const {
    return visible({center.x - radius, center.y - radius, 2 * radius, 2 * radius});
}

Point Painter::to_device(Point p) const {
    return {(p.x - visible_.x) * scale_, (p.y - visible_.y) * scale_};
}

Rect Painter::to_device(const Rect& r) const {
    const Point origin = to_device(Point{r.x, r.y});
    return {origin.x, origin.y, r.w * scale_, r.h * scale_};
}

// ---- Rectangles ---------------------------------------------------------------------------------

void Painter::fill(const Rect& r, Color c, float radius, Corners corners) {
    if (!visible(r) || r.w <= 0 || r.h <= 0) return;
    const DeviceRect d = snapped(to_device(r));
    list_->AddRectFilled(d.min, d.max, packed(c), radius * scale_, corner_flags(corners));
}

void Painter::fill(const Rect& r, Color top, Color bottom, float radius) {
    if (!visible(r)) return;
    const DeviceRect d = snapped(to_device(r));
    const int first = list_->VtxBuffer.Size;
    list_->AddRectFilled(d.min, d.max, packed(top), radius * scale_);
    shade_down(*list_, first, d.min.y, d.max.y, packed(top), packed(bottom));
}

void Painter::outline(const Rect& r, Color c, float radius, float width, Corners corners) {
    if (!visible(r)) return;
    const DeviceRect d = snapped(to_device(r));
    const float w = std::max(1.0F, width * scale_);
    const float half = w / 2;
    list_->PathRect({d.min.x + half, d.min.y + half}, {d.max.x - half, d.max.y - half},
                    std::max(0.0F, radius * scale_ - half), corner_flags(corners));
    list_->PathStroke(packed(c), ImDrawFlags_Closed, w);
}

void Painter::surface(const Rect& r, const Theme& t, Color c, float radius) {
    fill(r, c, radius);
    if (t.more_contrast) outline(r, t.field_border, radius, t.border_px);
}

void Painter::card(const Rect& r, const Theme& t, float radius) {
    card(r, t, t.card, radius);
}

void Painter::card(const Rect& r, const Theme& t, Color ground, float radius) {
    if (!visible(r)) return;
    for (const Shadow& s : t.dark ? dark_shadows : light_shadows) shadow(r, radius, s.sigma, s.dy, s.color);
    surface(r, t, ground, radius);
    if (t.dark && !t.more_contrast) outline(r, dark_card_edge, radius, 1);
}

void Painter::hairline(float x0, float x1, float y, Color c) {
    const Rect r{x0, y, x1 - x0, hairline_px};
    if (!visible(r)) return;
    const Rect device = to_device(r);
    const float top = std::round(device.y);
    list_->AddRectFilled({std::round(device.x), top},
                         {std::round(device.right()), top + std::max(1.0F, std::round(device.h))}, packed(c));
}

void Painter::hatch(const Rect& r, float radius, Color line_color, Color ground, Corners corners) {
    if (!visible(r) || r.w <= 0) return;
    fill(r, ground, radius, corners);

    // Each line at 45° is followed downwards; what lies inside the round rectangle, a little inset, is drawn.
    constexpr int steps = 24;
    const DeviceRect d = snapped(to_device(r));
    const float width = hatch_line * scale_;
    const float inset = 0.6F * width;
    const float height = d.max.y - d.min.y;
    const float round = std::min(radius * scale_, height / 2);
    const bool round_left = corners == Corners::all || corners == Corners::left;
    const bool round_right = corners == Corners::all || corners == Corners::right;
    const int lines = static_cast<int>(std::ceil((d.max.x - d.min.x + height) / (hatch_step * scale_)));
    for (int line = 0; line < lines; ++line) {
        const float foot = d.min.x - height + static_cast<float>(line) * hatch_step * scale_;
        float from = 0, to = 0;
        bool inside = false;
        for (int i = 0; i <= steps; ++i) {
            const float y = d.min.y + height * static_cast<float>(i) / steps;
            const float x = foot + (d.max.y - y);
            const float into_corner = std::max({0.0F, d.min.y + round - y, y - (d.max.y - round)});
            const float cut = round - std::sqrt(std::max(0.0F, round * round - into_corner * into_corner));
            const float left = d.min.x + inset + (round_left ? cut : 0);
            const float right = d.max.x - inset - (round_right ? cut : 0);
            if (x < left || x > right) continue;
            if (!inside) from = y;
            inside = true;
            to = y;
        }
        if (to - from < 1) continue;
        const std::array<ImVec2, 2> ends{ImVec2(foot + (d.max.y - from), from), ImVec2(foot + (d.max.y - to), to)};
        list_->AddPolyline(ends.data(), 2, packed(line_color), ImDrawFlags_None, width);
    }
}

// ---- Round things -------------------------------------------------------------------------------

void Painter::circle(Point center, float radius, Color c) {
    if (!visible(center, radius)) return;
    add_disc(*list_, vec(to_device(center)), radius * scale_, packed(c), packed(c));
}

void Painter::circle(Point center, float radius, Color top, Color bottom) {
    if (!visible(center, radius)) return;
    add_disc(*list_, vec(to_device(center)), radius * scale_, packed(top), packed(bottom));
}

void Painter::ring(Point center, float radius, Color c, float width) {
    if (!visible(center, radius)) return;
    const float r = radius * scale_;
    const float half = std::max(1.0F, width * scale_) / 2;
    add_annulus(*list_, vec(to_device(center)), r - half, r + half, packed(c), packed(c));
}

void Painter::sink(Point center, float r0, float r1, Color c) {
    if (!visible(center, r1)) return;
    // Darkest a little right of the top, a trace of it all round the upper half: the light comes from the upper left.
    constexpr float from_top = 0.35F;  // radians
    const auto shade = [](ImVec2 d) {
        return std::max(0.0F, 0.1F - 0.9F * (d.y * std::cos(from_top) - d.x * std::sin(from_top)));
    };
    add_shade(*list_, vec(to_device(center)), r0 * scale_, r1 * scale_, packed(c), shade);
}

void Painter::ring_fill(const Ring& r, Color inner, Color outer) {
    ring_fill(r, inner, outer, {0, 0}, 0);
}

void Painter::ring_fill(const Ring& r, Color inner, Color outer, Color shadow, float shadow_dy) {
    if (!visible(r.center, r.r1)) return;
    const ImVec2 center = vec(to_device(r.center));
    const float dy = shadow_dy * scale_;
    if (is_closed(r)) {
        const float r0 = r.r0 * scale_, r1 = r.r1 * scale_;
        if (shadow.alpha > 0) add_annulus(*list_, {center.x, center.y + dy}, r0, r1, packed(shadow), packed(shadow));
        add_annulus(*list_, center, r0, r1, packed(inner), packed(outer));
        return;
    }
    // The outline is what takes time: the shadow has the same, moved.
    const RingOutline line(center, r.r0 * scale_, r.r1 * scale_, angle_of(r.from), angle_of(r.to), r.gap * scale_,
                           r.corner * scale_);
    const auto fill = [&](Color from, Color to, float down) {
        std::array<ImU32, max_strip_points> inner_colors, outer_colors;
        std::fill_n(inner_colors.begin(), line.count, packed(from));
        std::fill_n(outer_colors.begin(), line.count, packed(to));
        add_strip(*list_, {line.outer, line.count}, {line.inner, line.count}, outer_colors, inner_colors, down);
    };
    if (shadow.alpha > 0) fill(shadow, shadow, dy);
    fill(inner, outer, 0);
}

void Painter::ring_edge(const Ring& r, Color c, float width) {
    if (!visible(r.center, r.r1)) return;
    const float half = width / 2;
    if (is_closed(r)) {
        ring(r.center, r.r0 + half, c, width);
        ring(r.center, r.r1 - half, c, width);
        return;
    }
    const RingOutline line(vec(to_device(r.center)), (r.r0 + half) * scale_, (r.r1 - half) * scale_, angle_of(r.from),
                           angle_of(r.to), (r.gap + width) * scale_, std::max(0.0F, r.corner - half) * scale_);
    for (std::size_t i = 0; i < line.count; ++i) list_->PathLineTo({line.outer[i].x, line.outer[i].y});
    for (std::size_t i = line.count; i > 0; --i) list_->PathLineTo({line.inner[i - 1].x, line.inner[i - 1].y});
    list_->PathStroke(packed(c), ImDrawFlags_Closed, width * scale_);
}

// ---- Lines and areas ----------------------------------------------------------------------------

void Painter::line(Point a, Point b, Color c, float width) {
    if (!visible(Rect{std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)})) return;
    line(std::array{a, b}, c, width);
}

void Painter::line(std::span<const Point> points, Color c, float width) {
    for (const Point p : points) list_->PathLineTo(vec(to_device(p)));
    list_->PathStroke(packed(c), ImDrawFlags_None, width * scale_);
}

void Painter::stroke(std::span<const Point> points, Color c, float width, bool closed) {
    if (points.empty() || !visible(points.front(), 0)) return;
    if (closed) {
        for (const Point p : points) list_->PathLineTo(vec(to_device(p)));
        list_->PathStroke(packed(c), ImDrawFlags_Closed, width * scale_);
        return;
    }
    line(points, c, width);
    circle(points.front(), width / 2, c);
    circle(points.back(), width / 2, c);
}

void Painter::polygon(std::span<const Point> convex, Color c) {
    if (convex.empty() || !visible(convex.front(), 0)) return;
    float area = 0;
    for (std::size_t i = 0; i < convex.size(); ++i) {
        const Point a = convex[i], b = convex[(i + 1) % convex.size()];
        area += a.x * b.y - b.x * a.y;
        list_->PathLineTo(vec(to_device(a)));
    }
    // ImGui's soft edge lies outside only when the points go clockwise.
    if (area < 0) reverse_path(*list_);
    list_->PathFillConvex(packed(c));
}

void Painter::band(std::span<const Point> one, std::span<const Point> other, std::span<const Color> colors) {
    const std::size_t n = std::min(one.size(), max_strip_points);
    std::array<Place, max_strip_points> outer, inner;
    std::array<ImU32, max_strip_points> packed_colors;
    for (std::size_t i = 0; i < n; ++i) {
        const Point a = to_device(one[i]), b = to_device(other[i]);
        outer[i] = {a.x, a.y};
        inner[i] = {b.x, b.y};
        packed_colors[i] = packed(colors[i]);
    }
    add_strip(*list_, {outer.data(), n}, {inner.data(), n}, packed_colors, packed_colors);
}

std::size_t rounded_triangle(std::span<const Point, 3> corners, float radius, int edge_steps, std::span<Point> out) {
    constexpr int corner_steps = 8;
    std::size_t n = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        const Point before = corners[(i + 2) % 3], here = corners[i], after = corners[(i + 1) % 3];
        const auto direction = [here](Point to) {
            const float length = std::hypot(to.x - here.x, to.y - here.y);
            return Point{(to.x - here.x) / length, (to.y - here.y) / length};
        };
        const Point u = direction(before), v = direction(after);
        const float half = std::acos(u.x * v.x + u.y * v.y) / 2;
        const float along = radius / std::tan(half);  // from the corner to where the arc begins
        const float length = std::hypot(u.x + v.x, u.y + v.y);
        const float depth = radius / std::sin(half) / length;
        const Point center{here.x + (u.x + v.x) * depth, here.y + (u.y + v.y) * depth};
        const float from = std::atan2(here.y + u.y * along - center.y, here.x + u.x * along - center.x);
        float sweep = std::atan2(here.y + v.y * along - center.y, here.x + v.x * along - center.x) - from;
        if (sweep > pi) sweep -= 2 * pi;
        if (sweep < -pi) sweep += 2 * pi;
        for (int step = 0; step <= corner_steps; ++step) {
            const float angle = from + sweep * static_cast<float>(step) / corner_steps;
            out[n++] = {center.x + std::cos(angle) * radius, center.y + std::sin(angle) * radius};
        }
        const Point begin{here.x + v.x * along, here.y + v.y * along};
        const Point end{after.x - v.x * along, after.y - v.y * along};
        for (int step = 1; step < edge_steps; ++step) {
            const float t = static_cast<float>(step) / static_cast<float>(edge_steps);
            out[n++] = {std::lerp(begin.x, end.x, t), std::lerp(begin.y, end.y, t)};
        }
    }
    return n;
}

void Painter::triangle(Point a, Point b, Point c, float radius, Color fill_color) {
    std::array<Point, rounded_triangle_points(1)> outline;
    const std::size_t n = rounded_triangle(std::array{a, b, c}, radius, 1, outline);
    polygon({outline.data(), n}, fill_color);
}

// ---- Shadows ------------------------------------------------------------------------------------

void Painter::shadow(const Rect& r, float radius, float sigma, float dy, Color c) {
    if (!visible(r)) return;
    const Rect d = to_device(Rect{r.x, r.y + dy, r.w, r.h});
    add_soft_rect(*list_, {d.x, d.y}, {d.right(), d.bottom()}, radius * scale_, sigma * scale_, packed(c));
}

void Painter::glow(Point center, float rx, float ry, Color c, float core, float turn) {
    if (!visible(center, std::max(rx, ry))) return;
    add_soft_ellipse(*list_, vec(to_device(center)), rx * scale_, ry * scale_, turn * 2 * pi, packed(c), core, nullptr);
}

void Painter::glow_in_triangle(Point center, float rx, float ry, Color c, float turn,
                               std::span<const Point, 3> triangle) {
    if (!visible(center, std::max(rx, ry))) return;
    const std::array<ImVec2, 3> limit{vec(to_device(triangle[0])), vec(to_device(triangle[1])),
                                      vec(to_device(triangle[2]))};
    add_soft_ellipse(*list_, vec(to_device(center)), rx * scale_, ry * scale_, turn * 2 * pi, packed(c), 0,
                     limit.data());
}

// ---- Text ---------------------------------------------------------------------------------------

namespace {

void draw_glyph(ImDrawList& list, const ImFontGlyph& glyph, ImVec2 min, float zoom, ImU32 color) {
    const ImVec2 max(min.x + (glyph.X1 - glyph.X0) * zoom, min.y + (glyph.Y1 - glyph.Y0) * zoom);
    list.PrimReserve(6, 4);
    list.PrimRectUV(min, max, {glyph.U0, glyph.V0}, {glyph.U1, glyph.V1}, glyph.Colored ? color | 0x00FFFFFFU : color);
}

/// What stands in a reader's own words as a picture. Older signs of the kind (⚡) are drawn as text is.
bool is_picture(char32_t code) {
    return code >= 0x1F000 && code < 0x20000;
}

const ImFontGlyph* emoji_glyph(ImFont& font, ImWchar code, float em) {
    return font_at(font, em)->FindGlyphNoFallback(emoji_code(font, code));
}

void draw_emoji(ImDrawList& list, const ImFont& font, const ImFontGlyph& glyph, ImVec2 min, float zoom, ImU32 color) {
    list.PushTexture(font.ContainerAtlas->TexRef);  // only now: loading the glyph may have made a larger one
    draw_glyph(list, glyph, min, zoom, color);
    list.PopTexture();
}

}  // namespace

TextFace Painter::face(const TextStyle& s) const {
    const float em = std::max(1.0F, std::round(s.size * scale_));
    for (const Face& known : faces_) {
        if (known.face.em == em && known.strong == s.strong) return known.face;
    }
    ImFontBaked* strong = font_at(*fonts_.strong, em);
    return faces_.emplace_back(Face{s.strong, {em, s.strong ? strong : font_at(*fonts_.regular, em), strong}}).face;
}

float Painter::text_width(const TextStyle& s, std::string_view text) const {
    return line_width(face(s), text) / scale_;
}

void Painter::draw_line(float device_x, float y, const TextStyle& s, const TextFace& face, const TextLine& line) {
    const ImU32 color = packed(s.color);
    const ImU32 accent = s.accent.alpha > 0 ? packed(s.accent) : color;
    const float x = std::round(device_x);
    const float base = std::round(to_device(Point{0, y}).y + text_middle_em * face.em);
    LineWalker walker(face, line.text, line.emphasis);
    for (PlacedGlyph placed; walker.next(placed);) {
        if (placed.code == 0) continue;
        if (is_picture(placed.code)) {
            const ImFontGlyph* picture = emoji_glyph(*fonts_.emoji, placed.code, face.em);
            if (picture == nullptr || !picture->Visible) continue;
            const float y0 = base - face.plain->Ascent + picture->Y0;
            draw_emoji(*list_, *fonts_.emoji, *picture, {x + placed.x + picture->X0, y0}, 1, color);
            continue;
        }
        ImFontBaked& font = placed.emphasis ? *face.emphasis : *face.plain;
        // Before PrimReserve: it may load the glyph, and with it a larger atlas.
        const ImFontGlyph* glyph = font.FindGlyph(static_cast<ImWchar>(placed.code));
        if (glyph == nullptr || !glyph->Visible) continue;
        const float left = placed.room > 0 ? std::round((placed.room - (glyph->X1 - glyph->X0)) / 2) : glyph->X0;
        draw_glyph(*list_, *glyph, {x + placed.x + left, base - font.Ascent + glyph->Y0}, 1,
                   placed.emphasis ? accent : color);
    }
}

void Painter::text(Point at, const TextStyle& s, std::string_view text, Align align) {
    if (text.empty() || !visible(Rect{visible_.x, at.y - s.size, 1, 2 * s.size})) return;
    const TextFace f = face(s);
    float x = to_device(at).x;
    if (align != Align::left) {
        const float width = line_width(f, text);
        x -= align == Align::center ? width / 2 : width;
    }
    draw_line(x, at.y, s, f, {text, 0, false});
}

void Painter::text_cut(Point at, const TextStyle& s, std::string_view text, float max_width, Align align) {
    constexpr std::string_view ellipsis = "…";
    const TextFace f = face(s);
    const float room = max_width * scale_;
    if (line_width(f, text) <= room) {
        this->text(at, s, text, align);
        return;
    }
    const std::string_view kept = fitting_prefix(f, text, room - line_width(f, ellipsis));
    const float width = line_width(f, kept) / scale_;
    const float all = width + line_width(f, ellipsis) / scale_;
    const float left = align == Align::left ? at.x : align == Align::center ? at.x - all / 2 : at.x - all;
    this->text({left, at.y}, s, kept);
    this->text({left + width, at.y}, s, ellipsis);
}

std::vector<TextLine> Painter::break_lines(const TextStyle& s, std::string_view text, float max_width) const {
    std::vector<TextLine> lines;
    LineBreaker breaker(face(s), text, max_width * scale_);
    for (TextLine line; breaker.next(line);) {
        line.width /= scale_;
        lines.push_back(line);
    }
    return lines;
}

float Painter::paragraph_height(const TextStyle& s, std::string_view text, float max_width, float line_height) const {
    return static_cast<float>(line_count(face(s), text, max_width * scale_)) * line_height;
}

float Painter::paragraph(Point top_left, const TextStyle& s, std::string_view text, float max_width, float line_height,
                         Align align) {
    const TextFace f = face(s);
    const float whole = static_cast<float>(line_count(f, text, max_width * scale_)) * line_height;
    if (!visible({top_left.x, top_left.y, max_width, whole})) return whole;
    LineBreaker breaker(f, text, max_width * scale_);
    const float left = to_device(top_left).x;
    float height = 0;
    for (TextLine line; breaker.next(line); height += line_height) {
        const Rect row{top_left.x, top_left.y + height, max_width, line_height};
        if (!visible(row)) continue;
        const float spare = max_width * scale_ - line.width;
        const float indent = align == Align::left ? 0 : align == Align::center ? spare / 2 : spare;
        draw_line(left + indent, row.y + line_height / 2, s, f, line);
    }
    return height;
}

// ---- Emoji --------------------------------------------------------------------------------------

constexpr std::array<float, 5> emoji_sizes{24, 36, 54, 81, 122};  // device px

bool Painter::emoji(Point center, float size, std::string_view emoji, float opacity) {
    std::size_t at = 0;
    const auto code = static_cast<ImWchar>(next_code_point(emoji, at));
    if (code == 0) return false;
    if (!visible(center, size)) return true;
    const float wanted = size * scale_;
    float baked_size = emoji_sizes.back();
    for (const float s : emoji_sizes) {
        if (s >= wanted) {
            baked_size = s;
            break;
        }
    }
    const ImFontGlyph* glyph = emoji_glyph(*fonts_.emoji, code, baked_size);
    if (glyph == nullptr || !glyph->Visible) return false;
    // An em of emoji is not an em of ink: Noto's are 1.17 em high. None is drawn larger than asked for.
    const float zoom = std::min(wanted / baked_size, wanted / std::max(glyph->X1 - glyph->X0, glyph->Y1 - glyph->Y0));
    const Point middle = to_device(center);
    const ImVec2 half((glyph->X1 - glyph->X0) * zoom / 2, (glyph->Y1 - glyph->Y0) * zoom / 2);
    draw_emoji(*list_, *fonts_.emoji, *glyph, {std::round(middle.x - half.x), std::round(middle.y - half.y)}, zoom,
               packed({0xFFFFFF, opacity}));
    return true;
}

}  // namespace k2::shell
