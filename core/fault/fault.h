// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/result.h"
#include "message/transport.h"

#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace pushscope {

/// What goes wrong between a client and its server, or at the server.
enum class FaultKind {
    /// Each piece passes `time` ± `jitter` after it came; order is kept. The jitter is drawn for each KiB of a
    /// direction.
    Delay,
    Bandwidth, ///< at most `bytes` a second
    Stall, ///< nothing passes; when it ends, what was held passes
    Blackhole, ///< what comes vanishes and nothing closes; when it ends, connections that lost bytes are reset
    /// Connections are closed in an orderly way. Without a duration (Rst too): those that are open when it begins; if
    /// it meets none of them, it waits for the first that it meets. A new connection it meets with the first byte that
    /// comes from the server.
    Fin,
    Rst, ///< connections are reset
    Cut, ///< a connection is closed `bytes` after, or `time` after, it was opened
    IdleTimeout, ///< a connection over which nothing passed for `time` is closed, as proxies do
    /// An HTTP response is held until `bytes` of it are there or it has ended; upgrades pass. Inside TLS responses
    /// cannot be told apart: there it holds so many bytes of a connection, those of its handshake among them.
    Buffer,
    SlowReader, ///< the link takes only `bytes` a second from the server, so the server's queue fills
    SlowClose, ///< that one side has closed reaches the other only after `time`
    Refuse, ///< new connections are refused
    Answer, ///< new requests are answered with `status` without reaching the server; not inside TLS
    MuteHeartbeats, ///< at the server, as all from here on: no heartbeats
    WithholdPongs, ///< WebSocket pings of clients are not answered
    PauseServer, ///< the server stands still; its sockets stay open
    RestartServer, ///< the server goes away for `time` and comes back with an empty log
    ForgetHistory, ///< the history is emptied; ids go on
};

enum class FaultDirection { Up, Down, Both }; ///< up: from the client to the server

/// Whom a fault meets: everyone, the clients of one transport, one client, or several with successive numbers.
struct FaultTarget
{
    std::optional<Transport> transport;
    std::optional<int> client; ///< its number in the run
    std::optional<int> lastClient; ///< of several, `client` is the first of them

    [[nodiscard]] bool meets(int number, Transport kind) const
    {
        const bool isMeant = !client || (number >= *client && number <= lastClient.value_or(*client));
        return (!transport || *transport == kind) && isMeant;
    }
    bool operator==(const FaultTarget &) const = default;
};

/// One fault as a value. Its text form is the command line's:
/// `kind[:value[±jitter]][,target=…][,direction=up|down|both][,p=0..1][,from=…][,for=…][,seed=N]`.
struct Fault
{
    FaultKind kind = FaultKind::Delay;
    std::chrono::microseconds time{0};
    std::chrono::microseconds jitter{0}; ///< even, over [time − jitter, time + jitter]
    qint64 bytes = 0;
    int status = 503; ///< of Answer: 502, 503 or 429
    FaultTarget target;
    FaultDirection direction = FaultDirection::Both;
    /// That it meets a connection (Answer: a request); drawn once for each.
    double probability = 1;
    std::chrono::microseconds from{0}; ///< begins so long after it was armed
    std::optional<std::chrono::microseconds> duration; ///< `for`; nothing: until it is removed
    quint32 seed = 1; ///< the same seed draws the same

    /// The error's field is `fault` or the part that is wrong (`target`, `direction`, `p`, `from`, `for`, `seed`).
    [[nodiscard]] static Result<Fault> parse(const QString &text);
    /// What parse() reads; parts that have their default are left out.
    [[nodiscard]] QString toString() const;

    bool operator==(const Fault &) const = default;
};

/// What a kind is called on the command line, and what it takes.
struct FaultKindInfo
{
    enum class Value { None, Time, TimeWithJitter, BytesPerSecond, Bytes, BytesOrTime, Status };

    FaultKind kind = FaultKind::Delay;
    QString name; ///< as `idle-timeout`
    Value value = Value::None;
    bool valueOptional = false;
    bool directed = false; ///< `direction` means something
    bool targeted = true; ///< `target` means something: else it meets all clients
    bool clientTargets = true; ///< `target` may be a single client
    bool once = false; ///< without a duration it happens at one moment
};

[[nodiscard]] const std::vector<FaultKindInfo> &faultKinds();
[[nodiscard]] const FaultKindInfo &infoOf(FaultKind kind);
/// Made at the server and not in the link.
[[nodiscard]] bool isServerFault(FaultKind kind);
/// Changes nothing: probability 0, or a delay of nothing.
[[nodiscard]] bool isNoOp(const Fault &fault);

} // namespace pushscope
