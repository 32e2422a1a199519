// An ImGui context with the fixed fonts, for tests that measure or draw without the application.
#pragma once

#include "fixed_glyphs.h"
#include "imgui.h"
#include "shell/fonts.h"
#include "shell/paint.h"

namespace k2::test {

/// One frame, from construction to destruction. All glyphs are boxes: half an em for Latin, an em for Han.
class FontFrame {
  public:
    FontFrame() {
        shell::set_glyph_source(fixed_glyphs());
        context_ = ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
        io.DisplaySize = {4000, 4000};
        io.DeltaTime = 1.0F / 60;
        owned_ = std::make_unique<shell::ContextFonts>();
        fonts = owned_->get();
        ImGui::NewFrame();
    }
    ~FontFrame() {
        ImGui::EndFrame();
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        }
        owned_.reset();
        ImGui::DestroyContext(context_);
    }
    FontFrame(const FontFrame&) = delete;
    FontFrame& operator=(const FontFrame&) = delete;

    [[nodiscard]] ImDrawList& list() const { return *ImGui::GetBackgroundDrawList(); }

    /// Both weights at `em` device px.
    [[nodiscard]] shell::TextFace face(float em) const {
        return {em, fonts.regular->GetFontBaked(em, 1), fonts.strong->GetFontBaked(em, 1)};
    }

    shell::Fonts fonts;

  private:
    ImGuiContext* context_;
    std::unique_ptr<shell::ContextFonts> owned_;
};

}  // namespace k2::test
