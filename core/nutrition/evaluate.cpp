#include "core/nutrition/evaluate.h"
#include "core/day/check_day.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "core/day/portions.h"
#include "core/day/questions.h"
#include "core/nutrition/balance.h"
#include "core/nutrition/calcium.h"
#include "core/nutrition/draws.h"
#include "core/nutrition/intake.h"
#include "core/nutrition/notes.h"
#include "core/nutrition/safety.h"
#include "core/nutrition/shown.h"
#include "core/nutrition/targets.h"
#include "core/nutrition/verdict.h"
#include "core/nutrition/vitamin_d.h"
#include "core/nutrition/vitamin_k.h"

namespace k2 {
namespace {

Estimate ordered(double low, double mid, double high) {
    return {mid, std::min(low, mid), std::max(high, mid)};
}

/// low as MK-7 equivalents against at least 100 µg, high with every unknown counted against at most 32.7 µg: the two
/// ends of where a reference line might lie (docs/model.md §5.6).
Estimate k2_adequacy(const Report& report, double lowest_mk7_equivalent) {
    const double target = report.targets.k2_ug.target;
    const Estimate& k2 = report[Nutrient::k2_ug].sum;
    const auto share = [](double amount, double of) { return std::min(1.0, amount / of); };
    return ordered(share(lowest_mk7_equivalent, std::max(target, 100.0)), share(k2.mid, target),
                   share(k2.high, std::min(target, 32.7)));
}

Estimate d_adequacy(const Report& report, const Profile& profile, double lowest_d_ug, double mid) {
    const Target& target = report.targets.d_ug;
    const Estimate& d = report[Nutrient::d_ug].sum;
    const Estimate from_lowest{d.mid, std::min(lowest_d_ug, d.mid), d.high};
    AdequacyRange range = adequacy_range(from_lowest, from_lowest, target.target, target.upper);
    // Sun makes vitamin D too; it is not counted, it only leaves the upper end open.
    if (profile.sun != Sun::no && d.mid < target.upper.value_or(d.mid + 1)) range.high = 1;
    return ordered(range.low, mid, range.high);
}

Estimate ca_adequacy(const Report& report, double mid) {
    const Target& target = report.targets.ca_mg;
    const AdequacyRange range =
        adequacy_range(report.calcium.milk_equivalent_mg, report[Nutrient::ca_mg].sum, target.target, target.upper);
    return ordered(range.low, mid, range.high);
}

/// S02, S06 and S07 cap the score; S06 and S07 are over a limit, and S02 comes with S01, which hides it.
void fill_balance(Report& report, const Index& index_numbers) {
    Balance& balance = report.balance;
    balance.over = index_numbers.over;
    if (balance.hidden) return;
    balance.score = index_numbers.score;
    balance.coverage = index_numbers.coverage;
    balance.weakest = index_numbers.weakest;
    balance.evenness = index_numbers.evenness;
    balance.limiting = index_numbers.limiting;
    balance.triangle = index_numbers.triangle;
}

}  // namespace

Report evaluate(const Day& day, const Catalogue& catalogue, const EvaluateOptions& options) {
    return evaluate(day, catalogue, options, Report{});
}

Report evaluate(const Day& day, const Catalogue& catalogue, const EvaluateOptions& options, Report&& used) {
    assert(!check_day(day, catalogue));
    Report report;
    report.shown = std::move(used.shown);  // fill_shown writes over it; nearly all of a report's strings are there
    report.lang = day.lang;
    report.scope = day.scope;
    report.data_version = catalogue.version();
    report.targets = targets_for(day.profile);

    const Portions portions = resolve(day, catalogue);
    report.intake = sum_intake(day, portions);
    report.calcium = absorbed_calcium(day, portions, report.targets.ca_mg.target);

    const double k2_ug = report[Nutrient::k2_ug].sum.mid;
    const double d_ug = report[Nutrient::d_ug].sum.mid;
    const Targets& targets = report.targets;
    const Index index_numbers = balance_index({{
        {k2_ug, k2_ug, targets.k2_ug.target, targets.k2_ug.upper},
        {d_ug, d_ug, targets.d_ug.target, targets.d_ug.upper},
        {report.calcium.milk_equivalent_mg.mid, report[Nutrient::ca_mg].sum.mid, targets.ca_mg.target,
         targets.ca_mg.upper},
    }});
    report.balance.hidden = hides_scores(day.profile);
    fill_balance(report, index_numbers);
    // Who may take a vitamin K antagonist is not told that K2 is what lacks.
    if (answer_of(day.profile, StopQuestion::anticoagulant) == Answer::unsure) {
        std::erase(report.balance.limiting, Axis::k2);
    }

    const double lowest_d = lowest_vitamin_d_ug(day, portions);
    report.adequacy[index(Axis::d)] = d_adequacy(report, day.profile, lowest_d, index_numbers.adequacy[index(Axis::d)]);
    report.adequacy[index(Axis::ca)] = ca_adequacy(report, index_numbers.adequacy[index(Axis::ca)]);
    if (!report.balance.hidden) {
        report.adequacy[index(Axis::k2)] = k2_adequacy(report, lowest_mk7_equivalent_ug(day, portions));
        report.vitamin_k = vitamin_k_markers(day, vitamin_k_forms(day, portions));
        if (options.bands) {
            const ScoreBand band = draw_balance_band(day, portions, targets);
            report.balance.low = std::min(band.low, *report.balance.score);
            report.balance.high = std::max(band.high, *report.balance.score);
            report.balance.weakest_chance = band.weakest_chance;
        }
    }

    report.safety = safety_messages(day, portions, report);
    report.notes = notes_on(day, portions, report);
    report.verdict = verdict_of(report, portions.items.empty() && !has_rest_of_day(day));
    fill_shown(report);
    return report;
}

}  // namespace k2
