// The foods of the meal in view, each with − amount ＋ and remove; undo below; then the search. What must not be eaten
// on warfarin says so in its row, and asks while nobody has answered.

#include "core/day/portions.h"
#include "core/nutrition/safety.h"
#include "shell/amount.h"
#include "shell/views/views.h"

namespace k2::shell {
namespace {

constexpr float gap = 12;
constexpr float cross_reach = 12;       // of the ×'s target into the card's padding
constexpr std::size_t most_shown = 8;   // characters of a text that was refused
constexpr float least_label_em = 8.2F;  // picture and five Han beside the amount
constexpr float least_words_em = 5;     // the same without the picture

struct Row {
    ItemRef ref;
    const Food* food = nullptr;
    std::string key;  // "food.natto"
    std::string_view name;
    AmountText amount;
    std::string below;  // "钙、K2 多"
    bool raises_k = false;
};

Row row_of(const State& state, ItemRef ref, std::string key) {
    Row row{ref, state.find_food(state.item(ref).food), std::move(key), {}, {}, {}, false};
    row.name = food_name(state, *row.food);
    row.amount = amount_text(*row.food, state.item(ref), state.lang());
    row.below = rich_in(state, *row.food, plain_amount(*row.food, state.item(ref)));
    row.raises_k = raises_vitamin_k(*row.food, amount_of(state.item(ref), *row.food));
    return row;
}

Field amount_field(const Row& row) {
    Field f;
    f.value = row.amount.main();
    if (!row.amount.household.empty()) f.shown_below = row.amount.weight;
    return f;
}

/// Where the parts of a row lie: in one line, or the amount below where the type is large or the screen narrow.
float row_padding(const State& state) {
    return state.view.compact ? 5 : 10;
}

struct RowPlan {
    bool one_line = false;
    FoodLook look;
    float pad = 0;
    float label_w = 0;
    float label_h = 0;
    float stepper_w = 0;
    float stepper_h = 0;
    [[nodiscard]] float height() const {
        return 2 * pad + (one_line ? std::max(label_h, stepper_h) : label_h + gap + stepper_h);
    }
};

RowPlan plan_row(const Ui& ui, const State& state, const Row& row, float w) {
    const Metrics& m = ui.metrics();
    RowPlan plan;
    plan.pad = row_padding(state);
    plan.look.brief = state.view.compact;
    plan.stepper_w = std::max(148.0F, ui.stepper_width(amount_field(row)));
    // The × reaches into the card's padding, so that its sign ends where the text does.
    const float cross_w = m.target() - cross_reach;
    plan.label_w = w - plan.stepper_w - cross_w - gap;
    plan.one_line = !m.elder && plan.label_w > least_label_em * m.size(Type::body);
    // In an article a row is short before it is pretty.
    if (state.view.compact && !plan.one_line && !m.elder && plan.label_w > least_words_em * m.size(Type::body)) {
        plan.one_line = true;
        plan.look.picture = false;
    }
    if (!plan.one_line) {
        plan.label_w = w - cross_w;
        plan.stepper_w = w;
    }
    plan.label_h = std::max(food_label_height(ui, state, *row.food, row.below, plan.label_w, plan.look), m.target());
    plan.stepper_h = ui.stepper_height(amount_field(row), plan.stepper_w);
    return plan;
}

/// What was asked for in a row. Done after all rows are drawn: it makes their ItemRefs stale.
struct Wish {
    std::optional<ItemRef> item;
    std::string key;
    int direction = 0;
    bool remove = false;
    std::optional<std::string> typed;
    std::optional<Answer> vka;  // what was answered under a row
};

/// The question that matters most, where the food lies that it is about.
std::optional<Answer> ask_vka(Ui& ui, const State& state, Column& column, std::string_view question) {
    const auto answer = answer_row(ui, state, column, "ask.vka", question, std::nullopt, Unsure::allowed,
                                   {.yes = Text::vka_yes, .unsure = Text::vka_unsure, .role = Role::button});
    column.skip(10);
    return answer;
}

void draw_row(Ui& ui, const State& state, const Row& row, Column& column, bool last, bool asks, Wish& wish) {
    const Metrics& m = ui.metrics();
    const RowPlan plan = plan_row(ui, state, row, column.w);
    const float top = column.y;
    const auto named = [&](Text text) { return fill(text, state.lang(), {{"food", row.name}}); };
    ui.begin_group(Role::list_item, "_" + row.key, row.name);

    const float line_h = plan.one_line ? std::max(plan.label_h, plan.stepper_h) : plan.label_h;
    const float middle = top + plan.pad + line_h / 2;
    food_label(ui, state, *row.food, row.below, {column.x, top + plan.pad, plan.label_w, line_h}, plan.look);

    const float stepper_x = column.x + column.w - plan.stepper_w - (plan.one_line ? m.target() - cross_reach : 0);
    const Rect stepper = plan.one_line ? Rect{stepper_x, middle - plan.stepper_h / 2, plan.stepper_w, plan.stepper_h}
                                       : Rect{column.x, top + plan.pad + line_h + gap, column.w, plan.stepper_h};
    const std::string field_key = row.key + ".amount";
    const std::string field_name = named(Text::amount_name);
    const std::string spoken = row.amount.spoken(state.lang());
    const std::string dec = named(Text::amount_less);
    const std::string inc = named(Text::amount_more);
    const std::string remove = named(Text::food_remove);
    const bool refused = state.view.problem_key == row.key;
    Field field = amount_field(row);
    field.key = field_key;
    field.name = field_name;
    field.role = Role::number_field;
    field.description = refused ? std::string_view(state.view.problem) : std::string_view(spoken);
    field.range = shown_range(*row.food, state.item(row.ref), state.lang());
    const std::string refused_text = shortened(state.view.problem_typed, most_shown);
    if (refused && !refused_text.empty()) {
        field.value = state.view.problem_typed;
        field.shown = refused_text;
        field.shown_below = {};
        field.refused = true;
    }
    const StepperResult result = ui.stepper(stepper, {.field = field,
                                                      .button_key = row.key,
                                                      .dec_name = dec,
                                                      .inc_name = inc,
                                                      .can_dec = field.refused || state.can_step(row.ref, -1),
                                                      .can_inc = field.refused || state.can_step(row.ref, 1)});
    const Rect cross{column.x + column.w - m.target() + cross_reach, middle - m.target() / 2, m.target(), m.target()};
    const std::string remove_key = row.key + ".remove";
    const bool removed = ui.button(
        cross, {.key = remove_key, .label = {}, .kind = ButtonKind::bare, .name = remove, .icon = Icon::cross});
    column.skip(plan.height());
    if (refused) {
        ui.alert(column, {.type = Type::small, .color = ui.theme().warn_text}, state.view.problem);
        column.skip(6);
    }
    if (row.raises_k && is_or_may_be(state.day().profile, StopQuestion::anticoagulant)) {
        warning_line(ui, column, say(state, Text::vka_row), row.key + ".vka");
        column.skip(plan.pad);
    }
    if (asks) wish.vka = ask_vka(ui, state, column, say(state, Text::vka_ask));
    ui.end_group({column.x, top, column.w, column.y - top});
    if (!last)
        ui.painter().hairline(column.x + (plan.one_line && plan.look.picture ? 58.0F : 0.0F), column.x + column.w,
                              column.y, ui.theme().line);

    if (removed || result.direction != 0 || result.typed) {
        wish = {row.ref, row.key, result.direction, removed, result.typed, wish.vka};
    }
}

void grant(State& state, const Wish& wish) {
    if (wish.vka) state.answer_stop(StopQuestion::anticoagulant, *wish.vka);
    if (!wish.item) return;
    View& view = state.view;
    if (wish.direction != 0 && view.problem_key == wish.key && !view.problem_typed.empty()) {
        // The press that left the field: the old amount is back, and its sentence stays. The next one steps from it.
        view.problem_typed.clear();
        return;
    }
    view.problem_key.clear();
    if (wish.remove) {
        state.remove(*wish.item);
    } else if (wish.direction != 0) {
        state.step(*wish.item, wish.direction);
    } else if (const auto refusal = state.set_amount(*wish.item, std::string_view(*wish.typed))) {
        const Food& food = *state.find_food(state.item(*wish.item).food);
        view.problem = amount_refusal(*refusal, *wish.typed, food, state.lang());
        view.problem_typed = *wish.typed;
        view.problem_key = wish.key;
    }
}

/// Undo, redo, clear: only what can be done is there.
void history(Ui& ui, State& state, Column& column) {
    const bool can_clear = !state.empty() && !state.view.compact;
    if (!state.can_undo() && !state.can_redo() && !can_clear) return;
    // Their words, not their targets, stand level with the rest.
    Column words{column.x - button_pad_x, column.y, column.w + button_pad_x};
    Flow flow(words, 4);
    const auto act = [&](std::string_view key, Text label, std::optional<Icon> icon, bool possible) {
        return possible && ui.button(flow, words.w,
                                     {.key = key, .label = say(state, label), .kind = ButtonKind::bare, .icon = icon});
    };
    const bool undo = act("_undo", Text::undo, Icon::undo, state.can_undo());
    const bool redo = act("_redo", Text::redo, Icon::redo, state.can_redo());
    const bool clear = act("_clear", Text::clear, std::nullopt, can_clear);
    flow.finish();
    column.y = words.y + 6;
    if (undo) state.undo();
    if (redo) state.redo();
    if (clear) state.clear();
}

/// The meal, and whether its plate is all of the day.
void title_line(Ui& ui, State& state, Column& column) {
    const Button chip = scope_chip(state);
    const float chip_w = std::min(column.w, ui.natural_width(chip));
    const float h = ui.height_at(chip, chip_w);
    const std::string_view title = slot_name(state, state.view.slot);
    const bool beside = ui.text_width({.strong = true}, title) + 12 + chip_w <= column.w;
    Column left{column.x, column.y, beside ? column.w - chip_w - 12 : column.w};
    if (beside) left.skip((h - ui.metrics().line(Type::body)) / 2);
    ui.heading(left, 2, Type::body, title);
    const Rect where{beside ? column.x + column.w - chip_w : column.x, beside ? column.y : left.y + 6, chip_w, h};
    column.y = std::max(left.y, where.bottom());
    if (ui.button(where, chip)) state.set_scope(state.report().scope == Scope::day ? Scope::plate : Scope::day);
}

}  // namespace

void foods_view(Ui& ui, State& state, Column& column, float padding, float least_height) {
    Card card(ui, column, "_foods", slot_name(state, state.view.slot),
              {.padding = padding, .least_height = least_height});
    Column& body = card.body;
    const std::vector<ItemRef> items = state.items_in(state.view.slot);
    const bool compact = state.view.compact;
    if (!state.empty() && !compact) {
        title_line(ui, state, body);
    } else if (!items.empty()) {
        body.y -= padding - 6;  // rows have their own padding
    }
    Wish wish;
    bool asks = !state.answer(StopQuestion::anticoagulant);  // one line, under the first food that it is about
    if (!items.empty()) {
        const std::vector<std::string> keys = row_keys(state, items);
        const float top = body.y;
        ui.begin_group(Role::list, "_rows", slot_name(state, state.view.slot));
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (state.find_food(state.item(items[i]).food) == nullptr) continue;
            const Row row = row_of(state, items[i], keys[i]);
            const bool asks_here = asks && row.raises_k;
            draw_row(ui, state, row, body, i + 1 == items.size(), asks_here, wish);
            if (asks_here) asks = false;
        }
        ui.end_group({body.x, top, body.w, body.y - top});
        body.skip(6);
    }
    if (const std::string elsewhere = asks ? vka_foods(state, state.view.slot) : ""; !elsewhere.empty()) {
        wish.vka = ask_vka(ui, state, body, fill(Text::vka_ask_other, state.lang(), {{"foods", elsewhere}}));
    }
    grant(state, wish);
    history(ui, state, body);
    if (compact && !state.empty()) {  // an article has no room for more
        body.y -= padding - 6;
        return;
    }
    find_view(ui, state, body);
}

}  // namespace k2::shell
