// SPDX-License-Identifier: GPL-3.0-or-later
// How a comparison of two reports is written.
#include "lab/html.h"
#include "lab/htmlpage.h"
#include "lab/loadreporttext.h"
#include "lab/reportcompare.h"

#include "lab/reporttexts.h"
#include "message/language.h"

#include <algorithm>
#include <cmath>

namespace pushscope {

namespace {

QString valueOf(const std::optional<double> &value, ReportComparison::Unit unit, bool isUnsure)
{
    if (!value) {
        return QStringLiteral("-");
    }
    switch (unit) {
    case ReportComparison::Unit::Count:
    case ReportComparison::Unit::Bytes: return QString::number(*value, 'f', 0);
    case ReportComparison::Unit::Time:
        return (isUnsure ? QStringLiteral("~") : QString{}) + durationText(std::llround(*value));
    case ReportComparison::Unit::Decimal: return decimalText(*value, 1);
    }
    Q_UNREACHABLE();
}

/// What ~ means, if there is one.
QString unsureText(const ReportComparison &comparison)
{
    const bool any = std::ranges::any_of(
        comparison.figures, [](const auto &figure) { return figure.isFirstUnsure || figure.isSecondUnsure; });
    return any ? CompareText::tr("~ marks a percentile with fewer than ten samples above it; it gives no ratio.")
               : QString{};
}

QString ratioText(const ReportComparison::Figure &figure)
{
    const auto ratio = figure.ratio();
    return ratio ? QStringLiteral("× %1").arg(textLocale().toString(*ratio, 'g', 3)) : QStringLiteral("-");
}

QList<QStringList> figureRows(const ReportComparison &comparison)
{
    QList<QStringList> rows{{CompareText::tr("clients"), CompareText::tr("figure"), comparison.firstName,
                             comparison.secondName, CompareText::tr("second / first")}};
    QString last;
    for (const auto &figure : comparison.figures) {
        rows.append({figure.of == last ? QString{} : figure.of, figure.name,
                     valueOf(figure.first, figure.unit, figure.isFirstUnsure),
                     valueOf(figure.second, figure.unit, figure.isSecondUnsure), ratioText(figure)});
        last = figure.of;
    }
    return rows;
}

QList<QStringList> differenceRows(const ReportComparison &comparison,
                                  const std::vector<ReportComparison::Difference> &differences)
{
    QList<QStringList> rows{{CompareText::tr("what"), comparison.firstName, comparison.secondName}};
    for (const auto &difference : differences) {
        const auto shown = [](const QString &value) { return value.isEmpty() ? QStringLiteral("-") : value; };
        rows.append({difference.where, shown(difference.first), shown(difference.second)});
    }
    return rows;
}

Html differencesHtml(const QString &title, const ReportComparison &comparison,
                     const std::vector<ReportComparison::Difference> &differences)
{
    if (differences.empty()) {
        return section(title, paragraph(CompareText::tr("No difference.")));
    }
    return section(title, htmlTable(differenceRows(comparison, differences), QStringLiteral("words")));
}

QString differencesText(const QString &title, const ReportComparison &comparison,
                        const std::vector<ReportComparison::Difference> &differences)
{
    if (differences.empty()) {
        return {};
    }
    return u'\n' + title + u'\n' + alignedText(differenceRows(comparison, differences), 2);
}

} // namespace

QByteArray toText(const ReportComparison &comparison)
{
    QString text = alignedText(figureRows(comparison), 2);
    if (const QString unsure = unsureText(comparison); !unsure.isEmpty()) {
        text += unsure + u'\n';
    }
    text += differencesText(CompareText::tr("different configuration:"), comparison, comparison.configuration);
    text += differencesText(CompareText::tr("different machine:"), comparison, comparison.machine);
    if (!comparison.warnings.isEmpty()) {
        text += u'\n';
    }
    for (const QString &warning : comparison.warnings) {
        text += CompareText::tr("note: %1").arg(warning) + u'\n';
    }
    return plainText(text).toUtf8();
}

QByteArray toHtml(const ReportComparison &comparison)
{
    const Html warnings = comparison.warnings.isEmpty()
        ? Html{}
        : verdictBox(Tone::Doubtful, CompareText::tr("Compare with care"), {}, comparison.warnings);
    const Html body = warnings
        + section(CompareText::tr("Figures"),
                  htmlTable(figureRows(comparison), QStringLiteral("two names"))
                      + paragraph(unsureText(comparison), QStringLiteral("faint")))
        + differencesHtml(CompareText::tr("What was configured differently"), comparison, comparison.configuration)
        + differencesHtml(CompareText::tr("What differs in the machines"), comparison, comparison.machine);
    return htmlPage(comparison.title, body);
}

} // namespace pushscope
