// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/websocketmessage.h"
#include "support/splitfeed.h"

#include <QTest>

using namespace pushscope;
using Op = WebSocketOpcode;

namespace {

/// One line a message: opcode, size on the wire, payload; then the error's code, or "more".
QByteArrayList parse(const QByteArrayList &pieces)
{
    constexpr qsizetype largest = 10;
    WebSocketMessageReader reader{WebSocketFrameParser::Role::Client, largest};
    QByteArrayList lines;
    for (const QByteArray &piece : pieces) {
        const auto messages = reader.feed(piece);
        for (const WebSocketMessage &message : messages) {
            lines.append(QByteArray::number(static_cast<int>(message.kind), 16) + ' '
                         + QByteArray::number(message.wireSize) + ' ' + message.payload);
        }
    }
    if (const auto &error = reader.error()) {
        lines.append((error->reason.isEmpty() ? "without a reason " : "error ")
                     + QByteArray::number(static_cast<int>(error->code)));
    } else if (reader.inMessage()) {
        lines.append("more");
    }
    return lines;
}

QByteArray frame(Op opcode, const QByteArray &payload, bool fin = true)
{
    return encodeWebSocketFrame(opcode, payload, fin);
}

} // namespace

class TestWebSocketMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messages_data();
    void messages();
    void nothingIsReadAfterAnError();
};

void TestWebSocketMessage::messages_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArrayList>("expected");
    const auto row = [](const char *name, const QByteArray &bytes, const QByteArrayList &expected) {
        QTest::newRow(name) << bytes << expected;
    };
    const auto more = Op::Continuation;
    row("text and binary", frame(Op::Text, "a") + frame(Op::Binary, "\xff"), {"1 3 a", "2 3 \xff"});
    row("empty text", frame(Op::Text, {}), {"1 2 "});
    row("fragments", frame(Op::Text, "a", false) + frame(more, "b", false) + frame(more, "c"), {"1 9 abc"});
    row("fragments of a binary", frame(Op::Binary, "\xff", false) + frame(more, "\xfe"), {"2 6 \xff\xfe"});
    row("empty fragments", frame(Op::Text, {}, false) + frame(more, {}, false) + frame(more, {}), {"1 6 "});
    row("control frames between fragments",
        frame(Op::Text, "a", false) + frame(Op::Ping, "p") + frame(Op::Pong, {}) + frame(more, "b"),
        {"9 3 p", "a 2 ", "1 6 ab"});
    row("a message after a fragmented one", frame(Op::Text, "a", false) + frame(more, "b") + frame(Op::Text, "c"),
        {"1 6 ab", "1 3 c"});
    row("character split between fragments", frame(Op::Text, "\xe2\x82", false) + frame(more, "\xac"),
        {"1 7 \xe2\x82\xac"});
    row("unfinished message", frame(Op::Text, "a", false), {"more"});
    row("unfinished frame", frame(Op::Text, "ab").chopped(1), {"more"});
    row("close ends all", frame(Op::Close, "\x03\xe8") + frame(Op::Text, "a") + "\xff\xff", {"8 4 \x03\xe8"});
    row("message at the limit", frame(Op::Text, "12345", false) + frame(more, "67890"), {"1 14 1234567890"});

    row("continuation without a beginning", frame(Op::Text, "a") + frame(more, "b"), {"1 3 a", "error 1002"});
    row("text inside a fragmented message", frame(Op::Text, "a", false) + frame(Op::Text, "b"), {"error 1002"});
    row("binary inside a fragmented message", frame(Op::Text, "a", false) + frame(Op::Binary, "b"), {"error 1002"});
    row("text not UTF-8", frame(Op::Text, "a\xff"), {"error 1007"});
    row("text cut inside a character", frame(Op::Text, "\xe2\x82"), {"error 1007"});
    row("text not UTF-8 over fragments", frame(Op::Text, "\xe2", false) + frame(more, "\xe2"), {"error 1007"});
    row("surrogate", frame(Op::Text, "\xed\xa0\x80"), {"error 1007"});
    row("text not UTF-8 in a first fragment", frame(Op::Text, "a\xff", false), {"error 1007"});
    row("text that may still become UTF-8", frame(Op::Text, "a\xf0\x9f\x93", false) + frame(Op::Ping, {}),
        {"9 2 ", "more"});
    row("frame over the limit", frame(Op::Text, "12345678901"), {"error 1009"});
    row("fragments over the limit", frame(Op::Text, "12345", false) + frame(more, "678901"), {"error 1009"});
    row("error of a frame", frame(Op::Text, "a") + "\xff\x01" + "bcd", {"1 3 a", "error 1002"});
}

void TestWebSocketMessage::messages()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArrayList, expected);
    QCOMPARE(parse({bytes}), expected);
    QCOMPARE(test::splitDifference(bytes, parse), QByteArray{});
}

void TestWebSocketMessage::nothingIsReadAfterAnError()
{
    WebSocketMessageReader reader{WebSocketFrameParser::Role::Client, 10};
    QVERIFY(reader.feed(frame(Op::Text, "\xff")).empty());
    QVERIFY(reader.error());
    QVERIFY(reader.feed(frame(Op::Text, "a")).empty());
}

QTEST_APPLESS_MAIN(TestWebSocketMessage)
#include "tst_websocketmessage.moc"
