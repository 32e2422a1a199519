#include "core/json_reader.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>

namespace k2 {
namespace {

bool is_digit(int c) {
    return c >= '0' && c <= '9';
}

/// A whole number of up to 4096 bits: enough for 10^±1124 and for 800 digits.
class Big {
  public:
    explicit Big(std::uint32_t value) : words_{value}, size_(value != 0 ? 1 : 0) {}

    void multiply_add(std::uint32_t factor, std::uint32_t add) {
        std::uint64_t carry = add;
        for (std::size_t i = 0; i < size_; ++i) {
            carry += std::uint64_t{words_[i]} * factor;
            words_[i] = static_cast<std::uint32_t>(carry);
            carry >>= 32U;
        }
        if (carry != 0) words_[size_++] = static_cast<std::uint32_t>(carry);
    }
    void multiply_by_power_of_10(int exponent) {
        for (; exponent > 0; --exponent) multiply_add(10, 0);
    }
    void shift_left(int bits) {
        for (; bits >= 31; bits -= 31) multiply_add(std::uint32_t{1} << 31U, 0);
        multiply_add(std::uint32_t{1} << static_cast<unsigned>(bits), 0);
    }
    /// Takes `other` away if that leaves no less than 0.
    bool subtract(const Big& other) {
        if (*this < other) return false;
        std::uint64_t borrow = 0;
        for (std::size_t i = 0; i < size_; ++i) {
            const std::uint64_t take = borrow + (i < other.size_ ? other.words_[i] : 0);
            borrow = words_[i] < take ? 1 : 0;
            words_[i] = static_cast<std::uint32_t>(words_[i] - take);
        }
        while (size_ > 0 && words_[size_ - 1] == 0) --size_;
        return true;
    }
    [[nodiscard]] bool zero() const { return size_ == 0; }
    [[nodiscard]] int bits() const {
        return size_ == 0 ? 0 : static_cast<int>(32 * size_) - std::countl_zero(words_[size_ - 1]);
    }
    friend bool operator<(const Big& a, const Big& b) {
        if (a.size_ != b.size_) return a.size_ < b.size_;
        for (std::size_t i = a.size_; i-- > 0;) {
            if (a.words_[i] != b.words_[i]) return a.words_[i] < b.words_[i];
        }
        return false;
    }

  private:
    std::array<std::uint32_t, 136> words_;  // the lowest first
    std::size_t size_;
};

/// digits × 10^exponent by long division: exact, slow, and hardly ever needed.
double divide(std::string_view digits, int exponent) {
    // Nothing behind the 800th digit but the knowledge that something is there can decide a rounding.
    constexpr std::size_t most_digits = 800;
    const bool more = digits.size() > most_digits;
    if (more) {
        exponent += static_cast<int>(digits.size() - most_digits);
        digits = digits.substr(0, most_digits);
    }
    const int magnitude = static_cast<int>(digits.size()) + exponent;  // the number is below 10^magnitude
    if (magnitude > 310) return std::numeric_limits<double>::infinity();
    if (magnitude < -330) return 0;
    Big numerator(0);
    for (const char c : digits) numerator.multiply_add(10, static_cast<std::uint32_t>(c - '0'));
    if (more) {
        numerator.multiply_add(10, 1);
        --exponent;
    }
    Big denominator(1);
    (exponent < 0 ? denominator : numerator).multiply_by_power_of_10(exponent < 0 ? -exponent : exponent);

    // The quotient shall have 53 bits before the point (fewer for the smallest numbers) and one behind it.
    constexpr int smallest_exponent = -1074;
    int power = std::max(numerator.bits() - denominator.bits() - 53, smallest_exponent) - 1;
    (power < 0 ? numerator : denominator).shift_left(power < 0 ? -power : power);
    int top = std::max(0, numerator.bits() - denominator.bits());
    std::uint64_t quotient = 0;
    denominator.shift_left(top);
    for (;; --top) {
        quotient = quotient << 1U | (numerator.subtract(denominator) ? 1U : 0U);
        if (top == 0) break;
        numerator.shift_left(1);  // instead of halving the denominator
    }
    bool rest = !numerator.zero();
    if (quotient >> 54U != 0) {  // one bit too many
        rest = rest || (quotient & 1U) != 0;
        quotient >>= 1U;
        ++power;
    }
    const bool up = (quotient & 1U) != 0 && (rest || (quotient & 2U) != 0);
    quotient = (quotient >> 1U) + (up ? 1U : 0U);
    ++power;
    // A carry out of the 53 bits runs into the exponent, as it shall.
    const bool normal = quotient >> 52U != 0;
    const auto biased = static_cast<std::uint64_t>(normal ? power - smallest_exponent : 0);
    const std::uint64_t bits = (biased << 52U) + quotient;
    constexpr std::uint64_t infinity = 0x7ff0000000000000U;
    return std::bit_cast<double>(std::min(bits, infinity));
}

}  // namespace

double nearest_double(std::string_view digits, int exponent) {
    while (digits.starts_with('0')) digits.remove_prefix(1);
    while (digits.ends_with('0')) {
        digits.remove_suffix(1);
        ++exponent;
    }
    if (digits.empty()) return 0;
    // At most 15 digits and a power of ten that is a double: one exactly rounded operation (Clinger 1990).
    constexpr std::array<double, 23> powers{1,    1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                            1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    if (digits.size() > 15 || exponent > 22 || exponent < -22) return divide(digits, exponent);
    double value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return exponent < 0 ? value / powers[static_cast<std::size_t>(-exponent)]
                        : value * powers[static_cast<std::size_t>(exponent)];
}

const JsonValue* JsonValue::find(std::string_view name) const {
    for (const JsonValue& member : *this) {
        if (member.key == name) return &member;
    }
    return nullptr;
}

/// Reads by recursive descent. Every function is false after the first thing that is wrong.
class JsonParser {
  public:
    JsonParser(std::string_view text, const JsonLimits& limits)
        : begin_(text.data()), at_(text.data()), end_(text.data() + text.size()), limits_(limits) {}

    Result<JsonDocument> read() {
        // A document that is not mere digits and commas fits; one that is grows.
        document_.values_.reserve(8 + static_cast<std::size_t>(end_ - begin_) / 8);
        if (std::string_view(at_, end_).starts_with("\xEF\xBB\xBF")) at_ += 3;
        if (value({}) && (skip_space(), at_ == end_ || syntax_error())) return std::move(document_);
        return std::move(error_);
    }

  private:
    using Kind = JsonValue::Kind;

    /// An open container, for the place of an error.
    struct Level {
        const Level* parent;
        bool array;
        std::size_t element;   // how many are complete
        std::string_view key;  // the last one read
        bool has_key;
    };

    [[nodiscard]] int peek() const { return at_ == end_ ? -1 : static_cast<unsigned char>(*at_); }

    bool take(char c) {
        if (peek() != c) return false;
        ++at_;
        return true;
    }

    void skip_space() {
        while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) ++at_;
    }

    bool fail(std::string message) {
        for (const Level* level = level_; level != nullptr; level = level->parent) {
            if (level->array) {
                error_.at.insert(0, '/' + std::to_string(level->element));
            } else if (level->has_key) {
                error_.at.insert(0, '/' + pointer_step(level->key));
            }
        }
        error_.message = std::move(message);
        return false;
    }

    bool syntax_error() {
        const std::string_view read(begin_, at_);
        const auto line = 1 + std::count(read.begin(), read.end(), '\n');
        const auto line_start = read.rfind('\n');
        const auto column = line_start == std::string_view::npos ? read.size() + 1 : read.size() - line_start;
        return fail("expected valid JSON with finite numbers, stopped at line " + std::to_string(line) + ", column " +
                    std::to_string(column));
    }

    bool word(std::string_view rest) {
        for (const char c : rest) {
            if (!take(c)) return syntax_error();
        }
        return true;
    }

    JsonValue& add(Kind kind, std::string_view key) { return document_.values_.emplace_back(kind, key); }

    bool value(std::string_view key) {
        skip_space();
        switch (peek()) {
            case '{':
            case '[':
                return container(key);
            case '"': {
                std::string_view text;
                if (!string(text)) return false;
                add(Kind::string, key).text = text;
                return true;
            }
            case 't':
                add(Kind::boolean, key).flag = true;
                return word("true");
            case 'f':
                add(Kind::boolean, key);
                return word("false");
            case 'n':
                add(Kind::null, key);
                return word("null");
            default:
                return number(key);
        }
    }

    bool container(std::string_view key) {
        std::size_t depth = 0;
        for (const Level* level = level_; level != nullptr; level = level->parent) ++depth;
        if (depth >= limits_.depth)
            return fail("expected at most " + std::to_string(limits_.depth) + " levels of nesting");
        const bool array = *at_++ == '[';
        const std::size_t self = document_.values_.size();
        add(array ? Kind::array : Kind::object, key);
        Level level{level_, array, 0, {}, false};
        level_ = &level;
        const char close = array ? ']' : '}';
        skip_space();
        if (!take(close)) {
            do {
                if (!(array ? value({}) : member(level, self))) return false;
                ++level.element;
                skip_space();
            } while (take(','));
            if (!take(close)) return syntax_error();
        }
        document_.values_[self].span = static_cast<std::uint32_t>(document_.values_.size() - self);
        level_ = level.parent;
        return true;
    }

    bool member(Level& level, std::size_t self) {
        skip_space();
        std::string_view key;
        if (peek() != '"') return syntax_error();
        if (!string(key)) return false;
        level.key = key;
        level.has_key = true;
        if (level.element >= limits_.keys) return fail("expected at most " + std::to_string(limits_.keys) + " keys");
        const JsonValue* other = &document_.values_[self] + 1;
        for (std::size_t i = 0; i < level.element; ++i, other += other->span) {
            if (other->key == key) return fail("expected each key once, this one is there twice");
        }
        skip_space();
        if (!take(':')) return syntax_error();
        return value(key);
    }

    bool number(std::string_view key) {
        const char* start = at_;
        const bool negative = take('-');
        const char* digits = at_;
        if (!is_digit(peek())) return syntax_error();
        if (!take('0')) skip_digits();
        std::string_view all(digits, at_);
        int exponent = 0;
        if (take('.')) {
            const char* fraction = at_;
            if (!is_digit(peek())) return syntax_error();
            skip_digits();
            exponent = -static_cast<int>(at_ - fraction);
            all = without_point({digits, at_}, static_cast<std::size_t>(fraction - digits) - 1);
        }
        if (take('e') || take('E')) {
            const bool below = take('-');
            if (!below) take('+');
            if (!is_digit(peek())) return syntax_error();
            int written = 0;
            // Far beyond every double, far from overflow, and more than the digits of the longest text can take back.
            for (; is_digit(peek()); ++at_) written = std::min(written * 10 + (*at_ - '0'), 100'000'000);
            exponent += below ? -written : written;
        }
        const double magnitude = nearest_double(all, exponent);
        if (magnitude == std::numeric_limits<double>::infinity()) {
            at_ = start;
            return syntax_error();
        }
        add(Kind::number, key).number = negative && magnitude != 0 ? -magnitude : magnitude;
        return true;
    }

    void skip_digits() {
        while (is_digit(peek())) ++at_;
    }

    /// The digits of a number written with a point at `point`. Valid until the next call.
    std::string_view without_point(std::string_view number, std::size_t point) {
        digits_.assign(number.substr(0, point));
        digits_.append(number.substr(point + 1));
        return digits_;
    }

    bool string(std::string_view& out) {
        const char* start = ++at_;
        while (at_ != end_ && *at_ != '"' && *at_ != '\\') {
            if (!character()) return false;
        }
        if (take('"')) {
            out = {start, at_ - 1};
            return true;
        }
        // From the first escape on: into a place of its own. What is meant is never longer than what is written.
        std::vector<char>& store = document_.unescaped_;
        if (store.capacity() == 0) store.reserve(static_cast<std::size_t>(end_ - start));
        const std::size_t from = store.size();
        store.insert(store.end(), start, at_);
        while (at_ != end_ && *at_ != '"') {
            const char* next = at_;
            if (take('\\')) {
                if (!escape(store)) return false;
            } else {
                if (!character()) return false;
                store.insert(store.end(), next, at_);
            }
        }
        if (!take('"')) return syntax_error();
        out = {store.data() + from, store.size() - from};
        return true;
    }

    /// One character of a string as itself: no control character, whole UTF-8 (Unicode 16, table 3-7).
    bool character() {
        const int first = peek();
        if (first < 0x20) return syntax_error();
        ++at_;
        if (first < 0x80) return true;
        int low = 0x80;
        int high = 0xBF;
        int more = 1;
        if (first >= 0xE0) {
            more = first >= 0xF0 ? 3 : 2;
            if (first == 0xE0) low = 0xA0;
            if (first == 0xED) high = 0x9F;
            if (first == 0xF0) low = 0x90;
            if (first == 0xF4) high = 0x8F;
        }
        if (first < 0xC2 || first > 0xF4) return --at_, syntax_error();
        for (; more > 0; --more, ++at_, low = 0x80, high = 0xBF) {
            if (peek() < low || peek() > high) return syntax_error();
        }
        return true;
    }

    /// Behind the backslash.
    bool escape(std::vector<char>& store) {
        constexpr std::string_view names = "\"\\/bfnrt";
        constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        const std::size_t known = at_ == end_ ? names.npos : names.find(*at_);
        if (known != names.npos) {
            ++at_;
            store.push_back(meanings[known]);
            return true;
        }
        std::uint32_t code = 0;
        if (!take('u') || !four_hex(code)) return syntax_error();
        if (code >= 0xD800 && code < 0xE000) {  // a pair of halves
            std::uint32_t low = 0;
            if (code >= 0xDC00 || !take('\\') || !take('u') || !four_hex(low) || low < 0xDC00 || low >= 0xE000)
                return syntax_error();
            code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
        }
        const auto put = [&store](std::uint32_t byte) { store.push_back(static_cast<char>(byte)); };
        const auto follow = [&](unsigned shift) { put(0x80U | (code >> shift & 0x3FU)); };
        if (code < 0x80) {
            put(code);
        } else if (code < 0x800) {
            put(0xC0U | code >> 6U);
            follow(0);
        } else if (code < 0x10000) {
            put(0xE0U | code >> 12U);
            follow(6);
            follow(0);
        } else {
            put(0xF0U | code >> 18U);
            follow(12);
            follow(6);
            follow(0);
        }
        return true;
    }

    bool four_hex(std::uint32_t& code) {
        for (int i = 0; i < 4; ++i, ++at_) {
            const int c = peek();
            const int letter = c | 0x20;
            if (is_digit(c)) {
                code = code << 4U | static_cast<std::uint32_t>(c - '0');
            } else if (letter >= 'a' && letter <= 'f' && c != -1) {
                code = code << 4U | static_cast<std::uint32_t>(letter - 'a' + 10);
            } else {
                return false;
            }
        }
        return true;
    }

    const char* begin_;
    const char* at_;
    const char* end_;
    JsonLimits limits_;
    JsonDocument document_;
    const Level* level_ = nullptr;
    std::string digits_;
    Error error_;
};

Result<JsonDocument> read_json(std::string_view text, const JsonLimits& limits) {
    if (text.size() > limits.bytes)
        return Error{"", "expected at most " + std::to_string(limits.bytes) + " bytes of JSON"};
    return JsonParser(text, limits).read();
}

std::string pointer_step(std::string_view key) {
    std::string step;
    for (const char c : key) {
        if (c == '~') {
            step += "~0";
        } else if (c == '/') {
            step += "~1";
        } else {
            step += c;
        }
    }
    return step;
}

}  // namespace k2
