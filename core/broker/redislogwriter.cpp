// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/redislogwriter.h"

#include "broker/redislogkeys.h"
#include "broker/redisrefusal.h"

#include <algorithm>
#include <utility>

namespace pushscope {

namespace {

constexpr std::chrono::milliseconds beatInterval{1000};
constexpr std::chrono::milliseconds timeInterval{200};
/// Between attaching to the log and asking whether it may be written.
constexpr std::chrono::milliseconds attachedPause{20};
/// A node that has been silent for so long has to fence anew before it writes.
constexpr std::chrono::seconds fenceTime{60};
constexpr std::size_t mostAtOnce = 256;
constexpr std::size_t mostBytesAtOnce = 1024U * 1024;
/// Channels whose newest sequence is remembered, once their events have gone.
constexpr int mostRememberedChannels = 50'000;

constexpr char settling[] = "has been restarted: it is waited whether a server has heard more than it still has";
constexpr char logInterrupted[] = "the log has been interrupted: it may have been published or not";

std::size_t costOf(const Publication &publication)
{
    return sizeof(Publication)
        + static_cast<std::size_t>(publication.payload.bytes.size() + publication.channel.size()
                                   + publication.type.size());
}

} // namespace

RedisLogWriter::RedisLogWriter(const RedisAddress &address, const QByteArray &name, QByteArray node,
                               const Limits &limits, const Clock &clock, RedisClock &redisClock, Listener &listener)
    : m_clock{clock}, m_redisClock{redisClock}, m_listener{listener}, m_limits{limits}, m_connection{address, name},
      m_appendScript{RedisScript::fromFile(QStringLiteral(":/pushscope/redis/append.lua"))},
      m_beatScript{RedisScript::fromFile(QStringLiteral(":/pushscope/redis/beat.lua"))}, m_node{std::move(node)}
{
    connect(&m_connection, &RedisConnection::opened, this, &RedisLogWriter::opened);
    connect(&m_connection, &RedisConnection::lost, this, &RedisLogWriter::lost);
    m_beatTimer.callOnTimeout(this, &RedisLogWriter::beat);
    m_beatTimer.start(beatInterval);
    m_settlingTimer.setSingleShot(true);
    m_settlingTimer.callOnTimeout(this, &RedisLogWriter::beat);
    m_timeTimer.callOnTimeout(this, &RedisLogWriter::checkTimes);
}

void RedisLogWriter::opened()
{
    ++m_opened;
    ++m_generation;
    m_beats = false;
    m_appendScript.load(m_connection);
    m_beatScript.load(m_connection);
    beat();
}

void RedisLogWriter::lost(const QString &why)
{
    m_isFenced = false;
    m_beats = false;
    m_isSettling = false;
    m_isAppending = false;
    m_underWay = 0;
    m_unsettled = m_sent;
    m_fencedAt.reset();
    setProblem(QStringLiteral("cannot be reached: %1").arg(why));
    refuseQueued(QStringLiteral("not published: Redis cannot be reached"));
}

void RedisLogWriter::beat()
{
    if (!m_connection.isOpen() || std::exchange(m_beats, true)) {
        return;
    }
    m_beatScript.run(
        m_connection, {redislogkeys::state(), redislogkeys::writer(m_node)},
        {QByteArray::number(m_generation), QByteArray::number(fenceTime.count())},
        [this, sent = m_clock.now(), position = EventId{m_epoch, m_position}](const Result<RedisReply> &reply) {
            m_beats = false;
            if (reply && reply->elements.size() == 6) {
                m_redisClock.note(sent, m_clock.now(), reply->at(3).toInteger() * 1'000'000 + reply->at(4).toInteger());
                beatAnswered(*reply, position);
            } else if (reply) {
                const QString refusal = redisRefusal(reply->bytes);
                setProblem(refusal.isEmpty() ? QStringLiteral("answers: %1").arg(QString::fromUtf8(reply->bytes))
                                             : refusal);
            }
        });
}

/// `position` was the reader's when the beat was sent; by now it may have come further.
void RedisLogWriter::beatAnswered(const RedisReply &reply, const EventId &position)
{
    const EventId seen{reply.at(1).bytes, Sequence{reply.at(2).bytes.toULongLong()}};
    if (reply.at(0).bytes == "FENCED") {
        m_isFenced = false;
        ++m_generation;
        m_listener.writerChanged();
        beat();
        return;
    }
    m_isSettling = reply.at(0).bytes == "WAIT";
    const bool wasFenced = std::exchange(m_isFenced, !m_isSettling);
    if (!wasFenced) {
        m_fencedAt = seen;
    }
    setProblem(m_isSettling ? QString::fromLatin1(settling) : QString{});
    if (!wasFenced) {
        m_listener.writerChanged();
        settle();
        scheduleSending();
    }
    m_listener.logSeen(seen);
    const bool isOther = seen.epoch != position.epoch || seen.sequence < position.sequence;
    const std::chrono::microseconds rest{reply.at(5).toInteger()};
    const bool isToBeSettled = m_isSettling && (rest.count() == 0 || rest > redislogkeys::settlingTime);
    if (m_isSettling && !isToBeSettled) {
        m_settlingTimer.start(std::chrono::ceil<std::chrono::milliseconds>(rest));
    }
    if (isToBeSettled || (isOther && !m_epoch.isEmpty() && position.epoch == m_epoch)) {
        m_listener.logChanged();
    }
}

void RedisLogWriter::readerAttached()
{
    if (m_isSettling) {
        m_settlingTimer.start(attachedPause);
    }
}

void RedisLogWriter::setProblem(const QString &problem)
{
    if (std::exchange(m_problem, problem) != problem) {
        m_listener.writerChanged();
    }
}

void RedisLogWriter::publish(Publication publication, const Broker::Published &published)
{
    if (m_waiting.size() >= mostWaiting || m_waitingBytes >= mostWaitingBytes) {
        refuse({{}, published, 0, {}}, QStringLiteral("not published: too much is waiting for Redis"));
        return;
    }
    m_waitingBytes += costOf(publication);
    m_waiting.push_back({std::move(publication), published, ++m_counter, m_clock.now() + m_limits.longestWait});
    if (!m_timeTimer.isActive()) {
        m_timeTimer.start(timeInterval);
    }
    sendSome();
}

/// In the next turn of the event loop: whoever hears of what changed comes first.
void RedisLogWriter::scheduleSending()
{
    if (!std::exchange(m_sends, true)) {
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_sends = false;
                sendSome();
            },
            Qt::QueuedConnection);
    }
}

void RedisLogWriter::sendSome()
{
    if (!m_isFenced || m_epoch.isEmpty() || m_isAppending || m_sent == m_waiting.size() || mayOutrun()) {
        return;
    }
    QByteArrayList arguments{m_epoch, QByteArray::number(m_generation), QByteArray::number(m_limits.log.events),
                             QByteArray::number(m_limits.log.bytes), QByteArray::number(mostRememberedChannels)};
    std::size_t bytes = 0;
    while (m_sent < m_waiting.size() && m_underWay < mostAtOnce && bytes < mostBytesAtOnce) {
        const Waiting &next = m_waiting[m_sent];
        arguments += toRedisFields(next.publication, {m_node, m_generation, next.counter}, m_redisClock);
        bytes += costOf(next.publication);
        ++m_sent;
        ++m_underWay;
    }
    m_sentBytes += bytes;
    m_isAppending = true;
    m_appendScript.run(m_connection, redislogkeys::ofAppending(m_epoch, m_node), arguments,
                       [this](const Result<RedisReply> &reply) {
                           if (reply) {
                               appendAnswered(*reply);
                           } else if (m_connection.isOpen()) {
                               m_connection.reopen(reply.error().message);
                           }
                       });
    m_connection.flush();
}

bool RedisLogWriter::mayOutrun() const
{
    return m_sent >= mostUnheard || m_sentBytes >= m_limits.log.bytes / unheardPart;
}

void RedisLogWriter::appendAnswered(const RedisReply &reply)
{
    m_isAppending = false;
    const QByteArray status = reply.at(0).bytes;
    if (status == "OK") {
        m_underWay = 0;
        sendSome();
        return;
    }
    if (status == "EPOCH" || status == "FENCED") {
        // Nothing has been done, so it can go again, once the log has been found or the fence stands anew.
        for (; m_underWay > 0; --m_underWay) {
            m_sentBytes -= costOf(m_waiting[--m_sent].publication);
        }
        if (status == "EPOCH") {
            m_epoch.clear();
            m_listener.logChanged();
        } else {
            m_isFenced = false;
            ++m_generation;
            m_listener.writerChanged();
            beat();
        }
        return;
    }
    if (const QString refusal = redisRefusal(reply.bytes); !refusal.isEmpty()) {
        refuseUnderWay(QStringLiteral("not published: Redis %1").arg(refusal));
        setProblem(refusal);
        scheduleSending();
        return;
    }
    m_connection.reopen(QString::fromUtf8(reply.bytes)); // it may have been done in part
}

void RedisLogWriter::heard(const RedisEntry &entry)
{
    if (entry.stamp.node != m_node) {
        return;
    }
    while (m_sent > 0 && m_waiting.front().counter < entry.stamp.counter) {
        refuse(takeFirst(),
               m_hasMissed ? QString::fromLatin1(logInterrupted)
                           : QStringLiteral("not published: it is not in the log"));
    }
    if (m_sent > 0 && m_waiting.front().counter == entry.stamp.counter) {
        const Waiting waiting = takeFirst();
        if (waiting.published) {
            waiting.published(entry.event.id);
        }
    }
}

RedisLogWriter::Waiting RedisLogWriter::takeFirst()
{
    Waiting first = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_waitingBytes -= costOf(first.publication);
    m_sentBytes -= m_sent > 0 ? costOf(first.publication) : 0;
    m_underWay = m_underWay == m_sent && m_sent > 0 ? m_underWay - 1 : m_underWay;
    m_sent = m_sent > 0 ? m_sent - 1 : 0;
    m_unsettled = m_unsettled > 0 ? m_unsettled - 1 : 0;
    m_hasMissed = m_hasMissed && m_sent > 0;
    if (m_waiting.empty()) {
        m_timeTimer.stop();
    } else if (!m_isAppending && m_sent < m_waiting.size()) {
        scheduleSending(); // it may have waited for this
    }
    return first;
}

void RedisLogWriter::refuse(const Waiting &waiting, const QString &why)
{
    ++m_refused;
    if (waiting.published) {
        waiting.published(Error{"broker-unavailable", why, {}});
    }
}

void RedisLogWriter::refuseFirst(std::size_t count, const QString &why)
{
    for (; count > 0; --count) {
        refuse(takeFirst(), why);
    }
}

void RedisLogWriter::refuseQueued(const QString &why)
{
    std::deque<Waiting> queued{std::make_move_iterator(m_waiting.begin() + static_cast<std::ptrdiff_t>(m_sent)),
                               std::make_move_iterator(m_waiting.end())};
    m_waiting.erase(m_waiting.begin() + static_cast<std::ptrdiff_t>(m_sent), m_waiting.end());
    for (const Waiting &waiting : queued) {
        m_waitingBytes -= costOf(waiting.publication);
        refuse(waiting, why);
    }
}

/// They stand between those that were taken and those that were not sent.
void RedisLogWriter::refuseUnderWay(const QString &why)
{
    const auto end = m_waiting.begin() + static_cast<std::ptrdiff_t>(m_sent);
    const auto begin = end - static_cast<std::ptrdiff_t>(m_underWay);
    std::deque<Waiting> refused{std::make_move_iterator(begin), std::make_move_iterator(end)};
    m_waiting.erase(begin, end);
    m_sent -= std::exchange(m_underWay, 0);
    for (const Waiting &waiting : refused) {
        m_waitingBytes -= costOf(waiting.publication);
        m_sentBytes -= costOf(waiting.publication);
        refuse(waiting, why);
    }
}

void RedisLogWriter::checkTimes()
{
    const Instant now = m_clock.now();
    while (!m_waiting.empty() && m_waiting.front().until <= now) {
        const bool wasSent = m_sent > 0;
        refuse(takeFirst(),
               wasSent ? QStringLiteral("Redis has not confirmed it in time: it may have been published or not")
                       : QStringLiteral("not published: Redis has not answered in time"));
    }
}

void RedisLogWriter::readerAt(const QByteArray &epoch, Sequence position)
{
    if (m_epoch != epoch) {
        m_epoch = epoch;
        scheduleSending();
    }
    m_position = position;
    settle();
}

void RedisLogWriter::readerRestarted(const QByteArray &epoch)
{
    // With another epoch Redis takes nothing more of what was sent; with the same it is as sure only behind the fence.
    if (epoch != m_epoch || m_fencedAt) {
        refuseFirst(m_unsettled, QString::fromLatin1(logInterrupted));
    }
}

/// What has not been heard by now will not come any more.
void RedisLogWriter::settle()
{
    const bool isThere =
        m_fencedAt && !m_epoch.isEmpty() && m_fencedAt->epoch == m_epoch && m_position >= m_fencedAt->sequence;
    if (m_unsettled > 0 && isThere) {
        refuseFirst(m_unsettled,
                    m_hasMissed ? QString::fromLatin1(logInterrupted)
                                : QStringLiteral("not published: the connection to Redis broke before it was taken"));
    }
}

} // namespace pushscope
