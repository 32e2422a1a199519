// Errors as values: every reader of outside input returns Result<T>, never half a T.
#pragma once

#include <array>
#include <cassert>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace k2 {

/// What kind of mistake in a day an Error is. Every language makes its own sentence from the kind and from
/// Error::values: data/late_texts.json has it as "reason.<key>", with the values as {0} and {1}.
enum class Reason : std::uint8_t {
    other,              // no kind of its own: the message is all there is
    amount,             // neither or both of g and units, or g of what is counted by the piece
    at_most,            // more than {0} of them
    availability,       // a kappa that is not above 0 and at most 2
    d_twice,            // d_ug and vitd_ug
    date,               // no date of the calendar
    date_twice,         //
    dish_in_dish,       //
    dish_part,          // no food that is weighed
    dish_weight,        // lighter than a tenth of what is in it
    drug,               // a prescription drug as food
    energy,             // fewer kcal than protein and fat have
    food,               // no food has this id
    from_to,            // not from {0} to {1}
    id,                 // taken, or with other letters than it may have
    json,               // not JSON; stopped in line {0}
    key,                // unknown
    kind,               // another JSON type than it should be
    missing,            // a key
    name,               // empty or too long
    number,             // not a number
    one_of,             // none of {0}, a list
    order,              // not low <= mid <= high
    question_answered,  // elsewhere too
    question_twice,     //
    sum,                // less than its parts
    too_much,           // more than 100 g in 100 g
    twice,              // a key
    version,            // not 1
    weight,             // units that weigh too much together
};
inline constexpr std::array<std::string_view, 30> reason_keys{
    "other",          "amount",       "at_most",   "availability", "d_twice", "date",
    "date_twice",     "dish_in_dish", "dish_part", "dish_weight",  "drug",    "energy",
    "food",           "from_to",      "id",        "json",         "key",     "kind",
    "missing",        "name",         "number",    "one_of",       "order",   "question_answered",
    "question_twice", "sum",          "too_much",  "twice",        "version", "weight"};

/// What was wrong with an input, and where.
struct Error {
    std::string at;       // JSON pointer into the input: "/meals/0/items/2/g"; "" is the whole input
    std::string message;  // what was expected, in an English sentence that a person can act on
    Reason reason = Reason::other;
    std::vector<std::string> values = {};  // what belongs into the sentence, in the order of {0} and {1}
};

/// Either a value or why there is none.
template <class T, class E = Error>
class [[nodiscard]] Result {
  public:
    Result(T value) : state_(std::move(value)) {}  // NOLINT(google-explicit-constructor): reads as `return day;`
    Result(E error) : state_(std::move(error)) {}  // NOLINT(google-explicit-constructor): reads as `return Error{…};`

    explicit operator bool() const { return state_.index() == 0; }
    /// Only where there is a value.
    const T& value() const {
        assert(state_.index() == 0);
        return *std::get_if<0>(&state_);
    }
    T& value() {
        assert(state_.index() == 0);
        return *std::get_if<0>(&state_);
    }
    /// Only where there is none.
    const E& error() const {
        assert(state_.index() == 1);
        return *std::get_if<1>(&state_);
    }

  private:
    std::variant<T, E> state_;
};

}  // namespace k2
