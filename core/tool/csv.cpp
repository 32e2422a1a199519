#include "core/tool/csv.h"

#include <algorithm>
#include <utility>

namespace k2::data {

Result<std::vector<CsvRow>> read_csv(std::string_view text) {
    std::vector<CsvRow> rows;
    std::size_t line = 1;
    std::size_t at = 0;
    while (at < text.size()) {
        CsvRow row{line, {}};
        const auto fail = [&](std::string message) {
            return Error{"line " + std::to_string(row.line), std::move(message)};
        };
        for (bool more = true; more;) {
            std::string& field = row.fields.emplace_back();
            if (at < text.size() && text[at] == '"') {
                for (++at;; ++at) {
                    if (at == text.size()) return fail("expected the closing quote of a field");
                    if (text[at] == '\n') ++line;
                    if (text[at] == '"') {
                        if (at + 1 == text.size() || text[at + 1] != '"') break;
                        ++at;
                    }
                    field += text[at];
                }
                ++at;
                if (at < text.size() && std::string_view(",\r\n").find(text[at]) == std::string_view::npos)
                    return fail("expected a comma after a closing quote");
            } else {
                const auto end = std::min(text.find_first_of(",\r\n\"", at), text.size());
                if (end < text.size() && text[end] == '"') return fail("expected a quote only around a whole field");
                field = text.substr(at, end - at);
                at = end;
            }
            more = at < text.size() && text[at] == ',';
            if (more) ++at;
        }
        if (text.substr(at, 2) == "\r\n") ++at;
        if (at < text.size() && text[at] != '\n') return fail("expected a line feed after a carriage return");
        ++at;
        ++line;
        if (!rows.empty() && row.fields.size() != rows.front().fields.size()) {
            return fail("expected " + std::to_string(rows.front().fields.size()) +
                        " fields as in the headings, found " + std::to_string(row.fields.size()));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace k2::data
