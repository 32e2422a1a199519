// Where the plate lies between the three, and where its calcium goes.

#include "shell/pictures/flow_picture.h"
#include "shell/pictures/triangle_picture.h"

#include <array>

#include "core/nutrition/shown.h"
#include "shell/views/views.h"

namespace k2::shell {
namespace {

/// "K2 17%，维生素 D 19%，钙 38%"
std::string triangle_in_words(const State& state, const PerAxis<std::string_view>& words) {
    std::string out;
    for (const Axis axis : all_axes) {
        if (!out.empty()) out += say(state, Text::list_comma);
        out += axis_name(state, axis);
        out += ' ';
        out += words[index(axis)];
    }
    return out;
}

}  // namespace

void triangle_view(Ui& ui, State& state, Column& column, float padding) {
    const Report& report = state.report();
    if (state.empty() || !report.balance.triangle) return;
    Card card(ui, column, "_triangle", say(state, Text::triangle_title), {.padding = padding});
    Column& body = card.body;
    const Words small{.type = Type::small, .color = ui.theme().muted};
    explained_heading(ui, state, body, say(state, Text::triangle_title), "triangle");
    explanation(ui, state, body, "triangle");
    body.skip(4);
    ui.text(body, small, say(state, Text::triangle_note));
    body.skip(12);

    TrianglePicture picture;
    PerAxis<Estimate> adequacy{};
    for (const Axis axis : all_axes) {
        adequacy[index(axis)] = report.adequacy[index(axis)].value_or(Estimate{});
        picture.word[index(axis)] = report.shown_text("adequacy." + std::string(axis_key(axis)));
    }
    picture.point = triangle_point(adequacy);
    picture.cloud = triangle_cloud(adequacy);
    if (picture.point) {
        for (const Axis axis : all_axes) {
            float& part = (*picture.point)[index(axis)];
            part = ui.motion().glide("triangle." + std::string(axis_key(axis)), part);
        }
    }
    picture.middle = say(state, Text::triangle_middle);
    picture.small_size = ui.metrics().size(Type::small);
    picture.zoom = ui.metrics().scale();
    const float w = std::min(body.w, 420.0F);
    const float h = triangle_height(w, picture.zoom);
    const Rect area{body.x + (body.w - w) / 2, body.y, w, h};
    body.skip(h);
    draw_triangle(ui.painter(), ui.theme(), area, picture);
    ui.figure("_triangle.figure", say(state, Text::triangle_title), triangle_in_words(state, picture.word), area);
}

void flow_view(Ui& ui, State& state, Column& column, float padding) {
    const Report& report = state.report();
    const auto eaten = static_cast<float>(report[Nutrient::ca_mg].sum.mid);
    if (eaten <= 0) return;
    Card card(ui, column, "_flow", say(state, Text::flow_title), {.padding = padding});
    Column& body = card.body;
    const Words small{.type = Type::small, .color = ui.theme().muted};
    explained_heading(ui, state, body, say(state, Text::flow_title), "flow");
    explanation(ui, state, body, "flow");
    body.skip(4);
    ui.text(body, small, say(state, Text::flow_note));
    body.skip(12);

    const Lang lang = state.lang();
    const std::string eaten_text = fill(Text::flow_eaten, lang, {{"amount", report.shown_text("intake.ca_mg")}});
    const std::string absorbed_text = fill(Text::flow_absorbed, lang,
                                           {{"amount", report.shown_text("calcium.absorbed_mg")},
                                            {"range", report.shown_text("calcium.absorbed_mg.range")}});
    const Food* milk = state.find_food("milk_whole_cn");
    const double box_mg = milk->cell(Nutrient::ca_mg).mid * milk->serving_g / 100;
    const std::string milk_text =
        fill(Text::flow_milk, lang, {{"n", format_number(report.calcium.milk_equivalent_mg.mid / box_mg, 1)}});
    const std::array<FlowMeal, 1> day{
        {{.eaten_mg = eaten, .absorbed_mg = static_cast<float>(report.calcium.absorbed_mg.mid), .label = {}}}};
    FlowPicture picture;
    picture.meals = day;
    picture.eaten_text = eaten_text;
    picture.absorbed_text = absorbed_text;
    picture.milk_text = milk_text;
    picture.lost_text = say(state, Text::flow_lost);
    picture.text_size = ui.metrics().size(Type::small);
    const Rect area = body.take(flow_height(ui.painter(), body.w, picture));
    draw_flow(ui.painter(), ui.theme(), area, picture);
    const std::string comma(say(state, Text::list_comma));
    ui.figure("_flow.figure", say(state, Text::flow_title), eaten_text + comma + absorbed_text + comma + milk_text,
              area);
    body.skip(10);
    ui.text(body, small, say(state, Text::flow_average));
}

}  // namespace k2::shell
