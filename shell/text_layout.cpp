#include "shell/text_layout.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "imgui.h"
#include "shell/hash.h"
#include "shell/imgui_port.h"

namespace k2::shell {
namespace {

// Widths in em, by eye on Noto and PingFang.
constexpr float han_latin_gap = 0.20F;
constexpr float middle_dot = 0.22F;
constexpr float double_quote = 0.46F;
constexpr float single_quote = 0.26F;
constexpr float ideographic_space = 0.50F;
constexpr float blank_half = 0.50F;  // of ，。（ and the like: their ink fills the other half of the em

constexpr float phrase_from = 0.56F;  // a break after a phrase mark is taken when the line is at least this full
constexpr int widow_glyphs = 6;
constexpr float narrowest = 0.5F;   // how far a paragraph may be narrowed to save a short last line
constexpr int narrowing_steps = 6;  // bisection: 1/64 of the half width, a pixel or two

constexpr char32_t no_break_space = 0xA0;

// ---- Kinds of characters ------------------------------------------------------------------------

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

/// Takes a full em and may stand at either end of a line: Han, kana, full-width marks, emoji.
bool is_wide(char32_t c) {
    return c >= 0x2E80;
}

/// What is read as a Chinese (or Japanese) word: takes .2 em towards Latin letters.
bool is_han(char32_t c) {
    if (c < 0x3005) return false;
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x3040 && c <= 0x30FF) || c == U'々' || c == U'〇' ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

/// Latin, Greek and Cyrillic letters and digits.
bool is_alphanumeric(char32_t c) {
    return is_digit(c) || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || c == U'µ' ||
           (c >= 0xC0 && c <= 0x52F && c != U'×' && c != U'÷');
}

/// Is c one of these marks? Letters and Han, nearly everything there is, are none: no need to look.
bool one_of(char32_t c, std::u32string_view marks) {
    if (is_han(c) || is_alphanumeric(c)) return false;
    return marks.find(c) != std::u32string_view::npos;
}

bool is_space(char32_t c) {
    return c == U' ' || c == no_break_space || c == 0x3000;
}

/// Emphasis marks, variation selectors, joiners.
bool is_invisible(char32_t c) {
    return c < 0x20 || (c >= 0x200B && c <= 0x200D) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

constexpr std::u32string_view phrase_ends = U"，。：；！？";
constexpr std::u32string_view wide_closing = U"，。：；！？、）》」』】〉］";
constexpr std::u32string_view wide_opening = U"（《「『【〈［";
constexpr std::u32string_view narrow_closing = U"”’·…—%％‰℃°,.:;!?)]}";
constexpr std::u32string_view narrow_opening = U"“‘([{¥$≈≤≥±~<>+−";

bool is_wide_closing(char32_t c) {
    return is_wide(c) && one_of(c, wide_closing);
}
bool is_wide_opening(char32_t c) {
    return is_wide(c) && one_of(c, wide_opening);
}
bool ends_phrase(char32_t c) {
    return is_wide(c) && one_of(c, phrase_ends);
}
bool never_starts_line(char32_t c) {
    return one_of(c, narrow_closing) || is_wide_closing(c);
}
bool never_ends_line(char32_t c) {
    return one_of(c, narrow_opening) || is_wide_opening(c);
}

/// Room that a glyph gets instead of its own advance, in em; 0: its own.
float fixed_room(char32_t c) {
    switch (c) {
        case U'·':
            return middle_dot;
        case U'“':
        case U'”':
            return double_quote;
        case U'‘':
        case U'’':
            return single_quote;
        case no_break_space:
            return han_latin_gap;
        case 0x3000:
            return ideographic_space;
        default:
            return 0;
    }
}

/// Added between two neighbours, in em.
float space_between(char32_t before, char32_t c) {
    if ((is_han(before) && is_alphanumeric(c)) || (is_alphanumeric(before) && is_han(c))) return han_latin_gap;
    if (is_wide_closing(before) && (is_wide_closing(c) || is_wide_opening(c))) return -blank_half;
    return 0;
}

/// What was walked of a line, as far as breaking asks for it.
struct Walked {
    char32_t last = 0;    // the last character
    char32_t word = 0;    // the last that is no space
    bool number = false;  // word ends a number: "80", "95–120", but not "K2"

    void add(char32_t c) {
        if (!is_space(c)) {
            const bool begins = last == 0 || is_space(last) || is_wide(last) || never_ends_line(last);
            number = is_digit(c) ? number || begins : number && !begins && !is_alphanumeric(c);
            word = c;
        }
        last = c;
    }
};

/// May a line end here when n comes next?
bool may_break(const Walked& walked, char32_t n) {
    if (is_space(n) || walked.last == no_break_space) return false;
    if (never_starts_line(n) || never_ends_line(walked.word)) return false;
    if (is_digit(walked.word) && walked.number) return is_wide(n) && !is_han(n);  // it stays with what it counts
    return is_space(walked.last) || is_wide(walked.last) || is_wide(n);
}

// ---- Breaking -----------------------------------------------------------------------------------

struct Cut {
    std::size_t end = 0;   // bytes of the line, spaces at its end not counted
    std::size_t next = 0;  // where the next line begins
    float width = 0;       // of the ink, more or less: blank ends not counted
    int glyphs = 0;
    bool emphasis = false;  // where the next line begins
};

/// The first line of a text without '\n'.
Cut cut_line(const TextFace& face, std::string_view text, bool emphasis, float max_width) {
    LineWalker walker(face, text, emphasis);
    const float blank = std::floor(face.em * blank_half);
    Cut now{.emphasis = emphasis};  // everything up to and including the present glyph
    Cut allowed, phrase;            // the last places where the line may end
    Walked walked;
    for (;;) {
        const Cut before = now;
        PlacedGlyph glyph;
        if (!walker.next(glyph)) return {text.size(), text.size(), now.width, now.glyphs, walker.emphasis()};
        now.next = walker.at();
        now.emphasis = walker.emphasis();
        if (glyph.code == 0) continue;
        walked.add(glyph.code);
        if (!is_space(glyph.code)) {
            now.end = now.next;
            now.width = walker.end() - (is_wide_closing(glyph.code) ? blank : 0);
            ++now.glyphs;
            if (now.width > max_width && before.glyphs > 0) {
                if (phrase.next > 0 && phrase.width > max_width * phrase_from) return phrase;
                return allowed.next > 0 ? allowed : before;
            }
        }
        if (now.glyphs > 0 && may_break(walked, walker.ahead())) {
            allowed = now;
            if (ends_phrase(walked.word)) phrase = now;
        }
    }
}

std::vector<Cut> cut_lines(const TextFace& face, std::string_view text, bool emphasis, float max_width) {
    std::vector<Cut> lines;
    do {
        lines.push_back(cut_line(face, text, emphasis, max_width));
        emphasis = lines.back().emphasis;
        text.remove_prefix(lines.back().next);
    } while (!text.empty());
    return lines;
}

/// The lines of a paragraph (a text without '\n'), at least one: of max_width, or of less where a short last line is
/// filled up by it.
std::vector<Cut> set_paragraph(const TextFace& face, std::string_view text, bool emphasis, float max_width) {
    std::vector<Cut> lines = cut_lines(face, text, emphasis, max_width);
    if (lines.size() < 2 || lines.back().glyphs >= widow_glyphs) return lines;
    float too_narrow = max_width * narrowest;
    float good = max_width;
    for (int step = 0; step < narrowing_steps; ++step) {
        const float width = (too_narrow + good) / 2;
        std::vector<Cut> narrower = cut_lines(face, text, emphasis, width);
        if (narrower.size() > lines.size()) {
            too_narrow = width;
        } else {
            good = width;
            lines = std::move(narrower);
        }
    }
    return lines;
}

// ---- Memory -----------------------------------------------------------------------------------------

// A page lays out all its text in every frame, and hardly any of it has changed: what was found is kept, under a hash
// of everything that it depends on. A newer text takes an older one's place.

LayoutKey key_of(const TextFace& face, std::string_view text, bool emphasis, float max_width) {
    Hash hash;
    hash.add(text);
    hash.add(max_width);
    hash.add(std::uint64_t{emphasis});
    hash.add_address(face.plain);
    hash.add_address(face.emphasis);
    // An address may be used again by another size of another font; its size and widest advance tell most of them
    // apart.
    hash.add(face.em);
    hash.add(face.plain->GetCharAdvance(U'国'));
    return {hash.value(), text.size()};
}

/// Each key has four places. When all are taken, what was not asked for the longest makes room.
template <class Value>
class Memory {
  public:
    /// What is kept under the key; else what make() gives. Valid until the next call.
    template <class Make>
    const Value& get(const LayoutKey& key, Make make) {
        constexpr std::size_t ways = 4;
        Place* const begin = &places_[key.hash % (places_.size() / ways) * ways];
        Place* oldest = begin;
        for (Place* place = begin; place != begin + ways; ++place) {
            if (place->asked > 0 && place->key == key) {
                place->asked = ++asked_;
                return place->value;
            }
            if (place->asked < oldest->asked) oldest = place;
        }
        *oldest = {key, ++asked_, make()};
        return oldest->value;
    }

  private:
    struct Place {
        LayoutKey key;
        std::uint32_t asked = 0;  // when, counted in calls; 0: empty
        Value value{};
    };
    std::array<Place, 1024> places_{};
    std::uint32_t asked_ = 0;
};

/// set_paragraph, remembered. Valid until the next call.
std::span<const Cut> lines_of(const LayoutKey& key, const TextFace& face, std::string_view text, bool emphasis,
                              float max_width) {
    static Memory<std::vector<Cut>> memory;
    return memory.get(key, [&] { return set_paragraph(face, text, emphasis, max_width); });
}

std::string_view first_paragraph(std::string_view text) {
    return text.substr(0, text.find('\n'));
}

}  // namespace

// ---- UTF-8 ----------------------------------------------------------------------------------------

char32_t next_code_point(std::string_view text, std::size_t& at) {
    if (at >= text.size()) return 0;
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
        ++at;
        return byte;
    }
    std::size_t bytes = 0;
    const char32_t c = first_code_point(text.substr(at), bytes);
    at += bytes;
    return c;
}

std::string without_emphasis(std::string_view text) {
    std::string out(text);
    std::erase_if(out, [](char c) { return c == emphasis_begin[0] || c == emphasis_end[0]; });
    return out;
}

// ---- One line -----------------------------------------------------------------------------------

LineWalker::LineWalker(const TextFace& face, std::string_view line, bool emphasis)
    : face_(face), line_(line), emphasis_(emphasis) {
    assert(face.plain != nullptr && face.emphasis != nullptr && face.em >= 1);
    next_ = next_code_point(line_, after_next_);
}

char32_t LineWalker::ahead() const {
    char32_t c = next_;
    for (std::size_t at = after_next_; c != 0 && is_invisible(c);) c = next_code_point(line_, at);
    return c;
}

bool LineWalker::next(PlacedGlyph& glyph) {
    const char32_t c = next_;
    if (c == 0) return false;
    at_ = after_next_;
    next_ = next_code_point(line_, after_next_);
    glyph = {.code = 0, .emphasis = emphasis_, .x = x_, .room = 0};
    if (is_invisible(c)) {
        if (c == static_cast<char32_t>(emphasis_begin[0])) emphasis_ = true;
        if (c == static_cast<char32_t>(emphasis_end[0])) emphasis_ = false;
        return true;
    }

    const auto whole = [](float px) { return std::floor(px + 0.5F); };  // std::round is a call in wasm
    const auto in_em = [&](float em) { return whole(em * face_.em); };
    ImFontBaked& font = emphasis_ ? *face_.emphasis : *face_.plain;
    if (const float space = space_between(before_, c); space != 0) x_ += in_em(space);
    glyph.code = c;
    glyph.x = x_;
    if (const float room = fixed_room(c); room > 0) {
        glyph.room = in_em(room);
        x_ += glyph.room;
    } else if (c == U' ' && is_wide(before_) != is_wide(ahead())) {
        x_ += in_em(han_latin_gap);
    } else if (is_digit(c)) {
        const float advance = whole(font.GetCharAdvance('0'));
        glyph.x += whole((advance - font.GetCharAdvance(static_cast<ImWchar>(c))) / 2);
        x_ += advance;
    } else {
        x_ += whole(font.GetCharAdvance(static_cast<ImWchar>(c)));
    }
    before_ = c;
    return true;
}

float line_width(const TextFace& face, std::string_view line, bool emphasis) {
    static Memory<float> memory;
    return memory.get(key_of(face, line, emphasis, 0), [&] {
        LineWalker walker(face, line, emphasis);
        for (PlacedGlyph glyph; walker.next(glyph);) {
        }
        return walker.end();
    });
}

std::string_view fitting_prefix(const TextFace& face, std::string_view text, float max_width) {
    LineWalker walker(face, text);
    std::size_t fits = 0;
    for (PlacedGlyph glyph; walker.next(glyph) && walker.end() <= max_width;) fits = walker.at();
    return text.substr(0, fits);
}

// ---- Lines of a paragraph -----------------------------------------------------------------------

LineBreaker::LineBreaker(const TextFace& face, std::string_view text, float max_width)
    : face_(face), rest_(text), max_width_(max_width), done_(text.empty()) {
    begin_paragraph();
}

void LineBreaker::begin_paragraph() {
    paragraph_ = first_paragraph(rest_);
    begins_emphasised_ = emphasis_;
    key_ = key_of(face_, paragraph_, emphasis_, max_width_);
    line_ = 0;
}

bool LineBreaker::next(TextLine& line) {
    if (done_) return false;
    const std::span<const Cut> lines = lines_of(key_, face_, paragraph_, begins_emphasised_, max_width_);
    const Cut& cut = lines[line_++];
    line = {rest_.substr(0, cut.end), cut.width, emphasis_};
    emphasis_ = cut.emphasis;
    const bool last = line_ == lines.size();
    done_ = cut.next == rest_.size();
    rest_.remove_prefix(last && !done_ ? cut.next + 1 : cut.next);
    if (last && !done_) begin_paragraph();
    return true;
}

int line_count(const TextFace& face, std::string_view text, float max_width) {
    std::size_t lines = 0;
    bool emphasis = false;
    while (!text.empty()) {
        const std::string_view paragraph = first_paragraph(text);
        const std::span<const Cut> found =
            lines_of(key_of(face, paragraph, emphasis, max_width), face, paragraph, emphasis, max_width);
        lines += found.size();
        emphasis = found.back().emphasis;
        const bool last = paragraph.size() == text.size();
        text.remove_prefix(last ? text.size() : paragraph.size() + 1);
        if (!last && text.empty()) ++lines;  // an empty line after the last '\n', as LineBreaker has it
    }
    return static_cast<int>(lines);
}

}  // namespace k2::shell
