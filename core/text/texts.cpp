#include "core/text/texts.h"

#include <array>

namespace k2 {
namespace {
#include "text_data.inc"
}  // namespace

std::string_view text(Text id, Lang lang) {
    return text_table[static_cast<std::size_t>(id)][static_cast<std::size_t>(lang)];
}

std::string_view axis_name(Axis axis, Lang lang) {
    constexpr PerAxis<Text> names{Text::axis_k2, Text::axis_d, Text::axis_ca};
    return text(names[index(axis)], lang);
}

std::string fill_in(std::string_view pattern,
                    std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
    std::string out;
    append_filled(out, pattern, [&](std::string_view name) {
        for (const auto& [key, value] : values) {
            if (key == name) out += value;
        }
    });
    return out;
}

std::string fill(Text id, Lang lang, std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
    return fill_in(text(id, lang), values);
}

}  // namespace k2
