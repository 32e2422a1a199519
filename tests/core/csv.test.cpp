// The open tables' CSV: RFC 4180, and every slip with its line.
#include "core/tool/csv.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

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
