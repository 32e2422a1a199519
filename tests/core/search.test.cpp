#include "core/food/search.h"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "core/food/catalogue.h"
#include "core/food/pinyin.h"

using namespace k2;

namespace {

const SearchIndex& builtin_index() {
    static const SearchIndex index(builtin_catalogue().foods(), builtin_catalogue().dishes());
    return index;
}

std::vector<Found> all_found(std::string_view query) {
    return search(query, std::array{&builtin_index()});
}

/// Everything that the query finds, best first.
std::vector<std::string_view> found(std::string_view query) {
    std::vector<std::string_view> ids;
    for (const Found& one : all_found(query)) ids.push_back(one.food->id);
    return ids;
}

std::string_view first(std::string_view query) {
    const auto ids = found(query);
    return ids.empty() ? std::string_view{} : ids.front();
}

bool finds(std::string_view query, std::string_view id) {
    const auto ids = found(query);
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// A table of our own, whatever the real one holds: ids are 0, 1, 2 …
struct Names {
    std::string_view zh, en, aliases;
};
class Table {
  public:
    explicit Table(const std::vector<Names>& names) {
        static constexpr std::string_view digits = "0123456789";
        for (std::size_t i = 0; i < names.size(); ++i) {
            Food food;
            food.id = i < 10 ? digits.substr(i, 1) : std::string_view("more");
            food.name_zh = names[i].zh;
            food.name_en = names[i].en;
            food.aliases = names[i].aliases;
            foods_.push_back(food);
        }
    }
    /// "031": what is found, in order.
    [[nodiscard]] std::string order(std::string_view query) const {
        const SearchIndex index(foods_);
        std::string out;
        for (const Found& one : search(query, std::array{&index})) out += one.food->id;
        return out;
    }
    [[nodiscard]] const std::vector<Food>& foods() const { return foods_; }

  private:
    std::vector<Food> foods_;
};

}  // namespace

TEST_CASE("what people type, and what they mean by it: tests/core/searches.csv", "[search]") {
    std::ifstream file(K2_TEST_DIR "/core/searches.csv");
    REQUIRE(file);
    std::string line;
    std::getline(file, line);
    std::size_t lines = 0;
    while (std::getline(file, line)) {
        const std::size_t comma = line.find(',');
        const std::string query = line.substr(0, comma);
        const std::string id = line.substr(comma + 1, line.find(',', comma + 1) - comma - 1);
        INFO(line);
        REQUIRE(builtin_catalogue().find(id) != nullptr);
        // Foods of the same name are the same answer: which of them stands first is a matter of how well they are
        // known.
        const auto title = [](std::string_view name) { return name.substr(0, name.find('(')); };
        const auto all = all_found(query);
        REQUIRE_FALSE(all.empty());
        INFO("found " << all.front().food->id);
        const auto english = [](std::string_view name) { return name.substr(0, name.find(',')); };
        const Food& meant = *builtin_catalogue().find(id);
        const Food& got = *all.front().food;
        const bool same = title(got.name_zh) == title(meant.name_zh) || english(got.name_en) == english(meant.name_en);
        CHECK(same);
        ++lines;
    }
    CHECK(lines >= 120);
}

TEST_CASE("every food is found first by its whole name, or one of the same name is", "[search]") {
    for (const Food& food : builtin_catalogue().foods()) {
        if (food.has(Tag::prescription)) continue;
        INFO(food.id);
        for (const std::string_view name : {food.name_zh, food.name_en}) {
            const auto all = all_found(name);
            REQUIRE_FALSE(all.empty());
            const bool same = all.front().food->name_zh == food.name_zh || all.front().food->name_en == food.name_en;
            CHECK(same);
        }
    }
}

TEST_CASE("the order: names, aliases, their beginnings, pinyin, initials, within", "[search]") {
    // 0 whole name, 1 whole alias, 2 beginning of a name, 3 of an alias, 4 within
    const Table chinese({{"豆腐(北)", "A", ""},
                         {"山水", "B", "豆腐"},
                         {"豆腐干", "C", ""},
                         {"水山", "D", "豆腐干条"},
                         {"冻豆腐", "E", ""}});
    CHECK(chinese.order("豆腐") == "01234");
    // 0 an alias in Latin letters, 1 whole pinyin, 2 its initials, 3 within
    CHECK(Table({{"山水", "A", "yt"}, {"油条", "B", ""}}).order("yt") == "01");
    CHECK(Table({{"燕麦", "A", ""}, {"米", "B", "ymi"}, {"玉米", "C", ""}, {"大玉米", "D", ""}}).order("yumi") == "23");
    CHECK(Table({{"牛油果", "A", ""}, {"牛油", "B", ""}}).order("ny") == "10");
    // whole words of English before beginnings of words; the middle of a word is none
    CHECK(Table({{"一", "Chicken, hams", ""}, {"二", "Pork, ham", ""}, {"三", "Champignon", ""}, {"四", "Ham", ""}})
              .order("ham") == "310");
}

TEST_CASE("within a rank the shorter name comes first", "[search]") {
    CHECK(Table({{"牛奶巧克力", "A", ""}, {"牛奶糖", "B", ""}, {"牛奶", "C", ""}, {"牛奶(全脂)", "D", ""}})
              .order("牛奶") == "2310");
}

TEST_CASE("names, aliases and own foods alike: two tables are searched as one", "[search]") {
    const Table own({{"牛奶饼干", "牛奶饼干", ""}, {"大米", "大米", ""}});
    const Table foods({{"牛奶", "Milk", ""}, {"牛奶糖", "Candy", ""}});
    const SearchIndex a(own.foods());
    const SearchIndex b(foods.foods());
    const auto all = search("牛奶", std::array{&a, &b});
    REQUIRE(all.size() == 3);
    CHECK(all[0].food->name_zh == "牛奶");
    CHECK(all[1].food->name_zh == "牛奶饼干");  // of the earlier table, whose rank is the same
    CHECK(all[2].food->name_zh == "牛奶糖");
}

TEST_CASE("one slip only: wrong, missing, extra, swapped; three letters or more; only when nothing else is found",
          "[search]") {
    const Table table({{"一", "Salmon", ""}, {"二", "Milk", ""}, {"三", "Egg", ""}});
    for (const std::string_view query : {"salnon", "samon", "sallmon", "samlon", "almon", "salmonn", "sallmo"}) {
        INFO(query);
        CHECK(table.order(query) == "0");
    }
    for (const std::string_view query : {"slmno", "salmn o n x", "xalnon", "eh", "em"}) {
        INFO(query);
        CHECK(table.order(query).empty());
    }
    CHECK(table.order("egh") == "2");
    CHECK(table.order("eg") == "2");
    CHECK(Table({{"一", "Tuna", ""}, {"二", "Tune", ""}}).order("tuna") == "0");
    // Chinese: an extra or a missing character makes another food
    CHECK(first("牛肉干末").empty());
}

TEST_CASE("characters of the same sound, by whole syllables", "[search]") {
    CHECK(Table({{"西安饼", "A", ""}}).order("先饼").empty());  // xi an is not xian
    CHECK(Table({{"鸡蛋", "A", ""}, {"水煮鸡蛋", "B", ""}}).order("鸡旦") == "01");
}

TEST_CASE("why a food was found, where its name does not show it", "[search]") {
    CHECK(all_found("马铃薯").front().alias == "马铃薯");
    CHECK_FALSE(all_found("马铃薯").front().slip);
    CHECK(all_found("马铃").front().alias == "马铃薯");
    CHECK(all_found("malingshu").front().alias == "马铃薯");
    CHECK(all_found("鸡旦").front().slip);
    CHECK(all_found("鸡旦").front().alias.empty());
    CHECK(all_found("鸡蛋").front().alias.empty());
    CHECK_FALSE(all_found("鸡蛋").front().slip);
    CHECK(all_found("上海青").front().alias.empty());  // 小油菜(上海青,生) says so itself
}

TEST_CASE("search finds nothing for nothing, and a long text is no name", "[search]") {
    CHECK(found("").empty());
    CHECK(found("  ").empty());
    CHECK(found("zzzz").empty());
    CHECK(found("🥛🥛").empty());
    CHECK(found("，。!?").empty());
    CHECK(first("🥛牛奶") == "milk_whole_cn");
    CHECK(found(std::string(10000, 'a')).empty());
    CHECK(found("\xE4\xBD").empty());
}

TEST_CASE("prescription drugs are not found", "[search]") {
    CHECK_FALSE(finds("四烯甲萘醌", "mk4_15mg"));
    CHECK_FALSE(finds("menatetrenone", "mk4_15mg"));
}

TEST_CASE("pinyin of names with heteronyms, whole and by their initials", "[search]") {
    CHECK(first("jicai") == "jicai");  // 荠菜, not qi
    CHECK(finds("jc", "jicai"));
    CHECK(first("geli") == "clam");     // 蛤蜊, not ha
    CHECK(first("hetao") == "walnut");  // 核桃
    CHECK(finds("laodoufu", "tofu_north"));
    CHECK(finds("ldf", "tofu_north"));
    CHECK(finds("lvdou", "mung_bean"));  // ü is typed as v
    CHECK(finds("weishengsud3", "d3_400"));
    CHECK(finds("wssd", "d3_400"));
    CHECK(finds("xueliho", "takana"));  // 雪里蕻
    CHECK(finds("chaobocai", "spinach_boiled"));
    CHECK(finds("zhuobocai", "spinach_boiled"));  // how many say it
}

TEST_CASE("initials: all of them before the first few", "[search]") {
    CHECK(finds("nrnl", "quark"));  // ning ru nai lao
    CHECK(finds("nrn", "quark"));
    CHECK_FALSE(finds("rnl", "quark"));  // not its beginning
    CHECK(Table({{"奶豆腐", "A", ""}, {"纳豆", "B", ""}}).order("nd") == "10");
}

TEST_CASE("traditional characters and full-width forms in their plain form", "[search]") {
    const Pinyin pinyin("鸡面", "ji mian", "abac", "雞鷄|麵|", "机|");
    CHECK(pinyin.plain(u'雞') == u'鸡');
    CHECK(pinyin.plain(u'鷄') == u'鸡');
    CHECK(pinyin.plain(u'麵') == u'面');
    CHECK(pinyin.plain(u'面') == u'面');
    CHECK(pinyin.plain(u'Ａ') == u'a');
    CHECK(pinyin.plain(u'机') == u'机');
    CHECK(pinyin.syllable(u'机') == "ji");
    CHECK(pinyin.syllable(u'麵') == "mian");
    CHECK(pinyin.syllable(u'水').empty());
    CHECK(pinyin.of("雞麵") == "ji mian");
}
