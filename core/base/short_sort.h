// Sorting what is short: the items of a meal, the messages of a day. The library's sorts are several kilobytes of code
// for each type of element; the page pays for every one of them.
#pragma once

#include <utility>

namespace k2 {

/// Insertion sort: stable, in place, at its best on what is nearly sorted; its time grows with the square of the
/// length.
template <class Iterator, class Before>
constexpr void short_sort(Iterator first, Iterator last, Before before) {
    for (Iterator end = first; end != last; ++end) {
        auto value = std::move(*end);
        Iterator place = end;
        for (; place != first; --place) {
            Iterator left = place;
            --left;
            if (!before(value, *left)) break;
            *place = std::move(*left);
        }
        *place = std::move(value);
    }
}

}  // namespace k2
