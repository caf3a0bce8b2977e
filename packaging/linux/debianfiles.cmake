# SPDX-License-Identifier: GPL-3.0-or-later
# The files in /usr/share/doc/PACKAGE. Other systems lose nothing by having them too.
find_program(PUSHSCOPE_GZIP gzip)

function(pushscope_compressed from to component)
    if(NOT PUSHSCOPE_GZIP)
        install(FILES "${from}" DESTINATION "${to}" COMPONENT ${component})
        return()
    endif()
    get_filename_component(name "${from}" NAME)
    set(packed "${CMAKE_CURRENT_BINARY_DIR}/${component}/${name}.gz")
    file(MAKE_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}/${component}")
    # Neither name nor time in the header: the same bytes each time.
    add_custom_command(OUTPUT "${packed}" DEPENDS "${from}" VERBATIM
                       COMMAND sh -c "\"$1\" -9nc \"$2\" >\"$3\"" sh "${PUSHSCOPE_GZIP}" "${from}" "${packed}")
    add_custom_target(compressed-${component}-${name} ALL DEPENDS "${packed}")
    install(FILES "${packed}" DESTINATION "${to}" COMPONENT ${component})
endfunction()

function(pushscope_debian_files package component)
    set(doc "${CMAKE_INSTALL_DATADIR}/doc/${package}")
    pushscope_source_time(date "%a, %d %b %Y %H:%M:%S +0000")
    configure_file(deb/changelog.in "${component}/changelog.Debian" @ONLY)
    configure_file("${PROJECT_SOURCE_DIR}/CHANGELOG.md" "${component}/changelog" COPYONLY)
    # Debian's archive would want a number of a bug report; this is not meant for it.
    file(WRITE "${CMAKE_CURRENT_BINARY_DIR}/${component}/lintian-overrides" "${package}: initial-upload-closes-no-bugs *\n")
    install(FILES "${CMAKE_CURRENT_BINARY_DIR}/${component}/lintian-overrides" RENAME ${package} COMPONENT ${component}
            DESTINATION "${CMAKE_INSTALL_DATADIR}/lintian/overrides")
    install(FILES deb/copyright DESTINATION "${doc}" COMPONENT ${component})
    pushscope_compressed("${CMAKE_CURRENT_BINARY_DIR}/${component}/changelog" "${doc}" ${component})
    pushscope_compressed("${CMAKE_CURRENT_BINARY_DIR}/${component}/changelog.Debian" "${doc}" ${component})
    if(EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/deb/${package}/README.Debian")
        install(FILES deb/${package}/README.Debian DESTINATION "${doc}" COMPONENT ${component})
    endif()
endfunction()
