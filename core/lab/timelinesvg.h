// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/html.h"
#include "lab/report.h"

#include <QMap>

namespace pushscope {

/// Something that was done, so long after the beginning.
struct TimelineNote
{
    std::chrono::microseconds at{0};
    QString text;
};

/// The states of clients over time, a lane each, with faults as bands and notes as numbered lines. `names` are those
/// of clients by number; the others are called after their transport. Nothing without lanes.
[[nodiscard]] Html timelineSvg(const RunReport &run, const QMap<int, QString> &names,
                               const std::vector<TimelineNote> &notes);
[[nodiscard]] Html timelineKey();
/// When its first client began, so long before the report.
[[nodiscard]] std::chrono::microseconds beginOf(const RunReport &run);

/// Attempts to connect in each second, a line for each group.
struct ConnectsCurve
{
    QString name;
    Transport transport = Transport::Sse;
    int nth = 0;
    std::vector<int> perSecond;
};
[[nodiscard]] Html connectsSvg(const std::vector<ConnectsCurve> &groups);

} // namespace pushscope
