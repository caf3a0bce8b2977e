// SPDX-License-Identifier: GPL-3.0-or-later
// The request line and what stands before it (RFC 9112 2 and 3).
#include "integration/server/malformed/rows.h"

namespace pushscope::test {

namespace {

constexpr qsizetype longestLine = 8 * 1024;

QByteArray versionOf(const QByteArray &version)
{
    return "GET /health " + version + "\r\nHost: localhost\r\n\r\n";
}

/// A request whose first line has that many bytes.
QByteArray lineOf(qsizetype size)
{
    constexpr qsizetype around = 14; // GET / and the version
    return request("GET /" + QByteArray(size - around, 'x'));
}

std::vector<HttpRow> methods()
{
    return {
        {"line: no method", " /health HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}},
        {"line: control byte in the method", "GE\001T /health HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}},
        {"line: NUL in the method", QByteArrayLiteral("GE\0T /health HTTP/1.1\r\nHost: localhost\r\n\r\n"), {400}},
        {"line: bracket in the method", request("GE(T /health"), {400}},
        {"line: 8-bit byte in the method", request("G\xc3\x8aT /health"), {400}},
        {"line: method in lower case", request("get /health"), {405}, false},
        {"line: unknown method", request("BREW /health"), {405}, false},
        {"line: method of 32 characters", request(QByteArray(32, 'M') + " /health"), {405}, false},
        {"line: method of 33 characters", request(QByteArray(33, 'M') + " /health"), {501}},
        {"line: method of 9,000 characters", request(QByteArray(9'000, 'M') + " /health"), {414}},
        {"line: TRACE", request("TRACE /health"), {405}, false},
        {"line: TRACE with a body", request("TRACE /health", "Content-Length: 2\r\n", "ab"), {405}, false},
        {"line: CONNECT to a host", request("CONNECT localhost:80"), {400}},
        {"line: CONNECT to a path", request("CONNECT /health"), {405}, false},
    };
}

std::vector<HttpRow> separators()
{
    return {
        {"line: two spaces before the target", request("GET  /health"), {400}},
        {"line: two spaces before the version", request("GET /health "), {400}},
        {"line: space in the target", request("GET /health and more"), {400}},
        {"line: space at the end", versionOf("HTTP/1.1 "), {400}},
        {"line: tabs for spaces", "GET\t/health\tHTTP/1.1\r\nHost: localhost\r\n\r\n", {400}},
        {"line: form feed for a space", "GET\f/health HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}},
        {"line: no target", "GET HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}},
        {"line: only a method", "GET\r\n\r\n", {400}},
        {"line: lone CR within", "GET /hea\rlth HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}},
        {"line: lone CRs as line ends", "GET /health HTTP/1.1\rHost: localhost\r\r\n", {400}},
        {"line: lone LFs as line ends", "GET /health HTTP/1.1\nHost: localhost\n\n", {200}, false},
        {"line: CR CR LF as line end", "GET /health HTTP/1.1\r\r\nHost: localhost\r\n\r\n", {400}},
        {"line: one empty line before", "\r\n" + request("GET /health"), {200}, false},
        {"line: a lone LF before", "\n" + request("GET /health"), {200}, false},
        {"line: two empty lines before", "\r\n\r\n" + request("GET /health"), {400}},
        {"line: a blank before", " " + request("GET /health"), {400}},
        {"line: 8 KiB", lineOf(longestLine), {404}, false},
        {"line: 8 KiB and a byte", lineOf(longestLine + 1), {414}},
        {"line: no end", QByteArray(longestLine + 2, 'x'), {414}},
    };
}

std::vector<HttpRow> versions()
{
    return {
        {"version: none, as in HTTP/0.9", "GET /health\r\n\r\n", {400}},
        {"version: HTTP/0.9", versionOf("HTTP/0.9"), {505}},
        {"version: HTTP/2.0", versionOf("HTTP/2.0"), {505}},
        {"version: HTTP/3.0", versionOf("HTTP/3.0"), {505}},
        {"version: the beginning of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", {505}},
        {"version: HTTP/1.x", versionOf("HTTP/1.x"), {400}},
        {"version: HTTP/1", versionOf("HTTP/1"), {400}},
        {"version: HTTP/1.10", versionOf("HTTP/1.10"), {400}},
        {"version: HTTP/11.1", versionOf("HTTP/11.1"), {400}},
        {"version: HTTP/-1.1", versionOf("HTTP/-1.1"), {400}},
        {"version: a comma for the dot", versionOf("HTTP/1,1"), {400}},
        {"version: lower case", versionOf("http/1.1"), {400}},
        {"version: another protocol", versionOf("HTTQ/1.1"), {400}},
        {"version: RTSP", versionOf("RTSP/1.0"), {400}},
        {"version: HTTP/1.2", versionOf("HTTP/1.2"), {200}, false},
        {"version: HTTP/1.0", "GET /health HTTP/1.0\r\n\r\n", {200}},
        {"version: HTTP/1.0 with keep-alive",
         "GET /health HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n",
         {200},
         false},
        {"version: HTTP/1.0 with two Hosts",
         "GET /health HTTP/1.0\r\nHost: localhost\r\nHost: localhost\r\n\r\n",
         {400}},
    };
}

std::vector<HttpRow> others()
{
    return {
        {"not HTTP: a TLS greeting", QByteArray::fromHex("16030100c8010000c40303") + QByteArray(32, 'r'), {400}},
        {"not HTTP: zeros", QByteArray(64, '\0'), {400}},
        {"not HTTP: 8-bit bytes", QByteArray(64, '\xff'), {400}},
        {"not HTTP: SOCKS 5", QByteArray::fromHex("050100"), {400}},
        {"not HTTP: SSH", "SSH-2.0-OpenSSH_9.2\r\n", {400}},
        {"not HTTP: SMTP", "EHLO localhost\r\n", {400}},
        {"not HTTP: JSON", "{\"method\":\"GET\"}\r\n", {400}},
        {"not HTTP: an answer", "HTTP/1.1 200 OK\r\n\r\n", {400}},
        {"not HTTP: a WebSocket frame", QByteArray::fromHex("818511223344795f5f5c5c"), {400}},
        {"not HTTP, behind a good request", request("GET /health") + "garbage\r\n\r\n", {200, 400}},
        {"not HTTP, behind two good requests",
         request("GET /health") + request("GET /time") + QByteArray(10, '\0'),
         {200, 200, 400}},
        {"a body that nobody announced", request("GET /health") + "a=b&c=d\r\n\r\n", {200, 400}},
    };
}

} // namespace

std::vector<HttpRow> requestLineRows()
{
    std::vector<HttpRow> rows = methods();
    for (const auto &more : {separators(), versions(), others()}) {
        rows.insert(rows.end(), more.begin(), more.end());
    }
    return rows;
}

} // namespace pushscope::test
