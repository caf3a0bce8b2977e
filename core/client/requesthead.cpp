// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/requesthead.h"

#include "client/endpoint.h"
#include "message/clientsentence.h"
#include "message/credentials.h"

#include <algorithm>

namespace pushscope {

namespace {

constexpr char tokenPunctuation[] = "!#$%&'*+-.^_`|~"; // RFC 9110 5.6.2

bool isFieldName(const QByteArray &name)
{
    return !name.isEmpty() && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || QByteArrayView{tokenPunctuation}.contains(c);
    });
}

bool isFieldValue(const QByteArray &value)
{
    constexpr uchar space = 0x20;
    constexpr uchar deleted = 0x7f;
    return std::ranges::all_of(value, [](char c) {
        const auto byte = static_cast<uchar>(c);
        return c == '\t' || (byte >= space && byte != deleted);
    });
}

QByteArray hostHeader(const QUrl &url)
{
    const bool named = url.port() >= 0;
    const QString host = authorityOf(url);
    return (named ? host : host.section(QLatin1Char(':'), 0, -2)).toLatin1();
}

QByteArray targetOf(const QUrl &url)
{
    QByteArray target = url.path(QUrl::FullyEncoded).toLatin1();
    if (!target.startsWith('/')) {
        target.prepend('/');
    }
    if (url.hasQuery()) {
        target += '?' + url.query(QUrl::FullyEncoded).toLatin1();
    }
    return target;
}

std::optional<QByteArray> authorization(const ClientConfig &config)
{
    if (!config.token.isEmpty()) {
        return "Bearer " + config.token;
    }
    if (!config.url.userInfo().isEmpty()) {
        return "Basic " + basicCredentials(config.url);
    }
    return {};
}

/// These say how the connection is used, which is the client's own affair.
bool isFraming(const QByteArray &name)
{
    static const QByteArrayList names{"connection",
                                      "content-length",
                                      "expect",
                                      "keep-alive",
                                      "te",
                                      "trailer",
                                      "transfer-encoding",
                                      "upgrade",
                                      "sec-websocket-key",
                                      "sec-websocket-version",
                                      "sec-websocket-extensions"};
    return names.contains(name.toLower());
}

QByteArray encodeHead(const QByteArray &method, const ClientConfig &config, const QUrl &url,
                      const HttpHeaders &defaults, QByteArrayView extraLines)
{
    QByteArray bytes = method + ' ' + targetOf(url) + " HTTP/1.1\r\n";
    const auto add = [&bytes](const QByteArray &name, const QByteArray &value) {
        bytes += name + ": " + value + "\r\n";
    };
    const auto addDefault = [&](const QByteArray &name, const QByteArray &value) {
        if (!config.headers.value(name)) {
            add(name, value);
        }
    };
    const bool trusted = sameOrigin(url, withHttpScheme(config.url));
    addDefault(QByteArrayLiteral("Host"), hostHeader(url));
    addDefault(QByteArrayLiteral("User-Agent"), QByteArrayLiteral("PushScope/" PUSHSCOPE_VERSION));
    if (const auto credentials = authorization(config); credentials && trusted) {
        addDefault(QByteArrayLiteral("Authorization"), *credentials);
    }
    for (const auto &[name, value] : defaults.fields()) {
        addDefault(name, value);
    }
    for (const auto &[name, value] : config.headers.fields()) {
        if (trusted || !isCredentialHeader(name)) {
            add(name, value);
        }
    }
    bytes += extraLines;
    return bytes + "\r\n";
}

} // namespace

std::optional<Error> checkHeaders(const ClientConfig &config)
{
    for (const auto &[name, value] : config.headers.fields()) {
        if (!isFieldName(name) || !isFieldValue(value)) {
            return Error{QByteArrayLiteral("bad-header"),
                         english(ClientSentence::NotAHeader).arg(QString::fromUtf8(name)), QStringLiteral("header")};
        }
        if (isFraming(name)) {
            return Error{QByteArrayLiteral("bad-header"),
                         english(ClientSentence::HeaderIsOurs).arg(QString::fromUtf8(name)), QStringLiteral("header")};
        }
    }
    if (!isFieldValue(config.token)) {
        return Error{QByteArrayLiteral("bad-token"), english(ClientSentence::ControlInToken), QStringLiteral("token")};
    }
    return {};
}

QByteArray encodeGet(const ClientConfig &config, const QUrl &url, const HttpHeaders &defaults,
                     QByteArrayView extraLines)
{
    return encodeHead(QByteArrayLiteral("GET"), config, url, defaults, extraLines);
}

QByteArray encodePost(const ClientConfig &config, const QUrl &url, const QByteArray &contentType,
                      const QByteArray &body)
{
    HttpHeaders defaults;
    defaults.append(QByteArrayLiteral("Content-Type"), contentType);
    const QByteArray length = "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return encodeHead(QByteArrayLiteral("POST"), config, url, defaults, length) + body;
}

} // namespace pushscope
