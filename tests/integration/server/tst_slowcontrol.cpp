// SPDX-License-Identifier: GPL-3.0-or-later
#include "slowreader.h"

#include "platform/socketsend.h"
#include "server/connection.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

constexpr int count = 12'000;
/// What an answer may find before it: what the kernels of both sides hold, and what the server has queued.
constexpr qint64 kernelBytes = 1024 * 1024;
constexpr qint64 bound = kernelBytes + Connection::mostAhead;

ServerConfig patient()
{
    ServerConfig config;
    config.maxQueueBytes = 1024LL * 1024 * 1024;
    config.historyEvents = 2 * count;
    return config;
}

/// A WebSocket for which about 12 MB wait. It reads only when the test says so.
void fallBehind(ServerFixture &fixture, RawWebSocket &socket)
{
    QTRY_COMPARE(socket.messages().size(), 1U);
    socket.peer().stopReading();
    flood(fixture, 1, count);
}

const WebSocketMessage *closeFrameOf(RawWebSocket &socket)
{
    const auto &messages = socket.messages();
    const auto found = std::ranges::find(messages, WebSocketOpcode::Close, &WebSocketMessage::kind);
    return found == messages.end() ? nullptr : &*found;
}

} // namespace

/// What a reader that is far behind says is heard, and what it is told does not wait behind data.
class TestSlowControl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPingIsAnsweredBeforeTheBacklog()
    {
        ServerFixture fixture{patient()};
        RawWebSocket socket{fixture.port()};
        fallBehind(fixture, socket);
        QVERIFY(fixture.server().stats().queueBytes > 2 * bound);
        socket.send(WebSocketOpcode::Ping, "there?");
        const SlowReading reading{socket.peer()};
        const auto answered = [&] {
            return std::ranges::any_of(socket.messages(), [](const auto &message) {
                return message.kind == WebSocketOpcode::Pong && message.payload == "there?";
            });
        };
        QTRY_VERIFY(answered());
        QVERIFY2(socket.peer().input().size() < bound, qPrintable(QString::number(socket.peer().input().size())));
    }

    void aCommandIsAnsweredBeforeTheBacklog()
    {
        ServerFixture fixture{patient()};
        RawWebSocket socket{fixture.port()};
        fallBehind(fixture, socket);
        socket.sendText(R"({"type":"publish","channel":"other","data":1})");
        QTRY_COMPARE(fixture.server().stats().published, count + 1);
        const SlowReading reading{socket.peer()};
        QTRY_COMPARE(socket.ofType(QStringLiteral("published")).size(), 1U);
        QVERIFY2(socket.peer().input().size() < bound, qPrintable(QString::number(socket.peer().input().size())));
    }

    void aCloseIsAnsweredBeforeTheBacklog()
    {
        ServerFixture fixture{patient()};
        RawWebSocket socket{fixture.port()};
        fallBehind(fixture, socket);
        socket.send(WebSocketOpcode::Close, closePayload(WebSocketCloseCode::Normal, {}));
        const SlowReading reading{socket.peer()};
        QTRY_VERIFY(closeFrameOf(socket) != nullptr);
        QCOMPARE(parseClosePayload(closeFrameOf(socket)->payload)->code, 1000);
        QVERIFY2(socket.peer().input().size() < bound, qPrintable(QString::number(socket.peer().input().size())));
        QTRY_COMPARE(fixture.server().stats().queueBytes, 0);
    }

    void unsubscribingEndsTheBacklog()
    {
        ServerFixture fixture{patient()};
        RawWebSocket socket{fixture.port(), "/ws?channel=default,other"};
        fallBehind(fixture, socket);
        fixture.publish("the other channel's", "other");
        socket.sendText(R"({"type":"unsubscribe","channel":"default"})");
        QTRY_VERIFY(fixture.server().stats().queueBytes < bound);
        const SlowReading reading{socket.peer()};
        QTRY_VERIFY(socket.peer().input().contains("the other channel's"));
        QCOMPARE(socket.ofType(QStringLiteral("unsubscribed")).size(), 1U);
        QVERIFY(std::ssize(numbersIn(socket.peer().input())) * 1000 < bound);
        QTRY_COMPARE(fixture.server().stats().queueBytes, 0);
    }

    void subscribingCountsWhatWaitsAnew()
    {
        ServerFixture fixture{patient()};
        fixture.publish("seen by no one yet", "other");
        RawWebSocket socket{fixture.port()};
        fallBehind(fixture, socket);
        socket.sendText(R"({"type":"subscribe","channel":"other","after":")" + fixture.epoch() + R"(:0"})");
        const SlowReading reading{socket.peer(), 1024 * 1024};
        QTRY_COMPARE(numbersIn(socket.peer().input()).size(), std::size_t{count});
        QTRY_COMPARE(fixture.server().stats().queueBytes, 0);
        QCOMPARE(socket.peer().input().count("seen by no one yet"), 1);
        QCOMPARE(unbroken(numbersIn(socket.peer().input())), std::size_t{count});
    }

    void theKickComesBeforeTheBacklog()
    {
        ServerConfig config = patient();
        config.maxQueueBytes = 8 * 1024 * 1024;
        ServerFixture fixture{config};
        RawWebSocket socket{fixture.port()};
        fallBehind(fixture, socket);
        QCOMPARE(fixture.server().stats().slowDisconnects, 1);
        const SlowReading reading{socket.peer()};
        QTRY_VERIFY(closeFrameOf(socket) != nullptr);
        QCOMPARE(parseClosePayload(closeFrameOf(socket)->payload)->code, 1013);
        QVERIFY2(socket.peer().input().size() < bound, qPrintable(QString::number(socket.peer().input().size())));
    }

    void aFloodOfCommandsMakesNoMemoryGrow()
    {
        ServerFixture fixture{patient()};
        flood(fixture, 1, count);
        RawWebSocket socket{fixture.port(), "/ws?after=" + fixture.epoch() + ":0"};
        socket.peer().stopReading();
        QTRY_VERIFY(fixture.server().stats().queueBytes > 0);
        const QByteArray wrong = '{' + QByteArray(50, 'x');
        for (int i = 0; i < 300'000; ++i) {
            socket.sendText(wrong);
        }
        qint64 waiting = -1;
        int unchanged = 0;
        const auto stalled = [&] {
            unchanged = socket.peer().socket().bytesToWrite() == waiting ? unchanged + 1 : 0;
            waiting = socket.peer().socket().bytesToWrite();
            return unchanged > 10;
        };
        QTRY_VERIFY(stalled());
        QVERIFY(waiting > 0);
        QVERIFY(fixture.server().stats().queuePeakBytes < 512 * 1024);
    }

    /// However much work its commands are: others are served in between.
    void aFloodOfCommandsHoldsUpNobody()
    {
        constexpr int commands = 3'000;
        ServerConfig config;
        config.historyEvents = 10'000;
        ServerFixture fixture{config};
        flood(fixture, 1, 10'000);
        RawWebSocket socket{fixture.port(), "/ws?channel=wanted"};
        const QString silent = QStringLiteral("{\"type\":\"subscribe\",\"channel\":\"silent-%1\"}");
        for (int i = 0; i < 998; ++i) {
            socket.sendText(silent.arg(i).toLatin1());
        }
        QTRY_COMPARE(socket.ofType(QStringLiteral("subscribed")).size(), 998U);
        const QByteArray again =
            "{\"type\":\"subscribe\",\"channel\":\"wanted\",\"after\":\"" + fixture.epoch() + ":0\"}";
        RawPeer other{fixture.port()};
        QTRY_COMPARE(other.socket().state(), QAbstractSocket::ConnectedState);
        for (int i = 0; i < commands; ++i) {
            socket.sendText(again);
        }
        socket.sendText(R"({"type":"publish","channel":"default","data":"all were heard"})");
        other.get("/stats");
        const auto stats = other.awaitResponse();
        QVERIFY(stats);
        QCOMPARE(QJsonDocument::fromJson(stats->body).object().value(QLatin1String{"published"}).toInt(), 10'000);
        QTRY_COMPARE(fixture.server().stats().published, 10'001);
        QTRY_COMPARE(socket.ofType(QStringLiteral("subscribed")).size(), std::size_t{998 + commands});
        QCOMPARE(socket.ofType(QStringLiteral("error")).size(), 0U);
    }

    void whatIsSentBeforeTheEndIsHeard()
    {
        constexpr int commands = 500;
        ServerFixture fixture;
        RawWebSocket socket{fixture.port()};
        QTRY_COMPARE(socket.messages().size(), 1U);
        for (int i = 0; i < commands; ++i) {
            socket.sendText(R"({"type":"publish","channel":"other","data":1})");
        }
        socket.peer().socket().flush();
        if (!shutdownSending(socket.peer().socket().socketDescriptor())) {
            QSKIP("half of a connection cannot be ended here");
        }
        QTRY_COMPARE(fixture.server().stats().published, commands);
        QTRY_COMPARE(fixture.server().stats().connections.ws, 0);
    }

    void eachOfManyChannelsIsFound()
    {
        constexpr int channels = 40;
        ServerFixture fixture;
        RawWebSocket socket{fixture.port(), "/ws?channel=c0"};
        const auto send = [&](const QString &type, int from, int to, int step) {
            const QString command = QStringLiteral("{\"type\":\"%1\",\"channel\":\"c%2\"}").arg(type);
            for (int i = from; i < to; i += step) {
                socket.sendText(command.arg(i).toLatin1());
            }
        };
        send(QStringLiteral("subscribe"), 1, channels, 1);
        send(QStringLiteral("unsubscribe"), 0, channels, 2);
        QTRY_COMPARE(socket.ofType(QStringLiteral("unsubscribed")).size(), std::size_t{channels / 2});
        for (int i = 0; i < channels; ++i) {
            fixture.publish("hello", 'c' + QByteArray::number(i));
        }
        QTRY_COMPARE(socket.ids().size(), channels / 2);
        // All but three are given up, and the rest is replayed by its channel.
        send(QStringLiteral("unsubscribe"), 1, channels - 6, 2);
        QTRY_COMPARE(socket.ofType(QStringLiteral("unsubscribed")).size(), std::size_t{channels - 3});
        socket.sendText(R"({"type":"subscribe","channel":"c39","after":")" + fixture.epoch() + R"(:0"})");
        QTRY_COMPARE(socket.ids().size(), channels / 2 + 1);
        QVERIFY(socket.ids().back().endsWith(":40"));
    }

    void aSlowReaderIsNoMissedHeartbeat()
    {
        ServerConfig config = patient();
        config.heartbeat = 100ms;
        ServerFixture fixture{config};
        RawWebSocket socket{fixture.port()};
        fallBehind(fixture, socket);
        RawWebSocket silent{fixture.port()}; // answers no ping
        QTRY_COMPARE(silent.messages().empty(), false);
        {
            const SlowReading reading{socket.peer(), 8 * 1024};
            QTRY_VERIFY(closeFrameOf(silent) != nullptr);
        }
        QVERIFY(closeFrameOf(socket) == nullptr);
        QVERIFY(!socket.peer().isClosed());
    }
};

QTEST_GUILESS_MAIN(TestSlowControl)
#include "tst_slowcontrol.moc"
