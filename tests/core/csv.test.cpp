// CSV as RFC 4180 has it: the open tables are read, every slip with its line; exports are written.
#include "core/tool/csv.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "core/format/csv_line.h"

using k2::data::read_csv;

TEST_CASE("fields as RFC 4180 has them", "[data][csv]") {
    struct Row {
        const char* text;
        std::vector<std::vector<std::string>> fields;
    };
    for (const Row& row : std::vector<Row>{
             {"", {}},
             {"a,b\n1,2\n", {{"a", "b"}, {"1", "2"}}},
             {"a,b\r\n1,2\r\n", {{"a", "b"}, {"1", "2"}}},
             {"a,b\n1,2", {{"a", "b"}, {"1", "2"}}},
             {"a,b\n,\n", {{"a", "b"}, {"", ""}}},
             {"a,b\n\"x, y\",\"say \"\"so\"\"\"\n", {{"a", "b"}, {"x, y", "say \"so\""}}},
             {"a\n\"two\nlines\"\nend\n", {{"a"}, {"two\nlines"}, {"end"}}},
             {"a,b\n(0),Tr\n", {{"a", "b"}, {"(0)", "Tr"}}},
         }) {
        INFO(row.text);
        const auto read = read_csv(row.text);
        REQUIRE(read);
        REQUIRE(read.value().size() == row.fields.size());
        for (std::size_t i = 0; i < row.fields.size(); ++i) CHECK(read.value()[i].fields == row.fields[i]);
    }
    CHECK(read_csv("a\n\"two\nlines\"\nend\n").value()[2].line == 4);
}

TEST_CASE("a slip of a CSV has its line", "[data][csv]") {
    struct Row {
        const char* text;
        const char* at;
        const char* message;
    };
    for (const Row& row : {
             Row{"a,b\n1\n", "line 2", "expected 2 fields as in the headings, found 1"},
             Row{"a,b\n1,2\n1,2,3\n", "line 3", "expected 2 fields as in the headings, found 3"},
             Row{"a,b\n1,2\n\n", "line 3", "expected 2 fields as in the headings, found 1"},
             Row{"a\n\"open\n", "line 2", "expected the closing quote of a field"},
             Row{"a\n\"x\"y\n", "line 2", "expected a comma after a closing quote"},
             Row{"a\nx\"y\"\n", "line 2", "expected a quote only around a whole field"},
             Row{"a\r1\n", "line 1", "expected a line feed after a carriage return"},
         }) {
        INFO(row.text);
        const auto read = read_csv(row.text);
        REQUIRE_FALSE(read);
        CHECK(read.error().at == row.at);
        CHECK(read.error().message == row.message);
    }
}

TEST_CASE("no text of a table is a formula, numbers stay numbers", "[csv]") {
    const auto line = [](auto... values) {
        std::string out;
        k2::CsvLine csv(out);
        (csv.add(values), ...);
        csv.end();
        return out;
    };
    for (const std::string sign : {"=", "+", "-", "@", "\t", "＝", "＋", "－", "＠"})
        CHECK(line(sign + "1") == "'" + sign + "1\r\n");
    CHECK(line("\r1") == "\"'\r1\"\r\n");
    CHECK(line("=1,2", "a-b", "x\"y", -1.0, 0.5) == "\"'=1,2\",a-b,\"x\"\"y\",-1,0.5\r\n");
}
