# SPDX-License-Identifier: GPL-3.0-or-later
# On Windows and macOS a package carries its Qt. Unproven, as the installers are.
if(NOT WIN32 AND NOT APPLE)
    return()
endif()
function(pushscope_deploy program component)
    if(TARGET ${program})
        qt_generate_deploy_app_script(TARGET ${program} FILENAME_VARIABLE script NO_UNSUPPORTED_PLATFORM_ERROR)
        install(SCRIPT "${script}" COMPONENT ${component})
    endif()
endfunction()
pushscope_deploy(pushscope-cli cli)
pushscope_deploy(pushscope desktop)
