// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientcase.h"

#include "protocol/websocketframe.h"

namespace pushscope::test {

namespace {

constexpr auto textKind = WebSocketOpcode::Text;
constexpr auto more = WebSocketOpcode::Continuation;

QByteArray frame(WebSocketOpcode opcode, QByteArrayView payload, bool fin = true)
{
    return encodeWebSocketFrame(opcode, payload, fin);
}

QByteArray text(QByteArrayView payload)
{
    return frame(textKind, payload);
}

/// A close frame of this code, with whatever it says.
QByteArray closing(quint16 code, QByteArrayView reason = {})
{
    QByteArray payload;
    payload += static_cast<char>(code >> 8U);
    payload += static_cast<char>(code & 0xffU);
    payload += reason;
    return frame(WebSocketOpcode::Close, payload);
}

QByteArray upgraded(const QByteArray &frames)
{
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Accept: {accept}\r\n\r\n"
        + frames;
}

ClientCase talk(const char *name, const QString &title, const QByteArray &frames, const QString &happened,
                const QString &sent)
{
    ClientCase theCase;
    theCase.name = "ws/" + QByteArray{name};
    theCase.title = title;
    theCase.transport = Transport::WebSocket;
    theCase.answers = {upgraded(frames)};
    theCase.happened = happened;
    theCase.sent = sent;
    return theCase;
}

/// Frames that are fine; the server closes after them with 1000.
ClientCase accepted(const char *name, const QString &title, const QByteArray &frames, const QString &messages,
                    const QString &sent = {})
{
    const QString join = QStringLiteral(", ");
    return talk(name, title, frames + closing(1000),
                QStringLiteral("open, ") + (messages.isEmpty() ? QString{} : messages + join)
                    + QStringLiteral("close 1000, retry"),
                (sent.isEmpty() ? QString{} : sent + join) + QStringLiteral("close 1000"));
}

/// Frames that end the connection with this code. An honest message stands before and after them.
ClientCase refused(const char *name, const QString &title, const QByteArray &frames, int code)
{
    return talk(name, title, text("before") + frames + text("after"),
                QStringLiteral("open, before, error, close %1, retry").arg(code), QStringLiteral("close %1").arg(code));
}

std::vector<ClientCase> headerCases()
{
    const auto bytes = [](std::initializer_list<int> values) {
        QByteArray all;
        for (const int value : values) {
            all += static_cast<char>(value);
        }
        return all;
    };
    return {
        refused("6455-5.1/masked", QStringLiteral("A masked frame from the server is refused"),
                encodeMaskedWebSocketFrame(textKind, "x", {1, 2, 3, 4}), 1002),
        refused("6455-5.2/rsv1", QStringLiteral("RSV1 is refused"), bytes({0xc1, 0x00}), 1002),
        refused("6455-5.2/rsv2", QStringLiteral("RSV2 is refused"), bytes({0xa1, 0x00}), 1002),
        refused("6455-5.2/rsv3", QStringLiteral("RSV3 is refused"), bytes({0x91, 0x00}), 1002),
        refused("6455-5.2/rsv-in-ping", QStringLiteral("A reserved bit in a ping is refused"), bytes({0xc9, 0x00}),
                1002),
        refused("6455-5.2/opcode-3", QStringLiteral("The reserved opcode 0x3 is refused"), bytes({0x83, 0x00}), 1002),
        refused("6455-5.2/opcode-7", QStringLiteral("The reserved opcode 0x7 is refused"), bytes({0x87, 0x00}), 1002),
        refused("6455-5.2/opcode-11", QStringLiteral("The reserved opcode 0xB is refused"), bytes({0x8b, 0x00}), 1002),
        refused("6455-5.2/opcode-15", QStringLiteral("The reserved opcode 0xF is refused"), bytes({0x8f, 0x00}), 1002),
        refused("6455-5.2/long-length-16", QStringLiteral("A length of 16 bits that fits in 7 is refused"),
                bytes({0x81, 126, 0, 1, 'x'}), 1002),
        refused("6455-5.2/long-length-64", QStringLiteral("A length of 64 bits that fits in 16 is refused"),
                bytes({0x81, 127, 0, 0, 0, 0, 0, 0, 0, 1, 'x'}), 1002),
        refused("6455-5.2/highest-bit-of-length", QStringLiteral("A length with its highest bit set is refused"),
                bytes({0x82, 127, 0x80, 0, 0, 0, 0, 0, 0, 1}), 1002),
        refused("6455-10.4/frame-too-large", QStringLiteral("A frame above 16 MiB is refused by its header"),
                bytes({0x82, 127, 0, 0, 0, 0, 1, 0, 0, 1}), 1009),
        refused("6455-5.5/fragmented-ping", QStringLiteral("A fragmented ping is refused"), bytes({0x09, 0x00}), 1002),
        refused("6455-5.5/fragmented-close", QStringLiteral("A fragmented close is refused"), bytes({0x08, 0x00}),
                1002),
        refused("6455-5.5/long-ping", QStringLiteral("A ping of 126 bytes is refused"),
                bytes({0x89, 126, 0, 126}) + QByteArray(126, 'x'), 1002),
        refused("6455-5.5/long-close", QStringLiteral("A close of 126 bytes is refused"),
                bytes({0x88, 126, 0, 126, 3, 0xe8}) + QByteArray(124, 'x'), 1002),
    };
}

std::vector<ClientCase> fragmentCases()
{
    return {
        accepted("6455-5.4/fragments", QStringLiteral("A message in fragments is one message"),
                 frame(textKind, "a", false) + frame(more, "b", false) + frame(more, "c"), QStringLiteral("abc")),
        accepted("6455-5.4/empty-fragments", QStringLiteral("Fragments may be empty"),
                 frame(textKind, {}, false) + frame(more, {}, false) + frame(more, "x"), QStringLiteral("x")),
        accepted("6455-5.4/ping-between-fragments", QStringLiteral("A ping between fragments is answered at once"),
                 frame(textKind, "a", false) + frame(WebSocketOpcode::Ping, "p") + frame(more, "b"),
                 QStringLiteral("beat, ab"), QStringLiteral("pong p")),
        accepted("6455-5.4/close-between-fragments", QStringLiteral("A close between fragments ends the connection"),
                 frame(textKind, "a", false), {}),
        accepted("6455-5.6/binary-fragments", QStringLiteral("A binary message in fragments is one message"),
                 frame(WebSocketOpcode::Binary, QByteArrayLiteral("\0"), false) + frame(more, "\xff"),
                 QStringLiteral("base64:AP8=")),
        refused("6455-5.4/continuation-first", QStringLiteral("A continuation without a beginning is refused"),
                frame(more, "x"), 1002),
        refused("6455-5.4/continuation-after-the-end", QStringLiteral("So is one after the last fragment"),
                frame(textKind, {}, false) + frame(more, {}, false) + "\x83", 1002),
        refused("6455-5.4/text-between-fragments", QStringLiteral("A new text within a fragmented message is refused"),
                frame(textKind, "a", false) + text("b"), 1002),
        refused("6455-5.4/binary-between-fragments", QStringLiteral("A binary within a fragmented message is refused"),
                frame(textKind, "a", false) + frame(WebSocketOpcode::Binary, "b"), 1002),
    };
}

std::vector<ClientCase> textCases()
{
    return {
        accepted("6455-5.6/text", QStringLiteral("A text message is handed on"), text("\xc3\xa4\xf0\x9f\x98\x80"),
                 QStringLiteral("\u00e4\U0001F600")),
        accepted("6455-5.6/empty-text", QStringLiteral("An empty message is a message"), text({}),
                 QStringLiteral("\"\"")),
        accepted("6455-5.6/bom", QStringLiteral("A byte order mark belongs to the text"), text("\xef\xbb\xbfx"),
                 QStringLiteral("\uFEFFx")),
        accepted("6455-5.6/binary", QStringLiteral("A binary message of any bytes is handed on"),
                 frame(WebSocketOpcode::Binary, QByteArrayLiteral("\0\xff\xc3")), QStringLiteral("base64:AP/D")),
        accepted("6455-5.2/length-16", QStringLiteral("A length of 16 bits is read"), text(QByteArray(126, 'x')),
                 QString(126, QLatin1Char('x'))),
        accepted("6455-5.2/length-64", QStringLiteral("A length of 64 bits is read"), text(QByteArray(65536, 'x')),
                 QString(65536, QLatin1Char('x'))),
        accepted("6455-8.1/character-across-fragments", QStringLiteral("A character may be cut by a fragment's end"),
                 frame(textKind, "\xe2\x82", false) + frame(more, "\xac"), QStringLiteral("\u20ac")),
        refused("6455-8.1/invalid", QStringLiteral("Text that is not UTF-8 is refused"), text("a\xff"), 1007),
        refused("6455-8.1/overlong", QStringLiteral("So is an overlong form"), text("\xc0\xaf"), 1007),
        refused("6455-8.1/surrogate", QStringLiteral("So is a surrogate"), text("\xed\xa0\x80"), 1007),
        refused("6455-8.1/beyond-unicode", QStringLiteral("So is a code point above U+10FFFF"),
                text("\xf4\x90\x80\x80"), 1007),
        refused("6455-8.1/cut-short", QStringLiteral("So is a message that ends within a character"), text("\xe2\x82"),
                1007),
        refused("6455-8.1/invalid-across-fragments",
                QStringLiteral("So is a character that goes wrong in the next fragment"),
                frame(textKind, "\xe2\x82", false) + frame(more, "x"), 1007),
        refused("6455-8.1/fails-fast",
                QStringLiteral("A fragment that cannot become UTF-8 is refused before the last one"),
                frame(textKind, "\xff", false), 1007),
    };
}

std::vector<ClientCase> controlCases()
{
    const QByteArray longest(125, 'p');
    return {
        accepted("6455-5.5.3/pong", QStringLiteral("A ping is answered with its payload"),
                 frame(WebSocketOpcode::Ping, "hello"), QStringLiteral("beat"), QStringLiteral("pong hello")),
        accepted("6455-5.5.3/empty-ping", QStringLiteral("So is one without a payload"),
                 frame(WebSocketOpcode::Ping, {}), QStringLiteral("beat"), QStringLiteral("pong")),
        accepted("6455-5.5.3/longest-ping", QStringLiteral("So is one of 125 bytes"),
                 frame(WebSocketOpcode::Ping, longest), QStringLiteral("beat"),
                 QStringLiteral("pong ") + QString::fromLatin1(longest)),
        accepted("6455-5.5.3/unasked-pong", QStringLiteral("A pong that was not asked for is no reason to close"),
                 frame(WebSocketOpcode::Pong, "x"), QStringLiteral("beat")),
    };
}

/// The code is answered with the same, and told.
ClientCase closedBy(quint16 code, const char *name, const QString &title)
{
    return talk(name, title, closing(code, "why"), QStringLiteral("open, close %1, retry").arg(code),
                QStringLiteral("close %1 why").arg(code));
}

ClientCase badClose(quint16 code)
{
    ClientCase theCase =
        refused("", QStringLiteral("A close with the code %1 is refused").arg(code), closing(code), 1002);
    theCase.name = "ws/6455-7.4/code-" + QByteArray::number(code);
    return theCase;
}

std::vector<ClientCase> closeCases()
{
    std::vector<ClientCase> cases{
        closedBy(1000, "6455-5.5.1/close", QStringLiteral("A close is answered with its code and reason")),
        closedBy(1001, "6455-7.4.1/going-away", QStringLiteral("1001 is told as it is")),
        closedBy(1012, "6455-7.4.1/registered", QStringLiteral("So is a code registered later")),
        closedBy(3000, "6455-7.4.2/library", QStringLiteral("So is 3000")),
        closedBy(4999, "6455-7.4.2/private", QStringLiteral("So is 4999")),
        talk("6455-7.1.5/no-code", QStringLiteral("A close without a code is told as 1005 and answered empty"),
             frame(WebSocketOpcode::Close, {}), QStringLiteral("open, close 1005, retry"), QStringLiteral("close")),
        refused("6455-5.5.1/one-byte", QStringLiteral("A close of one byte is refused"),
                frame(WebSocketOpcode::Close, "x"), 1002),
        refused("6455-5.5.1/reason-not-utf-8", QStringLiteral("A reason that is not UTF-8 is refused"),
                closing(1000, "\xff"), 1002),
    };
    for (const int code : {0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65535}) {
        cases.push_back(badClose(static_cast<quint16>(code)));
    }
    ClientCase late = talk("6455-5.5.1/nothing-after-close", QStringLiteral("What follows a close is passed over"),
                           closing(1000) + text("late") + "\xff\xff", QStringLiteral("open, close 1000, retry"),
                           QStringLiteral("close 1000"));
    late.inOnePiece = true;
    cases.push_back(late);
    ClientCase cut = talk("6455-7.1.5/no-close-frame", QStringLiteral("An end without a close frame is told as 1006"),
                          text("x") + "\x81", QStringLiteral("open, x, close 1006, retry"), {});
    cut.closes = true;
    cases.push_back(cut);
    return cases;
}

ClientCase tooLarge()
{
    QByteArray frames;
    constexpr int pieces = 6;
    for (int i = 0; i < pieces; ++i) {
        frames += frame(i == 0 ? WebSocketOpcode::Binary : more, QByteArray(3 * 1024 * 1024, 'x'), i == pieces - 1);
    }
    return talk("6455-10.4/message-too-large", QStringLiteral("Fragments of more than 16 MiB together are refused"),
                frames, QStringLiteral("open, error, close 1009, retry"), QStringLiteral("close 1009"));
}

} // namespace

std::vector<ClientCase> webSocketFrameCases()
{
    std::vector<ClientCase> cases = headerCases();
    for (const auto &others : {fragmentCases(), textCases(), controlCases(), closeCases()}) {
        cases.insert(cases.end(), others.begin(), others.end());
    }
    cases.push_back(tooLarge());
    return cases;
}

} // namespace pushscope::test
