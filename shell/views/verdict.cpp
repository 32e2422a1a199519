// One sentence in words, the line about K2, what would even the plate out, and whether this plate is the whole day.

#include "shell/views/views.h"

namespace k2::shell {

void verdict_view(Ui& ui, State& state, Column& column, float padding) {
    Card card(ui, column, "_verdict", say(state, Text::verdict_title), {.padding = padding});
    Column& body = card.body;
    const Report& report = state.report();
    ui.status(body, {.type = Type::heading, .strong = true, .color = ui.theme().ink}, report.verdict, "verdict");
    body.skip(6);
    if (report.scope == Scope::plate && !state.empty()) {
        ui.text(body, {.color = ui.theme().ink}, say(state, Text::scope_plate_note));
        body.skip(4);
    }
    ui.text(body, {.type = Type::small, .color = ui.theme().muted},
            fill(Text::verdict_k2_line, state.lang(), {{"line", report.shown_text("targets.k2_ug.target")}}));
    suggestions_view(ui, state, body);
    body.skip(12);

    const bool whole_day = report.scope == Scope::day;
    const Button scope{.key = "profile.scope",
                       .label = say(state, Text::scope_day),
                       .kind = ButtonKind::chip,
                       .name = say(state, Text::scope_day),
                       .description = say(state, Text::scope_day_note),
                       .icon = whole_day ? std::optional(Icon::check) : std::nullopt,
                       .role = Role::toggle,
                       .state = {.checked = whole_day}};
    if (ui.button(body, scope)) state.set_scope(whole_day ? Scope::plate : Scope::day);
}

}  // namespace k2::shell
