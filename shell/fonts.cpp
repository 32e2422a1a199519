#include "shell/fonts.h"

#include "imgui.h"
#include "imgui_internal.h"

namespace k2::shell {
namespace {

constexpr float default_font_size = 17;

ImFont* add_font(ImFontAtlas& atlas, const ImFontLoader* loader, unsigned weight_index) {
    ImFontConfig config;
    config.FontLoader = loader;
    config.FontNo = weight_index;
    config.SizePixels = default_font_size;
    return atlas.AddFont(&config);
}

}  // namespace

ContextFonts::ContextFonts(const ImFontLoader* loader) : emoji_(std::make_unique<ImFontAtlas>()) {
    ImFontAtlas& text = *ImGui::GetIO().Fonts;
    text.Flags |= ImFontAtlasFlags_NoMouseCursors;
    text.TexDesiredFormat = ImTextureFormat_Alpha8;
    fonts_.regular = add_font(text, loader, 0);
    fonts_.strong = add_font(text, loader, 1);
    emoji_->Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
    emoji_->OwnerContext = ImGui::GetCurrentContext();  // whose frames keep it up to date
    ImGui::RegisterFontAtlas(emoji_.get());
    fonts_.emoji = add_font(*emoji_, loader, 0);
}

ContextFonts::~ContextFonts() {
    emoji_->Locked = false;
    ImGui::UnregisterFontAtlas(emoji_.get());
}

}  // namespace k2::shell
