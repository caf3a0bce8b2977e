// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/broker.h"
#include "server/serverconfig.h"
#include "server/servercounters.h"
#include "time/clock.h"
#include "time/timerwheel.h"

#include <atomic>

namespace pushscope {

class AccessPolicy;
class Admissions;
class Hub;
class ReplayCache;
class RoomBoard;
class Site;
class TicketOffice;
class SlowWatch;
class ViewerBook;

/// What the server leaves out on purpose, to show what that does to its clients. Set in one thread,
/// and in force in all at once.
struct ServerMutes
{
    std::atomic<bool> sseHeartbeats = false; ///< no comment
    std::atomic<bool> webSocketHeartbeats = false; ///< no ping
    std::atomic<bool> longPollHeartbeats = false; ///< no empty answer before the timeout
    std::atomic<bool> pongs = false; ///< pings of WebSocket clients are not answered

    /// How soon a connection whose heartbeat was left out looks again whether it may be sent.
    static constexpr std::chrono::milliseconds recheck{100};
};

/// What every connection of one server thread shares. All members outlive the connections.
struct ServerContext
{
    ServerConfig &config;
    const Clock &clock;
    TimerWheel &deadlines;
    Broker &broker;
    Hub &hub;
    Site &site;
    const AccessPolicy &policy;
    ServerCounters &stats;
    const ServerMutes &mutes;
    ReplayCache &replays;
    SlowWatch &slow;
    TicketOffice &tickets;
    RoomBoard &rooms;
    ViewerBook &viewers;
    bool shared = false; ///< what comes in by a SharedEntrance
    Admissions *admissions = nullptr; ///< of its gate, which sets it
};

} // namespace pushscope
