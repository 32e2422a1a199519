// The open food tables of data/tables/: extracts, cell by cell as printed, and what their cells mean.
//
// Amounts are per 100 g edible portion in the units of the nutrients' keys. tables.json says of each table which column
// holds which nutrient, how far a "not detected" or a trace may reach, and which cells are not to be used.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/tool/csv.h"
#include "core/tool/data_tables.h"
#include "core/tool/node.h"

namespace k2::data {

/// What one printed cell says.
struct TableCell {
    double value = 0;
    double up_to = 0;  // how high it may be where nothing or a trace was found; value otherwise
    How how = How::analysed;
    Grade grade = Grade::a;
};

class OpenTables {
  public:
    /// Reads tables.json and the files that it names; what is wrong goes to `problems`.
    OpenTables(const Node& root, const std::map<std::string, std::string>& files, std::vector<Problem>& problems);

    /// The tables as sources; the citation is the credit line in the form that the licence asks for.
    [[nodiscard]] const std::vector<SourceRow>& sources() const { return sources_; }

    /// The cell of a row such as "SR28:16113" for a food of that group: `column` is a nutrient's key, or "k_total_ug"
    /// for vitamin K as MEXT prints it. The error says which table, row or cell is missing or cannot be read.
    [[nodiscard]] Result<TableCell> cell(std::string_view row, std::string_view column, Group group) const;

    /// Whether that row has anything in that column. Precondition: the row exists.
    [[nodiscard]] bool given(std::string_view row, std::string_view column) const;

    /// The problem with a row's name, if any.
    [[nodiscard]] std::optional<std::string> missing(std::string_view row) const;

    /// What biology leaves out: how high the analyses that found none would have let it be, and whose they are.
    struct LogicalZero {
        double up_to = 0;
        std::string source;
    };
    [[nodiscard]] const LogicalZero* logical_zero(std::string_view column) const;

  private:
    struct Refusal {  // cells that are known to mislead
        std::string column, reason;
        std::vector<Group> groups;
        bool only_zero = false;
    };
    struct Table {
        std::string file;
        std::vector<CsvRow> rows;
        std::map<std::string, std::size_t, std::less<>> row_of;         // by code
        std::map<std::string, std::size_t, std::less<>> column_of;      // by nutrient key: the field
        std::map<std::string, std::size_t, std::less<>> derivation_of;  // by nutrient key: the field that says how
        std::map<std::string, How, std::less<>> derivations;
        std::map<std::string, double, std::less<>> zero_up_to, trace_up_to;
        std::vector<Refusal> refusals;
        std::optional<std::size_t> mark;       // the field that names the origin of a row
        std::vector<std::string> mark_copied;  // words in it that say: taken from another table
    };
    struct Place {
        const Table* table = nullptr;
        const CsvRow* row = nullptr;
    };

    void read_table(const Node& node, const std::map<std::string, std::string>& files, std::vector<Problem>& problems);
    [[nodiscard]] Result<Place> find(std::string_view row) const;

    std::map<std::string, Table, std::less<>> tables_;
    std::map<std::string, LogicalZero, std::less<>> logical_zeros_;
    std::vector<SourceRow> sources_;
};

}  // namespace k2::data
