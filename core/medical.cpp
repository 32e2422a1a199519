#include "core/medical.h"

#include <utility>

namespace k2 {

void copy_medical(const Profile& from, Profile& to) {
    to.state = from.state;
    to.flags_answered = from.flags_answered;
    to.flags = from.flags;
    to.unsure = from.unsure;
    to.unanswered = from.unanswered;
    to.postmenopausal = from.postmenopausal;
    to.serum_25ohd_nmol_l = from.serum_25ohd_nmol_l;
}

Profile without_medical(Profile profile) {
    copy_medical(Profile{}, profile);
    return profile;
}

Day without_medical(Day day) {
    day.profile = without_medical(std::move(day.profile));
    return day;
}

bool has_medical(const Profile& profile) {
    return without_medical(profile) != profile;
}

bool has_medical_beyond_no(const Profile& profile) {
    Profile asked = profile;
    asked.flags_answered = false;
    asked.unanswered = {};
    return has_medical(asked);
}

}  // namespace k2
