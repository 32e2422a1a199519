// What ImGui prints with: nothing. Every text of the page is made in core, ImGui itself would only name child windows
// and tooltips, of which there are none; and vsnprintf brings the C library's printing of numbers into the page.
#include <cstdarg>

#include "imgui.h"
#include "imgui_internal.h"

int ImFormatStringV(char* buffer, size_t size, const char* /*format*/, va_list /*arguments*/) {
    if (buffer != nullptr && size > 0) *buffer = '\0';
    return 0;
}

int ImFormatString(char* buffer, size_t size, const char* /*format*/, ...) {
    if (buffer != nullptr && size > 0) *buffer = '\0';
    return 0;
}
