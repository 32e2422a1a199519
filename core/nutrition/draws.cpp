#include "core/nutrition/draws.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "core/base/portable_math.h"
#include "core/base/short_sort.h"
#include "core/food/groups.h"
#include "core/food/uncertainty.h"
#include "core/nutrition/balance.h"
#include "core/nutrition/calcium.h"
#include "core/nutrition/intake.h"

namespace k2 {
namespace {

constexpr std::size_t block_size = 256;  // draws at a time: small arrays that stay in the cache, loops that vectorise
using Block = std::array<double, block_size>;

/// The uniforms of draws first … first + block_size − 1 of a stream.
void draw_uniforms(std::uint64_t stream, std::size_t first, Block& u1, Block& u2) {
    for (std::size_t i = 0; i < block_size; ++i) {
        const UniformPair u = uniform_pair(stream, first + i);
        u1[i] = u.first;
        u2[i] = u.second;
    }
}

/// Factors around 1: e^(σz) with the σ of z's side.
void draw_factors(std::uint64_t stream, const Spread& spread, std::size_t first, Block& factor) {
    const double sigma_low = std::sqrt(spread.variance_low);
    const double sigma_high = std::sqrt(spread.variance_high);
    Block u1, u2;
    draw_uniforms(stream, first, u1, u2);
    for (std::size_t i = 0; i < block_size; ++i) {
        const double z = standard_normal({u1[i], u2[i]});
        factor[i] = portable::exp_bounded(z * (z < 0 ? sigma_low : sigma_high));
    }
    if (!spread.down_to_zero) return;
    // Radius and angle of Box–Muller are independent: the radius' uniform serves where the angle says "below".
    for (std::size_t i = 0; i < block_size; ++i) {
        if (factor[i] < 1) factor[i] = u1[i];
    }
}

/// One figure of a food, per unit of its amount. False when it is 0 in every draw; `value` is then not written.
bool draw_figure(const Food& food, Nutrient nutrient, std::size_t first, Block& value) {
    const Cell& cell = food.cell(nutrient);
    const std::uint64_t stream = draw_seed ^ fnv1a64(food.id, nutrient_key(nutrient));
    if (cell.known && cell.mid > 0) {
        draw_factors(stream, spread_of(cell, nutrient, !food.is_supplement()), first, value);
        for (double& v : value) v *= cell.mid;
        return true;
    }
    // Typically 0 but perhaps more, or unknown: uniform up to an end.
    const double end = cell.known ? cell.high : unknown_up_to(food, nutrient);
    if (end <= 0) return false;
    Block unused;
    draw_uniforms(stream, first, value, unused);
    for (double& v : value) v *= end;
    return true;
}

void add_scaled(Block& sum, double amount, const Block& value) {
    for (std::size_t i = 0; i < block_size; ++i) sum[i] += amount * value[i];
}

/// What the score of each draw of a block is made from.
struct Sums {
    explicit Sums(std::size_t occasions) : eaten_mg(occasions), load_mg(occasions) {}

    void reset(double d, double k2) {
        for (Block& b : eaten_mg) b.fill(0);
        for (Block& b : load_mg) b.fill(0);
        d_ug.fill(d);
        k2_ug.fill(k2);
    }

    std::vector<Block> eaten_mg, load_mg;  // calcium, by occasion
    Block d_ug{}, k2_ug{};
};

using PortionIterator = std::vector<const Portion*>::const_iterator;

/// The calcium of all portions of one food: its content varies as one, its availability as one.
void add_calcium(PortionIterator begin, PortionIterator end, bool acid_suppressed, std::size_t first, Sums& sums) {
    const Food& food = *(*begin)->food;
    Block content, available;
    if (!draw_figure(food, Nutrient::ca_mg, first, content)) return;
    double drawn_kappa = -1;
    for (auto it = begin; it != end; ++it) {
        const Portion& portion = **it;
        const Kappa& kappa = kappa_of(portion, acid_suppressed);
        if (kappa.mid != drawn_kappa) {
            draw_factors(draw_seed ^ fnv1a64(food.id, "kappa"), spread_of(kappa), first, available);
            for (std::size_t i = 0; i < block_size; ++i) available[i] *= kappa.mid * content[i];
            drawn_kappa = kappa.mid;
        }
        add_scaled(sums.eaten_mg[portion.occasion], portion.amount, content);
        add_scaled(sums.load_mg[portion.occasion], portion.amount, available);
    }
}

void add_food(PortionIterator begin, PortionIterator end, bool acid_suppressed, std::size_t first, Sums& sums) {
    const Food& food = *(*begin)->food;
    double amount = 0;
    for (auto it = begin; it != end; ++it) amount += (*it)->amount;
    Block value;
    if (draw_figure(food, Nutrient::d_ug, first, value)) add_scaled(sums.d_ug, amount, value);
    if (draw_figure(food, Nutrient::k2_ug, first, value)) add_scaled(sums.k2_ug, amount, value);
    add_calcium(begin, end, acid_suppressed, first, sums);
}

}  // namespace

ScoreBand draw_balance_band(const Day& day, const Portions& portions, const Targets& targets) {
    std::vector<const Portion*> by_food;
    by_food.reserve(portions.items.size());
    for (const Portion& portion : portions.items) by_food.push_back(&portion);
    gap_sort(by_food.begin(), by_food.end(),
             [](const Portion* a, const Portion* b) { return a->food == b->food ? a < b : a->food->id < b->food->id; });

    const bool acid_suppressed = day.profile.flags.has(Flag::ppi);
    const double personal = personal_factor(day.profile);
    const double per_milk_mg = reference_absorbed_mg(targets.ca_mg.target) / targets.ca_mg.target;
    const double rest_ca_mg = rest_of_day(day, Nutrient::ca_mg).amount;
    const double rest_d_ug = rest_of_day(day, Nutrient::d_ug).amount;
    const double rest_k2_ug = rest_of_day(day, Nutrient::k2_ug).amount;

    std::vector<double> scores(draw_count);
    PerAxis<std::size_t> weakest{};
    Sums sums(portions.occasions);
    for (std::size_t first = 0; first < draw_count; first += block_size) {
        sums.reset(rest_d_ug, rest_k2_ug);
        for (auto begin = by_food.cbegin(); begin != by_food.cend();) {
            const auto end =
                std::find_if(begin, by_food.cend(), [&](const Portion* p) { return p->food != (*begin)->food; });
            add_food(begin, end, acid_suppressed, first, sums);
            begin = end;
        }
        for (std::size_t i = 0; i < block_size; ++i) {
            double eaten = rest_ca_mg;
            double absorbed = rest_ca_mg * per_milk_mg;
            for (std::size_t o = 0; o < portions.occasions; ++o) {
                eaten += sums.eaten_mg[o][i];
                absorbed += absorbed_mg(sums.eaten_mg[o][i], sums.load_mg[o][i], personal);
            }
            const AxisIntake k2{sums.k2_ug[i], sums.k2_ug[i], targets.k2_ug.target, targets.k2_ug.upper};
            const AxisIntake d{sums.d_ug[i], sums.d_ug[i], targets.d_ug.target, targets.d_ug.upper};
            const AxisIntake ca{absorbed / per_milk_mg, eaten, targets.ca_mg.target, targets.ca_mg.upper};
            const PerAxis<double> a{adequacy(k2), adequacy(d), adequacy(ca)};
            scores[first + i] = balance_score(a, over_limit(d) || over_limit(ca));
            ++weakest[static_cast<std::size_t>(std::min_element(a.begin(), a.end()) - a.begin())];
        }
    }
    const auto order_statistic = [&](std::size_t rank) {
        const auto place = scores.begin() + static_cast<std::ptrdiff_t>(rank - 1);
        std::nth_element(scores.begin(), place, scores.end());
        return *place;
    };
    ScoreBand band{order_statistic(205), order_statistic(3892), {}};
    for (const Axis axis : all_axes) {
        band.weakest_chance[index(axis)] = static_cast<double>(weakest[index(axis)]) / draw_count;
    }
    return band;
}

std::uint64_t fnv1a64(std::string_view first, std::string_view second) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const std::string_view part : {first, second}) {
        for (const char c : part) {
            hash ^= static_cast<unsigned char>(c);
            hash *= 0x100000001b3U;
        }
    }
    return hash;
}

}  // namespace k2
