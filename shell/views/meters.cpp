// The result on the first screen: one line that names the weak one, and three short meters: share, what is short,
// likely range. A press on a meter leads to its card (nutrients.cpp).

#include <array>
#include <cmath>

#include "core/nutrition/shown.h"
#include "shell/pictures/bar_picture.h"
#include "shell/spoken.h"
#include "shell/views/views.h"

namespace k2::shell {
namespace {

constexpr float bar_h = 12;
constexpr float gap = 10;
constexpr float between = 6;     // two rows
constexpr float least_bar = 72;  // a shorter bar stands in a line of its own

struct Row {
    Axis axis;
    std::string_view key;
    std::string_view card;  // the key of its card
    Text label, name;
    Nutrient nutrient;
};
constexpr std::array<Row, axis_count> rows{
    {{Axis::ca, "meter.ca", "result.ca", Text::nutrient_ca, Text::nutrient_ca, Nutrient::ca_mg},
     {Axis::d, "meter.d", "result.d", Text::meters_d, Text::nutrient_vitamin_d, Nutrient::d_ug},
     {Axis::k2, "meter.k2", "result.k2", Text::nutrient_k2, Text::nutrient_vitamin_k2, Nutrient::k2_ug}}};

const Target& target_of(const State& state, Axis axis) {
    const Targets& t = state.report().targets;
    return axis == Axis::ca ? t.ca_mg : axis == Axis::d ? t.d_ug : t.k2_ug;
}

/// What stands in a row, as words.
struct Facts {
    std::string share;  // "38%"; the amount where it is not compared; 没人测过
    std::string range;  // "大概 30–46%"
    std::string rest;   // "还差 490 毫克", "够了", "超过上限"
    bool compared = false;
};

/// What is short of the reference, by the share that is shown.
std::string rest_text(const State& state, const Row& row, double share) {
    const Report& report = state.report();
    const Lang lang = state.lang();
    if (std::ranges::find(report.balance.over, row.axis) != report.balance.over.end())
        return std::string(say(state, Text::meters_over));
    if (share >= 1) return std::string(say(state, row.axis == Axis::k2 ? Text::meters_at_line : Text::meters_enough));
    std::string amount = format_amount(row.nutrient, (1 - share) * target_of(state, row.axis).target, lang);
    amount.resize(std::min(amount.size(), amount.find(lang == Lang::zh ? "（" : " (")));  // IU are said in the card
    return fill(Text::meters_short, lang, {{"amount", lang == Lang::zh ? spoken(amount, lang) : amount}});
}

Facts facts_of(const State& state, const Row& row) {
    const Report& report = state.report();
    const auto& adequacy = report.adequacy[index(row.axis)];
    Facts f;
    f.share = report.shown_text("adequacy." + std::string(axis_key(row.axis)));
    // Who takes or may take warfarin is told how much K2 there is, not that it should be more.
    if (!adequacy || (row.axis == Axis::k2 && is_or_may_be(state.day().profile, StopQuestion::anticoagulant))) {
        f.share = report.shown_text("intake." + std::string(nutrient_key(row.nutrient)));
        return f;
    }
    f.compared = true;
    if (report[row.nutrient].unmeasured()) return f;
    const std::string range = share_range_text(state, row.axis);
    if (range != f.share) f.range = fill(Text::meters_range, state.lang(), {{"range", range}});
    f.rest = rest_text(state, row, adequacy->mid);
    return f;
}

BarPicture picture_of(Ui& ui, const State& state, const Row& row) {
    const Estimate share = share_of_reference(state, row.axis);
    const auto glide = [&](std::string_view part, double value) {
        return ui.motion().glide(std::string(row.key) + std::string(part), static_cast<float>(value));
    };
    return {.mid = glide(".mid", share.mid),
            .high = glide(".high", share.high),
            .target = 1.0F,
            .colors = ui.theme().axis[index(row.axis)]};
}

std::string in_words(const State& state, const Facts& f) {
    std::string out = f.share;
    for (const std::string* part : {&f.range, &f.rest}) {
        if (part->empty()) continue;
        out += say(state, Text::list_comma);
        out += *part;
    }
    return out;
}

/// Widths of the columns that all three rows share.
struct Columns {
    float label_w = 0;
    float share_w = 0;
    bool stacked = false;  // the bar in a line of its own
};

void meter_row(Ui& ui, const State& state, const Row& row, const Facts& f, const Columns& c, Column& column) {
    const Metrics& m = ui.metrics();
    const NutrientColors& colors = ui.theme().axis[index(row.axis)];
    const Words label{.strong = true, .color = ui.theme().ink};
    const Words share{
        .type = f.compared && !f.range.empty() ? Type::heading : Type::body, .strong = true, .color = colors.text};
    const Words small{.type = Type::small, .color = ui.theme().muted};
    const float line = m.line(Type::heading);
    const float small_line = m.line(Type::small);
    const float words_x = c.stacked ? 0 : c.label_w + gap;
    const float words_w = column.w - words_x;
    const bool one_line = ui.text_width(small, f.range) + 12 + ui.text_width(small, f.rest) <= words_w;
    const float lines = f.range.empty() && f.rest.empty() ? 0 : one_line || f.range.empty() || f.rest.empty() ? 1 : 2;
    const float bar_line = c.stacked && f.compared ? bar_h + 10 : 0;
    const float needed = line + bar_line + lines * small_line;
    const Rect r = column.take(std::max(m.target(), std::ceil(needed)));
    const float top = r.y + (r.h - needed) / 2;

    const std::string said = in_words(state, f);
    const std::string_view name = say(state, row.name);
    // What fits beside the plate in an article has no cards to lead to.
    if (state.view.compact) {
        std::optional<Range> range;
        if (f.compared) range = {.now = share_of_reference(state, row.axis).mid, .min = 0, .max = bar_axis_max};
        ui.meter(row.card, name, said, range, r);
    } else {
        const std::string target = "#" + std::string(row.card);
        const std::string name_and_said = std::string(name) + ' ' + said;
        // The platform scrolls there.
        static_cast<void>(ui.button(r, {.key = row.key,
                                        .label = {},
                                        .kind = ButtonKind::bare,
                                        .name = name_and_said,
                                        .role = Role::link,
                                        .value = target}));
    }
    const float middle = top + line / 2;
    ui.painter().text({r.x, middle}, ui.style(label), say(state, row.label));
    ui.painter().text({r.right(), Painter::on_baseline_of(middle, m.size(Type::body), m.size(share.type))},
                      ui.style(share), f.share, Align::right);
    float y = top + line;
    if (f.compared) {
        Rect bar{r.x + c.label_w + gap, middle - bar_h / 2, r.w - c.label_w - c.share_w - 2 * gap, bar_h};
        if (c.stacked) bar = {r.x, y + 4, r.w, bar_h};
        draw_bar(ui.painter(), ui.theme(), bar, picture_of(ui, state, row));
        y += bar_line;
    }
    const auto small_text = [&](std::string_view words, bool right) {
        ui.painter().text({right ? r.right() : r.x + words_x, y + small_line / 2}, ui.style(small), words,
                          right ? Align::right : Align::left);
    };
    if (lines == 0) return;
    if (!f.range.empty()) small_text(f.range, false);
    if (!one_line && !f.range.empty() && !f.rest.empty()) y += small_line;
    if (!f.rest.empty()) small_text(f.rest, one_line || f.range.empty());
}

void meter_rows(Ui& ui, const State& state, Column& column) {
    std::array<Facts, axis_count> facts;
    Columns c;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        facts[i] = facts_of(state, rows[i]);
        c.label_w = std::max(c.label_w, ui.text_width({.strong = true}, say(state, rows[i].label)));
        if (facts[i].compared)
            c.share_w = std::max(
                c.share_w, ui.text_width({.type = facts[i].range.empty() ? Type::body : Type::heading, .strong = true},
                                         facts[i].share));
    }
    // As wide as 100% from the start, so that no bar changes its length with a digit.
    c.share_w = std::max(c.share_w, ui.text_width({.type = Type::heading, .strong = true}, "100%"));
    c.stacked = column.w - c.label_w - c.share_w - 2 * gap < least_bar * std::min(ui.metrics().scale(), 1.5F);
    const float top = column.y;
    ui.begin_group(Role::group, "_meters", say(state, Text::three_title),
                   {.roving = !state.view.compact});  // three links are one Tab stop
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i > 0) column.skip(between);
        meter_row(ui, state, rows[i], facts[i], c, column);
    }
    ui.end_group({column.x, top, column.w, column.y - top});
}

/// The verdict without the shares, which the meters say: up to the sentence with the first percent.
std::string_view lead_of(std::string_view verdict, Lang lang) {
    const std::string_view before = verdict.substr(0, std::min(verdict.find('%'), verdict.size()));
    if (before.size() == verdict.size()) return verdict;
    const std::string_view stop = lang == Lang::zh ? "。" : ". ";
    const std::size_t at = before.rfind(stop);
    return at == std::string_view::npos ? verdict : verdict.substr(0, at + (lang == Lang::zh ? stop.size() : 1));
}

}  // namespace

Estimate share_of_reference(const State& state, Axis axis) {
    const Report& report = state.report();
    const Estimate& e = axis == Axis::ca ? report.calcium.milk_equivalent_mg
                                         : report[axis == Axis::d ? Nutrient::d_ug : Nutrient::k2_ug].sum;
    const double of = target_of(state, axis).target;
    return {.mid = e.mid / of, .low = e.low / of, .high = e.high / of};
}

std::string share_range_text(const State& state, Axis axis) {
    const Estimate share = share_of_reference(state, axis);
    constexpr double most = bar_axis_max;
    if (share.high <= most) return format_percent_range(share.low, share.high);
    return fill(Text::meters_range_open, state.lang(),
                {{"low", format_percent(std::min(share.low, most))}, {"high", format_percent(most)}});
}

void verdict_view(Ui& ui, State& state, Column& column, float padding) {
    Card card(ui, column, "_verdict", say(state, Text::verdict_title), {.padding = padding});
    Column& body = card.body;
    const Report& report = state.report();
    if (!state.empty()) {
        ui.heading(body, 2, Type::small,
                   say(state, report.scope == Scope::day ? Text::bars_title_day : Text::bars_title_plate));
        body.skip(2);
    }
    ui.status(body, {.type = Type::heading, .strong = true, .color = ui.theme().ink}, report.verdict, "verdict",
              lead_of(report.verdict, state.lang()));
    if (state.empty()) return;
    body.skip(6);
    meter_rows(ui, state, body);
}

}  // namespace k2::shell
