// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/runconfig.h"

#include <QJsonArray>

namespace pushscope {

namespace {

QString nameOf(SlowConsumer policy)
{
    switch (policy) {
    case SlowConsumer::Disconnect: return QStringLiteral("disconnect");
    case SlowConsumer::DropOldest: return QStringLiteral("drop-oldest");
    case SlowConsumer::LatestOnly: return QStringLiteral("latest-only");
    }
    return {};
}

double seconds(std::chrono::milliseconds time)
{
    return std::chrono::duration<double>{time}.count();
}

QJsonObject toJson(const ServerConfig &server)
{
    return {
        {QStringLiteral("address"), server.address.toString()},
        {QStringLiteral("port"), server.port},
        {QStringLiteral("heartbeat_s"), seconds(server.heartbeat)},
        {QStringLiteral("history"), static_cast<qint64>(server.historyEvents)},
        {QStringLiteral("max_connections"), server.maxConnections},
        {QStringLiteral("max_queue"), server.maxQueueBytes},
        {QStringLiteral("slow_consumer"), nameOf(server.slowConsumer)},
    };
}

QJsonObject toJson(const FeedSpec &feed)
{
    return {
        {QStringLiteral("kind"), feed.toString()},
        {QStringLiteral("channel"), QString::fromUtf8(feed.channel)},
        {QStringLiteral("rate"), feed.rate},
        {QStringLiteral("payload"), static_cast<qint64>(feed.payloadSize)},
    };
}

QJsonObject toJson(const ClientConfig &client)
{
    QJsonObject object{
        {QStringLiteral("transport"), QString::fromLatin1(toName(client.transport))},
        {QStringLiteral("url"),
         client.url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment).toString()},
    };
    if (client.transport == Transport::ShortPoll) {
        object.insert(QStringLiteral("interval_s"), seconds(client.pollInterval));
    }
    if (client.transport == Transport::LongPoll) {
        object.insert(QStringLiteral("timeout_s"), seconds(client.pollTimeout));
    }
    return object;
}

} // namespace

QJsonObject toJson(const RunConfig &config)
{
    QJsonArray clients;
    for (const auto &[number, client] : config.clients) {
        clients.append(toJson(client));
    }
    QJsonObject object{{QStringLiteral("clients"), clients}};
    if (config.server) {
        object.insert(QStringLiteral("server"), toJson(*config.server));
        object.insert(QStringLiteral("feed"), toJson(config.feed));
    }
    return object;
}

} // namespace pushscope
