// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/broker.h"
#include "broker/redisclock.h"
#include "broker/redisentry.h"
#include "redis/redisconnection.h"
#include "redis/redisscript.h"

#include <QObject>
#include <QTimer>

#include <deque>

namespace pushscope {

/// Writes publications into the log, over a connection of its own, and knows of each whether it is there. One append is
/// under way at a time; what is published meanwhile goes with the next. After the connection broke, a fence makes sure
/// that Redis takes nothing more of what was sent over it: once the reader has come to where the log was then, what has
/// not been heard is not in the log.
class RedisLogWriter final : public QObject
{
    Q_OBJECT

public:
    class Listener
    {
    public:
        virtual ~Listener() = default;
        /// Writing can succeed now, or cannot any more: see isReady() and problem().
        virtual void writerChanged() = 0;
        /// What Redis has now. The epoch is empty if it has no log.
        virtual void logSeen(const EventId &newest) = 0;
        /// The log is not the reader's any more.
        virtual void logChanged() = 0;
    };

    struct Limits
    {
        History::Limits log;
        std::chrono::milliseconds longestWait{5000}; ///< of a publication
    };

    /// Publications that wait: what is beyond is refused.
    static constexpr std::size_t mostWaiting = 20'000;
    static constexpr std::size_t mostWaitingBytes = 64U * 1024 * 1024;

    /// What has been sent and not been heard yet: with more than that the next append waits, so that the log does not
    /// outrun those who read it. Of bytes, a part of the log's limit.
    static constexpr std::size_t mostUnheard = 2000;
    static constexpr std::size_t unheardPart = 8;

    /// All must outlive it. `node` is random.
    RedisLogWriter(const RedisAddress &address, const QByteArray &name, QByteArray node, const Limits &limits,
                   const Clock &clock, RedisClock &redisClock, Listener &listener);

    void open() { m_connection.open(); }
    /// `published` hears the id once the event has been heard from the log, or why it was refused.
    void publish(Publication publication, const Broker::Published &published);
    /// An entry of the log.
    void heard(const RedisEntry &entry);
    /// The reader has come so far.
    void readerAt(const QByteArray &epoch, Sequence position);
    /// The reader has attached: what kept from writing may be settled.
    void readerAttached();
    /// The reader begins anew: what was sent and not heard may have been before what is heard next.
    void readerRestarts() { m_hasMissed = m_sent > 0; }
    /// The reader has begun anew, and what of it the log still holds has been heard.
    void readerRestarted(const QByteArray &epoch);

    /// Connected and fenced, and Redis takes what is written.
    [[nodiscard]] bool isReady() const { return m_isFenced && m_problem.isEmpty(); }
    /// Why not, in words for a person; empty as long as nothing is known.
    [[nodiscard]] const QString &problem() const { return m_problem; }
    [[nodiscard]] const QByteArray &node() const { return m_node; }
    [[nodiscard]] qint64 reconnects() const { return m_generation > 0 ? static_cast<qint64>(m_opened) - 1 : 0; }
    [[nodiscard]] qint64 refused() const { return m_refused; }

private:
    struct Waiting
    {
        Publication publication;
        Broker::Published published;
        quint64 counter;
        Instant until;
    };

    void opened();
    void lost(const QString &why);
    void beat();
    void beatAnswered(const RedisReply &reply, const EventId &position);
    void setProblem(const QString &problem);
    void scheduleSending();
    void sendSome();
    void appendAnswered(const RedisReply &reply);
    void refuse(const Waiting &waiting, const QString &why);
    void refuseFirst(std::size_t count, const QString &why);
    void refuseQueued(const QString &why);
    void refuseUnderWay(const QString &why);
    Waiting takeFirst();
    [[nodiscard]] bool mayOutrun() const;
    void checkTimes();
    void settle();

    const Clock &m_clock;
    RedisClock &m_redisClock;
    Listener &m_listener;
    Limits m_limits;
    RedisConnection m_connection;
    RedisScript m_appendScript;
    RedisScript m_beatScript;
    QByteArray m_node;
    quint64 m_generation = 0;
    quint64 m_opened = 0;
    quint64 m_counter = 0;
    bool m_isFenced = false;
    bool m_beats = false; ///< one is under way
    bool m_isSettling = false; ///< nobody may write: Redis may have lost some of the log
    bool m_isAppending = false; ///< an append has not been answered, even if nobody waits for it any more
    bool m_sends = false; ///< a call of sendSome is due
    QString m_problem;
    QByteArray m_epoch; ///< the reader's
    Sequence m_position; ///< the reader's
    // In the order of publishing: those that were sent, of which the latest are under way, then those that were not.
    std::deque<Waiting> m_waiting;
    std::size_t m_waitingBytes = 0;
    std::size_t m_sent = 0;
    std::size_t m_sentBytes = 0;
    std::size_t m_underWay = 0;
    std::size_t m_unsettled = 0; ///< of those that were sent, the first: by a connection that broke
    bool m_hasMissed = false; ///< the reader has begun anew since, so of these some may have been in the log
    std::optional<EventId> m_fencedAt; ///< where the log was when the fence stood
    qint64 m_refused = 0;
    QTimer m_beatTimer;
    QTimer m_settlingTimer;
    QTimer m_timeTimer;
};

} // namespace pushscope
