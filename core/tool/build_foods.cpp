#include "core/tool/build_foods.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace k2::data {
namespace {

constexpr std::array<std::string_view, 2> basis_words{"per_100g", "per_unit"};
constexpr std::array<std::string_view, 4> state_words{"raw", "dried", "cooked", "ready"};
constexpr std::array<Nutrient, 3> k2_forms{Nutrient::mk4_ug, Nutrient::mk7_ug, Nutrient::mk_other_ug};
/// What the base row gives where a food says nothing else.
constexpr std::array<Nutrient, 7> of_base{Nutrient::kcal,  Nutrient::protein_g, Nutrient::fat_g, Nutrient::ca_mg,
                                          Nutrient::mg_mg, Nutrient::p_mg,      Nutrient::na_mg};

// ---- figures -------------------------------------------------------------------------------------------------------

/// One figure: a cell of a table, worked on or not, or a number typed from a paper or a label.
struct Figure {
    double value = 0, up_to = 0;
    How how = How::analysed;
    Grade grade = Grade::a;
    std::string source, code;
};

/// Four digits are more than any analysis has; sums and products would have seventeen.
double four_digits(double value) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::general, 4).ptr;
    std::from_chars(text.data(), end, value);
    return value;
}

Grade one_below(Grade grade) {
    return grade < Grade::d ? static_cast<Grade>(static_cast<int>(grade) + 1) : Grade::d;
}

std::string joined(const std::string& a, const std::string& b) {
    std::string out = a;
    for (std::size_t start = 0; start < b.size();) {
        const std::size_t end = std::min(b.find('+', start), b.size());
        const std::string one = b.substr(start, end - start);
        if (('+' + out + '+').find('+' + one + '+') == std::string::npos) out += (out.empty() ? "" : "+") + one;
        start = end + 1;
    }
    return out;
}

/// What the figures of a food need to know beside themselves.
struct Context {
    const OpenTables& open;
    const std::set<std::string>& source_ids;
    FoodRow& food;

    [[nodiscard]] double known(Nutrient n) const {
        const auto& value = food.values[index(n)];
        return value ? value->mid : 0;
    }
};

void check_source(const Node& node, const std::string& source, const std::set<std::string>& source_ids) {
    for (std::size_t start = 0; start <= source.size() && !source.empty();) {
        const std::size_t end = std::min(source.find('+', start), source.size());
        const std::string one = source.substr(start, end - start);
        if (!source_ids.contains(one)) node.problem("unknown source \"" + one + "\", expected an id of sources.json");
        start = end + 1;
    }
}

/// Vitamin K as MEXT prints it is K1 + MK-4, and in natto K1 + MK-7 × 444.7/649.0 (their molar masses): the rest beyond
/// the food's K1 is the menaquinone. Explanatory notes of the Standard Tables of Food Composition in Japan 2020.
constexpr double mk7_per_mk4 = 649.0 / 444.7;

/// A cell of a table. `column` is the nutrient of the value unless the figure names another with "cell".
std::optional<Figure> read_cell(const Node& node, Nutrient nutrient, const Context& context) {
    const std::string row = node.required("row").text();
    std::string column(nutrient_key(nutrient));
    constexpr std::array<std::string_view, 6> cells{"k_total", "k_total_less_k1", "k_total_as_mk7", "k2", "mk4", "mk7"};
    constexpr std::array<Nutrient, 6> columns{Nutrient::k_total_ug, Nutrient::k_total_ug, Nutrient::k_total_ug,
                                              Nutrient::k2_ug,      Nutrient::mk4_ug,     Nutrient::mk7_ug};
    std::optional<std::size_t> cell;
    if (const Node named = node.optional("cell"); named.present()) {
        cell = named.word(cells);
        if (cell) column = nutrient_key(columns[*cell]);
    }
    const auto read = context.open.cell(row, column, context.food.group);
    if (!read) {
        node.required("row").problem(read.error().message);
        return std::nullopt;
    }
    const TableCell& found = read.value();
    Figure figure{
        found.value, found.up_to, found.how, found.grade, row.substr(0, row.find(':')), row.substr(row.find(':') + 1)};
    const auto calculated = [&](double value) {
        if (figure.how == How::analysed) figure.how = How::calculated;
        figure.up_to = figure.value > 0 ? value : figure.up_to;
        figure.value = value;
    };
    if (cell == 1 || cell == 2) {
        const double rest = std::max(0.0, found.value - context.known(Nutrient::k1_ug));
        calculated(four_digits(cell == 2 ? rest * mk7_per_mk4 : rest));
    }
    double factor = 1;
    if (const Node share = node.optional("share"); share.present()) factor *= share.number(0.001, 100);
    if (const Node scale = node.optional("scale"); scale.present()) {
        // A cooked food by its raw row: water loss does to both what it does to protein.
        constexpr std::array<std::string_view, 1> words{"protein"};
        (void)scale.word(words);
        const auto protein = context.open.cell(row, nutrient_key(Nutrient::protein_g), context.food.group);
        if (!protein || protein.value().value <= 0) {
            scale.problem("expected a row with protein");
        } else {
            factor *= context.known(Nutrient::protein_g) / protein.value().value;
        }
    }
    if (factor != 1) {
        const double up_to = figure.up_to;
        calculated(four_digits(figure.value * factor));
        figure.up_to = figure.value > 0 ? figure.value : four_digits(up_to * factor);
    }
    return figure;
}

/// A number that a paper or a label gives.
std::optional<Figure> read_typed(const Node& node, Nutrient nutrient, const Context& context) {
    Figure figure;
    figure.value = figure.up_to = node.required("value").number(0, most(nutrient));
    const Node source = node.required("source");
    figure.source = source.text();
    check_source(source, figure.source, context.source_ids);
    if (const Node code = node.optional("code"); code.present()) figure.code = code.text();
    for (const SourceRow& table : context.open.sources()) {
        if (joined(table.id, figure.source) == figure.source)
            node.problem("expected no typed number of the table " + table.id + ": name the row");
    }
    return figure;
}

/// A figure that may be an end of a range: a row or a typed number.
std::optional<Figure> read_end(const Node& node, Nutrient nutrient, const Context& context) {
    if (node.optional("row").present()) {
        node.only({"row", "cell", "share", "scale"});
        return read_cell(node, nutrient, context);
    }
    node.only({"value", "source"});
    return read_typed(node, nutrient, context);
}

/// Nothing by biology, and how much the analyses that found nothing would not have seen.
Figure zero_of(const Node& node, Nutrient nutrient, const OpenTables& open) {
    const auto* zero = open.logical_zero(nutrient_key(nutrient));
    if (zero == nullptr) {
        node.problem("expected a nutrient that tables.json gives a logical zero for");
        return {};
    }
    return {0, zero->up_to, How::logical_zero, Grade::b, zero->source, {}};
}

/// `how` and `grade` as the food states them: they may lower what the table says of its cell, never raise it.
void lower(const Node& node, Figure& figure) {
    if (const Node stated = node.optional("how"); stated.present()) {
        if (const auto word = stated.word(how_words())) {
            const auto how = static_cast<How>(*word);
            if (how == How::own) stated.problem("expected no \"own\": that is for readers");
            if (how == How::analysed && figure.how != How::analysed)
                stated.problem("expected no \"analysed\": the table says \"" + std::string(how_key(figure.how)) + '"');
            if (how == How::logical_zero && figure.value > 0)
                stated.problem("expected a logical zero to be 0, the row says otherwise");
            if (how == How::borrowed && figure.how != How::borrowed) figure.grade = one_below(figure.grade);
            if (how == How::logical_zero) figure.grade = Grade::b;
            if (how == How::imputed) figure.grade = Grade::d;
            figure.how = how;
        }
    }
    if (const Node stated = node.optional("grade"); stated.present()) {
        if (const auto word = stated.word(grade_words())) {
            const auto grade = static_cast<Grade>(*word);
            if (grade == Grade::own) stated.problem("expected a grade of the table, \"own\" is for readers");
            if (node.optional("row").present() && grade < figure.grade)
                stated.problem("expected a grade not above that of the cell, " + std::string(grade_key(figure.grade)));
            figure.grade = grade;
        }
    }
}

/// Widens low and high to the figure.
void widen(Value& value, const Figure& figure) {
    value.low = std::min(value.low, figure.value);
    value.high = std::max(value.high, figure.up_to);
    value.source = joined(value.source, figure.source);
}

void check_value(const Node& node, Nutrient nutrient, Value& value) {
    value.ranged = value.low != value.mid || value.high != value.mid;
    if (auto problem = range_problem(value.low, value.mid, value.high, most(nutrient)))
        node.problem(std::move(problem->message));
}

void widen_by_range(const Node& node, Nutrient nutrient, const Context& context, Value& value) {
    const Node range = node.optional("range");
    if (!range.present()) return;
    if (range.elements().empty()) range.problem("expected at least one figure");
    const Value before = value;
    for (const Node& end : range.elements()) {
        if (const auto figure = read_end(end, nutrient, context)) widen(value, *figure);
    }
    if (value.low == before.low && value.high == before.high)
        range.problem("expected a range that says more than the figure alone");
}

/// A value of its own keys; whoever calls checks that there are no others.
std::optional<Value> looked_up(const Node& node, Nutrient nutrient, const Context& context) {
    std::optional<Figure> figure;
    if (node.optional("row").present()) {
        figure = read_cell(node, nutrient, context);
    } else if (node.optional("value").present()) {
        figure = read_typed(node, nutrient, context);
        if (figure && !node.optional("grade").present()) node.problem("expected a key \"grade\"");
        if (figure && context.food.group == Group::supplement) figure->how = How::label;
    } else {
        constexpr std::array<std::string_view, 1> only_zero{"logical_zero"};
        const Node how = node.required("how");
        if (how.present() && how.word(only_zero)) figure = zero_of(node, nutrient, context.open);
    }
    if (!figure) return std::nullopt;
    lower(node, *figure);
    if (const auto* zero = context.open.logical_zero(nutrient_key(nutrient));
        zero != nullptr && figure->how == How::logical_zero) {
        figure->up_to = zero->up_to;
    }
    Value value;
    value.mid = value.low = figure->value;
    value.high = std::max(figure->value, figure->up_to);
    value.grade = figure->grade;
    value.how = figure->how;
    value.source = figure->source;
    value.code = figure->code;
    widen_by_range(node, nutrient, context, value);
    check_value(node, nutrient, value);
    return value;
}

std::optional<Value> read_value(const Node& node, Nutrient nutrient, const Context& context) {
    node.only({"row", "cell", "share", "scale", "value", "source", "code", "how", "grade", "range"});
    return looked_up(node, nutrient, context);
}

/// The seven figures of the base row: a value that is null says that the row has none.
void read_base(const Node& base, const Node& values, const Context& context) {
    base.only({"row", "share", "how", "grade"});
    const std::string row = base.required("row").text();
    if (const auto missing = context.open.missing(row)) return base.required("row").problem(*missing);
    for (const Nutrient nutrient : of_base) {
        const std::string key(nutrient_key(nutrient));
        const Node stated = values.optional(key);
        if (!stated.present()) {
            context.food.values[index(nutrient)] = looked_up(base, nutrient, context);
        } else if (stated.null() && context.open.given(row, key)) {
            stated.problem("expected no null: " + row + " has a figure");
        }
    }
}

/// K2 is the sum of its forms; the range is that of the form that errs most. The forms scale with it
/// (docs/model.md §5.6). A total that nobody split counts as other menaquinones, and one of 0 as 0 of every form.
void read_k2(const Node& node, const Context& context) {
    auto& values = context.food.values;
    node.only({"complete", "row", "cell", "share", "scale", "value", "source", "how", "grade", "range"});
    const bool complete = node.required("complete").boolean();
    std::optional<Value> total;
    if (std::none_of(k2_forms.begin(), k2_forms.end(), [&](Nutrient form) { return values[index(form)]; })) {
        total = looked_up(node, Nutrient::k2_ug, context);
        if (!total) return;
        Value form = *total;
        form.low = form.high = form.mid;
        form.ranged = false;
        for (const Nutrient one : k2_forms) {
            if (total->mid == 0 || one == Nutrient::mk_other_ug) values[index(one)] = form;
        }
    } else {
        for (const char* key : {"row", "value", "how", "grade"}) {
            if (node.optional(key).present()) node.optional(key).problem("expected only where no form is given");
        }
        total.emplace();
        const Value* main = nullptr;
        double below = 0, above = 0, unseen = 0;
        for (const Nutrient form : k2_forms) {
            auto& value = values[index(form)];
            if (!value) continue;
            total->mid += value->mid;
            if (value->mid > 0) {
                below = std::max(below, value->mid - value->low);
                above = std::max(above, value->high - value->mid);
            } else {
                unseen = std::max(unseen, value->high);
            }
            const bool more = main == nullptr || value->mid > main->mid;
            if (more || (value->mid == main->mid && value->grade > main->grade)) main = &*value;
        }
        total->mid = std::round(total->mid * 1e4) / 1e4;
        total->low = std::max(0.0, total->mid - below);
        total->high = total->mid + (total->mid > 0 ? above : unseen);
        total->how = main->how;
        total->grade = main->grade;
        total->source = main->source;
        total->code = main->code;
        for (const Nutrient form : k2_forms) {
            auto& value = values[index(form)];
            if (!value) continue;
            total->source = joined(total->source, value->source);
            value->low = value->high = value->mid;
            value->ranged = false;
        }
        widen_by_range(node, Nutrient::k2_ug, context, *total);
        total->low = std::round(total->low * 1e4) / 1e4;
        total->high = std::round(total->high * 1e4) / 1e4;
        check_value(node, Nutrient::k2_ug, *total);
    }
    total->complete = complete;
    values[index(Nutrient::k2_ug)] = total;
}

void read_values(const Node& node, const Context& context) {
    const Node values = node.required("values");
    if (const Node base = node.optional("base"); base.present()) read_base(base, values, context);
    // K1 first: MK-4 may be what is left of MEXT's vitamin K. The total of K2 last: it is the sum of its forms.
    std::vector<std::pair<Nutrient, Node>> given;
    for (const auto& [key, value] : values.members()) {
        if (key == "oxalate_mg") {  // in no open table, and no nutrient of a report
            context.food.oxalate_mg = read_value(value, Nutrient::ca_mg, context);
        } else if (const auto nutrient = nutrient_of(key)) {
            if (!value.null()) given.emplace_back(*nutrient, value);
        } else {
            value.problem("unknown value");
        }
    }
    const auto order = [](Nutrient n) {
        if (n == Nutrient::protein_g) return 0;  // what scales by protein needs it
        if (n == Nutrient::k1_ug) return 1;
        return n == Nutrient::k2_ug ? 3 : 2;
    };
    std::stable_sort(given.begin(), given.end(),
                     [&](const auto& a, const auto& b) { return order(a.first) < order(b.first); });
    for (const auto& [nutrient, value] : given) {
        if (nutrient == Nutrient::k2_ug) {
            read_k2(value, context);
        } else {
            context.food.values[index(nutrient)] = read_value(value, nutrient, context);
        }
    }
}

// ---- what a food can be --------------------------------------------------------------------------------------------

void check_vitamin_k2(const Node& node, const FoodRow& food) {
    const auto& total = food.values[index(Nutrient::k2_ug)];
    const int known = static_cast<int>(std::count_if(
        k2_forms.begin(), k2_forms.end(), [&](Nutrient form) { return food.values[index(form)].has_value(); }));
    if (!total) {
        if (known > 0) node.problem("expected k2_ug beside its forms: it says whether they are all of them");
        return;
    }
    if (known == 0) node.problem("expected at least one form of K2 beside the total, or a figure of the total");
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
    } else if (!animal && food.name.en.find("oney") == std::string::npos) {  // no tag says what is from bees
        node.problem("expected the tag \"vegan\", or that of what is from an animal");
    }
}

/// A suggestion may name what stands at a meal: nothing that is cooked or soaked first, and no tablet.
void check_meals(const Node& node, const FoodRow& food) {
    if (food.meals == 0) return;
    if (food.group == Group::supplement) node.problem("expected no meals on a supplement");
    if (food.state == "dried") node.problem("expected no meals on a dried food: the food as eaten has them");
    if (!food.cooked.empty())
        node.problem("expected no meals on a food that is cooked first: " + food.cooked + " has them");
    constexpr std::array<Group, 5> never_raw{Group::fish, Group::poultry, Group::meat, Group::offal, Group::egg};
    if (food.state == "raw" && std::find(never_raw.begin(), never_raw.end(), food.group) != never_raw.end())
        node.problem("expected no meals on raw fish, meat or egg");
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
    check_meals(node, food);
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

/// A name finds one food: nobody knows which of two is meant.
void check_names(const Node& node, const FoodRow& food, std::map<std::string, std::string>& names) {
    const auto check = [&](const Node& place, const std::string& name) {
        const auto [found, added] = names.emplace(name, food.id);
        if (!added) place.problem("expected a name that no other has: \"" + name + "\" is of " + found->second);
    };
    check(node.optional("name").optional("zh"), food.name.zh);
    check(node.optional("name").optional("en"), food.name.en);
    const auto aliases = node.optional("aliases").elements();
    for (std::size_t i = 0; i < food.aliases.size(); ++i) check(aliases[i], food.aliases[i]);
}

FoodRow read_food(const Node& row, const OpenTables& open, const std::set<std::string>& source_ids) {
    FoodRow food;
    food.id = row.required("id").text();
    const Node node = row.named(food.id);
    node.only({"id", "code", "group", "basis", "emoji", "name", "aliases", "pinyin", "state", "cooked", "serving",
               "tags", "familiarity", "family", "meals", "base", "kappa", "values", "notes"});
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
    food.familiarity = node.required("familiarity").integer(1, 3);
    if (const Node family = node.optional("family"); family.present()) {
        food.family = family.text();
        if (!is_id(food.family)) family.problem("expected one word of a-z, 0-9 and _");
    }
    for (const Node& meal : node.required("meals").elements()) {
        if (const auto bit = meal.word(meal_keys)) food.meals |= 1U << *bit;
    }
    const Node kappa = node.required("kappa");
    kappa.only({"mid", "low", "high", "basis"});
    food.kappa = kappa.required("mid").number(0.001, 2);
    food.kappa_low = kappa.required("low").number(0.001, 2);
    food.kappa_high = kappa.required("high").number(0.001, 2);
    food.kappa_basis = kappa.required("basis").text();
    if (!(food.kappa_low <= food.kappa && food.kappa <= food.kappa_high)) kappa.problem("expected low <= mid <= high");
    read_values(node, {open, source_ids, food});
    if (const Node notes = node.optional("notes"); notes.present()) (void)notes.text();
    check_food(node, food);
    return food;
}

}  // namespace

void read_foods(const std::vector<Node>& roots, const OpenTables& open, Tables& tables) {
    std::set<std::string> source_ids;
    for (const SourceRow& source : tables.sources) source_ids.insert(source.id);
    std::set<std::string> ids;
    std::set<int> codes;
    std::map<std::string, std::string> names;  // and aliases: whose they are
    std::vector<Node> nodes;                   // of tables.foods, in the same order
    for (const Node& root : roots) {
        const bool first = &root == &roots.front();
        if (first) {
            root.only({"version", "foods"});
            tables.version = root.required("version").text();
        } else {
            root.only({"foods"});
        }
        for (const Node& row : root.required("foods").elements()) {
            FoodRow food = read_food(row, open, source_ids);
            const Node node = row.named(food.id);
            if (!ids.insert(food.id).second) node.problem("expected an id that no other food has");
            if (!codes.insert(food.code).second) node.problem("expected a code that no other food has");
            check_names(node, food, names);
            nodes.push_back(node);
            tables.foods.push_back(std::move(food));
        }
    }
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const std::string& cooked = tables.foods[i].cooked;
        const auto same = [&](const FoodRow& food) { return food.id == cooked && food.state == "cooked"; };
        if (!cooked.empty() && std::none_of(tables.foods.begin(), tables.foods.end(), same))
            nodes[i].optional("cooked").problem("expected the id of a food whose state is cooked");
    }
    std::sort(tables.foods.begin(), tables.foods.end(), [](const FoodRow& a, const FoodRow& b) { return a.id < b.id; });
}

}  // namespace k2::data
