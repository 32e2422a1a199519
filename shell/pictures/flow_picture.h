// Where the calcium goes: eaten, by meal → absorbed, and not absorbed. Heights are milligrams, one scale for all.
#pragma once

#include <span>
#include <string_view>

#include "shell/paint.h"

namespace k2::shell {

struct FlowMeal {
    float eaten_mg = 0;
    float absorbed_mg = 0;     // <= eaten_mg
    std::string_view label{};  // "早餐"; drawn when there is more than one meal and it fits
};

struct FlowPicture {
    std::span<const FlowMeal> meals{};  // those with something eaten; none: an empty frame
    std::string_view eaten_text{};      // above the left end: "吃进 862 mg", the amount emphasised
    std::string_view absorbed_text{};   // above the middle: "吸收 约 236 mg（190–280）"
    std::string_view milk_text{};       // beside the right end: "像 2.5 杯牛奶"
    std::string_view lost_text{};       // "没吸收 约 626 mg"
    float text_size = 14;
};

/// Words at the right are broken into the room there is: a quarter to 40 % of the width.
void draw_flow(Painter& painter, const Theme& theme, const Rect& area, const FlowPicture& picture);
/// The height that a picture of this width wants.
[[nodiscard]] float flow_height(const Painter& painter, float width, const FlowPicture& picture);

}  // namespace k2::shell
