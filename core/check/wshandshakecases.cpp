// SPDX-License-Identifier: GPL-3.0-or-later
// The opening handshake.
#include "check/checkanswer.h"
#include "check/checkcases.h"
#include "check/checktexts.h"
#include "check/checkwebsocket.h"
#include "protocol/websockethandshake.h"

namespace pushscope {

namespace {

constexpr auto must = CheckLevel::Must;
constexpr auto should = CheckLevel::Should;

constexpr int upgradeRequired = 426;
constexpr int firstError = 400;
constexpr int firstServerError = 500;

bool isClientError(int status)
{
    return status >= firstError && status < firstServerError;
}

/// A head made of a pattern: {method}, {version} and what stands in requestRow, {key} of the socket.
struct HandshakeRow
{
    const char *name;
    const char *title;
    CheckLevel level;
    QByteArray lines; ///< {key} stands for the key
    QByteArray method = "GET";
    QByteArray version = "1.1";
    bool withHost = true;
};

QByteArray headOfRow(CheckTalk talk, const HandshakeRow &row, const QByteArray &key)
{
    const CheckTarget &target = talk.target();
    QByteArray lines = row.lines;
    lines.replace("{key}", key);
    return row.method + ' ' + target.path(CheckNeed::WebSocket, talk.marker()) + " HTTP/" + row.version + "\r\n"
        + (row.withHost ? target.usualLines() : target.userLines()) + lines + "\r\n";
}

CheckAsync<> isRefused(CheckTalk talk, HandshakeRow row)
{
    CheckWebSocket socket{talk};
    const QByteArray head = headOfRow(talk, row, socket.key());
    co_await socket.request(head);
    co_await talk.require(isClientError(socket.head().status), CheckFinding::tr("a 4xx answer"), socket.came());
}

CheckAsync<> isTaken(CheckTalk talk, HandshakeRow row)
{
    CheckWebSocket socket{talk};
    const QByteArray head = headOfRow(talk, row, socket.key());
    co_await socket.request(head);
    const bool taken = socket.head().status == switchingProtocols;
    co_await talk.require(taken, QStringLiteral("101 Switching Protocols"), socket.came());
    const auto error = checkUpgradeResponse(socket.head(), socket.key());
    co_await talk.require(!error, CheckFinding::tr("an answer that completes the handshake"), socket.came());
}

constexpr char upgrade[] = "Upgrade: websocket\r\n";
constexpr char connection[] = "Connection: Upgrade\r\n";
constexpr char version13[] = "Sec-WebSocket-Version: 13\r\n";
constexpr char keyLine[] = "Sec-WebSocket-Key: {key}\r\n";

QByteArray usual(const QByteArray &more = {})
{
    return QByteArray{upgrade} + connection + version13 + keyLine + more;
}

QByteArray withKey(const QByteArray &key)
{
    return QByteArray{upgrade} + connection + version13 + "Sec-WebSocket-Key: " + key + "\r\n";
}

std::vector<HandshakeRow> refusedRows()
{
    return {
        {"ws/6455-4.2.1/missing-key", QT_TRANSLATE_NOOP("Check", "A handshake without Sec-WebSocket-Key is refused"),
         must, QByteArray{upgrade} + connection + version13},
        {"ws/6455-4.2.1/empty-key", QT_TRANSLATE_NOOP("Check", "An empty key is refused"), must, withKey({})},
        {"ws/6455-4.2.1/short-key", QT_TRANSLATE_NOOP("Check", "A key of fewer than 16 bytes is refused"), must,
         withKey("AQIDBAUGBwg=")},
        {"ws/6455-4.2.1/key-not-base64", QT_TRANSLATE_NOOP("Check", "A key that is not base64 is refused"), must,
         withKey("!!!!!!!!!!!!!!!!!!!!!!==")},
        {"ws/6455-11.3.1/two-keys", QT_TRANSLATE_NOOP("Check", "Two keys are refused"), must,
         usual("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n")},
        {"ws/6455-4.2.1/missing-version",
         QT_TRANSLATE_NOOP("Check", "A handshake without Sec-WebSocket-Version is refused"), must,
         QByteArray{upgrade} + connection + keyLine},
        {"ws/6455-4.2.1/post", QT_TRANSLATE_NOOP("Check", "A handshake by POST is refused"), must,
         usual("Content-Length: 0\r\n"), "POST"},
        {"ws/6455-4.2.1/http-1.0", QT_TRANSLATE_NOOP("Check", "A handshake in HTTP/1.0 is refused"), must, usual(),
         "GET", "1.0"},
        {"ws/6455-4.2.1/missing-host", QT_TRANSLATE_NOOP("Check", "A handshake without Host is refused"), must, usual(),
         "GET", "1.1", false},
        {"ws/6455-4.2.2/unknown-version", QT_TRANSLATE_NOOP("Check", "A version that is not spoken is refused"), must,
         QByteArray{upgrade} + connection + keyLine + "Sec-WebSocket-Version: 99\r\n"},
    };
}

std::vector<HandshakeRow> takenRows()
{
    return {
        {"ws/6455-4.2.1/case-of-values", QT_TRANSLATE_NOOP("Check", "Upgrade and Connection have no case"), must,
         QByteArray{"Upgrade: WebSocket\r\nConnection: UPGRADE\r\n"} + version13 + keyLine},
        {"ws/6455-4.2.1/case-of-names", QT_TRANSLATE_NOOP("Check", "Names of fields have no case"), must,
         "upgrade: websocket\r\nCONNECTION: Upgrade\r\nsec-websocket-version: 13\r\nSEC-WEBSOCKET-KEY: {key}\r\n"},
        {"ws/6455-4.2.1/connection-list",
         QT_TRANSLATE_NOOP("Check", "Upgrade may stand among other options of Connection"), must,
         QByteArray{upgrade} + "Connection: keep-alive, Upgrade\r\n" + version13 + keyLine},
        {"ws/6455-4.2.1/connection-twice", QT_TRANSLATE_NOOP("Check", "Or in a second Connection field"), must,
         QByteArray{upgrade} + "Connection: keep-alive\r\nConnection: Upgrade\r\n" + version13 + keyLine},
        {"ws/9110-7.8/upgrade-list", QT_TRANSLATE_NOOP("Check", "websocket may stand among other protocols of Upgrade"),
         should, QByteArray{"Upgrade: pushscope-none, websocket\r\n"} + connection + version13 + keyLine},
        {"ws/6455-9.1/unknown-extension", QT_TRANSLATE_NOOP("Check", "An extension that is not known does no harm"),
         must, usual("Sec-WebSocket-Extensions: x-pushscope-none; a=1\r\n")},
        {"ws/6455-4.2.1/other-fields", QT_TRANSLATE_NOOP("Check", "Fields that are not known do no harm"), must,
         usual("X-Check: 1\r\n")},
    };
}

CheckAsync<> acceptValue(CheckTalk talk)
{
    CheckWebSocket socket{talk};
    co_await socket.request(socket.requestHead(socket.upgradeLines()));
    const auto &head = socket.head();
    co_await talk.require(head.status == switchingProtocols, QStringLiteral("101 Switching Protocols"), socket.came());
    const QByteArray right = webSocketAccept(socket.key());
    const auto values = head.headers.values("Sec-WebSocket-Accept");
    const bool answers = values.size() == 1 && values.first() == right;
    co_await talk.require(answers, QStringLiteral("Sec-WebSocket-Accept: %1").arg(QString::fromLatin1(right)),
                          socket.came());
}

CheckAsync<> answerNamesUpgrade(CheckTalk talk)
{
    CheckWebSocket socket{talk};
    co_await socket.request(socket.requestHead(socket.upgradeLines()));
    const auto &headers = socket.head().headers;
    const bool right = headers.value("Upgrade").value_or(QByteArray{}).toLower() == "websocket"
        && headers.hasToken("Connection", "Upgrade");
    co_await talk.require(right, CheckFinding::tr("Upgrade: websocket and Connection: Upgrade"), socket.came());
}

CheckAsync<> noExtensionUnasked(CheckTalk talk)
{
    CheckWebSocket socket{talk};
    co_await socket.request(socket.requestHead(socket.upgradeLines()));
    const bool chosen = socket.head().headers.value("Sec-WebSocket-Extensions").has_value();
    co_await talk.require(!chosen, CheckFinding::tr("no Sec-WebSocket-Extensions"), socket.came());
}

CheckAsync<> noSubprotocolUnasked(CheckTalk talk)
{
    CheckWebSocket socket{talk};
    co_await socket.request(socket.requestHead(socket.upgradeLines()));
    const bool chosen = socket.head().headers.value("Sec-WebSocket-Protocol").has_value();
    co_await talk.require(!chosen, CheckFinding::tr("no Sec-WebSocket-Protocol"), socket.came());
}

CheckAsync<> subprotocolOfTheOffered(CheckTalk talk)
{
    const QByteArrayList offered{"none.pushscope.check", "other.pushscope.check"};
    CheckWebSocket socket{talk};
    const QByteArray line = "Sec-WebSocket-Protocol: " + offered.join(", ") + "\r\n";
    co_await socket.request(socket.requestHead(socket.upgradeLines() + line));
    const auto chosen = socket.head().headers.values("Sec-WebSocket-Protocol");
    const bool right = chosen.isEmpty() || (chosen.size() == 1 && offered.contains(chosen.first()));
    co_await talk.require(right, CheckFinding::tr("none, or one of those that were offered"), socket.came());
}

CheckAsync<> versionIsTold(CheckTalk talk)
{
    CheckWebSocket socket{talk};
    QByteArray lines = socket.upgradeLines();
    lines.replace("Version: 13", "Version: 99");
    co_await socket.request(socket.requestHead(lines));
    const bool told = socket.head().headers.hasToken("Sec-WebSocket-Version", "13");
    co_await talk.require(told, CheckFinding::tr("Sec-WebSocket-Version with 13 in the refusal"), socket.came());
}

CheckAsync<> versionGets426(CheckTalk talk)
{
    CheckWebSocket socket{talk};
    QByteArray lines = socket.upgradeLines();
    lines.replace("Version: 13", "Version: 99");
    co_await socket.request(socket.requestHead(lines));
    co_await talk.require(socket.head().status == upgradeRequired, QStringLiteral("426"), socket.came());
}

/// An endpoint may also hold such a request, as one that speaks long poll too does.
CheckAsync<> plainGet(CheckTalk talk, QByteArray lines)
{
    CheckWebSocket socket{talk};
    CheckPeer *const peer = socket.peer();
    peer->send(socket.requestHead(lines));
    (void)co_await CheckWait<bool>(
        peer, talk.patience(), [peer] { return peer->input().contains('\n') ? std::optional{true} : std::nullopt; });
    const bool upgraded = peer->input().startsWith("HTTP/1.1 101");
    co_await talk.require(!upgraded, CheckFinding::tr("no 101"), socket.came());
}

CheckAsync<> slowHandshake(CheckTalk talk)
{
    CheckWebSocket socket{talk};
    co_await socket.sendSlowly(socket.requestHead(socket.upgradeLines()));
    co_await socket.request({});
    co_await talk.require(socket.head().status == switchingProtocols, QStringLiteral("101 Switching Protocols"),
                          socket.came());
}

CheckAsync<> laterRequest(CheckTalk talk)
{
    CheckWebSocket socket{talk};
    co_await useOnce(talk, socket.peer());
    co_await socket.open();
}

CheckAsync<> refusalIsNoUpgrade(CheckTalk talk)
{
    CheckWebSocket socket{talk};
    QByteArray lines = socket.upgradeLines();
    lines.replace("Version: 13", "Version: 99");
    co_await socket.request(socket.requestHead(lines), pingFrame("early"));
    const bool answered = (co_await socket.frame(WebSocketOpcode::Pong, std::chrono::milliseconds{300})).has_value();
    co_await talk.require(!answered, CheckFinding::tr("no frames after a refusal"), socket.came());
}

} // namespace

void addWebSocketHandshakeCases(CheckCases &cases)
{
    const auto add = [&cases](const char *name, const char *title, CheckLevel level,
                              const std::function<CheckAsync<>(CheckTalk)> &run) {
        cases.push_back({name, CheckTitle::tr(title), level, CheckNeed::WebSocket, run});
    };
    add("ws/6455-4.2.2/accept-value", QT_TRANSLATE_NOOP("Check", "Sec-WebSocket-Accept answers the key"), must,
        acceptValue);
    add("ws/6455-4.2.2/upgrade-in-answer", QT_TRANSLATE_NOOP("Check", "The 101 names the upgrade"), must,
        answerNamesUpgrade);
    add("ws/6455-9.1/no-extension-unasked", QT_TRANSLATE_NOOP("Check", "No extension is chosen that was not offered"),
        must, noExtensionUnasked);
    add("ws/6455-4.2.2/no-subprotocol-unasked",
        QT_TRANSLATE_NOOP("Check", "No subprotocol is chosen that was not offered"), must, noSubprotocolUnasked);
    add("ws/6455-4.2.2/subprotocol-of-the-offered",
        QT_TRANSLATE_NOOP("Check", "A subprotocol, if any, is one of the offered"), must, subprotocolOfTheOffered);
    for (const HandshakeRow &row : refusedRows()) {
        add(row.name, row.title, row.level, [row](CheckTalk talk) { return isRefused(talk, row); });
    }
    add("ws/6455-4.2.2/version-is-told",
        QT_TRANSLATE_NOOP("Check", "The refusal of a version tells which one is spoken"), must, versionIsTold);
    add("ws/6455-4.2.2/version-gets-426", QT_TRANSLATE_NOOP("Check", "It has the status 426"), should, versionGets426);
    add("ws/6455-4.2.2/no-frames-after-refusal", QT_TRANSLATE_NOOP("Check", "After a refusal no frames are taken"),
        must, refusalIsNoUpgrade);
    add("ws/6455-4.2.1/plain-get", QT_TRANSLATE_NOOP("Check", "A plain GET is not upgraded"), must,
        [](CheckTalk talk) { return plainGet(talk, {}); });
    add("ws/6455-4.2.1/other-protocol", QT_TRANSLATE_NOOP("Check", "Nor is one that asks for another protocol"), must,
        [](CheckTalk talk) {
            return plainGet(talk,
                            QByteArray{"Upgrade: pushscope-none\r\n"} + connection + version13
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
        });
    add("ws/6455-4.2.1/no-connection-option",
        QT_TRANSLATE_NOOP("Check", "Nor is one whose Connection does not name the upgrade"), must, [](CheckTalk talk) {
            return plainGet(talk,
                            QByteArray{upgrade} + "Connection: keep-alive\r\n" + version13
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
        });
    for (const HandshakeRow &row : takenRows()) {
        add(row.name, row.title, row.level, [row](CheckTalk talk) { return isTaken(talk, row); });
    }
    add("ws/6455-4.2.1/single-bytes", QT_TRANSLATE_NOOP("Check", "A handshake may come byte by byte"), must,
        slowHandshake);
    add("ws/6455-4.2.1/later-request", QT_TRANSLATE_NOOP("Check", "A later request of a connection may be a handshake"),
        should, laterRequest);
}

} // namespace pushscope
