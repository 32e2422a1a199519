#include "core/food/food_table.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "core/food/packed_text.h"
#include "core/food/uncertainty.h"

namespace k2 {
namespace {

/// One column's entries.
class Entries {
  public:
    Entries() = default;
    explicit Entries(std::string_view& packed) : rest_(take(packed, column_end)) {}

    std::string_view next() { return take(rest_, '\n'); }
    [[nodiscard]] std::size_t count() const {
        return rest_.empty() ? 0 : static_cast<std::size_t>(std::count(rest_.begin(), rest_.end(), '\n')) + 1;
    }

  private:
    std::string_view rest_;
};

bool take_comma(std::string_view& text) {
    if (!text.starts_with(',')) return false;
    text.remove_prefix(1);
    return true;
}

double number(std::string_view text) {
    return take_number(text);
}

Kappa read_kappa(std::string_view text) {
    Kappa kappa;
    kappa.mid = take_number(text);
    if (take_comma(text)) kappa.low = take_number(text);
    if (take_comma(text)) kappa.high = take_number(text);
    return kappa;
}

Cell read_cell(std::string_view text) {
    Cell cell;
    if (text.empty()) return cell;
    cell.known = true;
    cell.mid = cell.low = cell.high = take_number(text);
    if (take_comma(text)) {
        cell.ranged = true;
        cell.low = take_number(text);
        if (take_comma(text)) cell.high = take_number(text);
    }
    if (const auto how = how_signs.find(text.front()); how != std::string_view::npos) {
        cell.how = static_cast<How>(how);
        text.remove_prefix(1);
    }
    const char grade = text.front();
    cell.partial = grade < 'a';
    cell.grade = static_cast<Grade>(grade - (cell.partial ? 'A' : 'a'));
    return cell;
}

/// What is not written down: forms scaled to the range of their total (docs/model.md §5.6), what a supplement's label
/// leaves out, and K1 + K2.
void complete_cells(Food& food) {
    PerNutrient<Cell>& cells = food.cells;
    const Cell& k2 = cells[index(Nutrient::k2_ug)];
    for (const Nutrient form : {Nutrient::mk4_ug, Nutrient::mk7_ug, Nutrient::mk_other_ug}) {
        Cell& c = cells[index(form)];
        if (c.known && k2.ranged && k2.mid > 0) {
            c.low = std::min(c.mid, c.mid * k2.low / k2.mid);
            c.high = std::max(c.mid, c.mid * k2.high / k2.mid);
            c.ranged = c.mid > 0;
        }
    }
    if (food.group == Group::supplement) {
        for (Cell& c : cells) {
            if (!c.known) {
                c.known = true;
                c.grade = Grade::label;
                c.how = How::label;
            }
            c.partial = false;
        }
    }
    const Cell& k1 = cells[index(Nutrient::k1_ug)];
    Cell& total = cells[index(Nutrient::k_total_ug)];
    if (!k1.known && !k2.known) {
        total = Cell{};
        return;
    }
    total.known = true;
    total.partial = !k1.known || !k2.known || k2.partial;
    total.mid = k1.mid + k2.mid;
    total.low = std::min(total.mid, k1.low + k2.low);
    total.high = std::max(total.mid, k1.high + k2.high);
    total.ranged = k1.ranged || k2.ranged;
    total.how = k1.mid >= k2.mid ? k1.how : k2.how;
    total.grade = std::max(k1.known ? k1.grade : Grade::a, k2.known ? k2.grade : Grade::a);
}

}  // namespace

std::vector<Food> unpack_foods(std::string_view& packed) {
    // In the order of the text.
    Entries id(packed);
    Entries code(packed), name_zh(packed), name_en(packed), aliases(packed), unit_zh(packed), unit_en(packed),
        emoji(packed), group(packed), basis(packed), serving_g(packed), tags(packed), familiarity(packed),
        meals(packed), family(packed), kappa(packed), oxalate_mg(packed);
    PerNutrient<Entries> cells;
    for (Entries& column : cells) column = Entries(packed);

    std::vector<Food> foods(id.count());
    for (Food& food : foods) {
        food.id = id.next();
        food.code = static_cast<std::uint16_t>(number(code.next()));
        food.name_zh = name_zh.next();
        food.name_en = name_en.next();
        food.aliases = aliases.next();
        food.unit_zh = unit_zh.next();
        food.unit_en = unit_en.next();
        food.emoji = emoji.next();
        food.group = static_cast<Group>(number(group.next()));
        food.basis = static_cast<Basis>(number(basis.next()));
        food.serving_g = number(serving_g.next());
        food.tags = static_cast<std::uint32_t>(number(tags.next()));
        food.familiarity = static_cast<Familiarity>(number(familiarity.next()));
        food.meals = static_cast<std::uint8_t>(number(meals.next()));
        food.family = family.next();
        food.kappa = read_kappa(kappa.next());
        if (const std::string_view oxalate = oxalate_mg.next(); !oxalate.empty()) food.oxalate_mg = number(oxalate);
        for (std::size_t n = 0; n < nutrient_count; ++n) food.cells[n] = read_cell(cells[n].next());
        complete_cells(food);
        work_out_distances(food);
    }
    return foods;
}

void unpack_origins(std::string_view& packed, std::span<Food> foods) {
    Entries kappa_basis(packed);
    for (Food& food : foods) food.kappa.basis = kappa_basis.next();
    for (std::size_t n = 0; n < nutrient_count; ++n) {
        Entries origins(packed);
        for (Food& food : foods) food.cells[n].origin = static_cast<std::uint16_t>(number(origins.next()));
    }
}

}  // namespace k2
