#include "core/report_csv.h"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "core/csv_line.h"

namespace k2 {
namespace {

constexpr std::array<std::string_view, 10> headings_behind{
    "absorbed_mg", "milk_equivalent_mg", "adequacy_k2", "adequacy_d", "adequacy_ca",
    "score",       "score_low",          "score_high",  "safety",     "verdict"};

void add(CsvLine& line, const std::optional<double>& number) {
    if (number) {
        line.add(*number);
    } else {
        line.add("");
    }
}

std::string joined_ids(const std::vector<SafetyMessage>& messages) {
    std::string ids;
    for (const SafetyMessage& message : messages) {
        if (!ids.empty()) ids += ' ';
        ids += message.id;
    }
    return ids;
}

}  // namespace

std::string report_csv_headings() {
    std::string out;
    CsvLine line(out);
    for (const char* name : {"line", "error_at", "error", "data"}) line.add(name);
    for (const Nutrient n : all_nutrients) {
        for (const char* part : {"", "_low", "_high", "_known", "_of"}) line.add(std::string(nutrient_key(n)) + part);
    }
    for (const std::string_view name : headings_behind) line.add(name);
    line.end();
    return out;
}

std::string write_report_csv(long number, const Report& report) {
    std::string out;
    CsvLine line(out);
    line.add(static_cast<double>(number));
    line.add("");
    line.add("");
    line.add(report.data_version);
    for (const Nutrient n : all_nutrients) {
        const Intake& intake = report[n];
        // What nobody measured is blank, never 0.
        for (const double end : {intake.sum.mid, intake.sum.low, intake.sum.high}) {
            add(line, intake.unmeasured() ? std::nullopt : std::optional(end));
        }
        line.add(intake.known);
        line.add(intake.of);
    }
    const bool no_calcium = report[Nutrient::ca_mg].unmeasured();
    for (const Estimate& calcium : {report.calcium.absorbed_mg, report.calcium.milk_equivalent_mg}) {
        add(line, no_calcium ? std::nullopt : std::optional(calcium.mid));
    }
    for (const Axis axis : all_axes) {
        const auto& adequacy = report.adequacy[index(axis)];
        const bool shown = adequacy && !report[nutrient_of(axis)].unmeasured();
        add(line, shown ? std::optional(adequacy->mid) : std::nullopt);
    }
    add(line, report.balance.score);
    add(line, report.balance.low);
    add(line, report.balance.high);
    line.add(joined_ids(report.safety));
    line.add(report.verdict);
    line.end();
    return out;
}

std::string write_error_csv(long number, const Error& error) {
    std::string out;
    CsvLine line(out);
    line.add(static_cast<double>(number));
    line.add(error.at);
    line.add(error.message);
    for (std::size_t column = 0; column < 1 + 5 * nutrient_count + headings_behind.size(); ++column) line.add("");
    line.end();
    return out;
}

}  // namespace k2
