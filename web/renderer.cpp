#include "web/renderer.h"

#include <imgui.h>

#include <cstddef>

namespace k2::web {
namespace {

enum TextureRequest : std::int32_t { destroy = 0, create = 1, update = 2 };

ImVector<std::int32_t> table;
ImTextureID last_texture = ImTextureID_Invalid;

void put(std::int32_t value) {
    table.push_back(value);
}

std::int32_t address(const void* pointer) {
    return static_cast<std::int32_t>(reinterpret_cast<std::uintptr_t>(pointer));
}

void put_texture(ImTextureData& texture, TextureRequest request, const ImTextureRect& part) {
    put(static_cast<std::int32_t>(texture.TexID));
    put(request);
    put(texture.BytesPerPixel);
    put(part.x);
    put(part.y);
    put(part.w);
    put(part.h);
    put(texture.Width);
    put(request == destroy ? 0 : address(texture.GetPixelsAt(part.x, part.y)));
    ++table[1];
}

void answer(ImTextureData& texture) {
    const ImTextureRect whole{0, 0, static_cast<unsigned short>(texture.Width),
                              static_cast<unsigned short>(texture.Height)};
    switch (texture.Status) {
        case ImTextureStatus_WantCreate:
            texture.SetTexID(++last_texture);
            put_texture(texture, create, whole);
            texture.SetStatus(ImTextureStatus_OK);
            break;
        case ImTextureStatus_WantUpdates:
            for (const ImTextureRect& part : texture.Updates) put_texture(texture, update, part);
            texture.SetStatus(ImTextureStatus_OK);
            break;
        case ImTextureStatus_WantDestroy:
            // The last table may still have drawn with it; once unused for a frame it can go.
            if (texture.UnusedFrames == 0) break;
            put_texture(texture, destroy, whole);
            texture.SetTexID(ImTextureID_Invalid);
            texture.SetStatus(ImTextureStatus_Destroyed);
            break;
        default:
            break;
    }
}

/// Whole pixels, y upwards as WebGL wants it.
void put_command(const ImDrawCmd& command, float canvas_height) {
    const ImVec4& clip = command.ClipRect;
    put(static_cast<std::int32_t>(clip.x));
    put(static_cast<std::int32_t>(canvas_height - clip.w));
    put(static_cast<std::int32_t>(clip.z - clip.x));
    put(static_cast<std::int32_t>(clip.w - clip.y));
    put(static_cast<std::int32_t>(command.GetTexID()));
    put(static_cast<std::int32_t>(command.ElemCount));
    put(static_cast<std::int32_t>(command.IdxOffset * sizeof(ImDrawIdx)));
    put(static_cast<std::int32_t>(command.VtxOffset * sizeof(ImDrawVert)));
}

}  // namespace

// What renderer.js takes apart.
static_assert(sizeof(ImDrawIdx) == 2 && sizeof(ImDrawVert) == 20);
static_assert(offsetof(ImDrawVert, pos) == 0 && offsetof(ImDrawVert, uv) == 8 && offsetof(ImDrawVert, col) == 16);

void announce_renderer(int largest_texture) {
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
    ImGuiPlatformIO& platform = ImGui::GetPlatformIO();
    platform.Renderer_TextureMaxWidth = platform.Renderer_TextureMaxHeight = largest_texture;
}

const std::int32_t* draw_table(const ImDrawData& data, std::uint32_t paper) {
    table.resize(0);
    put(static_cast<std::int32_t>(paper));
    put(0);
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) answer(*texture);
    put(data.CmdLists.Size);
    for (const ImDrawList* list : data.CmdLists) {
        put(address(list->VtxBuffer.Data));
        put(list->VtxBuffer.size_in_bytes());
        put(address(list->IdxBuffer.Data));
        put(list->IdxBuffer.size_in_bytes());
        const int commands = table.Size;
        put(0);
        for (const ImDrawCmd& command : list->CmdBuffer) {
            if (command.ElemCount == 0 || command.ClipRect.z <= command.ClipRect.x ||
                command.ClipRect.w <= command.ClipRect.y)
                continue;
            put_command(command, data.DisplaySize.y);
            ++table[commands];
        }
    }
    return table.Data;
}

void forget_textures() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->TexID == ImTextureID_Invalid) continue;
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
    }
}

}  // namespace k2::web
