// One line of CSV as RFC 4180 has it: fields quoted where they must be, a line ends with CR LF.
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
        if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
            out_ += text;
            return;
        }
        out_ += '"';
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
    void separate() {
        if (!first_) out_ += ',';
        first_ = false;
    }
    std::string& out_;
    bool first_ = true;
};

}  // namespace k2
