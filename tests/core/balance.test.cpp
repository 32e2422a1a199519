#include "core/nutrition/balance.h"

#include <catch2/catch_test_macros.hpp>

#include <string>

#include "near.h"
#include "vectors.h"

using namespace k2;

namespace {

/// The default targets of docs/model.md §5.4: 50 µg, 10 µg, 800 mg; limits none, 50 µg, 2000 mg.
Index index_of(double k2_ug, double d_ug, double ca_effective_mg, double ca_raw_mg) {
    return balance_index(
        {{{k2_ug, k2_ug, 50, std::nullopt}, {d_ug, d_ug, 10, 50.0}, {ca_effective_mg, ca_raw_mg, 800, 2000.0}}});
}

std::string joined(const std::vector<Axis>& axes) {
    constexpr PerAxis<const char*> names{"K2", "D", "Ca"};
    std::string text;
    for (const Axis axis : axes) text += (text.empty() ? "" : "+") + std::string(names[index(axis)]);
    return text.empty() ? "none" : text;
}

}  // namespace

TEST_CASE("index examples E1 to E14", "[balance]") {
    REQUIRE(vectors()["index"].size() == 14);
    for (const auto& example : vectors()["index"]) {
        DYNAMIC_SECTION(example["name"].get<std::string>()) {
            const auto& in = example["inp"];
            const Index out = index_of(in[0], in[1], in[2], in[3]);
            CHECK_THAT(out.adequacy[index(Axis::k2)], near(example["aK2"].get<double>()));
            CHECK_THAT(out.adequacy[index(Axis::d)], near(example["aD"].get<double>()));
            CHECK_THAT(out.adequacy[index(Axis::ca)], near(example["aCa"].get<double>()));
            CHECK_THAT(out.coverage, near(example["MAR"].get<double>()));
            CHECK_THAT(out.weakest, near(example["weakest"].get<double>()));
            CHECK_THAT(out.score, near(example["B"].get<double>()));
            CHECK(joined(out.limiting) == example["limiting"].get<std::string>());
            REQUIRE(out.over.size() == example["over"].size());
            if (!out.over.empty()) CHECK(joined(out.over) == example["over"][0].get<std::string>());
            REQUIRE(out.evenness.has_value() == !example["even"].is_null());
            if (out.evenness) CHECK_THAT(*out.evenness, near(example["even"].get<double>()));
            REQUIRE(out.triangle.has_value() == !example["tern"]["K2"].is_null());
            if (out.triangle) {
                CHECK_THAT((*out.triangle)[index(Axis::k2)], near(example["tern"]["K2"].get<double>()));
                CHECK_THAT((*out.triangle)[index(Axis::d)], near(example["tern"]["D"].get<double>()));
                CHECK_THAT((*out.triangle)[index(Axis::ca)], near(example["tern"]["Ca"].get<double>()));
            }
        }
    }
}

TEST_CASE("ranges of adequacy with vitamin D, target 10 and limit 50", "[balance]") {
    struct Row {
        const char* name;
        double low, high;
    };
    for (const Row& row :
         {Row{"D [8,12]", 8, 12}, Row{"D [40,60]", 40, 60}, Row{"D [60,80]", 60, 80}, Row{"D [2,70]", 2, 70}}) {
        INFO(row.name);
        const auto& expected = vectors()["adeq_interval"][row.name];
        // The middle must not matter.
        for (const double way : {0.0, 0.3, 1.0}) {
            const Estimate range{row.low + way * (row.high - row.low), row.low, row.high};
            const AdequacyRange out = adequacy_range(range, range, 10, 50.0);
            CHECK_THAT(out.low, near(expected[0].get<double>()));
            CHECK_THAT(out.high, near(expected[1].get<double>()));
        }
    }
}

TEST_CASE("the score with unknown K2 between its ends", "[balance]") {
    const auto& example = vectors()["unknownK2"];
    const double low = index_of(example["K2_lo"], 8, 700, 700).score;
    const double high = index_of(example["K2_hi"], 8, 700, 700).score;
    CHECK_THAT(low, near(example["B"][0].get<double>()));
    CHECK_THAT(high, near(example["B"][1].get<double>()));
}

TEST_CASE("the score rises with each adequacy", "[balance]") {
    for (std::size_t axis = 0; axis < axis_count; ++axis) {
        double before = -1;
        for (int step = 0; step <= 20; ++step) {
            PerAxis<double> a{0.4, 0.7, 0.9};
            a[axis] = step / 20.0;
            const double score = balance_score(a, false);
            CHECK(score > before);
            before = score;
        }
    }
}

TEST_CASE("adequacy is 1 at the upper limit and 0 at twice the limit", "[balance]") {
    CHECK(adequacy({50, 50, 10, 50.0}) == 1);
    CHECK(adequacy({50.001, 50.001, 10, 50.0}) < 1);
    CHECK(adequacy({100, 100, 10, 50.0}) == 0);
    CHECK(adequacy({500, 500, 10, 50.0}) == 0);
    CHECK(adequacy({500, 500, 10, std::nullopt}) == 1);
}
