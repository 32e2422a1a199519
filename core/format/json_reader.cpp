#include "core/format/json_reader.h"

#include <algorithm>
#include <cassert>
#include <nlohmann/json.hpp>

#include "core/food/food_limits.h"

namespace k2 {

/// Fills a JsonDocument from the events of nlohmann's SAX parser, and knows the JSON pointer of the value at hand.
/// Every event returns false after the first thing that is wrong; the parser then stops.
class JsonDocumentBuilder {
  public:
    JsonDocumentBuilder(std::string_view text, const JsonLimits& limits) : text_(text), limits_(limits) {
        // A document that is not mere digits and commas fits; one that is grows.
        document_.values_.reserve(8 + text.size() / 8);
        // What a string means is never longer than how it is written, so this never grows.
        document_.strings_.reserve(text.size());
    }

    // The events, named by the library.
    bool null() { return add(Kind::null), value_ended(); }
    bool boolean(bool value) {
        add(Kind::boolean).flag = value;
        return value_ended();
    }
    bool number_integer(std::int64_t value) { return number(static_cast<double>(value)); }
    bool number_unsigned(std::uint64_t value) { return number(static_cast<double>(value)); }
    bool number_float(double value, const std::string&) { return number(value); }
    bool string(std::string& value) {
        const std::string_view kept = keep(value);
        add(Kind::string).text = kept;
        return value_ended();
    }
    bool binary(std::vector<std::uint8_t>&) { return stopped_at(0); }  // JSON text holds none
    bool start_object(std::size_t) { return open(Kind::object); }
    bool start_array(std::size_t) { return open(Kind::array); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }

    bool key(const std::string& name) {
        Level& level = levels_.back();
        level.key = keep(name);
        level.has_key = true;
        if (level.element >= limits_.keys) return fail_at_most(limits_.keys, "keys");
        const JsonValue* other = &document_.values_[level.place] + 1;
        for (std::size_t i = 0; i < level.element; ++i, other += other->span) {
            if (other->key == name) return fail(Reason::twice, "expected each key once, this one is there twice");
        }
        return true;
    }

    /// `position` counts the bytes that were read, the one that does not fit among them. Of a whole token in the wrong
    /// place it is the last byte: the library does not say where the token began.
    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception&) {
        return stopped_at(position > 0 ? position - 1 : 0);
    }

    /// The library takes a NUL for the end of the text and never looks at what comes after it.
    void end_of_text() {
        if (failed_) return;
        if (const auto nul = text_.find('\0'); nul != std::string_view::npos) stopped_at(nul);
    }

    [[nodiscard]] Result<JsonDocument> take() {
        if (failed_) return std::move(error_);
        assert(!document_.values_.empty());
        return std::move(document_);
    }

  private:
    using Kind = JsonValue::Kind;

    /// A container that is still open.
    struct Level {
        std::size_t place;  // in the document
        bool array;
        std::size_t element;   // how many are complete
        std::string_view key;  // the last one read
        bool has_key;
    };

    /// A value at its place: the member of the last key, or the next element.
    JsonValue& add(Kind kind) {
        const std::string_view key = levels_.empty() ? std::string_view{} : levels_.back().key;
        return document_.values_.emplace_back(kind, key);
    }

    bool value_ended() {
        if (!levels_.empty()) ++levels_.back().element;
        return true;
    }

    bool number(double value) {
        add(Kind::number).number = value == 0 ? 0 : value;  // −0 is 0
        return value_ended();
    }

    bool open(Kind kind) {
        if (levels_.size() >= limits_.depth) return fail_at_most(limits_.depth, "levels of nesting");
        const std::size_t place = document_.values_.size();
        add(kind);
        levels_.push_back({place, kind == Kind::array, 0, {}, false});
        return true;
    }

    bool close() {
        const std::size_t place = levels_.back().place;
        document_.values_[place].span = static_cast<std::uint32_t>(document_.values_.size() - place);
        levels_.pop_back();
        return value_ended();
    }

    std::string_view keep(const std::string& text) {
        std::vector<char>& strings = document_.strings_;
        assert(strings.size() + text.size() <= strings.capacity());
        const std::size_t from = strings.size();
        strings.insert(strings.end(), text.begin(), text.end());
        return {strings.data() + from, text.size()};
    }

    bool stopped_at(std::size_t byte) {
        const std::string_view read = text_.substr(0, byte);
        const auto line = 1 + std::count(read.begin(), read.end(), '\n');
        const auto line_start = read.rfind('\n');
        const auto column = line_start == std::string_view::npos ? read.size() + 1 : read.size() - line_start;
        return fail(Reason::json,
                    "expected valid JSON with finite numbers, stopped at line " + std::to_string(line) + ", column " +
                        std::to_string(column),
                    {std::to_string(line)});
    }

    bool fail_at_most(std::size_t most, std::string_view what) {
        Error error = not_at_most({}, most, what);
        return fail(error.reason, std::move(error.message), std::move(error.values));
    }

    bool fail(Reason reason, std::string message, std::vector<std::string> values = {}) {
        failed_ = true;
        error_.reason = reason;
        error_.values = std::move(values);
        for (const Level& level : levels_) {
            if (level.array) {
                error_.at += '/' + std::to_string(level.element);
            } else if (level.has_key) {
                error_.at += '/' + pointer_step(level.key);
            }
        }
        error_.message = std::move(message);
        return false;
    }

    std::string_view text_;
    JsonLimits limits_;
    JsonDocument document_;
    std::vector<Level> levels_;
    bool failed_ = false;
    Error error_;
};

const JsonValue* JsonValue::find(std::string_view name) const {
    for (const JsonValue& member : *this) {
        if (member.key == name) return &member;
    }
    return nullptr;
}

Result<JsonDocument> read_json(std::string_view text, const JsonLimits& limits) {
    if (text.size() > limits.bytes) return not_at_most("", limits.bytes, "bytes of JSON");
    JsonDocumentBuilder builder(text, limits);
    nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
    builder.end_of_text();
    return builder.take();
}

std::string pointer_step(std::string_view key) {
    std::string step;
    for (const char c : key) {
        if (c == '~') {
            step += "~0";
        } else if (c == '/') {
            step += "~1";
        } else {
            step += c;
        }
    }
    return step;
}

}  // namespace k2
