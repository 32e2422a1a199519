// Finding a food: search field, groups, results; and what an empty or uneven plate invites to.

#include <array>

#include "core/day/portions.h"
#include "core/food/groups.h"
#include "shell/amount.h"
#include "shell/invite.h"
#include "shell/views/views.h"

namespace k2::shell {
namespace {

constexpr std::size_t first_results = 8;
constexpr std::size_t invited_foods = 4;
constexpr std::size_t recent_foods = 6;
constexpr float gap = 8;
constexpr float row_pad = 8;

std::string_view group_name(const State& state, Group g) {
    const GroupInfo& info = group_info(g);
    return state.lang() == Lang::zh ? info.name_zh : info.name_en;
}

/// One food as a whole-row button with a ＋ at its right.
bool result_row(Ui& ui, const State& state, const Found& found, Column& column) {
    const Food& food = *found.food;
    const Metrics& m = ui.metrics();
    const AmountText serving = serving_text(food, state.lang());
    const std::string_view name = food_name(state, food);
    // Why it was found, where its name does not show it: 马铃薯 → 土豆.
    const std::string_view other_name = found.slip ? std::string_view(state.view.search) : found.alias;
    std::string below = serving.joined();
    if (!other_name.empty()) {
        const std::string_view title = name_parts(name, state.lang()).title;
        below = std::string(other_name) + " → " + std::string(title) + " · " + below;
    }
    if (const std::string rich = rich_in(state, food, food.basis == Basis::per_100g ? food.serving_g : 1);
        !rich.empty()) {
        below += " · " + rich;
    }
    const bool warns = state.warns_of(food, amount_of_servings(food, 1));
    const std::string_view warning = warns ? say(state, Text::vka_row) : std::string_view();
    std::string description(warning);
    if (!other_name.empty()) description += fill(Text::find_as, state.lang(), {{"typed", other_name}});
    const float disc = m.target() - 4;
    const float label_w = column.w - disc - 2 * gap;
    const float warning_h = warns ? warning_height(ui, warning, label_w) + 4 : 0;
    const float label_h = std::max(food_label_height(ui, state, food, below, label_w), m.target());
    const float h = label_h + warning_h + 2 * row_pad;
    const Rect r = column.take(h);

    ui.begin_group(Role::list_item, "_found." + std::string(food.id), name);
    const std::string key = "add." + std::string(food.id);
    const std::string add = fill(Text::find_add, state.lang(), {{"food", name}, {"amount", serving.joined()}});
    const bool pressed =
        ui.button(r, {.key = key, .label = {}, .kind = ButtonKind::bare, .name = add, .description = description});
    food_label(ui, state, food, below, {r.x, r.y + row_pad, label_w, label_h});
    if (warns) {
        Column line{r.x, r.y + row_pad + label_h + 4, label_w};
        warning_line(ui, line, warning);
    }
    const Point center{r.right() - disc / 2, r.center().y};
    ui.painter().circle(center, disc / 2, ui.theme().primary);
    draw_icon(ui.painter(), Icon::plus, center, 0.4F * disc, ui.theme().on_primary);
    ui.end_group(r);
    return pressed;
}

void results(Ui& ui, State& state, Column& column) {
    const std::vector<Found>& found = state.found();
    const std::size_t shown = state.view.more_results ? found.size() : std::min(found.size(), first_results);
    const std::string count = fill(Text::find_count, state.lang(), {{"n", std::to_string(found.size())}});
    const Words small{.type = Type::small, .color = ui.theme().muted};
    if (state.catalogue().whole()) {
        ui.status(column, small, found.empty() ? say(state, Text::find_nothing) : std::string_view(count), "_found");
    } else if (state.view.foods_missing) {
        ui.status(column, small, say(state, Text::find_missing), "_found");
    } else {
        // No status: how many there are is said aloud once, when all are there.
        ui.text(column, small, say(state, Text::find_coming), "_found");
    }
    if (found.empty()) return;
    const float top = column.y;
    const Food* wanted = nullptr;
    ui.begin_group(Role::list, "_results", say(state, Text::find_results), {.roving = true});
    for (std::size_t i = 0; i < shown; ++i) {
        if (result_row(ui, state, found[i], column)) wanted = found[i].food;
        if (i + 1 < shown) ui.painter().hairline(column.x + 58, column.x + column.w, column.y, ui.theme().line);
    }
    ui.end_group({column.x, top, column.w, column.y - top});
    if (shown < found.size()) {
        column.skip(gap);
        const Button more{.key = "_more", .label = say(state, Text::find_more)};
        if (ui.button(column.take(ui.height_at(more, column.w)), more)) state.view.more_results = true;
    }
    if (wanted != nullptr) state.add(wanted->id);
}

void search_field(Ui& ui, State& state, Column& column) {
    const float h = std::max(ui.metrics().elder ? 64.0F : 52.0F, ui.metrics().line(Type::body) + 16);
    const Button clear{.key = "_search.clear", .label = say(state, Text::find_clear), .kind = ButtonKind::bare};
    const bool searching = !state.view.search.empty();
    const float clear_w = searching ? ui.natural_width(clear) : 0;
    Rect r = column.take(h);
    r.w -= clear_w;
    // A hint that is cut off is no hint.
    const bool roomy = ui.text_width({}, say(state, Text::find_placeholder)) + 64 <= r.w;
    const std::string_view hint = say(state, roomy ? Text::find_placeholder : Text::find_name);
    if (auto typed = ui.field(r, {.key = "search",
                                  .name = say(state, Text::find_name),
                                  .value = state.view.search,
                                  .role = Role::search_field,
                                  .placeholder = hint})) {
        state.view.search = *typed;
        state.view.more_results = false;
    }
    if (searching && ui.button({r.right(), r.y, clear_w, h}, clear)) state.view.search.clear();
}

void groups(Ui& ui, State& state, Column& column) {
    const bool open = state.view.groups_open || state.view.group.has_value();
    const Button toggle{.key = "_groups",
                        .label = say(state, Text::find_groups),
                        .kind = ButtonKind::bare,
                        .icon = open ? Icon::chevron_up : Icon::chevron_down,
                        .state = {.expandable = true, .expanded = open}};
    Column row{column.x - button_pad_x + 4, column.y, column.w + button_pad_x - 4};  // its sign is level with the rest
    Flow buttons(row, 0);
    if (ui.button(buttons, row.w, toggle)) {
        state.view.groups_open = !open;
        state.view.group.reset();
    }
    // The platform opens the form (web/late/own_food.js). Beside an article there is no room for one.
    const Button own{
        .key = "own.food", .label = say(state, Text::find_own), .kind = ButtonKind::bare, .icon = Icon::plus};
    if (!state.view.compact) static_cast<void>(ui.button(buttons, row.w, own));
    buttons.finish();
    column.y = row.y;
    if (!open) return;
    const float top = column.y;
    ui.begin_group(Role::group, "_group_chips", say(state, Text::find_groups), {.roving = true});
    Flow flow(column, gap);
    for (std::size_t i = 0; i < group_count; ++i) {
        const auto group = static_cast<Group>(i);
        if (group == Group::own && state.own_foods().empty()) continue;
        const bool chosen = state.view.group == group;
        const std::string key = "_group." + std::string(group_key(group));
        if (ui.button(flow, column.w,
                      {.key = key,
                       .label = group_name(state, group),
                       .kind = ButtonKind::chip,
                       .role = Role::toggle,
                       .state = {.checked = chosen}})) {
            state.view.group = chosen ? std::nullopt : std::optional(group);
            state.view.more_results = false;
        }
    }
    flow.finish();
    ui.end_group({column.x, top, column.w, column.y - top});
    column.skip(gap);
}

/// Chips that add one serving each.
void food_chips(Ui& ui, State& state, Column& column, std::string_view title, std::span<const Food* const> foods) {
    if (foods.empty()) return;
    ui.text(column, {.type = Type::small, .color = ui.theme().muted}, title);
    column.skip(gap);
    Flow flow(column, gap);
    const Food* wanted = nullptr;
    for (const Food* food : foods) {
        const std::string key = "add." + std::string(food->id);
        const std::string_view name = food_name(state, *food);
        const std::string add = fill(Text::find_add, state.lang(),
                                     {{"food", name}, {"amount", serving_text(*food, state.lang()).joined()}});
        if (ui.button(flow, column.w,
                      {.key = key,
                       .label = name_parts(name, state.lang()).title,
                       .kind = ButtonKind::chip,
                       .name = add,
                       .emoji = food->emoji})) {
            wanted = food;
        }
    }
    flow.finish();
    if (wanted != nullptr) state.add(wanted->id);
}

void invitation(Ui& ui, State& state, Column& column) {
    const std::vector<const Food*> recent = state.recent_foods(recent_foods);
    std::vector<const Food*> foods;
    std::string title;
    if (const std::optional<Axis> axis = missing_axis(state)) {
        title = fill(Text::invite_rich, state.lang(), {{"nutrient", axis_name(state, *axis)}});
        foods = richest_foods(state, *axis, invited_foods);
    } else if (state.empty()) {
        title = say(state, Text::invite_common);
        for (const std::string_view id : common_foods()) {
            if (const Food* food = state.find_food(id)) foods.push_back(food);
        }
    }
    std::erase_if(foods, [&](const Food* food) { return std::ranges::find(recent, food) != recent.end(); });
    food_chips(ui, state, column, say(state, Text::find_recent), recent);
    if (!recent.empty() && !foods.empty()) column.skip(12);
    food_chips(ui, state, column, title, foods);
}

void examples(Ui& ui, State& state, Column& column) {
    struct Choice {
        Example example;
        std::string_view key;
        Text label;
    };
    constexpr std::array<Choice, 3> choices{{{Example::breakfast, "example.breakfast", Text::example_breakfast},
                                             {Example::lunch, "example.lunch", Text::example_lunch},
                                             {Example::vegan_day, "example.vegan", Text::example_vegan}}};
    ui.text(column, {.type = Type::small, .color = ui.theme().muted}, say(state, Text::example_title));
    column.skip(gap);
    Flow flow(column, gap);
    std::optional<Example> wanted;
    for (const Choice& c : choices) {
        if (ui.button(flow, column.w, {.key = c.key, .label = say(state, c.label), .kind = ButtonKind::chip})) {
            wanted = c.example;
        }
    }
    flow.finish();
    if (wanted) state.load_meals(example_meals(*wanted));
}

}  // namespace

void search_view(Ui& ui, State& state, Column& column) {
    search_field(ui, state, column);
    if (state.view.search.empty()) return;
    column.skip(4);
    results(ui, state, column);
}

void find_view(Ui& ui, State& state, Column& column) {
    groups(ui, state, column);
    if (!state.view.search.empty()) return;
    if (state.view.group) {
        column.skip(4);
        results(ui, state, column);
        return;
    }
    invitation(ui, state, column);
    if (state.empty()) {
        column.skip(16);
        examples(ui, state, column);
    }
}

}  // namespace k2::shell
