// Errors as values: every reader of outside input returns Result<T>, never half a T.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace k2 {

/// What was wrong with an input, and where.
struct Error {
    std::string at;       // JSON pointer into the input: "/meals/0/items/2/g"; "" is the whole input
    std::string message;  // what was expected, in a sentence that a person can act on
};

/// Either a value or why there is none.
template <class T, class E = Error>
class [[nodiscard]] Result {
  public:
    Result(T value) : state_(std::move(value)) {}  // NOLINT(google-explicit-constructor): reads as `return day;`
    Result(E error)
        : state_(std::move(error)) {}  // NOLINT(google-explicit-constructor): reads as `return Error{…};`

    explicit operator bool() const { return state_.index() == 0; }
    const T& value() const { return *std::get_if<0>(&state_); }
    T& value() { return *std::get_if<0>(&state_); }
    const E& error() const { return *std::get_if<1>(&state_); }

  private:
    std::variant<T, E> state_;
};

}  // namespace k2
