# SPDX-License-Identifier: GPL-3.0-or-later
# Where rpmbuild is. Not installed on any system of that kind so far: `rpm -qp` reads the packages, that is all.
set(CPACK_RPM_COMPONENT_INSTALL ON)
set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_RELEASE ${PUSHSCOPE_PACKAGE_RELEASE})
set(CPACK_RPM_PACKAGE_LICENSE GPL-3.0-or-later)
set(CPACK_RPM_PACKAGE_GROUP "Applications/Internet")
set(CPACK_RPM_BUILD_SOURCE_DATE_EPOCH ON)
set(CPACK_RPM_CLI_PACKAGE_NAME pushscope-cli)
set(CPACK_RPM_CLI_PACKAGE_SUMMARY "Serve, follow and measure server push")
set(CPACK_RPM_DESKTOP_PACKAGE_NAME pushscope)
set(CPACK_RPM_DESKTOP_PACKAGE_SUMMARY "Oscilloscope for server push")
# Folders that belong to other packages there.
set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
    /usr/lib/systemd /usr/lib/systemd/system /usr/share/applications /usr/share/bash-completion
    /usr/share/bash-completion/completions /usr/share/doc /usr/share/fish /usr/share/fish/vendor_completions.d
    /usr/share/icons /usr/share/icons/hicolor /usr/share/man /usr/share/man/man1 /usr/share/metainfo /usr/share/zsh
    /usr/share/zsh/vendor-completions)
foreach(side 16 24 32 48 64 128 256 512)
    list(APPEND CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
         /usr/share/icons/hicolor/${side}x${side} /usr/share/icons/hicolor/${side}x${side}/apps)
endforeach()
list(APPEND CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
     /usr/share/icons/hicolor/scalable /usr/share/icons/hicolor/scalable/apps)
