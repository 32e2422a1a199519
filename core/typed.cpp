#include "core/typed.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "core/day.h"

namespace k2 {
namespace {

using Problem = std::optional<TypedProblem>;
using Words = std::pair<std::string_view, std::string_view>;

constexpr std::size_t longest_text = 120;  // bytes; whoever pastes a page has no number in mind

// Characters

/// What is written in more than one way, and the plain way.
constexpr std::array same_characters{
    Words{"　", " "},  Words{"\u00A0", " "}, Words{"\u2009", " "}, Words{"\u202F", " "}, Words{"。", "."},
    Words{"–", "-"},   Words{"—", "-"},      Words{"−", "-"},      Words{"〜", "-"},     Words{"⁄", "/"},
    Words{"µ", "u"},   Words{"μ", "u"},      Words{"個", "个"},    Words{"兩", "两"},    Words{"塊", "块"},
    Words{"顆", "颗"}, Words{"隻", "只"},    Words{"條", "条"},    Words{"湯", "汤"},    Words{"張", "张"},
    Words{"點", "点"}, Words{"萬", "万"},    Words{"〇", "零"},    Words{"歲", "岁"},    Words{"單", "单"},
    Words{"國", "国"}, Words{"際", "际"}};

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// The text in plain characters: full-width ASCII narrow, lower case, the simple forms.
std::string plain(std::string_view s) {
    std::string out;
    while (!s.empty()) {
        const auto same =
            std::ranges::find_if(same_characters, [s](const Words& words) { return s.starts_with(words.first); });
        if (same != same_characters.end()) {
            out += same->second;
            s.remove_prefix(same->first.size());
            continue;
        }
        // U+FF01–FF5E are ! to ~: EF BC 81–BF and EF BD 80–9E
        if (s.size() >= 3 && s[0] == '\xEF' && (s[1] == '\xBC' || s[1] == '\xBD')) {
            const auto last = static_cast<unsigned char>(s[2]);
            const int code = (s[1] == '\xBC' ? 0 : 0x40) + last - 0x80 + 0x20;
            if (code > ' ' && code < 0x7F) {
                out += lower(static_cast<char>(code));
                s.remove_prefix(3);
                continue;
            }
        }
        out += lower(s.front());
        s.remove_prefix(1);
    }
    return out;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool take(std::string_view& s, std::string_view prefix) {
    if (!s.starts_with(prefix)) return false;
    s.remove_prefix(prefix.size());
    return true;
}

void skip_blanks(std::string_view& s) {
    while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
}

std::string_view trimmed(std::string_view s) {
    skip_blanks(s);
    while (!s.empty() && (s.back() == ' ' || s.back() == '\t')) s.remove_suffix(1);
    return s;
}

// Numbers

std::size_t digits_at(std::string_view s, std::size_t at) {
    std::size_t n = 0;
    while (at + n < s.size() && is_digit(s[at + n])) ++n;
    return n;
}

double take_digits(std::string_view& s, std::size_t n, double value = 0) {
    for (const char c : s.substr(0, n)) value = value * 10 + (c - '0');
    s.remove_prefix(n);
    return value;
}

/// ".5" behind a number, or ",5". (std::from_chars for double would add its tables to the page.)
void take_decimals(std::string_view& s, double& value) {
    const std::size_t n = digits_at(s, 1);
    s.remove_prefix(1);
    // One division, so that 0.1 is the nearest to it.
    double scale = 1;
    for (std::size_t i = 0; i < n; ++i) scale *= 10;
    value = take_digits(s, n, value) / scale;
}

constexpr std::array<std::pair<std::string_view, double>, 5> fraction_signs{
    {{"½", 0.5}, {"¼", 0.25}, {"¾", 0.75}, {"⅓", 1.0 / 3}, {"⅔", 2.0 / 3}}};

bool take_fraction_sign(std::string_view& s, double& value) {
    for (const auto& [sign, part] : fraction_signs) {
        if (!take(s, sign)) continue;
        value += part;
        return true;
    }
    return false;
}

/// "1/2": both whole, nothing but the slash between them.
bool take_fraction(std::string_view& s, double& value) {
    const std::size_t n = digits_at(s, 0);
    if (n == 0 || n >= s.size() || s[n] != '/' || digits_at(s, n + 1) == 0) return false;
    const double above = take_digits(s, n);
    s.remove_prefix(1);
    value += above / take_digits(s, digits_at(s, 0));
    return true;
}

/// 1–3 digits that are followed by groups of three behind a comma or a blank.
bool take_thousands(std::string_view& s, double& value) {
    const std::size_t first = digits_at(s, 0);
    if (first == 0 || first > 3 || s[0] == '0' || first >= s.size()) return false;
    const char mark = s[first];
    if (mark != ',' && mark != ' ') return false;
    std::size_t end = first;
    while (end < s.size() && s[end] == mark && digits_at(s, end + 1) == 3) end += 4;
    if (end == first) return false;
    for (const char c : s.substr(0, end)) value = is_digit(c) ? value * 10 + (c - '0') : value;
    s.remove_prefix(end);
    return true;
}

Problem take_arabic(std::string_view& s, double& value) {
    value = 0;
    if (!take_fraction(s, value)) {
        const bool thousands = take_thousands(s, value);
        if (!thousands) value = take_digits(s, digits_at(s, 0));
        const bool decimals = !s.empty() && (s[0] == '.' || (s[0] == ',' && !thousands)) && digits_at(s, 1) > 0;
        if (decimals) take_decimals(s, value);
        std::string_view behind = s;
        skip_blanks(behind);
        if (!decimals && (take_fraction_sign(behind, value) || (behind != s && take_fraction(behind, value))))
            s = behind;
        if (!decimals && s.starts_with('.')) s.remove_prefix(1);  // "5."
    }
    const bool goes_on = s.size() > 1 && (s[0] == '.' || s[0] == ',' || s[0] == '/') && is_digit(s[1]);
    const bool power = s.size() > 1 && s[0] == 'e' && (is_digit(s[1]) || s[1] == '-' || s[1] == '+');
    if (goes_on || power || !std::isfinite(value)) return TypedProblem::not_a_number;
    return std::nullopt;
}

constexpr std::array<std::string_view, 10> numerals{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
constexpr std::array<std::pair<std::string_view, double>, 4> scales{
    {{"万", 10000}, {"千", 1000}, {"百", 100}, {"十", 10}}};

/// 0–9, or −1.
int take_numeral(std::string_view& s) {
    for (std::size_t i = 0; i < numerals.size(); ++i) {
        if (take(s, numerals[i])) return static_cast<int>(i);
    }
    return -1;
}

double take_scale(std::string_view& s) {
    if (s.starts_with("千克") || s.starts_with("千卡")) return 0;  // the units
    for (const auto& [word, scale] : scales) {
        if (take(s, word)) return scale;
    }
    return 0;
}

/// 十五, 二十, 一百零五, 一百五 (150), 两千. 两 is a numeral at the beginning and before 百, 千 and 万; else it is the
/// weight.
Problem take_whole_numeral(std::string_view& s, double& value) {
    value = 0;
    double below = 1e9;  // the last scale: what follows is smaller
    double next = 0;     // what a last numeral without a scale counts
    bool any = false;
    while (true) {
        std::string_view ahead = s;
        int numeral = take_numeral(ahead);
        if (numeral < 0 && take(ahead, "两")) {
            std::string_view behind = ahead;
            if (any && take_scale(behind) < 100) break;
            skip_blanks(behind);
            if (behind.empty()) return TypedProblem::liang_alone;
            numeral = 2;
        }
        if (numeral == 0) {
            next = 1;
            any = true;
            s = ahead;
            continue;
        }
        const double scale = take_scale(ahead);
        if (numeral < 0 && (scale != 10 || any)) break;
        if (scale >= below) return TypedProblem::not_a_number;
        any = true;
        s = ahead;
        if (scale > 0) {
            value += (numeral < 0 ? 1 : numeral) * scale;
            below = scale;
            next = scale / 10;
            continue;
        }
        value += numeral * (next > 0 ? next : 1);
        if (take_numeral(ahead) >= 0) return TypedProblem::several_numbers;  // 三四个 is three or four
        break;
    }
    return any ? std::nullopt : Problem(TypedProblem::not_a_number);
}

Problem take_chinese(std::string_view& s, double& value) {
    if (take(s, "半")) {
        value = 0.5;
        return std::nullopt;
    }
    if (auto wrong = take_whole_numeral(s, value)) return wrong;
    if (take(s, "分之")) {
        const double below = value;
        if (auto wrong = take_whole_numeral(s, value)) return wrong;
        value /= below;
        return std::isfinite(value) ? std::nullopt : Problem(TypedProblem::not_a_number);
    }
    std::string_view ahead = s;
    if (!take(ahead, "点")) return std::nullopt;
    double scale = 1;
    for (int numeral = take_numeral(ahead); numeral >= 0; numeral = take_numeral(ahead)) {
        scale *= 10;
        value = value * 10 + numeral;
        s = ahead;
    }
    value /= scale;
    return scale == 1 ? Problem(TypedProblem::not_a_number) : std::nullopt;  // 一点 is "a little"
}

/// A number at the beginning of the text, without its unit.
Problem take_number(std::string_view& s, double& value) {
    skip_blanks(s);
    if (s.empty()) return TypedProblem::empty;
    if (take(s, "-")) {
        if (auto wrong = take_number(s, value)) return TypedProblem::not_a_number;
        return TypedProblem::negative;
    }
    const bool arabic = is_digit(s[0]) || (s[0] == '.' && digits_at(s, 1) > 0);
    if (arabic) return take_arabic(s, value);
    value = 0;
    if (take_fraction_sign(s, value)) return std::nullopt;
    return take_chinese(s, value);
}

/// Why what stands behind a number and its unit is refused.
TypedProblem problem_of_rest(std::string_view rest) {
    if (std::ranges::any_of(rest, is_digit)) return TypedProblem::several_numbers;
    double second = 0;
    return take_number(rest, second) ? TypedProblem::unknown_unit : TypedProblem::several_numbers;
}

// Units

bool is_letter(char c) {
    return c >= 'a' && c <= 'z';
}

/// How much of the text the word is, at its beginning: "g" is not the beginning of "grains".
std::size_t length_of(std::string_view word, std::string_view s) {
    if (word.empty() || !s.starts_with(word)) return 0;
    const bool goes_on = is_letter(word.back()) && s.size() > word.size() && is_letter(s[word.size()]);
    return goes_on ? 0 : word.size();
}

struct UnitWord {
    std::string_view word;
    double factor;
};
constexpr std::array weights{// g
                             UnitWord{"g", 1},
                             UnitWord{"gram", 1},
                             UnitWord{"grams", 1},
                             UnitWord{"克", 1},
                             UnitWord{"公克", 1},
                             UnitWord{"kg", 1000},
                             UnitWord{"公斤", 1000},
                             UnitWord{"千克", 1000},
                             UnitWord{"斤", 500},
                             UnitWord{"市斤", 500},
                             UnitWord{"两", 50},
                             UnitWord{"市两", 50},
                             UnitWord{"oz", 28.349523125},
                             UnitWord{"盎司", 28.349523125},
                             UnitWord{"lb", 453.59237},
                             UnitWord{"lbs", 453.59237},
                             UnitWord{"磅", 453.59237}};
constexpr std::array volumes{// ml
                             UnitWord{"ml", 1},   UnitWord{"毫升", 1},  UnitWord{"cc", 1},
                             UnitWord{"l", 1000}, UnitWord{"升", 1000}, UnitWord{"公升", 1000}};

/// Words that count the same thing: any of a piece is the piece, a 汤匙 is what people call 勺. Not 勺 of a 茶匙: which
/// spoon is meant would be a guess.
constexpr std::array<std::string_view, 8> pieces{"个", "只", "条", "根", "枚", "颗", "粒", "朵"};
constexpr std::array<std::string_view, 8> tablespoons{"汤匙", "汤勺", "大勺", "大匙", "勺", "匙", "tablespoon", "tbsp"};
constexpr std::array<std::string_view, 6> teaspoons{"茶匙", "茶勺", "小勺", "小匙", "teaspoon", "tsp"};
constexpr std::array<std::string_view, 12> tablets{"片",     "粒",      "颗",      "个",   "枚",    "丸",
                                                   "tablet", "capsule", "softgel", "pill", "piece", "份"};

/// A word in either number: the labels hold whichever form their own count needs.
std::size_t length_in_number(std::string_view word, std::string_view s) {
    std::size_t longest = length_of(word, s);
    if (word.empty() || !is_letter(word.back())) return longest;
    for (const std::string_view ending : {"s", "es"}) {
        if (word.ends_with(ending))
            longest = std::max(longest, length_of(word.substr(0, word.size() - ending.size()), s));
        if (s.starts_with(word) && s.substr(word.size()).starts_with(ending))
            longest = std::max(longest, length_of(s.substr(0, word.size() + ending.size()), s));
    }
    return longest;
}

template <std::size_t N>
std::size_t length_in_group(const std::array<std::string_view, N>& group, std::string_view s) {
    std::size_t longest = 0;
    for (const std::string_view word : group) longest = std::max(longest, length_in_number(word, s));
    return longest;
}

/// How much of the text is the label's unit or another word for it.
std::size_t length_of_unit(std::string_view unit, std::string_view s) {
    std::size_t longest = length_in_number(unit, s);
    const auto join = [&](const auto& group) {
        if (std::ranges::find(group, unit) != group.end()) longest = std::max(longest, length_in_group(group, s));
    };
    join(pieces);
    join(tablespoons);
    join(teaspoons);
    return longest;
}

/// How the amounts of one food are counted.
struct AmountUnits {
    const Food& food;
    ServingLabel zh = serving_label(food.unit_zh);
    ServingLabel en = serving_label(food.unit_en);
    bool by_piece = food.basis == Basis::per_unit;

    [[nodiscard]] double of_label(const ServingLabel& label) const {
        return (by_piece ? 1 : food.serving_g) / label.count;
    }
    /// g of a ml; 0: nobody said.
    [[nodiscard]] double g_per_ml() const {
        return !by_piece && zh.in_ml && zh.measure > 0 ? food.serving_g / zh.measure : 0;
    }
    [[nodiscard]] double of_bare(BareUnit bare) const {
        if (bare == BareUnit::household_en) return of_label(en);
        if (by_piece || bare == BareUnit::household_zh) return of_label(zh);
        return g_per_ml() > 0 ? g_per_ml() : 1;
    }
};

struct Unit {
    double factor = 0;     // its amount: g, or units
    bool measure = false;  // a weight or a volume
    std::size_t length = 0;
    Problem problem;
    void offer(const Unit& other) {
        if (other.length > length) *this = other;
    }
};

/// The longest unit at the beginning of the text; length 0: none.
Unit unit_at(std::string_view s, const AmountUnits& units) {
    Unit best;
    for (const ServingLabel& label : {units.zh, units.en})
        best.offer({units.of_label(label), false, length_of_unit(label.unit, s), {}});
    if (units.by_piece) best.offer({1, false, length_in_group(tablets, s), {}});
    const Problem by_piece = units.by_piece ? Problem(TypedProblem::counted_by_piece) : std::nullopt;
    for (const UnitWord& weight : weights) best.offer({weight.factor, true, length_of(weight.word, s), by_piece});
    const double g_per_ml = units.g_per_ml();
    const Problem no_volume = by_piece || g_per_ml > 0 ? by_piece : Problem(TypedProblem::no_volume);
    for (const UnitWord& volume : volumes)
        best.offer({volume.factor * g_per_ml, true, length_of(volume.word, s), no_volume});
    return best;
}

/// "干" behind a weight, where the label's own weight is one of it dry.
void skip_state(std::string_view& s, const AmountUnits& units) {
    std::string_view ahead = s;
    skip_blanks(ahead);
    for (const std::string_view state : {units.zh.state, units.en.state}) {
        if (const std::size_t length = length_of(state, ahead); length > 0) s = ahead.substr(length);
    }
}

Problem sum_of_amounts(std::string_view s, const AmountUnits& units, BareUnit bare, double& sum) {
    sum = 0;
    for (bool first = true;; first = false) {
        double number = 0;
        if (auto wrong = take_number(s, number)) return wrong;
        skip_blanks(s);
        if (s.empty() && first) {
            sum = number * units.of_bare(bare);
            return std::nullopt;
        }
        const Unit unit = unit_at(s, units);
        if (unit.length == 0) return problem_of_rest(s);
        if (unit.problem) return unit.problem;
        s.remove_prefix(unit.length);
        if (take(s, "半")) number += 0.5;
        if (unit.measure) skip_state(s, units);
        skip_blanks(s);
        sum += number * unit.factor;
        if (s.empty()) return std::nullopt;
        // Only weights follow each other: 一斤二两.
        if (!unit.measure || problem_of_rest(s) != TypedProblem::several_numbers) return problem_of_rest(s);
    }
}

// Quantities

enum class Measure : std::uint8_t { years, mass, kilocalories, iu, nmol_l, ng_ml };
struct QuantityWord {
    std::string_view word;
    Measure measure;
    double factor;  // of a mass: µg
    Quantity unit;
};
constexpr std::array quantity_words{QuantityWord{"岁", Measure::years, 1, Quantity::years},
                                    QuantityWord{"周岁", Measure::years, 1, Quantity::years},
                                    QuantityWord{"years", Measure::years, 1, Quantity::years},
                                    QuantityWord{"year", Measure::years, 1, Quantity::years},
                                    QuantityWord{"years old", Measure::years, 1, Quantity::years},
                                    QuantityWord{"ug", Measure::mass, 1, Quantity::micrograms},
                                    QuantityWord{"mcg", Measure::mass, 1, Quantity::micrograms},
                                    QuantityWord{"微克", Measure::mass, 1, Quantity::micrograms},
                                    QuantityWord{"mg", Measure::mass, 1e3, Quantity::milligrams},
                                    QuantityWord{"毫克", Measure::mass, 1e3, Quantity::milligrams},
                                    QuantityWord{"g", Measure::mass, 1e6, Quantity::grams},
                                    QuantityWord{"克", Measure::mass, 1e6, Quantity::grams},
                                    QuantityWord{"kcal", Measure::kilocalories, 1, Quantity::kilocalories},
                                    QuantityWord{"千卡", Measure::kilocalories, 1, Quantity::kilocalories},
                                    QuantityWord{"大卡", Measure::kilocalories, 1, Quantity::kilocalories},
                                    QuantityWord{"iu", Measure::iu, 1, Quantity::vitamin_d_iu},
                                    QuantityWord{"国际单位", Measure::iu, 1, Quantity::vitamin_d_iu},
                                    QuantityWord{"单位", Measure::iu, 1, Quantity::vitamin_d_iu},
                                    QuantityWord{"nmol/l", Measure::nmol_l, 1, Quantity::serum_nmol_l},
                                    QuantityWord{"nmol", Measure::nmol_l, 1, Quantity::serum_nmol_l},
                                    QuantityWord{"ng/ml", Measure::ng_ml, 1, Quantity::serum_ng_ml},
                                    QuantityWord{"ng", Measure::ng_ml, 1, Quantity::serum_ng_ml}};

/// µg in the unit of a mass; 0: the quantity is none.
double micrograms_of(Quantity quantity) {
    switch (quantity) {
        case Quantity::milligrams:
            return 1e3;
        case Quantity::grams:
            return 1e6;
        case Quantity::micrograms:
        case Quantity::vitamin_d_ug:
        case Quantity::vitamin_d_iu:
            return 1;
        default:
            return 0;
    }
}

/// The number in the unit of the quantity's value; empty where the unit is not one of it.
std::optional<double> converted(double number, const QuantityWord& unit, Quantity quantity) {
    const bool vitamin_d = quantity == Quantity::vitamin_d_ug || quantity == Quantity::vitamin_d_iu;
    const bool serum = quantity == Quantity::serum_nmol_l || quantity == Quantity::serum_ng_ml;
    const double base = micrograms_of(quantity);
    switch (unit.measure) {
        case Measure::years:
            return quantity == Quantity::years ? std::optional(number) : std::nullopt;
        case Measure::kilocalories:
            return quantity == Quantity::kilocalories ? std::optional(number) : std::nullopt;
        case Measure::iu:
            return vitamin_d ? std::optional(number / iu_per_ug_vitamin_d) : std::nullopt;
        case Measure::nmol_l:
            return serum ? std::optional(number) : std::nullopt;
        case Measure::ng_ml:
            return serum ? std::optional(number * nmol_l_per_ng_ml) : std::nullopt;
        case Measure::mass:
            break;
    }
    if (base == 0) return std::nullopt;
    return unit.factor >= base ? number * (unit.factor / base) : number / (base / unit.factor);
}

const QuantityWord& word_of(Quantity quantity) {
    // The same unit under another name.
    const Quantity unit = quantity == Quantity::vitamin_d_ug ? Quantity::micrograms : quantity;
    return *std::ranges::find(quantity_words, unit, &QuantityWord::unit);
}

/// A number with its unit, or without one: then in `bare`.
Problem number_in(std::string_view s, Quantity quantity, const QuantityWord*& unit, double& value) {
    if (auto wrong = take_number(s, value)) return wrong;
    s = trimmed(s);
    if (!s.empty()) {
        const auto named = std::ranges::find(quantity_words, s, &QuantityWord::word);
        if (named == quantity_words.end()) return problem_of_rest(s);
        unit = &*named;
    }
    const std::optional<double> in_unit = converted(value, *unit, quantity);
    if (!in_unit) return TypedProblem::unknown_unit;
    value = *in_unit;
    return std::isfinite(value) ? std::nullopt : Problem(TypedProblem::not_a_number);
}

/// Where the next part of a range begins, and how long the mark before it is.
std::pair<std::size_t, std::size_t> next_mark(std::string_view s) {
    std::pair<std::size_t, std::size_t> first{std::string_view::npos, 0};
    for (const std::string_view mark : {"-", "~", "至", "到"}) {
        const std::size_t at = s.find(mark);
        if (at < first.first) first = {at, mark.size()};
    }
    return first;
}

Result<TypedNumber, Refusal> refused(TypedProblem problem) {
    return Refusal{problem};
}

}  // namespace

ServingLabel serving_label(std::string_view label) {
    ServingLabel out;
    std::string_view measure;
    if (const auto open = label.find('('); open != std::string_view::npos) {
        measure = label.substr(open + 1, label.find(')', open) - open - 1);
        label = label.substr(0, open);
    }
    double count = 1;
    std::string_view unit = label;
    if (!take_number(unit, count) && count > 0) {
        out.count = count;
        label = unit;
    }
    out.unit = trimmed(label);
    double number = 0;
    if (!measure.empty() && !take_number(measure, number)) {
        out.measure = number;
        skip_blanks(measure);
        out.in_ml = take(measure, "毫升") || take(measure, "ml");
        if (!out.in_ml && !take(measure, "克")) take(measure, "g");
        out.state = trimmed(measure);
    }
    return out;
}

Result<double, Refusal> read_amount(std::string_view typed, const Food& food, BareUnit bare) {
    if (typed.size() > longest_text) return Refusal{TypedProblem::not_a_number};
    const std::string text = plain(typed);
    double amount = 0;
    const AmountUnits units{food};
    if (const Problem problem = sum_of_amounts(trimmed(text), units, bare, amount)) return Refusal{*problem};
    if (amount == 0) return Refusal{TypedProblem::negative};
    const double most = units.by_piece ? max_item_units : max_item_g;
    if (!(amount >= least_amount && amount <= most)) return Refusal{TypedProblem::out_of_limits, least_amount, most};
    return amount;
}

Result<TypedNumber, Refusal> read_number(std::string_view typed, Quantity quantity) {
    if (typed.size() > longest_text) return refused(TypedProblem::not_a_number);
    const std::string text = plain(typed);
    const QuantityWord* unit = &word_of(quantity);
    double value = 0;
    if (const Problem problem = number_in(text, quantity, unit, value)) return refused(*problem);
    return TypedNumber{value, value, value, false, unit->unit};
}

Result<TypedNumber, Refusal> read_range(std::string_view typed, Quantity quantity) {
    if (typed.size() > longest_text) return refused(TypedProblem::not_a_number);
    const std::string text = plain(typed);
    std::array<std::string_view, 3> parts;
    std::size_t count = 0;
    std::string_view rest = trimmed(text);
    while (true) {
        const auto [at, length] = next_mark(rest);
        // A mark at the very beginning is a sign, and a range has three parts at most.
        const bool last = at == std::string_view::npos || (count == 0 && at == 0);
        if (!last && count + 1 == parts.size()) return refused(TypedProblem::several_numbers);
        parts[count++] = last ? rest : rest.substr(0, at);
        if (last) break;
        rest.remove_prefix(at + length);
    }
    std::array<double, 3> values{};
    const QuantityWord* unit = &word_of(quantity);
    // From the end: the last one's unit holds for all that have none.
    for (std::size_t i = count; i-- > 0;) {
        const Problem problem = number_in(parts[i], quantity, unit, values[i]);
        if (problem)
            return refused(*problem == TypedProblem::empty && count > 1 ? TypedProblem::not_a_number : *problem);
        if (i + 1 < count && values[i] > values[i + 1]) return refused(TypedProblem::wrong_order);
    }
    const double low = values[0];
    const double high = values[count - 1];
    const double mid = count == 3 ? values[1] : (low + high) / 2;
    return TypedNumber{low, count == 1 ? low : mid, high, count > 1, unit->unit};
}

}  // namespace k2
