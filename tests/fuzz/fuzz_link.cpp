// Any text after # in the address: refused with a reason, or a day that passes its check and comes back from its own
// link.
//
// Almost no random text has a good checksum, so the input is also taken as the bytes of a link whose checksum is set.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/day/check_day.h"
#include "core/format/json.h"
#include "core/format/link.h"

namespace {

void check(std::string_view text) {
    const k2::Catalogue& catalogue = k2::builtin_catalogue();
    const auto link = k2::decode_link(text, catalogue);
    if (!link) {
        if (link.error().message.empty()) std::abort();
        return;
    }
    if (k2::check_day(link.value().day, catalogue)) std::abort();
    const std::string json = k2::write_day(link.value().day);
    if (!k2::read_day(json, catalogue)) std::abort();
    const k2::LinkText again = k2::encode_link(link.value(), catalogue, k2::Medical::include);
    if (again.own_foods_left_out > 0) return;
    const auto back = k2::decode_link(again.text, catalogue);
    if (!back || k2::write_day(back.value().day) != json) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    check(bytes);
    check(k2::seal_link(std::string(bytes)));
    return 0;
}
