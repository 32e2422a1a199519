// Who it is for: what changes the references. Its chip in the header opens it.

#include <array>
#include <span>

#include "core/day/check_day.h"
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

constexpr std::size_t most_choices = 6;

int choose(Ui& ui, const State& state, Column& column, std::string_view field, Text title,
           std::span<const std::string_view> names, std::span<const Text> words, std::size_t present) {
    label(ui, column, say(state, title));
    const float top = column.y;
    const std::string key = "profile." + std::string(field);
    ui.begin_group(Role::group, key, say(state, title), {.roving = true});
    std::array<std::string, most_choices> keys;
    std::array<Button, most_choices> buttons;
    for (std::size_t i = 0; i < words.size(); ++i) {
        keys[i] = key + "." + std::string(names[i]);
        buttons[i] = {.key = keys[i],
                      .label = say(state, words[i]),
                      .kind = ButtonKind::quiet,
                      .role = Role::radio,
                      .state = {.checked = i == present}};
    }
    const int pressed = ui.choices(column, std::span(buttons).first(words.size()), gap, 480);
    ui.end_group({column.x, top, column.w, column.y - top});
    return pressed;
}

/// One of several words for one field of the profile: "profile.sex" with "profile.sex.female", … `present` changes to
/// what was pressed; the values are numbered as their words are.
template <class Value>
void choice(Ui& ui, const State& state, Column& column, std::string_view field, Text title,
            std::span<const std::string_view> names, std::span<const Text> words, Value& present) {
    const int pressed = choose(ui, state, column, field, title, names, words, static_cast<std::size_t>(present));
    if (pressed >= 0) present = static_cast<Value>(pressed);
}

struct NumberRow {
    std::string_view key;
    Text title, less, more, unit;
    Quantity quantity;
    double value, min, max, step;
};

/// What was typed into a field, in its quantity's unit, within the limits. Or it stays in the field, and a sentence
/// says why it was refused.
std::optional<TypedNumber> taken(State& state, std::string_view key, std::string_view typed, Quantity quantity,
                                 double min, double max) {
    View& view = state.view;
    view.problem_key.clear();
    const Result<TypedNumber, Refusal> number = read_number(typed, quantity);
    const bool within = number && number.value().mid >= min && number.value().mid <= max;
    if (within) return number.value();
    const Refusal refusal = number ? Refusal{TypedProblem::out_of_limits, min, max} : number.error();
    view.problem = still(number_refusal(refusal, typed, quantity, state.lang()), state.lang());
    view.problem_typed = typed;
    view.problem_key = key;
    return std::nullopt;
}

/// The field as it stands when its text was refused, with the sentence as its description.
Field with_problem(const State& state, Field field) {
    if (state.view.problem_key != field.key) return field;
    field.description = state.view.problem;
    if (!state.view.problem_typed.empty()) {
        field.value = state.view.problem_typed;
        field.shown = {};
        field.refused = true;
    }
    return field;
}
void show_problem(Ui& ui, const State& state, Column& column, std::string_view key) {
    if (state.view.problem_key != key) return;
    column.skip(6);
    ui.alert(column, {.type = Type::small, .color = ui.theme().warn_text}, state.view.problem);
}

/// A number with − and ＋.
std::optional<double> number(Ui& ui, State& state, Column& column, const NumberRow& row) {
    label(ui, column, say(state, row.title));
    const std::string value = number_text(row.value);
    const std::string shown = fill(row.unit, state.lang(), {{"n", value}});
    const Field field =
        with_problem(state, {.key = row.key,
                             .name = say(state, row.title),
                             .value = value,
                             .role = Role::number_field,
                             .shown = shown,
                             .range = Range{.now = row.value, .min = row.min, .max = row.max, .step = row.step}});
    const float w = std::min(column.w, std::max(200.0F, ui.stepper_width(field)));
    Rect r = column.take(ui.stepper_height(field, w));
    r.w = w;
    const StepperResult result = ui.stepper(r, {.field = field,
                                                .button_key = row.key,
                                                .dec_name = say(state, row.less),
                                                .inc_name = say(state, row.more),
                                                .can_dec = field.refused || row.value > row.min,
                                                .can_inc = field.refused || row.value < row.max});
    show_problem(ui, state, column, row.key);
    if (result.direction != 0) {
        // The press that left a refused text brings the old value back; the next one steps from it.
        if (field.refused) state.view.problem_typed.clear();
        if (field.refused) return std::nullopt;
        state.view.problem_key.clear();
        return std::clamp(row.value + row.step * result.direction, row.min, row.max);
    }
    if (!result.typed) return std::nullopt;
    const auto typed = taken(state, row.key, *result.typed, row.quantity, row.min, row.max);
    return typed ? std::optional(typed->mid) : std::nullopt;
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

/// Of the Chinese sets only transcriptions were seen: a reader to whom one of their rows applies is told.
void unseen_note(Ui& ui, const State& state, Column& column) {
    const Targets& t = state.report().targets;
    for (const Target* target : {&t.ca_mg, &t.d_ug, &t.k_total_ug, &t.mg_mg}) {
        if (target->source.starts_with("CNS")) return note(ui, column, say(state, Text::profile_unseen));
    }
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

constexpr std::string_view serum_key = "profile.serum_25ohd_nmol_l";

Quantity serum_quantity(const State& state) {
    return state.view.serum_in_ng ? Quantity::serum_ng_ml : Quantity::serum_nmol_l;
}

void take_serum(State& state, Profile& p, const std::string& typed) {
    state.view.serum_typed = typed;
    const auto number = taken(state, serum_key, typed, serum_quantity(state), min_serum_nmol_l, max_serum_nmol_l);
    if (!number) return;
    p.serum_25ohd_nmol_l = number->mid;
    state.view.serum_in_ng = number->unit == Quantity::serum_ng_ml;
}

/// Whoever types 30 and then says ng/mL means 30 ng/mL. A number that came with its unit, or from elsewhere, is
/// converted.
void choose_serum_unit(State& state, Profile& p, bool in_ng) {
    View& view = state.view;
    const auto before = read_number(view.serum_typed, serum_quantity(state));
    const bool bare = before && before.value().unit == serum_quantity(state);
    const bool stands = view.problem_key == serum_key || (bare && before.value().mid == p.serum_25ohd_nmol_l);
    view.serum_in_ng = in_ng;
    const auto after = read_number(view.serum_typed, serum_quantity(state));
    if (stands && after && after.value().unit == serum_quantity(state))
        take_serum(state, p, std::string(view.serum_typed));
}

/// A lab value may be left empty. It is shown in the unit in which it was typed, which stands on its report.
void serum(Ui& ui, State& state, Column& column, Profile& p) {
    constexpr std::array<std::string_view, 2> units{"nmol/L", "ng/mL"};
    constexpr std::array<std::string_view, 2> unit_keys{"profile.serum_unit.nmol_l", "profile.serum_unit.ng_ml"};
    label(ui, column, say(state, Text::profile_serum));
    const bool in_ng = state.view.serum_in_ng;
    std::string value;
    if (p.serum_25ohd_nmol_l) {
        value = number_text(*p.serum_25ohd_nmol_l / (in_ng ? nmol_l_per_ng_ml : 1));
        value += ' ';
        value += units[in_ng ? 1 : 0];
    }
    const Field field = with_problem(state, {.key = serum_key,
                                             .name = say(state, Text::profile_serum),
                                             .value = value,
                                             .role = Role::number_field,
                                             .placeholder = say(state, Text::profile_serum_empty)});
    Rect r = column.take(ui.metrics().target());
    r.w = std::min(r.w, 200 * ui.metrics().scale());
    const auto typed = ui.field(r, field);
    show_problem(ui, state, column, serum_key);
    column.skip(gap);
    const float top = column.y;
    ui.begin_group(Role::group, "profile.serum_unit", say(state, Text::profile_serum_unit), {.roving = true});
    std::array<Button, units.size()> choices;
    for (std::size_t i = 0; i < units.size(); ++i)
        choices[i] = {.key = unit_keys[i],
                      .label = units[i],
                      .kind = ButtonKind::quiet,
                      .role = Role::radio,
                      .state = {.checked = in_ng == (i == 1)}};
    const int chosen_unit = ui.choices(column, choices, gap, 480);
    ui.end_group({column.x, top, column.w, column.y - top});
    if (chosen_unit >= 0 && in_ng != (chosen_unit == 1)) choose_serum_unit(state, p, chosen_unit == 1);
    if (typed && typed->empty()) {
        state.view.problem_key.clear();
        state.view.serum_typed.clear();
        p.serum_25ohd_nmol_l.reset();
    } else if (typed) {
        take_serum(state, p, *typed);
    }
    note(ui, column, say(state, Text::profile_serum_note));
}

/// f_age and f_D of docs/model.md §1.3: only when they are asked for.
void personal(Ui& ui, State& state, Column& column, Profile& p) {
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

void flag_row(Ui& ui, State& state, Column& column, const FlagName& f) {
    const std::string key = "flag." + std::string(flag_key(f.flag));
    if (const auto given = answer_row(ui, state, column, key, say(state, f.name), state.answer(f.flag)))
        state.answer_flag(f.flag, *given);
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

void fields(Ui& ui, State& state, Column& column) {
    Profile p = state.day().profile;
    const Profile before = p;
    constexpr std::array sexes{Text::sex_female, Text::sex_male};
    constexpr std::array states{Text::state_none, Text::state_pregnant, Text::state_lactating};
    constexpr std::array suns{Text::sun_no, Text::sun_unsure, Text::sun_regular};
    constexpr std::array sets{Text::reference_cn_2023, Text::reference_cn_2013, Text::reference_us,
                              Text::reference_eu,      Text::reference_jp_2020, Text::reference_jp_2025};

    choice(ui, state, column, "sex", Text::profile_sex, sex_keys, sexes, p.sex);
    if (const auto age = number(ui, state, column,
                                {"profile.age", Text::profile_age, Text::profile_age_less, Text::profile_age_more,
                                 Text::profile_age_unit, Quantity::years, p.age, 0, max_age, 1})) {
        p.age = *age;
    }
    if (before.sex == Sex::female) choice(ui, state, column, "state", Text::profile_state, state_keys, states, p.state);
    choice(ui, state, column, "reference", Text::profile_reference, reference_keys, sets, p.reference);
    unseen_note(ui, state, column);
    choice(ui, state, column, "sun", Text::profile_sun, sun_keys, suns, p.sun);
    note(ui, column, say(state, Text::profile_sun_note));
    if (const auto line = number(
            ui, state, column,
            {"profile.k2_target_ug", Text::profile_k2_line, Text::profile_k2_less, Text::profile_k2_more,
             Text::profile_k2_unit, Quantity::micrograms, p.k2_target_ug, min_k2_target_ug, max_k2_target_ug, 10})) {
        p.k2_target_ug = *line;
    }
    note(ui, column, say(state, Text::profile_k2_note));
    exclusions(ui, state, column, p);
    personal(ui, state, column, p);
    state.set_profile(std::move(p));
    health(ui, state, column);
}

}  // namespace

std::string profile_summary(const State& state) {
    const Profile& p = state.day().profile;
    return fill(
        Text::profile_summary, state.lang(),
        {{"sex", say(state, p.sex == Sex::female ? Text::sex_female : Text::sex_male)}, {"age", number_text(p.age)}});
}

void profile_view(Ui& ui, State& state, Column& column, float padding) {
    Card card(ui, column, "_profile", say(state, Text::profile_title), {.padding = padding});
    Column& body = card.body;
    ui.heading(body, 2, Type::heading, say(state, Text::profile_title));
    fields(ui, state, body);
    body.skip(18);
    const Button close{.key = "_profile.close", .label = say(state, Text::how_close), .icon = Icon::chevron_up};
    if (ui.button(body, close)) state.view.profile_open = false;
}

}  // namespace k2::shell
