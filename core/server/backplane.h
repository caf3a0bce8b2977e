// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/broker.h"
#include "server/roomboard.h"
#include "server/serverconfig.h"
#include "time/clock.h"

#include <memory>

namespace pushscope {

/// What the threads of one server have in common, the log and the rooms: in this process, or beyond it.
class Backplane
{
public:
    Backplane() = default;
    virtual ~Backplane() = default;
    Backplane(const Backplane &) = delete;
    Backplane &operator=(const Backplane &) = delete;

    /// Each in the thread that is to own it; the backplane must outlive it.
    [[nodiscard]] virtual std::unique_ptr<Broker> makeBroker() = 0;
    [[nodiscard]] virtual std::unique_ptr<RoomBoard> makeRoomBoard() = 0;
};

/// As the config asks for it. `config` and `clock` must outlive it.
[[nodiscard]] std::unique_ptr<Backplane> makeBackplane(const ServerConfig &config, const Clock &clock);

} // namespace pushscope
