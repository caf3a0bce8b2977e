// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/brokerstate.h"
#include "broker/history.h"
#include "message/event.h"
#include "message/result.h"

#include <chrono>
#include <functional>

namespace pushscope {

/// How a broker stands to a log that is elsewhere; all zero where it is here.
struct BrokerFigures
{
    qint64 behind = 0; ///< events that the log is known to have and this server has not heard yet
    std::chrono::microseconds roundTrip{0}; ///< of the latest request that measured it
    qint64 reconnects = 0; ///< connections that were made anew
    qint64 refused = 0; ///< publications

    bool operator==(const BrokerFigures &) const = default;
};

/// The history holds something else than what comes after the events heard so far: those that were missed are no longer
/// to be had, or the log began anew.
struct LogBreak
{
    EventId heard; ///< the newest event before it
    History::Broken broken;

    bool operator==(const LogBreak &) const = default;
};

/// Gives each event its id and its place in the one log of all channels. Nothing else knows
/// whether that log is one thread's, or shared by several threads or processes. All calls and
/// callbacks are in the thread that owns the broker.
class Broker
{
public:
    using Published = std::function<void(const Result<EventId> &)>;
    using Listener = std::function<void(const Event &)>;
    using BreakListener = std::function<void(const LogBreak &)>;
    using StateListener = std::function<void(const BrokerState &)>;

    Broker() = default;
    virtual ~Broker() = default;
    Broker(const Broker &) = delete;
    Broker &operator=(const Broker &) = delete;

    /// Appends to the log; `published` hears the id, at once or later, or why it was refused. By then
    /// `history()` has the event.
    virtual void publish(Publication publication, const Published &published) = 0;

    /// Hears every event of the log in order, after it has entered the history. The listener must
    /// not publish.
    virtual void listen(Listener listener) = 0;

    /// Hears of each break once the history has come to what is after it. The listener must not publish.
    virtual void listenForBreaks(const BreakListener & /*listener*/) {}

    /// Takes in what others have published by now. To be called before a client's position is looked
    /// for in the history: the client may have its id from one of them.
    virtual void refresh() {}

    /// The newest part of the log, as far as this server has heard it.
    [[nodiscard]] virtual const History &history() const = 0;

    /// Whether publishing can succeed now.
    [[nodiscard]] virtual bool isAvailable() const = 0;

    /// Whether the log has been found: until then there is no epoch, and no stream can begin.
    [[nodiscard]] virtual bool hasLog() const { return true; }

    /// Hears of each change of `state()`.
    virtual void listenForState(const StateListener & /*listener*/) {}
    [[nodiscard]] virtual BrokerState state() const { return {}; }

    [[nodiscard]] virtual BrokerFigures figures() const { return {}; }

    /// Empties the history as if all of it had been evicted; ids and `previous` go on.
    virtual void forgetHistory() = 0;
};

} // namespace pushscope
