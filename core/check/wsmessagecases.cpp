// SPDX-License-Identifier: GPL-3.0-or-later
// Messages: fragments, what may stand between them, and UTF-8 across them.
#include "check/checkcases.h"
#include "check/checktexts.h"
#include "check/checkwebsocket.h"

namespace pushscope {

namespace {

constexpr auto must = CheckLevel::Must;
constexpr auto should = CheckLevel::Should;

constexpr quint8 continuation = 0x0;
constexpr quint8 text = 0x1;
constexpr quint8 binary = 0x2;
constexpr quint8 ping = 0x9;

constexpr char command[] = R"({"type":"ping"})"; // a message that a PushScope server knows

/// Fragments of one text message.
QByteArray fragments(const QByteArrayList &parts)
{
    QByteArray bytes;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const bool last = i + 1 == parts.size();
        bytes += clientFrame((last ? finBit : 0) | (i == 0 ? text : continuation), parts.at(i));
    }
    return bytes;
}

struct MessageRow
{
    const char *name;
    const char *title;
    CheckLevel level;
    QByteArray bytes;
    QList<int> codes = {}; ///< empty: the connection must live on
};

CheckAsync<> runRow(CheckTalk talk, MessageRow row)
{
    CheckWebSocket socket{talk};
    co_await socket.open();
    socket.send(row.bytes);
    if (row.codes.isEmpty()) {
        co_await socket.mustLive();
    } else {
        co_await socket.mustFail(row.codes);
    }
}

const QList<int> protocolError{1002};
const QList<int> invalidData{1007};

std::vector<MessageRow> fragmentRows()
{
    const QByteArray start = clientFrame(text, "{\"type\":");
    const QByteArray end = clientFrame(finBit | continuation, "\"ping\"}");
    return {
        {"ws/6455-5.6/text", QT_TRANSLATE_NOOP("Check", "A text message is taken"), must, textFrame(command)},
        {"ws/6455-5.6/empty-text", QT_TRANSLATE_NOOP("Check", "So is an empty one"), must, textFrame("")},
        {"ws/6455-5.6/binary", QT_TRANSLATE_NOOP("Check", "A binary message is taken, or refused in order"), must,
         clientFrame(finBit | binary, QByteArrayLiteral("\x00\xff\x80"))},
        {"ws/6455-5.4/fragments", QT_TRANSLATE_NOOP("Check", "A message may come in fragments"), must, start + end},
        {"ws/6455-5.4/empty-fragments", QT_TRANSLATE_NOOP("Check", "Which may be empty"), must,
         clientFrame(text, "") + clientFrame(continuation, "") + clientFrame(finBit | continuation, command)},
        {"ws/6455-5.4/many-fragments", QT_TRANSLATE_NOOP("Check", "And many"), must,
         fragments(QByteArrayList{"{", "\"", "t", "y", "p", "e", "\"", ":", "\"", "p", "i", "n", "g", "\"", "}"})},
        {"ws/6455-5.4/pong-between-fragments", QT_TRANSLATE_NOOP("Check", "A control frame may stand between them"),
         must, start + clientFrame(finBit | 0xa, "x") + end},
        {"ws/6455-5.4/continuation-without-start",
         QT_TRANSLATE_NOOP("Check", "A continuation of nothing fails the connection"), must,
         clientFrame(finBit | continuation, "hello"), protocolError},
        {"ws/6455-5.4/open-continuation-without-start", QT_TRANSLATE_NOOP("Check", "So does one without FIN"), must,
         clientFrame(continuation, "hello"), protocolError},
        {"ws/6455-5.4/continuation-after-the-end", QT_TRANSLATE_NOOP("Check", "And one after the last fragment"), must,
         start + end + clientFrame(finBit | continuation, "more"), protocolError},
        {"ws/6455-5.4/text-between-fragments",
         QT_TRANSLATE_NOOP("Check", "A new message between fragments fails the connection"), must,
         start + textFrame("other"), protocolError},
        {"ws/6455-5.4/binary-between-fragments", QT_TRANSLATE_NOOP("Check", "A binary one too"), must,
         start + clientFrame(finBit | binary, "other"), protocolError},
    };
}

std::vector<MessageRow> utf8Rows()
{
    return {
        {"ws/6455-8.1/utf-8", QT_TRANSLATE_NOOP("Check", "Characters of two, three and four bytes are taken"), must,
         textFrame("\"\xc3\xa9\xe2\x9c\x93\xf0\x9f\x93\xa1\"")},
        {"ws/6455-8.1/utf-8-across-fragments", QT_TRANSLATE_NOOP("Check", "Also when a fragment ends within one"), must,
         fragments({"\"\xc3", "\xa9\xe2\x9c", "\x93\xf0", "\x9f", "\x93\xa1\""})},
        {"ws/6455-8.1/invalid-byte",
         QT_TRANSLATE_NOOP("Check", "A byte that is not UTF-8 fails the connection with 1007"), must,
         textFrame("hello \xff"), invalidData},
        {"ws/6455-8.1/overlong", QT_TRANSLATE_NOOP("Check", "So does an overlong form"), must, textFrame("\xc0\xaf"),
         invalidData},
        {"ws/6455-8.1/surrogate", QT_TRANSLATE_NOOP("Check", "And a surrogate"), must, textFrame("\xed\xa0\x80"),
         invalidData},
        {"ws/6455-8.1/beyond-unicode", QT_TRANSLATE_NOOP("Check", "And what is beyond U+10FFFF"), must,
         textFrame("\xf4\x90\x80\x80"), invalidData},
        {"ws/6455-8.1/cut-at-the-end", QT_TRANSLATE_NOOP("Check", "And a character cut off by the end"), must,
         textFrame("hello \xe2\x9c"), invalidData},
        {"ws/6455-8.1/lone-continuation", QT_TRANSLATE_NOOP("Check", "And a continuation byte alone"), must,
         textFrame("\x80"), invalidData},
        {"ws/6455-8.1/invalid-across-fragments", QT_TRANSLATE_NOOP("Check", "Also when it shows only across fragments"),
         must, fragments({"hello \xe2", "\x28\xa1"}), invalidData},
        {"ws/6455-8.1/cut-at-the-end-of-fragments", QT_TRANSLATE_NOOP("Check", "Or at the end of the last one"), must,
         fragments({"hello", " \xf0\x9f\x93"}), invalidData},
    };
}

/// The ping between two fragments is answered before the message is whole.
CheckAsync<> pingBetweenFragments(CheckTalk talk)
{
    CheckWebSocket socket{talk};
    co_await socket.open();
    socket.send(clientFrame(text, "{\"type\":") + clientFrame(finBit | ping, "between"));
    co_await socket.mustPong("between");
    socket.send(clientFrame(finBit | continuation, "\"ping\"}"));
    co_await socket.mustLive();
}

CheckAsync<> slowMessage(CheckTalk talk)
{
    CheckWebSocket socket{talk};
    co_await socket.open();
    const QByteArray bytes = clientFrame(text, "{\"type\":") + clientFrame(finBit | continuation, "\"ping\"}");
    co_await socket.sendSlowly(bytes);
    co_await socket.mustLive();
}

CheckAsync<> invalidDataIsTold(CheckTalk talk)
{
    CheckWebSocket socket{talk};
    co_await socket.open();
    socket.send(textFrame("hello \xff"));
    const auto frame = co_await socket.closeFrameOf();
    const bool told = frame && frame->payload.startsWith("\x03\xef");
    co_await talk.require(told, CheckFinding::tr("a close frame with 1007"), socket.came());
}

/// The bad byte is there long before the end of its message.
CheckAsync<> failsFast(CheckTalk talk)
{
    CheckWebSocket socket{talk};
    co_await socket.open();
    socket.send(clientFrame(text, "hello \xff"));
    co_await socket.mustFail(invalidData);
}

} // namespace

void addWebSocketMessageCases(CheckCases &cases)
{
    const auto addRows = [&cases](const std::vector<MessageRow> &rows) {
        for (const MessageRow &row : rows) {
            cases.push_back({row.name, CheckTitle::tr(row.title), row.level, CheckNeed::WebSocket,
                             [row](CheckTalk talk) { return runRow(talk, row); }});
        }
    };
    const auto add = [&cases](const char *name, const char *title, CheckLevel level, CheckAsync<> (*run)(CheckTalk)) {
        cases.push_back({name, CheckTitle::tr(title), level, CheckNeed::WebSocket, run});
    };
    addRows(fragmentRows());
    add("ws/6455-5.4/ping-between-fragments",
        QT_TRANSLATE_NOOP("Check", "A ping between fragments is answered at once"), must, pingBetweenFragments);
    add("ws/6455-5.4/single-bytes", QT_TRANSLATE_NOOP("Check", "Fragments may come byte by byte"), must, slowMessage);
    addRows(utf8Rows());
    add("ws/6455-7.4.1/invalid-data-is-told", QT_TRANSLATE_NOOP("Check", "The close frame for it has the code 1007"),
        should, invalidDataIsTold);
    add("ws/6455-8.1/fails-before-the-end",
        QT_TRANSLATE_NOOP("Check", "A bad first fragment fails the connection without the rest"), should, failsFast);
}

} // namespace pushscope
