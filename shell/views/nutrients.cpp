// The cards of the three, where the short meters lead; magnesium and fat smaller below; and K2 by its forms.

#include <array>
#include <cmath>

#include "core/nutrition/shown.h"
#include "shell/pictures/bar_picture.h"
#include "shell/pictures/form_picture.h"
#include "shell/views/views.h"

namespace k2::shell {
namespace {

constexpr float bar_h = 16;
constexpr float tick_reach = 6;  // of a bar's ticks above and below it

/// One nutrient as the bars show it.
struct Bar {
    std::string_view key;  // "result.ca"
    Nutrient nutrient;
    Text name;
    std::string_view badge;          // "Ca"; "" for the two helpers
    const Target* target = nullptr;  // nullptr: none is shown
    NutrientColors colors;
    std::optional<Axis> axis{};                                 // of the three
    [[nodiscard]] bool k2() const { return axis == Axis::k2; }  // a reference line instead of a reference intake
};

/// "result.ca" → "ca", as in data/explain.json
std::string_view explanation_id(const Bar& bar) {
    return bar.key.substr(bar.key.find('.') + 1);
}

std::string key_of(std::string_view table, Nutrient n, std::string_view part = {}) {
    std::string key(table);
    key += '.';
    key += nutrient_key(n);
    if (!part.empty()) {
        key += '.';
        key += part;
    }
    return key;
}

/// As the short meters draw it; of the two helpers the plain amount.
BarPicture picture_of(Ui& ui, const State& state, const Bar& bar, double reference) {
    const Estimate& sum = state.report()[bar.nutrient].sum;
    const Estimate share = bar.axis ? share_of_reference(state, *bar.axis)
                                    : Estimate{sum.mid / reference, sum.low / reference, sum.high / reference};
    BarPicture p;
    const auto glide = [&](std::string_view part, double value) {
        return ui.motion().glide(std::string(bar.key) + "." + std::string(part), static_cast<float>(value));
    };
    p.mid = glide("mid", share.mid);
    p.high = glide("high", share.high);
    p.colors = bar.colors;
    if (bar.target != nullptr) {
        p.target = 1.0F;
        if (bar.target->upper) p.upper = static_cast<float>(*bar.target->upper / reference);
    }
    return p;
}

std::string_view amount_text(const State& state, const Bar& bar) {
    return state.report().shown_text(key_of("intake", bar.nutrient));
}

bool unmeasured(const State& state, const Bar& bar) {
    return state.report()[bar.nutrient].unmeasured();
}

/// "5/7 种食物有数据"; the amount says already where it is none.
std::string_view known_text(const State& state, const Bar& bar) {
    if (unmeasured(state, bar)) return {};
    return state.report().shown_text(key_of("intake", bar.nutrient, "data"));
}

std::string_view reference_text(const State& state, const Bar& bar) {
    return bar.target == nullptr ? std::string_view{}
                                 : state.report().shown_text(key_of("targets", bar.nutrient, "target"));
}

/// "约占 38%（大概 30–46%）": the number of the headline, the short meter and the triangle.
std::string share_text(const State& state, const Bar& bar) {
    if (!bar.axis || state.empty() || unmeasured(state, bar)) return {};
    const std::string_view share = state.report().shown_text("adequacy." + std::string(axis_key(*bar.axis)));
    if (share.empty() || (bar.k2() && is_or_may_be(state.day().profile, StopQuestion::anticoagulant))) return {};
    constexpr PerAxis<Text> words{Text::bars_share_k2, Text::bars_share, Text::bars_share_ca};
    return fill(words[index(*bar.axis)], state.lang(),
                {{"percent", share}, {"range", share_range_text(state, *bar.axis)}});
}

/// "3.8 µg (152 IU)" is set in two places: the amount large, what is in brackets among the captions.
struct AmountParts {
    std::string_view amount;
    std::string_view in_brackets;
};

AmountParts amount_parts(std::string_view text) {
    constexpr std::string_view wide_open = "（";
    constexpr std::string_view wide_close = "）";
    const bool wide = text.ends_with(wide_close);
    const std::string_view open = wide ? wide_open : " (";
    const auto at = text.find(open);
    if (at == std::string_view::npos) return {text, {}};
    std::string_view inside = text.substr(at + open.size());
    inside.remove_suffix(wide ? wide_close.size() : 1);
    return {text.substr(0, at), inside};
}

/// "152 IU · 3/5 种食物有数据"; nothing of the foods where all are known
std::string data_caption(const State& state, const Bar& bar) {
    if (state.empty()) return {};
    std::string out(amount_parts(amount_text(state, bar)).in_brackets);
    const Intake& intake = state.report()[bar.nutrient];
    const std::string_view known = intake.known < intake.of ? known_text(state, bar) : std::string_view();
    if (!out.empty() && !known.empty()) out += " · ";
    return out += known;
}

/// "331 mg" large and "/ 800 mg" small, on one base line.
struct AmountLine {
    std::string_view amount;
    std::string rest;
    Words large;
    Words small;
    float rest_w = 0;
    float w = 0;
};

AmountLine amount_line(const Ui& ui, const State& state, const Bar& bar) {
    AmountLine line;
    line.amount = amount_parts(amount_text(state, bar)).amount;
    line.rest = "/ " + std::string(amount_parts(reference_text(state, bar)).amount);
    line.large = {.type = Type::heading, .strong = true, .color = ui.theme().ink, .align = Align::right};
    line.small = {.type = Type::small, .color = ui.theme().muted, .align = Align::right};
    line.rest_w = line.rest.empty() ? 0 : ui.text_width(line.small, line.rest) + 6;
    line.w = ui.text_width(line.large, line.amount) + line.rest_w;
    return line;
}

/// Ends at the column's right; broken where even the whole width is too short.
void draw_amount(Ui& ui, const AmountLine& line, Column& column) {
    const Metrics& m = ui.metrics();
    if (line.w <= column.w) {
        const Rect r = column.take(m.line(Type::heading));
        const float middle = r.center().y;
        const float base = Painter::on_baseline_of(middle, m.size(Type::heading), m.size(Type::small));
        ui.painter().text({r.right(), base}, ui.style(line.small), line.rest, Align::right);
        ui.painter().text({r.right() - line.rest_w, middle}, ui.style(line.large), line.amount, Align::right);
        return;
    }
    const auto paragraph = [&](const Words& words, std::string_view text) {
        column.y += ui.painter().paragraph({column.x, column.y}, ui.style(words), text, column.w, m.line(words.type),
                                           words.align);
    };
    paragraph(line.large, line.amount);
    if (!line.rest.empty()) paragraph(line.small, line.rest);
}

Words name_words(const Ui& ui, const Bar& bar) {
    return {.type = bar.badge.empty() ? Type::small : Type::body, .strong = true, .color = ui.theme().ink};
}
float badge_side(const Ui& ui, const Bar& bar) {
    return bar.badge.empty() ? 0 : 26 * ui.metrics().scale();
}
float sign_width(const Ui& ui) {
    return 1.7F * ui.metrics().size(Type::body);
}
/// Of badge, name and ⓘ in one line.
float name_width(const Ui& ui, const State& state, const Bar& bar) {
    const float side = badge_side(ui, bar);
    const float words = ui.text_width(name_words(ui, bar), say(state, bar.name)) + 1;
    return std::max(ui.metrics().target(), (side > 0 ? side + 10 : 0) + words + sign_width(ui));
}

/// Badge, name and ⓘ at the left: one button. Its rectangle, a row high.
Rect name_button(Ui& ui, State& state, const Bar& bar, const Column& column) {
    const Metrics& m = ui.metrics();
    const Words name = name_words(ui, bar);
    const std::string_view name_text = say(state, bar.name);
    const float side = badge_side(ui, bar);
    const float indent = side > 0 ? side + 10 : 0;
    const float sign = sign_width(ui);
    const Rect line{column.x, column.y, std::min(column.w, name_width(ui, state, bar)), m.target()};
    const float name_w = line.w - indent - sign;
    const float name_h = ui.text_height(name, name_text, name_w);
    const Rect r{line.x, line.y, line.w, std::max(line.h, name_h)};
    const float middle = r.center().y;
    if (side > 0) draw_badge(ui.painter(), ui.theme(), {r.x + side / 2, middle}, side, bar.badge, bar.colors.badge);
    ui.painter().paragraph({r.x + indent, middle - name_h / 2}, ui.style(name), name_text, name_w, m.line(name.type));
    const std::string_view id = explanation_id(bar);
    draw_icon(ui.painter(), state.view.explained == id ? Icon::chevron_up : Icon::info,
              {r.x + indent + name_w + 0.55F * sign, middle}, 0.82F * m.size(Type::body), ui.theme().muted);
    press_explain(ui, state, r, id, name_text, ExplainSign::drawn);
    return r;
}

/// The name at the left, the amount at the right or below.
void title_line(Ui& ui, State& state, const Bar& bar, Column& column) {
    const AmountLine amount = amount_line(ui, state, bar);
    const Rect name = name_button(ui, state, bar, column);
    Column right{column.x, name.center().y - ui.metrics().line(Type::heading) / 2, column.w};
    column.skip(name.h);
    if (name.w + 12 + amount.w > column.w) right.y = column.y;
    draw_amount(ui, amount, right);
    column.y = std::max(column.y, right.y);
}

/// Two captions at the ends of one line, or below each other. Drawn only: the meter says them in words.
void captions(Ui& ui, Column& column, const Words& left, std::string_view left_text, const Words& right,
              std::string_view right_text) {
    const float line = ui.metrics().line(Type::small);
    const auto paragraph = [&](const Words& words, std::string_view text) {
        column.y += ui.painter().paragraph({column.x, column.y}, ui.style(words), text, column.w, line, words.align);
    };
    if (left_text.empty()) {
        paragraph(right, right_text);
    } else if (ui.text_width(left, left_text) + 12 + ui.text_width(right, right_text) <= column.w) {
        const float middle = column.y + line / 2;
        ui.painter().text({column.x, middle}, ui.style(left), left_text);
        ui.painter().text({column.x + column.w, middle}, ui.style(right), right_text, Align::right);
        column.skip(line);
    } else {
        paragraph(left, left_text);
        paragraph({.type = right.type, .color = right.color}, right_text);
    }
}

/// What a meter says when it is read aloud.
std::string in_words(const State& state, const Bar& bar) {
    std::string out(amount_text(state, bar));
    const auto add = [&](std::string_view part) {
        if (part.empty()) return;
        out += say(state, Text::list_comma);
        out += part;
    };
    if (bar.target != nullptr) {
        add(fill(bar.k2() ? Text::bars_k2_line : Text::bars_reference, state.lang(),
                 {{"amount", reference_text(state, bar)}}));
    }
    add(share_text(state, bar));
    if (!state.empty()) add(known_text(state, bar));
    return out;
}

void record_meter(Ui& ui, const State& state, const Bar& bar, const Rect& r) {
    std::optional<Range> range;  // fat has no reference here, so its bar has no end
    if (bar.target != nullptr)
        range = {.now = state.report()[bar.nutrient].sum.mid, .min = 0, .max = bar.target->target * bar_axis_max};
    ui.meter(bar.key, say(state, bar.name), in_words(state, bar), range, r);
}

/// "50 微克只是用来比一比，不到也不等于缺。"
std::string k2_note(const State& state) {
    return fill(Text::verdict_k2_line, state.lang(), {{"line", format_number(state.report().targets.k2_ug.target, 0)}});
}

void big_bar(Ui& ui, State& state, const Bar& bar, Column& column) {
    title_line(ui, state, bar, column);
    column.skip(3);
    const float top = column.y;
    column.skip(tick_reach);
    const Rect track = column.take(bar_h);
    draw_bar(ui.painter(), ui.theme(), track, picture_of(ui, state, bar, bar.target->target));
    column.skip(8);
    captions(ui, column, {.type = Type::small, .strong = true, .color = bar.colors.text}, share_text(state, bar),
             {.type = Type::small, .color = ui.theme().muted, .align = Align::right}, data_caption(state, bar));
    record_meter(ui, state, bar, {column.x, top, column.w, column.y - top});
    if (bar.k2()) ui.text(column, {.type = Type::small, .color = ui.theme().muted}, k2_note(state));
    explanation(ui, state, column, explanation_id(bar), bar.nutrient == Nutrient::d_ug ? serum_view : nullptr);
}

/// "111 mg / 320 mg"
std::string small_amount(const State& state, const Bar& bar) {
    std::string amount(amount_text(state, bar));
    if (bar.target != nullptr) {
        amount += " / ";
        amount += reference_text(state, bar);
    }
    return amount;
}

/// The amount stands beside the name or below it.
void small_bar(Ui& ui, State& state, const Bar& bar, Column& column, bool beside) {
    const std::string amount = small_amount(state, bar);
    const Words small{.type = Type::small, .color = ui.theme().muted, .align = Align::right};
    const Rect name = name_button(ui, state, bar, column);
    if (beside) {
        ui.painter().text({column.x + column.w, name.center().y}, ui.style(small), amount, Align::right);
        column.skip(name.h);
    } else {
        column.skip(name.h);
        captions(ui, column, {}, {}, {.type = Type::small, .color = ui.theme().muted}, amount);
    }
    const float top = column.y;
    column.skip(tick_reach);
    const Rect track = column.take(bar_h / 2);
    // Fat has no reference here: its axis only lets it grow visibly.
    constexpr double fat_axis_g = 30;
    draw_bar(ui.painter(), ui.theme(), track,
             picture_of(ui, state, bar, bar.target != nullptr ? bar.target->target : fat_axis_g));
    column.skip(tick_reach);
    record_meter(ui, state, bar, {column.x, top, column.w, column.y - top});
}

bool fits_beside(const Ui& ui, const State& state, const Bar& bar, float width) {
    const float amount = ui.text_width({.type = Type::small}, small_amount(state, bar));
    return name_width(ui, state, bar) + 8 + amount <= width;
}

void legend(Ui& ui, const State& state, Column& column) {
    struct Entry {
        BarSign sign;
        Text label;
    };
    constexpr std::array<Entry, 3> entries{{{BarSign::known, Text::legend_known},
                                            {BarSign::range, Text::legend_range},
                                            {BarSign::target, Text::legend_target}}};
    const Words words{.type = Type::small, .color = ui.theme().muted};
    const float top = column.y;
    const float line = ui.metrics().line(Type::small);
    constexpr float widest_sign = 24;
    Flow flow(column, 10);
    std::string spoken;
    for (const Entry& e : entries) {
        const std::string_view label = say(state, e.label);
        const Rect r = flow.next(widest_sign + ui.text_width(words, label), line);
        const float sign =
            draw_bar_sign(ui.painter(), ui.theme(), {r.x, r.center().y}, e.sign, ui.theme().axis[index(Axis::ca)]);
        ui.painter().text({r.x + sign + 6, r.center().y}, ui.style(words), label);
        if (!spoken.empty()) spoken += say(state, Text::list_comma);
        spoken += label;
    }
    flow.finish();
    ui.figure("_legend", say(state, Text::legend_name), spoken, {column.x, top, column.w, column.y - top});
}

}  // namespace

void three_view(Ui& ui, State& state, Column& column, float padding) {
    if (state.empty()) return;
    const std::string_view title = say(state, Text::three_title);
    Card card(ui, column, "_three", title, {.padding = padding});
    Column& body = card.body;
    explained_heading(ui, state, body, title, "range");
    explanation(ui, state, body, "range");
    body.skip(4);
    legend(ui, state, body);
    const Targets& t = state.report().targets;
    const PerAxis<NutrientColors>& colors = ui.theme().axis;
    const std::array<Bar, 3> bars{{
        {"result.ca", Nutrient::ca_mg, Text::nutrient_ca, "Ca", &t.ca_mg, colors[index(Axis::ca)], Axis::ca},
        {"result.d", Nutrient::d_ug, Text::nutrient_vitamin_d, "D3", &t.d_ug, colors[index(Axis::d)], Axis::d},
        {"result.k2", Nutrient::k2_ug, Text::nutrient_vitamin_k2, "K2", &t.k2_ug, colors[index(Axis::k2)], Axis::k2},
    }};
    constexpr float abreast_from = 840;
    constexpr float between = 32;
    if (body.w >= abreast_from * ui.metrics().scale()) {
        body.skip(4);
        Column each{body.x, body.y, (body.w - 2 * between) / 3};
        float end = body.y;
        for (const Bar& bar : bars) {
            each.y = body.y;
            big_bar(ui, state, bar, each);
            end = std::max(end, each.y);
            each.x += each.w + between;
        }
        body.y = end;
    } else {
        for (const Bar& bar : bars) {
            body.skip(8);
            big_bar(ui, state, bar, body);
        }
    }
    body.skip(16);
    ui.painter().hairline(body.x, body.x + body.w, body.y, ui.theme().line);
    body.skip(4);
    const std::array<Bar, 2> helpers{{
        {"result.mg", Nutrient::mg_mg, Text::nutrient_mg, "", &t.mg_mg, ui.theme().magnesium},
        {"result.fat", Nutrient::fat_g, Text::nutrient_fat, "", nullptr, ui.theme().fat},
    }};
    const float half = (body.w - 24) / 2;
    if (half > 9 * ui.metrics().size(Type::small)) {
        Column left{body.x, body.y, half};
        Column right{body.x + half + 24, body.y, half};
        const bool beside =
            std::ranges::all_of(helpers, [&](const Bar& bar) { return fits_beside(ui, state, bar, half); });
        small_bar(ui, state, helpers[0], left, beside);
        small_bar(ui, state, helpers[1], right, beside);
        body.y = std::max(left.y, right.y);
    } else {
        for (const Bar& bar : helpers) {
            small_bar(ui, state, bar, body, fits_beside(ui, state, bar, body.w));
            body.skip(8);
        }
    }
    for (const Bar& bar : helpers) explanation(ui, state, body, explanation_id(bar));
}

void forms_view(Ui& ui, State& state, Column& column, float padding) {
    if (state.empty()) return;
    const Report& report = state.report();
    Card card(ui, column, "_forms", say(state, Text::forms_title), {.padding = padding});
    Column& body = card.body;
    const Words small{.type = Type::small, .color = ui.theme().muted};
    explained_heading(ui, state, body, say(state, Text::forms_title), "forms");
    explanation(ui, state, body, "forms");
    body.skip(4);
    ui.text(body, small, say(state, Text::forms_note));
    body.skip(12);

    const auto amount = [&](Nutrient n) { return static_cast<float>(report[n].sum.mid); };
    FormPicture picture;
    picture.solid = ui.motion().glide("forms.mk7", amount(Nutrient::mk7_ug));
    picture.dots = ui.motion().glide("forms.mk4", amount(Nutrient::mk4_ug));
    picture.hatch = ui.motion().glide("forms.other", amount(Nutrient::mk_other_ug));
    picture.label = "MK-7";
    picture.label_size = ui.metrics().size(Type::small);
    const Rect bar = body.take(32 * std::max(1.0F, std::min(ui.metrics().scale(), 1.6F)));
    draw_forms(ui.painter(), ui.theme(), bar, picture);
    body.skip(12);

    struct Part {
        FormFill fill;
        Text name;
        Nutrient nutrient;
    };
    constexpr std::array<Part, 3> parts{{{FormFill::solid, Text::nutrient_mk7, Nutrient::mk7_ug},
                                         {FormFill::dots, Text::nutrient_mk4, Nutrient::mk4_ug},
                                         {FormFill::hatch, Text::forms_other, Nutrient::mk_other_ug}}};
    std::string spoken;
    Flow flow(body, 12);
    const float line = ui.metrics().line(Type::small);
    const Words strong{.strong = true, .color = ui.theme().ink};
    for (const Part& part : parts) {
        const std::string_view name = say(state, part.name);
        const std::string_view value = report.shown_text(key_of("intake", part.nutrient));
        const float words = std::ceil(std::max(17 + ui.text_width(small, name), ui.text_width(strong, value))) + 1;
        const float w = std::min(body.w, std::max(words, (body.w - 24) / 3));
        const Rect r = flow.next(w, line + ui.text_height(strong, value, w));
        draw_form_sign(ui.painter(), ui.theme(), {r.x, r.y + line / 2 - 5.5F, 11, 11}, part.fill);
        ui.painter().text({r.x + 17, r.y + line / 2}, ui.style(small), name);
        ui.painter().paragraph({r.x, r.y + line}, ui.style(strong), value, w, ui.metrics().line(Type::body));
        if (!spoken.empty()) spoken += say(state, Text::list_comma);
        spoken += name;
        spoken += ' ';
        spoken += value;
    }
    flow.finish();
    ui.figure("_forms.bar", say(state, Text::forms_title), spoken, {body.x, bar.y, body.w, body.y - bar.y});
    body.skip(8);
    ui.painter().hairline(body.x, body.x + body.w, body.y, ui.theme().line);
    body.skip(8);
    if (report[Nutrient::k1_ug].unmeasured()) return;
    ui.text(body, small, fill(Text::forms_k1, state.lang(), {{"k1", report.shown_text("intake.k1_ug")}}));
    ui.text(body, small, fill(Text::forms_total, state.lang(), {{"total", report.shown_text("intake.k_total_ug")}}));
}

}  // namespace k2::shell
