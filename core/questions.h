// The four questions that decide whether anything may be suggested: what each was answered.
//
// A question has four states: not answered (empty), no, yes, not sure; under 18 has no "not sure", it is an age. The
// states are those of a Profile, so undo, files and links that tell what is medical keep them. A question that nobody
// answered is never "no", whatever else was answered.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "core/day.h"

namespace k2 {

enum class Answer : std::uint8_t { no, yes, unsure };

inline constexpr double adult_age = 18;  // years

/// What a question asks about in one breath; none for under 18. The first stands for all where it is answered as a
/// whole with yes or not sure.
[[nodiscard]] std::span<const Flag> flags_of(StopQuestion question);

/// What the question was answered; empty: it was not.
[[nodiscard]] std::optional<Answer> answer_of(const Profile& profile, StopQuestion question);
/// What one medicine or condition was answered; empty: it was not.
[[nodiscard]] std::optional<Answer> answer_of(const Profile& profile, Flag flag);

/// Those of the four that are not answered: what a file or a link says of them.
[[nodiscard]] StopQuestions open_questions(const Profile& profile);
/// May suggestions begin?
[[nodiscard]] bool all_answered(const Profile& profile);

/// Yes or not sure: what to be careful with.
[[nodiscard]] bool is_or_may_be(const Profile& profile, StopQuestion question);

/// Answers one question; the other three stay what they are. Yes to what is known better (one of its conditions)
/// changes nothing. Under 18: yes makes the age 17 where it is more, no makes it the usual one where it is less.
void set_answer(Profile& profile, StopQuestion question, Answer answer);
/// Answers one medicine or condition; of the four questions only the one that it decides changes.
void set_answer(Profile& profile, Flag flag, Answer answer);

}  // namespace k2
