#include "core/shown.h"

#include <algorithm>
#include <cmath>

#include "core/short_sort.h"
#include "core/texts.h"

namespace k2 {
namespace {

std::string_view unit_of(Nutrient nutrient) {
    switch (nutrient) {
        case Nutrient::ca_mg:
        case Nutrient::mg_mg:
        case Nutrient::p_mg:
        case Nutrient::na_mg:
            return "mg";
        case Nutrient::fat_g:
        case Nutrient::protein_g:
            return "g";
        case Nutrient::kcal:
            return "kcal";
        default:
            return "µg";
    }
}

int decimals_of(Nutrient nutrient, double amount) {
    const std::string_view unit = unit_of(nutrient);
    return (unit == "µg" || unit == "g") && amount < 10 ? 1 : 0;
}

std::string number_of(Nutrient nutrient, double amount) {
    return format_number(amount, decimals_of(nutrient, amount));
}

/// "9–28": both ends, or one where they look the same.
std::string span(const std::string& low, const std::string& high) {
    return low == high ? low : low + "–" + high;
}

/// Collects the entries of report.shown. The functions below add them in the order of their keys, so that nothing has
/// to be sorted: block by block, key by key, and "a" before "a.range".
class Shown {
  public:
    explicit Shown(Report& report) : entries_(report.shown) {
        entries_.clear();
        entries_.reserve(112);
    }

    /// The key is block + '.' + name + suffix.
    void add(std::string_view block, std::string_view name, std::string_view suffix, std::string text) {
        std::string key;
        key.reserve(block.size() + name.size() + suffix.size() + 1);
        key += block;
        key += '.';
        key += name;
        key += suffix;
        entries_.emplace_back(std::move(key), std::move(text));
    }
    void add(std::string_view block, std::string_view name, std::string text) { add(block, name, {}, std::move(text)); }

    /// "by_meal.10" comes before "by_meal.2": days of more than ten meals are put right here.
    void finish() {
        short_sort(entries_.begin(), entries_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    }

  private:
    std::vector<std::pair<std::string, std::string>>& entries_;
};

constexpr PerAxis<Axis> axes_by_key{Axis::ca, Axis::d, Axis::k2};
constexpr PerNutrient<Nutrient> nutrients_by_key{
    Nutrient::ca_mg,       Nutrient::d_ug,  Nutrient::fat_g, Nutrient::k1_ug,    Nutrient::k2_ug,
    Nutrient::k_total_ug,  Nutrient::kcal,  Nutrient::mg_mg, Nutrient::mk4_ug,   Nutrient::mk7_ug,
    Nutrient::mk_other_ug, Nutrient::na_mg, Nutrient::p_mg,  Nutrient::protein_g};

std::string at_least(bool unknown, std::string amount, Lang lang) {
    return unknown ? fill(Text::shown_at_least, lang, {{"amount", amount}}) : amount;
}

void add_adequacy(Shown& shown, const Report& report) {
    for (const Axis axis : axes_by_key) {
        const auto& adequacy = report.adequacy[index(axis)];
        if (!adequacy) continue;
        shown.add("adequacy", axis_key(axis), format_percent(adequacy->mid));
        shown.add("adequacy", axis_key(axis), ".range", format_percent_range(adequacy->low, adequacy->high));
    }
    const double magnesium = report[Nutrient::mg_mg].sum.mid / report.targets.mg_mg.target;
    shown.add("adequacy", "mg", format_percent(std::min(1.0, magnesium)));
}

void add_balance(Shown& shown, const Balance& balance) {
    const auto whole = [&](const std::optional<double>& value, std::string_view key) {
        if (value) shown.add("balance", key, format_number(*value, 0));
    };
    whole(balance.coverage, "coverage");
    if (balance.evenness) shown.add("balance", "evenness", format_percent(*balance.evenness));
    if (balance.low && balance.high) {
        shown.add("balance", "range", span(format_number(*balance.low, 0), format_number(*balance.high, 0)));
    }
    whole(balance.score, "score");
    if (balance.triangle) {
        for (const Axis axis : axes_by_key) {
            shown.add("balance.triangle", axis_key(axis), format_percent((*balance.triangle)[index(axis)]));
        }
    }
    whole(balance.weakest, "weakest");
}

void add_calcium(Shown& shown, const Report& report) {
    const Calcium& calcium = report.calcium;
    const bool unknown = report[Nutrient::ca_mg].known < report[Nutrient::ca_mg].of;
    const auto add = [&](const Estimate& e, std::string_view key) {
        shown.add("calcium", key, at_least(unknown, format_amount(Nutrient::ca_mg, e.mid, report.lang), report.lang));
        shown.add("calcium", key, ".range", format_range(Nutrient::ca_mg, e.low, e.high));
    };
    add(calcium.absorbed_mg, "absorbed_mg");
    shown.add("calcium", "between_person.range",
              format_range(Nutrient::ca_mg, calcium.between_person.low, calcium.between_person.high));
    for (std::size_t i = 0; i < calcium.by_meal_mg.size(); ++i) {
        shown.add("calcium.by_meal_mg", std::to_string(i),
                  format_amount(Nutrient::ca_mg, calcium.by_meal_mg[i], report.lang));
    }
    add(calcium.milk_equivalent_mg, "milk_equivalent_mg");
}

void add_intake(Shown& shown, const Report& report) {
    for (const Nutrient nutrient : nutrients_by_key) {
        const Intake& intake = report[nutrient];
        const std::string_view key = nutrient_key(nutrient);
        if (const double k2 = report[Nutrient::k2_ug].sum.mid; nutrient == Nutrient::mk4_ug && k2 > 0) {
            shown.add("intake", "mk4_share", format_percent(intake.sum.mid / k2));
        }
        const bool unknown = intake.known < intake.of;
        const bool nothing_known =
            intake.of > 0 && intake.known + intake.partial == 0;  // "at least 0" would say nothing
        shown.add("intake", key,
                  nothing_known ? std::string(text(Text::shown_no_data, report.lang))
                                : at_least(unknown, format_amount(nutrient, intake.sum.mid, report.lang), report.lang));
        shown.add("intake", key, ".data",
                  fill(Text::shown_data, report.lang,
                       {{"known", std::to_string(intake.known + intake.partial)}, {"of", std::to_string(intake.of)}}));
        shown.add("intake", key, ".range", format_range(nutrient, intake.sum.low, intake.sum.high));
    }
}

void add_notes(Shown& shown, const Report& report) {
    for (const Note& note : report.notes) {
        const std::string block = "notes." + std::string(note.id);
        for (const auto& [key, value] : note.values) {
            const int decimals = key.ends_with("_mg") || key.ends_with("_pct") || std::abs(value) >= 10 ? 0 : 1;
            shown.add(block, key, format_number(value, decimals));
        }
    }
}

void add_targets(Shown& shown, const Report& report) {
    const auto add = [&](Nutrient nutrient, const Target& target) {
        shown.add("targets", nutrient_key(nutrient), ".target", format_amount(nutrient, target.target, report.lang));
        if (target.upper)
            shown.add("targets", nutrient_key(nutrient), ".upper", format_amount(nutrient, *target.upper, report.lang));
    };
    add(Nutrient::ca_mg, report.targets.ca_mg);
    add(Nutrient::d_ug, report.targets.d_ug);
    add(Nutrient::k2_ug, report.targets.k2_ug);
    add(Nutrient::k_total_ug, report.targets.k_total_ug);
    add(Nutrient::mg_mg, report.targets.mg_mg);
}

void add_vitamin_k(Shown& shown, const VitaminK& k) {
    const auto add = [&](const Estimate& e, std::string_view key) {
        shown.add("vitamin_k", key, format_percent(e.mid / 100));
        shown.add("vitamin_k", key, ".range", format_percent_range(e.low / 100, e.high / 100));
    };
    const Estimate& equivalent = k.mk7_equivalent_ug;
    add(k.dpucmgp_reduction_pct, "dpucmgp_reduction_pct");
    shown.add("vitamin_k", "mk7_equivalent_ug", number_of(Nutrient::mk7_ug, equivalent.mid) + " µg");
    shown.add("vitamin_k", "mk7_equivalent_ug", ".range",
              format_range(Nutrient::mk7_ug, equivalent.low, equivalent.high));
    add(k.ucoc_reduction_pct, "ucoc_reduction_pct");
}

}  // namespace

std::string format_number(double value, int decimals) {
    const double scaled = std::abs(value) * (decimals == 1 ? 10 : 1);
    auto rounded = static_cast<long long>(scaled);
    if (scaled - static_cast<double>(rounded) >= 0.5) ++rounded;
    std::string text = std::to_string(decimals == 1 ? rounded / 10 : rounded);
    if (decimals == 1 && rounded % 10 != 0) {
        text += '.';
        text += static_cast<char>('0' + rounded % 10);
    }
    return value < 0 && rounded != 0 ? "−" + text : text;
}

std::string format_amount(Nutrient nutrient, double amount, Lang lang) {
    std::string text = number_of(nutrient, amount) + ' ' + std::string(unit_of(nutrient));
    if (nutrient != Nutrient::d_ug) return text;
    return fill(Text::shown_with_iu, lang, {{"amount", text}, {"iu", format_number(amount * iu_per_ug_d, 0)}});
}

std::string format_range(Nutrient nutrient, double low, double high) {
    return span(number_of(nutrient, low), number_of(nutrient, high)) + ' ' + std::string(unit_of(nutrient));
}

std::string format_percent(double share) {
    return format_number(100 * share, 0) + '%';
}

std::string format_percent_range(double low, double high) {
    return span(format_number(100 * low, 0), format_number(100 * high, 0)) + '%';
}

void fill_shown(Report& report) {
    Shown shown(report);
    add_adequacy(shown, report);
    add_balance(shown, report.balance);
    add_calcium(shown, report);
    add_intake(shown, report);
    add_notes(shown, report);
    add_targets(shown, report);
    if (report.vitamin_k) add_vitamin_k(shown, *report.vitamin_k);
    shown.finish();
}

std::string_view Report::shown_text(std::string_view key) const {
    const auto found =
        std::lower_bound(shown.begin(), shown.end(), key,
                         [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
    return found != shown.end() && found->first == key ? std::string_view(found->second) : std::string_view{};
}

}  // namespace k2
