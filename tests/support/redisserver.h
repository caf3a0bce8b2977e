// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "redis/redisaddress.h"
#include "redis/redisreader.h"

#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

namespace pushscope::test {

/// A real redis-server of its own, on a free port and in a folder of its own. Only for the thread that made it.
class RedisServer
{
public:
    /// `options` as of its command line; without any, nothing is written to disk.
    explicit RedisServer(QStringList options = {}) : m_options{std::move(options)} {}
    ~RedisServer() { kill(); }
    RedisServer(const RedisServer &) = delete;
    RedisServer &operator=(const RedisServer &) = delete;

    /// Again after `kill`: on the same port, with what it wrote. Fails with a `problem`.
    [[nodiscard]] bool start()
    {
        constexpr int attempts = 5; // another may take the port meanwhile
        const QString program = QStandardPaths::findExecutable(QStringLiteral("redis-server"));
        if (program.isEmpty()) {
            m_problem = QStringLiteral("there is no redis-server: install the package redis-server");
            return false;
        }
        for (int i = 0; i < attempts; ++i) {
            if (m_address.port == 0 || (i > 0 && !m_hasRun)) {
                m_address.port = freePort();
            }
            if (run(program)) {
                m_hasRun = true;
                return true;
            }
        }
        return false;
    }
    /// As SIGKILL does it.
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    /// What it wrote; only between `kill` and `start`.
    [[nodiscard]] bool forget() { return QDir{m_folder.path()}.removeRecursively() && QDir{}.mkpath(m_folder.path()); }
    void pause() { ::kill(static_cast<pid_t>(m_process.processId()), SIGSTOP); }
    void goOn() { ::kill(static_cast<pid_t>(m_process.processId()), SIGCONT); }

    [[nodiscard]] const QString &problem() const { return m_problem; }
    [[nodiscard]] RedisAddress address(int database = 0) const
    {
        RedisAddress address = m_address;
        address.database = database;
        return address;
    }

    /// On a connection of its own, while nothing else of this thread runs; nil if no answer comes.
    [[nodiscard]] RedisReply ask(const QByteArrayList &arguments, int database = 0) const
    {
        QTcpSocket socket;
        socket.connectToHost(m_address.host, m_address.port);
        if (!socket.waitForConnected(patience)) {
            return {};
        }
        QByteArray bytes;
        appendRedisCommand(bytes, {"SELECT", QByteArray::number(database)});
        appendRedisCommand(bytes, arguments);
        socket.write(bytes);
        RedisReader reader;
        bool selected = false;
        while (socket.waitForReadyRead(patience)) {
            reader.feed(socket.readAll());
            while (auto reply = reader.next()) {
                if (std::exchange(selected, true)) {
                    return *reply;
                }
            }
        }
        return {};
    }

private:
    static constexpr int patience = 20'000; ///< milliseconds

    [[nodiscard]] static quint16 freePort()
    {
        QTcpServer server;
        return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
    }

    [[nodiscard]] bool run(const QString &program)
    {
        m_process.setWorkingDirectory(m_folder.path());
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        const QStringList unlessTold =
            m_options.isEmpty() ? QStringList{QStringLiteral("--save"), QString{}} : m_options;
        m_process.start(program,
                        QStringList{QStringLiteral("--port"), QString::number(m_address.port), QStringLiteral("--bind"),
                                    m_address.host, QStringLiteral("--dir"), m_folder.path()}
                            + unlessTold);
        const auto isDecided = [this] { return m_process.state() == QProcess::NotRunning || isReady(); };
        const bool answers = m_process.waitForStarted(patience) && QTest::qWaitFor(isDecided, patience)
            && m_process.state() == QProcess::Running;
        if (!answers) {
            m_problem = QStringLiteral("redis-server does not start: ") + QString::fromUtf8(m_process.readAll());
            kill();
        }
        return answers;
    }

    [[nodiscard]] bool isReady() const
    {
        QTcpSocket socket;
        socket.connectToHost(m_address.host, m_address.port);
        return socket.waitForConnected(patience) && ask({"PING"}).bytes == "PONG";
    }

    const QStringList m_options;
    QTemporaryDir m_folder;
    QProcess m_process;
    RedisAddress m_address{QStringLiteral("127.0.0.1"), 0, 0, {}, {}};
    bool m_hasRun = false;
    QString m_problem;
};

} // namespace pushscope::test
