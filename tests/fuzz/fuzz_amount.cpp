// What somebody types as an amount or a number: whatever it is, it is read within the limits or refused, and twice the
// same. (Which food is asked follows from the text, as in fuzz_search.)
#include <cmath>
#include <functional>

#include "core/catalogue.h"
#include "core/day.h"
#include "core/typed.h"
#include "fuzz.h"

using namespace k2;

namespace {

void check_amount(std::string_view typed, const Food& food, BareUnit bare) {
    const auto amount = read_amount(typed, food, bare);
    const auto again = read_amount(typed, food, bare);
    fuzz::must(static_cast<bool>(amount) == static_cast<bool>(again), "equal texts, equal answers");
    if (!amount) return fuzz::must(amount.error().problem == again.error().problem, "equal texts, equal reasons");
    const double most = food.basis == Basis::per_unit ? max_item_units : max_item_g;
    fuzz::must(amount.value() >= least_amount && amount.value() <= most, "an amount is within its limits");
    fuzz::must(amount.value() == again.value(), "equal texts, equal amounts");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view typed = fuzz::text_of(data, size);
    const auto& foods = builtin_catalogue().foods();
    const std::size_t first = std::hash<std::string_view>{}(typed);
    for (std::size_t i = 0; i < 8; ++i) {
        for (const BareUnit bare : {BareUnit::weight, BareUnit::household_zh, BareUnit::household_en})
            check_amount(typed, foods[(first + 37 * i) % foods.size()], bare);
    }
    for (int q = 0; q <= static_cast<int>(Quantity::serum_ng_ml); ++q) {
        const auto quantity = static_cast<Quantity>(q);
        const auto one = read_number(typed, quantity);
        const auto range = read_range(typed, quantity);
        if (one)
            fuzz::must(std::isfinite(one.value().mid) && one.value().mid >= 0, "a number is finite and not negative");
        if (range) {
            const TypedNumber& r = range.value();
            fuzz::must(0 <= r.low && r.low <= r.mid && r.mid <= r.high && std::isfinite(r.high), "a range is in order");
        }
        fuzz::must(!one || range, "what is a number is a range of one");
    }
    return 0;
}
