#include "shell/semantics.h"

#include <array>
#include <bit>
#include <charconv>
#include <cmath>

namespace k2::shell {
namespace {

constexpr std::uint32_t fnv32_basis = 2166136261U;
constexpr std::uint32_t fnv32_prime = 16777619U;

/// Over 64 bits: FNV-1a for texts, one multiplication for a number. Not kept anywhere, only compared with the last one.
class Hash {
  public:
    void add(std::string_view text) {
        for (const char c : text) state_ = (state_ ^ static_cast<unsigned char>(c)) * fnv_prime;
        add(static_cast<std::uint64_t>(text.size()));  // "ab","c" differs from "a","bc"
    }
    void add(std::uint64_t value) { state_ = std::rotl((state_ ^ value) * golden, 29); }
    void add(double value) { add(std::bit_cast<std::uint64_t>(value)); }
    void add(float value) { add(static_cast<std::uint64_t>(std::bit_cast<std::uint32_t>(value))); }
    [[nodiscard]] std::uint64_t value() const { return state_; }

  private:
    static constexpr std::uint64_t fnv_prime = 1099511628211ULL;
    static constexpr std::uint64_t golden = 0x9E3779B97F4A7C15ULL;  // 2^64 divided by the golden ratio: odd, well mixed
    std::uint64_t state_ = 14695981039346656037ULL;
};

std::uint64_t bits(const NodeState& s) {
    return static_cast<std::uint64_t>(s.disabled) | static_cast<std::uint64_t>(s.checked) << 1U |
           static_cast<std::uint64_t>(s.expandable) << 2U | static_cast<std::uint64_t>(s.expanded) << 3U |
           static_cast<std::uint64_t>(s.drag) << 4U | static_cast<std::uint64_t>(s.roving) << 5U;
}

/// Writes one JSON object; fields are left out when they say nothing.
class JsonObject {
  public:
    explicit JsonObject(std::string& out) : out_(out) { out_ += '{'; }
    ~JsonObject() { out_ += '}'; }
    JsonObject(const JsonObject&) = delete;
    JsonObject& operator=(const JsonObject&) = delete;

    void text(std::string_view name, std::string_view value) {
        if (!value.empty()) {
            key(name);
            quote(value);
        }
    }
    void number(std::string_view name, double value) {
        key(name);
        append(value);
    }
    void flag(std::string_view name, bool value) {
        if (value) {
            key(name);
            out_ += "true";
        }
    }
    void rect(std::string_view name, const Rect& r) {
        key(name);
        const std::array<float, 4> sides{r.x, r.y, r.w, r.h};
        for (std::size_t i = 0; i < sides.size(); ++i) {
            out_ += i == 0 ? '[' : ',';
            append(std::round(static_cast<double>(sides[i]) * 100) / 100);
        }
        out_ += ']';
    }

  private:
    void key(std::string_view name) {
        if (!first_) out_ += ',';
        first_ = false;
        out_ += '"';
        out_ += name;
        out_ += "\":";
    }
    void append(double value) {
        if (!std::isfinite(value)) {
            out_ += "null";
            return;
        }
        std::array<char, 32> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
        out_.append(digits.data(), end);
    }
    void quote(std::string_view value) {
        constexpr std::string_view hex = "0123456789abcdef";
        out_ += '"';
        for (const char c : value) {
            const auto byte = static_cast<unsigned char>(c);
            if (c == '"' || c == '\\') {
                out_ += '\\';
                out_ += c;
            } else if (byte < 0x20) {
                out_ += "\\u00";
                out_ += hex[byte >> 4U];
                out_ += hex[byte & 15U];
            } else {
                out_ += c;
            }
        }
        out_ += '"';
    }

    std::string& out_;
    bool first_ = true;
};

void append(std::string& out, const Node& n) {
    JsonObject o(out);
    o.number("id", n.id);
    o.number("parent", n.parent);
    o.text("role", role_name(n.role));
    if (n.level > 0) o.number("level", n.level);
    o.text("key", n.key);
    o.text("name", n.name);
    o.text("value", n.value);
    o.text("description", n.description);
    o.text("placeholder", n.placeholder);
    if (n.text_size > 0) o.number("text_size", static_cast<double>(n.text_size));
    if (n.range) {
        o.number("now", n.range->now);
        o.number("min", n.range->min);
        o.number("max", n.range->max);
        o.number("step", n.range->step);
    }
    o.flag("disabled", n.state.disabled);
    o.flag("checked", n.state.checked);
    o.flag("expandable", n.state.expandable);
    o.flag("expanded", n.state.expanded);
    o.flag("drag", n.state.drag);
    o.flag("roving", n.state.roving);
    o.rect("rect", n.rect);
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
    std::string out = "[";
    for (const Node& n : tree.nodes) {
        if (out.size() > 1) out += ',';
        append(out, n);
    }
    out += ']';
    return out;
}

}  // namespace k2::shell
