// Why: where the article says more than is known, its claims with their evidence, and where this plate's figures are
// from. Folded up: only the two lines that set something right are always there.

#include <set>

#include "core/base/each_part.h"
#include "core/food/catalogue.h"
#include "shell/views/views.h"

namespace k2::shell {
namespace {

constexpr float badge_gap = 10;

/// A calm colour for each letter: blue for well supported, the warning's for what does not hold.
Color grade_color(const Theme& theme, char grade) {
    switch (grade) {
        case 'A':
            return theme.axis[index(Axis::ca)].badge;
        case 'B':
            return theme.axis[index(Axis::k2)].badge;
        case 'C':
            return theme.axis[index(Axis::d)].badge;
        default:
            return theme.warn;
    }
}

/// One claim: letter, what the article says, the verdict; pressed, its evidence.
void claim_row(Ui& ui, State& state, Column& column, const std::string& id) {
    const std::vector<Details::Row>& rows = state.details->list(id);
    constexpr std::size_t first_block = 3;  // after title, grade and label
    if (rows.size() < first_block) return;
    const Lang lang = state.lang();
    const std::string_view title = in(lang, rows[0]);
    const std::string_view grade = in(lang, rows[1]);
    const std::string label = fill_in(details_word(state, "grade"), {{"grade", grade}, {"label", in(lang, rows[2])}});
    const Words strong{.strong = true, .color = ui.theme().ink};
    const Words small{.type = Type::small, .color = ui.theme().muted};
    const float side = 28 * ui.metrics().scale();
    const float em = ui.metrics().size(Type::body);
    Column words{column.x + side + badge_gap, column.y + 8, column.w - side - badge_gap - 1.4F * em};
    const float h = std::max(ui.metrics().target(),
                             ui.text_height(strong, title, words.w) + ui.text_height(small, label, words.w) + 16);
    const bool open = state.view.claim == id;
    const std::string key = "why." + id;
    const Rect r = column.take(h);
    const Button b{.key = key,
                   .label = {},
                   .kind = ButtonKind::bare,
                   .name = title,
                   .description = label,
                   .state = {.expandable = true, .expanded = open}};
    if (ui.button(r, b)) state.view.claim = open ? std::string() : id;
    const Point middle{column.x + side / 2, words.y + ui.metrics().line(Type::body) / 2};
    draw_badge(ui.painter(), ui.theme(), middle, side, grade.substr(0, 1), grade_color(ui.theme(), grade.front()));
    draw_icon(ui.painter(), open ? Icon::chevron_up : Icon::chevron_down, {r.right() - em / 2, middle.y}, 0.7F * em,
              ui.theme().muted);
    words.y +=
        ui.painter().paragraph({words.x, words.y}, ui.style(strong), title, words.w, ui.metrics().line(Type::body));
    ui.painter().paragraph({words.x, words.y}, ui.style(small), label, words.w, ui.metrics().line(Type::small));
    if (open) {
        Column body{column.x + side + badge_gap, column.y, column.w - side - badge_gap};
        for (std::size_t i = first_block; i < rows.size(); ++i) {
            detail_block(ui, state, body, rows[i], key + "." + std::to_string(i));
        }
        column.y = body.y + 4;
    }
    ui.painter().hairline(column.x, column.x + column.w, column.y, ui.theme().line);
}

/// "A" to "D", or in words whose figure it is.
std::string grade_text(const State& state, Grade grade) {
    if (grade == Grade::label) return std::string(say(state, Text::grade_label));
    if (grade == Grade::own) return std::string(say(state, Text::grade_own));
    return std::string(grade_key(grade));
}

/// "钙 MEXT23 04046 (A)", "K2 TFDA25 L0106101 (C，按同类推定)"
std::string figure_text(const State& state, const Cell& cell, std::string_view nutrient, std::set<std::string>& used) {
    const std::vector<Details::Row>& origins = state.details->list("_origins");
    if (!cell.known || cell.origin == 0 || cell.origin >= origins.size()) return {};
    const Details::Row& origin = origins[cell.origin];
    each_part(origin[0], '+', [&](std::string_view source) { used.emplace(source); });
    std::string out(nutrient);
    out += ' ' + origin[0];
    if (!origin[1].empty()) out += ' ' + origin[1];
    out += " (" + grade_text(state, cell.grade);
    if (is_estimated(cell.how) || cell.how == How::calculated) {
        out += state.lang() == Lang::zh ? "，" : ", ";
        out += details_word(state, "how_" + std::string(how_key(cell.how)));
    }
    return out + ')';
}

/// Every food on the plate once: the source of its calcium, vitamin D and K2; then those sources in full.
void figures(Ui& ui, const State& state, Column& column) {
    const Words small{.type = Type::small, .color = ui.theme().muted};
    ui.heading(column, 3, Type::body, details_word(state, "figures"));
    column.skip(4);
    if (state.empty()) return ui.text(column, small, details_word(state, "figures_none"));
    ui.text(column, small, details_word(state, "figures_note"));
    std::set<std::string> foods, used;
    for (const Meal& meal : state.day().meals) {
        for (const Item& item : meal.items) {
            const Food* food = state.find_food(item.food);
            if (food == nullptr || !foods.insert(item.food).second) continue;
            std::string line;
            for (const auto& [nutrient, name] :
                 {std::pair(Nutrient::ca_mg, Text::nutrient_ca), std::pair(Nutrient::d_ug, Text::nutrient_vitamin_d),
                  std::pair(Nutrient::k2_ug, Text::nutrient_k2)}) {
                const std::string figure = figure_text(state, food->cell(nutrient), say(state, name), used);
                if (figure.empty()) continue;
                if (!line.empty()) line += say(state, Text::list_comma);
                line += figure;
            }
            if (line.empty()) line = details_word(state, food->group == Group::own ? "own_food" : "figures_label");
            column.skip(8);
            ui.text(column, {.strong = true, .color = ui.theme().ink}, food_name(state, *food));
            ui.text(column, small, line);
        }
    }
    column.skip(8);
    for (const std::string& id : used) {
        const Details::Row* source = state.details->find("_sources", id);
        if (source == nullptr || source->size() < 4) continue;
        const std::string text = id + ": " + std::string(in(state.lang(), *source));
        const std::string key = "why.source." + id;
        if ((*source)[3].empty()) {
            ui.text(column, small, text);
        } else {
            ui.link(column, key, text, (*source)[3], Type::small);
            column.skip(6);
        }
    }
}

}  // namespace

void why_view(Ui& ui, State& state, Column& column, float padding) {
    Card card(ui, column, "_why", say(state, Text::why_title), {.padding = padding});
    Column& body = card.body;
    const Words plain{.color = ui.theme().ink};
    const Words small{.type = Type::small, .color = ui.theme().muted};
    ui.heading(body, 2, Type::heading, say(state, Text::why_title));
    body.skip(6);
    ui.text(body, plain, say(state, Text::set_right_q2));
    body.skip(6);
    ui.text(body, plain, say(state, Text::set_right_q10));
    body.skip(12);
    const bool open = state.view.why_open;
    const Button fold{.key = "why",
                      .label = say(state, Text::why_fold),
                      .kind = ButtonKind::chip,
                      .icon = open ? Icon::chevron_up : Icon::chevron_down,
                      .state = {.expandable = true, .expanded = open}};
    if (ui.button(body, fold)) {
        state.ask_details();
        state.view.why_open = !open;
    }
    if (open) {
        body.skip(14);
        if (details_here(ui, state, body)) {
            ui.heading(body, 3, Type::body, details_word(state, "claims"));
            body.skip(4);
            ui.text(body, small, details_word(state, "grades"));
            body.skip(8);
            for (int i = 1; i <= 10; ++i) claim_row(ui, state, body, "Q" + std::to_string(i));
            body.skip(18);
            figures(ui, state, body);
        }
    }
    body.skip(10);
    ui.text(body, small, say(state, Text::why_reviewed), "_reviewed");
    const std::string mail = "mailto:?subject=K2%20Plate%20" + std::string(state.report().data_version);
    ui.link(body, "report.error", say(state, Text::report_error), mail);
}

}  // namespace k2::shell
