// SPDX-License-Identifier: GPL-3.0-or-later
#include "limitsupport.h"

#include <QTest>

using namespace pushscope;
using namespace pushscope::test;

namespace {

constexpr char agent[] = "User-Agent: Phone/1\r\n";

/// The test's peers are the proxy.
ServerConfig behindProxy()
{
    ServerConfig config;
    config.trustedProxies = {*AddressRange::parse("127.0.0.1")};
    config.allowedHosts = {"push.example"};
    return config;
}

QByteArray from(const QByteArray &client)
{
    return "X-Forwarded-For: " + client + "\r\n";
}

QString onlyPeer(ServerFixture &fixture)
{
    const ViewerList list = fixture.server().viewers();
    return list.total == 1 ? list.viewers.front().peer : QString{};
}

int statusFor(const ServerFixture &fixture, const QByteArray &target, const QByteArray &lines)
{
    RawPeer peer{fixture.port()};
    peer.get(target, lines + "Connection: close\r\n");
    return statusOf(peer.awaitResponse());
}

bool streams(const RawPeer &peer)
{
    return QTest::qWaitFor([&] { return peer.input().startsWith("HTTP/1.1 200"); });
}

} // namespace

/// What is believed of requests that a reverse proxy passes on, and of others that say so.
class TestProxies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void viewersAreThoseBehindTheProxy_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QString>("peer"); // empty: as without a proxy
        QTest::newRow("IPv4") << from("203.0.113.7") << QStringLiteral("203.0.113.7");
        QTest::newRow("IPv6") << from("[2001:db8::7]:443") << QStringLiteral("[2001:db8::7]");
        QTest::newRow("spoofed") << from("198.51.100.1, 203.0.113.7") << QStringLiteral("203.0.113.7");
        QTest::newRow("spoofed, in a line")
            << from("198.51.100.1") + from("203.0.113.7") << QStringLiteral("203.0.113.7");
        QTest::newRow("nothing") << QByteArray{} << QString{};
        QTest::newRow("unix") << from("unix:") << QString{};
        QTest::newRow("commas") << from(QByteArray(5000, ',')) << QString{};
        QTest::newRow("garbage") << from("\xff<b>") << QString{};
    }

    void viewersAreThoseBehindTheProxy()
    {
        QFETCH(const QByteArray, lines);
        QFETCH(const QString, peer);
        ServerFixture fixture{behindProxy()};
        RawPeer stream{fixture.port()};
        stream.get("/events", lines);
        QTRY_VERIFY(!onlyPeer(fixture).isEmpty());
        const QString direct = QStringLiteral("127.0.0.1:%1").arg(stream.socket().localPort());
        QCOMPARE(onlyPeer(fixture), peer.isEmpty() ? direct : peer);
    }

    void fromOthersItMeansNothing()
    {
        ServerConfig config = behindProxy();
        config.trustedProxies = {*AddressRange::parse("127.0.0.2")};
        ServerFixture fixture{config};
        RawPeer stream{fixture.port()};
        stream.get("/events", from("203.0.113.7"));
        QTRY_COMPARE(onlyPeer(fixture), QStringLiteral("127.0.0.1:%1").arg(stream.socket().localPort()));
        const QByteArray origin = "Origin: https://localhost\r\n";
        QCOMPARE(statusFor(fixture, "/stats", origin + "X-Forwarded-Proto: https\r\n"), 403);
        const QByteArray other = "Origin: http://push.example\r\n";
        QCOMPARE(statusFor(fixture, "/stats", other + "X-Forwarded-Host: push.example\r\n"), 403);
        QCOMPARE(statusFor(fixture, "/stats", "X-Forwarded-Host: evil.example\r\n"), 200);
    }

    /// One connection of a proxy serves one client after another.
    void eachRequestHasItsClient()
    {
        ServerFixture fixture{behindProxy()};
        RawPeer proxy{fixture.port()};
        for (const char *const client : {"203.0.113.7", "203.0.113.8"}) {
            proxy.get("/poll?timeout=0", from(client));
            QCOMPARE(statusOf(proxy.awaitResponse()), 200);
            QTRY_COMPARE(onlyPeer(fixture), QString::fromLatin1(client));
        }
        proxy.get("/poll?timeout=0");
        QCOMPARE(statusOf(proxy.awaitResponse()), 200);
        QTRY_COMPARE(onlyPeer(fixture), QStringLiteral("127.0.0.1:%1").arg(proxy.socket().localPort()));
    }

    void theLimitIsOfTheClient()
    {
        ServerConfig config = behindProxy();
        config.limits.perAddress = 2;
        ServerFixture fixture{config};
        RawPeer one{fixture.port()};
        one.get("/events", from("203.0.113.7"));
        RawPeer two{fixture.port()};
        two.get("/events", from("203.0.113.7"));
        QVERIFY(streams(one) && streams(two));
        RawPeer third{fixture.port()};
        third.get("/events", from("203.0.113.7"));
        const auto refused = third.awaitResponse();
        QCOMPARE(statusOf(refused), 429);
        QVERIFY(refused->head.headers.value("Retry-After")->toInt() > 0);
        QCOMPARE(statusFor(fixture, "/stats", from("198.51.100.1, 203.0.113.7")), 429);
        QCOMPARE(statusFor(fixture, "/stats", from("203.0.113.8")), 200);
        one.socket().abort();
        QTRY_COMPARE(statusFor(fixture, "/stats", from("203.0.113.7")), 200);
    }

    void theProxyItselfHasNoLimit()
    {
        ServerConfig config = behindProxy();
        config.limits.perAddress = 2;
        ServerFixture fixture{config};
        std::vector<std::unique_ptr<RawPeer>> peers;
        for (int i = 0; i < 6; ++i) {
            peers.push_back(std::make_unique<RawPeer>(fixture.port()));
            peers.back()->get("/events", i < 4 ? QByteArray{} : from("127.0.0.1"));
            QVERIFY(streams(*peers.back()));
        }
    }

    /// A proxy keeps many connections for all its clients; those that rest are nobody's.
    void whatRestsDoesNotCount()
    {
        ServerConfig config = behindProxy();
        config.limits.perAddress = 1;
        ServerFixture fixture{config};
        std::vector<std::unique_ptr<RawPeer>> peers;
        for (int i = 0; i < 5; ++i) {
            peers.push_back(std::make_unique<RawPeer>(fixture.port()));
            for (const char *const target : {"/poll?timeout=0", "/stats", "/"}) {
                peers.back()->get(target, from("203.0.113.7"));
                QCOMPARE(statusOf(peers.back()->awaitResponse()), 200);
            }
        }
        RawPeer poll{fixture.port()};
        poll.get("/poll?timeout=25", from("203.0.113.7"));
        QTRY_COMPARE(fixture.server().stats().connections.longpoll, 1);
        QCOMPARE(statusFor(fixture, "/stats", from("203.0.113.7")), 429);
        fixture.publish("x");
        QCOMPARE(statusOf(poll.awaitResponse()), 200);
        QCOMPARE(statusFor(fixture, "/stats", from("203.0.113.7")), 200);
    }

    void anOriginIsOwnAsTheClientSeesIt_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<int>("status");
        const QByteArray own = "Origin: https://push.example\r\n";
        const QByteArray https = "X-Forwarded-Proto: https\r\n";
        QTest::newRow("Host, https") << QByteArray{"push.example"} << own + https << 200;
        QTest::newRow("Host, wss") << QByteArray{"push.example"} << own + "X-Forwarded-Proto: wss\r\n" << 200;
        QTest::newRow("X-Forwarded-Host")
            << QByteArray{"127.0.0.1:8080"} << own + https + "X-Forwarded-Host: push.example\r\n"
            << 200;
        QTest::newRow("with a port") << QByteArray{"push.example:8443"}
                                     << "Origin: https://push.example:8443\r\n" + https << 200;
        QTest::newRow("without the port")
            << QByteArray{"push.example"} << "Origin: https://push.example:8443\r\n" + https << 403;
        QTest::newRow("not by https") << QByteArray{"push.example"} << own + "X-Forwarded-Proto: http\r\n" << 403;
        QTest::newRow("http, of a page by https")
            << QByteArray{"push.example"} << "Origin: http://push.example\r\n" + https << 403;
        QTest::newRow("spoofed scheme before the proxy's")
            << QByteArray{"push.example"} << own + "X-Forwarded-Proto: https, http\r\n"
            << 403;
        QTest::newRow("page elsewhere") << QByteArray{"push.example"} << "Origin: https://evil.example\r\n" + https
                                        << 403;
        QTest::newRow("bound name, passed on as Host") << QByteArray{"evil.example"} << https << 403;
        QTest::newRow("bound name, as X-Forwarded-Host")
            << QByteArray{"127.0.0.1"} << https + "X-Forwarded-Host: evil.example\r\n"
            << 403;
        QTest::newRow("bound name, X-Forwarded-Host made up")
            << QByteArray{"evil.example"} << https + "X-Forwarded-Host: push.example\r\n"
            << 403;
        QTest::newRow("X-Forwarded-Host made up before the proxy's")
            << QByteArray{"127.0.0.1"} << https + "X-Forwarded-Host: push.example, evil.example\r\n"
            << 403;
        QTest::newRow("X-Forwarded-Host is garbage") << QByteArray{"127.0.0.1"} << https + "X-Forwarded-Host: \xff<\r\n"
                                                     << 403;
    }

    void anOriginIsOwnAsTheClientSeesIt()
    {
        QFETCH(const QByteArray, host);
        QFETCH(const QByteArray, lines);
        QFETCH(const int, status);
        ServerFixture fixture{behindProxy()};
        RawPeer peer{fixture.port()};
        peer.send("GET /stats HTTP/1.1\r\nHost: " + host + "\r\n" + lines + "\r\n");
        const auto answer = peer.awaitResponse();
        QCOMPARE(statusOf(answer), status);
        const bool readable = answer->head.headers.count("Access-Control-Allow-Origin") == 1;
        QCOMPARE(readable, status == 200);
    }

    void oneClientIsSentAwayNotAll()
    {
        ServerFixture fixture{behindProxy()};
        RawPeer stream{fixture.port()};
        stream.get("/events", agent + from("2001:db8::7"));
        QTRY_COMPARE(onlyPeer(fixture), QStringLiteral("[2001:db8::7]"));
        fixture.server().kick(fixture.server().viewers().viewers.front().session, std::chrono::seconds{60});
        QTRY_VERIFY(stream.isClosed());
        QCOMPARE(statusFor(fixture, "/stats", agent + from("2001:db8::7")), 403);
        QCOMPARE(statusFor(fixture, "/stats", agent + from("2001:db8::8")), 200);
    }
};

QTEST_GUILESS_MAIN(TestProxies)
#include "tst_proxies.moc"
