// Whether this plate is the whole day, and what would even it out.

#include "shell/views/views.h"

namespace k2::shell {

Button scope_chip(const State& state) {
    const bool whole_day = state.report().scope == Scope::day;
    return {.key = "profile.scope",
            .label = say(state, Text::scope_day),
            .kind = ButtonKind::chip,
            .description = say(state, Text::scope_day_note),
            .icon = whole_day ? std::optional(Icon::check) : std::nullopt,
            .role = Role::toggle,
            .state = {.checked = whole_day}};
}

void suggest_view(Ui& ui, State& state, Column& column, float padding) {
    // What else keeps them back is said where it belongs: the questions, the stop text.
    const auto& advice = state.advice();
    if (!advice) return;
    const std::string_view reason = advice->found.reason;
    if (advice->found.alternatives.empty() && reason != "enough" && reason != "none_found") return;
    Card card(ui, column, "_suggest", say(state, Text::suggest_title), {.padding = padding});
    card.body.y -= 12;  // the view begins with a distance of its own
    suggestions_view(ui, state, card.body);
}

}  // namespace k2::shell
