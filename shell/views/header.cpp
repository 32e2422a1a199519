// Title, who it is for, large type; language and text mode beside them where there is room, else at the page's foot.

#include <array>
#include <string>

#include "shell/views/views.h"

namespace k2::shell {
namespace {

constexpr float gap = 8;

void language(Ui& ui, State& state, const Rect& r) {
    ui.begin_group(Role::group, "_lang", say(state, Text::lang_group), {.roving = true});
    ui.painter().surface(r, ui.theme(), ui.theme().soft, r.h / 2);
    const auto segment = [&](std::string_view key, Text label, Text name, Lang lang, const Rect& where) {
        const bool pressed = ui.button(where, {.key = key,
                                               .label = say(state, label),
                                               .kind = ButtonKind::segment,
                                               .name = say(state, name),
                                               .role = Role::radio,
                                               .state = {.checked = state.lang() == lang}});
        if (pressed) state.set_lang(lang);
    };
    const float half = r.w / 2;
    segment("lang.zh", Text::lang_zh_label, Text::lang_zh, Lang::zh, {r.x, r.y, half, r.h});
    segment("lang.en", Text::lang_en_label, Text::lang_en, Lang::en, {r.x + half, r.y, half, r.h});
    ui.end_group(r);
}

struct NoticeTexts {
    std::string_view key;
    Text words;
};
constexpr std::array<NoticeTexts, notice_count> notice_texts{{{"sent", Text::notice_sent},
                                                              {"beside", Text::notice_beside},
                                                              {"saved", Text::notice_saved},
                                                              {"unkept", Text::notice_unkept}}};

/// One of view.notices: its words, the way back to one's own plate where it has one, and a way to be rid of it.
void notice_view(Ui& ui, State& state, Column& column, Notice notice) {
    bool& shown = state.view.notices[static_cast<std::size_t>(notice)];
    const NoticeTexts& texts = notice_texts[static_cast<std::size_t>(notice)];
    const std::string key = "notice." + std::string(texts.key);
    Card card(ui, column, key, say(state, texts.words), {.surface = ui.theme().soft, .padding = 12});
    ui.status(card.body, {.color = ui.theme().ink}, say(state, texts.words));
    card.body.skip(8);
    Flow flow(card.body, gap);
    if (notice == Notice::sent) {  // what is pressed here the platform does
        for (const Button& choice :
             {Button{.key = "plate.mine", .label = say(state, Text::notice_mine), .kind = ButtonKind::primary},
              Button{.key = "plate.adopt", .label = say(state, Text::notice_adopt)}})
            static_cast<void>(ui.button(flow, card.body.w, choice));
    } else if (ui.button(flow, card.body.w, {.key = key + ".dismiss", .label = say(state, Text::error_dismiss)})) {
        shown = false;
    }
    flow.finish();
}

}  // namespace

void notices_view(Ui& ui, State& state, Column& column, float gap_after) {
    for (const Notice notice : {Notice::sent, Notice::beside, Notice::saved, Notice::unkept}) {
        if (!state.view.notices[static_cast<std::size_t>(notice)]) continue;
        notice_view(ui, state, column, notice);
        column.skip(gap_after);
    }
}

namespace {

float language_width(const Ui& ui, const State& state) {
    const Button sample{
        .key = {}, .label = say(state, Text::lang_zh_label), .kind = ButtonKind::segment, .state = {.checked = true}};
    return 2 * ui.natural_width(sample);
}

Button text_mode_chip(const State& state) {
    return {.key = "mode.text",
            .label = say(state, Text::mode_text_label),
            .kind = ButtonKind::chip,
            .name = say(state, Text::mode_text),
            .role = Role::toggle,
            .state = {.checked = state.view.text_mode}};
}

void settings(Ui& ui, State& state, Flow& flow, float width) {
    const Button plain = text_mode_chip(state);
    const float plain_w = std::min(width, ui.natural_width(plain));
    const float h = ui.height_at(plain, plain_w);
    language(ui, state, flow.next(std::min(width, language_width(ui, state)), h));
    if (ui.button(flow.next(plain_w, h), plain)) state.view.text_mode = !state.view.text_mode;
}

/// In the header, or at the foot? As wide as the page decides, so that both ask the same.
bool settings_in_header(const Column& column, const Ui& ui) {
    return column.w >= 640 * ui.metrics().scale();
}

}  // namespace

void header_view(Ui& ui, State& state, Column& column) {
    const Words title{.type = Type::heading, .strong = true, .color = ui.theme().ink};
    const std::string who = profile_summary(state);
    const bool open = state.view.profile_open;
    const std::string who_name = std::string(say(state, Text::profile_title)) + ' ' + who;
    const Button profile{.key = "_profile.fold",
                         .label = who,
                         .kind = ButtonKind::chip,
                         .name = who_name,
                         .icon = open ? Icon::chevron_up : Icon::chevron_down,
                         .state = {.expandable = true, .expanded = open}};
    const Button elder{.key = "mode.elder",
                       .label = say(state, Text::mode_elder_label),
                       .kind = ButtonKind::chip,
                       .name = say(state, Text::mode_elder),
                       .role = Role::toggle,
                       .state = {.checked = state.view.elder}};
    const bool with_settings = settings_in_header(column, ui);
    const float profile_w = std::min(column.w, ui.natural_width(profile));
    const float elder_w = std::min(column.w, ui.natural_width(elder));
    const float target = ui.metrics().target();
    float controls = profile_w + gap + elder_w;
    if (with_settings) controls += 2 * gap + language_width(ui, state) + ui.natural_width(text_mode_chip(state));
    // Where the title has no room beside the chips its short form is drawn.
    std::string_view drawn = say(state, Text::app_title);
    const auto fits = [&] { return ui.text_width(title, drawn) + 1 + gap + controls <= column.w; };
    if (!fits()) drawn = say(state, Text::app_title_short);

    const float top = column.y;
    const bool one_line = fits();
    if (!one_line) drawn = {};
    Column words{column.x, column.y, one_line ? column.w - controls - gap : column.w};
    if (one_line) words.skip((target - ui.metrics().line(Type::heading)) / 2);
    ui.heading(words, 1, Type::heading, say(state, Text::app_title), "_title", drawn);
    column.y = one_line ? top : words.y + gap;

    Flow flow(column, gap);
    if (one_line) flow.next(column.w - controls - gap, target);
    if (ui.button(flow.next(profile_w, ui.height_at(profile, profile_w)), profile)) state.view.profile_open = !open;
    if (ui.button(flow.next(elder_w, ui.height_at(elder, elder_w)), elder)) state.view.elder = !state.view.elder;
    if (with_settings) settings(ui, state, flow, column.w);
    flow.finish();
}

void settings_view(Ui& ui, State& state, Column& column) {
    if (settings_in_header(column, ui)) return;
    Flow flow(column, gap);
    settings(ui, state, flow, column.w);
    flow.finish();
    column.skip(10);
}

void error_view(Ui& ui, State& state, Column& column) {
    if (state.view.error.empty()) return;
    Card card(ui, column, "_error", say(state, Text::error_title), {.surface = ui.theme().warn_soft});
    ui.heading(card.body, 2, Type::body, say(state, Text::error_title));
    ui.alert(card.body, {.color = ui.theme().warn_text}, state.view.error);
    card.body.skip(8);
    const Button dismiss{.key = "_error.dismiss", .label = say(state, Text::error_dismiss)};
    if (ui.button(card.body, dismiss)) state.view.error.clear();
}

}  // namespace k2::shell
