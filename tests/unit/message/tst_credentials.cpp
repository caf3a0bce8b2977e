// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/credentials.h"

#include <QElapsedTimer>
#include <QTest>

using namespace pushscope;

class TestCredentials : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names()
    {
        QVERIFY(isCredentialHeader("authorization"));
        QVERIFY(!isCredentialHeader("Sec-WebSocket-Protocol"));
        QVERIFY(isCredentialParameter("ticket"));
        QVERIFY(isCredentialParameter("%54icket"));
        QVERIFY(!isCredentialParameter("tickets"));
        QVERIFY(isCredentialMember("Ticket"));
        QVERIFY(!isCredentialMember("expires_in"));
    }

    void texts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *name, const QString &text, const QString &shown) {
            QTest::newRow(name) << text << shown;
        };
        const auto same = [row](const char *name, const QString &text) { row(name, text, text); };
        same("plain", QStringLiteral("127.0.0.1:8080 refused the connection: is the server running?"));
        same("URL", QStringLiteral("\"http://h:80/a?b=c\" is not a URL"));
        same("an address of mail", QStringLiteral("who is a@b.example?"));
        same("no value", QStringLiteral("a token is needed: ?token= or &ticket=&b=1"));
        same("other parameters", QStringLiteral("http://h/?tokens=1&my_token=2"));
        row("user", QStringLiteral("http://me@h/"), QStringLiteral("http://***@h/"));
        row("password", QStringLiteral("ws://me:pw@h:1/a"), QStringLiteral("ws://***@h:1/a"));
        row("password with a slash", QStringLiteral("http://me:p/w@h"), QStringLiteral("http://***@h"));
        row("password with a sign", QStringLiteral("http://me:p@w@h"), QStringLiteral("http://***@h"));
        row("unknown scheme", QStringLiteral("htp://me:pw@h"), QStringLiteral("htp://***@h"));
        row("no scheme", QStringLiteral("\"me:pw@h\" lacks a scheme"), QStringLiteral("\"***@h\" lacks a scheme"));
        row("token", QStringLiteral("GET /x?token=T&a=1 HTTP"), QStringLiteral("GET /x?token=***&a=1 HTTP"));
        row("two", QStringLiteral("/?ticket=A&a=b&Access_Token=B"),
            QStringLiteral("/?ticket=***&a=b&Access_Token=***"));
        row("escaped name", QStringLiteral("/?%74oken=A"), QStringLiteral("/?%74oken=***"));
        row("fragment", QStringLiteral("/a#access_token=A"), QStringLiteral("/a#access_token=***"));
        row("longer than what takes its place", QStringLiteral("/?token=abcdefgh&token=i"),
            QStringLiteral("/?token=***&token=***"));
        row("in brackets", QStringLiteral("(me:pw@h) and a(b/c(d:e@h"), QStringLiteral("***@h) and a(b/c(***@h"));
        row("a URL behind a name", QStringLiteral("x(a:http://b:c@h"), QStringLiteral("***@h"));
        row("after the sign", QStringLiteral("a@b://c"), QStringLiteral("a@b://c"));
        row("all kinds of separators", QStringLiteral("?;&token=A;b?c&#ticket=B token=C"),
            QStringLiteral("?;&token=***&#ticket=*** token=C"));
        row("other values", QStringLiteral("/?a=b?token=A&=c&token"), QStringLiteral("/?a=b?token=***&=c&token"));
        row("a line each", QStringLiteral("http://a@h\nb:c@h\n"), QStringLiteral("http://***@h\n***@h\n"));
        row("two URLs", QStringLiteral("http://a:b@h/ and http://c:d@i/"),
            QStringLiteral("http://***@h/ and http://***@i/"));
    }

    void texts()
    {
        QFETCH(QString, text);
        QTEST(withoutCredentials(text), "shown");
    }

    void longTextsTakeNoLonger_data()
    {
        QTest::addColumn<QString>("part");
        QTest::addColumn<QString>("end");
        QTest::newRow("schemes") << QStringLiteral("://") << QString{};
        QTest::newRow("schemes before a user") << QStringLiteral("://") << QStringLiteral("@");
        QTest::newRow("brackets") << QStringLiteral("(") << QString{};
        QTest::newRow("brackets before a user") << QStringLiteral("(") << QStringLiteral("/@");
        QTest::newRow("names") << QStringLiteral("(a:") << QString{};
        QTest::newRow("names of schemes") << QStringLiteral("(a://") << QStringLiteral("@");
        QTest::newRow("users") << QStringLiteral("a:@") << QString{};
        QTest::newRow("parameters") << QStringLiteral(";a=") << QString{};
        QTest::newRow("tokens") << QStringLiteral("&token=secret") << QString{};
        QTest::newRow("separators") << QStringLiteral("?") << QString{};
        QTest::newRow("words") << QStringLiteral(" ") << QString{};
    }

    void longTextsTakeNoLonger()
    {
        constexpr qsizetype size = 1024 * 1024;
        constexpr qint64 mostMs = 10'000; // much for one pass under a sanitizer, nothing for one of each character
        QFETCH(QString, part);
        QFETCH(QString, end);
        QElapsedTimer timer;
        timer.start();
        const QString shown = withoutCredentials(part.repeated(size / part.size()) + end);
        QVERIFY2(timer.elapsed() < mostMs, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(!shown.contains(QStringLiteral("secret")));
    }
};

QTEST_APPLESS_MAIN(TestCredentials)
#include "tst_credentials.moc"
