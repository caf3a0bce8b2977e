// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/httpresponse.h"

#include "message/payload.h"
#include "server/filepart.h"

#include <QDateTime>
#include <QRandomGenerator>

namespace pushscope {

namespace {

/// With room for so many bytes behind it.
QByteArray encodeHead(int status, QByteArrayView contentType, qint64 length, QByteArrayView headerLines, qsizetype room)
{
    constexpr qsizetype fixedPart = 128;
    constexpr int noContent = 204;
    constexpr int notModified = 304;
    QByteArray head;
    head.reserve(fixedPart + headerLines.size() + room);
    head += "HTTP/1.1 ";
    head += QByteArray::number(status);
    head += ' ';
    head += reasonPhrase(status);
    head += "\r\n";
    if (!contentType.isEmpty()) {
        head += "Content-Type: ";
        head += contentType;
        head += "\r\n";
    }
    if (status != noContent && status != notModified) {
        head += "Content-Length: ";
        head += QByteArray::number(length);
        head += "\r\n";
    }
    head += headerLines;
    head += "\r\n";
    return head;
}

} // namespace

QByteArray encodeHttpResponse(int status, QByteArrayView contentType, QByteArrayView body, QByteArrayView headerLines)
{
    QByteArray response = encodeHead(status, contentType, body.size(), headerLines, body.size());
    response += body;
    return response;
}

QByteArray encodeHttpHead(int status, QByteArrayView contentType, qint64 length, QByteArrayView headerLines)
{
    return encodeHead(status, contentType, length, headerLines, 0);
}

const QByteArray &dateLine()
{
    thread_local qint64 madeAt = -1;
    thread_local QByteArray line;
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    if (now != madeAt) {
        madeAt = now;
        line = "Date: " + toHttpDate(now) + "\r\n";
    }
    return line;
}

QByteArray encodePollAnswer(QByteArrayView batch, const QByteArray &headerLines)
{
    return encodeHttpResponse(200, jsonType, batch, "Cache-Control: no-store\r\n" + dateLine() + headerLines);
}

QByteArray encodeErrorBody(const Error &error)
{
    QByteArray body =
        R"({"error":{"code":)" + jsonString(error.code) + R"(,"message":)" + jsonString(error.message.toUtf8());
    if (!error.field.isEmpty()) {
        body += R"(,"field":)" + jsonString(error.field.toUtf8());
    }
    return body + "}}\n";
}

Error sentAway()
{
    return {"sent-away", QStringLiteral("whoever runs this feed has sent this viewer away"), {}};
}

QByteArray retryAfterLine()
{
    constexpr int longest = 5;
    return "Retry-After: " + QByteArray::number(QRandomGenerator::global()->bounded(1, longest + 1)) + "\r\n";
}

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 200: return "OK";
    case 204: return "No Content";
    case 206: return "Partial Content";
    case 301: return "Moved Permanently";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 412: return "Precondition Failed";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 416: return "Range Not Satisfiable";
    case 417: return "Expectation Failed";
    case 426: return "Upgrade Required";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    default: return "Unknown";
    }
}

} // namespace pushscope
