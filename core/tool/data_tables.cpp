#include "core/tool/data_tables.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <initializer_list>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "core/food/food_limits.h"
#include "core/tool/strict_json.h"

namespace k2::data {
namespace {

using nlohmann::json;

/// One place in one file. Reading a missing or wrong value notes a problem and gives a harmless default.
class Node {
  public:
    Node(const json* value, const std::string& file, std::string at, std::vector<Problem>& problems)
        : value_(value), file_(&file), at_(std::move(at)), problems_(&problems) {}

    [[nodiscard]] bool present() const { return value_ != nullptr; }
    [[nodiscard]] const std::string& at() const { return at_; }

    void problem(std::string message) const { problems_->push_back({*file_, at_, std::move(message)}); }

    /// The same place with a name that an editor finds by searching: "/foods/12 (egg)".
    [[nodiscard]] Node named(const std::string& name) const {
        return {value_, *file_, at_ + " (" + name + ")", *problems_};
    }

    [[nodiscard]] Node optional(const std::string& key) const {
        const json* child = nullptr;
        if (present() && value_->is_object()) {
            if (const auto found = value_->find(key); found != value_->end()) child = &*found;
        }
        return {child, *file_, at_ + '/' + pointer_step(key), *problems_};
    }

    [[nodiscard]] Node required(const std::string& key) const {
        Node child = optional(key);
        if (!child.present()) problem("expected a key \"" + key + "\"");
        return child;
    }

    void only(std::initializer_list<std::string_view> keys) const {
        if (!present()) return;
        if (!value_->is_object()) return problem("expected an object");
        for (const auto& [key, value] : value_->items()) {
            if (std::find(keys.begin(), keys.end(), key) == keys.end()) optional(key).problem("unknown key");
        }
    }

    [[nodiscard]] std::vector<Node> elements() const {
        std::vector<Node> nodes;
        if (!present()) return nodes;
        if (!value_->is_array()) {
            problem("expected an array");
            return nodes;
        }
        for (std::size_t i = 0; i < value_->size(); ++i) {
            nodes.emplace_back(&(*value_)[i], *file_, at_ + '/' + std::to_string(i), *problems_);
        }
        return nodes;
    }

    [[nodiscard]] std::vector<std::pair<std::string, Node>> members() const {
        std::vector<std::pair<std::string, Node>> nodes;
        if (!present()) return nodes;
        if (!value_->is_object()) {
            problem("expected an object");
            return nodes;
        }
        for (const auto& item : value_->items()) nodes.emplace_back(item.key(), optional(item.key()));
        return nodes;
    }

    /// A text; an empty one is a problem.
    [[nodiscard]] std::string text() const {
        if (!present()) return {};
        if (!value_->is_string() || value_->get_ref<const std::string&>().empty()) {
            problem("expected a text that is not empty");
            return {};
        }
        return value_->get<std::string>();
    }

    [[nodiscard]] std::string text_or_empty() const {
        return present() && value_->is_string() && value_->get_ref<const std::string&>().empty() ? std::string{}
                                                                                                 : text();
    }

    [[nodiscard]] double number(double low, double high) const {
        if (!present()) return low;
        const double value = value_->is_number() ? value_->get<double>() : std::nan("");
        if (!(value >= low && value <= high)) {
            problem("expected a number from " + trimmed(low) + " to " + trimmed(high));
            return low;
        }
        return value;
    }

    [[nodiscard]] int integer(int low, int high) const {
        const double value = number(low, high);
        if (value != std::floor(value)) problem("expected a whole number");
        return static_cast<int>(value);
    }

    [[nodiscard]] bool boolean() const {
        if (!present()) return false;
        if (!value_->is_boolean()) {
            problem("expected true or false");
            return false;
        }
        return value_->get<bool>();
    }

    /// The index of the text among the words.
    template <class Words>
    [[nodiscard]] std::optional<std::size_t> word(const Words& words) const {
        const std::string read = text();
        if (read.empty()) return std::nullopt;
        const auto found = std::find(words.begin(), words.end(), read);
        if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
        std::string known;
        for (const auto& one : words) known += (known.empty() ? "" : ", ") + std::string(one);
        problem("expected one of: " + known);
        return std::nullopt;
    }

  private:
    static std::string trimmed(double value) {
        std::string text = std::to_string(value);
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.') text.pop_back();
        return text;
    }

    const json* value_;
    const std::string* file_;
    std::string at_;
    std::vector<Problem>* problems_;
};

std::vector<std::string_view> group_words() {
    std::vector<std::string_view> words;
    for (std::size_t i = 0; i < group_count; ++i) words.push_back(group_key(static_cast<Group>(i)));
    return words;
}

std::vector<std::string_view> tag_words() {
    std::vector<std::string_view> words;
    for (std::size_t i = 0; i < tag_count; ++i) words.push_back(tag_key(i));
    return words;
}

std::vector<std::string_view> nutrient_words() {
    std::vector<std::string_view> words;
    for (const Nutrient n : all_nutrients) words.push_back(nutrient_key(n));
    return words;
}

std::vector<std::string_view> grade_words() {
    std::vector<std::string_view> words;
    for (std::size_t i = 0; i < grade_count; ++i) words.push_back(grade_key(static_cast<Grade>(i)));
    return words;
}

constexpr std::array<std::string_view, 2> basis_words{"per_100g", "per_unit"};
constexpr std::array<std::string_view, 4> state_words{"raw", "dried", "cooked", "ready"};

bool has_tag(const FoodRow& food, Tag tag) {
    return (food.tags & static_cast<std::uint32_t>(tag)) != 0;
}

/// {x}, {y} … of a text, sorted: both languages must have the same.
std::vector<std::string> placeholders(const std::string& text) {
    std::vector<std::string> found;
    for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
        const std::size_t close = text.find('}', open);
        if (close == std::string::npos) {
            found.emplace_back("unclosed");
            break;
        }
        found.push_back(text.substr(open + 1, close - open - 1));
    }
    std::sort(found.begin(), found.end());
    return found;
}

TextPair read_pair(const Node& node) {
    node.only({"zh", "en"});
    TextPair pair{node.required("zh").text(), node.required("en").text()};
    if (placeholders(pair.zh) != placeholders(pair.en)) node.problem("expected the same {placeholders} in zh and en");
    return pair;
}

bool is_id(const std::string& text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

// ---- foods.json ----------------------------------------------------------------------------------------------------

/// A tablet weighs less than 100 g, so what 100 g can hold is the limit of either basis.
double most(Nutrient n) {
    return most_in(n, Basis::per_100g);
}

Value read_value(const Node& node, Nutrient nutrient, const std::set<std::string>& source_ids) {
    node.only({"mid", "low", "high", "grade", "source", "code", "complete"});
    Value value;
    value.mid = node.required("mid").number(0, most(nutrient));
    const Node low = node.optional("low");
    const Node high = node.optional("high");
    if (low.present() != high.present()) node.problem("expected both low and high, or neither");
    value.ranged = low.present() && high.present();
    value.low = value.ranged ? low.number(0, most(nutrient)) : value.mid;
    value.high = value.ranged ? high.number(0, most(nutrient)) : value.mid;
    if (auto problem = range_problem(value.low, value.mid, value.high, most(nutrient)); !problem.empty())
        node.problem(std::move(problem));
    if (value.ranged && value.low == value.mid && value.high == value.mid) {
        node.problem("expected no low and high where both equal mid: one measurement is not a range");
    }
    if (const auto grade = node.required("grade").word(grade_words())) value.grade = static_cast<Grade>(*grade);
    if (value.grade == Grade::own)
        node.optional("grade").problem("expected a grade of the table, \"own\" is for readers");
    const Node source = node.required("source");
    value.source = source.text();
    for (std::size_t start = 0; start <= value.source.size() && !value.source.empty();) {
        const std::size_t end = std::min(value.source.find('+', start), value.source.size());
        const std::string one = value.source.substr(start, end - start);
        if (!source_ids.contains(one)) source.problem("unknown source \"" + one + "\", expected an id of sources.json");
        start = end + 1;
    }
    if (const Node code = node.optional("code"); code.present()) value.code = code.text();
    const Node complete = node.optional("complete");
    if (nutrient == Nutrient::k2_ug && !complete.present())
        node.problem("expected \"complete\": are all forms of K2 counted?");
    if (nutrient != Nutrient::k2_ug && complete.present()) complete.problem("expected only beside k2_ug");
    value.complete = !complete.present() || complete.boolean();
    return value;
}

void check_vitamin_k2(const Node& node, const FoodRow& food) {
    const auto& total = food.values[index(Nutrient::k2_ug)];
    double sum = 0;
    int known = 0;
    for (const Nutrient form : {Nutrient::mk4_ug, Nutrient::mk7_ug, Nutrient::mk_other_ug}) {
        if (const auto& value = food.values[index(form)]) {
            sum += value->mid;
            ++known;
            if (value->ranged) node.problem("expected the range of vitamin K2 on k2_ug only, its forms scale with it");
        }
    }
    if (!total) {
        if (known > 0) node.problem("expected k2_ug, the total of the forms that are given");
        return;
    }
    if (known > 0 && std::abs(total->mid - sum) > std::max(0.02, 0.005 * sum)) {
        node.problem("expected k2_ug to be the sum of its forms, " + std::to_string(sum));
    }
    if (known == 0) node.problem("expected at least one form of K2 beside the total");
    if (known == 3 && !total->complete) node.problem("expected \"complete\": true where all three forms are given");
}

/// What a food is made of and who eats it: a reader who leaves something out relies on it.
void check_tags(const Node& node, const FoodRow& food) {
    struct GroupTag {
        Group group;
        Tag tag;
    };
    constexpr std::array<GroupTag, 9> always{{{Group::dairy, Tag::dairy},
                                              {Group::cheese, Tag::dairy},
                                              {Group::egg, Tag::egg},
                                              {Group::fish, Tag::fish},
                                              {Group::meat, Tag::meat},
                                              {Group::poultry, Tag::meat},
                                              {Group::offal, Tag::offal},
                                              {Group::soy, Tag::soy},
                                              {Group::fermented_soy, Tag::soy}}};
    const auto expect = [&](Tag tag) {
        if (!has_tag(food, tag))
            node.problem(
                "expected the tag \"" +
                std::string(tag_key(static_cast<std::size_t>(std::countr_zero(static_cast<std::uint32_t>(tag))))) +
                '"');
    };
    for (const auto& [group, tag] : always) {
        if (food.group == group) expect(tag);
    }
    if (food.group == Group::supplement) return;  // what a capsule is made of, its label does not say
    const auto any = [&](std::initializer_list<Tag> tags) {
        return std::any_of(tags.begin(), tags.end(), [&](Tag tag) { return has_tag(food, tag); });
    };
    const bool flesh = any({Tag::fish, Tag::meat, Tag::offal});
    const bool animal = flesh || any({Tag::dairy, Tag::egg});
    if (flesh && has_tag(food, Tag::vegetarian))
        node.problem("expected no tag \"vegetarian\" beside meat, fish or offal");
    if (!flesh) expect(Tag::vegetarian);
    if (has_tag(food, Tag::vegan)) {
        expect(Tag::vegetarian);
        if (animal) node.problem("expected no animal tag on a vegan food");
    } else if (!animal) {
        node.problem("expected the tag \"vegan\", or that of what is from an animal");
    }
}

/// "1盒(40克)", "1 pack (40 g)": a weight that the label names is that of the serving.
void check_serving_label(const Node& node, const std::string& label, double serving_g) {
    const auto open = label.find('(');
    if (open == std::string::npos) return;
    double named = 0;
    std::size_t end = open + 1;
    for (; end < label.size() && label[end] >= '0' && label[end] <= '9'; ++end) named = 10 * named + (label[end] - '0');
    if (end > open + 1 && named != serving_g) node.problem("expected the weight of the serving in its label");
}

void check_food(const Node& node, const FoodRow& food) {
    const auto value = [&](Nutrient n) { return food.values[index(n)] ? food.values[index(n)]->mid : 0.0; };
    const bool supplement = food.group == Group::supplement;
    if (supplement != has_tag(food, Tag::supplement))
        node.problem("expected the tag \"supplement\" exactly in the group supplement");
    if (supplement != (food.basis == Basis::per_unit)) node.problem("expected basis per_unit exactly for supplements");
    if (food.basis == Basis::per_unit && food.serving_g != 1)
        node.problem("expected a serving of 1 for basis per_unit");
    check_tags(node, food);
    if (has_tag(food, Tag::vitamin_d2) && value(Nutrient::d_ug) == 0)
        node.problem("expected some d_ug beside the tag vitamin_d2");
    const bool salt = has_tag(food, Tag::calcium_carbonate) || has_tag(food, Tag::calcium_citrate);
    if (supplement && salt != (value(Nutrient::ca_mg) > 0))
        node.problem("expected the tag of its salt on a supplement with calcium");
    PerNutrient<Cell> cells;
    for (const Nutrient n : all_nutrients) {
        cells[index(n)].known = food.values[index(n)].has_value();
        cells[index(n)].mid = value(n);
    }
    if (auto wrong = contradiction(cells, food.basis)) {
        (wrong->at.empty() ? node : node.optional("values").optional(wrong->at.substr(1))).problem(wrong->message);
    }
    check_vitamin_k2(node, food);
}

FoodRow read_food(const Node& row, const std::set<std::string>& source_ids) {
    FoodRow food;
    food.id = row.required("id").text();
    const Node node = row.named(food.id);
    node.only({"id", "code", "group", "basis", "emoji", "name", "aliases", "pinyin", "state", "cooked", "serving",
               "tags", "base", "kappa", "values", "notes"});
    if (!is_id(food.id)) node.problem("expected an id of a-z, 0-9 and _");
    food.code = static_cast<std::uint16_t>(node.required("code").integer(1, 65535));
    if (const auto group = node.required("group").word(group_words())) food.group = static_cast<Group>(*group);
    if (food.group == Group::own) node.problem("expected a group of the table, \"own\" is for readers");
    if (const auto basis = node.required("basis").word(basis_words)) food.basis = static_cast<Basis>(*basis);
    food.emoji = node.required("emoji").text_or_empty();
    food.name = read_pair(node.required("name"));
    for (const Node& alias : node.required("aliases").elements()) {
        food.aliases.push_back(alias.text());
        if (food.aliases.back().find('|') != std::string::npos) alias.problem("expected no '|' in an alias");
    }
    for (const Node& one : node.required("pinyin").elements()) {
        food.pinyin.push_back(one.text());
        if (food.pinyin.back().find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789 ") != std::string::npos)
            one.problem("expected syllables of a-z with a blank between: node scripts/pinyin.mjs writes them");
    }
    if (const auto state = node.required("state").word(state_words)) food.state = state_words[*state];
    if (const Node cooked = node.optional("cooked"); cooked.present()) {
        food.cooked = cooked.text();
        if (food.state != "raw" && food.state != "dried") cooked.problem("expected only on a raw or dried food");
    }
    const Node serving = node.required("serving");
    serving.only({"g", "zh", "en"});
    food.serving_g = serving.required("g").number(1, 500);
    food.serving = {serving.required("zh").text(), serving.required("en").text()};
    for (const std::string& label : {food.serving.zh, food.serving.en})
        check_serving_label(serving, label, food.serving_g);
    for (const Node& tag : node.required("tags").elements()) {
        if (const auto bit = tag.word(tag_words())) food.tags |= 1U << *bit;
    }
    if (const Node base = node.optional("base"); base.present()) {
        base.only({"source", "code", "name"});
        if (!source_ids.contains(base.required("source").text()))
            base.problem("unknown source, expected an id of sources.json");
    }
    const Node kappa = node.required("kappa");
    kappa.only({"mid", "low", "high", "basis"});
    food.kappa = kappa.required("mid").number(0.001, 2);
    food.kappa_low = kappa.required("low").number(0.001, 2);
    food.kappa_high = kappa.required("high").number(0.001, 2);
    food.kappa_basis = kappa.required("basis").text();
    if (!(food.kappa_low <= food.kappa && food.kappa <= food.kappa_high)) kappa.problem("expected low <= mid <= high");
    for (const auto& [key, value] : node.required("values").members()) {
        const auto nutrients = nutrient_words();
        const auto found = std::find(nutrients.begin(), nutrients.end(), key);
        if (key == "oxalate_mg") {
            food.oxalate_mg = value.required("mid").number(0, 20000);
        } else if (key == "phytate_mg") {
            (void)value.required("mid").number(0, 20000);
        } else if (found == nutrients.end() || key == nutrient_key(Nutrient::k_total_ug)) {
            value.problem("unknown value");
        } else {
            const auto nutrient = static_cast<Nutrient>(found - nutrients.begin());
            food.values[index(nutrient)] = read_value(value, nutrient, source_ids);
        }
    }
    check_food(node, food);
    return food;
}

void read_foods(const Node& root, Tables& tables) {
    root.only({"version", "foods"});
    tables.version = root.required("version").text();
    std::set<std::string> source_ids;
    for (const SourceRow& source : tables.sources) source_ids.insert(source.id);
    std::set<std::string> ids;
    std::set<int> codes;
    for (const Node& row : root.required("foods").elements()) {
        FoodRow food = read_food(row, source_ids);
        const Node node = row.named(food.id);
        if (!ids.insert(food.id).second) node.problem("expected an id that no other food has");
        if (!codes.insert(food.code).second) node.problem("expected a code that no other food has");
        tables.foods.push_back(std::move(food));
    }
    const auto rows = root.optional("foods").elements();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::string& cooked = tables.foods[i].cooked;
        const auto same = [&](const FoodRow& food) { return food.id == cooked && food.state == "cooked"; };
        if (!cooked.empty() && std::none_of(tables.foods.begin(), tables.foods.end(), same))
            rows[i]
                .named(tables.foods[i].id)
                .optional("cooked")
                .problem("expected the id of a food whose state is cooked");
    }
    std::sort(tables.foods.begin(), tables.foods.end(), [](const FoodRow& a, const FoodRow& b) { return a.id < b.id; });
}

// ---- pinyin.json ---------------------------------------------------------------------------------------------------

/// The Chinese characters of a text, each once, added to what is there.
void add_characters(const std::string& text, std::vector<std::string>& characters) {
    for (std::size_t i = 0; i + 2 < text.size(); ++i) {
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead < 0xE4U || lead > 0xE9U) continue;
        const std::string one = text.substr(i, 3);
        if (one < "一" || one > "鿿") continue;
        if (std::find(characters.begin(), characters.end(), one) == characters.end()) characters.push_back(one);
    }
}

void read_pinyin(const Node& root, Tables& tables) {
    root.only({"characters"});
    std::map<std::string, std::string> readings;
    std::set<std::string> syllables;
    for (const auto& [character, node] : root.required("characters").members()) {
        const std::string syllable = node.text();
        if (syllable.find_first_not_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos)
            node.problem("expected a syllable of a-z");
        readings[character] = syllable;
        syllables.insert(syllable);
    }
    if (syllables.size() > 255) root.problem("expected at most 255 different syllables");
    std::vector<std::string> characters;
    const auto spoken = [](const std::string& name) { return name.substr(0, name.find('(')); };
    for (const FoodRow& food : tables.foods) add_characters(spoken(food.name.zh), characters);
    for (const FoodRow& food : tables.foods) {
        for (const std::string& alias : food.aliases) add_characters(spoken(alias), characters);
    }
    for (const std::string& character : characters) {
        const auto found = readings.find(character);
        if (found == readings.end()) {
            root.required("characters")
                .problem("expected the reading of " + character + ": node scripts/pinyin.mjs writes it");
        } else {
            tables.readings.push_back({character, found->second});
        }
    }
}

// ---- conflicts.json ------------------------------------------------------------------------------------------------

/// Where sources disagree the table gives a range, and readers are told why.
void read_conflicts(const Node& root, const Tables& tables) {
    root.only({"conflicts"});
    std::set<std::string> ids;
    const auto find = [&](const std::string& id) {
        const auto found =
            std::find_if(tables.foods.begin(), tables.foods.end(), [&](const FoodRow& food) { return food.id == id; });
        return found == tables.foods.end() ? nullptr : &*found;
    };
    for (const Node& row : root.required("conflicts").elements()) {
        const std::string id = row.required("id").text();
        const Node node = row.named(id);
        node.only({"id", "nutrient", "foods", "also", "sources", "zh", "en"});
        if (!ids.insert(id).second) node.problem("expected an id that no other conflict has");
        const auto nutrient = node.required("nutrient").word(nutrient_words());
        for (const Node& food : node.required("foods").elements()) {
            const FoodRow* found = find(food.text());
            if (found == nullptr) {
                food.problem("expected the id of a food");
            } else if (nutrient && !(found->values[*nutrient] && found->values[*nutrient]->ranged)) {
                food.problem("expected low and high on its value: sources that disagree are a range");
            }
        }
        for (const Node& food : node.optional("also").elements()) {
            if (find(food.text()) == nullptr) food.problem("expected the id of a food");
        }
        for (const Node& source : node.required("sources").elements()) {
            const auto same = [&, wanted = source.text()](const SourceRow& known) { return known.id == wanted; };
            if (std::none_of(tables.sources.begin(), tables.sources.end(), same))
                source.problem("unknown source, expected an id of sources.json");
        }
        (void)node.required("zh").text();
        (void)node.required("en").text();
    }
}

// ---- groups.json ---------------------------------------------------------------------------------------------------

constexpr std::size_t enough_known = 5;  // values of a group from which a percentile says something

/// 95th percentile, linear between order statistics (type 7 of Hyndman and Fan 1996,
/// doi:10.1080/00031305.1996.10473566).
double percentile_95(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const double position = 0.95 * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return values[below] + (values[above] - values[below]) * (position - static_cast<double>(below));
}

std::vector<double> known_values(const std::vector<FoodRow>& foods, Group group, Nutrient nutrient) {
    std::vector<double> values;
    for (const FoodRow& food : foods) {
        if (food.group != group || has_tag(food, Tag::prescription)) continue;
        if (const auto& value = food.values[index(nutrient)]) {
            values.push_back(value->mid);
        } else if (group == Group::supplement) {
            values.push_back(0);  // what a label does not declare is not in the tablet
        }
    }
    return values;
}

std::uint32_t read_colour(const Node& node) {
    const std::string text = node.text();
    std::uint32_t colour = 0;
    for (const char c : text) {
        const auto digit = std::string_view("0123456789ABCDEF").find(c);
        if (digit == std::string_view::npos) break;
        colour = colour << 4U | static_cast<std::uint32_t>(digit);
    }
    if (text.size() != 6 || text.find_first_not_of("0123456789ABCDEF") != std::string::npos)
        node.problem("expected a colour RRGGBB");
    return colour;
}

void read_groups(const Node& root, Tables& tables) {
    root.only({"groups"});
    tables.groups.resize(group_count);
    std::set<Group> seen;
    for (const Node& row : root.required("groups").elements()) {
        row.only({"id", "name", "light", "dark", "unknown"});
        const auto word = row.required("id").word(group_words());
        if (!word) continue;
        const auto group = static_cast<Group>(*word);
        const Node node = row.named(std::string(group_key(group)));
        if (!seen.insert(group).second) node.problem("expected each group once");
        GroupRow& out = tables.groups[*word];
        out.group = group;
        out.name = read_pair(node.required("name"));
        for (std::size_t theme = 0; theme < 2; ++theme) {
            const Node colours = node.required(theme == 0 ? "light" : "dark");
            colours.only({"fill", "edge"});
            out.colours[2 * theme] = read_colour(colours.required("fill"));
            out.colours[2 * theme + 1] = read_colour(colours.required("edge"));
        }
        for (const auto& [key, value] : node.required("unknown").members()) {
            value.only({"u95", "basis"});
            const auto nutrients = nutrient_words();
            const auto found = std::find(nutrients.begin(), nutrients.end(), key);
            if (found == nutrients.end() || key == nutrient_key(Nutrient::k_total_ug)) {
                value.problem("unknown nutrient");
                continue;
            }
            const auto nutrient = static_cast<Nutrient>(found - nutrients.begin());
            (void)value.required("basis").text();
            out.stated_u95[index(nutrient)] = value.required("u95").number(0, most(nutrient));
        }
        for (const Nutrient nutrient : all_nutrients) {
            if (nutrient == Nutrient::k_total_ug) continue;
            const auto known = known_values(tables.foods, group, nutrient);
            const auto& stated = out.stated_u95[index(nutrient)];
            const std::string key(nutrient_key(nutrient));
            if (known.size() >= enough_known) {
                if (stated)
                    node.problem(key + ": expected no stated constant, the table knows " +
                                 std::to_string(known.size()) + " values");
                out.u95[index(nutrient)] = percentile_95(known);
            } else {
                if (!stated)
                    node.problem(key + ": expected a stated constant, the table knows only " +
                                 std::to_string(known.size()) + " values");
                out.u95[index(nutrient)] = stated.value_or(0);
            }
        }
        out.u95[index(Nutrient::k_total_ug)] = out.u95[index(Nutrient::k1_ug)] + out.u95[index(Nutrient::k2_ug)];
    }
    for (std::size_t i = 0; i < group_count; ++i) {
        if (!seen.contains(static_cast<Group>(i)))
            root.problem("expected the group " + std::string(group_key(static_cast<Group>(i))));
    }
}

// ---- sources.json, references.json ---------------------------------------------------------------------------------

void read_sources(const Node& root, Tables& tables) {
    root.only({"sources"});
    constexpr std::array<std::string_view, 4> statuses{"read", "transcribed", "not_read", "definition"};
    std::set<std::string> ids;
    for (const Node& row : root.required("sources").elements()) {
        row.only({"id", "status", "citation", "url", "licence", "read", "notes"});
        SourceRow source;
        source.id = row.required("id").text();
        if (!ids.insert(source.id).second) row.problem("expected an id that no other source has");
        if (const auto status = row.required("status").word(statuses)) source.status = statuses[*status];
        source.citation = row.required("citation").text();
        source.url = row.required("url").text_or_empty();
        source.licence = row.required("licence").text();
        (void)row.required("read").text();
        (void)row.required("notes").text_or_empty();
        tables.sources.push_back(std::move(source));
    }
}

/// Every adult, and in China 2023 every child, must find exactly one row: targets.cpp relies on it.
void check_coverage(const Node& root, const std::vector<ReferenceRow>& rows) {
    for (std::size_t set = 0; set < reference_keys.size(); ++set) {
        for (const Nutrient nutrient : {Nutrient::ca_mg, Nutrient::d_ug, Nutrient::k_total_ug, Nutrient::mg_mg}) {
            for (const Sex sex : {Sex::female, Sex::male}) {
                for (int age = static_cast<Reference>(set) == Reference::cn_2023 ? 1 : 18; age <= 120; ++age) {
                    const auto fits = [&](const ReferenceRow& r) {
                        return static_cast<std::size_t>(r.set) == set && r.nutrient == nutrient &&
                               (!r.sex || *r.sex == sex) && r.state == State::none && r.age_from <= age &&
                               age <= r.age_to;
                    };
                    const auto count = std::count_if(rows.begin(), rows.end(), fits);
                    if (count != 1) {
                        root.problem("expected one row of " + std::string(reference_keys[set]) + " for " +
                                     std::string(nutrient_key(nutrient)) + ", " +
                                     std::string(sex_keys[static_cast<std::size_t>(sex)]) + ", age " +
                                     std::to_string(age) + "; there are " + std::to_string(count));
                        return;
                    }
                }
            }
        }
    }
}

void read_references(const Node& root, Tables& tables) {
    root.only({"references"});
    std::set<std::string> source_ids;
    for (const SourceRow& source : tables.sources) source_ids.insert(source.id);
    constexpr std::array<std::string_view, 3> sexes{"female", "male", "both"};
    constexpr std::array<std::string_view, 3> upper_kinds{"total", "supplement", "chronic_disease"};
    for (const Node& row : root.required("references").elements()) {
        row.only({"set", "nutrient", "sex", "age", "state", "type", "target", "upper", "upper_of", "source",
                  "confirmed", "note"});
        ReferenceRow out;
        if (const auto set = row.required("set").word(reference_keys)) out.set = static_cast<Reference>(*set);
        if (const auto nutrient = row.required("nutrient").word(nutrient_words()))
            out.nutrient = static_cast<Nutrient>(*nutrient);
        if (const auto sex = row.required("sex").word(sexes); sex && *sex < 2) out.sex = static_cast<Sex>(*sex);
        const auto ages = row.required("age").elements();
        if (ages.size() == 2) {
            out.age_from = ages[0].integer(0, 120);
            out.age_to = ages[1].integer(out.age_from, 120);
        } else {
            row.problem("expected age as [from, to]");
        }
        if (const auto state = row.required("state").word(state_keys)) out.state = static_cast<State>(*state);
        (void)row.required("type").text();
        out.target = row.required("target").number(0.1, 10000);
        if (const Node upper = row.optional("upper"); upper.present()) {
            out.upper = upper.number(0.1, 10000);
            if (const auto kind = row.required("upper_of").word(upper_kinds)) out.upper_of_total = *kind == 0;
            if (out.upper_of_total && *out.upper < out.target)
                upper.problem("expected an upper limit above the target");
        }
        out.source = row.required("source").text();
        if (!source_ids.contains(out.source)) row.problem("unknown source, expected an id of sources.json");
        if (const auto how = row.required("confirmed").word(confirmed_keys))
            out.confirmed = static_cast<Confirmed>(*how);
        if (const Node note = row.optional("note"); note.present()) (void)note.text();
        tables.references.push_back(std::move(out));
    }
    check_coverage(root, tables.references);
}

// ---- safety.json, claims.json, texts_*.json ------------------------------------------------------------------------

void read_safety(const Node& root, Tables& tables) {
    root.only({"rules"});
    constexpr std::array<std::string_view, 3> severities{"stop", "warn", "info"};
    constexpr std::size_t rules = 24;
    constexpr std::array<std::string_view, 3> unsure{"S01u", "S15u", "S16u"};  // for who is not sure
    for (const Node& row : root.required("rules").elements()) {
        row.only({"id", "severity", "pharmacist_review_pending", "trigger", "effect", "zh", "en", "source"});
        SafetyRow rule;
        rule.id = row.required("id").text();
        const std::size_t number = tables.safety.size() + 1;
        const std::string expected = number > rules ? std::string(unsure[std::min(number - rules, unsure.size()) - 1])
                                                    : (number < 10 ? "S0" : "S") + std::to_string(number);
        if (rule.id != expected) row.problem("expected the rule " + expected);
        if (const auto severity = row.required("severity").word(severities)) rule.severity = severities[*severity];
        rule.pharmacist_review_pending = row.required("pharmacist_review_pending").boolean();
        (void)row.required("trigger").text();
        (void)row.required("effect").text();
        rule.text = {row.required("zh").text(), row.required("en").text()};
        if (placeholders(rule.text.zh) != placeholders(rule.text.en))
            row.problem("expected the same {placeholders} in zh and en");
        rule.source = row.required("source").text();
        tables.safety.push_back(std::move(rule));
    }
    if (tables.safety.size() != rules + unsure.size())
        root.problem("expected the 24 rules S01 to S24, then S01u, S15u and S16u");
}

/// The ids of the sources of figures and of the papers.
std::set<std::string> citable(const Tables& tables) {
    std::set<std::string> ids;
    for (const auto* list : {&tables.sources, &tables.papers}) {
        for (const SourceRow& source : *list) ids.insert(source.id);
    }
    return ids;
}

std::vector<std::string> read_cited(const Node& list, const std::set<std::string>& ids) {
    std::vector<std::string> cited;
    for (const Node& source : list.elements()) {
        cited.push_back(source.text());
        if (!ids.contains(cited.back())) source.problem("unknown source, expected an id of sources.json or of a paper");
    }
    return cited;
}

void read_claims(const Node& root, Tables& tables) {
    root.only({"claims"});
    const std::set<std::string> source_ids = citable(tables);
    for (const Node& row : root.required("claims").elements()) {
        row.only({"id", "grade", "grade_zh", "claim", "label", "text", "sources"});
        ClaimRow claim;
        claim.id = row.required("id").text();
        claim.grade = row.required("grade").text();
        const Node grade_zh = row.optional("grade_zh");  // where the grade has words
        claim.grade_zh = grade_zh.present() ? grade_zh.text() : claim.grade;
        claim.claim = read_pair(row.required("claim"));
        claim.label = read_pair(row.required("label"));
        claim.text = read_pair(row.required("text"));
        claim.sources = read_cited(row.required("sources"), source_ids);
        if (claim.sources.empty()) row.problem("expected a source");
        tables.claims.push_back(std::move(claim));
    }
}

void read_texts(const Node& root, Tables& tables) {
    for (const auto& [key, node] : root.members()) {
        std::string name = key;
        std::replace(name.begin(), name.end(), '.', '_');
        if (!is_id(name) || (name.front() >= '0' && name.front() <= '9'))
            node.problem("expected a key of a-z, 0-9, _ and .");
        if (!tables.texts.emplace(name, read_pair(node)).second) node.problem("expected a key that no other text has");
    }
}

// ---- explain.json --------------------------------------------------------------------------------------------------

/// One of the two: what is known, or why it is not. Only what is known is returned.
std::string known_or_why(const Node& row, const std::string& key) {
    const Node known = row.optional(key);
    const Node why = row.optional("no_" + key);
    if (known.present() == why.present()) row.problem("expected either \"" + key + "\" or \"no_" + key + '"');
    if (why.present()) (void)why.text();
    return known.text();
}

/// A paper's citation is put together from its parts, so that none can be missing without a reason.
void read_paper(const Node& row, std::set<std::string>& ids, Tables& tables) {
    row.only({"id", "authors", "title", "no_title", "published", "year", "doi", "no_doi", "url", "read", "where"});
    constexpr std::array<std::string_view, 4> states{"full", "abstract", "secondary", "not_read"};
    SourceRow paper;
    paper.id = row.required("id").text();
    if (!ids.insert(paper.id).second) row.problem("expected an id that no other source has");
    if (const auto read = row.required("read").word(states)) paper.status = states[*read];
    (void)row.required("where").text();
    const std::string title = known_or_why(row, "title");
    const std::string published = row.required("published").text();
    const int year = row.required("year").integer(1900, 2100);
    if (published.find(std::to_string(year)) == std::string::npos)
        row.optional("published").problem("expected the year in it");
    paper.citation = row.required("authors").text() + (title.empty() ? " " : ". " + title + ". ") + published + '.';
    const std::string doi = known_or_why(row, "doi");
    const Node url = row.optional("url");
    if (!doi.empty()) {
        if (!doi.starts_with("10.") || doi.find('/') == std::string::npos)
            row.optional("doi").problem("expected a DOI as 10.…/…");
        if (url.present()) url.problem("expected no url beside a DOI");
        paper.url = "https://doi.org/" + doi;
    } else if (url.present()) {
        paper.url = url.text();
    }
    tables.papers.push_back(std::move(paper));
}

void read_explanation(const Node& row, const std::set<std::string>& source_ids, std::set<std::string>& ids,
                      Tables& tables) {
    row.only({"id", "title", "plain", "formula", "convention", "not_claimed", "sources"});
    ExplanationRow out;
    out.id = row.required("id").text();
    const Node node = row.named(out.id);
    if (!is_id(out.id) || !ids.insert(out.id).second) node.problem("expected an id of a-z, 0-9, _ that no other has");
    out.title = read_pair(node.required("title"));
    out.plain = read_pair(node.required("plain"));
    for (const Node& line : node.required("formula").elements()) out.formula.push_back(read_pair(line));
    if (out.formula.empty()) node.problem("expected at least one line of formula");
    if (const Node convention = node.optional("convention"); convention.present())
        out.convention = read_pair(convention);
    out.not_claimed = read_pair(node.required("not_claimed"));
    out.sources = read_cited(node.required("sources"), source_ids);
    // A number rests on a source or is said to be this tool's own.
    if (out.sources.empty() && !out.convention) node.problem("expected a source or a convention");
    tables.explanations.push_back(std::move(out));
}

void read_explain(const Node& root, Tables& tables) {
    root.only({"words", "explanations", "papers"});
    for (const auto& [key, node] : root.required("words").members()) tables.explain_words[key] = read_pair(node);
    for (const char* key : {"formula", "convention", "not_claimed", "sources", "abstract", "secondary", "not_read",
                            "definition", "secondary_two", "secondary_one"}) {
        if (!tables.explain_words.contains(key)) root.problem("expected the word \"" + std::string(key) + '"');
    }
    std::set<std::string> source_ids;
    for (const SourceRow& source : tables.sources) source_ids.insert(source.id);
    for (const Node& row : root.required("papers").elements()) read_paper(row, source_ids, tables);
    std::set<std::string> ids;
    for (const Node& row : root.required("explanations").elements()) read_explanation(row, source_ids, ids, tables);
}

/// A paper that nothing cites any more would be taken for evidence.
void check_papers_cited(Tables& tables) {
    std::set<std::string> cited;
    for (const ExplanationRow& e : tables.explanations) cited.insert(e.sources.begin(), e.sources.end());
    for (const ClaimRow& c : tables.claims) cited.insert(c.sources.begin(), c.sources.end());
    for (std::size_t i = 0; i < tables.papers.size(); ++i) {
        const std::string& id = tables.papers[i].id;
        if (!cited.contains(id))
            tables.problems.push_back({"explain.json", "/papers/" + std::to_string(i) + " (" + id + ')',
                                       "expected an explanation or a claim that cites it"});
    }
}

}  // namespace

Tables read_tables(const std::map<std::string, std::string>& files) {
    Tables tables;
    std::map<std::string, json> documents;
    for (const auto& [name, text] : files) {
        auto parsed = parse_strict(text);
        if (parsed) {
            documents[name] = std::move(parsed.value());
        } else {
            tables.problems.push_back({name, parsed.error().at, parsed.error().message});
        }
    }
    for (const std::string_view name : required_files) {
        if (!files.contains(std::string(name)))
            tables.problems.push_back({std::string(name), "", "expected this file"});
    }
    // The tables name each other's rows: without one of them, whatever the others say of it would be called wrong.
    if (!tables.problems.empty()) return tables;
    const auto with = [&](const std::string& name, auto read) {
        read(Node(&documents.at(name), name, "", tables.problems), tables);
    };
    with("sources.json", read_sources);
    with("foods.json", read_foods);
    with("pinyin.json", read_pinyin);
    with("conflicts.json", read_conflicts);
    with("groups.json", read_groups);
    with("references.json", read_references);
    with("safety.json", read_safety);
    with("explain.json", read_explain);
    with("claims.json", read_claims);
    check_papers_cited(tables);
    for (const auto& [name, text] : files) {
        if (name.starts_with("texts_")) with(name, read_texts);
        // Of what the page loads later: not compiled in, only checked.
        if (name.ends_with("_texts.json"))
            with(name, [](const Node& root, Tables&) {
                Tables apart;
                read_texts(root, apart);
            });
    }
    return tables;
}

}  // namespace k2::data
