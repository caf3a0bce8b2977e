// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/redislogreader.h"

#include "broker/redislogkeys.h"
#include "broker/redisrefusal.h"
#include "broker/sequencer.h"

#include <algorithm>
#include <utility>

namespace pushscope {

namespace {

constexpr int entriesAtOnce = 500;
/// For which Redis waits for something new before it answers all the same. Well below the silence after which a
/// connection counts as dead.
constexpr std::chrono::milliseconds longestWait{1000};

} // namespace

RedisLogReader::RedisLogReader(const RedisAddress &address, const QByteArray &name, std::size_t mostEvents,
                               const Clock &clock, RedisClock &redisClock, Listener &listener)
    : m_clock{clock}, m_redisClock{redisClock}, m_listener{listener}, m_connection{address, name},
      m_attachScript{RedisScript::fromFile(QStringLiteral(":/pushscope/redis/attach.lua"))}, m_mostEvents{mostEvents}
{
    connect(&m_connection, &RedisConnection::opened, this, &RedisLogReader::attach);
    connect(&m_connection, &RedisConnection::lost, this, &RedisLogReader::lost);
}

void RedisLogReader::lost(const QString &why)
{
    m_mode = Mode::Away;
    m_loaded.clear();
    m_isReading = false;
    ++m_turn;
    const QString refusal = std::exchange(m_refusal, {});
    m_listener.readerLost(refusal.isEmpty() ? QStringLiteral("cannot be reached: %1").arg(why) : refusal);
}

/// It is tried again on another connection.
void RedisLogReader::giveUp(const QByteArray &error)
{
    m_refusal = redisRefusal(error);
    if (m_refusal.isEmpty()) {
        m_refusal = QStringLiteral("answers: %1").arg(QString::fromUtf8(error));
    }
    m_connection.reopen(m_refusal);
}

void RedisLogReader::attach()
{
    if (!m_connection.isOpen() || m_mode == Mode::Attaching) {
        return;
    }
    m_mode = Mode::Attaching;
    m_isReading = false;
    m_loaded.clear();
    constexpr auto settling = std::chrono::microseconds{redislogkeys::settlingTime};
    const QByteArrayList arguments{redislogkeys::prefix,
                                   Sequencer::randomEpoch(),
                                   m_heard.epoch,
                                   QByteArray::number(m_heard.sequence.value),
                                   m_heardAbout,
                                   m_heardRun,
                                   QByteArray::number(qint64{settling.count()})};
    m_attachScript.run(m_connection, {redislogkeys::state()}, arguments,
                       [this, turn = ++m_turn, sent = m_clock.now()](const Result<RedisReply> &reply) {
                           if (turn != m_turn || !reply) {
                               return;
                           }
                           if (reply->elements.size() != 6) {
                               giveUp(reply->bytes);
                               return;
                           }
                           m_redisClock.note(sent, m_clock.now(),
                                             reply->at(3).toInteger() * 1'000'000 + reply->at(4).toInteger());
                           attachAnswered(*reply);
                       });
}

void RedisLogReader::attachAnswered(const RedisReply &reply)
{
    const QByteArray epoch = reply.at(0).bytes;
    const Sequence newest{reply.at(1).bytes.toULongLong()};
    const Sequence oldest{reply.at(2).bytes.toULongLong()};
    const QByteArray run = reply.at(5).bytes;
    // What was heard last must still be there: else nothing shows that it is the same log.
    const bool isThere = m_heard.sequence.value == 0 ? oldest.value == 1 : oldest <= m_heard.sequence;
    if (epoch == m_heard.epoch && isThere && !m_hasHole) {
        m_mode = Mode::Live;
        m_heardRun = run;
        m_listener.attached();
        readNext();
    } else {
        load({epoch, newest}, oldest, run);
    }
}

void RedisLogReader::load(const EventId &newest, Sequence oldest, const QByteArray &run)
{
    m_mode = Mode::Loading;
    const quint64 wanted = std::min<quint64>(m_mostEvents, newest.sequence.value);
    m_loading = {newest.epoch, Sequence{std::max(oldest.value - 1, newest.sequence.value - wanted)}};
    m_loadingRun = run;
    m_target = newest.sequence;
    if (m_loading.sequence < m_target) {
        readNext();
    } else {
        loaded();
    }
}

void RedisLogReader::resume()
{
    if (m_mode == Mode::Live) {
        readNext();
    }
}

void RedisLogReader::readNext()
{
    if (m_isReading) {
        return;
    }
    QByteArrayList arguments{"XREAD", "COUNT", QByteArray::number(entriesAtOnce)};
    if (m_mode == Mode::Live) {
        if (!m_listener.wantsMore()) {
            return;
        }
        arguments += {"BLOCK", QByteArray::number(longestWait.count())};
    }
    const EventId &after = m_mode == Mode::Live ? m_heard : m_loading;
    arguments += {"STREAMS", redislogkeys::stream(after.epoch), QByteArray::number(after.sequence.value) + "-0"};
    m_isReading = true;
    m_connection.send(arguments, [this, turn = m_turn](Result<RedisReply> reply) {
        if (turn != m_turn || !reply) {
            return;
        }
        m_isReading = false;
        if (reply->isError()) {
            giveUp(reply->bytes);
        } else {
            readAnswered(std::move(reply).value());
        }
    });
}

/// One stream, with its name.
void RedisLogReader::readAnswered(RedisReply reply)
{
    const bool wasLoading = m_mode == Mode::Loading;
    std::vector<RedisReply> entries;
    if (reply.elements.size() == 1 && reply.elements[0].elements.size() == 2) {
        entries = std::move(reply.elements[0].elements[1].elements);
    }
    for (RedisReply &entry : entries) {
        if (!take(std::move(entry))) {
            m_listener.heardTogether();
            return;
        }
    }
    if (wasLoading && (entries.empty() || m_loading.sequence >= m_target)) {
        loaded();
        return;
    }
    readNext(); // Redis works on that while what came is passed on
    m_connection.flush();
    if (!wasLoading) {
        m_listener.heardTogether();
    }
}

/// False if this way of reading is over.
bool RedisLogReader::take(RedisReply reply)
{
    const quint64 turn = m_turn;
    const QByteArray &epoch = m_mode == Mode::Loading ? m_loading.epoch : m_heard.epoch;
    auto entry = fromRedisEntry(std::move(reply), epoch, m_redisClock);
    if (!entry) {
        m_refusal = QStringLiteral("holds under the log's name what no PushScope has written");
        m_connection.reopen(m_refusal);
        return false;
    }
    if (m_mode == Mode::Loading) {
        return takeWhileLoading(std::move(*entry));
    }
    if (entry->event.id.sequence.value != m_heard.sequence.value + 1) {
        m_hasHole = true; // evicted before it was read, or removed by somebody
        attach();
        return false;
    }
    m_heard = entry->event.id;
    m_heardAbout = entry->about;
    m_listener.heard(std::move(*entry));
    return turn == m_turn;
}

/// What was evicted meanwhile takes all before it along.
bool RedisLogReader::takeWhileLoading(RedisEntry entry)
{
    if (entry.event.id.sequence.value != m_loading.sequence.value + 1) {
        m_loaded.clear();
    }
    m_loading = entry.event.id;
    m_loaded.push_back(std::move(entry));
    if (m_loaded.size() > m_mostEvents) {
        m_loaded.pop_front();
    }
    return true;
}

void RedisLogReader::loaded()
{
    const auto reason =
        m_loading.epoch == m_heard.epoch ? History::Broken::Reason::Expired : History::Broken::Reason::Epoch;
    m_hasHole = false;
    m_heard = m_loading;
    m_heardRun = m_loadingRun;
    m_heardAbout = m_loaded.empty() ? QByteArray{} : m_loaded.back().about;
    const Sequence before =
        m_loaded.empty() ? m_heard.sequence : Sequence{m_loaded.front().event.id.sequence.value - 1};
    m_mode = Mode::Live;
    m_listener.restarted(m_heard.epoch, before, std::exchange(m_loaded, {}), reason);
    readNext();
}

} // namespace pushscope
