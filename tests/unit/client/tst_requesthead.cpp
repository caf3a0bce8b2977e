// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/requesthead.h"
#include "protocol/httphead.h"

#include <QTest>

#include <algorithm>

using namespace pushscope;

namespace {

HttpRequestHead parsed(const QByteArray &bytes)
{
    const auto result = parseRequestHead(bytes);
    const auto *complete = std::get_if<HttpHeadComplete<HttpRequestHead>>(&result);
    return complete && complete->length == bytes.size() ? complete->head : HttpRequestHead{};
}

} // namespace

class RequestHeadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void targetAndHost_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("host");
        QTest::newRow("port") << QStringLiteral("http://h:8080/a/b?c=d%20e") << QByteArray{"/a/b?c=d%20e"}
                              << QByteArray{"h:8080"};
        QTest::newRow("no port") << QStringLiteral("https://h") << QByteArray{"/"} << QByteArray{"h"};
        QTest::newRow("IPv6") << QStringLiteral("http://[::1]/x") << QByteArray{"/x"} << QByteArray{"[::1]"};
        QTest::newRow("IPv6, port") << QStringLiteral("http://[::1]:81/x") << QByteArray{"/x"}
                                    << QByteArray{"[::1]:81"};
        QTest::newRow("space") << QStringLiteral("http://h/a b") << QByteArray{"/a%20b"} << QByteArray{"h"};
        QTest::newRow("international") << QString::fromUtf8("http://b\u00fccher.example/\u00fc")
                                       << QByteArray{"/%C3%BC"} << QByteArray{"xn--bcher-kva.example"};
    }

    void targetAndHost()
    {
        QFETCH(QString, url);
        ClientConfig config;
        config.url = QUrl{url};
        const auto head = parsed(encodeGet(config, config.url, {}));
        QTEST(head.target, "target");
        QTEST(head.headers.value("Host").value_or(QByteArray{}), "host");
    }

    void headersOfTheConfigReplaceDefaults()
    {
        ClientConfig config;
        config.url = QUrl{QStringLiteral("http://h/x")};
        config.headers.append("accept", "text/plain");
        config.headers.append("X-Mine", "1");
        HttpHeaders defaults;
        defaults.append("Accept", "text/event-stream");
        defaults.append("Cache-Control", "no-store");
        const auto head = parsed(encodeGet(config, config.url, defaults, "Upgrade: websocket\r\n"));
        QCOMPARE(head.headers.values("Accept"), (QByteArrayList{"text/plain"}));
        QCOMPARE(head.headers.values("Cache-Control"), (QByteArrayList{"no-store"}));
        QCOMPARE(head.headers.values("X-Mine"), (QByteArrayList{"1"}));
        QCOMPARE(head.headers.values("Upgrade"), (QByteArrayList{"websocket"}));
    }

    void credentialsGoOnlyToTheOriginGiven_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("requested");
        QTest::addColumn<QByteArray>("authorization");
        const QString plain = QStringLiteral("http://h/x");
        const QString user = QStringLiteral("ws://me:p%40w@h/x");
        QTest::newRow("token") << plain << QByteArray{"t"} << plain << QByteArray{"Bearer t"};
        QTest::newRow("user info") << user << QByteArray{} << plain << QByteArray{"Basic bWU6cEB3"};
        QTest::newRow("token first") << user << QByteArray{"t"} << plain << QByteArray{"Bearer t"};
        QTest::newRow("other host") << plain << QByteArray{"t"} << QStringLiteral("http://i/x") << QByteArray{};
        QTest::newRow("other port") << user << QByteArray{} << QStringLiteral("http://h:81/x") << QByteArray{};
        QTest::newRow("nothing given") << plain << QByteArray{} << plain << QByteArray{};
    }

    void credentialsGoOnlyToTheOriginGiven()
    {
        QFETCH(QString, url);
        QFETCH(QByteArray, token);
        QFETCH(QString, requested);
        ClientConfig config;
        config.url = QUrl{url};
        config.token = token;
        const auto head = parsed(encodeGet(config, QUrl{requested}, {}));
        QTEST(head.headers.value("Authorization").value_or(QByteArray{}), "authorization");
    }

    void ownCredentialHeadersStayHomeToo()
    {
        ClientConfig config;
        config.url = QUrl{QStringLiteral("http://h/x")};
        config.headers.append("cookie", "a=b");
        QVERIFY(parsed(encodeGet(config, config.url, {})).headers.value("Cookie"));
        QVERIFY(!parsed(encodeGet(config, QUrl{QStringLiteral("http://i/x")}, {})).headers.value("Cookie"));
    }

    void headersThatBreakOutOfTheirLineAreRefused_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("field");
        QTest::newRow("fine") << QByteArray{"X-A"} << QByteArray{"b\tc\xc3\xbc"} << QByteArray{"t"} << QString{};
        QTest::newRow("line break") << QByteArray{"X-A"} << QByteArray{"b\r\nX: y"} << QByteArray{}
                                    << QStringLiteral("header");
        QTest::newRow("name with space") << QByteArray{"X A"} << QByteArray{"b"} << QByteArray{}
                                         << QStringLiteral("header");
        QTest::newRow("no name") << QByteArray{} << QByteArray{"b"} << QByteArray{} << QStringLiteral("header");
        QTest::newRow("framing") << QByteArray{"content-LENGTH"} << QByteArray{"5"} << QByteArray{}
                                 << QStringLiteral("header");
        QTest::newRow("token") << QByteArray{"X-A"} << QByteArray{"b"} << QByteArray{"a\nb"} << QStringLiteral("token");
    }

    void headersThatBreakOutOfTheirLineAreRefused()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, token);
        ClientConfig config;
        config.headers.append(name, value);
        config.token = token;
        const auto error = checkHeaders(config);
        QTEST(error ? error->field : QString{}, "field");
    }

    void secretsAreKnown()
    {
        ClientConfig config;
        config.url = QUrl{QStringLiteral("http://me:pw@h/events?token=a%2Bb")};
        config.token = "bearer";
        config.headers.append("cookie", "sid=1");
        config.headers.append("X-Mine", "shown");
        QByteArrayList secrets = secretsOf(config);
        std::ranges::sort(secrets);
        QCOMPARE(secrets, (QByteArrayList{"a%2Bb", "a+b", "bWU6cHc=", "bearer", "pw", "sid=1"}));
    }

    void everyCredentialIsKnown_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArrayList>("known");
        const QByteArrayList none;
        QTest::newRow("second token") << QStringLiteral("token=a&token=b") << QByteArray{}
                                      << QByteArrayList{"a", "a", "b", "b"};
        QTest::newRow("access token") << QStringLiteral("x=1&access_token=b") << QByteArray{}
                                      << QByteArrayList{"b", "b"};
        QTest::newRow("capitals") << QStringLiteral("Access_Token=b&TOKEN=c") << QByteArray{}
                                  << QByteArrayList{"b", "b", "c", "c"};
        QTest::newRow("percent-encoded name")
            << QStringLiteral("%74oken=b") << QByteArray{} << QByteArrayList{"b", "b"};
        QTest::newRow("another parameter") << QStringLiteral("tokens=a&my_token=b") << QByteArray{} << none;
        QTest::newRow("Authorization") << QString{} << QByteArray{"authorization"} << QByteArrayList{"v 1", "1"};
        QTest::newRow("Proxy-Authorization")
            << QString{} << QByteArray{"Proxy-Authorization"} << QByteArrayList{"v 1", "1"};
        QTest::newRow("Cookie") << QString{} << QByteArray{"COOKIE"} << QByteArrayList{"v 1", "1"};
        QTest::newRow("X-Api-Key") << QString{} << QByteArray{"x-api-key"} << QByteArrayList{"v 1", "1"};
        QTest::newRow("X-Auth-Token") << QString{} << QByteArray{"X-Auth-Token"} << QByteArrayList{"v 1", "1"};
        QTest::newRow("another header") << QString{} << QByteArray{"X-Auth"} << none;
    }

    void everyCredentialIsKnown()
    {
        QFETCH(const QString, query);
        QFETCH(const QByteArray, header);
        ClientConfig config;
        config.url = QUrl{QStringLiteral("http://h/events?") + query};
        if (!header.isEmpty()) {
            config.headers.append(header, "v 1");
        }
        QTEST(secretsOf(config), "known");
    }

    void aPostCarriesItsBody()
    {
        ClientConfig config;
        config.url = QUrl{QStringLiteral("http://h:1/publish?channel=c")};
        config.token = "t";
        const QByteArray bytes = encodePost(config, config.url, "text/plain", QByteArray{"a\0b", 3});
        QVERIFY(bytes.startsWith("POST /publish?channel=c HTTP/1.1\r\nHost: h:1\r\n"));
        QVERIFY(bytes.contains("\r\nAuthorization: Bearer t\r\nContent-Type: text/plain\r\n"));
        QVERIFY(bytes.endsWith(QByteArray{"\r\nContent-Length: 3\r\n\r\na\0b", 26}));
    }
};

QTEST_GUILESS_MAIN(RequestHeadTest)
#include "tst_requesthead.moc"
