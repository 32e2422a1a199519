// What ImGui wants drawn, laid out for web/renderer.js, which alone speaks to WebGL: a table of whole numbers that
// points into ImGui's own vertices, indices and pixels. The program calls nothing of WebGL's.
//
// The table, in 32-bit words; pointers are byte addresses of the program's memory:
//   paper                                       0xRRGGBB, what the canvas is cleared with
//   textures                                    how many of these follow:
//     id, what, depth, x, y, width, height, row, pixels
//                                                   `what` is a TextureRequest; depth is in bytes, 4 for colours and 1
//                                                   for white of some alpha; a row is so many pixels long
//   lists                                       how many of these follow:
//     vertices, bytes, indices, bytes, commands     ImDrawVert and ImDrawIdx; how many of these follow:
//       x, y, width, height                           scissor, from the canvas's lower left corner
//       texture, count, first index (bytes), first vertex (bytes)
#pragma once

#include <cstdint>

struct ImDrawData;

namespace k2::web {

/// Before the first frame: tells ImGui what renderer.js can do. No texture may be larger than the device takes.
void announce_renderer(int largest_texture);

/// Answers all of ImGui's texture requests, so it must be called after every ImGui frame that is shown, and its table
/// carried out (or, without WebGL, left). Valid until the next call and until ImGui's next frame.
[[nodiscard]] const std::int32_t* draw_table(const ImDrawData& data, std::uint32_t paper);

/// All textures are gone with the WebGL context. ImGui kept their pixels: the next table makes them anew.
void forget_textures();

}  // namespace k2::web
