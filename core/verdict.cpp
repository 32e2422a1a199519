#include "core/verdict.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/shown.h"
#include "core/texts.h"

namespace k2 {
namespace {

std::string names_of(const std::vector<Axis>& axes, Lang lang) {
    std::string joined;
    for (const Axis axis : axes) {
        if (!joined.empty()) joined += text(Text::list_and, lang);
        joined += axis_name(axis, lang);
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
    return fill(Text::verdict_over, report.lang, {{"names", names_of(report.balance.over, report.lang)}});
}

std::string percent_of(const Report& report, Axis axis) {
    return format_percent(report.adequacy[index(axis)]->mid);
}

std::string plate_verdict(const Report& report) {
    const Lang lang = report.lang;
    if (report.balance.limiting.empty()) return std::string(text(Text::verdict_plate_all, lang));
    return fill(Text::verdict_plate, lang,
                {{"ca", percent_of(report, Axis::ca)},
                 {"d", percent_of(report, Axis::d)},
                 {"k2", percent_of(report, Axis::k2)},
                 {"limiting", names_of(report.balance.limiting, lang)}});
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

std::string day_verdict(const Report& report) {
    const Lang lang = report.lang;
    const Balance& balance = report.balance;
    const Class low = class_of(balance.low.value_or(*balance.score));
    const Class high = class_of(balance.high.value_or(*balance.score));
    if (low != high) {
        return fill(Text::verdict_uncertain, lang, {{"low", class_name(low, lang)}, {"high", class_name(high, lang)}});
    }
    const std::string limiting = names_of(balance.limiting, lang);
    if (low == Class::even) return std::string(text(Text::verdict_even, lang));
    if (low == Class::partly) return fill(Text::verdict_partly, lang, {{"limiting", limiting}});
    const Axis axis = balance.limiting.front();
    const Text gap = axis == Axis::k2 ? Text::verdict_gap_k2 : Text::verdict_gap;
    return fill(gap, lang, {{"limiting", limiting}, {"a", percent_of(report, axis)}});
}

}  // namespace

std::string verdict_of(const Report& report, bool empty) {
    const Lang lang = report.lang;
    if (report.balance.hidden) return hidden_verdict(report);
    if (!report.balance.over.empty()) return over_verdict(report);
    if (empty) return std::string(text(Text::verdict_empty, lang));
    if (has_message(report, "S01u")) return vka_unsure_verdict(report);
    if (!report.balance.score) return std::string(text(Text::verdict_unknown, lang));
    return report.scope == Scope::plate ? plate_verdict(report) : day_verdict(report);
}

}  // namespace k2
