#include "shell/amount.h"

#include <cmath>

#include "core/json_writer.h"

namespace k2::shell {
namespace {

/// A serving label taken apart: 2 | slices | "g" | "dry".
struct Label {
    double count = 1;
    std::string_view unit;
    std::string_view measure = "g";  // of the weight: "g" or "ml"
    std::string_view state;          // "干", "dry", "edible": what the weight refers to
};

std::string_view trim(std::string_view s) {
    while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
    while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
    return s;
}

bool take(std::string_view& s, std::string_view prefix) {
    if (!s.starts_with(prefix)) return false;
    s.remove_prefix(prefix.size());
    return true;
}

/// Digits with at most one decimal point. (std::from_chars for double would add its tables to the page.)
std::optional<double> take_number(std::string_view& s) {
    double digits = 0;
    double scale = 1;
    bool point = false;
    bool any = false;
    while (!s.empty()) {
        const char c = s.front();
        if (c >= '0' && c <= '9') {
            digits = digits * 10 + (c - '0');
            if (point) scale *= 10;
            any = true;
        } else if (c == '.' && !point) {
            point = true;
        } else {
            break;
        }
        s.remove_prefix(1);
    }
    return any ? std::optional(digits / scale) : std::nullopt;
}

double take_count(std::string_view& s) {
    if (take(s, "半")) return 0.5;
    const std::optional<double> number = take_number(s);
    if (!number) return 1;
    if (!take(s, "/")) return *number;
    const std::optional<double> divisor = take_number(s);
    return divisor ? *number / *divisor : *number;
}

Label parse_label(std::string_view label) {
    Label out;
    std::string_view weight;
    if (const auto open = label.find('('); open != std::string_view::npos) {
        weight = label.substr(open + 1, label.find(')', open) - open - 1);
        label = label.substr(0, open);
    }
    out.count = take_count(label);
    out.unit = trim(label);
    if (take_number(weight)) {
        weight = trim(weight);
        if (take(weight, "毫升") || take(weight, "ml")) {
            out.measure = "ml";
        } else if (!take(weight, "克")) {
            take(weight, "g");
        }
        out.state = trim(weight);
    }
    return out;
}

bool same_in_plural(std::string_view unit) {
    return unit.ends_with("tbsp") || unit.ends_with("tsp") || unit.ends_with("fish");
}

/// English units agree with their number; the labels hold whichever form their own count needs.
std::string english_unit(std::string_view unit, double count) {
    std::string out(unit);
    if (same_in_plural(unit)) return out;
    const bool plural = unit.ends_with('s');
    if (count > 1 && !plural) {
        out += unit.ends_with('x') || unit.ends_with('o') || unit.ends_with("sh") || unit.ends_with("ch") ? "es" : "s";
    }
    if (count <= 1 && plural) out.pop_back();
    return out;
}

bool is_round(double value, double step) {
    return std::abs(value / step - std::round(value / step)) < 1e-6;
}

std::string household_text(const Label& label, double servings, Lang lang) {
    const double count = label.count * servings;
    const bool half = std::abs(count - 0.5) < 1e-6;
    if (lang == Lang::zh) {
        if (half) return "半" + std::string(label.unit);
        return number_text(count) + " " + std::string(label.unit);
    }
    return (half ? "½" : number_text(count)) + " " + english_unit(label.unit, count);
}

AmountText describe(const Food& food, double servings, Lang lang) {
    const Label label = parse_label(lang == Lang::zh ? food.unit_zh : food.unit_en);
    AmountText out;
    // A third of a bowl has no everyday name: then the weight alone is clearer.
    if (!label.unit.empty() && (is_round(label.count * servings, 0.5) || is_round(servings, 1))) {
        out.household = household_text(label, servings, lang);
    }
    if (food.basis == Basis::per_100g) {
        out.weight = number_text(servings * food.serving_g) + " " + std::string(label.measure);
        if (!label.state.empty()) out.weight += " " + std::string(label.state);
    } else if (out.household.empty()) {
        out.weight = number_text(servings);
    }
    return out;
}

double servings_of(const Food& food, const Item& item) {
    if (item.units) return *item.units;
    return item.g && food.serving_g > 0 ? *item.g / food.serving_g : 0;
}

/// "４０．５" from a Chinese keyboard becomes "40.5".
std::string narrow_digits(std::string_view s) {
    std::string out;
    while (!s.empty()) {
        // U+FF10–FF19 are EF BC 90–99, U+FF0E is EF BC 8E
        if (s.size() >= 3 && s[0] == '\xEF' && s[1] == '\xBC') {
            const auto last = static_cast<unsigned char>(s[2]);
            if (last == 0x8E || (last >= 0x90 && last <= 0x99)) {
                out += last == 0x8E ? '.' : static_cast<char>('0' + (last - 0x90));
                s.remove_prefix(3);
                continue;
            }
        }
        out += s.front();
        s.remove_prefix(1);
    }
    return out;
}

}  // namespace

std::string AmountText::joined() const {
    if (household.empty()) return weight;
    if (weight.empty()) return household;
    return household + " · " + weight;
}

AmountText amount_text(const Food& food, const Item& item, Lang lang) {
    return describe(food, servings_of(food, item), lang);
}

AmountText serving_text(const Food& food, Lang lang) {
    return describe(food, 1, lang);
}

double plain_amount(const Food& food, const Item& item) {
    if (food.basis == Basis::per_unit) return item.units.value_or(0);
    return item.g ? *item.g : item.units.value_or(0) * food.serving_g;
}

std::string number_text(double value) {
    std::string out;
    append_number(out, std::round(value * 100) / 100);
    return out;
}

std::optional<double> parse_amount(std::string_view typed) {
    const std::string narrow = narrow_digits(typed);
    std::string_view rest = trim(narrow);
    const bool negative = take(rest, "-");
    std::optional<double> number = take_number(rest);
    if (!number || !std::isfinite(*number)) return std::nullopt;
    if (negative) number = -*number;
    rest = trim(rest);
    for (const std::string_view unit : {"g", "G", "克", "ml", "毫升", "片", "粒"}) {
        if (rest == unit) return number;
    }
    return rest.empty() ? number : std::nullopt;
}

NameParts name_parts(std::string_view name, Lang lang) {
    const std::string_view opening = lang == Lang::zh ? "(" : ", ";
    const auto at = name.find(opening);
    if (at == std::string_view::npos || at == 0) return {name, {}};
    NameParts parts{trim(name.substr(0, at)), name.substr(at + opening.size())};
    if (lang == Lang::zh && parts.qualifier.ends_with(')')) parts.qualifier.remove_suffix(1);
    return parts;
}

}  // namespace k2::shell
