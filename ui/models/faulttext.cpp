// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/faulttext.h"

#include "models/format.h"
#include "models/transportstyle.h"

#include <QCoreApplication>

namespace pushscope {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("pushscope::FaultText", text);
}

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
        return translated(QT_TRANSLATE_NOOP("pushscope::FaultText",
                                            "Each piece of data passes %1 after it came; the order is kept."))
            .arg(span(fault.time));
    return translated(
               QT_TRANSLATE_NOOP("pushscope::FaultText",
                                 "Each piece of data passes %1, give or take %2, after it came; the order is kept."))
        .arg(span(fault.time), span(fault.jitter));
}

QString cutSentence(const Fault &fault)
{
    return fault.bytes > 0
        ? translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "A connection is closed once %1 have passed over it."))
              .arg(bytes(fault.bytes))
        : translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "A connection is closed %1 after it was opened."))
              .arg(span(fault.time));
}

} // namespace

QString faultName(FaultKind kind)
{
    switch (kind) {
    case FaultKind::Delay: return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "Delay"));
    case FaultKind::Bandwidth: return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "Bandwidth"));
    case FaultKind::Stall: return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "Stall"));
    case FaultKind::Blackhole: return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "Black hole"));
    case FaultKind::Fin: return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "Close (FIN)"));
    case FaultKind::Rst: return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "Reset (RST)"));
    case FaultKind::Cut: return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "Cut"));
    case FaultKind::IdleTimeout: return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "Idle timeout"));
    case FaultKind::Buffer: return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "Buffering proxy"));
    case FaultKind::SlowReader: return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "Slow reader"));
    case FaultKind::SlowClose: return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "Slow close"));
    case FaultKind::Refuse: return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "Refuse connections"));
    case FaultKind::Answer: return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "Error answers"));
    case FaultKind::MuteHeartbeats: return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "Mute heartbeats"));
    case FaultKind::WithholdPongs: return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "Withhold pongs"));
    case FaultKind::PauseServer: return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "Pause the server"));
    case FaultKind::RestartServer: return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "Restart the server"));
    case FaultKind::ForgetHistory: return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "Forget the history"));
    }
    Q_UNREACHABLE();
}

QString faultExplanation(FaultKind kind)
{
    switch (kind) {
    case FaultKind::Delay:
        return translated(
            QT_TRANSLATE_NOOP("pushscope::FaultText", "Everything arrives later, with or without jitter"));
    case FaultKind::Bandwidth:
        return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "Only so many bytes pass each second"));
    case FaultKind::Stall:
        return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "Nothing passes for a while, then all of it"));
    case FaultKind::Blackhole:
        return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "What is sent vanishes, and nothing closes"));
    case FaultKind::Fin:
        return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "Connections end in an orderly way"));
    case FaultKind::Rst: return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "Connections break at once"));
    case FaultKind::Cut:
        return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "Connections end after some bytes or some time"));
    case FaultKind::IdleTimeout:
        return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "Quiet connections are closed, as proxies do"));
    case FaultKind::Buffer:
        return translated(
            QT_TRANSLATE_NOOP("pushscope::FaultText", "Responses are held back until there is enough of them"));
    case FaultKind::SlowReader:
        return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "The client's side reads slowly: queues fill"));
    case FaultKind::SlowClose:
        return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "The end of a connection is told late"));
    case FaultKind::Refuse: return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "No new connection gets in"));
    case FaultKind::Answer:
        return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "A proxy answers 502, 503 or 429 itself"));
    case FaultKind::MuteHeartbeats:
        return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "The server sends no heartbeats"));
    case FaultKind::WithholdPongs:
        return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "WebSocket pings stay without an answer"));
    case FaultKind::PauseServer:
        return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "The server stands still, sockets stay open"));
    case FaultKind::RestartServer:
        return translated(
            QT_TRANSLATE_NOOP("pushscope::FaultText", "The server goes and comes back with an empty log"));
    case FaultKind::ForgetHistory:
        return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "Nothing older can be replayed"));
    }
    Q_UNREACHABLE();
}

QString faultSentence(const Fault &fault)
{
    switch (fault.kind) {
    case FaultKind::Delay: return delaySentence(fault);
    case FaultKind::Bandwidth:
        return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "At most %1 pass each second; the rest waits."))
            .arg(bytes(fault.bytes));
    case FaultKind::Stall:
        return translated(QT_TRANSLATE_NOOP(
            "pushscope::FaultText", "Nothing passes, as when radio is lost; at the end all that waited passes."));
    case FaultKind::Blackhole:
        return translated(QT_TRANSLATE_NOOP("pushscope::FaultText",
                                            "What is sent vanishes and nothing closes; at the end the connections "
                                            "that lost bytes are reset."));
    case FaultKind::Fin:
        return translated(
            QT_TRANSLATE_NOOP("pushscope::FaultText", "Connections are closed in an orderly way (TCP FIN)."));
    case FaultKind::Rst:
        return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "Connections are reset (TCP RST)."));
    case FaultKind::Cut: return cutSentence(fault);
    case FaultKind::IdleTimeout:
        return translated(QT_TRANSLATE_NOOP("pushscope::FaultText",
                                            "A connection over which nothing passed for %1 is closed."))
            .arg(span(fault.time));
    case FaultKind::Buffer:
        return translated(QT_TRANSLATE_NOOP("pushscope::FaultText",
                                            "A response is held back until %1 of it are there or it has ended; "
                                            "WebSocket passes."))
            .arg(bytes(fault.bytes));
    case FaultKind::SlowReader:
        return translated(QT_TRANSLATE_NOOP("pushscope::FaultText",
                                            "Only %1 each second are taken from the server, so its queue fills."))
            .arg(bytes(fault.bytes));
    case FaultKind::SlowClose:
        return translated(
                   QT_TRANSLATE_NOOP("pushscope::FaultText", "That one side has closed reaches the other %1 later."))
            .arg(span(fault.time));
    case FaultKind::Refuse:
        return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "New connections are refused; open ones stay."));
    case FaultKind::Answer:
        return translated(QT_TRANSLATE_NOOP("pushscope::FaultText",
                                            "New requests are answered with %1 and do not reach the server."))
            .arg(fault.status);
    case FaultKind::MuteHeartbeats:
        return translated(QT_TRANSLATE_NOOP(
            "pushscope::FaultText", "The server sends no heartbeats, so watchdogs take quiet streams for dead."));
    case FaultKind::WithholdPongs:
        return translated(
            QT_TRANSLATE_NOOP("pushscope::FaultText", "The server does not answer the pings of WebSocket clients."));
    case FaultKind::PauseServer:
        return translated(QT_TRANSLATE_NOOP("pushscope::FaultText",
                                            "The server stands still with its sockets open; what becomes due in the "
                                            "meantime comes late."));
    case FaultKind::RestartServer:
        return fault.time.count() == 0
            ? translated(QT_TRANSLATE_NOOP("pushscope::FaultText",
                                           "The server goes away for a second and comes back with an empty log."))
            : translated(QT_TRANSLATE_NOOP("pushscope::FaultText",
                                           "The server goes away for %1 and comes back with an empty log."))
                  .arg(span(fault.time));
    case FaultKind::ForgetHistory:
        return translated(QT_TRANSLATE_NOOP("pushscope::FaultText",
                                            "The server's history is emptied: who resumes from before gets a reset."));
    }
    Q_UNREACHABLE();
}

QString faultNote(const Fault &fault)
{
    if (fault.probability <= 0)
        return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "With probability 0 it changes nothing."));
    if (isNoOp(fault))
        return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "As it is, it changes nothing."));
    if (fault.kind == FaultKind::Delay && pollsLong(fault)) {
        if (fault.direction == FaultDirection::Both)
            return translated(QT_TRANSLATE_NOOP(
                "pushscope::FaultText",
                "A long poll pays twice in each cycle: once on its request and once on its answer. Events that become "
                "due in between wait for the next answer."));
        return translated(QT_TRANSLATE_NOOP(
            "pushscope::FaultText",
            "A long poll pays it once in each cycle, and what becomes due before the next request has arrived waits "
            "for the answer after that."));
    }
    if (fault.kind == FaultKind::Stall || fault.kind == FaultKind::Blackhole) {
        return fault.duration
            ? QString{}
            : translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "Without a duration it lasts until it is removed."));
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
    case FaultKindInfo::Value::BytesPerSecond:
        return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "%1/s")).arg(bytes(fault.bytes));
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
        return name.isEmpty() ? translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "client %1")).arg(*target.client)
                              : name;
    }
    return target.transport ? TransportStyle::of(*target.transport).shortName
                            : translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "all clients"));
}

QString faultArgument(const Fault &fault)
{
    return QStringLiteral("--fault '%1'").arg(fault.toString());
}

QString presetName(QByteArrayView id)
{
    if (id == "cafe-wifi")
        return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "Café Wi-Fi"));
    if (id == "lift")
        return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "Lift"));
    if (id == "laptop-sleep")
        return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "Laptop sleep"));
    if (id == "bad-proxy")
        return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "Bad proxy"));
    if (id == "idle-balancer")
        return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "Balancer, 60 s idle timeout"));
    return QString::fromUtf8(id);
}

QString presetSentence(QByteArrayView id)
{
    if (id == "cafe-wifi")
        return translated(
            QT_TRANSLATE_NOOP("pushscope::FaultText", "Slow and uneven, with short stalls: a network shared by many"));
    if (id == "lift")
        return translated(
            QT_TRANSLATE_NOOP("pushscope::FaultText", "The signal is gone for a while and nobody is told"));
    if (id == "laptop-sleep")
        return translated(QT_TRANSLATE_NOOP("pushscope::FaultText",
                                            "The lid is closed for longer than the server waits, then opened"));
    if (id == "bad-proxy")
        return translated(QT_TRANSLATE_NOOP("pushscope::FaultText", "Holds responses back and closes what is quiet"));
    if (id == "idle-balancer")
        return translated(
            QT_TRANSLATE_NOOP("pushscope::FaultText", "Closes every connection that was quiet for a minute"));
    return {};
}

} // namespace pushscope
