// In place of the C library's snprintf, in the npm module only. Its one caller there is nlohmann/json, which writes a
// control character of a broken token as <U+001F>. The C library's whole printing of numbers would be 3 KB (brotli).
#include <cstdarg>
#include <cstddef>

/// `format` is always "<U+%.4X>".
extern "C" int snprintf(char* out, std::size_t size, const char* format, ...) {
    va_list arguments;
    va_start(arguments, format);
    unsigned code = va_arg(arguments, unsigned);
    va_end(arguments);
    char text[] = "<U+0000>";
    for (std::size_t digit = 6; digit > 2; --digit, code >>= 4U) text[digit] = "0123456789ABCDEF"[code & 15U];
    for (std::size_t i = 0; i < size && i < sizeof text; ++i) out[i] = text[i];
    return static_cast<int>(sizeof text - 1);
}
