// What the painter and the pictures put into the draw list: where it lies, how much it is, and nothing broken in it.
#include "shell/paint.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "font_fixture.h"
#include "shell/pictures/bar_picture.h"
#include "shell/pictures/flow_picture.h"
#include "shell/pictures/form_picture.h"
#include "shell/pictures/icons.h"
#include "shell/pictures/plate_picture.h"
#include "shell/pictures/triangle_picture.h"

using namespace k2;
using namespace k2::shell;

namespace {

/// Where all vertices lie, in device px. Empty: nothing was drawn.
struct Extent {
    int vertices = 0;
    float left = 1e9F, top = 1e9F, right = -1e9F, bottom = -1e9F;
    bool finite = true;
};

template <class Draw>
Extent drawn(Draw draw, Rect visible = {0, 0, 1200, 900}, float scale = 2) {
    const test::FontFrame frame;
    Painter painter(frame.list(), frame.fonts, visible, scale);
    draw(painter);
    Extent e;
    e.vertices = frame.list().VtxBuffer.Size;
    for (const ImDrawVert& v : frame.list().VtxBuffer) {
        e.left = std::min(e.left, v.pos.x);
        e.top = std::min(e.top, v.pos.y);
        e.right = std::max(e.right, v.pos.x);
        e.bottom = std::max(e.bottom, v.pos.y);
        e.finite = e.finite && std::isfinite(v.pos.x) && std::isfinite(v.pos.y);
    }
    const auto vertices = static_cast<unsigned int>(e.vertices);
    for (const ImDrawIdx index : frame.list().IdxBuffer) CHECK(index < vertices);
    return e;
}

const Theme& light = theme(false);

constexpr PlateWedge milk{"milk", "🥛", "牛", Group::dairy, 250};
constexpr PlateWedge bok_choy{"bok_choy", "🥬", "小", Group::vegetable, 150};
constexpr PlateWedge egg{"egg", "🥚", "鸡", Group::egg, 50};
constexpr PlateWedge tablet{"d3", "💊", "D", Group::supplement, 0.1F};
constexpr PlateWedge others{"", "", "其", Group::own, 0};

}  // namespace

TEST_CASE("paint: page coordinates become device pixels") {
    const test::FontFrame frame;
    const Painter painter(frame.list(), frame.fonts, {0, 100, 390, 844}, 2.625F);
    CHECK(painter.to_device(Rect{10, 140, 20, 30}) == Rect{26.25F, 105, 52.5F, 78.75F});
}

TEST_CASE("paint: rectangles lie on the device grid at every scale") {
    for (const float scale : {1.0F, 1.25F, 1.5F, 2.0F, 2.625F, 3.0F}) {
        const Extent e =
            drawn([](Painter& p) { p.fill({10.3F, 20.7F, 0.2F, 33.3F}, {0x000000}); }, {0, 0, 390, 844}, scale);
        for (const float edge : {e.left, e.top, e.right, e.bottom}) CHECK(edge == std::round(edge));
        CHECK(e.right - e.left >= 1);  // what is there is seen
        const Extent line = drawn([](Painter& p) { p.hairline(10, 50, 33.3F, {0x000000}); }, {0, 0, 390, 844}, scale);
        CHECK(line.bottom - line.top == std::max(1.0F, std::round(scale / 2)));
    }
}

TEST_CASE("paint: what is off screen costs nothing") {
    const Rect below{0, 2000, 390, 844};
    const auto everything = [](Painter& p) {
        p.fill({10, 10, 50, 50}, {0x000000}, 8);
        p.card({10, 10, 100, 100}, light);
        p.circle({100, 100}, 30, {0x000000});
        p.glow({100, 100}, 30, 20, {0x000000});
        p.hatch({10, 10, 50, 16}, 8, {0x000000}, {0xFFFFFF});
        p.text({10, 10}, {.size = 17}, "今天的三样");
        p.paragraph({10, 10}, {.size = 17}, "今天的三样", 100, 27);
        p.emoji({10, 10}, 20, "🥛");
        draw_icon(p, Icon::search, {50, 50}, 14, {0x000000});
        draw_plate(p, light, {200, 200}, 148, {.wedges = std::span(&milk, 1)});
        draw_bar(p, light, {10, 10, 300, 16}, {.mid = 1, .high = 1});
        draw_triangle(p, light, {10, 10, 300, 330}, {});
    };
    CHECK(drawn(everything).vertices > 3000);
    CHECK(drawn(everything, below).vertices == 0);
}

TEST_CASE("paint: a wedge's gap is as wide inside as outside") {
    // Two half rings with a gap of 10 at the top and at the bottom: seen from above, x stays 5 away from the middle.
    const Extent right =
        drawn([](Painter& p) { p.ring_fill({{200, 200}, 50, 100, 0, 0.5F, 10, 0}, {}, {}); }, {0, 0, 400, 400}, 1);
    CHECK(std::abs(right.left - 205) < 1.1F);  // the soft edge is half a pixel, a mitred corner's is a whole one
    CHECK(std::abs(right.right - 300) < 1.1F);
    CHECK(std::abs(right.top - 100) < 1.1F);
    const Extent closed =
        drawn([](Painter& p) { p.ring_fill({{200, 200}, 50, 100, 0, 1, 0, 0}, {}, {}); }, {0, 0, 400, 400}, 1);
    CHECK(std::abs(closed.left - 100) < 0.6F);
    CHECK(std::abs(closed.right - 300) < 0.6F);
}

TEST_CASE("paint: text is as wide as it is drawn") {
    const test::FontFrame frame;
    const Painter painter(frame.list(), frame.fonts, {0, 0, 390, 844}, 2);
    CHECK(painter.text_width({.size = 20}, "三文鱼") == 60);
    // Where an em is no whole number of device px the font's size is rounded.
    const Painter odd(frame.list(), frame.fonts, {0, 0, 390, 844}, 1.25F);
    CHECK(odd.text_width({.size = 17}, "三") == 21 / 1.25F);
}

TEST_CASE("paint: text stands where it is put") {
    const auto extent_of = [](Align align) {
        return drawn([align](Painter& p) { p.text({100, 50}, {.size = 20}, "三文鱼", align); });
    };
    CHECK(extent_of(Align::left).left == 200);
    CHECK(extent_of(Align::center).left == 140);
    CHECK(extent_of(Align::right).left == 80);
    // The fixed font's boxes are .72 em high above the base line: their middle is the text's, near enough.
    const Extent e = extent_of(Align::left);
    CHECK(std::abs((e.top + e.bottom) / 2 - 100) <= 1);
}

TEST_CASE("paint: text that is too long is cut within its width") {
    const Extent e = drawn([](Painter& p) { p.text_cut({100, 50}, {.size = 20}, "很长很长的食物名字", 90); });
    CHECK(e.left == 200);
    CHECK(e.right <= 2 * 190);
    const Extent fits = drawn([](Painter& p) { p.text_cut({100, 50}, {.size = 20}, "短", 90); });
    CHECK(fits.vertices == 4);
}

TEST_CASE("paint: paragraphs") {
    const test::FontFrame frame;
    Painter painter(frame.list(), frame.fonts, {0, 0, 390, 844}, 2);
    const TextStyle style{.size = 20};
    constexpr std::string_view text = "一二三四五六七八九十甲乙";
    CHECK(painter.paragraph_height(style, text, 120, 32) == 64);
    CHECK(painter.paragraph({10, 10}, style, text, 120, 32) == 64);
    const auto lines = painter.break_lines(style, text, 120);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].text == "一二三四五六");
    CHECK(lines[0].width == 120);
}

TEST_CASE("paint: an emoji fills its size, at few sizes of the atlas") {
    for (const float size : {8.0F, 20.0F, 25.0F, 44.0F, 100.0F}) {
        const Extent e = drawn([size](Painter& p) { CHECK(p.emoji({200, 200}, size, "🥛")); });
        CHECK(e.right - e.left <= 2 * size);
        CHECK(std::abs((e.left + e.right) / 2 - 400) <= 1);
        CHECK(std::abs((e.top + e.bottom) / 2 - 400) <= 1);
    }
    CHECK(drawn([](Painter& p) { CHECK_FALSE(p.emoji({200, 200}, 20, "")); }).vertices == 0);
}

TEST_CASE("paint: text takes a byte a pixel, emoji take four, also where a reader's words hold one") {
    const test::FontFrame frame;
    Painter painter(frame.list(), frame.fonts, {0, 0, 390, 844}, 2);
    painter.text({10, 10}, {.size = 17}, "妈妈的🍲汤");
    painter.emoji({100, 100}, 20, "🥛");
    const ImFontAtlas& text = *frame.fonts.regular->ContainerAtlas;
    const ImFontAtlas& emoji = *frame.fonts.emoji->ContainerAtlas;
    CHECK(text.TexData->BytesPerPixel == 1);
    CHECK(emoji.TexData->BytesPerPixel == 4);
    int of_text = 0;
    int of_emoji = 0;
    for (const ImDrawCmd& command : frame.list().CmdBuffer) {
        const int glyphs = static_cast<int>(command.ElemCount) / 6;
        (command.TexRef._TexData == emoji.TexData ? of_emoji : of_text) += glyphs;
    }
    CHECK(of_text == 4);
    CHECK(of_emoji == 2);
}

// ---- Pictures -----------------------------------------------------------------------------------

TEST_CASE("plate: wedges take their share of the grams, and never less than can be seen") {
    const PlateWedge foods[] = {milk, bok_choy, egg, tablet};
    const std::vector<float> ends = wedge_ends(foods);
    REQUIRE(ends.size() == 4);
    CHECK(ends.back() == 1);
    CHECK(std::abs(ends[0] - 0.96F * 250 / 450) < 1e-4F);
    CHECK(std::abs(ends[3] - ends[2] - 0.04F) < 1e-4F);
    CHECK(wedge_ends({}).empty());

    // Forty tablets and one glass of milk still fit on one plate.
    std::vector<PlateWedge> many(40, tablet);
    many.push_back(milk);
    const std::vector<float> crowded = wedge_ends(many);
    CHECK(std::ranges::is_sorted(crowded));
    CHECK(crowded.back() == 1);
}

TEST_CASE("plate: two or more small foods gather under one wedge") {
    PlateWedge sesame{"sesame", "", "芝", Group::nuts_seeds, 5};
    const PlateWedge one_small[] = {milk, bok_choy, sesame};
    CHECK(gather_small(one_small, others).size() == 3);
    const PlateWedge two_small[] = {sesame, milk, tablet, bok_choy};
    const auto gathered = gather_small(two_small, others);
    REQUIRE(gathered.size() == 3);
    CHECK(gathered[0].id == "milk");
    CHECK(gathered[1].id == "bok_choy");
    CHECK(gathered[2].id.empty());
    CHECK(gathered[2].letter == "其");
    CHECK(std::abs(gathered[2].grams - 5.1F) < 1e-4F);
}

TEST_CASE("plate: what lies under a point") {
    const PlateWedge foods[] = {milk, bok_choy, egg};  // .556, .333, .111 of the turn
    const PlatePicture picture{.wedges = foods};
    const Point center{200, 200};
    const auto hit = [&](float turn, float r) {
        return plate_hit(picture, center, 148, on_circle(center, r * 148, turn));
    };
    CHECK(hit(0.25F, 0.6F).wedge == 0);
    CHECK(hit(0.70F, 0.6F).wedge == 1);
    CHECK(hit(0.95F, 0.6F).wedge == 2);
    CHECK(hit(0.25F, 0.6F).edge == -1);
    CHECK(hit(0.56F, 0.6F).edge == 0);
    CHECK(hit(0.88F, 0.6F).edge == 1);
    CHECK(hit(0.999F, 0.6F).edge == -1);  // the top is nobody's end to drag
    CHECK(hit(0.25F, 0.2F).wedge == -1);  // the score
    CHECK(hit(0.25F, 0.9F).wedge == -1);  // the rim
    CHECK(std::abs(hit(0.7F, 0.6F).turn - 0.7F) < 1e-4F);
}

TEST_CASE("plate: dragging an end changes one food's grams") {
    const PlateWedge foods[] = {milk, bok_choy, egg};
    const std::vector<float> ends = wedge_ends(foods);
    for (int i = 0; i < 2; ++i) {
        const auto k = static_cast<std::size_t>(i);
        CHECK(std::abs(dragged_grams(foods, i, ends[k]) - foods[k].grams) < 0.1F);  // where it is, nothing changes
        CHECK(dragged_grams(foods, i, ends[k] + 0.05F) > foods[k].grams);
        CHECK(dragged_grams(foods, i, ends[k] - 0.05F) < foods[k].grams);
    }
    CHECK(dragged_grams(foods, 1, 0) == 0);
    CHECK(std::isfinite(dragged_grams(foods, 0, 1)));
}

TEST_CASE("triangle: the point and its cloud") {
    const auto exactly = [](double a) { return Estimate{a, a, a}; };
    CHECK_FALSE(triangle_point({exactly(0), exactly(0), exactly(0)}).has_value());
    const auto even = triangle_point({exactly(0.7), exactly(0.7), exactly(0.7)});
    REQUIRE(even.has_value());
    for (const float part : *even) CHECK(std::abs(part - 1.0F / 3) < 1e-6F);
    const auto capped = triangle_point({exactly(9), exactly(1), exactly(1)});
    REQUIRE(capped.has_value());
    CHECK((*capped)[index(Axis::k2)] == 0.5F);  // above 2 nothing moves

    CHECK(triangle_cloud({exactly(1), exactly(1), exactly(1)}).major == 0);
    // Only K2 uncertain: the cloud is a line towards the top.
    const TriangleCloud up = triangle_cloud({Estimate{1, 0.5, 1.5}, exactly(1), exactly(1)});
    CHECK(up.major > 0.05F);
    CHECK(up.minor < 1e-3F);
    CHECK(std::abs(std::abs(up.turn) - 0.25F) < 1e-3F);
}

TEST_CASE("pictures draw within their place and without broken numbers, whatever they are given") {
    // Soft shadows and the fringe may reach beyond; here they may not reach far.
    const auto lies_in = [](const Extent& e, Rect r, float margin) {
        CHECK(e.finite);
        CHECK(e.vertices > 0);
        CHECK(e.left >= 2 * (r.x - margin));
        CHECK(e.top >= 2 * (r.y - margin));
        CHECK(e.right <= 2 * (r.right() + margin));
        CHECK(e.bottom <= 2 * (r.bottom() + margin));
    };
    const Rect area{100, 100, 334, 300};
    const Rect bar{100, 100, 334, 16};
    const NutrientColors colors = light.axis[0];
    for (const BarPicture& picture : {
             BarPicture{.colors = colors},
             BarPicture{.mid = 0.002F, .high = 0.004F, .target = 1, .upper = 2.5F, .colors = colors},
             BarPicture{.mid = 0.06F, .high = 0.1F, .target = 1, .upper = 5, .colors = colors},
             BarPicture{.high = 1.4F, .colors = colors},
             BarPicture{.mid = 30, .high = 3300, .target = 1, .upper = 1, .colors = colors},
         }) {
        lies_in(drawn([&](Painter& p) { draw_bar(p, light, bar, picture); }), bar, 7);
    }
    // What is known worst does not look fullest: the solid part is as long as the amount, the line ends with the axis.
    const auto right_of = [&](const BarPicture& picture) {
        return drawn([&](Painter& p) { draw_bar(p, light, bar, picture); }).right;
    };
    CHECK(right_of({.mid = 0.2F, .high = 11, .colors = colors}) <= 2 * bar.right() + 1);
    CHECK(right_of({.mid = 40, .high = 50, .colors = colors}) <= 2 * bar.right() + 1);
    for (const FormPicture& picture : {
             FormPicture{},
             FormPicture{.solid = 118, .dots = 20, .hatch = 4, .label = "MK-7 · 83%"},
             FormPicture{.dots = 0.01F, .hatch = 1000},
             FormPicture{.solid = 1, .label = "a label that does not fit anywhere on this bar, however one turns it"},
         }) {
        lies_in(drawn([&](Painter& p) { draw_forms(p, light, {100, 100, 334, 32}, picture); }), {100, 100, 334, 32}, 1);
    }
    for (const PerAxis<float>& point :
         {PerAxis<float>{1, 0, 0}, PerAxis<float>{0, 1, 0}, PerAxis<float>{0.3F, 0.3F, 0.4F}}) {
        const TrianglePicture picture{
            .point = point, .cloud = {0.5F, 0.2F, 0.1F}, .word = {"够", "少", "够"}, .middle = "匀"};
        lies_in(drawn([&](Painter& p) { draw_triangle(p, light, area, picture); }), area, 1);
    }
    const FlowMeal meals[] = {{300, 100, "早餐"}, {1, 0, "午餐"}, {420, 420, "晚餐"}};
    const FlowPicture flow{.meals = meals,
                           .eaten_text = "吃进 721 mg",
                           .absorbed_text = "吸收 约 520 mg（400–600）",
                           .milk_text = "大约像喝了五杯牛奶那么多",
                           .lost_text = "没吸收 约 201 mg"};
    for (const float width : {296.0F, 334.0F, 700.0F}) {
        lies_in(drawn([&](Painter& p) { draw_flow(p, light, {100, 100, width, flow_height(p, width, flow)}, flow); }),
                {100, 100, width, 300}, 1);
    }
    CHECK(drawn([](Painter& p) { draw_flow(p, light, {100, 100, 334, 200}, {}); }).vertices == 0);

    const Point center{400, 400};
    const Rect plate{252, 252, 296, 296};
    const PlateWedge two[] = {milk, tablet};
    for (const PlatePicture& picture : {
             PlatePicture{.empty_text = "先放一样\n食物"},
             PlatePicture{.wedges = std::span(&milk, 1), .score = "–", .caption = "平衡分", .gauge = false},
             PlatePicture{.wedges = two,
                          .score = "100",
                          .caption = "平衡分",
                          .range = "94–100",
                          .score_low = 94,
                          .score_mid = 100,
                          .score_high = 100,
                          .small_size = 28,
                          .hot = 1},
         }) {
        lies_in(drawn([&](Painter& p) { draw_plate(p, light, center, 148, picture); }), plate, 0.32F * 148);
    }
}

TEST_CASE("icons keep to their size") {
    for (int i = 0; i <= static_cast<int>(Icon::more); ++i) {
        INFO("icon " << i);
        const Extent e = drawn([i](Painter& p) { draw_icon(p, static_cast<Icon>(i), {100, 100}, 20, {0x000000}); });
        CHECK(e.vertices > 0);
        CHECK(e.finite);
        CHECK(e.left >= 2 * 87);
        CHECK(e.right <= 2 * 113);
        CHECK(e.top >= 2 * 87);
        CHECK(e.bottom <= 2 * 113);
    }
}
