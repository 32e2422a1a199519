// Nothing overlaps, nothing is cut off, everything can be hit: over widths, modes, languages and amounts of food.

#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <set>

#include "driver.h"

using namespace k2;
using shell::Node;
using shell::Rect;
using shell::Role;
using test::Driver;

namespace {

bool can_be_pressed(const Node& n) {
    switch (n.role) {
        case Role::button:
        case Role::toggle:
        case Role::radio:
        case Role::tab:
        case Role::link:
            return true;
        default:
            return false;
    }
}
bool can_be_edited(const Node& n) {
    return n.role == Role::text_field || n.role == Role::number_field || n.role == Role::search_field;
}
bool is_control(const Node& n) {
    return can_be_pressed(n) || can_be_edited(n);
}
bool is_words(const Node& n) {
    return n.role == Role::text || n.role == Role::heading || n.role == Role::status || n.role == Role::alert;
}
/// Drawings have their words inside them.
bool is_drawing(const Node& n) {
    return n.role == Role::meter || (n.role == Role::figure && !n.state.drag);
}

/// Rounding to whole px may let neighbours touch.
Rect core(const Rect& r) {
    return r.inset(0.75F);
}

bool lies_in(const Rect& inner, const Rect& outer) {
    constexpr float slack = 0.75F;
    return inner.x >= outer.x - slack && inner.right() <= outer.right() + slack && inner.y >= outer.y - slack &&
           inner.bottom() <= outer.bottom() + slack;
}

Day day_with(std::size_t foods) {
    Day day;
    if (foods == 0) return day;
    day.meals.push_back({Slot::breakfast, {}});
    const auto all = builtin_catalogue().foods();
    for (std::size_t i = 0; i < foods; ++i) {
        const Food& food = all[i * all.size() / foods];
        Item item{std::string(food.id), {}, {}, {}};
        (food.basis == Basis::per_100g ? item.g : item.units) = food.basis == Basis::per_100g ? food.serving_g : 1;
        if (!food.has(Tag::prescription)) day.meals[0].items.push_back(item);
    }
    return day;
}

void check_page(const Driver& page, float width) {
    const auto& nodes = page.tree().nodes;
    std::set<std::string> keys;
    int tab_stops = 0;
    const float target = page.app.settings().elder ? 60 : 44;
    std::set<shell::NodeId> roving;
    for (const Node& n : nodes) {
        INFO(n.key << " \"" << n.name << "\" at " << n.rect.x << "," << n.rect.y << " " << n.rect.w << "x" << n.rect.h);
        CHECK(keys.insert(n.key).second);
        if (n.role != Role::group && n.role != Role::list) CHECK((n.rect.w > 0 && n.rect.h > 0));
        CHECK((n.rect.x >= 0 && n.rect.right() <= width + 0.5F && n.rect.y >= 0));
        if (!is_control(n)) continue;
        CHECK_FALSE(n.name.empty());
        CHECK(n.rect.h >= target - 0.01F);
        CHECK(n.rect.w >= target - 0.01F);
        // One stop for a list, however deep its buttons lie in it.
        shell::NodeId stop = n.id;
        for (const Node* up = &n; up->parent != 0;) {
            const shell::NodeId parent = up->parent;
            up = nullptr;
            for (const Node& m : nodes) {
                if (m.id == parent) up = &m;
            }
            REQUIRE(up != nullptr);
            if (up->state.roving) stop = up->id;
        }
        if (roving.insert(stop).second) ++tab_stops;
    }
    CHECK(tab_stops <= 150);

    for (std::size_t i = 0; i < nodes.size(); ++i) {
        for (std::size_t j = i + 1; j < nodes.size(); ++j) {
            const Node& a = nodes[i];
            const Node& b = nodes[j];
            const bool a_counts = is_control(a) || is_words(a) || is_drawing(a);
            const bool b_counts = is_control(b) || is_words(b) || is_drawing(b);
            if (!a_counts || !b_counts || !core(a.rect).overlaps(core(b.rect))) continue;
            // A row that is pressed as a whole holds its words; a drawing may hold another (the plate its score).
            if ((is_control(a) && is_words(b) && lies_in(b.rect, a.rect)) || (is_drawing(a) && is_drawing(b))) continue;
            INFO(a.key << " \"" << a.name << "\" overlaps " << b.key << " \"" << b.name << "\"");
            INFO(a.rect.x << "," << a.rect.y << " " << a.rect.w << "x" << a.rect.h << " and " << b.rect.x << ","
                          << b.rect.y << " " << b.rect.w << "x" << b.rect.h);
            CHECK(false);
        }
    }
    // What is in a card stays in it.
    for (const Node& n : nodes) {
        if (n.parent == 0 || n.state.drag) continue;
        for (const Node& parent : nodes) {
            if (parent.id != n.parent) continue;
            Rect room = parent.rect;
            room = room.inset(-13);  // a row's × reaches into the padding
            INFO(n.key << " in " << parent.key);
            CHECK(lies_in(n.rect, room));
        }
    }
}

}  // namespace

// In four, which run side by side: it is the longest of all.
TEMPLATE_TEST_CASE_SIG("layout holds", "[layout]", ((bool Elder, int Zoom), Elder, Zoom), (false, 1), (true, 1),
                       (false, 2), (true, 2)) {
    const float width = GENERATE(320.0F, 390.0F, 720.0F, 960.0F, 1200.0F, 1600.0F);
    const bool elder = Elder;
    const auto zoom = static_cast<float>(Zoom);
    const Lang lang = GENERATE(Lang::zh, Lang::en);
    INFO("width " << width << (elder ? ", elder" : "") << ", zoom " << zoom << (lang == Lang::en ? ", en" : ", zh"));
    Driver page({.width = width, .height = 900, .reduced_motion = true, .text_zoom = zoom});
    page.app.set_settings({.elder = elder});
    REQUIRE(page.settle());
    page.press(lang == Lang::en ? "lang.en" : "lang.zh");
    page.natto_meal();
    check_page(page, width);  // with the question under a row
    page.press("ask.vka.unsure");
    page.type("search", lang == Lang::en ? "natto" : "纳豆");
    check_page(page, width);  // with warnings at the row, in the results, beside the plate
    page.type("search", "");
    for (const std::size_t foods : {0U, 1U, 20U}) {
        INFO(foods << " foods");
        Day day = day_with(foods);
        day.lang = lang;
        page.app.load(std::move(day));
        REQUIRE(page.settle());
        check_page(page, width);
    }
    page.press("_stops.none");
    check_page(page, width);
    page.press("_stops.change");
    page.press("_stops.others.some");
    page.press("more");
    page.press("_profile.fold");
    page.press("_health");
    page.press("profile.personal_absorption");
    page.press("flag.vka.yes");
    page.press("_groups");
    check_page(page, width);
    page.type("search", "a");
    page.press("_more");
    check_page(page, width);
    page.press("food." + page.app.day().meals[0].items[0].food + ".inc");
    page.type("food." + page.app.day().meals[0].items[0].food + ".amount", "?");
    check_page(page, width);
}

TEST_CASE("layout holds with each explanation open", "[layout]") {
    const float width = GENERATE(320.0F, 390.0F, 720.0F, 1200.0F);
    const bool elder = GENERATE(false, true);
    const Lang lang = GENERATE(Lang::zh, Lang::en);
    INFO("width " << width << (elder ? ", elder" : "") << (lang == Lang::en ? ", en" : ", zh"));
    Driver page({.width = width, .height = 900, .reduced_motion = true});
    page.app.set_settings({.elder = elder});
    Day day = day_with(5);
    day.lang = lang;
    page.app.load(std::move(day));
    REQUIRE(page.settle());
    page.press("how.ca");  // still being fetched
    check_page(page, width);
    page.app.set_details("");
    REQUIRE(page.settle());
    check_page(page, width);
    page.app.set_details(test::details_json());
    page.press("more");
    page.press("more.markers");
    page.press("why");
    page.press("why.Q4");
    for (const char* id : {"balance", "range", "ca", "d", "k2", "mg", "fat", "forms", "triangle", "flow", "markers"}) {
        INFO(id);
        page.press("how." + std::string(id));
        if (std::string_view(id) == "d") page.press("more.serum");
        check_page(page, width);
    }
}
