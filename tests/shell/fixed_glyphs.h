// Fonts for tests: every glyph has a fixed advance (half an em for Latin, a whole em for Han and emoji) and is a plain
// box, so that layouts are the same on every machine.
#pragma once

#include "shell/imgui_port.h"

namespace k2::test {

[[nodiscard]] const shell::GlyphSource* fixed_glyphs();

}  // namespace k2::test
