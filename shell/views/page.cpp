// The order of the page and its columns. Nodes are recorded in reading order, whatever the columns look like.

#include <cmath>

#include "shell/views/views.h"

namespace k2::shell {
namespace {

// Logical px, see the design's grid of 8.
constexpr float wide_from = 960;   // two columns
constexpr float roomy_from = 720;  // one column with wider margins
constexpr float widest = 1280;
constexpr float left_share = 0.44F;
constexpr float roomy_w = 720;
// Of a wide page's plate. The rest of what the left column lacks lies around it.
constexpr float least_radius = 110;
constexpr float most_radius = 200;
// About how tall they are in the right column, at type scale 1.
constexpr float share_h = 200;
constexpr float three_h = 480;

struct Grid {
    float margin = 12;
    float gap = 12;
    float padding = 16;
    float plate_radius = 100;
};

using View = void (*)(Ui&, State&, Column&, float);

void card(Ui& ui, State& state, Column& column, const Grid& g, View view) {
    const float before = column.y;
    view(ui, state, column, g.padding);
    if (column.y > before) column.skip(g.gap);  // a part may have nothing to say
}

void head(Ui& ui, State& state, Column& column, const Grid& g) {
    header_view(ui, state, column);
    column.skip(g.gap - 4);
    if (state.view.profile_open) card(ui, state, column, g, profile_view);
    error_view(ui, state, column);
    if (!state.view.error.empty()) column.skip(g.gap);
    notices_view(ui, state, column, g.gap);
    stop_view(ui, state, column);
}

void find_part(Ui& ui, State& state, Column& column, const Grid& g) {
    meal_tabs_view(ui, state, column);
    column.skip(8);
    search_view(ui, state, column);
    column.skip(g.gap);
}

float plate_part(Ui& ui, State& state, Column& column, const Grid& g) {
    column.skip(4);
    const float radius = plate_view(ui, state, column, state.view.compact ? 0.7F * g.plate_radius : g.plate_radius);
    column.skip(state.empty() ? 16 : 8);
    const float before = column.y;
    vka_view(ui, state, column);
    if (column.y > before) column.skip(g.gap);
    return radius;
}

void foods_part(Ui& ui, State& state, Column& column, const Grid& g) {
    foods_view(ui, state, column, g.padding);
    column.skip(g.gap);
}

void one_column(Ui& ui, State& state, Column& column, const Grid& g) {
    find_part(ui, state, column, g);
    if (state.empty()) {  // what invites comes before what has nothing to show
        foods_part(ui, state, column, g);
        plate_part(ui, state, column, g);
        card(ui, state, column, g, verdict_view);
    } else {
        card(ui, state, column, g, verdict_view);
        plate_part(ui, state, column, g);
        foods_part(ui, state, column, g);
    }
    for (const View view : {stop_questions_view, suggest_view}) card(ui, state, column, g, view);
    if (state.view.compact) {
        for (const View view : {advice_view, full_page_view}) card(ui, state, column, g, view);
        return;
    }
    for (const View view : {three_view, advice_view, share_view}) card(ui, state, column, g, view);
}

/// What can stand in the right column or below both, as wide as they are together.
void bands(Ui& ui, State& state, Column& column, const Grid& g, bool with_three, bool with_share) {
    if (with_three) card(ui, state, column, g, three_view);
    if (with_share) card(ui, state, column, g, share_view);
}

/// Both columns end alike: the right one gets as many cards as make it the longer one, and the plate grows to fill the
/// left. How much it has to grow is known at the end, so the next frame has it.
void two_columns(Ui& ui, State& state, Column& column, Grid g) {
    const float left_w = std::round((column.w - g.gap) * left_share);
    Column left{column.x, column.y, left_w};
    Column right{column.x + left_w + g.gap, column.y, column.w - left_w - g.gap};
    const float room = std::max(2 * least_radius, state.view.plate_room);
    g.plate_radius = std::clamp(room / 2, least_radius, most_radius);
    const float around = std::min(std::max(0.0F, room - 2 * g.plate_radius), 160.0F);
    float drawn_radius = 0;
    const auto plate = [&] {
        left.skip(around / 2);
        drawn_radius = plate_part(ui, state, left, g);
        left.skip(around / 2);
    };
    find_part(ui, state, left, g);
    if (state.empty()) {
        foods_part(ui, state, left, g);
        plate();
        card(ui, state, right, g, verdict_view);
    } else {
        card(ui, state, right, g, verdict_view);
        plate();
        foods_part(ui, state, left, g);
    }
    for (const View view : {stop_questions_view, suggest_view, advice_view}) card(ui, state, right, g, view);
    const float without_plate = left.y - 2 * drawn_radius - around;
    if (state.view.compact) {
        card(ui, state, right, g, full_page_view);
        column.y = std::max(left.y, right.y);
    } else {
        const float scale = ui.metrics().scale();
        const float lacks = without_plate + 2 * least_radius - right.y;
        const bool three = !state.empty() && lacks > share_h * scale;
        const bool share = lacks > (three ? three_h * scale : 0);
        bands(ui, state, right, g, three, share);
        column.y = std::max(left.y, right.y);
        bands(ui, state, column, g, !three, !share);
    }
    // In whole px: sums of floats differ by a hair from frame to frame, and the page has to come to rest.
    const float wanted = right.y - without_plate;
    if (std::abs(wanted - state.view.plate_room) > 1) state.view.plate_room = std::round(wanted);
}

}  // namespace

float draw_page(Ui& ui, State& state, float width) {
    const Grid g = width < roomy_from ? Grid{} : Grid{32, 24, 24, 140};
    // Large type wants long lines more than it wants two columns.
    const bool wide = width >= wide_from * std::max(1.0F, ui.metrics().scale() * 0.9F);
    const float page_w = std::min(width, wide ? widest : roomy_w + 2 * g.margin);
    Column column{(width - page_w) / 2 + g.margin, g.margin, page_w - 2 * g.margin};
    head(ui, state, column, g);
    if (wide) {
        two_columns(ui, state, column, g);
    } else {
        one_column(ui, state, column, g);
    }
    if (!state.view.compact) {
        more_view(ui, state, column, g.padding, g.gap, wide);
        column.skip(g.gap);
    }
    if (!state.view.compact) settings_view(ui, state, column);
    footer_view(ui, state, column);
    return column.y + g.margin;
}

}  // namespace k2::shell
