// SPDX-License-Identifier: GPL-3.0-or-later
// An experiment as JSON: what has its default is left out.
#include "experiment/experimentreading.h"

#include "fault/faultunits.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

namespace pushscope {

namespace {

QJsonValue json(bool value)
{
    return value;
}
QJsonValue json(int value)
{
    return value;
}
QJsonValue json(quint32 value)
{
    return static_cast<qint64>(value);
}
QJsonValue json(qint64 value)
{
    return value;
}
QJsonValue json(double value)
{
    return value;
}
QJsonValue json(const QString &value)
{
    return value;
}
QJsonValue json(const QByteArray &value)
{
    return QString::fromUtf8(value);
}
QJsonValue json(std::chrono::milliseconds value)
{
    return faultTimeText(value);
}
QJsonValue json(std::chrono::seconds value)
{
    return faultTimeText(value);
}
template <typename T>
QJsonValue json(const std::optional<T> &value)
{
    return value ? json(*value) : QJsonValue{};
}

/// Puts in what differs from the default.
template <typename T>
void put(QJsonObject &object, const char *name, const T &value, const T &usual)
{
    if (value != usual) {
        object.insert(QLatin1String{name}, json(value));
    }
}

void putPart(QJsonObject &object, const char *name, const QJsonValue &part, bool empty)
{
    if (!empty) {
        object.insert(QLatin1String{name}, part);
    }
}

QJsonObject feedJson(const ExperimentFeed &feed)
{
    const ExperimentFeed usual;
    QJsonObject object;
    put(object, "source", feed.source, usual.source);
    put(object, "rate", feed.rate, usual.rate);
    put(object, "payload", feed.payload, usual.payload);
    return object;
}

QJsonObject serverJson(const ExperimentServer &server)
{
    const ExperimentServer usual;
    QJsonObject object;
    put(object, "nodes", server.nodes, usual.nodes);
    put(object, "broker", nameOfValue(brokerNames(), server.redis), nameOfValue(brokerNames(), usual.redis));
    put(object, "heartbeat", server.heartbeat, usual.heartbeat);
    put(object, "history", server.history, usual.history);
    put(object, "max_queue", server.maxQueue, usual.maxQueue);
    put(object, "slow_consumer", server.slowConsumer, usual.slowConsumer);
    put(object, "token", server.token, usual.token);
    put(object, "publish_token", server.publishToken, usual.publishToken);
    QJsonArray origins;
    for (const QByteArray &origin : server.allowedOrigins) {
        origins.append(QString::fromUtf8(origin));
    }
    putPart(object, "allow_origin", origins, origins.isEmpty());
    return object;
}

QJsonObject clientJson(const ExperimentClient &client)
{
    const ExperimentClient usual;
    QJsonObject object{{QStringLiteral("name"), client.name},
                       {QStringLiteral("transport"), QLatin1String{toName(client.transport)}}};
    put(object, "count", client.count, usual.count);
    put(object, "connected", client.connected, usual.connected);
    put(object, "interval", client.interval, usual.interval);
    put(object, "timeout", client.timeout, usual.timeout);
    put(object, "resumes", client.resumes, usual.resumes);
    put(object, "binary", client.binary, usual.binary);
    put(object, "raw", client.raw, usual.raw);
    put(object, "watch", nameOfValue(watchNames(), client.watch), nameOfValue(watchNames(), usual.watch));
    put(object, "patience", client.patience, usual.patience);
    put(object, "jitter", client.jitter, usual.jitter);
    put(object, "backoff_base", client.backoffBase, usual.backoffBase);
    put(object, "backoff_cap", client.backoffCap, usual.backoffCap);
    put(object, "ledger", client.ledger, usual.ledger);
    put(object, "pool", client.pool, usual.pool);
    put(object, "pool_limit", client.poolLimit, usual.poolLimit);
    put(object, "node", nodeName(client.node), nodeName(usual.node));
    put(object, "token", client.token, usual.token);
    QJsonObject headers;
    for (const auto &[name, value] : client.headers) {
        headers.insert(QString::fromUtf8(name), QString::fromUtf8(value));
    }
    putPart(object, "headers", headers, headers.isEmpty());
    return object;
}

QJsonObject burstJson(const action::Burst &burst)
{
    const action::Burst usual;
    QJsonObject object;
    put(object, "events", burst.events, usual.events);
    put(object, "bytes", burst.bytes, usual.bytes);
    put(object, "binary", burst.binary, usual.binary);
    return object;
}

/// Writes what an action does into its object.
struct ActionWriter
{
    QJsonObject &object;

    void operator()(const action::Arm &arm) const
    {
        object.insert(QStringLiteral("fault"), arm.fault.toString());
        put(object, "client", arm.client, QString{});
    }
    void operator()(const action::ClearFaults &) const { object.insert(QStringLiteral("clear_faults"), true); }
    void operator()(const action::Rate &rate) const { object.insert(QStringLiteral("rate"), rate.perSecond); }
    void operator()(const action::Heartbeat &beat) const
    {
        object.insert(QStringLiteral("heartbeat"), json(beat.interval));
    }
    void operator()(const action::Burst &burst) const { object.insert(QStringLiteral("burst"), burstJson(burst)); }
    void operator()(const action::Publish &publish) const
    {
        QJsonObject event{{QStringLiteral("data"), publish.data}};
        put(event, "event", publish.type, action::Publish{}.type);
        object.insert(QStringLiteral("publish"), event);
    }
    void operator()(const action::Connect &connect) const { object.insert(QStringLiteral("connect"), connect.client); }
    void operator()(const action::Disconnect &disconnect) const
    {
        object.insert(QStringLiteral("disconnect"), disconnect.client);
    }
    void operator()(const action::StopNode &stop) const
    {
        object.insert(QStringLiteral("stop_node"), nodeName(stop.node));
    }
    void operator()(const action::StartNode &start) const
    {
        object.insert(QStringLiteral("start_node"), nodeName(start.node));
    }
    void operator()(const action::StopRedis &) const { object.insert(QStringLiteral("stop_redis"), true); }
    void operator()(const action::StartRedis &start) const
    {
        object.insert(QStringLiteral("start_redis"), nameOfValue(dataNames(), start.keepData));
    }
};

QJsonObject actionJson(const ExperimentAction &action)
{
    QJsonObject object{{QStringLiteral("at"), json(action.at)}};
    std::visit(ActionWriter{object}, action.what);
    put(object, "says", action.says, QString{});
    return object;
}

QJsonObject queryJson(const FigureQuery &query)
{
    QJsonObject object{{QStringLiteral("figure"), infoOf(query.figure).name}};
    put(object, "client", query.client, QString{});
    put(object, "from", query.from, {});
    put(object, "to", query.to, {});
    put(object, "text", query.text, QByteArray{});
    if (query.up) {
        object.insert(QStringLiteral("direction"), *query.up ? QStringLiteral("up") : QStringLiteral("down"));
    }
    return object;
}

QJsonValue boundJson(const Expectation &expectation, double bound)
{
    const bool time = !expectation.times && infoOf(expectation.figure.figure).unit == FigureInfo::Unit::Time;
    return time ? QJsonValue{faultTimeText(std::chrono::microseconds{std::llround(bound)})} : QJsonValue{bound};
}

QJsonObject expectationJson(const Expectation &expectation)
{
    QJsonObject object = queryJson(expectation.figure);
    if (expectation.low && expectation.low == expectation.high) {
        object.insert(QStringLiteral("equals"), boundJson(expectation, *expectation.low));
    } else {
        if (expectation.low) {
            object.insert(QStringLiteral("at_least"), boundJson(expectation, *expectation.low));
        }
        if (expectation.high) {
            object.insert(QStringLiteral("at_most"), boundJson(expectation, *expectation.high));
        }
    }
    if (expectation.times) {
        object.insert(QStringLiteral("times"), queryJson(*expectation.times));
    }
    put(object, "says", expectation.says, QString{});
    return object;
}

template <typename T>
void putList(QJsonObject &object, const char *name, const std::vector<T> &values, QJsonObject (*write)(const T &))
{
    QJsonArray list;
    for (const T &value : values) {
        list.append(write(value));
    }
    putPart(object, name, list, list.isEmpty());
}

} // namespace

QByteArray toJson(const Experiment &experiment)
{
    const Experiment usual;
    QJsonObject object{{QStringLiteral("pushscope"), QStringLiteral("experiment")},
                       {QStringLiteral("version"), 1},
                       {QStringLiteral("name"), experiment.name}};
    put(object, "title", experiment.title, usual.title);
    put(object, "about", experiment.about, usual.about);
    put(object, "seed", experiment.seed, usual.seed);
    put(object, "duration", experiment.duration, usual.duration);
    put(object, "late_after", experiment.lateAfter, usual.lateAfter);
    putPart(object, "feed", feedJson(experiment.feed), experiment.feed == usual.feed);
    putPart(object, "server", serverJson(experiment.server), experiment.server == usual.server);
    putList(object, "clients", experiment.clients, clientJson);
    putList(object, "timeline", experiment.timeline, actionJson);
    putList(object, "expect", experiment.expectations, expectationJson);
    return QJsonDocument{object}.toJson();
}

} // namespace pushscope
