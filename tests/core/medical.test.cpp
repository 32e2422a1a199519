// What is medical is said once (core/medical.h): each such field, and what is none.
#include "core/medical.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

#include "core/link.h"
#include "days.h"

using namespace k2;

namespace {

struct Case {
    std::string_view profile;  // the inside of the profile object
    bool beyond_no;
};
constexpr std::array<Case, 8> medical_fields{{{R"("flags":[])", false},
                                              {R"("flags":["vka"])", true},
                                              {R"("flags":["kidney_stone"])", true},
                                              {R"("unsure":["ppi"])", true},
                                              {R"("state":"pregnant")", true},
                                              {R"("state":"lactating")", true},
                                              {R"("postmenopausal":true)", true},
                                              {R"("serum_25ohd_nmol_l":42)", true}}};

Day day_of(std::string_view profile) {
    return read(R"({"version":1,"profile":{)" + std::string(profile) + R"(},"meals":[]})");
}

}  // namespace

TEST_CASE("each medical field is left out, whatever else the profile says", "[medical]") {
    constexpr std::string_view other =
        R"("age":61,"reference":"us","k2_target_ug":110,"sun":"regular","exclude":["dairy"],"allow_supplements":true,"personal_absorption":true)";
    const Day plain = day_of(other);
    CHECK_FALSE(has_medical(plain.profile));
    CHECK(write_day(without_medical(plain)) == write_day(plain));
    for (const Case& field : medical_fields) {
        INFO(field.profile);
        const Day day = day_of(std::string(other) + "," + std::string(field.profile));
        CHECK(has_medical(day.profile));
        CHECK(has_medical_beyond_no(day.profile) == field.beyond_no);
        CHECK(write_day(without_medical(day)) == write_day(plain));
        Profile copy = plain.profile;
        copy_medical(day.profile, copy);
        CHECK(copy == day.profile);
        // The link: one door of several; the others are in tests/browser/private.test.js.
        const auto link = [](const Day& d, Medical medical) {
            return encode_link({.day = d}, builtin_catalogue(), medical).text;
        };
        CHECK(link(day, Medical::leave_out) == link(plain, Medical::leave_out));
        CHECK(link(day, Medical::include) != link(plain, Medical::include));
    }
}
