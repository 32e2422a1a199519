#include "core/safety.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <string>
#include <tuple>
#include <utility>

#include "core/calcium.h"
#include "core/questions.h"
#include "core/recent_days.h"
#include "core/short_sort.h"
#include "core/shown.h"
#include "core/texts.h"

namespace k2 {
namespace {
#include "safety_data.inc"

bool contains(const Portions& portions, auto holds) {
    return std::any_of(portions.items.begin(), portions.items.end(), holds);
}

double supplemental(const Portions& portions, Nutrient nutrient) {
    double sum = 0;
    for (const Portion& portion : portions.items) sum += portion.supplemental(nutrient);
    return sum;
}

/// A unit's K2 whose form the label does not tell, µg. Of supplements: MK-7 is what they mostly hold.
double unknown_form_ug(const Food& food) {
    if (!food.is_supplement() || food.cell(Nutrient::mk7_ug).known) return 0;
    return std::max(
        0.0, food.cell(Nutrient::k2_ug).mid - food.cell(Nutrient::mk4_ug).mid - food.cell(Nutrient::mk_other_ug).mid);
}

double mk7_ug(const Food& food) {
    return food.cell(Nutrient::mk7_ug).mid + unknown_form_ug(food);
}

/// The day's, from whatever food.
double mk7_of_day_ug(const Portions& portions, const Report& report) {
    double sum = report[Nutrient::mk7_ug].sum.mid;
    for (const Portion& portion : portions.items) sum += portion.amount * unknown_form_ug(*portion.food);
    return sum;
}

bool raises(const Portion& portion) {
    return raises_vitamin_k(*portion.food, portion.amount);
}
bool has_mk7(const Portion& portion) {
    return portion.amount * mk7_ug(*portion.food) > 0;
}

void join(std::string& list, std::string_view name, Lang lang) {
    if (!list.empty()) list += text(Text::list_separator, lang);
    list += name;
}

std::string names(const Portions& portions, bool (*wanted)(const Portion&), Lang lang) {
    std::vector<std::string_view> found;
    std::string joined;
    for (const Portion& portion : portions.items) {
        const std::string_view name = lang == Lang::zh ? portion.food->name_zh : portion.food->name_en;
        if (!wanted(portion) || std::find(found.begin(), found.end(), name) != found.end()) continue;
        found.push_back(name);
        join(joined, name, lang);
    }
    return joined;
}

/// What S02 names: the foods that are too much each; where none is, all that add up to it.
std::string vka_items(const Day& day, const Portions& portions) {
    std::string items = names(portions, raises, day.lang);
    if (!items.empty()) return items;
    items = names(portions, has_mk7, day.lang);
    if (day.rest_of_day[index(Nutrient::mk7_ug)].value_or(0) > 0)
        join(items, text(Text::safety_rest_of_day, day.lang), day.lang);
    return items;
}

/// How far today's total vitamin K is from the mean of the last seven days; 0 while fewer than three are known.
struct Deviation {
    double ug = 0;
    bool notable = false;
};

Deviation vitamin_k_deviation(const Day& day, double today_ug) {
    std::vector<const RecentDay*> known;
    for (const RecentDay& recent : day.recent_days) {
        if (recent.k1_ug && recent.k2_ug && counts(day, recent)) known.push_back(&recent);
    }
    if (known.size() < 3) return {};
    short_sort(known.begin(), known.end(), [](const RecentDay* a, const RecentDay* b) { return a->date > b->date; });
    known.resize(std::min<std::size_t>(known.size(), 7));
    double sum = 0;
    for (const RecentDay* recent : known) sum += *recent->k1_ug + *recent->k2_ug;
    const double mean = sum / static_cast<double>(known.size());
    const double away = std::abs(today_ug - mean);
    // 100 µg or 30 % is a convention of this tool; that what changes the INR is a change of intake: Khan 2004
    // (Br J Haematol 124:348, 10.1046/j.1365-2141.2003.04787.x), about −0.2 per +100 µg over four days.
    return {away, away >= std::max(100.0, 0.30 * mean)};
}

/// Collects messages.
class Messages {
  public:
    explicit Messages(Lang lang) : lang_(lang) { messages_.reserve(8); }

    void add(bool holds, std::size_t number,
             std::initializer_list<std::pair<std::string_view, std::string_view>> values = {}) {
        if (holds) add_as(safety_table[number - 1].severity, number, values);
    }
    void add_as(Severity severity, std::size_t number,
                std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
        const SafetyRule& rule = safety_table[number - 1];
        messages_.push_back({rule.id, severity, fill_in(in(lang_, rule.text), values)});
    }
    [[nodiscard]] std::vector<SafetyMessage> sorted() && {
        short_sort(messages_.begin(), messages_.end(), [](const SafetyMessage& a, const SafetyMessage& b) {
            return std::tie(a.severity, a.id) < std::tie(b.severity, b.id);
        });
        return std::move(messages_);
    }

  private:
    Lang lang_;
    std::vector<SafetyMessage> messages_;
};

}  // namespace

std::span<const SafetyRule> safety_rules() {
    return safety_table;
}

bool raises_vitamin_k(const Food& food, double amount) {
    if (amount <= 0) return false;
    const bool supplement = food.is_supplement() && (food.cell(Nutrient::k1_ug).mid > 0 ||
                                                     amount * food.cell(Nutrient::k2_ug).mid >= vka_mk7_ug);
    return food.has(Tag::natto) || supplement || amount * mk7_ug(food) >= vka_mk7_ug;
}

bool hides_scores(const Profile& profile) {
    const Flags& flags = profile.flags;
    return flags.has(Flag::vka)  // S01
           || flags.has(Flag::hypercalcaemia) || flags.has(Flag::hyperparathyroidism) ||
           flags.has(Flag::granulomatous)                        // S15
           || flags.has(Flag::ckd) || flags.has(Flag::dialysis)  // S16
           || profile.age < 18;                                  // S19
}

std::vector<SafetyMessage> safety_messages(const Day& day, const Portions& portions, const Report& report) {
    const Profile& who = day.profile;
    const auto has = [&](Flag flag) { return who.flags.has(flag); };
    const double d_ug = report[Nutrient::d_ug].sum.mid;
    const double ca_mg = report[Nutrient::ca_mg].sum.mid;
    const double pill_ca_mg = supplemental(portions, Nutrient::ca_mg);
    const bool ca_pill = pill_ca_mg > 0;
    Messages out(day.lang);

    out.add(has(Flag::vka), 1);

    const bool natto = contains(portions, [](const Portion& p) { return p.food->has(Tag::natto) && p.amount > 0; });
    const bool much_k =
        natto || mk7_of_day_ug(portions, report) >= vka_mk7_ug || supplemental(portions, Nutrient::k1_ug) > 0;
    if (has(Flag::vka) && much_k) out.add(true, 2, {{"items", vka_items(day, portions)}});

    const Deviation deviation = vitamin_k_deviation(day, report[Nutrient::k_total_ug].sum.mid);
    if (has(Flag::vka) && deviation.notable) out.add(true, 3, {{"delta", format_number(deviation.ug, 0)}});
    out.add(has(Flag::doac), 4);

    // From 11 years on the limits are the adults': China 50 µg, EU and US 100 µg. Below, the lower of the set's and
    // China's.
    const bool child = who.age < 11;
    const bool d_stop = child ? d_ug > report.targets.d_ug.upper.value_or(100) : d_ug > 100;
    if (d_stop || (!child && d_ug > 50)) out.add(true, d_stop ? 6 : 5, {{"x", format_number(d_ug, d_ug < 10 ? 1 : 0)}});
    if (ca_mg > 2000) {
        out.add_as(ca_mg > 2500 ? Severity::stop : Severity::warn, 7, {{"x", format_number(ca_mg, 0)}});
    }

    if (contains(portions, [](const Portion& p) { return p.supplemental(Nutrient::ca_mg) > 500; })) {
        constexpr double kappa_with_meal = 0.856;  // calcium carbonate
        out.add(true, 8,
                {{"a", format_number(absorbed_mg(1000, 1000 * kappa_with_meal), 0)},
                 {"b", format_number(2 * absorbed_mg(500, 500 * kappa_with_meal), 0)}});
    }

    const bool carbonate =
        contains(portions, [](const Portion& p) { return p.food->has(Tag::calcium_carbonate) && p.amount > 0; });
    const bool carbonate_fasting = contains(
        portions, [](const Portion& p) { return p.food->has(Tag::calcium_carbonate) && p.amount > 0 && !p.with_meal; });
    out.add(carbonate_fasting || (has(Flag::ppi) && carbonate), 9);

    out.add(has(Flag::levothyroxine) && ca_pill, 10);
    const bool dairy = contains(portions, [](const Portion& p) {
        return p.amount > 0 && (p.food->has(Tag::dairy) || p.food->has(Tag::calcium_fortified));
    });
    out.add(has(Flag::tetracycline_or_quinolone) && (ca_pill || dairy), 11);
    out.add(has(Flag::bisphosphonate) && ca_mg > 0, 12);
    out.add(has(Flag::thiazide) && (ca_pill || supplemental(portions, Nutrient::d_ug) > 25), 13);
    out.add(has(Flag::digoxin) && (ca_pill || d_ug > 50), 14);
    out.add(has(Flag::hypercalcaemia) || has(Flag::hyperparathyroidism) || has(Flag::granulomatous), 15);
    out.add(has(Flag::ckd) || has(Flag::dialysis), 16);
    out.add(has(Flag::kidney_stone), 17);
    out.add(who.state != State::none, 18);
    out.add(who.age < 18, 19);
    out.add(has(Flag::orlistat) || has(Flag::bile_acid_sequestrant) || has(Flag::fat_malabsorption), 20);
    out.add(supplemental(portions, Nutrient::mg_mg) > 350, 21);
    out.add(report[Nutrient::k2_ug].sum.mid > 200 && !has(Flag::vka), 22);
    if (report.balance.wide()) {
        out.add(true, 23,
                {{"low", format_number(*report.balance.low, 0)}, {"high", format_number(*report.balance.high, 0)}});
    }
    out.add(true, 24);
    // Not sure: their ids stand behind those of the rules they are for.
    constexpr std::array unsure{std::pair(StopQuestion::anticoagulant, 25), std::pair(StopQuestion::calcium, 26),
                                std::pair(StopQuestion::kidney, 27)};
    for (const auto& [question, number] : unsure) {
        out.add(answer_of(who, question) == Answer::unsure, static_cast<std::size_t>(number));
    }
    return std::move(out).sorted();
}

}  // namespace k2
