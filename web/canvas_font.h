// Glyphs from the reader's own fonts, drawn by the browser's 2D canvas (web/glyphs.js). No font travels with the page.
#pragma once

namespace k2::shell {
struct GlyphSource;
}

namespace k2::web {

/// Lives as long as the page.
[[nodiscard]] const shell::GlyphSource* canvas_glyphs();

}  // namespace k2::web
