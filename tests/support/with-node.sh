#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# with-node.sh SCRIPT...: runs it with Node.js, or says how to get that.
command -v node >/dev/null || {
    echo "node is missing: install the Debian package nodejs (packaging/test does)" >&2
    exit 1
}
exec node "$@"
