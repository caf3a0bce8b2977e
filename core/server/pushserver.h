// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/brokerstate.h"
#include "message/event.h"
#include "message/result.h"
#include "message/transport.h"
#include "server/serverconfig.h"
#include "server/serverstats.h"
#include "server/shareconfig.h"
#include "server/viewerinfo.h"
#include "time/clock.h"

#include <QObject>

#include <functional>
#include <memory>

namespace pushscope {

/// Serves one log over Server-Sent Events, WebSocket, long and short polling on one port. Lives in
/// one thread with an event loop, where all functions are called; further threads, if the config
/// asks for them, have connections of their own and are not seen from outside. `clock` must outlive
/// it and, with several threads, may be read by all of them.
class PushServer final : public QObject
{
    Q_OBJECT

public:
    PushServer(const ServerConfig &config, const Clock &clock, QObject *parent = nullptr);
    ~PushServer() override;

    /// The port, or code `port-busy`, `bad-address` or `listen-failed` with field `--listen`, or
    /// `threads-unsupported` with field `--threads`.
    [[nodiscard]] Result<quint16> listen();
    [[nodiscard]] quint16 port() const;
    /// Stops listening and ends every stream in words its transport has; `closed` follows, at most
    /// two seconds later, after the last thread has ended.
    void close();

    /// An event of the feed, which makes a Binary one only of what is no UTF-8. With several threads it
    /// waits while one of them is far behind.
    void publish(Publication publication);
    /// Whether what is published now can be kept: not while the log is elsewhere and cannot be reached.
    [[nodiscard]] bool isAvailable() const;
    /// Hears each event of the log, whoever published it, before the clients do; must be quick.
    void setPublishedListener(std::function<void(const Event &)> listener);
    /// Hears, in this thread, of each change in whether the log can be written, where that is in Redis; must be quick.
    void setBrokerListener(const std::function<void(const BrokerState &)> &listener);
    [[nodiscard]] BrokerState brokerState() const;
    [[nodiscard]] ServerStats stats() const;
    /// What is to be said of slow consumers since the last call.
    [[nodiscard]] SlowNotice takeSlowNotice();
    /// Lets guests in at one more address, in place of one before, while the server listens: with the token they read,
    /// and none of them may publish. The port, or an error as by listen(), with field `address` or `token`.
    [[nodiscard]] Result<quint16> share(const ShareConfig &config);
    /// Guests hear a goodbye and are closed; everybody else stays.
    void unshare();
    /// Who is given events now. With several threads what the others last told of themselves, which they do every
    /// quarter of a second once they have been asked; so the first answer is of this thread alone.
    [[nodiscard]] ViewerList viewers();
    /// Closes a viewer with a goodbye: WebSocket 1008, an SSE comment, a poll's 403. Nothing happens if it has left.
    /// For `refused` whoever comes from its address with the same User-Agent hears 403, so that it does not come
    /// straight back, and who is there already goes with it; the pages of the server stay open to it.
    void kick(SessionId session, std::chrono::milliseconds refused = std::chrono::milliseconds{0});
    /// Of connections opened from now on, and of others from their next heartbeat.
    void setHeartbeat(std::chrono::milliseconds interval);

    /// Muted: no SSE comment and no WebSocket ping is sent; a long poll still ends at its timeout.
    void setHeartbeatsMuted(Transport transport, bool muted);
    void setHeartbeatsMuted(bool muted); ///< of all transports
    /// Withheld: pings of WebSocket clients are read but not answered.
    void setPongsWithheld(bool withheld);
    /// Empties the history. Ids go on; who resumes after an older one, or is still behind, gets a reset.
    void forgetHistory();

Q_SIGNALS:
    void closed();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pushscope
