// "How is this computed": a small ⓘ beside a number opens, under it, what it means, the sum, and the sources. The words
// are core/details.h's, fetched when somebody first asks.

#include "core/json.h"
#include "shell/views/views.h"

namespace k2::shell {
namespace {

constexpr float indent = 14;  // of a panel's words, and of a formula's

void toggle(State& state, std::string_view id) {
    state.ask_details();
    if (state.view.explained == id) {
        state.view.explained.clear();
    } else {
        state.view.explained = id;
    }
}

/// What an amount is compared with, and where that is from.
void reference(Ui& ui, const State& state, Column& column, const Target& target, std::string_view amount) {
    const Details::Row* source = state.details->find("_sources", target.source);
    if (source == nullptr) return;
    std::string from(in(state.lang(), *source));
    // Of what was read in the official text itself there is no such word.
    from += details_word(state, confirmed_keys[static_cast<std::size_t>(target.confirmed)]);
    ui.text(column, {.type = Type::small, .color = ui.theme().ink},
            fill(Text::how_reference, state.lang(), {{"amount", amount}, {"source", from}}));
    column.skip(8);
}

void references_of(Ui& ui, const State& state, Column& column, std::string_view id) {
    const Report& report = state.report();
    if (id == "ca") reference(ui, state, column, report.targets.ca_mg, report.shown_text("targets.ca_mg.target"));
    if (id == "d") reference(ui, state, column, report.targets.d_ug, report.shown_text("targets.d_ug.target"));
    if (id == "mg") reference(ui, state, column, report.targets.mg_mg, report.shown_text("targets.mg_mg.target"));
    if (id == "forms")
        reference(ui, state, column, report.targets.k_total_ug, report.shown_text("targets.k_total_ug.target"));
}

}  // namespace

std::string_view details_word(const State& state, std::string_view key) {
    const Details::Row* row = state.details ? state.details->find("_words", key) : nullptr;
    return row == nullptr ? std::string_view{} : in(state.lang(), *row);
}

bool details_here(Ui& ui, State& state, Column& column) {
    if (state.details) return true;
    const bool failed = state.details_failed;
    ui.status(column, {.color = failed ? ui.theme().warn_text : ui.theme().muted},
              say(state, failed ? Text::how_failed : Text::how_loading));
    return false;
}

void detail_block(Ui& ui, const State& state, Column& column, const Details::Row& row, std::string_view key) {
    const std::string_view kind = row.front();
    const std::string_view text = in(state.lang(), row);
    const Words small{.type = Type::small, .color = ui.theme().muted};
    if (kind == "title") {
        ui.heading(column, 3, Type::body, text);
        column.skip(4);
    } else if (kind == "head") {
        column.skip(6);
        ui.text(column, {.type = Type::small, .strong = true, .color = ui.theme().ink}, text);
        column.skip(2);
    } else if (kind == "formula") {
        const float top = column.y;
        Column inner{column.x + indent, column.y, column.w - indent};
        ui.text(inner, {.type = Type::small, .color = ui.theme().ink}, text);
        ui.painter().fill({column.x + 3, top + 3, 3, inner.y - top - 6}, ui.theme().field_border, 1.5F);
        column.y = inner.y + 6;
    } else if (kind == "link" && !row.back().empty()) {
        ui.link(column, key, text, row.back(), Type::small);
        column.skip(6);
    } else if (kind == "link") {
        ui.text(column, small, text);
        column.skip(6);
    } else {
        ui.text(column, {.color = ui.theme().ink}, text);
        column.skip(6);
    }
}

void detail_blocks(Ui& ui, const State& state, Column& column, std::string_view list, std::string_view key) {
    int count = 0;
    for (const Details::Row& row : state.details->list(list)) {
        detail_block(ui, state, column, row, std::string(key) + "." + std::to_string(++count));
    }
}

void press_explain(Ui& ui, State& state, const Rect& r, std::string_view id, std::string_view what, ExplainSign sign) {
    const std::string key = "how." + std::string(id);
    const std::string name = fill(Text::how_name, state.lang(), {{"what", what}});
    const bool open = state.view.explained == id;
    Button b{.key = key,
             .label = {},
             .kind = ButtonKind::bare,
             .name = name,
             .state = {.expandable = true, .expanded = open}};
    if (sign == ExplainSign::draw) b.icon = open ? Icon::chevron_up : Icon::info;
    if (ui.button(r, b)) toggle(state, id);
}

void explained_heading(Ui& ui, State& state, Column& column, std::string_view title, std::string_view id) {
    const float side = ui.metrics().target();
    const float top = column.y;
    const float line = ui.metrics().line(Type::heading);
    // The sign is level with the first line, and reaches into the card's padding: it is no taller than the heading.
    Column words{column.x, column.y, column.w - side};
    ui.heading(words, 2, Type::heading, title);
    press_explain(ui, state, {column.x + column.w - side + 8, top + (line - side) / 2, side, side}, id, title);
    column.y = std::max(words.y, top + (line + side) / 2 - 4);
}

bool explanation(Ui& ui, State& state, Column& column, std::string_view id, ExplainMore more) {
    if (state.view.explained != id) return false;
    const std::string key = "how." + std::string(id);
    column.skip(6);
    const float top = column.y;
    Column body = column.inset(indent);
    body.skip(12);
    ui.begin_group(Role::group, key + ".panel", say(state, Text::how_panel));
    if (details_here(ui, state, body)) {
        const std::vector<Details::Row>& rows = state.details->list(id);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            detail_block(ui, state, body, rows[i], key + "." + std::to_string(i));
            if (i == 1) references_of(ui, state, body, id);
        }
        if (more != nullptr) more(ui, state, body);
    }
    body.skip(8);
    const std::string close_key = key + ".close";
    const Button close{.key = close_key, .label = say(state, Text::how_close), .icon = Icon::chevron_up};
    if (ui.button(body, close)) toggle(state, id);
    body.skip(12);
    const Rect ground{column.x, top, column.w, body.y - top};
    column.take(ground.h);
    ui.end_group(ground);
    ui.draw_on(Layer::ground);
    ui.painter().surface(ground, ui.theme(), ui.theme().soft, 12);
    ui.draw_on(Layer::front);
    column.skip(6);
    return true;
}

}  // namespace k2::shell
