// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/websocketframe.h"
#include "support/splitfeed.h"

#include <QTest>

using namespace pushscope;
using Role = WebSocketFrameParser::Role;

namespace {

constexpr std::array<quint8, 4> key{0x37, 0xfa, 0x21, 0x3d};
constexpr qsizetype largest = 100'000;

/// One line a frame: opcode, F if final, M if masked, size on the wire, payload; then the error's code.
QByteArrayList parse(const QByteArrayList &pieces, Role role, qsizetype limit = largest)
{
    WebSocketFrameParser parser{role, limit};
    QByteArrayList lines;
    for (const QByteArray &piece : pieces) {
        const auto frames = parser.feed(piece);
        for (const WebSocketFrame &frame : frames) {
            lines.append(QByteArray::number(static_cast<int>(frame.opcode), 16) + (frame.fin ? "F" : "-")
                         + (frame.masked ? "M " : "- ") + QByteArray::number(frame.wireSize) + ' ' + frame.payload);
        }
    }
    if (const auto &error = parser.error()) {
        lines.append((error->reason.isEmpty() ? "without a reason " : "error ")
                     + QByteArray::number(static_cast<int>(error->code)));
    } else if (parser.inFrame()) {
        lines.append("more");
    }
    return lines;
}

QByteArray hex(const char *digits)
{
    return QByteArray::fromHex(digits);
}

} // namespace

class TestWebSocketFrame : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void frames_data();
    void frames();
    void refusals_data();
    void refusals();
    void lengths_data();
    void lengths();
    void controlFramesPassASmallLimit();
    void nothingIsParsedAfterAnError();
    void manySmallFramesTakeLinearTime();
    void encodes();
    void masksEveryRemainder();
    void closePayloads_data();
    void closePayloads();
    void aLongReasonIsCutBetweenCharacters();
    void refusedClosePayloads_data();
    void refusedClosePayloads();
};

void TestWebSocketFrame::frames_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Role>("role");
    QTest::addColumn<QByteArrayList>("expected");
    const auto row = [](const char *name, const QByteArray &bytes, Role role, const QByteArrayList &expected) {
        QTest::newRow(name) << bytes << role << expected;
    };
    row("nothing", {}, Role::Client, {});
    row("unmasked text", hex("810548656c6c6f"), Role::Client, {"1F- 7 Hello"});
    row("masked text", hex("818537fa213d7f9f4d5158"), Role::Server, {"1FM 11 Hello"});
    row("fragments", hex("010348656c80026c6f"), Role::Client, {"1-- 5 Hel", "0F- 4 lo"});
    row("ping", hex("890548656c6c6f"), Role::Client, {"9F- 7 Hello"});
    row("masked pong", hex("8a8537fa213d7f9f4d5158"), Role::Server, {"aFM 11 Hello"});
    row("empty frames", hex("81008900"), Role::Client, {"1F- 2 ", "9F- 2 "});
    row("empty masked frame", hex("818037fa213d"), Role::Server, {"1FM 6 "});
    row("observer sees both", hex("810161818137fa213d56"), Role::Observer, {"1F- 3 a", "1FM 7 a"});
    row("close", hex("880203e8"), Role::Client, {"8F- 4 \x03\xe8"});
    row("unfinished payload", hex("810548656c"), Role::Client, {"more"});
    row("unfinished header", hex("827e01"), Role::Client, {"more"});
    row("frame and a part", hex("81016181"), Role::Client, {"1F- 3 a", "more"});
    row("length of 16 bits", hex("827e007e") + QByteArray(126, 'x'), Role::Client, {"2F- 130 " + QByteArray(126, 'x')});
    row("bytes that look like a header", hex("82048105886182026162"), Role::Client,
        {"2F- 6 " + hex("81058861"), "2F- 4 ab"});
}

void TestWebSocketFrame::frames()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const Role, role);
    QFETCH(const QByteArrayList, expected);
    QCOMPARE(parse({bytes}, role), expected);
    QCOMPARE(test::splitDifference(bytes, [&](const QByteArrayList &pieces) { return parse(pieces, role); }),
             QByteArray{});
}

void TestWebSocketFrame::refusals_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Role>("role");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const char *bytes, Role role, int code) {
        QTest::newRow(name) << hex(bytes) << role << code;
    };
    row("first reserved bit", "c100", Role::Client, 1002);
    row("second reserved bit", "a100", Role::Client, 1002);
    row("third reserved bit", "9100", Role::Client, 1002);
    row("reserved data opcode", "8300", Role::Client, 1002);
    row("last reserved data opcode", "8700", Role::Client, 1002);
    row("reserved control opcode", "8b00", Role::Client, 1002);
    row("last reserved control opcode", "8f00", Role::Client, 1002);
    row("fragmented ping", "0900", Role::Client, 1002);
    row("fragmented close", "0800", Role::Client, 1002);
    row("ping of 126 bytes", "897e007e", Role::Client, 1002);
    row("ping of 64 bits", "897f", Role::Client, 1002);
    row("unmasked to a server", "810161", Role::Server, 1002);
    row("masked to a client", "818137fa213d56", Role::Client, 1002);
    row("125 in 16 bits", "827e007d", Role::Client, 1002);
    row("65535 in 64 bits", "827f000000000000ffff", Role::Client, 1002);
    row("highest bit of the length", "827f8000000000000001", Role::Client, 1002);
    row("over the limit", "827f00000000000186a1", Role::Client, 1009);
    row("far over the limit", "827f7fffffffffffffff", Role::Client, 1009);
    row("over the limit, masked", "82ff00000000000186a137fa213d", Role::Server, 1009);
}

void TestWebSocketFrame::refusals()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const Role, role);
    QFETCH(const int, code);
    const QByteArray before = role == Role::Server ? hex("818137fa213d56") : hex("810161");
    const QByteArray frame = role == Role::Server ? "1FM 7 a" : "1F- 3 a";
    const QByteArray stream = before + bytes;
    QCOMPARE(parse({stream}, role), (QByteArrayList{frame, "error " + QByteArray::number(code)}));
    QCOMPARE(test::splitDifference(stream, [&](const QByteArrayList &pieces) { return parse(pieces, role); }),
             QByteArray{});
}

void TestWebSocketFrame::lengths_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("0") << qsizetype{0} << hex("8200");
    QTest::newRow("125") << qsizetype{125} << hex("827d");
    QTest::newRow("126") << qsizetype{126} << hex("827e007e");
    QTest::newRow("256") << qsizetype{256} << hex("827e0100");
    QTest::newRow("65535") << qsizetype{65535} << hex("827effff");
    QTest::newRow("65536") << qsizetype{65536} << hex("827f0000000000010000");
    QTest::newRow("at the limit") << largest << hex("827f00000000000186a0");
}

void TestWebSocketFrame::lengths()
{
    QFETCH(const qsizetype, size);
    QFETCH(const QByteArray, header);
    const QByteArray payload(size, 'x');
    QCOMPARE(webSocketHeader(WebSocketOpcode::Binary, size), header);
    const auto plain = encodeWebSocketFrame(WebSocketOpcode::Binary, payload);
    QCOMPARE(plain, header + payload);
    const auto wireSize = QByteArray::number(plain.size());
    QCOMPARE(parse({plain}, Role::Client), QByteArrayList{"2F- " + wireSize + ' ' + payload});

    const auto masked = encodeMaskedWebSocketFrame(WebSocketOpcode::Binary, payload, key);
    const auto maskedSize = QByteArray::number(masked.size());
    QCOMPARE(parse({masked}, Role::Server), QByteArrayList{"2FM " + maskedSize + ' ' + payload});
    const auto cut = masked.size() / 3;
    QCOMPARE(parse({masked.first(cut), masked.sliced(cut, cut), masked.sliced(2 * cut)}, Role::Server),
             QByteArrayList{"2FM " + maskedSize + ' ' + payload});
}

void TestWebSocketFrame::controlFramesPassASmallLimit()
{
    QCOMPARE(parse({hex("890548656c6c6f810161810261")}, Role::Client, 1),
             (QByteArrayList{"9F- 7 Hello", "1F- 3 a", "error 1009"}));
}

void TestWebSocketFrame::nothingIsParsedAfterAnError()
{
    WebSocketFrameParser parser{Role::Client};
    QVERIFY(parser.feed(hex("c100")).empty());
    QVERIFY(parser.error());
    QVERIFY(parser.feed(hex("810161")).empty());
    QVERIFY(!parser.inFrame());
}

void TestWebSocketFrame::manySmallFramesTakeLinearTime()
{
    constexpr int count = 300'000;
    const QByteArray stream = encodeWebSocketFrame(WebSocketOpcode::Text, "abc").repeated(count);
    WebSocketFrameParser parser{Role::Client};
    QVERIFY(parser.feed(stream.first(1)).empty());
    QCOMPARE(parser.feed(stream.sliced(1)).size(), std::size_t{count}); // quadratic copying would not end in time
    QVERIFY(!parser.inFrame());
}

void TestWebSocketFrame::encodes()
{
    QCOMPARE(encodeWebSocketFrame(WebSocketOpcode::Text, "Hello"), hex("810548656c6c6f"));
    QCOMPARE(encodeWebSocketFrame(WebSocketOpcode::Text, "Hel", false), hex("010348656c"));
    QCOMPARE(encodeMaskedWebSocketFrame(WebSocketOpcode::Text, "Hello", key), hex("818537fa213d7f9f4d5158"));
    QCOMPARE(encodeMaskedWebSocketFrame(WebSocketOpcode::Text, {}, key), hex("818037fa213d"));
    QCOMPARE(encodeMaskedWebSocketFrame(WebSocketOpcode::Text, "H", key, false), hex("018137fa213d7f"));
}

void TestWebSocketFrame::masksEveryRemainder()
{
    for (int size = 0; size <= 33; ++size) {
        QByteArray payload;
        QByteArray expected;
        for (int i = 0; i < size; ++i) {
            payload += static_cast<char>(i * 7);
            expected += static_cast<char>((i * 7) ^ key[static_cast<std::size_t>(i % 4)]);
        }
        QCOMPARE(encodeMaskedWebSocketFrame(WebSocketOpcode::Binary, payload, key).sliced(6), expected);
    }
}

void TestWebSocketFrame::closePayloads_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("code") << 1000 << QByteArray{} << hex("03e8");
    QTest::newRow("code and reason") << 1001 << QByteArray{"bye"} << hex("03e9627965");
    QTest::newRow("no status") << 1005 << QByteArray{} << QByteArray{};
    QTest::newRow("registered") << 1014 << QByteArray{} << hex("03f6");
    QTest::newRow("of a library") << 3000 << QByteArray{} << hex("0bb8");
    QTest::newRow("private") << 4999 << QByteArray{"\xc3\xa9"} << hex("1387c3a9");
}

void TestWebSocketFrame::closePayloads()
{
    QFETCH(const int, code);
    QFETCH(const QByteArray, reason);
    QFETCH(const QByteArray, payload);
    QCOMPARE(closePayload(static_cast<WebSocketCloseCode>(code), reason), payload);
    const auto parsed = parseClosePayload(payload);
    QVERIFY(parsed);
    QCOMPARE(int{parsed->code}, code);
    QCOMPARE(parsed->reason, reason);
}

void TestWebSocketFrame::aLongReasonIsCutBetweenCharacters()
{
    QVERIFY(closePayload(WebSocketCloseCode::Abnormal, "x").isEmpty());
    QCOMPARE(closePayload(WebSocketCloseCode::Normal, QByteArray(200, 'x')).size(), qsizetype{125});
    const auto cut =
        parseClosePayload(closePayload(WebSocketCloseCode::Normal, QByteArray{"\xe2\x82\xac"}.repeated(50)));
    QVERIFY(cut);
    QCOMPARE(cut->reason, QByteArray{"\xe2\x82\xac"}.repeated(41));
    const auto shifted =
        parseClosePayload(closePayload(WebSocketCloseCode::Normal, 'x' + QByteArray{"\xf0\x9f\x9a\x80"}.repeated(40)));
    QVERIFY(shifted);
    QCOMPARE(shifted->reason, 'x' + QByteArray{"\xf0\x9f\x9a\x80"}.repeated(30));
}

void TestWebSocketFrame::refusedClosePayloads_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("one byte") << hex("03");
    QTest::newRow("0") << hex("0000");
    QTest::newRow("999") << hex("03e7");
    QTest::newRow("1004") << hex("03ec");
    QTest::newRow("1005") << hex("03ed");
    QTest::newRow("1006") << hex("03ee");
    QTest::newRow("1015") << hex("03f7");
    QTest::newRow("2999") << hex("0bb7");
    QTest::newRow("5000") << hex("1388");
    QTest::newRow("reason not UTF-8") << hex("03e8ff");
}

void TestWebSocketFrame::refusedClosePayloads()
{
    QFETCH(const QByteArray, payload);
    QVERIFY(!parseClosePayload(payload));
}

QTEST_APPLESS_MAIN(TestWebSocketFrame)
#include "tst_websocketframe.moc"
