// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/websockethandshake.h"

#include <QCryptographicHash>

namespace pushscope {

namespace {

constexpr char protocolGuid[] = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"; // RFC 6455 1.3
constexpr char protocolVersion[] = "13";
constexpr qsizetype nonceSize = 16;

Error badUpgrade(const QString &message, const QString &field)
{
    return {QByteArrayLiteral("bad-upgrade"), message, field};
}

bool isUpgrade(const HttpHeaders &headers)
{
    return headers.hasToken("Upgrade", "websocket") && headers.hasToken("Connection", "Upgrade");
}

bool isNonce(const QByteArray &key)
{
    const auto decoded = QByteArray::fromBase64Encoding(key, QByteArray::AbortOnBase64DecodingErrors);
    return decoded && decoded.decoded.size() == nonceSize;
}

} // namespace

QByteArray webSocketAccept(QByteArrayView key)
{
    return QCryptographicHash::hash(key.toByteArray() + protocolGuid, QCryptographicHash::Sha1).toBase64();
}

bool isWebSocketUpgrade(const HttpRequestHead &head)
{
    return isUpgrade(head.headers);
}

Result<QByteArray> checkUpgradeRequest(const HttpRequestHead &head)
{
    if (head.method != "GET" || head.minorVersion < 1) {
        return badUpgrade(QStringLiteral("a WebSocket upgrade is a GET of HTTP/1.1"), QStringLiteral("method"));
    }
    if (!isWebSocketUpgrade(head)) {
        return badUpgrade(QStringLiteral("'Upgrade: websocket' and 'Connection: Upgrade' are needed"),
                          QStringLiteral("Upgrade"));
    }
    const auto versions = head.headers.values("Sec-WebSocket-Version");
    if (versions.size() != 1 || versions.front() != protocolVersion) {
        return Error{QByteArrayLiteral("bad-version"), QStringLiteral("only version 13 of WebSocket is spoken here"),
                     QStringLiteral("Sec-WebSocket-Version")};
    }
    const auto keys = head.headers.values("Sec-WebSocket-Key");
    if (keys.size() != 1 || !isNonce(keys.front())) {
        return badUpgrade(QStringLiteral("one Sec-WebSocket-Key of 16 bytes in base64 is needed"),
                          QStringLiteral("Sec-WebSocket-Key"));
    }
    return keys.front();
}

QByteArray encodeUpgradeResponse(QByteArrayView key, QByteArrayView extra)
{
    QByteArray response = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                          "Sec-WebSocket-Accept: "
        + webSocketAccept(key) + "\r\n";
    response += extra;
    response += "\r\n";
    return response;
}

QByteArray upgradeHeaderLines(QByteArrayView key)
{
    return "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: " + key.toByteArray()
        + "\r\nSec-WebSocket-Version: " + protocolVersion + "\r\n";
}

std::optional<Error> checkUpgradeResponse(const HttpResponseHead &head, QByteArrayView key)
{
    if (head.status != switchingProtocols) {
        return badUpgrade(QStringLiteral("the server answered %1 instead of 101").arg(head.status),
                          QStringLiteral("status"));
    }
    if (!isUpgrade(head.headers)) {
        return badUpgrade(QStringLiteral("the answer lacks 'Upgrade: websocket' or 'Connection: Upgrade'"),
                          QStringLiteral("Upgrade"));
    }
    const auto accepts = head.headers.values("Sec-WebSocket-Accept");
    if (accepts.size() != 1 || accepts.front() != webSocketAccept(key)) {
        return badUpgrade(QStringLiteral("Sec-WebSocket-Accept does not answer the key"),
                          QStringLiteral("Sec-WebSocket-Accept"));
    }
    // RFC 6455 4.1: what was not offered must not be chosen, and neither is ever offered.
    if (head.headers.value("Sec-WebSocket-Extensions")) {
        return badUpgrade(QStringLiteral("the server chose an extension that was not offered"),
                          QStringLiteral("Sec-WebSocket-Extensions"));
    }
    if (head.headers.value("Sec-WebSocket-Protocol")) {
        return badUpgrade(QStringLiteral("the server chose a subprotocol that was not offered"),
                          QStringLiteral("Sec-WebSocket-Protocol"));
    }
    return {};
}

} // namespace pushscope
