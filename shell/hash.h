// One number for many values, to tell in an instant whether anything changed: eight bytes at a time, one multiplication
// each. Not kept anywhere and not the same on every machine; only compared with another of the same run.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace k2::shell {

class Hash {
  public:
    void add(std::uint64_t value) { state_ = std::rotl((state_ ^ value) * golden, 29); }
    void add(double value) { add(std::bit_cast<std::uint64_t>(value)); }
    void add(float value) { add(std::uint64_t{std::bit_cast<std::uint32_t>(value)}); }
    void add_address(const void* address) { add(std::uint64_t{std::bit_cast<std::uintptr_t>(address)}); }
    void add(std::string_view text) {
        add(std::uint64_t{text.size()});  // "ab","c" differs from "a","bc"
        while (!text.empty()) {
            std::uint64_t eight = 0;
            const std::size_t n = std::min(text.size(), sizeof eight);
            std::memcpy(&eight, text.data(), n);
            add(eight);
            text.remove_prefix(n);
        }
    }
    [[nodiscard]] std::uint64_t value() const { return state_; }

  private:
    static constexpr std::uint64_t golden = 0x9E3779B97F4A7C15ULL;  // 2^64 divided by the golden ratio: odd, well mixed
    std::uint64_t state_ = 14695981039346656037ULL;
};

}  // namespace k2::shell
