// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/tlsidentity.h"
#include "server/pushserver.h"
#include "support/redisserver.h"

#include <QTcpSocket>
#include <QTest>

#include <memory>

namespace pushscope {

/// A real push server on a free port of this thread.
class ServerFixture
{
public:
    /// With as many threads as the environment says, if it does, and on a Redis of its own, if that is wanted.
    explicit ServerFixture(const ServerConfig &config = {}) : ServerFixture{withThreads(config), steadyClock()} {}

    /// `clock` must outlive the fixture.
    ServerFixture(const ServerConfig &config, const Clock &clock) : m_clock{clock}, m_server{onFreePort(config), clock}
    {
        if (!m_server.listen()) {
            qFatal("cannot listen on a free port");
        }
        if (m_redis && !QTest::qWaitFor([this] { return isHealthy(); }, redisPatience)) {
            qFatal("the server does not find its Redis");
        }
    }

    [[nodiscard]] PushServer &server() { return m_server; }
    [[nodiscard]] quint16 port() const { return m_server.port(); }

    void publish(const QByteArray &text, const QByteArray &channel = "default")
    {
        m_server.publish({channel, "message", m_clock.now(), {Payload::Kind::Text, text}});
    }
    /// Publishes the numbers from…to as text.
    void publishNumbers(int from, int to)
    {
        for (int i = from; i <= to; ++i) {
            publish(QByteArray::number(i));
        }
    }
    [[nodiscard]] QByteArray epoch() const
    {
        const QByteArray last = m_server.stats().historyLast;
        return last.first(last.indexOf(':'));
    }

private:
    static constexpr int redisPatience = 20'000; ///< milliseconds

    ServerConfig onFreePort(ServerConfig config)
    {
        if (qEnvironmentVariableIsSet("PUSHSCOPE_TEST_REDIS") && !config.redis) {
            m_redis = std::make_unique<test::RedisServer>();
            if (!m_redis->start()) {
                qFatal("%s", qPrintable(m_redis->problem()));
            }
            config.redis = m_redis->address();
        }
        if (qEnvironmentVariableIsSet("PUSHSCOPE_TEST_TLS") && !config.tls) {
            config.tls = identity();
        }
        config.port = 0;
        return config;
    }

    static ServerConfig withThreads(ServerConfig config)
    {
        if (qEnvironmentVariableIsSet("PUSHSCOPE_TEST_THREADS")) {
            config.threads = qEnvironmentVariableIntValue("PUSHSCOPE_TEST_THREADS");
        }
        return config;
    }

    static std::shared_ptr<const TlsIdentity> identity()
    {
        const auto made = TlsIdentity::selfSigned({"127.0.0.1"});
        return made ? *made : nullptr;
    }

    static const Clock &steadyClock()
    {
        static const SteadyClock clock;
        return clock;
    }

    [[nodiscard]] bool isHealthy() const
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress{QHostAddress::LocalHost}, port());
        socket.write("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QByteArray answer;
        return QTest::qWaitFor([&] { return (answer += socket.readAll()).contains("\r\n\r\n"); })
            && answer.startsWith("HTTP/1.1 200");
    }

    const Clock &m_clock;
    std::unique_ptr<test::RedisServer> m_redis;
    PushServer m_server;
};

} // namespace pushscope
