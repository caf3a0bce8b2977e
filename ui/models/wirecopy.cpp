// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/wirecopy.h"

#include "models/wiremodel.h"
#include "wire/wiretree.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace pushscope {

namespace {

constexpr qsizetype bytesPerLine = 16;

/// In single quotes nothing means anything to a shell but the single quote.
QString shellQuoted(QString text)
{
    return QLatin1Char('\'') + text.replace(QLatin1Char('\''), QLatin1String("'\\''")) + QLatin1Char('\'');
}

/// A JSON string is one of JavaScript, too.
QString scriptQuoted(const QString &text)
{
    const QByteArray array = QJsonDocument{QJsonArray{text}}.toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.mid(1, array.size() - 2));
}

bool isSame(const QString &name, QLatin1String other)
{
    return name.compare(other, Qt::CaseInsensitive) == 0;
}

/// What a page cannot set by itself (Fetch, forbidden request-header), or the browser sends anyway.
bool isBrowsersOwn(const QString &name)
{
    static constexpr std::array names{QLatin1String{"accept-encoding"},
                                      QLatin1String{"connection"},
                                      QLatin1String{"content-length"},
                                      QLatin1String{"cookie"},
                                      QLatin1String{"date"},
                                      QLatin1String{"expect"},
                                      QLatin1String{"keep-alive"},
                                      QLatin1String{"origin"},
                                      QLatin1String{"referer"},
                                      QLatin1String{"te"},
                                      QLatin1String{"trailer"},
                                      QLatin1String{"transfer-encoding"},
                                      QLatin1String{"upgrade"},
                                      QLatin1String{"user-agent"},
                                      QLatin1String{"via"}};
    return std::any_of(names.begin(), names.end(), [&name](QLatin1String own) { return isSame(name, own); })
        || name.startsWith(QLatin1String("sec-"), Qt::CaseInsensitive)
        || name.startsWith(QLatin1String("proxy-"), Qt::CaseInsensitive);
}

/// Headers that EventSource sends of its own accord.
bool isEventSources(const QString &name)
{
    return isBrowsersOwn(name) || isSame(name, QLatin1String{"accept"}) || isSame(name, QLatin1String{"cache-control"});
}

std::optional<WireRequest> parsed(const QByteArray &head, const WireConnection &connection)
{
    const QStringList lines = QString::fromUtf8(head).remove(QLatin1Char('\r')).split(QLatin1Char('\n'));
    const QStringList first = lines.front().split(QLatin1Char(' '));
    if (first.size() != 3)
        return {};
    WireRequest request;
    request.method = first[0];
    QString host = connection.target;
    for (const QString &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(QLatin1Char(':'));
        if (colon <= 0)
            continue;
        const WireRequest::Header header{line.left(colon), line.mid(colon + 1).trimmed()};
        if (isSame(header.name, QLatin1String{"host"}))
            host = header.value;
        else
            request.headers << header;
    }
    const bool whole = first[1].startsWith(QLatin1String("http://")) || first[1].startsWith(QLatin1String("https://"));
    request.url = whole ? first[1] : QLatin1String{connection.tls ? "https://" : "http://"} + host + first[1];
    if (isSame(request.header(QLatin1String{"upgrade"}), QLatin1String{"websocket"}))
        request.kind = WireRequest::Kind::WebSocket;
    else if (request.header(QLatin1String{"accept"}).contains(QLatin1String("text/event-stream"), Qt::CaseInsensitive))
        request.kind = WireRequest::Kind::EventStream;
    return request;
}

QByteArray bodyOf(const WireModel &model, int head)
{
    const WireRow &request = model.row(head);
    QByteArray body;
    for (int row = head + 1; row < model.rowCount(); ++row) {
        const WireRow &other = model.row(row);
        if (other.chunk->connection->number != request.chunk->connection->number || other.wireUnit() == nullptr)
            continue;
        if (other.wireUnit()->exchange != request.wireUnit()->exchange)
            break;
        if (other.chunk->direction == WireDirection::Up && other.wireUnit()->kind == WireUnit::Kind::Body)
            body += payloadOf(*other.wireUnit(), model.bytesOf(row).bytes);
    }
    return body;
}

QString comment(const QString &text)
{
    return QStringLiteral("// ") + text + QLatin1Char('\n');
}

QString eventSourceOf(const WireRequest &request)
{
    QStringList unsent;
    for (const auto &header : request.headers) {
        if (!isEventSources(header.name))
            unsent << header.name;
    }
    QString script;
    if (!unsent.isEmpty())
        script +=
            comment(QCoreApplication::translate("pushscope::WireRequest", "EventSource cannot be told to send: %1")
                        .arg(unsent.join(QLatin1String(", "))));
    script += QStringLiteral("const source = new EventSource(%1);\n"
                             "source.onopen = () => console.log(\"open\");\n"
                             "source.onmessage = (event) => console.log(event.lastEventId, event.data);\n"
                             "source.onerror = () => console.log(\"error\", source.readyState);\n")
                  .arg(scriptQuoted(request.url));
    return script
        + comment(QCoreApplication::translate("pushscope::WireRequest",
                                              "Events of another type: source.addEventListener(\"type\", …)"));
}

QString webSocketOf(const WireRequest &request)
{
    QString arguments = scriptQuoted(QStringLiteral("ws") + request.url.mid(4)); // http → ws, https → wss
    QStringList protocols = request.header(QLatin1String{"sec-websocket-protocol"}).split(QLatin1Char(','));
    for (QString &protocol : protocols)
        protocol = scriptQuoted(protocol.trimmed());
    if (!request.header(QLatin1String{"sec-websocket-protocol"}).isEmpty())
        arguments += QStringLiteral(", [%1]").arg(protocols.join(QLatin1String(", ")));
    return QStringLiteral("const socket = new WebSocket(%1);\n"
                          "socket.onopen = () => console.log(\"open\");\n"
                          "socket.onmessage = (event) => console.log(event.data);\n"
                          "socket.onclose = (event) => console.log(\"close\", event.code, event.reason);\n")
        .arg(arguments);
}

QString fetchOf(const WireRequest &request)
{
    QStringList options;
    if (request.method != QLatin1String("GET"))
        options << QStringLiteral("  method: %1,\n").arg(scriptQuoted(request.method));
    QStringList headers;
    for (const auto &header : request.headers) {
        if (!isBrowsersOwn(header.name))
            headers << QStringLiteral("    %1: %2,\n").arg(scriptQuoted(header.name), scriptQuoted(header.value));
    }
    if (!headers.isEmpty())
        options << QStringLiteral("  headers: {\n") + headers.join(QString{}) + QStringLiteral("  },\n");
    if (!request.body.isEmpty())
        options << QStringLiteral("  body: %1,\n").arg(scriptQuoted(QString::fromUtf8(request.body)));
    const QString given = options.isEmpty() ? QString{} : QStringLiteral(", {\n%1}").arg(options.join(QString{}));
    return QStringLiteral("const response = await fetch(%1%2);\n"
                          "console.log(response.status, await response.text());\n")
        .arg(scriptQuoted(request.url), given);
}

} // namespace

QString WireRequest::header(QLatin1String name) const
{
    const auto found = std::find_if(headers.begin(), headers.end(),
                                    [name](const Header &header) { return isSame(header.name, name); });
    return found == headers.end() ? QString{} : found->value;
}

std::optional<WireRequest> WireRequest::of(const WireModel &model, int row)
{
    const std::optional<int> head = model.requestOf(row);
    if (!head)
        return {};
    const WireBytes held = model.bytesOf(*head);
    if (held.missing > 0)
        return {};
    std::optional<WireRequest> request = parsed(held.bytes, *model.row(*head).chunk->connection);
    if (request && request->kind != Kind::WebSocket)
        request->body = bodyOf(model, *head);
    return request;
}

QString WireRequest::toCurl() const
{
    QStringList words{QStringLiteral("curl --include --no-buffer")};
    if (kind == Kind::WebSocket)
        words << QStringLiteral("--http1.1");
    if (method == QLatin1String("HEAD"))
        words << QStringLiteral("--head");
    else if (method != (body.isEmpty() ? QLatin1String("GET") : QLatin1String("POST")))
        words << QStringLiteral("--request ") + shellQuoted(method);
    for (const Header &header : headers) {
        if (isSame(header.name, QLatin1String{"content-length"}))
            continue;
        // "Name:" would take the header away; "Name;" sends it without a value.
        const QString line =
            header.value.isEmpty() ? header.name + QLatin1Char(';') : header.name + QLatin1String(": ") + header.value;
        words << QStringLiteral("--header ") + shellQuoted(line);
    }
    if (!body.isEmpty())
        words << QStringLiteral("--data-binary ") + shellQuoted(QString::fromUtf8(body));
    words << shellQuoted(url);
    return words.join(QLatin1String(" \\\n  ")) + QLatin1Char('\n');
}

QString WireRequest::toJavaScript() const
{
    switch (kind) {
    case Kind::EventStream: return eventSourceOf(*this);
    case Kind::WebSocket: return webSocketOf(*this);
    case Kind::Plain: return fetchOf(*this);
    }
    Q_UNREACHABLE();
}

QChar printable(char byte)
{
    return byte >= ' ' && byte <= '~' ? QLatin1Char{byte} : QLatin1Char{'.'};
}

QString hexDump(QByteArrayView bytes, quint64 first)
{
    QString dump;
    for (qsizetype at = 0; at < bytes.size(); at += bytesPerLine) {
        const QByteArrayView line = bytes.sliced(at, std::min(bytesPerLine, bytes.size() - at));
        QString ascii;
        for (const char byte : line)
            ascii += printable(byte);
        const QString hex = QString::fromLatin1(line.toByteArray().toHex(' ')).leftJustified(3 * bytesPerLine - 1);
        dump += QStringLiteral("%1  %2  %3\n")
                    .arg(first + static_cast<quint64>(at), 8, 16, QLatin1Char('0'))
                    .arg(hex, ascii);
    }
    return dump;
}

} // namespace pushscope
