#include "core/verdict.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/short_sort.h"
#include "core/shown.h"
#include "core/texts.h"

namespace k2 {
namespace {

/// A space between Chinese and Latin letters: "最少的是 K2 或钙".
bool is_latin(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

/// The names as they stand within a sentence, before a word or (`closed`) before a mark.
std::string names_of(const std::vector<Axis>& axes, Lang lang, Text link, bool closed) {
    const bool spaced = lang == Lang::zh;
    std::string joined;
    for (std::size_t i = 0; i < axes.size(); ++i) {
        const std::string_view name = axis_name(axes[i], lang);
        const bool last = i + 1 == axes.size();
        // What stands before the first name of a sentence that begins with it is no word.
        if (spaced && is_latin(name.front()) && (i > 0 || closed)) joined += ' ';
        joined += name;
        if (spaced && is_latin(name.back()) && !(last && closed)) joined += ' ';
        if (!last) joined += text(link, lang);
    }
    return joined;
}

bool has_message(const Report& report, std::string_view id) {
    return std::any_of(report.safety.begin(), report.safety.end(), [&](const SafetyMessage& m) { return m.id == id; });
}

/// The first stop rule decides the words; S02 names what is on the plate.
std::string hidden_verdict(const Report& report) {
    if (has_message(report, "S02")) return std::string(text(Text::verdict_vka_on_plate, report.lang));
    if (has_message(report, "S01")) return std::string(text(Text::verdict_vka, report.lang));
    if (has_message(report, "S15")) return std::string(text(Text::verdict_calcium_disease, report.lang));
    if (has_message(report, "S16")) return std::string(text(Text::verdict_kidney, report.lang));
    return std::string(text(Text::verdict_under_18, report.lang));
}

std::string over_verdict(const Report& report) {
    return fill(Text::verdict_over, report.lang, {{"names", names_of(report.balance.over, report.lang, Text::list_and, false)}});
}

std::string percent_of(const Report& report, Axis axis) {
    if (report[nutrient_of(axis)].unmeasured()) return std::string(text(Text::shown_no_data, report.lang));
    return format_percent(report.adequacy[index(axis)]->mid);
}

/// "钙 86%，维生素 D 23%，K2 19%（K2 按 50 微克比）。"
std::string shares_of(const Report& report) {
    return fill(Text::verdict_shares, report.lang,
                {{"ca", percent_of(report, Axis::ca)},
                 {"d", percent_of(report, Axis::d)},
                 {"k2", percent_of(report, Axis::k2)},
                 {"line", format_number(report.targets.k2_ug.target, 0)}});
}

/// What is called the least covered, and how surely.
struct Least {
    std::vector<Axis> axes;
    Text words = Text::verdict_least;
};

/// Those of the three that tie for the least adequacy.
Least least_by_adequacy(const Report& report, const MayBeLeast& may_be_least) {
    constexpr double tie = 1e-9;
    double lowest = 1;
    for (const Axis axis : all_axes) {
        if (may_be_least[index(axis)]) lowest = std::min(lowest, report.adequacy[index(axis)]->mid);
    }
    Least least;
    bool measured = true;
    for (const Axis axis : all_axes) {
        if (!may_be_least[index(axis)] || report.adequacy[index(axis)]->mid > lowest + tie) continue;
        least.axes.push_back(axis);
        measured = measured && !report[nutrient_of(axis)].unmeasured();
    }
    if (!measured) least.words = Text::verdict_least_likely;
    return least;
}

Least least_by_draws(const Report& report, const MayBeLeast& may_be_least) {
    PerAxis<double> chance = *report.balance.weakest_chance;
    double all = 0;
    for (const Axis axis : all_axes) {
        if (!may_be_least[index(axis)]) chance[index(axis)] = 0;
        all += chance[index(axis)];
    }
    if (all <= 0) return least_by_adequacy(report, may_be_least);
    std::vector<Axis> axes(all_axes.begin(), all_axes.end());
    short_sort(axes.begin(), axes.end(), [&](Axis a, Axis b) { return chance[index(a)] > chance[index(b)]; });
    const double surely = chance[index(axes[0])] / all;
    if (surely >= 0.9) {
        // The draws give one that is level in all of them to the first; the words name all that are level.
        Least level = least_by_adequacy(report, may_be_least);
        if (level.axes.size() > 1 && std::ranges::find(level.axes, axes[0]) != level.axes.end()) return level;
    }
    axes.resize(surely >= 0.6 ? 1 : 2);
    return {axes, surely >= 0.9   ? Text::verdict_least
                  : surely >= 0.6 ? Text::verdict_least_likely
                                  : Text::verdict_least_either};
}

/// "最少的多半是 K2。"
std::string least_in_words(const Report& report, const MayBeLeast& may_be_least) {
    const Least least = report.balance.weakest_chance ? least_by_draws(report, may_be_least)
                                                      : least_by_adequacy(report, may_be_least);
    const Text link = least.words == Text::verdict_least_either ? Text::list_or : Text::list_and;
    return fill(least.words, report.lang, {{"names", names_of(least.axes, report.lang, link, true)}});
}

std::string plate_verdict(const Report& report, const MayBeLeast& may_be_least) {
    if (report.balance.limiting.empty()) return std::string(text(Text::verdict_plate_all, report.lang));
    return fill(Text::verdict_plate, report.lang,
                {{"least", least_in_words(report, may_be_least)}, {"shares", shares_of(report)}});
}

/// K2 is neither compared nor named as what lacks.
std::string vka_unsure_verdict(const Report& report) {
    return fill(Text::verdict_vka_unsure, report.lang,
                {{"ca", percent_of(report, Axis::ca)}, {"d", percent_of(report, Axis::d)}});
}

enum class Class : std::uint8_t { gap, partly, even };

Class class_of(double score) {
    return score >= 80 ? Class::even : score >= 50 ? Class::partly : Class::gap;
}

std::string_view class_name(Class c, Lang lang) {
    constexpr std::array<Text, 3> names{Text::class_gap, Text::class_partly, Text::class_even};
    return text(names[static_cast<std::size_t>(c)], lang);
}

/// "有的够一天的，有的还差一些。"
std::string class_in_words(const Report& report) {
    const Lang lang = report.lang;
    const Balance& balance = report.balance;
    const Class low = class_of(balance.low.value_or(*balance.score));
    const Class high = class_of(balance.high.value_or(*balance.score));
    if (low != high) {
        return fill(Text::verdict_uncertain, lang, {{"low", class_name(low, lang)}, {"high", class_name(high, lang)}});
    }
    constexpr std::array<Text, 3> sentences{Text::verdict_gap, Text::verdict_partly, Text::verdict_even};
    return std::string(text(sentences[static_cast<std::size_t>(low)], lang));
}

std::string day_verdict(const Report& report, const MayBeLeast& may_be_least) {
    if (report.balance.limiting.empty()) return class_in_words(report);
    return fill(Text::verdict_day, report.lang,
                {{"class", class_in_words(report)},
                 {"least", least_in_words(report, may_be_least)},
                 {"shares", shares_of(report)}});
}

}  // namespace

std::string verdict_of(const Report& report, bool empty, const MayBeLeast& may_be_least) {
    if (report.balance.hidden) return hidden_verdict(report);
    if (!report.balance.over.empty()) return over_verdict(report);
    if (empty) return std::string(text(Text::verdict_empty, report.lang));
    if (has_message(report, "S01u")) return vka_unsure_verdict(report);
    return report.scope == Scope::plate ? plate_verdict(report, may_be_least) : day_verdict(report, may_be_least);
}

}  // namespace k2
