# Third-party code: imgui, nlohmann_json::nlohmann_json, Catch2::Catch2WithMain.
# ./dev puts Debian's sources into .deps/src; without them FetchContent gets the same tags from upstream.
# All headers are SYSTEM (their warnings are not ours), nothing is built unless something links it.
include(FetchContent)

function(k2_dependency name repository tag)
    string(TOUPPER ${name} upper)
    string(TOLOWER ${name} lower)
    set(local "${PROJECT_SOURCE_DIR}/.deps/src/${lower}")
    if(NOT FETCHCONTENT_SOURCE_DIR_${upper} AND EXISTS "${local}")
        set(FETCHCONTENT_SOURCE_DIR_${upper} "${local}" CACHE PATH "Sources of ${name}" FORCE)
    endif()
    FetchContent_Declare(${name} GIT_REPOSITORY ${repository} GIT_TAG ${tag} GIT_SHALLOW ON SYSTEM)
endfunction()

k2_dependency(imgui https://github.com/ocornut/imgui.git v1.92.2b)
k2_dependency(Catch2 https://github.com/catchorg/Catch2.git v3.7.1)
k2_dependency(nlohmann_json https://github.com/nlohmann/json.git v3.11.3)

# Dear ImGui has no CMakeLists.txt: the call only finds (or fetches) its sources.
FetchContent_MakeAvailable(imgui)
FetchContent_MakeAvailable(Catch2 nlohmann_json)

add_library(imgui STATIC EXCLUDE_FROM_ALL
    "${imgui_SOURCE_DIR}/imgui.cpp"
    "${imgui_SOURCE_DIR}/imgui_draw.cpp"
    "${imgui_SOURCE_DIR}/imgui_tables.cpp"
    "${imgui_SOURCE_DIR}/imgui_widgets.cpp")
target_include_directories(imgui SYSTEM PUBLIC "${imgui_SOURCE_DIR}")
target_include_directories(imgui PUBLIC "${PROJECT_SOURCE_DIR}") # for the line below
target_compile_definitions(imgui PUBLIC IMGUI_USER_CONFIG="shell/imgui_config.h")
target_link_libraries(imgui PRIVATE k2_options)

# Catch2 has 100 small sources; in a few big ones it compiles four times as fast.
set_target_properties(Catch2 Catch2WithMain PROPERTIES EXCLUDE_FROM_ALL ON UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 28)
if(EMSCRIPTEN)
    target_compile_options(Catch2 PUBLIC -fwasm-exceptions)
endif()
list(APPEND CMAKE_MODULE_PATH "${Catch2_SOURCE_DIR}/extras") # include(Catch): catch_discover_tests
