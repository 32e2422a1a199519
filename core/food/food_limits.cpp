#include "core/food/food_limits.h"

#include <cassert>
#include <cmath>
#include <utility>

namespace k2 {
namespace {

constexpr double unit_in_100g = 10;
constexpr double all_of_it_g = 101;       // figures are rounded: oils print as 100 g of fat and some minerals
constexpr double kcal_per_g_protein = 4;  // Atwater; carbohydrate, alcohol and fibre only add to the energy
constexpr double kcal_per_g_fat = 9;
constexpr double least_energy_share = 0.85;  // the tables' own factors differ from food to food
constexpr double rounding_kcal = 1;

/// "20000": the limits are whole numbers.
std::string whole(double number) {
    return std::to_string(static_cast<long>(number));
}

/// "120" or "0.1".
std::string limit(double number) {
    assert(number >= 0);
    const long tenths = std::lround(number * 10);
    return std::to_string(tenths / 10) + (tenths % 10 == 0 ? "" : "." + std::to_string(tenths % 10));
}

}  // namespace

double most_in(Nutrient n, Basis basis) {
    const double of_100g = [n] {
        switch (n) {
            case Nutrient::fat_g:
            case Nutrient::protein_g:
                return 100.0;
            case Nutrient::kcal:
                return 905.0;
            case Nutrient::d_ug:
                return 1000.0;
            case Nutrient::ca_mg:
            case Nutrient::p_mg:
                return 20000.0;
            case Nutrient::mg_mg:
                return 2000.0;
            case Nutrient::na_mg:
                return 40000.0;
            default:
                return 50000.0;  // vitamin K: a prescription capsule holds 45 mg
        }
    }();
    return basis == Basis::per_100g ? of_100g : unit_in_100g * of_100g;
}

Error not_from_to(std::string at, std::string_view what, double low, double high, std::string_view unit) {
    assert(low <= high);
    std::string least = limit(low);
    std::string most = limit(high);
    std::string message = "expected ";
    message.append(what).append(" from ").append(least).append(" to ").append(most).append(unit);
    return {std::move(at), std::move(message), Reason::from_to, {std::move(least), std::move(most)}};
}

Error not_at_most(std::string at, std::size_t most, std::string_view what) {
    std::string number = std::to_string(most);
    std::string message = "expected at most " + number + ' ';
    message += what;
    return {std::move(at), std::move(message), Reason::at_most, {std::move(number)}};
}

std::optional<Error> range_problem(double low, double mid, double high, double max) {
    assert(max > 0);
    const auto within = [max](double value) { return std::isfinite(value) && value >= 0 && value <= max; };
    if (!within(low) || !within(mid) || !within(high)) return not_from_to("", "a number", 0, max);
    if (!(low <= mid && mid <= high)) return Error{"", "expected low <= mid <= high", Reason::order};
    return std::nullopt;
}

std::optional<Error> contradiction(const PerNutrient<Cell>& cells, Basis basis) {
    const auto mid = [&](Nutrient n) { return cells[index(n)].known ? cells[index(n)].mid : 0; };
    const double protein_g = mid(Nutrient::protein_g);
    const double fat_g = mid(Nutrient::fat_g);
    const double minerals_mg = mid(Nutrient::ca_mg) + mid(Nutrient::mg_mg) + mid(Nutrient::p_mg) + mid(Nutrient::na_mg);
    if (basis == Basis::per_100g && protein_g + fat_g + minerals_mg / 1000 > all_of_it_g) {
        return Error{"", "expected fat, protein and minerals to fit into 100 g", Reason::too_much};
    }
    const double energy = kcal_per_g_protein * protein_g + kcal_per_g_fat * fat_g;
    if (cells[index(Nutrient::kcal)].known && mid(Nutrient::kcal) + rounding_kcal < least_energy_share * energy) {
        return Error{"/kcal", "expected at least the energy of its protein and fat, " + whole(energy) + " kcal",
                     Reason::energy};
    }
    return std::nullopt;
}

}  // namespace k2
