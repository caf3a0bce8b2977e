// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/endpoint.h"

#include "message/channelname.h"
#include "message/clientsentence.h"
#include "message/credentials.h"

#include <QUrlQuery>

namespace pushscope {

namespace {

Error urlError(const QString &message)
{
    return {QByteArrayLiteral("bad-url"), message, QStringLiteral("url")};
}

QString defaultSegment(Transport transport)
{
    switch (transport) {
    case Transport::Sse: return QStringLiteral("events");
    case Transport::WebSocket: return QStringLiteral("ws");
    case Transport::LongPoll:
    case Transport::ShortPoll: return QStringLiteral("poll");
    }
    return {};
}

QString lastSegment(const QUrl &url)
{
    return url.path().section(QLatin1Char('/'), -1);
}

bool isOurSegment(const QString &segment)
{
    return segment == QLatin1String("events") || segment == QLatin1String("ws") || segment == QLatin1String("poll");
}

QString encoded(const QByteArray &value)
{
    // What stands readable in ids and channel names stays so.
    return QString::fromLatin1(value.toPercentEncoding(QByteArrayLiteral(":,")));
}

QUrl withForm(QUrl url, const ClientConfig &config)
{
    QUrlQuery query{url};
    if (config.binary) {
        query.addQueryItem(QStringLiteral("binary"), QStringLiteral("1"));
    }
    if (config.raw) {
        query.addQueryItem(QStringLiteral("raw"), QStringLiteral("1"));
    }
    if (config.binary || config.raw) {
        url.setQuery(query);
    }
    return url;
}

std::optional<Error> whatIsWrong(const QUrl &url)
{
    const QString text = withoutCredentials(url.toString());
    if (url.isEmpty()) {
        return urlError(english(ClientSentence::NoUrl));
    }
    if (!url.isValid()) {
        return urlError(english(ClientSentence::NotAUrl).arg(text, withoutCredentials(url.errorString())));
    }
    const QString scheme = url.scheme();
    if (scheme.isEmpty() || (url.host().isEmpty() && !url.path().isEmpty())) {
        return urlError(english(ClientSentence::NoScheme).arg(text));
    }
    if (scheme != QLatin1String("http") && scheme != QLatin1String("https") && scheme != QLatin1String("ws")
        && scheme != QLatin1String("wss")) {
        return urlError(english(ClientSentence::OtherScheme).arg(text, scheme));
    }
    if (url.host().isEmpty()) {
        return urlError(english(ClientSentence::NamesNoHost).arg(text));
    }
    return {};
}

} // namespace

Result<Endpoint> Endpoint::of(const ClientConfig &config)
{
    if (const auto error = whatIsWrong(config.url)) {
        return *error;
    }
    Endpoint endpoint;
    endpoint.m_url = withHttpScheme(config.url).adjusted(QUrl::RemoveFragment | QUrl::RemoveUserInfo);
    endpoint.m_channels = config.channels;
    endpoint.m_isBare = config.url.path().isEmpty() || config.url.path() == QLatin1String("/");
    if (endpoint.m_isBare) {
        endpoint.m_url.setPath(QLatin1Char('/') + defaultSegment(config.transport));
    }
    endpoint.m_looksOurs = isOurSegment(lastSegment(endpoint.m_url));
    endpoint.m_url = withForm(endpoint.m_url, config);
    if (endpoint.m_looksOurs && !config.channels.isEmpty()) {
        const auto channels = parseChannels(config.channels);
        if (!channels) {
            return channels.error();
        }
        endpoint.m_channels = *channels;
    }
    return endpoint;
}

QUrl Endpoint::requestUrl(const std::optional<QByteArray> &after, std::optional<std::chrono::seconds> timeout) const
{
    QUrl url = m_url;
    QUrlQuery query{url};
    for (const QByteArray &channel : m_channels) {
        query.addQueryItem(QStringLiteral("channel"), encoded(channel));
    }
    const auto replace = [&query](const QString &name, const QString &value) {
        query.removeAllQueryItems(name);
        query.addQueryItem(name, value);
    };
    if (after) {
        replace(QStringLiteral("after"), encoded(*after));
    }
    if (timeout) {
        replace(QStringLiteral("timeout"), QString::number(timeout->count()));
    }
    if (!query.isEmpty()) {
        url.setQuery(query);
    }
    return url;
}

Endpoint Endpoint::movedTo(const QUrl &location) const
{
    Endpoint moved;
    QUrlQuery query{location};
    query.removeAllQueryItems(QStringLiteral("after"));
    query.removeAllQueryItems(QStringLiteral("timeout"));
    moved.m_url = withHttpScheme(location).adjusted(QUrl::RemoveFragment | QUrl::RemoveUserInfo);
    moved.m_url = moved.m_url.adjusted(QUrl::RemoveQuery);
    if (!query.isEmpty()) {
        moved.m_url.setQuery(query);
    }
    moved.m_channels = query.hasQueryItem(QStringLiteral("channel")) ? QByteArrayList{} : m_channels;
    moved.m_looksOurs = isOurSegment(lastSegment(moved.m_url));
    return moved;
}

QUrl withHttpScheme(QUrl url)
{
    if (url.scheme() == QLatin1String("ws")) {
        url.setScheme(QStringLiteral("http"));
    } else if (url.scheme() == QLatin1String("wss")) {
        url.setScheme(QStringLiteral("https"));
    }
    return url;
}

quint16 effectivePort(const QUrl &url)
{
    constexpr int http = 80;
    constexpr int https = 443;
    return static_cast<quint16>(url.port(url.scheme() == QLatin1String("https") ? https : http));
}

bool sameOrigin(const QUrl &one, const QUrl &other)
{
    return one.scheme() == other.scheme() && one.host() == other.host() && effectivePort(one) == effectivePort(other);
}

QUrl timeUrlBeside(const QUrl &url)
{
    const QString token = QUrlQuery{url}.queryItemValue(QStringLiteral("token"), QUrl::FullyEncoded);
    QUrl time = url.adjusted(QUrl::RemoveQuery).resolved(QUrl{QStringLiteral("time")});
    if (!token.isEmpty()) {
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("token"), token);
        time.setQuery(query);
    }
    return time;
}

QString authorityOf(const QUrl &url)
{
    const QString host = url.host();
    const QString shown = host.contains(QLatin1Char(':')) ? QStringLiteral("[%1]").arg(host) : host;
    return QStringLiteral("%1:%2").arg(shown).arg(effectivePort(url));
}

} // namespace pushscope
