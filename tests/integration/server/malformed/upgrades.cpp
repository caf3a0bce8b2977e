// SPDX-License-Identifier: GPL-3.0-or-later
// Opening handshakes of WebSocket that are refused before a 101 (RFC 6455 4.2).
#include "integration/server/malformed/rows.h"

namespace pushscope::test {

namespace {

constexpr char upgrade[] = "Upgrade: websocket\r\n";
constexpr char connection[] = "Connection: Upgrade\r\n";
constexpr char version[] = "Sec-WebSocket-Version: 13\r\n";
constexpr char key[] = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

HttpRow asked(const char *name, const QByteArray &lines, int status, bool closes = false)
{
    return {name, request("GET /ws", lines), {status}, closes};
}

QByteArray usual()
{
    return QByteArray{upgrade} + connection + version + key;
}

/// All but the key.
HttpRow keyed(const char *name, const QByteArray &keyLines)
{
    return asked(name, QByteArray{upgrade} + connection + version + keyLines, 400);
}

/// All but the version.
HttpRow versioned(const char *name, const QByteArray &versionLines)
{
    return asked(name, QByteArray{upgrade} + connection + key + versionLines, 426);
}

std::vector<HttpRow> keys()
{
    return {
        keyed("upgrade: no key", {}),
        keyed("upgrade: an empty key", "Sec-WebSocket-Key:\r\n"),
        keyed("upgrade: two keys", QByteArray{key} + key),
        keyed("upgrade: a key of 15 bytes", "Sec-WebSocket-Key: MTIzNDU2Nzg5MDEyMzQ1\r\n"),
        keyed("upgrade: a key of 17 bytes", "Sec-WebSocket-Key: MTIzNDU2Nzg5MDEyMzQ1Njc=\r\n"),
        keyed("upgrade: a key that is no base64", "Sec-WebSocket-Key: !!!!!!!!!!!!!!!!!!!!!!==\r\n"),
        keyed("upgrade: a key of the URL alphabet", "Sec-WebSocket-Key: -_-_-_-_-_-_-_-_-_-_-A==\r\n"),
        keyed("upgrade: a key with a space in it", "Sec-WebSocket-Key: dGhlIHNhbXBs ZSBub25jZQ==\r\n"),
        keyed("upgrade: a key of 10 KiB", "Sec-WebSocket-Key: " + QByteArray(10 * 1024, 'A') + "\r\n"),
        versioned("upgrade: no version", {}),
        versioned("upgrade: version 8", "Sec-WebSocket-Version: 8\r\n"),
        versioned("upgrade: version 14", "Sec-WebSocket-Version: 14\r\n"),
        versioned("upgrade: version 013", "Sec-WebSocket-Version: 013\r\n"),
        versioned("upgrade: version no number", "Sec-WebSocket-Version: latest\r\n"),
        versioned("upgrade: two versions", QByteArray{version} + "Sec-WebSocket-Version: 8\r\n"),
        versioned("upgrade: a list of versions", "Sec-WebSocket-Version: 13, 8\r\n"),
    };
}

} // namespace

std::vector<HttpRow> upgradeRows()
{
    const QByteArray rest = QByteArray{version} + key;
    std::vector<HttpRow> rows{
        asked("upgrade: not asked for", {}, 426),
        asked("upgrade: no Upgrade field", connection + rest, 426),
        asked("upgrade: no Connection field", upgrade + rest, 426),
        asked("upgrade: Connection without Upgrade", QByteArray{upgrade} + "Connection: keep-alive\r\n" + rest, 426),
        asked("upgrade: Connection nearly Upgrade", QByteArray{upgrade} + "Connection: Upgraded\r\n" + rest, 426),
        asked("upgrade: to another protocol", "Upgrade: websockets\r\n" + (connection + rest), 426),
        asked("upgrade: to h2c", "Upgrade: h2c\r\n" + (connection + rest), 426),
        {"upgrade: with POST", request("POST /ws", usual() + "Content-Length: 0\r\n"), {405}, false},
        {"upgrade: with OPTIONS", request("OPTIONS /ws", usual()), {204}, false},
        {"upgrade: in HTTP/1.0", "GET /ws HTTP/1.0\r\nHost: localhost\r\n" + usual() + "\r\n", {400}},
        {"upgrade: with a body", request("GET /ws", usual() + "Content-Length: 5\r\n", "hello"), {400}},
        {"upgrade: with a chunked body",
         request("GET /ws", usual() + "Transfer-Encoding: chunked\r\n", "2\r\nhi\r\n0\r\n\r\n"),
         {400}},
        {"upgrade: with an expectation", request("GET /ws", usual() + "Expect: more\r\n"), {417}},
        asked("upgrade: from another origin", usual() + "Origin: http://evil.example\r\n", 403, true),
        {"upgrade: of another host", "GET /ws HTTP/1.1\r\nHost: evil.example\r\n" + usual() + "\r\n", {403}},
        {"upgrade: of no host", "GET /ws HTTP/1.1\r\n" + usual() + "\r\n", {400}},
        {"upgrade: with a bad cursor", request("GET /ws?after=x", usual()), {400}, false},
        {"upgrade: with a bad channel", request("GET /ws?channel=a%20b", usual()), {400}, false},
        {"upgrade: with a bad escape", request("GET /ws?channel=%zz", usual()), {400}},
        {"upgrade: of a path that has none", request("GET /health", usual()), {200}, false},
        {"upgrade: of a path that is not there", request("GET /socket", usual()), {404}, false},
        {"upgrade: with two Connection fields that close",
         request("GET /nothing", usual() + "Connection: close\r\n"),
         {404}},
    };
    const auto more = keys();
    rows.insert(rows.end(), more.begin(), more.end());
    return rows;
}

} // namespace pushscope::test
