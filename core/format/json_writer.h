// Writing JSON straight into a string: no tree in between, numbers unrounded.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace k2 {

/// Appends the number with enough digits to read the same double back, alike on every machine; "862", "0.1", "1e+30".
void append_number(std::string& out, double number);

/// Keys and values in the order of the calls; commas are set by itself.
class JsonWriter {
  public:
    JsonWriter() : out_(std::size_t{12} << 10U, '\0') {}  // a report of a full day

    void begin_object() { open('{'); }
    void end_object() { close('}'); }
    void begin_array() { open('['); }
    void end_array() { close(']'); }

    /// A name of ours: it holds nothing that would have to be escaped.
    void key(std::string_view name);
    void value(std::string_view text);
    void value(const char* text) { value(std::string_view(text)); }
    void value(double number);
    void value(int number);
    void value(bool flag);
    void null();

    template <class T>
    void value(const std::optional<T>& maybe) {
        if (maybe) {
            value(*maybe);
        } else {
            null();
        }
    }
    template <class T>
    void member(std::string_view name, const T& v) {
        key(name);
        value(v);
    }

    [[nodiscard]] std::string take() && {
        out_.resize(used_);
        return std::move(out_);
    }

  private:
    void separate();
    void open(char bracket);
    void close(char bracket);
    void quoted(std::string_view text);
    void put(char c) { *room(1) = c; }
    void put(std::string_view text);
    char* room(std::size_t bytes);  // for what is written now

    std::string out_;  // longer than what is written: appending one by one takes most of the time otherwise
    std::size_t used_ = 0;
    bool first_ = true;  // nothing yet in the current object or array, or a key was just written
};

}  // namespace k2
