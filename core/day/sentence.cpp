#include "core/day/sentence.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "core/base/each_part.h"
#include "core/base/utf8.h"
#include "core/day/typed.h"
#include "core/food/pinyin.h"

namespace k2 {
namespace {

// Words. Between '|'; of those that fit the longest counts.

/// What is said around foods and means nothing here.
constexpr std::string_view fillers =
    "的|了|着|过|吃|喝|吃了|喝了|我|我们|他|她|老伴|和|跟|与|加|还|还有|又|再|也|就|是|有|在|来|都|把|用|要|"
    "配|配上|外加|另外|以及|一起|然后|后来|接着|先|最后|一共|总共|大概|大约|约|差不多|左右|今天|昨天|前天|今儿|"
    "抹|涂|蘸|夹|这|那|后|前|个|碗|杯|盒|份|块|片|根|昨儿|每天|平时|一点|一点儿|点|点儿|一些|些|热|温|冰|凉|新鲜|当|做|"
    "煮|吃的|喝的|时候|的时候|吧|呢|啊|嗯|那个|"
    "就是|只|才|里|里面|共|各|每|家里|自己|给|奶奶|爷爷|妈妈|爸爸|孩子|好吃|好喝|饭后|饭前|睡觉前|起来|起床|"
    "i|i'd|i've|we|he|she|had|have|ate|eat|eaten|drank|drink|took|take|with|and|some|of|the|for|at|in|on|my|our|"
    "plus|then|also|about|today|yesterday|this|that|was|were|is|it|to|just|only|usually|always|every|day|fresh|hot|"
    "cold|warm|boiled|another|more|around|roughly|got|made|after|before|later|from|as|please|meal|time|so|me";
/// What follows them in the clause was not eaten.
constexpr std::string_view negations = "没|没有|不|不吃|不喝|别|忘了|without|no|not|didn't|don't|never|except";
/// Behind a number: no amount of a food.
constexpr std::string_view of_time = "点|点钟|点半|号|日|月|天|岁|年|次|顿|分钟|小时|am|pm|o'clock";

struct SlotWords {
    Slot slot;
    std::string_view words;
};
constexpr std::array slot_words{
    SlotWords{Slot::breakfast,
              "早上|早晨|早饭|早餐|早点|清早|一早|大清早|今早|早起|早上起来|早饭时|breakfast|morning|this morning"},
    SlotWords{Slot::lunch, "中午|午饭|午餐|中饭|晌午|lunch|noon|midday"},
    SlotWords{Slot::dinner, "晚上|晚饭|晚餐|傍晚|今晚|夜饭|dinner|supper|evening|tonight"},
    SlotWords{Slot::snack,
              "下午|上午|加餐|零食|点心|下午茶|夜宵|宵夜|睡前|半夜|晚上睡前|snack|snacks|afternoon|bedtime"}};

constexpr std::string_view units =
    "g|gram|grams|克|公克|kg|公斤|千克|斤|市斤|两|市两|oz|盎司|lb|lbs|磅|ml|毫升|cc|l|升|"
    "个|只|条|根|枚|颗|粒|朵|块|小块|大块|片|小片|格|球|瓣|丸|份|盒|杯|小杯|大杯|碗|小碗|大碗|碟|小碟|盘|小盘|大盘|"
    "瓶|罐|袋|包|小包|把|小把|大把|勺|小勺|大勺|汤匙|汤勺|大匙|匙|茶匙|茶勺|小匙|"
    "cup|cups|glass|glasses|bowl|bowls|box|boxes|carton|cartons|bottle|bottles|can|cans|plate|plates|pack|packs|"
    "serving|servings|portion|portions|slice|slices|piece|pieces|handful|handfuls|tablespoon|tablespoons|tbsp|"
    "teaspoon|teaspoons|tsp|tablet|tablets|pill|pills|capsule|capsules|square|squares|small handful|pat|scoop|scoops";
/// One of these stands for another: of a serving in a vessel.
constexpr std::string_view vessels =
    "盒|杯|小杯|大杯|碗|小碗|大碗|碟|小碟|盘|小盘|大盘|瓶|罐|袋|包|小包|份|cup|cups|glass|glasses|bowl|bowls|box|boxes|"
    "carton|cartons|bottle|bottles|can|cans|plate|plates|pack|packs|serving|servings|portion|portions";
constexpr std::string_view chunks = "块|小块|大块";
constexpr std::string_view handfuls = "把|小把|大把|handful|handfuls|small handful|small handfuls";

constexpr std::array<std::pair<std::string_view, std::string_view>, 17> number_words{{{"a couple of", "2"},
                                                                                      {"half a", "1/2"},
                                                                                      {"half an", "1/2"},
                                                                                      {"half", "1/2"},
                                                                                      {"a half", "1/2"},
                                                                                      {"a", "1"},
                                                                                      {"an", "1"},
                                                                                      {"one", "1"},
                                                                                      {"two", "2"},
                                                                                      {"three", "3"},
                                                                                      {"four", "4"},
                                                                                      {"five", "5"},
                                                                                      {"six", "6"},
                                                                                      {"seven", "7"},
                                                                                      {"eight", "8"},
                                                                                      {"nine", "9"},
                                                                                      {"ten", "10"}}};

/// Traditional characters of the words above; those of foods' names are core/food/pinyin.h's.
constexpr std::u16string_view other_forms = u"個个兩两塊块顆颗隻只條条張张點点飯饭還还後后時时過过來来們们裡里";

bool is_word(std::string_view list, std::string_view word) {
    bool found = false;
    each_part(list, '|', [&](std::string_view one) { found = found || one == word; });
    return found;
}

// The text

constexpr std::string_view clause_ends = ",;、+&";

enum class Kind : std::uint8_t { food, amount, slot, filler, negation, clause_end, sentence_end, unknown };

struct Token {
    Kind kind = Kind::unknown;
    std::size_t begin = 0;  // characters
    std::size_t end = 0;
    const Food* food = nullptr;
    Slot slot = Slot::lunch;
    std::string number = {};  // of an amount, as typed.h reads it
    std::string unit = {};
    bool english = false;
};

class Sentence {
  public:
    Sentence(std::string_view text, std::span<const SearchIndex* const> indexes) : text_(text), indexes_(indexes) {
        std::string_view rest = text;
        while (!rest.empty()) {
            bytes_.push_back(text.size() - rest.size());
            char16_t c = builtin_pinyin().plain(take_character(rest));
            for (std::size_t i = 0; i < other_forms.size(); i += 2) c = c == other_forms[i] ? other_forms[i + 1] : c;
            if (c == 0x3000 || c == 0xA0 || c == '\t') c = ' ';
            if (c == 0x2019) c = '\'';
            plain_ += c;
        }
        bytes_.push_back(text.size());
        words_.resize(plain_.size() + 1);
        for (std::size_t i = 0; i < plain_.size(); ++i) append_utf8(words_[i], plain_[i]);
    }

    SentenceReading read() {
        split();
        join_unknown();
        return assemble();
    }

  private:
    [[nodiscard]] char16_t at(std::size_t i) const { return i < plain_.size() ? plain_[i] : u'\0'; }
    [[nodiscard]] bool digit_at(std::size_t i) const { return at(i) >= '0' && at(i) <= '9'; }
    [[nodiscard]] std::size_t after_blanks(std::size_t i) const {
        while (at(i) == ' ') ++i;
        return i;
    }
    [[nodiscard]] std::string_view piece(std::size_t begin, std::size_t end) const {
        return text_.substr(bytes_[begin], bytes_[end] - bytes_[begin]);
    }
    /// How much of the text from i on is the word; Latin words are whole.
    [[nodiscard]] std::size_t length_of(std::string_view word, std::size_t i) const {
        std::size_t n = i;
        for (std::string_view rest = word; !rest.empty(); ++n) {
            if (at(n) != take_character(rest)) return 0;
        }
        const bool goes_on = is_ascii_letter(at(n - 1)) && is_ascii_letter(at(n));
        return goes_on ? 0 : n - i;
    }
    /// The longest word of the list from i on; 0: none.
    [[nodiscard]] std::size_t longest(std::string_view list, std::size_t i) const {
        std::size_t best = 0;
        each_part(list, '|', [&](std::string_view word) { best = std::max(best, length_of(word, i)); });
        return best;
    }
    [[nodiscard]] std::string words(std::size_t begin, std::size_t end) const {
        std::string out;
        for (std::size_t i = begin; i < end; ++i) out += words_[i];
        return out;
    }

    std::size_t number_at(std::size_t i, Token& token) const;
    bool amount_at(std::size_t i, Token& token) const;
    bool food_at(std::size_t i, Token& token) const;
    bool slot_at(std::size_t i, Token& token) const;
    void split();
    void join_unknown();
    [[nodiscard]] std::size_t next_of_clause(std::size_t t) const;
    [[nodiscard]] bool at_end_of_clause(std::size_t t) const;
    SentenceReading assemble();

    std::string_view text_;
    std::span<const SearchIndex* const> indexes_;
    std::u16string plain_;
    std::vector<std::string> words_;  // each character of it in UTF-8
    std::vector<std::size_t> bytes_;  // where each stands in the text
    std::vector<Token> tokens_;
};

/// Where a number that begins at i ends; i: there is none.
std::size_t Sentence::number_at(std::size_t i, Token& token) const {
    std::size_t n = i;
    if (digit_at(i) || ((at(i) == '-' || at(i) == '.') && digit_at(i + 1))) {
        ++n;
        // 1.5 · 1/2 · 1 1/2
        const auto goes_on = [&] {
            if (digit_at(n)) return true;
            const bool mark = at(n) == '.' || at(n) == '/' || at(n) == ',';
            if (mark && digit_at(n - 1) && digit_at(n + 1)) return true;
            return at(n) == ' ' && digit_at(n - 1) && digit_at(n + 1) && at(n + 2) == '/' && digit_at(n + 3);
        };
        while (goes_on()) ++n;
        if (at(n) == 'e' && digit_at(n - 1) && digit_at(n + 1)) {
            for (++n; digit_at(n);) ++n;  // 1e9, which typed.h refuses
        }
        token.number = words(i, n);
        return n;
    }
    if (at(i) == u'俩') {
        token.number = "2";
        return i + 1;
    }
    if (at(i) == u'½' || at(i) == u'¼' || at(i) == u'¾') {
        token.number = words(i, i + 1);
        return i + 1;
    }
    constexpr std::u16string_view numerals = u"零〇一二两三四五六七八九十百千万半";
    while (numerals.find(at(n)) != std::u16string_view::npos && at(n) != 0) {
        // 二两 is a weight, 千克 a unit
        if (n > i && at(n) == u'两') break;
        if (at(n) == u'千' && at(n + 1) == u'克') break;
        ++n;
    }
    if (n > i) {
        if (at(n) == u'点' && numerals.substr(1, 12).find(at(n + 1)) != std::u16string_view::npos && at(n + 1) != 0) {
            for (++n; numerals.substr(0, 12).find(at(n)) != std::u16string_view::npos && at(n) != 0;) ++n;
        }
        token.number = words(i, n);
        return n;
    }
    for (const auto& [word, value] : number_words) {
        if (const std::size_t length = length_of(word, i); length > n - i) {
            n = i + length;
            token.number = value;
            token.english = true;
        }
    }
    if (n > i && token.number != "1/2") {
        if (const std::size_t more = length_of(" and a half", n); more > 0) {
            n += more;
            token.number += " 1/2";
        }
    }
    return n;
}

bool Sentence::amount_at(std::size_t i, Token& token) const {
    std::size_t n = number_at(i, token);
    if (n == i) return false;
    token.begin = i;
    token.kind = Kind::amount;
    const std::size_t u = after_blanks(n);
    if (const std::size_t length = longest(of_time, u); length > 0) {
        token.kind = Kind::filler;
        token.end = u + length;
        return true;
    }
    std::size_t length = longest(units, u);
    std::size_t skipped = 0;
    if (length == 0 && (at(u) == u'小' || at(u) == u'大' || at(u) == u'整' || at(u) == u'满')) {
        skipped = 1;
        length = longest(units, u + 1);
    }
    if (length > 0) {
        token.unit = words(u + skipped, u + skipped + length);
        n = u + skipped + length;
        token.english = token.english || is_ascii_letter(at(n - 1));
        if (at(n) == u'半') {
            token.unit += "半";
            ++n;
        }
        // 一斤二两
        Token more;
        if (token.unit.ends_with("斤") && number_at(n, more) > n) {
            const std::size_t end = number_at(n, more);
            if (at(end) == u'两') {
                token.unit += more.number + "两";
                n = end + 1;
            }
        }
    }
    token.end = n;
    return true;
}

bool Sentence::food_at(std::size_t i, Token& token) const {
    token.kind = Kind::food;
    token.begin = token.end = i;
    if (i > 0 && is_ascii_letter(at(i - 1)) && is_ascii_letter(at(i))) return false;
    for (const SearchIndex* index : indexes_) {
        const auto named = index->longest_name(std::u16string_view(plain_).substr(i));
        if (named.size <= token.end - i) continue;
        token.food = named.food;
        token.end = i + named.size;
    }
    return token.food != nullptr;
}

bool Sentence::slot_at(std::size_t i, Token& token) const {
    token.kind = Kind::slot;
    token.begin = token.end = i;
    for (const SlotWords& one : slot_words) {
        if (const std::size_t length = longest(one.words, i); i + length > token.end) {
            token.end = i + length;
            token.slot = one.slot;
        }
    }
    return token.end > i;
}

void Sentence::split() {
    for (std::size_t i = 0; i < plain_.size();) {
        const char16_t c = at(i);
        if (c == ' ') {
            ++i;
            continue;
        }
        Token best{.kind = Kind::unknown, .begin = i, .end = i};
        Token token;
        if (food_at(i, token)) best = token;
        token = {};
        if (slot_at(i, token) && token.end > best.end) best = token;
        token = {};
        const bool within = i > 0 && is_ascii_letter(at(i - 1)) && is_ascii_letter(c);
        if (!within && amount_at(i, token) && token.end > best.end) best = token;
        if (const std::size_t length = within ? 0 : longest(fillers, i); i + length > best.end) {
            best = {.kind = Kind::filler, .begin = i, .end = i + length};
        }
        if (const std::size_t length = within ? 0 : longest(negations, i); i + length > best.end) {
            best = {.kind = Kind::negation, .begin = i, .end = i + length};
        }
        if (best.end == i) {
            best.end = i + 1;
            if (c < 0x80 && clause_ends.find(static_cast<char>(c)) != std::string_view::npos)
                best.kind = Kind::clause_end;
            if (c == u'、') best.kind = Kind::clause_end;
            if (c == u'。' || c == '.' || c == '!' || c == '?' || c == '\n' || c == '\r')
                best.kind = Kind::sentence_end;
            if (best.kind == Kind::unknown && (c == '"' || c == '(' || c == ')' || c == u'“' || c == u'”' || c == ':'))
                best.kind = Kind::filler;
            while (best.kind == Kind::unknown && is_ascii_letter(at(best.end)) && is_ascii_letter(c)) ++best.end;
        }
        i = best.end;
        tokens_.push_back(std::move(best));
    }
}

/// A denial is unknown up to the end of its clause. Unknown words in a row become one; with a food's name before it, in
/// the same word, one too.
void Sentence::join_unknown() {
    std::vector<Token> joined;
    bool denied = false;
    for (Token& token : tokens_) {
        if (token.kind == Kind::clause_end || token.kind == Kind::sentence_end || token.kind == Kind::slot)
            denied = false;
        if (denied) {
            joined.back().end = token.end;
            continue;
        }
        if (token.kind == Kind::negation) {
            token.kind = Kind::unknown;
            denied = true;
            joined.push_back(std::move(token));
            continue;
        }
        Token* last = joined.empty() ? nullptr : &joined.back();
        const bool latin = is_ascii_letter(at(token.begin)) && last != nullptr && is_ascii_letter(at(last->end - 1));
        const bool beside = last != nullptr && (last->end == token.begin || (latin && last->end + 1 == token.begin));
        const bool one_word = beside && last->kind == Kind::unknown && token.kind == Kind::food &&
                              token.end == token.begin + 1;  // 奶 of an unknown word
        if (beside &&
            ((token.kind == Kind::unknown && (last->kind == Kind::unknown || last->kind == Kind::food)) || one_word)) {
            last->kind = Kind::unknown;
            last->food = nullptr;
            last->end = token.end;
        } else {
            joined.push_back(std::move(token));
        }
    }
    tokens_ = std::move(joined);
}

/// The next token of the clause that says something; tokens_.size(): none.
std::size_t Sentence::next_of_clause(std::size_t t) const {
    for (++t; t < tokens_.size(); ++t) {
        const Kind kind = tokens_[t].kind;
        if (kind == Kind::filler) continue;
        return kind == Kind::clause_end || kind == Kind::sentence_end ? tokens_.size() : t;
    }
    return tokens_.size();
}

/// Is no food between here and the end of the clause?
bool Sentence::at_end_of_clause(std::size_t t) const {
    return next_of_clause(t) == tokens_.size() || tokens_[next_of_clause(t)].kind == Kind::slot;
}

/// The amount of the food that the token says; nothing: it says none of this food.
std::optional<double> amount_of_token(const Token& token, const Food& food) {
    const BareUnit bare = token.english ? BareUnit::household_en : BareUnit::household_zh;
    const std::string number = token.number == "两" && token.unit.empty() ? "二" : token.number;
    if (const auto read = read_amount(number + token.unit, food, bare)) return read.value();
    std::string unit = token.unit;
    const bool half_more = unit.ends_with("半");
    if (half_more) unit.resize(unit.size() - std::string_view("半").size());
    if (unit.empty()) return std::nullopt;
    for (const std::string_view label : {food.unit_zh, food.unit_en}) {
        const ServingLabel serving = serving_label(label);
        const bool alike = std::ranges::any_of(std::array{vessels, chunks, handfuls}, [&](std::string_view list) {
            return is_word(list, unit) && is_word(list, serving.unit);
        });
        const bool portion = is_word("份|serving|servings|portion|portions", unit);
        if (!alike && !portion) continue;
        // So many of the label's own unit, and a portion is all that the label counts.
        const auto of_units = [&](const std::string& count) {
            return read_amount(count, food, label == food.unit_zh ? BareUnit::household_zh : BareUnit::household_en);
        };
        const auto read = of_units(number);
        if (!read) return std::nullopt;
        double amount = read.value();
        if (half_more) {
            const auto half = of_units("1/2");
            if (!half) return std::nullopt;
            amount += half.value();
        }
        amount *= serving.count;
        const double most = food.basis == Basis::per_unit ? max_item_units : max_item_g;
        return amount >= least_amount && amount <= most ? std::optional(amount) : std::nullopt;
    }
    return std::nullopt;
}

SentenceReading Sentence::assemble() {
    constexpr std::size_t none = static_cast<std::size_t>(-1);
    SentenceReading out;
    struct Place {
        std::size_t begin, end;
        bool measured = false;
    };
    std::vector<Place> places;   // of the items
    std::size_t waiting = none;  // an amount whose food is still to come
    std::size_t unread_end = 0;  // where the last piece of it ends
    std::size_t slot_from = 0;   // the items that a meal at the end of the clause holds for
    bool behind = false;         // amounts stand behind their foods
    bool may_follow = false;     // an amount may still be the last item's
    std::optional<Slot> slot;
    const auto leave = [&](std::size_t begin, std::size_t end) {
        if (!out.unread.empty() && after_blanks(unread_end) == begin) {
            const char* first = out.unread.back().data();
            out.unread.back() = {first, static_cast<std::size_t>(text_.data() + bytes_[end] - first)};
        } else {
            out.unread.push_back(piece(begin, end));
        }
        unread_end = end;
    };
    const auto give_up_waiting = [&] {
        if (waiting != none) leave(tokens_[waiting].begin, tokens_[waiting].end);
        waiting = none;
    };
    for (std::size_t t = 0; t < tokens_.size(); ++t) {
        const Token& token = tokens_[t];
        switch (token.kind) {
            case Kind::filler:
            case Kind::negation:  // become unknown in join_unknown()
                break;
            case Kind::clause_end:
            case Kind::sentence_end:
                give_up_waiting();
                if (token.kind == Kind::sentence_end) {
                    slot_from = out.items.size();
                    may_follow = false;
                }
                break;
            case Kind::unknown:
                may_follow = false;
                if (waiting != none && tokens_[waiting].english) {
                    const bool article = tokens_[waiting].unit.empty();
                    if (article) waiting = none;  // "a" of an unknown word
                }
                give_up_waiting();
                leave(token.begin, token.end);
                break;
            case Kind::slot:
                give_up_waiting();
                may_follow = false;
                if (slot_from < out.items.size() && !out.items.back().slot && at_end_of_clause(t)) {
                    for (std::size_t i = slot_from; i < out.items.size(); ++i) {
                        if (!out.items[i].slot) out.items[i].slot = token.slot;
                    }
                } else {
                    slot = token.slot;
                }
                slot_from = out.items.size();
                break;
            case Kind::food: {
                const bool measured = waiting != none;
                std::optional<double> amount;
                if (measured) amount = amount_of_token(tokens_[waiting], *token.food);
                const double serving = token.food->basis == Basis::per_unit ? 1 : token.food->serving_g;
                places.push_back({measured ? tokens_[waiting].begin : token.begin, token.end, measured});
                out.items.push_back({token.food, amount.value_or(serving), slot, {}});
                waiting = none;
                may_follow = !measured;
                if (measured) behind = false;
                break;
            }
            case Kind::amount: {
                give_up_waiting();
                const std::size_t next = next_of_clause(t);
                const bool before_food = next < tokens_.size() && tokens_[next].kind == Kind::food;
                const bool fits_next = before_food && amount_of_token(token, *tokens_[next].food).has_value();
                std::optional<double> amount;
                if (may_follow) amount = amount_of_token(token, *out.items.back().food);
                if (amount && fits_next && !behind) {
                    // 鸡蛋两个牛奶一盒, but 鸡蛋和两个苹果: another amount behind the next food says which.
                    const std::size_t then = next_of_clause(next);
                    const bool next_has_its_own =
                        then < tokens_.size() && tokens_[then].kind == Kind::amount &&
                        (next_of_clause(then) == tokens_.size() || tokens_[next_of_clause(then)].kind != Kind::food);
                    const bool touches = token.begin == places.back().end;
                    if (!next_has_its_own || !touches) amount.reset();
                }
                if (amount) {
                    out.items.back().amount = *amount;
                    places.back().end = token.end;
                    behind = true;
                    may_follow = false;
                } else if (fits_next) {
                    waiting = t;
                } else if (!(token.english && token.unit.empty())) {
                    leave(token.begin, token.end);
                }
                break;
            }
        }
    }
    give_up_waiting();
    for (std::size_t i = 0; i < places.size(); ++i) out.items[i].text = piece(places[i].begin, places[i].end);
    return out;
}

}  // namespace

Result<SentenceReading> read_sentence(std::string_view text, std::span<const SearchIndex* const> indexes) {
    const auto characters =
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    if (static_cast<std::size_t>(characters) > longest_sentence || text.size() > 4 * longest_sentence)
        return Error{"", "expected at most " + std::to_string(longest_sentence) + " characters"};
    return Sentence(text, indexes).read();
}

}  // namespace k2
