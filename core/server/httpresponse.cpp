// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/httpresponse.h"

#include "message/payload.h"

#include <QDateTime>
#include <QLocale>

namespace pushscope {

QByteArray encodeHttpResponse(int status, QByteArrayView contentType, QByteArrayView body, QByteArrayView headerLines)
{
    constexpr qsizetype fixedPart = 128;
    constexpr int noContent = 204;
    constexpr int notModified = 304;
    QByteArray response;
    response.reserve(fixedPart + headerLines.size() + body.size());
    response += "HTTP/1.1 ";
    response += QByteArray::number(status);
    response += ' ';
    response += reasonPhrase(status);
    response += "\r\n";
    if (!contentType.isEmpty()) {
        response += "Content-Type: ";
        response += contentType;
        response += "\r\n";
    }
    if (status != noContent && status != notModified) {
        response += "Content-Length: ";
        response += QByteArray::number(body.size());
        response += "\r\n";
    }
    response += headerLines;
    response += "\r\n";
    response += body;
    return response;
}

const QByteArray &dateLine()
{
    thread_local qint64 madeAt = -1;
    thread_local QByteArray line;
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    if (now != madeAt) {
        madeAt = now;
        const QString date = QLocale::c().toString(QDateTime::fromSecsSinceEpoch(now, Qt::UTC),
                                                   QStringLiteral("ddd, dd MMM yyyy hh:mm:ss"));
        line = "Date: " + date.toLatin1() + " GMT\r\n";
    }
    return line;
}

QByteArray encodePollAnswer(QByteArrayView batch, const QByteArray &headerLines)
{
    return encodeHttpResponse(200, "application/json", batch, "Cache-Control: no-store\r\n" + dateLine() + headerLines);
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

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 200: return "OK";
    case 204: return "No Content";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
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
