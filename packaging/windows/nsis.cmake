# SPDX-License-Identifier: GPL-3.0-or-later
# Unproven: nobody has built or installed PushScope on Windows. `cpack -G NSIS` there is meant to give one installer with
# both programs and, by Qt's own deployment script (Qt 6.3 or newer), the Qt libraries and plugins beside them.
if(NOT WIN32)
    return()
endif()
set(CPACK_GENERATOR NSIS)
set(CPACK_NSIS_DISPLAY_NAME PushScope)
set(CPACK_NSIS_PACKAGE_NAME PushScope)
set(CPACK_NSIS_INSTALLED_ICON_NAME "bin\\pushscope.exe")
set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
set(CPACK_NSIS_MODIFY_PATH ON)
set(CPACK_PACKAGE_EXECUTABLES pushscope PushScope)
