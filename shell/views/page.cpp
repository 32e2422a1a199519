// The order of the page and its columns. Nodes are recorded in reading order, whatever the columns look like.

#include "shell/views/views.h"

namespace k2::shell {
namespace {

// Logical px, see the design's grid of 8.
constexpr float wide_from = 960;   // two columns
constexpr float roomy_from = 720;  // one column with wider margins
constexpr float widest = 1280;
constexpr float left_w = 432;
constexpr float roomy_w = 720;
constexpr float three_share = 0.545F;  // of the right column; the triangle has the rest
constexpr float least_three_w = 340;   // at type scale 1

struct Grid {
    float margin = 12;
    float gap = 12;
    float padding = 16;
};

void head(Ui& ui, State& state, Column& column, const Grid& g) {
    header_view(ui, state, column);
    column.skip(14);
    error_view(ui, state, column);
    if (!state.view.error.empty()) column.skip(g.gap);
    notices_view(ui, state, column, g.gap);
    stop_view(ui, state, column);
}

void plate_part(Ui& ui, State& state, Column& column, const Grid& g) {
    meal_tabs_view(ui, state, column);
    column.skip(22);
    plate_view(ui, state, column);
    column.skip(14);
    const float before = column.y;
    vka_view(ui, state, column);
    if (column.y > before) column.skip(14);
    foods_view(ui, state, column, g.padding);
}

using View = void (*)(Ui&, State&, Column&, float);

void cards(Ui& ui, State& state, Column& column, const Grid& g, std::initializer_list<View> views) {
    for (const View view : views) {
        const float before = column.y;
        view(ui, state, column, g.padding);
        if (column.y > before) column.skip(g.gap);  // a part may have nothing to say
    }
}

void triangle_alone(Ui& ui, State& state, Column& column, float padding) {
    triangle_view(ui, state, column, padding);
}

/// The three and the triangle stand side by side, equally tall, where there is a triangle and room for both.
bool is_pair(const Ui& ui, const State& state, const Column& column) {
    return !state.empty() && state.report().balance.triangle.has_value() &&
           column.w * three_share >= least_three_w * ui.metrics().scale();
}

void pair(Ui& ui, State& state, Column& column, const Grid& g) {
    const float three_w = (column.w - g.gap) * three_share;
    Column left{column.x, column.y, three_w};
    Column right{column.x + three_w + g.gap, column.y, column.w - three_w - g.gap};
    three_view(ui, state, left, g.padding);
    // Not beside an open explanation: the triangle would float in an empty card.
    triangle_view(ui, state, right, g.padding, state.view.explained.empty() ? left.y - column.y : 0);
    column.y = std::max(left.y, right.y) + g.gap;
}

/// `beside` takes the forms of K2, the profile and what can be kept: the column at the left where there are two.
void results_part(Ui& ui, State& state, Column& column, Column& beside, const Grid& g) {
    cards(ui, state, column, g, {stop_questions_view, verdict_view});
    const bool paired = is_pair(ui, state, column);
    if (paired) {
        pair(ui, state, column, g);
    } else {
        cards(ui, state, column, g, {three_view});
    }
    if (state.view.compact) {
        cards(ui, state, column, g, {advice_view, full_page_view});
        return;
    }
    cards(ui, state, beside, g, {forms_view});
    if (!paired) cards(ui, state, column, g, {triangle_alone});
    cards(ui, state, column, g, {flow_view, markers_view, advice_view});
    cards(ui, state, beside, g, {profile_view, share_view});
    cards(ui, state, column, g, {why_view});
}

}  // namespace

float draw_page(Ui& ui, State& state, float width) {
    const Grid g = width < roomy_from ? Grid{} : Grid{32, 24, 24};
    // Large type wants long lines more than it wants two columns.
    const bool two_columns = width >= wide_from * std::max(1.0F, ui.metrics().scale() * 0.9F);
    const float page_w = std::min(width, two_columns ? widest : roomy_w + 2 * g.margin);
    Column column{(width - page_w) / 2 + g.margin, g.margin + 6, page_w - 2 * g.margin};
    head(ui, state, column, g);
    if (two_columns) {
        Column left{column.x, column.y, left_w};
        Column right{column.x + left_w + g.gap, column.y, column.w - left_w - g.gap};
        plate_part(ui, state, left, g);
        left.skip(g.gap);
        results_part(ui, state, right, left, g);
        column.y = std::max(left.y, right.y);
    } else {
        plate_part(ui, state, column, g);
        column.skip(g.gap);
        results_part(ui, state, column, column, g);
    }
    footer_view(ui, state, column);
    return column.y + g.margin + 12;
}

}  // namespace k2::shell
