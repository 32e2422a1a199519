// What docs/model.md §7 allows to be suggested, written down once more for the tests: by the tags and figures of the
// table alone, without a call into core/advice/suggest.cpp, least_change.cpp or what they share with the rest.
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "core/day/day.h"
#include "core/food/catalogue.h"

namespace k2::rules {

inline double of_a_serving(const Food& food, double per_basis) {
    return food.basis == Basis::per_unit ? per_basis : per_basis * food.serving_g / 100;
}

/// "A K2 value of grade C or D does not count as a reason."
inline bool k2_counts(const Food& food) {
    const Cell& k2 = food.cell(Nutrient::k2_ug);
    return k2.known && (k2.grade == Grade::a || k2.grade == Grade::b || k2.grade == Grade::label);
}

/// Is it in what the reader leaves out? A supplement is no animal.
inline bool left_out(const Food& food, const std::string& name) {
    if (name == "animal") return !food.has(Tag::vegan) && !food.has(Tag::supplement);
    for (std::size_t bit = 0; bit < tag_count; ++bit) {
        if (tag_key(bit) == name) return (food.tags >> bit & 1U) != 0;
    }
    return false;
}

/// "Never suggested", for a reader who takes no vitamin K antagonist; "not sure" is yes.
inline bool may_be_suggested(const Food& food, const Profile& who) {
    const auto yes = [&](Flag flag) { return who.flags.has(flag) || who.unsure.has(flag); };
    const auto mid = [&](Nutrient n) { return food.cell(n).known ? food.cell(n).mid : 0; };
    const bool tablet = food.has(Tag::supplement);
    const bool fish_liver = food.has(Tag::fish) && (food.has(Tag::offal) || mid(Nutrient::fat_g) >= 90);
    const bool carries = who.state == State::pregnant || who.state == State::lactating;
    if (food.has(Tag::prescription) || fish_liver) return false;
    if (of_a_serving(food, mid(Nutrient::na_mg)) > 600) return false;
    if (of_a_serving(food, mid(Nutrient::d_ug)) > (tablet ? 10 : 15)) return false;
    if (carries && food.has(Tag::offal)) return false;
    if (yes(Flag::kidney_stone) && of_a_serving(food, food.oxalate_mg.value_or(0)) > 100) return false;
    if (tablet) {
        if (!who.allow_supplements || yes(Flag::thiazide) || yes(Flag::digoxin)) return false;
        if (carries && mid(Nutrient::k2_ug) > 0) return false;
        if (yes(Flag::kidney_stone) && mid(Nutrient::ca_mg) > 0) return false;
    }
    for (const std::string& name : who.exclude) {
        if (left_out(food, name)) return false;
    }
    return true;
}

/// "What may be named": as usual as `level` (1 usual, 2 known) or more, and eaten as it is, or a tablet.
inline bool may_be_named(const Food& food, const Profile& who, int level) {
    return static_cast<int>(food.familiarity) <= level && (food.meals != 0 || food.has(Tag::supplement)) &&
           rules::may_be_suggested(food, who);
}

inline std::string family(const Food& food) {
    return std::string(food.family.empty() ? food.id : food.family);
}

/// Half a portion to one and a half, two of milk or egg; one tablet.
inline std::vector<double> sizes(const Food& food) {
    if (food.has(Tag::supplement)) return {1};
    if (family(food) == "milk" || family(food) == "egg") return {0.5, 1, 1.5, 2};
    return {0.5, 1, 1.5};
}

/// Availability of its calcium (§1.2): carbonate tablets are suggested apart from meals, where less of them dissolves,
/// with a proton pump inhibitor next to nothing.
inline double kappa(const Food& food, const Profile& who) {
    if (!food.has(Tag::calcium_carbonate)) return food.kappa.mid;
    return who.flags.has(Flag::ppi) || who.unsure.has(Flag::ppi) ? 0.096 : 0.729;
}

/// A shortfall in hundredths, half up; what is a rounding of doubles below a half is a half.
inline long hundredths(double shortfall) {
    return static_cast<long>(std::floor(100 * (shortfall + 1e-9) + 0.5));
}

}  // namespace k2::rules
