#include "core/advice/suggest.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "core/nutrition/shown.h"
#include "core/text/texts.h"
#include "days.h"
#include "near.h"
#include "suggest_rules.h"

using namespace k2;

namespace {

const Catalogue& catalogue = builtin_catalogue();

Suggestions suggest(std::string_view json, int most = 2) {
    return k2::suggest(read(json), catalogue, {.most_changes = most});
}

/// A plain breakfast; `profile` is the inside of the profile object.
std::string breakfast(const std::string& profile) {
    return R"({"version":1,"profile":{)" + profile +
           R"(},"meals":[{"slot":"breakfast","items":[{"food":"egg","units":1},{"food":"mantou","g":100}]}]})";
}

/// A seeded day of three meals; what was asked and excluded varies too.
Day random_day(std::mt19937& random) {
    const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    Day day;
    day.profile.flags_answered = true;
    day.profile.allow_supplements = below(3) == 0;
    for (const std::string_view name : {"dairy", "soy", "fish", "animal"}) {
        if (below(5) == 0) day.profile.exclude.emplace_back(name);
    }
    for (const Flag flag : {Flag::kidney_stone, Flag::thiazide, Flag::digoxin}) {
        if (below(8) == 0) (below(2) == 0 ? day.profile.flags : day.profile.unsure).set(flag, true);
    }
    if (below(8) == 0) day.profile.flags.set(Flag::ppi, true);
    if (below(8) == 0) day.profile.state = below(2) == 0 ? State::pregnant : State::lactating;
    for (const Slot slot : {Slot::breakfast, Slot::lunch, Slot::dinner}) {
        Meal meal{slot, {}};
        for (std::size_t i = below(5); i > 0; --i) {
            const Food& food = catalogue.foods()[below(catalogue.foods().size())];
            if (food.basis == Basis::per_unit) continue;
            meal.items.push_back(
                {std::string(food.id), food.serving_g * static_cast<double>(1 + below(3)) / 2, {}, {}});
        }
        day.meals.push_back(meal);
    }
    return day;
}

// --- the definition of docs/model.md §7 once more, by trying everything -------------------------------------------

struct Totals {
    double k2_ug = 0, d_ug = 0, ca_mg = 0, ca_raw_mg = 0, kcal = 0;
    Totals operator+(const Totals& o) const {
        return {k2_ug + o.k2_ug, d_ug + o.d_ug, ca_mg + o.ca_mg, ca_raw_mg + o.ca_raw_mg, kcal + o.kcal};
    }
    Totals operator-(const Totals& o) const {
        return {k2_ug - o.k2_ug, d_ug - o.d_ug, ca_mg - o.ca_mg, ca_raw_mg - o.ca_raw_mg, kcal - o.kcal};
    }
};

struct Portion {
    const Food* food;
    double units, hundreds;
    Totals totals;
};

Totals totals_of(const Food& food, double hundreds, double kappa, bool k2_counts) {
    const double ca_mg = hundreds * food.cell(Nutrient::ca_mg).mid;
    return {k2_counts ? hundreds * food.cell(Nutrient::k2_ug).mid : 0, hundreds * food.cell(Nutrient::d_ug).mid,
            ca_mg * kappa / 0.923, ca_mg, hundreds * food.cell(Nutrient::kcal).mid};
}

/// What decides, in its order: hundredths of shortfall, penalty, thousandths of kcal, portions, then the words.
struct Key {
    long hundredths = 0;
    int penalty = 0;
    long long kcal = 0;
    double units = 0;
    std::vector<std::string> foods;
    std::vector<double> each;
    std::string replaced;
    auto operator<=>(const Key&) const = default;
};

/// What a kind of suggestion may be made of.
struct Class {
    int level = 1;  // of familiarity
    int most = 1;   // foods
    std::set<std::string> families_out;
    std::optional<Group> group_out;
};

class Everything {
  public:
    Everything(const Day& day, const Report& report, const Class& the_class)
        : day_(day), class_(the_class), targets_(report.targets) {
        base_ = {report[Nutrient::k2_ug].sum.mid, report[Nutrient::d_ug].sum.mid, report.calcium.milk_equivalent_mg.mid,
                 report[Nutrient::ca_mg].sum.mid, 0};
        for (const Food& food : catalogue.foods()) {
            if (!rules::may_be_named(food, day.profile, class_.level) || is_out(food) || food.group == class_.group_out)
                continue;
            for (const double units : rules::sizes(food)) {
                const double hundreds = food.is_supplement() ? units : units * food.serving_g / 100;
                portions_.push_back(
                    {&food, units, hundreds,
                     totals_of(food, hundreds, rules::kappa(food, day.profile), rules::k2_counts(food))});
            }
        }
    }

    /// The best change of the class.
    Key best() {
        best_ = {rules::hundredths(shortfall(base_)), 0, 0, 0, {}, {}, {}};
        try_from(base_, nullptr, [](const Portion&) { return true; });
        for (const Meal& meal : day_.meals) {
            for (const Item& item : meal.items) {
                const Food& gone = *catalogue.find(item.food);
                if (is_out(gone)) continue;
                const double hundreds = *item.g / 100;
                try_from(base_ - totals_of(gone, hundreds, gone.kappa.mid, true), &gone, [&](const Portion& p) {
                    return p.food->group == gone.group && rules::family(*p.food) != rules::family(gone) &&
                           (p.food->meals >> static_cast<int>(meal.slot) & 1) != 0 && p.hundreds >= hundreds / 2 &&
                           p.hundreds <= 2 * hundreds;
                });
            }
        }
        return best_;
    }

    [[nodiscard]] double shortfall(const Totals& t) const {
        return std::max(0.0, 1 - t.k2_ug / targets_.k2_ug.target) + std::max(0.0, 1 - t.d_ug / targets_.d_ug.target) +
               std::max(0.0, 1 - t.ca_mg / targets_.ca_mg.target);
    }

  private:
    [[nodiscard]] bool is_out(const Food& food) const { return class_.families_out.contains(rules::family(food)); }

    template <class First>
    void try_from(const Totals& plate, const Food* gone, First may_be_first) {
        for (std::size_t i = 0; i < portions_.size(); ++i) {
            if (!may_be_first(portions_[i])) continue;
            const Totals one = plate + portions_[i].totals;
            if (gone == nullptr || rules::family(*portions_[i].food) != rules::family(*gone))
                consider(one, gone, {&portions_[i]});
            for (std::size_t j = gone != nullptr ? 0 : i + 1; class_.most > 1 && j < portions_.size(); ++j) {
                const Portion& second = portions_[j];
                const Totals two = one + second.totals;
                // The words are built only for what may win.
                if (rules::hundredths(shortfall(two)) > best_.hundredths) continue;
                const std::string family = rules::family(*second.food);
                if (family == rules::family(*portions_[i].food) || (gone != nullptr && family == rules::family(*gone)))
                    continue;
                consider(two, gone, {&portions_[i], &second});
            }
        }
    }

    void consider(const Totals& after, const Food* gone, std::vector<const Portion*> picks) {
        const auto over = [](double now, double before, std::optional<double> upper) {
            return upper && now > *upper + 1e-9 && now > before + 1e-9;
        };
        std::sort(picks.begin(), picks.end(), [](auto* a, auto* b) { return a->food->id < b->food->id; });
        Key key{rules::hundredths(shortfall(after)), 0, std::llround(1000 * (after.kcal - base_.kcal)), 0, {}, {}, {}};
        int k2_tablets = 0;
        double tablet_d_ug = 0;
        for (const Portion* pick : picks) {
            key.penalty += pick->food->is_supplement() ? 2 : 1;
            key.units += pick->units;
            key.foods.emplace_back(pick->food->id);
            key.each.push_back(pick->units);
            if (pick->food->is_supplement()) tablet_d_ug += pick->totals.d_ug;
            if (pick->food->is_supplement() && pick->totals.k2_ug > 0) ++k2_tablets;
        }
        if (gone != nullptr) key.replaced = gone->id;
        const bool allowed = !over(after.d_ug, base_.d_ug, targets_.d_ug.upper) &&
                             !over(after.ca_raw_mg, base_.ca_raw_mg, targets_.ca_mg.upper) && k2_tablets <= 1 &&
                             tablet_d_ug <= 10 + 1e-9;
        if (allowed && key < best_) best_ = key;
    }

    const Day& day_;
    Class class_;
    Targets targets_;
    Totals base_;
    std::vector<Portion> portions_;
    Key best_;
};

/// Of a suggestion: what of its key can be read off it.
std::tuple<std::vector<std::string>, std::vector<double>, std::string> words_of(const Suggestion& suggestion) {
    std::map<std::string, double> units;
    std::string replaced;
    for (const Change& change : suggestion.changes) {
        units[std::string(change.food)] = change.units;
        if (change.replaces) replaced = change.replaces->food;
    }
    std::vector<std::string> foods;
    std::vector<double> each;
    for (const auto& [food, n] : units) {
        foods.push_back(food);
        each.push_back(n);
    }
    return {foods, each, replaced};
}

}  // namespace

namespace {

/// Does what the key says raise the score of the full model, each food at the meal where it is put first?
bool raises_score(const Day& day, const Key& key, const Report& before) {
    Day changed = day;
    for (Meal& meal : changed.meals) {
        const auto item = std::find_if(meal.items.begin(), meal.items.end(),
                                       [&](const Item& one) { return one.food == key.replaced; });
        if (item == meal.items.end()) continue;
        meal.items.erase(item);
        break;
    }
    for (std::size_t n = 0; n < key.foods.size(); ++n) {
        const Food& food = *catalogue.find(key.foods[n]);
        Slot slot = Slot::supplement;
        for (const Slot one : {Slot::snack, Slot::dinner, Slot::lunch, Slot::breakfast}) {
            if ((food.meals >> static_cast<int>(one) & 1) != 0) slot = one;
        }
        changed.meals.push_back({slot, {{key.foods[n], std::nullopt, key.each[n], std::nullopt}}});
    }
    return *k2::evaluate(changed, catalogue, {.bands = false}).balance.score > *before.balance.score;
}

std::set<std::string> families_of(const Suggestion& suggestion) {
    std::set<std::string> families;
    for (const Change& change : suggestion.changes) {
        families.insert(rules::family(*catalogue.find(change.food)));
        if (change.replaces) families.insert(rules::family(*catalogue.find(change.replaces->food)));
    }
    return families;
}

}  // namespace

TEST_CASE("each alternative is what trying everything of its class finds, on 200 days", "[suggest]") {
    std::mt19937 random(20261124);
    int swaps = 0;
    std::map<SuggestionKind, int> compared;
    for (int n = 0; n < 200; ++n) {
        const Day day = random_day(random);
        const Report report = k2::evaluate(day, catalogue, {.bands = false});
        const Suggestions found = k2::suggest(day, catalogue);
        if (found.reason.starts_with("stop:") || found.reason == "enough") continue;
        INFO(write_day(day));
        INFO(write_suggestions(found));
        // True when the class has a change that raises the score: then it is there.
        std::size_t there = 0;
        const auto is_there = [&](SuggestionKind kind, const Key& best) {
            const auto one = std::find_if(found.alternatives.begin(), found.alternatives.end(),
                                          [&](const Suggestion& s) { return s.kind == kind; });
            if (one == found.alternatives.end()) {
                CHECK_FALSE(raises_score(day, best, report));
                return std::set<std::string>();
            }
            CHECK(words_of(*one) == std::tuple(best.foods, best.each, best.replaced));
            CHECK(rules::hundredths(one->shortfall_after) == best.hundredths);
            swaps += best.replaced.empty() ? 0 : 1;
            ++compared[kind];
            ++there;
            return families_of(*one);
        };
        for (int level = 1; level <= 2 && there == 0; ++level) {
            Class what;
            what.level = level;
            const Key one = Everything(day, report, what).best();
            if (!one.foods.empty()) what.families_out.merge(is_there(SuggestionKind::one, one));
            what.most = 2;
            const Key two = Everything(day, report, what).best();
            if (one.hundredths - two.hundredths >= 10) what.families_out.merge(is_there(SuggestionKind::more, two));
            if (one.foods.empty()) continue;
            what.most = 1;
            what.group_out = catalogue.find(one.foods.front())->group;
            const Key other = Everything(day, report, what).best();
            if (!other.foods.empty()) is_there(SuggestionKind::other, other);
        }
        CHECK(there == found.alternatives.size());
        CHECK((there == 0) == (found.reason == "none_found"));
    }
    CHECK(swaps > 0);
    for (const SuggestionKind kind : {SuggestionKind::one, SuggestionKind::other, SuggestionKind::more})
        CHECK(compared[kind] > 30);
}

TEST_CASE("an alternative is what a kitchen can follow, keeps within the limits and raises the score", "[suggest]") {
    std::mt19937 random(8);
    for (int n = 0; n < 40; ++n) {
        const Day day = random_day(random);
        const Suggestions found = k2::suggest(day, catalogue, {.most_changes = n % 3 + 1});
        INFO(write_day(day));
        CHECK(found.alternatives.empty() != found.reason.empty());
        CHECK(found.alternatives.size() <= 3);
        std::set<std::string> families;
        std::size_t foods = 0;
        std::size_t last = 1;
        for (const Suggestion& suggestion : found.alternatives) {
            CHECK(suggestion.changes.size() <= static_cast<std::size_t>(n % 3 + 1));
            CHECK(suggestion.changes.size() >= last);  // fewest changes first
            last = suggestion.changes.size();
            CHECK(rules::hundredths(suggestion.shortfall_after) < rules::hundredths(suggestion.shortfall_before));
            CHECK_FALSE(suggestion.why.empty());
            for (const Change& change : suggestion.changes) {
                const Food& food = *catalogue.find(change.food);
                const std::vector<double> sizes = rules::sizes(food);
                CHECK(rules::may_be_named(food, day.profile, 2));
                CHECK(std::find(sizes.begin(), sizes.end(), change.units) != sizes.end());
                if (food.is_supplement()) {
                    CHECK(change.slot == Slot::supplement);
                } else {
                    CHECK((food.meals >> static_cast<int>(change.slot) & 1) == 1);
                }
            }
            const std::set<std::string> here = families_of(suggestion);
            foods += here.size();
            families.insert(here.begin(), here.end());
            CHECK(families.size() == foods);
            const Day changed = with_changes(day, suggestion, catalogue);
            CHECK(read(write_day(changed)).meals == changed.meals);  // a day that keeps the limits of the format
            // "Not sure" counts as yes.
            const auto score = [&](Day one) {
                one.profile.flags.bits |= one.profile.unsure.bits;
                one.profile.unsure = {};
                return k2::evaluate(one, catalogue, {.bands = false});
            };
            const Report after = score(changed);
            CHECK(after.balance.score == suggestion.score_after);
            CHECK(after.calcium.milk_equivalent_mg.mid == suggestion.ca_mg);
            CHECK(score(day).balance.score == suggestion.score_before);
            CHECK(*suggestion.score_after > *suggestion.score_before);
        }
    }
}

TEST_CASE("in steps the same is found as at once", "[suggest]") {
    const Day day = read(breakfast(R"("flags":[])"));
    SuggestSearch search(day, catalogue);
    int steps = 1;
    while (!search.step(5)) ++steps;
    CHECK(steps > 10);
    CHECK(write_suggestions(search.result()) == write_suggestions(k2::suggest(day, catalogue)));
}

TEST_CASE("why there are no suggestions", "[suggest]") {
    struct Row {
        std::string profile, reason;
    };
    for (const Row& row :
         {Row{"", "ask"}, Row{R"("flags":["vka"])", "vka"}, Row{R"("flags":[],"unsure":["vka"])", "vka"},
          Row{R"("unsure":["vka"])", "vka"}, Row{R"("flags":["hypercalcaemia"])", "stop:S15"},
          Row{R"("flags":[],"unsure":["hypercalcaemia"])", "stop:S15"}, Row{R"("flags":["ckd"])", "stop:S16"},
          Row{R"("flags":[],"age":17)", "stop:S19"}, Row{R"("flags":["vka","ckd"])", "vka"},
          Row{R"("flags":[],"unanswered":["anticoagulant"])", "ask"},
          Row{R"("flags":[],"unanswered":["calcium"])", "ask"}, Row{R"("flags":[],"unanswered":["kidney"])", "ask"},
          Row{R"("flags":[],"unanswered":["under_18"])", "ask"}, Row{R"("unsure":["ppi"])", "ask"},
          Row{R"("flags":["ckd"],"unanswered":["anticoagulant"])", "stop:S16"}}) {
        INFO(row.profile);
        const Suggestions none = suggest(breakfast(row.profile));
        CHECK(none.reason == row.reason);
        CHECK(none.alternatives.empty());
    }
    CHECK(suggest(R"({"version":1,"profile":{"flags":[]},"meals":[],
                      "rest_of_day":{"ca_mg":800,"d_ug":10,"k2_ug":50}})")
              .reason == "enough");
    CHECK(suggest(R"({"version":1,"profile":{"flags":[]},"meals":[],"rest_of_day":{"d_ug":101}})").reason ==
          "stop:S06");
    // K2 is short, but calcium is at its limit, and every plant with K2 has some.
    CHECK(suggest(R"({"version":1,"profile":{"flags":[],"exclude":["animal","soy"]},"meals":[],
                      "rest_of_day":{"ca_mg":2000,"d_ug":10,"k2_ug":0}})")
              .reason == "none_found");
}

TEST_CASE("not sure counts as yes in one and the same day: enough, search, candidates", "[suggest]") {
    // Two fasting carbonate tablets on a proton pump inhibitor leave calcium short; without one they are enough.
    const auto day = +[](const std::string& answers) {
        return R"({"version":1,"profile":{)" + answers + R"(},"meals":[
            {"slot":"breakfast","items":[{"food":"natto","g":40},{"food":"milk_whole_cn","g":250}]},
            {"slot":"supplement","items":[{"food":"d3_400","units":1},{"food":"ca_carbonate_500","units":1},
                                          {"food":"ca_carbonate_500","units":1}]}]})";
    };
    CHECK(suggest(day(R"("flags":[])")).reason == "enough");
    const Suggestions maybe = suggest(day(R"("flags":[],"unsure":["ppi"])"));
    CHECK(maybe.reason.empty());
    REQUIRE_FALSE(maybe.alternatives.empty());
    for (const Suggestion& s : maybe.alternatives) {
        CHECK(s.shortfall_before > 0);
        CHECK(s.shortfall_after < s.shortfall_before);
    }
    // For each medicine and illness "not sure" finds what "yes" finds.
    for (const std::string_view flag : flag_keys) {
        INFO(flag);
        const std::string name = '"' + std::string(flag) + '"';
        for (const auto plate : {day, &breakfast}) {
            CHECK(write_suggestions(suggest(plate(R"("flags":[)" + name + "]"))) ==
                  write_suggestions(suggest(plate(R"("flags":[],"unsure":[)" + name + "]"))));
        }
    }
}

TEST_CASE("a suggestion changes one to three foods", "[suggest]") {
    for (const int most : {1, 2, 3}) CHECK_FALSE(check_options({.most_changes = most}).has_value());
    for (const int most : {-1, 0, 4, 1000}) {
        const auto wrong = check_options({.most_changes = most});
        REQUIRE(wrong.has_value());
        CHECK(wrong->at == "/most");
    }
}

TEST_CASE("what is never suggested", "[suggest]") {
    const auto may = [](std::string_view id, const std::string& profile = "") {
        INFO(id);
        const Food* food = catalogue.find(id);
        REQUIRE(food != nullptr);
        Profile who = read(breakfast(profile)).profile;
        who.flags_answered = true;
        if (profile.find("allow_supplements") == std::string::npos) who.allow_supplements = true;
        return may_be_suggested(*food, who);
    };
    CHECK(may("natto"));
    CHECK(may("mk7_90"));
    CHECK(may("d3_400"));
    CHECK_FALSE(may("mk4_15mg"));        // prescription
    CHECK_FALSE(may("cod_liver_oil"));   // fish liver
    CHECK_FALSE(may("monkfish_liver"));  // fish liver
    CHECK_FALSE(may("sardine_raw"));     // 32 µg D in 100 g
    CHECK_FALSE(may("d3_800"));          // 20 µg D a capsule
    CHECK_FALSE(may("mk7_90", R"("allow_supplements":false)"));
    CHECK_FALSE(may("mk7_90", R"("exclude":["supplement"])"));
    CHECK_FALSE(may("mk7_90", R"("state":"pregnant")"));  // S18
    CHECK(may("d3_400", R"("state":"pregnant")"));
    CHECK_FALSE(may("ca_carbonate_500", R"("flags":["kidney_stone"])"));   // S17
    CHECK_FALSE(may("ca_carbonate_500", R"("unsure":["kidney_stone"])"));  // unsure counts as yes
    CHECK_FALSE(may("ca_carbonate_500", R"("flags":["digoxin"])"));        // S14
    CHECK_FALSE(may("natto", R"("unsure":["vka"])"));
    CHECK_FALSE(may("mk7_90", R"("flags":["vka"])"));
    CHECK_FALSE(may("lamb_liver", R"("state":"lactating")"));
    CHECK(may("lamb_liver"));
    CHECK_FALSE(may("spinach", R"("flags":["kidney_stone"])"));  // oxalate
    CHECK(may("spinach"));
    CHECK_FALSE(may("egg", R"("exclude":["animal"])"));
    CHECK_FALSE(may("natto", R"("exclude":["soy"])"));
}

TEST_CASE("one K2 supplement is enough", "[suggest]") {
    // All but K2 is there, and no food with K2 may be added: what is left are tablets.
    const auto day = [](const std::string& meals) {
        return R"({"version":1,"profile":{"flags":[],"allow_supplements":true,"k2_target_ug":200,
                   "exclude":["animal","soy"]},"meals":[)" +
               meals + R"(],"rest_of_day":{"ca_mg":2000,"d_ug":10}})";
    };
    const auto k2_tablets = [](const Suggestions& found) {
        std::size_t most = 0;
        for (const Suggestion& suggestion : found.alternatives) {
            const auto here = static_cast<std::size_t>(
                std::count_if(suggestion.changes.begin(), suggestion.changes.end(), [](const Change& change) {
                    const Food& food = *catalogue.find(change.food);
                    return food.has(Tag::supplement) && food.cell(Nutrient::k2_ug).mid > 0;
                }));
            most = std::max(most, here);
        }
        return most;
    };
    // None is taken: one is suggested, never two at once.
    const Suggestions first = suggest(day(""), 3);
    REQUIRE_FALSE(first.alternatives.empty());
    CHECK(k2_tablets(first) == 1);
    // One is taken: no other is suggested, so nothing is left.
    const Suggestions second = suggest(day(R"({"slot":"supplement","items":[{"food":"mk7_45","units":1}]})"), 3);
    CHECK(k2_tablets(second) == 0);
    CHECK(second.reason == "none_found");
}

TEST_CASE("a change goes to a meal at which the food is eaten", "[suggest]") {
    const auto meal = [](const std::string& slot, const std::string& food) {
        return R"({"slot":")" + slot + R"(","items":[{"food":")" + food + R"(","g":100}]})";
    };
    // Milk, and nothing else, is what is short of calcium only: at breakfast; not where there is some already.
    const std::string rest = R"(],"rest_of_day":{"d_ug":10,"k2_ug":50}})";
    for (const auto& [meals, slot] :
         {std::pair(meal("dinner", "rice_cooked"), Slot::breakfast), std::pair(meal("snack", "apple"), Slot::snack),
          std::pair(meal("breakfast", "mantou") + "," + meal("snack", "apple"), Slot::snack),
          std::pair(meal("breakfast", "milk_whole_cn"), Slot::snack)}) {
        INFO(meals);
        const Suggestions found = suggest(R"({"version":1,"profile":{"flags":[]},"meals":[)" + meals + rest);
        REQUIRE_FALSE(found.alternatives.empty());
        const Change& first = found.alternatives[0].changes[0];
        CHECK(builtin_catalogue().find(first.food)->kin() == "milk");
        CHECK(first.slot == slot);
    }
}

TEST_CASE("why says what is brought and, as the bars do, what is still short", "[suggest]") {
    const Day day = read(R"({"version":1,"profile":{"flags":[]},"meals":[
        {"slot":"lunch","items":[{"food":"rice_cooked","g":150},{"food":"tofu_north","g":100}]}],
        "rest_of_day":{"d_ug":5,"k2_ug":50}})");
    for (const Lang lang : {Lang::zh, Lang::en}) {
        Day in = day;
        in.lang = lang;
        const Suggestions found = k2::suggest(in, catalogue);
        REQUIRE_FALSE(found.alternatives.empty());
        for (const Suggestion& s : found.alternatives) {
            INFO(s.why);
            const Report after = k2::evaluate(with_changes(in, s, catalogue), catalogue, {.bands = false});
            const Report before = k2::evaluate(in, catalogue, {.bands = false});
            for (const Axis axis : {Axis::ca, Axis::d}) {
                const double share = after.adequacy[index(axis)]->mid;
                const std::string name(axis_name(axis, lang));
                const std::string now = format_percent(share);
                if (share < 0.99) CHECK(s.why.find(name + " " + now) != std::string::npos);
                if (share - before.adequacy[index(axis)]->mid > 0.06) {
                    CHECK(s.why.find(format_percent(before.adequacy[index(axis)]->mid)) != std::string::npos);
                    CHECK(s.why.find(now) != std::string::npos);
                }
            }
            CHECK(s.why.find("K2") == std::string::npos);  // there is enough
        }
    }
}

TEST_CASE("more of a food that is there already is no second row", "[suggest]") {
    const Day day = read(lunch({{"natto", 20}}));
    Suggestion suggestion;
    suggestion.changes.push_back({"natto", 0.5, Slot::lunch, std::nullopt});
    const Day changed = with_changes(day, suggestion, catalogue);
    REQUIRE(changed.meals[0].items.size() == 1);
    CHECK(changed.meals[0].items[0].g == 40);
}
