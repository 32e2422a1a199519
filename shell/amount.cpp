#include "shell/amount.h"

#include <array>
#include <cmath>

#include "core/json_writer.h"

namespace k2::shell {
namespace {

std::string_view trim(std::string_view s) {
    while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
    while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
    return s;
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

std::string household_text(const ServingLabel& label, double servings, Lang lang) {
    const double count = label.count * servings;
    const bool half = std::abs(count - 0.5) < 1e-6;
    if (lang == Lang::zh) {
        if (half) return "半" + std::string(label.unit);
        return number_text(count) + " " + std::string(label.unit);
    }
    return (half ? "½" : number_text(count)) + " " + english_unit(label.unit, count);
}

AmountText describe(const Food& food, double servings, Lang lang) {
    const ServingLabel label = serving_label(lang == Lang::zh ? food.unit_zh : food.unit_en);
    AmountText out;
    // A third of a bowl has no everyday name: then the weight alone is clearer.
    if (!label.unit.empty() && (is_round(label.count * servings, 0.5) || is_round(servings, 1))) {
        out.household = household_text(label, servings, lang);
    }
    if (food.basis == Basis::per_100g) {
        out.weight = number_text(servings * (label.in_ml ? label.measure : food.serving_g));
        out.weight += label.in_ml ? " ml" : " g";
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

/// "40 g 干" as it is said: "40 克 干".
std::string spoken_weight(std::string_view weight, Lang lang) {
    if (lang == Lang::en) return std::string(weight);
    const std::size_t blank = weight.find(' ');
    const bool in_ml = weight.substr(blank).starts_with(" ml");
    std::string out(weight.substr(0, blank));
    out += in_ml ? " 毫升" : " 克";
    out += weight.substr(blank + (in_ml ? 3 : 2));
    return out;
}

constexpr std::size_t most_quoted = 16;

/// Why, without a full stop. `unit`: of the value; `units`: all that may be typed.
std::string refusal_text(const Refusal& refusal, std::string_view typed, std::string_view unit, std::string_view units,
                         Lang lang) {
    constexpr std::array<Text, typed_problem_count> sentences{
        Text::typed_empty,  Text::typed_not_a_number, Text::typed_several, Text::typed_negative, Text::typed_order,
        Text::typed_limits, Text::typed_unit,         Text::typed_volume,  Text::typed_piece,    Text::typed_liang};
    return fill(sentences[static_cast<std::size_t>(refusal.problem)], lang,
                {{"text", shortened(typed, most_quoted)},
                 {"unit", unit},
                 {"units", units},
                 {"least", number_text(refusal.least)},
                 {"most", number_text(refusal.most)}});
}

}  // namespace

std::string AmountText::joined() const {
    if (household.empty()) return weight;
    if (weight.empty()) return household;
    return household + " · " + weight;
}

std::string AmountText::spoken(Lang lang) const {
    if (weight.empty() || weight.find(' ') == std::string::npos) return joined();
    const std::string measure = spoken_weight(weight, lang);
    if (household.empty()) return measure;
    return household + (lang == Lang::zh ? "，" : ", ") + measure;
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

Result<double, Refusal> read_amount_of(std::string_view typed, const Food& food, const Item& item, Lang lang) {
    const bool by_weight = amount_text(food, item, lang).household.empty();
    const BareUnit household = lang == Lang::zh ? BareUnit::household_zh : BareUnit::household_en;
    return read_amount(typed, food, by_weight ? BareUnit::weight : household);
}

Range shown_range(const Food& food, const Item& item, Lang lang) {
    const ServingLabel label = serving_label(lang == Lang::zh ? food.unit_zh : food.unit_en);
    const bool by_piece = food.basis == Basis::per_unit;
    const bool household = !amount_text(food, item, lang).household.empty();
    const double per_serving = household ? label.count : by_piece ? 1 : label.in_ml ? label.measure : food.serving_g;
    const double most_servings = by_piece ? max_item_units : max_item_g / food.serving_g;
    return {.now = servings_of(food, item) * per_serving,
            .min = 0,
            .max = most_servings * per_serving,
            .step = household ? 0.5 : 1};
}

std::string shortened(std::string_view text, std::size_t most) {
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool begins = (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;  // no byte within a character
        if (begins && ++characters > most) return std::string(text.substr(0, i)) + "…";
    }
    return std::string(text);
}

std::string units_of(const Food& food, Lang lang) {
    const ServingLabel label = serving_label(lang == Lang::zh ? food.unit_zh : food.unit_en);
    std::string out = lang == Lang::zh ? std::string(label.unit) : english_unit(label.unit, 1);
    if (food.basis == Basis::per_unit) return out;
    const auto add = [&](std::string_view unit) {
        out += text(Text::list_separator, lang);
        out += unit;
    };
    add(text(Text::typed_gram, lang));
    if (label.in_ml) add(text(Text::typed_millilitre, lang));
    return out;
}

std::string amount_refusal(const Refusal& refusal, std::string_view typed, const Food& food, Lang lang) {
    if (refusal.problem == TypedProblem::negative) return std::string(text(Text::amount_not_positive, lang));
    const ServingLabel label = serving_label(lang == Lang::zh ? food.unit_zh : food.unit_en);
    const bool by_piece = food.basis == Basis::per_unit;
    // The limits are in g, two is two of its own unit.
    const std::string unit = refusal.problem == TypedProblem::out_of_limits && !by_piece
                                 ? std::string(text(Text::typed_gram, lang))
                             : lang == Lang::zh ? std::string(label.unit)
                                                : english_unit(label.unit, 1);
    return still(refusal_text(refusal, typed, unit, units_of(food, lang), lang), lang);
}

std::string number_refusal(const Refusal& refusal, std::string_view typed, Quantity quantity, Lang lang) {
    const std::string separator(text(Text::list_separator, lang));
    std::string_view unit;
    std::string units;
    Refusal shown = refusal;
    switch (quantity) {
        case Quantity::years:
            unit = text(Text::typed_years, lang);
            units = unit;
            break;
        case Quantity::kilocalories:
            unit = "kcal";
            units = unit;
            break;
        case Quantity::vitamin_d_ug:
        case Quantity::vitamin_d_iu:
            unit = "µg";
            units = "µg" + separator + "IU";
            break;
        case Quantity::serum_ng_ml:
            shown.least /= nmol_l_per_ng_ml;
            shown.most /= nmol_l_per_ng_ml;
            [[fallthrough]];
        case Quantity::serum_nmol_l:
            unit = quantity == Quantity::serum_ng_ml ? "ng/mL" : "nmol/L";
            units = "nmol/L" + separator + "ng/mL";
            break;
        default:
            unit = quantity == Quantity::milligrams ? "mg" : quantity == Quantity::micrograms ? "µg" : "g";
            units = "µg" + separator + "mg" + separator + "g";
    }
    return refusal_text(shown, typed, unit, units, lang);
}

std::string still(std::string_view reason, Lang lang) {
    return fill(Text::typed_refused, lang, {{"reason", reason}});
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
