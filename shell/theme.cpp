#include "shell/theme.h"

#include <array>

namespace k2::shell {
namespace {

constexpr Color rgb(std::uint32_t value) {
    return {value, 1};
}

// Grey shadows look dirty on cream, and so do grey words: the light theme's greys lean to brown or to the ink's blue.
constexpr Theme light{
    .dark = false,
    .paper = rgb(0xFBF7F0),
    .card = rgb(0xFFFFFF),
    .ink = rgb(0x22303A),
    .muted = rgb(0x5C6871),
    .line = rgb(0xE7E0D5),
    .soft = rgb(0xF3EDE2),
    .track = rgb(0xEFE8DB),
    .primary = rgb(0x0D7E5B),
    .on_primary = rgb(0xFFFFFF),
    .primary_soft = rgb(0xE6F3EC),
    .selected = rgb(0x22303A),
    .on_selected = rgb(0xFFFFFF),
    .control = rgb(0xFFFFFF),
    .warn = rgb(0xC4473A),
    .warn_text = rgb(0xA83529),
    .warn_soft = rgb(0xFBEEEA),
    .warn_border = rgb(0x94807A),
    .warn_body = rgb(0x5A4F4D),
    .hatch = rgb(0x766C5C),
    .hatch_ground = rgb(0xE2D8C7),
    .field = rgb(0xFBF7F0),
    .field_border = rgb(0x948A7B),
    .focus = rgb(0x1457C8),
    .on_badge = rgb(0xFFFFFF),
    .axis = {NutrientColors{rgb(0x12936B), rgb(0x0A7353), rgb(0x0D7E5B), rgb(0x0A7353)},
             NutrientColors{rgb(0xE09A1A), rgb(0x8A5A00), rgb(0x97650A), rgb(0x97650A)},
             NutrientColors{rgb(0x3A7BD5), rgb(0x2463B8), rgb(0x2F6DC6), rgb(0x2463B8)}},
    .magnesium = {rgb(0x8A66B8), rgb(0x73509F), rgb(0x7C57AA), rgb(0x73509F)},
    .fat = {rgb(0x8C7B60), rgb(0x6B5C43), rgb(0x7A6A50), rgb(0x6B5C43)},
};

constexpr Theme dark{
    .dark = true,
    .paper = rgb(0x12171B),
    .card = rgb(0x1B2228),
    .ink = rgb(0xE9EEF1),
    .muted = rgb(0xA3AFB8),
    .line = rgb(0x2F3A43),
    .soft = rgb(0x252F36),
    .track = rgb(0x2B363E),
    .primary = rgb(0x2DB186),
    .on_primary = rgb(0x0C1B16),
    .primary_soft = rgb(0x1D332D),
    .selected = rgb(0xE9EEF1),
    .on_selected = rgb(0x12171B),
    .control = rgb(0x36434C),
    .warn = rgb(0xE0695B),
    .warn_text = rgb(0xF0968B),
    .warn_soft = rgb(0x2E2123),
    .warn_border = rgb(0x7A6A6A),
    .warn_body = rgb(0xA3AFB8),
    .hatch = rgb(0x8B97A0),
    .hatch_ground = rgb(0x36424B),
    .field = rgb(0x151B20),
    .field_border = rgb(0x6B7A85),
    .focus = rgb(0x8CC4FF),
    .on_badge = rgb(0x10161A),
    .axis = {NutrientColors{rgb(0x2DB186), rgb(0x5CCBA6), rgb(0x2DB186), rgb(0x2DB186)},
             NutrientColors{rgb(0xE8A83A), rgb(0xF0BC62), rgb(0xE8A83A), rgb(0xE8A83A)},
             NutrientColors{rgb(0x5B97E8), rgb(0x8DB8F2), rgb(0x5B97E8), rgb(0x5B97E8)}},
    .magnesium = {rgb(0xA487CF), rgb(0xBFA6E3), rgb(0xA487CF), rgb(0xA487CF)},
    .fat = {rgb(0x9AA6AE), rgb(0xC4CDD3), rgb(0x9AA6AE), rgb(0x9AA6AE)},
};

/// Away from the ground: darker on light, lighter on dark.
constexpr Color farther(bool is_dark, Color c, float by) {
    return mix(c, rgb(is_dark ? 0xFFFFFF : 0x000000), by);
}

constexpr Theme with_more_contrast(Theme t) {
    t.more_contrast = true;
    t.border_px = 1.75F;
    const auto strengthen = [&t](Color& c, float by) { c = farther(t.dark, c, by); };
    strengthen(t.ink, 0.5F);
    strengthen(t.muted, 0.5F);
    strengthen(t.line, 0.35F);
    strengthen(t.field_border, 0.4F);
    strengthen(t.primary, 0.25F);
    strengthen(t.warn, 0.25F);
    strengthen(t.warn_text, 0.25F);
    t.selected = t.ink;
    t.warn_body = t.muted;
    t.warn_border = t.hatch = t.field_border;
    for (NutrientColors* c : {&t.axis[0], &t.axis[1], &t.axis[2], &t.magnesium, &t.fat}) {
        c->mark = c->text;
        strengthen(c->text, 0.25F);
        c->badge = c->outline = c->text;
    }
    return t;
}
constexpr Theme light_more = with_more_contrast(light);
constexpr Theme dark_more = with_more_contrast(dark);

struct GroupRow {
    GroupColors light;
    GroupColors dark;
};

// In the order of Group. Neighbours on a plate are told apart by the edge and the gap, never by hue alone.
constexpr std::array<GroupRow, group_count> groups{{
    {{rgb(0xEAD8B2), rgb(0x90743A)}, {rgb(0x5F5138), rgb(0xC6AC78)}},  // staple: wheat
    {{rgb(0xB4D8A2), rgb(0x5F9147)}, {rgb(0x3A5A37), rgb(0x83B573)}},  // vegetable: leaf
    {{rgb(0xD6CAC1), rgb(0x87756A)}, {rgb(0x504A45), rgb(0xADA196)}},  // mushroom_algae: taupe
    {{rgb(0xE4DFAE), rgb(0x837B34)}, {rgb(0x555230), rgb(0xB5AE68)}},  // soy: bean
    {{rgb(0xDDB98C), rgb(0x9C7038)}, {rgb(0x5E4A34), rgb(0xBE9566)}},  // fermented_soy: miso
    {{rgb(0xCBD594), rgb(0x76812F)}, {rgb(0x4C5430), rgb(0xA7B362)}},  // fermented_veg: olive
    {{rgb(0xD9BBA6), rgb(0x96694B)}, {rgb(0x59453A), rgb(0xBC9480)}},  // nuts_seeds: almond
    {{rgb(0xE8BDD8), rgb(0xA85A8A)}, {rgb(0x633F56), rgb(0xCE8DB8)}},  // fruit_drink: berry
    {{rgb(0xBDD7F1), rgb(0x4F81B8)}, {rgb(0x35536F), rgb(0x7FA9D3)}},  // dairy: milk blue
    {{rgb(0xC4CDF3), rgb(0x6272C0)}, {rgb(0x404A75), rgb(0x98A6DE)}},  // cheese: milk's relative
    {{rgb(0xF7D988), rgb(0x9C7212)}, {rgb(0x6B5525), rgb(0xCFA64A)}},  // egg: yolk
    {{rgb(0xF3B8A4), rgb(0xBE6C50)}, {rgb(0x6A4338), rgb(0xD08C74)}},  // fish: salmon
    {{rgb(0xF4CFA8), rgb(0xAE6E2A)}, {rgb(0x66492F), rgb(0xD29C66)}},  // poultry: apricot
    {{rgb(0xEFAEAE), rgb(0xB8585A)}, {rgb(0x6B3B3D), rgb(0xD88C8D)}},  // meat: rose
    {{rgb(0xDCACBA), rgb(0x9E536C)}, {rgb(0x5F3B48), rgb(0xC68A9F)}},  // offal: plum
    {{rgb(0xEBE59B), rgb(0x857C1A)}, {rgb(0x58541F), rgb(0xBDB450)}},  // oil: rape flower
    {{rgb(0xD9C9A9), rgb(0x8A7038)}, {rgb(0x574A33), rgb(0xB8A070)}},  // condiment: soy sauce
    {{rgb(0xF2C7B8), rgb(0xB5664F)}, {rgb(0x68453B), rgb(0xD6937E)}},  // snack: biscuit
    {{rgb(0xD4C7EC), rgb(0x7E62B4)}, {rgb(0x4C4169), rgb(0xAB97D6)}},  // supplement: lilac
    {{rgb(0xCFD7DC), rgb(0x62757F)}, {rgb(0x414D55), rgb(0x9AABB5)}},  // own: slate
}};

}  // namespace

GroupColors Theme::group(Group g) const {
    const GroupRow& row = groups[static_cast<std::size_t>(g)];
    GroupColors colors = dark ? row.dark : row.light;
    if (more_contrast) colors.edge = farther(dark, colors.edge, 0.35F);
    return colors;
}

const Theme& theme(bool is_dark, bool more_contrast) {
    if (more_contrast) return is_dark ? dark_more : light_more;
    return is_dark ? dark : light;
}

float type_size(Type t) {
    switch (t) {
        case Type::small:
            return 14;
        case Type::body:
            return 17;
        case Type::heading:
            return 22;
        case Type::title:
            return 28;
        case Type::figure:
            return 44;
    }
    return 17;
}

float line_height(Type t) {
    switch (t) {
        case Type::small:
            return 1.5F;
        case Type::body:
            return 1.6F;
        default:
            return 1.35F;
    }
}

}  // namespace k2::shell
