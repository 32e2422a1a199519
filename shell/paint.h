// Drawing on ImDrawLists in page coordinates: shapes with soft shadows, and text set as Chinese should be.
//
// Painter is the only place where page coordinates become device pixels: device = (page − scroll) × scale. ImGui is fed
// device pixels (DisplaySize in device px, FramebufferScale 1), so its anti-aliasing fringe is one device pixel wide.
// Anything wholly off screen is culled here, so views draw without asking; ask visible() before drawing a whole
// picture, which saves computing it.
//
// All lengths are logical px unless a name says device. A Painter lives for one frame.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "shell/geometry.h"
#include "shell/text_layout.h"
#include "shell/theme.h"

struct ImDrawList;
struct ImFont;

namespace k2::shell {

/// Two weights of text, a byte for a pixel, and emoji in an atlas of their own, four bytes for a pixel: on a dense
/// screen the text alone would take 16 MB in colour. All through the platform's font loader. A font's size is its em.
struct Fonts {
    ImFont* regular = nullptr;
    ImFont* strong = nullptr;
    ImFont* emoji = nullptr;
};

/// Words between emphasis_begin and emphasis_end (text_layout.h) are strong, and in `accent` if it is visible.
struct TextStyle {
    float size = 17;  // logical px, em
    bool strong = false;
    Color color{};
    Color accent{0, 0};  // of emphasised words; alpha 0: same as color
};

enum class Align : unsigned char { left, center, right };

/// Which corners of a rectangle are round: a band that meets its neighbour flush is square there.
enum class Corners : unsigned char { all, left, right, none };

/// A ring segment: a wedge on the plate, an arc of a gauge. Angles are turns, clockwise from the top.
/// A corner of half the thickness makes round ends.
struct Ring {
    Point center;
    float r0 = 0;  // inner radius
    float r1 = 0;  // outer radius
    float from = 0;
    float to = 1;
    float gap = 0;  // to the neighbours, px, parallel: the same at both radii
    float corner = 0;
};

/// Where the ring's direction `turn` lies at radius r.
[[nodiscard]] Point on_circle(Point center, float r, float turn);

/// Outline of a triangle with round corners. Each edge gets `edge_steps` parts, so that colours can run along it.
/// `out` holds at least rounded_triangle_points(edge_steps); returns how many were written.
std::size_t rounded_triangle(std::span<const Point, 3> corners, float radius, int edge_steps, std::span<Point> out);
[[nodiscard]] constexpr std::size_t rounded_triangle_points(int edge_steps) {
    return 3 * static_cast<std::size_t>(8 + edge_steps);
}

class Painter {
  public:
    Painter(ImDrawList& list, const Fonts& fonts, const Rect& visible_page, float scale);

    [[nodiscard]] bool visible(const Rect& r) const;
    [[nodiscard]] Rect to_device(const Rect& r) const;
    [[nodiscard]] Point to_device(Point p) const;
    [[nodiscard]] float scale() const { return scale_; }
    [[nodiscard]] ImDrawList& list() { return *list_; }
    void draw_on(ImDrawList& list) { list_ = &list; }

    // Shapes. Rectangles have their edges put on the device grid, so that they are crisp at every scale.
    void fill(const Rect& r, Color c, float radius = 0, Corners corners = Corners::all);
    void fill(const Rect& r, Color top, Color bottom, float radius);  // vertical gradient
    void outline(const Rect& r, Color c, float radius, float width, Corners corners = Corners::all);  // inside r
    /// A ground that other things stand on; with more contrast it gets an outline.
    void surface(const Rect& r, const Theme& t, Color c, float radius);
    void card(const Rect& r, const Theme& t, float radius = 16);  // shadow and surface
    void card(const Rect& r, const Theme& t, Color surface, float radius);
    void circle(Point center, float radius, Color c);
    void circle(Point center, float radius, Color top, Color bottom);  // vertical gradient
    /// Darkens a ring from its outer edge inwards, most at the top: a dish that sinks, lit from above.
    void sink(Point center, float r0, float r1, Color c);
    void ring(Point center, float radius, Color c, float width);  // width is centred on the radius
    void line(Point a, Point b, Color c, float width);            // square ends
    void line(std::span<const Point> points, Color c, float width);
    void stroke(std::span<const Point> points, Color c, float width, bool closed = false);  // round ends
    void polygon(std::span<const Point> convex, Color c);
    void triangle(Point a, Point b, Point c, float radius, Color fill);  // with round corners
    void hairline(float x0, float x1, float y, Color c);                 // on the device grid
    void hatch(const Rect& r, float radius, Color line, Color ground, Corners corners = Corners::all);  // "not known"
    void ring_fill(const Ring& ring, Color inner, Color outer);
    void ring_fill(const Ring& ring, Color inner, Color outer, Color shadow, float shadow_dy);
    void ring_edge(const Ring& ring, Color c, float width);
    /// The area between two lines of equally many points, a colour for each pair.
    void band(std::span<const Point> one, std::span<const Point> other, std::span<const Color> colors);

    // Shadows: meshes whose softness is vertex opacity.
    void shadow(const Rect& r, float radius, float sigma, float dy, Color c);  // of a round rectangle
    /// A soft ellipse: full up to `core` of its radii, gone at 1. `turn` rotates it clockwise.
    void glow(Point center, float rx, float ry, Color c, float core = 0, float turn = 0);
    /// The same, but no vertex leaves the triangle.
    void glow_in_triangle(Point center, float rx, float ry, Color c, float turn, std::span<const Point, 3> triangle);

    // Text. y is the middle of capitals, digits and Han, so that words sit centred beside icons.
    [[nodiscard]] float text_width(const TextStyle& s, std::string_view text) const;
    void text(Point at, const TextStyle& s, std::string_view text, Align align = Align::left);
    /// One line, cut with … where it would be wider than max_width.
    void text_cut(Point at, const TextStyle& s, std::string_view text, float max_width, Align align = Align::left);
    /// Chinese rules: nothing closing at a line's start, nothing opening at its end. Every line fits max_width.
    /// (For text with emphasis use paragraph: it carries emphasis over from line to line.)
    [[nodiscard]] std::vector<TextLine> break_lines(const TextStyle& s, std::string_view text, float max_width) const;
    /// Broken as break_lines does, without its vector. line_height is px from line to line; both return the height.
    float paragraph(Point top_left, const TextStyle& s, std::string_view text, float max_width, float line_height,
                    Align align = Align::left);
    [[nodiscard]] float paragraph_height(const TextStyle& s, std::string_view text, float max_width,
                                         float line_height) const;
    /// The y for text of size `small`, so that it stands on the same base line as text of size `big` at y.
    [[nodiscard]] static float on_baseline_of(float y, float big, float small) {
        return y + text_middle_em * (big - small);
    }
    /// One emoji, centred on its ink, which is `size` high or wide at most. False: this device has no such emoji and
    /// nothing was drawn.
    bool emoji(Point center, float size, std::string_view emoji, float opacity = 1);

  private:
    [[nodiscard]] bool visible(Point center, float radius) const;
    [[nodiscard]] TextFace face(const TextStyle& s) const;
    void draw_line(float device_x, float y, const TextStyle& s, const TextFace& face, const TextLine& line);

    ImDrawList* list_;
    Fonts fonts_;
    Rect visible_;
    float scale_;
    struct Face {
        bool strong;
        TextFace face;
    };
    mutable std::vector<Face> faces_;  // ImGui finds a size of a font by a hash; a page has a dozen
};

}  // namespace k2::shell
