// SPDX-License-Identifier: GPL-3.0-or-later
#include "linkedclient.h"

#include "support/serverfixture.h"

#include <QEventLoop>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace pushscope;
using namespace pushscope::test;
using namespace std::chrono_literals;

namespace {

ServerConfig withHeartbeat(std::chrono::milliseconds heartbeat)
{
    ServerConfig config;
    config.heartbeat = heartbeat;
    return config;
}

QUrl urlOf(const ServerFixture &server)
{
    return QUrl{QStringLiteral("http://127.0.0.1:%1").arg(server.port())};
}

constexpr int patience = 20'000;

} // namespace

/// Real clients behind links, and a real server.
class TestLinkClients : public QObject
{
    Q_OBJECT

    SteadyClock m_clock;

    static int arm(FaultSet &faults, const char *text)
    {
        return faults.arm(Fault::parse(QString::fromUtf8(text)).value());
    }

    /// Publishes one event every few milliseconds and waits for them all, in a loop that does not sleep.
    static void publishAndAwait(ServerFixture &server, LinkedClient &linked, int count)
    {
        QEventLoop loop;
        QTimer timer;
        timer.setTimerType(Qt::PreciseTimer);
        int published = 0;
        connect(&timer, &QTimer::timeout, &loop, [&] {
            if (published < count) {
                server.publish(QByteArray::number(++published));
            }
        });
        linked.seen.onNote = [&](const QString &) {
            if (linked.seen.events.size() >= static_cast<std::size_t>(count)) {
                loop.quit();
            }
        };
        QTimer::singleShot(patience, &loop, &QEventLoop::quit);
        timer.start(7ms);
        loop.exec();
        linked.seen.onNote = nullptr;
    }

private Q_SLOTS:
    void delayMeasuresWhatItSays_data()
    {
        QTest::addColumn<Transport>("transport");
        QTest::newRow("sse") << Transport::Sse;
        QTest::newRow("ws") << Transport::WebSocket;
    }

    void delayMeasuresWhatItSays()
    {
        QFETCH(Transport, transport);
        ServerFixture server;
        FaultSet faults{m_clock};
        LinkedClient linked{urlOf(server), transport, faults};
        QVERIFY(linked.open());
        arm(faults, "delay:200ms,direction=down");
        constexpr int count = 101;
        publishAndAwait(server, linked, count);
        QCOMPARE(linked.texts(), numbers(1, count));
        std::vector<std::chrono::microseconds> latencies;
        for (const auto &event : linked.seen.events) {
            QVERIFY(event.latency);
            latencies.push_back(*event.latency);
        }
        std::ranges::sort(latencies);
        const auto median = latencies[count / 2];
        qInfo("a delay of 200 ms measures %lld us (median), %lld us (least), %lld us (most)",
              static_cast<long long>(median.count()), static_cast<long long>(latencies.front().count()),
              static_cast<long long>(latencies.back().count()));
        QVERIFY(latencies.front() >= 200ms);
        QVERIFY(median >= 198ms && median <= 215ms);
    }

    void everyTransportPassesALink_data()
    {
        QTest::addColumn<Transport>("transport");
        for (const Transport transport : allTransports) {
            QTest::newRow(toName(transport).constData()) << transport;
        }
    }

    void everyTransportPassesALink()
    {
        QFETCH(Transport, transport);
        ServerFixture server;
        FaultSet faults{m_clock};
        WireCapture capture;
        LinkedClient linked{urlOf(server), transport, faults, &capture};
        QVERIFY(linked.open());
        server.publishNumbers(1, 50);
        QTRY_COMPARE_WITH_TIMEOUT(linked.texts(), numbers(1, 50), patience);
        QVERIFY(linked.seen.lastError.isEmpty());
        linked.client->stop();
        linked.client.reset();
        QTRY_COMPARE(linked.link().connections(), 0);
    }

    void afterABlackholeNothingIsLost_data()
    {
        QTest::addColumn<Transport>("transport");
        QTest::newRow("sse") << Transport::Sse;
        QTest::newRow("ws") << Transport::WebSocket;
        QTest::newRow("longpoll") << Transport::LongPoll;
    }

    void afterABlackholeNothingIsLost()
    {
        QFETCH(Transport, transport);
        ServerFixture server{withHeartbeat(100ms)};
        FaultSet faults{m_clock};
        LinkedClient linked{urlOf(server), transport, faults};
        linked.config.pingInterval = 100ms;
        QVERIFY(linked.open());
        server.publishNumbers(1, 5);
        QTRY_COMPARE(linked.texts(), numbers(1, 5));
        QTRY_VERIFY(linked.seen.notes.filter(QStringLiteral("heartbeat")).size() >= 2);
        const int id = arm(faults, "blackhole");
        server.publishNumbers(6, 10);
        if (transport != Transport::LongPoll) { // by its watchdog; a long poll waits for its own timeout
            QTRY_VERIFY_WITH_TIMEOUT(linked.seen.has("state stale"), patience);
        }
        QTRY_VERIFY_WITH_TIMEOUT(linked.seen.has("state backoff"), patience);
        server.publishNumbers(11, 15);
        QCOMPARE(linked.texts(), numbers(1, 5));
        QVERIFY(faults.bands().front().hits >= 1);
        faults.remove(id);
        QTRY_COMPARE_WITH_TIMEOUT(linked.texts(), numbers(1, 15), patience);
        const auto counts = linked.client->ledger().counts();
        QCOMPARE(counts.lost, quint64{0});
        QCOMPARE(linked.client->state(), ClientState::Open);
    }

    void idleTimeoutBeatsRareHeartbeats()
    {
        ServerFixture server{withHeartbeat(1min)};
        FaultSet faults{m_clock};
        arm(faults, "idle-timeout:150ms");
        LinkedClient linked{urlOf(server), Transport::Sse, faults};
        QVERIFY(linked.open());
        QTRY_VERIFY_WITH_TIMEOUT(linked.seen.count("state backoff") >= 3, patience);
        server.publish("x");
        QTRY_COMPARE(linked.texts(), QStringList{QStringLiteral("x")});
    }

    void idleTimeoutSparesFrequentHeartbeats()
    {
        ServerFixture server{withHeartbeat(100ms)};
        FaultSet faults{m_clock};
        arm(faults, "idle-timeout:600ms");
        LinkedClient linked{urlOf(server), Transport::Sse, faults};
        QVERIFY(linked.open());
        QTRY_VERIFY_WITH_TIMEOUT(linked.seen.count("heartbeat comment") >= 15, patience);
        QVERIFY2(!linked.seen.has("state backoff"), qPrintable(linked.seen.all()));
    }

    void afterALossItComesBack_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<Transport>("transport");
        QTest::newRow("rst sse") << QByteArray{"rst"} << Transport::Sse;
        QTest::newRow("rst ws") << QByteArray{"rst"} << Transport::WebSocket;
        QTest::newRow("fin sse") << QByteArray{"fin"} << Transport::Sse;
        QTest::newRow("fin ws") << QByteArray{"fin"} << Transport::WebSocket;
        QTest::newRow("cut sse") << QByteArray{"cut:3000"} << Transport::Sse;
        QTest::newRow("cut ws") << QByteArray{"cut:3000"} << Transport::WebSocket;
        QTest::newRow("cut longpoll") << QByteArray{"cut:3000"} << Transport::LongPoll;
    }

    void afterALossItComesBack()
    {
        QFETCH(QByteArray, fault);
        QFETCH(Transport, transport);
        ServerFixture server;
        FaultSet faults{m_clock};
        LinkedClient linked{urlOf(server), transport, faults};
        QVERIFY(linked.open());
        server.publishNumbers(1, 5);
        QTRY_COMPARE(linked.texts(), numbers(1, 5));
        const int id = arm(faults, fault.constData());
        for (int i = 6; i <= 60; ++i) {
            server.publishNumbers(i, i);
            QCoreApplication::processEvents();
        }
        if (transport == Transport::LongPoll) { // an answer with more than the cut lets through would never come
            QTRY_VERIFY_WITH_TIMEOUT(linked.seen.has("state backoff"), patience);
            faults.remove(id);
        }
        QTRY_COMPARE_WITH_TIMEOUT(linked.texts(), numbers(1, 60), patience);
        QVERIFY2(linked.seen.has("state backoff"), qPrintable(linked.seen.all()));
        QCOMPARE(linked.client->ledger().counts().lost, quint64{0});
        QVERIFY(faults.bands().front().hits >= 1);
    }

    void refusedIsSaidAsUsual()
    {
        ServerFixture server;
        FaultSet faults{m_clock};
        const int id = arm(faults, "refuse");
        LinkedClient linked{urlOf(server), Transport::Sse, faults};
        linked.start();
        QTRY_VERIFY(linked.seen.has("retry 1"));
        QCOMPARE(linked.seen.lastError,
                 QStringLiteral("127.0.0.1:%1 refused the connection: is the server running?").arg(server.port()));
        faults.remove(id);
        QTRY_COMPARE(linked.client->state(), ClientState::Open);
    }

    void aBufferingProxyBreaksEventStreamsAlone()
    {
        ServerFixture server{withHeartbeat(0ms)};
        FaultSet faults{m_clock};
        arm(faults, "buffer:64k");
        LinkedClient sse{urlOf(server), Transport::Sse, faults};
        LinkedClient ws{urlOf(server), Transport::WebSocket, faults};
        LinkedClient poll{urlOf(server), Transport::LongPoll, faults};
        sse.start();
        QVERIFY(ws.open());
        QVERIFY(poll.open());
        QTRY_COMPARE(server.server().stats().connections.sse, 1);
        server.publishNumbers(1, 20);
        QTRY_COMPARE(ws.texts(), numbers(1, 20));
        QTRY_COMPARE(poll.texts(), numbers(1, 20)); // whole answers pass
        QVERIFY(sse.seen.events.empty());
        QCOMPARE(sse.client->state(), ClientState::Connecting); // not even the head has come
        server.publish(QByteArray(64 * 1024, 'x'));
        QTRY_COMPARE(sse.seen.events.size(), std::size_t{21});
        server.publish("more"); // what follows the first 64 KiB passes
        QTRY_COMPARE(sse.seen.events.size(), std::size_t{22});
    }

    void theCaptureHoldsWhatTheClientSaw()
    {
        ServerFixture server;
        FaultSet faults{m_clock};
        WireCapture capture;
        LinkedClient linked{urlOf(server), Transport::WebSocket, faults, &capture};
        QVERIFY(linked.open());
        server.publishNumbers(1, 20);
        QTRY_COMPARE(linked.texts(), numbers(1, 20));
        arm(faults, "rst");
        const auto batch = capture.after(0, 10'000);
        qint64 down = 0;
        qint64 up = 0;
        QStringList kinds;
        for (const auto &chunk : batch.chunks) {
            if (chunk->kind == WireChunk::Kind::Data) {
                (chunk->direction == WireDirection::Down ? down : up) += chunk->bytes.size();
            } else if (chunk->kind == WireChunk::Kind::Fault) {
                kinds.append(QString::fromUtf8(chunk->bytes));
            } else if (chunk->kind == WireChunk::Kind::Reset) {
                kinds.append(QStringLiteral("reset"));
            }
        }
        QCOMPARE(down, linked.seen.bytesRead);
        QVERIFY(up > 0);
        QVERIFY(kinds.contains(QStringLiteral("reset by fault rst")) && kinds.contains(QStringLiteral("reset")));
        QVERIFY(std::ranges::is_sorted(batch.chunks, {}, [](const auto &chunk) { return chunk->at; }));
        const auto &opened = batch.chunks.front();
        QVERIFY(opened->kind == WireChunk::Kind::Opened);
        QCOMPARE(opened->connection->serverPort, server.port());
        QCOMPARE(opened->connection->client, 1);
        QVERIFY(opened->connection->transport == Transport::WebSocket && !opened->connection->tls);
    }
};

QTEST_GUILESS_MAIN(TestLinkClients)
#include "tst_linkclients.moc"
