#include "shell/fonts.h"

#include "imgui.h"
#include "shell/imgui_port.h"

namespace k2::shell {
namespace {

constexpr float default_font_size = 17;

ImFont* add_font(ImFontAtlas& atlas, unsigned weight) {
    ImFontConfig config;
    config.FontLoader = font_loader();
    config.FontNo = weight;
    config.SizePixels = default_font_size;
    return atlas.AddFont(&config);
}

}  // namespace

ContextFonts::ContextFonts() : emoji_(std::make_unique<ImFontAtlas>()) {
    ImFontAtlas& text = *ImGui::GetIO().Fonts;
    text.Flags |= ImFontAtlasFlags_NoMouseCursors;
    text.TexDesiredFormat = ImTextureFormat_Alpha8;
    fonts_.regular = add_font(text, 0);
    fonts_.strong = add_font(text, 1);
    emoji_->Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
    tie_atlas(*emoji_);
    fonts_.emoji = add_font(*emoji_, 0);
}

ContextFonts::~ContextFonts() {
    untie_atlas(*emoji_);
}

}  // namespace k2::shell
