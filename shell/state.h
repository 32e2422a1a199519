// The reader's day, its report, and what is being looked at. Pure: no ImGui, no drawing, no clock.
//
// Every change goes through edit(): it keeps the former day for undo, marks the report stale and raises the revision.
// The report is computed once per change, when somebody asks for it. A day never leaves the limits of core/day/day.h.
#pragma once

#include <array>
#include <cassert>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/advice/suggest.h"
#include "core/day/day.h"
#include "core/day/own_foods.h"
#include "core/day/questions.h"
#include "core/day/sentence.h"
#include "core/day/typed.h"
#include "core/food/catalogue.h"
#include "core/food/search.h"
#include "core/nutrition/report.h"
#include "core/text/details.h"

namespace k2::shell {

/// An item by its place in day().meals. Valid until the next change.
struct ItemRef {
    std::size_t meal = 0;
    std::size_t item = 0;
    friend bool operator==(ItemRef, ItemRef) = default;
};

/// What the platform has to say about the plate, each in a line of its own at the top of the page.
enum class Notice : std::uint8_t {
    sent,    // the plate came with a link: somebody else's; the way back to the reader's own
    beside,  // another window changed the plate too: its version is among the saved days
    saved,   // the reader's former plate is among the saved days, as was asked for
    unkept,  // the browser keeps nothing, or is full
};
inline constexpr std::size_t notice_count = 4;

/// What is being looked at. Not part of the day, so neither saved in links nor undone.
struct View {
    Slot slot = Slot::breakfast;  // the meal whose foods are shown
    std::string search;           // what stands in the search field
    std::optional<Group> group;   // only this food group
    bool groups_open = false;     // the groups are shown as chips
    bool more_results = false;    // all results instead of the first eight
    bool foods_missing = false;   // the later part of the table will not come
    bool profile_open = false;
    bool stops_open = false;   // the answered stop-questions are to be changed
    bool others_open = false;  // the three beside anticoagulants are asked one by one
    bool more_open = false;    // what few need
    float plate_room = 0;      // px of a wide page's plate, so that both columns end alike; of the last frame
    bool health_open = false;  // medicines and conditions are shown
    std::string explained;     // the number whose explanation is open; one at a time
    std::string chart;         // the chart that is open
    bool why_open = false;
    std::string claim;           // of the article, whose evidence is open
    bool elder = false;          // larger type, larger targets
    bool text_mode = false;      // the page as plain text: the semantic tree, nothing drawn
    bool compact = false;        // beside an article: plate, result and the three only
    bool keep_answers = false;   // the platform keeps what is medical over visits too
    bool share_medical = false;  // links tell what is medical too
    std::string problem_key;     // of the field whose text was refused; empty: none
    std::string problem;         // why, as whole sentences
    std::string problem_typed;   // the text that stays in it
    bool serum_in_ng = false;    // 25(OH)D is shown in ng/mL
    std::string serum_typed;     // as it was typed last
    int dragged = -1;            // the meal's item whose wedge ends where the pointer is; -1: none
    std::string error;           // what was refused as a whole (a bad link); stays until dismissed
    // Lines at the top of the page; what they say only the platform can know (app.h, show_notice). They stay until
    // dismissed.
    std::array<bool, notice_count> notices{};
    bool embedded = false;       // in an article: the reader's saved days are not offered
    bool article_asks = false;   // the article wants to know the foods, and the reader has not said so yet
    bool share_article = false;  // the reader tells them
};

class State {
  public:
    explicit State(const Catalogue& catalogue);

    [[nodiscard]] const Catalogue& catalogue() const { return *catalogue_; }
    /// The later part of the table came, or will not come: what was looked for is looked for again. No number changes.
    void foods_came();
    [[nodiscard]] const Day& day() const { return day_; }
    [[nodiscard]] Lang lang() const { return day_.lang; }
    [[nodiscard]] const Report& report() const;
    [[nodiscard]] std::uint64_t revision() const { return revision_; }
    View view;

    /// In the catalogue or among the day's own foods; nullptr when unknown.
    [[nodiscard]] const Food* find_food(std::string_view id) const;
    /// What view.search and view.group find (food_search.h), looked for once. Valid until the next change.
    [[nodiscard]] const std::vector<Found>& found() const;
    /// What a sentence says of the catalogue's foods and the reader's own; the views are into the text.
    [[nodiscard]] Result<SentenceReading> read(std::string_view text) const;
    /// The names of the catalogue's foods.
    [[nodiscard]] const SearchIndex& search_index() const;
    [[nodiscard]] const Item& item(ItemRef ref) const {
        assert(ref.meal < day_.meals.size() && ref.item < day_.meals[ref.meal].items.size());
        return day_.meals[ref.meal].items[ref.item];
    }
    [[nodiscard]] const std::vector<Food>& own_foods() const { return own_.foods; }
    /// The items of a slot in the order in which they are shown (several meals may share one slot).
    [[nodiscard]] std::vector<ItemRef> items_in(Slot slot) const;
    [[nodiscard]] bool empty() const;
    /// Foods that were on the plate during this visit and are no longer, the last ones first.
    [[nodiscard]] std::vector<const Food*> recent_foods(std::size_t count) const;

    // Foods
    void add(std::string_view food);  // one serving, to the meal in view; more of it when it is there already
    [[nodiscard]] bool can_step(ItemRef ref, int direction) const;
    void step(ItemRef ref, int direction);  // half a serving up or down; tablets by whole ones, below one by halves
    /// Grams for foods, units for tablets; false: out of the limits, and nothing changes.
    bool set_amount(ItemRef ref, double amount);
    /// As it was typed (core/day/typed.h); a bare number is in the unit that the row shows. Why not, when it is
    /// refused.
    std::optional<Refusal> set_amount(ItemRef ref, std::string_view typed);
    void remove(ItemRef ref);
    void clear();           // all foods; profile and own foods stay
    void load(Day day);     // a checked day
    void restart(Day day);  // the same, with nothing before it to undo
    /// The reader's date, "2026-11-28": that of a plate on which the first food is put. Empty: it is not known.
    void set_today(std::string date) { today_ = std::move(date); }
    void set_date(std::optional<std::string> date);  // of the day; not an undo step
    void load_meals(std::vector<Meal> meals);        // an example plate

    // The smallest changes (core/advice/suggest.h)
    /// Those of the day as it was at `revision`; while the next ones are looked for the former ones stay, so that the
    /// page keeps its shape. Empty at first.
    struct Advice {
        Suggestions found;
        std::uint64_t revision = 0;
    };
    [[nodiscard]] const std::optional<Advice>& advice() const { return advice_; }
    /// Looks on for about so much work (SuggestSearch::step); true when there is more to do. Begins when the whole
    /// table is there: what is suggested does not change by itself.
    bool think(long work);
    /// All at once, for the day as it is now.
    [[nodiscard]] Suggestions suggestions() const;
    void apply(const Suggestion& suggestion);  // and shows the meal of its first change
    /// What was applied last, for as long as nothing has changed since.
    struct Taken {
        Suggestion suggestion;
        PerAxis<double> had{};  // adequacies before
        std::uint64_t revision = 0;
    };
    [[nodiscard]] const Taken* taken() const { return taken_ && taken_->revision == revision_ ? &*taken_ : nullptr; }

    // Who it is for: answers are those of core/day/questions.h, and live in the day
    void answer_flag(Flag flag, Answer answer);
    [[nodiscard]] std::optional<Answer> answer(Flag flag) const { return answer_of(day_.profile, flag); }
    [[nodiscard]] std::optional<Answer> answer(StopQuestion q) const { return answer_of(day_.profile, q); }
    void answer_stop(StopQuestion question, Answer answer);
    /// "No" to those that are open, of the four or of these.
    void answer_no_stop(std::span<const StopQuestion> asked = all_stop_questions);
    [[nodiscard]] bool stops_answered() const { return all_answered(day_.profile); }
    /// Who takes or may take a vitamin K antagonist should not eat so much of it (Portion::amount).
    [[nodiscard]] bool warns_of(const Food& food, double amount) const;
    void set_lang(Lang lang);  // not an undo step
    void set_scope(Scope scope);
    void set_profile(Profile profile);  // clamps age and the K2 line to their limits

    // Explanations, claims and sources: fetched by the platform once they are wanted
    std::optional<Details> details;
    bool details_failed = false;  // the last attempt; ask_details() makes another
    void ask_details() { details_failed = false; }
    [[nodiscard]] bool wants_details() const;

    // Undo
    [[nodiscard]] bool can_undo() const { return !past_.empty(); }
    [[nodiscard]] bool can_redo() const { return !future_.empty(); }
    void undo();
    void redo();

    /// Between these many changes are one step of undo, and the slow part of the report waits for the end.
    void begin_drag();
    void end_drag();

  private:
    template <class Change>
    void edit(Change&& change) {
        remember();
        const bool was_empty = empty();
        std::forward<Change>(change)(day_);
        if (was_empty != empty()) begin_or_end_date();
        changed();
    }
    void remember();
    void begin_or_end_date();
    void show_loaded();
    void changed();
    void swap_in(std::vector<Day>& from, std::vector<Day>& to);
    /// The item after a step; empty where there is none.
    [[nodiscard]] std::optional<Item> stepped(ItemRef ref, int direction) const;

    const Catalogue* catalogue_;
    std::string today_;
    Day day_;
    OwnFoods own_;  // refers to day_
    std::vector<Day> past_;
    std::vector<Day> future_;
    std::uint64_t revision_ = 0;
    bool dragging_ = false;
    bool drag_remembered_ = false;  // the day before the present drag is in past_
    mutable Report report_;         // of day_, where it is not stale; kept for its memory
    mutable bool report_stale_ = true;
    /// The answer of found(), and to what.
    struct FoundBefore {
        std::string search;
        std::optional<Group> group;
        std::uint64_t revision = 0;
        std::vector<Found> foods;
    };
    mutable std::optional<FoundBefore> found_;
    mutable std::optional<SearchIndex> index_;  // of the catalogue; made for the first search
    std::optional<Advice> advice_;
    std::optional<Taken> taken_;
    std::unique_ptr<SuggestSearch> search_;  // of day_; empty when not begun or done
};

inline constexpr std::size_t max_undo = 100;

/// The row keys of the shown items: "food.natto", and "food.natto~2" for a second one, so that no key stands twice.
[[nodiscard]] std::vector<std::string> row_keys(const State& state, const std::vector<ItemRef>& items);

}  // namespace k2::shell
