// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/loadreport.h"

#include "message/language.h"

#include <QJsonArray>

namespace pushscope {

namespace {

double inSeconds(std::chrono::nanoseconds time)
{
    return std::chrono::duration<double>{time}.count();
}

/// Without what must not be shown.
QString shown(const QUrl &url)
{
    return shownLoadUrl(url).toDisplayString();
}

QJsonObject configJson(const LoadConfig &config)
{
    QJsonArray transports;
    for (const Transport transport : config.transports) {
        transports.append(QString::fromLatin1(toName(transport)));
    }
    const bool open = config.model == LoadModel::Open;
    QJsonObject object{
        {QStringLiteral("url"), shown(config.url)},
        {QStringLiteral("transports"), transports},
        {QStringLiteral("clients"), config.clients},
        {QStringLiteral("model"), open ? QStringLiteral("open") : QStringLiteral("lockstep")},
        {QStringLiteral("payload_bytes"), config.payloadBytes},
        {QStringLiteral("duration_s"), inSeconds(config.duration)},
        {QStringLiteral("warmup_s"), inSeconds(config.warmup)},
        {QStringLiteral("poll_interval_s"), inSeconds(config.pollInterval)},
    };
    if (open) {
        object.insert(QStringLiteral("rate"), config.rate);
    }
    if (!config.publishUrl.isEmpty()) {
        object.insert(QStringLiteral("publish_url"), shown(config.publishUrl));
    }
    return object;
}

/// What is shown of it, and what only a report tells.
TransportReport transportReport(const TransportLoadFigures &figures, const LoadConfig &config,
                                const TransportLoad &load)
{
    TransportReport report;
    report.clients = figures.clients;
    report.connected = figures.connected;
    report.offeredPerSecond = figures.offeredPerSecond;
    report.delivered = figures.delivered;
    report.deliveredPerSecond = figures.deliveredPerSecond;
    report.lost = figures.lost;
    report.duplicates = figures.duplicates;
    report.outOfOrder = load.outOfOrder;
    report.resets = load.resets;
    report.reconnects = figures.reconnects;
    report.heartbeats = load.heartbeats;
    report.latency = figures.latency;
    report.histogram = bucketsOf(load.latency);
    report.curve = figures.curve;
    report.connect = figures.connect;
    report.wireBytesPerEvent = figures.wireBytesPerEvent;
    if (figures.wireBytesPerEvent) {
        report.payloadBytesPerEvent = static_cast<double>(config.payloadBytes);
    }
    return report;
}

RunVerdict toRunVerdict(LoadVerdict::Kind kind)
{
    switch (kind) {
    case LoadVerdict::Kind::Valid: return RunVerdict::Valid;
    case LoadVerdict::Kind::Degraded: return RunVerdict::Degraded;
    case LoadVerdict::Kind::Invalid: return RunVerdict::Invalid;
    }
    Q_UNREACHABLE();
}

QJsonValue number(quint64 value)
{
    return static_cast<qint64>(value);
}

QJsonObject publisherJson(const PublisherLoad &publisher)
{
    return {
        {QStringLiteral("offered"), number(publisher.offered)},
        {QStringLiteral("sent"), number(publisher.sent)},
        {QStringLiteral("confirmed"), number(publisher.confirmed)},
        {QStringLiteral("refused"), number(publisher.refused)},
        {QStringLiteral("confirmed_in_all"), number(publisher.confirmedInAll)},
        {QStringLiteral("send_lateness_us"), toJson(publisher.lateness.summary())},
        {QStringLiteral("longest_silence_us"), static_cast<qint64>(publisher.longestSilence.count())},
    };
}

QJsonObject generatorJson(const LoadResult &result)
{
    return {
        {QStringLiteral("loop_lag_us"), toJson(result.loopLag.summary())},
        {QStringLiteral("processor_share"), result.processorShare},
        {QStringLiteral("connecting_us"), static_cast<qint64>(result.connecting.count())},
        {QStringLiteral("measured_s"), inSeconds(result.window)},
    };
}

} // namespace

LoadReport makeLoadReport(const LoadConfig &config, LoadResult result)
{
    LoadReport bench{config, std::move(result), {}, {}, QDateTime::currentDateTimeUtc()};
    bench.verdict = judge(bench.result);
    bench.report.verdict = toRunVerdict(bench.verdict.kind);
    bench.report.shownReasons = bench.verdict.reasons;
    {
        const EnglishTexts english;
        bench.report.reasons = judge(bench.result).reasons;
    }
    bench.report.at = bench.at;
    bench.report.machine = describeMachine();
    bench.report.config = configJson(config);
    const LoadFigures all = figuresOf(bench);
    for (const auto &[transport, figures] : all.transports) {
        const TransportLoad &load = bench.result.transports.at(transport);
        bench.report.transports.emplace(transport, transportReport(figures, config, load));
    }
    return bench;
}

LoadFigures figuresOf(const LoadReport &report)
{
    return figuresOf(report.config, report.result, report.verdict, report.at);
}

QJsonObject toJson(const LoadReport &report)
{
    QJsonObject object = toJson(report.report);
    object.insert(QStringLiteral("pushscope"), QStringLiteral("load-report"));
    QJsonObject transports = object.value(QStringLiteral("transports")).toObject();
    for (const auto &[transport, load] : report.result.transports) {
        const QString name = QString::fromLatin1(toName(transport));
        QJsonObject each = transports.value(name).toObject();
        each.insert(QStringLiteral("offered"), number(load.offered));
        each.insert(QStringLiteral("delivered_in_time"), number(load.deliveredInTime));
        each.insert(QStringLiteral("delivered_in_all"), number(load.deliveredInAll));
        if (load.firstEvent.count() > 0) {
            each.insert(QStringLiteral("first_event_us"), toJson(load.firstEvent.summary()));
        }
        if (load.latency.count() == 0) {
            each.remove(QStringLiteral("latency_us"));
            each.remove(QStringLiteral("latency_histogram_us"));
        }
        transports.insert(name, each);
    }
    object.insert(QStringLiteral("transports"), transports);
    object.insert(QStringLiteral("publisher"), publisherJson(report.result.publisher));
    object.insert(QStringLiteral("generator"), generatorJson(report.result));
    return object;
}

} // namespace pushscope
