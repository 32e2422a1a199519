#include "core/day/sentence.h"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "core/food/catalogue.h"

using namespace k2;

namespace {

const SearchIndex& builtin_index() {
    static const SearchIndex index(builtin_catalogue().foods(), builtin_catalogue().dishes());
    return index;
}

Result<SentenceReading> read(std::string_view text) {
    return read_sentence(text, std::array{&builtin_index()});
}

/// "egg 100 @breakfast"
struct Expected {
    std::string food, slot;
    double amount = 0;
};

Expected expected(std::string_view item) {
    const std::string text(item);
    Expected out;
    const std::size_t blank = text.find(' ');
    out.food = text.substr(0, blank);
    out.amount = std::strtod(text.c_str() + blank, nullptr);
    if (const std::size_t at = text.find('@'); at != std::string::npos) out.slot = text.substr(at + 1);
    return out;
}

std::vector<std::string> parts(const std::string& text, std::string_view mark) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(mark, at), text.size());
        out.push_back(text.substr(at, end - at));
        at = end + mark.size();
    }
    return out;
}

/// Foods of one name are one answer: which of them is meant is a matter of how well they are known.
bool same_food(std::string_view a, std::string_view b) {
    const auto title = [](std::string_view id) {
        const std::string_view name = builtin_catalogue().find(id)->name_zh;
        return name.substr(0, name.find('('));
    };
    const auto english = [](std::string_view id) {
        const std::string_view name = builtin_catalogue().find(id)->name_en;
        return name.substr(0, name.find(','));
    };
    return a == b || title(a) == title(b) || english(a) == english(b);
}

}  // namespace

TEST_CASE("sentences as people say them: tests/data/sentences.tsv", "[sentence]") {
    std::ifstream file(K2_TEST_DIR "/data/sentences.tsv");
    REQUIRE(file);
    std::string line;
    std::getline(file, line);
    std::size_t sentences = 0;
    std::size_t right = 0;
    std::size_t all = 0;
    while (std::getline(file, line)) {
        std::vector<std::string> columns = parts(line, "\t");
        columns.resize(3);
        const auto reading = read(columns[0]);
        REQUIRE(reading);
        const auto& items = reading.value().items;
        const std::vector<std::string> wanted = parts(columns[1], "; ");
        const std::size_t before = right;
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            const Expected want = expected(wanted[i]);
            INFO(line);
            REQUIRE(builtin_catalogue().find(want.food) != nullptr);
            if (i >= items.size()) continue;
            const std::string_view slot = items[i].slot ? slot_key(*items[i].slot) : std::string_view();
            if (same_food(items[i].food->id, want.food) && slot == want.slot &&
                std::abs(items[i].amount - want.amount) < 0.001)
                ++right;
        }
        // An item too many is one that is wrong.
        all += std::max(wanted.size(), items.size());
        const bool whole = right - before == std::max(wanted.size(), items.size());
        const std::vector<std::string> unread(reading.value().unread.begin(), reading.value().unread.end());
        if (!whole || unread != parts(columns[2], "; ")) {
            std::string got;
            for (const SentenceItem& item : items) {
                got += std::string(item.food->id) + ' ' + std::to_string(item.amount);
                if (item.slot) got += " @" + std::string(slot_key(*item.slot));
                got += "; ";
            }
            for (const std::string& text : unread) got += "[" + text + "]";
            WARN(columns[0] << ": " << got);
        }
        ++sentences;
    }
    WARN(right << " of " << all << " items of " << sentences << " sentences are right");
    CHECK(sentences >= 150);
    CHECK(20 * right >= 19 * all);
}

TEST_CASE("an item knows where it stands in the sentence", "[sentence]") {
    const auto reading = read("早上吃了两个鸡蛋，牛奶 250 ml 还有外星粥");
    REQUIRE(reading);
    REQUIRE(reading.value().items.size() == 2);
    CHECK(reading.value().items[0].text == "两个鸡蛋");
    CHECK(reading.value().items[1].text == "牛奶 250 ml");
    REQUIRE(reading.value().unread.size() == 1);
    CHECK(reading.value().unread[0] == "外星粥");
}

TEST_CASE("bad sentences: an answer at once, or the limit", "[sentence]") {
    const auto start = std::clock();
    for (const std::string_view text :
         {"", " ", "🍎🍎🍎", "１２３", "-", "1e9", "\xE4\xBD", "，。、", "a", "半", "两", "0个鸡蛋", "1000000个鸡蛋",
          "鸡蛋1/0个", "Ω鸡蛋Ω", "ほうれん草とeggと两个鸡蛋"}) {
        INFO(text);
        CHECK(read(text));
    }
    CHECK(read("🍎").value().items.empty());
    CHECK(read("🍎").value().unread.size() == 1);
    CHECK(read("0个鸡蛋").value().unread.front() == "0个");
    std::string longest;
    for (std::size_t i = 0; i < longest_sentence / 5; ++i) longest += "两个鸡蛋，";
    CHECK(read(longest).value().items.size() == longest_sentence / 5);
    const auto refused = read(longest + "。");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message == "expected at most 1000 characters");
    CHECK_FALSE(read(std::string(10000, 'a')));
    // 20 ms each on a slow phone; here without optimiser and beside other programs
    CHECK(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC < 2);
}

TEST_CASE("a reader's own food is found before one of the table", "[sentence]") {
    Food own;
    own.id = "mine";
    own.name_zh = own.name_en = "鸡蛋";
    own.unit_zh = own.unit_en = "份";
    const std::array foods{own};
    const SearchIndex index(foods);
    const auto reading = read_sentence("一份鸡蛋", std::array{&index, &builtin_index()});
    REQUIRE(reading);
    REQUIRE(reading.value().items.size() == 1);
    CHECK(reading.value().items[0].food->id == "mine");
    CHECK(reading.value().items[0].amount == 100);
}
