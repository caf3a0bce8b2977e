// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/rawpeer.h"
#include "support/serverfixture.h"

#include "time/clock.h"

#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

constexpr char host[] = "Host: localhost\r\n";

QByteArray request(const QByteArray &line, const QByteArray &headerLines = {}, const QByteArray &body = {})
{
    return line + " HTTP/1.1\r\n" + host + headerLines + "\r\n" + body;
}

} // namespace

/// Plain requests: what is answered, what is refused, and how the connection goes on.
class TestRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pollsSentBehindAParkedOneAreAnsweredInTurn()
    {
        ServerFixture fixture;
        RawPeer peer{fixture.port()};
        peer.get("/poll");
        peer.get("/poll?channel=other,default");
        peer.get("/health");
        QTRY_COMPARE(fixture.server().stats().connections.longpoll, 1);
        std::optional<RawPeer::Response> response;
        for (const char *const data : {"first", "second"}) {
            QTRY_COMPARE(fixture.server().stats().connections.longpoll, 1);
            fixture.publish(data);
            QVERIFY((response = peer.awaitResponse()));
            QVERIFY2(response->body.contains(data), response->body.constData());
        }
        QVERIFY((response = peer.awaitResponse()));
        QVERIFY(response->body.contains("\"status\":\"ok\""));
        QCOMPARE(fixture.server().stats().connections.longpoll, 0);
        QCOMPARE(fixture.server().stats().delivered.longpoll, 2);
    }

    void answers_data() // NOLINT(readability-function-size): a table
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("bodyPart");
        const auto row = [](const char *name, const QByteArray &bytes, int status, const QByteArray &part = {}) {
            QTest::newRow(name) << bytes << status << part;
        };
        row("page", request("GET /"), 200, "<!doctype html>");
        row("health", request("GET /health"), 200, R"("status":"ok")");
        row("stats", request("GET /stats"), 200, "\"connections\":{");
        row("time", request("GET /time"), 200, SteadyClock::id());
        row("short poll", request("GET /poll?timeout=0"), 200, "{\"events\":[],\"next\":\"");
        row("publish", request("POST /publish", "Content-Length: 2\r\n", "hi"), 200, "{\"id\":\"");
        row("publish, chunked", request("POST /publish", "Transfer-Encoding: chunked\r\n", "2\r\nhi\r\n0\r\n\r\n"), 200,
            "{\"id\":\"");
        row("absolute form", "GET http://localhost/health HTTP/1.1\r\nHost: localhost\r\n\r\n", 200, "ok");
        row("HTTP/1.0 without Host", "GET /health HTTP/1.0\r\n\r\n", 200, "ok");
        row("preflight of a known path", request("OPTIONS /publish"), 204);
        row("unknown path", request("GET /nothing"), 404, "not-found");
        row("path above the root", request("GET /../etc/passwd"), 404);
        row("wrong method", request("DELETE /publish"), 405, "method-not-allowed");
        row("POST to a stream", request("POST /events", "Content-Length: 0\r\n"), 405);
        row("unknown method", request("BREW /health"), 405);
        row("bad channel", request("GET /events?channel=a%20b"), 400, R"("field":"channel")");
        row("bad channel of a poll", request("GET /poll?channel=%2F"), 400, R"("field":"channel")");
        row("bad cursor", request("GET /poll?after=x"), 400, R"("field":"after")");
        row("bad cursor of a stream", request("GET /events?after=x"), 400, R"("field":"after")");
        row("timeout is no number", request("GET /poll?timeout=soon"), 400, R"("field":"timeout")");
        row("timeout too long", request("GET /poll?timeout=61"), 400, R"("field":"timeout")");
        row("timeout below zero", request("GET /poll?timeout=-1"), 400, R"("field":"timeout")");
        row("timeout nan", request("GET /poll?timeout=nan"), 400, R"("field":"timeout")");
        row("raw neither 0 nor 1", request("GET /events?raw=yes"), 400, R"("field":"raw")");
        row("bad percent-encoding", request("GET /poll?channel=%zz"), 400);
        row("bad JSON", request("POST /publish", "Content-Type: application/json\r\nContent-Length: 1\r\n", "{"), 400,
            R"("field":"body")");
        row("no upgrade", request("GET /ws"), 426, "upgrade-needed");
        row("upgrade without a key",
            request("GET /ws", "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"), 400);
        row("other version of WebSocket",
            request("GET /ws",
                    "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 8\r\n"
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"),
            426);
        row("no Host", "GET /health HTTP/1.1\r\n\r\n", 400, R"("field":"Host")");
        row("foreign Host", "GET /health HTTP/1.1\r\nHost: evil.example\r\n\r\n", 403, R"("field":"Host")");
        row("foreign Origin", request("GET /stats", "Origin: http://evil.example\r\n"), 403, R"("field":"Origin")");
        row("foreign Origin of an upgrade",
            request("GET /ws",
                    "Origin: http://evil.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"),
            403);
        row("no HTTP", "hello\r\n\r\n", 400);
        row("HTTP/2", "GET / HTTP/2.0\r\nHost: localhost\r\n\r\n", 505);
        row("long line", "GET /" + QByteArray(20'000, 'x') + " HTTP/1.1\r\n", 414);
        row("large headers", request("GET /", "A: " + QByteArray(20'000, 'x') + "\r\n"), 431);
        row("many headers", request("GET /", QByteArray{"A: b\r\n"}.repeated(200)), 431);
        row("two lengths", request("POST /publish", "Content-Length: 1\r\nContent-Length: 2\r\n", "hi"), 400);
        row("length and chunked", request("POST /publish", "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n"), 400);
        row("unknown coding", request("POST /publish", "Transfer-Encoding: gzip\r\n"), 501);
        row("bad chunk", request("POST /publish", "Transfer-Encoding: chunked\r\n", "zz\r\n"), 400);
        row("large body by its length", request("POST /publish", "Content-Length: 1048577\r\n"), 413, "too-large");
        row("large body by its chunks",
            request("POST /publish", "Transfer-Encoding: chunked\r\n",
                    "100001\r\n" + QByteArray(0x100001, 'x') + "\r\n"),
            413, "too-large");
    }

    void answers()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, bodyPart);
        ServerFixture fixture;
        RawPeer peer{fixture.port()};
        peer.send(bytes);
        std::optional<RawPeer::Response> response;
        QVERIFY((response = peer.awaitResponse()));
        QTEST(response->head.status, "status");
        QVERIFY2(response->body.contains(bodyPart), response->body.constData());

        RawPeer honest{fixture.port()};
        honest.get("/health");
        QVERIFY((response = honest.awaitResponse()));
        QCOMPARE(response->head.status, 200);
    }

    void tellsWhatAPathTakes()
    {
        ServerFixture fixture;
        RawPeer peer{fixture.port()};
        peer.send(request("PUT /publish"));
        std::optional<RawPeer::Response> response;
        QVERIFY((response = peer.awaitResponse()));
        QCOMPARE(response->head.status, 405);
        QCOMPARE(response->head.headers.value("Allow").value_or(""), "POST, OPTIONS");
    }

    void headHasNoBody()
    {
        ServerFixture fixture;
        RawPeer peer{fixture.port()};
        peer.send(request("HEAD /health") + request("GET /health"));
        std::optional<RawPeer::Response> response;
        QVERIFY((response = peer.awaitResponse(true)));
        QVERIFY(response->head.headers.value("Content-Length").value_or("0").toInt() > 0);
        QVERIFY((response = peer.awaitResponse()));
        QVERIFY(response->body.contains("ok"));
    }

    void goesOnAfterARefusal()
    {
        ServerFixture fixture;
        RawPeer peer{fixture.port()};
        peer.send(request("GET /nothing") + request("GET /poll?after=x") + request("GET /health"));
        for (const int status : {404, 400, 200}) {
            std::optional<RawPeer::Response> response;
            QVERIFY((response = peer.awaitResponse()));
            QCOMPARE(response->head.status, status);
        }
        QVERIFY(!peer.isClosed());
    }

    void pipelinedRequestsAreAnsweredInOrder()
    {
        ServerFixture fixture;
        RawPeer peer{fixture.port()};
        QByteArray all;
        for (int i = 0; i < 50; ++i) {
            all += request("POST /publish", "Content-Length: 2\r\n", "hi");
        }
        all += request("GET /poll?timeout=0.1"); // waits, and what follows waits for it
        all += request("GET /health");
        peer.send(all);
        for (int i = 1; i <= 50; ++i) {
            std::optional<RawPeer::Response> response;
            QVERIFY((response = peer.awaitResponse()));
            QVERIFY(response->body.contains(':' + QByteArray::number(i) + '"'));
        }
        std::optional<RawPeer::Response> response;
        QVERIFY((response = peer.awaitResponse()));
        QVERIFY(response->body.startsWith("{\"events\":[]"));
        QVERIFY((response = peer.awaitResponse()));
        QVERIFY(response->body.contains("ok"));
    }

    void aRequestMayComeInPieces()
    {
        ServerFixture fixture;
        const QByteArray bytes =
            request("POST /publish?channel=a", "Content-Length: 5\r\n", "hello") + request("GET /health");
        for (qsizetype cut = 1; cut < bytes.size(); ++cut) {
            RawPeer peer{fixture.port()};
            peer.send(bytes.first(cut));
            QTRY_COMPARE(peer.socket().state(), QAbstractSocket::ConnectedState);
            peer.socket().flush();
            QCoreApplication::processEvents();
            peer.send(bytes.sliced(cut));
            std::optional<RawPeer::Response> response;
            QVERIFY((response = peer.awaitResponse()));
            QCOMPARE(response->head.status, 200);
            QVERIFY((response = peer.awaitResponse()));
            QCOMPARE(response->head.status, 200);
        }
    }

    void closesWhenAsked_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("closes");
        QTest::newRow("1.1") << request("GET /health") << false;
        QTest::newRow("1.1 close") << request("GET /health", "Connection: close\r\n") << true;
        QTest::newRow("1.0") << QByteArray{"GET /health HTTP/1.0\r\n\r\n"} << true;
        QTest::newRow("1.0 keep-alive") << QByteArray{"GET /health HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"}
                                        << false;
        QTest::newRow("poll, close") << request("GET /poll?timeout=0", "Connection: close\r\n") << true;
        QTest::newRow("parked poll, close") << request("GET /poll?timeout=0.1", "Connection: close\r\n") << true;
    }

    void closesWhenAsked()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, closes);
        ServerFixture fixture;
        RawPeer peer{fixture.port()};
        peer.send(bytes);
        std::optional<RawPeer::Response> response;
        QVERIFY((response = peer.awaitResponse()));
        QCOMPARE(response->head.headers.hasToken("Connection", "close"), closes);
        if (closes) {
            QTRY_VERIFY(peer.isClosed());
        } else {
            peer.get("/health");
            QVERIFY(peer.awaitResponse());
        }
    }

    void continuesWhereTheClientWaits()
    {
        ServerFixture fixture;
        RawPeer peer{fixture.port()};
        peer.send(request("POST /publish", "Content-Length: 2\r\nExpect: 100-continue\r\n"));
        QTRY_VERIFY(peer.input().startsWith("HTTP/1.1 100 Continue\r\n\r\n"));
        QVERIFY(peer.takeResponse());
        peer.send("hi");
        std::optional<RawPeer::Response> response;
        QVERIFY((response = peer.awaitResponse()));
        QCOMPARE(response->head.status, 200);
    }

    void aRequestThatTricklesInIsGivenUp_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("head") << QByteArray{"GET /health HTT"};
        QTest::newRow("headers") << QByteArray{"GET /health HTTP/1.1\r\nHost: localhost\r\n"};
        QTest::newRow("body") << request("POST /publish", "Content-Length: 5\r\n", "hel");
        QTest::newRow("a later request") << request("GET /health") + "GET /hea";
    }

    void aRequestThatTricklesInIsGivenUp()
    {
        QFETCH(QByteArray, bytes);
        ManualClock clock;
        ServerFixture fixture{{}, clock};
        RawPeer peer{fixture.port()};
        peer.send(bytes);
        if (bytes.contains("GET /hea") && bytes.contains("\r\n\r\n")) {
            QVERIFY(peer.awaitResponse());
        }
        QTRY_COMPARE(fixture.server().stats().connections.total(), 1);
        // The bytes must have been read before time passes: a second, complete request shows it.
        RawPeer other{fixture.port()};
        other.get("/health");
        QVERIFY(other.awaitResponse());
        clock.advance(31s);
        std::optional<RawPeer::Response> response;
        QVERIFY((response = peer.awaitResponse()));
        QCOMPARE(response->head.status, 408);
        QTRY_VERIFY(peer.isClosed());
    }

    void anIdleConnectionIsClosed()
    {
        ManualClock clock;
        ServerFixture fixture{{}, clock};
        RawPeer peer{fixture.port()};
        peer.get("/health");
        QVERIFY(peer.awaitResponse());
        clock.advance(76s);
        QTRY_VERIFY(peer.isClosed());
        QVERIFY(peer.input().isEmpty());
    }

    void tokensGuardEveryEndpoint_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const char *line :
             {"GET /events", "GET /poll?timeout=0", "GET /ws", "GET /stats", "GET /time", "POST /publish"}) {
            QTest::newRow(line) << QByteArray{line};
        }
    }

    void tokensGuardEveryEndpoint()
    {
        QFETCH(QByteArray, line);
        ServerConfig config;
        config.token = "secret";
        ServerFixture fixture{config};
        for (const auto &[headerLine, status] :
             {std::pair{QByteArray{}, 401}, {"Authorization: Bearer wrong\r\n", 403}}) {
            RawPeer peer{fixture.port()};
            peer.send(request(line, headerLine));
            std::optional<RawPeer::Response> response;
            QVERIFY((response = peer.awaitResponse()));
            QCOMPARE(response->head.status, status);
        }
    }

    void corsForAllowedOrigins()
    {
        ServerConfig config;
        config.allowedOrigins = {"https://app.example"};
        ServerFixture fixture{config};
        RawPeer peer{fixture.port()};
        peer.send(request("OPTIONS /events",
                          "Origin: https://app.example\r\nAccess-Control-Request-Method: GET\r\n"
                          "Access-Control-Request-Headers: last-event-id\r\n"));
        std::optional<RawPeer::Response> response;
        QVERIFY((response = peer.awaitResponse()));
        QCOMPARE(response->head.status, 204);
        const auto allowed = response->head.headers.value("Access-Control-Allow-Headers").value_or("");
        QVERIFY(allowed.contains("Last-Event-ID") && allowed.contains("Authorization"));
        peer.send(request("GET /events", "Origin: https://app.example\r\n"));
        QTRY_VERIFY(peer.input().contains("Access-Control-Allow-Origin: https://app.example\r\n"));
    }

    void aFullServerSaysSo()
    {
        ServerConfig config;
        config.maxConnections = 2;
        ServerFixture fixture{config};
        RawPeer first{fixture.port()};
        RawPeer second{fixture.port()};
        first.get("/health");
        second.get("/health");
        QVERIFY(first.awaitResponse() && second.awaitResponse());
        std::optional<RawPeer::Response> response;
        {
            RawPeer third{fixture.port()};
            third.get("/events");
            QVERIFY((response = third.awaitResponse()));
            QCOMPARE(response->head.status, 503);
            QVERIFY(response->head.headers.value("Retry-After").value_or("0").toInt() >= 1);
            QTRY_VERIFY(third.isClosed());
        }
        first.get("/health");
        QVERIFY((response = first.awaitResponse()));
        QCOMPARE(response->head.status, 200);
        second.socket().abort();
        QTRY_COMPARE(fixture.server().stats().connections.total(), 1);
        RawPeer fourth{fixture.port()};
        fourth.get("/health");
        QVERIFY((response = fourth.awaitResponse()));
        QCOMPARE(response->head.status, 200);
    }

    void aBusyPortIsAnError()
    {
        ServerFixture fixture;
        ServerConfig config;
        config.port = fixture.port();
        const SteadyClock clock;
        PushServer second{config, clock};
        const auto port = second.listen();
        QVERIFY(!port);
        QCOMPARE(port.error().code, "port-busy");
        QVERIFY(port.error().message.contains(QString::number(fixture.port())));
    }

    void whatAFeedSendsThatIsNoUtf8IsCounted()
    {
        ServerFixture fixture;
        fixture.server().publish({"default", "message", {}, {Payload::Kind::Binary, "\xff"}});
        fixture.publish("text");
        RawPeer peer{fixture.port()};
        peer.send("POST /publish HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/octet-stream\r\n"
                  "Content-Length: 1\r\n\r\nx");
        QVERIFY(peer.awaitResponse());
        peer.get("/stats");
        const auto stats = peer.awaitResponse();
        QVERIFY(stats);
        QVERIFY(stats->body.contains("\"feed_invalid_utf8\":1,"));
        QVERIFY(stats->body.contains("\"published\":3,"));
    }
};

QTEST_GUILESS_MAIN(TestRequests)
#include "tst_requests.moc"
