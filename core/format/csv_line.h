// One line of CSV as RFC 4180 has it: fields quoted where they must be, a line ends with CR LF. A text that a
// spreadsheet would take for a formula gets an apostrophe before it (docs/formats.md). web/late/csv.js does the same.
#pragma once

#include <string>
#include <string_view>

#include "core/format/json_writer.h"

namespace k2 {

/// Appends to `out`.
class CsvLine {
  public:
    explicit CsvLine(std::string& out) : out_(out) {}

    void add(std::string_view text) {
        separate();
        const bool formula = begins_formula(text);
        if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
            if (formula) out_ += '\'';
            out_ += text;
            return;
        }
        out_ += '"';
        if (formula) out_ += '\'';
        for (const char c : text) {
            if (c == '"') out_ += '"';
            out_ += c;
        }
        out_ += '"';
    }
    void add(double number) {
        separate();
        append_number(out_, number);
    }

    void end() { out_ += "\r\n"; }

  private:
    /// = + - @, their full-width forms, tab and carriage return.
    static bool begins_formula(std::string_view text) {
        for (const std::string_view sign : {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"})
            if (text.starts_with(sign)) return true;
        return false;
    }
    void separate() {
        if (!first_) out_ += ',';
        first_ = false;
    }
    std::string& out_;
    bool first_ = true;
};

}  // namespace k2
