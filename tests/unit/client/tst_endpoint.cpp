// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/endpoint.h"

#include <QTest>

using namespace pushscope;

namespace {

ClientConfig configFor(const QString &url, Transport transport = Transport::Sse, const QByteArrayList &channels = {})
{
    ClientConfig config;
    config.url = QUrl{url};
    config.transport = transport;
    config.channels = channels;
    return config;
}

} // namespace

class EndpointTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestUrl_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QByteArray>("transport");
        QTest::addColumn<QByteArrayList>("channels");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<bool>("ours");

        const auto row = [](const char *name, const char *url, const char *transport, const QByteArrayList &channels,
                            const char *expected, bool ours) {
            QTest::newRow(name) << QString::fromLatin1(url) << QByteArray{transport} << channels
                                << QString::fromLatin1(expected) << ours;
        };
        row("bare sse", "http://h:8080", "sse", {}, "http://h:8080/events", true);
        row("bare with slash", "http://h:8080/", "sse", {}, "http://h:8080/events", true);
        row("bare ws", "ws://h", "ws", {}, "http://h/ws", true);
        row("bare wss", "wss://h", "ws", {}, "https://h/ws", true);
        row("ws scheme for sse", "wss://h", "sse", {}, "https://h/events", true);
        row("bare longpoll", "http://h", "longpoll", {}, "http://h/poll", true);
        row("bare poll", "http://h", "poll", {}, "http://h/poll", true);
        row("bare with query", "http://h?raw=1", "sse", {}, "http://h/events?raw=1", true);
        row("one channel", "http://h", "sse", {"a"}, "http://h/events?channel=a", true);
        row("two channels", "http://h", "sse", {"a", "b"}, "http://h/events?channel=a&channel=b", true);
        row("comma list", "http://h", "sse", {"a,b"}, "http://h/events?channel=a&channel=b", true);
        row("behind a prefix", "http://h/x/poll?k=v", "longpoll", {"a:b"}, "http://h/x/poll?k=v&channel=a:b", true);
        row("foreign", "http://h/sub/stocks?x=%2B1", "sse", {}, "http://h/sub/stocks?x=%2B1", false);
        row("foreign with channel", "http://h/sub", "sse", {"a b"}, "http://h/sub?channel=a%20b", false);
        row("foreign ends in slash", "http://h/events/", "sse", {}, "http://h/events/", false);
        row("user info and fragment", "http://me:pw@h/events#f", "sse", {}, "http://h/events", true);
        row("IPv6", "http://[::1]:80", "sse", {}, "http://[::1]:80/events", true);
    }

    void requestUrl()
    {
        QFETCH(QString, url);
        QFETCH(QByteArray, transport);
        QFETCH(QByteArrayList, channels);
        const auto endpoint = Endpoint::of(configFor(url, *transportFromName(transport), channels));
        QVERIFY(endpoint.ok());
        QTEST(endpoint->requestUrl({}, {}).toString(QUrl::FullyEncoded), "expected");
        QTEST(endpoint->looksOurs(), "ours");
    }

    void cursorAndTimeoutReplaceThoseOfTheUrl()
    {
        const auto endpoint = Endpoint::of(configFor(QStringLiteral("http://h/poll?after=x:1&timeout=3&k=v")));
        QVERIFY(endpoint.ok());
        QCOMPARE(
            endpoint->requestUrl(QByteArrayLiteral("e+p:7"), std::chrono::seconds{25}).toString(QUrl::FullyEncoded),
            QStringLiteral("http://h/poll?k=v&after=e%2Bp:7&timeout=25"));
        QCOMPARE(endpoint->requestUrl({}, {}).query(), QStringLiteral("after=x:1&timeout=3&k=v"));
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("part");
        QTest::newRow("empty") << QString{} << QStringLiteral("no URL is given");
        QTest::newRow("no scheme") << QStringLiteral("localhost:8080") << QStringLiteral("lacks a scheme");
        QTest::newRow("path only") << QStringLiteral("events") << QStringLiteral("lacks a scheme");
        QTest::newRow("other scheme") << QStringLiteral("ftp://h/x") << QStringLiteral("only http, https, ws and wss");
        QTest::newRow("no host") << QStringLiteral("http://") << QStringLiteral("host");
        QTest::newRow("bad port") << QStringLiteral("http://h:99999/") << QStringLiteral("is not a URL");
    }

    void refusals()
    {
        QFETCH(QString, url);
        QFETCH(QString, part);
        const auto endpoint = Endpoint::of(configFor(url));
        QVERIFY(!endpoint.ok());
        QCOMPARE(endpoint.error().field, QStringLiteral("url"));
        QVERIFY2(endpoint.error().message.contains(part), qPrintable(endpoint.error().message));
    }

    void badChannelIsRefusedForOurs()
    {
        const auto endpoint = Endpoint::of(configFor(QStringLiteral("http://h"), Transport::Sse, {"a b"}));
        QVERIFY(!endpoint.ok());
        QCOMPARE(endpoint.error().field, QStringLiteral("channel"));
    }

    void timeBeside_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("time");
        QTest::newRow("root") << QStringLiteral("http://h:1/events?channel=a") << QStringLiteral("http://h:1/time");
        QTest::newRow("prefix") << QStringLiteral("http://h/x/ws") << QStringLiteral("http://h/x/time");
        QTest::newRow("token") << QStringLiteral("http://h/poll?after=1&token=a%2Bb")
                               << QStringLiteral("http://h/time?token=a%2Bb");
        QTest::newRow("no path") << QStringLiteral("http://h") << QStringLiteral("http://h/time");
    }

    void timeBeside()
    {
        QFETCH(QString, url);
        QTEST(timeUrlBeside(QUrl{url}).toString(QUrl::FullyEncoded), "time");
    }

    void movedKeepsTheChannelsUnlessTheLocationNamesThem()
    {
        const auto endpoint = Endpoint::of(configFor(QStringLiteral("http://h"), Transport::LongPoll, {"a"}));
        QVERIFY(endpoint.ok());
        const auto named = endpoint->movedTo(QUrl{QStringLiteral("ws://i/x/poll?channel=a&after=e:1&timeout=0")});
        QCOMPARE(named.requestUrl({}, {}).toString(), QStringLiteral("http://i/x/poll?channel=a"));
        QVERIFY(named.looksOurs());
        const auto unnamed = endpoint->movedTo(QUrl{QStringLiteral("http://i/stream?after=e:1")});
        QCOMPARE(unnamed.requestUrl({}, {}).toString(), QStringLiteral("http://i/stream?channel=a"));
        QVERIFY(!unnamed.looksOurs());
    }

    void originsCompareWithTheirPorts()
    {
        const QUrl plain{QStringLiteral("http://h")};
        QVERIFY(sameOrigin(plain, QUrl{QStringLiteral("http://h:80/x")}));
        QVERIFY(!sameOrigin(plain, QUrl{QStringLiteral("https://h")}));
        QVERIFY(!sameOrigin(plain, QUrl{QStringLiteral("http://h:81")}));
        QVERIFY(!sameOrigin(plain, QUrl{QStringLiteral("http://i")}));
    }
};

QTEST_GUILESS_MAIN(EndpointTest)
#include "tst_endpoint.moc"
