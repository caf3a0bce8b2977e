// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace pushscope {

/// What the texts about feeds are found by in a translation.
struct FeedText
{
    Q_DECLARE_TR_FUNCTIONS(Feed)
};

} // namespace pushscope
