// k2plate: the calculator on the command line. A thin reader and writer around json.h and evaluate.h.
//
//   k2plate eval   [--lang zh|en] < day.json     > report.json
//   k2plate batch  [--lang zh|en] [--bands] [--csv [--no-header]] < days.jsonl > reports.jsonl
//   k2plate suggest [--lang zh|en] [--most 1|2|3] < day.json > suggestions.json
//   k2plate search [--lang zh|en] TEXT > found.json
//   k2plate read   < text > items.json
//   k2plate foods  [--csv | --cite]
//   k2plate link   encode [--medical] < day.json > text
//   k2plate link   decode             < text     > day.json
//
// Bad input: exit 2 and one line on stderr; in batch the line becomes {"line":n,"error":{…}} and the exit code 1.
// Own foods that a link has no room for: said on stderr, exit 1.
// Output that cannot be written (a full disk): exit 3.
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/food/sources.h"
#include "core/format/foods_csv.h"
#include "core/format/json.h"
#include "core/format/link.h"
#include "core/format/report_csv.h"
#include "core/nutrition/evaluate.h"

namespace {

constexpr int bad_input = 2;
constexpr int some_lines_bad = 1;
constexpr int something_left_out = 1;
constexpr int cannot_write = 3;

constexpr std::string_view usage =
    "usage: k2plate eval [--lang zh|en] < day.json\n"
    "       k2plate batch [--lang zh|en] [--bands] [--csv [--no-header]] < days.jsonl\n"
    "       k2plate suggest [--lang zh|en] [--most 1|2|3] < day.json\n"
    "       k2plate search [--lang zh|en] TEXT\n"
    "       k2plate read < text\n"
    "       k2plate foods [--csv | --cite]\n"
    "       k2plate link encode [--medical] < day.json\n"
    "       k2plate link decode < text\n";

struct Arguments {
    std::string_view command;
    std::optional<k2::Lang> lang;  // overrides that of the day
    bool bands = false;
    bool csv = false;
    bool header = true;
    int most_changes = 2;
    std::string_view direction;  // of link
    bool medical = false;        // the link tells what is medical too
    bool cite = false;
    std::string query;  // of search: its words with a blank between
};

std::optional<Arguments> parse(const std::vector<std::string_view>& words) {
    if (words.empty()) return std::nullopt;
    Arguments arguments;
    arguments.command = words.front();
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::string_view word = words[i];
        const std::string_view next = i + 1 < words.size() ? words[i + 1] : std::string_view{};
        if (word == "--lang" && (next == "zh" || next == "en")) {
            arguments.lang = next == "zh" ? k2::Lang::zh : k2::Lang::en;
            ++i;
        } else if (word == "--bands" && arguments.command == "batch") {
            arguments.bands = true;
        } else if (word == "--most" && arguments.command == "suggest" && next.size() == 1 && next >= "1" &&
                   next <= "3") {
            arguments.most_changes = next.front() - '0';
            ++i;
        } else if (word == "--csv" &&
                   (arguments.command == "batch" || (arguments.command == "foods" && !arguments.cite))) {
            arguments.csv = true;
        } else if (word == "--cite" && arguments.command == "foods" && !arguments.csv) {
            arguments.cite = true;
        } else if (arguments.command == "link" && i == 1 && (word == "encode" || word == "decode")) {
            arguments.direction = word;
        } else if (word == "--medical" && arguments.direction == "encode") {
            arguments.medical = true;
        } else if (word == "--no-header" && arguments.command == "batch") {
            arguments.header = false;
        } else if (arguments.command == "search") {
            arguments.query += (arguments.query.empty() ? "" : " ") + std::string(word);
        } else {
            return std::nullopt;
        }
    }
    if (arguments.command == "search" && arguments.query.empty()) return std::nullopt;
    if (arguments.command == "link" && arguments.direction.empty()) return std::nullopt;
    return arguments;
}

void print(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
}

std::string whole_input() {
    return {std::istreambuf_iterator<char>(std::cin), {}};
}

int refuse(const k2::Error& error) {
    std::cerr << (error.at.empty() ? "(input)" : error.at) << ": " << error.message << '\n';
    return bad_input;
}

k2::Result<k2::Day> day_of(std::string_view json, const Arguments& arguments) {
    auto day = k2::read_day(json, k2::builtin_catalogue());
    if (day && arguments.lang) day.value().lang = *arguments.lang;
    return day;
}

k2::Result<std::string> report_of(std::string_view json, const Arguments& arguments) {
    const auto day = day_of(json, arguments);
    if (!day) return day.error();
    return k2::write_report(k2::evaluate(day.value(), k2::builtin_catalogue()));
}

k2::Result<std::string> suggestions_of(std::string_view json, const Arguments& arguments) {
    const auto day = day_of(json, arguments);
    if (!day) return day.error();
    return k2::write_suggestions(
        k2::suggest(day.value(), k2::builtin_catalogue(), {.most_changes = arguments.most_changes}));
}

/// One day on standard input, one answer on standard output.
int answer(const Arguments& arguments) {
    const std::string input = whole_input();
    const auto output = arguments.command == "suggest" ? suggestions_of(input, arguments) : report_of(input, arguments);
    if (!output) return refuse(output.error());
    print(output.value() + '\n');
    return 0;
}

/// How far a long batch is: one line that writes over itself, for a person at a terminal only.
class Progress {
  public:
    void show(long lines) {
        const auto now = Clock::now();
        if (!watched_ || now - shown_ < std::chrono::milliseconds(500)) return;
        shown_ = now;
        const double seconds = std::chrono::duration<double>(now - start_).count();
        std::fprintf(stderr, "\r%ld days, %.0f a second ", lines, static_cast<double>(lines) / seconds);
        any_ = true;
    }
    void end() const {
        if (any_) std::fputc('\n', stderr);
    }

  private:
    using Clock = std::chrono::steady_clock;
    bool watched_ = isatty(STDERR_FILENO) != 0;
    bool any_ = false;
    Clock::time_point start_ = Clock::now();
    Clock::time_point shown_ = start_;
};

/// `report` lends its memory from line to line.
std::string batch_line(long number, std::string_view json, const Arguments& arguments, k2::Report& report, bool& good) {
    const auto day = day_of(json, arguments);
    good = static_cast<bool>(day);
    if (good) {
        report = k2::evaluate(day.value(), k2::builtin_catalogue(), {.bands = arguments.bands}, std::move(report));
        return arguments.csv ? k2::write_report_csv(number, report) : k2::write_report(report) + '\n';
    }
    if (arguments.csv) return k2::write_error_csv(number, day.error());
    return "{\"line\":" + std::to_string(number) + ",\"error\":" + k2::write_error(day.error()) + "}\n";
}

int batch(const Arguments& arguments) {
    if (arguments.csv && arguments.header) print(k2::report_csv_headings());
    int code = 0;
    Progress progress;
    std::string line;
    k2::Report report;
    for (long number = 1; std::getline(std::cin, line) && std::ferror(stdout) == 0; ++number) {
        bool good = true;
        print(batch_line(number, line, arguments, report, good));
        if (!good) code = some_lines_bad;
        progress.show(number);
    }
    progress.end();
    return code;
}

/// In the order in which the page lists them.
int search(const Arguments& arguments) {
    const k2::SearchIndex index(k2::builtin_catalogue().foods(), k2::builtin_catalogue().dishes());
    print(k2::write_found(arguments.query, k2::search(arguments.query, std::array{&index})) + '\n');
    return 0;
}

/// What somebody says to have eaten.
int read() {
    const std::string input = whole_input();
    const k2::SearchIndex index(k2::builtin_catalogue().foods(), k2::builtin_catalogue().dishes());
    const auto reading = k2::read_sentence(input, std::array{&index});
    if (!reading) return refuse(reading.error());
    print(k2::write_sentence(reading.value()) + '\n');
    return 0;
}

int foods(const Arguments& arguments) {
    const k2::Catalogue& catalogue = k2::builtin_catalogue();
    print(arguments.csv    ? k2::write_foods_csv(catalogue)
          : arguments.cite ? k2::food_table_citation(catalogue.version()) + '\n'
                           : k2::write_foods(catalogue) + '\n');
    return 0;
}

int encode(const Arguments& arguments) {
    auto day = k2::read_day(whole_input(), k2::builtin_catalogue());
    if (!day) return refuse(day.error());
    if (arguments.lang) day.value().lang = *arguments.lang;
    const auto medical = arguments.medical ? k2::Medical::include : k2::Medical::leave_out;
    const k2::LinkText link = k2::encode_link({.day = std::move(day.value())}, k2::builtin_catalogue(), medical);
    print(link.text + '\n');
    if (link.own_foods_left_out == 0) return 0;
    std::cerr << "left out, with the items that name them: " << link.own_foods_left_out << " own foods\n";
    return something_left_out;
}

int decode(const Arguments& arguments) {
    std::string text = whole_input();
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
    auto link = k2::decode_glued_link(text, k2::builtin_catalogue());
    if (!link) return refuse(link.error());
    if (arguments.lang) link.value().day.lang = *arguments.lang;
    print(k2::write_day(link.value().day, link.value().data_version) + '\n');
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    const auto arguments = parse({argv + 1, argv + argc});
    if (!arguments) {
        std::cerr << usage;
        return bad_input;
    }
    const auto run = [&] {
        if (arguments->command == "eval" || arguments->command == "suggest") return answer(*arguments);
        if (arguments->command == "batch") return batch(*arguments);
        if (arguments->command == "read") return read();
        if (arguments->command == "search") return search(*arguments);
        if (arguments->command == "foods") return foods(*arguments);
        if (arguments->direction == "encode") return encode(*arguments);
        if (arguments->direction == "decode") return decode(*arguments);
        std::cerr << usage;
        return bad_input;
    };
    const int code = run();
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return code;
    std::cerr << "k2plate: the output could not be written\n";
    return cannot_write;
}
