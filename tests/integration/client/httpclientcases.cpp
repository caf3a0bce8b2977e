// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientcase.h"

namespace pushscope::test {

namespace {

/// Of plain HTTP; the body is a stream or, for polls, whatever comes.
ClientCase answered(const char *name, const QString &title, const QByteArray &answer, const QString &happened,
                    const QString &error = {})
{
    ClientCase theCase;
    theCase.name = "http/" + QByteArray{name};
    theCase.title = title;
    theCase.answers = {answer};
    theCase.closes = true;
    theCase.happened = happened;
    theCase.error = error;
    return theCase;
}

/// A stream whose head has these fields besides.
ClientCase stream(const char *name, const QString &title, const QByteArray &fields, const QByteArray &body,
                  const QString &happened, const QString &error = {})
{
    return answered(name, title, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n" + fields + "\r\n" + body,
                    happened, error);
}

const QByteArray chunked = QByteArrayLiteral("Transfer-Encoding: chunked\r\n");
const QByteArray chunkX = QByteArrayLiteral("9\r\ndata: x\n\n\r\n");
const QByteArray plainX = QByteArrayLiteral("data: x\n\n");

QString whole()
{
    return QStringLiteral("open, message[]x, close 0, retry");
}

QString broken()
{
    return QStringLiteral("open, message[]x, error, close 0, retry");
}

QString notHttp()
{
    return QStringLiteral("error, close 0, retry");
}

std::vector<ClientCase> chunkCases()
{
    const QString damaged = QStringLiteral("the body is damaged");
    return {
        stream("9112-7.1/chunks", QStringLiteral("Chunks are put together"), chunked,
               "3\r\ndat\r\n06\r\na: x\n\n\r\n0\r\n\r\n", whole()),
        stream("9112-7.1.1/chunk-extension", QStringLiteral("A chunk extension is passed over"), chunked,
               "9;a=b\r\ndata: x\n\n\r\n0\r\n\r\n", whole()),
        stream("9112-7.1.2/trailer", QStringLiteral("Trailer fields are passed over"), chunked,
               chunkX + "0\r\nX-A: b\r\n\r\n", whole()),
        stream("9112-7/coding-in-capitals", QStringLiteral("The coding's name is compared without regard to case"),
               "Transfer-Encoding: Chunked\r\n", chunkX + "0\r\n\r\n", whole()),
        stream("9112-7.1/size-not-hexadecimal", QStringLiteral("A chunk size that is no number ends the connection"),
               chunked, chunkX + "x\r\n", broken(), damaged),
        stream("9112-7.1/negative-size", QStringLiteral("So does a negative one"), chunked, chunkX + "-1\r\n", broken(),
               damaged),
        stream("9112-7.1/empty-size", QStringLiteral("So does an empty one"), chunked, chunkX + "\r\n", broken(),
               damaged),
        stream("9112-7.1/overflowing-size", QStringLiteral("So does one beyond 63 bits"), chunked,
               chunkX + "ffffffffffffffff1\r\n", broken(), damaged),
        stream("9112-7.1/long-chunk", QStringLiteral("So does a chunk longer than its size"), chunked,
               chunkX + "1\r\nab\r\n", broken(), damaged),
        stream("9112-8/cut-between-chunks", QStringLiteral("An end before the last chunk is an error"), chunked, chunkX,
               broken(), QStringLiteral("within an answer")),
        stream("9112-8/cut-in-chunk", QStringLiteral("So is an end within a chunk"), chunked, chunkX + "9\r\nda",
               broken(), QStringLiteral("within an answer")),
    };
}

std::vector<ClientCase> framingCases()
{
    return {
        stream("9112-6.3/length", QStringLiteral("Content-Length ends the body"), "Content-Length: 9\r\n",
               plainX + "data: late\n\n", whole()),
        stream("9112-6.3/until-close", QStringLiteral("Without either the close ends the body"), {}, plainX, whole()),
        stream("9112-8/cut-in-length", QStringLiteral("An end before Content-Length is an error"),
               "Content-Length: 99\r\n", plainX, broken(), QStringLiteral("within an answer")),
        stream("9112-6.3/lengths-differ", QStringLiteral("Two Content-Length that differ are refused"),
               "Content-Length: 9\r\nContent-Length: 10\r\n", plainX, notHttp(), QStringLiteral("Content-Length")),
        stream("9112-6.3/list-of-lengths", QStringLiteral("So is a list of different ones"),
               "Content-Length: 9, 10\r\n", plainX, notHttp(), QStringLiteral("Content-Length")),
        stream("9112-6.3/bad-length", QStringLiteral("So is one that is no number"), "Content-Length: 9x\r\n", plainX,
               notHttp(), QStringLiteral("Content-Length")),
        stream("9112-6.3/negative-length", QStringLiteral("So is a negative one"), "Content-Length: -1\r\n", plainX,
               notHttp(), QStringLiteral("Content-Length")),
        stream("9112-6.3/length-and-chunked", QStringLiteral("So is Content-Length beside Transfer-Encoding"),
               "Content-Length: 9\r\n" + chunked, chunkX, notHttp(), QStringLiteral("exclude each other")),
        stream("9112-6.1/other-coding", QStringLiteral("So is a transfer coding that was not asked for"),
               "Transfer-Encoding: gzip, chunked\r\n", chunkX, notHttp(), QStringLiteral("transfer coding")),
        answered("9112-6.1/chunked-in-http-1.0", QStringLiteral("So is Transfer-Encoding in HTTP/1.0"),
                 "HTTP/1.0 200 OK\r\nContent-Type: text/event-stream\r\n" + chunked + "\r\n" + chunkX, notHttp(),
                 QStringLiteral("HTTP/1.0")),
    };
}

std::vector<ClientCase> headCases()
{
    const QString not11 = QStringLiteral("is not HTTP/1.1");
    const QByteArray final = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + plainX;
    QByteArray fields;
    for (int i = 0; i < 101; ++i) {
        fields += "X-Field: a\r\n";
    }
    QByteArray interim;
    for (int i = 0; i < 200'000; ++i) {
        interim += "HTTP/1.1 100 \r\n\r\n";
    }
    return {
        answered("9110-15.2/interim", QStringLiteral("An interim answer comes before the final one"),
                 "HTTP/1.1 100 Continue\r\n\r\n" + final, whole()),
        answered("9110-15.2/several-interim", QStringLiteral("Several may"),
                 "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n" + final, whole()),
        answered("9110-15.2/interim-without-end", QStringLiteral("Interim answers without end are given up"), interim,
                 notHttp(), QStringLiteral("interim")),
        answered("9110-15.2.2/unasked-101", QStringLiteral("101 that was not asked for fails the connection"),
                 "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n" + plainX,
                 QStringLiteral("error, close 101, failed")),
        answered("9112-2.3/http-1.0", QStringLiteral("HTTP/1.0 is read"),
                 "HTTP/1.0 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + plainX, whole()),
        answered("9112-4/no-reason", QStringLiteral("The reason may be empty"),
                 "HTTP/1.1 200 \r\nContent-Type: text/event-stream\r\n\r\n" + plainX, whole()),
        answered("9112-2.2/bare-lf", QStringLiteral("Lines of the head may end in LF"),
                 "HTTP/1.1 200 OK\nContent-Type: text/event-stream\n\n" + plainX, whole()),
        answered("9112-2.3/http-2.0", QStringLiteral("HTTP/2.0 is refused"), "HTTP/2.0 200 OK\r\n\r\n", notHttp(),
                 not11),
        answered("9112-4/not-http", QStringLiteral("Something else is refused at its first byte"), "SSH-2.0-x",
                 notHttp(), not11),
        answered("9112-4/bad-status", QStringLiteral("A status of two digits is refused"), "HTTP/1.1 20 OK\r\n\r\n",
                 notHttp(), not11),
        answered("9112-5.2/obs-fold", QStringLiteral("A folded field is refused"),
                 "HTTP/1.1 200 OK\r\nX-A: b\r\n c\r\n\r\n", notHttp(), not11),
        answered("9112-5.1/space-before-colon", QStringLiteral("A blank before the colon is refused"),
                 "HTTP/1.1 200 OK\r\nContent-Length : 0\r\n\r\n", notHttp(), not11),
        answered("9110-5.5/nul-in-field", QStringLiteral("A NUL in a field is refused"),
                 QByteArrayLiteral("HTTP/1.1 200 OK\r\nX-A: \0\r\n\r\n"), notHttp(), not11),
        answered("limit/first-line", QStringLiteral("A first line of more than 8 KiB is refused"),
                 "HTTP/1.1 200 " + QByteArray(9000, 'x'), notHttp(), not11),
        answered("limit/fields", QStringLiteral("Header fields of more than 16 KiB are refused"),
                 "HTTP/1.1 200 OK\r\nX-A: " + QByteArray(17'000, 'x'), notHttp(), not11),
        answered("limit/many-fields", QStringLiteral("More than 100 header fields are refused"),
                 "HTTP/1.1 200 OK\r\n" + fields + "\r\n", notHttp(), not11),
        answered("9112-8/no-answer", QStringLiteral("An end before the answer is a loss"), {}, notHttp(),
                 QStringLiteral("without an answer")),
        answered("9112-8/half-a-head", QStringLiteral("So is an end within the head"), "HTTP/1.1 200 OK\r\nX-",
                 notHttp(), QStringLiteral("without an answer")),
    };
}

/// A refusal that names the wait.
ClientCase delayed(const char *name, const QString &title, const QByteArray &status, const QByteArray &retryAfter,
                   std::chrono::milliseconds least)
{
    ClientCase theCase =
        answered(name, title, "HTTP/1.1 " + status + " Later\r\nContent-Length: 0\r\n" + retryAfter + "\r\n",
                 QStringLiteral("error, close %1, retry").arg(QString::fromLatin1(status)));
    theCase.leastDelay = least;
    return theCase;
}

std::vector<ClientCase> retryCases()
{
    using std::chrono::milliseconds;
    const QByteArray date = QByteArrayLiteral("Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n");
    return {
        delayed("9110-10.2.3/429", QStringLiteral("Retry-After of a 429 is obeyed"), "429", "Retry-After: 3\r\n",
                milliseconds{3000}),
        delayed("9110-10.2.3/503", QStringLiteral("So is that of a 503"), "503", "Retry-After: 2\r\n",
                milliseconds{2000}),
        delayed("9110-10.2.3/date", QStringLiteral("Retry-After may be a date, which the server's own Date goes with"),
                "503", date + "Retry-After: Sun, 06 Nov 1994 08:49:41 GMT\r\n", milliseconds{4000}),
        delayed("9110-10.2.3/rfc-850-date", QStringLiteral("It may be in the form of RFC 850"), "503",
                date + "Retry-After: Sunday, 06-Nov-94 08:49:39 GMT\r\n", milliseconds{2000}),
        delayed("9110-10.2.3/asctime-date", QStringLiteral("It may be in the form of asctime"), "503",
                date + "Retry-After: Sun Nov  6 08:49:39 1994\r\n", milliseconds{2000}),
        delayed("9110-10.2.3/past-date", QStringLiteral("A date that has passed is no wait"), "503",
                date + "Retry-After: Sun, 06 Nov 1994 08:49:30 GMT\r\n", milliseconds{0}),
        delayed("9110-10.2.3/malformed", QStringLiteral("A value that is neither is passed over"), "503",
                "Retry-After: soon\r\n", milliseconds{0}),
        delayed("9110-15.5.9/408", QStringLiteral("408 is tried again"), "408", {}, milliseconds{0}),
    };
}

} // namespace

std::vector<ClientCase> httpClientCases()
{
    std::vector<ClientCase> cases = chunkCases();
    for (const auto &more : {framingCases(), headCases(), retryCases()}) {
        cases.insert(cases.end(), more.begin(), more.end());
    }
    return cases;
}

} // namespace pushscope::test
