// SPDX-License-Identifier: GPL-3.0-or-later
#include "slowreader.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

constexpr int count = 6'000;

ServerConfig withWriteTime(std::chrono::milliseconds time)
{
    ServerConfig config;
    config.limits.writeTime = time;
    config.maxQueueBytes = 64 * 1024 * 1024;
    config.heartbeat = 0ms;
    return config;
}

QJsonObject statsOf(ServerFixture &fixture)
{
    RawPeer peer{fixture.port()};
    peer.get("/stats");
    const auto response = peer.awaitResponse();
    return response ? QJsonDocument::fromJson(response->body).object() : QJsonObject{};
}

} // namespace

/// How long a peer may take nothing, and what is told of one before it is cut off.
class TestSlowLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoTakesNothingForTooLongIsClosed_data()
    {
        QTest::addColumn<QByteArray>("request");
        const QByteArray host = " HTTP/1.1\r\nHost: localhost\r\n";
        QTest::newRow("sse") << "GET /events?after=EPOCH:0" + host + "\r\n";
        QTest::newRow("ws") << "GET /ws?after=EPOCH:0" + host
                + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        QTest::newRow("long poll") << "GET /poll?after=EPOCH:0" + host + "\r\n";
        QTest::newRow("short poll") << "GET /poll?timeout=0&after=EPOCH:0" + host + "\r\n";
        QTest::newRow("site, pipelined") << ("GET /" + host + "\r\n").repeated(2000);
    }
    void whoTakesNothingForTooLongIsClosed()
    {
        QFETCH(QByteArray, request);
        ServerFixture fixture{withWriteTime(400ms)};
        flood(fixture, 1, count);
        RawPeer light{fixture.port()};
        light.get("/events");
        QTRY_VERIFY(light.input().contains("retry:"));
        light.stopReading();
        fixture.publish("stays in the kernel");
        RawPeer peer{fixture.port()};
        QTRY_COMPARE(peer.socket().state(), QAbstractSocket::ConnectedState);
        peer.stopReading();
        peer.send(request.replace("EPOCH", fixture.epoch()));
        QTRY_VERIFY(fixture.server().stats().queueBytes > 0);
        QElapsedTimer timer;
        timer.start();
        QTRY_COMPARE(fixture.server().stats().writeTimeouts, 1);
        QVERIFY(timer.elapsed() > 200);
        QTRY_COMPARE_WITH_TIMEOUT(fixture.server().stats().queueBytes, 0, 5000);
        QTRY_COMPARE(fixture.server().stats().connections.total(), 1);
        QVERIFY(!light.isClosed()); // nothing waits for it
    }

    void whoTakesALittleIsNotClosed()
    {
        ServerFixture fixture{withWriteTime(400ms)};
        flood(fixture, 1, count);
        RawPeer slow{fixture.port()};
        RawPeer hanging{fixture.port()};
        for (RawPeer *peer : {&slow, &hanging}) {
            QTRY_COMPARE(peer->socket().state(), QAbstractSocket::ConnectedState);
            peer->stopReading(); // before there is anything to read: it might all be taken at once
            peer->get("/events?after=" + fixture.epoch() + ":0");
        }
        QTRY_COMPARE(fixture.server().stats().slowest.size(), 2U);
        const SlowReading reading{slow, 8 * 1024};
        QTRY_COMPARE(fixture.server().stats().writeTimeouts, 1);
        QTRY_COMPARE(fixture.server().stats().connections.sse, 1);
        QVERIFY(!slow.isClosed());
    }

    void withoutAWriteTimeNoneIsClosed()
    {
        ServerFixture fixture{withWriteTime(0ms)};
        RawPeer stream{fixture.port()};
        stream.get("/events");
        QTRY_VERIFY(stream.input().contains("retry:"));
        stream.stopReading();
        flood(fixture, 1, count);
        const auto stalledFor = [&] {
            const auto slowest = fixture.server().stats().slowest;
            return slowest.empty() ? 0ms : slowest.front().stalled;
        };
        QTRY_VERIFY(stalledFor() > 1000ms);
        QCOMPARE(fixture.server().stats().writeTimeouts, 0);
        QCOMPARE(fixture.server().stats().connections.sse, 1);
    }

    void whatWaitsIsShownBeforeTheKick()
    {
        ServerFixture fixture{withWriteTime(0ms)};
        RawPeer slow{fixture.port()};
        slow.get("/events");
        RawWebSocket slower{fixture.port()};
        QTRY_VERIFY(slow.input().contains("retry:"));
        QTRY_COMPARE(slower.messages().size(), 1U);
        slower.peer().stopReading();
        flood(fixture, 1, count);
        slow.stopReading();
        flood(fixture, count + 1, 2 * count);
        // Each thread tells of its own now and then: the first of them may be told with the figures of a while ago.
        QTRY_VERIFY(std::ranges::count_if(fixture.server().stats().slowest,
                                          [](const SlowConnection &connection) {
                                              return connection.eventsBehind
                                                  > (QByteArrayView{connection.transport} == "ws" ? count + count / 4
                                                                                                  : 0);
                                          })
                    == 2);
        const QJsonObject stats = statsOf(fixture);
        const QJsonObject first = stats.value(QStringLiteral("slowest")).toArray().first().toObject();
        QCOMPARE(first.value(QStringLiteral("transport")).toString(), QStringLiteral("ws"));
        QVERIFY(first.value(QStringLiteral("queue_bytes")).toInt() > count * 1000);
        QVERIFY(first.value(QStringLiteral("events_behind")).toInt() > count);
        QCOMPARE(first.value(QStringLiteral("limit_bytes")).toInt(), 64 * 1024 * 1024);
        QVERIFY(first.contains(QStringLiteral("stalled_s")));
        QVERIFY(stats.value(QStringLiteral("queue_peak_bytes")).toInt()
                >= stats.value(QStringLiteral("queue_bytes")).toInt());
        slow.goOnReading();
        slower.peer().goOnReading();
        QTRY_COMPARE(fixture.server().stats().slowest.size(), 0U);
    }

    void halfOfTheLimitIsNoticedAndSoIsTheKick()
    {
        ServerConfig config = withWriteTime(0ms);
        config.maxQueueBytes = 8 * 1024 * 1024;
        ServerFixture fixture{config};
        RawPeer stream{fixture.port()};
        stream.get("/events");
        QTRY_VERIFY(stream.input().contains("retry:"));
        stream.stopReading();
        flood(fixture, 1, count);
        SlowNotice notice;
        const auto isNoticed = [&] {
            return notice.connections > 0 || (notice = fixture.server().takeSlowNotice()).connections > 0;
        };
        QTRY_VERIFY(isNoticed());
        QCOMPARE(notice.connections, 1);
        QCOMPARE(notice.closed, 0);
        QVERIFY(notice.worst.queueBytes > notice.worst.limitBytes / 2);
        QCOMPARE(notice.worst.peer, QStringLiteral("127.0.0.1:%1").arg(static_cast<int>(stream.socket().localPort())));
        flood(fixture, count + 1, 2 * count);
        notice = {};
        QTRY_VERIFY(isNoticed());
        QCOMPARE(notice.closed, 1);
        QVERIFY(notice.worst.queueBytes > notice.worst.limitBytes);
    }
};

QTEST_GUILESS_MAIN(TestSlowLimits)
#include "tst_slowlimits.moc"
