#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# install.sh CMAKE BUILD VERSION [desktop]: what `cmake --install` puts below a prefix, and what of it others read.
set -euo pipefail

cmake=$1 build=$2 version=$3 desktop=${4-}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
project=$(cd "$here/../.." && pwd)
prefix=$(mktemp -d)
trap 'rm -rf "$prefix"' EXIT

failed=0
fail() { echo "install: $*" >&2; failed=1; }
tool() { command -v "$1" >/dev/null || { fail "install the Debian package $2"; return 1; }; }

install_component() { # component -> its files, sorted
    "$cmake" --install "$build" --prefix "$prefix/$1" --component "$1" >/dev/null
    (cd "$prefix/$1" && find . -type f | sed 's,^\./,,; s,/doc/pushscope-cli/examples/.*,/doc/pushscope-cli/examples/,' | sort -u)
}

compare() { # component
    diff -u --label "$1.files" --label "installed: $1" <(grep -v "^#" "$here/$1.files") <(install_component "$1") \
        || fail "the files of the component $1 are others"
}

agrees() { # what, file, pattern
    grep -qE -- "$3" "$2" || fail "$1 does not tell version $version"
}

compare cli
cli=$prefix/cli
for example in nginx/pushscope.conf monitoring/prometheus.yml experiments/comparison.json experiment.schema.json; do
    [[ -s $cli/share/doc/pushscope-cli/examples/$example ]] || fail "no example $example"
done
[[ $("$cli/bin/pushscope-cli" --version) == "pushscope-cli $version" ]] || fail "pushscope-cli tells another version"
zcat "$cli/share/doc/pushscope-cli/changelog.Debian.gz" >"$prefix/changelog"
agrees "the Debian changelog" "$prefix/changelog" "^pushscope-cli \\($version-[0-9]+\\) "
grep -qE "^## (Unreleased|$version - )" "$project/CHANGELOG.md" || fail "CHANGELOG.md knows no version $version"

if [[ $desktop == desktop ]]; then
    compare desktop
    share=$prefix/desktop/share
    ! tool desktop-file-validate desktop-file-utils || desktop-file-validate "$share/applications/pushscope.desktop" || failed=1
    # The project has no homepage, which AppStream 1.0 warns of and 0.16 knows no name for.
    metainfo=$share/metainfo/pushscope.metainfo.xml
    ! tool appstreamcli appstream || appstreamcli validate --no-net "$metainfo" \
        || appstreamcli validate --no-net --override=url-homepage-missing=info "$metainfo" || failed=1
    agrees "the metainfo file" "$share/metainfo/pushscope.metainfo.xml" "<release version=\"$version\" date=\"2[0-9-]+\""
    grep -qE 'setDesktopFileName\(QStringLiteral\("pushscope"\)\)' "$project/app/desktop/main.cpp" \
        || fail "the desktop names another desktop file"
fi
exit "$failed"
