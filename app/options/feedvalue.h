// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/feed.h"
#include "options/valuetype.h"

#include <QCoreApplication>

namespace pushscope {

/// What `--feed` takes. Apart from values.h, since only programs with a server link the feeds.
[[nodiscard]] inline ValueType<FeedSpec> feedValue()
{
    return {QStringLiteral("FEED"),
            QCoreApplication::translate("Options", "system, clock, ticker, stdin, file:PATH or none"),
            [](const QString &text) { return FeedSpec::parse(text); },
            false,
            false,
            {{QStringLiteral("system"), QStringLiteral("clock"), QStringLiteral("ticker"), QStringLiteral("stdin"),
              QStringLiteral("file:"), QStringLiteral("none")},
             {},
             false}};
}

} // namespace pushscope
