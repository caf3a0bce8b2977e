// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/redisbroker.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace pushscope {

namespace {

/// So many go out between two looks at the sockets.
constexpr std::size_t mostTakenAtOnce = 32;
/// With more than that before it the reader waits.
constexpr std::size_t mostUntaken = 500;

QByteArray randomNode()
{
    constexpr int base = 36;
    return QByteArray::number(QRandomGenerator::system()->generate64(), base);
}

History::Limits inRedis(History::Limits limits, std::size_t leastEvents)
{
    limits.events = std::max(limits.events, leastEvents);
    return limits;
}

} // namespace

RedisBroker::RedisBroker(const RedisAddress &address, History::Limits limits, const Clock &clock,
                         std::size_t leastInRedis)
    : m_address{address}, m_node{randomNode()}, m_history{{}, limits},
      m_reader{address, "pushscope-reader-" + m_node, limits.events, clock, m_redisClock, *this},
      m_writer{
          address, "pushscope-writer-" + m_node, m_node, {.log = inRedis(limits, leastInRedis)}, clock, m_redisClock,
          *this},
      m_state{.isAvailable = false, .where = address.toText()}
{
    m_reader.open();
    m_writer.open();
}

void RedisBroker::publish(Publication publication, const Published &published)
{
    if (isAvailable()) {
        m_writer.publish(std::move(publication), published);
        return;
    }
    ++m_refused;
    if (published) {
        const QString why = m_state.problem.isEmpty() ? QStringLiteral("has not been reached yet") : m_state.problem;
        published(Error{"broker-unavailable", QStringLiteral("not published: Redis %1").arg(why), {}});
    }
}

/// Some at once, the others in turns.
void RedisBroker::heardTogether()
{
    takeSome(mostTakenAtOnce);
    if (!m_heard.empty() && !std::exchange(m_takes, true)) {
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_takes = false;
                heardTogether();
            },
            Qt::QueuedConnection);
    }
}

bool RedisBroker::wantsMore() const
{
    return m_heard.size() < mostUntaken;
}

void RedisBroker::refresh()
{
    takeSome(m_heard.size());
}

void RedisBroker::takeSome(std::size_t most)
{
    if (m_isTaking) {
        return;
    }
    m_isTaking = true;
    for (std::size_t i = 0; i < most && !m_heard.empty(); ++i) {
        RedisEntry entry = std::move(m_heard.front());
        m_heard.pop_front();
        take(entry);
    }
    m_isTaking = false;
    if (m_reader.isAttached()) {
        m_writer.readerAt(m_history.epoch(), m_history.newest());
    }
    if (wantsMore()) {
        m_reader.resume();
    }
}

void RedisBroker::take(const RedisEntry &entry)
{
    m_history.append(entry.event);
    if (m_listener) {
        m_listener(entry.event);
    }
    m_writer.heard(entry);
}

void RedisBroker::attached()
{
    m_readerProblem.clear();
    if (m_heard.empty()) {
        m_writer.readerAt(m_history.epoch(), m_history.newest());
    }
    m_writer.readerAttached();
    tellState();
}

void RedisBroker::restarted(const QByteArray &epoch, Sequence before, std::deque<RedisEntry> entries,
                            History::Broken::Reason reason)
{
    refresh();
    const bool hadLog = hasLog();
    const EventId heardBefore = m_history.newestId();
    m_history.restart(epoch, before);
    for (const RedisEntry &entry : entries) {
        m_history.append(entry.event);
    }
    if (hadLog && m_breakListener) {
        m_breakListener({heardBefore, {reason, m_history.firstId()}});
    }
    m_writer.readerRestarts();
    for (const RedisEntry &entry : entries) {
        m_writer.heard(entry);
    }
    m_writer.readerRestarted(epoch);
    m_writer.readerAt(epoch, m_history.newest());
    m_writer.readerAttached();
    m_readerProblem.clear();
    tellState();
}

void RedisBroker::readerLost(const QString &problem)
{
    m_readerProblem = problem;
    tellState();
}

void RedisBroker::tellState()
{
    BrokerState state = m_state;
    state.isAvailable = isAvailable();
    state.epoch = m_history.epoch();
    if (state.isAvailable) {
        state.problem.clear();
    } else if (!m_writer.problem().isEmpty()) {
        state.problem = m_writer.problem();
    } else if (!m_readerProblem.isEmpty()) {
        state.problem = m_readerProblem;
    }
    if (std::exchange(m_state, state) != state && m_stateListener) {
        m_stateListener(m_state);
    }
}

BrokerFigures RedisBroker::figures() const
{
    const bool isKnown = m_seen.epoch == m_history.epoch() && m_seen.sequence > m_history.newest();
    return {.behind = isKnown ? static_cast<qint64>(m_seen.sequence.value - m_history.newest().value) : 0,
            .roundTrip = m_redisClock.roundTrip(),
            .reconnects = m_writer.reconnects(),
            .refused = m_refused + m_writer.refused()};
}

void RedisBroker::forgetHistory()
{
    refresh();
    m_history.clear();
}

} // namespace pushscope
