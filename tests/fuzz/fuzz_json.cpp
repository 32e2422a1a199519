// JSON text: our reader and nlohmann's hold the same document, or both refuse it at the same place.
#include <nlohmann/json.hpp>

#include "core/json_reader.h"
#include "core/tool/strict_json.h"
#include "fuzz.h"

using namespace k2;
using Kind = JsonValue::Kind;

namespace {

bool alike(const JsonValue& ours, const nlohmann::json& theirs) {
    switch (ours.kind) {
        case Kind::null:
            return theirs.is_null();
        case Kind::boolean:
            return theirs.is_boolean() && theirs.get<bool>() == ours.flag;
        case Kind::number:
            return theirs.is_number() && theirs.get<double>() == ours.number;
        case Kind::string:
            return theirs.is_string() && theirs.get_ref<const std::string&>() == ours.text;
        default:
            break;
    }
    if (ours.is(Kind::object) ? !theirs.is_object() : !theirs.is_array()) return false;
    std::size_t count = 0;
    for (const JsonValue& value : ours) {
        const nlohmann::json* other = nullptr;
        if (ours.is(Kind::array)) {
            if (count < theirs.size()) other = &theirs[count];
        } else if (const auto found = theirs.find(value.key); found != theirs.end()) {
            other = &*found;
        }
        if (other == nullptr || !alike(value, *other)) return false;
        ++count;
    }
    return count == theirs.size();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    const JsonLimits limits{.keys = 1'000'000};
    const auto ours = read_json(text, limits);
    const auto theirs = parse_strict(text, limits);
    fuzz::must(static_cast<bool>(ours) == static_cast<bool>(theirs), "both read it or both refuse it");
    if (ours) {
        fuzz::must(alike(ours.value().root(), theirs.value()), "the same document");
    } else {
        fuzz::must(ours.error().at == theirs.error().at, "refused at the same place");
    }
    return 0;
}
