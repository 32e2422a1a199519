// The smallest changes that would even the plate out: one tap makes one, says what it changed and can be undone there.

#include "core/nutrition/shown.h"
#include "shell/amount.h"
#include "shell/pictures/plate_picture.h"
#include "shell/views/views.h"

namespace k2::shell {
namespace {

constexpr float gap = 8;
constexpr float row_pad = 10;
constexpr float radius = 14;

/// "晚餐：鲤鱼 1 块 ＋ 豆豉 1 汤匙"; what is exchanged: "菠菜 换成 小白菜 150 g". Each meal is named once.
std::string changes_text(const State& state, const Suggestion& suggestion) {
    std::string out;
    std::optional<Slot> last;
    for (const Change& change : suggestion.changes) {
        const Food* food = state.find_food(change.food);
        if (food == nullptr) continue;
        const Item item{std::string(change.food), {}, change.units, {}};
        std::string one(name_parts(food_name(state, *food), state.lang()).title);
        one += " " + amount_text(*food, item, state.lang()).main();
        const Food* old = change.replaces ? state.find_food(change.replaces->food) : nullptr;
        if (old != nullptr) {
            const std::string_view old_name = name_parts(food_name(state, *old), state.lang()).title;
            one = fill(Text::suggest_swap, state.lang(), {{"old", old_name}, {"new", one}});
        }
        if (last != change.slot) {
            one = fill(Text::suggest_at, state.lang(), {{"meal", slot_name(state, change.slot)}, {"foods", one}});
        }
        last = change.slot;
        if (!out.empty()) out += say(state, Text::suggest_join);
        out += one;
    }
    return out;
}

/// "平衡分 62 → 88"; empty where no score is shown.
std::string score_text(const State& state, const Suggestion& suggestion) {
    if (!suggestion.score_before || !suggestion.score_after) return {};
    return fill(
        Text::suggest_score, state.lang(),
        {{"before", format_number(*suggestion.score_before, 0)}, {"after", format_number(*suggestion.score_after, 0)}});
}

/// A whole-row button: picture, what to change, what comes of it, a ＋.
bool suggestion_row(Ui& ui, const State& state, const Suggestion& suggestion, std::size_t n, bool current,
                    Column& column) {
    const Theme& t = ui.theme();
    const std::string changes = changes_text(state, suggestion);
    const std::string score = score_text(state, suggestion);
    const Words title{.type = Type::body, .strong = true, .color = t.ink};
    const Words result{.type = Type::small, .strong = true, .color = t.axis[index(Axis::k2)].text};
    const Words reason{.type = Type::small, .color = t.muted};

    const float mark = ui.metrics().target();
    const float disc = ui.metrics().target() - 4;
    const float words_w = column.w - mark - disc - 2 * gap - 2 * row_pad;
    float words_h = ui.text_height(title, changes, words_w) + ui.text_height(reason, suggestion.why, words_w);
    if (!score.empty()) words_h += ui.text_height(result, score, words_w);
    const float h = std::max(words_h, ui.metrics().target()) + 2 * row_pad;
    const Rect r = column.take(h);

    const std::string key = "suggestion." + std::to_string(n);
    ui.begin_group(Role::list_item, "_" + key, changes);
    ui.painter().surface(r, t, n == 0 ? t.primary_soft : t.soft, radius);
    const std::string name = fill(Text::suggest_add_name, state.lang(), {{"foods", changes}, {"score", score}});
    const bool pressed = ui.button(r, {.key = key,
                                       .label = {},
                                       .kind = ButtonKind::bare,
                                       .name = name,
                                       .description = suggestion.why,
                                       .state = {.disabled = !current}});
    if (const Food* food = state.find_food(suggestion.changes.front().food)) {
        draw_food_mark(ui.painter(), t, {r.x + row_pad + mark / 2, r.center().y}, mark, food->group, food->emoji,
                       first_letter(food_name(state, *food)));
    }
    Column words{r.x + row_pad + mark + gap, r.center().y - words_h / 2, words_w};
    ui.text(words, title, changes);
    if (!score.empty()) ui.text(words, result, score);
    ui.text(words, reason, suggestion.why);
    const Point center{r.right() - row_pad - disc / 2, r.center().y};
    ui.painter().circle(center, disc / 2, t.primary);
    draw_icon(ui.painter(), Icon::plus, center, 0.4F * disc, t.on_primary);
    ui.end_group(r);
    return pressed;
}

/// "K2 19%、钙 54%": what is short, as the bars say it.
std::string short_of(const State& state) {
    std::string out;
    for (const Axis axis : {Axis::ca, Axis::d, Axis::k2}) {
        const std::optional<Estimate>& adequacy = state.report().adequacy[index(axis)];
        if (!adequacy || adequacy->mid >= 1) continue;
        if (!out.empty()) out += say(state, Text::list_separator);
        out += std::string(axis_name(axis, state.lang())) + ' ' + format_percent(adequacy->mid);
    }
    return out;
}

void say_why_none(Ui& ui, const State& state, Column& column, const Suggestions& found) {
    // The other reasons are said where they belong: the question about medicines, the stop text.
    if (found.reason != "enough" && found.reason != "none_found") return;
    column.skip(12);
    std::string words(say(state, Text::suggest_enough));
    if (found.reason == "none_found")
        words = fill(Text::suggest_none_found, state.lang(), {{"names", short_of(state)}});
    if (found.nearest) {
        words += fill(Text::suggest_nearest, state.lang(),
                      {{"foods", changes_text(state, *found.nearest)}, {"why", found.nearest->why}});
    }
    ui.text(column, {.color = ui.theme().ink}, words, "_suggest.none");
}

/// "已加到晚餐：鲤鱼 1½ 块。维生素 D 从 35% 到 92%。", and the way back. True when that was pressed.
bool taken_line(Ui& ui, const State& state, Column& column, const State::Taken& taken) {
    std::string moved;
    for (const Axis axis : {Axis::ca, Axis::d, Axis::k2}) {
        const std::string before = format_percent(taken.had[index(axis)]);
        const std::string now = format_percent(state.report().adequacy[index(axis)].value_or(Estimate{}).mid);
        if (before == now) continue;
        if (!moved.empty()) moved += say(state, Text::suggest_and);
        moved += fill(Text::suggest_moved, state.lang(),
                      {{"name", axis_name(axis, state.lang())}, {"before", before}, {"after", now}});
    }
    column.skip(12);
    ui.status(
        column, {.strong = true, .color = ui.theme().ink},
        fill(Text::suggest_taken, state.lang(), {{"foods", changes_text(state, taken.suggestion)}, {"moved", moved}}),
        "_suggestion.taken");
    column.skip(gap);
    return ui.button(
        column,
        {.key = "_suggestion.undo", .label = say(state, Text::undo), .kind = ButtonKind::chip, .icon = Icon::undo});
}

}  // namespace

void suggestions_view(Ui& ui, State& state, Column& column) {
    if (!state.advice()) return;
    const State::Advice& advice = *state.advice();
    const auto& alternatives = advice.found.alternatives;
    const bool undo = state.taken() != nullptr && taken_line(ui, state, column, *state.taken());
    const Suggestion* wanted = nullptr;
    if (alternatives.empty()) {
        say_why_none(ui, state, column, advice.found);
    } else {
        column.skip(14);
        ui.heading(column, 3, Type::small, say(state, Text::suggest_title));
        column.skip(6);
        const float top = column.y;
        ui.begin_group(Role::list, "_suggestions", say(state, Text::suggest_title));
        for (std::size_t n = 0; n < alternatives.size(); ++n) {
            if (n > 0) column.skip(gap);
            const bool current = advice.revision == state.revision();
            if (suggestion_row(ui, state, alternatives[n], n, current, column)) wanted = &alternatives[n];
        }
        ui.end_group({column.x, top, column.w, column.y - top});
    }
    if (undo) {
        state.undo();
    } else if (wanted != nullptr) {
        state.apply(*wanted);
    }
}

}  // namespace k2::shell
