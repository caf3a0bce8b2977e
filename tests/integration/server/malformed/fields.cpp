// SPDX-License-Identifier: GPL-3.0-or-later
// Header fields (RFC 9110 5, RFC 9112 5).
#include "integration/server/malformed/rows.h"

namespace pushscope::test {

namespace {

constexpr qsizetype mostBytes = 16 * 1024;
constexpr qsizetype mostFields = 100;

HttpRow with(const char *name, const QByteArray &lines, int status, bool closes = true)
{
    return {name, request("GET /health", lines), {status}, closes};
}

HttpRow hostOf(const char *name, const QByteArray &lines, int status, bool closes = true)
{
    return {name, "GET /health HTTP/1.1\r\n" + lines + "\r\n", {status}, closes};
}

std::vector<HttpRow> hosts()
{
    return {
        hostOf("Host: none", {}, 400),
        hostOf("Host: two", "Host: localhost\r\nHost: localhost\r\n", 400),
        hostOf("Host: two that differ", "Host: localhost\r\nHost: evil.example\r\n", 400),
        hostOf("Host: empty", "Host:\r\n", 403),
        hostOf("Host: with a user", "Host: me@localhost\r\n", 400),
        hostOf("Host: with a path", "Host: localhost/health\r\n", 400),
        hostOf("Host: with a space", "Host: local host\r\n", 400),
        hostOf("Host: with a control byte", "Host: local\001host\r\n", 400),
        hostOf("Host: with an 8-bit byte", "Host: local\xffhost\r\n", 400),
        hostOf("Host: another", "Host: evil.example\r\n", 403),
        hostOf("Host: ends in ours", "Host: evil-localhost\r\n", 403),
        hostOf("Host: begins with ours", "Host: localhost.evil.example\r\n", 403),
        hostOf("Host: capitals", "Host: LOCALHOST\r\n", 200, false),
        hostOf("Host: a list", "Host: localhost, evil.example\r\n", 400),
    };
}

std::vector<HttpRow> forms()
{
    return {
        with("field: folded", "X-A: 1\r\n 2\r\n", 400),
        with("field: folded by a tab", "X-A: 1\r\n\t2\r\n", 400),
        {"field: the first is folded", "GET /health HTTP/1.1\r\n Host: localhost\r\n\r\n", {400}},
        with("field: space before the colon", "X-A : 1\r\n", 400),
        with("field: tab before the colon", "X-A\t: 1\r\n", 400),
        with("field: space in Content-Length's name", "Content-Length : 5\r\n", 400),
        with("field: no colon", "X-A\r\n", 400),
        with("field: no name", ": 1\r\n", 400),
        with("field: space in the name", "X A: 1\r\n", 400),
        with("field: NUL in the name", QByteArrayLiteral("X\0A: 1\r\n"), 400),
        with("field: CR in the name", "X\rA: 1\r\n", 400),
        with("field: 8-bit byte in the name", "X-\xc3\xa9: 1\r\n", 400),
        with("field: bracket in the name", "X(A): 1\r\n", 400),
        with("field: NUL in the value", QByteArrayLiteral("X-A: 1\0002\r\n"), 400),
        with("field: lone CR in the value", "X-A: 1\r2\r\n", 400),
        with("field: CR before the line's end", "X-A: 1\r\r\n", 400),
        with("field: control byte in the value", "X-A: \001\r\n", 400),
        with("field: escape byte in the value", "X-A: \x1b[31m\r\n", 400),
        with("field: DEL in the value", "X-A: \x7f\r\n", 400),
        with("field: tab in the value", "X-A: 1\t2\r\n", 200, false),
        with("field: 8-bit byte in the value", "X-A: \xff\r\n", 200, false),
        with("field: UTF-8 in the value", "X-A: \xe2\x82\xac\r\n", 200, false),
        with("field: no value", "X-A:\r\n", 200, false),
        with("field: only blanks for a value", "X-A: \t \r\n", 200, false),
        with("field: the same one twice", "X-A: 1\r\nX-A: 2\r\n", 200, false),
        with("field: an injected one in an escaped value", "X-A: 1%0d%0aX-B: 2\r\n", 200, false),
    };
}

std::vector<HttpRow> sizes()
{
    constexpr qsizetype around = 64; // Host, the name and the line ends
    return {
        with("fields: as many as may be", QByteArray{"A: b\r\n"}.repeated(mostFields - 1), 200, false),
        with("fields: one too many", QByteArray{"A: b\r\n"}.repeated(mostFields), 431),
        with("fields: 3,000", QByteArray{"A: b\r\n"}.repeated(3'000), 431),
        with("fields: nearly 16 KiB", "A: " + QByteArray(mostBytes - around, 'x') + "\r\n", 200, false),
        with("fields: above 16 KiB", "A: " + QByteArray(mostBytes, 'x') + "\r\n", 431),
        with("fields: a name above 16 KiB", QByteArray(mostBytes, 'x') + ": 1\r\n", 431),
        {"fields: a line without an end",
         "GET /health HTTP/1.1\r\nHost: localhost\r\nA: " + QByteArray(mostBytes, 'x'),
         {431}},
        {"fields: an endless name",
         "GET /health HTTP/1.1\r\nHost: localhost\r\n" + QByteArray(mostBytes + 2, 'x'),
         {431}},
    };
}

std::vector<HttpRow> meanings()
{
    return {
        with("Connection: close", "Connection: close\r\n", 200),
        with("Connection: close in a list", "Connection: keep-alive, CLOSE\r\n", 200),
        with("Connection: close in a second field", "Connection: keep-alive\r\nConnection: close\r\n", 200),
        with("Connection: names Host", "Connection: Host\r\n", 200, false),
        with("Expect: 100-continue without a body", "Expect: 100-continue\r\n", 200, false),
        with("Expect: something else", "Expect: 200-ok\r\n", 417),
        with("Expect: 100-continue and more", "Expect: 100-continue, more\r\n", 417),
        {"Expect: something else, in HTTP/1.0", "GET /health HTTP/1.0\r\nExpect: 200-ok\r\n\r\n", {200}},
        {"Expect: 100-continue", post("Content-Length: 2\r\nExpect: 100-continue\r\n", "hi"), {100, 200}, false},
        {"Expect: 100-continue, too large a body", post("Content-Length: 1048577\r\nExpect: 100-continue\r\n"), {413}},
        {"Expect: 100-continue, in HTTP/1.0",
         "POST /publish HTTP/1.0\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\nhi",
         {200}},
        with("Upgrade: h2c", "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n", 200,
             false),
        with("Upgrade: TLS", "Connection: Upgrade\r\nUpgrade: TLS/1.2\r\n", 200, false),
        with("Origin: another", "Origin: http://evil.example\r\n", 403),
        with("Origin: null", "Origin: null\r\n", 403),
        with("Range: of a page that has none", "Range: bytes=0-0,-1\r\n", 200, false),
        with("Accept-Encoding: nothing that there is", "Accept-Encoding: identity;q=0, *;q=0\r\n", 200, false),
        with("Content-Type: none that is known", "Content-Type: \x22\r\n", 200, false),
        with("Authorization: garbage where none is needed", "Authorization: Basic \xff\xfe\r\n", 200, false),
        {"Last-Event-ID: none of ours", request("GET /poll?timeout=0", "Last-Event-ID: %00\r\n"), {200}, false},
    };
}

} // namespace

std::vector<HttpRow> fieldRows()
{
    std::vector<HttpRow> rows = hosts();
    for (const auto &more : {forms(), sizes(), meanings()}) {
        rows.insert(rows.end(), more.begin(), more.end());
    }
    return rows;
}

} // namespace pushscope::test
