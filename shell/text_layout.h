// How a line of text is measured and where a paragraph breaks, for Chinese and English. No drawing. What was worked
// out for a text is remembered, since hardly any text changes from one frame to the next.
//
// Text is UTF-8. Sizes and widths in here are device px, and every advance is a whole number of them, so glyphs stay
// on the pixel grid. Painter turns logical px into these and back.
//
// Setting:
//  · digits are tabular: each has the advance of "0"
//  · between Han and a Latin letter or digit stands .2 em, whether a space was typed there or not
//  · "·" is .22 em, “ ” are .46 em and ‘ ’ .26 em wide (CJK fonts give them a full em); a no-break space is .2 em
//  · of two full-width marks in a row the first loses its blank half
// Breaking:
//  · no line starts with ，。：；！？、）”% or ends with （“ ; a number stays with what it counts ("80 g", "3 天")
//  · at a line's end the blank half of a full-width closing mark does not count
//  · a break after ，。：； is preferred when it lies past 56 % of the width: phrases stay whole
//  · a last line of fewer than 6 glyphs makes the whole paragraph narrower at the same number of lines
//  · what has no place to break and is too wide is broken anywhere: every line fits
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

struct ImFontBaked;

namespace k2::shell {

/// Around words to be emphasised inside a text: U+0002 and U+0003, which take no room.
inline constexpr std::string_view emphasis_begin = "\x02";
inline constexpr std::string_view emphasis_end = "\x03";

/// The text without emphasis marks: for semantics, clipboard and print.
[[nodiscard]] std::string without_emphasis(std::string_view text);

/// The middle of capitals, digits and Han lies this far above the base line (Noto; PingFang and Roboto within .015).
inline constexpr float text_middle_em = 0.365F;

/// A line of a broken paragraph: a view into the text and its width.
struct TextLine {
    std::string_view text;
    float width = 0;
    bool emphasis = false;  // the line begins inside emphasised words
};

/// The code point that begins at byte `at`, and `at` moved behind it. Invalid bytes come out as U+FFFD, one by one.
/// 0 at the end of the text.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& at);

/// The two weights at one size, valid for one frame.
struct TextFace {
    float em = 0;  // device px
    ImFontBaked* plain = nullptr;
    ImFontBaked* emphasis = nullptr;  // of words between the emphasis marks
};

/// A glyph's place on its line.
struct PlacedGlyph {
    char32_t code = 0;  // 0: nothing to draw
    bool emphasis = false;
    float x = 0;     // of its origin, from the line's start
    float room = 0;  // > 0: its ink is centred in this much room from x on; its own advance does not count
};

/// Walks along one line, glyph by glyph.
class LineWalker {
  public:
    LineWalker(const TextFace& face, std::string_view line, bool emphasis = false);

    bool next(PlacedGlyph& glyph);                        // false at the end
    [[nodiscard]] float end() const { return x_; }        // of what was walked so far, from the line's start
    [[nodiscard]] std::size_t at() const { return at_; }  // byte behind the glyph last returned
    [[nodiscard]] bool emphasis() const { return emphasis_; }
    [[nodiscard]] char32_t ahead() const;  // the next character that is seen; 0 at the end

  private:
    TextFace face_;
    std::string_view line_;
    std::size_t at_ = 0;
    std::size_t after_next_ = 0;
    char32_t before_ = 0;
    char32_t next_ = 0;
    float x_ = 0;
    bool emphasis_ = false;
};

[[nodiscard]] float line_width(const TextFace& face, std::string_view line, bool emphasis = false);

/// The longest beginning of the text that is at most max_width wide.
[[nodiscard]] std::string_view fitting_prefix(const TextFace& face, std::string_view text, float max_width);

/// Into how many lines a text is broken.
[[nodiscard]] int line_count(const TextFace& face, std::string_view text, float max_width);

/// Stands for a text and everything that its layout depends on. The size is in it so that, whatever two texts share a
/// hash, no line of the one ends behind the other.
struct LayoutKey {
    std::uint64_t hash = 0;
    std::size_t size = 0;
    friend bool operator==(const LayoutKey&, const LayoutKey&) = default;
};

/// Breaks a text into lines, one at a time; '\n' begins a new paragraph.
class LineBreaker {
  public:
    LineBreaker(const TextFace& face, std::string_view text, float max_width);
    bool next(TextLine& line);  // false after the last

  private:
    void begin_paragraph();

    TextFace face_;
    std::string_view rest_;
    float max_width_;
    bool emphasis_ = false;  // where rest_ begins
    bool done_ = false;
    // Of the present paragraph:
    std::string_view paragraph_;
    bool begins_emphasised_ = false;
    LayoutKey key_;
    std::size_t line_ = 0;
};

}  // namespace k2::shell
