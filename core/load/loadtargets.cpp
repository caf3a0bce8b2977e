// SPDX-License-Identifier: GPL-3.0-or-later
#include "load/loadtargets.h"

#include "client/clientconfig.h"
#include "client/endpoint.h"
#include "client/requesthead.h"
#include "load/loadstamp.h"
#include "loadmodel/loadtexts.h"
#include "protocol/websockethandshake.h"

#include <QRandomGenerator>

#include <array>

namespace pushscope {

static_assert(LoadConfig::mostEvents < LoadStamp::mostEvents);

namespace {

using namespace std::chrono_literals;

constexpr auto pollTimeout = 25s;
const QByteArray cursorMark = QByteArrayLiteral("cursor-stands-here");

bool isPoll(Transport transport)
{
    return transport == Transport::LongPoll || transport == Transport::ShortPoll;
}

HttpHeaders defaultHeaders(Transport transport)
{
    HttpHeaders headers;
    headers.append("Accept", transport == Transport::Sse ? "text/event-stream" : "*/*");
    headers.append("Accept-Encoding", "identity");
    return headers;
}

ClientConfig clientConfig(const LoadConfig &config, Transport transport)
{
    ClientConfig client;
    client.transport = transport;
    client.url = config.url;
    client.token = config.token;
    return client;
}

LoadTarget pollTarget(const ClientConfig &client, const Endpoint &endpoint)
{
    LoadTarget target;
    const HttpHeaders headers = defaultHeaders(client.transport);
    target.ours = endpoint.looksOurs();
    if (!target.ours) {
        target.first = encodeGet(client, endpoint.requestUrl({}, {}), headers);
        target.begin = target.first.chopped(2); // the blank line comes after the cursor's headers
        target.end = QByteArrayLiteral("\r\n");
        return target;
    }
    // A first look that is answered at once: with the cursor in hand nothing can be missed.
    target.first = encodeGet(client, endpoint.requestUrl({}, 0s), headers);
    const auto timeout = client.transport == Transport::LongPoll ? pollTimeout : 0s;
    const QByteArray next = encodeGet(client, endpoint.requestUrl(cursorMark, timeout), headers);
    const qsizetype at = next.indexOf(cursorMark);
    target.begin = next.first(at);
    target.end = next.sliced(at + cursorMark.size());
    return target;
}

Result<LoadTarget> targetOf(const LoadConfig &config, Transport transport, const QByteArray &webSocketKey)
{
    const ClientConfig client = clientConfig(config, transport);
    const auto endpoint = Endpoint::of(client);
    if (!endpoint) {
        return endpoint.error();
    }
    if (isPoll(transport)) {
        return pollTarget(client, *endpoint);
    }
    LoadTarget target;
    const QByteArray extra = transport == Transport::WebSocket ? upgradeHeaderLines(webSocketKey) : QByteArray{};
    target.first = encodeGet(client, endpoint->requestUrl({}, {}), defaultHeaders(transport), extra);
    return target;
}

Result<QUrl> publishUrlOf(const LoadConfig &config)
{
    if (!config.publishUrl.isEmpty()) {
        return withHttpScheme(config.publishUrl);
    }
    QUrl url = withHttpScheme(config.url);
    const QString last = url.path().section(QLatin1Char('/'), -1);
    if (!last.isEmpty() && last != QLatin1String("events") && last != QLatin1String("ws")
        && last != QLatin1String("poll")) {
        return Error{"bad-load", LoadText::tr("where to post the events is not known for a URL with a path of its own"),
                     QStringLiteral("publish-url")};
    }
    const QString folder = url.path().section(QLatin1Char('/'), 0, -2);
    url.setPath(folder + QStringLiteral("/publish"));
    return url;
}

QByteArray newWebSocketKey()
{
    std::array<quint32, 4> key{};
    QRandomGenerator::global()->fillRange(key.data(), static_cast<qsizetype>(key.size()));
    return QByteArray::fromRawData(reinterpret_cast<const char *>(key.data()), sizeof key).toBase64();
}

} // namespace

Result<LoadTargets> makeTargets(const LoadConfig &config)
{
    LoadTargets targets;
    const auto publishUrl = publishUrlOf(config);
    if (!publishUrl) {
        return publishUrl.error();
    }
    targets.server = {config.url.host(), effectivePort(withHttpScheme(config.url))};
    targets.publisher = {publishUrl->host(), effectivePort(*publishUrl)};
    targets.webSocketKey = newWebSocketKey();
    for (const Transport transport : config.transports) {
        auto target = targetOf(config, transport, targets.webSocketKey);
        if (!target) {
            return target.error();
        }
        targets.transports.emplace(transport, std::move(target).value());
    }
    ClientConfig publisher;
    publisher.url = *publishUrl;
    publisher.token = config.token;
    if (const auto error = checkHeaders(publisher)) {
        return *error;
    }
    targets.publication =
        encodePost(publisher, *publishUrl, "text/plain; charset=utf-8", QByteArray{config.payloadBytes, 'x'});
    return targets;
}

} // namespace pushscope
