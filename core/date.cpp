#include "core/date.h"

#include <chrono>

namespace k2 {
namespace {

constexpr int not_digits = -1;

int digits(std::string_view text) {
    int n = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return not_digits;
        n = 10 * n + (c - '0');
    }
    return n;
}

}  // namespace

std::optional<int> day_number(std::string_view date) {
    if (date.size() != 10 || date[4] != '-' || date[7] != '-') return std::nullopt;
    const int year = digits(date.substr(0, 4));
    const int month = digits(date.substr(5, 2));
    const int day = digits(date.substr(8, 2));
    if (year < 0 || month < 0 || day < 0) return std::nullopt;
    const std::chrono::year_month_day that{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!that.ok()) return std::nullopt;
    return static_cast<int>(std::chrono::sys_days{that}.time_since_epoch().count());
}

}  // namespace k2
