// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/broker.h"
#include "server/encodedevent.h"

#include <QByteArray>
#include <QHash>

#include <vector>

namespace pushscope {

/// Whom the hub hands events to.
class EventReceiver
{
public:
    virtual ~EventReceiver() = default;
    /// Must not add or remove subscriptions: the hub is going through its list.
    virtual void deliver(const EncodedEvent &event) = 0;
    /// The log does not go on from what was delivered. Once for each break, however many subscriptions there are; they
    /// may be ended, but none added or destroyed.
    virtual void interrupted(const LogBreak &logBreak) = 0;
    /// `deliver` follows in a moment: what it needs can be fetched into the processor's cache meanwhile.
    virtual void prepare() const {}
};

class Hub;

/// One receiver's interest in one channel. Owned by the receiver; leaves the hub when destroyed.
class Subscription
{
public:
    Subscription(Hub &hub, EventReceiver &receiver, QByteArray channel, Sequence after);
    ~Subscription();
    Subscription(const Subscription &) = delete;
    Subscription &operator=(const Subscription &) = delete;

    [[nodiscard]] const QByteArray &channel() const { return m_channel; }
    /// Only events after this one are wanted.
    [[nodiscard]] Sequence after() const { return m_after; }
    void setAfter(Sequence after) { m_after = after; }
    /// Nothing more is wanted; also while the hub delivers.
    void end();

private:
    friend class Hub;

    Hub &m_hub;
    EventReceiver &m_receiver;
    QByteArray m_channel;
    Sequence m_after;
    std::size_t m_index = 0; ///< in the hub's list of the channel
    bool m_ended = false;
};

/// Knows who listens to which channel, and hands each event to those and to no one else.
class Hub
{
public:
    void deliver(const Event &event);
    /// Tells every receiver.
    void interrupt(const LogBreak &logBreak);

private:
    friend class Subscription;

    struct Listener
    {
        EventReceiver *receiver;
        Subscription *subscription;
    };

    void add(Subscription &subscription);
    void remove(Subscription &subscription);
    void removeEnded();
    static void deliverTo(const Listener *begin, const Listener *end, const EncodedEvent &event);

    QHash<QByteArray, std::vector<Listener>> m_channels;
    std::size_t m_nextFirst = 0;
    std::vector<Subscription *> m_ended; ///< during a delivery
    bool m_delivering = false;
};

} // namespace pushscope
