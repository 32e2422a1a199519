// A day as the short text after # in a link: "p=" and letters, digits, - and _.
//
// In it: scope, language, meals with foods and amounts, the rest of the day, the profile as far as it says nothing
// about health, the reader's own foods and dishes, and how the page is shown. Not in it, ever: recent days and the
// date. Only when asked for: what is medical (medical.h).
//
// Whoever opens somebody else's link gets the foods (received()); its profile serves the page's own address, where
// nothing else was kept, and the command line.
//
// Invariants: decoding gives back exactly what was encoded, amounts to the last bit; a day of 20 catalogue foods takes
// at most 300 characters; a link damaged in any one place is refused as a whole; a link made by an older version
// opens for ever (tests/core/link.test.cpp keeps one of each).
//
// Version 2, as bytes in base64url without padding: 2; options; the version of the food table (2026.2 as 26 and 2);
// what the options name; meals; CRC-24 of all before it. Version 1 had no version of the table.
// Whole numbers are LEB128, texts have their length before them, foods are named by their `code`.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/day/day.h"
#include "core/food/catalogue.h"

namespace k2 {

struct Link {
    Day day;
    bool elder = false;          // larger type, larger targets
    bool text_mode = false;      // the page as plain text
    bool says_age = false;       // the sender wants the receiver to see the plate with the sender's age and sex
    bool medical = false;        // decoded: the sender told what is medical
    std::string data_version{};  // decoded: of the sender's food table, "2026.2"; empty in a link of version 1
};

struct LinkText {
    std::string text;                    // "p=AQ…"
    std::size_t own_foods_left_out = 0;  // and own dishes: they would have made it longer than max_link_chars
    friend bool operator==(const LinkText&, const LinkText&) = default;
};

/// What messengers and QR codes still carry whole.
inline constexpr std::size_t max_link_chars = 2000;

enum class Medical : bool { leave_out, include };

/// A checked day (check_day.h). If its own foods and dishes do not fit, they and the items that name them are left out.
[[nodiscard]] LinkText encode_link(const Link& link, const Catalogue& catalogue, Medical medical);

/// The whole, checked, or why not. `text` is what stands after # in the address.
[[nodiscard]] Result<Link> decode_link(std::string_view text, const Catalogue& catalogue);

/// The link at the beginning of `text`: without what a chat or a mail glued to its end ("。", ")", "&from=timeline",
/// "#wechat_redirect", a letter). The checksum decides what belongs to it. Errors as decode_link's, of the whole text.
[[nodiscard]] Result<Link> decode_glued_link(std::string_view text, const Catalogue& catalogue);

/// The plate of a link before another reader: its foods, meals, rest of the day and scope, with the reader's own
/// profile and language. Age and sex are the sender's where the sender said so, or told what is medical; that comes on
/// top of the reader's own answers, and takes back none of their "yes" and "not sure".
[[nodiscard]] Day received(Link link, const Day& reader);

/// The text of these bytes with their checksum: what encode_link does last, and how tests make a hostile link.
[[nodiscard]] std::string seal_link(std::string bytes);

}  // namespace k2
