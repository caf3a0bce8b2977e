// SPDX-License-Identifier: GPL-3.0-or-later
#include "limitsupport.h"

#include <QTest>

#include <algorithm>

using namespace pushscope;
using namespace pushscope::test;

namespace {

void publish(quint16 port, const QByteArray &type, const QByteArray &body)
{
    RawPeer peer{port};
    peer.send(request("POST /publish?event=reading",
                      "Content-Type: " + type + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n",
                      body));
    QCOMPARE(statusOf(peer.awaitResponse()), 200);
}

/// The blocks of a stream that have data.
QByteArrayList eventBlocks(const RawPeer &peer)
{
    QByteArrayList blocks;
    QByteArray rest = peer.stream();
    for (qsizetype end = rest.indexOf("\n\n"); end >= 0; end = rest.indexOf("\n\n")) {
        if (const QByteArray block = rest.first(end); block.contains("data:")) {
            blocks.append(block);
        }
        rest.remove(0, end + 2);
    }
    return blocks;
}

std::vector<WebSocketMessage> dataOf(RawWebSocket &socket)
{
    std::vector<WebSocketMessage> data;
    std::ranges::copy_if(socket.messages(), std::back_inserter(data), [](const WebSocketMessage &message) {
        return message.kind == WebSocketOpcode::Binary || !message.payload.startsWith("{\"");
    });
    return data;
}

} // namespace

/// ?raw=1: streams for pages and programs that want the bare payload.
class TestRaw : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void payloadsComeBare_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<bool>("isBinary");
        const auto row = [](const char *name, const QByteArray &type, const QByteArray &body, const QByteArray &lines,
                            bool isBinary = false) { QTest::newRow(name) << type << body << lines << isBinary; };
        row("text", "text/plain",
            "21.5 \xc2\xb0"
            "C",
            "data: 21.5 \xc2\xb0"
            "C");
        row("several lines", "text/plain", "one\ntwo\n\nthree", "data: one\ndata: two\ndata: \ndata: three");
        row("a line end last", "text/plain", "one\n", "data: one\ndata: ");
        row("carriage returns", "text/plain", "one\r\ntwo\rthree", "data: one\ndata: two\ndata: three");
        row("empty", "text/plain", "", "data: ");
        row("a space first", "text/plain", " x", "data:  x");
        row("what looks like a field", "text/plain", "id: 7\n\ndata: x", "data: id: 7\ndata: \ndata: data: x");
        row("json", "application/json", "[1,2.50]", "data: [1,2.50]");
        row("bytes", "application/octet-stream", QByteArray{"\0\xff\n", 3}, "data: AP8K", true);
    }

    void payloadsComeBare()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, lines);
        QFETCH(bool, isBinary);
        ServerFixture fixture;
        RawPeer stream{fixture.port()};
        stream.get("/events?raw=1");
        RawWebSocket socket{fixture.port(), "/ws?raw=1"};
        QTRY_COMPARE(socket.ofType(QStringLiteral("hello")).size(), 1U); // comes as ever, before all payloads
        QTRY_VERIFY(stream.stream().contains("id:"));
        publish(fixture.port(), type, body);
        QTRY_COMPARE(eventBlocks(stream).size(), 1);
        const QByteArray id = fixture.server().stats().historyLast;
        QCOMPARE(eventBlocks(stream)[0], "id: " + id + "\nevent: reading\n" + lines);
        QTRY_COMPARE(dataOf(socket).size(), 1U);
        QCOMPARE(dataOf(socket)[0].payload, body);
        QCOMPARE(dataOf(socket)[0].kind == WebSocketOpcode::Binary, isBinary);
    }

    void oneGoesOnBehindAnId()
    {
        ServerFixture fixture;
        for (const char *const text : {"one", "two", "three"}) {
            fixture.publish(text);
        }
        const QByteArray after = fixture.epoch() + ":1";
        RawPeer stream{fixture.port()};
        stream.get("/events?raw=1", "Last-Event-ID: " + after + "\r\n");
        RawWebSocket socket{fixture.port(), "/ws?raw=1&after=" + after};
        QTRY_COMPARE(eventBlocks(stream).size(), 2);
        QCOMPARE(eventBlocks(stream)[0], "id: " + fixture.epoch() + ":2\ndata: two");
        QTRY_COMPARE(dataOf(socket).size(), 2U);
        QCOMPARE(dataOf(socket)[1].payload, "three");
    }

    void theResetIsToldAllTheSame()
    {
        ServerFixture fixture;
        fixture.publish("one");
        RawPeer stream{fixture.port()};
        stream.get("/events?raw=1&after=other:1");
        RawWebSocket socket{fixture.port(), "/ws?raw=1&after=other:1"};
        QTRY_COMPARE(eventBlocks(stream).size(), 2);
        QVERIFY(eventBlocks(stream)[0].contains("event: reset\n"));
        QVERIFY(eventBlocks(stream)[1].endsWith("data: one"));
        QTRY_COMPARE(socket.ofType(QStringLiteral("reset")).size(), 1U);
        QTRY_COMPARE(dataOf(socket).size(), 1U);
    }
};

QTEST_GUILESS_MAIN(TestRaw)
#include "tst_raw.moc"
