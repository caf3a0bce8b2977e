// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/rawpeer.h"
#include "support/serverfixture.h"

#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

const QByteArray upgrade =
    QByteArrayLiteral("Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");

struct Endpoint
{
    const char *name;
    QByteArray method;
    QByteArray target;
    int open; ///< the status without tokens
};

const std::vector<Endpoint> endpoints{
    {"events", "GET", "/events", 200},   {"ws", "GET", "/ws", 101},         {"poll", "GET", "/poll?timeout=0", 200},
    {"stats", "GET", "/stats", 200},     {"time", "GET", "/time", 200},     {"publish", "POST", "/publish", 200},
    {"ticket", "POST", "/ticket", 200},  {"health", "GET", "/health", 200}, {"page", "GET", "/", 200},
    {"nothing", "GET", "/nothing", 404}, {"HEAD", "HEAD", "/stats", 200},
};

QByteArray with(const QByteArray &target, const QByteArray &parameter)
{
    return parameter.isEmpty() ? target : target + (target.contains('?') ? '&' : '?') + parameter;
}

QByteArray requestOf(const Endpoint &endpoint, const QByteArray &parameter, const QByteArray &lines)
{
    const bool post = endpoint.method == "POST";
    return endpoint.method + ' ' + with(endpoint.target, parameter) + " HTTP/1.1\r\nHost: localhost\r\n" + lines
        + (endpoint.target == "/ws" ? upgrade : QByteArray{}) + (post ? "Content-Length: 2\r\n\r\nhi" : "\r\n");
}

/// The status of what comes first, and all that has come by then.
std::pair<int, QByteArray> answerTo(quint16 port, const QByteArray &bytes)
{
    RawPeer peer{port};
    peer.send(bytes);
    std::optional<HttpResponseHead> head;
    (void)QTest::qWaitFor([&] {
        const auto parsed = parseResponseHead(peer.input());
        if (const auto *complete = std::get_if<HttpHeadComplete<HttpResponseHead>>(&parsed)) {
            head = complete->head;
        }
        return head.has_value();
    });
    return {head ? head->status : 0, peer.input()};
}

QByteArray ticketFrom(quint16 port, const QByteArray &token)
{
    RawPeer peer{port};
    peer.send("POST /ticket HTTP/1.1\r\nHost: localhost\r\n"
              + (token.isEmpty() ? QByteArray{} : "Authorization: Bearer " + token + "\r\n")
              + "Content-Length: 0\r\n\r\n");
    const auto response = peer.awaitResponse();
    return response
        ? QJsonDocument::fromJson(response->body).object().value(QStringLiteral("ticket")).toString().toLatin1()
        : QByteArray{};
}

enum class How { None, Wrong, Reader, Publisher, ReaderTicket, PublisherTicket };
const std::vector<std::pair<How, const char *>> ways{
    {How::None, "none"},           {How::Wrong, "wrong"},         {How::Reader, "reader"},
    {How::Publisher, "publisher"}, {How::ReaderTicket, "ticket"}, {How::PublisherTicket, "publisher's ticket"},
};

} // namespace

Q_DECLARE_METATYPE(Endpoint)
Q_DECLARE_METATYPE(How)

/// Who gets in where.
class TestAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEndpointAsksForWhatItNeeds_data()
    {
        QTest::addColumn<Endpoint>("endpoint");
        QTest::addColumn<How>("how");
        QTest::addColumn<bool>("inQuery");
        for (const Endpoint &endpoint : endpoints) {
            for (const auto &[how, name] : ways) {
                QTest::addRow("%s, %s", endpoint.name, name) << endpoint << how << false;
                if (how == How::Wrong || how == How::Reader || how == How::Publisher) {
                    QTest::addRow("%s, %s in the query", endpoint.name, name) << endpoint << how << true;
                }
            }
        }
    }

    /// With both tokens set.
    void everyEndpointAsksForWhatItNeeds()
    {
        QFETCH(Endpoint, endpoint);
        QFETCH(How, how);
        QFETCH(bool, inQuery);
        ServerConfig config;
        config.token = "reader+1";
        config.publishToken = "writer/2";
        ServerFixture fixture{config};
        fixture.publish("private");
        const QByteArray tokens[] = {"", "wrong", config.token, config.publishToken};
        QByteArray parameter;
        QByteArray lines;
        if (how == How::ReaderTicket || how == How::PublisherTicket) {
            parameter =
                "ticket=" + ticketFrom(fixture.port(), how == How::ReaderTicket ? config.token : config.publishToken);
        } else if (how != How::None) {
            const QByteArray token = tokens[static_cast<int>(how)];
            (inQuery ? parameter : lines) =
                inQuery ? "token=" + token.toPercentEncoding() : "Authorization: Bearer " + token + "\r\n";
        }
        const auto [status, bytes] = answerTo(fixture.port(), requestOf(endpoint, parameter, lines));
        QCOMPARE(status, expected(endpoint, how));
        QCOMPARE(fixture.server().stats().published, status == 200 && endpoint.target == "/publish" ? 2 : 1);
        if (status == 401 || status == 403) {
            QVERIFY2(!bytes.contains("private") && !bytes.contains("PushScope-Clock"), bytes.constData());
            QVERIFY(endpoint.method == "HEAD" || bytes.contains("\"error\":{\"code\":"));
        }
    }

    void aPublishTokenAloneGuardsPublishing_data()
    {
        QTest::addColumn<Endpoint>("endpoint");
        for (const Endpoint &endpoint : endpoints) {
            QTest::newRow(endpoint.name) << endpoint;
        }
    }

    void aPublishTokenAloneGuardsPublishing()
    {
        QFETCH(Endpoint, endpoint);
        ServerConfig config;
        config.publishToken = "writer/2";
        ServerFixture fixture{config};
        const bool publishes = endpoint.target == "/publish";
        QCOMPARE(answerTo(fixture.port(), requestOf(endpoint, {}, {})).first, publishes ? 401 : endpoint.open);
        QCOMPARE(answerTo(fixture.port(), requestOf(endpoint, {}, "Authorization: Bearer writer/2\r\n")).first,
                 endpoint.open);
        const QByteArray ticket = "ticket=" + ticketFrom(fixture.port(), {});
        QCOMPARE(answerTo(fixture.port(), requestOf(endpoint, ticket, {})).first, publishes ? 403 : endpoint.open);
    }

    void webSocketsPublishByTheRightsTheyCameWith_data()
    {
        QTest::addColumn<QByteArray>("credential");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("reader") << QByteArray{"token=reader"} << false;
        QTest::newRow("publisher") << QByteArray{"token=writer"} << true;
        QTest::newRow("reader's ticket") << QByteArray{"reader"} << false;
        QTest::newRow("publisher's ticket") << QByteArray{"writer"} << true;
    }

    void webSocketsPublishByTheRightsTheyCameWith()
    {
        QFETCH(QByteArray, credential);
        QFETCH(bool, allowed);
        ServerConfig config;
        config.token = "reader";
        config.publishToken = "writer";
        ServerFixture fixture{config};
        const QByteArray query =
            credential.contains('=') ? credential : "ticket=" + ticketFrom(fixture.port(), credential);
        RawWebSocket socket{fixture.port(), "/ws?" + query};
        QTRY_COMPARE(socket.ofType(QStringLiteral("hello")).size(), 1);
        socket.sendText(R"({"type":"publish","channel":"default","event":"e","data":1})");
        const QString answer = allowed ? QStringLiteral("published") : QStringLiteral("error");
        QTRY_COMPARE(socket.ofType(answer).size(), 1);
        if (!allowed) {
            QCOMPARE(socket.ofType(answer).front().value(QStringLiteral("code")).toString(),
                     QStringLiteral("forbidden"));
        }
        QCOMPARE(fixture.server().stats().published, allowed ? 1 : 0);
    }

    void aTicketIsAnsweredLikeThis()
    {
        ServerFixture fixture;
        RawPeer peer{fixture.port()};
        peer.send("POST /ticket HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
        const auto response = peer.awaitResponse();
        QVERIFY(response);
        QCOMPARE(response->head.status, 200);
        QCOMPARE(response->head.headers.value("Cache-Control").value_or(""), "no-store");
        const QJsonObject body = QJsonDocument::fromJson(response->body).object();
        QVERIFY(body.value(QStringLiteral("ticket")).toString().size() >= 22);
        QCOMPARE(body.value(QStringLiteral("expires_in")).toInt(), 30);
        for (const auto &[line, status] : {std::pair{"GET", 405}, {"OPTIONS", 204}}) {
            peer.send(QByteArray{line} + " /ticket HTTP/1.1\r\nHost: localhost\r\n\r\n");
            const auto other = peer.awaitResponse();
            QVERIFY(other);
            QCOMPARE(other->head.status, status);
            QCOMPARE(other->head.headers.value("Allow").value_or(""), "POST, OPTIONS");
        }
    }

    /// On a server without a token too, so that a page that is tried there works where one is needed.
    void aTicketIsForOneUse()
    {
        ManualClock clock;
        ServerFixture fixture{{}, clock};
        const auto use = [&](const QByteArray &ticket) {
            return answerTo(fixture.port(), "GET /time?ticket=" + ticket + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        };
        const QByteArray ticket = ticketFrom(fixture.port(), {});
        const QByteArray late = ticketFrom(fixture.port(), {});
        const QByteArray preflight = "OPTIONS /time?ticket=" + ticket + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        QCOMPARE(answerTo(fixture.port(), preflight).first, 204);
        QCOMPARE(use(ticket).first, 200);
        const auto [status, bytes] = use(ticket);
        QCOMPARE(status, 403);
        QTRY_VERIFY(use(ticket).second.contains(R"("code":"wrong-ticket")"));
        clock.advance(30s);
        QCOMPARE(use(late).first, 403);
        QCOMPARE(use("").first, 403);
    }

    void tooManyTicketsAreRefused()
    {
        ManualClock clock;
        ServerFixture fixture{{}, clock};
        RawPeer peer{fixture.port()};
        const QByteArray request = "POST /ticket HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n";
        constexpr int batch = 100;
        for (int i = 0; i < 10'000 / batch; ++i) {
            peer.send(request.repeated(batch));
            for (int j = 0; j < batch; ++j) {
                const auto response = peer.awaitResponse();
                QVERIFY(response && response->head.status == 200);
            }
        }
        peer.send(request);
        const auto response = peer.awaitResponse();
        QVERIFY(response);
        QCOMPARE(response->head.status, 429);
        QCOMPARE(response->head.headers.value("Retry-After").value_or(""), "30");
    }

    void answersForbidOthersToTakeThem()
    {
        ServerFixture fixture;
        for (const Endpoint &endpoint : endpoints) {
            if (endpoint.target == "/ws") {
                continue;
            }
            const QByteArray bytes = answerTo(fixture.port(), requestOf(endpoint, {}, {})).second;
            QVERIFY2(bytes.contains("\r\nCross-Origin-Resource-Policy: same-origin\r\n")
                         && bytes.contains("\r\nX-Content-Type-Options: nosniff\r\n"),
                     bytes.constData());
        }
    }

    void healthTellsNothingMore()
    {
        ServerFixture fixture;
        RawPeer peer{fixture.port()};
        peer.get("/health");
        const auto response = peer.awaitResponse();
        QVERIFY(response);
        QCOMPARE(response->body.trimmed(), R"({"status":"ok"})");
    }

private:
    static int expected(const Endpoint &endpoint, How how)
    {
        if (endpoint.target == "/health" || endpoint.target == "/") {
            return 200;
        }
        const bool publishes = endpoint.target == "/publish";
        switch (how) {
        case How::None: return 401;
        case How::Wrong: return 403;
        case How::Reader: return publishes ? 403 : endpoint.open;
        case How::Publisher: return endpoint.open;
        case How::ReaderTicket: return publishes ? 403 : (endpoint.target == "/ticket" ? 401 : endpoint.open);
        case How::PublisherTicket: return endpoint.target == "/ticket" ? 401 : endpoint.open;
        }
        return 0;
    }
};

QTEST_GUILESS_MAIN(TestAccess)
#include "tst_access.moc"
