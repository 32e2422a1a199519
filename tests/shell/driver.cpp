#include "driver.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <fstream>
#include <iterator>

#include "fixed_glyphs.h"
#include "imgui.h"

namespace k2::test {
namespace {

constexpr double frame_s = 1.0 / 60;
constexpr int most_frames = 200;  // three seconds: the page is at rest after two (docs/formats.md)

/// What a renderer does with ImGui's texture requests, without pixels.
void serve_textures() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_WantCreate) texture->SetTexID(1);
        if (texture->Status == ImTextureStatus_WantDestroy) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        } else {
            texture->SetStatus(ImTextureStatus_OK);
        }
    }
}

}  // namespace

const std::string& details_json() {
    static const std::string text = [] {
        std::ifstream in(K2_DETAILS, std::ios::binary);
        return std::string{std::istreambuf_iterator<char>(in), {}};
    }();
    REQUIRE_FALSE(text.empty());
    return text;
}

Driver::Driver(shell::Viewport v, const Catalogue& catalogue) : app(catalogue, fixed_glyphs()), viewport(v) {
    settle();
}

shell::FrameResult Driver::frame() {
    now_s_ += frame_s;
    const shell::FrameResult result = app.frame(viewport, now_s_);
    static_cast<void>(app.draw_data());
    serve_textures();
    return result;
}

bool Driver::settle() {
    for (int i = 0; i < most_frames; ++i) {
        if (std::isinf(frame().next_frame_in_s)) return true;
    }
    return false;
}

const shell::Node& Driver::node(std::string_view key) const {
    const shell::Node* found = tree().find(key);
    INFO("node " << key);
    REQUIRE(found != nullptr);
    return *found;
}

void Driver::press(std::string_view key) {
    const shell::Node& target = node(key);
    REQUIRE_FALSE(target.state.disabled);
    app.activate(target.id);
    REQUIRE(settle());
}

void Driver::press(shell::Role role, std::string_view name) {
    const shell::Node* target = tree().find(role, name);
    INFO(role_name(role) << " named " << name);
    REQUIRE(target != nullptr);
    press(target->key);
}

void Driver::type(std::string_view key, std::string_view text) {
    app.set_value(node(key).id, text);
    REQUIRE(settle());
}

void Driver::scroll_to(std::string_view key) {
    viewport.scroll_y = std::max(0.0F, node(key).rect.center().y - viewport.height / 2);
    settle();
}

void Driver::click(std::string_view key, bool touch) {
    scroll_to(key);
    const shell::Point at = node(key).rect.center();
    const shell::Point on_canvas{at.x, at.y - viewport.scroll_y};
    app.pointer(shell::Pointer::move, on_canvas, touch);
    app.pointer(shell::Pointer::down, on_canvas, touch);
    app.pointer(shell::Pointer::up, on_canvas, touch);
    REQUIRE(settle());
}

void Driver::natto_meal() {
    Day day;
    day.lang = app.day().lang;
    for (const auto& [food, g] :
         {std::pair("natto", 40), std::pair("rice_cooked", 150), std::pair("miso", 16), std::pair("youcai", 150)}) {
        meal_of(day, Slot::breakfast).items.push_back({food, g, {}, {}});
    }
    app.load(std::move(day));
    settle();
}

}  // namespace k2::test
