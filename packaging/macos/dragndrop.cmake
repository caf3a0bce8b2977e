# SPDX-License-Identifier: GPL-3.0-or-later
# Unproven: nobody has built or started PushScope on macOS. `cpack -G DragNDrop` there is meant to give a disk image with
# the programs; signing and notarizing are not prepared.
if(NOT APPLE)
    return()
endif()
set(CPACK_GENERATOR DragNDrop)
set(CPACK_DMG_VOLUME_NAME PushScope)
set(CPACK_DMG_FORMAT UDZO)
