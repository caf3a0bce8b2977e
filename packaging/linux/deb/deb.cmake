# SPDX-License-Identifier: GPL-3.0-or-later
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE ${PUSHSCOPE_PACKAGE_RELEASE})
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "${PUSHSCOPE_PACKAGE_MAINTAINER}")
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_DEBIAN_CLI_PACKAGE_NAME pushscope-cli)
# https and wss of servers with certificates of public authorities.
set(CPACK_DEBIAN_CLI_PACKAGE_RECOMMENDS ca-certificates)
set(CPACK_DEBIAN_CLI_PACKAGE_SUGGESTS "nginx, redis-server, prometheus, pushscope")
set(CPACK_DEBIAN_CLI_PACKAGE_CONTROL_EXTRA
    "${CMAKE_CURRENT_LIST_DIR}/pushscope-cli/postinst;${CMAKE_CURRENT_LIST_DIR}/pushscope-cli/prerm;${CMAKE_CURRENT_LIST_DIR}/pushscope-cli/postrm")

set(CPACK_DEBIAN_DESKTOP_PACKAGE_NAME pushscope)
# Plugins, which dpkg-shlibdeps cannot see: without the first no window opens under X. TLS comes with libqt6network6, SVG is
# linked, and libfontconfig1 sees to a font.
set(CPACK_DEBIAN_DESKTOP_PACKAGE_DEPENDS qt6-qpa-plugins)
set(CPACK_DEBIAN_DESKTOP_PACKAGE_RECOMMENDS "qt6-wayland, qt6-translations-l10n, ca-certificates")
set(CPACK_DEBIAN_DESKTOP_PACKAGE_SUGGESTS pushscope-cli)
