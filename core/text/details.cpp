#include "core/text/details.h"

#include <algorithm>

namespace k2 {

const std::vector<Details::Row>& Details::list(std::string_view name) const {
    static const std::vector<Row> none;
    const auto found = lists.find(name);
    return found == lists.end() ? none : found->second;
}

const Details::Row* Details::find(std::string_view name, std::string_view first) const {
    const std::vector<Row>& rows = list(name);
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.front() == first; });
    return found == rows.end() ? nullptr : &*found;
}

std::string_view in(Lang lang, const Details::Row& row) {
    return row[std::min(row.size() - 1, lang == Lang::zh ? std::size_t{1} : std::size_t{2})];
}

}  // namespace k2
