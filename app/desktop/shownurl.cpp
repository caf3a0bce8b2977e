// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shownurl.h"

#include "models/format.h"

#include <QCoreApplication>
#include <QUrlQuery>

namespace pushscope {

using namespace std::chrono_literals;

QUrl shownUrl(const ClientConfig &config)
{
    QUrl url = withoutSecrets(config.url);
    if (!url.path().isEmpty() && url.path() != QStringLiteral("/"))
        return url;
    QUrlQuery query{url};
    for (const QByteArray &channel : config.channels)
        query.addQueryItem(QStringLiteral("channel"), QString::fromUtf8(channel));
    switch (config.transport) {
    case Transport::Sse: url.setPath(QStringLiteral("/events")); break;
    case Transport::WebSocket: url.setPath(QStringLiteral("/ws")); break;
    case Transport::LongPoll:
    case Transport::ShortPoll: {
        const auto timeout = config.transport == Transport::LongPoll ? config.pollTimeout : 0s;
        url.setPath(QStringLiteral("/poll"));
        query.addQueryItem(QStringLiteral("timeout"), QString::number(timeout.count()));
        break;
    }
    }
    if (!query.isEmpty())
        url.setQuery(query);
    return url;
}

QString shownDetail(const ClientConfig &config)
{
    return config.transport == Transport::ShortPoll
        ? QCoreApplication::translate("Desktop", "every %1").arg(formatSpan(config.pollInterval))
        : QString{};
}

} // namespace pushscope
