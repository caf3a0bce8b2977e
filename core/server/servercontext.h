// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/broker.h"
#include "server/serverconfig.h"
#include "server/serverstats.h"
#include "time/clock.h"
#include "time/timerwheel.h"

namespace pushscope {

class AccessPolicy;
class Hub;
class Site;

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
    ServerStats &stats;
};

} // namespace pushscope
