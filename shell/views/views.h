// The parts of the page, one function each: it writes itself into a column and asks State to change what was pressed.
//
// Called by page.cpp in reading order. A part takes its words from data/texts_ui.json, its numbers from
// Report::shown_text, its measures from Ui::metrics; it keeps nothing between frames.
#pragma once

#include <string_view>

#include "core/text/texts.h"
#include "shell/state.h"
#include "shell/ui.h"

namespace k2::shell {

/// Everything; returns the height of the page, logical px.
float draw_page(Ui& ui, State& state, float width);

void header_view(Ui& ui, State& state, Column& column);
void profile_view(Ui& ui, State& state, Column& column, float padding);    // opened by the header's chip
void notices_view(Ui& ui, State& state, Column& column, float gap_after);  // view.notices
void error_view(Ui& ui, State& state, Column& column);                     // only when something was refused
void stop_view(Ui& ui, State& state, Column& column);                      // only when a stop rule holds
void meal_tabs_view(Ui& ui, State& state, Column& column);
void search_view(Ui& ui, State& state, Column& column);                  // the field, and what it finds
void verdict_view(Ui& ui, State& state, Column& column, float padding);  // the line and three short meters
float plate_view(Ui& ui, State& state, Column& column, float radius);    // px wished for; returns what it is
void vka_view(Ui& ui, const State& state, Column& column);               // for who takes or may take warfarin
void foods_view(Ui& ui, State& state, Column& column, float padding, float least_height = 0);
void find_view(Ui& ui, State& state, Column& column);  // groups and invitations, inside the foods card
void stop_questions_view(Ui& ui, State& state, Column& column, float padding);
void suggest_view(Ui& ui, State& state, Column& column, float padding);
void suggestions_view(Ui& ui, State& state, Column& column);  // inside the card of suggest_view
void three_view(Ui& ui, State& state, Column& column, float padding);
void advice_view(Ui& ui, State& state, Column& column, float padding);     // warn and info rules
void full_page_view(Ui& ui, State& state, Column& column, float padding);  // compact: the way to all of it
void share_view(Ui& ui, State& state, Column& column, float padding);
/// What few need, folded: the next five.
void more_view(Ui& ui, State& state, Column& column, float padding, float gap, bool two_columns);
void forms_view(Ui& ui, State& state, Column& column, float padding);
void triangle_view(Ui& ui, State& state, Column& column, float padding);
void flow_view(Ui& ui, State& state, Column& column, float padding);
void markers_view(Ui& ui, State& state, Column& column, float padding);
void why_view(Ui& ui, State& state, Column& column, float padding);
void settings_view(Ui& ui, State& state, Column& column);  // language and text mode, where the header has no room
void footer_view(Ui& ui, State& state, Column& column);

// Shared by several parts

[[nodiscard]] inline std::string_view say(const State& state, Text id) {
    return text(id, state.lang());
}
[[nodiscard]] std::string_view food_name(const State& state, const Food& food);
[[nodiscard]] std::string_view slot_name(const State& state, Slot slot);
[[nodiscard]] std::string_view axis_name(const State& state, Axis axis);
/// "女 66 岁"
[[nodiscard]] std::string profile_summary(const State& state);
/// "This is my whole day"
[[nodiscard]] Button scope_chip(const State& state);
/// Of a day's reference, as the balance counts it: calcium as milk-equivalent. Not capped.
[[nodiscard]] Estimate share_of_reference(const State& state, Axis axis);
/// The likely range of that: "30–46%", "12% 到 150% 以上".
[[nodiscard]] std::string share_range_text(const State& state, Axis axis);
/// A question with 没有, 有, 不确定: beside it where there is room. What was pressed.
enum class Unsure : std::uint8_t { allowed, no_answer };
struct AnswerStyle {
    Text no = Text::answer_no;
    Text yes = Text::answer_yes;
    Text unsure = Text::answer_unsure;
    Role role = Role::radio;  // a button where the question goes once it is answered: arrow keys choose a radio
};
std::optional<Answer> answer_row(Ui& ui, const State& state, Column& column, std::string_view key,
                                 std::string_view question, std::optional<Answer> present,
                                 Unsure unsure = Unsure::allowed, const AnswerStyle& style = {});

/// ⚠ and a small line in the colour of warnings.
[[nodiscard]] float warning_height(const Ui& ui, std::string_view words, float width);
void warning_line(Ui& ui, Column& column, std::string_view words, std::string_view key = {});
/// "纳豆、K2 软胶囊": the foods of the day that raise vitamin K too much on warfarin, each once; but for one meal's.
[[nodiscard]] std::string vka_foods(const State& state, std::optional<Slot> not_in = {});
/// Stands on a food's picture where the device has no emoji for it.
[[nodiscard]] std::string_view first_letter(std::string_view name);
/// What an amount of it is rich in: "钙、K2 多"; "" when nothing stands out. From the catalogue and the targets.
[[nodiscard]] std::string rich_in(const State& state, const Food& food, double amount);
/// Avatar, title and a smaller line below, in a row of its own height; what follows at the right is the caller's.
struct FoodLook {
    bool picture = true;
    bool brief = false;  // the title alone
};
float food_label_height(const Ui& ui, const State& state, const Food& food, std::string_view below, float width,
                        FoodLook look = {});
void food_label(Ui& ui, const State& state, const Food& food, std::string_view below, const Rect& r,
                FoodLook look = {});

// How a number is computed (explain.cpp). `id` is an explanation of data/explain.json.

/// The ⓘ of a number, whose name is `what`. ExplainSign::drawn: the caller drew it, with words of its own.
enum class ExplainSign : std::uint8_t { draw, drawn };
void press_explain(Ui& ui, State& state, const Rect& r, std::string_view id, std::string_view what,
                   ExplainSign sign = ExplainSign::draw);
/// A card's heading with the ⓘ at its right. At least 4 px are to be left before what follows.
void explained_heading(Ui& ui, State& state, Column& column, std::string_view title, std::string_view id);
/// The explanation, if it is the open one; `more` writes what comes after it. Says whether it was open.
using ExplainMore = void (*)(Ui&, State&, Column&);
bool explanation(Ui& ui, State& state, Column& column, std::string_view id, ExplainMore more = nullptr);
/// What a chart of 25(OH)D in a population shows, behind "learn more" (charts.cpp).
void serum_view(Ui& ui, State& state, Column& column);
/// Are the details here? If not, a sentence says why.
bool details_here(Ui& ui, State& state, Column& column);
/// A word of theirs; empty while they are not here.
[[nodiscard]] std::string_view details_word(const State& state, std::string_view key);
void detail_block(Ui& ui, const State& state, Column& column, const Details::Row& row, std::string_view key);
void detail_blocks(Ui& ui, const State& state, Column& column, std::string_view list, std::string_view key);

}  // namespace k2::shell
