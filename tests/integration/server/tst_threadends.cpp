// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/crowd.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

/// How many of this process's threads are a server's.
int serverThreads()
{
    int count = 0;
    const auto tasks = QDir{QStringLiteral("/proc/self/task")}.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &task : tasks) {
        QFile name{QStringLiteral("/proc/self/task/%1/comm").arg(task)};
        count += name.open(QIODevice::ReadOnly) && name.readAll().startsWith("serve-") ? 1 : 0;
    }
    return count;
}

} // namespace

/// How a server with several threads begins and ends.
class TestThreadEnds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
#ifndef Q_OS_LINUX
        QSKIP("several threads are for Linux");
#endif
    }

    void closingEndsEveryThread()
    {
        QTRY_COMPARE(serverThreads(), 0);
        ServerFixture fixture{severalThreads()};
        Crowd crowd{fixture, "/events"};
        QCOMPARE(serverThreads(), threadsInTest - 1);
        int closed = 0;
        connect(&fixture.server(), &PushServer::closed, this, [&] { ++closed; });
        const QDeadlineTimer deadline{2s};
        fixture.server().close();
        QTRY_COMPARE(closed, 1);
        QVERIFY(!deadline.hasExpired());
        QTRY_COMPARE(serverThreads(), 0);
        QTRY_VERIFY(std::ranges::all_of(crowd.streams(), [](const auto &peer) { return peer->isClosed(); }));
        fixture.publish("late"); // does nothing bad
        QCOMPARE(fixture.server().stats().connections.total(), 0);
        QCOMPARE(closed, 1);
    }

    void closingWithoutConnections()
    {
        ServerFixture fixture{severalThreads()};
        bool closed = false;
        connect(&fixture.server(), &PushServer::closed, this, [&] { closed = true; });
        fixture.server().close();
        QVERIFY(!closed);
        QTRY_VERIFY(closed);
        QTRY_COMPARE(serverThreads(), 0);
    }

    void aServerIsDestroyedInTheMidstOfIt()
    {
        constexpr int publishers = 6;
        auto fixture = std::make_unique<ServerFixture>(severalThreads());
        Crowd crowd{*fixture, "/events"};
        std::vector<std::unique_ptr<RawPeer>> senders;
        for (int i = 0; i < publishers; ++i) {
            senders.push_back(std::make_unique<RawPeer>(fixture->port()));
            for (int j = 0; j < 3000; ++j) {
                senders.back()->send(publishRequest("default", QByteArray::number(j)));
            }
        }
        QTRY_VERIFY(fixture->server().stats().published > 100);
        fixture.reset();
        QTRY_COMPARE(serverThreads(), 0);
        QTRY_VERIFY(std::ranges::all_of(crowd.streams(), [](const auto &peer) { return peer->isClosed(); }));
    }

    void aBusyPortIsAnError_data()
    {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("second");
        QTest::newRow("both have several") << threadsInTest << threadsInTest;
        QTest::newRow("the first has several") << threadsInTest << 1;
        QTest::newRow("the second has several") << 1 << threadsInTest;
    }

    void aBusyPortIsAnError()
    {
        QFETCH(int, first);
        QFETCH(int, second);
        ServerConfig config;
        config.threads = first;
        ServerFixture fixture{config};
        config.threads = second;
        config.port = fixture.port();
        const SteadyClock clock;
        PushServer other{config, clock};
        const auto port = other.listen();
        QVERIFY(!port);
        QCOMPARE(port.error().code, "port-busy");
    }

    void ipv6HasSeveralThreadsToo()
    {
        ServerConfig config = severalThreads();
        config.address = QHostAddress{QHostAddress::LocalHostIPv6};
        config.port = 0;
        const SteadyClock clock;
        PushServer server{config, clock};
        const auto port = server.listen();
        QVERIFY(port);
        std::vector<std::unique_ptr<QTcpSocket>> sockets;
        const auto isOnEveryThread = [&] {
            const auto stats = server.stats();
            return std::ranges::all_of(stats.threads, [](const auto &thread) { return thread.connections > 0; });
        };
        for (int i = 0; i < 60 && !isOnEveryThread(); ++i) {
            sockets.push_back(std::make_unique<QTcpSocket>());
            sockets.back()->connectToHost(config.address, *port);
            QTRY_COMPARE(server.stats().connections.total(), static_cast<qint64>(sockets.size()));
        }
        QVERIFY(isOnEveryThread());
    }
};

QTEST_GUILESS_MAIN(TestThreadEnds)
#include "tst_threadends.moc"
