// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/html.h"
#include "lab/report.h"
#include "lab/timelinesvg.h"

namespace pushscope {

// Parts of a page that are alike in the reports of live runs and of experiments. What is not there is left out.

/// A row for each transport.
[[nodiscard]] QList<QStringList> transportRows(const RunReport &run);
/// Percentile curves, histograms and latency over time, by transport.
[[nodiscard]] Html latencySections(const RunReport &run);
/// States, faults and notes.
[[nodiscard]] Html timelineSections(const RunReport &run, const QMap<int, QString> &names,
                                    const std::vector<TimelineNote> &notes);
[[nodiscard]] Html machineSection(const RunReport &run);
/// What has to be known to read the figures.
[[nodiscard]] Html caveats(const RunReport &run);

/// When it was made, with the version.
[[nodiscard]] QString madeAt(const RunReport &run);

/// A percentile, marked with ~ if fewer than ten samples lie above it.
[[nodiscard]] QString percentileText(const LatencySummary &latency, qint64 value, double above);

/// Bytes for one event.
[[nodiscard]] QString perEventText(const std::optional<double> &bytes);

} // namespace pushscope
