// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

namespace pushscope {

/// What the toolbar sets of a run.
struct RunSettings
{
    QString feed = QStringLiteral("system"); ///< as --feed names it: system, clock, ticker, none, stdin, file:PATH
    double rate = 20; ///< events per second
    qsizetype payload = 0; ///< bytes; 0 = as they come
    std::chrono::seconds heartbeat{15}; ///< 0 = none

    bool operator==(const RunSettings &) const = default;
};

} // namespace pushscope
