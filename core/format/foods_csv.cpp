#include "core/format/foods_csv.h"

#include <string_view>
#include <vector>

#include "core/base/each_part.h"
#include "core/food/sources.h"
#include "core/format/csv_line.h"

namespace k2 {
namespace {

void add_cell(CsvLine& line, const Cell& cell) {
    if (!cell.known) {
        for (int column = 0; column < 6; ++column) line.add("");
        return;
    }
    line.add(cell.mid);
    line.add(cell.low);
    line.add(cell.high);
    line.add(grade_key(cell.grade));
    line.add(how_key(cell.how));
    const Origin from = origin(cell);
    line.add(std::string(from.source) + (from.table_code.empty() ? "" : ":") + std::string(from.table_code));
}

void add_headings(std::string& out) {
    CsvLine line(out);
    for (const char* name : {"id", "code", "name_zh", "name_en", "group", "basis", "serving_g", "kappa", "kappa_low",
                             "kappa_high", "kappa_basis"}) {
        line.add(name);
    }
    for (const Nutrient n : all_nutrients) {
        for (const char* part : {"", "_low", "_high", "_grade", "_how", "_source"})
            line.add(std::string(nutrient_key(n)) + part);
    }
    for (const char* name : {"k2_partial", "oxalate_mg", "tags", "serving_zh", "serving_en", "licences", "recalled"})
        line.add(name);
    line.end();
}

std::string joined_tags(const Food& food) {
    std::string out;
    for (std::size_t bit = 0; bit < tag_count; ++bit) {
        if ((food.tags >> bit & 1U) != 0) out += (out.empty() ? "" : " ") + std::string(tag_key(bit));
    }
    return out;
}

/// Every source that the food's figures name, once, in the order of data/sources.json.
std::vector<const Source*> sources_of(const Food& food) {
    std::vector<const Source*> out;
    const auto names = [](std::string_view joined, std::string_view id) {
        bool found = false;
        each_part(joined, '+', [&](std::string_view one) { found = found || one == id; });
        return found;
    };
    for (const Source& source : sources()) {
        for (const Nutrient n : all_nutrients) {
            if (!names(origin(food.cell(n)).source, source.id)) continue;
            out.push_back(&source);
            break;
        }
    }
    return out;
}

}  // namespace

std::string write_foods_csv(const Catalogue& catalogue) {
    std::string out;
    add_headings(out);
    for (const Food& food : catalogue.foods()) {
        CsvLine line(out);
        line.add(food.id);
        line.add(food.code);
        line.add(food.name_zh);
        line.add(food.name_en);
        line.add(group_key(food.group));
        line.add(food.basis == Basis::per_100g ? "per_100g" : "per_unit");
        line.add(food.serving_g);
        line.add(food.kappa.mid);
        line.add(food.kappa.low);
        line.add(food.kappa.high);
        line.add(food.kappa.basis);
        for (const Nutrient n : all_nutrients) add_cell(line, food.cell(n));
        line.add(food.cell(Nutrient::k2_ug).partial ? "yes" : "");
        food.oxalate_mg ? line.add(*food.oxalate_mg) : line.add("");
        line.add(joined_tags(food));
        line.add(food.unit_zh);
        line.add(food.unit_en);
        std::string licences;
        std::string recalled;
        for (const Source* source : sources_of(food)) {
            licences += (licences.empty() ? "" : "; ") + std::string(source->id) + ": " + std::string(source->licence);
            if (source->recalled) recalled += (recalled.empty() ? "" : " ") + std::string(source->id);
        }
        line.add(licences);
        line.add(recalled);
        line.end();
    }
    return out;
}

}  // namespace k2
