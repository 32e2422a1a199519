// The four questions that decide whether anything may be suggested: one tap each, or one for those that are left. Once
// they are answered a line of them is left.

#include <array>

#include "shell/views/views.h"

namespace k2::shell {
namespace {

struct Question {
    StopQuestion question;
    std::string_view key;
    Text text;
};
constexpr std::array<Question, all_stop_questions.size()> questions{
    {{StopQuestion::anticoagulant, "flag.vka", Text::stops_vka},
     {StopQuestion::calcium, "_stops.calcium", Text::stops_calcium},
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
void keep_answers(Ui& ui, State& state, Column& column) {
    column.skip(10);
    const Button keep{.key = "keep.answers",
                      .label = say(state, Text::stops_keep),
                      .kind = ButtonKind::chip,
                      .description = say(state, Text::stops_keep_note),
                      .icon = state.view.keep_answers ? std::optional(Icon::check) : std::nullopt,
                      .role = Role::toggle,
                      .state = {.checked = state.view.keep_answers}};
    if (ui.button(column, keep)) state.view.keep_answers = !state.view.keep_answers;
    column.skip(4);
    ui.text(column, {.type = Type::small, .color = ui.theme().warn_body}, say(state, Text::stops_keep_note));
}

/// What was answered, and the way to change it.
void answered(Ui& ui, State& state, Column& column, float padding) {
    Card card(ui, column, "_stops", say(state, Text::stops_title), {.padding = padding});
    Column& body = card.body;
    const Button change{.key = "_stops.change", .label = say(state, Text::stops_change), .kind = ButtonKind::chip};
    const float change_w = ui.natural_width(change);
    const Words words{.color = ui.theme().ink};
    const std::string_view news = answered_words(state);
    const float words_w = body.w - change_w - 16;
    const bool beside = words_w > 6 * ui.metrics().size(Type::body);
    const float target = ui.metrics().target();
    const float h = beside ? std::max(target, ui.text_height(words, news, words_w)) : target;
    Column left{body.x, body.y, beside ? words_w : body.w};
    if (beside) left.skip((h - ui.text_height(words, news, words_w)) / 2);
    ui.text(left, words, news);
    const Rect where = beside ? Rect{body.x + body.w - change_w, body.y + (h - target) / 2, change_w, target}
                              : Rect{body.x, left.y + 8, std::min(change_w, body.w), target};
    if (ui.button(where, change)) state.view.stops_open = true;
    body.y = std::max(left.y, where.bottom());
}

}  // namespace

void stop_questions_view(Ui& ui, State& state, Column& column, float padding) {
    const bool done = state.stops_answered();
    if (done && !state.view.stops_open) return answered(ui, state, column, padding);
    const std::string_view title = say(state, Text::stops_title);
    Card card(ui, column, "_stops", title, {.surface = ui.theme().warn_soft, .padding = padding});
    Column& body = card.body;
    const float sign = 42 * std::min(ui.metrics().scale(), 1.5F);
    const bool beside = body.w > 12 * ui.metrics().size(Type::body);
    const float top = body.y;
    draw_warning(ui.painter(), {body.x + sign / 2, top + sign / 2}, sign, ui.theme().warn, ui.theme().warn_soft);
    Column words =
        beside ? Column{body.x + sign + 12, top, body.w - sign - 12} : Column{body.x, top + sign + 8, body.w};
    ui.heading(words, 2, Type::body, title);
    ui.text(words, {.type = Type::small, .color = ui.theme().warn_body}, say(state, Text::stops_why));
    body.y = std::max(words.y, top + sign);
    for (const Question& q : questions) {
        const Unsure unsure = q.question == StopQuestion::under_18 ? Unsure::no_answer : Unsure::allowed;
        if (const auto given = answer_row(ui, state, body, q.key, say(state, q.text), state.answer(q.question), unsure))
            state.answer_stop(q.question, *given);
    }
    const bool any =
        std::ranges::any_of(all_stop_questions, [&](StopQuestion q) { return state.answer(q).has_value(); });
    body.skip(16);
    if (done) {
        const Button close{.key = "_stops.close", .label = say(state, Text::stops_close)};
        if (ui.button(body, close)) state.view.stops_open = false;
    } else {
        // It answers only what is open, and is no big button once something is answered.
        const Button none{.key = "_stops.none",
                          .label = say(state, any ? Text::stops_none_left : Text::stops_none),
                          .kind = any ? ButtonKind::quiet : ButtonKind::primary};
        if (ui.button(body, none)) state.answer_no_stop();
    }
    keep_answers(ui, state, body);
}

}  // namespace k2::shell
