// Colours and type of the page: warm paper, light and dark, each also with more contrast for readers who ask for it.
//
// Colours come in pairs that were chosen together: words on their ground reach 4.5:1 (WCAG), marks, edges and borders
// reach 3:1 on what lies beside them; with more contrast 7:1 and 4.5:1. tests/shell/theme.test.cpp lists the pairs and
// checks them.
#pragma once

#include "core/food/food.h"
#include "core/food/nutrient.h"
#include "shell/geometry.h"

namespace k2::shell {

/// A nutrient has one colour for marks (bars, dots) and a darker one for words.
struct NutrientColors {
    Color mark;
    Color text;     // on card, paper and soft
    Color badge;    // Theme::on_badge stands on it
    Color outline;  // of the pale range band, which alone does not reach 3:1 on the track
};

struct GroupColors {
    Color fill;
    Color edge;
};

struct Theme {
    bool dark = false;
    bool more_contrast = false;  // what soft shadows and pale grounds tell apart gets an outline
    float border_px = 1.25F;
    Color paper, card, ink, muted, line, soft, track;
    Color primary, on_primary;    // the one button that acts
    Color primary_soft;           // ground of the first suggestion
    Color selected, on_selected;  // the chosen tab or answer
    Color control;                // disc of a stepper's − and ＋, on soft
    Color warn, warn_text, warn_soft;
    Color warn_border;          // of a button on warn_soft
    Color warn_body;            // small words on warn_soft
    Color hatch, hatch_ground;  // unknown
    Color field, field_border;  // ground and border of a field to type in
    Color focus;
    Color on_badge;
    PerAxis<NutrientColors> axis;
    NutrientColors magnesium, fat;
    [[nodiscard]] GroupColors group(Group g) const;
};

[[nodiscard]] const Theme& theme(bool dark, bool more_contrast = false);

/// t of the way from a to b, opacity included.
[[nodiscard]] constexpr Color mix(Color a, Color b, float t) {
    std::uint32_t out = 0;
    for (unsigned shift = 0; shift < 24; shift += 8) {
        const auto x = static_cast<float>((a.rgb >> shift) & 0xFFU);
        const auto y = static_cast<float>((b.rgb >> shift) & 0xFFU);
        out |= static_cast<std::uint32_t>(x + (y - x) * t + 0.5F) << shift;
    }
    return {out, a.alpha + (b.alpha - a.alpha) * t};
}

/// Steps of the type scale, logical px at text zoom 1.
enum class Type : std::uint8_t { small, body, heading, title, figure };
[[nodiscard]] float type_size(Type t);    // 14, 17, 22, 28, 44
[[nodiscard]] float line_height(Type t);  // factor: 1.5 small, 1.6 body, 1.35 above

}  // namespace k2::shell
