// Every sentence that a person reads, in Chinese and English, from data/texts_*.json.
//
// The build turns them into the enum Text (generated/text_ids.h; "a.b" becomes Text::a_b) and its table, so a
// missing key does not compile and a missing translation does not build.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "core/day/day.h"
#include "core/food/nutrient.h"
#include "text_ids.h"  // generated: enum class Text : std::uint16_t { … }; inline constexpr std::size_t text_count

namespace k2 {

[[nodiscard]] std::string_view text(Text id, Lang lang);

/// What an axis is called within a sentence.
[[nodiscard]] std::string_view axis_name(Axis axis, Lang lang);

/// The text with each {name} replaced: fill(Text::x_of_y, lang, {{"x", "3"}, {"y", "5"}}).
[[nodiscard]] std::string fill(Text id, Lang lang,
                               std::initializer_list<std::pair<std::string_view, std::string_view>> values);

/// The same for a pattern from elsewhere (safety rules). Precondition: every '{' is closed, which the data checker
/// ensures.
[[nodiscard]] std::string fill_in(std::string_view pattern,
                                  std::initializer_list<std::pair<std::string_view, std::string_view>> values);

/// Appends the pattern to `out`; put(name) is to append what each {name} stands for.
template <class Put>
void append_filled(std::string& out, std::string_view pattern, Put put) {
    while (true) {
        const std::size_t open = pattern.find('{');
        out += pattern.substr(0, open);
        if (open == std::string_view::npos) return;
        pattern.remove_prefix(open + 1);
        const std::size_t close = pattern.find('}');
        put(pattern.substr(0, close));
        pattern.remove_prefix(close + 1);
    }
}

}  // namespace k2
