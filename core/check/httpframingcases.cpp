// SPDX-License-Identifier: GPL-3.0-or-later
// Where one request ends and the next begins: what servers and proxies that disagree about it can be tricked with.
#include "check/checkrequest.h"

namespace pushscope {

namespace {

constexpr auto must = CheckLevel::Must;
constexpr auto should = CheckLevel::Should;
constexpr auto closed = RequestRule::RefusedAndClosed;
constexpr auto oneAnswer = RequestRule::OneAnswerAndClosed;
constexpr auto either = RequestRule::RefusedOrUnderstood;

QByteArray post(const QByteArray &lines, const QByteArray &body)
{
    return "POST {path} HTTP/1.1\r\n{usual}" + lines + "\r\n" + body;
}

QByteArray chunked(const QByteArray &body)
{
    return post("Transfer-Encoding: chunked\r\n", body);
}

std::vector<RequestRow> lengthRows()
{
    return {
        {"http/9112-6.3/conflicting-content-length",
         QT_TRANSLATE_NOOP("Check", "Two Content-Length fields that differ are refused"),
         must,
         closed,
         {400},
         post("Content-Length: 5\r\nContent-Length: 6\r\n", "abcdef")},
        {"http/9112-6.3/conflicting-content-length-list",
         QT_TRANSLATE_NOOP("Check", "A Content-Length list of differing values is refused"),
         must,
         closed,
         {400},
         post("Content-Length: 5, 6\r\n", "abcdef")},
        {"http/9112-6.3/repeated-content-length",
         QT_TRANSLATE_NOOP("Check", "Two equal Content-Length fields are refused or count as one"),
         must,
         either,
         {400},
         post("Content-Length: 5\r\nContent-Length: 5\r\n", "abcde")},
        {"http/9112-6.3/negative-content-length",
         QT_TRANSLATE_NOOP("Check", "A negative Content-Length is refused"),
         must,
         closed,
         {400},
         post("Content-Length: -5\r\n", "abcde")},
        {"http/9112-6.3/signed-content-length",
         QT_TRANSLATE_NOOP("Check", "A Content-Length with a plus sign is refused"),
         must,
         closed,
         {400},
         post("Content-Length: +5\r\n", "abcde")},
        {"http/9112-6.3/hexadecimal-content-length",
         QT_TRANSLATE_NOOP("Check", "A hexadecimal Content-Length is refused"),
         must,
         closed,
         {400},
         post("Content-Length: 0x5\r\n", "abcde")},
        {"http/9112-6.3/content-length-with-space",
         QT_TRANSLATE_NOOP("Check", "A Content-Length with a space between digits is refused"),
         must,
         closed,
         {400},
         post("Content-Length: 5 5\r\n", "abcde")},
        {"http/9112-6.3/empty-content-length",
         QT_TRANSLATE_NOOP("Check", "A Content-Length without a value is refused"),
         must,
         closed,
         {400},
         post("Content-Length:\r\n", "")},
        {"http/9110-8.6/overflowing-content-length",
         QT_TRANSLATE_NOOP("Check", "A Content-Length beyond 64 bits is refused"),
         must,
         closed,
         {400, 413},
         post("Content-Length: 18446744073709551621\r\n", "abcde")},
    };
}

std::vector<RequestRow> codingRows()
{
    return {
        {"http/9112-6.1/content-length-with-chunked",
         QT_TRANSLATE_NOOP("Check",
                           "Content-Length beside Transfer-Encoding: one answer, then the connection is closed"),
         must,
         oneAnswer,
         {},
         post("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n")},
        {"http/9112-6.1/chunked-with-content-length",
         QT_TRANSLATE_NOOP("Check", "The same with the fields the other way round"),
         must,
         oneAnswer,
         {},
         post("Transfer-Encoding: chunked\r\nContent-Length: 40\r\n", "0\r\n\r\n")},
        {"http/9112-6.1/chunked-in-http-1.0",
         QT_TRANSLATE_NOOP("Check", "Transfer-Encoding in HTTP/1.0: one answer, then the connection is closed"),
         must,
         oneAnswer,
         {},
         "POST {path} HTTP/1.0\r\n{usual}Connection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
        {"http/9112-6.1/unknown-coding",
         QT_TRANSLATE_NOOP("Check", "A transfer coding that is not known is refused"),
         must,
         closed,
         {400, 501},
         post("Transfer-Encoding: pushscope-none\r\n", "")},
        {"http/9112-6.3/chunked-not-last",
         QT_TRANSLATE_NOOP("Check", "A request whose last coding is not chunked is refused"),
         must,
         closed,
         {400, 501},
         post("Transfer-Encoding: chunked, identity\r\n", "0\r\n\r\n")},
        {"http/9112-6.1/chunked-twice",
         QT_TRANSLATE_NOOP("Check", "Chunked applied twice is refused"),
         must,
         closed,
         {400, 501},
         post("Transfer-Encoding: chunked, chunked\r\n", "0\r\n\r\n")},
        {"http/9112-6.1/chunked-in-two-fields",
         QT_TRANSLATE_NOOP("Check", "Chunked in two fields is refused"),
         must,
         closed,
         {400, 501},
         post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n")},
        {"http/9112-6.1/nearly-chunked",
         QT_TRANSLATE_NOOP("Check", "A coding that only looks like chunked is refused"),
         must,
         closed,
         {400, 501},
         post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n")},
        {"http/9112-6.1/chunked-with-control",
         QT_TRANSLATE_NOOP("Check", "Chunked with a control byte before it is refused"),
         must,
         closed,
         {400, 501},
         post(QByteArrayLiteral("Transfer-Encoding: \x0b"
                                "chunked\r\n"),
              "0\r\n\r\n")},
    };
}

std::vector<RequestRow> chunkRows()
{
    return {
        {"http/9112-7.1/chunk-size-not-hexadecimal",
         QT_TRANSLATE_NOOP("Check", "A chunk size that is no number ends the connection"),
         must,
         oneAnswer,
         {},
         chunked("zz\r\nabc\r\n0\r\n\r\n")},
        {"http/9112-7.1/negative-chunk-size",
         QT_TRANSLATE_NOOP("Check", "A negative chunk size ends the connection"),
         must,
         oneAnswer,
         {},
         chunked("-3\r\nabc\r\n0\r\n\r\n")},
        {"http/9112-7.1/prefixed-chunk-size",
         QT_TRANSLATE_NOOP("Check", "A chunk size with 0x ends the connection"),
         must,
         oneAnswer,
         {},
         chunked("0x3\r\nabc\r\n0\r\n\r\n")},
        {"http/9112-7.1/empty-chunk-size",
         QT_TRANSLATE_NOOP("Check", "A chunk line without a size ends the connection"),
         must,
         oneAnswer,
         {},
         chunked("\r\nabc\r\n0\r\n\r\n")},
        {"http/9112-7.1/overflowing-chunk-size",
         QT_TRANSLATE_NOOP("Check", "A chunk size beyond 64 bits ends the connection"),
         must,
         oneAnswer,
         {},
         chunked("10000000000000003\r\nabc\r\n0\r\n\r\n")},
        {"http/9112-7.1/chunk-longer-than-its-size",
         QT_TRANSLATE_NOOP("Check", "A chunk longer than its size ends the connection"),
         must,
         oneAnswer,
         {},
         chunked("3\r\nabcdef\r\n0\r\n\r\n")},
        {"http/9112-7.1/bare-lf-after-chunk-size",
         QT_TRANSLATE_NOOP("Check", "A chunk line that ends in a bare LF ends the connection"),
         should,
         oneAnswer,
         {},
         chunked("3\nabc\r\n0\r\n\r\n")},
        {"http/9112-7.1/chunks-are-read",
         QT_TRANSLATE_NOOP("Check", "A chunked body, with an extension and a trailer, is passed over"),
         must,
         RequestRule::Understood,
         {},
         chunked("3;a=b\r\nabc\r\nA\r\n0123456789\r\n0\r\nX-Trailer: 1\r\n\r\n")},
    };
}

} // namespace

void addHttpFramingCases(CheckCases &cases)
{
    addRequestRows(cases, lengthRows());
    addRequestRows(cases, codingRows());
    addRequestRows(cases, chunkRows());
}

} // namespace pushscope
