// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/history.h"
#include "server/connection.h"
#include "server/encodedevent.h"
#include "server/hub.h"
#include "server/servercontext.h"

#include <QHash>

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace pushscope {

/// A stream's place in the log. The history itself is its queue: while the connection takes bytes,
/// events go straight to it; when it is congested the subscriber only remembers its position, and
/// reads on from the history once the connection has drained. So a slow reader costs no memory,
/// replay and live delivery are one path without a seam, and the slow-consumer policies are moves
/// of the position.
class Subscriber : public EventReceiver
{
public:
    /// `delivered` counts the events that were sent.
    Subscriber(ServerContext &context, Connection &connection, Form form, Counter &delivered);
    ~Subscriber() override;
    Subscriber(const Subscriber &) = delete;
    Subscriber &operator=(const Subscriber &) = delete;

    /// Goes on after that position, which may be still to come, or from now. The events in between are sent by
    /// `catchUp()`.
    void subscribe(const QByteArray &channel, std::optional<Sequence> after);
    bool unsubscribe(const QByteArray &channel);
    [[nodiscard]] bool isSubscribed(const QByteArray &channel) const;
    [[nodiscard]] std::size_t subscriptionCount() const { return m_subscriptions.size(); }

    void deliver(const EncodedEvent &event) final;
    void interrupted(const LogBreak &logBreak) final;
    void prepare() const final { m_connection.prepare(); }

    /// Sends what the history holds after the position, until the connection is congested. What is left after some
    /// milliseconds' work is for the event loop's next turn: the connection then calls this again.
    void catchUp();

    /// Events that were sent.
    [[nodiscard]] qint64 sentEvents() const { return m_sent; }
    /// Bytes of events that wait because the connection is congested.
    [[nodiscard]] qint64 backlogBytes() const { return m_backlogBytes; }
    [[nodiscard]] qint64 backlogEvents() const { return m_backlogEvents; }

protected:
    /// The event's bytes in this stream's transport and form.
    [[nodiscard]] virtual const QByteArray &encode(const EncodedEvent &event) const = 0;
    /// Continuity broke while catching up: the history was outrun.
    virtual void sendReset(const History::Broken &broken, const QByteArray &requested) = 0;
    /// The backlog is over its limit and the policy is to disconnect.
    virtual void closeAsTooSlow() = 0;
    /// No event is sent any more.
    void endEvents();

    ServerContext &m_context;
    Connection &m_connection;
    const Form m_form;

private:
    [[nodiscard]] std::size_t placeOf(const QByteArray &channel) const;
    [[nodiscard]] Subscription *find(const QByteArray &channel) const;
    void add(const QByteArray &channel, Sequence after);
    [[nodiscard]] bool remove(const QByteArray &channel);
    [[nodiscard]] bool wants(const Event &event) const;
    void fallBehind(const Event &event);
    void enterBacklog(const Event &event);
    void leaveBacklog(const Event &event);
    void clearBacklog();
    [[nodiscard]] bool isOverLimit(qint64 room = 0) const;
    void drop(const Event &event, Drop why);
    void dropOldest(qint64 room);
    bool forgetEvicted();
    void recountBacklog();
    void recountIfDue();
    [[nodiscard]] bool sendSome();
    void endBacklog();
    void keepLatestOfEachChannel();
    void checkContinuity();

    bool m_behind = false;
    bool m_ended = false;
    bool m_overLimit = false; ///< since it fell behind, more than may has waited for it
    bool m_recountDue = false; ///< other channels are wanted than when the backlog was counted
    Sequence m_position; ///< everything up to here has been sent, or was not wanted
    Sequence m_liveAfter; ///< events up to here are older than the latest subscription that resumed
    Sequence m_heardElsewhere; ///< up to here a client of several servers may have got events from another one
    Counter &m_delivered;
    qint64 m_sent = 0; ///< of these, by this stream
    std::vector<std::unique_ptr<Subscription>> m_subscriptions;
    QHash<QByteArray, std::size_t> m_places; ///< of the subscriptions by channel, while they are many
    Sequence m_backlogFrom; ///< the first event that the backlog counts
    qint64 m_backlogBytes = 0;
    qint64 m_backlogEvents = 0;
};

} // namespace pushscope
