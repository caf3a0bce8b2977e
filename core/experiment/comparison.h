// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "experiment/outcome.h"

#include <array>

namespace pushscope {

/// What one transport has to say in one row: a fact of the protocol, or a figure of a run.
struct ComparisonCell
{
    QString text;
    QString source; ///< `RFC 6455 5.2`, `HTML 9.2.4`; of a figure the experiment
    QString link; ///< of a fact: where the source can be read
    qint64 n = 0; ///< samples behind a figure
    bool measured = false; ///< a figure that was measured; false too where it has not been yet
    QString tooltip; ///< one or two sentences

    bool operator==(const ComparisonCell &) const = default;
};

struct ComparisonRow
{
    QByteArray id; ///< as `reconnect`
    QString title;
    bool isFigure = false; ///< else facts
    std::array<ComparisonCell, allTransports.size()> cells; ///< in the order of allTransports

    bool operator==(const ComparisonRow &) const = default;
};

struct ComparisonTable
{
    std::vector<ComparisonRow> rows;

    bool operator==(const ComparisonTable &) const = default;
};

/// The name of the shipped experiment that measures the figures.
[[nodiscard]] QString comparisonExperiment();

/// The facts; figures say that they were not measured yet.
[[nodiscard]] ComparisonTable comparisonTable();
/// With the figures of a run of that experiment: of each transport its first group.
[[nodiscard]] ComparisonTable comparisonTable(const Outcome &outcome);

} // namespace pushscope
