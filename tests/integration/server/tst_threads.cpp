// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/crowd.h"

#include <QJsonArray>
#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

/// A connection that is answered although no event loop runs in this thread. It has published once.
std::unique_ptr<RawPeer> peerOnAnotherThread(ServerFixture &fixture)
{
    constexpr int tries = 50;
    for (int i = 0; i < tries; ++i) {
        auto peer = std::make_unique<RawPeer>(fixture.port());
        peer->send(publishRequest("default", "x"));
        if (peer->socket().waitForConnected() && peer->socket().waitForBytesWritten()
            && peer->socket().waitForReadyRead(200)) {
            while (!peer->takeResponse()) {
                peer->socket().waitForReadyRead();
            }
            return peer;
        }
    }
    return {};
}

} // namespace

/// One log, one port, several threads: all that holds for one thread holds for all together.
class TestThreads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
#ifndef Q_OS_LINUX
        QSKIP("several threads are for Linux");
#endif
    }

    void allHearTheSameInTheSameOrder()
    {
        constexpr int publishers = 8;
        constexpr int each = 60;
        constexpr std::size_t total = publishers * each + each;
        ServerFixture fixture{severalThreads()};
        Crowd crowd{fixture, "/events?channel=a,b"};
        QVERIFY(Crowd::isOnEveryThread(fixture));
        std::vector<std::unique_ptr<RawPeer>> senders;
        for (int i = 0; i < publishers; ++i) {
            senders.push_back(std::make_unique<RawPeer>(fixture.port()));
            for (int j = 0; j < each; ++j) {
                senders.back()->send(publishRequest(j % 2 == 0 ? "a" : "b", QByteArray::number(i)));
            }
        }
        for (int j = 0; j < each; ++j) {
            fixture.publish("feed", "a");
            QCoreApplication::processEvents();
        }
        QTRY_VERIFY(crowd.allHave(total));
        const auto reference = eventsIn(crowd.streams().front()->stream());
        QHash<QByteArray, QByteArray> newest;
        for (std::size_t i = 0; i < reference.size(); ++i) {
            QCOMPARE(textOf(reference[i], "id"), fixture.epoch() + ':' + QByteArray::number(i + 1));
            QByteArray &previous = newest[textOf(reference[i], "channel")];
            QCOMPARE(textOf(reference[i], "prev"), previous);
            previous = textOf(reference[i], "id");
        }
        for (const auto &stream : crowd.streams()) {
            QCOMPARE(eventsIn(stream->stream()), reference);
        }
        QCOMPARE(fixture.server().stats().published, static_cast<qint64>(total));
    }

    void anIdJustPublishedIsKnownOnEveryThread()
    {
        constexpr int rounds = 40;
        constexpr int connections = 10;
        ServerFixture fixture{severalThreads()};
        std::vector<std::unique_ptr<RawPeer>> peers;
        peers.reserve(connections);
        for (int i = 0; i < connections; ++i) {
            peers.push_back(std::make_unique<RawPeer>(fixture.port()));
        }
        QTRY_COMPARE(fixture.server().stats().connections.total(), connections);
        QByteArray previous;
        for (int i = 0; i < rounds; ++i) {
            RawPeer &sender = *peers[static_cast<std::size_t>(i % connections)];
            sender.send(publishRequest("default", "x"));
            const auto published = sender.awaitResponse();
            QVERIFY(published);
            const QByteArray id = textOf(QJsonDocument::fromJson(published->body).object(), "id");
            for (const auto &peer : peers) {
                peer->get("/poll?timeout=0&after=" + id);
                peer->get("/poll?timeout=0&after=" + (previous.isEmpty() ? id : previous));
            }
            for (const auto &peer : peers) {
                const auto newest = peer->awaitResponse();
                const auto last = peer->awaitResponse();
                QVERIFY(newest && last);
                QCOMPARE(newest->body, "{\"events\":[],\"next\":\"" + id + "\"}");
                QVERIFY(!last->body.contains("reset"));
                QCOMPARE(last->body.count("\"event\":"), previous.isEmpty() ? 0 : 1);
            }
            previous = id;
        }
    }

    /// The server's first thread is this one, so it falls behind while no event loop runs here.
    void aThreadThatIsFarBehindKnowsAnIdOfAnother()
    {
        constexpr int events = 500;
        ServerFixture fixture{severalThreads()};
        const auto sender = peerOnAnotherThread(fixture);
        QVERIFY(sender);
        std::vector<std::unique_ptr<RawPeer>> pollers;
        while (pollers.size() < 100 && fixture.server().stats().threads[0].connections < 2) {
            pollers.push_back(std::make_unique<RawPeer>(fixture.port()));
            QTRY_COMPARE(fixture.server().stats().connections.total(), static_cast<qint64>(pollers.size() + 1));
        }
        QByteArray id;
        for (int i = 0; i < events; ++i) {
            sender->send(publishRequest("default", "x"));
        }
        for (int i = 0; i < events; ++i) {
            std::optional<RawPeer::Response> published;
            while (!(published = sender->takeResponse())) {
                QVERIFY(sender->socket().waitForReadyRead());
            }
            id = textOf(QJsonDocument::fromJson(published->body).object(), "id");
        }
        for (const auto &poller : pollers) {
            poller->get("/poll?timeout=0&after=" + id);
            poller->socket().flush();
        }
        for (const auto &poller : pollers) {
            const auto answer = poller->awaitResponse();
            QVERIFY(answer);
            QCOMPARE(answer->body, "{\"events\":[],\"next\":\"" + id + "\"}");
        }
    }

    void aStreamResumesOnAnotherThread()
    {
        constexpr int resumed = 30;
        ServerFixture fixture{severalThreads()};
        fixture.publishNumbers(1, 10);
        RawPeer sender{fixture.port()};
        for (int i = 0; i < resumed; ++i) {
            sender.send(publishRequest("default", "x"));
            const auto published = sender.awaitResponse();
            QVERIFY(published);
            const QByteArray id = textOf(QJsonDocument::fromJson(published->body).object(), "id");
            RawPeer stream{fixture.port()};
            RawWebSocket socket{fixture.port(), "/ws?after=" + id};
            stream.get("/events?after=" + id);
            QTRY_VERIFY(stream.stream().contains("retry:") && !socket.ofType(QStringLiteral("hello")).empty());
            QVERIFY(stream.stream().contains("id: " + id + "\n\n"));
            QVERIFY(!stream.stream().contains("event: reset"));
            QVERIFY(socket.ofType(QStringLiteral("reset")).empty());
            fixture.publish("next");
            QTRY_COMPARE(eventsIn(stream.stream()).size(), 1U);
            QTRY_COMPARE(socket.ids(), QByteArrayList{fixture.server().stats().historyLast});
            QCOMPARE(textOf(eventsIn(stream.stream())[0], "prev"), id);
        }
    }

    void aSubscriptionLaterOnKnowsTheNewest()
    {
        constexpr int sockets = 9;
        ServerFixture fixture{severalThreads()};
        std::vector<std::unique_ptr<RawWebSocket>> crowd;
        crowd.reserve(sockets);
        for (int i = 0; i < sockets; ++i) {
            crowd.push_back(std::make_unique<RawWebSocket>(fixture.port()));
        }
        for (const auto &socket : crowd) {
            QTRY_COMPARE(socket->ofType(QStringLiteral("hello")).size(), 1U);
        }
        fixture.publish("one", "other");
        fixture.publish("two", "other");
        const QByteArray epoch = fixture.epoch();
        for (const auto &socket : crowd) {
            socket->sendText(R"({"type":"subscribe","channel":"other","after":")" + epoch + R"(:1"})");
        }
        for (const auto &socket : crowd) {
            QTRY_COMPARE(socket->ids(), QByteArrayList{epoch + ":2"});
            QVERIFY(socket->ofType(QStringLiteral("reset")).empty());
        }
    }

    void theLimitOfConnectionsIsForAllThreads()
    {
        constexpr int limit = 12;
        ServerConfig config = severalThreads();
        config.maxConnections = limit;
        ServerFixture fixture{config};
        std::vector<std::unique_ptr<RawPeer>> peers;
        for (int i = 0; i < limit; ++i) {
            peers.push_back(std::make_unique<RawPeer>(fixture.port()));
            peers.back()->get("/events");
        }
        QTRY_COMPARE(fixture.server().stats().connections.sse, limit);
        for (int i = 0; i < 2 * threadsInTest; ++i) {
            RawPeer surplus{fixture.port()};
            surplus.get("/events");
            const auto refused = surplus.awaitResponse();
            QVERIFY(refused);
            QCOMPARE(refused->head.status, 503);
            QTRY_VERIFY(surplus.isClosed());
        }
        peers.front()->socket().abort();
        QTRY_COMPARE(fixture.server().stats().connections.total(), limit - 1);
        RawPeer another{fixture.port()};
        another.get("/health");
        const auto answer = another.awaitResponse();
        QVERIFY(answer);
        QCOMPARE(answer->head.status, 200);
    }

    void figuresAreSummed()
    {
        ServerFixture fixture{severalThreads()};
        Crowd crowd{fixture, "/events"};
        fixture.publishNumbers(1, 5);
        QTRY_VERIFY(crowd.allHave(5));
        const auto streams = static_cast<qint64>(crowd.streams().size());
        const ServerStats stats = fixture.server().stats();
        QCOMPARE(stats.connections.sse, streams);
        QCOMPARE(stats.delivered.sse, 5 * streams);
        QCOMPARE(stats.published, 5);
        QCOMPARE(stats.historyEvents, 5);
        QCOMPARE(stats.threads.size(), std::size_t{threadsInTest});
        for (int i = 0; i < 2 * threadsInTest; ++i) {
            RawPeer peer{fixture.port()};
            peer.get("/stats");
            const auto answer = peer.awaitResponse();
            QVERIFY(answer);
            const QJsonObject json = QJsonDocument::fromJson(answer->body).object();
            QCOMPARE(json[QStringLiteral("connections")][QStringLiteral("sse")].toInteger(), streams);
            QCOMPARE(json[QStringLiteral("delivered")][QStringLiteral("sse")].toInteger(), 5 * streams);
            QCOMPARE(json[QStringLiteral("published")].toInteger(), 5);
            QCOMPARE(json[QStringLiteral("history")][QStringLiteral("last")].toString().toLatin1(),
                     fixture.epoch() + ":5");
            QCOMPARE(json[QStringLiteral("threads")].toArray().size(), threadsInTest);
        }
    }

    void forgettingIsKnownOnEveryThread()
    {
        ServerFixture fixture{severalThreads()};
        fixture.publishNumbers(1, 5);
        const QByteArray epoch = fixture.epoch();
        Crowd live{fixture, "/events"};
        fixture.server().forgetHistory();
        Crowd resumed{fixture, "/events?after=" + epoch + ":3", live};
        Crowd current{fixture, "/events?after=" + epoch + ":5", live};
        QTRY_VERIFY(resumed.allHave(1));
        for (const auto &stream : resumed.streams()) {
            QCOMPARE(textOf(eventsIn(stream->stream())[0], "reason"), "expired");
        }
        const auto all = live.streams().size() + resumed.streams().size() + current.streams().size();
        QTRY_COMPARE(fixture.server().stats().connections.sse, static_cast<qint64>(all));
        fixture.publish("6");
        QTRY_VERIFY(live.allHave(1) && resumed.allHave(2) && current.allHave(1));
        for (const auto &stream : live.streams()) {
            QCOMPARE(textOf(eventsIn(stream->stream())[0], "prev"), epoch + ":5");
        }
        for (const auto &stream : current.streams()) {
            QCOMPARE(textOf(eventsIn(stream->stream())[0], "id"), epoch + ":6");
        }
    }

    void heartbeatsAndMutesAreForEveryThread()
    {
        ServerFixture fixture{severalThreads()};
        fixture.server().setHeartbeat(40ms);
        Crowd crowd{fixture, "/events"};
        const auto all = [&](int comments) {
            return std::ranges::all_of(crowd.streams(),
                                       [&](const auto &peer) { return peer->stream().count("\n:") >= comments; });
        };
        QTRY_VERIFY(all(3));
        fixture.server().setHeartbeatsMuted(true);
        RawWebSocket last{fixture.port()}; // by then all threads know
        QTRY_VERIFY(!last.messages().empty());
        QTest::qWait(100);
        const auto bytes = [&] {
            qsizetype sum = 0;
            for (const auto &stream : crowd.streams()) {
                sum += stream->input().size();
            }
            return sum;
        };
        const qsizetype before = bytes();
        QTest::qWait(200);
        QCOMPARE(bytes(), before);
        fixture.server().setHeartbeatsMuted(false);
        QTRY_VERIFY(all(5));
    }
};

QTEST_GUILESS_MAIN(TestThreads)
#include "tst_threads.moc"
