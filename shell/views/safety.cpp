// Safety rules: stop texts before everything else, warnings and notes after the results.

#include "core/nutrition/safety.h"
#include "shell/views/views.h"

namespace k2::shell {
namespace {

std::string key_of(const SafetyMessage& m) {
    return "safety." + std::string(m.id);
}

/// S24 stands at the foot of the page, always.
bool is_footer(const SafetyMessage& m) {
    return m.id == "S24";
}

}  // namespace

void stop_view(Ui& ui, State& state, Column& column) {
    for (const SafetyMessage& m : state.report().safety) {
        if (m.severity != Severity::stop) continue;
        {
            const std::string key = key_of(m);
            Card card(ui, column, "_" + key, say(state, Text::safety_stop), {.surface = ui.theme().warn_soft});
            const float sign = 42 * std::min(ui.metrics().scale(), 1.5F);
            draw_warning(ui.painter(), {card.body.x + sign / 2, card.body.y + sign / 2}, sign, ui.theme().warn,
                         ui.theme().warn_soft);
            // Large type has no room for a sign beside it.
            const bool beside = card.body.w > 12 * ui.metrics().size(Type::body);
            Column words = beside ? Column{card.body.x + sign + 12, card.body.y, card.body.w - sign - 12}
                                  : Column{card.body.x, card.body.y + sign + 8, card.body.w};
            ui.alert(words, {.color = ui.theme().ink}, m.text, key);
            card.body.y = std::max(words.y, card.body.y + sign);
        }
        column.skip(12);
    }
}

void vka_view(Ui& ui, const State& state, Column& column) {
    const std::optional<Answer> answer = state.answer(StopQuestion::anticoagulant);
    if (!answer || answer == Answer::no) return;
    const bool yes = answer == Answer::yes;
    const std::string foods = vka_foods(state);
    std::string words(say(state, yes ? Text::vka_none : Text::vka_none_unsure));
    if (!foods.empty()) words = fill(yes ? Text::vka_foods : Text::vka_foods_unsure, state.lang(), {{"foods", foods}});
    warning_line(ui, column, words, "_plate.vka");
}

void advice_view(Ui& ui, State& state, Column& column, float padding) {
    const auto& all = state.report().safety;
    const auto shown = [](const SafetyMessage& m) { return m.severity != Severity::stop && !is_footer(m); };
    if (std::ranges::none_of(all, shown)) return;
    Card card(ui, column, "_advice", say(state, Text::safety_title), {.padding = padding});
    ui.heading(card.body, 2, Type::heading, say(state, Text::safety_title));
    for (const SafetyMessage& m : all) {
        if (!shown(m)) continue;
        card.body.skip(10);
        const bool warn = m.severity == Severity::warn;
        const float em = ui.metrics().size(Type::body);
        const Color color = warn ? ui.theme().warn : ui.theme().muted;
        draw_icon(ui.painter(), warn ? Icon::warning : Icon::info,
                  {card.body.x + em / 2, card.body.y + ui.metrics().line(Type::body) / 2}, em, color);
        Column words{card.body.x + 1.6F * em, card.body.y, card.body.w - 1.6F * em};
        ui.text(words, {.color = warn ? ui.theme().warn_text : ui.theme().ink}, m.text, key_of(m));
        const auto rule = std::ranges::find(safety_rules(), m.id, &SafetyRule::id);
        if (rule != safety_rules().end() && rule->pharmacist_review_pending) {
            ui.text(words, {.type = Type::small, .color = ui.theme().muted}, say(state, Text::safety_not_reviewed));
        }
        card.body.y = words.y;
    }
}

void footer_view(Ui& ui, State& state, Column& column) {
    const Words small{.type = Type::small, .color = ui.theme().muted};
    for (const SafetyMessage& m : state.report().safety) {
        if (!is_footer(m)) continue;
        ui.text(column, small, m.text, key_of(m));
        column.skip(6);
    }
    if (!state.view.compact)
        ui.text(column, small, fill(Text::data_note, state.lang(), {{"version", state.report().data_version}}),
                "_data");
}

}  // namespace k2::shell
