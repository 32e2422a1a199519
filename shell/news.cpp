#include "shell/news.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "core/texts.h"
#include "shell/amount.h"

namespace k2::shell {
namespace {

constexpr std::size_t most_told = 3;

struct Row {
    const Day* day;  // whose own foods it may be of
    Slot slot;
    const Item* item;
};

std::vector<Row> rows_of(const Day& day) {
    std::vector<Row> rows;
    for (const Meal& meal : day.meals) {
        for (const Item& item : meal.items) rows.push_back({&day, meal.slot, &item});
    }
    return rows;
}

/// Takes the rows that have a partner in the other plate out of both, and gives the pairs to `take`.
template <class Alike, class Take>
void pair_off(std::vector<Row>& before, std::vector<Row>& after, Alike alike, Take take) {
    std::erase_if(after, [&](const Row& now) {
        const auto was = std::find_if(before.begin(), before.end(), [&](const Row& row) { return alike(row, now); });
        if (was == before.end()) return false;
        take(now);
        before.erase(was);
        return true;
    });
}

struct Words {
    std::string food, amount;
};

Words words_of(const Row& row, const Catalogue& catalogue, Lang lang) {
    Food food;
    if (const Food* found = catalogue.find(row.item->food)) {
        food = *found;
    } else {
        for (const OwnFood& own : row.day->foods) {
            if (own.id == row.item->food) food = own.as_food();
        }
    }
    const std::string_view name = lang == Lang::zh || food.name_en.empty() ? food.name_zh : food.name_en;
    return {std::string(name_parts(name, lang).title), amount_text(food, *row.item, lang).main()};
}

}  // namespace

std::string what_changed(const Day& before, const Day& after, const Catalogue& catalogue) {
    const Lang lang = after.lang;
    std::vector<Row> gone = rows_of(before);
    std::vector<Row> come = rows_of(after);
    const std::size_t count = come.size();
    std::vector<Row> changed;
    const auto same_food = [](const Row& a, const Row& b) { return a.slot == b.slot && a.item->food == b.item->food; };
    pair_off(
        gone, come,
        [&](const Row& a, const Row& b) {
            return same_food(a, b) && a.item->g == b.item->g && a.item->units == b.item->units;
        },
        [](const Row&) {});
    pair_off(gone, come, same_food, [&](const Row& now) { changed.push_back(now); });

    const std::size_t changes = gone.size() + come.size() + changed.size();
    if (changes == 0) return {};
    if (changes > most_told) return fill(Text::news_many, lang, {{"n", std::to_string(count)}});
    std::string out;
    const auto tell = [&](Text id, const Row& row) {
        const Words words = words_of(row, catalogue, lang);
        if (!out.empty()) out += text(Text::list_comma, lang);
        out += fill(id, lang, {{"food", words.food}, {"amount", words.amount}});
    };
    for (const Row& row : come) tell(Text::news_added, row);
    for (const Row& row : changed) tell(Text::news_amount, row);
    for (const Row& row : gone) tell(Text::news_removed, row);
    return out + (lang == Lang::zh ? "。" : ".");
}

}  // namespace k2::shell
