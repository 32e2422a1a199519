// Dear ImGui as most pages have it, for ./dev bench to compare with; stock sources, built with the page's own flags.
// One of two programs:
//   k2_start()        an empty window, OpenGL 3 backend, Emscripten's main loop: a frame whenever the browser draws
//   into
//                     #canvas; window.usable(now in ms) is called after the first. K2_FONT: a font file to put into the
//                     program, as pages do that are to show Chinese.
//   k2_demo_frame()   (K2_DEMO) the C++ part of one frame of ImGui's own demo window; no canvas is needed.
#include <emscripten.h>

#include "imgui.h"

#ifdef K2_DEMO

extern "C" EMSCRIPTEN_KEEPALIVE void k2_demo_frame(int width, int height, double dt) {
    if (!ImGui::GetCurrentContext()) {
        ImGui::CreateContext();
        ImGui::GetIO().IniFilename = nullptr;
        ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    }
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
    io.DeltaTime = static_cast<float>(dt);
    ImGui::NewFrame();
    ImGui::SetNextWindowSize(io.DisplaySize);
    ImGui::ShowDemoWindow();
    ImGui::Render();
    // A backend would upload them.
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_OK) continue;
        texture->SetTexID(1);
        texture->SetStatus(ImTextureStatus_OK);
    }
}

#else

#include <GLES3/gl3.h>
#include <emscripten/html5.h>

#include "imgui_impl_opengl3.h"

namespace {

#ifdef K2_FONT
#pragma clang diagnostic ignored "-Wc23-extensions"
const unsigned char font_file[] = {
#embed K2_FONT
};
#endif

void frame() {
    static bool first = true;
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    ImGui::Begin("Plate");
#ifdef K2_FONT
    ImGui::TextUnformatted("纳豆 40 克");
#else
    ImGui::TextUnformatted("Natto, 40 g");
#endif
    ImGui::End();
    ImGui::Render();
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    if (first) EM_ASM({ window["usable"](performance.now()); });
    first = false;
}

}  // namespace

extern "C" EMSCRIPTEN_KEEPALIVE void k2_start(int width, int height) {
    EmscriptenWebGLContextAttributes attributes;
    emscripten_webgl_init_context_attributes(&attributes);
    attributes.majorVersion = 2;
    emscripten_webgl_make_context_current(emscripten_webgl_create_context("#canvas", &attributes));
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
#ifdef K2_FONT
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.FontNo = 2;  // of the collection: Simplified Chinese
    io.Fonts->AddFontFromMemoryTTF(const_cast<unsigned char*>(font_file), sizeof font_file, 20.0f, &config);
#endif
    ImGui_ImplOpenGL3_Init("#version 300 es");
    emscripten_set_main_loop(frame, 0, false);
}

#endif
