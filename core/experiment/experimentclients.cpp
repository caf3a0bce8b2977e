// SPDX-License-Identifier: GPL-3.0-or-later
// The clients of an experiment's JSON.
#include "experiment/experimentreading.h"

#include "experiment/experimenttexts.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace pushscope {

namespace {

constexpr qsizetype longestHeader = 8 * 1024;

bool isFieldNameLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
        || QStringView{u"!#$%&'*+-.^_`|~"}.contains(c); // RFC 9110 5.6.2
}

bool isField(const QString &name, const QString &value)
{
    return !name.isEmpty() && std::ranges::all_of(name, isFieldNameLetter)
        && std::ranges::all_of(value, [](QChar c) { return c == u'\t' || (c >= u' ' && c != u'\x7f'); });
}

std::vector<std::pair<QByteArray, QByteArray>> readHeaders(const JsonReader &reader)
{
    const QString member = QStringLiteral("headers");
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    for (const auto &[name, value] : reader.fields(member, longestHeader)) {
        if (!isField(name, value)) {
            reader.source().refuse(
                reader.path(member) / JsonStep{name},
                ExperimentText::tr("a header field: a name without spaces, a value without control characters"));
        }
        headers.emplace_back(name.toUtf8(), value.toUtf8());
    }
    return headers;
}

/// Members that mean nothing for other transports.
void forbidForeignMembers(const JsonReader &reader, Transport transport)
{
    const auto onlyFor = [&reader, transport](const QStringList &members, const std::vector<Transport> &meant) {
        if (std::ranges::find(meant, transport) != meant.end()) {
            return;
        }
        QStringList names;
        for (const Transport each : meant) {
            names.append(QLatin1String{toName(each)});
        }
        for (const QString &member : members) {
            reader.forbid(member, ExperimentText::tr("means something for %1 only").arg(oneOf(names)));
        }
    };
    onlyFor({QStringLiteral("interval")}, {Transport::ShortPoll});
    onlyFor({QStringLiteral("timeout")}, {Transport::LongPoll});
    onlyFor({QStringLiteral("binary")}, {Transport::WebSocket});
    onlyFor({QStringLiteral("raw"), QStringLiteral("watch"), QStringLiteral("patience")},
            {Transport::Sse, Transport::WebSocket});
}

std::chrono::seconds readTimeout(const JsonReader &reader, std::chrono::seconds fallback)
{
    const QString name = QStringLiteral("timeout");
    const auto time = reader.time(name, fallback);
    const auto whole = std::chrono::duration_cast<std::chrono::seconds>(time);
    if (whole != time) {
        reader.refuse(name, QCoreApplication::translate("Experiment", "in whole seconds"));
    }
    return whole;
}

void readWatch(const JsonReader &reader, ExperimentClient &client)
{
    const QString patience = QStringLiteral("patience");
    client.watch = valueNamed(watchNames(), reader.text(QStringLiteral("watch")), client.watch);
    client.patience = reader.time(patience, client.patience);
    const bool events = client.watch == ClientWatch::EventsOnly;
    if (!events) {
        reader.forbid(patience, ExperimentText::tr("means something with \"watch\": \"events\" only"));
    } else if (!reader.has(patience)) {
        reader.refuse(QStringLiteral("watch"), ExperimentText::tr("\"events\" needs \"patience\": a time as \"20s\""));
    }
}

void readReconnecting(const JsonReader &reader, ExperimentClient &client)
{
    client.resumes = reader.boolean(QStringLiteral("resumes"), client.resumes);
    client.jitter = reader.boolean(QStringLiteral("jitter"), client.jitter);
    client.backoffBase = reader.time(QStringLiteral("backoff_base"), client.backoffBase);
    client.backoffCap = reader.time(QStringLiteral("backoff_cap"), client.backoffCap);
    if (client.backoffBase > client.backoffCap) {
        const QString name =
            reader.has(QStringLiteral("backoff_base")) ? QStringLiteral("backoff_base") : QStringLiteral("backoff_cap");
        reader.refuse(name,
                      ExperimentText::tr("\"backoff_base\" (%1 ms) is at most \"backoff_cap\" (%2 ms)")
                          .arg(client.backoffBase.count())
                          .arg(client.backoffCap.count()));
    }
}

ExperimentClient readClient(const JsonReader &reader, const ExperimentServer &server)
{
    ExperimentClient client;
    client.name = reader.text(QStringLiteral("name"));
    const auto transport = transportFromName(reader.text(QStringLiteral("transport")).toLatin1());
    client.transport = transport.value_or(client.transport);
    forbidForeignMembers(reader, client.transport);
    client.count = static_cast<int>(reader.integer(QStringLiteral("count"), client.count));
    client.connected = reader.boolean(QStringLiteral("connected"), client.connected);
    client.interval = reader.time(QStringLiteral("interval"), client.interval);
    client.timeout = readTimeout(reader, client.timeout);
    client.binary = reader.boolean(QStringLiteral("binary"), client.binary);
    client.raw = reader.boolean(QStringLiteral("raw"), client.raw);
    readWatch(reader, client);
    readReconnecting(reader, client);
    client.ledger = reader.has(QStringLiteral("ledger")) ? reader.text(QStringLiteral("ledger")) : QString{};
    client.pool = reader.text(QStringLiteral("pool"));
    client.poolLimit = static_cast<int>(reader.integer(QStringLiteral("pool_limit"), client.poolLimit));
    if (client.pool.isEmpty()) {
        reader.forbid(QStringLiteral("pool_limit"), ExperimentText::tr("means something with \"pool\" only"));
    }
    client.node = readNode(reader, QStringLiteral("node"), server);
    client.token = readToken(reader, QStringLiteral("token"));
    client.headers = readHeaders(reader);
    return client;
}

void checkNames(const std::vector<JsonReader> &readers, const std::vector<ExperimentClient> &clients)
{
    QHash<QString, qsizetype> places;
    for (std::size_t i = 0; i < clients.size(); ++i) {
        if (places.contains(clients[i].name)) {
            readers[i].refuse(QStringLiteral("name"),
                              ExperimentText::tr("\"%1\" is the name of clients[%2] already")
                                  .arg(clients[i].name)
                                  .arg(places.value(clients[i].name)));
        }
        places.insert(clients[i].name, static_cast<qsizetype>(i));
    }
    for (std::size_t i = 0; i < clients.size(); ++i) {
        if (!clients[i].ledger.isEmpty() && places.contains(clients[i].ledger)) {
            readers[i].refuse(
                QStringLiteral("ledger"),
                ExperimentText::tr("\"%1\" is a client's name: take another word").arg(clients[i].ledger));
        }
    }
}

void checkPools(const std::vector<JsonReader> &readers, const std::vector<ExperimentClient> &clients)
{
    QHash<QString, int> limits;
    for (std::size_t i = 0; i < clients.size(); ++i) {
        const ExperimentClient &client = clients[i];
        if (!client.pool.isEmpty() && limits.value(client.pool, client.poolLimit) != client.poolLimit) {
            readers[i].refuse(readers[i].has(QStringLiteral("pool_limit")) ? QStringLiteral("pool_limit")
                                                                           : QStringLiteral("pool"),
                              ExperimentText::tr("the limit of pool \"%1\" is %2 before, and %3 here: one for all")
                                  .arg(client.pool)
                                  .arg(limits.value(client.pool))
                                  .arg(client.poolLimit));
        }
        limits.insert(client.pool, client.poolLimit);
    }
}

void checkNumber(const std::vector<JsonReader> &readers, const std::vector<ExperimentClient> &clients)
{
    int all = 0;
    for (std::size_t i = 0; i < clients.size(); ++i) {
        all += clients[i].count;
        if (all > Experiment::mostClients) {
            readers[i].refuse(QStringLiteral("count"),
                              ExperimentText::tr("all counts together are at most %1").arg(Experiment::mostClients));
        }
    }
}

} // namespace

const NamedValues<ClientWatch> &watchNames()
{
    static const NamedValues<ClientWatch> names{{QStringLiteral("heartbeats"), ClientWatch::Heartbeats},
                                                {QStringLiteral("events"), ClientWatch::EventsOnly},
                                                {QStringLiteral("none"), ClientWatch::None}};
    return names;
}

std::vector<ExperimentClient> readClients(const JsonReader &experiment, const ExperimentServer &server)
{
    const std::vector<JsonReader> readers = experiment.objects(QStringLiteral("clients"));
    std::vector<ExperimentClient> clients;
    clients.reserve(readers.size());
    for (const JsonReader &reader : readers) {
        clients.push_back(readClient(reader, server));
    }
    checkNames(readers, clients);
    checkPools(readers, clients);
    checkNumber(readers, clients);
    return clients;
}

} // namespace pushscope
