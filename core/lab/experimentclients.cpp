// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/experimentclients.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <random>

namespace pushscope {

namespace {

/// Longer than any run: who waits in a pool has not failed.
constexpr std::chrono::hours anyTime{1};

LifeSigns lifeSignsOf(const ExperimentClient &client)
{
    switch (client.watch) {
    case ClientWatch::Heartbeats: return {};
    case ClientWatch::EventsOnly: return {LifeSigns::Kind::EventsOnly, client.patience};
    case ClientWatch::None: return {LifeSigns::Kind::None, {}};
    }
    Q_UNREACHABLE();
}

/// Never 0, which would mean one of its own for each run.
quint32 seedOf(const Experiment &experiment, int ordinal)
{
    std::seed_seq sequence{experiment.seed, static_cast<quint32>(ordinal)};
    std::array<quint32, 1> seed{};
    sequence.generate(seed.begin(), seed.end());
    return std::max<quint32>(seed[0], 1);
}

} // namespace

ServerConfig serverConfigOf(const Experiment &experiment)
{
    const ExperimentServer &asked = experiment.server;
    ServerConfig config;
    config.address = QHostAddress{QHostAddress::LocalHost};
    config.port = 0;
    config.heartbeat = asked.heartbeat.value_or(config.heartbeat);
    config.historyEvents = static_cast<std::size_t>(asked.history.value_or(static_cast<qint64>(config.historyEvents)));
    config.maxQueueBytes = asked.maxQueue.value_or(config.maxQueueBytes);
    if (asked.slowConsumer == QLatin1String{"drop-oldest"}) {
        config.slowConsumer = SlowConsumer::DropOldest;
    } else if (asked.slowConsumer == QLatin1String{"latest-only"}) {
        config.slowConsumer = SlowConsumer::LatestOnly;
    }
    config.token = asked.token;
    config.publishToken = asked.publishToken;
    config.allowedOrigins = asked.allowedOrigins;
    return config;
}

NodePlan nodePlanOf(const Experiment &experiment)
{
    return {experiment.server.nodes, experiment.server.redis};
}

FeedSpec feedSpecOf(const Experiment &experiment)
{
    const auto named = FeedSpec::parse(experiment.feed.source);
    FeedSpec feed = named ? *named : FeedSpec{};
    feed.rate = experiment.feed.rate;
    feed.payloadSize = experiment.feed.payload;
    feed.seed = experiment.seed;
    return feed;
}

ClientConfig clientConfigOf(const Experiment &experiment, const ExperimentClient &client, const QUrl &server,
                            int ordinal)
{
    ClientConfig config;
    config.transport = client.transport;
    config.url = server;
    config.token = client.token;
    for (const auto &[name, value] : client.headers) {
        config.headers.append(name, value);
    }
    config.pollInterval = client.interval;
    config.pollTimeout = client.timeout;
    config.resumes = client.resumes;
    config.binary = client.binary;
    config.raw = client.raw;
    config.lifeSigns = lifeSignsOf(client);
    config.backoff = {client.backoffBase, client.backoffCap, client.jitter};
    config.seed = seedOf(experiment, ordinal);
    if (!client.pool.isEmpty()) {
        config.connectTimeout = anyTime;
    }
    return config;
}

ClientPlace clientPlaceOf(const ExperimentClient &client, int place)
{
    const QString name =
        client.count == 1 ? client.name : QStringLiteral("%1 %2").arg(client.name, QString::number(place + 1));
    return {name, client.ledger, client.pool, client.poolLimit, client.node, client.connected};
}

Fault seeded(Fault fault, const Experiment &experiment)
{
    if (fault.seed == Fault{}.seed) {
        fault.seed = experiment.seed;
    }
    return fault;
}

quint64 filesFor(const Experiment &experiment)
{
    // Both ends of two connections, and the link's listener while they are made.
    constexpr quint64 ofClient = 5;
    constexpr quint64 others = 200;
    return std::accumulate(experiment.clients.begin(), experiment.clients.end(), others,
                           [](quint64 files, const ExperimentClient &client) {
                               return files + ofClient * static_cast<quint64>(client.count);
                           });
}

} // namespace pushscope
