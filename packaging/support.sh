# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Shared by packaging/run and packaging/test, which set `root`.

configure_preset() { # preset: only if it was not yet, or the presets are newer; ninja sees every other change
    local ninja_file=$root/build/$1/build.ninja
    if [[ ! -f $ninja_file || $root/CMakePresets.json -nt $ninja_file ]]; then
        (cd "$root" && cmake --preset "$1" --log-level=WARNING)
        touch "$ninja_file"
    fi
}

build_target() { # folder, target...
    local folder=$1; shift
    cmake --build "$folder" --target "$@"
}
