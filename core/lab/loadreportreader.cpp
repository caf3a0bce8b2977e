// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/loadreportreader.h"

#include "loadmodel/loadtexts.h"
#include "message/systemreason.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace pushscope {

namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

Error wrong(const QString &message)
{
    return {"bad-report", message, QStringLiteral("open")};
}

/// Whole and not below 0, whatever stands there.
qint64 count(const QJsonValue &value)
{
    constexpr double most = 9e15;
    const double number = value.toDouble();
    return number > 0 ? std::llround(std::min(number, most)) : 0;
}

int smallCount(const QJsonValue &value)
{
    return static_cast<int>(std::min<qint64>(count(value), LoadConfig::mostClients));
}

milliseconds inMilliseconds(const QJsonValue &seconds)
{
    return milliseconds{count(seconds.toDouble() * 1000)};
}

LatencySummary summary(const QJsonObject &object)
{
    const auto at = [&object](const char *name) { return count(object.value(QLatin1String{name})); };
    return {at("n"),   at("min"),   at("p50"), at("p90"),
            at("p99"), at("p99_9"), at("max"), object.value(QLatin1String{"mean"}).toDouble()};
}

std::optional<LatencySummary> summaryIf(const QJsonValue &value)
{
    return value.isObject() ? std::optional{summary(value.toObject())} : std::nullopt;
}

std::optional<double> numberIf(const QJsonValue &value)
{
    return value.isDouble() ? std::optional{value.toDouble()} : std::nullopt;
}

/// Points that are none end the curve: it would be drawn with a jump.
std::vector<LoadCurvePoint> curve(const QJsonArray &points)
{
    std::vector<LoadCurvePoint> read;
    for (qsizetype i = 0; i < std::min(points.size(), mostCurvePoints); ++i) {
        const QJsonArray pair = points.at(i).toArray();
        const double above = pair.at(0).toDouble();
        if (pair.size() != 2 || !(above > 0 && above <= 1) || (!read.empty() && above > read.back().above)) {
            break;
        }
        read.push_back({above, microseconds{count(pair.at(1))}});
    }
    return read;
}

TransportLoadFigures transportFigures(const QJsonObject &object)
{
    TransportLoadFigures figures;
    figures.clients = smallCount(object.value(QStringLiteral("clients")));
    figures.connected = smallCount(object.value(QStringLiteral("connected")));
    figures.offeredPerSecond = numberIf(object.value(QStringLiteral("offered_per_s")));
    figures.deliveredPerSecond = object.value(QStringLiteral("delivered_per_s")).toDouble();
    figures.delivered = static_cast<quint64>(count(object.value(QStringLiteral("delivered"))));
    figures.lost = static_cast<quint64>(count(object.value(QStringLiteral("lost"))));
    figures.duplicates = static_cast<quint64>(count(object.value(QStringLiteral("duplicates"))));
    figures.reconnects = static_cast<quint64>(count(object.value(QStringLiteral("reconnects"))));
    figures.latency = summary(object.value(QStringLiteral("latency_us")).toObject());
    figures.connect = summaryIf(object.value(QStringLiteral("connect_us")));
    figures.firstEvent = summaryIf(object.value(QStringLiteral("first_event_us")));
    figures.wireBytesPerEvent = numberIf(object.value(QStringLiteral("wire_bytes_per_event")));
    figures.curve = curve(object.value(QStringLiteral("latency_curve")).toArray());
    return figures;
}

LoadConfig config(const QJsonObject &object)
{
    LoadConfig config;
    config.url = QUrl{object.value(QStringLiteral("url")).toString()};
    config.publishUrl = QUrl{object.value(QStringLiteral("publish_url")).toString()};
    config.clients = smallCount(object.value(QStringLiteral("clients")));
    config.model =
        object.value(QStringLiteral("model")) == QLatin1String("lockstep") ? LoadModel::Lockstep : LoadModel::Open;
    config.rate = object.value(QStringLiteral("rate")).toDouble();
    config.payloadBytes = count(object.value(QStringLiteral("payload_bytes")));
    config.duration = inMilliseconds(object.value(QStringLiteral("duration_s")));
    config.warmup = inMilliseconds(object.value(QStringLiteral("warmup_s")));
    config.pollInterval = inMilliseconds(object.value(QStringLiteral("poll_interval_s")));
    return config;
}

std::optional<LoadVerdict> verdict(const QJsonObject &object)
{
    static const QStringList words{QStringLiteral("valid"), QStringLiteral("degraded"), QStringLiteral("invalid")};
    const qsizetype kind = words.indexOf(object.value(QStringLiteral("verdict")).toString());
    if (kind < 0) {
        return {};
    }
    LoadVerdict verdict{static_cast<LoadVerdict::Kind>(kind), {}};
    const QJsonArray reasons = object.value(QStringLiteral("verdict_reasons")).toArray();
    for (qsizetype i = 0; i < std::min(reasons.size(), mostVerdictReasons); ++i) {
        verdict.reasons.append(reasons.at(i).toString());
    }
    return verdict;
}

} // namespace

Result<LoadFigures> readLoadReport(const QByteArray &json)
{
    const QJsonDocument document = json.size() <= largestLoadReport ? QJsonDocument::fromJson(json) : QJsonDocument{};
    const QJsonObject object = document.object();
    const QJsonObject publisher = object.value(QStringLiteral("publisher")).toObject();
    const QJsonObject generator = object.value(QStringLiteral("generator")).toObject();
    const auto judged = verdict(object);
    if (!judged || publisher.isEmpty() || generator.isEmpty()) {
        return wrong(LoadText::tr("this is no report of a load, as bench --report FILE.json writes it"));
    }
    LoadFigures figures;
    figures.verdict = *judged;
    figures.config = config(object.value(QStringLiteral("config")).toObject());
    figures.at = QDateTime::fromString(object.value(QStringLiteral("at")).toString(), Qt::ISODateWithMs);
    figures.published = static_cast<quint64>(count(publisher.value(QStringLiteral("offered"))));
    figures.accepted = static_cast<quint64>(count(publisher.value(QStringLiteral("confirmed"))));
    figures.lateness = microseconds{summary(publisher.value(QStringLiteral("send_lateness_us")).toObject()).p99};
    figures.loopLag = microseconds{summary(generator.value(QStringLiteral("loop_lag_us")).toObject()).p99};
    figures.processorShare = generator.value(QStringLiteral("processor_share")).toDouble();
    const QJsonObject transports = object.value(QStringLiteral("transports")).toObject();
    for (const Transport transport : allTransports) {
        const QJsonValue value = transports.value(QString::fromLatin1(toName(transport)));
        if (value.isObject()) {
            figures.transports.emplace(transport, transportFigures(value.toObject()));
            figures.config.transports.push_back(transport);
        }
    }
    if (figures.transports.empty()) {
        return wrong(LoadText::tr("the report has no transport"));
    }
    return figures;
}

Result<LoadFigures> readLoadReportFile(const QString &path)
{
    QFile file{path};
    if (!file.open(QIODevice::ReadOnly)) {
        return wrong(LoadText::tr("cannot read %1: %2").arg(path, shownSystemReason(file.errorString())));
    }
    return readLoadReport(file.read(largestLoadReport + 1));
}

} // namespace pushscope
