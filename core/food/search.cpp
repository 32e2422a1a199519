#include "core/food/search.h"

#include <algorithm>

#include "core/base/each_part.h"
#include "core/base/utf8.h"
#include "core/food/pinyin.h"

namespace k2 {
namespace {
#include "pinyin_data.inc"

constexpr std::size_t longest_query = 60;  // characters
constexpr std::size_t longest_key = 0xFFFF;

// The ranks, best first. Those of an alias are one behind those of a name.
constexpr int whole = 0;
constexpr int beginning = 2;
constexpr int pinyin_whole = 4;
constexpr int initials_whole = 5;
constexpr int pinyin_beginning = 6;
constexpr int initials_beginning = 7;
constexpr int word_within = 8;
constexpr int within = 9;
constexpr int slip_whole = 10;
constexpr int slip_beginning = 11;
constexpr int slip_within = 12;
constexpr int rank_count = 13;
constexpr int none = rank_count;

/// Part of a word: no blank, mark or emoji.
bool is_letter(char16_t c) {
    if (c < 0x80) return is_ascii_letter(c) || (c >= '0' && c <= '9');
    const bool mark = c < 0xB5 || (c >= 0x2000 && c < 0x3040) || c >= 0xFE00;
    return !mark;
}

/// One of 32 bits: the letters have one each.
std::uint32_t bit_of(char16_t c) {
    return 1U << (c & 31U);
}

/// Its first two characters.
std::uint32_t head_of(std::u16string_view text) {
    const std::uint32_t second = text.size() > 1 ? text[1] : 0U;
    return static_cast<std::uint32_t>(text[0]) << 16U | second;
}

/// Whether texts with these beginnings may be one slip apart: then one of the first two letters stands in both.
bool may_be_near(std::uint32_t a, std::uint32_t b) {
    const std::uint32_t turned = b >> 16U | b << 16U;
    return ((a ^ b) >> 16U) == 0 || ((a ^ b) & 0xFFFFU) == 0 || ((a ^ turned) >> 16U) == 0 ||
           ((a ^ turned) & 0xFFFFU) == 0;
}

/// Whether one letter of the query that is wrong, missing or extra, or two that are swapped, keep it from being the
/// text, or (not whole) its beginning.
bool one_slip(std::u16string_view query, std::u16string_view text, bool entire) {
    const auto differ = std::ranges::mismatch(query, text);
    const std::u16string_view a(differ.in1, query.end());
    const std::u16string_view b(differ.in2, text.end());
    // Without its last letter every beginning is one.
    if (a.empty() || b.empty() || (!entire && a.size() == 1)) return entire && a.size() + b.size() == 1;
    const auto fits = [entire](std::u16string_view x, std::u16string_view y) {
        return entire ? x == y : y.starts_with(x);
    };
    if (fits(a.substr(1), b.substr(1)) || fits(a, b.substr(1)) || fits(a.substr(1), b)) return true;
    return a.size() > 1 && b.size() > 1 && a[0] == b[1] && a[1] == b[0] && fits(a.substr(2), b.substr(2));
}

/// Characters of a name that a reader sees: of its title, then of all.
unsigned length_of(std::string_view name) {
    unsigned title = 0;
    unsigned all = 0;
    for (bool open = false; !name.empty(); ++all) {
        open = take_character(name) == '(' || open;
        if (!open) ++title;
    }
    return title << 8U | all;
}

}  // namespace

const Pinyin& builtin_pinyin() {
    static const Pinyin pinyin(pinyin_characters, pinyin_syllables, pinyin_readings, pinyin_forms, pinyin_alike);
    return pinyin;
}

struct SearchIndex::Query {
    std::u16string text;  // plain, without blanks
    bool latin = false;   // begins with a Latin letter: pinyin or English
    // How it sounds, where it is of two Chinese characters or more.
    std::u16string sound;
    std::vector<bool> syllables;  // where one begins

    explicit Query(std::string_view typed) {
        const Pinyin& pinyin = builtin_pinyin();
        std::size_t spoken = 0;
        while (!typed.empty() && text.size() <= longest_query) {
            const char16_t c = pinyin.plain(take_character(typed));
            if (!is_letter(c)) continue;
            text += c;
            const std::string_view syllable = pinyin.syllable(c);
            if (!syllable.empty()) ++spoken;
            syllables.push_back(true);
            if (syllable.empty()) sound += c;
            for (std::size_t i = 0; i < syllable.size(); ++i) {
                if (i > 0) syllables.push_back(false);
                sound += static_cast<char16_t>(syllable[i]);
            }
        }
        latin = !text.empty() && is_ascii_letter(text.front());
        if (spoken < 2) sound.clear();
    }
    [[nodiscard]] bool may_slip() const { return latin ? text.size() > 2 : !sound.empty(); }
    [[nodiscard]] bool empty() const { return text.empty() || text.size() > longest_query; }
};

SearchIndex::SearchIndex(std::span<const Food> foods, std::span<const Food> dishes) {
    constexpr unsigned no_place = 0xFFFFFFFF;
    std::vector<const Food*> all;
    std::vector<unsigned> places;
    for (const std::span<const Food> some : {foods, dishes}) {
        for (const Food& food : some) {
            const unsigned place = static_cast<unsigned>(food.familiarity) << 24U | length_of(food.name_zh);
            all.push_back(&food);
            places.push_back(food.has(Tag::prescription) ? no_place : place);
        }
    }
    // There are few different places, and a sort of the library would be a kilobyte of the page.
    for (unsigned last = 0;;) {
        unsigned next = no_place;
        for (const unsigned place : places) next = place > last ? std::min(next, place) : next;
        if (next == no_place) return;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (places[i] != next) continue;
            add_keys(*all[i]);
            foods_.push_back(all[i]);
            last_key_.push_back(static_cast<std::uint32_t>(keys_.size()));
        }
        last = next;
    }
}

void SearchIndex::add_keys(const Food& food) {
    const auto add = [&](std::string_view name, Kind kind, std::string_view alias) {
        add_key(name, kind, alias);
        add_key(builtin_pinyin().of(name), Kind::pinyin, alias);
    };
    add(food.name_zh, Kind::name, {});
    if (food.name_en != food.name_zh) add_key(food.name_en, Kind::name, {}, !food.is_dish());
    each_part(food.aliases, '|', [&](std::string_view alias) { add(alias, Kind::alias, alias); });
}

void SearchIndex::add_key(std::string_view name, Kind kind, std::string_view alias, bool with_ends_title) {
    Key key{.begin = static_cast<std::uint32_t>(text_.size()), .kind = kind, .alias = alias};
    std::uint32_t letters = 0;
    bool starts = true;
    bool titled = false;
    const auto size = [&] { return static_cast<std::uint16_t>(std::min(text_.size() - key.begin, longest_key)); };
    while (!name.empty() && size() < longest_key) {
        const char16_t c = builtin_pinyin().plain(take_character(name));
        const bool with = with_ends_title && starts && c == 'w' && name.starts_with("ith ");
        if (!titled && size() > 0 && (c == '(' || c == ',' || with)) {
            key.title = size();
            titled = true;
        }
        if (!is_letter(c)) {
            starts = true;
            continue;
        }
        starts = starts || is_chinese(c);
        text_ += c;
        beginning_.push_back(starts);
        if (starts) letters |= bit_of(c);
        starts = is_chinese(c);
    }
    key.size = size();
    if (!titled) key.title = key.size;
    if (key.size == 0) return;
    keys_.push_back(key);
    letters_.push_back(letters);
    heads_.push_back(head_of(text(key)));
}

std::u16string_view SearchIndex::text(const Key& key) const {
    return std::u16string_view(text_).substr(key.begin, key.size);
}

bool SearchIndex::word_begins(const Key& key, std::size_t at) const {
    return at >= key.size || beginning_[key.begin + at];
}

/// "nd" of "na dou" is all of them, "nr" of "ning ru nai lao" the first of them.
int SearchIndex::initials(const Key& key, std::u16string_view letters) const {
    std::size_t taken = 0;
    for (std::size_t at = 0; at < key.size; ++at) {
        if (!word_begins(key, at)) continue;
        if (taken == letters.size()) return initials_beginning;
        if (text_[key.begin + at] != letters[taken]) return none;
        ++taken;
    }
    return taken == letters.size() ? initials_whole : none;
}

int SearchIndex::rank(const Key& key, const Query& query) const {
    const std::u16string_view wanted = query.text;
    if (key.kind == Kind::pinyin && !query.latin) return none;
    const std::u16string_view name = text(key);
    if (name.starts_with(wanted)) {
        const bool all = wanted.size() == name.size() || wanted.size() == key.title;
        if (key.kind == Kind::pinyin) return all ? pinyin_whole : pinyin_beginning;
        return (all ? whole : beginning) + (key.kind == Kind::alias ? 1 : 0);
    }
    if (query.latin && wanted.size() > 1 && key.kind != Kind::name) {
        if (const int found = initials(key, wanted); found != none) return found;
    }
    int best = none;
    for (std::size_t at = name.find(wanted, 1); at != std::u16string_view::npos; at = name.find(wanted, at + 1)) {
        if (!word_begins(key, at)) continue;
        if (query.latin && word_begins(key, at + wanted.size())) return word_within;
        best = within;
    }
    return best;
}

int SearchIndex::rank_of_slip(const Key& key, const Query& query) const {
    const std::u16string_view name = text(key);
    const std::u16string_view title = name.substr(0, key.title);
    if (query.latin) {
        const auto is_near = [&](std::u16string_view other) {
            return other.size() + 1 >= query.text.size() && other.size() <= query.text.size() + 1 &&
                   one_slip(query.text, other, true);
        };
        if (is_near(title) || is_near(name)) return slip_whole;
        return query.text.size() > 3 && one_slip(query.text, name, false) ? slip_beginning : none;
    }
    if (key.kind == Kind::name) return none;
    for (std::size_t at = name.find(query.sound); at != std::u16string_view::npos;
         at = name.find(query.sound, at + 1)) {
        // xi an is not xian
        bool same = word_begins(key, at + query.sound.size());
        for (std::size_t i = 0; same && i < query.sound.size(); ++i)
            same = word_begins(key, at + i) == query.syllables[i];
        if (!same) continue;
        if (at > 0) return slip_within;
        return query.sound.size() == name.size() || query.sound.size() == title.size() ? slip_whole : slip_beginning;
    }
    return none;
}

/// Writes the match of each food; those without one have the rank `none`.
void SearchIndex::find(const Query& query, bool slips, std::vector<Match>& matches) const {
    const std::uint32_t head = head_of(query.text);
    const std::uint32_t letter = bit_of((slips && !query.latin ? query.sound : query.text).front());
    const bool near = slips && query.latin;
    std::size_t k = 0;
    for (const std::uint32_t last : last_key_) {
        Match best{none, nullptr};
        for (; k < last; ++k) {
            if (near ? !may_be_near(head, heads_[k]) : (letters_[k] & letter) == 0) continue;
            const int found = slips ? rank_of_slip(keys_[k], query) : rank(keys_[k], query);
            if (found < best.rank) best = {found, &keys_[k]};
        }
        matches.push_back(best);
    }
}

/// How much of the text the first `size` characters of the key are; 0: it does not begin with them.
std::size_t SearchIndex::length_at(const Key& key, std::size_t size, std::u16string_view plain) const {
    std::size_t n = 0;
    for (std::size_t i = 0; i < size; ++i) {
        while (i > 0 && n < plain.size() && (plain[n] == ' ' || plain[n] == '-') && word_begins(key, i)) ++n;
        if (n == plain.size() || plain[n] != text_[key.begin + i]) return 0;
        ++n;
    }
    const auto ends = [&](std::size_t at) { return at >= plain.size() || !is_ascii_letter(plain[at]); };
    if (!is_ascii_letter(plain[n - 1]) || ends(n)) return n;
    const std::u16string_view rest = plain.substr(n);
    if (rest.starts_with(u"s") && ends(n + 1)) return n + 1;
    return rest.starts_with(u"es") && ends(n + 2) ? n + 2 : 0;
}

SearchIndex::Named SearchIndex::longest_name(std::u16string_view plain) const {
    Named best;
    if (plain.empty() || !is_letter(plain.front())) return best;
    const std::uint32_t letter = plain.front();
    bool alias = false;
    std::size_t k = 0;
    for (std::size_t f = 0; f < last_key_.size(); ++f) {
        for (; k < last_key_[f]; ++k) {
            if (heads_[k] >> 16U != letter || keys_[k].kind == Kind::pinyin) continue;
            const Key& key = keys_[k];
            // Walnuts: one is a walnut.
            const bool plural = key.title > 3 && text_[key.begin + key.title - 1U] == 's';
            for (const std::size_t size :
                 {std::size_t{key.title}, std::size_t{key.size}, key.title - std::size_t{plural}}) {
                const std::size_t length = size == 0 ? 0 : length_at(key, size, plain);
                const bool is_alias = key.kind == Kind::alias;
                if (length > best.size || (length == best.size && length > 0 && alias && !is_alias)) {
                    best = {foods_[f], length};
                    alias = is_alias;
                }
            }
        }
    }
    return best;
}

std::vector<Found> search(std::string_view typed, std::span<const SearchIndex* const> indexes) {
    std::vector<Found> out;
    const SearchIndex::Query query(typed);
    if (query.empty()) return out;
    for (const bool slips : {false, true}) {
        if (slips && !query.may_slip()) break;
        std::vector<SearchIndex::Match> matches;
        for (const SearchIndex* index : indexes) index->find(query, slips, matches);
        for (int rank = 0; rank < rank_count; ++rank) {
            std::size_t m = 0;
            for (const SearchIndex* index : indexes) {
                for (const Food* food : index->foods_) {
                    const SearchIndex::Match& match = matches[m++];
                    if (match.rank != rank) continue;
                    const std::string_view alias = match.key->alias;
                    const bool shown = food->name_zh.find(alias) != std::string_view::npos ||
                                       food->name_en.find(alias) != std::string_view::npos;
                    out.push_back({food, shown ? std::string_view() : alias, slips});
                }
            }
        }
        if (!out.empty()) break;
    }
    return out;
}

}  // namespace k2
