// What is medical in a profile, said once: medicines and conditions with all that was answered about them, pregnancy and
// lactation, menopause, the lab value. Links, files, saved days, pictures, storage and embeds leave it out unless the
// reader asked for it, and all of them ask here. A new medical field belongs into copy_medical, and nowhere else.
#pragma once

#include "core/day.h"

namespace k2 {

/// The medical fields of `from` take the place of those of `to`; the others stay.
void copy_medical(const Profile& from, Profile& to);

/// The profile of somebody who was not asked.
[[nodiscard]] Profile without_medical(Profile profile);
[[nodiscard]] Day without_medical(Day day);

[[nodiscard]] bool has_medical(const Profile& profile);

/// Is something medical other than "no": a yes, a "not sure", a pregnancy, a lab value …? Then a site that embeds the
/// page hears no score.
[[nodiscard]] bool has_medical_beyond_no(const Profile& profile);

}  // namespace k2
