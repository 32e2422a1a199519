// A place in a JSON file of data/, read step by step: what is missing or wrong is noted with the place.
//
// The file name, the document and the list of problems outlive the nodes.
#pragma once

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/food/food_limits.h"
#include "core/format/json_reader.h"
#include "core/tool/data_tables.h"

namespace k2::data {

using nlohmann::json;

/// One place in one file. Reading a missing or wrong value notes a problem and gives a harmless default.
class Node {
  public:
    Node(const json* value, const std::string& file, std::string at, std::vector<Problem>& problems)
        : value_(value), file_(&file), at_(std::move(at)), problems_(&problems) {}

    [[nodiscard]] bool present() const { return value_ != nullptr; }
    [[nodiscard]] const std::string& at() const { return at_; }
    /// Whether it is there as null.
    [[nodiscard]] bool null() const { return present() && value_->is_null(); }

    void problem(std::string message) const { problems_->push_back({*file_, at_, std::move(message)}); }

    /// The same place with a name that an editor finds by searching: "/foods/12 (egg)".
    [[nodiscard]] Node named(const std::string& name) const {
        return {value_, *file_, at_ + " (" + name + ")", *problems_};
    }

    [[nodiscard]] Node optional(const std::string& key) const {
        const json* child = nullptr;
        if (present() && value_->is_object()) {
            if (const auto found = value_->find(key); found != value_->end()) child = &*found;
        }
        return {child, *file_, at_ + '/' + pointer_step(key), *problems_};
    }

    [[nodiscard]] Node required(const std::string& key) const {
        Node child = optional(key);
        if (!child.present()) problem("expected a key \"" + key + "\"");
        return child;
    }

    void only(std::initializer_list<std::string_view> keys) const {
        if (!present()) return;
        if (!value_->is_object()) return problem("expected an object");
        for (const auto& [key, value] : value_->items()) {
            if (std::find(keys.begin(), keys.end(), key) == keys.end()) optional(key).problem("unknown key");
        }
    }

    [[nodiscard]] std::vector<Node> elements() const {
        std::vector<Node> nodes;
        if (!present()) return nodes;
        if (!value_->is_array()) {
            problem("expected an array");
            return nodes;
        }
        for (std::size_t i = 0; i < value_->size(); ++i) {
            nodes.emplace_back(&(*value_)[i], *file_, at_ + '/' + std::to_string(i), *problems_);
        }
        return nodes;
    }

    [[nodiscard]] std::vector<std::pair<std::string, Node>> members() const {
        std::vector<std::pair<std::string, Node>> nodes;
        if (!present()) return nodes;
        if (!value_->is_object()) {
            problem("expected an object");
            return nodes;
        }
        for (const auto& item : value_->items()) nodes.emplace_back(item.key(), optional(item.key()));
        return nodes;
    }

    /// A text; an empty one is a problem.
    [[nodiscard]] std::string text() const {
        if (!present()) return {};
        if (!value_->is_string() || value_->get_ref<const std::string&>().empty()) {
            problem("expected a text that is not empty");
            return {};
        }
        return value_->get<std::string>();
    }

    [[nodiscard]] std::string text_or_empty() const {
        return present() && value_->is_string() && value_->get_ref<const std::string&>().empty() ? std::string{}
                                                                                                 : text();
    }

    [[nodiscard]] double number(double low, double high) const {
        if (!present()) return low;
        const double value = value_->is_number() ? value_->get<double>() : std::nan("");
        if (!(value >= low && value <= high)) {
            problem("expected a number from " + trimmed(low) + " to " + trimmed(high));
            return low;
        }
        return value;
    }

    [[nodiscard]] int integer(int low, int high) const {
        const double value = number(low, high);
        if (value != std::floor(value)) problem("expected a whole number");
        return static_cast<int>(value);
    }

    [[nodiscard]] bool boolean() const {
        if (!present()) return false;
        if (!value_->is_boolean()) {
            problem("expected true or false");
            return false;
        }
        return value_->get<bool>();
    }

    /// The index of the text among the words.
    template <class Words>
    [[nodiscard]] std::optional<std::size_t> word(const Words& words) const {
        const std::string read = text();
        if (read.empty()) return std::nullopt;
        const auto found = std::find(words.begin(), words.end(), read);
        if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
        std::string known;
        for (const auto& one : words) known += (known.empty() ? "" : ", ") + std::string(one);
        problem("expected one of: " + known);
        return std::nullopt;
    }

  private:
    static std::string trimmed(double value) {
        std::string text = std::to_string(value);
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.') text.pop_back();
        return text;
    }

    const json* value_;
    const std::string* file_;
    std::string at_;
    std::vector<Problem>* problems_;
};

/// The words of the formats, in the order of their enums.
[[nodiscard]] inline std::vector<std::string_view> group_words() {
    std::vector<std::string_view> words;
    for (std::size_t i = 0; i < group_count; ++i) words.push_back(group_key(static_cast<Group>(i)));
    return words;
}

[[nodiscard]] inline std::vector<std::string_view> tag_words() {
    std::vector<std::string_view> words;
    for (std::size_t i = 0; i < tag_count; ++i) words.push_back(tag_key(i));
    return words;
}

[[nodiscard]] inline std::vector<std::string_view> nutrient_words() {
    std::vector<std::string_view> words;
    for (const Nutrient n : all_nutrients) words.push_back(nutrient_key(n));
    return words;
}

[[nodiscard]] inline std::vector<std::string_view> how_words() {
    std::vector<std::string_view> words;
    for (std::size_t i = 0; i < how_count; ++i) words.push_back(how_key(static_cast<How>(i)));
    return words;
}

[[nodiscard]] inline std::vector<std::string_view> grade_words() {
    std::vector<std::string_view> words;
    for (std::size_t i = 0; i < grade_count; ++i) words.push_back(grade_key(static_cast<Grade>(i)));
    return words;
}

/// The nutrient of a key such as "ca_mg"; none where it is not one that a table can hold.
[[nodiscard]] inline std::optional<Nutrient> nutrient_of(std::string_view key) {
    const auto words = nutrient_words();
    const auto found = std::find(words.begin(), words.end(), key);
    if (found == words.end() || key == nutrient_key(Nutrient::k_total_ug)) return std::nullopt;
    return static_cast<Nutrient>(found - words.begin());
}

[[nodiscard]] inline bool has_tag(const FoodRow& food, Tag tag) {
    return (food.tags & static_cast<std::uint32_t>(tag)) != 0;
}

/// The most that a tablet or 100 g can hold: a tablet weighs less than 100 g.
[[nodiscard]] inline double most(Nutrient n) {
    return most_in(n, Basis::per_100g);
}

/// {x}, {y} … of a text, sorted: both languages must have the same.
[[nodiscard]] std::vector<std::string> placeholders(const std::string& text);

/// A text in both languages, with the same {placeholders}.
[[nodiscard]] TextPair read_pair(const Node& node);

/// Of a-z, 0-9 and _.
[[nodiscard]] bool is_id(const std::string& text);

}  // namespace k2::data
