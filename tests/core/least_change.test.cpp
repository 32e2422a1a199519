#include "core/least_change.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "near.h"
#include "vectors_json.h"

using namespace k2;

namespace {

using Json = nlohmann::json;

bool has_tag(const Json& food, std::string_view tag) {
    const auto& tags = food.at("tags");
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

/// The made-up table of the worked examples as choices; `kept` says which of its foods may be used.
LeastChangeProblem toy_problem(const Json& table, const Json& example) {
    LeastChangeProblem problem;
    const Json& base = example.at("base");
    problem.base = {{base[0], base[1], base[2]}, base[3], 0};
    const bool vka = example.at("vka");
    problem.target = {vka ? 0.0 : 50.0, 10, 800};
    problem.d_upper_ug = 50;
    problem.ca_upper_mg = 2000;
    problem.most_changes = 3;
    for (const auto& entry : table.items()) {
        const std::string& name = entry.key();
        const Json& food = entry.value();
        const bool excluded = std::any_of(
            example.at("exclude").begin(), example.at("exclude").end(),
            [&](const std::string& tag) { return tag == "vegan_only" ? !has_tag(food, "vegan") : has_tag(food, tag); });
        const double k2_ug = food.at("k2_ug");
        if (excluded || (vka && (k2_ug > 2 || has_tag(food, "highK1")))) continue;
        const bool supplement = has_tag(food, "supp");
        for (double units = supplement ? 1 : 0.5; units <= food.at("max_portions"); units += supplement ? 1 : 0.5) {
            Choice choice;
            choice.food = name;
            choice.units = units;
            const double ca_mg = units * food.at("ca_mg").get<double>();
            choice.effect = {
                {units * k2_ug, units * food.at("d_ug").get<double>(), ca_mg * food.at("kappa").get<double>() / 0.923},
                ca_mg,
                units * food.at("kcal").get<double>()};
            choice.penalty = static_cast<int>(food.at("penalty").get<double>());
            choice.k2_supplement = supplement && k2_ug > 0;
            choice.supplement_d_ug = supplement ? choice.effect.amount[index(Axis::d)] : 0;
            problem.choices.push_back(choice);
        }
    }
    return problem;
}

LeastChange solve(const LeastChangeProblem& problem) {
    LeastChangeSearch search(problem);
    while (!search.step(1000)) {
    }
    return search.result();
}

}  // namespace

TEST_CASE("the worked examples of the smallest change", "[suggest]") {
    const Json vectors = Json::parse(vectors_json);
    for (const Json& example : vectors.at("opt")) {
        INFO(example.at("name").get<std::string>());
        const LeastChangeProblem problem = toy_problem(vectors.at("opt_table"), example);
        const LeastChange change = solve(problem);
        std::vector<std::pair<std::string, double>> found;
        Effect after = problem.base;
        for (const std::size_t i : change.choices) {
            const Choice& choice = problem.choices[i];
            found.emplace_back(choice.food, choice.units);
            for (std::size_t axis = 0; axis < axis_count; ++axis) after.amount[axis] += choice.effect.amount[axis];
            after.ca_raw_mg += choice.effect.ca_raw_mg;
            after.kcal += choice.effect.kcal;
        }
        std::vector<std::pair<std::string, double>> expected;
        for (const Json& pick : example.at("answer")) expected.emplace_back(pick[0], pick[1]);
        std::sort(found.begin(), found.end());
        std::sort(expected.begin(), expected.end());
        CHECK(found == expected);
        CHECK_FALSE(change.swap);
        CHECK_THAT(change.shortfall_after, near(example.at("shortfall").get<double>(), 1e-6));
        CHECK_THAT(after.kcal, near(example.at("kcal").get<double>(), 1e-6));
        CHECK_THAT(after.ca_raw_mg, near(example.at("after")[3].get<double>(), 0.051));
        for (std::size_t axis = 0; axis < axis_count; ++axis) {
            CHECK_THAT(after.amount[axis], near(example.at("after")[axis].get<double>(), 0.051));
        }
    }
}

TEST_CASE("two K2 supplements are never one change, though they would bring the K2", "[suggest]") {
    LeastChangeProblem problem;
    problem.base = {{0, 12, 820}, 820, 0};
    problem.target = {50, 10, 800};
    problem.most_changes = 3;
    for (const bool supplements : {true, false}) {
        problem.choices.clear();
        for (const char* name : {"a", "b"}) {
            Choice choice;
            choice.food = name;
            choice.effect = {{25, 0, 0}, 0, 0};
            choice.penalty = 2;
            choice.k2_supplement = supplements;
            problem.choices.push_back(choice);
        }
        const LeastChange change = solve(problem);
        CHECK(change.choices.size() == (supplements ? 1U : 2U));
        CHECK_THAT(change.shortfall_after, near(supplements ? 0.5 : 0.0));
    }
}
