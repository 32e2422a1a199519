#include "shell/motion.h"

#include <algorithm>

namespace k2::shell {
namespace {

constexpr double glide_s = 0.2;

/// Fast first, then settling: cubic ease-out on 0–1.
float ease(float t) {
    const float rest = 1 - t;
    return 1 - rest * rest * rest;
}

}  // namespace

void Motion::begin_frame(double now_s, bool reduced) {
    now_s_ = now_s;
    reduced_ = reduced;
    moving_ = false;
}

float Motion::glide(NodeId mark, float target) {
    const auto found = std::ranges::find(tracks_, mark, &Track::mark);
    const bool first_seen = found == tracks_.end();
    Track& track = first_seen ? tracks_.emplace_back(Track{mark, target, target, now_s_ - glide_s}) : *found;
    if (first_seen || reduced_) {
        track.from = track.to = target;
        return target;
    }
    const auto position = [&] {
        const auto t = static_cast<float>(std::clamp((now_s_ - track.start_s) / glide_s, 0.0, 1.0));
        return track.from + (track.to - track.from) * ease(t);
    };
    if (track.to != target) track = {mark, position(), target, now_s_};  // also in the middle of an earlier glide
    if (track.from == track.to || now_s_ - track.start_s >= glide_s) return target;
    moving_ = true;
    return position();
}

}  // namespace k2::shell
