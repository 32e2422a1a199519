// A monkey at the page: presses, types and points at random, and after each of its actions the numbers must still hold.
//
// K2_MONKEY_ACTIONS=20000 K2_MONKEY_SEED=7 shell_tests "[monkey]"    (an optimised build is fifty times as fast)
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "core/format/json.h"
#include "core/nutrition/evaluate.h"
#include "driver.h"

using namespace k2;
using shell::Node;
using shell::Role;
using test::Driver;

namespace {

long from_environment(const char* name, long otherwise) {
    const char* text = std::getenv(name);
    return text == nullptr ? otherwise : std::strtol(text, nullptr, 10);
}

bool is_pressed(Role role) {
    return role == Role::button || role == Role::toggle || role == Role::radio || role == Role::tab;
}

bool is_typed(Role role) {
    return role == Role::text_field || role == Role::number_field || role == Role::search_field;
}

std::string numbers(const std::vector<double>& values) {
    std::string text;
    for (const double value : values) text += std::to_string(value) + ' ';
    return text;
}

void check_finite(const Report& report) {
    std::vector<double> all;
    const auto add = [&all](const Estimate& e) { all.insert(all.end(), {e.low, e.mid, e.high}); };
    for (const Nutrient n : all_nutrients) {
        add(report[n].sum);
        CHECK(report[n].sum.low <= report[n].sum.mid);
        CHECK(report[n].sum.mid <= report[n].sum.high);
    }
    add(report.calcium.absorbed_mg);
    add(report.calcium.milk_equivalent_mg);
    if (report.vitamin_k) {
        add(report.vitamin_k->mk7_equivalent_ug);
        add(report.vitamin_k->ucoc_reduction_pct);
        add(report.vitamin_k->dpucmgp_reduction_pct);
    }
    for (const auto& adequacy : report.adequacy)
        if (adequacy) add(*adequacy);
    for (const auto& value : {report.balance.score, report.balance.low, report.balance.high, report.balance.coverage})
        if (value) all.push_back(*value);
    INFO(numbers(all));
    for (const double value : all) {
        if (!std::isfinite(value) || value < 0) FAIL_CHECK("not a finite number");
    }
}

/// The band of the score takes a hundred times as long as everything else and has tests of its own; with it goes what
/// the draws decide.
std::string without_band(Report report) {
    report.balance.low.reset();
    report.balance.high.reset();
    report.balance.weakest_chance.reset();
    report.verdict.clear();
    std::erase_if(report.safety, [](const SafetyMessage& message) { return message.id == "S23"; });
    std::erase_if(report.shown,
                  [](const auto& entry) { return entry.first == "balance.range" || entry.first == "balance.figure"; });
    return write_report(report);
}

class Monkey {
  public:
    explicit Monkey(unsigned long seed) : random_(seed) {}

    void act() {
        switch (below(12)) {
            case 0:
                return undo();
            case 1:
                return point();
            case 2:
                return look();
            case 3:
            case 4:
            case 5:
                return type();
            default:
                return press();
        }
    }

    void check() {
        const Day& day = page_.app.day();
        const std::string json = write_day(day);
        INFO(json);
        const auto again = read_day(json, builtin_catalogue());
        REQUIRE(again);
        CHECK(write_day(again.value()) == json);
        if (day.scope == Scope::day) {  // with all that the draws decide; of a plate without it
            CHECK(write_report(page_.app.report()) == write_report(evaluate(again.value(), builtin_catalogue())));
        } else {
            CHECK(without_band(page_.app.report()) ==
                  without_band(evaluate(again.value(), builtin_catalogue(), {.bands = false})));
        }
        check_finite(page_.app.report());
        for (const Node& node : page_.tree().nodes) {
            INFO(node.key);
            if (is_pressed(node.role) || is_typed(node.role)) CHECK_FALSE(node.name.empty());
            if (node.range) CHECK(std::isfinite(node.range->now));
            CHECK(std::isfinite(node.rect.center().x + node.rect.center().y));
        }
    }

    [[nodiscard]] const std::string& last() const { return last_; }

  private:
    std::size_t below(std::size_t end) { return static_cast<std::size_t>(random_() % end); }

    const Node* any(bool (*wanted)(Role)) {
        std::vector<const Node*> found;
        for (const Node& node : page_.tree().nodes) {
            if (wanted(node.role) && !node.state.disabled) found.push_back(&node);
        }
        return found.empty() ? nullptr : found[below(found.size())];
    }

    void press() {
        const Node* node = any(is_pressed);
        if (node == nullptr) return;
        last_ = "press " + node->key;
        page_.app.activate(node->id);
        page_.frame();
    }

    void type() {
        constexpr std::array<const char*, 16> texts{
            "",   "0",     "1",    "40",   "37.5", "1e3",    "-5",  "99999999",
            "nd", "nadou", "纳豆", "牛奶", "三",   " 250 g", "NaN", "\xF0\x9F\x8D\x9A"};
        const Node* node = any(is_typed);
        if (node == nullptr) return;
        const char* text = texts[below(texts.size())];
        last_ = "type " + node->key + " = " + text;
        page_.app.set_value(node->id, text);
        page_.frame();
    }

    /// Down, across and up, anywhere: on a button, on the plate's wedges, or on nothing.
    void point() {
        const auto somewhere = [this] {
            return shell::Point{static_cast<float>(below(static_cast<std::size_t>(page_.viewport.width))),
                                static_cast<float>(below(static_cast<std::size_t>(page_.viewport.height)))};
        };
        last_ = "point";
        const bool touch = below(2) == 0;
        page_.app.pointer(shell::Pointer::move, somewhere(), touch);
        page_.frame();
        page_.app.pointer(shell::Pointer::down, somewhere(), touch);
        page_.frame();
        page_.app.pointer(shell::Pointer::move, somewhere(), touch);
        page_.frame();
        page_.app.pointer(shell::Pointer::up, somewhere(), touch);
        page_.settle();
    }

    void look() {
        constexpr std::array<float, 4> widths{320, 390, 720, 1200};
        last_ = "look";
        page_.viewport.width = widths[below(widths.size())];
        page_.viewport.scroll_y = static_cast<float>(below(3000));
        page_.viewport.dark = below(2) == 0;
        page_.viewport.text_zoom = below(4) == 0 ? 2.0F : 1.0F;
        page_.frame();
    }

    /// One step and back: the day is what it was, but for the language, which is no step.
    void undo() {
        const Day before = page_.app.day();
        const std::uint64_t revision = page_.app.revision();
        const Node* node = any(is_pressed);
        if (node == nullptr || node->key == "_undo" || node->key == "_redo") return;
        last_ = "undo of " + node->key;
        page_.app.activate(node->id);
        page_.frame();
        Day expected = before;
        expected.lang = page_.app.day().lang;
        const bool changed = write_day(page_.app.day()) != write_day(expected);
        if (page_.app.revision() == revision || !changed) return;
        const Node* back = page_.tree().find("_undo");
        REQUIRE(back != nullptr);
        REQUIRE_FALSE(back->state.disabled);
        page_.app.activate(back->id);
        page_.frame();
        CHECK(write_day(page_.app.day()) == write_day(expected));
    }

    std::mt19937_64 random_;
    Driver page_;
    std::string last_ = "nothing";
};

}  // namespace

TEST_CASE("a monkey breaks nothing", "[monkey]") {
#ifdef NDEBUG
    constexpr long usual = 20'000;
#else
    constexpr long usual = 200;
#endif
    const long actions = from_environment("K2_MONKEY_ACTIONS", usual);
    const long seed = from_environment("K2_MONKEY_SEED", 1);
    Monkey monkey(static_cast<unsigned long>(seed));
    for (long i = 0; i < actions; ++i) {
        monkey.act();
        INFO("seed " << seed << ", action " << i << ": " << monkey.last());
        monkey.check();
    }
}
