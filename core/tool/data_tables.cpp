#include "core/tool/data_tables.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "core/food/food_limits.h"
#include "core/tool/build_dishes.h"
#include "core/tool/build_foods.h"
#include "core/tool/node.h"
#include "core/tool/open_tables.h"
#include "core/tool/strict_json.h"

namespace k2::data {
namespace {

// ---- pinyin.json, characters.json
// ---------------------------------------------------------------------------------------------------

/// The Chinese characters of a text, each once, added to what is there.
void add_characters(const std::string& text, std::vector<std::string>& characters, std::set<std::string>& seen) {
    for (std::size_t i = 0; i + 2 < text.size(); ++i) {
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead < 0xE4U || lead > 0xE9U) continue;
        const std::string one = text.substr(i, 3);
        if (one < "一" || one > "鿿") continue;
        if (seen.insert(one).second) characters.push_back(one);
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
    if (syllables.size() > 511) root.problem("expected at most 511 different syllables");
    std::vector<std::string> characters;
    std::set<std::string> seen;
    const auto spoken = [](const std::string& name) { return name.substr(0, name.find('(')); };
    for (const FoodRow& food : tables.foods) add_characters(spoken(food.name.zh), characters, seen);
    for (const FoodRow& food : tables.foods) {
        for (const std::string& alias : food.aliases) add_characters(spoken(alias), characters, seen);
    }
    for (const DishRow& dish : tables.dishes) {
        add_characters(spoken(dish.name.zh), characters, seen);
        for (const std::string& alias : dish.aliases) add_characters(spoken(alias), characters, seen);
    }
    for (const std::string& character : characters) {
        const auto found = readings.find(character);
        if (found == readings.end()) {
            root.required("characters")
                .problem("expected the reading of " + character + ": node scripts/pinyin.mjs writes it");
        } else {
            tables.readings.push_back({character, found->second, {}});
        }
    }
}

/// Other forms of the characters in names, and what sounds like them. A character of a name is never another's form.
void read_characters(const Node& root, Tables& tables) {
    root.only({"source", "forms", "same_sound"});
    static_cast<void>(root.required("source").text());
    std::set<std::string> in_names;
    for (const Reading& reading : tables.readings) in_names.insert(reading.character);
    const auto new_ones = [&](const Node& node) {
        std::vector<std::string> list;
        std::set<std::string> each_once;
        add_characters(node.text(), list, each_once);
        if (list.empty() || list.size() * 3 != node.text().size())
            node.problem("expected Chinese characters, each once");
        std::string out;
        for (const std::string& one : list) {
            if (in_names.insert(one).second) out += one;
        }
        return out;
    };
    for (const auto& [character, node] : root.required("forms").members()) {
        const auto reading = std::ranges::find(tables.readings, character, &Reading::character);
        if (reading != tables.readings.end()) reading->forms = new_ones(node);
    }
    for (const auto& [syllable, node] : root.required("same_sound").members()) {
        if (std::ranges::find(tables.readings, syllable, &Reading::syllable) != tables.readings.end())
            tables.same_sound[syllable] = new_ones(node);
    }
}

// ---- first.json ----------------------------------------------------------------------------------------------------

/// The one place that says which foods are in the first part of the table: those of first.json. Everything else is
/// later.
void read_first(const Node& root, Tables& tables) {
    root.only({"foods"});
    for (const Node& node : root.required("foods").elements()) {
        const std::string id = node.text();
        const auto found =
            std::find_if(tables.foods.begin(), tables.foods.end(), [&](const FoodRow& food) { return food.id == id; });
        if (found == tables.foods.end()) {
            node.problem("expected the id of a food");
        } else if (found->first) {
            node.problem("expected each food once");
        } else if (found->familiarity == 3) {
            node.problem("expected a food that is not rare (familiarity 3)");
        } else {
            found->first = true;
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

void read_groups(const Node& root, Tables& tables) {
    root.only({"groups"});
    tables.groups.resize(group_count);
    std::set<Group> seen;
    for (const Node& row : root.required("groups").elements()) {
        row.only({"id", "name", "unknown"});
        const auto word = row.required("id").word(group_words());
        if (!word) continue;
        const auto group = static_cast<Group>(*word);
        const Node node = row.named(std::string(group_key(group)));
        if (!seen.insert(group).second) node.problem("expected each group once");
        GroupRow& out = tables.groups[*word];
        out.group = group;
        out.name = read_pair(node.required("name"));
        for (const auto& [key, value] : node.required("unknown").members()) {
            value.only({"u95", "basis"});
            const auto nutrient = nutrient_of(key);
            if (!nutrient) {
                value.problem("unknown nutrient");
                continue;
            }
            (void)value.required("basis").text();
            out.stated_u95[index(*nutrient)] = value.required("u95").number(0, most(*nutrient));
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
    for (const SourceRow& table : tables.sources) ids.insert(table.id);
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
    for (const char* key :
         {"formula", "convention", "not_claimed", "sources", "abstract", "secondary", "not_read", "definition",
          "secondary_two", "secondary_one", "how_calculated", "how_borrowed", "how_logical_zero", "how_imputed"}) {
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
        if (name.ends_with(".csv")) continue;
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
    const std::string open_name = "tables/tables.json";
    const OpenTables open(Node(&documents.at(open_name), open_name, "", tables.problems), files, tables.problems);
    tables.sources = open.sources();
    with("sources.json", read_sources);
    if (!tables.problems.empty()) return tables;  // as above: every row of a table that is not there would be wrong
    std::vector<Node> food_roots;
    for (const std::string_view name : food_files) {
        const auto document = documents.find(std::string(name));
        food_roots.emplace_back(&document->second, document->first, "", tables.problems);
    }
    read_foods(food_roots, open, tables);
    with("dishes.json", read_dishes);
    with("first.json", read_first);
    with("pinyin.json", read_pinyin);
    with("characters.json", read_characters);
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
