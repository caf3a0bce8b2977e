// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/servecommand.h"

#include "cli/clitexts.h"
#include "cli/limitoptions.h"
#include "cli/standardoutput.h"
#include "message/clientsentence.h"
#include "options/brokervalue.h"
#include "options/feedvalue.h"
#include "options/tokenoptions.h"
#include "platform/wholefile.h"
#include "server/serverpaths.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QTimer>
#include <QUrl>

#include <utility>

namespace pushscope {

namespace {

using namespace std::chrono_literals;

constexpr double leastTicketTime = 1;
constexpr double mostTicketTime = 3600;
constexpr qint64 mostHistory = 10'000'000;
constexpr qint64 mostConnections = 1'000'000;
constexpr qint64 leastQueue = 1024;
constexpr qint64 largestQueue = 1024LL * 1024 * 1024;
/// For the goodbyes, when a peer does not read: well below the two seconds in which a program has to end.
constexpr auto closeTimeout = 1200ms;
/// Slow consumers are looked for often, and told of seldom.
constexpr auto slowInterval = 1s;
constexpr auto slowPause = 10s;

ValueType<SlowConsumer> slowConsumerValue()
{
    ValueType<SlowConsumer> type =
        choiceValue<SlowConsumer>({{QStringLiteral("disconnect"), SlowConsumer::Disconnect},
                                   {QStringLiteral("drop-oldest"), SlowConsumer::DropOldest},
                                   {QStringLiteral("latest-only"), SlowConsumer::LatestOnly}});
    type.placeholder = QStringLiteral("POLICY");
    return type;
}

/// A folder that cannot be read would answer nothing but 404.
ValueType<QString> folderValue()
{
    return {QStringLiteral("DIR"),
            ServeText::tr("a folder that can be read"),
            [](const QString &text) -> Result<QString> {
                const QFileInfo folder{text};
                if (text.isEmpty() || text.contains(QChar::Null) || !folder.isDir() || !folder.isReadable()
                    || !folder.isExecutable()) {
                    return Error{"bad-folder", ServeText::tr("no folder that can be read"), {}};
                }
                return folder.absoluteFilePath();
            },
            false,
            false,
            {{}, {}, true}};
}

ValueType<AddressRange> proxyValue()
{
    return {QStringLiteral("ADDRESS"), ServeText::tr("an IP address, or a network as 10.0.0.0/8"),
            [](const QString &text) { return AddressRange::parse(text.toUtf8()); }, false, true};
}

QList<Option> sourceOptions(ServeOptions &into)
{
    return {
        valueOption(QStringLiteral("--feed"), feedValue(), into.feed, ServeText::tr("What is sent by itself"),
                    QStringLiteral("none")),
        valueOption(QStringLiteral("--rate"), rateValue(), into.rate, ServeText::tr("Pace of the feed"),
                    QStringLiteral("20")),
        valueOption(QStringLiteral("--payload"), bytesValue(0, FeedSpec::largestPayload), into.payload,
                    ServeText::tr("Size to which the feed's payloads are padded"), QStringLiteral("0")),
        valueOption(QStringLiteral("--channel"), channelValue(), into.channel, ServeText::tr("Channel of the feed"),
                    QStringLiteral("default")),
    };
}

QList<Option> capacityOptions(ServeOptions &into)
{
    ServerConfig &server = into.server;
    return {
        valueOption(QStringLiteral("--heartbeat"), secondsValue(0, 86'400), server.heartbeat,
                    ServeText::tr("Sign of life on an idle connection, 0 for none"), QStringLiteral("15")),
        valueOption(QStringLiteral("--history"), countValue(QStringLiteral("EVENTS"), 1, mostHistory), into.history,
                    ServeText::tr("Events kept for those who resume, at most 64 MiB of them"), QStringLiteral("10000")),
        valueOption(QStringLiteral("--max-connections"), countValue(QStringLiteral("N"), 1, mostConnections),
                    into.maxConnections, ServeText::tr("Connections at a time"), QStringLiteral("10000")),
        valueOption(QStringLiteral("--max-queue"), bytesValue(leastQueue, largestQueue), server.maxQueueBytes,
                    ServeText::tr("Bytes waiting for one slow connection"), QStringLiteral("8M")),
        valueOption(QStringLiteral("--slow-consumer"), slowConsumerValue(), server.slowConsumer,
                    ServeText::tr("What happens when that queue is full"), QStringLiteral("disconnect")),
        valueOption(QStringLiteral("--write-timeout"), secondsValue(0, 86'400), server.limits.writeTime,
                    ServeText::tr("How long a connection may take none of its bytes, 0 for ever"),
                    QStringLiteral("30")),
        valueOption(QStringLiteral("--threads"), countValue(QStringLiteral("N"), 1, ServerConfig::mostThreads),
                    into.threads, ServeText::tr("Threads that share the connections"), QStringLiteral("1")),
        valueOption(QStringLiteral("--broker"), brokerValue(), server.redis,
                    ServeText::tr("Where the log and the rooms are: with a Redis all servers on it serve the same"),
                    ServeText::tr("PUSHSCOPE_BROKER of the environment, or memory")),
    };
}

QList<Option> credentialOptions(ServeOptions &into)
{
    ServerConfig &server = into.server;
    return tokenOptions(QStringLiteral("--token"), server.token, ServeText::tr("Needed to read"),
                        ServeText::tr("PUSHSCOPE_TOKEN of the environment"))
        + tokenOptions(QStringLiteral("--publish-token"), server.publishToken, ServeText::tr("Needed to publish"),
                       ServeText::tr("PUSHSCOPE_PUBLISH_TOKEN of the environment, or that of --token"));
}

QList<Option> accessOptions(ServeOptions &into)
{
    ServerConfig &server = into.server;
    return {
        valueOption(QStringLiteral("--ticket-time"), secondsValue(leastTicketTime, mostTicketTime), server.ticketTime,
                    ServeText::tr("For which a ticket of POST /ticket can be used, once"), QStringLiteral("30")),
        listOption(QStringLiteral("--allow-origin"), originValue(), server.allowedOrigins,
                   ServeText::tr("Web page that may connect, besides the server's own")),
        listOption(QStringLiteral("--allow-host"), hostValue(), server.allowedHosts,
                   ServeText::tr("Name under which the server may be addressed, besides loopback and its addresses")),
        listOption(
            QStringLiteral("--trust-proxy"), proxyValue(), server.trustedProxies,
            ServeText::tr("Reverse proxy, or network of them, whose X-Forwarded-For, -Proto and -Host are believed")),
    };
}

} // namespace

Command serveCommand(ServeOptions &into)
{
    const QList<Option> listening{
        valueOption(QStringLiteral("--listen"), listenValue(), into.listen,
                    ServeText::tr("Where to listen, port 0 for a free one"), QStringLiteral("127.0.0.1:8080")),
        valueOption(QStringLiteral("--port-file"), fileValue(), into.portFile,
                    ServeText::tr("Gets the port number once the server is listening")),
        valueOption(
            QStringLiteral("--site"), folderValue(), into.server.siteFolder,
            ServeText::tr("Folder of your own whose files are served beside the feed, to everybody, without a token")),
    };
    return {
        QStringLiteral("serve"),
        ServeText::tr("Serve events over Server-Sent Events, WebSocket, long polling and short polling on one port."),
        listening + sourceOptions(into) + capacityOptions(into) + credentialOptions(into) + accessOptions(into)
            + limitOptions(into.server.limits) + tlsOptions(into.tls),
        {},
        {}};
}

ServeJob::ServeJob(ServeOptions options, QObject *parent) : Job{parent}, m_options{std::move(options)} {}

ServeJob::~ServeJob() = default;

ServerConfig ServeJob::config() const
{
    ServerConfig config = m_options.server;
    config.address = m_options.listen.address;
    config.port = m_options.listen.port;
    config.historyEvents = static_cast<std::size_t>(m_options.history);
    config.maxConnections = static_cast<int>(m_options.maxConnections);
    config.threads = static_cast<int>(m_options.threads);
    return config;
}

void ServeJob::start()
{
    ServerConfig settings = config();
    const auto identity = makeIdentity(m_options.tls, settings);
    if (!identity) {
        printError(QStringLiteral("%1: %2").arg(identity.error().field, identity.error().message));
        Q_EMIT finished(exitFailed);
        return;
    }
    settings.tls = *identity;
    m_server = std::make_unique<PushServer>(settings, m_clock);
    m_server->setBrokerListener([this](const BrokerState &state) { reportBroker(state); });
    const auto port = m_server->listen();
    if (!port) {
        printError(QStringLiteral("%1: %2").arg(port.error().field, port.error().message));
        Q_EMIT finished(exitFailed);
        return;
    }
    if (!settings.address.isLoopback() && settings.token.isEmpty()) {
        printError(ServeText::tr("warning: %1 can be reached from other machines, and no --token is set")
                       .arg(settings.address.toString()));
    }
    if (!m_options.portFile.isEmpty() && !writePortFile()) {
        Q_EMIT finished(exitFailed);
        return;
    }
    printAddress(settings, *port);
    startFeed();
}

void ServeJob::printAddress(const ServerConfig &settings, quint16 port)
{
    if (settings.tls) {
        if (settings.tls->isOutOfDate()) {
            printError(
                ServeText::tr("warning: the certificate in %1 is not valid today").arg(m_options.tls.certificate));
        }
        printError(ServeText::tr("certificate SHA-256 %1").arg(QString::fromLatin1(settings.tls->fingerprint())));
    }
    QUrl url;
    url.setScheme(settings.tls ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(settings.address.toString());
    url.setPort(port);
    printError(ServeText::tr("listening on %1").arg(url.toString()));
    if (!settings.siteFolder.isEmpty()) {
        printSite(settings.siteFolder);
    }
    connect(&m_slowTimer, &QTimer::timeout, this, &ServeJob::reportSlowConsumers);
    m_slowTimer.start(slowInterval);
}

/// A file that is never served puzzles whoever put it there.
void ServeJob::printSite(const QString &folder) const
{
    printError(ServeText::tr("serving the files of %1 to everybody who can connect").arg(folder));
    const QStringList names = QDir{folder}.entryList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &name : names) {
        if (isOwnPath('/' + name.toUtf8())) {
            printError(ServeText::tr("warning: --site: %1 is not served, as /%1 is the server's own").arg(name));
        }
    }
}

bool ServeJob::writePortFile() const
{
    if (const auto problem = writeWhole(m_options.portFile, QByteArray::number(m_server->port()) + '\n')) {
        printError(ServeText::tr("--port-file: cannot write %1: %2").arg(m_options.portFile, *problem));
        return false;
    }
    return true;
}

void ServeJob::startFeed()
{
    FeedSpec spec = m_options.feed;
    spec.rate = m_options.rate;
    spec.payloadSize = m_options.payload;
    spec.channel = m_options.channel;
    m_feed = makeFeed(spec, m_clock, [this](Publication publication) {
        countIfBinary(publication.payload);
        m_server->publish(std::move(publication));
    });
    connect(m_feed.get(), &Feed::failed, this,
            [](const Error &error) { printError(QStringLiteral("--feed: ") + error.message); });
    connect(m_feed.get(), &Feed::finished, this, [this] {
        printError(ServeText::tr("the feed has ended"));
        reportBinaryLines();
    });
    m_feed->start();
}

void ServeJob::countIfBinary(const Payload &payload)
{
    if (payload.kind == Payload::Kind::Binary && m_binaryLines++ == 0) {
        printError(ServeText::tr("--feed: a line is not UTF-8; such lines are sent as bytes"));
    }
}

void ServeJob::reportBinaryLines()
{
    if (const qint64 count = std::exchange(m_binaryLines, 0); count > 0) {
        printError(counted(static_cast<quint64>(count), ServeText::tr("--feed: 1 line was not UTF-8"),
                           ServeText::tr("--feed: %1 lines were not UTF-8")));
    }
}

/// Each outage once, however often it is tried again meanwhile; another reason is news.
void ServeJob::reportBroker(const BrokerState &state)
{
    if (state.isAvailable) {
        printError(
            ServeText::tr("--broker: %1 %2, log %3")
                .arg(state.where,
                     std::exchange(m_brokerWasThere, true) ? ServeText::tr("is back") : ServeText::tr("is connected"),
                     QString::fromLatin1(state.epoch)));
        m_brokerProblem.clear();
    } else if (!state.problem.isEmpty() && state.problem != m_brokerProblem) {
        m_brokerProblem = state.problem;
        printError(ServeText::tr("--broker: %1 %2; trying again").arg(state.where, shownClientSentence(state.problem)));
    }
}

void ServeJob::reportSlowConsumers()
{
    if (m_slowReported && m_clock.now() - *m_slowReported < slowPause) {
        return;
    }
    const SlowNotice notice = m_server->takeSlowNotice();
    if (notice.connections == 0) {
        return;
    }
    m_slowReported = m_clock.now();
    const QLocale c = QLocale::c();
    const QString waiting =
        ServeText::tr("%1 from %2 has %3 of %4 waiting")
            .arg(QLatin1String{notice.worst.transport}, notice.worst.peer,
                 c.formattedDataSize(notice.worst.queueBytes, 1), c.formattedDataSize(notice.worst.limitBytes, 1));
    QString line = notice.connections == 1
        ? ServeText::tr("1 slow consumer: %1").arg(waiting)
        : ServeText::tr("%1 slow consumers, the slowest: %2").arg(notice.connections).arg(waiting);
    if (notice.closed > 0) {
        line += ServeText::tr(", %1 closed").arg(notice.closed);
    }
    printError(line);
}

void ServeJob::stop()
{
    if (!m_server || std::exchange(m_stopping, true)) {
        return;
    }
    if (m_feed) {
        m_feed->stop();
    }
    reportBinaryLines();
    connect(m_server.get(), &PushServer::closed, this, [this] { Q_EMIT finished(exitDone); });
    QTimer::singleShot(closeTimeout, this, [this] { Q_EMIT finished(exitDone); });
    m_server->close();
}

} // namespace pushscope
