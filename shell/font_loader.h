// The one font loader of the process: glyphs come from the platform, never from font files in the program.
#pragma once

struct ImFontLoader;

namespace k2::shell {

/// Must be called before the first ImGui context is made. The loader outlives every atlas.
void set_font_loader(const ImFontLoader* loader);

}  // namespace k2::shell
