#include "shell/text_layout.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <string>
#include <vector>

#include "font_fixture.h"

using namespace k2;
using shell::TextLine;

namespace {

using Lines = std::vector<std::string>;

// em 20: Latin is 10 wide, Han 20, the gap between them 4.
constexpr float em = 20;

Lines broken(std::string_view text, float width) {
    const test::FontFrame frame;
    Lines lines;
    shell::LineBreaker breaker(frame.face(em), text, width);
    for (TextLine line; breaker.next(line);) lines.emplace_back(line.text);
    return lines;
}

float width_of(std::string_view text) {
    const test::FontFrame frame;
    return shell::line_width(frame.face(em), text);
}

}  // namespace

TEST_CASE("text: widths") {
    struct Row {
        std::string_view text;
        float width;
    };
    static constexpr Row rows[] = {
        {"", 0},
        {"abc", 30},
        {"a b", 30},  // a Latin space is a Latin glyph
        {"三文鱼", 60},
        {"K2", 20},
        {"120", 30},                 // digits, tabular
        {"维生素 K2", 60 + 4 + 20},  // a space between Han and Latin is .2 em …
        {"维生素K2", 60 + 4 + 20},   // … and so is none
        {"吃3天", 20 + 4 + 10 + 4 + 20},
        {"80\u00A0g", 20 + 4 + 10},  // no-break space: .2 em
        {"钙 · 镁", 20 + 4 + 4 + 4 + 20},
        {"“纳豆”", 9 + 40 + 9},
        {"（一）。", 20 + 20 + 20 + 20 - 10},  // two marks in a row share a blank half
        {"\u200B\uFE0F", 0},
        {"a\x02"
         "b\x03"
         "c",
         30},  // emphasis takes no room
    };
    for (const Row& row : rows) {
        INFO(row.text);
        CHECK(width_of(row.text) == row.width);
    }
}

TEST_CASE("text: where lines break") {
    struct Row {
        std::string_view why;
        std::string_view text;
        float width;
        Lines lines;
    };
    const Row rows[] = {
        {"everything fits", "今天的三样", 100, {"今天的三样"}},
        {"nothing", "", 100, {}},
        {"Han breaks anywhere", "一二三四五六七八九十甲乙", 120, {"一二三四五六", "七八九十甲乙"}},
        {"Latin breaks at spaces", "eat some natto today please", 150, {"eat some natto", "today please"}},
        {"no line starts with a closing mark",
         "一二三四五六，七八九十甲乙丙丁戊己",
         120,
         {"一二三四五", "六，七八九十", "甲乙丙丁戊己"}},
        {"the blank half of a closing mark does not count",
         "一二三四五，六七八九十",
         110,
         {"一二三四五，", "六七八九十"}},
        {"no line ends with an opening mark",
         "一二三四五六（七八九十甲乙丙丁戊己庚）",
         140,
         {"一二三四五六", "（七八九十甲乙", "丙丁戊己庚）"}},
        {"a number stays with its unit", "加三文鱼一共 80 g就好了", 150, {"加三文鱼一共", "80 g就好了"}},
        {"a number stays with its measure word",
         "一二三四五六七能留 3 天甲乙丙丁戊己",
         184,
         {"一二三四五六七能留", "3 天甲乙丙丁戊己"}},
        {"a name that ends in a digit is no number", "一二三四五 K2 会影响药物", 130, {"一二三四五 K2", "会影响药物"}},
        {"no-break space", "aaaa bb\u00A0cc dddddd eeeeee", 80, {"aaaa", "bb\u00A0cc", "dddddd", "eeeeee"}},
        {"a range is one word", "参考量的大约 95–120% 之间的一些", 180, {"参考量的大约", "95–120% 之间的一些"}},
        {"phrases stay whole", "一二三四五六，七八九十甲乙丙丁", 180, {"一二三四五六，", "七八九十甲乙丙丁"}},
        {"but not for a line hardly over half full",
         "一二三四，七八九十甲乙丙丁戊己庚",
         200,
         {"一二三四，七八九十甲", "乙丙丁戊己庚"}},
        {"what has no place to break is broken anywhere",
         "abcdefghijklmnopqrst",
         50,
         {"abcde", "fghij", "klmno", "pqrst"}},
        {"a new line is kept", "一二\n三四", 100, {"一二", "三四"}},
        {"an empty line is kept", "一\n\n二", 100, {"一", "", "二"}},
        {"also at the end", "一\n", 100, {"一", ""}},
        {"spaces at a break are not drawn", "aaaaa bbbbbb cccccc", 60, {"aaaaa", "bbbbbb", "cccccc"}},
    };
    for (const Row& row : rows) {
        INFO(row.why);
        CHECK(broken(row.text, row.width) == row.lines);
        const test::FontFrame frame;
        CHECK(shell::line_count(frame.face(em), row.text, row.width) == static_cast<int>(row.lines.size()));
    }
}

TEST_CASE("text: a short last line is filled up, the number of lines stays") {
    CHECK(broken("一二三四五六七八九十甲乙丙", 220) == Lines{"一二三四五六七", "八九十甲乙丙"});
    CHECK(broken("一二三四五六七八九十甲乙丙丁戊己庚", 220) == Lines{"一二三四五六七八九十甲", "乙丙丁戊己庚"});
}

namespace {

constexpr std::string_view samples[] = {
    "K2 会影响这类药（华法林）。改变饮食前，先问医生。MK-7在身体里能留3天，吃“纳豆”50g约有118µg。",
    "按平均成年人估算，因人而异；不是对您骨头或血管的判断。",
    "这一天的 D3 约是参考量的 38%。\n鱼、蛋黄、晒过的菌菇能补上。",
    "Vitamin K2 comes as MK-4 and MK-7; natto has by far the most of it, about 118 µg in half a pack (20 g).",
    "https://example.org/a/very/long/address/without/any/place/to/break/in/it/at/all",
    "钙够了，\x02"
    "D3 是短板\x03：下一步加\x02三文鱼 80 g\x03，补上 D3（约 400 IU）！",
};

bool starts_wrong(std::string_view line) {
    for (const std::string_view mark : {"，", "。", "：", "；", "！", "？", "、", "）", "”", "%"}) {
        if (line.starts_with(mark)) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("text: at every width every line fits and nothing is lost") {
    const auto text = GENERATE(from_range(std::begin(samples), std::end(samples)));
    const test::FontFrame frame;
    const shell::TextFace face = frame.face(em);
    for (float width = 120; width < 1200; width += 7) {
        std::string joined;
        shell::LineBreaker breaker(face, text, width);
        for (TextLine line; breaker.next(line);) {
            INFO(width << ": " << line.text);
            CHECK(line.width <= width);
            CHECK(shell::line_width(face, line.text, line.emphasis) <=
                  line.width + em / 2);  // a blank half may hang over
            CHECK_FALSE(starts_wrong(line.text));
            CHECK_FALSE(line.text.ends_with("（"));
            CHECK_FALSE(line.text.ends_with("“"));
            CHECK_FALSE(line.text.starts_with(" "));
            CHECK_FALSE(line.text.ends_with(" "));
            joined += line.text;
        }
        const auto without_spaces = [](std::string s) {
            std::erase_if(s, [](char c) { return c == ' ' || c == '\n'; });
            return s;
        };
        CHECK(without_spaces(joined) == without_spaces(std::string(text)));
    }
}

TEST_CASE("text: emphasis is carried over a break") {
    const test::FontFrame frame;
    shell::LineBreaker breaker(frame.face(em), "一二三\x02四五六七八九十甲乙\x03丙丁", 140);
    std::vector<bool> emphasis;
    for (TextLine line; breaker.next(line);) emphasis.push_back(line.emphasis);
    CHECK(emphasis == std::vector<bool>{false, true});
    CHECK(shell::without_emphasis("加\x02三文鱼\x03。") == "加三文鱼。");
}

TEST_CASE("text: the longest beginning that fits") {
    const test::FontFrame frame;
    const shell::TextFace face = frame.face(em);
    CHECK(shell::fitting_prefix(face, "三文鱼", 60) == "三文鱼");
    CHECK(shell::fitting_prefix(face, "三文鱼", 59) == "三文");
    CHECK(shell::fitting_prefix(face, "三文鱼", 5).empty());
}

TEST_CASE("text: code points of whatever bytes come") {
    struct Row {
        std::string_view bytes;
        std::u32string code_points;
    };
    static const Row rows[] = {
        {"", U""},
        {"aµ钙🥛", U"aµ钙🥛"},
        {"\xFF", U"\uFFFD"},
        {"\xE9\x92", U"\uFFFD\uFFFD"},  // cut in the middle
        {"\x80"
         "a",
         U"\uFFFDa"},
    };
    for (const Row& row : rows) {
        std::u32string out;
        std::size_t at = 0;
        while (const char32_t c = shell::next_code_point(row.bytes, at)) out += c;
        CHECK(out == row.code_points);
        CHECK(at == row.bytes.size());
    }
}
