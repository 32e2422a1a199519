// The widget layer: everything on the page goes through here, so that what is seen, what is pressed and what is read
// aloud are the same thing.
//
// Each widget does three things: it draws by Painter, it tells ImGui about its rectangle (hover, press, drag), and it
// records one semantic node, also when it is off screen. Keys are those of docs/formats.md ("In the page") and stand
// once in the tree; a key that begins with '_' is internal. The node's id, ImGui's id and the DOM element's id are one
// number.
//
// A press reaches a widget from ImGui's pointer or from App::activate (keyboard, screen reader, test); the widget
// returns true once. A field returns the text that was put into it by App::set_value; the browser's own input element
// is the editor, so nothing is typed into ImGui.
//
// Layout is plain arithmetic in page px: a Column says where the next thing goes and grows downwards.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/day/day.h"
#include "shell/geometry.h"
#include "shell/motion.h"
#include "shell/paint.h"
#include "shell/pictures/icons.h"
#include "shell/semantics.h"
#include "shell/theme.h"

namespace k2::shell {

/// Sizes that follow the reader: elder mode and text zoom.
struct Metrics {
    bool elder = false;
    float zoom = 1;  // the reader's text size, 1–2
    [[nodiscard]] float scale() const { return (elder ? 1.25F : 1.0F) * zoom; }
    [[nodiscard]] float size(Type t) const;                               // em; never below 18 in elder mode
    [[nodiscard]] float line(Type t) const;                               // from line to line
    [[nodiscard]] float target() const { return elder ? 60.0F : 44.0F; }  // least side of what can be pressed
};

/// Where the next thing goes.
struct Column {
    float x = 0;
    float y = 0;
    float w = 0;
    Rect take(float h) {
        const Rect r{x, y, w, h};
        y += h;
        return r;
    }
    void skip(float h) { y += h; }
    [[nodiscard]] Column inset(float by) const { return {x + by, y, w - 2 * by}; }
};

/// Things of different widths side by side, in as many lines as they need. The column grows when it is finished.
class Flow {
  public:
    Flow(Column& column, float gap) : column_(column), gap_(gap), x_(column.x), y_(column.y) {}
    Rect next(float w, float h);
    void finish();

  private:
    Column& column_;
    float gap_;
    float x_, y_;
    float line_h_ = 0;
};

/// What came from outside since the last frame, and where the focus is. Owned by App, kept between frames.
struct Interaction {
    NodeId focus = 0;
    bool focus_ring = false;
    NodeId press_look = 0;
    bool touch = false;                                 // the last pointer was a finger: nothing hovers
    std::vector<NodeId> pressed;                        // by App::activate
    std::vector<std::pair<NodeId, std::string>> typed;  // by App::set_value
};

inline constexpr float button_pad_x = 16;  // between a button's edge and its words

/// How words look.
struct Words {
    Type type = Type::body;
    bool strong = false;
    Color color{};
    Align align = Align::left;
    Color accent{0, 0};  // of emphasised words
};

enum class ButtonKind : std::uint8_t {
    primary,  // the one that acts: filled
    quiet,    // a border on the card
    chip,     // soft ground
    bare,     // only its sign or words
    disc,     // round, on a soft pill: − and ＋
    segment,  // in a bar of tabs
};

/// What is drawn later on an earlier layer still lies below.
enum class Layer : std::uint8_t { card, ground, front };

/// Whatever is pressed: button, toggle, radio, tab.
struct Button {
    std::string_view key;
    std::string_view label;  // drawn; also the name when `name` is empty
    ButtonKind kind = ButtonKind::quiet;
    std::string_view name = {};  // for those who hear it: "纳豆: 多一份"
    std::string_view description = {};
    std::optional<Icon> icon = {};  // before the label, or alone
    std::string_view emoji = {};    // before the label
    std::string_view count = {};    // a small pill after it
    Role role = Role::button;
    NodeState state = {};
    std::string_view value = {};  // of a link: "#result.ca" leads to that key on the page
};

struct Field {
    std::string_view key;
    std::string_view name;
    std::string_view value;
    Role role = Role::text_field;
    std::string_view placeholder = {};
    std::string_view description = {};
    std::string_view shown = {};        // drawn instead of the value while it is not edited: "1 盒"
    std::string_view shown_below = {};  // a second, smaller line: "40 g"
    std::optional<Range> range = {};
    bool refused = false;  // what stands in it was not taken
    bool framed = true;    // ground and border; otherwise it lies on something that has them
    Align align = Align::left;
};

/// − field ＋. `key` is the field's; the buttons' keys are `button_key` + ".dec" and ".inc".
struct Stepper {
    Field field;
    std::string_view button_key;
    std::string_view dec_name;
    std::string_view inc_name;
    bool can_dec = true;
    bool can_inc = true;
};
struct StepperResult {
    int direction = 0;  // −1, 0, +1
    std::optional<std::string> typed;
};

class Ui {
  public:
    Ui(Painter& painter, const Theme& theme, const Metrics& metrics, Interaction& interaction, Motion& motion,
       SemanticTree& tree, Lang lang);
    ~Ui();
    Ui(const Ui&) = delete;
    Ui& operator=(const Ui&) = delete;

    Painter& painter() { return painter_; }
    [[nodiscard]] const Theme& theme() const { return theme_; }
    [[nodiscard]] const Metrics& metrics() const { return metrics_; }
    Motion& motion() { return motion_; }
    [[nodiscard]] Lang lang() const { return lang_; }

    // Words. An empty key: one is made from the parent's.
    [[nodiscard]] TextStyle style(const Words& words) const;
    [[nodiscard]] float text_width(const Words& words, std::string_view text) const;
    [[nodiscard]] float text_height(const Words& words, std::string_view text, float width) const;
    /// `drawn`: what of the text is seen, where there is no room for it or other parts show the rest.
    void heading(Column& column, int level, Type type, std::string_view text, std::string_view key = {},
                 std::string_view drawn = {});
    void text(Column& column, const Words& words, std::string_view text, std::string_view key = {});
    void status(Column& column, const Words& words, std::string_view text, std::string_view key = {},
                std::string_view drawn = {});
    void alert(Column& column, const Words& words, std::string_view text, std::string_view key = {});
    void link(Column& column, std::string_view key, std::string_view text, std::string_view url,
              Type type = Type::body);

    // What is pressed
    [[nodiscard]] float natural_width(const Button& button) const;
    [[nodiscard]] float height_at(const Button& button, float width) const;
    bool button(const Rect& r, const Button& button);
    bool button(Flow& flow, float max_width, const Button& button);
    bool button(Column& column, const Button& button);  // as wide as its words, at the left
    /// Of one of several choices: its words are strong when it is the chosen one, and nothing may move for that.
    [[nodiscard]] float chosen_width(Button button) const;
    /// At least one. Side by side, equally wide, in as many lines as the labels need; of unlike widths where that
    /// spares a line. The last `hidden` only take their room, so that rows of more and of fewer choices stand in the
    /// same columns. The pressed one's index, or −1.
    int choices(Column& column, std::span<const Button> buttons, float gap = 8, float most_width = 1e6F,
                std::size_t hidden = 0);

    // What is edited
    std::optional<std::string> field(const Rect& r, const Field& field);
    StepperResult stepper(const Rect& r, const Stepper& stepper);
    /// Wide enough for its amount in one line, and how tall it is at a width that may be less.
    [[nodiscard]] float stepper_width(const Field& field) const;
    [[nodiscard]] float stepper_height(const Field& field, float width) const;

    // What is looked at: the caller draws, these say it in words (spoken.h). A meter is a value between two ends:
    // outside of them it stands at the end (its words say more), and where there are none, or no value, it is a figure.
    void meter(std::string_view key, std::string_view name, std::string_view value, const std::optional<Range>& range,
               const Rect& r);
    void figure(std::string_view key, std::string_view name, std::string_view value, const Rect& r,
                NodeState state = {});

    // Structure; the rectangle is known at the end
    void begin_group(Role role, std::string_view key, std::string_view name, NodeState state = {});
    void end_group(const Rect& r);

    // Backgrounds are drawn after what stands on them, when its height is known.
    void draw_on(Layer layer);

    /// Pointer on a rectangle of one's own drawing (the plate). Records no node.
    struct Touch {
        bool pressed = false;  // once, on release inside; or by App::activate
        bool hovered = false;
        bool held = false;
        bool began = false;  // the pointer went down on it in this frame
    };
    Touch touch(NodeId id, const Rect& r);
    [[nodiscard]] Point pointer() const;  // page px

  private:
    struct Open {
        std::size_t node;  // index in the tree
        int children = 0;  // for made-up keys
    };
    Node& record(Role role, std::string_view key, std::string_view name, const Rect& r);
    void words(Role role, Column& column, const Words& words, std::string_view text, std::string_view key, int level,
               std::string_view drawn = {});
    bool take_press(NodeId id);
    std::optional<std::string> take_typed(NodeId id);
    void draw_button(const Rect& r, const Button& button, const Touch& touch);
    void draw_label(const Rect& r, const Button& button, Color color);
    void draw_field(const Rect& r, const Field& field);
    [[nodiscard]] float field_words_height(const Field& field, float width) const;
    void draw_focus(NodeId id, const Rect& r, float radius);

    Painter& painter_;
    const Theme& theme_;
    const Metrics metrics_;
    Interaction& interaction_;
    Motion& motion_;
    SemanticTree& tree_;
    Lang lang_;
    std::vector<Open> open_;
    int loose_ = 0;  // made-up keys at the top level
};

/// A card: a named group on a raised surface. Its body is what is written into; the outer column grows at the end.
class Card {
  public:
    struct Look {
        Color surface{0, 0};  // opacity 0: the theme's card
        float padding = 16;
        float least_height = 0;  // to stand level with a neighbour
    };
    Card(Ui& ui, Column& outer, std::string_view key, std::string_view name, const Look& look);
    ~Card();
    Card(const Card&) = delete;
    Card& operator=(const Card&) = delete;
    [[nodiscard]] float top() const { return outer_.y; }
    Column body;

  private:
    Ui& ui_;
    Column& outer_;
    Look look_;
};

}  // namespace k2::shell
