// The JSON reader: what it adds to nlohmann's parser (the flat document, places, limits), and that numbers are the nearest
// double on every platform (strtod).
#include "core/json_reader.h"

#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

using k2::JsonValue;
using k2::read_json;
using Kind = k2::JsonValue::Kind;
using nlohmann::json;

namespace {

/// The document as nlohmann would hold it.
json as_nlohmann(const JsonValue& value) {
    switch (value.kind) {
        case Kind::null:
            return nullptr;
        case Kind::boolean:
            return value.flag;
        case Kind::number:
            return value.number;
        case Kind::string:
            return std::string(value.text);
        case Kind::array: {
            json list = json::array();
            for (const JsonValue& element : value) list.push_back(as_nlohmann(element));
            return list;
        }
        case Kind::object: {
            json object = json::object();
            for (const JsonValue& member : value) object[std::string(member.key)] = as_nlohmann(member);
            return object;
        }
    }
    return {};
}

struct Refused {
    std::string text;
    std::string at;
};

double read_number(const std::string& text) {
    const auto document = read_json(text);
    REQUIRE(document);
    return document.value().root().number;
}

void check_number(const std::string& text) {
    INFO(text);
    const double expected = std::strtod(text.c_str(), nullptr);
    CHECK(std::bit_cast<std::uint64_t>(read_number(text)) == std::bit_cast<std::uint64_t>(expected));
}

}  // namespace

TEST_CASE("a JSON document holds what the text says") {
    for (const char* text :
         {"null", " true ", "[false]", "{}", "[]", R"({"a":{"b":[1,2,{"c":"d"}]},"e":null})", "[1,\n2\t,\r3]", "\"\"",
          R"("\"\\\/\b\f\n\r\t")", R"("\u00e9\u20AC\ud83c\udf5a\u0041 纳豆 🍚")", R"(["\u0000"])",
          R"({"a\"b":1,"a":2,"\u0061b":3})", "\xEF\xBB\xBF[1]", "-0", "0", "12.5e-3", "1E+2", "123456789012345678901"}) {
        INFO(text);
        const auto document = read_json(text);
        REQUIRE(document);
        CHECK(as_nlohmann(document.value().root()) == json::parse(text));
    }
}

TEST_CASE("what is no JSON is refused at its place") {
    using namespace std::string_literals;
    const std::vector<Refused> table{
        // nothing, or not all of it
        {"", ""},
        {" ", ""},
        {"[", "/0"},
        {"{", ""},
        {R"({"a"})", "/a"},
        {R"({"a":})", "/a"},
        {R"({"a":[1,2,3)", "/a/3"},
        {R"({"a":{"b":[1,{"c":)", "/a/b/1/c"},
        // a comma too many, or none
        {"[1,]", "/1"},
        {"[1 2]", "/1"},
        {R"({"a":1,})", "/a"},
        {R"([[1,2],[3,x]])", "/1/1"},
        {R"([{"a":1}{"b":2}])", "/1"},
        {R"({"meals":[{"items":[{"food":"egg","g":1},{"food":"egg" "g":2}]}]})", "/meals/0/items/1/food"},
        // more behind the end
        {"]", ""},
        {"[1]x", ""},
        {"[1]//", ""},
        {"1\0"s, ""},
        {"1\0 2"s, ""},
        {"{}\n\0"s, ""},
        {"[\0]"s, "/0"},
        {"\0"s, ""},
        // words and numbers
        {"{a:1}", ""},
        {"nul", ""},
        {"truely", ""},
        {"[nul]", "/0"},
        {"01", ""},
        {"-", ""},
        {"1.", ""},
        {".5", ""},
        {"1e", ""},
        {"+1", ""},
        {"1e999", ""},
        {"-1e999", ""},
        {"[1e400]", "/0"},
        {"NaN", ""},
        {"/* */ 1", ""},
        {R"([0,{"x/y~":{"z":tru}}])", "/1/x~1y~0/z"},
        // texts: quotes, escapes, halves of a pair, bytes that are no UTF-8
        {"'a'", ""},
        {"\"", ""},
        {"\"\n\"", ""},
        {R"("\x")", ""},
        {R"("\u12")", ""},
        {R"("\ud83c")", ""},
        {R"("\ud83cx")", ""},
        {R"("\ud83c\u0041")", ""},
        {R"("\udf5a")", ""},
        {"\"\\", ""},
        {"\"\xff\"", ""},
        {"\"\xc3\"", ""},
        {"\"\xe4\xba\"", ""},
        {"\"\xed\xa0\x80\"", ""},
        {"\"\xc0\xaf\"", ""},
        {"\"\xf4\x90\x80\x80\"", ""},
        {"\"\xe0\x80\xaf\"", ""},
        // a key twice
        {R"({"a":1,"a":2})", "/a"},
        {R"({"a":[{"b":1,"b":2}]})", "/a/0/b"},
    };
    for (const Refused& row : table) {
        INFO(row.text);
        const auto document = read_json(row.text);
        REQUIRE_FALSE(document);
        CHECK(document.error().at == row.at);
    }
}

TEST_CASE("JSON cut off anywhere is refused") {
    const std::string whole = R"({"version":1,"a":[1.5e2,"\u00e9 é",{"b":null,"c":[true,false]}]})";
    REQUIRE(read_json(whole));
    for (std::size_t length = 0; length < whole.size(); ++length) {
        INFO(length);
        CHECK_FALSE(read_json(whole.substr(0, length)));
    }
}

TEST_CASE("a JSON error names line and column") {
    const auto refused = read_json("{\"a\":1,\n  \"b\":x}");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().at == "/b");
    CHECK(refused.error().message.ends_with("stopped at line 2, column 7"));
}

TEST_CASE("JSON has limits") {
    CHECK(read_json("[[1]]", {.depth = 2}));
    CHECK_FALSE(read_json("[[[1]]]", {.depth = 2}));
    CHECK(read_json(R"({"a":1,"b":2})", {.keys = 2}));
    CHECK(read_json(R"({"a":1,"b":2,"c":3})", {.keys = 2}).error().at == "/c");
    CHECK_FALSE(read_json("[1,2,3]", {.bytes = 6}));
}

TEST_CASE("JSON numbers are the nearest double") {
    for (const char* text :
         {"0", "0.0", "1", "0.1", "100", "1e22", "1e23", "9007199254740993", "9007199254740992.5", "123456789012345.6",
          // halfway between two doubles, and just beside it
          "9007199254740993.0000000000000000000000000000000000000000000000000000001",
          "1.00000000000000011102230246251565404236316680908203125",
          "1.00000000000000011102230246251565404236316680908203124",
          "1.00000000000000011102230246251565404236316680908203126",
          // the ends of the range
          "1.7976931348623157e308", "1.7976931348623158e308", "179769313486231570000e288", "2.2250738585072014e-308",
          "2.2250738585072011e-308", "2.225073858507201e-308", "5e-324", "4.9406564584124654e-324",
          "2.4703282292062327e-324", "2.4703282292062328e-324", "2e-324", "1e-400", "1e-999999999999",
          "0.000000000000000000000000000000000000000000000000000000000001e60", "0e999999"}) {
        check_number(text);
    }
    check_number(std::string(700, '9') + "e-500");
    check_number("0." + std::string(1200, '3') + "e5");
    check_number("1" + std::string(900, '0') + "1e-800");
    check_number("1." + std::string(3000, '0') + "1");
    CHECK_FALSE(read_json("1.7976931348623159e308"));
}

TEST_CASE("JSON numbers are the nearest double, at random") {
    std::mt19937_64 random(20261124);
    for (int i = 0; i < 20000; ++i) {
        const auto digits = 1 + random() % 40;
        std::string text(1, static_cast<char>('1' + random() % 9));
        for (std::size_t d = 1; d < digits; ++d) text += static_cast<char>('0' + random() % 10);
        if (random() % 2 == 0) text.insert(1 + random() % text.size(), ".");
        if (text.ends_with('.')) text += '0';
        if (random() % 2 == 0) text += 'e' + std::to_string(static_cast<int>(random() % 620) - 340);
        if (std::strtod(text.c_str(), nullptr) > 1.7e308) continue;
        check_number(text);
    }
    for (int i = 0; i < 20000; ++i) {  // every double comes back from 17 digits
        const auto value = std::bit_cast<double>(random() & 0x7fffffffffffffffU);
        if (!(value < 1.7e308)) continue;
        std::array<char, 40> text{};
        std::snprintf(text.data(), text.size(), "%.17g", value);
        CHECK(read_number(text.data()) == value);
    }
}
