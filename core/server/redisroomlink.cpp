// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/redisroomlink.h"

#include <QRandomGenerator>

#include <utility>

namespace pushscope {

namespace {

/// Before it registers again although the connections stand.
constexpr std::chrono::milliseconds retryAfter{500};

QByteArray randomNode()
{
    constexpr int base = 36;
    return QByteArray::number(QRandomGenerator::system()->generate64(), base);
}

/// Publishing knows no databases, so the channels are told apart by their names.
QByteArray channelsOf(const RedisAddress &address)
{
    return "pushscope:rooms:" + QByteArray::number(address.database) + ':';
}

} // namespace

RedisRoomLink::RedisRoomLink(const RedisAddress &address, std::chrono::milliseconds emptyTime, Timing timing)
    : m_node{randomNode()}, m_channels{channelsOf(address)}, m_emptyTime{QByteArray::number(emptyTime.count())},
      m_timing{timing}, m_commands{address, "pushscope-rooms-" + m_node}, m_ears{address,
                                                                                 "pushscope-rooms-" + m_node + "-hears"}
{
    connect(&m_commands, &RedisConnection::opened, this, &RedisRoomLink::registerIfPossible);
    connect(&m_commands, &RedisConnection::lost, this, &RedisRoomLink::fall);
    connect(&m_ears, &RedisConnection::opened, this, &RedisRoomLink::subscribe);
    connect(&m_ears, &RedisConnection::lost, this, [this] {
        m_isHearing = false;
        fall();
    });
    m_ears.setMessageListener([this](const QByteArray & /*channel*/, const QByteArray &message) {
        if (const auto notice = parseRoomNotice(message)) {
            m_listener(*notice);
        }
    });
    m_beat.callOnTimeout(this, &RedisRoomLink::beat);
    m_retry.setSingleShot(true);
    m_retry.callOnTimeout(this, &RedisRoomLink::registerIfPossible);
}

void RedisRoomLink::open(Listener listener, std::function<void(bool again)> up, std::function<void()> down)
{
    m_listener = std::move(listener);
    m_upListener = std::move(up);
    m_downListener = std::move(down);
    m_ears.open();
    m_commands.open();
}

void RedisRoomLink::close()
{
    m_state = State::Away;
    m_retry.stop();
    m_beat.stop();
    m_commands.close();
    m_ears.close();
}

void RedisRoomLink::subscribe()
{
    m_ears.subscribe(m_channels + "all");
    m_ears.subscribe(m_channels + "node:" + m_node, [this](const Result<RedisReply> &reply) {
        if (!reply) {
            return;
        }
        if (reply->isError()) {
            m_problem = QString::fromUtf8(reply->bytes);
            m_ears.reopen(m_problem);
            return;
        }
        m_isHearing = true;
        registerIfPossible();
    });
}

void RedisRoomLink::registerIfPossible()
{
    if (m_state != State::Away || !m_isHearing || !m_commands.isOpen()) {
        return;
    }
    m_state = State::Registering;
    m_retry.stop();
    ++m_generation;
    m_scripts.load(m_commands);
    const QByteArrayList arguments{m_wasUp ? "1" : "0", QByteArray::number(m_timing.expiry.count())};
    call(RoomScript::Register, arguments, [this](const RedisReply &reply) {
        if (reply.toInteger() != 1) {
            m_problem = reply.isError() ? QString::fromUtf8(reply.bytes) : QString{};
            restart();
            return;
        }
        m_problem.clear();
        m_state = State::Up;
        m_beats = false;
        m_beat.start(m_timing.beat);
        m_upListener(std::exchange(m_wasUp, true));
    });
}

void RedisRoomLink::fall()
{
    m_beat.stop();
    if (std::exchange(m_state, State::Away) == State::Up) {
        m_downListener();
    }
}

void RedisRoomLink::restart()
{
    fall();
    m_retry.start(retryAfter);
}

void RedisRoomLink::beat()
{
    if (std::exchange(m_beats, true)) {
        return;
    }
    run(RoomScript::Beat, {QByteArray::number(m_timing.expiry.count())}, [this](const RedisReply &reply) {
        m_beats = false;
        if (reply.isError()) {
            m_problem = QString::fromUtf8(reply.bytes);
            restart();
        } else if (reply.toInteger() == 1) {
            beat();
        }
    });
}

void RedisRoomLink::run(RoomScript script, const QByteArrayList &arguments, Answer answer)
{
    if (isUp()) {
        call(script, arguments, std::move(answer));
    }
}

/// What is answered for an older generation concerns nobody any more.
void RedisRoomLink::call(RoomScript script, const QByteArrayList &arguments, Answer answer)
{
    const QByteArrayList command{
        "EVALSHA", m_scripts.digest(script), "0", m_node, QByteArray::number(m_generation), m_channels, m_emptyTime};
    m_commands.send(command + arguments,
                    [this, generation = m_generation, answer = std::move(answer)](const Result<RedisReply> &reply) {
                        if (generation != m_generation || m_state == State::Away) {
                            return;
                        }
                        const QByteArray code = reply ? reply->errorCode() : QByteArray{};
                        if (!reply || code == "FENCED" || code == "NOSCRIPT") {
                            restart();
                        } else if (answer) {
                            answer(*reply);
                        }
                    });
}

} // namespace pushscope
