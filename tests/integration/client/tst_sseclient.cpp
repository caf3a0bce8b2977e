// SPDX-License-Identifier: GPL-3.0-or-later
#include "notetaker.h"
#include "scriptedserver.h"

#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace pushscope;
using namespace pushscope::test;
using namespace std::chrono_literals;

namespace {

QByteArray ourEvent(quint64 sequence)
{
    return "id: e:" + QByteArray::number(sequence) + "\nevent: tick\ndata: " + envelope(sequence) + "\n\n";
}

QByteArray chunk(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

const QByteArray hello = QByteArrayLiteral(": PushScope heartbeat=15\n\nretry: 1\n\nid: e:4\n\n");

} // namespace

class SseClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksAsTheStandardSays()
    {
        ScriptedServer server{[](auto &peer, const auto &, int) { peer.send(sseHead()); }};
        Followed f{server.url()};
        f.config.after = "e:3";
        f.config.headers.append("X-Mine", "1");
        f.start();
        QTRY_VERIFY(f.seen.has("state open"));
        QCOMPARE(server.header(0, "Accept"), QByteArray{"text/event-stream"});
        QCOMPARE(server.header(0, "Cache-Control"), QByteArray{"no-store"});
        QCOMPARE(server.header(0, "Accept-Encoding"), QByteArray{"identity"});
        QCOMPARE(server.header(0, "Last-Event-ID"), QByteArray{"e:3"});
        QCOMPARE(server.header(0, "X-Mine"), QByteArray{"1"});
        QCOMPARE(server.targets(), (QByteArrayList{"/events"}));
    }

    void foreignEventsAreGivenAsTheyAre()
    {
        ScriptedServer server{[](auto &peer, const auto &, int) {
            peer.send(sseHead()
                      + "id: 7\nevent: price\ndata: a\ndata: b\n\n: beat\n\ndata: {\"x\":1}\n\n"
                        "event: reset\ndata: {\"requested\":\"a\",\"first\":\"e:1\",\"reason\":\"epoch\"}\n\n");
        }};
        Followed f{server.url(QStringLiteral("/stream"))};
        f.start();
        QTRY_COMPARE(f.seen.events.size(), std::size_t{3});
        QVERIFY(f.seen.has("heartbeat comment"));
        QCOMPARE(f.seen.events[0].type, QByteArray{"price"});
        QCOMPARE(f.seen.events[0].id, QByteArray{"7"});
        QCOMPARE(f.seen.events[0].data, QJsonValue{QStringLiteral("a\nb")});
        QCOMPARE(f.seen.events[0].payloadBytes, 3);
        QVERIFY(!f.seen.events[0].latency);
        QCOMPARE(f.seen.events[1].data, QJsonValue{QStringLiteral("{\"x\":1}")});
        QCOMPARE(f.seen.events[1].type, QByteArray{"message"});
        QCOMPARE(f.seen.events[2].type, QByteArray{"reset"});
        QCOMPARE(server.timeRequests(), 0);
    }

    void resumesDropsDuplicatesAndFindsGaps()
    {
        ScriptedServer server{[](auto &peer, const auto &, int number) {
            if (number == 1) {
                peer.send(sseHead() + hello + ourEvent(5) + ourEvent(6));
                peer.close();
            } else {
                peer.send(sseHead() + hello + ourEvent(6) + ourEvent(7) + ourEvent(10) + ": beat\n\n");
            }
        }};
        Followed f{server.url()};
        f.start();
        QTRY_VERIFY(f.seen.has("heartbeat comment"));
        QCOMPARE(server.header(0, "Last-Event-ID"), QByteArray{});
        QCOMPARE(server.header(1, "Last-Event-ID"), QByteArray{"e:6"});
        QCOMPARE(f.seen.all(),
                 QStringLiteral("state connecting, state open, event e:5, event e:6, close 0, state backoff, retry 1, "
                                "state connecting, state open, duplicate e:6, event e:7, gap 2, event e:10, "
                                "heartbeat comment"));
        QCOMPARE(f.client->ledger().counts(),
                 (DeliveryLedger::Counts{.events = 4, .lost = 2, .duplicates = 1, .gaps = 1}));
        QCOMPARE(f.seen.events[0].channel, QByteArray{"default"});
        QCOMPARE(f.seen.events[0].data, QJsonValue{5});
    }

    void resumesBeforeTheFirstEvent()
    {
        ScriptedServer server{[](auto &peer, const auto &, int number) {
            peer.send(sseHead() + hello);
            if (number == 1) {
                peer.close();
            }
        }};
        Followed f{server.url()};
        f.start();
        QTRY_COMPARE(f.seen.count("state open"), 2);
        QCOMPARE(server.header(1, "Last-Event-ID"), QByteArray{"e:4"});
    }

    void theHelloTellsWhereTheLogStands()
    {
        ScriptedServer server{[](auto &peer, const auto &, int) { peer.send(sseHead() + hello + ourEvent(7)); }};
        Followed f{server.url()};
        f.start();
        QTRY_VERIFY(f.seen.has("event e:7"));
        QCOMPARE(f.seen.tail(2), QStringLiteral("gap 2, event e:7"));
    }

    void resets()
    {
        ScriptedServer server{[](auto &peer, const auto &, int) {
            peer.send(sseHead() + hello
                      + "event: reset\ndata: {\"requested\":\"d:9\",\"first\":\"e:5\",\"reason\":\"epoch\"}\n\n"
                      + ourEvent(5));
        }};
        Followed f{server.url()};
        f.config.after = "d:9";
        f.start();
        QTRY_VERIFY(f.seen.has("event e:5"));
        QCOMPARE(f.seen.tail(2), QStringLiteral("reset epoch, event e:5"));
        QCOMPARE(f.client->ledger().counts(), (DeliveryLedger::Counts{.events = 1, .resets = 1}));
    }

    /// The chunks, and the pieces in which they arrive, are cut at every byte.
    void chunksMayBeCutAnywhere()
    {
        const QByteArray stream = hello + ourEvent(5) + "data: x\r\n\r\n";
        const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                                "Transfer-Encoding: chunked\r\n\r\n";
        ScriptedServer server{[&](auto &peer, const auto &, int number) {
            const qsizetype cut = number % stream.size();
            const QByteArray whole =
                head + (cut > 0 ? chunk(stream.first(cut)) : QByteArray{}) + chunk(stream.sliced(cut)) + "0\r\n\r\n";
            const qsizetype piece = number * 7 % whole.size();
            peer.send(whole.first(piece));
            QTimer::singleShot(0, peer.socket, [peer = &peer, rest = whole.sliced(piece)] { peer->send(rest); });
        }};
        Followed f{server.url()};
        f.start();
        QTRY_VERIFY_WITH_TIMEOUT(f.seen.count("close 0") >= stream.size(), 30'000);
        f.client->stop();
        const auto foreign =
            std::ranges::count_if(f.seen.events, [](const ReceivedEvent &event) { return event.channel.isEmpty(); });
        QVERIFY(foreign >= stream.size());
        QCOMPARE(f.seen.events.size(), static_cast<std::size_t>(foreign + 1));
        QVERIFY(f.seen.count("duplicate e:5") >= stream.size() - 1);
        QCOMPARE(f.seen.count("error"), 0);
        QCOMPARE(f.seen.count("heartbeat comment"), 0);
    }

    void aStreamCutWithinAChunkIsAnError()
    {
        ScriptedServer server{[](auto &peer, const auto &, int) {
            peer.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                      "20\r\ndata: x\n\n");
            peer.close();
        }};
        Followed f{server.url()};
        f.start();
        QTRY_VERIFY(f.seen.has("retry 1"));
        QVERIFY(f.seen.all().startsWith(QStringLiteral("state connecting, state open, event , error, close 0")));
        QVERIFY(f.seen.lastError.contains(QStringLiteral("within an answer")));
    }

    void aLineWithoutEndIsGivenUp()
    {
        ScriptedServer server{
            [](auto &peer, const auto &, int) { peer.send(sseHead() + "data: " + QByteArray(5 * 1024 * 1024, 'x')); }};
        Followed f{server.url()};
        f.config.backoff = {1h, 1h};
        f.start();
        QTRY_VERIFY(f.seen.has("retry 1"));
        QVERIFY(f.seen.lastError.contains(QStringLiteral("4 MiB")));
    }
};

QTEST_GUILESS_MAIN(SseClientTest)
#include "tst_sseclient.moc"
