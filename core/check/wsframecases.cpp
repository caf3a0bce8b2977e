// SPDX-License-Identifier: GPL-3.0-or-later
// Single frames: masking, reserved bits and opcodes, lengths, control frames.
#include "check/checkcases.h"
#include "check/checktexts.h"
#include "check/checkwebsocket.h"

namespace pushscope {

namespace {

using namespace std::chrono_literals;

constexpr auto must = CheckLevel::Must;
constexpr auto should = CheckLevel::Should;

constexpr quint8 text = 0x1;
constexpr quint8 close = 0x8;
constexpr quint8 ping = 0x9;
constexpr quint8 pong = 0xa;
constexpr qsizetype longestControl = 125;

const QList<int> tooLarge{1009};

struct BadFrameRow
{
    const char *name;
    const char *title;
    CheckLevel level;
    QByteArray bytes;
    QList<int> codes = {1002};
};

CheckAsync<> isFailed(CheckTalk talk, BadFrameRow row)
{
    CheckWebSocket socket{talk};
    co_await socket.open();
    socket.send(row.bytes);
    co_await socket.mustFail(row.codes);
}

/// A header alone that announces a payload, as 64 bits.
QByteArray announced(quint8 firstByte, const QByteArray &length)
{
    constexpr char maskedLength64 = '\xff';
    return QByteArray{1, static_cast<char>(firstByte)} + maskedLength64 + QByteArray::fromHex(length)
        + QByteArray{4, '\x11'};
}

std::vector<BadFrameRow> badRows()
{
    return {
        {"ws/6455-5.1/unmasked-frame-is-refused",
         QT_TRANSLATE_NOOP("Check", "A client's frame that is not masked fails the connection"), must,
         clientFrame(finBit | text, "hello", LengthForm::Shortest, false)},
        {"ws/6455-5.1/unmasked-ping-is-refused", QT_TRANSLATE_NOOP("Check", "So does a ping that is not masked"), must,
         clientFrame(finBit | ping, "hello", LengthForm::Shortest, false)},
        {"ws/6455-5.1/unmasked-close-is-refused", QT_TRANSLATE_NOOP("Check", "And a close frame that is not masked"),
         must, clientFrame(finBit | close, QByteArrayLiteral("\x03\xe8"), LengthForm::Shortest, false)},
        {"ws/6455-5.2/rsv1", QT_TRANSLATE_NOOP("Check", "RSV1 without an extension fails the connection"), must,
         clientFrame(finBit | 0x40 | text, "hello")},
        {"ws/6455-5.2/rsv2", QT_TRANSLATE_NOOP("Check", "So does RSV2"), must,
         clientFrame(finBit | 0x20 | text, "hello")},
        {"ws/6455-5.2/rsv3", QT_TRANSLATE_NOOP("Check", "And RSV3"), must, clientFrame(finBit | 0x10 | text, "hello")},
        {"ws/6455-5.2/rsv-of-ping", QT_TRANSLATE_NOOP("Check", "And a reserved bit of a ping"), must,
         clientFrame(finBit | 0x40 | ping, "hello")},
        {"ws/6455-5.2/not-shortest-16-bits",
         QT_TRANSLATE_NOOP("Check", "A length of 16 bits where 7 would do fails the connection"), should,
         clientFrame(finBit | ping, "hello", LengthForm::Bits16)},
        {"ws/6455-5.2/not-shortest-text", QT_TRANSLATE_NOOP("Check", "So does one of 64 bits for a short text"), should,
         clientFrame(finBit | text, R"({"type":"ping"})", LengthForm::Bits64)},
        {"ws/6455-5.2/length-with-top-bit",
         QT_TRANSLATE_NOOP("Check", "A length with its top bit set fails the connection"),
         must,
         announced(finBit | text, "ffffffffffffff00"),
         {1002, 1009}},
        {"ws/6455-5.5/long-ping", QT_TRANSLATE_NOOP("Check", "A ping of 126 bytes fails the connection"), must,
         clientFrame(finBit | ping, QByteArray{longestControl + 1, 'a'})},
        {"ws/6455-5.5/long-close", QT_TRANSLATE_NOOP("Check", "So does a close frame of 126 bytes"), must,
         clientFrame(finBit | close, QByteArrayLiteral("\x03\xe8") + QByteArray{longestControl - 1, 'a'})},
        {"ws/6455-5.5/fragmented-ping", QT_TRANSLATE_NOOP("Check", "A ping without FIN fails the connection"), must,
         clientFrame(ping, "hello")},
        {"ws/6455-5.5/fragmented-close", QT_TRANSLATE_NOOP("Check", "So does a close frame without FIN"), must,
         clientFrame(close, QByteArrayLiteral("\x03\xe8"))},
    };
}

void addReservedOpcodes(CheckCases &cases)
{
    for (const int opcode : {3, 4, 5, 6, 7, 11, 12, 13, 14, 15}) {
        const QByteArray name = "ws/6455-5.2/reserved-opcode-" + QByteArray::number(opcode);
        const BadFrameRow row{"", "", must, clientFrame(finBit | static_cast<quint8>(opcode), "a")};
        cases.push_back({name, CheckTitle::tr("The reserved opcode %1 fails the connection").arg(opcode), must,
                         CheckNeed::WebSocket, [row](CheckTalk talk) { return isFailed(talk, row); }});
    }
}

CheckAsync<> isPonged(CheckTalk talk, QByteArray payload)
{
    CheckWebSocket socket{talk};
    co_await socket.open();
    socket.send(pingFrame(payload));
    co_await socket.mustPong(payload);
}

CheckAsync<> manyPings(CheckTalk talk)
{
    constexpr int count = 10;
    CheckWebSocket socket{talk};
    co_await socket.open();
    QByteArray pings;
    for (int i = 1; i <= count; ++i) {
        pings += pingFrame("ping " + QByteArray::number(i));
    }
    socket.send(pings);
    co_await socket.mustPong("ping " + QByteArray::number(count));
}

CheckAsync<> unsolicitedPong(CheckTalk talk)
{
    CheckWebSocket socket{talk};
    co_await socket.open();
    socket.send(clientFrame(finBit | pong, "unasked"));
    co_await socket.mustLive();
}

CheckAsync<> slowPing(CheckTalk talk)
{
    CheckWebSocket socket{talk};
    co_await socket.open();
    co_await socket.sendSlowly(pingFrame("slowly"));
    co_await socket.mustPong("slowly");
}

CheckAsync<> earlyFrames(CheckTalk talk)
{
    CheckWebSocket socket{talk};
    co_await socket.openWith(socket.upgradeLines(), pingFrame("early"));
    co_await socket.mustPong("early");
}

CheckAsync<> protocolErrorIsTold(CheckTalk talk)
{
    CheckWebSocket socket{talk};
    co_await socket.open();
    socket.send(clientFrame(finBit | 0x3, "hello"));
    const auto frame = co_await socket.closeFrameOf();
    co_await talk.require(frame.has_value(), CheckFinding::tr("a close frame before the end"), socket.came());
}

/// Whatever the server sends at the beginning, and its pong.
CheckAsync<> serverFrames(CheckTalk talk, bool maskingOnly)
{
    const QString expected =
        maskingOnly ? CheckFinding::tr("frames without a mask") : CheckFinding::tr("frames without reserved bits");
    CheckWebSocket socket{talk};
    co_await socket.open();
    socket.send(pingFrame("frames"));
    for (bool ponged = false; !ponged;) {
        const auto frame = co_await socket.frame(talk.patience());
        co_await talk.require(frame.has_value(), CheckFinding::tr("a pong"), socket.came());
        const auto &header = frame->header;
        const bool wellFormed = maskingOnly ? !header.masked : header.reserved == 0;
        co_await talk.require(wellFormed, expected, socket.came());
        const bool isText = frame->is(WebSocketOpcode::Text) && header.fin;
        co_await talk.require(maskingOnly || !isText || frame->payload.isValidUtf8(), CheckFinding::tr("text in UTF-8"),
                              socket.came());
        ponged = frame->is(WebSocketOpcode::Pong);
    }
}

CheckAsync<> hugeFrame(CheckTalk talk)
{
    CheckWebSocket socket{talk};
    co_await socket.open();
    socket.send(announced(finBit | text, "0000010000000000") + "abc"); // 1 TiB
    co_await socket.mustFail(tooLarge);
}

CheckAsync<> staysOpen(CheckTalk talk)
{
    CheckWebSocket socket{talk};
    co_await socket.open();
    const bool ended = co_await endsWithin(socket.peer(), 3s);
    co_await talk.require(!ended, CheckFinding::tr("a connection that stays open for 3 s"), socket.came());
}

} // namespace

void addWebSocketFrameCases(CheckCases &cases)
{
    for (const BadFrameRow &row : badRows()) {
        cases.push_back({row.name, CheckTitle::tr(row.title), row.level, CheckNeed::WebSocket,
                         [row](CheckTalk talk) { return isFailed(talk, row); }});
    }
    addReservedOpcodes(cases);
    const auto add = [&cases](const char *name, const char *title, CheckLevel level,
                              const std::function<CheckAsync<>(CheckTalk)> &run) {
        cases.push_back({name, CheckTitle::tr(title), level, CheckNeed::WebSocket, run});
    };
    add("ws/6455-7.1.7/protocol-error-is-told",
        QT_TRANSLATE_NOOP("Check", "A failed connection ends with a close frame"), should, protocolErrorIsTold);
    add("ws/6455-5.5.2/empty-ping", QT_TRANSLATE_NOOP("Check", "An empty ping is answered"), must,
        [](CheckTalk talk) { return isPonged(talk, {}); });
    add("ws/6455-5.5.3/same-payload", QT_TRANSLATE_NOOP("Check", "A pong has the payload of its ping"), must,
        [](CheckTalk talk) { return isPonged(talk, "the same"); });
    add("ws/6455-5.5.3/binary-payload", QT_TRANSLATE_NOOP("Check", "Whatever the bytes"), must,
        [](CheckTalk talk) { return isPonged(talk, QByteArrayLiteral("\x00\xff\xfe\x80\x0d\x0a")); });
    add("ws/6455-5.5.3/longest-payload", QT_TRANSLATE_NOOP("Check", "Up to 125 bytes"), must, [](CheckTalk talk) {
        return isPonged(talk, QByteArray{longestControl, 'p'});
    });
    add("ws/6455-5.5.3/ten-pings", QT_TRANSLATE_NOOP("Check", "Of ten pings at once the last is answered"), must,
        manyPings);
    add("ws/6455-5.5.3/unsolicited-pong", QT_TRANSLATE_NOOP("Check", "A pong that nobody asked for does no harm"), must,
        unsolicitedPong);
    add("ws/6455-5.2/single-bytes", QT_TRANSLATE_NOOP("Check", "A frame may come byte by byte"), must, slowPing);
    add("ws/6455-4.1/frames-with-the-handshake",
        QT_TRANSLATE_NOOP("Check", "A frame in the same segment as the handshake is not lost"), should, earlyFrames);
    add("ws/6455-5.1/server-does-not-mask", QT_TRANSLATE_NOOP("Check", "The server's frames are not masked"), must,
        [](CheckTalk talk) { return serverFrames(talk, true); });
    add("ws/6455-5.2/server-frames",
        QT_TRANSLATE_NOOP("Check", "The server's frames have no reserved bits, and text is UTF-8"), must,
        [](CheckTalk talk) { return serverFrames(talk, false); });
    add("ws/6455-10.4/huge-frame-is-refused", QT_TRANSLATE_NOOP("Check", "A frame of 1 TiB is refused by its header"),
        should, hugeFrame);
    add("ws/6455-7/stays-open", QT_TRANSLATE_NOOP("Check", "The connection stays open while nothing happens"), must,
        staysOpen);
}

} // namespace pushscope
