// How long the core takes: a table, or with --json one object a line {"name":…,"low_ns":…,"median_ns":…,"high_ns":…}.
// --short-day prints the day that the suggestions are asked for.
#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/advice/suggest.h"
#include "core/food/search.h"
#include "core/format/json.h"
#include "core/nutrition/evaluate.h"

namespace {

/// Of one call, in ns; low and high hold nine tenths of the samples between them.
struct Time {
    double low, median, high;
};

/// Processor time (not the clock on the wall: other programs may run), from samples long enough for the clock's grain.
/// Plain code of our own rather than a library: the same file runs as wasm, built as the page is.
template <class Call>
Time measure(Call call) {
    const auto time_of = [&](int calls) {
        const std::clock_t start = std::clock();
        for (int i = 0; i < calls; ++i) call();
        return 1e9 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    };
    int calls = 1;
    while (time_of(calls) < 5e6) calls *= 2;
    // Warmed up: V8 runs what its quick compiler made of the wasm until the optimising one is done.
    for (int i = 0; i < 40; ++i) time_of(calls);
    std::vector<double> samples;
    for (int i = 0; i < 31; ++i) samples.push_back(time_of(calls) / calls);
    std::sort(samples.begin(), samples.end());
    return {samples[1], samples[15], samples[29]};
}

/// Twenty foods of every group over four meals and two tablets.
constexpr std::string_view day_of_20 = R"({"version":1,"scope":"day","profile":{"age":62,"flags":[]},"meals":[
{"slot":"breakfast","items":[{"food":"natto","g":40},{"food":"egg","units":1},{"food":"milk_whole_cn","units":1},{"food":"oats","g":40},{"food":"apple","units":1}]},
{"slot":"lunch","items":[{"food":"rice_cooked","units":1},{"food":"pork_tenderloin","g":80},{"food":"xiaobaicai","g":200},{"food":"tofu_north","g":100},{"food":"oil_canola","g":15}]},
{"slot":"snack","items":[{"food":"yoghurt_cn","units":1},{"food":"walnut","g":25},{"food":"orange","units":1}]},
{"slot":"dinner","items":[{"food":"noodles_fresh","g":150},{"food":"salmon_farmed","g":80},{"food":"broccoli","g":150},{"food":"shiitake_fresh","g":60},{"food":"gouda","g":20}]},
{"slot":"supplement","items":[{"food":"ca_citrate_315","units":1},{"food":"d3_400","units":1}]}]})";

/// Nothing to suggest on the day above; here the three are short, and each food may be exchanged too.
constexpr std::string_view short_of_all_three = R"({"version":1,"profile":{"flags":[]},"meals":[
{"slot":"breakfast","items":[{"food":"egg","units":1},{"food":"mantou","g":100}]},
{"slot":"lunch","items":[{"food":"rice_cooked","g":200},{"food":"spinach","g":150},{"food":"pork_tenderloin","g":80}]}]})";

volatile std::size_t sink;  // keeps results from being optimised away

}  // namespace

int main(int argc, char** argv) {
    const bool json = argc > 1 && std::string_view(argv[1]) == "--json";
    if (argc > 1 && std::string_view(argv[1]) == "--short-day") return std::puts(short_of_all_three.data()) < 0;
    const auto& catalogue = k2::builtin_catalogue();
    const auto day = k2::read_day(day_of_20, catalogue);
    if (!day) {
        std::fprintf(stderr, "%s: %s\n", day.error().at.c_str(), day.error().message.c_str());
        return 1;
    }
    const k2::Report report = k2::evaluate(day.value(), catalogue);
    const auto print = [&](const char* name, const Time& ns) {
        if (json) {
            std::printf("{\"name\":\"%s\",\"low_ns\":%.0f,\"median_ns\":%.0f,\"high_ns\":%.0f}\n", name, ns.low,
                        ns.median, ns.high);
        } else {
            std::printf("%-36s %12.1f µs  (%.1f to %.1f)\n", name, ns.median / 1000, ns.low / 1000, ns.high / 1000);
        }
    };
    // A caller who evaluates one day after another keeps the report, for its memory.
    k2::Report kept = report;
    print("evaluate 20 foods", measure([&] {
              kept = k2::evaluate(day.value(), catalogue, {.bands = false}, std::move(kept));
              sink = kept.shown.size();
          }));
    print("evaluate 20 foods with bands", measure([&] { sink = k2::evaluate(day.value(), catalogue).shown.size(); }));
    const auto plain_day = k2::read_day(short_of_all_three, catalogue);
    for (const int most : {2, 3}) {
        const std::string name = "suggest, " + std::to_string(most) + " of all foods";
        print(name.c_str(), measure([&] {
                  sink = k2::suggest(plain_day.value(), catalogue, {.most_changes = most}).alternatives.size();
              }));
    }
    print("read_day 20 foods", measure([&] { sink = k2::read_day(day_of_20, catalogue).value().meals.size(); }));
    print("write_report", measure([&] { sink = k2::write_report(report).size(); }));
    // A letter more in the search field, in a table of 1,500 foods.
    std::vector<k2::Food> foods;
    while (foods.size() < 1500) foods.insert(foods.end(), catalogue.foods().begin(), catalogue.foods().end());
    foods.resize(1500);
    print("search: the index", measure([&] { const k2::SearchIndex made(foods); }));
    const k2::SearchIndex index(foods);
    for (const char* query : {"d", "doujiang", "niunia", "鸡蛋", "鸡旦", "没有这个"}) {
        const std::string name = std::string("search ") + query;
        print(name.c_str(), measure([&] { sink = k2::search(query, std::array{&index}).size(); }));
    }
    return 0;
}
