#include "core/tool/open_tables.h"

#include <charconv>
#include <utility>

namespace k2::data {
namespace {

/// The whole of a text as a number that is not negative.
std::optional<double> number_of(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !(value >= 0)) return std::nullopt;
    return value;
}

bool is_absent(std::string_view printed) {
    return printed.empty() || printed == "-";
}

}  // namespace

OpenTables::OpenTables(const Node& root, const std::map<std::string, std::string>& files,
                       std::vector<Problem>& problems) {
    root.only({"logical_zeros", "tables"});
    for (const Node& node : root.required("tables").elements()) read_table(node, files, problems);
    for (const auto& [key, node] : root.required("logical_zeros").members()) {
        node.only({"up_to", "source", "evidence"});
        if (!nutrient_of(key)) node.problem("unknown nutrient");
        (void)node.required("evidence").text();
        logical_zeros_[key] = {node.required("up_to").number(0, 100), node.required("source").text()};
    }
}

void OpenTables::read_table(const Node& row, const std::map<std::string, std::string>& files,
                            std::vector<Problem>& problems) {
    const std::string id = row.required("id").text();
    const Node node = row.named(id);
    node.only({"id", "file", "name", "version", "citation", "url", "licence", "origin", "code", "row_names", "columns",
               "derivation", "mark", "zero_up_to", "trace_up_to", "refused", "traps"});
    if (tables_.contains(id)) node.problem("expected an id that no other table has");
    const Node origin = node.required("origin");
    origin.only({"repository", "commit", "file", "sha256", "note"});
    for (const char* key : {"repository", "commit", "file", "sha256"}) (void)origin.required(key).text();
    (void)node.required("name").text();
    (void)node.required("version").text();
    for (const Node& trap : node.required("traps").elements()) (void)trap.text();
    sources_.push_back(
        {id, "read", node.required("citation").text(), node.required("url").text(), node.required("licence").text()});

    Table& table = tables_[id];
    table.file = "tables/" + node.required("file").text();
    const auto text = files.find(table.file);
    if (text == files.end()) return node.required("file").problem("expected the file data/" + table.file);
    auto read = read_csv(text->second);
    if (!read) return problems.push_back({table.file, read.error().at, read.error().message});
    table.rows = std::move(read.value());
    if (table.rows.empty()) return problems.push_back({table.file, "line 1", "expected headings"});
    const auto field = [&](const Node& name) -> std::size_t {
        const auto& headings = table.rows.front().fields;
        const auto found = std::find(headings.begin(), headings.end(), name.text());
        if (found == headings.end()) name.problem("expected a heading of " + table.file);
        return found == headings.end() ? 0 : static_cast<std::size_t>(found - headings.begin());
    };
    const std::size_t code = field(node.required("code"));
    for (std::size_t i = 1; i < table.rows.size(); ++i) {
        if (!table.row_of.emplace(table.rows[i].fields[code], i).second) {
            problems.push_back({table.file, "line " + std::to_string(table.rows[i].line),
                                "expected a code that no other row has: " + table.rows[i].fields[code]});
        }
    }
    const auto columns = [&](const char* key, auto& out) {
        for (const auto& [nutrient, name] : node.optional(key).members()) {
            if (!nutrient_of(nutrient) && nutrient != nutrient_key(Nutrient::k_total_ug))
                name.problem("unknown nutrient");
            out[nutrient] = field(name);
        }
    };
    columns("columns", table.column_of);
    for (const char* key : {"zero_up_to", "trace_up_to"}) {
        for (const auto& [nutrient, up_to] : node.optional(key).members()) {
            if (!table.column_of.contains(nutrient)) up_to.problem("expected a nutrient of \"columns\"");
            (std::string_view(key) == "zero_up_to" ? table.zero_up_to : table.trace_up_to)[nutrient] =
                up_to.number(0, 100);
        }
    }
    if (const Node derivation = node.optional("derivation"); derivation.present()) {
        derivation.only({"columns", "words"});
        for (const auto& [nutrient, name] : derivation.required("columns").members())
            table.derivation_of[nutrient] = field(name);
        for (const auto& [word, how] : derivation.required("words").members()) {
            if (const auto known = how.word(how_words())) table.derivations[word] = static_cast<How>(*known);
        }
    }
    if (const Node mark = node.optional("mark"); mark.present()) {
        mark.only({"column", "copied"});
        table.mark = field(mark.required("column"));
        for (const Node& word : mark.required("copied").elements()) table.mark_copied.push_back(word.text());
    }
    for (const Node& one : node.optional("refused").elements()) {
        one.only({"nutrient", "groups", "zero", "reason"});
        Refusal refusal{one.required("nutrient").text(), one.required("reason").text(), {}, false};
        if (const Node zero = one.optional("zero"); zero.present()) refusal.only_zero = zero.boolean();
        for (const Node& group : one.required("groups").elements()) {
            if (const auto known = group.word(group_words())) refusal.groups.push_back(static_cast<Group>(*known));
        }
        table.refusals.push_back(std::move(refusal));
    }
}

Result<OpenTables::Place> OpenTables::find(std::string_view row) const {
    const auto colon = row.find(':');
    const std::string name(row);
    if (colon == std::string_view::npos) return Error{"", "expected a row as TABLE:code, not \"" + name + '"'};
    const auto table = tables_.find(row.substr(0, colon));
    if (table == tables_.end()) return Error{"", "unknown table in \"" + name + "\", expected one of tables.json"};
    const auto found = table->second.row_of.find(row.substr(colon + 1));
    if (found == table->second.row_of.end()) return Error{"", "no row \"" + name + "\" in data/" + table->second.file};
    return Place{&table->second, &table->second.rows[found->second]};
}

std::optional<std::string> OpenTables::missing(std::string_view row) const {
    const auto place = find(row);
    return place ? std::nullopt : std::optional(place.error().message);
}

bool OpenTables::given(std::string_view row, std::string_view column) const {
    const auto place = find(row);
    if (!place) return false;
    const auto field = place.value().table->column_of.find(column);
    return field != place.value().table->column_of.end() && !is_absent(place.value().row->fields[field->second]);
}

const OpenTables::LogicalZero* OpenTables::logical_zero(std::string_view column) const {
    const auto found = logical_zeros_.find(column);
    return found == logical_zeros_.end() ? nullptr : &found->second;
}

Result<TableCell> OpenTables::cell(std::string_view name, std::string_view column, Group group) const {
    const auto place = find(name);
    if (!place) return place.error();
    const Table& table = *place.value().table;
    const CsvRow& row = *place.value().row;
    const auto fail = [&](const std::string& what) {
        return Error{
            "", std::string(name) + " " + what + " (data/" + table.file + ", line " + std::to_string(row.line) + ')'};
    };
    const auto field = table.column_of.find(column);
    if (field == table.column_of.end()) return fail("is of a table without " + std::string(column));
    const std::string_view printed = row.fields[field->second];
    const auto limit = [&](const auto& limits) -> std::optional<double> {
        const auto found = limits.find(column);
        return found == limits.end() ? std::nullopt : std::optional(found->second);
    };
    const auto unreadable = [&] {
        return fail("has a " + std::string(column) + " that cannot be read: \"" + std::string(printed) + '"');
    };
    TableCell cell;
    if (is_absent(printed)) return fail("has no " + std::string(column) + ": nobody analysed it");
    if (printed == "Tr" || printed == "(Tr)" || printed == "tr" || printed == "traces") {
        const auto up_to = limit(table.trace_up_to);
        if (!up_to) return unreadable();
        cell.up_to = *up_to;
        if (printed.front() == '(') cell.how = How::imputed;
    } else if (printed.starts_with("< ")) {
        // "Less than 20" where 1 would matter is no figure.
        const auto up_to = number_of(printed.substr(2));
        const auto most = limit(table.trace_up_to);
        if (!up_to || !most || *up_to > *most) return unreadable();
        cell.up_to = *up_to;
    } else {
        const bool estimated = printed.front() == '(' && printed.back() == ')';
        const auto value = number_of(estimated ? printed.substr(1, printed.size() - 2) : printed);
        if (!value) return unreadable();
        cell.value = cell.up_to = *value;
        if (*value == 0 && !estimated) cell.up_to = limit(table.zero_up_to).value_or(0);
        if (estimated) cell.how = How::imputed;
    }
    for (const Refusal& refusal : table.refusals) {
        const bool group_meant = std::find(refusal.groups.begin(), refusal.groups.end(), group) != refusal.groups.end();
        if (refusal.column == column && group_meant && (!refusal.only_zero || cell.value == 0))
            return fail("is not to be used for " + std::string(column) + " of the group " +
                        std::string(group_key(group)) + ": " + refusal.reason);
    }
    if (const auto derived = table.derivation_of.find(column); derived != table.derivation_of.end()) {
        const auto how = table.derivations.find(row.fields[derived->second]);
        if (how == table.derivations.end())
            return fail("has a derivation that tables.json does not explain: \"" + row.fields[derived->second] + '"');
        cell.how = how->second;
    }
    for (const std::string& word : table.mark_copied) {
        if (table.mark && row.fields[*table.mark].find(word) != std::string::npos) cell.how = How::borrowed;
    }
    if (cell.value == 0 && cell.up_to > 0) cell.grade = Grade::b;  // not detected: as far as the method sees
    if (cell.how == How::borrowed || cell.how == How::logical_zero) cell.grade = Grade::b;
    if (cell.how == How::label) cell.grade = Grade::b;
    if (cell.how == How::imputed) cell.grade = Grade::d;
    return cell;
}

}  // namespace k2::data
