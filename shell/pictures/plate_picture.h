// The porcelain plate: a wedge for each food, as large as its share of the grams, and the balance score in the middle.
//
// Geometry (which wedge, which edge, where) is separate from drawing, so that pointer, keyboard and tests use the same.
// Shares are turns, clockwise from the top.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "shell/paint.h"

namespace k2::shell {

struct PlateWedge {
    std::string_view id{};      // the food; "" for the gathered small ones
    std::string_view emoji{};   // may be empty, and may be missing on this device
    std::string_view letter{};  // stands there when there is no emoji: a letter of the name, a word for the gathered
    Group group = Group::own;
    float grams = 0;  // > 0
    int item = -1;    // which of the caller's foods; -1: the gathered small ones
};

struct PlatePicture {
    std::span<const PlateWedge> wedges{};  // none: the empty plate

    // The disc in the middle. Empty strings are not drawn.
    std::string_view score{};    // "62", "38–60"; "–" when hidden
    std::string_view caption{};  // "平衡分"
    std::string_view range{};    // "55–70"
    bool gauge = true;           // false: no arc (score hidden or not known)
    float score_low = 0;         // 0–100
    float score_mid = 0;
    float score_high = 0;
    std::string_view empty_text{};  // in the middle of an empty plate: "先放一样食物"; broken into lines

    float small_size = 14;  // type size of captions
    int hot = -1;           // wedge under pointer or focus: lifted, with a strong edge
    float appear = 1;       // 0–1, of the hot wedge's lift
};

/// Radius of the plate is that of its porcelain; the ground shadow reaches to 1.3 of it below.
void draw_plate(Painter& painter, const Theme& theme, Point center, float radius, const PlatePicture& picture);

/// A pair on a rest at the plate's right, tips up, `height` tall; only where there is room.
void draw_chopsticks(Painter& painter, const Theme& theme, Point top_middle, float height);

/// A food's picture on a disc in its group's colour: the avatar of rows and the key of the plate.
void draw_food_mark(Painter& painter, const Theme& theme, Point center, float diameter, Group group,
                    std::string_view emoji, std::string_view letter);

/// Wedges for the plate: foods below 4 % of the grams gather at the end under one wedge with id "" when there
/// are at least two of them; the gathered wedge takes `other`'s emoji, letter and group. The food whose item is `kept`
/// stays, however small.
[[nodiscard]] std::vector<PlateWedge> gather_small(std::span<const PlateWedge> foods, const PlateWedge& other,
                                                   int kept = -1);

/// Where each wedge ends, in turns. Every wedge takes at least .04 (less when there are many): a tablet weighs nothing.
[[nodiscard]] std::vector<float> wedge_ends(std::span<const PlateWedge> wedges);

struct PlateHit {
    int wedge = -1;  // under the point, or -1
    int edge = -1;   // the end of wedge `edge` is within reach, or -1: dragging it changes that food's grams
                     // (the last wedge always ends at the top and has no such edge)
    float turn = 0;  // of the point, clockwise from the top
};
[[nodiscard]] PlateHit plate_hit(const PlatePicture& picture, Point center, float radius, Point at);

/// Grams of wedge i when its end is dragged to `turn` and the other foods stay as they are; at least 0.
[[nodiscard]] float dragged_grams(std::span<const PlateWedge> wedges, int i, float turn);

}  // namespace k2::shell
