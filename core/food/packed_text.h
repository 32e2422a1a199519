// How the packed tables (food_table.h, dish_table.h) are read: pieces taken off the front of a text.
#pragma once

#include <algorithm>
#include <string_view>

namespace k2 {

/// Takes the text up to the separator off the front, and the separator.
inline std::string_view take(std::string_view& text, char separator) {
    const auto end = std::min(text.find(separator), text.size());
    const std::string_view taken = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return taken;
}

/// Takes a decimal number off the front. At most 15 digits: then the quotient of two exact doubles is the nearest one.
inline double take_number(std::string_view& text) {
    double digits = 0;
    double scale = 1;
    bool point = false;
    while (!text.empty() && (text.front() == '.' || (text.front() >= '0' && text.front() <= '9'))) {
        if (text.front() == '.') {
            point = true;
        } else {
            digits = digits * 10 + (text.front() - '0');
            if (point) scale *= 10;
        }
        text.remove_prefix(1);
    }
    return digits / scale;
}

}  // namespace k2
