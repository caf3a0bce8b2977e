// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/httphead.h"

#include <QTest>

using namespace pushscope;

namespace {

template <typename Head>
QByteArray describeFields(const Head &head)
{
    QByteArray text;
    for (const auto &field : head.headers.fields()) {
        text += '[' + field.name + '|' + field.value + ']';
    }
    return text;
}

QByteArray describe(const HttpRequestHead &head)
{
    return head.method + ' ' + head.target + " 1." + QByteArray::number(head.minorVersion) + ' ' + describeFields(head);
}

QByteArray describe(const HttpResponseHead &head)
{
    return QByteArray::number(head.status) + ' ' + head.reason + " 1." + QByteArray::number(head.minorVersion) + ' '
        + describeFields(head);
}

/// What was parsed with its length, "incomplete", or the status of the refusal.
template <typename Head>
QByteArray describe(const HttpHeadResult<Head> &result)
{
    if (const auto *error = std::get_if<HttpHeadError>(&result)) {
        return error->message.isEmpty() ? "refused without a reason" : QByteArray::number(error->status);
    }
    if (const auto *complete = std::get_if<HttpHeadComplete<Head>>(&result)) {
        return QByteArray::number(complete->length) + ": " + describe(complete->head);
    }
    return "incomplete";
}

HttpRequestHead requestHead(const QByteArray &fields, const char *version = "HTTP/1.1")
{
    const auto result = parseRequestHead("GET / " + QByteArray{version} + "\r\n" + fields + "\r\n");
    return std::get<HttpHeadComplete<HttpRequestHead>>(result).head;
}

constexpr HttpHeadLimits smallLimits{20, 30, 3};

} // namespace

class TestHttpHead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requests_data();
    void requests();
    void responses_data();
    void responses();
    void refusedRequests_data();
    void refusedRequests();
    void refusedResponses_data();
    void refusedResponses();
    void hopelessStarts_data();
    void hopelessStarts();
    void limits_data();
    void limits();
    void headersCompareWithoutCase();
    void tokens_data();
    void tokens();
    void keepsAlive_data();
    void keepsAlive();
};

void TestHttpHead::requests_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *bytes, const char *expected) {
        QTest::newRow(name) << QByteArray{bytes} << QByteArray{expected};
    };
    row("plain", "GET /a?b=c HTTP/1.1\r\nHost: x\r\n\r\n", "32: GET /a?b=c 1.1 [Host|x]");
    row("no fields", "GET / HTTP/1.0\r\n\r\n", "18: GET / 1.0 ");
    row("lines end in LF", "GET / HTTP/1.1\nHost: x\n\n", "24: GET / 1.1 [Host|x]");
    row("lines end in both", "GET / HTTP/1.1\r\nHost: x\n\r\n", "26: GET / 1.1 [Host|x]");
    row("blanks around a value", "GET / HTTP/1.1\r\nA: \t x y\t \r\n\r\n", "30: GET / 1.1 [A|x y]");
    row("empty value", "GET / HTTP/1.1\r\nA:\r\nB: \r\n\r\n", "27: GET / 1.1 [A|][B|]");
    row("colons in a value", "GET / HTTP/1.1\r\nHost:[::1]:80\r\n\r\n", "33: GET / 1.1 [Host|[::1]:80]");
    row("same field twice", "GET / HTTP/1.1\r\nA: 1\r\na: 2\r\n\r\n", "30: GET / 1.1 [A|1][a|2]");
    row("every token character", "M!#$%&'*+-.^_`|~9 / HTTP/1.1\r\n\r\n", "32: M!#$%&'*+-.^_`|~9 / 1.1 ");
    row("bytes above ASCII in a value", "GET / HTTP/1.1\r\nA: \xc3\xa9\r\n\r\n", "25: GET / 1.1 [A|\xc3\xa9]");
    row("a later minor version", "GET / HTTP/1.2\r\n\r\n", "18: GET / 1.2 ");
    row("absolute form", "GET http://h/ HTTP/1.1\r\n\r\n", "26: GET http://h/ 1.1 ");
    row("asterisk form", "OPTIONS * HTTP/1.1\r\n\r\n", "22: OPTIONS * 1.1 ");
    row("empty line before", "\r\nGET / HTTP/1.1\r\n\r\n", "20: GET / 1.1 ");
}

void TestHttpHead::requests()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, expected);
    QCOMPARE(describe(parseRequestHead(bytes)), expected);
    QCOMPARE(describe(parseRequestHead(bytes + "GET /next")), expected);
    for (qsizetype size = 0; size < bytes.size(); ++size) {
        QCOMPARE(describe(parseRequestHead(bytes.first(size))), QByteArray{"incomplete"});
    }
}

void TestHttpHead::responses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *bytes, const char *expected) {
        QTest::newRow(name) << QByteArray{bytes} << QByteArray{expected};
    };
    row("plain", "HTTP/1.1 200 OK\r\nA: b\r\n\r\n", "25: 200 OK 1.1 [A|b]");
    row("reason of several words", "HTTP/1.1 404 Not Found\r\n\r\n", "26: 404 Not Found 1.1 ");
    row("empty reason", "HTTP/1.1 200 \r\n\r\n", "17: 200  1.1 ");
    row("no reason", "HTTP/1.1 200\r\n\r\n", "16: 200  1.1 ");
    row("reason above ASCII", "HTTP/1.0 200 d\xc3\xa9j\xc3\xa0\n\n", "21: 200 d\xc3\xa9j\xc3\xa0 1.0 ");
}

void TestHttpHead::responses()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, expected);
    QCOMPARE(describe(parseResponseHead(bytes)), expected);
    for (qsizetype size = 0; size < bytes.size(); ++size) {
        QCOMPARE(describe(parseResponseHead(bytes.first(size))), QByteArray{"incomplete"});
    }
}

void TestHttpHead::refusedRequests_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &bytes, int status) {
        QTest::newRow(name) << bytes << status;
    };
    row("one word", "GARBAGE\r\n\r\n", 400);
    row("no version", "GET /\r\n\r\n", 400);
    row("two spaces", "GET  / HTTP/1.1\r\n\r\n", 400);
    row("space in the target", "GET /a b HTTP/1.1\r\n\r\n", 400);
    row("tab in the target", "GET /a\tb HTTP/1.1\r\n\r\n", 400);
    row("NUL in the target", QByteArrayLiteral("GET /a\0b HTTP/1.1\r\n\r\n"), 400);
    row("trailing space", "GET / HTTP/1.1 \r\n\r\n", 400);
    row("leading space", " GET / HTTP/1.1\r\n\r\n", 400);
    row("method not a token", "G(T / HTTP/1.1\r\n\r\n", 400);
    row("method too long", QByteArray(33, 'A') + " / HTTP/1.1\r\n\r\n", 501);
    row("version 2", "GET / HTTP/2.0\r\n\r\n", 505);
    row("version 0.9", "GET / HTTP/0.9\r\n\r\n", 505);
    row("version in small letters", "GET / http/1.1\r\n\r\n", 400);
    row("version with more digits", "GET / HTTP/1.10\r\n\r\n", 400);
    row("version without minor", "GET / HTTP/1\r\n\r\n", 400);
    row("other protocol", "GET / HTCP/1.1\r\n\r\n", 400);
    row("bare CR in the first line", "GET / HTTP/1.1\rX: y\r\n\r\n", 400);
    row("two empty lines before", "\r\n\r\nGET / HTTP/1.1\r\n\r\n", 400);
    row("no colon", "GET / HTTP/1.1\r\nHost\r\n\r\n", 400);
    row("no name", "GET / HTTP/1.1\r\n: x\r\n\r\n", 400);
    row("space before the colon", "GET / HTTP/1.1\r\nHost : x\r\n\r\n", 400);
    row("space in a name", "GET / HTTP/1.1\r\nA B: x\r\n\r\n", 400);
    row("name above ASCII", "GET / HTTP/1.1\r\n\xc3\xa9: x\r\n\r\n", 400);
    row("folded line", "GET / HTTP/1.1\r\nA: x\r\n y\r\n\r\n", 400);
    row("folded with a tab", "GET / HTTP/1.1\r\nA: x\r\n\ty\r\n\r\n", 400);
    row("space before the first field", "GET / HTTP/1.1\r\n A: x\r\n\r\n", 400);
    row("bare CR in a value", "GET / HTTP/1.1\r\nA: x\ry\r\n\r\n", 400);
    row("two CR at the end", "GET / HTTP/1.1\r\nA: x\r\r\n\r\n", 400);
    row("NUL in a value", QByteArrayLiteral("GET / HTTP/1.1\r\nA: x\0y\r\n\r\n"), 400);
    row("delete in a value", "GET / HTTP/1.1\r\nA: x\x7fy\r\n\r\n", 400);
    row("first line is judged before the fields", "GARBAGE\r\nA: b", 400);
}

void TestHttpHead::refusedRequests()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, status);
    QCOMPARE(describe(parseRequestHead(bytes)), QByteArray::number(status));
}

void TestHttpHead::refusedResponses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("no status") << QByteArray{"HTTP/1.1\r\n\r\n"} << 400;
    QTest::newRow("status of two digits") << QByteArray{"HTTP/1.1 20\r\n\r\n"} << 400;
    QTest::newRow("status of four digits") << QByteArray{"HTTP/1.1 2000 OK\r\n\r\n"} << 400;
    QTest::newRow("status below 100") << QByteArray{"HTTP/1.1 099 OK\r\n\r\n"} << 400;
    QTest::newRow("status not a number") << QByteArray{"HTTP/1.1 2x0 OK\r\n\r\n"} << 400;
    QTest::newRow("two spaces") << QByteArray{"HTTP/1.1  200 OK\r\n\r\n"} << 400;
    QTest::newRow("control character in the reason") << QByteArray{"HTTP/1.1 200 O\x01K\r\n\r\n"} << 400;
    QTest::newRow("version 2") << QByteArray{"HTTP/2.0 200 OK\r\n\r\n"} << 505;
    QTest::newRow("ICY") << QByteArray{"ICY 200 OK\r\n\r\n"} << 400;
    QTest::newRow("empty line") << QByteArray{"\r\n\r\n"} << 400;
    QTest::newRow("bad field") << QByteArray{"HTTP/1.1 200 OK\r\nA : b\r\n\r\n"} << 400;
}

void TestHttpHead::refusedResponses()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, status);
    QCOMPARE(describe(parseResponseHead(bytes)), QByteArray::number(status));
}

void TestHttpHead::hopelessStarts_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isRequest");
    QTest::newRow("TLS hello to a server") << QByteArray{"\x16\x03\x01"} << true;
    QTest::newRow("TLS alert to a client") << QByteArray{"\x15\x03\x01"} << false;
    QTest::newRow("SSH banner to a client") << QByteArray{"SSH-2.0"} << false;
    QTest::newRow("another letter to a client") << QByteArray{"HTTX"} << false;
}

void TestHttpHead::hopelessStarts()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, isRequest);
    QCOMPARE(isRequest ? describe(parseRequestHead(bytes)) : describe(parseResponseHead(bytes)), QByteArray{"400"});
}

void TestHttpHead::limits_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const QByteArray &bytes, const char *expected) {
        QTest::newRow(name) << bytes << QByteArray{expected};
    };
    row("first line at the limit", "GET /678901 HTTP/1.1\r\n\r\n", "24: GET /678901 1.1 ");
    row("first line over the limit", "GET /6789012 HTTP/1.1\r\n\r\n", "414");
    row("first line at the limit, unfinished", "GET /678901 HTTP/1.1\r", "incomplete");
    row("first line over the limit, unfinished", "GET /6789012345678901", "414");
    row("fields at the limit", "GET / HTTP/1.1\r\nA: 456789012345678901234567\r\nB\r\n\r\n", "431");
    row("fields fit", "GET / HTTP/1.1\r\nA: 4567890123456789012345678\r\n\r\n",
        "48: GET / 1.1 [A|4567890123456789012345678]");
    row("fields over the limit", "GET / HTTP/1.1\r\nA: 45678901234567890123456789\r\n\r\n", "431");
    row("fields over the limit, unfinished", "GET / HTTP/1.1\r\nA: 4567890123456789012345678901", "431");
    row("fields at the limit, unfinished", "GET / HTTP/1.1\r\nA: 4567890123456789012345678\r\n\r", "incomplete");
    row("as many fields as allowed", "GET / HTTP/1.1\r\nA:1\r\nB:2\r\nC:3\r\n\r\n", "33: GET / 1.1 [A|1][B|2][C|3]");
    row("too many fields", "GET / HTTP/1.1\r\nA:1\r\nB:2\r\nC:3\r\nD:4\r\n\r\n", "431");
    row("too many fields, unfinished", "GET / HTTP/1.1\r\nA:1\r\nB:2\r\nC:3\r\nD:4\r\n", "431");
}

void TestHttpHead::limits()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, expected);
    QCOMPARE(describe(parseRequestHead(bytes, smallLimits)), expected);
}

void TestHttpHead::headersCompareWithoutCase()
{
    const auto head = requestHead("Last-Event-ID: 1\r\nlast-event-id: 2\r\n");
    QCOMPARE(head.headers.value("LAST-EVENT-ID"), std::optional<QByteArray>{"1"});
    QCOMPARE(head.headers.values("last-event-Id"), (QByteArrayList{"1", "2"}));
    QVERIFY(!head.headers.value("Last-Event"));
    QVERIFY(head.headers.values("Last-Event").isEmpty());
}

void TestHttpHead::tokens_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<bool>("found");
    QTest::newRow("alone") << QByteArray{"Connection: Upgrade\r\n"} << true;
    QTest::newRow("another case") << QByteArray{"connection: uPGRADE\r\n"} << true;
    QTest::newRow("in a list") << QByteArray{"Connection: keep-alive,\t upgrade ,x\r\n"} << true;
    QTest::newRow("in the second field") << QByteArray{"Connection: keep-alive\r\nConnection: upgrade\r\n"} << true;
    QTest::newRow("part of a word") << QByteArray{"Connection: upgrades, no-upgrade\r\n"} << false;
    QTest::newRow("in another field") << QByteArray{"Upgrade: upgrade\r\n"} << false;
    QTest::newRow("empty list") << QByteArray{"Connection: ,,\r\n"} << false;
}

void TestHttpHead::tokens()
{
    QFETCH(const QByteArray, fields);
    QFETCH(const bool, found);
    QCOMPARE(requestHead(fields).headers.hasToken("Connection", "upgrade"), found);
}

void TestHttpHead::keepsAlive_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<bool>("expected");
    QTest::newRow("1.1") << QByteArray{"HTTP/1.1"} << QByteArray{} << true;
    QTest::newRow("1.1 close") << QByteArray{"HTTP/1.1"} << QByteArray{"Connection: Close\r\n"} << false;
    QTest::newRow("1.0") << QByteArray{"HTTP/1.0"} << QByteArray{} << false;
    QTest::newRow("1.0 keep-alive") << QByteArray{"HTTP/1.0"} << QByteArray{"Connection: Keep-Alive\r\n"} << true;
    QTest::newRow("both") << QByteArray{"HTTP/1.0"} << QByteArray{"Connection: keep-alive, close\r\n"} << false;
}

void TestHttpHead::keepsAlive()
{
    QFETCH(const QByteArray, version);
    QFETCH(const QByteArray, fields);
    QFETCH(const bool, expected);
    QCOMPARE(requestHead(fields, version.constData()).keepsAlive(), expected);
    const auto response = parseResponseHead(version + " 200 OK\r\n" + fields + "\r\n");
    QCOMPARE(std::get<HttpHeadComplete<HttpResponseHead>>(response).head.keepsAlive(), expected);
}

QTEST_APPLESS_MAIN(TestHttpHead)
#include "tst_httphead.moc"
