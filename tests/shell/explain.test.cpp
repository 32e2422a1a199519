// What stands behind the numbers: explanations, charts, claims, sources; fetched when they are asked for.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>

#include "core/format/json.h"
#include "core/nutrition/shown.h"
#include "core/nutrition/vitamin_d.h"
#include "core/nutrition/vitamin_k.h"
#include "core/text/texts.h"
#include "driver.h"
#include "shell/spoken.h"

using namespace k2;
using shell::Node;
using shell::Role;
using test::Driver;

namespace {

bool says(const Driver& page, std::string_view words) {
    return std::ranges::any_of(page.tree().nodes, [&](const Node& n) {
        return n.name.find(words) != std::string::npos || n.value.find(words) != std::string::npos;
    });
}

/// The natto meal, with the details at hand.
struct Plate : Driver {
    Plate() {
        app.set_details(test::details_json());
        natto_meal();
        press("more");
    }
};

/// Every number of the page that can be explained, by the name a reader knows it by.
const std::map<std::string, std::string>& explained() {
    static const std::map<std::string, std::string> names{{"balance", "平衡分"},
                                                          {"range", "三样，细看"},
                                                          {"ca", "钙"},
                                                          {"d", "维生素 D"},
                                                          {"k2", "维生素 K2"},
                                                          {"mg", "镁"},
                                                          {"fat", "脂肪"},
                                                          {"forms", "K2 的种类"},
                                                          {"triangle", "平衡三角"},
                                                          {"flow", "钙的去向"},
                                                          {"markers", "试验里的两个血液指标"}};
    return names;
}

}  // namespace

TEST_CASE("every number says how it is computed, one at a time", "[explain]") {
    Plate page;
    const auto details = read_details(test::details_json());
    REQUIRE(details);
    std::string before;
    for (const auto& [id, name] : explained()) {
        INFO(id);
        const std::string key = "how." + id;
        page.press(Role::button, name + "：这是怎么算的");
        CHECK(page.node(key).state.expanded);
        CHECK(page.has(key + ".panel"));
        if (!before.empty()) CHECK_FALSE(page.has(before + ".panel"));
        // The whole text, under the figure that it explains.
        const auto& rows = details.value().list(id);
        REQUIRE(rows.size() >= 4);
        for (const Details::Row& row : rows) CHECK(says(page, in(Lang::zh, row)));
        CHECK(page.node(key + ".panel").rect.y > page.node(key).rect.y);
        before = key;
    }
    page.press(before + ".close");
    CHECK_FALSE(page.has(before + ".panel"));
    CHECK_FALSE(page.node(before).state.expanded);
}

TEST_CASE("the details are asked for when somebody wants them, not before", "[explain]") {
    Driver page;
    page.natto_meal();
    CHECK_FALSE(page.frame().wants_details);
    page.press("how.ca");
    CHECK(page.frame().wants_details);
    CHECK(page.tree().find(Role::status, text(Text::how_loading, Lang::zh)) != nullptr);

    page.app.set_details("");  // the network is gone
    page.settle();
    CHECK_FALSE(page.frame().wants_details);  // no hammering
    CHECK(page.tree().find(Role::status, text(Text::how_failed, Lang::zh)) != nullptr);
    page.press("how.ca.close");
    page.press("how.ca");
    CHECK(page.frame().wants_details);

    page.app.set_details(test::details_json());
    page.settle();
    CHECK_FALSE(page.frame().wants_details);
    CHECK(says(page, "数字是吃进去的钙"));
    page.press("lang.en");
    CHECK(says(page, "The amount is the calcium eaten"));
}

TEST_CASE("a reference names its source, and how its figure was confirmed", "[explain]") {
    Plate page;
    page.press("how.ca");
    CHECK(says(page, "参考量 800 mg，出自 Chinese Nutrition Society. Dietary Reference Intakes for China (2023)"));
    CHECK(says(page, "没见到官方原文，照两处转录核对"));
    page.press("_profile.fold");
    page.press("profile.reference.cn-2013");
    CHECK(says(page, "没见到官方原文，照两处转录核对"));
    page.press("how.forms");
    CHECK(says(page, "没见到官方原文，只照一处转录核对"));
    page.press("profile.reference.us");
    CHECK(says(page, "Institute of Medicine"));
    CHECK_FALSE(says(page, "没见到官方原文"));
}

TEST_CASE("no citation is from memory, and none is praised as read", "[explain]") {
    const auto details = read_details(test::details_json());
    REQUIRE(details);
    for (const auto& [name, rows] : details.value().lists) {
        for (const Details::Row& row : rows) {
            for (const std::string& words : row) {
                for (const char* mark :
                     {"已读", "凭记忆", "待核对", "from memory", "to be verified", "RECALLED", "READ"}) {
                    INFO(name << ": " << words);
                    CHECK(words.find(mark) == std::string::npos);
                }
            }
        }
    }
    // What could not be read says so.
    Plate page;
    page.press("how.flow");
    CHECK(says(page, "Gallagher JC et al. 2012.（没能读到）"));
    CHECK(says(page, "Influence of calcium load on absorption fraction. J Bone Miner Res 1990;5:1135.（读的是摘要）"));
}

TEST_CASE("the chart of 25(OH)D shows a population, in words too", "[explain]") {
    Plate page;
    page.press("how.d");
    CHECK_FALSE(page.has("_serum.chart"));
    page.press(Role::button, text(Text::more_serum, Lang::zh));
    const Node& chart = page.node("_serum.chart");
    CHECK(chart.role == Role::figure);
    CHECK(chart.value.find("10 微克：59（52 到 67）") != std::string::npos);
    CHECK(says(page, "不是您的水平"));
    page.press("more.serum");
    CHECK_FALSE(page.has("_serum.chart"));
}

TEST_CASE("marker curves: the report's numbers, and the curve with its band", "[explain]") {
    Plate page;
    const Report& report = page.app.report();
    CHECK(says(page, report.shown_text("vitamin_k.ucoc_reduction_pct")));
    CHECK(page.node("_markers.ucoc_reduction_pct").name.find(report.shown_text("vitamin_k.ucoc_reduction_pct.range")) !=
          std::string::npos);
    CHECK(says(page, text(Text::markers_note, Lang::zh)));
    CHECK_FALSE(page.has("_markers.ucoc_chart"));
    page.press("more.markers");
    for (const auto& [key, curve] : {std::pair("_markers.ucoc_chart", &ucoc_reduction_pct),
                                     std::pair("_markers.mgp_chart", &dpucmgp_reduction_pct)}) {
        for (const double dose : {45.0, 180.0, 360.0}) {
            const Estimate e = curve(dose);
            const std::string point = shell::spoken(format_number(dose, 0) + " µg：" + format_number(e.mid, 0) + "（" +
                                                        format_number(e.low, 0) + "–" + format_number(e.high, 0) + "）",
                                                    Lang::zh);
            INFO(point);
            CHECK(page.node(key).value.find(point) != std::string::npos);
        }
    }
    CHECK(page.node("_markers.ucoc_chart").value.find("45 微克：23（0 到 30）") != std::string::npos);
}

TEST_CASE("stop rules hide the curves, not the explanations", "[explain]") {
    const auto hidden = [](auto&& stop) {
        Plate page;
        page.press("how.d");
        CHECK(page.has("more.serum"));
        CHECK(page.has("_markers"));
        page.press("_profile.fold");
        stop(page);
        CHECK(page.app.report().balance.hidden);
        CHECK_FALSE(page.has("_markers"));
        CHECK_FALSE(page.has("more.serum"));
        CHECK(page.has("how.d.panel"));
    };
    hidden([](Driver& page) { page.press("flag.vka.yes"); });
    hidden([](Driver& page) { page.type("profile.age", "16"); });
    for (const char* flag : {"flag.hypercalcaemia.yes", "flag.ckd.yes"}) {
        hidden([&](Driver& page) {
            page.press("_health");
            page.press(flag);
        });
    }
}

TEST_CASE("why: ten claims with grade, verdict and evidence", "[explain]") {
    Plate page;
    CHECK_FALSE(page.has("why.Q1"));
    CHECK(says(page, "目前没有机构给出 K2 的推荐量"));
    CHECK(says(page, "没有人体试验追踪过"));
    page.press(Role::button, text(Text::why_fold, Lang::zh));
    for (int i = 1; i <= 10; ++i) {
        const Node& claim = page.node("why.Q" + std::to_string(i));
        CHECK(claim.role == Role::button);
        CHECK(claim.description.find("级：") != std::string::npos);
        CHECK_FALSE(claim.state.expanded);
    }
    page.press(Role::button, "中国人K2摄入低于推荐量");
    CHECK(page.node("why.Q2").description.starts_with("D 级"));
    CHECK(says(page, "没有任何机构制定K2推荐量"));
    CHECK_FALSE(says(page, "READ"));
    page.press("why.Q4");
    CHECK_FALSE(says(page, "没有任何机构制定K2推荐量"));  // one at a time
    CHECK(page.node("report.error").role == Role::link);
    CHECK(page.node("report.error").value.starts_with("mailto:"));
    CHECK(page.has("_reviewed"));
}

TEST_CASE("why: where this plate's figures are from", "[explain]") {
    Plate page;
    page.press("why");
    const Food& natto = *builtin_catalogue().find("natto");
    const Origin calcium = origin(natto.cell(Nutrient::ca_mg));
    const std::string code = calcium.table_code.empty() ? "" : ' ' + std::string(calcium.table_code);
    CHECK(says(page, "钙 " + std::string(calcium.source) + code + " ("));
    const std::string cited = std::string(calcium.source.substr(0, calcium.source.find('+'))) + ": ";
    CHECK(says(page, cited));
    page.press("_clear");
    CHECK_FALSE(says(page, cited));
}

TEST_CASE("why: what was not analysed in a food itself says in words how it is known", "[explain]") {
    Plate page;
    page.press("why");
    Day day;
    for (const char* food : {"milk_skim", "xiaobaicai", "millet_porridge", "river_snail"})
        day.meals.push_back({Slot::lunch, {Item{food, 100.0, {}, {}}}});
    page.app.load(day);
    page.settle();
    CHECK(says(page, "K2 TFDA25 L0106101 (C，按同类推定)"));  // of another milk
    CHECK(says(page, "维生素 D KOREA (B，植物不含)"));
    CHECK(says(page, "钙 TFDA25 A0200102 (A，由测的数算出)"));  // 12 g of millet in 100 g
    CHECK(says(page, "(D，估计)"));
    CHECK(says(page, "K2 TFDA25 E3200602 (B)"));  // pak choi: analysed, none found
    day.lang = Lang::en;
    page.app.load(day);
    page.settle();
    for (const char* words :
         {"(C, borrowed from a like food)", "(B, none in plants)", "(A, calculated)", "(D, estimated)"})
        CHECK(says(page, words));
}

TEST_CASE("why: the figures of a supplement are its label's", "[explain]") {
    Plate page;
    page.press("why");
    Day day;
    day.meals = {{Slot::supplement, {Item{"d3_400", {}, 1.0, {}}}}};
    page.app.load(day);
    page.settle();
    CHECK(says(page, "LABEL (标签)"));
    CHECK_FALSE(says(page, "(E)"));
}

TEST_CASE("drug rules say that no pharmacist has read them", "[explain]") {
    Plate page;
    CHECK_FALSE(says(page, text(Text::safety_not_reviewed, Lang::zh)));
    page.press("_profile.fold");
    page.press("_health");
    page.press("flag.bisphosphonate.yes");  // S12
    REQUIRE(page.has("safety.S12"));
    CHECK(says(page, text(Text::safety_not_reviewed, Lang::zh)));
}
