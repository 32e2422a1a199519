// The npm package's door into the core: a C ABI of plain numbers (web/module/k2plate.js is the other side).
//
// Texts are UTF-8. In: JavaScript writes into k2_input(n), then calls the function that uses it. Out: k2_output() and
// k2_output_size(), valid until the next call.
#include <emscripten.h>

#include <array>
#include <cassert>
#include <string>

#include "core/advice/suggest.h"
#include "core/food/catalogue.h"
#include "core/format/json.h"
#include "core/nutrition/evaluate.h"

namespace {

std::string input;
std::string output;

}  // namespace

extern "C" {

/// Room for a text of so many bytes.
EMSCRIPTEN_KEEPALIVE char* k2_input(int bytes) {
    assert(bytes >= 0);
    input.resize(static_cast<std::size_t>(bytes));
    return input.data();
}

/// The day in the input becomes a report: true. Or it is refused: false, and the output is the error.
EMSCRIPTEN_KEEPALIVE bool k2_evaluate() {
    const auto day = k2::read_day(input, k2::builtin_catalogue());
    output = day ? k2::write_report(k2::evaluate(day.value(), k2::builtin_catalogue())) : k2::write_error(day.error());
    return static_cast<bool>(day);
}

/// The same for the smallest changes, of at most so many foods; any but 1 to 3 of them is an error too.
EMSCRIPTEN_KEEPALIVE bool k2_suggest(int most_changes) {
    const k2::SuggestOptions options{.most_changes = most_changes};
    if (const auto wrong = k2::check_options(options)) {
        output = k2::write_error(*wrong);
        return false;
    }
    const auto day = k2::read_day(input, k2::builtin_catalogue());
    output = day ? k2::write_suggestions(k2::suggest(day.value(), k2::builtin_catalogue(), options))
                 : k2::write_error(day.error());
    return static_cast<bool>(day);
}

/// The sentence in the input, read: true. Or it is too long: false, and the output is the error.
EMSCRIPTEN_KEEPALIVE bool k2_read() {
    static const k2::SearchIndex index(k2::builtin_catalogue().foods(), k2::builtin_catalogue().dishes());
    const auto reading = k2::read_sentence(input, std::array{&index});
    output = reading ? k2::write_sentence(reading.value()) : k2::write_error(reading.error());
    return static_cast<bool>(reading);
}

EMSCRIPTEN_KEEPALIVE void k2_foods() {
    output = k2::write_foods(k2::builtin_catalogue());
}

EMSCRIPTEN_KEEPALIVE const char* k2_output() {
    return output.data();
}
EMSCRIPTEN_KEEPALIVE int k2_output_size() {
    return static_cast<int>(output.size());
}

}  // extern "C"
