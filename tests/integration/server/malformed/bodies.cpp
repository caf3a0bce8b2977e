// SPDX-License-Identifier: GPL-3.0-or-later
// Where a body ends (RFC 9112 6 and 7).
#include "integration/server/malformed/rows.h"

namespace pushscope::test {

namespace {

constexpr qsizetype largestBody = 1024 * 1024;

HttpRow lengthOf(const char *name, const QByteArray &lines, int status, bool closes = true)
{
    return {name, post(lines, "hi"), {status}, closes};
}

HttpRow chunked(const char *name, const QByteArray &body, int status, bool closes = true)
{
    return {name, post("Transfer-Encoding: chunked\r\n", body), {status}, closes};
}

HttpRow coded(const char *name, const QByteArray &lines, int status)
{
    return {name, post(lines, "2\r\nhi\r\n0\r\n\r\n"), {status}, status != 200};
}

std::vector<HttpRow> codings()
{
    return {
        coded("coding: with a length", "Content-Length: 12\r\nTransfer-Encoding: chunked\r\n", 400),
        coded("coding: with a length, the other way round", "Transfer-Encoding: chunked\r\nContent-Length: 12\r\n",
              400),
        {"coding: in HTTP/1.0",
         "POST /publish HTTP/1.0\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n",
         {400}},
        coded("coding: gzip", "Transfer-Encoding: gzip\r\n", 501),
        coded("coding: gzip and chunked", "Transfer-Encoding: gzip, chunked\r\n", 501),
        coded("coding: chunked is not the last", "Transfer-Encoding: chunked, identity\r\n", 501),
        coded("coding: chunked twice", "Transfer-Encoding: chunked, chunked\r\n", 501),
        coded("coding: chunked in two fields", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", 501),
        coded("coding: nearly chunked", "Transfer-Encoding: xchunked\r\n", 501),
        coded("coding: chunked in quotes", "Transfer-Encoding: \"chunked\"\r\n", 501),
        coded("coding: a control byte before chunked",
              "Transfer-Encoding: \x0b"
              "chunked\r\n",
              400),
        coded("coding: identity", "Transfer-Encoding: identity\r\n", 501),
        coded("coding: empty", "Transfer-Encoding:\r\n", 501),
        coded("coding: in capitals", "Transfer-Encoding: CHUNKED\r\n", 200),
    };
}

} // namespace

std::vector<HttpRow> lengthRows()
{
    std::vector<HttpRow> rows{
        lengthOf("length: two that differ", "Content-Length: 2\r\nContent-Length: 3\r\n", 400),
        lengthOf("length: a list of two that differ", "Content-Length: 2, 3\r\n", 400),
        lengthOf("length: the same twice", "Content-Length: 2\r\nContent-Length: 2\r\n", 200, false),
        lengthOf("length: a list of the same", "Content-Length: 2, 2\r\n", 200, false),
        lengthOf("length: a list with a gap", "Content-Length: 2,,2\r\n", 400),
        lengthOf("length: negative", "Content-Length: -2\r\n", 400),
        lengthOf("length: with a plus sign", "Content-Length: +2\r\n", 400),
        lengthOf("length: hexadecimal", "Content-Length: 0x2\r\n", 400),
        lengthOf("length: a decimal", "Content-Length: 2.0\r\n", 400),
        lengthOf("length: with a space", "Content-Length: 2 2\r\n", 400),
        lengthOf("length: empty", "Content-Length:\r\n", 400),
        lengthOf("length: a word", "Content-Length: two\r\n", 400),
        lengthOf("length: with leading zeros", "Content-Length: 0002\r\n", 200, false),
        lengthOf("length: 8-bit digits", "Content-Length: \xb2\r\n", 400),
        lengthOf("length: beyond 64 bits", "Content-Length: 18446744073709551618\r\n", 400),
        lengthOf("length: a hundred digits", "Content-Length: " + QByteArray(100, '1') + "\r\n", 400),
        lengthOf("length: an exabyte", "Content-Length: 999999999999999999\r\n", 413),
        lengthOf("length: a byte above the limit", "Content-Length: 1048577\r\n", 413),
        {"length: the limit", post("Content-Length: 1048576\r\n", QByteArray(largestBody, 'x')), {200}, false},
        {"body: with GET", request("GET /health", "Content-Length: 2\r\n", "hi"), {200}, false},
        {"body: with a request that is refused", request("PUT /publish", "Content-Length: 2\r\n", "hi"), {405}, false},
        {"body: to a path that is not there", request("POST /nothing", "Content-Length: 2\r\n", "hi"), {404}, false},
        {"body: none", post({}), {200}, false},
        {"body: JSON that is none",
         post("Content-Type: application/json\r\nContent-Length: 2\r\n", "{]"),
         {400},
         false},
        {"body: JSON, nested 100,000 deep",
         post("Content-Type: application/json\r\nContent-Length: 100000\r\n", QByteArray(100'000, '[')),
         {400},
         false},
        {"body: text that is no UTF-8", post("Content-Length: 2\r\n", "\xff\xfe"), {400}, false},
        {"body: a request within",
         post("Content-Length: 42\r\n", "GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n"),
         {200},
         false},
    };
    const auto more = codings();
    rows.insert(rows.end(), more.begin(), more.end());
    return rows;
}

std::vector<HttpRow> chunkRows()
{
    const QByteArray end = "0\r\n\r\n";
    return {
        chunked("chunk: whole", "2\r\nhi\r\n" + end, 200, false),
        chunked("chunk: 100,000 of a byte", QByteArray{"1\r\na\r\n"}.repeated(100'000) + end, 200, false),
        chunked("chunk: with an extension", "2;a=b;c=\"d e\"\r\nhi\r\n" + end, 200, false),
        chunked("chunk: an extension of 2 KiB", "2;a=" + QByteArray(2048, 'b') + "\r\nhi\r\n" + end, 400),
        chunked("chunk: NUL in an extension", QByteArrayLiteral("2;a\0b\r\nhi\r\n0\r\n\r\n"), 400),
        chunked("chunk: lone CR in an extension", "2;a\rb\r\nhi\r\n" + end, 400),
        chunked("chunk: lone LF in an extension", "2;a\nhi\r\n" + end, 400),
        chunked("chunk: size is no number", "zz\r\nhi\r\n" + end, 400),
        chunked("chunk: size is negative", "-2\r\nhi\r\n" + end, 400),
        chunked("chunk: size with a plus sign", "+2\r\nhi\r\n" + end, 400),
        chunked("chunk: size with 0x", "0x2\r\nhi\r\n" + end, 400),
        chunked("chunk: no size", "\r\nhi\r\n" + end, 400),
        chunked("chunk: only an extension", ";a=b\r\nhi\r\n" + end, 400),
        chunked("chunk: space before the size", " 2\r\nhi\r\n" + end, 400),
        chunked("chunk: space in the size", "0 2\r\nhi\r\n" + end, 400),
        chunked("chunk: size with zeros before it", "000000000002\r\nhi\r\n" + end, 200, false),
        chunked("chunk: endless zeros", QByteArray(2000, '0'), 400),
        chunked("chunk: size beyond 64 bits", "10000000000000002\r\nhi\r\n" + end, 400),
        chunked("chunk: longer than its size", "1\r\nhi\r\n" + end, 400),
        chunked("chunk: a lone LF behind its size", "2\nhi\r\n" + end, 400),
        chunked("chunk: a lone LF behind its data", "2\r\nhi\n" + end, 400),
        chunked("chunk: a lone CR behind its size", "2\rhi\r\n" + end, 400),
        chunked("chunk: one above the limit", "100001\r\n" + QByteArray(largestBody + 1, 'x') + "\r\n" + end, 413),
        chunked("chunk: two above the limit",
                "80000\r\n" + QByteArray(largestBody / 2, 'x') + "\r\n80001\r\n" + QByteArray(largestBody / 2 + 1, 'x')
                    + "\r\n" + end,
                413),
        chunked("trailer: one", "2\r\nhi\r\n0\r\nX-A: 1\r\n\r\n", 200, false),
        chunked("trailer: that would be a length", "2\r\nhi\r\n0\r\nContent-Length: 5\r\n\r\n", 200, false),
        chunked("trailer: 9 KiB in one field", "0\r\nX-A: " + QByteArray(9 * 1024, 'x') + "\r\n\r\n", 400),
        chunked("trailer: 9 KiB in many fields", "0\r\n" + QByteArray{"X-A: 12345\r\n"}.repeated(920) + "\r\n", 400),
        chunked("trailer: NUL", QByteArrayLiteral("0\r\nX-A: \0\r\n\r\n"), 400),
        chunked("trailer: lone LFs", "0\r\nX-A: 1\n\n", 400),
    };
}

} // namespace pushscope::test
