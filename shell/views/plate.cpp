// The meals as tabs, and the plate of the one in view with the balance score in its middle.

#include "shell/pictures/plate_picture.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/nutrition/shown.h"
#include "shell/amount.h"
#include "shell/views/views.h"

namespace k2::shell {
namespace {

constexpr float tab_inset = 4;
constexpr float edge_radius = 0.62F;   // of the plate's: the middle of the wedges
constexpr float drag_step_g = 5;       // a finger cannot say 143 g
constexpr std::size_t most_apart = 8;  // foods with a wedge each, however small; of more the small ones gather

/// How the plate stands in its column: chopsticks lie at its right where there is room.
struct Place {
    Point center;
    float radius = 0;
    bool chopsticks = false;
};

Place place_plate(const Ui& ui, const Column& column, float radius) {
    const float wish = ui.metrics().elder ? std::max(radius, 130.0F) : radius;
    Place p;
    p.radius = std::min(wish * std::max(1.0F, std::min(ui.metrics().zoom, 1.2F)), column.w / 2 - 6);
    p.chopsticks = radius > 130 && !ui.metrics().elder && column.w >= 2 * p.radius + 60;
    p.center = {column.x + column.w / 2 - (p.chopsticks ? 12.0F : 0.0F), column.y + p.radius};
    return p;
}

struct PlateFoods {
    std::vector<ItemRef> items;      // of the meal in view
    std::vector<PlateWedge> wedges;  // their `item` counts in items

    [[nodiscard]] int wedge_of(int item) const {
        const auto found = std::ranges::find(wedges, item, &PlateWedge::item);
        return item < 0 || found == wedges.end() ? -1 : static_cast<int>(found - wedges.begin());
    }
};

bool has_food_elsewhere(const State& state) {
    return std::ranges::any_of(state.day().meals,
                               [&](const Meal& m) { return m.slot != state.view.slot && !m.items.empty(); });
}

PlateFoods foods_of(const State& state) {
    PlateFoods out;
    for (const ItemRef ref : state.items_in(state.view.slot)) {
        const Item& item = state.item(ref);
        const Food* food = state.find_food(item.food);
        if (food == nullptr) continue;
        const auto grams = static_cast<float>(plain_amount(*food, item));
        out.wedges.push_back({.id = food->id,
                              .emoji = food->emoji,
                              .letter = first_letter(food_name(state, *food)),
                              .group = food->group,
                              .grams = grams,
                              .item = static_cast<int>(out.items.size())});
        out.items.push_back(ref);
    }
    if (out.items.size() > most_apart) {
        const PlateWedge others{.letter = say(state, Text::forms_other)};
        out.wedges = gather_small(out.wedges, others, state.view.dragged);
    }
    return out;
}

/// "牛奶 1 盒 · 250 ml, 鸡蛋 1 个 · 50 g, 其他：…"
std::string plate_in_words(const State& state, const PlateFoods& foods) {
    const auto add = [&](std::string& list, std::string_view more) {
        if (!list.empty()) list += say(state, Text::list_comma);
        list += more;
    };
    std::string apart, gathered;
    for (std::size_t i = 0; i < foods.items.size(); ++i) {
        const Item& item = state.item(foods.items[i]);
        const Food& food = *state.find_food(item.food);
        std::string words(food_name(state, food));
        words += ' ';
        words += amount_text(food, item, state.lang()).joined();
        add(foods.wedge_of(static_cast<int>(i)) >= 0 ? apart : gathered, words);
    }
    if (!gathered.empty()) add(apart, fill(Text::plate_others, state.lang(), {{"foods", gathered}}));
    return apart;
}

/// The score is the day's: it says so where more than the meal in view has food.
std::string_view score_name(const State& state) {
    return say(state, has_food_elsewhere(state) ? Text::balance_name_day : Text::balance_name);
}

PlatePicture picture_of(Ui& ui, const State& state, const PlateFoods& foods, float radius) {
    const Report& report = state.report();
    PlatePicture p;
    p.wedges = foods.wedges;
    p.small_size = std::min(ui.metrics().size(Type::small), 0.16F * radius);
    if (state.empty()) {
        p.gauge = false;
        p.empty_text = say(state, Text::plate_empty);
        return p;
    }
    const Balance& b = report.balance;
    p.score = report.shown_text("balance.figure");
    if (p.score.empty()) p.score = "–";
    p.caption = score_name(state);
    if (!b.wide()) p.range = report.shown_text("balance.range");
    p.gauge = b.low.has_value() && b.high.has_value();
    p.score_low = ui.motion().glide("balance.low", static_cast<float>(b.low.value_or(0)));
    p.score_high = ui.motion().glide("balance.high", static_cast<float>(b.high.value_or(0)));
    const double middle = (b.low.value_or(0) + b.high.value_or(0)) / 2;
    p.score_mid = ui.motion().glide("balance.mid", static_cast<float>(b.score.value_or(middle)));
    return p;
}

/// A wedge's end follows the pointer; the buttons in the rows are the way everyone can use. Returns the item whose
/// wedge is to be shown lifted, or −1.
int drag_edges(Ui& ui, State& state, const Place& place, const PlateFoods& foods) {
    const Rect disc{place.center.x - place.radius, place.center.y - place.radius, 2 * place.radius, 2 * place.radius};
    const Ui::Touch touch = ui.touch(node_id("_plate"), disc);
    PlatePicture shape;
    shape.wedges = foods.wedges;
    const PlateHit hit = plate_hit(shape, place.center, place.radius, ui.pointer());
    const auto item_at = [&](int wedge) { return wedge < 0 ? -1 : foods.wedges[static_cast<std::size_t>(wedge)].item; };
    if (touch.began && hit.edge >= 0) {
        state.view.dragged = item_at(hit.edge);
        state.begin_drag();
    }
    if (!touch.held) {
        state.view.dragged = -1;
        state.end_drag();
    }
    const int dragged = state.view.dragged;
    const int wedge = foods.wedge_of(dragged);
    if (wedge < 0) return touch.hovered ? item_at(hit.wedge) : -1;
    const ItemRef ref = foods.items[static_cast<std::size_t>(dragged)];
    const Food* food = state.find_food(state.item(ref).food);
    const float step = food->basis == Basis::per_unit ? 1 : drag_step_g;
    const float steps = std::round(dragged_grams(foods.wedges, wedge, hit.turn) / step);
    state.set_amount(ref, static_cast<double>(std::max(1.0F, steps) * step));
    return dragged;
}

/// The number in the middle, in words: "62，在 55 到 70 之间", or the band alone.
void score_meter(Ui& ui, const State& state, const PlatePicture& picture, const Place& place) {
    const Balance& balance = state.report().balance;
    std::string value;
    if (!balance.wide()) value = picture.score;
    if (balance.low && balance.high) {
        if (!value.empty()) value += say(state, Text::list_comma);
        value += fill(Text::balance_between, state.lang(),
                      {{"low", format_number(*balance.low, 0)}, {"high", format_number(*balance.high, 0)}});
    }
    const float disc = 0.375F * place.radius;
    std::optional<Range> range;
    if (const auto score = state.report().balance.score) range = {.now = std::round(*score), .min = 0, .max = 100};
    ui.meter("balance", score_name(state), value, range,
             {place.center.x - disc, place.center.y - disc, 2 * disc, 2 * disc});
}

/// A finger on a wedge's end drags it; anywhere else on the plate it scrolls the page. The last wedge ends at the top.
void edge_handles(Ui& ui, const State& state, const Place& place, const PlateFoods& foods) {
    const std::vector<float> ends = wedge_ends(foods.wedges);
    const float side = ui.metrics().target();
    for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
        const int item = foods.wedges[i].item;
        const Point at = on_circle(place.center, edge_radius * place.radius, ends[i]);
        const std::string key = "_edge." + std::to_string(item);
        const ItemRef ref = foods.items[static_cast<std::size_t>(item)];
        const std::string_view food = food_name(state, *state.find_food(state.item(ref).food));
        ui.figure(key, fill(Text::plate_edge, state.lang(), {{"food", food}}), {},
                  {at.x - side / 2, at.y - side / 2, side, side}, {.drag = true});
    }
}

/// "Not a health score", and behind the ⓘ what it is.
void balance_note(Ui& ui, State& state, Column& column) {
    const Words words{.type = Type::small, .color = ui.theme().muted};
    const std::string_view note = say(state, Text::balance_not_health);
    // An article has no room for how it is computed.
    const float side = state.view.compact ? 0 : ui.metrics().target();
    const float w = std::min(column.w - side, ui.text_width(words, note) + 1);
    const float h = ui.text_height(words, note, w);
    const float row = std::max(side, h);
    const float x = column.x + (column.w - w - side) / 2;
    Column note_column{x, column.y + (row - h) / 2, w};
    ui.text(note_column, words, note);
    if (side > 0) {
        press_explain(ui, state, {x + w, column.y + (row - side) / 2, side, side}, "balance",
                      say(state, Text::balance_name));
    }
    column.skip(row);
    explanation(ui, state, column, "balance");
}

}  // namespace

void meal_tabs_view(Ui& ui, State& state, Column& column) {
    ui.begin_group(Role::group, "_meals", say(state, Text::meals_group), {.roving = true});
    std::array<Button, slot_count> tabs;
    std::array<std::string, slot_count> keys;
    std::array<std::string, slot_count> counts;
    std::array<std::string, slot_count> names;
    for (std::size_t i = 0; i < slot_count; ++i) {
        const Slot slot = all_slots[i];
        const std::size_t count = state.items_in(slot).size();
        keys[i] = "meal." + std::string(slot_key(slot));
        counts[i] = count > 0 ? std::to_string(count) : "";
        names[i] = fill(Text::meal_tab, state.lang(), {{"meal", slot_name(state, slot)}, {"n", std::to_string(count)}});
        tabs[i] = {.key = keys[i],
                   .label = slot == Slot::supplement ? say(state, Text::meal_supplement_short) : slot_name(state, slot),
                   .kind = ButtonKind::segment,
                   .name = names[i],
                   .count = counts[i],
                   .role = Role::tab,
                   .state = {.checked = state.view.slot == slot}};
    }
    // Five meals in one line come first; the counts stand where they fit.
    float widest = 0;
    for (const Button& tab : tabs) widest = std::max(widest, ui.natural_width(tab));
    if (widest * slot_count > column.w - 2 * tab_inset) {
        for (Button& tab : tabs) tab.count = {};
    }
    const float top = column.y;
    Column inner = column.inset(tab_inset);
    inner.skip(tab_inset);
    const int pressed = ui.choices(inner, tabs, 0);
    column.y = inner.y + tab_inset;
    const Rect bar{column.x, top, column.w, column.y - top};
    ui.draw_on(Layer::ground);
    ui.painter().surface(bar, ui.theme(), ui.theme().soft, std::min(bar.h / 2, 34.0F));
    ui.draw_on(Layer::front);
    ui.end_group(bar);
    if (pressed >= 0) state.view.slot = all_slots[static_cast<std::size_t>(pressed)];
}

float plate_view(Ui& ui, State& state, Column& column, float radius) {
    const Place place = place_plate(ui, column, radius);
    const Rect area{column.x, column.y, column.w, 2 * place.radius};
    // First of all: it changes the amounts that are drawn.
    const int hot_item = drag_edges(ui, state, place, foods_of(state));

    const PlateFoods foods = foods_of(state);
    PlatePicture picture = picture_of(ui, state, foods, place.radius);
    picture.hot = foods.wedge_of(hot_item);
    const std::string name = fill(Text::plate_name, state.lang(), {{"meal", slot_name(state, state.view.slot)}});
    ui.figure("_plate", name, plate_in_words(state, foods), area);
    edge_handles(ui, state, place, foods);
    draw_plate(ui.painter(), ui.theme(), place.center, place.radius, picture);
    if (place.chopsticks) {
        draw_chopsticks(ui.painter(), ui.theme(), {place.center.x + place.radius + 34, area.y + 0.22F * place.radius},
                        1.64F * place.radius);
    }
    if (!state.empty()) score_meter(ui, state, picture, place);

    column.skip(area.h + 4);
    if (!state.empty()) balance_note(ui, state, column);  // there is no score yet
    return place.radius;
}

}  // namespace k2::shell
