// What can be kept or given to others. The buttons only say what is wanted: the platform (web/share.js) acts by their
// keys, because clipboard, files and printer are its own.

#include <array>

#include "core/day/medical.h"
#include "shell/views/views.h"

namespace k2::shell {
namespace {

constexpr float gap = 8;

/// The reader's word that the article may see the foods: only where it asked.
void article_chip(Ui& ui, State& state, Flow& flow, float width) {
    if (!state.view.article_asks) return;
    const Button tell{.key = "share.article",
                      .label = say(state, Text::share_article),
                      .kind = ButtonKind::chip,
                      .role = Role::toggle,
                      .state = {.checked = state.view.share_article}};
    if (ui.button(flow, width, tell)) state.view.share_article = !state.view.share_article;
}

}  // namespace

void share_view(Ui& ui, State& state, Column& column, float padding) {
    Card card(ui, column, "_share", say(state, Text::share_title), {.padding = padding});
    Column& body = card.body;
    ui.heading(body, 2, Type::heading, say(state, Text::share_title));
    body.skip(12);
    const std::array buttons{
        Button{.key = "share.link", .label = say(state, Text::share_link), .kind = ButtonKind::primary},
        Button{.key = "share.picture", .label = say(state, Text::share_picture)},
        Button{.key = "share.print", .label = say(state, Text::share_print)},
        Button{.key = "share.files", .label = say(state, Text::share_files)},
        Button{.key = "share.save", .label = say(state, Text::share_save)},
        Button{.key = "share.days", .label = say(state, Text::share_days)},
    };
    // The reader's saved days are no part of an article.
    constexpr std::size_t of_an_article = 4;
    const float top = body.y;
    ui.begin_group(Role::group, "_share.ways", say(state, Text::share_title), {.roving = true});
    Flow flow(body, gap);
    for (std::size_t i = 0; i < (state.view.embedded ? of_an_article : buttons.size()); ++i)
        static_cast<void>(ui.button(flow, body.w, buttons[i]));
    article_chip(ui, state, flow, body.w);
    if (has_medical(state.day().profile)) {
        const Button medical{.key = "share.medical",
                             .label = say(state, Text::share_medical),
                             .kind = ButtonKind::chip,
                             .role = Role::toggle,
                             .state = {.checked = state.view.share_medical}};
        if (ui.button(flow, body.w, medical)) state.view.share_medical = !state.view.share_medical;
    }
    flow.finish();
    ui.end_group({body.x, top, body.w, body.y - top});
    if (state.view.share_medical) return;
    body.skip(8);
    ui.text(body, {.type = Type::small, .color = ui.theme().muted}, say(state, Text::share_note));
}

void full_page_view(Ui& ui, State& state, Column& column, float /*padding*/) {
    const Button open{
        .key = "share.full", .label = say(state, Text::share_full), .kind = ButtonKind::primary, .role = Role::link};
    static_cast<void>(ui.button(column.take(ui.height_at(open, column.w)), open));
    if (!state.view.article_asks) return;
    column.skip(gap);
    Flow flow(column, gap);
    article_chip(ui, state, flow, column.w);
    flow.finish();
}

}  // namespace k2::shell
