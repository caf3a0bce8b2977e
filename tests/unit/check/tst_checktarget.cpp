// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/bytestext.h"
#include "check/checkcase.h"
#include "check/checktarget.h"

#include <QTest>

using namespace pushscope;

namespace {

Result<CheckTarget> targetFor(const char *url, CheckTransport transport = CheckTransport::ByUrl,
                              const char *publishUrl = "")
{
    CheckConfig config;
    config.url = QUrl{QString::fromUtf8(url)};
    config.publishUrl = QUrl{QString::fromUtf8(publishUrl)};
    config.transport = transport;
    return CheckTarget::of(config);
}

CheckTarget withSecrets()
{
    CheckConfig config;
    config.url = QUrl{QStringLiteral("http://user:open@h/a?b=plain&token=in+url%21")};
    config.token = "secret-one";
    config.publishUrl = QUrl{QStringLiteral("http://h/p?token=pub-url")};
    config.publishToken = "secret-one-more";
    config.headers.append("Authorization", "Basic dXNlcg==");
    config.headers.append("Cookie", "a=first-crumb; b=second-crumb");
    config.headers.append("X-Key", "my-key");
    config.headers.append("X-Odd", "back\\slash");
    config.headers.append("X-Flag", "1");
    config.headers.append("Accept", "text/event-stream");
    return *CheckTarget::of(config);
}

} // namespace

class TestCheckTarget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void paths_data();
    void paths();
    void request();
    void publishing();
    void refused();
    void secretsAreNotShown_data();
    void secretsAreNotShown();
    void cutSecretsAreNotShown();
};

void TestCheckTarget::paths_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<CheckTransport>("transport");
    QTest::addColumn<QByteArray>("sse");
    QTest::addColumn<QByteArray>("webSocket");
    QTest::addColumn<QByteArray>("longPoll");

    using enum CheckTransport;
    QTest::newRow("an origin") << QByteArray{"http://h:1"} << ByUrl << QByteArray{"/events?channel=c"}
                               << QByteArray{"/ws?channel=c"} << QByteArray{"/poll?channel=c"};
    QTest::newRow("one transport of an origin")
        << QByteArray{"http://h:1/"} << WebSocket << QByteArray{} << QByteArray{"/ws?channel=c"} << QByteArray{};
    QTest::newRow("only HTTP") << QByteArray{"http://h:1"} << Http << QByteArray{} << QByteArray{} << QByteArray{};
    QTest::newRow("a path is SSE") << QByteArray{"http://h:1/sub?id=1"} << ByUrl << QByteArray{"/sub?id=1"}
                                   << QByteArray{} << QByteArray{};
    QTest::newRow("ws://") << QByteArray{"ws://h:1/sub"} << ByUrl << QByteArray{} << QByteArray{"/sub"} << QByteArray{};
    QTest::newRow("/poll") << QByteArray{"https://h/a/poll"} << ByUrl << QByteArray{} << QByteArray{}
                           << QByteArray{"/a/poll"};
    QTest::newRow("as said") << QByteArray{"http://h:1/sub"} << WebSocket << QByteArray{} << QByteArray{"/sub"}
                             << QByteArray{};
}

void TestCheckTarget::paths()
{
    QFETCH(const QByteArray, url);
    QFETCH(const CheckTransport, transport);
    const auto target = targetFor(url.constData(), transport);
    QVERIFY(target.ok());
    const auto check = [&](CheckNeed need, const QByteArray &path) {
        QCOMPARE(target->isWanted(need), !path.isEmpty());
        if (!path.isEmpty()) {
            QCOMPARE(target->path(need, "c"), path);
        }
    };
    QVERIFY(target->isWanted(CheckNeed::Http));
    QCOMPARE(target->path(CheckNeed::Http), QByteArray{"/"});
    QFETCH(const QByteArray, sse);
    check(CheckNeed::Sse, sse);
    QFETCH(const QByteArray, webSocket);
    check(CheckNeed::WebSocket, webSocket);
    QFETCH(const QByteArray, longPoll);
    check(CheckNeed::LongPoll, longPoll);
}

void TestCheckTarget::request()
{
    CheckConfig config;
    config.url = QUrl{QStringLiteral("https://host/")};
    config.token = "secret";
    config.headers.append("X-One", "1");
    const auto target = CheckTarget::of(config);
    QVERIFY(target.ok());
    QCOMPARE(target->origin().port, quint16{443});
    QVERIFY(target->origin().secure);
    QCOMPARE(
        target->request("GET", "/a", "X-Two: 2\r\n"),
        QByteArray{"GET /a HTTP/1.1\r\nHost: host\r\nAuthorization: Bearer secret\r\nX-One: 1\r\nX-Two: 2\r\n\r\n"});
}

void TestCheckTarget::publishing()
{
    const auto bare = targetFor("http://h:1");
    QVERIFY(!bare->cannotPublish());
    QVERIFY(bare->publishRequest("c", "text").startsWith("POST /publish?channel=c HTTP/1.1\r\nHost: h:1\r\n"));
    QVERIFY(bare->publishRequest("c", "text").endsWith("Content-Length: 4\r\nConnection: close\r\n\r\ntext"));
    QVERIFY(targetFor("http://h:1/sub")->cannotPublish().has_value());
    const auto elsewhere = targetFor("http://h:1/sub", CheckTransport::Sse, "http://other:2/pub?a=b");
    QVERIFY(!elsewhere->cannotPublish());
    QCOMPARE(elsewhere->publishOrigin().port, quint16{2});
    QVERIFY(elsewhere->publishRequest("c", "t").startsWith("POST /pub?a=b HTTP/1.1\r\nHost: other:2\r\n"));
}

void TestCheckTarget::refused()
{
    QCOMPARE(targetFor("ftp://h/").error().field, QStringLiteral("url"));
    CheckConfig config;
    config.url = QUrl{QStringLiteral("http://h")};
    config.headers.append("Content-Length", "5");
    QCOMPARE(CheckTarget::of(config).error().field, QStringLiteral("header"));
}

void TestCheckTarget::secretsAreNotShown_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    const auto add = [](const char *name, const char *text, const char *shown) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(shown);
    };
    add("tokens", "a secret-one and a secret-one-more", "a *** and a ***");
    add("token of the URL", "no /a?token=in+url%21 here", "no /a?token=*** here");
    add("the same, decoded", "not in+url!", "not ***");
    add("token of the publish URL", "token pub-url", "token ***");
    add("password of the URL", "user: open", "user: ***");
    add("Authorization", "Authorization: Basic dXNlcg==\\r\\n", "Authorization: ***\\r\\n");
    add("its credentials alone", "who is dXNlcg==?", "who is ***?");
    add("cookies", "a=first-crumb, b=second-crumb", "***, ***");
    add("a cookie's value alone", "second-crumb", "***");
    add("a field of the user's own", "key my-key", "key ***");
    add("shown with escapes", "back\\\\slash", "***");
    add("an open field", "text/event-stream", "text/event-stream");
    add("a short value", "HTTP/1.1 200", "HTTP/1.1 200");
}

void TestCheckTarget::secretsAreNotShown()
{
    QFETCH(const QString, text);
    QFETCH(const QString, shown);
    QCOMPARE(withSecrets().withoutSecrets(text), shown);
}

/// Where bytes are left out, only a part of a secret may stand.
void TestCheckTarget::cutSecretsAreNotShown()
{
    const QByteArray bytes = "token: secret-one-more";
    const CheckTarget target = withSecrets();
    for (qsizetype length = 0; length < bytes.size(); ++length) {
        const QString shown = target.withoutSecrets(bytesText(bytes, length));
        QVERIFY2(!shown.contains(QStringLiteral("secr")), qPrintable(shown));
    }
}

QTEST_GUILESS_MAIN(TestCheckTarget)
#include "tst_checktarget.moc"
