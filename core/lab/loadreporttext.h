// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/loadreport.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace pushscope {

/// One line of how it goes, for a terminal.
[[nodiscard]] QString progressLine(const LoadProgress &progress);

/// Microseconds with a unit that suits, as "1.23 ms".
[[nodiscard]] QString durationText(qint64 microseconds);

/// The same for one figure of a summary, or "-" if nothing was counted.
[[nodiscard]] QString durationOrNone(const LatencySummary &of, qint64 microseconds);

/// The table of the transports as text: the heading and one row each.
[[nodiscard]] QList<QStringList> loadRows(const LoadReport &report);

/// Rows in columns: the first `left` ones begin at the left, the others end at the right.
[[nodiscard]] QString alignedText(const QList<QStringList> &rows, qsizetype left = 1);

/// Table, publisher, verdict and what else a person wants to know, in lines.
[[nodiscard]] QByteArray loadText(const LoadReport &report);

} // namespace pushscope
