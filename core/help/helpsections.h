// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "help/helpbook.h"

namespace pushscope {

/// What stands under one heading, up to the next one.
struct HelpSection
{
    QString page;
    HelpHeading heading;
    QString text; ///< plain, in one line
};

/// Of all pages, in reading order.
[[nodiscard]] const QList<HelpSection> &helpSections();

} // namespace pushscope
