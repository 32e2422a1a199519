// A reader made of code: presses by role and name, types into fields, waits until the page is still.
//
// Knows the page by its semantic tree only, as a screen reader does.
#pragma once

#include <string>
#include <string_view>

#include "core/food/catalogue.h"
#include "shell/app.h"

namespace k2::test {

/// The file that the page fetches for its explanations.
const std::string& details_json();

class Driver {
  public:
    explicit Driver(shell::Viewport viewport = {}, const Catalogue& catalogue = builtin_catalogue());

    shell::App app;
    shell::Viewport viewport;

    /// Frames until the page sleeps. False when it never does.
    bool settle();
    /// One frame, as the browser would ask for it.
    shell::FrameResult frame();

    [[nodiscard]] const shell::SemanticTree& tree() const { return app.semantics(); }
    /// The node; fails the test when there is none.
    [[nodiscard]] const shell::Node& node(std::string_view key) const;
    [[nodiscard]] bool has(std::string_view key) const { return tree().find(key) != nullptr; }
    [[nodiscard]] std::string value(std::string_view key) const { return node(key).value; }

    void press(std::string_view key);
    void press(shell::Role role, std::string_view name);
    void type(std::string_view key, std::string_view text);
    /// Pointer down and up in the middle of the node.
    void click(std::string_view key, bool touch = false);
    /// Breakfast with natto, rice, miso and greens, as from a link: no question is answered.
    void natto_meal();
    /// The node lies in the viewport afterwards.
    void scroll_to(std::string_view key);

  private:
    double now_s_ = 0;
};

}  // namespace k2::test
