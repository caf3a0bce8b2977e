// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/result.h"
#include "redis/redisaddress.h"
#include "redis/redisreader.h"
#include "time/backoff.h"

#include <QByteArrayList>
#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>

namespace pushscope {

/// One connection to a Redis, made again whenever it is lost. Lives in one thread with an event loop. Nothing is sent
/// twice: what was under way when the connection broke may have been done or not.
class RedisConnection final : public QObject
{
    Q_OBJECT

public:
    /// Hears a reply, which may be one of kind Error; or an Error with code `broker-unavailable` if there is no
    /// connection, or it broke before the reply came. May call the connection, but not destroy it.
    using Answer = std::function<void(Result<RedisReply>)>;
    using MessageListener = std::function<void(const QByteArray &channel, const QByteArray &message)>;

    struct Limits
    {
        std::chrono::milliseconds connect{3000}; ///< until the other side has greeted back
        std::chrono::milliseconds silence{4000}; ///< without a byte, although something is awaited
        Backoff::Limits backoff{.base = std::chrono::milliseconds{250}, .cap = std::chrono::milliseconds{2000}};
    };

    /// Commands that wait for their replies, and bytes that wait to be sent: what is beyond is refused.
    static constexpr std::size_t mostPending = 100'000;
    static constexpr qint64 mostUnsentBytes = 64LL * 1024 * 1024;

    /// `name` is what `CLIENT LIST` shows.
    RedisConnection(RedisAddress address, QByteArray name, Limits limits, QObject *parent = nullptr);
    RedisConnection(RedisAddress address, QByteArray name, QObject *parent = nullptr)
        : RedisConnection{std::move(address), std::move(name), Limits{}, parent}
    {
    }
    /// Whoever waits for a reply hears nothing any more.
    ~RedisConnection() override;

    /// Goes on trying until `close`. `opened` follows, once for each connection.
    void open();
    /// Whoever waits for a reply hears an error; `lost` does not follow.
    void close();
    /// Lets the connection go as if it had broken, and makes it anew: the reply cannot be trusted, or does not come.
    void reopen(const QString &why) { lose(why); }
    [[nodiscard]] bool isOpen() const { return m_state == State::Open; }

    /// Sent at the end of this turn of the event loop, in the order of the calls. Where there is no connection, or too
    /// much is waiting, `answer` hears it at once.
    void send(const QByteArrayList &arguments, Answer answer = {});
    /// `listener` hears what is published on this channel and on any other given before. To be called again whenever
    /// the connection is opened: messages of the time between are lost. Such a connection takes no other commands.
    void subscribe(const QByteArray &channel, Answer answer = {});
    /// Sends now what would be sent at the end of this turn.
    void flush();
    void setMessageListener(MessageListener listener) { m_listener = std::move(listener); }

    [[nodiscard]] const RedisAddress &address() const { return m_address; }

Q_SIGNALS:
    void opened();
    /// An attempt failed, or the connection broke: in words for a person. Another attempt follows.
    void lost(const QString &why);

private:
    enum class State { Closed, Waiting, Connecting, Open };

    void connectNow();
    void greet();
    void expectGreeting(const QByteArrayList &arguments, bool isLast);
    void write(const QByteArrayList &arguments, Answer answer);
    void read();
    void hear(RedisReply reply);
    void pulse();
    void lose(const QString &why);
    void drop();

    RedisAddress m_address;
    QByteArray m_name;
    Limits m_limits;
    Backoff m_backoff;
    State m_state = State::Closed;
    QTcpSocket *m_socket = nullptr;
    std::unique_ptr<RedisReader> m_reader;
    std::deque<Answer> m_pending;
    QByteArray m_unsent;
    bool m_flushes = false; ///< a call of flush is due
    bool m_isSubscriber = false;
    MessageListener m_listener;
    QTimer m_retry;
    QTimer m_deadline; ///< for the connection to be made
    QTimer m_pulse;
    int m_silentPulses = 0;
    int m_openPulses = 0; ///< that it has been open for
};

} // namespace pushscope
