// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace pushscope {

/// A report as it was left behind: its JSON, or the HTML that embeds it.
struct StoredReport
{
    enum class Kind { Run, Load, Experiment };

    Kind kind = Kind::Run;
    QString name; ///< of the file
    QJsonObject json;
};

inline constexpr qsizetype largestReport = 16 * 1024 * 1024; ///< bytes

/// The error says what is wrong with the file, with its name.
[[nodiscard]] Result<StoredReport> readReport(const QByteArray &bytes, const QString &name);
[[nodiscard]] Result<StoredReport> readReportFile(const QString &path);

/// Two reports beside each other.
struct ReportComparison
{
    enum class Unit { Count, Time, Bytes, Decimal };

    struct Figure
    {
        QString of; ///< transport, or group of clients
        QString name;
        Unit unit = Unit::Count; ///< times in microseconds
        std::optional<double> first;
        std::optional<double> second;
        bool isFirstUnsure = false; ///< a percentile with fewer than ten samples above it
        bool isSecondUnsure = false;

        /// Second by first, if both are above 0 and sure.
        [[nodiscard]] std::optional<double> ratio() const;
    };

    struct Difference
    {
        QString where;
        QString first; ///< empty: is not there
        QString second;
    };

    QString title;
    QString firstName;
    QString secondName;
    QStringList warnings; ///< what speaks against comparing them
    std::vector<Figure> figures;
    std::vector<Difference> configuration;
    std::vector<Difference> machine;
};

/// Refuses what has nothing in common: other kinds of report, other experiments, no transport or group in common, forms
/// that this version does not know.
[[nodiscard]] Result<ReportComparison> compareReports(const StoredReport &first, const StoredReport &second);

[[nodiscard]] QByteArray toText(const ReportComparison &comparison);
[[nodiscard]] QByteArray toHtml(const ReportComparison &comparison);

} // namespace pushscope
