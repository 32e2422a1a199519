#include "core/nutrition/shown.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "core/base/short_sort.h"
#include "core/text/texts.h"

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

// What is shown is appended to the text of its entry: a hundred of them are made for every report.

void put_number(std::string& out, double value, int decimals) {
    // The ratio to almost nothing may be of any size; beyond this no whole number is exact anyway.
    constexpr double most = 9e15;
    const double scaled = std::min(std::abs(value) * (decimals == 1 ? 10 : 1), most);
    auto rounded = static_cast<std::int64_t>(scaled);
    if (scaled - static_cast<double>(rounded) >= 0.5) ++rounded;
    if (rounded == 0 && value > 0) {  // a little is not nothing
        out += decimals == 1 ? "<0.1" : "<1";
        return;
    }
    if (value < 0 && rounded != 0) out += "−";
    std::array<char, 24> digits;
    char* const end = digits.data() + digits.size();
    char* first = end;
    auto rest = static_cast<std::uint64_t>(rounded);
    const auto put_digit = [&] {
        *--first = static_cast<char>('0' + rest % 10);
        rest /= 10;
    };
    if (decimals == 1) {
        put_digit();
        if (*first == '0') {
            first = end;
        } else {
            *--first = '.';
        }
    }
    do {
        put_digit();
    } while (rest != 0);
    out.append(first, static_cast<std::size_t>(end - first));  // of iterators it would replace, three times as slow
}

void put_number(std::string& out, Nutrient nutrient, double amount) {
    put_number(out, amount, decimals_of(nutrient, amount));
}

void put_percent(std::string& out, double share) {
    put_number(out, 100 * share, 0);
    out += '%';
}

/// "9–28": both ends, or one where they look the same.
void put_span(std::string& out, double low, int low_decimals, double high, int high_decimals) {
    constexpr std::string_view dash = "–";
    const std::size_t start = out.size();
    put_number(out, low, low_decimals);
    const std::size_t size = out.size() - start;
    out += dash;
    put_number(out, high, high_decimals);
    const std::string_view both = std::string_view(out).substr(start);
    if (both.substr(0, size) == both.substr(size + dash.size())) out.resize(start + size);
}

void put_percent_range(std::string& out, double low, double high) {
    put_span(out, 100 * low, 0, 100 * high, 0);
    out += '%';
}

void put_unit(std::string& out, Nutrient nutrient) {
    out += ' ';
    out += unit_of(nutrient);
}

void put_range(std::string& out, Nutrient nutrient, double low, double high) {
    put_span(out, low, decimals_of(nutrient, low), high, decimals_of(nutrient, high));
    put_unit(out, nutrient);
}

void put_amount(std::string& out, Nutrient nutrient, double amount, Lang lang) {
    const auto put_alone = [&] {
        put_number(out, nutrient, amount);
        put_unit(out, nutrient);
    };
    if (nutrient != Nutrient::d_ug) return put_alone();
    append_filled(out, text(Text::shown_with_iu, lang), [&](std::string_view name) {
        if (name == "amount") put_alone();
        if (name == "iu") put_number(out, amount * iu_per_ug_d, 0);
    });
}

void put_at_least(std::string& out, bool unknown, Nutrient nutrient, double amount, Lang lang) {
    if (!unknown) return put_amount(out, nutrient, amount, lang);
    // "At least 0" and "at least <0.1" would say nothing.
    const double least_shown = decimals_of(nutrient, amount) == 1 ? 0.05 : 0.5;
    const Text words = amount < least_shown ? Text::shown_known : Text::shown_at_least;
    append_filled(out, text(words, lang), [&](std::string_view name) {
        if (name == "amount") put_amount(out, nutrient, amount, lang);
    });
}

/// Collects the entries of report.shown. The functions below add them in the order of their keys, so that nothing has
/// to be sorted: block by block, key by key, and "a" before "a.range". Entries that are there already are written over:
/// their strings need no new memory.
class Shown {
  public:
    explicit Shown(Report& report) : entries_(report.shown) { entries_.reserve(112); }

    /// The text, empty yet, of the key block + '.' + name + suffix.
    std::string& add(std::string_view block, std::string_view name, std::string_view suffix = {}) {
        if (count_ == entries_.size()) entries_.emplace_back();
        auto& [key, text] = entries_[count_++];
        key.resize(block.size() + 1 + name.size() + suffix.size());
        char* end = std::copy(block.begin(), block.end(), key.data());
        *end++ = '.';
        end = std::copy(name.begin(), name.end(), end);
        std::copy(suffix.begin(), suffix.end(), end);
        text.clear();
        return text;
    }
    [[nodiscard]] std::size_t count() const { return count_; }
    /// "by_meal.10" comes before "by_meal.2": puts the entries from the first-th on in order.
    void sort_from(std::size_t first) {
        const auto begin = entries_.begin();
        short_sort(begin + static_cast<std::ptrdiff_t>(first), begin + static_cast<std::ptrdiff_t>(count_),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
    }
    void finish() { entries_.resize(count_); }

  private:
    std::vector<std::pair<std::string, std::string>>& entries_;
    std::size_t count_ = 0;
};

constexpr PerAxis<Axis> axes_by_key{Axis::ca, Axis::d, Axis::k2};
constexpr PerNutrient<Nutrient> nutrients_by_key{
    Nutrient::ca_mg,       Nutrient::d_ug,  Nutrient::fat_g, Nutrient::k1_ug,    Nutrient::k2_ug,
    Nutrient::k_total_ug,  Nutrient::kcal,  Nutrient::mg_mg, Nutrient::mk4_ug,   Nutrient::mk7_ug,
    Nutrient::mk_other_ug, Nutrient::na_mg, Nutrient::p_mg,  Nutrient::protein_g};

void add_adequacy(Shown& shown, const Report& report) {
    for (const Axis axis : axes_by_key) {
        const auto& adequacy = report.adequacy[index(axis)];
        if (!adequacy) continue;
        if (report[nutrient_of(axis)].unmeasured()) {
            shown.add("adequacy", axis_key(axis)) = text(Text::shown_no_data, report.lang);
            shown.add("adequacy", axis_key(axis), ".range") = text(Text::shown_no_data, report.lang);
            continue;
        }
        put_percent(shown.add("adequacy", axis_key(axis)), adequacy->mid);
        put_percent_range(shown.add("adequacy", axis_key(axis), ".range"), adequacy->low, adequacy->high);
    }
    if (report[Nutrient::mg_mg].unmeasured()) {
        shown.add("adequacy", "mg") = text(Text::shown_no_data, report.lang);
        return;
    }
    const double magnesium = report[Nutrient::mg_mg].sum.mid / report.targets.mg_mg.target;
    put_percent(shown.add("adequacy", "mg"), std::min(1.0, magnesium));
}

void add_balance(Shown& shown, const Report& report) {
    const Balance& balance = report.balance;
    const auto unmeasured = [&](Axis axis) { return report[nutrient_of(axis)].unmeasured(); };
    const std::string_view no_data = text(Text::shown_no_data, report.lang);
    // The 0 of what nobody measured is no number.
    const bool least_unmeasured = std::ranges::any_of(balance.limiting, unmeasured);
    const auto whole = [&](const std::optional<double>& value, std::string_view key) {
        if (value) put_number(shown.add("balance", key), *value, 0);
    };
    whole(balance.coverage, "coverage");
    if (balance.evenness) {
        std::string& evenness = shown.add("balance", "evenness");
        if (least_unmeasured) {
            evenness = no_data;
        } else {
            put_percent(evenness, *balance.evenness);
        }
    }
    const auto put_band = [&](std::string& out) { put_span(out, *balance.low, 0, *balance.high, 0); };
    if (balance.score) {  // the band where it is too wide for one number
        std::string& figure = shown.add("balance", "figure");
        if (balance.wide()) {
            put_band(figure);
        } else {
            put_number(figure, *balance.score, 0);
        }
    }
    if (balance.low && balance.high) put_band(shown.add("balance", "range"));
    whole(balance.score, "score");
    if (balance.triangle) {
        for (const Axis axis : axes_by_key) {
            std::string& share = shown.add("balance.triangle", axis_key(axis));
            if (unmeasured(axis)) {
                share = no_data;
            } else {
                put_percent(share, (*balance.triangle)[index(axis)]);
            }
        }
    }
    if (balance.weakest) {
        std::string& weakest = shown.add("balance", "weakest");
        if (least_unmeasured) {
            weakest = no_data;
        } else {
            put_number(weakest, *balance.weakest, 0);
        }
    }
}

void add_calcium(Shown& shown, const Report& report) {
    const Calcium& calcium = report.calcium;
    const Intake& eaten = report[Nutrient::ca_mg];
    const std::string_view no_data = text(Text::shown_no_data, report.lang);
    const auto add_range = [&](const Estimate& e, std::string_view key) {
        std::string& range = shown.add("calcium", key, ".range");
        if (eaten.unmeasured()) {
            range = no_data;
        } else {
            put_range(range, Nutrient::ca_mg, e.low, e.high);
        }
    };
    const auto add = [&](const Estimate& e, std::string_view key) {
        std::string& amount = shown.add("calcium", key);
        if (eaten.unmeasured()) {
            amount = no_data;
        } else {
            put_at_least(amount, eaten.known < eaten.of, Nutrient::ca_mg, e.mid, report.lang);
        }
        add_range(e, key);
    };
    add(calcium.absorbed_mg, "absorbed_mg");
    add_range(calcium.between_person, "between_person");
    const std::size_t first_meal = shown.count();
    for (std::size_t i = 0; i < calcium.by_meal_mg.size(); ++i) {
        std::string& meal = shown.add("calcium.by_meal_mg", std::to_string(i));
        if (calcium.by_meal_known[i]) {
            put_amount(meal, Nutrient::ca_mg, calcium.by_meal_mg[i], report.lang);
        } else {
            meal = no_data;
        }
    }
    if (calcium.by_meal_mg.size() > 10) shown.sort_from(first_meal);
    add(calcium.milk_equivalent_mg, "milk_equivalent_mg");
}

void add_intake(Shown& shown, const Report& report) {
    const Lang lang = report.lang;
    for (const Nutrient nutrient : nutrients_by_key) {
        const Intake& intake = report[nutrient];
        const std::string_view key = nutrient_key(nutrient);
        if (const double k2 = report[Nutrient::k2_ug].sum.mid; nutrient == Nutrient::mk4_ug && k2 > 0) {
            std::string& share = shown.add("intake", "mk4_share");
            if (intake.unmeasured()) {
                share = text(Text::shown_no_data, lang);
            } else {
                put_percent(share, intake.sum.mid / k2);
            }
        }
        const int known = intake.known + intake.partial;
        std::string& amount = shown.add("intake", key);
        if (intake.unmeasured()) {
            amount = text(Text::shown_no_data, lang);
        } else {
            put_at_least(amount, intake.known < intake.of, nutrient, intake.sum.mid, lang);
        }
        std::string& data = shown.add("intake", key, ".data");
        append_filled(data, text(Text::shown_data, lang), [&](std::string_view name) {
            if (name == "known") put_number(data, known, 0);
            if (name == "of") put_number(data, intake.of, 0);
        });
        std::string& range = shown.add("intake", key, ".range");
        if (intake.unmeasured()) {
            range = text(Text::shown_no_data, lang);
        } else {
            put_range(range, nutrient, intake.sum.low, intake.sum.high);
        }
    }
}

void add_notes(Shown& shown, const Report& report) {
    for (const Note& note : report.notes) {
        const std::string block = "notes." + std::string(note.id);
        for (const auto& [key, value] : note.values) {
            const int decimals = key.ends_with("_mg") || key.ends_with("_pct") || std::abs(value) >= 10 ? 0 : 1;
            put_number(shown.add(block, key), value, decimals);
        }
    }
}

void add_targets(Shown& shown, const Report& report) {
    const auto add = [&](Nutrient nutrient, const Target& target) {
        const std::string_view key = nutrient_key(nutrient);
        put_amount(shown.add("targets", key, ".target"), nutrient, target.target, report.lang);
        if (target.upper) put_amount(shown.add("targets", key, ".upper"), nutrient, *target.upper, report.lang);
    };
    add(Nutrient::ca_mg, report.targets.ca_mg);
    add(Nutrient::d_ug, report.targets.d_ug);
    add(Nutrient::k2_ug, report.targets.k2_ug);
    add(Nutrient::k_total_ug, report.targets.k_total_ug);
    add(Nutrient::mg_mg, report.targets.mg_mg);
}

void add_vitamin_k(Shown& shown, const Report& report) {
    const VitaminK& k = *report.vitamin_k;
    const Estimate& equivalent = k.mk7_equivalent_ug;
    const bool unmeasured = report[Nutrient::k2_ug].unmeasured() && report[Nutrient::k1_ug].unmeasured() &&
                            equivalent.mid <= 0;  // recent days may be known
    const auto add = [&](std::string_view key, std::string_view suffix, auto put) {
        std::string& text = shown.add("vitamin_k", key, suffix);
        if (unmeasured) {
            text = k2::text(Text::shown_no_data, report.lang);
        } else {
            put(text);
        }
    };
    const auto add_percent = [&](const Estimate& e, std::string_view key) {
        add(key, {}, [&](std::string& out) { put_percent(out, e.mid / 100); });
        add(key, ".range", [&](std::string& out) { put_percent_range(out, e.low / 100, e.high / 100); });
    };
    add_percent(k.dpucmgp_reduction_pct, "dpucmgp_reduction_pct");
    add("mk7_equivalent_ug", {}, [&](std::string& out) {
        put_number(out, Nutrient::mk7_ug, equivalent.mid);
        put_unit(out, Nutrient::mk7_ug);
    });
    add("mk7_equivalent_ug", ".range",
        [&](std::string& out) { put_range(out, Nutrient::mk7_ug, equivalent.low, equivalent.high); });
    add_percent(k.ucoc_reduction_pct, "ucoc_reduction_pct");
}

/// The text that `put` appends, alone.
std::string made(auto put) {
    std::string out;
    put(out);
    return out;
}

}  // namespace

std::string format_number(double value, int decimals) {
    return made([&](std::string& out) { put_number(out, value, decimals); });
}

std::string format_amount(Nutrient nutrient, double amount, Lang lang) {
    return made([&](std::string& out) { put_amount(out, nutrient, amount, lang); });
}

std::string format_range(Nutrient nutrient, double low, double high) {
    return made([&](std::string& out) { put_range(out, nutrient, low, high); });
}

std::string format_percent(double share) {
    return made([&](std::string& out) { put_percent(out, share); });
}

std::string format_percent_range(double low, double high) {
    return made([&](std::string& out) { put_percent_range(out, low, high); });
}

void fill_shown(Report& report) {
    Shown shown(report);
    add_adequacy(shown, report);
    add_balance(shown, report);
    add_calcium(shown, report);
    add_intake(shown, report);
    add_notes(shown, report);
    add_targets(shown, report);
    if (report.vitamin_k) add_vitamin_k(shown, report);
    shown.finish();
}

std::string_view Report::shown_text(std::string_view key) const {
    const auto found =
        std::lower_bound(shown.begin(), shown.end(), key,
                         [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
    return found != shown.end() && found->first == key ? std::string_view(found->second) : std::string_view{};
}

}  // namespace k2
