#include "core/targets.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace k2 {
namespace {
#include "reference_data.inc"

const ReferenceIntake* find_row(Reference set, Nutrient nutrient, Sex sex, int age, State state) {
    const auto fits = [&](const ReferenceIntake& row) {
        return row.set == set && row.nutrient == nutrient && row.state == state && (!row.sex || *row.sex == sex) &&
               row.age_from <= age && age <= row.age_to;
    };
    const auto found = std::find_if(reference_table.begin(), reference_table.end(), fits);
    return found == reference_table.end() ? nullptr : &*found;
}

std::optional<double> lower_of(std::optional<double> a, std::optional<double> b) {
    if (!a) return b;
    if (!b) return a;
    return std::min(*a, *b);
}

Target target_of(Nutrient nutrient, const Profile& profile, bool limited) {
    const ReferenceIntake& row = reference_intake(profile.reference, nutrient, profile);
    Target target{row.target, std::nullopt, row.source, row.confirmed};
    if (limited) target.upper = lower_of(row.upper, reference_intake(Reference::cn_2023, nutrient, profile).upper);
    return target;
}

}  // namespace

std::span<const ReferenceIntake> reference_intakes() {
    return reference_table;
}

const ReferenceIntake& reference_intake(Reference set, Nutrient nutrient, const Profile& profile) {
    const int age = std::max(1, static_cast<int>(std::floor(profile.age)));
    if (profile.state != State::none) {
        if (const auto* row = find_row(set, nutrient, profile.sex, age, profile.state)) return *row;
    }
    if (const auto* row = find_row(set, nutrient, profile.sex, age, State::none)) return *row;
    // The data checker ensures that every set has all adults; only China and the US have children of every age.
    return *find_row(Reference::cn_2023, nutrient, profile.sex, age, State::none);
}

Targets targets_for(const Profile& profile) {
    Targets targets;
    targets.ca_mg = target_of(Nutrient::ca_mg, profile, true);
    targets.d_ug = target_of(Nutrient::d_ug, profile, true);
    targets.k2_ug = {profile.k2_target_ug, std::nullopt, "ARTICLE", Confirmed::primary};
    targets.k_total_ug = target_of(Nutrient::k_total_ug, profile, false);
    targets.mg_mg = target_of(Nutrient::mg_mg, profile, false);
    return targets;
}

}  // namespace k2
