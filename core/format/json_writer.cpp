#include "core/format/json_writer.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <nlohmann/json.hpp>

namespace k2 {
namespace {

/// A character that JSON does not allow as itself inside quotes.
void append_escape(std::string& out, unsigned char c) {
    constexpr std::string_view hex = "0123456789abcdef";
    switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            out += "\\u00";
            out += hex[c >> 4U];
            out += hex[c & 15U];
    }
}

/// The shortest text that reads back as the same double, "862" instead of "862.0".
std::string digits_of(double number) {
    if (number == 0) return "0";
    std::string text = nlohmann::json(number).dump();
    if (text.ends_with(".0")) text.resize(text.size() - 2);
    return text;
}

}  // namespace

void append_number(std::string& out, double number) {
    assert(std::isfinite(number));
    out += digits_of(number);
}

char* JsonWriter::room(std::size_t bytes) {
    if (out_.size() - used_ < bytes) out_.resize(2 * out_.size() + bytes);
    char* place = out_.data() + used_;
    used_ += bytes;
    return place;
}

void JsonWriter::put(std::string_view text) {
    std::copy(text.begin(), text.end(), room(text.size()));
}

void JsonWriter::separate() {
    if (!first_) put(',');
    first_ = false;
}

void JsonWriter::open(char bracket) {
    separate();
    put(bracket);
    first_ = true;
}

void JsonWriter::close(char bracket) {
    put(bracket);
    first_ = false;
}

void JsonWriter::quoted(std::string_view text) {
    put('"');
    std::size_t written = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\') continue;
        put(text.substr(written, i - written));
        written = i + 1;
        std::string escape;
        append_escape(escape, c);
        put(escape);
    }
    put(text.substr(written));
    put('"');
}

void JsonWriter::key(std::string_view name) {
    assert(name.find_first_of("\"\\") == std::string_view::npos);
    separate();
    char* place = room(name.size() + 3);
    *place++ = '"';
    place = std::copy(name.begin(), name.end(), place);
    *place++ = '"';
    *place = ':';
    first_ = true;
}

void JsonWriter::value(std::string_view text) {
    separate();
    quoted(text);
}

void JsonWriter::value(double number) {
    assert(std::isfinite(number));
    separate();
    put(digits_of(number));
}

void JsonWriter::value(int number) {
    separate();
    put(std::to_string(number));
}

void JsonWriter::value(bool flag) {
    separate();
    put(flag ? std::string_view("true") : std::string_view("false"));
}

void JsonWriter::null() {
    separate();
    put("null");
}

}  // namespace k2
