// What the page means: one node for every control, heading, text and picture, in reading order.
//
// The ui:: layer records a tree each frame. The browser mirrors it as real DOM elements (for screen readers,
// keyboards, input methods and pointers alike), tests drive the application by it, print and text mode show it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shell/geometry.h"

namespace k2::shell {

/// Identity of a node over frames: a hash of its key. 0 is no node (the page itself, as a parent).
using NodeId = std::uint32_t;

enum class Role : std::uint8_t {
    group,    // a named region: card, dialog body
    heading,  // level 1–6
    text,     // a paragraph
    status,   // a result sentence, spoken when it changes
    alert,    // a stop text
    button,   // press
    toggle,   // press to switch; state checked
    radio,    // one of its parent group; state checked
    tab,      // one of its parent group; state checked
    text_field,
    number_field,  // typed value with min, max, step
    search_field,
    meter,   // a value in a range, not editable
    figure,  // a drawing, described by name and value
    list,
    list_item,
    link,
};

/// "button", "number_field", … : the word that web/overlay.js switches on.
[[nodiscard]] std::string_view role_name(Role role);

struct NodeState {
    bool disabled = false;
    bool checked = false;
    bool expandable = false;
    bool expanded = false;
    bool drag = false;     // pointer presses on it belong to the drawing (a wedge's edge), not to the page
    bool refused = false;  // field: what stands in it was not taken
    bool roving = false;   // list or group: one Tab stop, arrow keys move inside
    friend bool operator==(const NodeState&, const NodeState&) = default;
};

struct Range {
    double now = 0;
    double min = 0;
    double max = 0;
    double step = 0;
    friend bool operator==(const Range&, const Range&) = default;
};

struct Node {
    NodeId id = 0;
    NodeId parent = 0;
    Role role = Role::text;
    int level = 0;      // of a heading
    std::string key;    // data-k2 (docs/formats.md): "food.natto.inc"; an internal one starts with '_', no data-k2
    std::string name;   // never empty for anything that can be pressed or edited
    std::string value;  // what a field holds, what a meter or figure says
    std::string description;  // a further sentence, read after the name
    std::string placeholder;  // of an empty field
    float text_size = 0;      // of a field: logical px of its text, for the editor laid over it
    std::optional<Range> range;
    NodeState state;
    Rect rect;  // page coordinates, not clipped
    friend bool operator==(const Node&, const Node&) = default;
};

/// The tree of one frame, parents before children, in reading order.
struct SemanticTree {
    std::vector<Node> nodes;
    [[nodiscard]] const Node* find(std::string_view key) const;              // by key
    [[nodiscard]] const Node* find(Role role, std::string_view name) const;  // by role and whole name
    [[nodiscard]] std::uint64_t hash() const;                                // equal trees, equal hashes
};

[[nodiscard]] NodeId node_id(std::string_view key);

/// One JSON array of nodes: [{"id":1,"parent":0,"role":"button","key":"food.natto.inc","name":"…","rect":[x,y,w,h],…}],
/// absent fields left out.
[[nodiscard]] std::string to_json(const SemanticTree& tree);

}  // namespace k2::shell
