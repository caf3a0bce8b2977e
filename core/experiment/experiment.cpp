// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/experiment.h"

#include "experiment/experimentreading.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QUrl>

#include <algorithm>

namespace pushscope {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Experiment)
};

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
                                   Text::tr("an origin as \"http://a.example\", without a path"));
        }
        origins.append(text.toLower().toUtf8()); // a scheme and a host have no case
    }
    return origins;
}

ExperimentServer readServer(const JsonReader &reader)
{
    ExperimentServer server;
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

QByteArray readToken(const JsonReader &reader, const QString &name)
{
    const QString text = reader.text(name);
    if (!std::ranges::all_of(text, [](QChar c) { return c > u' ' && c < u'\x7f'; })) {
        reader.refuse(name, Text::tr("1 to 1024 printable ASCII characters without spaces"));
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
    experiment.clients = readClients(reader);
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
        source.refuse({}, Text::tr("\"pushscope\" is missing: \"experiment\""));
    }
    Experiment experiment = readExperiment(reader);
    if (source.error()) {
        return *source.error();
    }
    return experiment;
}

} // namespace pushscope
