// SPDX-License-Identifier: GPL-3.0-or-later
// A target needs a source; this one is only there for its precompiled header.
