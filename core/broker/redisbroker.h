// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/broker.h"
#include "broker/redisclock.h"
#include "broker/redislogreader.h"
#include "broker/redislogwriter.h"

#include <QObject>

#include <deque>
#include <optional>

namespace pushscope {

/// A node's view of the one log that is in Redis, in a Redis Stream, and shared with other threads and processes: each
/// hears every event of it by a reader of its own. What a publication becomes is heard from there too, so all hear the
/// same in the same order. While Redis is away the history stays readable, and publishing is refused.
class RedisBroker final : public QObject,
                          public Broker,
                          private RedisLogReader::Listener,
                          private RedisLogWriter::Listener
{
    Q_OBJECT

public:
    /// What Redis keeps at least, so that a burst does not outrun the nodes that read it.
    static constexpr std::size_t leastEventsInRedis = 10'000;

    /// Connects by itself, in the thread that owns it. `clock` must outlive it.
    RedisBroker(const RedisAddress &address, History::Limits limits, const Clock &clock,
                std::size_t leastInRedis = leastEventsInRedis);

    void publish(Publication publication, const Published &published) override;
    void listen(Broker::Listener listener) override { m_listener = std::move(listener); }
    void listenForBreaks(const BreakListener &listener) override { m_breakListener = listener; }
    void listenForState(const StateListener &listener) override { m_stateListener = listener; }
    void refresh() override;
    [[nodiscard]] const History &history() const override { return m_history; }
    [[nodiscard]] bool isAvailable() const override { return m_writer.isReady() && m_reader.isAttached(); }
    [[nodiscard]] bool hasLog() const override { return !m_history.epoch().isEmpty(); }
    [[nodiscard]] BrokerState state() const override { return m_state; }
    [[nodiscard]] BrokerFigures figures() const override;
    /// Of this node alone.
    void forgetHistory() override;

private:
    void heard(RedisEntry entry) override { m_heard.push_back(std::move(entry)); }
    void heardTogether() override;
    void attached() override;
    void restarted(const QByteArray &epoch, Sequence before, std::deque<RedisEntry> entries,
                   History::Broken::Reason reason) override;
    void readerLost(const QString &problem) override;
    [[nodiscard]] bool wantsMore() const override;
    void writerChanged() override { tellState(); }
    void logSeen(const EventId &newest) override { m_seen = newest; }
    void logChanged() override { m_reader.attach(); }

    void takeSome(std::size_t most);
    void take(const RedisEntry &entry);
    void tellState();

    RedisAddress m_address;
    QByteArray m_node;
    RedisClock m_redisClock;
    History m_history;
    RedisLogReader m_reader;
    RedisLogWriter m_writer;
    std::deque<RedisEntry> m_heard; ///< not in the history yet
    bool m_takes = false; ///< a call of heardTogether is due
    bool m_isTaking = false;
    EventId m_seen; ///< the newest that Redis is known to have
    qint64 m_refused = 0;
    QString m_readerProblem;
    BrokerState m_state;
    Broker::Listener m_listener;
    BreakListener m_breakListener;
    StateListener m_stateListener;
};

} // namespace pushscope
