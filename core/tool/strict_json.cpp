#include "core/tool/strict_json.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/json_reader.h"

namespace k2 {
namespace {

using nlohmann::json;

/// Builds the document from nlohmann's events and knows the JSON pointer of the value at hand.
class Builder {
  public:
    Builder(std::string_view text, const JsonLimits& limits) : text_(text), limits_(limits) {}

    bool null() { return add(json(nullptr)); }
    bool boolean(bool value) { return add(json(value)); }
    bool number_integer(json::number_integer_t value) { return add(json(value)); }
    bool number_unsigned(json::number_unsigned_t value) { return add(json(value)); }
    bool number_float(json::number_float_t value, const std::string&) { return add(json(value)); }
    bool string(std::string& value) { return add(json(std::move(value))); }
    bool binary(json::binary_t&) { return fail("expected JSON text"); }
    bool start_object(std::size_t) { return open(json::object()); }
    bool start_array(std::size_t) { return open(json::array()); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }

    bool key(std::string& name) {
        Level& level = levels_.back();
        level.key = name;
        level.has_key = true;
        return !level.value->contains(name) || fail("expected each key once, this one is there twice");
    }

    bool parse_error(std::size_t position, const std::string&, const json::exception&) {
        return stopped_at(std::min(position > 0 ? position - 1 : 0, text_.size()));
    }

    /// The library takes a NUL for the end of the text and never looks at what comes after it.
    void end_of_text() {
        if (const auto nul = text_.find('\0'); !failed_ && nul != std::string_view::npos) stopped_at(nul);
    }

    [[nodiscard]] Result<json> take() {
        if (failed_) return error_;
        return std::move(root_);
    }

  private:
    struct Level {
        json* value;
        std::string key;
        bool has_key = false;
    };

    json* put(json&& value) {
        if (levels_.empty()) {
            root_ = std::move(value);
            return &root_;
        }
        Level& level = levels_.back();
        if (level.value->is_array()) {
            level.value->push_back(std::move(value));
            return &level.value->back();
        }
        return &((*level.value)[level.key] = std::move(value));
    }

    bool add(json&& value) {
        put(std::move(value));
        return true;
    }

    bool open(json&& container) {
        if (levels_.size() >= limits_.depth)
            return fail("expected at most " + std::to_string(limits_.depth) + " levels of nesting");
        json* place = put(std::move(container));
        levels_.push_back({place, {}, false});
        return true;
    }

    bool close() {
        levels_.pop_back();
        return true;
    }

    bool stopped_at(std::size_t byte) {
        const auto read = text_.substr(0, byte);
        const auto line = 1 + std::count(read.begin(), read.end(), '\n');
        const auto line_start = read.rfind('\n');
        const auto column = line_start == std::string_view::npos ? read.size() + 1 : read.size() - line_start;
        return fail("expected valid JSON with finite numbers, stopped at line " + std::to_string(line) + ", column " +
                    std::to_string(column));
    }

    bool fail(std::string message) {
        if (failed_) return false;
        failed_ = true;
        for (const Level& level : levels_) {
            if (level.value->is_array()) {
                // A container inside is already in the array; a scalar that could not be read is not.
                const bool inner = &level != &levels_.back();
                error_.at += '/' + std::to_string(level.value->size() - (inner ? 1 : 0));
            } else if (level.has_key) {
                error_.at += '/' + pointer_step(level.key);
            }
        }
        error_.message = std::move(message);
        return false;
    }

    std::string_view text_;
    JsonLimits limits_;
    json root_;
    std::vector<Level> levels_;
    bool failed_ = false;
    Error error_;
};

}  // namespace

Result<nlohmann::json> parse_strict(std::string_view text, const JsonLimits& limits) {
    if (text.size() > limits.bytes)
        return Error{"", "expected at most " + std::to_string(limits.bytes) + " bytes of JSON"};
    Builder builder(text, limits);
    json::sax_parse(text.begin(), text.end(), &builder);
    builder.end_of_text();
    return builder.take();
}

}  // namespace k2
