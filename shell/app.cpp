#include "shell/app.h"

#include <algorithm>
#include <cassert>
#include <cfloat>
#include <cmath>
#include <limits>

#include "core/format/json.h"
#include "imgui.h"
#include "shell/fonts.h"
#include "shell/imgui_port.h"
#include "shell/motion.h"
#include "shell/paint.h"
#include "shell/state.h"
#include "shell/ui.h"
#include "shell/views/views.h"

namespace k2::shell {
namespace {

constexpr double longest_step_s = 0.1;  // after an idle hour the next frame is no hour later for ImGui
constexpr double shortest_step_s = 1e-4;

/// Of the search for suggestions, per frame: a fraction of a millisecond.
constexpr long thinking_per_frame = 30'000;

/// Frames drawn after the last input: a press moves the layout, and the frame after it knows the new heights.
constexpr int settle_frames = 2;

}  // namespace

struct App::Impl {
    Impl(const Catalogue& catalogue, const GlyphSource* glyphs);
    ~Impl();
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    void run(double now_s);  // one whole ImGui frame: input, layout, drawing
    void configure(double now_s);
    void wake() { settle = settle_frames; }

    ImGuiContext* context = nullptr;
    std::unique_ptr<ContextFonts> fonts;
    State state;
    Interaction interaction;
    Motion motion;
    SemanticTree tree;
    Viewport viewport;
    double now_s = 0;
    float page_height = 0;
    std::uint64_t hash = 0;
    int settle = settle_frames;
    bool drawn = false;  // nothing can be pressed before the first frame
};

App::Impl::Impl(const Catalogue& catalogue, const GlyphSource* glyphs) : state(catalogue) {
    set_glyph_source(glyphs);
    context = ImGui::CreateContext();
    ImGui::SetCurrentContext(context);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigFlags = ImGuiConfigFlags_None;  // the browser owns Tab and the arrows
    io.BackendFlags = ImGuiBackendFlags_RendererHasTextures;
    fonts = std::make_unique<ContextFonts>();
    ImGuiStyle& style = ImGui::GetStyle();
    style.WindowPadding = {0, 0};
    style.WindowBorderSize = 0;
    style.WindowMinSize = {1, 1};
    style.CircleTessellationMaxError = 0.15F;
}

App::Impl::~Impl() {
    ImGui::SetCurrentContext(context);
    fonts.reset();
    ImGui::DestroyContext(context);
}

void App::Impl::configure(double now) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {std::round(viewport.width * viewport.scale), std::round(viewport.height * viewport.scale)};
    io.DisplayFramebufferScale = {1, 1};
    io.DeltaTime = static_cast<float>(std::clamp(now - now_s, shortest_step_s, longest_step_s));
    now_s = now;
}

void App::Impl::run(double now) {
    ImGui::SetCurrentContext(context);
    configure(now);
    ImGui::NewFrame();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                       ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoSavedSettings |
                                       ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoNav |
                                       ImGuiWindowFlags_NoBringToFrontOnFocus;
    ImGui::Begin("page", nullptr, flags);
    const Rect visible{0, viewport.scroll_y, viewport.width, viewport.height};
    Painter painter(*ImGui::GetBackgroundDrawList(), fonts->get(), visible, viewport.scale);
    const Theme& colors = theme(viewport.dark, viewport.more_contrast);
    const Metrics metrics{state.view.elder, std::clamp(viewport.text_zoom, 1.0F, 2.0F)};
    motion.begin_frame(now, viewport.reduced_motion);
    painter.fill(visible, colors.paper);
    {
        Ui ui(painter, colors, metrics, interaction, motion, tree, state.lang());
        page_height = std::ceil(draw_page(ui, state, viewport.width));
    }
    ImGui::End();
    ImGui::Render();
    const std::uint64_t new_hash = tree.hash();
    if (new_hash != hash) settle = std::max(settle, 1);  // the layout still moves
    hash = new_hash;
    drawn = true;
}

App::App(const Catalogue& catalogue, const GlyphSource* glyphs) : impl_(std::make_unique<Impl>(catalogue, glyphs)) {}
App::~App() = default;

FrameResult App::frame(const Viewport& viewport, double now_s) {
    assert(viewport.width > 0 && viewport.height > 0 && viewport.scale > 0);
    Impl& a = *impl_;
    a.viewport = viewport;
    a.run(now_s);
    FrameResult result;
    result.page_height = a.page_height;
    result.semantics = a.hash;
    result.cursor = ImGui::GetMouseCursor();
    result.wants_details = a.state.wants_details();
    const bool queue_empty = !events_wait(*a.context);
    const bool thinking = a.state.think(thinking_per_frame);
    const bool still = !thinking && !a.motion.moving() && queue_empty && a.settle == 0;
    if (queue_empty && a.settle > 0) --a.settle;
    result.next_frame_in_s = still ? std::numeric_limits<double>::infinity() : 0;
    return result;
}

ImDrawData* App::draw_data() {
    ImGui::SetCurrentContext(impl_->context);
    return ImGui::GetDrawData();
}

const SemanticTree& App::semantics() const {
    return impl_->tree;
}

void App::pointer(Pointer kind, Point at, bool touch) {
    Impl& a = *impl_;
    ImGui::SetCurrentContext(a.context);
    ImGuiIO& io = ImGui::GetIO();
    a.interaction.touch = touch;
    io.AddMouseSourceEvent(touch ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
    if (kind == Pointer::leave) {
        io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    } else {
        io.AddMousePosEvent(at.x * a.viewport.scale, at.y * a.viewport.scale);
    }
    if (kind == Pointer::down || kind == Pointer::up) {
        io.AddMouseButtonEvent(ImGuiMouseButton_Left, kind == Pointer::down);
    }
    a.wake();
}

// What is pressed or typed is done at once, by a frame that nobody sees: day() and report() are up to date on return.

void App::activate(NodeId id) {
    Impl& a = *impl_;
    if (!a.drawn) return;
    a.interaction.pressed.push_back(id);
    a.run(a.now_s);
    a.wake();
}

void App::set_value(NodeId id, std::string_view value) {
    Impl& a = *impl_;
    if (!a.drawn) return;
    a.interaction.typed.emplace_back(id, std::string(value));
    a.run(a.now_s);
    a.wake();
}

void App::focus(NodeId id, bool ring) {
    impl_->interaction.focus = id;
    impl_->interaction.focus_ring = ring;
    impl_->wake();
}

void App::press_look(NodeId id) {
    impl_->interaction.press_look = id;
    impl_->wake();
}

const Day& App::day() const {
    return impl_->state.day();
}
const Food* App::find_food(std::string_view id) const {
    return impl_->state.find_food(id);
}
const Report& App::report() const {
    return impl_->state.report();
}
Result<SentenceReading> App::read(std::string_view text) const {
    return impl_->state.read(text);
}
Suggestions App::suggestions() const {
    return impl_->state.suggestions();
}
std::uint64_t App::revision() const {
    return impl_->state.revision();
}

void App::set_lang(Lang lang) {
    impl_->state.set_lang(lang);
}

void App::load(Day day) {
    impl_->state.load(std::move(day));
    impl_->wake();
}

void App::restart(Day day) {
    impl_->state.restart(std::move(day));
    impl_->wake();
}

void App::set_today(std::string date) {
    impl_->state.set_today(std::move(date));
}
void App::set_date(std::string date) {
    impl_->state.set_date(date.empty() ? std::nullopt : std::optional(std::move(date)));
    impl_->wake();
}

void App::show_notice(Notice notice, bool on) {
    impl_->state.view.notices[static_cast<std::size_t>(notice)] = on;
    impl_->wake();
}

void App::set_embedded(bool article_asks) {
    View& view = impl_->state.view;
    view.embedded = true;
    view.article_asks = article_asks;
    impl_->wake();
}
bool App::shares_with_article() const {
    return impl_->state.view.share_article;
}

Settings App::settings() const {
    const View& view = impl_->state.view;
    return {
        .elder = view.elder, .text_mode = view.text_mode, .compact = view.compact, .keep_answers = view.keep_answers};
}

void App::set_settings(const Settings& settings) {
    View& view = impl_->state.view;
    view.elder = settings.elder;
    view.text_mode = settings.text_mode;
    view.compact = settings.compact;
    view.keep_answers = settings.keep_answers;
    impl_->wake();
}

void App::set_details(std::string_view json) {
    State& state = impl_->state;
    auto details = read_details(json);
    state.details_failed = !details;
    if (details) state.details = std::move(details.value());
    impl_->wake();
}

void App::foods_came() {
    impl_->state.foods_came();
    impl_->wake();
}

void App::show_error(std::string_view sentence) {
    impl_->state.view.error = sentence;
    impl_->wake();
}

}  // namespace k2::shell
