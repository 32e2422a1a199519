// 想知道更多: what few need, folded into one row: K2 by form, the triangle, the flow of calcium, markers, why.

#include "shell/views/views.h"

namespace k2::shell {
namespace {

using Part = void (*)(Ui&, State&, Column&, float);

}  // namespace

void more_view(Ui& ui, State& state, Column& column, float padding, float gap, bool two_columns) {
    const bool open = state.view.more_open;
    const Button fold{.key = "more",
                      .label = say(state, Text::more_title),
                      .kind = ButtonKind::quiet,
                      .description = say(state, Text::more_note),
                      .icon = open ? Icon::chevron_up : Icon::chevron_down,
                      .state = {.expandable = true, .expanded = open}};
    if (ui.button(column.take(ui.height_at(fold, column.w) + 8), fold)) state.view.more_open = !open;
    if (!open) return;
    column.skip(gap);
    // Each card goes into the column that is the shorter one so far.
    const float w = two_columns ? (column.w - gap) / 2 : column.w;
    Column left{column.x, column.y, w};
    Column right{two_columns ? column.x + w + gap : column.x, column.y, w};
    for (const Part view : {forms_view, triangle_view, flow_view, markers_view, why_view}) {
        Column& shorter = two_columns && right.y < left.y ? right : left;
        const float before = shorter.y;
        view(ui, state, shorter, padding);
        if (shorter.y > before) shorter.skip(gap);  // a part may have nothing to say
    }
    column.y = std::max(left.y, right.y) - gap;
}

}  // namespace k2::shell
