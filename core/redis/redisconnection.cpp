// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/redisconnection.h"

#include <QNetworkProxy>
#include <QRandomGenerator>

#include <utility>

namespace pushscope {

namespace {

constexpr std::chrono::milliseconds pulseInterval{500};
/// After so many pulses without a byte an idle connection asks whether the other side is still there.
constexpr int pulsesBeforePing = 2;
/// Only a connection that has been open for so long makes the next attempt after it a first one.
constexpr int pulsesOfSuccess = 6;

Error unavailable(const QString &why)
{
    return {"broker-unavailable", why, {}};
}

/// What a refused greeting means for whoever wrote the address.
QString greetingProblem(const RedisReply &reply, const RedisAddress &address)
{
    const QByteArray code = reply.errorCode();
    QString text = QString::fromUtf8(reply.bytes);
    if (code == "NOAUTH") {
        return QStringLiteral("it wants a password: put :PASSWORD@ before its host");
    }
    if (code == "WRONGPASS" || reply.bytes.contains("password")) {
        return QStringLiteral("it does not take this user and password (%1)").arg(text);
    }
    if (code == "LOADING") {
        return QStringLiteral("it is still loading its data");
    }
    if (reply.bytes.contains("DB index")) {
        return QStringLiteral("it has no database %1").arg(address.database);
    }
    return text;
}

} // namespace

RedisConnection::RedisConnection(RedisAddress address, QByteArray name, Limits limits, QObject *parent)
    : QObject{parent}, m_address{std::move(address)}, m_name{std::move(name)}, m_limits{limits},
      m_backoff{limits.backoff, QRandomGenerator::system()->generate()}
{
    m_retry.setSingleShot(true);
    m_retry.callOnTimeout(this, &RedisConnection::connectNow);
    m_deadline.setSingleShot(true);
    m_deadline.callOnTimeout(this, [this] { lose(QStringLiteral("it does not answer")); });
    m_pulse.callOnTimeout(this, &RedisConnection::pulse);
}

RedisConnection::~RedisConnection()
{
    drop();
}

void RedisConnection::open()
{
    if (m_state == State::Closed) {
        connectNow();
    }
}

void RedisConnection::close()
{
    m_state = State::Closed;
    m_retry.stop();
    if (m_socket != nullptr) {
        flush();
        m_socket->flush();
    }
    drop();
    for (const Answer &answer : std::exchange(m_pending, {})) {
        if (answer) {
            answer(unavailable(QStringLiteral("the connection to Redis was closed")));
        }
    }
}

void RedisConnection::connectNow()
{
    m_state = State::Connecting;
    m_reader = std::make_unique<RedisReader>();
    m_silentPulses = 0;
    m_openPulses = 0;
    m_isSubscriber = false;
    m_socket = new QTcpSocket{this};
    m_socket->setProxy(QNetworkProxy::NoProxy);
    connect(m_socket, &QTcpSocket::connected, this, &RedisConnection::greet);
    connect(m_socket, &QTcpSocket::readyRead, this, &RedisConnection::read);
    connect(m_socket, &QTcpSocket::errorOccurred, this, [this] {
        read(); // it may have said why it closes
        if (m_socket != nullptr) {
            lose(m_socket->errorString());
        }
    });
    m_deadline.start(m_limits.connect);
    m_pulse.start(pulseInterval);
    m_socket->connectToHost(m_address.host, m_address.port);
}

void RedisConnection::greet()
{
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    if (!m_address.password.isEmpty()) {
        expectGreeting(m_address.user.isEmpty() ? QByteArrayList{"AUTH", m_address.password}
                                                : QByteArrayList{"AUTH", m_address.user, m_address.password},
                       false);
    }
    expectGreeting({"CLIENT", "SETNAME", m_name}, false);
    expectGreeting({"SELECT", QByteArray::number(m_address.database)}, false);
    // The others are answered even by one that is still loading.
    expectGreeting({"PING"}, true);
}

void RedisConnection::expectGreeting(const QByteArrayList &arguments, bool isLast)
{
    write(arguments, [this, isLast](const Result<RedisReply> &reply) {
        if (!reply || m_state != State::Connecting) {
            return; // it is lost already
        }
        if (reply->kind != RedisReply::Kind::Status) {
            lose(reply->isError() ? greetingProblem(*reply, m_address)
                                  : QStringLiteral("what answers there is no Redis"));
        } else if (isLast) {
            m_deadline.stop();
            m_state = State::Open;
            Q_EMIT opened();
        }
    });
}

void RedisConnection::send(const QByteArrayList &arguments, Answer answer)
{
    const bool isFull = m_pending.size() >= mostPending || m_unsent.size() > mostUnsentBytes
        || (m_socket != nullptr && m_socket->bytesToWrite() > mostUnsentBytes);
    if (isOpen() && !isFull) {
        write(arguments, std::move(answer));
    } else if (answer) {
        answer(unavailable(isFull ? QStringLiteral("too much is waiting for Redis")
                                  : QStringLiteral("there is no connection to Redis")));
    }
}

void RedisConnection::subscribe(const QByteArray &channel, Answer answer)
{
    m_isSubscriber = isOpen();
    send({"SUBSCRIBE", channel}, std::move(answer));
}

void RedisConnection::write(const QByteArrayList &arguments, Answer answer)
{
    appendRedisCommand(m_unsent, arguments);
    m_pending.push_back(std::move(answer));
    if (!std::exchange(m_flushes, true)) {
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_flushes = false;
                flush();
            },
            Qt::QueuedConnection);
    }
}

void RedisConnection::flush()
{
    if (m_socket != nullptr && !m_unsent.isEmpty()) {
        m_socket->write(std::exchange(m_unsent, {}));
        m_socket->flush();
    }
}

void RedisConnection::read()
{
    if (m_socket == nullptr) {
        return;
    }
    m_silentPulses = 0;
    m_reader->feed(m_socket->readAll());
    while (m_socket != nullptr) {
        auto reply = m_reader->next();
        if (!reply) {
            break;
        }
        hear(std::move(*reply));
    }
    if (m_socket != nullptr && !m_reader->error().isEmpty()) {
        lose(QStringLiteral("what answers there is no Redis (%1)").arg(m_reader->error()));
    }
}

void RedisConnection::hear(RedisReply reply)
{
    if (m_isSubscriber && reply.elements.size() == 3 && reply.at(0).bytes == "message") {
        if (m_listener) {
            m_listener(reply.at(1).bytes, reply.at(2).bytes);
        }
        return;
    }
    if (m_pending.empty()) {
        lose(reply.isError() ? greetingProblem(reply, m_address)
                             : QStringLiteral("what answers there is no Redis (it answers what nobody asked)"));
        return;
    }
    const Answer answer = std::move(m_pending.front());
    m_pending.pop_front();
    if (answer) {
        answer(std::move(reply));
    }
}

/// Counted, not measured: a standstill of this process is no silence of the other side.
void RedisConnection::pulse()
{
    ++m_silentPulses;
    if (isOpen() && ++m_openPulses == pulsesOfSuccess) {
        m_backoff.succeeded();
    }
    if (m_silentPulses * pulseInterval > m_limits.silence) {
        lose(QStringLiteral("it has not answered for %1 ms").arg(m_limits.silence.count()));
    } else if (isOpen() && m_pending.empty() && m_silentPulses >= pulsesBeforePing) {
        write({"PING"}, {});
    }
}

void RedisConnection::lose(const QString &why)
{
    if (m_socket == nullptr) {
        return;
    }
    m_state = State::Waiting;
    drop();
    m_retry.start(m_backoff.next());
    for (const Answer &answer : std::exchange(m_pending, {})) {
        if (answer) {
            answer(unavailable(why));
        }
    }
    Q_EMIT lost(why);
}

void RedisConnection::drop()
{
    m_deadline.stop();
    m_pulse.stop();
    m_unsent.clear();
    if (m_socket != nullptr) {
        m_socket->disconnect(this);
        m_socket->close();
        m_socket->deleteLater();
        m_socket = nullptr;
    }
}

} // namespace pushscope
