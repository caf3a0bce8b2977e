// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientcase.h"

#include "protocol/websocketframe.h"

namespace pushscope::test {

namespace {

const QByteArray usualFields =
    QByteArrayLiteral("Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n");

/// The head as given, then a message and a close.
ClientCase answered(const char *name, const QString &title, const QByteArray &head, const QString &happened,
                    const QString &error = {})
{
    ClientCase theCase;
    theCase.name = "ws/" + QByteArray{name};
    theCase.title = title;
    theCase.transport = Transport::WebSocket;
    theCase.answers = {"HTTP/1.1 " + head + "\r\n" + encodeWebSocketFrame(WebSocketOpcode::Text, "x")
                       + encodeWebSocketFrame(WebSocketOpcode::Close, closePayload(WebSocketCloseCode::Normal, {}))};
    theCase.happened = happened;
    theCase.error = error;
    return theCase;
}

ClientCase opens(const char *name, const QString &title, const QByteArray &fields)
{
    ClientCase theCase =
        answered(name, title, "101 Switching Protocols\r\n" + fields, QStringLiteral("open, x, close 1000, retry"));
    theCase.sent = QStringLiteral("close 1000");
    return theCase;
}

ClientCase fails(const char *name, const QString &title, const QByteArray &fields, const QString &error)
{
    return answered(name, title, "101 Switching Protocols\r\n" + fields, QStringLiteral("error, close 101, failed"),
                    error);
}

QByteArray without(QByteArrayView name)
{
    QByteArray rest;
    for (const QByteArray &line : usualFields.split('\n')) {
        if (!line.isEmpty() && !line.startsWith(name)) {
            rest += line + '\n';
        }
    }
    return rest;
}

std::vector<ClientCase> fieldCases()
{
    const QString accept = QStringLiteral("Sec-WebSocket-Accept");
    const QString upgrade = QStringLiteral("Upgrade");
    ClientCase chosen =
        opens("6455-4.1/subprotocol-of-the-user", QStringLiteral("A subprotocol that was offered may be chosen"),
              usualFields + "Sec-WebSocket-Protocol: chat\r\n");
    chosen.configure = [](ClientConfig &config) { config.headers.append("Sec-WebSocket-Protocol", "chat"); };
    return {
        opens("6455-4.1/handshake", QStringLiteral("The right answer opens the WebSocket"), usualFields),
        opens("6455-4.1/case-of-values",
              QStringLiteral("`Upgrade` and `Connection` are compared without regard to case"),
              "upgrade: WebSocket\r\nCONNECTION: upgrade\r\nsec-websocket-accept: {accept}\r\n"),
        opens("6455-4.1/connection-list", QStringLiteral("`Connection` may name more than `Upgrade`"),
              "Upgrade: websocket\r\nConnection: keep-alive, Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n"),
        fails("6455-4.1/no-accept", QStringLiteral("Without Sec-WebSocket-Accept the handshake fails"),
              without("Sec-WebSocket-Accept"), accept),
        fails("6455-4.1/wrong-accept", QStringLiteral("So it does with another one"),
              without("Sec-WebSocket-Accept") + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n", accept),
        fails("6455-4.1/accept-in-other-case", QStringLiteral("So it does where the case differs"),
              without("Sec-WebSocket-Accept") + "Sec-WebSocket-Accept: {ACCEPT}\r\n", accept),
        fails("6455-4.1/two-accepts", QStringLiteral("So it does with two"),
              usualFields + "Sec-WebSocket-Accept: {accept}\r\n", accept),
        fails("6455-4.1/no-upgrade", QStringLiteral("So it does without `Upgrade`"), without("Upgrade"), upgrade),
        fails("6455-4.1/no-connection", QStringLiteral("So it does without `Connection: Upgrade`"),
              without("Connection"), upgrade),
        fails("6455-4.1/other-upgrade", QStringLiteral("So it does with an upgrade to something else"),
              "Upgrade: h2c\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n", upgrade),
        fails("6455-4.1/extension", QStringLiteral("An extension that was not offered is refused"),
              usualFields + "Sec-WebSocket-Extensions: permessage-deflate\r\n", QStringLiteral("extension")),
        fails("6455-4.1/subprotocol", QStringLiteral("A subprotocol that was not offered is refused"),
              usualFields + "Sec-WebSocket-Protocol: chat\r\n", QStringLiteral("subprotocol")),
        chosen,
    };
}

std::vector<ClientCase> statusCases()
{
    const QString refusedFor = QStringLiteral("error, close %1, failed");
    const QByteArray empty = QByteArrayLiteral("Content-Length: 0\r\n");
    ClientCase moved = opens("6455-4.1/redirect", QStringLiteral("A redirect is followed"), usualFields);
    moved.answers.insert(moved.answers.begin(), "HTTP/1.1 302 Found\r\nLocation: /there\r\nContent-Length: 0\r\n\r\n");
    moved.header = ":target";
    moved.sent = QStringLiteral("/ws, /there");
    return {
        answered("6455-4.1/200", QStringLiteral("200 is no WebSocket"), "200 OK\r\n" + usualFields, refusedFor.arg(200),
                 QStringLiteral("no WebSocket")),
        answered("6455-4.1/400", QStringLiteral("400 fails for good"), "400 Bad Request\r\n" + empty,
                 refusedFor.arg(400)),
        answered("6455-4.1/403", QStringLiteral("403 fails for good and says what may be wrong"),
                 "403 Forbidden\r\n" + empty, refusedFor.arg(403), QStringLiteral("Origin")),
        answered("6455-4.4/426", QStringLiteral("426 fails for good"),
                 "426 Upgrade Required\r\nSec-WebSocket-Version: 12\r\n" + empty, refusedFor.arg(426)),
        answered("6455-7.2.3/503", QStringLiteral("503 is tried again"), "503 Busy\r\n" + empty,
                 QStringLiteral("error, close 503, retry"), QStringLiteral("503 Busy")),
        moved,
    };
}

} // namespace

std::vector<ClientCase> webSocketHandshakeCases()
{
    std::vector<ClientCase> cases = fieldCases();
    for (const ClientCase &theCase : statusCases()) {
        cases.push_back(theCase);
    }
    return cases;
}

} // namespace pushscope::test
