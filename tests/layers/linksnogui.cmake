# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DPROGRAM=... -P linksnogui.cmake: fails if ldd names a GUI library for PROGRAM.
execute_process(COMMAND ldd "${PROGRAM}" OUTPUT_VARIABLE libraries ERROR_VARIABLE problem RESULT_VARIABLE status)
if(NOT status EQUAL 0)
    message(FATAL_ERROR "ldd ${PROGRAM}: ${problem}${status} (ldd is in the package libc-bin)")
endif()
if(NOT libraries MATCHES "libQt6Core")
    message(FATAL_ERROR "ldd ${PROGRAM} names no libQt6Core; was the right program given?\n${libraries}")
endif()
if(libraries MATCHES "libQt6(Gui|Widgets|Charts|OpenGL)[^\n]*")
    message(FATAL_ERROR "${PROGRAM} links ${CMAKE_MATCH_0}")
endif()
