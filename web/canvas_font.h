// Glyphs from the reader's own fonts, drawn by the browser's 2D canvas (web/glyphs.js). No font travels with the page.
#pragma once

struct ImFontLoader;

namespace k2::web {

/// Lives as long as the page. ImFontConfig::FontNo chooses the weight: 0 regular (400), 1 strong (600).
[[nodiscard]] const ImFontLoader* canvas_font_loader();

}  // namespace k2::web
