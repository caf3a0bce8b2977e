// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/jsonprinter.h"

namespace pushscope {

namespace {

QByteArrayView nameOf(HeartbeatKind kind)
{
    switch (kind) {
    case HeartbeatKind::Comment: return "comment";
    case HeartbeatKind::Ping: return "ping";
    case HeartbeatKind::Pong: return "pong";
    case HeartbeatKind::EmptyPoll: return "empty-poll";
    }
    return "";
}

qint64 signedCount(quint64 count)
{
    return static_cast<qint64>(count);
}

QByteArray latencyObject(const LatencySummary &latency)
{
    return JsonLine{}
        .number("n", latency.n)
        .number("min", latency.min)
        .number("p50", latency.p50)
        .number("p90", latency.p90)
        .number("p99", latency.p99)
        .number("p99_9", latency.p999)
        .number("max", latency.max)
        .decimal("mean", latency.mean)
        .object();
}

} // namespace

JsonLine JsonPrinter::begun(QByteArrayView kind, Instant at) const
{
    JsonLine line;
    line.text("kind", kind).text("transport", m_transport).number("at_us", toMicroseconds(at));
    return line;
}

QByteArray JsonPrinter::eventLine(QByteArrayView kind, const ReceivedEvent &event) const
{
    JsonLine line = begun(kind, event.delivered);
    line.text("id", event.id).text("event", event.type);
    if (!event.channel.isEmpty()) {
        line.text("channel", event.channel);
    }
    line.value("data", event.data);
    if (!event.encoding.isEmpty()) {
        line.text("encoding", event.encoding);
    }
    if (event.latency) {
        line.number("latency_us", event.latency->count()).number("latency_error_us", event.latencyError.count());
    }
    if (event.replayed) {
        line.yes("replayed");
    }
    return line.finished();
}

QByteArray JsonPrinter::opened(Instant at) const
{
    return begun("open", at).finished();
}

QByteArray JsonPrinter::event(const ReceivedEvent &event) const
{
    return eventLine("event", event);
}

QByteArray JsonPrinter::duplicate(const ReceivedEvent &event) const
{
    return eventLine("duplicate", event);
}

QByteArray JsonPrinter::heartbeat(Instant at, HeartbeatKind kind) const
{
    return begun("heartbeat", at).text("type", nameOf(kind)).finished();
}

QByteArray JsonPrinter::retry(Instant at, std::chrono::milliseconds delay, int attempt) const
{
    return begun("retry", at).number("delay_ms", delay.count()).number("attempt", attempt).finished();
}

QByteArray JsonPrinter::gap(Instant at, const Gap &gap) const
{
    return begun("gap", at)
        .text("channel", gap.channel)
        .text("after", gap.after.toByteArray())
        .text("before", gap.before.toByteArray())
        .number("at_least", signedCount(gap.atLeast))
        .number("at_most", signedCount(gap.atMost))
        .finished();
}

QByteArray JsonPrinter::reset(Instant at, const Reset &reset) const
{
    return begun("reset", at)
        .text("requested", reset.requested)
        .text("first", reset.first)
        .text("reason", reset.reason)
        .finished();
}

QByteArray JsonPrinter::closed(Instant at, int code, const QString &reason)
{
    return begun("close", at).number("code", code).text("reason", reason.toUtf8()).finished();
}

QByteArray JsonPrinter::error(Instant at, const QString &message)
{
    return begun("error", at).text("message", message.toUtf8()).finished();
}

QByteArray JsonPrinter::summary(const WatchSummary &summary) const
{
    return begun("summary", summary.at)
        .number("events", signedCount(summary.events))
        .number("lost", signedCount(summary.ledger.lost))
        .number("duplicates", signedCount(summary.ledger.duplicates))
        .number("out_of_order", signedCount(summary.ledger.outOfOrder))
        .number("gaps", signedCount(summary.ledger.gaps))
        .number("resets", signedCount(summary.ledger.resets))
        .number("replayed", signedCount(summary.replayed))
        .number("heartbeats", signedCount(summary.heartbeats))
        .number("reconnects", signedCount(summary.reconnects))
        .json("latency_us", latencyObject(summary.latency))
        .finished();
}

} // namespace pushscope
