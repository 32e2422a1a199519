// Reads JSON text without guessing. nlohmann/json takes the text apart (RFC 8259; every number becomes the nearest
// double). This file adds the place of an error and what the library lets pass: duplicate keys, deep nesting, very long
// texts, and a NUL with more text behind it.
//
// The document is one flat list: a container is followed by everything in it, so that walking it allocates nothing.
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

/// Holds copies of its strings: the text that it was read from may go.
class JsonDocument {
  public:
    [[nodiscard]] const JsonValue& root() const { return values_.front(); }

  private:
    friend class JsonDocumentBuilder;
    std::vector<JsonValue> values_;
    std::vector<char> strings_;  // every key and every text; reserved for all of them, since JsonValue points into it
};

/// The document, or where it stops being one: Error::at is a JSON pointer, the message names line and column.
[[nodiscard]] Result<JsonDocument> read_json(std::string_view text, const JsonLimits& limits = {});

/// A key as one step of a JSON pointer (RFC 6901): '~' and '/' escaped.
[[nodiscard]] std::string pointer_step(std::string_view key);

}  // namespace k2
