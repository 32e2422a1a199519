// The only thing on the page that moves by itself: a changed number glides to its new place in a fifth of a second.
//
// Owns one value per mark (a bar's end, a wedge's angle), found by its node's id. When nothing glides, moving() is
// false and the page sleeps.
#pragma once

#include <string_view>
#include <vector>

#include "shell/semantics.h"

namespace k2::shell {

class Motion {
  public:
    /// reduced: everything is at once where it belongs.
    void begin_frame(double now_s, bool reduced);

    /// Where the mark is to be drawn now. A mark seen for the first time is already there.
    float glide(NodeId mark, float target);
    float glide(std::string_view mark, float target) { return glide(node_id(mark), target); }

    [[nodiscard]] bool moving() const { return moving_; }

  private:
    struct Track {
        NodeId mark = 0;
        float from = 0;
        float to = 0;
        double start_s = 0;
    };
    std::vector<Track> tracks_;  // some tens
    double now_s_ = 0;
    bool reduced_ = false;
    bool moving_ = false;
};

}  // namespace k2::shell
