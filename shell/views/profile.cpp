// Who it is for: what changes the references. Folded up until it is wanted.

#include <array>
#include <tuple>

#include "shell/amount.h"
#include "shell/views/views.h"

namespace k2::shell {
namespace {

constexpr float gap = 8;

void label(Ui& ui, Column& column, std::string_view text) {
    column.skip(14);
    ui.text(column, {.strong = true, .color = ui.theme().ink}, text);
    column.skip(6);
}

/// One of several words for one field of the profile: "profile.sex" with "profile.sex.female", …
template <class Value, std::size_t N>
std::optional<Value> choice(Ui& ui, const State& state, Column& column, std::string_view key, Text title,
                            const std::array<std::tuple<Value, std::string_view, Text>, N>& options, Value present) {
    label(ui, column, say(state, title));
    const float top = column.y;
    ui.begin_group(Role::group, key, say(state, title), {.roving = true});
    std::array<std::string, N> keys;
    std::array<Button, N> buttons;
    for (std::size_t i = 0; i < N; ++i) {
        const auto& [value, name, text] = options[i];
        keys[i] = std::string(key) + "." + std::string(name);
        buttons[i] = {.key = keys[i],
                      .label = say(state, text),
                      .kind = ButtonKind::quiet,
                      .role = Role::radio,
                      .state = {.checked = value == present}};
    }
    const int pressed = ui.choices(column, buttons, gap, 480);
    ui.end_group({column.x, top, column.w, column.y - top});
    if (pressed < 0) return std::nullopt;
    return std::get<0>(options[static_cast<std::size_t>(pressed)]);
}

struct NumberRow {
    std::string_view key;
    Text title, less, more, unit;
    double value, min, max, step;
};

/// A number with − and ＋; typed text that is no number within the limits changes nothing.
std::optional<double> number(Ui& ui, const State& state, Column& column, const NumberRow& row) {
    label(ui, column, say(state, row.title));
    const std::string value = number_text(row.value);
    const std::string shown = fill(row.unit, state.lang(), {{"n", value}});
    const Field field{.key = row.key,
                      .name = say(state, row.title),
                      .value = value,
                      .role = Role::number_field,
                      .shown = shown,
                      .range = Range{.now = row.value, .min = row.min, .max = row.max, .step = row.step}};
    const float w = std::min(column.w, std::max(200.0F, ui.stepper_width(field)));
    Rect r = column.take(ui.stepper_height(field, w));
    r.w = w;
    const StepperResult result = ui.stepper(r, {.field = field,
                                                .button_key = row.key,
                                                .dec_name = say(state, row.less),
                                                .inc_name = say(state, row.more),
                                                .can_dec = row.value > row.min,
                                                .can_inc = row.value < row.max});
    if (result.direction != 0) return std::clamp(row.value + row.step * result.direction, row.min, row.max);
    if (!result.typed) return std::nullopt;
    const std::optional<double> typed = parse_amount(*result.typed);
    return typed && *typed >= row.min && *typed <= row.max ? typed : std::nullopt;
}

/// "女 · 55 岁": what the folded card says.
std::string summary(const State& state) {
    const Profile& p = state.day().profile;
    return fill(
        Text::profile_summary, state.lang(),
        {{"sex", say(state, p.sex == Sex::female ? Text::sex_female : Text::sex_male)}, {"age", number_text(p.age)}});
}

void fields(Ui& ui, State& state, Column& column) {
    Profile p = state.day().profile;
    const Profile before = p;
    using SexOption = std::tuple<Sex, std::string_view, Text>;
    using StateOption = std::tuple<k2::State, std::string_view, Text>;
    using SunOption = std::tuple<Sun, std::string_view, Text>;
    constexpr std::array<SexOption, 2> sexes{SexOption{Sex::female, "female", Text::sex_female},
                                             SexOption{Sex::male, "male", Text::sex_male}};
    constexpr std::array<StateOption, 3> states{StateOption{k2::State::none, "none", Text::state_none},
                                                StateOption{k2::State::pregnant, "pregnant", Text::state_pregnant},
                                                StateOption{k2::State::lactating, "lactating", Text::state_lactating}};
    constexpr std::array<SunOption, 3> suns{SunOption{Sun::no, "no", Text::sun_no},
                                            SunOption{Sun::unsure, "unsure", Text::sun_unsure},
                                            SunOption{Sun::regular, "regular", Text::sun_regular}};

    if (const auto sex = choice(ui, state, column, "profile.sex", Text::profile_sex, sexes, p.sex)) p.sex = *sex;
    if (const auto age = number(ui, state, column,
                                {"profile.age", Text::profile_age, Text::profile_age_less, Text::profile_age_more,
                                 Text::profile_age_unit, p.age, 0, max_age, 1})) {
        p.age = *age;
    }
    if (before.sex == Sex::female) {
        if (const auto s = choice(ui, state, column, "profile.state", Text::profile_state, states, p.state))
            p.state = *s;
    }
    if (const auto sun = choice(ui, state, column, "profile.sun", Text::profile_sun, suns, p.sun)) p.sun = *sun;
    column.skip(6);
    ui.text(column, {.type = Type::small, .color = ui.theme().muted}, say(state, Text::profile_sun_note));
    if (const auto line =
            number(ui, state, column,
                   {"profile.k2_target_ug", Text::profile_k2_line, Text::profile_k2_less, Text::profile_k2_more,
                    Text::profile_k2_unit, p.k2_target_ug, min_k2_line_ug, max_k2_line_ug, 10})) {
        p.k2_target_ug = *line;
    }
    column.skip(6);
    ui.text(column, {.type = Type::small, .color = ui.theme().muted}, say(state, Text::profile_k2_note));
    state.set_profile(std::move(p));
}

}  // namespace

void profile_view(Ui& ui, State& state, Column& column, float padding) {
    Card card(ui, column, "_profile", say(state, Text::profile_title), {.padding = padding});
    Column& body = card.body;
    const bool open = state.view.profile_open;
    ui.heading(body, 2, Type::heading, say(state, Text::profile_title));
    body.skip(8);
    const std::string who = summary(state);
    const Button fold{.key = "_profile.fold",
                      .label = who,
                      .kind = ButtonKind::chip,
                      .description = say(state, Text::profile_title),
                      .icon = open ? Icon::chevron_up : Icon::chevron_down,
                      .state = {.expandable = true, .expanded = open}};
    const float w = std::min(body.w, ui.natural_width(fold));
    Rect r = body.take(ui.height_at(fold, w));
    r.w = w;
    if (ui.button(r, fold)) state.view.profile_open = !open;
    if (open) fields(ui, state, body);
}

}  // namespace k2::shell
