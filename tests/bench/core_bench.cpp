// How long the core takes: a table, or with --json one object a line {"name":…,"median_ns":…}.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>
#include <string_view>
#include <vector>

#include "core/evaluate.h"
#include "core/json.h"
#include "core/search.h"
#include "core/suggest.h"

namespace {

/// Median processor time of one call (not of the clock on the wall: other programs may run), from samples long enough
/// for the clock's grain.
template <class Call>
double median_ns(Call call) {
    const auto time_of = [&](int calls) {
        const std::clock_t start = std::clock();
        for (int i = 0; i < calls; ++i) call();
        return 1e9 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    };
    int calls = 1;
    while (time_of(calls) < 5e6) calls *= 2;
    std::vector<double> samples;
    for (int i = 0; i < 31; ++i) samples.push_back(time_of(calls) / calls);
    std::nth_element(samples.begin(), samples.begin() + 15, samples.end());
    return samples[15];
}

/// Twenty foods of every group over four meals and two tablets.
constexpr std::string_view day_of_20 = R"({"version":1,"scope":"day","profile":{"age":62,"flags":[]},"meals":[
{"slot":"breakfast","items":[{"food":"natto","g":40},{"food":"egg","units":1},{"food":"milk_whole_cn","units":1},{"food":"oats","g":40},{"food":"apple","units":1}]},
{"slot":"lunch","items":[{"food":"rice_cooked","units":1},{"food":"pork_tenderloin","g":80},{"food":"xiaobaicai","g":200},{"food":"tofu_north","g":100},{"food":"oil_canola","g":15}]},
{"slot":"snack","items":[{"food":"yoghurt_cn","units":1},{"food":"walnut","g":25},{"food":"orange","units":1}]},
{"slot":"dinner","items":[{"food":"noodles_fresh","g":150},{"food":"salmon_farmed","g":80},{"food":"broccoli","g":150},{"food":"shiitake_fresh","g":60},{"food":"gouda","g":20}]},
{"slot":"supplement","items":[{"food":"ca_citrate_315","units":1},{"food":"d3_400","units":1}]}]})";

volatile std::size_t sink;  // keeps results from being optimised away

}  // namespace

int main(int argc, char** argv) {
    const bool json = argc > 1 && std::string_view(argv[1]) == "--json";
    const auto& catalogue = k2::builtin_catalogue();
    const auto day = k2::read_day(day_of_20, catalogue);
    if (!day) {
        std::fprintf(stderr, "%s: %s\n", day.error().at.c_str(), day.error().message.c_str());
        return 1;
    }
    const k2::Report report = k2::evaluate(day.value(), catalogue);
    const auto print = [&](const char* name, double ns) {
        if (json) {
            std::printf("{\"name\":\"%s\",\"median_ns\":%.0f}\n", name, ns);
        } else {
            std::printf("%-36s %12.1f µs\n", name, ns / 1000);
        }
    };
    print("evaluate 20 foods",
          median_ns([&] { sink = k2::evaluate(day.value(), catalogue, {.bands = false}).shown.size(); }));
    print("evaluate 20 foods with bands", median_ns([&] { sink = k2::evaluate(day.value(), catalogue).shown.size(); }));
    for (const int most : {2, 3}) {
        const std::string name = "suggest, " + std::to_string(most) + " of all foods";
        print(name.c_str(), median_ns([&] {
                  sink = k2::suggest(day.value(), catalogue, {.most_changes = most}).alternatives.size();
              }));
    }
    print("read_day 20 foods", median_ns([&] { sink = k2::read_day(day_of_20, catalogue).value().meals.size(); }));
    print("write_report", median_ns([&] { sink = k2::write_report(report).size(); }));
    print("search", median_ns([&] {
              std::size_t found = 0;
              for (const k2::Food& food : catalogue.foods()) found += k2::search_score(food, "dou") > 0 ? 1 : 0;
              sink = found;
          }));
    return 0;
}
