// Dates, and which recent days count.
#include "core/date.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "core/recent_days.h"
#include "core/vitamin_k.h"
#include "days.h"

using namespace k2;

TEST_CASE("a date is a day of the Gregorian calendar", "[date]") {
    CHECK(day_number("1970-01-01") == 0);
    CHECK(day_number("2000-03-01") == 11017);  // 30 years and 59 days, eight leap days
    CHECK(day_number("2026-11-28") == 20785);  // date -u -d 2026-11-28 +%s is 20785 × 86400
    for (const std::string_view date : {"2024-02-29", "2000-02-29", "2026-12-31", "0001-01-01"}) {
        INFO(date);
        CHECK(day_number(date));
    }
    for (const std::string_view date : {"2026-02-30", "2026-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-10",
                                        "2026-01-00", "2026-1-1", "26-01-01", "2026/01/01", "2026-01-0x", "", "yesterday",
                                        "2026-11-28T", "+026-01-01", "2026-11--8"}) {
        INFO(date);
        CHECK_FALSE(day_number(date));
    }
}

namespace {

std::string with(std::string_view more) {
    return R"({"version":1,"meals":[],)" + std::string(more) + "}";
}

Error refused(const std::string& json) {
    const auto day = read_day(json, builtin_catalogue());
    INFO(json);
    if (day) FAIL("taken");
    return day.error();
}

}  // namespace

TEST_CASE("a day's date is kept, and an impossible one refused with its place", "[date]") {
    const std::string json = R"({"version":1,"date":"2026-11-27","meals":[]})";
    CHECK(write_day(read(json)) == json);
    CHECK(refused(with(R"("date":"2026-02-30")")).at == "/date");
    CHECK(refused(with(R"("date":20261127)")).at == "/date");
}

TEST_CASE("recent days: impossible dates, and one date twice, are refused with their place", "[date]") {
    CHECK(refused(with(R"("recent_days":[{"date":"2026-02-29"}])")).at == "/recent_days/0/date");
    const Error twice = refused(with(R"("recent_days":[{"date":"2026-11-20"},{"date":"2026-11-21"},{"date":"2026-11-20"}])"));
    CHECK(twice.at == "/recent_days/2/date");
    CHECK(twice.message == "expected each date once");
}

TEST_CASE("only the six days before the day's own date count", "[date]") {
    const auto one = [](std::string_view date, std::string_view recent) {
        return read(R"({"version":1,"date":")" + std::string(date) + R"(","meals":[],"recent_days":[{"date":")" +
                    std::string(recent) + R"(","k1_ug":90,"k2_ug":90,"mk7_ug":90}]})");
    };
    struct Case {
        std::string_view date, recent;
        bool in;
    };
    for (const auto& [date, recent, in] : {Case{"2026-11-28", "2026-11-27", true}, Case{"2026-11-28", "2026-11-22", true},
                                           Case{"2026-11-28", "2026-11-21", false}, Case{"2026-11-28", "2026-11-28", false},
                                           Case{"2026-11-28", "2026-11-29", false}, Case{"2024-03-01", "2024-02-24", true},
                                           Case{"2024-03-01", "2024-02-23", false}, Case{"2026-01-02", "2025-12-27", true}}) {
        INFO(date << " after " << recent);
        const Day day = one(date, recent);
        CHECK(mean_mk7(day, 0).days == (in ? 2 : 1));
        CHECK(recent_left_out(day) == (in ? 0 : 1));
        const Report report = k2::evaluate(day, builtin_catalogue());
        bool noted = false;
        for (const Note& note : report.notes) noted |= note.id == "recent_left_out";
        CHECK(noted == !in);
    }
}

TEST_CASE("S03 compares with the week before the day, not with older days", "[date][safety]") {
    const auto fires = [](std::string_view first_days) {
        const Report report = evaluate(
            R"({"version":1,"date":"2026-11-28","profile":{"flags":["vka"]},"meals":[],"rest_of_day":{"k1_ug":90,"k2_ug":0},"recent_days":[)" +
            std::string(first_days) + "]}");
        for (const SafetyMessage& message : report.safety) {
            if (message.id == "S03") return true;
        }
        return false;
    };
    CHECK(fires(R"({"date":"2026-11-25","k1_ug":900,"k2_ug":0},{"date":"2026-11-26","k1_ug":900,"k2_ug":0},{"date":"2026-11-27","k1_ug":900,"k2_ug":0})"));
    CHECK_FALSE(fires(R"({"date":"2026-10-25","k1_ug":900,"k2_ug":0},{"date":"2026-10-26","k1_ug":900,"k2_ug":0},{"date":"2026-11-27","k1_ug":900,"k2_ug":0})"));
}
