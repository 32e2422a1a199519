# data/*.json, data/tables/ -> build/<preset>/generated/*: link k2_generated and include "catalogue_data.inc" and so on.
#
# The generator, k2data, is one of our own programs (core/tool/k2data.cpp; it must not link k2core, which needs what it
# makes). A native build makes and runs it; a wasm build cannot run its own and takes the native one, built before.
set(K2DATA_EXECUTABLE "" CACHE FILEPATH "k2data of the native build, for cross-compiling")

set(data_dir "${PROJECT_SOURCE_DIR}/data")
set(generated_dir "${PROJECT_BINARY_DIR}/generated")
set(generated_files
    "${generated_dir}/catalogue_data.inc"
    "${generated_dir}/catalogue.json"
    "${generated_dir}/details.json"
    "${generated_dir}/group_data.inc"
    "${generated_dir}/later_data.inc"
    "${generated_dir}/later_foods.txt"
    "${generated_dir}/reference_data.inc"
    "${generated_dir}/safety_data.inc"
    "${generated_dir}/source_data.inc"
    "${generated_dir}/text_ids.h"
    "${generated_dir}/text_data.inc")
file(GLOB data_files CONFIGURE_DEPENDS "${data_dir}/*.json" "${data_dir}/tables/*")

if(CMAKE_CROSSCOMPILING)
    if(NOT EXISTS "${K2DATA_EXECUTABLE}")
        message(FATAL_ERROR "K2DATA_EXECUTABLE (\"${K2DATA_EXECUTABLE}\") is missing: build the preset 'release' first")
    endif()
    set(k2data "${K2DATA_EXECUTABLE}")
else()
    set(k2data k2data) # the target, of core/
endif()

file(MAKE_DIRECTORY "${generated_dir}")
add_custom_command(
    OUTPUT ${generated_files}
    COMMAND ${k2data} "${data_dir}" "${generated_dir}"
    DEPENDS ${k2data} ${data_files}
    COMMENT "Checking data/ and generating headers"
    VERBATIM)
add_custom_target(k2_generated_files DEPENDS ${generated_files})

add_library(k2_generated INTERFACE)
target_include_directories(k2_generated INTERFACE "${generated_dir}")
add_dependencies(k2_generated k2_generated_files)
