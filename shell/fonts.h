// The fonts of an ImGui context.
#pragma once

#include <memory>

#include "shell/paint.h"

struct ImFontAtlas;

namespace k2::shell {

/// Owns the atlas of the emoji; that of the text is the context's own. Made after the context, before its first frame;
/// must go before the context.
class ContextFonts {
  public:
    ContextFonts();
    ~ContextFonts();
    ContextFonts(const ContextFonts&) = delete;
    ContextFonts& operator=(const ContextFonts&) = delete;

    [[nodiscard]] const Fonts& get() const { return fonts_; }

  private:
    std::unique_ptr<ImFontAtlas> emoji_;
    Fonts fonts_;
};

}  // namespace k2::shell
