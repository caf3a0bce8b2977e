// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/httptarget.h"

#include <QTest>

using namespace pushscope;

namespace {

QByteArray describe(const HttpTarget &target)
{
    QByteArray text = target.authority + ' ' + target.path;
    for (std::size_t i = 0; i < target.query.size(); ++i) {
        text += " [" + target.query.name(i).toByteArray() + '|' + target.query.value(i).toByteArray() + ']';
    }
    return text;
}

} // namespace

class TestHttpTarget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void targets_data();
    void targets();
    void refusals_data();
    void refusals();
    void queryValues();
};

void TestHttpTarget::targets_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *target, const char *expected) {
        QTest::newRow(name) << QByteArray{target} << QByteArray{expected};
    };
    row("root", "/", " /");
    row("path", "/events", " /events");
    row("query", "/events?channel=a&after=k:1", " /events [channel|a] [after|k:1]");
    row("value with equals", "/?a=b=c", " / [a|b=c]");
    row("no value", "/?a&b=&=c", " / [a|] [b|] [|c]");
    row("empty pairs", "/?&&a=1&", " / [a|1]");
    row("empty query", "/?", " /");
    row("question mark in the query", "/?a=?", " / [a|?]");
    row("decoded", "/%65vents/%C3%A9?%63=%2C%26%3D", " /events/\xc3\xa9 [c|,&=]");
    row("decoded once", "/%2541", " /%41");
    row("slash decoded", "/a%2Fb", " /a/b");
    row("small hexadecimal digits", "/%c3%a9", " /\xc3\xa9");
    row("plus stays", "/a+b?c=d+e", " /a+b [c|d+e]");
    row("two slashes are a path", "//evil/events", " //evil/events");
    row("absolute form", "http://localhost:8080/ws?a=1", "localhost:8080 /ws [a|1]");
    row("absolute form in capitals", "HTTPS://[::1]/", "[::1] /");
    row("absolute form of a WebSocket", "ws://h/ws", "h /ws");
    row("absolute form without path", "http://h", "h /");
    row("absolute form with only a query", "http://h?a=1", "h / [a|1]");
}

void TestHttpTarget::targets()
{
    QFETCH(const QByteArray, target);
    QFETCH(const QByteArray, expected);
    const auto parsed = HttpTarget::parse(target);
    QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().message));
    QCOMPARE(describe(*parsed), expected);
}

void TestHttpTarget::refusals_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const QByteArray &target, const char *field) {
        QTest::newRow(name) << target << QString::fromLatin1(field);
    };
    row("empty", {}, "target");
    row("relative", "events", "target");
    row("asterisk", "*", "target");
    row("authority form", "localhost:80", "target");
    row("another scheme", "ftp://h/", "target");
    row("no host", "http:///x", "target");
    row("only a scheme", "http://", "target");
    row("user", "http://u@h/", "target");
    row("fragment", "/a#b", "target");
    row("space", "/a b", "target");
    row("NUL", QByteArrayLiteral("/a\0"), "target");
    row("percent at the end", "/a%", "path");
    row("one digit", "/a%4", "path");
    row("not a digit", "/a%4g", "path");
    row("sign as a digit", "/a%+1", "path");
    row("encoded NUL", "/a%00", "path");
    row("encoded line break", "/a%0d%0a", "path");
    row("encoded delete", "/a%7F", "path");
    row("bad encoding in a value", "/?channel=%zz", "channel");
    row("encoded line break in a value", "/?event=a%0Ab", "event");
    row("bad encoding in a name", "/?%=1", "query");
}

void TestHttpTarget::refusals()
{
    QFETCH(const QByteArray, target);
    QFETCH(const QString, field);
    const auto parsed = HttpTarget::parse(target);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, QByteArray{"bad-target"});
    QCOMPARE(parsed.error().field, field);
    QVERIFY(!parsed.error().message.isEmpty());
}

void TestHttpTarget::queryValues()
{
    const auto target = HttpTarget::parse("/?a=1&b=2&a=3&c");
    QVERIFY(target);
    QCOMPARE(target->queryValue("a"), std::optional<QByteArray>{"1"});
    QCOMPARE(target->queryValue("c"), std::optional<QByteArray>{""});
    QVERIFY(!target->queryValue("A"));
    QCOMPARE(target->queryValues("a"), (QByteArrayList{"1", "3"}));
    QVERIFY(target->queryValues("d").isEmpty());
}

QTEST_APPLESS_MAIN(TestHttpTarget)
#include "tst_httptarget.moc"
