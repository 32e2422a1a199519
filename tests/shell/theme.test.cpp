// Contrast of the theme's colours, by WCAG 2.2: words reach 4.5 on their ground, marks and edges 3 on what lies beside;
// for readers who ask for more contrast 7 and 4.5.
#include "shell/theme.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string_view>

using namespace k2;
using shell::Color;
using shell::Theme;

namespace {

double linear(unsigned byte) {
    const double c = byte / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Color c) {
    return 0.2126 * linear((c.rgb >> 16) & 0xFF) + 0.7152 * linear((c.rgb >> 8) & 0xFF) + 0.0722 * linear(c.rgb & 0xFF);
}

double contrast(Color a, Color b) {
    const double one = luminance(a) + 0.05, other = luminance(b) + 0.05;
    return one > other ? one / other : other / one;
}

struct Pair {
    std::string_view what;
    Color mark;
    Color ground;
};

void check(const Theme& theme, double least, std::initializer_list<Pair> pairs) {
    for (const Pair& p : pairs) {
        INFO((theme.dark ? "dark" : "light")
             << (theme.more_contrast ? ", more contrast: " : ": ") << p.what << " " << contrast(p.mark, p.ground));
        CHECK(contrast(p.mark, p.ground) >= least);
    }
}

double words(const Theme& theme) {
    return theme.more_contrast ? 7.0 : 4.5;
}
double marks(const Theme& theme) {
    return theme.more_contrast ? 4.5 : 3.0;
}

const std::array themes{&shell::theme(false), &shell::theme(true), &shell::theme(false, true),
                        &shell::theme(true, true)};

/// The dish's floor: a gradient, its two ends.
std::array<Color, 2> dish_floor(bool dark) {
    if (dark) return {Color{0x1B2228}, Color{0x232C33}};
    return {Color{0xF4EEE3}, Color{0xFEFCF8}};
}

}  // namespace

TEST_CASE("contrast is WCAG's") {
    CHECK(contrast({0x000000}, {0xFFFFFF}) == 21.0);
    CHECK(contrast({0xFFFFFF}, {0xFFFFFF}) == 1.0);
    CHECK(std::abs(contrast({0x767676}, {0xFFFFFF}) - 4.54) < 0.01);  // the grey that just passes, as everyone knows it
}

TEST_CASE("words can be read on every ground they stand on") {
    for (const Theme* theme : themes) {
        const Theme& t = *theme;
        check(t, words(t),
              {
                  {"ink on paper", t.ink, t.paper},
                  {"ink on card", t.ink, t.card},
                  {"ink on soft", t.ink, t.soft},
                  {"ink on control", t.ink, t.control},
                  {"ink on field", t.ink, t.field},
                  {"ink on the first suggestion", t.ink, t.primary_soft},
                  {"ink on warning", t.ink, t.warn_soft},
                  {"muted on paper", t.muted, t.paper},
                  {"muted on card", t.muted, t.card},
                  {"muted on soft", t.muted, t.soft},
                  {"muted on field", t.muted, t.field},
                  {"muted on the first suggestion", t.muted, t.primary_soft},
                  {"on primary", t.on_primary, t.primary},
                  {"on selected", t.on_selected, t.selected},
                  {"warning on card", t.warn_text, t.card},
                  {"warning on paper", t.warn_text, t.paper},
                  {"warning on its ground", t.warn_text, t.warn_soft},
                  {"small words on warning", t.warn_body, t.warn_soft},
              });
        for (const shell::NutrientColors& c : {t.axis[0], t.axis[1], t.axis[2], t.magnesium, t.fat}) {
            check(t, words(t),
                  {
                      {"nutrient's words on card", c.text, t.card},
                      {"nutrient's words on paper", c.text, t.paper},
                      {"nutrient's words on soft", c.text, t.soft},
                      {"nutrient's words on the first suggestion", c.text, t.primary_soft},
                      {"letters on its badge", t.on_badge, c.badge},
                  });
        }
    }
}

TEST_CASE("marks, edges and borders can be seen") {
    for (const Theme* theme : themes) {
        const Theme& t = *theme;
        check(t, marks(t),
              {
                  {"field border on its field", t.field_border, t.field},
                  {"field border on card", t.field_border, t.card},
                  {"warning border on its ground", t.warn_border, t.warn_soft},
                  {"warning border on card", t.warn_border, t.card},
                  {"warning sign on its ground", t.warn, t.warn_soft},
                  {"limit on card", t.warn, t.card},
                  {"limit on track", t.warn, t.track},
                  {"hatch on its ground", t.hatch, t.hatch_ground},
                  {"tick on track", t.ink, t.track},
                  {"primary on card", t.primary, t.card},
                  {"primary on the first suggestion", t.primary, t.primary_soft},
                  {"focus on paper", t.focus, t.paper},
                  {"focus on card", t.focus, t.card},
                  {"focus on soft", t.focus, t.soft},
              });
        for (const shell::NutrientColors& c : {t.axis[0], t.axis[1], t.axis[2], t.magnesium, t.fat}) {
            // The pale band of a range is not seen on its own: its outline is what must be.
            check(t, marks(t),
                  {{"range outline on track", c.outline, t.track}, {"range outline on card", c.outline, t.card}});
        }
    }
}

TEST_CASE("with more contrast every ground has an outline that can be seen on both sides") {
    for (const Theme* theme : themes) {
        const Theme& t = *theme;
        CHECK((t.border_px > shell::theme(t.dark).border_px) == t.more_contrast);
        if (!t.more_contrast) continue;
        check(t, marks(t),
              {
                  {"outline on paper", t.field_border, t.paper},
                  {"outline on soft", t.field_border, t.soft},
                  {"outline on track", t.field_border, t.track},
                  {"outline on the first suggestion", t.field_border, t.primary_soft},
                  {"outline on warning", t.field_border, t.warn_soft},
                  {"selected on soft", t.selected, t.soft},
                  {"selected on card", t.selected, t.card},
              });
    }
}

TEST_CASE("every food group's edge is seen on the dish, on a card and round its own fill") {
    for (const Theme* theme : themes) {
        for (std::size_t i = 0; i < group_count; ++i) {
            const auto group = static_cast<Group>(i);
            INFO("group " << i);
            const shell::GroupColors c = theme->group(group);
            for (const Color floor : dish_floor(theme->dark))
                check(*theme, marks(*theme), {{"edge on the dish", c.edge, floor}});
            check(*theme, marks(*theme), {{"edge on card", c.edge, theme->card}});
            CHECK(contrast(c.edge, c.fill) >= 2.2);  // within a wedge the edge only closes the shape
            for (std::size_t k = 0; k < i; ++k) CHECK_FALSE(theme->group(static_cast<Group>(k)).fill == c.fill);
        }
    }
}

TEST_CASE("mix goes from one colour to the other") {
    const Color black{0x000000, 0}, white{0xFFFFFF, 1};
    CHECK(shell::mix(black, white, 0) == black);
    CHECK(shell::mix(black, white, 1) == white);
    CHECK(shell::mix(black, white, 0.5F) == Color{0x808080, 0.5F});
    CHECK(shell::mix({0x102030}, {0x304050}, 0.5F) == Color{0x203040});
}
