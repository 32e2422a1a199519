// The four questions that decide whether anything may be suggested: one tap each, or one for all. Once they are
// answered a line of them is left.

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

/// What was answered, and the way to change it.
void answered(Ui& ui, State& state, Column& column, float padding) {
    Card card(ui, column, "_stops", say(state, Text::stops_title), {.padding = padding});
    Column& body = card.body;
    const Button change{.key = "_stops.change", .label = say(state, Text::stops_change), .kind = ButtonKind::chip};
    const float change_w = ui.natural_width(change);
    const Words words{.color = ui.theme().ink};
    const std::string_view news = say(state, all_no(state) ? Text::stops_done_no : Text::stops_done);
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
    const bool compact = state.view.compact;  // beside an article: only the one that K2 itself is about
    if (!compact && state.stops_answered() && !state.view.stops_open) return answered(ui, state, column, padding);
    const std::string_view title = say(state, compact ? Text::stops_title_one : Text::stops_title);
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
    for (const Question& q : std::span(questions).first(compact ? 1 : questions.size())) {
        const Unsure unsure = q.question == StopQuestion::under_18 ? Unsure::no_answer : Unsure::allowed;
        if (const auto given = answer_row(ui, state, body, q.key, say(state, q.text), state.answer(q.question), unsure))
            state.answer_stop(q.question, *given);
    }
    if (compact) return;
    body.skip(16);
    const Button none{.key = "_stops.none", .label = say(state, Text::stops_none), .kind = ButtonKind::primary};
    if (ui.button(body, none)) state.answer_no_stop();
}

}  // namespace k2::shell
