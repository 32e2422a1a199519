// Vitamin K2 by form: one bar of solid (MK-7), dotted (MK-4) and hatched (others) parts.
//
// A small part is drawn wider than its share so that its pattern can be seen: the amounts stand beside it in words.
#pragma once

#include <array>
#include <string_view>

#include "shell/paint.h"

namespace k2::shell {

enum class FormFill : unsigned char { solid, dots, hatch };

struct FormPicture {
    float solid = 0, dots = 0, hatch = 0;  // amounts, >= 0; all 0: the empty track
    std::string_view label{};              // on the solid part if it fits: "MK-7 · 83%"
    float label_size = 14;
};

void draw_forms(Painter& painter, const Theme& theme, const Rect& bar, const FormPicture& picture);
/// The key before a word, 11 px square.
void draw_form_sign(Painter& painter, const Theme& theme, const Rect& box, FormFill fill);

}  // namespace k2::shell
