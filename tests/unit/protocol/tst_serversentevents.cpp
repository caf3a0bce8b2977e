// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/serversentevents.h"
#include "support/splitfeed.h"

#include <QTest>

using namespace pushscope;

namespace {

/// One line an item: E type|data|id, C text, R milliseconds, B id (a block without data).
QByteArray describe(const SseItem &item)
{
    struct Visitor
    {
        QByteArray operator()(const SseEvent &event) const
        {
            return "E " + event.type + '|' + event.data + '|' + event.lastEventId;
        }
        QByteArray operator()(const SseComment &comment) const { return "C " + comment.text; }
        QByteArray operator()(const SseRetry &retry) const
        {
            return "R " + QByteArray::number(static_cast<qint64>(retry.time.count()));
        }
        QByteArray operator()(const SseEmptyBlock &block) const { return "B " + block.lastEventId; }
    };
    return std::visit(Visitor{}, item);
}

QByteArrayList describeAll(const std::vector<SseItem> &items)
{
    QByteArrayList lines;
    for (const SseItem &item : items) {
        lines.append(describe(item));
    }
    return lines;
}

QByteArrayList parse(const QByteArrayList &pieces, SseParser::Limits limits = {})
{
    SseParser parser{limits};
    QByteArrayList lines;
    for (const QByteArray &piece : pieces) {
        lines += describeAll(parser.feed(piece));
    }
    lines.append(parser.overflowed() ? "overflow" : "last " + parser.lastEventId());
    return lines;
}

} // namespace

class TestServerSentEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void streams_data();
    void streams();
    void lineEnds_data();
    void lineEnds();
    void limits_data();
    void limits();
    void anEventIsGivenWithItsBlankLine();
    void nothingIsParsedAfterAnOverflow();
    void restartKeepsOnlyTheLastEventId();
    void aGivenLastEventIdStandsUntilTheStreamNamesOne();
    void encodedEvents_data();
    void encodedEvents();
    void encodedOthers();
    void encodedEventsAreReadBack_data();
    void encodedEventsAreReadBack();
};

void TestServerSentEvents::streams_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QByteArrayList>("expected");
    const auto row = [](const char *name, const QByteArray &stream, const QByteArrayList &expected) {
        QTest::newRow(name) << stream << expected;
    };

    row("empty stream", {}, {"last "});
    row("one event", "data: one\n\n", {"E message|one|", "last "});
    row("several data lines", "data: A\ndata: +1\ndata: 7\n\n", {"E message|A\n+1\n7|", "last "});
    row("comment, id, reset id, kept space", ": start\n\ndata: first\nid: 1\n\ndata:second\nid\n\ndata:  third\n\n",
        {"C start", "E message|first|1", "E message|second|", "E message| third|", "last "});
    row("data without value, last block dropped",
        "data\n\ndata\ndata\n\ndata:", {"E message||", "E message|\n|", "last "});
    row("space after the colon makes no difference", "data:x\n\ndata: x\n\n",
        {"E message|x|", "E message|x|", "last "});
    row("types", "event: add\ndata: 1\n\nevent: remove\ndata: 2\n\ndata: 3\n\n",
        {"E add|1|", "E remove|2|", "E message|3|", "last "});

    row("id is kept for the next event", "id: 7\ndata: a\n\ndata: b\n\n", {"E message|a|7", "E message|b|7", "last 7"});
    row("empty id resets", "id: 7\ndata: a\n\nid:\ndata: b\n\n", {"E message|a|7", "E message|b|", "last "});
    row("id with NUL is ignored", QByteArrayLiteral("id: 7\n\nid: 8\0\ndata: a\n\n"),
        {"B 7", "E message|a|7", "last 7"});
    row("NUL in data is kept", QByteArrayLiteral("data: a\0b\n\n"), {QByteArrayLiteral("E message|a\0b|"), "last "});
    row("block of only an id", "id: k:3\n\n", {"B k:3", "last k:3"});
    row("block without data forgets its type", "event: add\n\ndata: a\n\n", {"B ", "E message|a|", "last "});
    row("empty event field is message", "event:\ndata: a\n\n", {"E message|a|", "last "});
    row("last of several types", "event: a\nevent: b\ndata: 1\n\n", {"E b|1|", "last "});
    row("last of several ids", "id: 1\nid: 2\ndata: a\n\n", {"E message|a|2", "last 2"});
    row("id of an unfinished block is not the last", "id: 1\ndata: a\n\nid: 2\ndata: b\n", {"E message|a|1", "last 1"});

    row("retry", "retry: 3000\n\n", {"R 3000", "last "});
    row("retry zero", "retry: 0\n\n", {"R 0", "last "});
    row("retry with a sign is ignored", "retry: -1\nretry: +1\n\n", {"last "});
    row("retry with a letter is ignored", "retry: 12x\nretry: 1.5\n\n", {"last "});
    row("retry with two spaces is ignored", "retry:  12\n\n", {"last "});
    row("retry without value is ignored", "retry\nretry:\nretry: \n\n", {"last "});
    row("retry beyond every number is cut", "retry: 99999999999999999999999999\n\n", {"R 31536000000", "last "});
    row("retry does not disturb the block", "data: a\nretry: 5\ndata: b\n\n", {"R 5", "E message|a\nb|", "last "});

    row("comment in a block", "data: a\n: x\ndata: b\n\n", {"C x", "E message|a\nb|", "last "});
    row("empty comment", ":\n\n", {"C ", "last "});
    row("comment keeps its second space", ":  x\n", {"C  x", "last "});
    row("unknown fields", "foo: 1\nDATA: x\n data: y\ndata : z\n\n", {"last "});
    row("field of many colons", "data: a:b:c\n\n", {"E message|a:b:c|", "last "});
    row("tab after the colon is kept", "data:\tx\n\n", {"E message|\tx|", "last "});
    row("many blank lines", "\n\n\ndata: a\n\n\n\n", {"E message|a|", "last "});

    row("byte order mark",
        "\xef\xbb\xbf"
        "data: a\n\n",
        {"E message|a|", "last "});
    row("byte order mark before a blank line", "\xef\xbb\xbf\ndata: a\n\n", {"E message|a|", "last "});
    row("second byte order mark is text",
        "\xef\xbb\xbf\xef\xbb\xbf"
        "data: a\n\ndata: b\n\n",
        {"E message|b|", "last "});
    row("later byte order mark is text",
        "data: \xef\xbb\xbf"
        "a\n\n\xef\xbb\xbf"
        "data: b\n\n",
        {"E message|\xef\xbb\xbf"
         "a|",
         "last "});

    row("UTF-8", "data: \xc3\xa9\xe2\x82\xac\xf0\x9f\x9a\x80\n\n",
        {"E message|\xc3\xa9\xe2\x82\xac\xf0\x9f\x9a\x80|", "last "});
    row("lone continuation byte", "data: a\x80z\n\n", {"E message|a\xef\xbf\xbdz|", "last "});
    row("sequence cut by the line's end", "data: \xe2\x82\n\n", {"E message|\xef\xbf\xbd|", "last "});
    row("sequence cut by a letter is one", "data: \xe2\x82z\xf0\x9f\x9az\n\n",
        {"E message|\xef\xbf\xbdz\xef\xbf\xbdz|", "last "});
    row("overlong form", "data: \xc0\xaf\n\n", {"E message|\xef\xbf\xbd\xef\xbf\xbd|", "last "});
    row("overlong form of three", "data: \xe0\x80\xaf\n\n",
        {"E message|\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd|", "last "});
    row("surrogate", "data: \xed\xa0\x80\n\n", {"E message|\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd|", "last "});
    row("beyond Unicode", "data: \xf4\x90\x80\x80\n\n",
        {"E message|\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd|", "last "});
    row("bytes that are never UTF-8", "data: \xff\xfe\n\n", {"E message|\xef\xbf\xbd\xef\xbf\xbd|", "last "});
    row("valid text around invalid", "data: \xc3\xa9\xff\xe2\x82\xac\n\n",
        {"E message|\xc3\xa9\xef\xbf\xbd\xe2\x82\xac|", "last "});
    row("invalid UTF-8 in id and type", "id: \xff\nevent: \xfe\ndata: a\n\n",
        {"E \xef\xbf\xbd|a|\xef\xbf\xbd", "last \xef\xbf\xbd"});
}

void TestServerSentEvents::streams()
{
    QFETCH(const QByteArray, stream);
    QFETCH(const QByteArrayList, expected);
    QCOMPARE(parse({stream}), expected);
    QCOMPARE(test::splitDifference(stream, [](const QByteArrayList &pieces) { return parse(pieces); }), QByteArray{});
}

void TestServerSentEvents::lineEnds_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::newRow("LF") << QByteArray{"id: 1\ndata: a\ndata: b\n\ndata: c\n\n"};
    QTest::newRow("CR") << QByteArray{"id: 1\rdata: a\rdata: b\r\rdata: c\r\r"};
    QTest::newRow("CRLF") << QByteArray{"id: 1\r\ndata: a\r\ndata: b\r\n\r\ndata: c\r\n\r\n"};
    QTest::newRow("mixed in a block") << QByteArray{"id: 1\rdata: a\ndata: b\r\n\r\ndata: c\n\r"};
    QTest::newRow("LF then CRLF") << QByteArray{"id: 1\ndata: a\r\ndata: b\n\r\ndata: c\r\n\n"};
    QTest::newRow("CRLF then CR") << QByteArray{"id: 1\r\ndata: a\r\ndata: b\r\n\rdata: c\r\r\n"};
}

void TestServerSentEvents::lineEnds()
{
    QFETCH(const QByteArray, stream);
    QCOMPARE(parse({stream}), (QByteArrayList{"E message|a\nb|1", "E message|c|1", "last 1"}));
    QCOMPARE(test::splitDifference(stream, [](const QByteArrayList &pieces) { return parse(pieces); }), QByteArray{});
}

void TestServerSentEvents::limits_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QByteArrayList>("expected");
    QTest::newRow("line at the limit") << QByteArray{"data: 7890\n\n"} << QByteArrayList{"E message|7890|", "last "};
    QTest::newRow("line over the limit") << QByteArray{"data: a\n\ndata: 78901\n\ndata: b\n\n"}
                                         << QByteArrayList{"E message|a|", "overflow"};
    QTest::newRow("unfinished line over the limit") << QByteArray{"data: 78901"} << QByteArrayList{"overflow"};
    QTest::newRow("event at the limit") << QByteArray{"data: 1234\ndata: 1234\ndata: 1234\n\n"}
                                        << QByteArrayList{"E message|1234\n1234\n1234|", "last "};
    QTest::newRow("event over the limit")
        << QByteArray{"data: 1234\ndata: 1234\ndata: 1234\ndata: 1\n\n"} << QByteArrayList{"overflow"};
    QTest::newRow("empty data lines count") << QByteArray{"data\n"}.repeated(20) << QByteArrayList{"overflow"};
}

void TestServerSentEvents::limits()
{
    QFETCH(const QByteArray, stream);
    QFETCH(const QByteArrayList, expected);
    const auto limited = [](const QByteArrayList &pieces) { return parse(pieces, {10, 15}); };
    QCOMPARE(limited({stream}), expected);
    QCOMPARE(test::splitDifference(stream, limited), QByteArray{});
}

void TestServerSentEvents::anEventIsGivenWithItsBlankLine()
{
    SseParser parser;
    QVERIFY(parser.feed("data: a\r\n").empty());
    QCOMPARE(describeAll(parser.feed("\r")), QByteArrayList{"E message|a|"}); // without waiting for a LF
    QVERIFY(parser.feed("\n").empty());
}

void TestServerSentEvents::nothingIsParsedAfterAnOverflow()
{
    SseParser parser{{10, 100}};
    QVERIFY(parser.feed("data: a long line\n\n").empty());
    QVERIFY(parser.overflowed());
    QVERIFY(parser.feed("data: a\n\n").empty());
    parser.restart();
    QVERIFY(!parser.overflowed());
    QCOMPARE(describeAll(parser.feed("data: a\n\n")), QByteArrayList{"E message|a|"});
}

void TestServerSentEvents::restartKeepsOnlyTheLastEventId()
{
    SseParser parser;
    QCOMPARE(parser.feed("id: 1\ndata: a\n\nid: 2\nevent: x\ndata: b\ndata: unfin").size(), std::size_t{1});
    parser.restart();
    QCOMPARE(parser.lastEventId(), QByteArray{"1"});
    QCOMPARE(describeAll(parser.feed("\xef\xbb\xbf"
                                     "data: c\n\n")),
             QByteArrayList{"E message|c|1"});
}

void TestServerSentEvents::aGivenLastEventIdStandsUntilTheStreamNamesOne()
{
    SseParser parser;
    parser.setLastEventId("k:5");
    QCOMPARE(describeAll(parser.feed("data: a\n\nid: k:6\ndata: b\n\n")),
             (QByteArrayList{"E message|a|k:5", "E message|b|k:6"}));
}

void TestServerSentEvents::encodedEvents_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("block");
    const auto row = [](const char *name, const char *id, const char *type, const char *data, const char *block) {
        QTest::newRow(name) << QByteArray{id} << QByteArray{type} << QByteArray{data} << QByteArray{block};
    };
    row("all", "k:1", "cpu", "{}", "id: k:1\nevent: cpu\ndata: {}\n\n");
    row("message is left out", "k:1", "message", "x", "id: k:1\ndata: x\n\n");
    row("only data", "", "", "x", "data: x\n\n");
    row("empty data", "", "", "", "data: \n\n");
    row("lines", "", "", "a\nb\r\nc\rd", "data: a\ndata: b\ndata: c\ndata: d\n\n");
    row("ends in a line break", "", "", "a\n", "data: a\ndata: \n\n");
    row("blank lines inside", "", "", "a\n\r\n\rb", "data: a\ndata: \ndata: \ndata: b\n\n");
}

void TestServerSentEvents::encodedEvents()
{
    QFETCH(const QByteArray, id);
    QFETCH(const QByteArray, type);
    QFETCH(const QByteArray, data);
    QFETCH(const QByteArray, block);
    QCOMPARE(encodeSseEvent(id, type, data), block);
}

void TestServerSentEvents::encodedOthers()
{
    QCOMPARE(encodeSseIdBlock("k:1"), QByteArray{"id: k:1\n\n"});
    QCOMPARE(encodeSseComment("hi"), QByteArray{": hi\n\n"});
    QCOMPARE(encodeSseComment("a\ndata: b\r"), QByteArray{": a data: b \n\n"});
    QCOMPARE(encodeSseRetry(std::chrono::seconds{2}), QByteArray{"retry: 2000\n\n"});
}

void TestServerSentEvents::encodedEventsAreReadBack_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::newRow("empty") << QByteArray{};
    QTest::newRow("leading space") << QByteArray{" x"};
    QTest::newRow("colon first") << QByteArray{":x"};
    QTest::newRow("lines") << QByteArray{"a\n\nb\n"};
    QTest::newRow("JSON") << QByteArray{R"({"a":[1,"\n"]})"};
}

void TestServerSentEvents::encodedEventsAreReadBack()
{
    QFETCH(const QByteArray, data);
    SseParser parser;
    const auto items = parser.feed(encodeSseEvent("k:1", "cpu", data));
    QCOMPARE(items.size(), std::size_t{1});
    QCOMPARE(describe(items.front()), describe(SseEvent{"cpu", data, "k:1"}));
}

QTEST_APPLESS_MAIN(TestServerSentEvents)
#include "tst_serversentevents.moc"
