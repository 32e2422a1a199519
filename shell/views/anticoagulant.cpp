// "Do you take warfarin?": one tap, before anything is suggested.

#include <array>

#include "shell/views/views.h"

namespace k2::shell {
namespace {

struct Choice {
    Answer answer;
    std::string_view key;
    Text label;
};
constexpr std::array<Choice, 3> all_choices{{{Answer::no, "flag.vka.no", Text::vka_no},
                                             {Answer::yes, "flag.vka.yes", Text::vka_yes},
                                             {Answer::unsure, "flag.vka.unsure", Text::vka_unsure}}};

void answers(Ui& ui, State& state, Column& column) {
    const float top = column.y;
    ui.begin_group(Role::group, "flag.vka", say(state, Text::vka_title), {.roving = true});
    std::array<Button, 3> buttons;
    for (std::size_t i = 0; i < buttons.size(); ++i) {
        buttons[i] = {.key = all_choices[i].key,
                      .label = say(state, all_choices[i].label),
                      .kind = ButtonKind::quiet,
                      .role = Role::radio,
                      .state = {.checked = state.answer(Flag::vka) == all_choices[i].answer}};
    }
    const int pressed = ui.choices(column, buttons);
    if (pressed >= 0) state.answer_flag(Flag::vka, all_choices[static_cast<std::size_t>(pressed)].answer);
    ui.end_group({column.x, top, column.w, column.y - top});
}

/// What follows from the answer, in a sentence.
Text consequence(const State& state) {
    const std::optional<Answer> answer = state.answer(Flag::vka);
    if (!answer) return Text::vka_why;
    switch (*answer) {
        case Answer::no:
            return Text::vka_after_no;
        case Answer::yes:
            return Text::vka_after_yes;
        case Answer::unsure:
            return Text::vka_after_unsure;
    }
    return Text::vka_why;
}

}  // namespace

void anticoagulant_view(Ui& ui, State& state, Column& column, float padding) {
    Card card(ui, column, "_vka", say(state, Text::vka_title), {.surface = ui.theme().warn_soft, .padding = padding});
    Column& body = card.body;
    const float sign = 42 * std::min(ui.metrics().scale(), 1.5F);
    const bool beside = body.w > 12 * ui.metrics().size(Type::body);
    // A wide card has the answers at its right.
    const float answers_w = 330 * ui.metrics().scale();
    const bool wide = body.w > answers_w + 300 * ui.metrics().scale();

    const float top = body.y;
    draw_warning(ui.painter(), {body.x + sign / 2, top + sign / 2}, sign, ui.theme().warn, ui.theme().warn_soft);
    Column words =
        beside ? Column{body.x + sign + 12, top, body.w - sign - 12} : Column{body.x, top + sign + 8, body.w};
    if (wide) words.w -= answers_w + 16;
    ui.heading(words, 2, Type::body, say(state, Text::vka_title));
    ui.text(words, {.type = Type::small, .color = ui.theme().warn_body}, say(state, consequence(state)));

    if (wide) {
        Column right{body.x + body.w - answers_w, top, answers_w};
        right.y = std::max(top, (top + words.y - ui.metrics().target()) / 2);
        answers(ui, state, right);
        body.y = std::max(words.y, right.y);
    } else {
        body.y = std::max(words.y, top + sign) + 14;
        answers(ui, state, body);
    }
}

}  // namespace k2::shell
