#include "core/format/link.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>

#include "core/day/check_day.h"
#include "core/day/medical.h"
#include "core/day/questions.h"

namespace k2 {
namespace {

using Bytes = std::string;

constexpr std::string_view prefix = "p=";
constexpr std::uint8_t version = 2;
constexpr std::uint8_t without_data_version = 1;  // older links
constexpr std::uint64_t first_year = 2000, most_in_data_version = 1000;
constexpr std::size_t longest_text = 100000;  // what is decoded at all; far above what encode_link makes
constexpr std::size_t most_glued = 24;        // letters behind a link; each try may find a false checksum once in 2^24
constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The options, a byte after the version.
enum Option : std::uint8_t {
    english = 1,
    whole_day = 2,
    elder = 4,
    text_mode = 8,
    has_profile = 16,
    has_health = 32,
    has_rest = 64,
    has_foods = 128,
};

/// CRC-24 of OpenPGP (RFC 9580 §6.1): finds every change of up to 24 neighbouring bits, so of any one character.
std::uint32_t crc24(std::string_view bytes) {
    std::uint32_t crc = 0xB704CE;
    for (const char byte : bytes) {
        crc ^= static_cast<std::uint32_t>(static_cast<std::uint8_t>(byte)) << 16U;
        for (int bit = 0; bit < 8; ++bit) crc = (crc << 1U) ^ ((crc >> 23U & 1U) * 0x1864CFB);
    }
    return crc;
}

constexpr std::array<double, 4> powers{1, 10, 100, 1000};
constexpr double most_decimal = 0x1p40;

/// A number as digits and decimals, when that is exactly the number.
struct Decimal {
    std::uint64_t digits;
    unsigned decimals;  // 0–3
};
std::optional<Decimal> decimal(double x) {
    for (unsigned i = 0; i < powers.size(); ++i) {
        const double scaled = std::round(x * powers[i]);
        if (scaled >= 0 && scaled < most_decimal && scaled / powers[i] == x)
            return Decimal{static_cast<std::uint64_t>(scaled), i};
    }
    return std::nullopt;
}

// ---- writing -------------------------------------------------------------------------------------------------------

void put(Bytes& out, std::uint64_t n) {
    for (; n >= 128; n >>= 7U) out += static_cast<char>(n | 128U);
    out += static_cast<char>(n);
}
void put_raw(Bytes& out, double x) {
    auto bits = std::bit_cast<std::uint64_t>(x);
    for (int i = 0; i < 8; ++i, bits >>= 8U) out += static_cast<char>(bits);
}
/// Bit 0: raw; bits 1–2: decimals.
void put_number(Bytes& out, double x) {
    if (const auto d = decimal(x)) return put(out, d->digits << 3U | d->decimals << 1U);
    put(out, 1);
    put_raw(out, x);
}
void put_text(Bytes& out, std::string_view text) {
    put(out, text.size());
    out += text;
}

/// "2026.2" as 26 and 2; a version of another form as 0 and 0.
void put_data_version(Bytes& out, std::string_view text) {
    std::array<std::uint64_t, 2> parts{};
    std::size_t dots = 0;
    for (const char c : text) {
        const auto digit = static_cast<unsigned>(c - '0');
        if (c == '.') {
            ++dots;
        } else if (dots < 2 && digit < 10 && parts[dots] < most_in_data_version) {
            parts[dots] = parts[dots] * 10 + digit;
        } else {
            dots = 2;
        }
    }
    const bool usual = dots == 1 && parts[0] >= first_year;
    put(out, usual ? parts[0] - first_year : 0);
    put(out, usual ? parts[1] : 0);
}

std::uint32_t exclusions(const Profile& profile) {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < exclude_keys.size(); ++i) {
        if (std::ranges::find(profile.exclude, exclude_keys[i]) != profile.exclude.end()) bits |= 1U << i;
    }
    return bits;
}

constexpr unsigned age_said = 256;  // above the reference set

void put_profile(Bytes& out, const Profile& p, bool says_age) {
    put(out, (says_age ? age_said : 0U) | static_cast<unsigned>(p.sex) | static_cast<unsigned>(p.sun) << 1U |
                 (p.allow_supplements ? 8U : 0U) | (p.personal_absorption ? 16U : 0U) |
                 static_cast<unsigned>(p.reference) << 5U);
    put(out, exclusions(p));
    put_number(out, p.age);
    put_number(out, p.k2_target_ug);
}

void put_medical(Bytes& out, const Profile& p) {
    const unsigned open = p.flags_answered ? open_questions(p).bits : 0U;
    put(out, static_cast<unsigned>(p.state) | (p.postmenopausal ? 4U : 0U) | (p.flags_answered ? 8U : 0U) |
                 (p.serum_25ohd_nmol_l ? 16U : 0U) | (open != 0 ? 32U : 0U));
    put(out, p.flags.bits);
    put(out, p.unsure.bits);
    if (open != 0) put(out, open);
    if (p.serum_25ohd_nmol_l) put_number(out, *p.serum_25ohd_nmol_l);
}

void put_rest(Bytes& out, const PerNutrient<std::optional<double>>& rest) {
    unsigned given = 0;
    for (std::size_t i = 0; i < nutrient_count; ++i) given |= (rest[i] ? 1U : 0U) << i;
    put(out, given);
    for (const auto& amount : rest) {
        if (amount) put_number(out, *amount);
    }
}

void put_range(Bytes& out, double mid, double low, double high) {
    put_number(out, mid);
    put_number(out, low);
    put_number(out, high);
}

void put_own_food(Bytes& out, const OwnFood& food) {
    put_text(out, food.id);
    put_text(out, food.name);
    put(out, static_cast<unsigned>(food.basis) | (food.supplement ? 2U : 0U) | (food.vitamin_d2 ? 4U : 0U));
    put_number(out, food.serving_g);
    put_range(out, food.kappa.mid, food.kappa.low, food.kappa.high);
    std::uint32_t known = 0;
    std::uint32_t ranged = 0;
    for (std::size_t i = 0; i < nutrient_count; ++i) {
        known |= (food.cells[i].known ? 1U : 0U) << i;
        ranged |= (food.cells[i].ranged ? 1U : 0U) << i;
    }
    put(out, known);
    put(out, known & ranged);
    for (const Cell& cell : food.cells) {
        if (!cell.known) continue;
        if (cell.ranged)
            put_range(out, cell.mid, cell.low, cell.high);
        else
            put_number(out, cell.mid);
    }
}

constexpr unsigned is_dish = 8;  // where an own food has its basis

/// The number of an own food; dishes are counted on behind foods.
std::size_t own_index(const Day& day, std::string_view id) {
    const auto food = std::ranges::find(day.foods, id, &OwnFood::id);
    const auto dish = std::ranges::find(day.dishes, id, &OwnDish::id);
    return static_cast<std::size_t>(food != day.foods.end() ? food - day.foods.begin()
                                                            : food - day.foods.begin() + (dish - day.dishes.begin()));
}

void put_own_dish(Bytes& out, const OwnDish& dish, const Catalogue& catalogue, const Day& day) {
    put_text(out, dish.id);
    put_text(out, dish.name);
    put(out, is_dish);
    put_number(out, dish.g);
    put(out, dish.ingredients.size());
    for (const DishPart& part : dish.ingredients) {
        const Food* food = catalogue.find(part.food);
        put(out, food != nullptr ? food->code : 0);
        if (food == nullptr) put(out, own_index(day, part.food));
        put_number(out, part.g);
    }
}

/// The highest byte of every double from 2 to 2^257: a raw amount goes without it where it can.
constexpr std::uint64_t usual_high_byte = 0x40;
constexpr unsigned high_byte_shift = 56;

/// Bits 0–1: with_meal (0 not said, 1 false, 2 true; 3, only with bit 3: not said, and the amount goes without
/// usual_high_byte); 2: units; 3: a raw amount; then the code, or 0 and the number of an own food.
void put_item(Bytes& out, const Item& item, std::uint64_t code, std::size_t own) {
    const double amount = item.g ? *item.g : item.units.value_or(0);
    const auto d = decimal(amount);
    const bool short_raw =
        !d && !item.with_meal && std::bit_cast<std::uint64_t>(amount) >> high_byte_shift == usual_high_byte;
    const unsigned with_meal = item.with_meal ? 1U + static_cast<unsigned>(*item.with_meal) : (short_raw ? 3U : 0U);
    put(out, code << 4U | (d ? 0U : 8U) | (item.units ? 4U : 0U) | with_meal);
    if (code == 0) put(out, own);
    if (d)
        put(out, d->digits << 2U | d->decimals);
    else
        put_raw(out, amount);
    if (short_raw) out.pop_back();
}

std::string encode(const Link& link, const Catalogue& catalogue, Medical medical, bool with_foods) {
    const Day& day = link.day;
    Bytes profile;
    Bytes usual_profile;
    Bytes health;
    Bytes usual_health;
    put_profile(profile, day.profile, link.says_age);
    put_profile(usual_profile, Profile{}, false);
    put_medical(health, day.profile);
    put_medical(usual_health, Profile{});
    const bool rest = std::ranges::any_of(day.rest_of_day, [](const auto& amount) { return amount.has_value(); });
    unsigned options = 0;
    const auto option = [&](Option o, bool on) {
        if (on) options |= o;
        return on;
    };
    option(english, day.lang == Lang::en);
    option(whole_day, day.scope == Scope::day);
    option(elder, link.elder);
    option(text_mode, link.text_mode);
    Bytes out{static_cast<char>(version), 0};
    put_data_version(out, catalogue.version());
    if (option(has_profile, profile != usual_profile)) out += profile;
    if (option(has_health, medical == Medical::include && health != usual_health)) out += health;
    if (option(has_rest, rest)) put_rest(out, day.rest_of_day);
    if (option(has_foods, with_foods && !(day.foods.empty() && day.dishes.empty()))) {
        put(out, day.foods.size() + day.dishes.size());
        for (const OwnFood& food : day.foods) put_own_food(out, food);
        for (const OwnDish& dish : day.dishes) put_own_dish(out, dish, catalogue, day);
    }
    out[1] = static_cast<char>(options);

    put(out, day.meals.size());
    for (const Meal& meal : day.meals) {
        Bytes items;
        std::size_t count = 0;
        for (const Item& item : meal.items) {
            const Food* food = catalogue.find(item.food);
            if (food == nullptr && !with_foods) continue;
            ++count;
            put_item(items, item, food != nullptr ? food->code : 0, own_index(day, item.food));
        }
        put(out, count << 3U | static_cast<unsigned>(meal.slot));
        out += items;
    }
    return seal_link(std::move(out));
}

// ---- reading -------------------------------------------------------------------------------------------------------

/// Takes values off the front. After the first that is not there everything is 0 and whole() is false: no loop runs
/// longer than there are bytes.
class Reader {
  public:
    explicit Reader(std::string_view bytes) : rest_(bytes) {}

    [[nodiscard]] bool good() const { return good_; }
    [[nodiscard]] bool whole() const { return good_ && rest_.empty(); }
    void fail() { good_ = false; }

    std::uint8_t byte() {
        if (rest_.empty()) good_ = false;
        if (!good_) return 0;
        const char first = rest_.front();
        rest_.remove_prefix(1);
        return static_cast<std::uint8_t>(first);
    }
    std::uint64_t number() {
        std::uint64_t n = 0;
        for (unsigned shift = 0; shift < 63; shift += 7) {
            const std::uint8_t b = byte();
            n |= static_cast<std::uint64_t>(b & 127U) << shift;
            if (b < 128) return n;
        }
        fail();
        return 0;
    }
    /// How many of something follow, each at least a byte long.
    std::size_t count(std::uint64_t n) {
        if (n > rest_.size()) fail();
        return good_ ? static_cast<std::size_t>(n) : 0;
    }
    double raw(bool without_high_byte = false) {
        std::uint64_t bits = without_high_byte ? usual_high_byte << high_byte_shift : 0;
        const unsigned end = without_high_byte ? high_byte_shift : 64;
        for (unsigned shift = 0; shift < end; shift += 8) bits |= static_cast<std::uint64_t>(byte()) << shift;
        return std::bit_cast<double>(bits);
    }
    static double decimal(std::uint64_t digits, unsigned decimals) {
        return static_cast<double>(digits) / powers[decimals & 3U];
    }
    double real() {
        const std::uint64_t n = number();
        return (n & 1U) != 0 ? raw() : decimal(n >> 3U, static_cast<unsigned>(n >> 1U));
    }
    std::string text() {
        const std::size_t size = count(number());
        std::string out(rest_.substr(0, size));
        rest_.remove_prefix(size);
        return out;
    }
    /// One of `n` words.
    template <class Enum>
    Enum word(std::uint64_t value, std::size_t n) {
        if (value >= n) fail();
        return static_cast<Enum>(good_ ? value : 0);
    }
    std::uint32_t bits(std::size_t n) {
        const std::uint64_t set = number();
        if (set >> n != 0) fail();
        return good_ ? static_cast<std::uint32_t>(set) : 0;
    }

  private:
    std::string_view rest_;
    bool good_ = true;
};

/// UTF-8 as JSON wants it: no overlong forms, no surrogates, nothing above U+10FFFF; and no control characters.
bool is_text(std::string_view s) {
    for (std::size_t i = 0; i < s.size();) {
        const auto at = [&](std::size_t k) { return k < s.size() ? static_cast<std::uint8_t>(s[k]) : 0U; };
        const std::uint32_t lead = at(i);
        const unsigned more = lead < 0x80   ? 0
                              : lead < 0xC0 ? 4
                              : lead < 0xE0 ? 1
                              : lead < 0xF0 ? 2
                              : lead < 0xF8 ? 3
                                            : 4;
        if (more == 4) return false;
        std::uint32_t code = more == 0 ? lead : lead & (0x3FU >> more);
        for (unsigned k = 1; k <= more; ++k) {
            if ((at(i + k) & 0xC0U) != 0x80) return false;
            code = code << 6U | (at(i + k) & 0x3FU);
        }
        constexpr std::array<std::uint32_t, 4> least{0x20, 0x80, 0x800, 0x10000};
        if (code < least[more] || (code >= 0xD800 && code < 0xE000) || code > 0x10FFFF) return false;
        i += 1 + more;
    }
    return true;
}

void read_profile(Reader& in, Profile& p, bool& says_age) {
    const std::uint64_t packed = in.number();
    says_age = (packed & age_said) != 0;
    p.sex = static_cast<Sex>(packed & 1U);
    p.sun = in.word<Sun>(packed >> 1U & 3U, sun_keys.size());
    p.allow_supplements = (packed & 8U) != 0;
    p.personal_absorption = (packed & 16U) != 0;
    p.reference = in.word<Reference>((packed & ~std::uint64_t{age_said}) >> 5U, reference_keys.size());
    const std::uint32_t excluded = in.bits(exclude_keys.size());
    for (std::size_t i = 0; i < exclude_keys.size(); ++i) {
        if ((excluded >> i & 1U) != 0) p.exclude.emplace_back(exclude_keys[i]);
    }
    p.age = in.real();
    p.k2_target_ug = in.real();
}

void read_medical(Reader& in, Profile& p) {
    const std::uint32_t packed = in.bits(6);
    p.state = in.word<State>(packed & 3U, state_keys.size());
    p.postmenopausal = (packed & 4U) != 0;
    p.flags_answered = (packed & 8U) != 0;
    p.flags.bits = in.bits(flag_count);
    p.unsure.bits = in.bits(flag_count);
    if ((packed & 32U) != 0) p.unanswered.bits = static_cast<std::uint8_t>(in.bits(stop_question_count));
    const bool contradiction = std::ranges::any_of(
        all_stop_questions, [&](StopQuestion q) { return p.unanswered.has(q) && answer_of(p, q).has_value(); });
    if (contradiction || (!p.flags_answered && (p.flags.bits != 0 || p.unanswered.bits != 0))) in.fail();
    if ((packed & 16U) != 0) p.serum_25ohd_nmol_l = in.real();
}

void read_rest(Reader& in, PerNutrient<std::optional<double>>& rest) {
    const std::uint32_t given = in.bits(nutrient_count);
    for (std::size_t i = 0; i < nutrient_count; ++i) {
        if ((given >> i & 1U) != 0) rest[i] = in.real();
    }
}

template <class T>
void read_range(Reader& in, T& out) {
    out.mid = in.real();
    out.low = in.real();
    out.high = in.real();
}

/// The id of what the table has under this code (empty where it lacks it: check_day names the place) or, where it is
/// 0, of one of the own foods and dishes read so far.
std::string read_id(Reader& in, std::uint64_t code, const Catalogue& catalogue, const Day& day) {
    if (code == 0) {
        const std::uint64_t own = in.number();
        if (own < day.foods.size()) return day.foods[static_cast<std::size_t>(own)].id;
        const std::uint64_t dish = own - day.foods.size();
        if (dish < day.dishes.size()) return day.dishes[static_cast<std::size_t>(dish)].id;
        in.fail();
    } else if (code <= UINT16_MAX) {
        const Food* food = catalogue.find_code(static_cast<std::uint16_t>(code));
        if (food != nullptr) return std::string(food->id);
    }
    return {};
}

void read_own_dish(Reader& in, OwnDish& dish, const Catalogue& catalogue, const Day& day) {
    dish.g = in.real();
    const std::size_t parts = in.count(in.number());
    for (std::size_t i = 0; in.good() && i < parts; ++i) {
        DishPart& part = dish.ingredients.emplace_back();
        part.food = read_id(in, in.number(), catalogue, day);
        part.g = in.real();
    }
}

void read_own_food(Reader& in, const Catalogue& catalogue, Day& day) {
    std::string id = in.text();
    std::string name = in.text();
    if (!is_text(name)) in.fail();
    const std::uint32_t packed = in.bits(4);
    if (packed == is_dish) {
        OwnDish dish{std::move(id), std::move(name), 0, {}};
        read_own_dish(in, dish, catalogue, day);
        day.dishes.push_back(std::move(dish));
        return;
    }
    if (packed > is_dish || !day.dishes.empty()) in.fail();
    OwnFood& food = day.foods.emplace_back();
    food.id = std::move(id);
    food.name = std::move(name);
    food.basis = static_cast<Basis>(packed & 1U);
    food.supplement = (packed & 2U) != 0;
    food.vitamin_d2 = (packed & 4U) != 0;
    food.serving_g = in.real();
    read_range(in, food.kappa);
    const std::uint32_t known = in.bits(nutrient_count);
    const std::uint32_t ranged = in.bits(nutrient_count);
    for (std::size_t i = 0; i < nutrient_count; ++i) {
        if ((known >> i & 1U) == 0) continue;
        Cell& cell = food.cells[i];
        cell.known = true;
        cell.grade = Grade::own;
        cell.how = How::own;
        if ((ranged >> i & 1U) != 0)
            read_range(in, cell);
        else
            cell.mid = cell.low = cell.high = in.real();
        cell.ranged = cell.low < cell.mid || cell.high > cell.mid;
    }
}

/// A code that the table lacks gives an item without a food, which check_day names.
void read_item(Reader& in, const Catalogue& catalogue, const Day& day, Item& item) {
    const std::uint64_t packed = in.number();
    const std::uint64_t code = packed >> 4U;
    item.food = read_id(in, code, catalogue, day);
    const std::uint64_t with_meal = packed & 3U;
    const bool short_raw = with_meal == 3;
    if (with_meal != 0 && !short_raw) item.with_meal = with_meal == 2;
    if (short_raw && (packed & 8U) == 0) in.fail();
    std::optional<double>& amount = (packed & 4U) != 0 ? item.units : item.g;
    if ((packed & 8U) != 0) {
        amount = in.raw(short_raw);
    } else {
        const std::uint64_t n = in.number();
        amount = Reader::decimal(n >> 2U, static_cast<unsigned>(n));
    }
}

/// The bytes and their checksum, or what is wrong with the characters.
Result<Bytes> bytes_of(std::string_view text) {
    if (text.substr(0, prefix.size()) != prefix) return Error{"", "expected p= and the link's text"};
    if (text.size() > longest_text) return Error{"", "expected at most 100000 characters"};
    Bytes out;
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (std::size_t i = prefix.size(); i < text.size(); ++i) {
        const std::size_t digit = alphabet.find(text[i]);
        if (digit == std::string_view::npos) {
            return Error{"", "expected letters, digits, - and _; character " + std::to_string(i + 1) +
                                 " of the link is another"};
        }
        bits = bits << 6U | static_cast<std::uint32_t>(digit);
        count += 6;
        if (count < 8) continue;
        count -= 8;
        out += static_cast<char>(bits >> count);
    }
    // What is left over of the last character is empty, or the link was cut or changed there.
    if (count >= 6 || (bits & ((1U << count) - 1)) != 0) return Error{"", "expected a whole link: its end is missing"};
    return out;
}

/// Content and checksum as they were written: the CRC over both is 0 then.
bool is_whole(std::string_view bytes) {
    return bytes.size() >= 5 && crc24(bytes) == 0;
}

}  // namespace

std::string seal_link(std::string bytes) {
    const std::uint32_t crc = crc24(bytes);
    for (const unsigned shift : {16U, 8U, 0U}) bytes += static_cast<char>(crc >> shift);
    std::string out(prefix);
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (const char byte : bytes) {
        bits = bits << 8U | static_cast<std::uint8_t>(byte);
        for (count += 8; count >= 6; count -= 6) out += alphabet[bits >> (count - 6) & 63U];
    }
    if (count > 0) out += alphabet[bits << (6 - count) & 63U];
    return out;
}

LinkText encode_link(const Link& link, const Catalogue& catalogue, Medical medical) {
    assert(!check_day(link.day, catalogue));
    LinkText out{encode(link, catalogue, medical, true), 0};
    const std::size_t own = link.day.foods.size() + link.day.dishes.size();
    if (out.text.size() > max_link_chars && own > 0) out = {encode(link, catalogue, medical, false), own};
    return out;
}

Day received(Link link, const Day& reader) {
    Day day = std::move(link.day);
    const Profile sender = std::exchange(day.profile, reader.profile);
    Profile& who = day.profile;
    day.lang = reader.lang;
    if (link.says_age || link.medical) {
        who.age = sender.age;
        who.sex = sender.sex;
        if (who.sex == Sex::male) who.state = State::none;
    }
    if (link.medical) {
        copy_medical(sender, who);
        who.flags_answered |= reader.profile.flags_answered;
        who.flags.bits |= reader.profile.flags.bits;
        who.unsure.bits = (who.unsure.bits | reader.profile.unsure.bits) & ~who.flags.bits;
    }
    return day;
}

Result<Link> decode_link(std::string_view text, const Catalogue& catalogue) {
    auto bytes = bytes_of(text);
    if (!bytes) return bytes.error();
    std::string_view content = bytes.value();
    if (!is_whole(content)) return Error{"", "expected a whole link: it was cut or changed"};
    content.remove_suffix(3);
    Reader in(content);
    const std::uint8_t made = in.byte();
    if (made != version && made != without_data_version)
        return Error{"", "expected a link of version 1 or 2: a newer K2 Plate made this one"};

    Link link;
    Day& day = link.day;
    const unsigned options = in.byte();
    const auto option = [options](Option o) { return (options & o) != 0; };
    if (made == version) {
        const std::uint64_t years = in.number(), edition = in.number();
        if (years >= most_in_data_version || edition >= 10 * most_in_data_version) in.fail();
        if (years > 0) link.data_version = std::to_string(first_year + years) + '.' + std::to_string(edition);
    }
    day.lang = option(english) ? Lang::en : Lang::zh;
    day.scope = option(whole_day) ? Scope::day : Scope::plate;
    link.elder = option(elder);
    link.text_mode = option(text_mode);
    if (option(has_profile)) read_profile(in, day.profile, link.says_age);
    link.medical = option(has_health);
    if (link.medical) read_medical(in, day.profile);
    if (option(has_rest)) read_rest(in, day.rest_of_day);
    if (option(has_foods)) {
        const std::size_t foods = in.count(in.number());
        for (std::size_t i = 0; in.good() && i < foods; ++i) read_own_food(in, catalogue, day);
    }
    const std::size_t meals = in.count(in.number());
    for (std::size_t m = 0; in.good() && m < meals; ++m) {
        const std::uint64_t head = in.number();
        Meal& meal = day.meals.emplace_back();
        meal.slot = in.word<Slot>(head & 7U, slot_count);
        const std::size_t items = in.count(head >> 3U);
        for (std::size_t i = 0; in.good() && i < items; ++i) read_item(in, catalogue, day, meal.items.emplace_back());
    }
    if (!in.whole()) return Error{"", "expected a link that K2 Plate made: its content makes no sense"};
    if (auto wrong = check_day(day, catalogue)) return *std::move(wrong);
    return link;
}

Result<Link> decode_glued_link(std::string_view text, const Catalogue& catalogue) {
    if (!text.starts_with(prefix) || text.size() > longest_text) return decode_link(text, catalogue);
    const std::size_t end = std::min(text.find_first_not_of(alphabet, prefix.size()), text.size());
    for (std::size_t glued = 0; glued <= most_glued && prefix.size() + glued <= end; ++glued) {
        auto link = decode_link(text.substr(0, end - glued), catalogue);
        // A place in it: it is a whole link, whose content is refused.
        if (link || !link.error().at.empty()) return link;
    }
    return decode_link(text, catalogue);
}

}  // namespace k2
