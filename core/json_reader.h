// Reading JSON text without guessing: a duplicate key, an infinite number, a half character, anything after the end are
// errors with a place. Strict RFC 8259; numbers become the nearest double, on every machine the same one.
//
// The document is one flat list: a container is followed by everything in it, so reading one allocates once and walking
// it never.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace k2 {

struct JsonLimits {
    std::size_t bytes = std::size_t{4} << 20U;
    std::size_t depth = 16;
    std::size_t keys = 64;  // of one object; none of our formats has half as many
};

/// One value. Lives inside its JsonDocument: what it holds lies behind it in memory, so it cannot be copied out.
struct JsonValue {
    enum class Kind : std::uint8_t { null, boolean, number, string, array, object };

    /// Over the elements of an array or the members of an object.
    class Iterator {
      public:
        explicit Iterator(const JsonValue* at) : at_(at) {}
        const JsonValue& operator*() const { return *at_; }
        Iterator& operator++() {
            at_ += at_->span;
            return *this;
        }
        friend bool operator==(const Iterator&, const Iterator&) = default;

      private:
        const JsonValue* at_;
    };

    JsonValue(Kind kind_of_it, std::string_view key_of_it) : kind(kind_of_it), key(key_of_it) {}
    JsonValue(JsonValue&&) = default;
    JsonValue(const JsonValue&) = delete;
    JsonValue& operator=(const JsonValue&) = delete;
    JsonValue& operator=(JsonValue&&) = delete;
    ~JsonValue() = default;

    [[nodiscard]] bool is(Kind k) const { return kind == k; }
    [[nodiscard]] Iterator begin() const { return Iterator(this + 1); }
    [[nodiscard]] Iterator end() const { return Iterator(this + span); }
    /// The member of an object, or nullptr when it is absent.
    [[nodiscard]] const JsonValue* find(std::string_view name) const;

    Kind kind;
    bool flag = false;
    std::uint32_t span = 1;  // in the list: itself and everything in it
    double number = 0;
    std::string_view key;   // of a member; empty for an element
    std::string_view text;  // of a string
};

/// Refers to the text that it was read from.
class JsonDocument {
  public:
    [[nodiscard]] const JsonValue& root() const { return values_.front(); }

  private:
    friend class JsonParser;
    std::vector<JsonValue> values_;
    std::vector<char> unescaped_;  // strings that are written differently from what they mean; never grows
};

/// The document, or where it stops being one: Error::at is a JSON pointer, the message names line and column.
[[nodiscard]] Result<JsonDocument> read_json(std::string_view text, const JsonLimits& limits = {});

/// A key as one step of a JSON pointer (RFC 6901): '~' and '/' escaped.
[[nodiscard]] std::string pointer_step(std::string_view key);

/// The double nearest to digits × 10^exponent, halves to even; infinity beyond the greatest. `digits` are '0'–'9' only.
[[nodiscard]] double nearest_double(std::string_view digits, int exponent);

}  // namespace k2
