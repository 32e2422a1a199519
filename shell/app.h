// The application: a Day, its Report, and the page that shows them. Platform-free; the browser and the headless
// tests both drive it through this class and nothing else.
//
// Frame: the platform calls frame() whenever next_frame_in_s says so or something happened. Between frames
// nothing runs. Input methods may be called at any time between frames; they take effect at once on the state
// and are drawn by the next frame.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/advice/suggest.h"
#include "core/day/day.h"
#include "core/day/sentence.h"
#include "core/food/catalogue.h"
#include "core/nutrition/report.h"
#include "shell/geometry.h"
#include "shell/semantics.h"

struct ImDrawData;

namespace k2::shell {

struct GlyphSource;  // imgui_port.h

/// The visible part of the page and how it is to be drawn.
struct Viewport {
    float width = 390;  // canvas, logical px
    float height = 844;
    float scale = 1;     // device pixels per logical px; any value, 1.25 and 2.625 too
    float scroll_y = 0;  // page y at the canvas's top edge
    bool dark = false;
    bool more_contrast = false;
    bool reduced_motion = false;
    float text_zoom = 1;  // the reader's text size, 1–2
};

struct FrameResult {
    double next_frame_in_s = 0;   // 0: at once; infinity: when something happens
    float page_height = 0;        // logical px of the whole page at this width
    std::uint64_t semantics = 0;  // hash of the tree: unchanged means nothing to mirror
    int cursor = 0;               // ImGuiMouseCursor wanted
    bool wants_details = false;   // set_details(details.json), please, as soon as it is here
};

/// What the reader chose about the page itself; the platform keeps it over visits.
struct Settings {
    bool elder = false;         // larger type, larger targets
    bool text_mode = false;     // the page as plain text: the platform shows the semantic tree and draws nothing
    bool compact = false;       // beside an article: plate, result and the three only
    bool keep_answers = false;  // what is medical outlives the visit; off: it is forgotten
    friend bool operator==(const Settings&, const Settings&) = default;
};

enum class Notice : std::uint8_t;  // state.h

enum class Pointer : std::uint8_t { move, down, up, leave };

class App {
  public:
    /// Both outlive the App. Glyphs come from the browser's canvas, or are boxes of fixed width in tests.
    App(const Catalogue& catalogue, const GlyphSource* glyphs);
    ~App();
    App(const App&) = delete;
    App& operator=(const App&) = delete;

    FrameResult frame(const Viewport& viewport, double now_s);
    [[nodiscard]] ImDrawData* draw_data();                // of the last frame
    [[nodiscard]] const SemanticTree& semantics() const;  // of the last frame

    // Input. Coordinates are canvas-relative logical px.
    void pointer(Pointer kind, Point at, bool touch);
    void activate(NodeId id);                           // press: button, toggle, tab, radio
    void set_value(NodeId id, std::string_view value);  // a field's new text
    void focus(NodeId id, bool ring);                   // 0: nothing has the focus; ring: draw it (keyboard)
    void press_look(NodeId id);                         // draw this node as held down; 0: none

    // The reader's day.
    [[nodiscard]] const Day& day() const;
    [[nodiscard]] const Food* find_food(std::string_view id) const;  // in the table or among the reader's own
    [[nodiscard]] const Report& report() const;                      // always up to date with day()
    /// What a sentence says to have been eaten (core/day/sentence.h); nothing changes.
    [[nodiscard]] Result<SentenceReading> read(std::string_view text) const;
    [[nodiscard]] Suggestions suggestions() const;  // for day(), all at once
    [[nodiscard]] std::uint64_t revision() const;   // grows with each change of the day
    void set_lang(Lang lang);                       // of the page, until a day says another
    void load(Day day);                             // a checked day (read_day); replaces the present one
    void restart(Day day);  // the same, with nothing before it to undo: what the page opens with
    /// The reader's date, "2026-11-28", before each input: a plate has the one on which its first food was put on it.
    void set_today(std::string date);
    void set_date(std::string date);  // of the day
    void show_notice(Notice notice, bool on);
    /// In an article. `article_asks`: it wants to know the foods, and may where the reader says so
    /// (shares_with_article).
    void set_embedded(bool article_asks);
    [[nodiscard]] bool shares_with_article() const;
    [[nodiscard]] Settings settings() const;
    void set_settings(const Settings& settings);
    /// The explanations that FrameResult::wants_details asked for: details.json of this build. Anything else, an empty
    /// text too, means that they did not come: the page says so and asks again when the reader does.
    void set_details(std::string_view json);
    /// Show why something was refused (a damaged day, a bad link): a sentence in the day's language. Stays until
    /// dismissed; the day is untouched.
    void show_error(std::string_view sentence);
    /// The catalogue became whole, or will not (Catalogue::whole). Call it before the next frame.
    void foods_came();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace k2::shell
