// Days for property tests: anything that is accepted, usual and unusual.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>

#include "core/catalogue.h"
#include "core/day.h"
#include "core/food_limits.h"

namespace k2 {

/// Random days, reproducible from the seed.
class RandomDays {
  public:
    explicit RandomDays(unsigned seed) : random_(seed) {}

    Day day() {
        Day day;
        day.lang = chance(0.5) ? Lang::zh : Lang::en;
        day.scope = chance(0.5) ? Scope::plate : Scope::day;
        day.profile = profile();
        if (chance(0.3)) day.foods.push_back(own_food());
        const int meals = whole(0, 5);
        for (int m = 0; m < meals; ++m) {
            Meal& meal = day.meals.emplace_back();
            meal.slot = all_slots[static_cast<std::size_t>(whole(0, 4))];
            const int items = whole(0, 6);
            for (int i = 0; i < items; ++i) meal.items.push_back(item(day));
        }
        for (const Nutrient n : {Nutrient::ca_mg, Nutrient::d_ug, Nutrient::mk7_ug, Nutrient::kcal}) {
            if (chance(0.1)) day.rest_of_day[index(n)] = real(0, 500);
        }
        return day;
    }

    Item item(const Day& day) {
        Item item;
        if (!day.foods.empty() && chance(0.1)) {
            item.food = day.foods.front().id;
            item.units = real(0, 3);
            return item;
        }
        const Food& food = catalogue_food();
        item.food = food.id;
        if (food.basis == Basis::per_unit || chance(0.3)) {
            item.units = real(0, 3);
        } else {
            item.g = chance(0.05) ? 0 : real(0, 400);
        }
        if (chance(0.1)) item.with_meal = chance(0.5);
        return item;
    }

    const Food& catalogue_food() {
        const auto foods = builtin_catalogue().foods();
        while (true) {
            const Food& food = foods[static_cast<std::size_t>(whole(0, static_cast<int>(foods.size()) - 1))];
            if (!food.has(Tag::prescription)) return food;
        }
    }

    bool chance(double p) { return real(0, 1) < p; }
    double real(double low, double high) {
        return low + (high - low) * (static_cast<double>(random_() >> 11U) * 0x1p-53);
    }
    int whole(int low, int high) {
        return low + static_cast<int>(random_() % static_cast<std::uint64_t>(high - low + 1));
    }
    std::mt19937_64& engine() { return random_; }

    /// Mostly what a food may hold, now and then anything up to the most that is accepted.
    double magnitude(double most) { return chance(0.7) ? real(0, 300) : most * std::pow(10.0, real(-320, 0)); }

  private:
    Profile profile() {
        Profile profile;
        profile.sex = chance(0.5) ? Sex::female : Sex::male;
        profile.age = real(0, 120);
        profile.state = static_cast<State>(whole(0, 2));
        profile.reference = static_cast<Reference>(whole(0, 5));
        profile.k2_target_ug = real(30, 200);
        profile.sun = static_cast<Sun>(whole(0, 2));
        if (chance(0.3)) profile.flags.set(static_cast<Flag>(whole(0, static_cast<int>(flag_count) - 1)), true);
        profile.personal_absorption = chance(0.3);
        profile.postmenopausal = chance(0.3);
        if (chance(0.3)) profile.serum_25ohd_nmol_l = real(5, 500);
        return profile;
    }

    OwnFood own_food() {
        OwnFood food;
        food.id = "mine";
        food.name = "mine";
        food.basis = chance(0.5) ? Basis::per_100g : Basis::per_unit;
        food.supplement = chance(0.2);
        for (const Nutrient n :
             {Nutrient::ca_mg, Nutrient::d_ug, Nutrient::k1_ug, Nutrient::mk4_ug, Nutrient::mk7_ug}) {
            if (chance(0.5)) continue;
            const double most = most_in(n, food.basis);
            Cell& cell = food.cells[index(n)];
            cell.known = true;
            cell.grade = Grade::own;
            cell.mid = chance(0.2) ? 0 : magnitude(most);
            cell.low = chance(0.5) ? cell.mid : std::min(cell.mid, magnitude(most));
            cell.high = chance(0.5) ? cell.mid : std::max(cell.mid, magnitude(most));
            cell.ranged = cell.low < cell.mid || cell.high > cell.mid;
        }
        return food;
    }

    std::mt19937_64 random_;
};

}  // namespace k2
