// The page's door into the application: a C ABI of plain numbers over shell::App (web/plate.js is the other side).
//
// Texts are UTF-8. In: JavaScript writes into k2_input(n), then calls the function that uses it. Out: a pointer to a
// NUL-terminated text that stays valid until the next call; null where a comment says so.
#include <emscripten.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <GLES3/gl3.h>

#include <string>

#include "core/catalogue.h"
#include "core/json.h"
#include "shell/app.h"
#include "shell/theme.h"
#include "web/canvas_font.h"

namespace {

using k2::shell::App;

enum class Gl { none, live, lost };  // none: this browser has no WebGL2, only the semantics are wanted

struct Page {
    App app{k2::builtin_catalogue(), k2::web::canvas_font_loader()};
    Gl gl = Gl::none;
    k2::shell::FrameResult frame;  // the last one
    bool mirrored = false;         // is `semantics` the last tree that JavaScript took?
    std::uint64_t mirrored_hash = 0;
    std::string input;
    std::string output;
};

/// Made by k2_init, never destroyed: it lives as long as the page.
Page* page = nullptr;

const char* give(std::string text) {
    page->output = std::move(text);
    return page->output.c_str();
}

/// Without WebGL nobody uploads textures, yet ImGui wants an answer to each of its requests.
void pretend_texture_uploads() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_WantDestroy) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        } else if (texture->Status != ImTextureStatus_Destroyed) {
            if (texture->Status == ImTextureStatus_WantCreate) texture->SetTexID(1);
            texture->SetStatus(ImTextureStatus_OK);
        }
    }
}

void draw(bool dark) {
    const k2::shell::Color paper = k2::shell::theme(dark).paper;
    const auto channel = [&paper](int shift) { return static_cast<float>(paper.rgb >> shift & 0xFFU) / 255.0F; };
    glDisable(GL_SCISSOR_TEST);
    glClearColor(channel(16), channel(8), channel(0), 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(page->app.draw_data());
}

}  // namespace

extern "C" {

/// Once, first. With webgl, a WebGL2 context is current.
EMSCRIPTEN_KEEPALIVE void k2_init(bool webgl) {
    page = new Page;
    page->gl = webgl ? Gl::live : Gl::none;
    if (webgl)
        ImGui_ImplOpenGL3_Init(nullptr);
    else
        ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
}

/// Room for a text of so many bytes, for the next call that takes one.
EMSCRIPTEN_KEEPALIVE char* k2_input(int bytes) {
    page->input.resize(static_cast<std::size_t>(bytes));
    return page->input.data();
}

/// Draws; says in how many seconds the next frame is due (0 at once, infinity when something happens).
EMSCRIPTEN_KEEPALIVE double k2_frame(float width, float height, float scale, float scroll_y, bool dark,
                                     bool reduced_motion, float text_zoom, double now_s) {
    if (page->gl == Gl::live) ImGui_ImplOpenGL3_NewFrame();
    page->frame = page->app.frame({width, height, scale, scroll_y, dark, reduced_motion, text_zoom}, now_s);
    if (page->gl == Gl::live) draw(dark);
    if (page->gl == Gl::none) pretend_texture_uploads();
    return page->frame.next_frame_in_s;
}

EMSCRIPTEN_KEEPALIVE float k2_page_height() {
    return page->frame.page_height;
}
EMSCRIPTEN_KEEPALIVE int k2_cursor() {
    return page->frame.cursor;
}

/// The semantic tree of the last frame as JSON; null when it is the one given before.
EMSCRIPTEN_KEEPALIVE const char* k2_semantics() {
    if (page->mirrored && page->mirrored_hash == page->frame.semantics) return nullptr;
    page->mirrored = true;
    page->mirrored_hash = page->frame.semantics;
    return give(to_json(page->app.semantics()));
}

EMSCRIPTEN_KEEPALIVE void k2_pointer(int kind, float x, float y, bool touch) {
    page->app.pointer(static_cast<k2::shell::Pointer>(kind), {x, y}, touch);
}
EMSCRIPTEN_KEEPALIVE void k2_activate(unsigned id) {
    page->app.activate(id);
}
EMSCRIPTEN_KEEPALIVE void k2_set_value(unsigned id) {
    page->app.set_value(id, page->input);
}
EMSCRIPTEN_KEEPALIVE void k2_focus(unsigned id, bool ring) {
    page->app.focus(id, ring);
}
EMSCRIPTEN_KEEPALIVE void k2_press_look(unsigned id) {
    page->app.press_look(id);
}

/// The day in the input takes the place of the present one: null. Or it is refused, and the reader is told why: the
/// error as JSON.
EMSCRIPTEN_KEEPALIVE const char* k2_load() {
    auto day = k2::read_day(page->input, k2::builtin_catalogue());
    if (!day) {
        page->app.show_error(day.error());
        return give(k2::write_error(day.error()));
    }
    page->app.load(std::move(day.value()));
    return nullptr;
}

EMSCRIPTEN_KEEPALIVE const char* k2_day() {
    return give(k2::write_day(page->app.day()));
}
EMSCRIPTEN_KEEPALIVE const char* k2_report() {
    return give(k2::write_report(page->app.report()));
}
EMSCRIPTEN_KEEPALIVE const char* k2_suggestions() {
    return give(k2::write_suggestions(page->app.suggestions()));
}
EMSCRIPTEN_KEEPALIVE double k2_revision() {
    return static_cast<double>(page->app.revision());
}
EMSCRIPTEN_KEEPALIVE bool k2_elder() {
    return page->app.settings().elder;
}
EMSCRIPTEN_KEEPALIVE void k2_set_elder(bool elder) {
    page->app.set_settings({.elder = elder});
}
EMSCRIPTEN_KEEPALIVE bool k2_english() {
    return page->app.day().lang == k2::Lang::en;
}

/// All GL objects are gone: forgotten now, while deleting them is still silent. ImGui kept every texture's pixels, so
/// the first frame after the return makes them anew without drawing a glyph.
EMSCRIPTEN_KEEPALIVE void k2_context_lost() {
    ImGui_ImplOpenGL3_DestroyDeviceObjects();
    page->gl = Gl::lost;
}
EMSCRIPTEN_KEEPALIVE void k2_context_restored() {
    page->gl = Gl::live;
}

}  // extern "C"
