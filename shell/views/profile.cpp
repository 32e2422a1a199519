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

/// Something that is chosen or not, as a chip.
bool chosen(Ui& ui, Flow& flow, float width, std::string_view key, std::string_view label, bool present) {
    return ui.button(flow, width,
                     {.key = key,
                      .label = label,
                      .kind = ButtonKind::chip,
                      .icon = present ? std::optional(Icon::check) : std::nullopt,
                      .role = Role::toggle,
                      .state = {.checked = present}});
}
bool chosen(Ui& ui, Column& column, std::string_view key, std::string_view label, bool present) {
    column.skip(gap);
    Flow flow(column, gap);
    const bool pressed = chosen(ui, flow, column.w, key, label, present);
    flow.finish();
    return pressed;
}

void note(Ui& ui, Column& column, std::string_view text) {
    column.skip(6);
    ui.text(column, {.type = Type::small, .color = ui.theme().muted}, text);
}

/// Which figures of the chosen set nobody has checked in the book yet.
void recalled_note(Ui& ui, const State& state, Column& column) {
    const Targets& t = state.report().targets;
    std::string names;
    for (const auto& [target, name] :
         {std::pair(&t.ca_mg, Text::nutrient_ca), std::pair(&t.d_ug, Text::nutrient_vitamin_d),
          std::pair(&t.k_total_ug, Text::nutrient_vitamin_k), std::pair(&t.mg_mg, Text::nutrient_mg)}) {
        if (!target->recalled) continue;
        if (!names.empty()) names += text(Text::list_separator, state.lang());
        names += say(state, name);
    }
    if (!names.empty()) note(ui, column, fill(Text::profile_recalled, state.lang(), {{"names", names}}));
}

void exclusions(Ui& ui, const State& state, Column& column, Profile& p) {
    constexpr std::array<Text, exclude_keys.size()> names{
        Text::exclude_dairy, Text::exclude_egg,    Text::exclude_fish, Text::exclude_meat,       Text::exclude_offal,
        Text::exclude_soy,   Text::exclude_gluten, Text::exclude_nuts, Text::exclude_supplement, Text::exclude_animal};
    label(ui, column, say(state, Text::profile_exclude));
    const float top = column.y;
    ui.begin_group(Role::group, "profile.exclude", say(state, Text::profile_exclude), {.roving = true});
    Flow flow(column, gap);
    for (std::size_t i = 0; i < exclude_keys.size(); ++i) {
        const auto at = std::ranges::find(p.exclude, exclude_keys[i]);
        const std::string key = "profile.exclude." + std::string(exclude_keys[i]);
        if (!chosen(ui, flow, column.w, key, say(state, names[i]), at != p.exclude.end())) continue;
        if (at != p.exclude.end()) {
            p.exclude.erase(at);
        } else {
            p.exclude.emplace_back(exclude_keys[i]);
        }
    }
    flow.finish();
    ui.end_group({column.x, top, column.w, column.y - top});
    if (chosen(ui, column, "profile.allow_supplements", say(state, Text::profile_allow_supplements),
               p.allow_supplements)) {
        p.allow_supplements = !p.allow_supplements;
    }
}

/// A lab value may be left empty.
void serum(Ui& ui, const State& state, Column& column, Profile& p) {
    label(ui, column, say(state, Text::profile_serum));
    const std::string value = p.serum_25ohd_nmol_l ? number_text(*p.serum_25ohd_nmol_l) : std::string();
    const Field field{.key = "profile.serum_25ohd_nmol_l",
                      .name = say(state, Text::profile_serum),
                      .value = value,
                      .role = Role::number_field,
                      .placeholder = say(state, Text::profile_serum_empty)};
    Rect r = column.take(ui.metrics().target());
    r.w = std::min(r.w, 200 * ui.metrics().scale());
    if (const auto typed = ui.field(r, field)) {
        const std::optional<double> number = parse_amount(*typed);
        if (typed->empty()) p.serum_25ohd_nmol_l.reset();
        if (number && *number >= min_serum_nmol_l && *number <= max_serum_nmol_l) p.serum_25ohd_nmol_l = number;
    }
    note(ui, column, say(state, Text::profile_serum_note));
}

/// f_age and f_D of docs/model.md §1.3: only when they are asked for.
void personal(Ui& ui, const State& state, Column& column, Profile& p) {
    column.skip(6);
    const bool before = p.personal_absorption;
    if (chosen(ui, column, "profile.personal_absorption", say(state, Text::profile_personal), before))
        p.personal_absorption = !before;
    if (!before) return note(ui, column, say(state, Text::profile_personal_note));
    if (p.sex == Sex::female &&
        chosen(ui, column, "profile.postmenopausal", say(state, Text::profile_postmenopausal), p.postmenopausal))
        p.postmenopausal = !p.postmenopausal;
    serum(ui, state, column, p);
}

struct FlagName {
    Flag flag;
    Text name;
};

/// 没有, 有, 不确定: beside its name where there is room.
void flag_row(Ui& ui, State& state, Column& column, const FlagName& f) {
    const std::string key = "flag." + std::string(flag_key(f.flag));
    const std::string_view name = say(state, f.name);
    const Words words{.color = ui.theme().ink};
    const float answers_w = 300 * ui.metrics().scale();
    const bool wide = column.w > answers_w + 170 * ui.metrics().scale();
    column.skip(10);
    const float top = column.y;
    ui.begin_group(Role::group, key, name, {.roving = true});
    Column left{column.x, column.y, wide ? column.w - answers_w - 16 : column.w};
    const float h = ui.text_height(words, name, left.w);
    if (wide) left.skip(std::max(0.0F, (ui.metrics().target() - h) / 2));
    ui.text(left, words, name, "_" + key + ".name");
    Column right{wide ? column.x + column.w - answers_w : column.x, wide ? top : left.y + 4,
                 wide ? answers_w : column.w};
    struct Choice {
        Answer answer;
        std::string_view word;
        Text label;
    };
    constexpr std::array<Choice, 3> choices{{{Answer::no, ".no", Text::answer_no},
                                             {Answer::yes, ".yes", Text::answer_yes},
                                             {Answer::unsure, ".unsure", Text::answer_unsure}}};
    std::array<std::string, choices.size()> keys;
    std::array<Button, choices.size()> buttons;
    const std::optional<Answer> present = state.answer(f.flag);
    for (std::size_t i = 0; i < choices.size(); ++i) {
        keys[i] = key + std::string(choices[i].word);
        buttons[i] = {.key = keys[i],
                      .label = say(state, choices[i].label),
                      .kind = ButtonKind::quiet,
                      .role = Role::radio,
                      .state = {.checked = present == choices[i].answer}};
    }
    const int pressed = ui.choices(right, buttons, gap, 480);
    column.y = std::max(left.y, right.y);
    ui.end_group({column.x, top, column.w, column.y - top});
    if (pressed >= 0) state.answer_flag(f.flag, choices[static_cast<std::size_t>(pressed)].answer);
}

/// What safety notes depend on. Warfarin is asked before the results, not here.
void health(Ui& ui, State& state, Column& column) {
    constexpr std::array<FlagName, 9> medicines{
        {{Flag::doac, Text::flag_doac},
         {Flag::ppi, Text::flag_ppi},
         {Flag::levothyroxine, Text::flag_levothyroxine},
         {Flag::bisphosphonate, Text::flag_bisphosphonate},
         {Flag::thiazide, Text::flag_thiazide},
         {Flag::digoxin, Text::flag_digoxin},
         {Flag::tetracycline_or_quinolone, Text::flag_tetracycline_or_quinolone},
         {Flag::orlistat, Text::flag_orlistat},
         {Flag::bile_acid_sequestrant, Text::flag_bile_acid_sequestrant}}};
    constexpr std::array<FlagName, 7> conditions{{{Flag::kidney_stone, Text::flag_kidney_stone},
                                                  {Flag::ckd, Text::flag_ckd},
                                                  {Flag::dialysis, Text::flag_dialysis},
                                                  {Flag::hypercalcaemia, Text::flag_hypercalcaemia},
                                                  {Flag::hyperparathyroidism, Text::flag_hyperparathyroidism},
                                                  {Flag::granulomatous, Text::flag_granulomatous},
                                                  {Flag::fat_malabsorption, Text::flag_fat_malabsorption}}};
    const bool open = state.view.health_open;
    column.skip(18);
    const Button fold{.key = "_health",
                      .label = say(state, Text::health_title),
                      .kind = ButtonKind::chip,
                      .icon = open ? Icon::chevron_up : Icon::chevron_down,
                      .state = {.expandable = true, .expanded = open}};
    if (ui.button(column, fold)) state.view.health_open = !open;
    if (!open) return;
    note(ui, column, say(state, Text::health_note));
    label(ui, column, say(state, Text::health_medicines));
    for (const FlagName& f : medicines) flag_row(ui, state, column, f);
    column.skip(6);
    label(ui, column, say(state, Text::health_conditions));
    for (const FlagName& f : conditions) flag_row(ui, state, column, f);
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
    using SetOption = std::tuple<Reference, std::string_view, Text>;
    constexpr std::array<SexOption, 2> sexes{SexOption{Sex::female, "female", Text::sex_female},
                                             SexOption{Sex::male, "male", Text::sex_male}};
    constexpr std::array<StateOption, 3> states{StateOption{k2::State::none, "none", Text::state_none},
                                                StateOption{k2::State::pregnant, "pregnant", Text::state_pregnant},
                                                StateOption{k2::State::lactating, "lactating", Text::state_lactating}};
    constexpr std::array<SunOption, 3> suns{SunOption{Sun::no, "no", Text::sun_no},
                                            SunOption{Sun::unsure, "unsure", Text::sun_unsure},
                                            SunOption{Sun::regular, "regular", Text::sun_regular}};
    constexpr std::array<SetOption, 6> sets{SetOption{Reference::cn_2023, "cn-2023", Text::reference_cn_2023},
                                            SetOption{Reference::cn_2013, "cn-2013", Text::reference_cn_2013},
                                            SetOption{Reference::us, "us", Text::reference_us},
                                            SetOption{Reference::eu, "eu", Text::reference_eu},
                                            SetOption{Reference::jp_2020, "jp-2020", Text::reference_jp_2020},
                                            SetOption{Reference::jp_2025, "jp-2025", Text::reference_jp_2025}};

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
    if (const auto set = choice(ui, state, column, "profile.reference", Text::profile_reference, sets, p.reference))
        p.reference = *set;
    recalled_note(ui, state, column);
    if (const auto sun = choice(ui, state, column, "profile.sun", Text::profile_sun, suns, p.sun)) p.sun = *sun;
    note(ui, column, say(state, Text::profile_sun_note));
    if (const auto line =
            number(ui, state, column,
                   {"profile.k2_target_ug", Text::profile_k2_line, Text::profile_k2_less, Text::profile_k2_more,
                    Text::profile_k2_unit, p.k2_target_ug, min_k2_line_ug, max_k2_line_ug, 10})) {
        p.k2_target_ug = *line;
    }
    note(ui, column, say(state, Text::profile_k2_note));
    exclusions(ui, state, column, p);
    personal(ui, state, column, p);
    state.set_profile(std::move(p));
    health(ui, state, column);
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
    if (ui.button(body, fold)) state.view.profile_open = !open;
    if (open) fields(ui, state, body);
}

}  // namespace k2::shell
