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

/// The same for what may be long: insertion sort over ever closer neighbours (Shell 1959, doi:10.1145/368370.368387,
/// with Knuth's steps). Not stable.
template <class Iterator, class Before>
constexpr void gap_sort(Iterator first, Iterator last, Before before) {
    const auto size = last - first;
    auto gap = static_cast<decltype(last - first)>(1);
    while (gap < size / 9) gap = 3 * gap + 1;
    for (; gap > 0; gap /= 3) {
        for (auto end = gap; end < size; ++end) {
            auto value = std::move(first[end]);
            auto place = end;
            for (; place >= gap && before(value, first[place - gap]); place -= gap) {
                first[place] = std::move(first[place - gap]);
            }
            first[place] = std::move(value);
        }
    }
}

}  // namespace k2
