// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/experimentreportjson.h"

#include "lab/experimentreport.h"
#include "lab/experimentreporthtml.h"
#include "lab/jsonvalues.h"
#include "message/language.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace pushscope {

namespace {

/// The bounds as the figure is measured: times in microseconds.
QJsonObject expectedJson(const ExpectationResult &result)
{
    const Expectation &expectation = result.expectation;
    QJsonObject object;
    if (expectation.low) {
        object.insert(QStringLiteral("at_least"), *expectation.low);
    }
    if (expectation.high) {
        object.insert(QStringLiteral("at_most"), *expectation.high);
    }
    if (expectation.times) {
        const EnglishTexts english;
        object.insert(QStringLiteral("times"), describe(*expectation.times));
        object.insert(QStringLiteral("reference"), orNull(result.reference));
    }
    return object;
}

QString unitName(FigureInfo::Unit unit)
{
    switch (unit) {
    case FigureInfo::Unit::Count: return QStringLiteral("count");
    case FigureInfo::Unit::Time: return QStringLiteral("us");
    case FigureInfo::Unit::Bytes: return QStringLiteral("bytes");
    case FigureInfo::Unit::PerSecond: return QStringLiteral("per_s");
    }
    Q_UNREACHABLE();
}

QJsonObject expectationJson(const ExpectationResult &result)
{
    const FigureQuery &query = result.expectation.figure;
    return {
        {QStringLiteral("figure"), infoOf(query.figure).name},
        {QStringLiteral("client"), query.client.isEmpty() ? QJsonValue{} : QJsonValue{query.client}},
        {QStringLiteral("unit"), unitName(infoOf(query.figure).unit)},
        {QStringLiteral("value"), orNull(result.value)},
        {QStringLiteral("expected"), expectedJson(result)},
        {QStringLiteral("met"), result.met},
        {QStringLiteral("says"), result.expectation.says},
        {QStringLiteral("sentence"), result.sentence},
    };
}

void insertAll(QJsonObject &into, const QJsonObject &from)
{
    for (auto it = from.begin(); it != from.end(); ++it) {
        into.insert(it.key(), it.value());
    }
}

} // namespace

QJsonObject runJson(const ExperimentReport &report)
{
    QJsonArray expectations;
    for (const ExpectationResult &result : report.outcome.results) {
        expectations.append(expectationJson(result));
    }
    QJsonObject ledger;
    for (const GroupFigures &group : report.outcome.groups) {
        ledger.insert(group.name, toJson(group.deliveries));
    }
    QJsonObject object = toJson(report);
    insertAll(object, toJson(report.run));
    insertAll(object,
              {{QStringLiteral("pushscope"), QStringLiteral("experiment-report")},
               {QStringLiteral("expectations"), expectations},
               {QStringLiteral("ledger"), ledger},
               {QStringLiteral("sentence"), report.outcome.sentence}});
    return object;
}

QByteArray reportFile(const ExperimentReport &report, const QString &name)
{
    const bool html = name.endsWith(QLatin1String{".html"}, Qt::CaseInsensitive);
    return html ? toHtml(report) : QJsonDocument{runJson(report)}.toJson();
}

} // namespace pushscope
