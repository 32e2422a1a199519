// Days for property tests: anything that is accepted, usual and unusual: own foods of nothing, of next to nothing and
// of the most there is, ranges from 0, amounts by weight and by the piece, answers of every kind, earlier days.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>

#include "core/catalogue.h"
#include "core/check_day.h"
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
        for (int more = whole(-1, 2); more > 0; --more) day.foods.push_back(own_food(more));
        const int meals = whole(0, 5);
        for (int m = 0; m < meals; ++m) {
            Meal& meal = day.meals.emplace_back();
            meal.slot = all_slots[static_cast<std::size_t>(whole(0, 4))];
            const int items = whole(0, 6);
            for (int i = 0; i < items; ++i) meal.items.push_back(item(day));
        }
        if (chance(0.3)) add_rest(day);
        if (chance(0.3)) {
            // Each date once, in any order.
            for (int date = whole(1, 28); date > 0; date -= whole(1, 9)) {
                RecentDay& recent = day.recent_days.emplace_back();
                recent.date = (date < 10 ? "2026-11-0" : "2026-11-") + std::to_string(date);
                for (auto* amount : {&recent.k1_ug, &recent.k2_ug, &recent.mk7_ug})
                    if (chance(0.7)) *amount = odd_amount(max_amount);
            }
        }
        return day;
    }

    Item item(const Day& day) {
        Item item;
        const OwnFood* own = nullptr;
        if (!day.foods.empty() && chance(0.2))
            own = &day.foods[static_cast<std::size_t>(whole(0, static_cast<int>(day.foods.size()) - 1))];
        const Food food = own != nullptr ? own->as_food() : catalogue_food();
        item.food = food.id;
        if (food.basis == Basis::per_unit || chance(0.3)) {
            // The piece of a reader's own may weigh up to 5 kg: together no more than can be given in grams.
            const double most =
                food.basis == Basis::per_unit ? max_item_units : std::min(max_item_units, max_item_g / food.serving_g);
            item.units = chance(0.1) ? odd_amount(most) : real(0, std::min(3.0, most));
        } else {
            item.g = chance(0.1) ? odd_amount(max_item_g) : real(0, 400);
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

    /// The ends of what is accepted, and what lies just inside of them.
    double odd_amount(double most) {
        switch (whole(0, 4)) {
            case 0:
                return 0;
            case 1:
                return std::min(1e-12, most);
            case 2:
                return most;
            default:
                return std::min(most, magnitude(most));
        }
    }

  private:
    Profile profile() {
        Profile profile;
        profile.sex = chance(0.5) ? Sex::female : Sex::male;
        profile.age = real(0, 120);
        profile.state = static_cast<State>(whole(0, 2));
        profile.reference = static_cast<Reference>(whole(0, 5));
        profile.k2_target_ug = real(30, 200);
        profile.sun = static_cast<Sun>(whole(0, 2));
        if (chance(0.4)) {
            for (std::size_t i = 0; i < flag_count; ++i) {
                const auto flag = static_cast<Flag>(i);
                if (chance(0.1))
                    profile.flags.set(flag, true);
                else if (chance(0.1))
                    profile.unsure.set(flag, true);
            }
        }
        for (const std::string_view key : exclude_keys)
            if (chance(0.05)) profile.exclude.emplace_back(key);
        profile.allow_supplements = chance(0.3);
        profile.personal_absorption = chance(0.3);
        profile.postmenopausal = chance(0.3);
        if (chance(0.3)) profile.serum_25ohd_nmol_l = real(5, 500);
        return profile;
    }

    /// One that the program takes: what contradicts itself is made anew.
    OwnFood own_food(int number) {
        Day alone;
        do {
            alone.foods = {any_own_food(number)};
        } while (check_day(alone, builtin_catalogue()));
        return alone.foods.front();
    }

    OwnFood any_own_food(int number) {
        OwnFood food;
        food.id = "mine_" + std::to_string(number);
        food.name = food.id;
        food.basis = chance(0.5) ? Basis::per_100g : Basis::per_unit;
        food.serving_g = chance(0.2) ? (chance(0.5) ? 0.1 : max_item_g) : real(1, 400);
        food.supplement = chance(0.2);
        food.vitamin_d2 = chance(0.2);
        if (chance(0.2)) food.kappa.low = 1e-12;  // as good as nothing of it
        for (const Nutrient n : all_nutrients) {
            if (chance(0.6)) continue;  // unknown
            const double most = most_in(n, food.basis);
            Cell& cell = food.cells[index(n)];
            cell.known = true;
            cell.grade = Grade::own;
            cell.mid = chance(0.4) ? odd_amount(most) : std::min(most, magnitude(most));
            cell.low = cell.high = cell.mid;
            if (chance(0.5)) cell.low = chance(0.5) ? 0 : real(0, cell.mid);
            if (chance(0.5)) cell.high = chance(0.2) ? most : std::max(cell.mid, std::min(most, magnitude(most)));
            cell.ranged = cell.low < cell.mid || cell.high > cell.mid;
        }
        return food;
    }

    void add_rest(Day& day) {
        auto& rest = day.rest_of_day;
        double forms = 0;
        for (const Nutrient n : all_nutrients) {
            if (n == Nutrient::k2_ug || n == Nutrient::k_total_ug || chance(0.7)) continue;
            rest[index(n)] = chance(0.2) ? odd_amount(max_amount / 10) : real(0, 500);
            if (n == Nutrient::mk4_ug || n == Nutrient::mk7_ug || n == Nutrient::mk_other_ug) forms += *rest[index(n)];
        }
        if (chance(0.3)) rest[index(Nutrient::k2_ug)] = forms + real(0, 100);
    }

    std::mt19937_64 random_;
};

}  // namespace k2
