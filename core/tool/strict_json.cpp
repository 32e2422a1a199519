#include "core/tool/strict_json.h"

#include "core/format/json_reader.h"

namespace k2 {

Result<nlohmann::json> parse_strict(std::string_view text) {
    const JsonLimits limits{.keys = text.size()};  // a table has as many as it needs
    // The core's own reader finds what is wrong and where; what it lets pass is JSON.
    if (const auto checked = read_json(text, limits); !checked) return checked.error();
    return nlohmann::json::parse(text);
}

}  // namespace k2
