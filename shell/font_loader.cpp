#include "shell/font_loader.h"

#include "imgui.h"
#include "misc/freetype/imgui_freetype.h"

namespace k2::shell {
namespace {
const ImFontLoader* the_loader = nullptr;
}

void set_font_loader(const ImFontLoader* loader) {
    the_loader = loader;
}

}  // namespace k2::shell

// Not FreeType: see imgui_config.h.
const ImFontLoader* ImGuiFreeType::GetFontLoader() {
    return k2::shell::the_loader;
}
