// SPDX-License-Identifier: GPL-3.0-or-later
#include "loadmodel/loadverdict.h"

#include "loadmodel/loadtexts.h"
#include "message/language.h"

#include <algorithm>
#include <cmath>

namespace pushscope {

namespace {

using Kind = LoadVerdict::Kind;

constexpr double judgedPercentile = 0.99;

void add(LoadVerdict &verdict, Kind kind, const QString &reason)
{
    verdict.kind = std::max(verdict.kind, kind);
    verdict.reasons.append(reason);
}

QString inMilliseconds(std::chrono::nanoseconds time)
{
    return decimalText(std::chrono::duration<double, std::milli>{time}.count(), 1);
}

QString because(const QString &sentence, const LoadFailure &failure)
{
    return failure.isEmpty() ? sentence : QStringLiteral("%1: %2").arg(sentence, failure.text());
}

/// In percent, and never rounded up to the limit it is below.
QString percent(quint64 part, quint64 whole)
{
    constexpr double tenths = 1000;
    return decimalText(std::floor(tenths * static_cast<double>(part) / static_cast<double>(whole)) / 10, 1);
}

bool tooFew(quint64 part, quint64 whole)
{
    return static_cast<double>(part) < LoadVerdict::leastAchieved * static_cast<double>(whole);
}

void judgeLateness(LoadVerdict &verdict, const LoadResult &result)
{
    const PublisherLoad &publisher = result.publisher;
    const auto late = publisher.lateness.percentile(judgedPercentile);
    if (result.interval.count() == 0 || late <= result.interval) {
        return;
    }
    const bool byServer = publisher.heldUp > 0 && publisher.ownLateness.percentile(judgedPercentile) <= result.interval;
    if (byServer) {
        add(verdict, Kind::Invalid,
            because(
                LoadText::tr("the server did not take %1 events when they were due: they waited for it, %2 ms at the "
                             "99th percentile of all, and one is due every %3 ms")
                    .arg(publisher.heldUp)
                    .arg(inMilliseconds(late), inMilliseconds(result.interval)),
                publisher.firstFailure));
    } else {
        add(verdict, Kind::Invalid,
            LoadText::tr("events were sent late: by %1 ms at the 99th percentile, and one is due every %2 ms")
                .arg(inMilliseconds(late), inMilliseconds(result.interval)));
    }
}

void judgePublisher(LoadVerdict &verdict, const LoadResult &result)
{
    const PublisherLoad &publisher = result.publisher;
    if (publisher.offered == 0) {
        add(verdict, Kind::Invalid, LoadText::tr("no event was published in the measured time"));
        return;
    }
    if (tooFew(publisher.confirmed, publisher.offered)) {
        add(verdict, Kind::Invalid,
            because(LoadText::tr("%1 of %2 events were accepted by the server (%3 %), less than 99 %")
                        .arg(publisher.confirmed)
                        .arg(publisher.offered)
                        .arg(percent(publisher.confirmed, publisher.offered)),
                    publisher.firstFailure));
    } else if (publisher.confirmed < publisher.offered) {
        add(verdict, Kind::Degraded,
            because(LoadText::tr("%1 of %2 events were not accepted by the server")
                        .arg(publisher.offered - publisher.confirmed)
                        .arg(publisher.offered),
                    publisher.firstFailure));
    }
    if (publisher.longestSilence > LoadVerdict::mostSilence) {
        add(verdict, Kind::Degraded,
            LoadText::tr("the server stood still: for %1 ms it answered nothing that was published")
                .arg(inMilliseconds(publisher.longestSilence)));
    }
    judgeLateness(verdict, result);
}

void judgeDeliveries(LoadVerdict &verdict, const QString &name, const TransportLoad &load)
{
    const quint64 wanted = load.delivered + load.lost; // what was not accepted is the publisher's matter
    if (tooFew(load.delivered, wanted)) {
        add(verdict, Kind::Invalid,
            LoadText::tr("%1: %2 of %3 events arrived (%4 %), less than 99 %")
                .arg(name)
                .arg(load.delivered)
                .arg(wanted)
                .arg(percent(load.delivered, wanted)));
    } else if (tooFew(load.deliveredInTime, wanted)) {
        add(verdict, Kind::Invalid,
            LoadText::tr("%1: the server did not keep up: when the time was over, %2 of %3 events had arrived (%4 %)")
                .arg(name)
                .arg(load.deliveredInTime)
                .arg(wanted)
                .arg(percent(load.deliveredInTime, wanted)));
    } else if (load.lost > 0) {
        add(verdict, Kind::Degraded, LoadText::tr("%1: %2 events were lost").arg(name).arg(load.lost));
    }
}

void judgeTransport(LoadVerdict &verdict, const QString &name, const TransportLoad &load)
{
    const int failed = load.clients - load.connected - load.undecided;
    if (failed > 0) {
        add(verdict, Kind::Invalid,
            because(LoadText::tr("%1: %2 of %3 clients failed to connect").arg(name).arg(failed).arg(load.clients),
                    load.firstFailure));
    }
    judgeDeliveries(verdict, name, load);
    if (load.duplicates > 0) {
        add(verdict, Kind::Degraded, LoadText::tr("%1: %2 events came twice").arg(name).arg(load.duplicates));
    }
    if (load.notMadeAgain > 0) {
        add(verdict, Kind::Degraded,
            because(LoadText::tr("%1: %2 connections were lost and not made again").arg(name).arg(load.notMadeAgain),
                    load.lastFailure));
    }
    if (load.reconnects > 0) {
        add(verdict, Kind::Degraded,
            because(LoadText::tr("%1: %2 connections were lost and made again").arg(name).arg(load.reconnects),
                    load.firstFailure));
    }
}

void judgeGenerator(LoadVerdict &verdict, const LoadResult &result)
{
    const auto lag = result.loopLag.percentile(judgedPercentile);
    if (lag > LoadVerdict::mostLoopLag) {
        add(verdict, Kind::Degraded,
            LoadText::tr("the generator was busy: what had arrived waited %1 ms at the 99th percentile")
                .arg(inMilliseconds(lag)));
    }
}

} // namespace

QString loadName(Transport transport)
{
    switch (transport) {
    case Transport::Sse:
    case Transport::WebSocket: return QString::fromLatin1(toName(transport));
    case Transport::LongPoll: return LoadText::tr("long poll");
    case Transport::ShortPoll: return LoadText::tr("short poll");
    }
    Q_UNREACHABLE();
}

LoadVerdict judge(const LoadResult &result)
{
    LoadVerdict verdict;
    if (result.interrupted) {
        add(verdict, Kind::Invalid, LoadText::tr("stopped before its end"));
    }
    judgePublisher(verdict, result);
    for (const auto &[transport, load] : result.transports) {
        judgeTransport(verdict, loadName(transport), load);
    }
    judgeGenerator(verdict, result);
    return verdict;
}

} // namespace pushscope
