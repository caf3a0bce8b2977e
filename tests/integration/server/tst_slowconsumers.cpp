// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/rawpeer.h"
#include "support/serverfixture.h"

#include "protocol/serversentevents.h"

#include <QJsonArray>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace pushscope;

namespace {

constexpr int flood = 20'000;
const QByteArray payload(1000, 'x');

ServerConfig withPolicy(SlowConsumer policy)
{
    ServerConfig config;
    config.slowConsumer = policy;
    config.maxQueueBytes = 1024 * 1024;
    config.historyEvents = 2 * flood;
    return config;
}

std::vector<int> numbersOf(const QByteArray &stream)
{
    std::vector<int> numbers;
    SseParser parser;
    const auto items = parser.feed(stream);
    for (const auto &item : items) {
        if (const auto *event = std::get_if<SseEvent>(&item)) {
            numbers.push_back(event->lastEventId.sliced(event->lastEventId.indexOf(':') + 1).toInt());
        }
    }
    return numbers;
}

bool allThreadsHaveHeard(ServerFixture &fixture)
{
    const ServerStats stats = fixture.server().stats();
    return std::ranges::all_of(stats.threads, [&](const auto &thread) { return thread.heard == stats.published; });
}

/// Lets a reader hang while the server publishes about 20 MB.
void floodWhileHanging(ServerFixture &fixture, RawPeer &stream)
{
    stream.get("/events");
    QTRY_COMPARE(fixture.server().stats().connections.sse, 1);
    QTRY_VERIFY(stream.input().contains("retry:"));
    stream.stopReading();
    for (int i = 0; i < flood; ++i) {
        fixture.publish(payload);
        QCoreApplication::processEvents();
    }
    QTRY_VERIFY(allThreadsHaveHeard(fixture));
}

} // namespace

/// A reader that hangs: it costs no more than its limit, and what happens is what its policy says.
class TestSlowConsumers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutALimitReachedNothingIsLost()
    {
        ServerConfig config = withPolicy(SlowConsumer::Disconnect);
        config.maxQueueBytes = 1024 * 1024 * 1024;
        ServerFixture fixture{config};
        RawPeer stream{fixture.port()};
        floodWhileHanging(fixture, stream);
        QVERIFY(fixture.server().stats().queueBytes > 10 * 1024 * 1024);
        stream.goOnReading();
        QTRY_COMPARE(numbersOf(stream.stream()).size(), std::size_t{flood});
        QCOMPARE(numbersOf(stream.stream()).back(), flood);
        QTRY_COMPARE(fixture.server().stats().queueBytes, 0);
        fixture.publish("live again");
        QTRY_COMPARE(numbersOf(stream.stream()).back(), flood + 1);
    }

    void disconnects()
    {
        ServerFixture fixture{withPolicy(SlowConsumer::Disconnect)};
        RawPeer stream{fixture.port()};
        floodWhileHanging(fixture, stream);
        QTRY_COMPARE(fixture.server().stats().slowDisconnects, 1);
        QTRY_COMPARE_WITH_TIMEOUT(fixture.server().stats().connections.sse, 0, 5000);
        QTRY_COMPARE(fixture.server().stats().queueBytes, 0);
    }

    void disconnectsAWebSocketWithItsCode()
    {
        ServerFixture fixture{withPolicy(SlowConsumer::Disconnect)};
        RawWebSocket socket{fixture.port()};
        QTRY_COMPARE(socket.messages().size(), 1U);
        socket.peer().stopReading();
        for (int i = 0; i < flood && fixture.server().stats().slowDisconnects == 0; ++i) {
            fixture.publish(payload);
            QCoreApplication::processEvents();
        }
        QCOMPARE(fixture.server().stats().slowDisconnects, 1);
        socket.peer().goOnReading();
        QTRY_VERIFY(socket.peer().isClosed());
        QVERIFY(socket.messages().back().kind == WebSocketOpcode::Close);
        QCOMPARE(parseClosePayload(socket.messages().back().payload)->code, 1013);
    }

    void dropsTheOldest()
    {
        ServerFixture fixture{withPolicy(SlowConsumer::DropOldest)};
        RawPeer stream{fixture.port()};
        floodWhileHanging(fixture, stream);
        QVERIFY(fixture.server().stats().queueBytes < 2 * 1024 * 1024);
        stream.goOnReading();
        QTRY_VERIFY(!numbersOf(stream.stream()).empty() && numbersOf(stream.stream()).back() == flood);
        const auto numbers = numbersOf(stream.stream());
        QVERIFY(std::ranges::is_sorted(numbers));
        QCOMPARE(static_cast<qint64>(numbers.size()) + fixture.server().stats().droppedEvents, qint64{flood});
        QVERIFY(fixture.server().stats().droppedEvents > flood / 2);
    }

    void keepsOnlyTheLatest()
    {
        ServerFixture fixture{withPolicy(SlowConsumer::LatestOnly)};
        RawPeer stream{fixture.port()};
        floodWhileHanging(fixture, stream);
        stream.goOnReading();
        QTRY_VERIFY(!numbersOf(stream.stream()).empty() && numbersOf(stream.stream()).back() == flood);
        const auto numbers = numbersOf(stream.stream());
        QVERIFY(numbers[numbers.size() - 2] < flood / 2);
        QCOMPARE(static_cast<qint64>(numbers.size()) + fixture.server().stats().droppedEvents, qint64{flood});
    }

    void aHistoryThatIsOutrunIsAReset()
    {
        ServerConfig config = withPolicy(SlowConsumer::Disconnect);
        config.maxQueueBytes = 1024 * 1024 * 1024;
        config.historyEvents = 100;
        ServerFixture fixture{config};
        RawPeer stream{fixture.port()};
        floodWhileHanging(fixture, stream);
        stream.goOnReading();
        QTRY_VERIFY(!numbersOf(stream.stream()).empty() && numbersOf(stream.stream()).back() == flood);
        QVERIFY(stream.input().contains("event: reset\ndata: {\"requested\":\"" + fixture.epoch()));
        QVERIFY(stream.input().contains(R"("reason":"expired")"));
    }

    void whoDoesNotReadItsAnswersIsNotReadFrom()
    {
        constexpr int count = 20'000;
        ServerFixture fixture;
        RawWebSocket socket{fixture.port()};
        QTRY_COMPARE(socket.messages().size(), 1U);
        socket.peer().stopReading();
        const QByteArray echo = "{\"type\":\"echo\",\"data\":\"" + QByteArray(1000, 'x') + "\"}";
        for (int i = 0; i < count; ++i) {
            socket.sendText(echo);
        }
        qint64 waiting = -1;
        int unchanged = 0;
        const auto stalled = [&] {
            unchanged = socket.peer().socket().bytesToWrite() == waiting ? unchanged + 1 : 0;
            waiting = socket.peer().socket().bytesToWrite();
            return unchanged > 10;
        };
        QTRY_VERIFY_WITH_TIMEOUT(stalled(), 20'000);
        QVERIFY(waiting > 5'000'000);
        QVERIFY(fixture.server().stats().queueBytes < 1024 * 1024);
        socket.peer().goOnReading();
        QTRY_COMPARE_WITH_TIMEOUT(socket.messages().size(), std::size_t{count} + 1, 20'000);
    }

    void pipelinedRequestsWaitForTheirAnswersToBeTaken()
    {
        constexpr int polls = 10'000;
        constexpr int taken = 10;
        ServerFixture fixture;
        for (int i = 0; i < 3000; ++i) {
            fixture.publish(payload);
        }
        RawPeer peer{fixture.port()};
        QTRY_COMPARE(peer.socket().state(), QAbstractSocket::ConnectedState);
        peer.stopReading();
        for (int i = 0; i < polls; ++i) {
            peer.get("/poll?timeout=0&after=" + fixture.epoch() + ":0");
        }
        QTRY_VERIFY(fixture.server().stats().queueBytes > 1024 * 1024);
        QVERIFY(fixture.server().stats().queueBytes < 8 * 1024 * 1024);
        peer.goOnReading();
        for (int i = 0; i < taken; ++i) {
            QVERIFY(peer.awaitResponse());
            QVERIFY(fixture.server().stats().queueBytes < 8 * 1024 * 1024);
        }
    }

    void anAnswerIsNoLargerThanTheLimit()
    {
        ServerFixture fixture{withPolicy(SlowConsumer::Disconnect)};
        for (int i = 0; i < 3000; ++i) {
            fixture.publish(payload);
        }
        RawPeer peer{fixture.port()};
        peer.get("/poll?timeout=0&after=" + fixture.epoch() + ":0");
        const auto response = peer.awaitResponse();
        QVERIFY(response);
        QVERIFY(response->body.size() > 1024 * 1024 / 2);
        QVERIFY(response->body.size() < 2 * 1024 * 1024);
        const QJsonObject batch = QJsonDocument::fromJson(response->body).object();
        QCOMPARE(batch.value(QStringLiteral("next")),
                 batch.value(QStringLiteral("events")).toArray().last().toObject().value(QStringLiteral("id")));
    }

    void aSlowReaderGetsItsLastAnswerWhole()
    {
        ServerFixture fixture;
        for (int i = 0; i < 3900; ++i) {
            fixture.publish(payload);
        }
        RawPeer peer{fixture.port()};
        peer.stopReading();
        peer.get("/poll?timeout=0&after=" + fixture.epoch() + ":0", "Connection: close\r\n");
        QTRY_VERIFY(fixture.server().stats().queueBytes > 1024 * 1024);
        QTimer reader; // takes longer in all than the server waits for a reader that takes nothing
        connect(&reader, &QTimer::timeout, this, [&] { peer.readSome(64 * 1024); });
        reader.start(50);
        std::optional<RawPeer::Response> response;
        const auto whole = [&] { return response || (response = peer.takeResponse()); };
        QTRY_VERIFY_WITH_TIMEOUT(whole(), 20'000);
    }

    void aHangingReaderDoesNotKeepTheServerFromClosing()
    {
        ServerFixture fixture{withPolicy(SlowConsumer::DropOldest)};
        RawPeer stream{fixture.port()};
        floodWhileHanging(fixture, stream);
        bool closed = false;
        connect(&fixture.server(), &PushServer::closed, this, [&] { closed = true; });
        fixture.server().close();
        QTRY_VERIFY_WITH_TIMEOUT(closed, 3000);
    }
};

QTEST_GUILESS_MAIN(TestSlowConsumers)
#include "tst_slowconsumers.moc"
