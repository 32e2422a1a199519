// JSON text: the flat document holds what nlohmann's holds; what nlohmann refuses is refused.
#include <nlohmann/json.hpp>

#include "core/json_reader.h"
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
    const auto ours = read_json(text, {.keys = 1'000'000});
    const auto theirs = nlohmann::json::parse(text, nullptr, false);
    // The reader refuses more: a key twice, deep nesting, a NUL behind the end.
    if (ours) fuzz::must(!theirs.is_discarded() && alike(ours.value().root(), theirs), "the same document");
    if (theirs.is_discarded()) fuzz::must(!ours, "no JSON is refused");
    return 0;
}
