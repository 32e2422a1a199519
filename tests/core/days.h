// Days for tests, built from what matters in them.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "core/format/json.h"
#include "core/nutrition/evaluate.h"

inline k2::Day read(std::string_view json) {
    auto day = k2::read_day(json, k2::builtin_catalogue());
    INFO(json);
    if (!day) FAIL(day.error().at << ": " << day.error().message);
    return std::move(day.value());
}

inline k2::Report evaluate(std::string_view json, bool bands = false) {
    return k2::evaluate(read(json), k2::builtin_catalogue(), {.bands = bands});
}

/// A day with one lunch of foods in grams; `profile` is the inside of the profile object.
inline std::string lunch(std::initializer_list<std::pair<std::string_view, double>> foods,
                         std::string_view profile = "") {
    std::string json = R"({"version":1,"profile":{)" + std::string(profile) + R"(},"meals":[{"slot":"lunch","items":[)";
    bool first = true;
    for (const auto& [food, grams] : foods) {
        json +=
            (first ? R"({"food":")" : R"(,{"food":")") + std::string(food) + R"(","g":)" + std::to_string(grams) + '}';
        first = false;
    }
    return json + "]}]}";
}
