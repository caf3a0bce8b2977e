// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/faulttext.h"

#include "models/format.h"
#include "models/transportstyle.h"

#include <QCoreApplication>

namespace pushscope {

namespace {

struct FaultTexts
{
    Q_DECLARE_TR_FUNCTIONS(pushscope::FaultText)
};

QString span(std::chrono::microseconds time)
{
    return time % std::chrono::milliseconds{1} == std::chrono::microseconds{0}
        ? formatSpan(std::chrono::duration_cast<std::chrono::milliseconds>(time))
        : formatLatency(time);
}

QString bytes(qint64 number)
{
    return formatBytes(static_cast<double>(number));
}

bool pollsLong(const Fault &fault)
{
    return !fault.target.transport || *fault.target.transport == Transport::LongPoll;
}

QString delaySentence(const Fault &fault)
{
    if (fault.jitter.count() == 0)
        return FaultTexts::tr("Each piece of data passes %1 after it came; the order is kept.").arg(span(fault.time));
    return FaultTexts::tr("Each piece of data passes %1, give or take %2, after it came; the order is kept.")
        .arg(span(fault.time), span(fault.jitter));
}

QString cutSentence(const Fault &fault)
{
    return fault.bytes > 0
        ? FaultTexts::tr("A connection is closed once %1 have passed over it.").arg(bytes(fault.bytes))
        : FaultTexts::tr("A connection is closed %1 after it was opened.").arg(span(fault.time));
}

} // namespace

QString faultName(FaultKind kind)
{
    switch (kind) {
    case FaultKind::Delay: return FaultTexts::tr("Delay");
    case FaultKind::Bandwidth: return FaultTexts::tr("Bandwidth");
    case FaultKind::Stall: return FaultTexts::tr("Stall");
    case FaultKind::Blackhole: return FaultTexts::tr("Black hole");
    case FaultKind::Fin: return FaultTexts::tr("Close (FIN)");
    case FaultKind::Rst: return FaultTexts::tr("Reset (RST)");
    case FaultKind::Cut: return FaultTexts::tr("Cut");
    case FaultKind::IdleTimeout: return FaultTexts::tr("Idle timeout");
    case FaultKind::Buffer: return FaultTexts::tr("Buffering proxy");
    case FaultKind::SlowReader: return FaultTexts::tr("Slow reader");
    case FaultKind::SlowClose: return FaultTexts::tr("Slow close");
    case FaultKind::Refuse: return FaultTexts::tr("Refuse connections");
    case FaultKind::Answer: return FaultTexts::tr("Error answers");
    case FaultKind::MuteHeartbeats: return FaultTexts::tr("Mute heartbeats");
    case FaultKind::WithholdPongs: return FaultTexts::tr("Withhold pongs");
    case FaultKind::PauseServer: return FaultTexts::tr("Pause the server");
    case FaultKind::RestartServer: return FaultTexts::tr("Restart the server");
    case FaultKind::ForgetHistory: return FaultTexts::tr("Forget the history");
    }
    Q_UNREACHABLE();
}

QString faultExplanation(FaultKind kind)
{
    switch (kind) {
    case FaultKind::Delay: return FaultTexts::tr("Everything arrives later, with or without jitter");
    case FaultKind::Bandwidth: return FaultTexts::tr("Only so many bytes pass each second");
    case FaultKind::Stall: return FaultTexts::tr("Nothing passes for a while, then all of it");
    case FaultKind::Blackhole: return FaultTexts::tr("What is sent vanishes, and nothing closes");
    case FaultKind::Fin: return FaultTexts::tr("Connections end in an orderly way");
    case FaultKind::Rst: return FaultTexts::tr("Connections break at once");
    case FaultKind::Cut: return FaultTexts::tr("Connections end after some bytes or some time");
    case FaultKind::IdleTimeout: return FaultTexts::tr("Quiet connections are closed, as proxies do");
    case FaultKind::Buffer: return FaultTexts::tr("Responses are held back until there is enough of them");
    case FaultKind::SlowReader: return FaultTexts::tr("The client's side reads slowly: queues fill");
    case FaultKind::SlowClose: return FaultTexts::tr("The end of a connection is told late");
    case FaultKind::Refuse: return FaultTexts::tr("No new connection gets in");
    case FaultKind::Answer: return FaultTexts::tr("A proxy answers 502, 503 or 429 itself");
    case FaultKind::MuteHeartbeats: return FaultTexts::tr("The server sends no heartbeats");
    case FaultKind::WithholdPongs: return FaultTexts::tr("WebSocket pings stay without an answer");
    case FaultKind::PauseServer: return FaultTexts::tr("The server stands still, sockets stay open");
    case FaultKind::RestartServer: return FaultTexts::tr("The server goes and comes back with an empty log");
    case FaultKind::ForgetHistory: return FaultTexts::tr("Nothing older can be replayed");
    }
    Q_UNREACHABLE();
}

QString faultSentence(const Fault &fault)
{
    switch (fault.kind) {
    case FaultKind::Delay: return delaySentence(fault);
    case FaultKind::Bandwidth:
        return FaultTexts::tr("At most %1 pass each second; the rest waits.").arg(bytes(fault.bytes));
    case FaultKind::Stall:
        return FaultTexts::tr("Nothing passes, as when radio is lost; at the end all that waited passes.");
    case FaultKind::Blackhole:
        return FaultTexts::tr("What is sent vanishes and nothing closes; at the end the connections "
                              "that lost bytes are reset.");
    case FaultKind::Fin: return FaultTexts::tr("Connections are closed in an orderly way (TCP FIN).");
    case FaultKind::Rst: return FaultTexts::tr("Connections are reset (TCP RST).");
    case FaultKind::Cut: return cutSentence(fault);
    case FaultKind::IdleTimeout:
        return FaultTexts::tr("A connection over which nothing passed for %1 is closed.").arg(span(fault.time));
    case FaultKind::Buffer:
        return FaultTexts::tr("A response is held back until %1 of it are there or it has ended; "
                              "WebSocket passes.")
            .arg(bytes(fault.bytes));
    case FaultKind::SlowReader:
        return FaultTexts::tr("Only %1 each second are taken from the server, so its queue fills.")
            .arg(bytes(fault.bytes));
    case FaultKind::SlowClose:
        return FaultTexts::tr("That one side has closed reaches the other %1 later.").arg(span(fault.time));
    case FaultKind::Refuse: return FaultTexts::tr("New connections are refused; open ones stay.");
    case FaultKind::Answer:
        return FaultTexts::tr("New requests are answered with %1 and do not reach the server.").arg(fault.status);
    case FaultKind::MuteHeartbeats:
        return FaultTexts::tr("The server sends no heartbeats, so watchdogs take quiet streams for dead.");
    case FaultKind::WithholdPongs: return FaultTexts::tr("The server does not answer the pings of WebSocket clients.");
    case FaultKind::PauseServer:
        return FaultTexts::tr("The server stands still with its sockets open; what becomes due in the "
                              "meantime comes late.");
    case FaultKind::RestartServer:
        return fault.time.count() == 0
            ? FaultTexts::tr("The server goes away for a second and comes back with an empty log.")
            : FaultTexts::tr("The server goes away for %1 and comes back with an empty log.").arg(span(fault.time));
    case FaultKind::ForgetHistory:
        return FaultTexts::tr("The server's history is emptied: who resumes from before gets a reset.");
    }
    Q_UNREACHABLE();
}

QString faultNote(const Fault &fault)
{
    if (fault.probability <= 0)
        return FaultTexts::tr("With probability 0 it changes nothing.");
    if (isNoOp(fault))
        return FaultTexts::tr("As it is, it changes nothing.");
    if (fault.kind == FaultKind::Delay && pollsLong(fault)) {
        if (fault.direction == FaultDirection::Both)
            return FaultTexts::tr(
                "A long poll pays twice in each cycle: once on its request and once on its answer. Events that become "
                "due in between wait for the next answer.");
        return FaultTexts::tr(
            "A long poll pays it once in each cycle, and what becomes due before the next request has arrived waits "
            "for the answer after that.");
    }
    if (fault.kind == FaultKind::Stall || fault.kind == FaultKind::Blackhole) {
        return fault.duration ? QString{} : FaultTexts::tr("Without a duration it lasts until it is removed.");
    }
    return {};
}

QString faultValue(const Fault &fault)
{
    switch (infoOf(fault.kind).value) {
    case FaultKindInfo::Value::None: return {};
    case FaultKindInfo::Value::Time: return fault.time.count() == 0 ? QString{} : span(fault.time);
    case FaultKindInfo::Value::TimeWithJitter:
        return fault.jitter.count() == 0 ? span(fault.time)
                                         : QStringLiteral("%1 ± %2").arg(span(fault.time), span(fault.jitter));
    case FaultKindInfo::Value::BytesPerSecond: return FaultTexts::tr("%1/s").arg(bytes(fault.bytes));
    case FaultKindInfo::Value::Bytes: return bytes(fault.bytes);
    case FaultKindInfo::Value::BytesOrTime: return fault.bytes > 0 ? bytes(fault.bytes) : span(fault.time);
    case FaultKindInfo::Value::Status: return QString::number(fault.status);
    }
    Q_UNREACHABLE();
}

QString faultTitle(const Fault &fault)
{
    const QString value = faultValue(fault);
    return value.isEmpty() ? faultName(fault.kind) : QStringLiteral("%1 · %2").arg(faultName(fault.kind), value);
}

QString targetText(const FaultTarget &target, const ClientNames &names)
{
    if (target.client) {
        const QString name = names ? names(*target.client) : QString{};
        return name.isEmpty() ? FaultTexts::tr("client %1").arg(*target.client) : name;
    }
    return target.transport ? TransportStyle::of(*target.transport).shortName : FaultTexts::tr("all clients");
}

QString faultArgument(const Fault &fault)
{
    return QStringLiteral("--fault '%1'").arg(fault.toString());
}

QString presetName(QByteArrayView id)
{
    if (id == "cafe-wifi")
        return FaultTexts::tr("Café Wi-Fi");
    if (id == "lift")
        return FaultTexts::tr("Lift");
    if (id == "laptop-sleep")
        return FaultTexts::tr("Laptop sleep");
    if (id == "bad-proxy")
        return FaultTexts::tr("Bad proxy");
    if (id == "idle-balancer")
        return FaultTexts::tr("Balancer, 60 s idle timeout");
    return QString::fromUtf8(id);
}

QString presetSentence(QByteArrayView id)
{
    if (id == "cafe-wifi")
        return FaultTexts::tr("Slow and uneven, with short stalls: a network shared by many");
    if (id == "lift")
        return FaultTexts::tr("The signal is gone for a while and nobody is told");
    if (id == "laptop-sleep")
        return FaultTexts::tr("The lid is closed for longer than the server waits, then opened");
    if (id == "bad-proxy")
        return FaultTexts::tr("Holds responses back and closes what is quiet");
    if (id == "idle-balancer")
        return FaultTexts::tr("Closes every connection that was quiet for a minute");
    return {};
}

} // namespace pushscope
