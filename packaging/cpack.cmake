# SPDX-License-Identifier: GPL-3.0-or-later
# Packages: `cpack -G DEB|RPM|TGZ` in the build folder of the release preset; packaging/package does all of it.
set(PUSHSCOPE_PACKAGE_RELEASE 1)
set(PUSHSCOPE_PACKAGE_MAINTAINER "PushScope maintainers <maintainers@pushscope.invalid>" CACHE STRING
    "Who answers for the packages: name and mail address")

set(CPACK_PACKAGE_NAME pushscope)
set(CPACK_PACKAGE_VENDOR "The PushScope developers")
set(CPACK_PACKAGE_CONTACT "${PUSHSCOPE_PACKAGE_MAINTAINER}")
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_RESOURCE_FILE_README "${PROJECT_SOURCE_DIR}/README.md")
set(CPACK_PACKAGE_INSTALL_DIRECTORY PushScope)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_GENERATOR TGZ)
set(CPACK_THREADS 1)
set(CPACK_OUTPUT_FILE_PREFIX "${PROJECT_SOURCE_DIR}/build/packages")
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_COMPONENTS_ALL cli)
if(PUSHSCOPE_DESKTOP)
    list(APPEND CPACK_COMPONENTS_ALL desktop)
endif()
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_ARCHIVE_COMPONENT_INSTALL ON)
set(archive "-${PROJECT_VERSION}-${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR}")
set(CPACK_ARCHIVE_CLI_FILE_NAME "pushscope-cli${archive}")
set(CPACK_ARCHIVE_DESKTOP_FILE_NAME "pushscope${archive}")

set(CPACK_COMPONENT_CLI_DISPLAY_NAME "Command line")
set(CPACK_COMPONENT_CLI_DESCRIPTION
"Serve, follow and measure server push
A push server for Server-Sent Events, WebSocket, long and short polling on
one port, and the tools beside it: follow any push server, publish, measure
with many clients, check conformance, run experiments. It needs no graphical
environment.")
set(CPACK_COMPONENT_DESKTOP_DISPLAY_NAME "Desktop")
set(CPACK_COMPONENT_DESKTOP_DESCRIPTION
"Oscilloscope for server push
One server and real clients for Server-Sent Events, WebSocket, long polling
and short polling, side by side: latency, reconnects, heartbeats, losses and
bytes on the wire, live, with faults at a click, lessons and experiments.")

include("${PROJECT_SOURCE_DIR}/packaging/linux/deb/deb.cmake")
include("${PROJECT_SOURCE_DIR}/packaging/linux/rpm/rpm.cmake")
include("${PROJECT_SOURCE_DIR}/packaging/windows/nsis.cmake")
include("${PROJECT_SOURCE_DIR}/packaging/macos/dragndrop.cmake")

# Read by cpack before each generator.
configure_file("${PROJECT_SOURCE_DIR}/packaging/cpackproject.cmake.in" "${PROJECT_BINARY_DIR}/cpackproject.cmake" @ONLY)
set(CPACK_PROJECT_CONFIG_FILE "${PROJECT_BINARY_DIR}/cpackproject.cmake")
include(CPack)
