// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "redis/redisconnection.h"
#include "server/roomnotice.h"
#include "server/roomscripts.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace pushscope {

/// One node of the rooms in Redis: changes them by scripts, and hears what all nodes changed in the order in which it
/// was done. It is up while Redis knows it and nothing that was published can have been missed.
class RedisRoomLink final : public QObject
{
    Q_OBJECT

public:
    struct Timing
    {
        std::chrono::milliseconds beat{1000};
        std::chrono::milliseconds expiry{5000}; ///< without a beat; then the others take the node for dead
    };
    using Answer = std::function<void(const RedisReply &reply)>;
    using Listener = std::function<void(const RoomNotice &notice)>;

    RedisRoomLink(const RedisAddress &address, std::chrono::milliseconds emptyTime, Timing timing);

    /// Goes on trying. Each of these is heard in this thread: notices, in order; up (`again`: it has been before), when
    /// all sessions are to be entered; down, after which nothing is answered that was asked for before.
    void open(Listener listener, std::function<void(bool again)> up, std::function<void()> down);
    void close();

    [[nodiscard]] bool isUp() const { return m_state == State::Up; }
    /// Why Redis refuses, in its words, while it does.
    [[nodiscard]] const QString &problem() const { return m_problem; }
    [[nodiscard]] const QByteArray &node() const { return m_node; }

    /// In the order of the calls. `answer` hears what the script answered unless the link goes down first; if it is an
    /// error, nothing was done. Nothing is sent while it is not up.
    void run(RoomScript script, const QByteArrayList &arguments, Answer answer = {});
    /// What Redis holds may differ from what this node asked for: down, and up again.
    void restart();

private:
    enum class State { Away, Registering, Up };

    void subscribe();
    void registerIfPossible();
    void fall();
    void beat();
    void call(RoomScript script, const QByteArrayList &arguments, Answer answer);

    const QByteArray m_node;
    const QByteArray m_channels;
    const QByteArray m_emptyTime;
    const Timing m_timing;
    RoomScripts m_scripts;
    RedisConnection m_commands;
    RedisConnection m_ears;
    Listener m_listener;
    std::function<void(bool)> m_upListener;
    std::function<void()> m_downListener;
    State m_state = State::Away;
    bool m_isHearing = false; ///< the channels are subscribed
    quint64 m_generation = 0; ///< of the newest registration
    QString m_problem;
    bool m_wasUp = false;
    bool m_beats = false; ///< a beat is under way
    QTimer m_beat;
    QTimer m_retry;
};

} // namespace pushscope
