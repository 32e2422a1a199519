#include "shell/ui.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

#include "imgui.h"
#include "shell/imgui_port.h"
#include "shell/spoken.h"

namespace k2::shell {
namespace {

constexpr float button_pad_y = 8;
constexpr float icon_gap = 8;
constexpr float count_gap = 4;
constexpr float count_em = 1.4F;     // width of the count's pill
constexpr float field_line = 1.25F;  // from line to line in a stepper, in em
constexpr float focus_distance = 2;
constexpr float focus_width = 3;

float pad_x(const Button& b) {
    if (b.kind == ButtonKind::segment) return 6;  // five meals and their counts in 366 px
    return b.kind == ButtonKind::bare && b.label.empty() ? 0 : button_pad_x;
}

float radius_of(const Rect& r, ButtonKind kind) {
    // A tall button (its label broken into lines) is a round rectangle, not a lozenge.
    return kind == ButtonKind::disc ? std::min(r.w, r.h) / 2 : std::min(r.h / 2, 30.0F);
}

Words label_words(const Button& b) {
    const bool strong = b.kind == ButtonKind::primary || b.kind == ButtonKind::quiet || b.state.checked;
    return {.type = Type::body, .strong = strong, .color = {}, .align = Align::center};
}

/// A number as it is read aloud: 31, not 31.004981994628906. Keeps the order of what it rounds; not negative.
double three_digits(double value) {
    assert(value >= 0);
    if (value < 1e-9) return 0;
    double unit = 1;  // or its inverse: 123 / 10 is 12.3, while 123 × 0.1 is 12.3 and a little
    while (value / unit >= 1000) unit *= 10;
    if (unit > 1 || value >= 100) return std::round(value / unit) * unit;
    while (value * unit < 100) unit *= 10;
    return std::round(value * unit) / unit;
}

/// Width of what stands before and after the words.
float extras_width(const Button& b, const Metrics& m) {
    float w = 0;
    const float gap = b.label.empty() ? 0 : icon_gap;
    if (b.icon || (b.state.checked && b.kind == ButtonKind::quiet)) w += m.size(Type::body) + gap;
    if (!b.emoji.empty()) w += 1.25F * m.size(Type::body) + gap;
    if (!b.count.empty()) w += count_em * m.size(Type::small) + count_gap;
    return w;
}

}  // namespace

// Sizes and layout

float Metrics::size(Type t) const {
    const float least = elder ? 18.0F : 0.0F;
    return std::max(type_size(t) * (elder ? 1.25F : 1.0F), least) * zoom;
}

float Metrics::line(Type t) const {
    return size(t) * line_height(t);
}

Rect Flow::next(float w, float h) {
    w = std::min(w, column_.w);
    if (x_ > column_.x && x_ + w > column_.x + column_.w + 0.5F) {
        x_ = column_.x;
        y_ += line_h_ + gap_;
        line_h_ = 0;
    }
    const Rect r{x_, y_, w, h};
    x_ += w + gap_;
    line_h_ = std::max(line_h_, h);
    return r;
}

void Flow::finish() {
    column_.y = y_ + line_h_;
}

// Ui

Ui::Ui(Painter& painter, const Theme& theme, const Metrics& metrics, Interaction& interaction, Motion& motion,
       SemanticTree& tree, Lang lang)
    : painter_(painter),
      theme_(theme),
      metrics_(metrics),
      interaction_(interaction),
      motion_(motion),
      tree_(tree),
      lang_(lang) {
    tree_.nodes.clear();
    draw_on(Layer::front);
}

Ui::~Ui() {
    // What nobody asked for was aimed at a node that is gone.
    interaction_.pressed.clear();
    interaction_.typed.clear();
}

void Ui::draw_on(Layer layer) {
    // ImGui has three lists that it draws in this order. Channels of one list would have to be copied together, which
    // took a ninth of a frame.
    switch (layer) {
        case Layer::card:
            return painter_.draw_on(*ImGui::GetBackgroundDrawList());
        case Layer::ground:
            return painter_.draw_on(*ImGui::GetWindowDrawList());
        case Layer::front:
            return painter_.draw_on(*ImGui::GetForegroundDrawList());
    }
}

// Nodes

Node& Ui::record(Role role, std::string_view key, std::string_view name, const Rect& r) {
    Node node;
    if (open_.empty()) {
        node.key = key.empty() ? "_" + std::to_string(++loose_) : std::string(key);
    } else {
        const Node& parent = tree_.nodes[open_.back().node];
        node.parent = parent.id;
        node.key = key;
        if (key.empty()) {
            node.key = parent.key.starts_with('_') ? parent.key : "_" + parent.key;
            node.key += "." + std::to_string(++open_.back().children);
        }
    }
    node.id = node_id(node.key);
    node.role = role;
    node.name = name;
    node.rect = r;
    return tree_.nodes.emplace_back(std::move(node));
}

void Ui::begin_group(Role role, std::string_view key, std::string_view name, NodeState state) {
    record(role, key, name, {}).state = state;
    open_.push_back({tree_.nodes.size() - 1});
}

void Ui::end_group(const Rect& r) {
    tree_.nodes[open_.back().node].rect = r;
    open_.pop_back();
}

void Ui::meter(std::string_view key, std::string_view name, std::string_view value, const std::optional<Range>& range,
               const Rect& r) {
    const bool between = range && range->min < range->max;
    Node& node = record(between ? Role::meter : Role::figure, key, name, r);
    node.value = spoken(value, lang_);
    if (!between) return;
    double now = std::clamp(range->now, range->min, range->max);
    if (now - range->min < (range->max - range->min) / 1000) now = range->min;  // as good as there
    node.range = Range{.now = three_digits(now), .min = three_digits(range->min), .max = three_digits(range->max)};
}

void Ui::figure(std::string_view key, std::string_view name, std::string_view value, const Rect& r, NodeState state) {
    Node& node = record(Role::figure, key, name, r);
    node.value = spoken(value, lang_);
    node.state = state;
    draw_focus(node.id, r, 16);
}

// Words

TextStyle Ui::style(const Words& w) const {
    return {.size = metrics_.size(w.type), .strong = w.strong, .color = w.color, .accent = w.accent};
}

float Ui::text_width(const Words& w, std::string_view text) const {
    return painter_.text_width(style(w), text);
}

float Ui::text_height(const Words& w, std::string_view text, float width) const {
    return painter_.paragraph_height(style(w), text, width, metrics_.line(w.type));
}

void Ui::words(Role role, Column& column, const Words& w, std::string_view text, std::string_view key, int level,
               std::string_view drawn) {
    if (drawn.empty()) drawn = text;
    const float h = painter_.paragraph({column.x, column.y}, style(w), drawn, column.w, metrics_.line(w.type), w.align);
    Node& node = record(role, key, without_emphasis(text), column.take(h));
    node.level = level;
}

void Ui::heading(Column& column, int level, Type type, std::string_view text, std::string_view key,
                 std::string_view drawn) {
    words(Role::heading, column, {.type = type, .strong = true, .color = theme_.ink}, text, key, level, drawn);
}
void Ui::text(Column& column, const Words& w, std::string_view text, std::string_view key) {
    words(Role::text, column, w, text, key, 0);
}
void Ui::status(Column& column, const Words& w, std::string_view text, std::string_view key, std::string_view drawn) {
    words(Role::status, column, w, text, key, 0, drawn);
}
void Ui::alert(Column& column, const Words& w, std::string_view text, std::string_view key) {
    words(Role::alert, column, w, text, key, 0);
}

void Ui::link(Column& column, std::string_view key, std::string_view text, std::string_view url, Type type) {
    const Words w{.type = type, .color = theme_.axis[index(Axis::ca)].text};
    const float h = std::max(metrics_.target(), text_height(w, text, column.w));
    const Rect r = column.take(h);
    Node& node = record(Role::link, key, text, r);
    node.value = url;
    touch(node.id, r);
    painter_.paragraph({r.x, r.center().y - text_height(w, text, r.w) / 2}, style(w), text, r.w, metrics_.line(w.type));
    draw_focus(node.id, r, 8);
}

// Pointer, keyboard and what came by App::activate

bool Ui::take_press(NodeId id) {
    return std::erase(interaction_.pressed, id) > 0;
}

std::optional<std::string> Ui::take_typed(NodeId id) {
    for (auto& [node, text] : interaction_.typed) {
        if (node != id) continue;
        node = 0;
        return std::move(text);
    }
    return std::nullopt;
}

Point Ui::pointer() const {
    const ImVec2 at = ImGui::GetIO().MousePos;
    const Rect origin = painter_.to_device(Rect{});
    return {(at.x - origin.x) / painter_.scale(), (at.y - origin.y) / painter_.scale()};
}

Ui::Touch Ui::touch(NodeId id, const Rect& r) {
    Touch t;
    t.pressed = take_press(id);
    if (painter_.visible(r)) {
        const Rect d = painter_.to_device(r);
        const PressArea area = press_area(id, {d.x, d.y}, {d.right(), d.bottom()});
        t.pressed |= area.pressed;
        t.held = area.held;
        t.hovered = area.hovered && !interaction_.touch;
        if (t.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        t.began = t.held && ImGui::IsMouseClicked(ImGuiMouseButton_Left);
    }
    t.held |= interaction_.press_look == id;
    return t;
}

void Ui::draw_focus(NodeId id, const Rect& r, float radius) {
    if (id != interaction_.focus || !interaction_.focus_ring) return;
    const float by = focus_distance + focus_width;
    painter_.outline(r.inset(-by), theme_.focus, radius + by, focus_width);
}

// Buttons

float Ui::natural_width(const Button& b) const {
    const float words = b.label.empty() ? 0 : text_width(label_words(b), b.label);
    // Half a px more than measured, so that rounding never breaks a label that fits.
    return std::max(metrics_.target(), std::ceil(words + extras_width(b, metrics_) + 2 * pad_x(b)) + 1);
}

float Ui::height_at(const Button& b, float width) const {
    if (b.label.empty()) return metrics_.target();
    const float room = width - 2 * pad_x(b) - extras_width(b, metrics_);
    return std::max(metrics_.target(), text_height(label_words(b), b.label, room) + 2 * button_pad_y);
}

bool Ui::button(const Rect& r, const Button& b) {
    Node& node = record(b.role, b.key, spoken(b.name.empty() ? b.label : b.name, lang_), r);
    node.value = b.value;
    node.description = spoken(b.description, lang_);
    node.state = b.state;
    const NodeId id = node.id;
    const Touch t = b.state.disabled ? Touch{} : touch(id, r);
    if (painter_.visible(r.inset(-8))) {
        draw_button(r, b, t);
        draw_focus(id, r, radius_of(r, b.kind));
    }
    return t.pressed;
}

bool Ui::button(Column& column, const Button& b) {
    const float w = std::min(column.w, natural_width(b));
    Rect r = column.take(height_at(b, w));
    r.w = w;
    return button(r, b);
}

bool Ui::button(Flow& flow, float max_width, const Button& b) {
    const float w = std::min(max_width, natural_width(b));
    return button(flow.next(w, height_at(b, w)), b);
}

float Ui::chosen_width(Button b) const {
    b.state.checked = true;
    return natural_width(b);
}

int Ui::choices(Column& column, std::span<const Button> buttons, float gap, float most_width, std::size_t hidden) {
    assert(hidden < buttons.size());
    const std::size_t count = buttons.size();
    std::vector<float> needed;
    for (const Button& b : buttons) needed.push_back(chosen_width(b));
    const float widest = *std::max_element(needed.begin(), needed.end());
    const float w = std::min(column.w, std::max(most_width, (widest + gap) * static_cast<float>(count) - gap));

    const auto fit = static_cast<std::size_t>(std::max(1.0F, (w + gap) / (widest + gap)));
    // Four in rows of three and one looks forgotten: two and two.
    const std::size_t equal_rows = (count + std::min(fit, count) - 1) / std::min(fit, count);
    const std::size_t per_row = (count + equal_rows - 1) / equal_rows;
    const float equal = (w - gap * static_cast<float>(per_row - 1)) / static_cast<float>(per_row);

    struct Line {
        std::size_t end;
        float spare;  // what its buttons may be wider than they need to be, together
    };
    const auto unlike_line = [&](std::size_t first) {
        Line line{first + 1, w - needed[first]};
        for (; line.end < count && needed[line.end] + gap <= line.spare; ++line.end)
            line.spare -= needed[line.end] + gap;
        return line;
    };
    std::size_t unlike_rows = 0;
    for (std::size_t first = 0; first < count; first = unlike_line(first).end) ++unlike_rows;
    const bool unlike = unlike_rows < equal_rows;

    int pressed = -1;
    for (std::size_t first = 0; first + hidden < count;) {
        const Line line = unlike ? unlike_line(first) : Line{std::min(first + per_row, count), 0};
        const auto width = [&](std::size_t i) {
            return unlike ? needed[i] + line.spare / static_cast<float>(line.end - first) : equal;
        };
        const std::size_t seen = std::min(line.end, count - hidden);
        float h = 0;
        for (std::size_t i = first; i < seen; ++i) h = std::max(h, height_at(buttons[i], width(i)));
        float x = column.x;
        for (std::size_t i = first; i < seen; ++i) {
            if (button({x, column.y, width(i), h}, buttons[i])) pressed = static_cast<int>(i);
            x += width(i) + gap;
        }
        first = line.end;
        column.skip(h + (first + hidden < count ? gap : 0));
    }
    return pressed;
}

void Ui::draw_button(const Rect& r, const Button& b, const Touch& t) {
    const float radius = radius_of(r, b.kind);
    Color words = b.state.disabled ? theme_.muted.with_alpha(0.55F) : theme_.ink;
    switch (b.kind) {
        case ButtonKind::primary:
            painter_.fill(r, theme_.primary, radius);
            words = theme_.on_primary;
            break;
        case ButtonKind::quiet:
            painter_.fill(r, b.state.checked ? theme_.selected : theme_.card, radius);
            if (!b.state.checked) painter_.outline(r, theme_.field_border, radius, theme_.border_px);
            if (b.state.checked) words = theme_.on_selected;
            break;
        case ButtonKind::chip:
            painter_.surface(r, theme_, b.state.checked ? theme_.selected : theme_.soft, radius);
            if (b.state.checked) words = theme_.on_selected;
            break;
        case ButtonKind::segment:
            if (b.state.checked) {
                painter_.fill(r, theme_.selected, radius);
                words = theme_.on_selected;
            }
            break;
        case ButtonKind::disc: {
            const float seen = radius - 3;
            if (!b.state.disabled)
                painter_.glow({r.center().x, r.center().y + 1.5F}, seen * 1.16F, seen * 1.16F,
                              {0x6B4F2A, theme_.dark ? 0.4F : 0.22F}, 0.78F);
            painter_.circle(r.center(), seen, b.state.disabled ? theme_.control.with_alpha(0.5F) : theme_.control);
            if (theme_.more_contrast && !b.state.disabled)
                painter_.ring(r.center(), seen - theme_.border_px / 2, theme_.field_border, theme_.border_px);
            break;
        }
        case ButtonKind::bare:
            break;
    }
    if (t.held || t.hovered) {
        const Color veil = words.with_alpha(t.held ? 0.14F : 0.06F);
        if (b.kind == ButtonKind::disc) {
            painter_.circle(r.center(), radius - 3, veil);
        } else {
            painter_.fill(r, veil, radius);
        }
    }
    draw_label(r, b, words);
}

void Ui::draw_label(const Rect& r, const Button& b, Color color) {
    Words w = label_words(b);
    w.color = color;
    const float em = metrics_.size(Type::body);
    if (b.label.empty()) {
        if (b.icon) draw_icon(painter_, *b.icon, r.center(), 0.82F * em, color);
        return;
    }
    const float extras = extras_width(b, metrics_);
    const float room = std::max(em, r.w - 2 * pad_x(b) - extras);
    const float seen = std::min(room, text_width(w, b.label));
    float x = r.center().x - (seen + extras) / 2;
    const float middle = r.center().y;
    if (b.icon || (b.state.checked && b.kind == ButtonKind::quiet)) {
        draw_icon(painter_, b.icon.value_or(Icon::check), {x + em / 2, middle}, 0.82F * em, color);
        x += em + icon_gap;
    }
    if (!b.emoji.empty()) {
        painter_.emoji({x + 0.62F * em, middle}, 1.1F * em, b.emoji);
        x += 1.25F * em + icon_gap;
    }
    const float h = text_height(w, b.label, room);
    painter_.paragraph({x - (room - seen) / 2, middle - h / 2}, style(w), b.label, room, metrics_.line(w.type),
                       Align::center);
    if (!b.count.empty()) {
        const float pill = count_em * metrics_.size(Type::small);
        const Rect box{x + seen + count_gap, middle - 0.72F * metrics_.size(Type::small), pill,
                       1.44F * metrics_.size(Type::small)};
        painter_.fill(box, color.with_alpha(b.state.checked ? 0.22F : 0.10F), box.h / 2);
        painter_.text({box.center().x, middle}, style({.type = Type::small, .strong = true, .color = color}), b.count,
                      Align::center);
    }
}

// Fields

std::optional<std::string> Ui::field(const Rect& r, const Field& f) {
    Node& node = record(f.role, f.key, f.name, r);
    node.value = f.value;
    node.description = f.description;
    node.placeholder = f.placeholder;
    node.range = f.range;
    node.state.refused = f.refused;
    node.text_size = metrics_.size(Type::body);
    const NodeId id = node.id;
    touch(id, r);

    if (painter_.visible(r)) {
        const float radius = std::min(r.h / 2, 30.0F);
        if (f.framed) {
            painter_.fill(r, theme_.field, radius);
            painter_.outline(r, theme_.field_border, radius, theme_.border_px);
        }
        draw_field(r, f);
        draw_focus(id, r, f.framed ? radius : 8);
    }
    return take_typed(id);
}

void Ui::draw_field(const Rect& r, const Field& f) {
    Column inside{r.x, r.y, r.w};
    if (f.framed) inside = inside.inset(button_pad_x);
    if (f.role == Role::search_field) {
        draw_icon(painter_, Icon::search, {inside.x + 10, r.center().y}, 20, theme_.ink);
        inside = {inside.x + 20 + icon_gap, inside.y, inside.w - 20 - icon_gap};
    }
    // While it is edited the browser's input element shows the text.
    if (interaction_.focus == node_id(f.key)) return;
    if (f.framed) {
        const bool blank = f.value.empty();
        const TextStyle words = style({.color = f.refused ? theme_.warn_text : blank ? theme_.muted : theme_.ink});
        painter_.text_cut({inside.x, r.center().y}, words, blank ? f.placeholder : f.value, inside.w);
        return;
    }
    const Words main{.strong = true, .color = f.refused ? theme_.warn_text : theme_.ink, .align = Align::center};
    const Words below{.type = Type::small, .color = theme_.muted, .align = Align::center};
    const auto paragraph = [&](const Words& words, std::string_view text) {
        inside.y += painter_.paragraph({inside.x, inside.y}, style(words), text, inside.w,
                                       metrics_.size(words.type) * field_line, words.align);
    };
    inside.y = r.center().y - field_words_height(f, inside.w) / 2;
    paragraph(main, f.shown.empty() ? f.value : f.shown);
    if (!f.shown_below.empty()) paragraph(below, f.shown_below);
}

float Ui::field_words_height(const Field& f, float width) const {
    const auto height = [&](const Words& words, std::string_view text) {
        return painter_.paragraph_height(style(words), text, width, metrics_.size(words.type) * field_line);
    };
    return height({.strong = true}, f.shown.empty() ? f.value : f.shown) +
           (f.shown_below.empty() ? 0 : height({.type = Type::small}, f.shown_below));
}

float Ui::stepper_width(const Field& f) const {
    const float words = std::max(text_width({.strong = true}, f.shown.empty() ? f.value : f.shown),
                                 text_width({.type = Type::small}, f.shown_below));
    return std::ceil(words) + 2 * metrics_.target() + 6;
}

float Ui::stepper_height(const Field& f, float width) const {
    return std::max(metrics_.target(), std::ceil(field_words_height(f, width - 2 * metrics_.target())) + 4);
}

StepperResult Ui::stepper(const Rect& r, const Stepper& s) {
    painter_.surface(r, theme_, theme_.soft, r.h / 2);
    const std::string dec = std::string(s.button_key) + ".dec";
    const std::string inc = std::string(s.button_key) + ".inc";
    const float side = metrics_.target();
    const auto disc = [&](float x) { return Rect{x, r.center().y - side / 2, side, side}; };
    StepperResult result;
    if (button(disc(r.x), {.key = dec,
                           .label = {},
                           .kind = ButtonKind::disc,
                           .name = s.dec_name,
                           .icon = Icon::minus,
                           .state = {.disabled = !s.can_dec}})) {
        result.direction = -1;
    }
    Field f = s.field;
    f.framed = false;
    f.align = Align::center;
    result.typed = field({r.x + side, r.y, r.w - 2 * side, r.h}, f);
    if (button(disc(r.right() - side), {.key = inc,
                                        .label = {},
                                        .kind = ButtonKind::disc,
                                        .name = s.inc_name,
                                        .icon = Icon::plus,
                                        .state = {.disabled = !s.can_inc}})) {
        result.direction = 1;
    }
    return result;
}

// Card

Card::Card(Ui& ui, Column& outer, std::string_view key, std::string_view name, const Look& look)
    : body(outer.inset(look.padding)), ui_(ui), outer_(outer), look_(look) {
    body.skip(look.padding);
    ui.begin_group(Role::group, key, name);
}

Card::~Card() {
    const float h = std::max(body.y + look_.padding - outer_.y, look_.least_height);
    const Rect r = outer_.take(h);
    ui_.end_group(r);
    ui_.draw_on(Layer::card);
    ui_.painter().card(r, ui_.theme(), look_.surface.alpha > 0 ? look_.surface : ui_.theme().card, 16);
    ui_.draw_on(Layer::front);
}

}  // namespace k2::shell
