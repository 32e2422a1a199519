#include "core/questions.h"

#include <algorithm>
#include <array>

namespace k2 {
namespace {

constexpr double oldest_child_age = 17;  // until the reader says which
constexpr StopQuestions all_four{0b1111};

std::optional<StopQuestion> question_of(Flag flag) {
    for (const StopQuestion question : all_stop_questions) {
        const std::span<const Flag> flags = flags_of(question);
        if (std::find(flags.begin(), flags.end(), flag) != flags.end()) return question;
    }
    return std::nullopt;
}

bool any_of(Flags set, std::span<const Flag> flags) {
    return std::any_of(flags.begin(), flags.end(), [set](Flag f) { return set.has(f); });
}

/// The first answer of all: the four are open from now on.
void begin(Profile& p) {
    if (!p.flags_answered) p.unanswered = all_four;
    p.flags_answered = true;
}

void put(Profile& p, Flag flag, Answer answer) {
    p.flags.set(flag, answer == Answer::yes);
    p.unsure.set(flag, answer == Answer::unsure);
    p.denied.set(flag, false);
}

}  // namespace

std::span<const Flag> flags_of(StopQuestion question) {
    static constexpr std::array anticoagulant{Flag::vka};
    static constexpr std::array calcium{Flag::hypercalcaemia, Flag::hyperparathyroidism, Flag::granulomatous};
    static constexpr std::array kidney{Flag::ckd, Flag::dialysis};
    switch (question) {
        case StopQuestion::anticoagulant:
            return anticoagulant;
        case StopQuestion::calcium:
            return calcium;
        case StopQuestion::kidney:
            return kidney;
        case StopQuestion::under_18:
            break;
    }
    return {};
}

std::optional<Answer> answer_of(const Profile& p, StopQuestion question) {
    const std::span<const Flag> flags = flags_of(question);
    if (question == StopQuestion::under_18 ? p.age < adult_age : any_of(p.flags, flags)) return Answer::yes;
    if (any_of(p.unsure, flags)) return Answer::unsure;
    return p.flags_answered && !p.unanswered.has(question) ? std::optional(Answer::no) : std::nullopt;
}

std::optional<Answer> answer_of(const Profile& p, Flag flag) {
    if (p.flags.has(flag)) return Answer::yes;
    if (p.unsure.has(flag)) return Answer::unsure;
    const std::optional<StopQuestion> question = question_of(flag);
    const bool open = !p.flags_answered || (question && p.unanswered.has(*question));
    return open && !p.denied.has(flag) ? std::nullopt : std::optional(Answer::no);
}

StopQuestions open_questions(const Profile& profile) {
    StopQuestions open;
    for (const StopQuestion question : all_stop_questions) open.set(question, !answer_of(profile, question));
    return open;
}

bool all_answered(const Profile& profile) {
    return open_questions(profile).bits == 0;
}

bool is_or_may_be(const Profile& profile, StopQuestion question) {
    return answer_of(profile, question).value_or(Answer::no) != Answer::no;
}

void set_answer(Profile& p, StopQuestion question, Answer answer) {
    begin(p);
    const std::span<const Flag> flags = flags_of(question);
    const bool known = answer == Answer::yes && any_of(p.flags, flags);
    if (question == StopQuestion::under_18) {
        if (answer == Answer::yes) p.age = std::min(p.age, oldest_child_age);
        if (answer == Answer::no && p.age < adult_age) p.age = Profile{}.age;
    } else if (!known) {
        for (const Flag flag : flags) put(p, flag, Answer::no);
        put(p, flags.front(), answer);
    }
    p.unanswered.set(question, false);
}

void set_answer(Profile& p, Flag flag, Answer answer) {
    begin(p);
    put(p, flag, answer);
    const std::optional<StopQuestion> question = question_of(flag);
    if (!question || answer != Answer::no || !p.unanswered.has(*question)) return;
    // "No" to one condition answers the question only when it was said of all.
    p.denied.set(flag, true);
    const std::span<const Flag> flags = flags_of(*question);
    if (std::all_of(flags.begin(), flags.end(), [&](Flag f) { return p.denied.has(f); }))
        p.unanswered.set(*question, false);
}

}  // namespace k2
