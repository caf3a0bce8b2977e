// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/runreporthtml.h"

#include "lab/htmlpage.h"
#include "lab/reporttexts.h"
#include "lab/runsections.h"

#include <QJsonDocument>

namespace pushscope {

namespace {

Html verdict(const RunReport &run)
{
    switch (run.verdict) {
    case RunVerdict::Valid:
        return verdictBox(Tone::Good, ReportText::tr("VALID"),
                          ReportText::tr("What was published arrived, and this machine kept up."), run.shownReasons);
    case RunVerdict::Degraded:
        return verdictBox(Tone::Doubtful, ReportText::tr("DEGRADED"),
                          ReportText::tr("This machine was too busy: the figures show it, too."), run.shownReasons);
    case RunVerdict::Invalid:
        return verdictBox(Tone::Bad, ReportText::tr("INVALID"),
                          ReportText::tr("What was meant to be measured did not happen."), run.shownReasons);
    }
    Q_UNREACHABLE();
}

} // namespace

QByteArray toHtml(const RunReport &run, const QJsonObject &json, const QMap<int, QString> &names)
{
    const Html body = paragraph(madeAt(run), QStringLiteral("faint")) + verdict(run)
        + section(ReportText::tr("Figures"), htmlTable(transportRows(run))) + timelineSections(run, names, {})
        + latencySections(run) + caveats(run) + section(ReportText::tr("Configuration"), factsTable(run.config))
        + machineSection(run);
    return htmlPage(ReportText::tr("Server push, measured live"), body,
                    QJsonDocument{json}.toJson(QJsonDocument::Compact));
}

} // namespace pushscope
