// A day as JSON: refused with a message, or read; then it comes back from its own text and its report is valid JSON.
#include <cmath>

#include "core/format/json.h"
#include "core/format/json_reader.h"
#include "core/nutrition/evaluate.h"
#include "fuzz.h"

using namespace k2;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto day = read_day(fuzz::text_of(data, size), builtin_catalogue());
    if (!day) {
        fuzz::must(!day.error().message.empty(), "a refusal says why");
        fuzz::must(static_cast<bool>(read_json(write_error(day.error()))), "an error is JSON");
        return 0;
    }
    const std::string written = write_day(day.value());
    const auto again = read_day(written, builtin_catalogue());
    fuzz::must(static_cast<bool>(again), "a written day is read");
    fuzz::must(write_day(again.value()) == written, "a day comes back from its text");
    const Report report = evaluate(day.value(), builtin_catalogue(), {.bands = false});
    const std::string json = write_report(report);
    fuzz::must(static_cast<bool>(read_json(json, {.keys = 10'000})), "a report is JSON, without NaN");
    fuzz::must(write_report(evaluate(again.value(), builtin_catalogue(), {.bands = false})) == json,
               "equal days, equal reports");
    for (const Nutrient n : all_nutrients) {
        const Estimate& sum = report[n].sum;
        fuzz::must(std::isfinite(sum.high) && 0 <= sum.low && sum.low <= sum.mid && sum.mid <= sum.high,
                   "0 <= low <= mid <= high");
    }
    return 0;
}
