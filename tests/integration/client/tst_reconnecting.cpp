// SPDX-License-Identifier: GPL-3.0-or-later
#include "notetaker.h"
#include "scriptedserver.h"

#include "client/redirects.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace pushscope;
using namespace pushscope::test;
using namespace std::chrono_literals;

/// What all transports share, shown with SSE.
class ReconnectingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noticesComeInOrder_data()
    {
        QTest::addColumn<bool>("reset");
        QTest::addColumn<QString>("reason");
        QTest::newRow("FIN") << false << QStringLiteral("the stream ended");
        QTest::newRow("RST") << true << QStringLiteral("the connection was reset (RST)");
    }

    void noticesComeInOrder()
    {
        QFETCH(const bool, reset);
        QFETCH(const QString, reason);
        ScriptedServer server{[reset](auto &peer, const auto &, int number) {
            peer.send(sseHead() + "data: x\n\n");
            if (number == 1) {
                reset ? peer.reset() : peer.close();
            }
        }};
        Followed f{server.url()};
        f.start();
        QTRY_COMPARE(f.seen.count("event "), 2);
        QCOMPARE(f.seen.all(),
                 QStringLiteral("state connecting, state open, event , close 0, state backoff, retry 1, "
                                "state connecting, state open, event "));
        QVERIFY(std::ranges::is_sorted(f.seen.times));
        QCOMPARE(f.seen.lastReason, reason);
        QVERIFY(f.seen.bytesRead > 0 && f.seen.bytesWritten > 0);
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("notes");
        QTest::addColumn<QString>("part");
        const auto failed = QStringLiteral("state connecting, error, close %1, state failed");
        const auto retried = QStringLiteral("state connecting, error, close %1, state backoff, retry 1");
        QTest::newRow("204") << answerWith("204 No Content", {})
                             << QStringLiteral("state connecting, close 204, state closed") << QString{};
        QTest::newRow("400") << answerWith("400 Bad Request", {}) << failed.arg(400) << QStringLiteral("400 Bad");
        QTest::newRow("401") << answerWith("401 Unauthorized", {}) << failed.arg(401) << QStringLiteral("token");
        const QByteArray json{"Content-Type: application/json\r\n"};
        const QByteArray reason{"{\"error\":{\"code\":\"x\",\"message\":\"not an id\",\"field\":\"after\"}}"};
        QTest::newRow("the server says why") << answerWith("400 Bad Request", reason, json) << failed.arg(400)
                                             << QStringLiteral("Request: after: not an id");
        QTest::newRow("a reason that is cut") << QByteArray{answerWith("503 Busy", reason, json).chopped(5)}
                                              << retried.arg(503) << QStringLiteral("503 Busy");
        QTest::newRow("a reason in another form")
            << answerWith("401 Unauthorized", "{}", json) << failed.arg(401) << QStringLiteral("token is needed");
        QTest::newRow("404") << answerWith("404 Not Found", {}) << failed.arg(404) << QStringLiteral("path");
        QTest::newRow("wrong type") << answerWith("200 OK", "hi", "Content-Type: text/html\r\n") << failed.arg(200)
                                    << QStringLiteral("text/html");
        QTest::newRow("no type") << answerWith("200 OK", "hi") << failed.arg(200) << QStringLiteral("no event stream");
        QTest::newRow("redirect to nowhere")
            << answerWith("302 Found", {}) << failed.arg(302) << QStringLiteral("no usable URL");
        QTest::newRow("redirect elsewhere") << answerWith("302 Found", {}, "Location: ftp://h/\r\n") << failed.arg(302)
                                            << QStringLiteral("no usable URL");
        QTest::newRow("408") << answerWith("408 Request Timeout", {}) << retried.arg(408) << QStringLiteral("408");
        QTest::newRow("429") << answerWith("429 Too Many Requests", {}) << retried.arg(429)
                             << QStringLiteral("too often");
        QTest::newRow("500") << answerWith("500 Oops", {}) << retried.arg(500) << QStringLiteral("500 Oops");
        QTest::newRow("not HTTP") << QByteArray{"SSH-2.0-x\r\n\r\n"} << retried.arg(0)
                                  << QStringLiteral("not HTTP/1.1");
    }

    void refusals()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QString, notes);
        QFETCH(QString, part);
        ScriptedServer server{[&](auto &peer, const auto &, int) { peer.send(answer); }};
        Followed f{server.url()};
        f.config.backoff = {1h, 1h};
        f.start();
        QSignalSpy ended{f.client.get(), &TransportClient::ended};
        QTRY_VERIFY(f.seen.notes.size() >= notes.count(QLatin1Char(',')) + 1);
        QCOMPARE(f.seen.all(), notes);
        QVERIFY2(f.seen.lastError.contains(part), qPrintable(f.seen.lastError));
        if (f.client->state() != ClientState::Backoff) {
            QTRY_COMPARE(ended.count(), 1);
        }
    }

    void retryAfterIsTheShortestWait()
    {
        ScriptedServer server{[](auto &peer, const auto &, int) {
            peer.send(answerWith("503 Service Unavailable", {}, "Retry-After: 7\r\n"));
        }};
        Followed f{server.url()};
        f.start();
        QTRY_VERIFY(f.seen.has("retry 1"));
        QVERIFY(f.seen.lastDelay >= 7s && f.seen.lastDelay <= 7s + 5ms);
    }

    void retryOfTheStreamIsTheShortestWait()
    {
        ScriptedServer server{[](auto &peer, const auto &, int) {
            peer.send(sseHead() + "retry: 4000\n\n");
            peer.close();
        }};
        Followed f{server.url()};
        f.start();
        QTRY_VERIFY(f.seen.has("retry 1"));
        QVERIFY(f.seen.lastDelay >= 4s && f.seen.lastDelay <= 4s + 5ms);
    }

    void attemptsCountUntilSomethingComes()
    {
        ScriptedServer server{[](auto &peer, const auto &, int number) {
            if (number == 3) {
                peer.send(sseHead() + "data: x\n\n");
            } else if (number < 5) {
                peer.send(answerWith("500 Oops", {}));
            }
            peer.close();
        }};
        Followed f{server.url()};
        f.start();
        QTRY_VERIFY(f.seen.notes.count(QStringLiteral("state backoff")) >= 4);
        QCOMPARE(f.seen.notes.filter(QStringLiteral("retry")).mid(0, 4),
                 (QStringList{QStringLiteral("retry 1"), QStringLiteral("retry 2"), QStringLiteral("retry 1"),
                              QStringLiteral("retry 2")}));
    }

    void nobodyListens()
    {
        quint16 port = 0;
        {
            QTcpServer taken;
            QVERIFY(taken.listen(QHostAddress::LocalHost));
            port = taken.serverPort();
        }
        Followed f{QUrl{QStringLiteral("http://127.0.0.1:%1").arg(port)}};
        f.config.backoff = {1h, 1h};
        f.start();
        QTRY_COMPARE(f.seen.all(), QStringLiteral("state connecting, error, state backoff, retry 1"));
        QCOMPARE(f.seen.lastError,
                 QStringLiteral("127.0.0.1:%1 refused the connection: is the server running?").arg(port));
    }

    void noHostOfThatName()
    {
        Followed f{QUrl{QStringLiteral("http://nobody.invalid/events")}};
        f.config.backoff = {1h, 1h};
        f.start();
        QTRY_VERIFY_WITH_TIMEOUT(f.seen.has("retry 1"), 10'000);
        QVERIFY2(f.seen.lastError.contains(QStringLiteral("nobody.invalid")), qPrintable(f.seen.lastError));
    }

    void badUrlFailsAtOnce()
    {
        Followed f{QUrl{QStringLiteral("localhost:8080")}};
        f.start();
        QCOMPARE(f.seen.all(), QStringLiteral("error, state failed"));
        QVERIFY(f.seen.lastError.contains(QStringLiteral("http://")));
    }

    void theServerClosesWithoutAnAnswer()
    {
        ScriptedServer server{[](auto &peer, const auto &, int) { peer.close(); }};
        Followed f{server.url()};
        f.config.backoff = {1h, 1h};
        f.start();
        QTRY_COMPARE(f.seen.all(), QStringLiteral("state connecting, error, close 0, state backoff, retry 1"));
        QVERIFY(f.seen.lastError.contains(QStringLiteral("without an answer")));
    }

    void onlyPermanentRedirectsAreRemembered()
    {
        ScriptedServer server{[](auto &peer, const auto &head, int) {
            if (head.target == "/events?channel=a") {
                peer.send(answerWith("308 Permanent Redirect", {}, "Location: /b/events?channel=a\r\n"));
            } else if (head.target == "/b/events?channel=a") {
                peer.send(answerWith("307 Temporary Redirect", {}, "Location: c\r\n"));
            } else {
                peer.send(sseHead() + "data: x\n\n");
                peer.close();
            }
        }};
        Followed f{server.url()};
        f.config.channels = {"a"};
        f.start();
        QTRY_VERIFY(f.seen.count("event ") >= 2);
        QCOMPARE(server.targets().mid(0, 5),
                 (QByteArrayList{"/events?channel=a", "/b/events?channel=a", "/b/c", "/b/events?channel=a", "/b/c"}));
    }

    void redirectsEnd()
    {
        ScriptedServer server{
            [](auto &peer, const auto &, int) { peer.send(answerWith("302 Found", {}, "Location: /again\r\n")); }};
        Followed f{server.url()};
        f.start();
        QTRY_VERIFY(f.seen.has("state failed"));
        QCOMPARE(server.requests().size(), std::size_t{Redirects::most + 1});
        QVERIFY(f.seen.lastError.contains(QStringLiteral("more than 5")));
    }

    void credentialsDoNotFollowARedirectToAnotherOrigin()
    {
        ScriptedServer other{[](auto &peer, const auto &, int) { peer.send(sseHead() + "data: x\n\n"); }};
        ScriptedServer server{[&](auto &peer, const auto &, int) {
            peer.send(answerWith("302 Found", {}, "Location: " + other.url(QStringLiteral("/x")).toEncoded() + "\r\n"));
        }};
        Followed f{server.url()};
        f.config.token = "secret";
        f.start();
        QTRY_VERIFY(f.seen.has("event "));
        QCOMPARE(server.header(0, "Authorization"), QByteArray{"Bearer secret"});
        QCOMPARE(other.header(0, "Authorization"), QByteArray{});
    }

    void silenceIsStaleThenDead()
    {
        ScriptedServer server{
            [](auto &peer, const auto &, int) { peer.send(sseHead() + ": PushScope heartbeat=0.2\n\n"); }};
        Followed f{server.url()};
        f.start();
        QTRY_COMPARE(f.seen.count("state open"), 2);
        QCOMPARE(f.seen.all(),
                 QStringLiteral("state connecting, state open, state stale, error, close 0, state backoff, retry 1, "
                                "state connecting, state open"));
        QVERIFY2(f.seen.lastError.contains(QStringLiteral("although a heartbeat is due every 0.20 s")),
                 qPrintable(f.seen.lastError));
        const auto stale = f.seen.times[2] - f.seen.times[1];
        const auto dead = f.seen.times[3] - f.seen.times[1];
        QVERIFY2(stale >= 250ms && stale < 400ms, qPrintable(QString::number(stale / 1ms)));
        QVERIFY2(dead >= 400ms, qPrintable(QString::number(dead / 1ms)));
    }

    void aByteEndsStale()
    {
        ScriptedServer server{
            [](auto &peer, const auto &, int) { peer.send(sseHead() + ": PushScope heartbeat=0.3\n\n"); }};
        Followed f{server.url()};
        f.seen.onNote = [&](const QString &line) {
            if (line == QStringLiteral("state stale")) {
                server.peers().back()->send(": beat\n\n");
            }
        };
        f.start();
        QTRY_COMPARE(f.seen.count("state stale"), 3);
        QVERIFY2(f.seen.all().startsWith(QStringLiteral("state connecting, state open, state stale, state open, "
                                                        "heartbeat comment, state stale, state open")),
                 qPrintable(f.seen.all()));
        QCOMPARE(server.requests().size(), std::size_t{1});
    }

    void stopInEachState_data()
    {
        QTest::addColumn<QString>("when");
        QTest::addColumn<QString>("notes");
        QTest::newRow("connecting") << QStringLiteral("state connecting")
                                    << QStringLiteral("state connecting, state closed");
        QTest::newRow("open") << QStringLiteral("state open")
                              << QStringLiteral("state connecting, state open, close 0, state closed");
        QTest::newRow("event") << QStringLiteral("event ")
                               << QStringLiteral("state connecting, state open, event , close 0, state closed");
        QTest::newRow("stale") << QStringLiteral("state stale")
                               << QStringLiteral("state connecting, state open, event , event , state stale, close 0, "
                                                 "state closed");
        QTest::newRow("error") << QStringLiteral("error")
                               << QStringLiteral("state connecting, state open, event , event , state stale, error, "
                                                 "state closed");
        QTest::newRow("close") << QStringLiteral("close 0")
                               << QStringLiteral("state connecting, state open, event , event , state stale, error, "
                                                 "close 0, state closed");
        QTest::newRow("backoff") << QStringLiteral("state backoff")
                                 << QStringLiteral("state connecting, state open, event , event , state stale, error, "
                                                   "close 0, state backoff, state closed");
    }

    void stopInEachState()
    {
        QFETCH(QString, when);
        ScriptedServer server{[](auto &peer, const auto &, int) {
            peer.send(sseHead() + ": PushScope heartbeat=0.1\n\ndata: x\n\ndata: y\n\n");
        }};
        Followed f{server.url()};
        f.seen.onNote = [&](const QString &line) {
            if (line == when) {
                f.client->stop();
            }
        };
        f.client = makeTransportClient(f.config, f.clock, f.seen);
        QSignalSpy ended{f.client.get(), &TransportClient::ended};
        f.client->start();
        QTRY_COMPARE(ended.count(), 1);
        QTEST(f.seen.all(), "notes");
        QVERIFY(f.client->state() == ClientState::Closed);
        f.client->stop();
        QTEST(f.seen.all(), "notes");
    }

    void startsAgainAfterStop()
    {
        ScriptedServer server{[](auto &peer, const auto &, int number) {
            peer.send(sseHead() + "id: " + QByteArray::number(number) + "\ndata: x\n\n");
        }};
        Followed f{server.url()};
        f.start();
        QTRY_VERIFY(f.seen.has("event 1"));
        f.client->stop();
        f.client->start();
        QTRY_VERIFY(f.seen.has("event 2"));
        QCOMPARE(server.header(1, "Last-Event-ID"), QByteArray{"1"});
    }

    void theDestructorSaysNothing()
    {
        ScriptedServer server{[](auto &peer, const auto &, int) { peer.send(sseHead() + "data: x\n\n"); }};
        Followed f{server.url()};
        f.start();
        QTRY_VERIFY(f.seen.has("event "));
        const auto notes = f.seen.notes;
        f.client.reset();
        QCOMPARE(f.seen.notes, notes);
    }
};

QTEST_GUILESS_MAIN(ReconnectingTest)
#include "tst_reconnecting.moc"
