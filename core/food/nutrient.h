// The nutrients that K2 Plate counts, and small arrays indexed by them.
//
// Every amount carries its unit in the enumerator's name; one unit per nutrient, everywhere.
// The names are also the keys of the JSON formats (see nutrient_key).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace k2 {

/// What a food carries: one cell of the catalogue each.
enum class Nutrient : std::uint8_t {
    ca_mg,        // calcium, elemental
    d_ug,         // vitamin D2 + D3; 1 µg = 40 IU
    k1_ug,        // phylloquinone
    mk4_ug,       // menaquinone-4
    mk7_ug,       // menaquinone-7
    mk_other_ug,  // every other menaquinone, or the unspeciated rest of a total
    k2_ug,        // all menaquinones: the sum of the forms, or a published total
    k_total_ug,   // k1_ug + k2_ug
    mg_mg,        // magnesium
    p_mg,         // phosphorus
    na_mg,        // sodium
    fat_g,
    protein_g,
    kcal,
};
inline constexpr std::size_t nutrient_count = 14;

/// The three that the balance is about, in the order in which they are always listed.
enum class Axis : std::uint8_t { k2, d, ca };
inline constexpr std::size_t axis_count = 3;

template <class T>
using PerNutrient = std::array<T, nutrient_count>;
template <class T>
using PerAxis = std::array<T, axis_count>;

[[nodiscard]] constexpr std::size_t index(Nutrient n) {
    return static_cast<std::size_t>(n);
}
[[nodiscard]] constexpr std::size_t index(Axis a) {
    return static_cast<std::size_t>(a);
}

inline constexpr PerNutrient<Nutrient> all_nutrients{
    Nutrient::ca_mg,       Nutrient::d_ug,  Nutrient::k1_ug,      Nutrient::mk4_ug, Nutrient::mk7_ug,
    Nutrient::mk_other_ug, Nutrient::k2_ug, Nutrient::k_total_ug, Nutrient::mg_mg,  Nutrient::p_mg,
    Nutrient::na_mg,       Nutrient::fat_g, Nutrient::protein_g,  Nutrient::kcal};
inline constexpr PerAxis<Axis> all_axes{Axis::k2, Axis::d, Axis::ca};

/// What an axis measures; calcium as eaten.
[[nodiscard]] constexpr Nutrient nutrient_of(Axis a) {
    constexpr PerAxis<Nutrient> nutrients{Nutrient::k2_ug, Nutrient::d_ug, Nutrient::ca_mg};
    return nutrients[index(a)];
}

/// The key in day, report and table: "ca_mg", "d_ug", …
[[nodiscard]] constexpr std::string_view nutrient_key(Nutrient n) {
    constexpr PerNutrient<std::string_view> keys{"ca_mg",       "d_ug",  "k1_ug",      "mk4_ug", "mk7_ug",
                                                 "mk_other_ug", "k2_ug", "k_total_ug", "mg_mg",  "p_mg",
                                                 "na_mg",       "fat_g", "protein_g",  "kcal"};
    return keys[index(n)];
}

/// "k2", "d", "ca"
[[nodiscard]] constexpr std::string_view axis_key(Axis a) {
    constexpr PerAxis<std::string_view> keys{"k2", "d", "ca"};
    return keys[index(a)];
}

inline constexpr double iu_per_ug_d = 40.0;  // vitamin D, exact by definition

}  // namespace k2
