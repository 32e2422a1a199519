#include "shell/semantics.h"

#include <catch2/catch_test_macros.hpp>

using namespace k2::shell;

namespace {

SemanticTree sample() {
    SemanticTree tree;
    Node node;
    node.key = "food.natto.inc";
    node.id = node_id(node.key);
    node.role = Role::button;
    node.name = "纳豆\"多\"\n一份";
    node.rect = {1, 2.5F, 44, 44};
    node.state.disabled = true;
    tree.nodes.push_back(node);
    return tree;
}

}  // namespace

TEST_CASE("JSON holds what is said and leaves out what is not", "[semantics]") {
    const SemanticTree tree = sample();
    CHECK(to_json(tree) == R"([{"id":)" + std::to_string(tree.nodes[0].id) +
                               R"(,"parent":0,"role":"button","key":"food.natto.inc","name":"纳豆\"多\"\n一份",)"
                               R"("disabled":true,"rect":[1,2.5,44,44]}])");
    CHECK(to_json({}) == "[]");
}

TEST_CASE("the hash follows every field", "[semantics]") {
    const SemanticTree tree = sample();
    CHECK(tree.hash() == sample().hash());
    const auto changed = [&](auto change) {
        SemanticTree other = sample();
        change(other.nodes[0]);
        return other.hash() != tree.hash();
    };
    CHECK(changed([](Node& n) { n.name += "x"; }));
    CHECK(changed([](Node& n) { n.value = "1"; }));
    CHECK(changed([](Node& n) { n.rect.y += 1; }));
    CHECK(changed([](Node& n) { n.state.checked = true; }));
    CHECK(changed([](Node& n) { n.range = Range{}; }));
    CHECK(changed([](Node& n) { n.parent = 7; }));
}

TEST_CASE("an id is never 0", "[semantics]") {
    CHECK(node_id("") != 0);
    CHECK(node_id("search") != node_id("balance"));
}
