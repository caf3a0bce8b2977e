# SPDX-License-Identifier: GPL-3.0-or-later
find_program(PUSHSCOPE_CCACHE ccache)
if(PUSHSCOPE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # ccache takes sources with a precompiled header only if it is told so.
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros "${PUSHSCOPE_CCACHE}")
endif()

# One INTERFACE target carries the language level, the warnings and Qt's strict mode.
add_library(pushscope_options INTERFACE)
target_compile_features(pushscope_options INTERFACE cxx_std_20)
target_compile_options(pushscope_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wcast-align
    -Woverloaded-virtual -Wimplicit-fallthrough -Werror)
target_compile_definitions(pushscope_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_FOREACH QT_NO_KEYWORDS QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
    PUSHSCOPE_VERSION="${PROJECT_VERSION}")

if(CMAKE_BUILD_TYPE STREQUAL "Release" AND CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    # No path of the machine that built it: two builds give the same bytes. The last map that fits counts.
    target_compile_options(pushscope_options INTERFACE
        "-ffile-prefix-map=${PROJECT_SOURCE_DIR}=." "-ffile-prefix-map=${PROJECT_BINARY_DIR}=build")
    # rcc writes the times of the files into what it makes; a checkout has others each time.
    set_property(GLOBAL PROPERTY RULE_LAUNCH_CUSTOM "\"${CMAKE_COMMAND}\" -E env QT_RCC_SOURCE_DATE_OVERRIDE=1")
    if(LINUX)
        # It reads what strangers send.
        target_compile_options(pushscope_options INTERFACE
            -fstack-protector-strong -fstack-clash-protection -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
        target_link_options(pushscope_options INTERFACE -Wl,-z,relro -Wl,-z,now -Wl,--as-needed)
    endif()
endif()

# Two hundred test programs are linked, each of them with all of Qt's and our symbols: lld takes a third of the time. mold
# 1.10 is faster still, but where thread-local zeros end at the end of a page, what it links cannot be loaded ("cannot apply
# additional memory protection after relocation"). What users run is linked by the system's own linker.
find_program(PUSHSCOPE_LLD ld.lld)
if(PUSHSCOPE_LLD AND NOT CMAKE_BUILD_TYPE STREQUAL "Release" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_link_options(pushscope_options INTERFACE -fuse-ld=lld)
endif()

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 13)
    # Newer versions see copies of a std::variant destroy what they never made, once they optimise. GCC 12 keeps watch.
    target_compile_options(pushscope_options INTERFACE -Wno-maybe-uninitialized)
endif()

if(CMAKE_UNITY_BUILD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # The anonymous namespace of a source that is included looks like that of a header, and one source's names are seen by
    # the next. With half a GiB to fill, the compiler spends a tenth less time by not looking for garbage.
    target_compile_options(pushscope_options INTERFACE
        -Wno-subobject-linkage -Wno-shadow "SHELL:--param ggc-min-heapsize=524288")
endif()

# pushscope_apart(TARGET [SOURCES...]): in unity builds these sources, or all of the target, are compiled one by one, since
# what they name for themselves alone has names that others use as well.
function(pushscope_apart target)
    if(ARGN)
        set_source_files_properties(${ARGN} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
    else()
        set_target_properties(${target} PROPERTIES UNITY_BUILD OFF)
    endif()
endfunction()

if(PUSHSCOPE_FUZZ)
    if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
        message(FATAL_ERROR "PUSHSCOPE_FUZZ needs clang++ as the compiler")
    endif()
    # Everything is instrumented for libFuzzer; other warnings of this compiler are not what it is here for.
    target_compile_options(pushscope_options INTERFACE
        -fsanitize=fuzzer-no-link,address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=all -Wno-error)
    target_link_options(pushscope_options INTERFACE -fsanitize=address,undefined)
endif()

set(PUSHSCOPE_SANITIZE "" CACHE STRING "Sanitizers, as address,undefined or thread")
if(PUSHSCOPE_SANITIZE)
    target_compile_options(pushscope_options INTERFACE
        -fsanitize=${PUSHSCOPE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all
        # UBSan watches what is tested. With it and optimised, the tests' own sources would take twice as long to compile.
        "$<$<BOOL:$<TARGET_PROPERTY:PUSHSCOPE_OF_TESTS>>:-O0;-fno-sanitize=undefined>")
    if(PUSHSCOPE_SANITIZE MATCHES "undefined")
        # At each access: they took a quarter of the time to compile. A null pointer that is read or written through stops
        # the program under ASan, too; both are watched by the fuzz preset, in what strangers send.
        target_compile_options(pushscope_options INTERFACE -fno-sanitize=null,alignment)
    endif()
    target_link_options(pushscope_options INTERFACE -fsanitize=${PUSHSCOPE_SANITIZE})
endif()

# pushscope_of_tests(TARGET): it is a test, or what tests share.
function(pushscope_of_tests target)
    set_target_properties(${target} PROPERTIES PUSHSCOPE_OF_TESTS ON)
    # Qt's test library defines the folders of each test: with them no two could share a precompiled header.
    target_compile_options(${target} PRIVATE -UQT_TESTCASE_BUILDDIR -UQT_TESTCASE_SOURCEDIR)
endfunction()

# Most of the time to compile a source goes into Qt's headers: pushscope_precompile(TARGET KIND) has them parsed once.
# KIND: core or ui, and for tests, whose flags differ, tests or uitests. All targets of a kind share one.
option(PUSHSCOPE_PRECOMPILE "Precompile the headers that most sources read" OFF)
function(pushscope_precompiled kind)
    if(NOT PUSHSCOPE_PRECOMPILE)
        return()
    endif()
    set(target pushscope_precompiled_${kind})
    add_library(${target} STATIC "${PROJECT_SOURCE_DIR}/cmake/precompiled.cpp")
    target_link_libraries(${target} PRIVATE pushscope_options ${ARGN})
    target_precompile_headers(${target} PRIVATE "${PROJECT_SOURCE_DIR}/cmake/precompiled${kind}.h")
    if(kind MATCHES "tests$")
        pushscope_of_tests(${target})
    endif()
    if(PUSHSCOPE_CCACHE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        target_compile_options(${target} PRIVATE -fpch-preprocess)
    endif()
endfunction()
pushscope_precompiled(core Qt6::Core)
if(PUSHSCOPE_DESKTOP)
    pushscope_precompiled(ui Qt6::Widgets)
endif()

function(pushscope_precompile target kind)
    if(PUSHSCOPE_PRECOMPILE)
        target_precompile_headers(${target} REUSE_FROM pushscope_precompiled_${kind})
        if(PUSHSCOPE_CCACHE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
            target_compile_options(${target} PRIVATE -fpch-preprocess)
        endif()
    endif()
endfunction()

# pushscope_core(NAME SOURCES ... LINKS ...): the static library of one folder of core/.
# LINKS names the layers below it and the Qt modules it uses.
function(pushscope_core name)
    cmake_parse_arguments(arg "" "" "SOURCES;LINKS" ${ARGN})
    add_library(pushscope_${name} STATIC ${arg_SOURCES})
    target_include_directories(pushscope_${name} PUBLIC "${PROJECT_SOURCE_DIR}/core")
    target_link_libraries(pushscope_${name} PUBLIC Qt6::Core ${arg_LINKS} PRIVATE pushscope_options)
    set_target_properties(pushscope_${name} PROPERTIES AUTOMOC ON)
    pushscope_precompile(pushscope_${name} core)
endfunction()
