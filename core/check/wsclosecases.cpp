// SPDX-License-Identifier: GPL-3.0-or-later
// The closing handshake.
#include "check/checkcases.h"
#include "check/checktexts.h"
#include "check/checkwebsocket.h"

namespace pushscope {

namespace {

using namespace std::chrono_literals;

constexpr auto must = CheckLevel::Must;
constexpr auto should = CheckLevel::Should;
constexpr quint8 close = 0x8;
constexpr quint16 normal = 1000;

CheckAsync<> isAnswered(CheckTalk talk, QByteArray frame)
{
    CheckWebSocket socket{talk};
    co_await socket.open();
    socket.send(frame);
    const auto answer = co_await socket.closeFrameOf();
    co_await talk.require(answer.has_value(), CheckFinding::tr("a close frame"), socket.came());
    const bool wellFormed = answer->payload.isEmpty() || parseClosePayload(answer->payload).has_value();
    co_await talk.require(wellFormed, CheckFinding::tr("a well-formed close frame"), socket.came());
}

CheckAsync<> codeIsEchoed(CheckTalk talk, quint16 code)
{
    CheckWebSocket socket{talk};
    co_await socket.open();
    socket.send(closeFrame(code, "done"));
    const auto answer = co_await socket.closeFrameOf();
    co_await talk.require(answer.has_value(), CheckFinding::tr("a close frame"), socket.came());
    const auto told = parseClosePayload(answer->payload);
    co_await talk.require(told && told->code == code, CheckFinding::tr("a close frame with %1").arg(code),
                          socket.came());
}

CheckAsync<> isRefused(CheckTalk talk, QByteArray frame, QList<int> codes)
{
    CheckWebSocket socket{talk};
    co_await socket.open();
    socket.send(frame);
    co_await socket.mustFail(codes);
}

CheckAsync<> endsConnection(CheckTalk talk)
{
    CheckWebSocket socket{talk};
    co_await socket.open();
    socket.send(closeFrame(normal));
    const bool ended = co_await endsWithin(socket.peer(), talk.patience());
    co_await talk.require(ended, CheckFinding::tr("the end of the connection"), socket.came());
}

CheckAsync<> nothingFollows(CheckTalk talk)
{
    CheckWebSocket socket{talk};
    co_await socket.open();
    socket.send(closeFrame(normal));
    const auto answer = co_await socket.closeFrameOf();
    co_await talk.require(answer.has_value(), CheckFinding::tr("a close frame"), socket.came());
    co_await pauseFor(socket.peer(), 500ms);
    co_await talk.require(socket.peer()->input().isEmpty(), CheckFinding::tr("nothing after the close frame"),
                          socket.came());
}

/// What stands behind a close frame is not looked at.
CheckAsync<> framesAfterClose(CheckTalk talk)
{
    CheckWebSocket socket{talk};
    co_await socket.open();
    socket.send(closeFrame(normal) + pingFrame("late"));
    const auto pong = co_await socket.frame(WebSocketOpcode::Pong, talk.patience());
    co_await talk.require(!pong, CheckFinding::tr("no pong to a ping behind a close frame"), socket.came());
}

CheckAsync<> closeBetweenFragments(CheckTalk talk)
{
    constexpr quint8 text = 0x1;
    CheckWebSocket socket{talk};
    co_await socket.open();
    socket.send(clientFrame(text, "first") + closeFrame(normal));
    const auto answer = co_await socket.closeFrameOf();
    co_await talk.require(answer.has_value(), CheckFinding::tr("a close frame"), socket.came());
}

CheckAsync<> slowClose(CheckTalk talk)
{
    CheckWebSocket socket{talk};
    co_await socket.open();
    co_await socket.sendSlowly(closeFrame(normal, "slowly"));
    const auto answer = co_await socket.closeFrameOf();
    co_await talk.require(answer.has_value(), CheckFinding::tr("a close frame"), socket.came());
}

const QList<int> protocolError{1002};
const QList<int> badText{1002, 1007};

} // namespace

void addWebSocketCloseCases(CheckCases &cases)
{
    const auto add = [&cases](const QByteArray &name, const QString &title, CheckLevel level,
                              const std::function<CheckAsync<>(CheckTalk)> &run) {
        cases.push_back({name, title, level, CheckNeed::WebSocket, run});
    };
    add("ws/6455-5.5.1/close-is-answered", CheckTitle::tr("A close frame is answered with one"), must,
        [](CheckTalk talk) { return isAnswered(talk, closeFrame(normal, "done")); });
    add("ws/6455-5.5.1/empty-close", CheckTitle::tr("So is one without a code"), must,
        [](CheckTalk talk) { return isAnswered(talk, clientFrame(finBit | close, {})); });
    add("ws/6455-5.5/longest-close", CheckTitle::tr("And one of 125 bytes"), must, [](CheckTalk talk) {
        return isAnswered(talk, closeFrame(normal, QByteArray{123, 'r'}));
    });
    for (const quint16 code : {1000, 1001, 1003, 1008, 3000, 4999}) {
        add("ws/6455-5.5.1/echoes-" + QByteArray::number(code), CheckTitle::tr("The code %1 is echoed").arg(code),
            should, [code](CheckTalk talk) { return codeIsEchoed(talk, code); });
    }
    add("ws/6455-5.5.1/ends-the-connection", CheckTitle::tr("After both close frames the server ends the connection"),
        must, endsConnection);
    add("ws/6455-5.5.1/nothing-follows", CheckTitle::tr("Nothing follows the server's close frame"), must,
        nothingFollows);
    add("ws/6455-1.4/frames-after-close", CheckTitle::tr("Frames behind a close frame are not answered"), must,
        framesAfterClose);
    add("ws/6455-5.4/close-between-fragments", CheckTitle::tr("A close frame may stand between fragments"), must,
        closeBetweenFragments);
    add("ws/6455-5.5.1/single-bytes", CheckTitle::tr("A close frame may come byte by byte"), must, slowClose);
    add("ws/6455-5.5.1/one-byte-payload", CheckTitle::tr("A close frame of one byte fails the connection"), must,
        [](CheckTalk talk) { return isRefused(talk, clientFrame(finBit | close, "\x03"), protocolError); });
    add("ws/6455-8.1/close-reason", CheckTitle::tr("A reason that is not UTF-8 fails the connection"), must,
        [](CheckTalk talk) { return isRefused(talk, closeFrame(normal, "bye \xff"), badText); });
    for (const quint16 code : {0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65535}) {
        add("ws/6455-7.4/code-" + QByteArray::number(code),
            CheckTitle::tr("The code %1, which may not be sent, fails the connection").arg(code), should,
            [code](CheckTalk talk) { return isRefused(talk, closeFrame(code), protocolError); });
    }
}

} // namespace pushscope
