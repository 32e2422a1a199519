// Links: what goes in comes out, whatever is damaged is told, and an old link opens for ever.
#include "core/format/link.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/day/medical.h"
#include "days.h"
#include "random_days.h"

using namespace k2;

namespace {

std::string encode(const Day& day, Medical medical = Medical::leave_out) {
    return encode_link({.day = day}, builtin_catalogue(), medical).text;
}

Link decode(std::string_view text) {
    auto link = decode_link(text, builtin_catalogue());
    INFO(text);
    if (!link) FAIL(link.error().at << ": " << link.error().message);
    return std::move(link.value());
}

/// What a link carries of a day, as JSON to compare.
std::string carried(Day day, Medical medical) {
    day.recent_days.clear();
    day.date.reset();
    return write_day(medical == Medical::leave_out ? without_medical(std::move(day)) : day);
}

/// A random day with what RandomDays leaves at its default.
Day any_day(RandomDays& random) {
    Day day = random.day();
    day.profile.flags_answered = day.profile.flags.bits != 0 || random.chance(0.5);
    for (const StopQuestion question : all_stop_questions) {
        if (day.profile.flags_answered && random.chance(0.2)) day.profile.unanswered.set(question, true);
    }
    if (random.chance(0.2)) day.date = "2026-11-28";
    if (!day.foods.empty()) day.foods.front().name = "自家面包 <b>\"&🍞";
    return day;
}

Day day_of_20(RandomDays& random, bool raw_amounts) {
    Day day;
    day.lang = Lang::en;
    day.scope = Scope::day;
    day.profile.age = 67;
    day.profile.sun = Sun::regular;
    day.profile.k2_target_ug = 110;
    day.profile.exclude = {"dairy", "nuts"};
    for (const Slot slot : all_slots) day.meals.push_back({slot, {}});
    for (std::size_t i = 0; i < 20; ++i) {
        Item item;
        const Food& food = random.catalogue_food();
        item.food = food.id;
        const double amount = raw_amounts ? random.real(0, 100) : random.whole(1, 100000) / 100.0;
        (food.basis == Basis::per_unit ? item.units : item.g) =
            food.basis == Basis::per_unit ? std::min(amount, 100.0) : amount;
        day.meals[i % slot_count].items.push_back(item);
    }
    return day;
}

}  // namespace

TEST_CASE("a link gives back the day, to the last bit", "[link]") {
    RandomDays random(701);
    for (int i = 0; i < 500; ++i) {
        const Day day = any_day(random);
        for (const Medical medical : {Medical::leave_out, Medical::include}) {
            const Link link{.day = day,
                            .elder = random.chance(0.5),
                            .text_mode = random.chance(0.5),
                            .says_age = random.chance(0.5)};
            const LinkText text = encode_link(link, builtin_catalogue(), medical);
            REQUIRE(text.own_foods_left_out == 0);
            const Link back = decode(text.text);
            CHECK(write_day(back.day) == carried(day, medical));
            CHECK(back.elder == link.elder);
            CHECK(back.text_mode == link.text_mode);
            CHECK(back.says_age == link.says_age);
            CHECK(encode_link(back, builtin_catalogue(), medical) == text);
        }
    }
}

TEST_CASE("a link says nothing about health unless asked", "[link]") {
    const Day plain = read(R"({"version":1,"meals":[{"slot":"lunch","items":[{"food":"natto","g":40}]}]})");
    Day patient = plain;
    patient.profile.state = State::pregnant;
    patient.profile.postmenopausal = true;
    patient.profile.flags_answered = true;
    patient.profile.flags.set(Flag::vka, true);
    patient.profile.unsure.set(Flag::ckd, true);
    patient.profile.serum_25ohd_nmol_l = 42;
    CHECK(encode(patient) == encode(plain));
    CHECK(encode(patient, Medical::include) != encode(plain));
    CHECK(write_day(decode(encode(patient, Medical::include)).day) == write_day(patient));
}

TEST_CASE("a link brings foods to another reader, and age only where its sender says so", "[link]") {
    const Day sent = read(
        R"({"version":1,"lang":"zh","scope":"day","profile":{"age":35,"reference":"us","sun":"regular","k2_target_ug":110,"flags":["ppi"],"state":"pregnant"},"meals":[{"slot":"lunch","items":[{"food":"natto","g":40},{"food":"mine","g":10}]}],"rest_of_day":{"ca_mg":250},"foods":[{"id":"mine","name":"自家面包"}]})");
    const Day reader = read(
        R"({"version":1,"lang":"en","date":"2026-11-28","profile":{"sex":"male","age":71,"sun":"no","exclude":["dairy"],"flags":["vka"],"unsure":["ckd"]},"meals":[{"slot":"dinner","items":[{"food":"egg","g":50}]}],"recent_days":[{"date":"2026-11-27","k2_ug":9}]})");
    const auto as_received = [&](bool says_age, Medical medical) {
        const std::string text = encode_link({.day = sent, .says_age = says_age}, builtin_catalogue(), medical).text;
        return received(decode(text), reader);
    };
    const auto told = [&](std::string_view profile) {
        return R"({"version":1,"lang":"en","scope":"day","profile":{)" + std::string(profile) +
               R"(},"meals":[{"slot":"lunch","items":[{"food":"natto","g":40},{"food":"mine","g":10}]}],"rest_of_day":{"ca_mg":250},"foods":[{"id":"mine","name":"自家面包","serving_g":100}]})";
    };
    CHECK(write_day(as_received(false, Medical::leave_out)) ==
          told(R"("sex":"male","age":71,"sun":"no","flags":["vka"],"unsure":["ckd"],"exclude":["dairy"])"));
    CHECK(write_day(as_received(true, Medical::leave_out)) ==
          told(R"("age":35,"sun":"no","flags":["vka"],"unsure":["ckd"],"exclude":["dairy"])"));
    // No link takes back a reader's yes.
    CHECK(write_day(as_received(false, Medical::include)) ==
          told(R"("age":35,"state":"pregnant","sun":"no","flags":["vka","ppi"],"unsure":["ckd"],"exclude":["dairy"])"));
    // To a man the sender's pregnancy comes with the sender's sex; a reader's own ends with a man's link.
    Day man = sent;
    man.profile = {};
    man.profile.sex = Sex::male;
    Day pregnant = reader;
    pregnant.profile = {};
    pregnant.profile.state = State::pregnant;
    const Link link = decode(encode_link({.day = man, .says_age = true}, builtin_catalogue(), Medical::leave_out).text);
    CHECK(received(link, pregnant).profile.state == State::none);
}

TEST_CASE("20 catalogue foods take at most 300 characters", "[link]") {
    RandomDays random(702);
    std::size_t longest = 0;
    for (int i = 0; i < 300; ++i) {
        const std::string usual = encode(day_of_20(random, false));
        longest = std::max(longest, usual.size());
        CHECK(encode(day_of_20(random, true)).size() <= 300);
    }
    CHECK(longest <= 180);
}

TEST_CASE("a link is safe in an address", "[link]") {
    RandomDays random(703);
    for (int i = 0; i < 50; ++i) {
        const std::string text = encode(any_day(random), Medical::include);
        CHECK(text.substr(0, 2) == "p=");
        CHECK(text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", 2) ==
              std::string::npos);
    }
}

TEST_CASE("every single damage is told", "[link]") {
    RandomDays random(704);
    const std::string text = encode(day_of_20(random, false));
    constexpr std::string_view others = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_ .。%\n";
    std::size_t accepted = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        for (const char c : others) {
            std::string damaged = text;
            if (damaged[i] == c) continue;
            damaged[i] = c;
            accepted += decode_link(damaged, builtin_catalogue()) ? 1 : 0;
        }
        std::string missing = text;
        missing.erase(i, 1);
        accepted += decode_link(missing, builtin_catalogue()) ? 1 : 0;
        accepted += decode_link(text.substr(0, i), builtin_catalogue()) ? 1 : 0;
        std::string swapped = text;
        if (i > 0 && text[i] != text[i - 1]) {
            std::swap(swapped[i], swapped[i - 1]);
            accepted += decode_link(swapped, builtin_catalogue()) ? 1 : 0;
        }
        accepted += decode_link(text + others[i % others.size()], builtin_catalogue()) ? 1 : 0;
    }
    CHECK(accepted == 0);
}

TEST_CASE("a damaged link is told with its place", "[link]") {
    const auto message = [](std::string_view text) { return decode_link(text, builtin_catalogue()).error().message; };
    const std::string good = encode(read(R"({"version":1,"meals":[]})"));
    CHECK(message("") == "expected p= and the link's text");
    CHECK(message("q=" + good.substr(2)) == "expected p= and the link's text");
    CHECK(message("p=") == "expected a whole link: it was cut or changed");
    CHECK(message(good.substr(0, 4) + "%" + good.substr(5)) ==
          "expected letters, digits, - and _; character 5 of the link is another");
    CHECK(message(good.substr(0, good.size() - 1)) == "expected a whole link: its end is missing");
    CHECK(message("p=" + std::string(1000000, 'A')) == "expected at most 100000 characters");
}

TEST_CASE("what chats glue to a link does no harm", "[link]") {
    const auto day_in = [](const std::string& text) {
        const auto link = decode_glued_link(text, builtin_catalogue());
        return link ? write_day(link.value().day) : link.error().message;
    };
    RandomDays random(705);
    for (int i = 0; i < 300; ++i) {
        const std::string text = encode(i == 0 ? read(R"({"version":1,"meals":[]})") : day_of_20(random, false));
        const std::string right = write_day(decode_link(text, builtin_catalogue()).value().day);
        CAPTURE(text);
        CHECK(day_in(text) == right);
        for (const char* glued :
             {"。", "，看看", ")", "）", "&from=timeline", "&from=singlemessage&isappinstalled=0", "#wechat_redirect",
              "%E3%80%82", "?x=1", " 大家看", "\n", ".", "\"", "_", "-", "A", "AA", "from", "amp_share-2026"}) {
            CAPTURE(glued);
            CHECK(day_in(text + glued) == right);
        }
        // What is damaged, or none of ours, is refused in the same words as without.
        const std::string cut = text.substr(0, text.size() - 1);
        for (const std::string& none : {cut, cut + "。", "q=" + text.substr(2), std::string("p="), std::string()})
            CHECK(day_in(none) == decode_link(none, builtin_catalogue()).error().message);
    }
}

TEST_CASE("a link with a food that this table lacks is refused with its place", "[link]") {
    const Day day =
        read(R"({"version":1,"meals":[{"slot":"lunch","items":[{"food":"egg","g":9},{"food":"natto","g":40}]}]})");
    const std::string text = encode(day);
    std::vector<Food> fewer;
    for (const Food& food : builtin_catalogue().foods()) {
        if (food.id != "natto") fewer.push_back(food);
    }
    const auto link = decode_link(text, Catalogue(fewer, "older"));
    REQUIRE_FALSE(link);
    CHECK(link.error().at == "/meals/0/items/1/food");
}

TEST_CASE("a link says with which food table it was made", "[link]") {
    const Day day = read(R"({"version":1,"meals":[]})");
    CHECK(decode(encode(day)).data_version == builtin_catalogue().version());
    CHECK(decode(encode_link({.day = day}, Catalogue({}, "2031.12"), Medical::leave_out).text).data_version ==
          "2031.12");
    CHECK(decode("p=AQAApub1").data_version.empty());  // version 1 did not
    for (const char* other : {"older", "2026", "2026.2.1", "1999.1", "2026.x", "99999999999999999999.1"})
        CHECK(decode(encode_link({.day = day}, Catalogue({}, other), Medical::leave_out).text).data_version.empty());
    // What was opened is sent on with the table of the page that sends it.
    CHECK(decode(encode(decode("p=AgAaAQBqbhQ").day)).data_version == builtin_catalogue().version());
    const auto refused = [](std::string_view text) {
        const auto link = decode_link(text, builtin_catalogue());
        return link ? "" : link.error().message;
    };
    CHECK(refused("p=AwAaAgAYAUA") == "expected a link of version 1 or 2: a newer K2 Plate made this one");
    for (const char* hostile : {"p=AgDoBwEAspd4", "p=AgAakE4A8f6O"})  // the year 3000; 10 000
        CHECK(refused(hostile) == "expected a link that K2 Plate made: its content makes no sense");
}

TEST_CASE("own foods that do not fit are left out and counted", "[link]") {
    Day day = read(R"({"version":1,"meals":[{"slot":"lunch","items":[{"food":"natto","g":40}]}]})");
    for (int i = 0; i < 20; ++i) {
        OwnFood food;
        food.id = "mine_" + std::to_string(i);
        food.name = std::string(200, 'x');
        day.foods.push_back(food);
        day.meals.front().items.push_back({food.id, 100, {}, {}});
    }
    const LinkText text = encode_link({.day = day}, builtin_catalogue(), Medical::leave_out);
    CHECK(text.own_foods_left_out == 20);
    const Link back = decode(text.text);
    CHECK(back.day.foods.empty());
    CHECK(write_day(back.day) == R"({"version":1,"meals":[{"slot":"lunch","items":[{"food":"natto","g":40}]}]})");
}

// Links in the wild. Never change a line; add one for each new version of the format.
TEST_CASE("old links open for ever", "[link][golden]") {
    struct Golden {
        std::string_view text, day;
    };
    constexpr std::array<Golden, 5> links{{
        {"p=AQAApub1", R"({"version":1,"meals":[]})"},
        {"p=AVNdgQGYBPAGAdAPAhAQoAH0CT0MpiAEJ2pD",
         R"({"version":1,"lang":"en","scope":"day","profile":{"sex":"male","age":67,"reference":"us","k2_target_ug":110,"sun":"regular","exclude":["dairy","nuts"],"allow_supplements":true,"personal_absorption":true},"meals":[{"slot":"breakfast","items":[{"food":"natto","g":40},{"food":"egg","units":1.5}]},{"slot":"supplement","items":[{"food":"ca_carbonate_500","units":1,"with_meal":true}]}],"rest_of_day":{"ca_mg":250}})"},
        {"p=AaAdAYAQyhoBCG15X2JyZWFkDOiHquWutumdouWMhQCgBkI6ShMQwAcACCoYAREIAFeYqqqqqkBAoBSgBng_0A",
         R"({"version":1,"profile":{"state":"pregnant","flags":["vka"],"unsure":["ckd"],"postmenopausal":true,"serum_25ohd_nmol_l":42.5},"meals":[{"slot":"lunch","items":[{"food":"my_bread","g":33.3333333333},{"food":"spinach","g":200}]}],"foods":[{"id":"my_bread","name":"自家面包","serving_g":100,"kappa":{"mid":0.8,"low":0.7,"high":0.9},"ca_mg":120,"d_ug":0,"mk7_ug":{"mid":1,"low":0.5,"high":3}}]})"},
        // Version 2, written by hand (bytes and CRC-24) from the first two: the table of 2026.2.
        {"p=AgAaAgDB_8w", R"({"version":1,"meals":[]})"},
        {"p=AlMaAl2BAZgE8AYB0A8CEBCgAfQJPQymIAT2o2g",
         R"({"version":1,"lang":"en","scope":"day","profile":{"sex":"male","age":67,"reference":"us","k2_target_ug":110,"sun":"regular","exclude":["dairy","nuts"],"allow_supplements":true,"personal_absorption":true},"meals":[{"slot":"breakfast","items":[{"food":"natto","g":40},{"food":"egg","units":1.5}]},{"slot":"supplement","items":[{"food":"ca_carbonate_500","units":1,"with_meal":true}]}],"rest_of_day":{"ca_mg":250}})"},
    }};
    for (const Golden& golden : links) CHECK(write_day(decode(golden.text).day) == golden.day);
}
