// Fonts for tests: every glyph has a fixed advance (half an em for Latin, a whole em for Han and emoji) and is a plain
// box, so that layouts are the same on every machine.
#pragma once

struct ImFontLoader;

namespace k2::test {

[[nodiscard]] const ImFontLoader* fixed_font_loader();

}  // namespace k2::test
