// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/textprinter.h"

#include "cli/clitexts.h"
#include "cli/optionadvice.h"
#include "cli/standardoutput.h"
#include "message/clientsentence.h"
#include "message/language.h"

#include "cli/jsonline.h"

#include <QTime>

#include <utility>

namespace pushscope {

namespace {

constexpr qsizetype longestData = 120;
constexpr int kindWidth = 9;

/// The wall-clock time of the line; figures use the monotonic clock, people read this one.
QString line(const QString &kind, const QString &text)
{
    return QTime::currentTime().toString(QStringLiteral("HH:mm:ss.zzz ")) + kind.leftJustified(kindWidth)
        + QLatin1Char(' ') + forTerminal(text) + QLatin1Char('\n');
}

QByteArray bytes(const QString &kind, const QString &text)
{
    return line(kind, text).toUtf8();
}

QString inMilliseconds(qint64 microseconds)
{
    return decimalText(static_cast<double>(microseconds) / 1000, 3) + QStringLiteral(" ms");
}

/// Short and harmless on a terminal: an event is not to move the cursor.
QString shortened(const QJsonValue &data)
{
    QString text = data.isString() ? data.toString().left(longestData + 1) : QString::fromUtf8(compactJson(data));
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control) {
            c = QLatin1Char(' ');
        }
    }
    return text.size() > longestData ? text.left(longestData) + QStringLiteral("…") : text;
}

QString described(const ReceivedEvent &event)
{
    QStringList parts;
    for (const QByteArray &name : {event.id, event.channel, event.type}) {
        if (!name.isEmpty()) {
            parts.append(QString::fromUtf8(name));
        }
    }
    parts.append(shortened(event.data));
    if (event.latency) {
        parts.append(inMilliseconds(event.latency->count()));
    }
    if (event.replayed) {
        parts.append(WatchText::tr("(replayed)"));
    }
    return parts.join(QStringLiteral("  "));
}

QString nameOf(HeartbeatKind kind)
{
    switch (kind) {
    case HeartbeatKind::Comment: return WatchText::tr("comment");
    case HeartbeatKind::Ping: return WatchText::tr("ping");
    case HeartbeatKind::Pong: return WatchText::tr("pong");
    case HeartbeatKind::EmptyPoll: return WatchText::tr("empty answer");
    }
    return {};
}

QString countsOf(const WatchSummary &summary)
{
    QStringList parts{
        counted(summary.events, WatchText::tr("1 event"), WatchText::tr("%1 events")),
        WatchText::tr("%1 lost").arg(summary.ledger.lost),
        counted(summary.ledger.duplicates, WatchText::tr("1 duplicate"), WatchText::tr("%1 duplicates")),
        WatchText::tr("%1 out of order").arg(summary.ledger.outOfOrder),
        WatchText::tr("%1 replayed").arg(summary.replayed),
        counted(summary.heartbeats, WatchText::tr("1 heartbeat"), WatchText::tr("%1 heartbeats")),
        counted(summary.reconnects, WatchText::tr("1 reconnect"), WatchText::tr("%1 reconnects")),
    };
    if (summary.ledger.resets > 0) {
        parts.append(counted(summary.ledger.resets, WatchText::tr("1 reset"), WatchText::tr("%1 resets")));
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace

QByteArray TextPrinter::opened(Instant) const
{
    return bytes(WatchText::tr("open"), {});
}

QByteArray TextPrinter::event(const ReceivedEvent &event) const
{
    return bytes(WatchText::tr("event"), described(event));
}

QByteArray TextPrinter::duplicate(const ReceivedEvent &event) const
{
    return bytes(WatchText::tr("duplicate"), described(event));
}

QByteArray TextPrinter::heartbeat(Instant, HeartbeatKind kind) const
{
    return bytes(WatchText::tr("heartbeat"), nameOf(kind));
}

QByteArray TextPrinter::retry(Instant, std::chrono::milliseconds delay, int attempt) const
{
    return bytes(WatchText::tr("retry"), WatchText::tr("attempt %1 in %2 ms").arg(attempt).arg(delay.count()));
}

QByteArray TextPrinter::gap(Instant, const Gap &gap) const
{
    const QString missing = gap.atLeast == gap.atMost ? QString::number(gap.atMost)
                                                      : WatchText::tr("%1 to %2").arg(gap.atLeast).arg(gap.atMost);
    return bytes(WatchText::tr("gap"),
                 WatchText::tr("%1 missing in %2 between %3 and %4")
                     .arg(missing, QString::fromUtf8(gap.channel), QString::fromUtf8(gap.after.toByteArray()),
                          QString::fromUtf8(gap.before.toByteArray())));
}

QByteArray TextPrinter::reset(Instant, const Reset &reset) const
{
    const QString requested = QString::fromUtf8(reset.requested);
    const QString first = QString::fromUtf8(reset.first);
    if (!EventId::parse(reset.requested)) {
        return bytes(
            WatchText::tr("reset"),
            WatchText::tr("%1 is not an id of this server (epoch:sequence); goes on from %2").arg(requested, first));
    }
    return bytes(WatchText::tr("reset"),
                 WatchText::tr("cannot resume after %1 (%2), goes on from %3")
                     .arg(requested, QString::fromUtf8(reset.reason), first));
}

QByteArray TextPrinter::closed(Instant, int code, const QString &reason)
{
    const QString error = std::exchange(m_lastError, {});
    const bool isTold = !error.isEmpty() && error.contains(reason);
    const QString number = QString::number(code);
    QStringList words;
    if (code != 0 && (isTold || !reason.startsWith(number))) {
        words.append(number);
    }
    if (!isTold && !reason.isEmpty()) {
        words.append(shownClientSentence(reason));
    }
    if (words.isEmpty()) {
        words.append(isTold ? WatchText::tr("for this reason") : WatchText::tr("without a reason"));
    }
    return bytes(WatchText::tr("close"), words.join(u' '));
}

QByteArray TextPrinter::error(Instant, const QString &message)
{
    m_lastError = message;
    return bytes(WatchText::tr("error"), advisedClientSentence(message, m_hasCredentials));
}

QByteArray TextPrinter::faultBegan(const Fault &fault) const
{
    return bytes(WatchText::tr("fault"), WatchText::tr("%1 begins").arg(fault.toString()));
}

QByteArray TextPrinter::faultEnded(const Fault &fault) const
{
    return bytes(WatchText::tr("fault"), WatchText::tr("%1 ends").arg(fault.toString()));
}

QByteArray TextPrinter::summary(const WatchSummary &summary) const
{
    QString text = countsOf(summary);
    const LatencySummary &latency = summary.latency;
    if (latency.n > 0) {
        text += WatchText::tr("; latency p50 %1, p99 %2, max %3 over %4")
                    .arg(inMilliseconds(latency.p50), inMilliseconds(latency.p99), inMilliseconds(latency.max))
                    .arg(latency.n);
    }
    return bytes(WatchText::tr("summary"), text);
}

} // namespace pushscope
