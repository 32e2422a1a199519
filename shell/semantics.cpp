#include "shell/semantics.h"

#include <cmath>
#include <utility>

#include "core/json_writer.h"
#include "shell/hash.h"

namespace k2::shell {
namespace {

constexpr std::uint32_t fnv32_basis = 2166136261U;
constexpr std::uint32_t fnv32_prime = 16777619U;

std::uint64_t bits(const NodeState& s) {
    return static_cast<std::uint64_t>(s.disabled) | static_cast<std::uint64_t>(s.checked) << 1U |
           static_cast<std::uint64_t>(s.expandable) << 2U | static_cast<std::uint64_t>(s.expanded) << 3U |
           static_cast<std::uint64_t>(s.drag) << 4U | static_cast<std::uint64_t>(s.roving) << 5U |
           static_cast<std::uint64_t>(s.refused) << 6U;
}

void text(JsonWriter& out, std::string_view name, std::string_view value) {
    if (!value.empty()) out.member(name, value);
}

void flag(JsonWriter& out, std::string_view name, bool value) {
    if (value) out.member(name, true);
}

/// Hundredths of a px: finer is not seen, and keeps the text short.
double rounded(float px) {
    return std::round(static_cast<double>(px) * 100) / 100;
}

/// Fields are left out when they say nothing.
void append(JsonWriter& out, const Node& n) {
    out.begin_object();
    out.member("id", static_cast<double>(n.id));
    out.member("parent", static_cast<double>(n.parent));
    out.member("role", role_name(n.role));
    if (n.level > 0) out.member("level", n.level);
    text(out, "key", n.key);
    text(out, "name", n.name);
    text(out, "value", n.value);
    text(out, "description", n.description);
    text(out, "placeholder", n.placeholder);
    if (n.text_size > 0) out.member("text_size", static_cast<double>(n.text_size));
    if (n.range) {
        out.member("now", n.range->now);
        out.member("min", n.range->min);
        out.member("max", n.range->max);
        out.member("step", n.range->step);
    }
    flag(out, "disabled", n.state.disabled);
    flag(out, "checked", n.state.checked);
    flag(out, "expandable", n.state.expandable);
    flag(out, "expanded", n.state.expanded);
    flag(out, "drag", n.state.drag);
    flag(out, "roving", n.state.roving);
    flag(out, "refused", n.state.refused);
    out.key("rect");
    out.begin_array();
    for (const float side : {n.rect.x, n.rect.y, n.rect.w, n.rect.h}) out.value(rounded(side));
    out.end_array();
    out.end_object();
}

}  // namespace

std::string_view role_name(Role role) {
    switch (role) {
        case Role::group:
            return "group";
        case Role::heading:
            return "heading";
        case Role::text:
            return "text";
        case Role::status:
            return "status";
        case Role::alert:
            return "alert";
        case Role::button:
            return "button";
        case Role::toggle:
            return "toggle";
        case Role::radio:
            return "radio";
        case Role::tab:
            return "tab";
        case Role::text_field:
            return "text_field";
        case Role::number_field:
            return "number_field";
        case Role::search_field:
            return "search_field";
        case Role::meter:
            return "meter";
        case Role::figure:
            return "figure";
        case Role::list:
            return "list";
        case Role::list_item:
            return "list_item";
        case Role::link:
            return "link";
    }
    return "";
}

const Node* SemanticTree::find(std::string_view key) const {
    for (const Node& n : nodes) {
        if (n.key == key) return &n;
    }
    return nullptr;
}

const Node* SemanticTree::find(Role role, std::string_view name) const {
    for (const Node& n : nodes) {
        if (n.role == role && n.name == name) return &n;
    }
    return nullptr;
}

std::uint64_t SemanticTree::hash() const {
    Hash h;
    for (const Node& n : nodes) {
        h.add(static_cast<std::uint64_t>(n.id) << 32U | n.parent);
        h.add(static_cast<std::uint64_t>(n.role) << 32U | static_cast<std::uint64_t>(n.level));
        for (const std::string* text : {&n.key, &n.name, &n.value, &n.description, &n.placeholder}) h.add(*text);
        if (n.range) {
            for (const double v : {n.range->now, n.range->min, n.range->max, n.range->step}) h.add(v);
        }
        h.add(bits(n.state));
        for (const float v : {n.rect.x, n.rect.y, n.rect.w, n.rect.h, n.text_size}) h.add(v);
    }
    return h.value();
}

NodeId node_id(std::string_view key) {
    std::uint32_t hash = fnv32_basis;
    for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * fnv32_prime;
    return hash == 0 ? 1 : hash;  // 0 is "no node"
}

std::string to_json(const SemanticTree& tree) {
    JsonWriter out;
    out.begin_array();
    for (const Node& n : tree.nodes) append(out, n);
    out.end_array();
    return std::move(out).take();
}

}  // namespace k2::shell
