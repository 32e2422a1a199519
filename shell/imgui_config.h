// Dear ImGui as this project wants it: a canvas, a font atlas and pressable rectangles, nothing else.
// Used through IMGUI_USER_CONFIG by every file that includes imgui.h, so that all agree on its types.
#pragma once

#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FONT
#define IMGUI_DISABLE_DEFAULT_FORMAT_FUNCTIONS  // see imgui_port.cpp

#define IMGUI_USE_WCHAR32  // emoji lie above U+FFFF

// No FreeType here and no stb_truetype either: glyphs come from the platform (the browser's canvas, or a loader with
// fixed advances in tests). "FreeType" is the switch by which ImGui leaves its own rasteriser out (7 KB of brotli) and
// asks ImGuiFreeType::GetFontLoader() instead; shell/imgui_port.cpp answers with the loader that App was given.
#define IMGUI_ENABLE_FREETYPE

// The test program compiles ImGui once more with its item hooks, to prove that every item has a semantic node.
#ifdef K2_UI_HOOKS
#define IMGUI_ENABLE_TEST_ENGINE
#endif

// Assertions carry their texts: 15 KB of brotli in the page. Not evaluated either: only their names are looked up.
#ifdef NDEBUG
#define IM_ASSERT(condition) ((void)sizeof(!(condition)))
#define IM_ASSERT_USER_ERROR(condition, message) ((void)sizeof(!(condition)))
#endif
