#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "core/base/short_sort.h"
#include "core/day/portions.h"
#include "core/nutrition/safety.h"
#include "shell/amount.h"
#include "shell/pictures/plate_picture.h"
#include "shell/views/views.h"

namespace k2::shell {
namespace {

constexpr float avatar_size = 46;
constexpr float avatar_gap = 12;

float avatar(const Ui& ui) {
    return ui.metrics().elder ? avatar_size + 10 : avatar_size;
}

Words title_words(const Ui& ui) {
    return {.type = Type::body, .strong = true, .color = ui.theme().ink};
}
Words below_words(const Ui& ui) {
    return {.type = Type::small, .color = ui.theme().muted};
}

/// What stands under a food's name: what its brackets said, then `below`.
std::string second_line(const NameParts& name, std::string_view below) {
    std::string out(name.qualifier);
    if (!out.empty() && !below.empty()) out += " · ";
    out += below;
    return out;
}

/// A share of the day's reference worth naming.
constexpr double notable_share = 0.15;

struct Share {
    Text name;
    double of_reference;
};

constexpr float answer_gap = 8;

}  // namespace

std::string_view food_name(const State& state, const Food& food) {
    return state.lang() == Lang::zh || food.name_en.empty() ? food.name_zh : food.name_en;
}

std::string_view slot_name(const State& state, Slot slot) {
    constexpr std::array<Text, slot_count> names{Text::meal_breakfast, Text::meal_lunch, Text::meal_dinner,
                                                 Text::meal_snack, Text::meal_supplement};
    return say(state, names[static_cast<std::size_t>(slot)]);
}

std::string_view axis_name(const State& state, Axis axis) {
    constexpr PerAxis<Text> names{Text::nutrient_k2, Text::nutrient_d3, Text::nutrient_ca};
    return say(state, names[index(axis)]);
}

std::string_view first_letter(std::string_view name) {
    std::size_t at = 0;
    static_cast<void>(next_code_point(name, at));
    return name.substr(0, at);
}

std::optional<Answer> answer_row(Ui& ui, const State& state, Column& column, std::string_view key,
                                 std::string_view question, std::optional<Answer> present, Unsure unsure,
                                 const AnswerStyle& style) {
    struct Choice {
        Answer answer;
        std::string_view word;
        Text label;
    };
    const std::array<Choice, 3> choices{
        {{Answer::no, ".no", style.no}, {Answer::yes, ".yes", style.yes}, {Answer::unsure, ".unsure", style.unsure}}};
    std::array<std::string, choices.size()> keys;
    std::array<Button, choices.size()> buttons;
    float one_line = answer_gap * (choices.size() - 1);
    for (std::size_t i = 0; i < choices.size(); ++i) {
        keys[i] = std::string(key) + std::string(choices[i].word);
        buttons[i] = {.key = keys[i],
                      .label = say(state, choices[i].label),
                      .kind = ButtonKind::quiet,
                      .role = style.role,
                      .state = {.checked = present == choices[i].answer}};
        one_line += ui.chosen_width(buttons[i]);
    }
    const Words words{.color = ui.theme().ink};
    const float answers_w = std::max(300 * ui.metrics().scale(), std::ceil(one_line));
    const bool wide = column.w > answers_w + 170 * ui.metrics().scale();
    column.skip(10);
    const float top = column.y;
    ui.begin_group(Role::group, key, question, {.roving = true});
    Column left{column.x, column.y, wide ? column.w - answers_w - 16 : column.w};
    const float h = ui.text_height(words, question, left.w);
    if (wide) left.skip(std::max(0.0F, (ui.metrics().target() - h) / 2));
    ui.text(left, words, question, "_" + std::string(key) + ".name");
    Column right{wide ? column.x + column.w - answers_w : column.x, wide ? top : left.y + 4,
                 wide ? answers_w : column.w};
    const int pressed = ui.choices(right, buttons, answer_gap, 480, unsure == Unsure::allowed ? 0 : 1);
    column.y = std::max(left.y, right.y);
    ui.end_group({column.x, top, column.w, column.y - top});
    if (pressed < 0) return std::nullopt;
    return choices[static_cast<std::size_t>(pressed)].answer;
}

float warning_height(const Ui& ui, std::string_view words, float width) {
    const float sign = 1.5F * ui.metrics().size(Type::small);
    return ui.text_height({.type = Type::small}, words, width - sign);
}

void warning_line(Ui& ui, Column& column, std::string_view words, std::string_view key) {
    const float em = ui.metrics().size(Type::small);
    const float sign = 1.5F * em;
    draw_icon(ui.painter(), Icon::warning, {column.x + em / 2, column.y + ui.metrics().line(Type::small) / 2}, em,
              ui.theme().warn);
    Column right{column.x + sign, column.y, column.w - sign};
    ui.text(right, {.type = Type::small, .color = ui.theme().warn_text}, words, key);
    column.y = right.y;
}

std::string vka_foods(const State& state, std::optional<Slot> not_in) {
    std::vector<const Food*> foods;
    std::string out;
    for (const Meal& meal : state.day().meals) {
        if (meal.slot == not_in) continue;
        for (const Item& item : meal.items) {
            const Food* food = state.find_food(item.food);
            if (food == nullptr || !raises_vitamin_k(*food, amount_of(item, *food))) continue;
            if (std::ranges::find(foods, food) != foods.end()) continue;
            foods.push_back(food);
            if (!out.empty()) out += text(Text::list_separator, state.lang());
            out += name_parts(food_name(state, *food), state.lang()).title;
        }
    }
    return out;
}

std::string rich_in(const State& state, const Food& food, double amount) {
    const Targets& targets = state.report().targets;
    const auto share = [&](Nutrient n, const Target& target) {
        const Cell& cell = food.cell(n);
        const double per = food.basis == Basis::per_100g ? 100 : 1;
        return cell.known && target.target > 0 ? cell.mid * amount / per / target.target : 0;
    };
    std::array<Share, axis_count> shares{{{Text::axis_ca, share(Nutrient::ca_mg, targets.ca_mg)},
                                          {Text::axis_d, share(Nutrient::d_ug, targets.d_ug)},
                                          {Text::axis_k2, share(Nutrient::k2_ug, targets.k2_ug)}}};
    short_sort(shares.begin(), shares.end(),
               [](const Share& a, const Share& b) { return a.of_reference > b.of_reference; });
    std::string out;
    for (const Share& s : shares) {
        if (s.of_reference < notable_share) break;
        if (!out.empty()) out += say(state, Text::list_separator);
        out += say(state, s.name);
    }
    if (out.empty()) return out;
    if (out.back() == '2' || out.back() == 'D') out += state.lang() == Lang::zh ? " " : "";  // "K2 多"
    return fill(Text::rich_in, state.lang(), {{"names", out}});
}

float food_label_height(const Ui& ui, const State& state, const Food& food, std::string_view below, float width,
                        FoodLook look) {
    const NameParts name = name_parts(food_name(state, food), state.lang());
    const float room = look.picture ? width - avatar(ui) - avatar_gap : width;
    const std::string second = look.brief ? std::string() : second_line(name, below);
    const float words = ui.text_height(title_words(ui), name.title, room) +
                        (second.empty() ? 0 : ui.text_height(below_words(ui), second, room));
    return std::max(look.picture ? avatar(ui) : 0, words);
}

void food_label(Ui& ui, const State& state, const Food& food, std::string_view below, const Rect& r, FoodLook look) {
    const std::string_view whole_name = food_name(state, food);
    const NameParts name = name_parts(whole_name, state.lang());
    const float side = avatar(ui);
    const std::string second = look.brief ? std::string() : second_line(name, below);
    const float indent = look.picture ? side + avatar_gap : 0;
    if (look.picture)
        draw_food_mark(ui.painter(), ui.theme(), {r.x + side / 2, r.center().y}, side, food.group, food.emoji,
                       first_letter(whole_name));
    Column column{r.x + indent, 0, r.w - indent};
    const float title = ui.text_height(title_words(ui), name.title, column.w);
    const float small = second.empty() ? 0 : ui.text_height(below_words(ui), second, column.w);
    column.y = r.center().y - (title + small) / 2;
    ui.text(column, title_words(ui), name.title);
    if (!second.empty()) ui.text(column, below_words(ui), second);
}

}  // namespace k2::shell
