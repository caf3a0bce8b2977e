// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/history.h"
#include "broker/redisclock.h"
#include "broker/redisentry.h"
#include "redis/redisconnection.h"
#include "redis/redisscript.h"

#include <QObject>

#include <deque>

namespace pushscope {

/// Reads the log as it grows, in order and without a hole, over a connection of its own. Whenever that was lost, and
/// whenever it is asked to, it makes sure that the log goes on from what it has heard; if it does not, it reads anew
/// what Redis holds.
class RedisLogReader final : public QObject
{
    Q_OBJECT

public:
    class Listener
    {
    public:
        virtual ~Listener() = default;
        /// What comes next.
        virtual void heard(RedisEntry entry) = 0;
        /// That was all that came together.
        virtual void heardTogether() = 0;
        /// The log is there: what comes goes on from what was heard before.
        virtual void attached() = 0;
        /// The log is there, but it does not go on from what was heard before: this is all that it holds, or as much of
        /// it as is wanted. `before` is the sequence before the first.
        virtual void restarted(const QByteArray &epoch, Sequence before, std::deque<RedisEntry> entries,
                               History::Broken::Reason reason) = 0;
        /// The log cannot be heard; `problem` says of Redis why.
        virtual void readerLost(const QString &problem) = 0;
        /// While this is false nothing more is asked for; `resume` is to be called once it is true again.
        [[nodiscard]] virtual bool wantsMore() const = 0;
    };

    /// All must outlive it. `mostEvents` is what is wanted of a log that is read anew.
    RedisLogReader(const RedisAddress &address, const QByteArray &name, std::size_t mostEvents, const Clock &clock,
                   RedisClock &redisClock, Listener &listener);

    void open() { m_connection.open(); }
    /// Looks again whether the log goes on from what was heard.
    void attach();
    void resume();

    [[nodiscard]] bool isAttached() const { return m_mode == Mode::Live; }
    [[nodiscard]] const QByteArray &epoch() const { return m_heard.epoch; }
    /// The newest that was heard.
    [[nodiscard]] Sequence position() const { return m_heard.sequence; }

private:
    enum class Mode { Away, Attaching, Loading, Live };

    void lost(const QString &why);
    void giveUp(const QByteArray &error);
    void attachAnswered(const RedisReply &reply);
    void load(const EventId &newest, Sequence oldest, const QByteArray &run);
    void readNext();
    void readAnswered(RedisReply reply);
    [[nodiscard]] bool take(RedisReply reply);
    [[nodiscard]] bool takeWhileLoading(RedisEntry entry);
    void loaded();

    const Clock &m_clock;
    RedisClock &m_redisClock;
    Listener &m_listener;
    RedisConnection m_connection;
    RedisScript m_attachScript;
    std::size_t m_mostEvents;
    Mode m_mode = Mode::Away;
    quint64 m_turn = 0; ///< answers to what was asked in an earlier one are not heard
    bool m_isReading = false;
    bool m_hasHole = false; ///< what comes next is not in the log, so it cannot go on from what was heard
    QString m_refusal; ///< for which the connection is given up
    EventId m_heard; ///< the newest
    QByteArray m_heardAbout; ///< what its entry said of itself
    QByteArray m_heardRun; ///< the run of Redis in which the log was last known to hold it
    // While loading:
    EventId m_loading; ///< the newest that has been read
    QByteArray m_loadingRun;
    Sequence m_target; ///< what the log had come to
    std::deque<RedisEntry> m_loaded;
};

} // namespace pushscope
