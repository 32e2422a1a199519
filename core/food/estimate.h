// A value with its range: what is likely, and how low or high it may be (about 90 %).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace k2 {

/// Invariant: 0 <= low <= mid <= high, all finite.
struct Estimate {
    double mid = 0;
    double low = 0;
    double high = 0;
    friend bool operator==(const Estimate&, const Estimate&) = default;
};

/// How well a value is known (docs/model.md §5.6). Decides its spread where no range was published.
enum class Grade : std::uint8_t {
    a,      // a national food table's own analysis
    b,      // another analysis
    c,      // one small study
    d,      // not checked in its source, or estimated
    label,  // a supplement's declared content
    own,    // typed in by the reader
};
inline constexpr std::size_t grade_count = 6;

/// "A", "B", … as in the food table.
[[nodiscard]] constexpr std::string_view grade_key(Grade g) {
    constexpr std::array<std::string_view, grade_count> keys{"A", "B", "C", "D", "label", "own"};
    return keys[static_cast<std::size_t>(g)];
}

/// How a value is known (the acquisition types of INFOODS and EuroFIR; docs/data.md).
enum class How : std::uint8_t {
    analysed,      // in the table or paper named
    calculated,    // from a recipe, or by difference from analyses of the same food
    borrowed,      // from a like food: the same species and tissue, then the same family
    logical_zero,  // none by biology: unfermented plants make no menaquinones
    imputed,       // an estimate of the table's makers or of ours
    label,         // a declared content
    own,           // typed in by the reader
};
inline constexpr std::size_t how_count = 7;

/// "analysed", "calculated", … as in the food table.
[[nodiscard]] constexpr std::string_view how_key(How how) {
    constexpr std::array<std::string_view, how_count> keys{"analysed", "calculated", "borrowed", "logical_zero",
                                                           "imputed",  "label",      "own"};
    return keys[static_cast<std::size_t>(how)];
}

/// Whether nobody measured this very food: a report counts such values apart.
[[nodiscard]] constexpr bool is_estimated(How how) {
    return how == How::borrowed || how == How::logical_zero || how == How::imputed;
}

/// One cell of the food table. A blank cell is not an Estimate of zero: it is unknown.
struct Cell {
    double mid = 0;
    double low = 0;
    double high = 0;
    Grade grade = Grade::d;
    bool known = false;        // false: nobody measured it in what was read
    bool ranged = false;       // low and high were published (or given) and differ from mid
    bool partial = false;      // known, but only some of its forms were measured: mid is a lower bound
    std::uint16_t origin = 0;  // where the figure is from: origin() in catalogue.h
    How how = How::analysed;
    // How far the range of one unit of the amount reaches, portion size included (work_out_distances in uncertainty.h).
    double below = 0;
    double above = 0;
};

}  // namespace k2
