// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/history.h"
#include "message/event.h"
#include "message/result.h"

#include <functional>

namespace pushscope {

/// Gives each event its id and its place in the one log of all channels. Nothing else knows
/// whether that log lives in this process or is shared by several. All calls and callbacks are in
/// the thread of the server that owns the broker.
class Broker
{
public:
    using Published = std::function<void(const Result<EventId> &)>;
    using Listener = std::function<void(const Event &)>;

    Broker() = default;
    virtual ~Broker() = default;
    Broker(const Broker &) = delete;
    Broker &operator=(const Broker &) = delete;

    /// Appends to the log; `published` hears the id, at once or later, or why it was refused.
    virtual void publish(Publication publication, const Published &published) = 0;

    /// Hears every event of the log in order, after it has entered the history.
    virtual void listen(Listener listener) = 0;

    /// The newest part of the log, as far as this server has heard it.
    [[nodiscard]] virtual const History &history() const = 0;

    /// Whether publishing can succeed now.
    [[nodiscard]] virtual bool isAvailable() const = 0;
};

} // namespace pushscope
