# How the project's own code is compiled. Flags belong to targets, never to CMAKE_CXX_FLAGS: link what you need, PRIVATE.
#
#   k2_warnings      every target of ours
#   k2_options       every target of ours: include root, sanitizers, reproducible paths, what the web forbids
#   k2_test_options  test programs: exceptions (Catch2 needs them) and, as wasm, node
#   k2_wasm_flags    every program for others' JavaScript: size, browser minimums, the shape of its loader

add_library(k2_warnings INTERFACE)
target_compile_options(k2_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor
    $<$<BOOL:${K2_WERROR}>:-Werror>)

add_library(k2_options INTERFACE)
target_include_directories(k2_options INTERFACE "${PROJECT_SOURCE_DIR}") # "core/day.h", from everywhere
target_compile_options(k2_options INTERFACE
    # The same bytes whatever folder the clone lies in. (The build folder is inside, so one map serves both.)
    "-ffile-prefix-map=${PROJECT_SOURCE_DIR}/="
    # One result on every machine and in wasm: no fused multiply-add, which only some processors have.
    -ffp-contract=off)
if(K2_SANITIZE)
    # At -O0 (preset dev): with both sanitizers GCC takes seven times as long to compile imgui.cpp at -O1.
    set(sanitize "-fsanitize=${K2_SANITIZE}" -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_compile_options(k2_options INTERFACE ${sanitize})
    target_link_options(k2_options INTERFACE ${sanitize})
endif()
if(K2_COVERAGE)
    # Of ours alone; the test programs are linked so, and not counted.
    set(coverage -fprofile-instr-generate -fcoverage-mapping)
    target_compile_options(k2_options INTERFACE ${coverage})
    target_link_options(k2_options INTERFACE ${coverage})
endif()
if(EMSCRIPTEN)
    # The core reports errors as values; in the page a throw would only be an abort with 40 KB of unwinding around it.
    target_compile_options(k2_options INTERFACE -fno-exceptions -fno-rtti)
endif()

add_library(k2_test_options INTERFACE)
target_include_directories(k2_test_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(k2_test_options INTERFACE "-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=" -ffp-contract=off)
if(K2_SANITIZE)
    target_compile_options(k2_test_options INTERFACE ${sanitize})
    target_link_options(k2_test_options INTERFACE ${sanitize})
endif()
if(K2_COVERAGE)
    target_link_options(k2_test_options INTERFACE ${coverage})
endif()
if(EMSCRIPTEN)
    target_compile_options(k2_test_options INTERFACE -fwasm-exceptions)
    target_link_options(k2_test_options INTERFACE
        -fwasm-exceptions
        -sENVIRONMENT=node
        -sNODERAWFS=1 # tests read their data from the real disk
        -sEXIT_RUNTIME=1
        -sALLOW_MEMORY_GROWTH=1
        -sSTACK_SIZE=1MB
        -sASSERTIONS=1
        -sSTACK_OVERFLOW_CHECK=2)
endif()

if(EMSCRIPTEN)
    # -Oz -flto for everything, third-party code too, stand in the preset "web". An ImGui page is 270 KB with all of
    # this, 420 KB with Emscripten's defaults.
    add_library(k2_wasm_flags INTERFACE)
    target_link_options(k2_wasm_flags INTERFACE
        -fno-exceptions
        -fno-rtti
        --no-entry
        -sMODULARIZE=1
        -sEXPORT_ES6=1
        -sFILESYSTEM=0
        -sMALLOC=emmalloc
        -sALLOW_MEMORY_GROWTH=1
        -sINITIAL_HEAP=4MB # of the 16 MB that Emscripten would ask for, half is never needed
        -sSTACK_SIZE=128KB
        -sSUPPORT_LONGJMP=0
        -sDYNAMIC_EXECUTION=0 # a strict Content-Security-Policy has no unsafe-eval
        -sMIN_CHROME_VERSION=85 # in-app browsers of 2020
        -sMIN_FIREFOX_VERSION=79
        -sMIN_SAFARI_VERSION=140100)
endif()
