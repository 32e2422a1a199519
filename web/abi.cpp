// The page's door into the application: a C ABI of plain numbers over shell::App (web/plate.js is the other side).
//
// Texts are UTF-8. In: JavaScript writes into k2_input(n), then calls the function that uses it. Out: a pointer to a
// NUL-terminated text that stays valid until the next call; null where a comment says so.
#include <emscripten.h>

#include <cassert>
#include <string>

#include "core/day/medical.h"
#include "core/day/portions.h"
#include "core/food/catalogue.h"
#include "core/format/json.h"
#include "core/format/json_writer.h"
#include "core/format/link.h"
#include "core/nutrition/evaluate.h"
#include "shell/amount.h"
#include "shell/app.h"
#include "shell/theme.h"
#include "web/canvas_font.h"
#include "web/renderer.h"

namespace {

using k2::shell::App;

struct Page {
    k2::FoodTable foods;
    App app{foods.catalogue(), k2::web::canvas_glyphs()};
    k2::shell::FrameResult frame;         // the last one
    const std::int32_t* table = nullptr;  // of the last frame: renderer.h
    bool mirrored = false;                // is `semantics` the last tree that JavaScript took?
    std::uint64_t mirrored_hash = 0;
    int own_foods_left_out = 0;  // of the last link
    std::string input;
    std::string output;
};

/// Made by k2_init, never destroyed: it lives as long as the page.
Page* page = nullptr;

const char* give(std::string text) {
    assert(page != nullptr);  // k2_init comes first
    page->output = std::move(text);
    return page->output.c_str();
}

/// {"at":…,"message":…,"reason":"from_to","values":["0","120"]}: the page says it in its reader's language.
const char* give_error(const k2::Error& error) {
    k2::JsonWriter out;
    out.begin_object();
    out.member("at", std::string_view(error.at));
    out.member("message", std::string_view(error.message));
    out.member("reason", k2::reason_keys[static_cast<std::size_t>(error.reason)]);
    out.key("values");
    out.begin_array();
    for (const std::string& value : error.values) out.value(std::string_view(value));
    out.end_array();
    out.end_object();
    return give(std::move(out).take());
}

void write_item(k2::JsonWriter& out, const k2::Day& day, k2::Slot slot, const k2::Item& item) {
    const k2::Food* food = page->app.find_food(item.food);
    const k2::shell::GroupColors colors = k2::shell::theme(false).group(food->group);
    out.begin_object();
    out.member("slot", k2::slot_key(slot));
    out.member("food", food->id);
    out.member("name", day.lang == k2::Lang::zh || food->name_en.empty() ? food->name_zh : food->name_en);
    out.member("amount", std::string_view(k2::shell::amount_text(*food, item, day.lang).joined()));
    out.member("size", k2::shell::plain_amount(*food, item));
    out.member("emoji", food->emoji);
    out.member("fill", static_cast<int>(colors.fill.rgb));
    out.member("edge", static_cast<int>(colors.edge.rgb));
    out.key("values");
    out.begin_object();
    const double times = k2::amount_of(item, *food);
    for (const k2::Nutrient n : k2::all_nutrients) {
        const k2::Cell& cell = food->cell(n);
        if (!cell.known) continue;
        out.key(k2::nutrient_key(n));
        out.begin_array();
        for (const double value : {cell.mid, cell.low, cell.high}) out.value(value * times);
        out.value(k2::grade_key(cell.grade));
        out.end_array();
    }
    out.end_object();
    out.end_object();
}

}  // namespace

extern "C" {

/// Once, first. No texture is to be larger than largest_texture. English: until a day says its own language.
EMSCRIPTEN_KEEPALIVE void k2_init(int largest_texture, bool english) {
    page = new Page;
    if (english) page->app.set_lang(k2::Lang::en);
    k2::web::announce_renderer(largest_texture);
}

/// Room for a text of so many bytes, for the next call that takes one.
EMSCRIPTEN_KEEPALIVE char* k2_input(int bytes) {
    assert(page != nullptr && bytes >= 0);
    page->input.resize(static_cast<std::size_t>(bytes));
    return page->input.data();
}

/// Lays out and says in how many seconds the next frame is due (0 at once, infinity when something happens).
EMSCRIPTEN_KEEPALIVE double k2_frame(float width, float height, float scale, float scroll_y, bool dark,
                                     bool more_contrast, bool reduced_motion, float text_zoom, double now_s) {
    page->frame =
        page->app.frame({width, height, scale, scroll_y, dark, more_contrast, reduced_motion, text_zoom}, now_s);
    page->table = k2::web::draw_table(*page->app.draw_data(), k2::shell::theme(dark, more_contrast).paper.rgb);
    return page->frame.next_frame_in_s;
}
/// What the frame draws, for renderer.js; valid until the next call of anything else.
EMSCRIPTEN_KEEPALIVE const std::int32_t* k2_draws() {
    return page->table;
}

EMSCRIPTEN_KEEPALIVE float k2_page_height() {
    return page->frame.page_height;
}
EMSCRIPTEN_KEEPALIVE int k2_cursor() {
    return page->frame.cursor;
}

/// The later part of the food table is in the input, once; an empty text: it will not come. False: it did not, or is
/// damaged; no food changes, and the page says so.
EMSCRIPTEN_KEEPALIVE bool k2_add_foods() {
    const bool added = page->foods.add_later(std::move(page->input));
    page->input.clear();
    page->app.foods_came();
    return added;
}

EMSCRIPTEN_KEEPALIVE bool k2_wants_details() {
    return page->frame.wants_details;
}
/// details.json is in the input; an empty text: it did not come.
EMSCRIPTEN_KEEPALIVE void k2_set_details() {
    page->app.set_details(page->input);
}

/// The semantic tree of the last frame as JSON; null when it is the one given before.
EMSCRIPTEN_KEEPALIVE const char* k2_semantics() {
    if (page->mirrored && page->mirrored_hash == page->frame.semantics) return nullptr;
    page->mirrored = true;
    page->mirrored_hash = page->frame.semantics;
    return give(to_json(page->app.semantics()));
}

EMSCRIPTEN_KEEPALIVE void k2_pointer(int kind, float x, float y, bool touch) {
    assert(kind >= 0 && kind <= static_cast<int>(k2::shell::Pointer::leave));
    page->app.pointer(static_cast<k2::shell::Pointer>(kind), {x, y}, touch);
}
EMSCRIPTEN_KEEPALIVE void k2_activate(unsigned id) {
    page->app.activate(id);
}
EMSCRIPTEN_KEEPALIVE void k2_set_value(unsigned id) {
    page->app.set_value(id, page->input);
}
EMSCRIPTEN_KEEPALIVE void k2_focus(unsigned id, bool ring) {
    page->app.focus(id, ring);
}
EMSCRIPTEN_KEEPALIVE void k2_press_look(unsigned id) {
    page->app.press_look(id);
}

/// The day in the input takes the place of the present one: null. Or it is refused: the error as JSON, for whoever
/// asked to tell the reader in the page's language. `how` 0: a step of undo. 1: nothing is before it to undo. 2: as it
/// was kept by another window: what is medical stays as it was answered here, where it says nothing of it.
EMSCRIPTEN_KEEPALIVE const char* k2_load(int how) {
    assert(how >= 0 && how <= 2);
    auto day = k2::read_day(page->input, page->foods.catalogue());
    if (!day) return give_error(day.error());
    k2::Profile& profile = day.value().profile;
    if (how == 2 && !k2::has_medical(profile)) k2::copy_medical(page->app.day().profile, profile);
    if (how == 1) {
        page->app.restart(std::move(day.value()));
    } else {
        page->app.load(std::move(day.value()));
    }
    return nullptr;
}

/// The reader's date is in the input.
EMSCRIPTEN_KEEPALIVE void k2_set_today() {
    page->app.set_today(page->input);
}
/// The day's own date is in the input.
EMSCRIPTEN_KEEPALIVE void k2_set_date() {
    page->app.set_date(page->input);
}
/// shell::Notice
EMSCRIPTEN_KEEPALIVE void k2_show_notice(int notice, bool on) {
    page->app.show_notice(static_cast<k2::shell::Notice>(notice), on);
}

EMSCRIPTEN_KEEPALIVE void k2_set_embedded(bool article_asks) {
    page->app.set_embedded(article_asks);
}
EMSCRIPTEN_KEEPALIVE bool k2_shares_with_article() {
    return page->app.shares_with_article();
}
/// May whoever embeds the page know the score? Not where it says something about the reader's health.
EMSCRIPTEN_KEEPALIVE bool k2_tells_score() {
    return !k2::has_medical_beyond_no(page->app.day().profile);
}

/// The plate, its language and how the page is shown, as the text after # in a link. `age`: the sender says it.
EMSCRIPTEN_KEEPALIVE const char* k2_link(bool medical, bool age) {
    const k2::shell::Settings settings = page->app.settings();
    const k2::Link link{
        .day = page->app.day(), .elder = settings.elder, .text_mode = settings.text_mode, .says_age = age};
    k2::LinkText text =
        encode_link(link, page->foods.catalogue(), medical ? k2::Medical::include : k2::Medical::leave_out);
    page->own_foods_left_out = static_cast<int>(text.own_foods_left_out);
    return give(std::move(text.text));
}
/// Of the last k2_link: there was no room for them.
EMSCRIPTEN_KEEPALIVE int k2_own_foods_left_out() {
    return page->own_foods_left_out;
}

/// The link in the input takes the place of the present plate, with nothing before it to undo: 1, or 2 where its sender
/// also says who it is for. 0: it is damaged, and nothing changes. `own`: it is this reader's own address, whole.
EMSCRIPTEN_KEEPALIVE int k2_load_link(bool own) {
    auto link = k2::decode_glued_link(page->input, page->foods.catalogue());
    if (!link) return 0;
    const bool says_who = link.value().says_age || link.value().medical;
    k2::shell::Settings settings = page->app.settings();
    settings.elder = settings.elder || link.value().elder;
    settings.text_mode = settings.text_mode || link.value().text_mode;
    page->app.restart(own ? std::move(link.value().day) : received(std::move(link.value()), page->app.day()));
    page->app.set_settings(settings);
    return says_who ? 2 : 1;
}

/// The reader is told the input.
EMSCRIPTEN_KEEPALIVE void k2_show_error() {
    page->app.show_error(page->input);
}

/// Would k2_load take the input? Null, or the error as JSON. Nothing changes.
EMSCRIPTEN_KEEPALIVE const char* k2_check() {
    const auto day = k2::read_day(page->input, page->foods.catalogue());
    return day ? nullptr : give_error(day.error());
}

/// A number or a range in the input, as somebody typed it (core/day/typed.h), of a quantity by its number there:
/// {"low":…,"mid":…,"high":…,"ranged":…} in the quantity's unit, or {"refused":"why, in the page's language"}.
EMSCRIPTEN_KEEPALIVE const char* k2_read_number(int quantity) {
    const auto kind = static_cast<k2::Quantity>(quantity);
    const auto read = k2::read_range(page->input, kind);
    k2::JsonWriter out;
    out.begin_object();
    if (read) {
        out.member("low", read.value().low);
        out.member("mid", read.value().mid);
        out.member("high", read.value().high);
        out.member("ranged", read.value().ranged);
    } else {
        const std::string why = k2::shell::number_refusal(read.error(), page->input, kind, page->app.day().lang);
        out.member("refused", std::string_view(why));
    }
    out.end_object();
    return give(std::move(out).take());
}

/// The sentence in the input, read (docs/formats.md, "Sentence"); where it is too long, the error as JSON.
EMSCRIPTEN_KEEPALIVE const char* k2_read() {
    const auto reading = page->app.read(page->input);
    return give(reading ? k2::write_sentence(reading.value()) : k2::write_error(reading.error()));
}

EMSCRIPTEN_KEEPALIVE const char* k2_day(bool medical) {
    return give(k2::write_day(medical ? page->app.day() : k2::without_medical(page->app.day())));
}
/// The day in the input without what is medical; null where it is none.
EMSCRIPTEN_KEEPALIVE const char* k2_without_medical() {
    auto day = k2::read_day(page->input, page->foods.catalogue());
    return day ? give(k2::write_day(k2::without_medical(std::move(day.value())))) : nullptr;
}
/// Without what is medical: the report as it would be for somebody who was not asked.
EMSCRIPTEN_KEEPALIVE const char* k2_report(bool medical) {
    if (medical || !k2::has_medical(page->app.day().profile)) return give(k2::write_report(page->app.report()));
    return give(k2::write_report(k2::evaluate(k2::without_medical(page->app.day()), page->foods.catalogue())));
}
/// Of the day in the input, what recent_days want to know: {"k1_ug":90,"k2_ug":12}, unknown ones left out; null where
/// the input is no day.
EMSCRIPTEN_KEEPALIVE const char* k2_sums() {
    const auto day = k2::read_day(page->input, page->foods.catalogue());
    if (!day) return nullptr;
    const k2::Report report = k2::evaluate(day.value(), page->foods.catalogue(), {.bands = false});
    k2::JsonWriter out;
    out.begin_object();
    for (const k2::Nutrient n : {k2::Nutrient::k1_ug, k2::Nutrient::k2_ug, k2::Nutrient::mk7_ug}) {
        const k2::Intake& intake = report[n];
        if (intake.known + intake.partial > 0) out.member(k2::nutrient_key(n), intake.sum.mid);
    }
    out.end_object();
    return give(std::move(out).take());
}
EMSCRIPTEN_KEEPALIVE const char* k2_suggestions() {
    return give(k2::write_suggestions(page->app.suggestions()));
}
/// Every item of the day in words and figures, for pictures and tables: [{"slot":…,"food":…,"name":…,"amount":"1 个 ·
/// 50 g", "size":50,"emoji":…,"fill":0xRRGGBB,"edge":0xRRGGBB,"values":{"ca_mg":[mid,low,high,"A"],…}},…], unknown
/// values left out.
EMSCRIPTEN_KEEPALIVE const char* k2_items() {
    const k2::Day& day = page->app.day();
    k2::JsonWriter out;
    out.begin_array();
    for (const k2::Meal& meal : day.meals) {
        for (const k2::Item& item : meal.items) write_item(out, day, meal.slot, item);
    }
    out.end_array();
    return give(std::move(out).take());
}
EMSCRIPTEN_KEEPALIVE double k2_revision() {
    return static_cast<double>(page->app.revision());
}
EMSCRIPTEN_KEEPALIVE bool k2_elder() {
    return page->app.settings().elder;
}
EMSCRIPTEN_KEEPALIVE bool k2_text_mode() {
    return page->app.settings().text_mode;
}
/// May what is medical outlive the visit?
EMSCRIPTEN_KEEPALIVE bool k2_keep_answers() {
    return page->app.settings().keep_answers;
}
EMSCRIPTEN_KEEPALIVE void k2_set_settings(bool elder, bool text_mode, bool compact, bool keep_answers) {
    page->app.set_settings({.elder = elder, .text_mode = text_mode, .compact = compact, .keep_answers = keep_answers});
}
EMSCRIPTEN_KEEPALIVE bool k2_english() {
    return page->app.day().lang == k2::Lang::en;
}

/// WebGL came back after a loss, empty.
EMSCRIPTEN_KEEPALIVE void k2_context_restored() {
    k2::web::forget_textures();
}

}  // extern "C"
