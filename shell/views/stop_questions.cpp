// The four questions that decide whether anything may be suggested, in two rows: anticoagulants, and the other three in
// one breath, which open where somebody does not say "none". One tap each, or one for those that are left. Once they
// are answered a line of them is left.

#include <array>
#include <cmath>

#include "shell/views/views.h"

namespace k2::shell {
namespace {

struct Question {
    StopQuestion question;
    std::string_view key;
    Text text;
};
constexpr std::array<Question, 3> others{{{StopQuestion::calcium, "_stops.calcium", Text::stops_calcium},
                                          {StopQuestion::kidney, "_stops.kidney", Text::stops_kidney},
                                          {StopQuestion::under_18, "_stops.age", Text::stops_age}}};

bool all_no(const State& state) {
    return std::ranges::all_of(all_stop_questions, [&](StopQuestion q) { return state.answer(q) == Answer::no; });
}

/// What becomes of the answers, where the reader is.
std::string_view answered_words(const State& state) {
    const std::optional<Answer> vka = state.answer(StopQuestion::anticoagulant);
    if (vka == Answer::yes) return say(state, Text::vka_none);
    if (vka == Answer::unsure) return say(state, Text::vka_none_unsure);
    return say(state, all_no(state) ? Text::stops_done_no : Text::stops_done);
}

/// May the answers outlive the visit? Off unless the reader ticks it.
void keep_chip(Ui& ui, State& state, Flow& flow, float width) {
    const Button keep{.key = "keep.answers",
                      .label = say(state, Text::stops_keep),
                      .kind = ButtonKind::chip,
                      .description = say(state, Text::stops_keep_note),
                      .icon = state.view.keep_answers ? std::optional(Icon::check) : std::nullopt,
                      .role = Role::toggle,
                      .state = {.checked = state.view.keep_answers}};
    if (ui.button(flow, width, keep)) state.view.keep_answers = !state.view.keep_answers;
}

/// What was answered, and the ways to keep and to change it.
void answered(Ui& ui, State& state, Column& column, float padding) {
    Card card(ui, column, "_stops", say(state, Text::stops_title), {.padding = padding});
    ui.text(card.body, {.color = ui.theme().ink}, answered_words(state));
    card.body.skip(8);
    Flow flow(card.body, 8);
    keep_chip(ui, state, flow, card.body.w);
    if (ui.button(flow, card.body.w,
                  {.key = "_stops.change", .label = say(state, Text::stops_change), .kind = ButtonKind::chip}))
        state.view.stops_open = true;
    flow.finish();
}

bool is_open(const State& state, const Question& q) {
    return !state.answer(q.question).has_value();
}

/// The other three in one breath, while nobody said more than "none" to any of them.
void others_in_one(Ui& ui, State& state, Column& column) {
    const bool none =
        std::ranges::all_of(others, [&](const Question& q) { return state.answer(q.question) == Answer::no; });
    column.skip(10);
    const float top = column.y;
    ui.begin_group(Role::group, "_stops.others", say(state, Text::stops_others), {.roving = true});
    const std::array buttons{
        Button{.key = "_stops.others.no", .label = say(state, Text::stops_others_no), .state = {.checked = none}},
        Button{
            .key = "_stops.others.some", .label = say(state, Text::stops_others_some), .state = {.expandable = true}}};
    float answers_w = 8;
    for (const Button& b : buttons) answers_w += ui.chosen_width(b);
    answers_w = std::max(300 * ui.metrics().scale(), std::ceil(answers_w));
    const Words words{.color = ui.theme().ink};
    const bool wide = column.w > answers_w + 170 * ui.metrics().scale();
    Column left{column.x, column.y, wide ? column.w - answers_w - 16 : column.w};
    if (wide)
        left.skip(std::max(
            0.0F, (ui.metrics().target() - ui.text_height(words, say(state, Text::stops_others), left.w)) / 2));
    ui.text(left, words, say(state, Text::stops_others));
    Column right{wide ? column.x + column.w - answers_w : column.x, wide ? top : left.y + 4,
                 wide ? answers_w : column.w};
    const int pressed = ui.choices(right, buttons, 8, 480);
    column.y = std::max(left.y, right.y);
    ui.end_group({column.x, top, column.w, column.y - top});
    constexpr std::array asked{StopQuestion::calcium, StopQuestion::kidney, StopQuestion::under_18};
    if (pressed == 0) state.answer_no_stop(asked);
    if (pressed == 1) state.view.others_open = true;
}

/// The title, and "none" for what is open.
void title_line(Ui& ui, State& state, Column& column, bool done, bool any) {
    const std::string_view title = say(state, Text::stops_title);
    const Button press =
        done ? Button{.key = "_stops.close", .label = say(state, Text::stops_close), .kind = ButtonKind::chip}
             : Button{.key = "_stops.none",
                      .label = say(state, any ? Text::stops_none_left : Text::stops_none),
                      .kind = ButtonKind::chip};
    const float press_w = std::min(column.w, ui.natural_width(press));
    const Words words{.strong = true};
    const bool beside = ui.text_width(words, title) + 12 + press_w <= column.w;
    const float h = ui.height_at(press, press_w);
    Column left{column.x, column.y, beside ? column.w - press_w - 12 : column.w};
    if (beside) left.skip((h - ui.metrics().line(Type::body)) / 2);
    ui.heading(left, 2, Type::body, title);
    const Rect where{beside ? column.x + column.w - press_w : column.x, beside ? column.y : left.y + 6, press_w, h};
    column.y = std::max(left.y, where.bottom());
    if (!ui.button(where, press)) return;
    if (done) {
        state.view.stops_open = false;
    } else {  // it answers only what is open
        state.answer_no_stop();
    }
}

}  // namespace

void stop_questions_view(Ui& ui, State& state, Column& column, float padding) {
    const bool done = state.stops_answered();
    if (done && !state.view.stops_open) return answered(ui, state, column, padding);
    const bool any =
        std::ranges::any_of(all_stop_questions, [&](StopQuestion q) { return state.answer(q).has_value(); });
    // Beside an article one row says that there are questions; their answers open it.
    if (state.view.compact && !any && !state.view.stops_open) {
        const Button open{.key = "_stops.open",
                          .label = say(state, Text::stops_open),
                          .icon = Icon::chevron_down,
                          .state = {.expandable = true}};
        if (ui.button(column.take(ui.height_at(open, column.w)), open)) state.view.stops_open = true;
        return;
    }
    const bool apart = state.view.others_open || std::ranges::any_of(others, [&](const Question& q) {
                           return !is_open(state, q) && state.answer(q.question) != Answer::no;
                       });
    Card card(ui, column, "_stops", say(state, Text::stops_title), {.padding = padding});
    Column& body = card.body;
    title_line(ui, state, body, done, any);
    body.skip(2);
    ui.text(body, {.type = Type::small, .color = ui.theme().muted}, say(state, Text::stops_why));
    if (const auto given = answer_row(ui, state, body, "flag.vka", say(state, Text::stops_vka),
                                      state.answer(StopQuestion::anticoagulant)))
        state.answer_stop(StopQuestion::anticoagulant, *given);
    if (!apart) others_in_one(ui, state, body);
    for (const Question& q : others) {
        if (!apart) break;
        const bool age = q.question == StopQuestion::under_18;
        const AnswerStyle style = age ? AnswerStyle{.no = Text::answer_is_not, .yes = Text::answer_is} : AnswerStyle{};
        if (const auto given = answer_row(ui, state, body, q.key, say(state, q.text), state.answer(q.question),
                                          age ? Unsure::no_answer : Unsure::allowed, style))
            state.answer_stop(q.question, *given);
    }
    if (!any) return;
    body.skip(12);
    Flow flow(body, 8);
    keep_chip(ui, state, flow, body.w);
    flow.finish();
}

}  // namespace k2::shell
