// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/experimentreport.h"

#include "lab/jsonvalues.h"
#include "message/credentials.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace pushscope {

namespace {

QJsonValue number(quint64 value)
{
    return static_cast<qint64>(value);
}

QString nameOf(OutcomeVerdict verdict)
{
    switch (verdict) {
    case OutcomeVerdict::Met: return QStringLiteral("met");
    case OutcomeVerdict::NotMet: return QStringLiteral("not_met");
    case OutcomeVerdict::Void: return QStringLiteral("void");
    }
    Q_UNREACHABLE();
}

char letterOf(Delivery state)
{
    switch (state) {
    case Delivery::NotDue: return 'n';
    case Delivery::Pending: return 'p';
    case Delivery::OnTime: return 'o';
    case Delivery::Late: return 'l';
    case Delivery::Replayed: return 'r';
    case Delivery::Lost: return 'x';
    }
    Q_UNREACHABLE();
}

/// Each run of equal cells as its letter (a capital for what came twice) and its length.
QString cellsOf(const DeliveryMatrix &matrix, std::size_t row)
{
    QString text;
    char last = 0;
    int length = 0;
    const auto flush = [&] {
        if (length > 0) {
            text += QLatin1Char{last} + QString::number(length);
        }
        length = 0;
    };
    for (std::size_t column = 0; column < matrix.columns().size(); ++column) {
        const DeliveryMatrix::Cell cell = matrix.cell(row, column);
        const char small = letterOf(cell.state);
        const char letter = cell.duplicate ? static_cast<char>(small - 'a' + 'A') : small;
        if (letter != last) {
            flush();
            last = letter;
        }
        ++length;
    }
    flush();
    return text;
}

QJsonObject toJson(const DeliveryMatrix &matrix)
{
    QJsonArray rows;
    qsizetype text = 0;
    for (std::size_t i = 0; i < matrix.rows().size(); ++i) {
        const DeliveryMatrix::Row &row = matrix.rows()[i];
        QJsonObject object{
            {QStringLiteral("client"), row.client},
            {QStringLiteral("name"), row.name},
            {QStringLiteral("transport"), QString::fromLatin1(toName(row.transport))},
            {QStringLiteral("counts"), pushscope::toJson(row.counts)},
        };
        if (text < mostLedgerText) {
            const QString cells = cellsOf(matrix, i);
            text += cells.size();
            object.insert(QStringLiteral("cells"), cells);
        }
        rows.append(object);
    }
    QJsonArray sequences;
    if (!matrix.columns().empty()) {
        sequences = {number(matrix.columns().front().sequence), number(matrix.columns().back().sequence)};
    }
    return {
        {QStringLiteral("counts"), pushscope::toJson(matrix.total())},
        {QStringLiteral("events"), static_cast<qint64>(matrix.columns().size())},
        {QStringLiteral("events_gone"), number(matrix.columnsGone())},
        {QStringLiteral("sequences"), sequences},
        {QStringLiteral("rows"), rows},
    };
}

QJsonObject toJson(const ExpectationResult &result)
{
    const FigureQuery &figure = result.expectation.figure;
    QJsonObject object{
        {QStringLiteral("met"), result.met},
        {QStringLiteral("figure"), infoOf(figure.figure).name},
        {QStringLiteral("says"), result.expectation.says},
        {QStringLiteral("sentence"), result.sentence},
        {QStringLiteral("value"), orNull(result.value)},
    };
    if (!figure.client.isEmpty()) {
        object.insert(QStringLiteral("client"), figure.client);
    }
    if (result.reference) {
        object.insert(QStringLiteral("reference"), *result.reference);
    }
    return object;
}

QJsonObject toJson(const GroupFigures &group)
{
    QJsonArray connects;
    for (const int count : group.connectsPerSecond) {
        connects.append(count);
    }
    QJsonArray delays;
    for (const auto delay : group.backoffDelays) {
        delays.append(static_cast<qint64>(delay.count()));
    }
    QJsonObject object{
        {QStringLiteral("name"), group.name},
        {QStringLiteral("transport"), QString::fromLatin1(toName(group.transport))},
        {QStringLiteral("clients"), group.clients},
        {QStringLiteral("delivered"), number(group.counters.events)},
        {QStringLiteral("lost"), number(group.ledger.lost)},
        {QStringLiteral("duplicates"), number(group.ledger.duplicates)},
        {QStringLiteral("out_of_order"), number(group.ledger.outOfOrder)},
        {QStringLiteral("replayed"), number(group.counters.replayed)},
        {QStringLiteral("gaps"), number(group.ledger.gaps)},
        {QStringLiteral("resets"), number(group.counters.resets)},
        {QStringLiteral("reconnects"), number(group.counters.reconnects)},
        {QStringLiteral("attempts"), number(group.counters.attempts)},
        {QStringLiteral("heartbeats"), number(group.counters.heartbeats)},
        {QStringLiteral("wire_bytes_in"), number(group.counters.wireBytesIn)},
        {QStringLiteral("wire_bytes_out"), number(group.counters.wireBytesOut)},
        {QStringLiteral("payload_bytes"), number(group.counters.payloadBytes)},
        {QStringLiteral("deliveries"), pushscope::toJson(group.deliveries)},
        {QStringLiteral("connects_per_s"), connects},
        {QStringLiteral("backoff_ms"), delays},
    };
    if (group.latency.n > 0) {
        object.insert(QStringLiteral("latency_us"), pushscope::toJson(group.latency));
    }
    if (group.roundTrip.n > 0) {
        object.insert(QStringLiteral("round_trip_us"), pushscope::toJson(group.roundTrip));
    }
    return object;
}

QJsonObject toJson(const Outcome &outcome)
{
    QJsonArray results;
    for (const ExpectationResult &result : outcome.results) {
        results.append(toJson(result));
    }
    QJsonArray groups;
    for (const GroupFigures &group : outcome.groups) {
        groups.append(toJson(group));
    }
    QJsonObject object{
        {QStringLiteral("verdict"), nameOf(outcome.verdict)},
        {QStringLiteral("sentence"), outcome.sentence},
        {QStringLiteral("results"), results},
        {QStringLiteral("groups"), groups},
        {QStringLiteral("duration_s"), std::chrono::duration<double>{outcome.duration}.count()},
    };
    if (outcome.deliveries) {
        object.insert(QStringLiteral("deliveries"), toJson(*outcome.deliveries));
    }
    return object;
}

const QString &blotted()
{
    static const QString stars = QStringLiteral("***");
    return stars;
}

QJsonValue withoutSecrets(const QString &name, const QJsonValue &value)
{
    if (value.isArray()) {
        QJsonArray shown;
        const QJsonArray list = value.toArray();
        for (const auto &each : list) {
            shown.append(withoutSecrets({}, each));
        }
        return shown;
    }
    if (value.isObject()) {
        QJsonObject shown = value.toObject();
        const bool headers = name == QLatin1String("headers");
        for (auto member = shown.begin(); member != shown.end(); ++member) {
            const bool secret = headers && isCredentialHeader(member.key().toUtf8());
            *member = secret ? QJsonValue{blotted()} : withoutSecrets(member.key(), member.value());
        }
        return shown;
    }
    const bool token = name == QLatin1String("token") || name == QLatin1String("publish_token");
    return token ? QJsonValue{blotted()} : value;
}

} // namespace

QJsonObject toJson(const DeliveryCounts &counts)
{
    return {
        {QStringLiteral("on_time"), number(counts.onTime)},        {QStringLiteral("late"), number(counts.late)},
        {QStringLiteral("replayed"), number(counts.replayed)},     {QStringLiteral("lost"), number(counts.lost)},
        {QStringLiteral("pending"), number(counts.pending)},       {QStringLiteral("not_due"), number(counts.notDue)},
        {QStringLiteral("duplicates"), number(counts.duplicates)},
    };
}

QJsonObject shownExperiment(const Experiment &experiment)
{
    return withoutSecrets({}, QJsonDocument::fromJson(toJson(experiment)).object()).toObject();
}

QJsonObject toJson(const ExperimentReport &report)
{
    return {
        {QStringLiteral("pushscope"), QStringLiteral("experiment-report")},
        {QStringLiteral("version"), 1},
        {QStringLiteral("experiment"), shownExperiment(report.experiment)},
        {QStringLiteral("outcome"), toJson(report.outcome)},
        {QStringLiteral("run"), toJson(report.run)},
    };
}

} // namespace pushscope
