// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/benchreport.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace pushscope {

/// One line of how it goes, for a terminal.
[[nodiscard]] QString progressLine(const LoadProgress &progress);

/// Microseconds with a unit that suits, as "1.23 ms".
[[nodiscard]] QString durationText(qint64 microseconds);

/// The table of the transports as text: the heading and one row each.
[[nodiscard]] QList<QStringList> benchRows(const BenchReport &report);

/// Table, publisher, verdict and what else a person wants to know, in lines.
[[nodiscard]] QByteArray benchText(const BenchReport &report);

} // namespace pushscope
