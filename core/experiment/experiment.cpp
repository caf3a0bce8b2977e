// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/experiment.h"

#include "experiment/experimentreading.h"
#include "experiment/experimenttexts.h"

#include <QJsonArray>
#include <QUrl>

#include <algorithm>

namespace pushscope {

namespace {

constexpr qsizetype longestOrigin = 300;

ExperimentFeed readFeed(const JsonReader &reader)
{
    ExperimentFeed feed;
    feed.source = reader.text(QStringLiteral("source"), feed.source);
    feed.rate = reader.number(QStringLiteral("rate"), feed.rate);
    feed.payload = reader.size(QStringLiteral("payload"), feed.payload);
    return feed;
}

bool isOrigin(const QString &text)
{
    const QUrl url{text, QUrl::StrictMode};
    return url.isValid() && !url.scheme().isEmpty() && !url.host().isEmpty() && url.path().isEmpty() && !url.hasQuery()
        && !url.hasFragment() && url.userInfo().isEmpty();
}

QByteArrayList readOrigins(const JsonReader &reader)
{
    const QString name = QStringLiteral("allow_origin");
    QByteArrayList origins;
    for (const QString &text : reader.texts(name, longestOrigin)) {
        if (!isOrigin(text)) {
            reader.source().refuse(reader.path(name) / JsonStep{origins.size()},
                                   ExperimentText::tr("an origin as \"http://a.example\", without a path"));
        }
        origins.append(text.toLower().toUtf8()); // a scheme and a host have no case
    }
    return origins;
}

void readNodes(const JsonReader &reader, ExperimentServer &server)
{
    const QString nodes = QStringLiteral("nodes");
    server.nodes = static_cast<int>(reader.integer(nodes, server.nodes));
    server.redis = valueNamed(brokerNames(), reader.text(QStringLiteral("broker")), server.redis);
    if (server.nodes > 1 && !server.redis) {
        reader.refuse(nodes, ExperimentText::tr("several nodes share a log: they need \"broker\": \"redis\""));
    }
}

ExperimentServer readServer(const JsonReader &reader)
{
    ExperimentServer server;
    readNodes(reader, server);
    server.heartbeat = reader.time(QStringLiteral("heartbeat"));
    if (reader.has(QStringLiteral("history"))) {
        server.history = reader.integer(QStringLiteral("history"), 1);
    }
    if (reader.has(QStringLiteral("max_queue"))) {
        server.maxQueue = reader.size(QStringLiteral("max_queue"), 1);
    }
    server.slowConsumer = reader.text(QStringLiteral("slow_consumer"));
    server.token = readToken(reader, QStringLiteral("token"));
    server.publishToken = readToken(reader, QStringLiteral("publish_token"));
    server.allowedOrigins = readOrigins(reader);
    return server;
}

} // namespace

const NamedValues<int> &nodeNames()
{
    static const NamedValues<int> names{{QStringLiteral("A"), 0}, {QStringLiteral("B"), 1}, {QStringLiteral("C"), 2}};
    return names;
}

const NamedValues<bool> &brokerNames()
{
    static const NamedValues<bool> names{{QStringLiteral("memory"), false}, {QStringLiteral("redis"), true}};
    return names;
}

const NamedValues<bool> &dataNames()
{
    static const NamedValues<bool> names{{QStringLiteral("with-data"), true}, {QStringLiteral("without-data"), false}};
    return names;
}

QString nodeName(int node)
{
    return nameOfValue(nodeNames(), node);
}

int readNode(const JsonReader &reader, const QString &member, const ExperimentServer &server)
{
    const int node = valueNamed(nodeNames(), reader.text(member), 0);
    if (node >= server.nodes) {
        QStringList names;
        for (int i = 0; i < server.nodes; ++i) {
            names.append(nodeName(i));
        }
        reader.refuse(
            member,
            server.nodes == 1
                ? ExperimentText::tr("there is only node A: \"nodes\" of the server is 1")
                : ExperimentText::tr("%1: \"nodes\" of the server is %2").arg(oneOf(names)).arg(server.nodes));
    }
    return node;
}

QByteArray readToken(const JsonReader &reader, const QString &name)
{
    const QString text = reader.text(name);
    if (!std::ranges::all_of(text, [](QChar c) { return c > u' ' && c < u'\x7f'; })) {
        reader.refuse(name, ExperimentText::tr("1 to 1024 printable ASCII characters without spaces"));
    }
    return text.toUtf8();
}

QStringList clientNames(const Experiment &experiment)
{
    QStringList names;
    for (const ExperimentClient &client : experiment.clients) {
        names.append(client.name);
    }
    return names;
}

bool hasClient(const Experiment &experiment, const QString &name)
{
    return std::ranges::find(experiment.clients, name, &ExperimentClient::name) != experiment.clients.end();
}

Experiment readExperiment(const JsonReader &reader)
{
    Experiment experiment;
    (void)reader.text(QStringLiteral("pushscope"));
    (void)reader.integer(QStringLiteral("version"), 1);
    experiment.name = reader.text(QStringLiteral("name"));
    experiment.title = reader.text(QStringLiteral("title"));
    experiment.about = reader.text(QStringLiteral("about"));
    experiment.seed = static_cast<quint32>(reader.integer(QStringLiteral("seed"), experiment.seed));
    experiment.duration = reader.time(QStringLiteral("duration"), experiment.duration);
    experiment.lateAfter = reader.time(QStringLiteral("late_after"), experiment.lateAfter);
    if (const auto feed = reader.object(QStringLiteral("feed"))) {
        experiment.feed = readFeed(*feed);
    }
    if (const auto server = reader.object(QStringLiteral("server"))) {
        experiment.server = readServer(*server);
    }
    experiment.clients = readClients(reader, experiment.server);
    experiment.timeline = readTimeline(reader, experiment);
    experiment.expectations = readExpectations(reader, experiment);
    return experiment;
}

Result<Experiment> parseExperiment(const QByteArray &json)
{
    JsonSource source{json, QByteArrayLiteral("bad-experiment")};
    if (source.error()) {
        return *source.error();
    }
    const JsonReader reader{source, source.root(), {}, QStringLiteral("experiment")};
    if (!reader.has(QStringLiteral("pushscope"))) {
        source.refuse({}, ExperimentText::tr("\"pushscope\" is missing: \"experiment\""));
    }
    Experiment experiment = readExperiment(reader);
    if (source.error()) {
        return *source.error();
    }
    return experiment;
}

} // namespace pushscope
