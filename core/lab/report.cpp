// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/report.h"

#include "lab/jsonvalues.h"
#include "lab/reporttexts.h"
#include "message/language.h"

#include <QJsonArray>
#include <QSysInfo>
#include <QThread>

#include <algorithm>

namespace pushscope {

namespace {

constexpr double lagPercentile = 0.99;

double perSecond(quint64 count, std::chrono::microseconds time)
{
    const double seconds = std::chrono::duration<double>{time}.count();
    return seconds > 0 ? static_cast<double>(count) / seconds : 0;
}

std::optional<double> perEvent(quint64 bytes, quint64 events)
{
    if (events == 0) {
        return {};
    }
    return static_cast<double>(bytes) / static_cast<double>(events);
}

/// What the clients of one transport add up to, while they are added.
struct Sum
{
    TransportReport report;
    LatencyHistogram latency;
    LatencyHistogram connect;
    LatencyTrack track;
    quint64 wireBytes = 0;
    quint64 payloadBytes = 0;
    quint64 offered = 0; ///< to the clients of which it is known
    quint64 deliveredOfOffered = 0;

    void add(const ClientFigures &client);
    [[nodiscard]] TransportReport finished(Instant now);
};

void Sum::add(const ClientFigures &client)
{
    ++report.clients;
    report.connected += client.connected ? 1 : 0;
    report.delivered += client.counters.events;
    report.deliveredPerSecond += perSecond(client.counters.events, client.measured);
    report.lost += client.ledger.lost;
    report.duplicates += client.ledger.duplicates;
    report.outOfOrder += client.ledger.outOfOrder;
    report.replayed += client.counters.replayed;
    report.gaps += client.ledger.gaps;
    report.resets += client.counters.resets;
    report.reconnects += client.counters.reconnects;
    report.heartbeats += client.counters.heartbeats;
    latency.merge(client.latency);
    connect.merge(client.connect);
    track.merge(client.track.latency());
    wireBytes += client.counters.wireBytesIn + client.counters.wireBytesOut; // a poll costs its request too
    payloadBytes += client.counters.payloadBytes;
    if (client.offered) {
        report.offeredPerSecond = report.offeredPerSecond.value_or(0) + perSecond(*client.offered, client.offeredOver);
        offered += *client.offered;
        // One client that received more (older events, resumed) must not hide what another missed.
        deliveredOfOffered += std::min(client.counters.events, *client.offered);
    } else {
        offered += client.counters.events + client.ledger.lost;
        deliveredOfOffered += client.counters.events;
    }
}

TransportReport Sum::finished(Instant now)
{
    report.latency = latency.summary();
    report.histogram = bucketsOf(latency);
    report.curve = percentileCurve(latency);
    report.overTime = overTime(track, now);
    if (connect.count() > 0) {
        report.connect = connect.summary();
    }
    report.wireBytesPerEvent = perEvent(wireBytes, report.delivered);
    report.payloadBytesPerEvent = perEvent(payloadBytes, report.delivered);
    return report;
}

void judgeTransport(RunReport &report, const QString &name, const Sum &sum)
{
    const int missing = sum.report.clients - sum.report.connected;
    if (missing > 0) {
        report.verdict = RunVerdict::Invalid;
        report.reasons.append(
            ReportText::tr("%1: %2 of %3 clients never connected").arg(name).arg(missing).arg(sum.report.clients));
    }
    const auto needed = static_cast<double>(sum.offered) * leastDelivered;
    if (static_cast<double>(sum.deliveredOfOffered) < needed) {
        const double percent = 100 * static_cast<double>(sum.deliveredOfOffered) / static_cast<double>(sum.offered);
        report.verdict = RunVerdict::Invalid;
        report.reasons.append(ReportText::tr("%1: %2 of %3 events arrived (%4 %), less than 99 %")
                                  .arg(name)
                                  .arg(sum.deliveredOfOffered)
                                  .arg(sum.offered)
                                  .arg(decimalText(percent, 1)));
    }
}

void judgeLag(RunReport &report, const LatencyHistogram &lag, const QString &sentence)
{
    const auto late = lag.percentile(lagPercentile);
    if (lag.count() == 0 || late <= mostLoopLag) {
        return;
    }
    report.verdict = std::max(report.verdict, RunVerdict::Degraded);
    report.reasons.append(sentence.arg(decimalText(std::chrono::duration<double, std::milli>{late}.count(), 1)));
}

void judgeRun(RunReport &report, const std::map<Transport, Sum> &sums, const RunFigures &figures)
{
    if (sums.empty()) {
        report.verdict = RunVerdict::Invalid;
        report.reasons.append(ReportText::tr("there was no client"));
    }
    for (const auto &[transport, sum] : sums) {
        judgeTransport(report, QString::fromLatin1(toName(transport)), sum);
    }
    judgeLag(report, figures.serverLoopLag,
             ReportText::tr("the server's thread was busy: its event loop came late by %1 ms at the 99th percentile"));
    judgeLag(report, figures.clientLoopLag,
             ReportText::tr("the clients' thread was busy: its event loop came late by %1 ms at the 99th percentile"));
}

QString nameOf(RunVerdict verdict)
{
    switch (verdict) {
    case RunVerdict::Valid: return QStringLiteral("valid");
    case RunVerdict::Degraded: return QStringLiteral("degraded");
    case RunVerdict::Invalid: return QStringLiteral("invalid");
    }
    return {};
}

QJsonValue count(quint64 value)
{
    return static_cast<qint64>(value);
}

QJsonObject toJson(const TransportReport &report)
{
    QJsonObject object{
        {QStringLiteral("clients"), report.clients},
        {QStringLiteral("connected"), report.connected},
        {QStringLiteral("offered_per_s"), orNull(report.offeredPerSecond)},
        {QStringLiteral("delivered"), count(report.delivered)},
        {QStringLiteral("delivered_per_s"), report.deliveredPerSecond},
        {QStringLiteral("lost"), count(report.lost)},
        {QStringLiteral("duplicates"), count(report.duplicates)},
        {QStringLiteral("out_of_order"), count(report.outOfOrder)},
        {QStringLiteral("replayed"), count(report.replayed)},
        {QStringLiteral("gaps"), count(report.gaps)},
        {QStringLiteral("resets"), count(report.resets)},
        {QStringLiteral("reconnects"), count(report.reconnects)},
        {QStringLiteral("heartbeats"), count(report.heartbeats)},
        {QStringLiteral("latency_us"), toJson(report.latency)},
        {QStringLiteral("latency_histogram_us"), toJson(report.histogram)},
        {QStringLiteral("latency_curve"), toJson(report.curve)},
        {QStringLiteral("wire_bytes_per_event"), orNull(report.wireBytesPerEvent)},
        {QStringLiteral("payload_bytes_per_event"), orNull(report.payloadBytesPerEvent)},
    };
    if (report.connect) {
        object.insert(QStringLiteral("connect_us"), toJson(*report.connect));
    }
    if (!report.overTime.steps.empty()) {
        object.insert(QStringLiteral("latency_over_time"), toJson(report.overTime));
    }
    return object;
}

QJsonObject toJson(const FaultReport &fault)
{
    QJsonObject object{
        {QStringLiteral("spec"), fault.spec},
        {QStringLiteral("began_s_before_end"), std::chrono::duration<double>{fault.began}.count()},
        {QStringLiteral("hits"), count(fault.hits)},
    };
    if (fault.lasted) {
        object.insert(QStringLiteral("lasted_s"), std::chrono::duration<double>{*fault.lasted}.count());
    }
    return object;
}

/// Those that had begun; a fault that only waited has changed nothing.
std::vector<FaultReport> reportFaults(const RunFigures &figures)
{
    using std::chrono::microseconds;
    std::vector<FaultReport> faults;
    for (const FaultBand &band : figures.faults) {
        if (band.from > figures.at) {
            continue;
        }
        FaultReport fault{band.text, std::chrono::duration_cast<microseconds>(figures.at - band.from), {}, band.hits};
        if (band.to && !band.active) {
            fault.lasted = std::chrono::duration_cast<microseconds>(*band.to - band.from);
        }
        faults.push_back(fault);
    }
    return faults;
}

} // namespace

RunReport makeReport(const RunFigures &figures)
{
    RunReport report;
    report.at = QDateTime::currentDateTimeUtc();
    report.machine = describeMachine();
    report.config = figures.config;
    report.faults = reportFaults(figures);
    std::map<Transport, Sum> sums;
    for (const ClientFigures &client : figures.clients) {
        sums[client.transport].add(client);
        if (report.lanes.size() < mostLanes) {
            report.lanes.push_back(laneOf(client.client, client.transport, client.track, figures.at));
        }
    }
    judgeRun(report, sums, figures);
    report.shownReasons = std::exchange(report.reasons, {});
    {
        const EnglishTexts english;
        judgeRun(report, sums, figures);
    }
    for (auto &[transport, sum] : sums) {
        report.transports.emplace(transport, sum.finished(figures.at));
    }
    return report;
}

QJsonObject toJson(const LatencySummary &latency)
{
    return {
        {QStringLiteral("n"), latency.n},     {QStringLiteral("min"), latency.min},
        {QStringLiteral("p50"), latency.p50}, {QStringLiteral("p90"), latency.p90},
        {QStringLiteral("p99"), latency.p99}, {QStringLiteral("p99_9"), latency.p999},
        {QStringLiteral("max"), latency.max}, {QStringLiteral("mean"), latency.mean},
    };
}

QJsonObject toJson(const RunReport &report)
{
    QJsonObject transports;
    for (const auto &[transport, figures] : report.transports) {
        transports.insert(QString::fromLatin1(toName(transport)), toJson(figures));
    }
    QJsonArray faults;
    for (const FaultReport &fault : report.faults) {
        faults.append(toJson(fault));
    }
    QJsonArray lanes;
    for (const ClientLane &lane : report.lanes) {
        lanes.append(toJson(lane));
    }
    QJsonObject object{
        {QStringLiteral("pushscope"), QStringLiteral("run-report")},
        {QStringLiteral("version"), 1},
        {QStringLiteral("verdict"), nameOf(report.verdict)},
        {QStringLiteral("verdict_reasons"), QJsonArray::fromStringList(report.reasons)},
        {QStringLiteral("machine"), report.machine},
        {QStringLiteral("config"), report.config},
        {QStringLiteral("faults"), faults},
        {QStringLiteral("transports"), transports},
        {QStringLiteral("lanes"), lanes},
    };
    if (report.at.isValid()) {
        object.insert(QStringLiteral("at"), report.at.toString(Qt::ISODateWithMs));
    }
    return object;
}

QJsonObject describeMachine()
{
    return {
        {QStringLiteral("cores"), QThread::idealThreadCount()},
        {QStringLiteral("architecture"), QSysInfo::currentCpuArchitecture()},
        {QStringLiteral("os"), QSysInfo::prettyProductName()},
        {QStringLiteral("kernel"), QSysInfo::kernelType() + QLatin1Char(' ') + QSysInfo::kernelVersion()},
        {QStringLiteral("qt"), QString::fromLatin1(qVersion())},
        {QStringLiteral("pushscope"), QStringLiteral(PUSHSCOPE_VERSION)},
    };
}

} // namespace pushscope
