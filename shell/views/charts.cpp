// What trials and surveys saw, as curves: two blood markers of K2, and 25(OH)D in a population. Never a reader's level.

#include "shell/pictures/chart_picture.h"

#include <cmath>
#include <vector>

#include "core/nutrition/shown.h"
#include "core/nutrition/vitamin_d.h"
#include "core/nutrition/vitamin_k.h"
#include "shell/views/views.h"

namespace k2::shell {
namespace {

constexpr std::size_t curve_points = 97;
constexpr float serum_from_ug = 2.5F;  // 100 IU: the curve's lowest intake
constexpr float serum_to_ug = 100;
constexpr float markers_to_ug = 500;
constexpr float most_markers_to_ug = 1000;
constexpr double least_compared_ug = 20;  // a plate with less is not set beside trials of 45 µg and more
constexpr float trials_from_ug = 90;      // below it no trial could be fitted
constexpr float ucoc_trials_to_ug = 375;
constexpr float mgp_trials_to_ug = 463;

using Curve = Estimate (*)(double);

ChartPoint point_at(Curve curve, float x) {
    const Estimate e = curve(x);
    return {x, static_cast<float>(e.low), static_cast<float>(e.mid), static_cast<float>(e.high)};
}

std::vector<ChartPoint> points_of(Curve curve, float from, float to) {
    std::vector<ChartPoint> out;
    for (std::size_t i = 0; i < curve_points; ++i) {
        const float t = static_cast<float>(i) / (curve_points - 1);
        out.push_back(point_at(curve, std::lerp(from, to, t)));
    }
    return out;
}

/// The curve for those who do not see it: "10 µg：59（52–67），20 µg：66（58–75）"
std::string in_words(const State& state, Curve curve, std::span<const float> doses) {
    std::string out;
    for (const float dose : doses) {
        const Estimate e = curve(dose);
        if (!out.empty()) out += say(state, Text::list_comma);
        out += fill_in(details_word(state, "chart_point"), {{"x", format_number(dose, 0)},
                                                            {"mid", format_number(e.mid, 0)},
                                                            {"low", format_number(e.low, 0)},
                                                            {"high", format_number(e.high, 0)}});
    }
    return out;
}

void chart(Ui& ui, Column& column, std::string_view key, std::string_view name, std::string_view words,
           const ChartPicture& picture) {
    const Rect area = column.take(chart_height(ui.painter(), column.w, picture));
    draw_chart(ui.painter(), ui.theme(), area, picture);
    ui.figure(key, name, words, area);
}

void marker_chart(Ui& ui, const State& state, Column& column, std::string_view key, std::string_view name, Curve curve,
                  float trials_to, double dose) {
    constexpr std::array<float, 6> doses{20, 45, 90, 180, 360, 400};
    // As far as the plate, in hundreds: a few packs of natto.
    const float to = std::clamp(100 * std::ceil(static_cast<float>(dose) / 100), markers_to_ug, most_markers_to_ug);
    const std::string_view title = details_word(state, name);
    ui.text(column, {.type = Type::small, .strong = true, .color = ui.theme().ink}, title);
    column.skip(4);
    const std::vector<ChartPoint> points = points_of(curve, 0, to);
    ChartPicture p;
    p.points = points;
    p.x_max = to;
    p.y_max = 100;
    p.tick_x = to > markers_to_ug ? 200 : 100;
    p.tick_y = 25;
    p.solid_from = trials_from_ug;
    p.solid_to = trials_to;
    if (dose <= static_cast<double>(to)) p.mark = point_at(curve, static_cast<float>(dose));
    p.colors = ui.theme().axis[index(Axis::k2)];
    p.x_label = details_word(state, "chart_dose_k");
    p.y_label = details_word(state, "chart_fall");
    p.text_size = ui.metrics().size(Type::small);
    chart(ui, column, key, title, in_words(state, curve, doses), p);
    column.skip(14);
}

/// A button that opens and closes a chart.
bool learn_more(Ui& ui, State& state, Column& column, std::string_view id, std::string_view label) {
    const bool open = state.view.chart == id;
    const std::string key = "more." + std::string(id);
    const Button b{.key = key,
                   .label = label,
                   .kind = ButtonKind::quiet,
                   .icon = open ? Icon::chevron_up : Icon::chevron_down,
                   .state = {.expandable = true, .expanded = open}};
    if (ui.button(column, b)) {
        state.ask_details();
        state.view.chart = open ? std::string() : std::string(id);
    }
    column.skip(10);
    return open;
}

}  // namespace

void serum_view(Ui& ui, State& state, Column& column) {
    // A chart of healthy people does not belong beside a stop text.
    if (state.report().balance.hidden) return;
    column.skip(8);
    if (!learn_more(ui, state, column, "serum", say(state, Text::more_serum))) return;
    constexpr std::array<float, 6> doses{5, 10, 15, 20, 50, 100};
    const std::vector<ChartPoint> points = points_of(population_25ohd_nmol_l, serum_from_ug, serum_to_ug);
    ChartPicture p;
    p.points = points;
    p.x_max = serum_to_ug;
    p.y_max = 100;
    p.tick_x = 25;
    p.tick_y = 25;
    p.colors = ui.theme().axis[index(Axis::d)];
    p.x_label = details_word(state, "chart_dose_d");
    p.y_label = details_word(state, "chart_serum");
    p.text_size = ui.metrics().size(Type::small);
    chart(ui, column, "_serum.chart", details_word(state, "chart_serum_name"),
          in_words(state, population_25ohd_nmol_l, doses), p);
    column.skip(8);
    ui.text(column, {.type = Type::small, .color = ui.theme().muted}, details_word(state, "chart_serum_note"));
    column.skip(8);
    detail_blocks(ui, state, column, "serum", "_serum");
}

void markers_view(Ui& ui, State& state, Column& column, float padding) {
    const Report& report = state.report();
    if (state.empty() || !report.vitamin_k || report.vitamin_k->mk7_equivalent_ug.mid <= 0) return;
    Card card(ui, column, "_markers", say(state, Text::markers_title), {.padding = padding});
    Column& body = card.body;
    const Words small{.type = Type::small, .color = ui.theme().muted};
    explained_heading(ui, state, body, say(state, Text::markers_title), "markers");
    explanation(ui, state, body, "markers");
    body.skip(4);
    const auto sentence = [&](Text id, std::string_view key) {
        const std::string at = "vitamin_k." + std::string(key);
        ui.text(
            body, {.color = ui.theme().ink},
            fill(id, state.lang(), {{"amount", report.shown_text(at)}, {"range", report.shown_text(at + ".range")}}),
            "_markers." + std::string(key));
        body.skip(6);
    };
    if (report.vitamin_k->mk7_equivalent_ug.mid < least_compared_ug) {
        ui.text(body, {.color = ui.theme().ink}, say(state, Text::markers_few), "_markers.few");
    } else {
        sentence(Text::markers_equivalent, "mk7_equivalent_ug");
        sentence(Text::markers_ucoc, "ucoc_reduction_pct");
        sentence(Text::markers_mgp, "dpucmgp_reduction_pct");
        ui.text(body, small, say(state, Text::markers_note));
    }
    body.skip(12);
    if (!learn_more(ui, state, body, "markers", say(state, Text::more_markers))) return;
    if (!details_here(ui, state, body)) return;
    const double dose = report.vitamin_k->mk7_equivalent_ug.mid;
    constexpr float beside_from = 560;
    const bool beside = body.w >= beside_from * ui.metrics().scale();
    Column left{body.x, body.y, beside ? (body.w - 24) / 2 : body.w};
    marker_chart(ui, state, left, "_markers.ucoc_chart", "chart_ucoc_name", ucoc_reduction_pct, ucoc_trials_to_ug,
                 dose);
    Column right{beside ? left.x + left.w + 24 : body.x, beside ? body.y : left.y, left.w};
    marker_chart(ui, state, right, "_markers.mgp_chart", "chart_mgp_name", dpucmgp_reduction_pct, mgp_trials_to_ug,
                 dose);
    body.y = std::max(left.y, right.y);
    ui.text(body, small, details_word(state, "chart_markers_note"));
}

}  // namespace k2::shell
