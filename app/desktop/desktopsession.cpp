// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desktopsession.h"

#include "desktop/picture.h"
#include "lab/recordingjson.h"
#include "load/loadform.h"
#include "load/loadview.h"
#include "models/format.h"
#include "platform/wholefile.h"

#include <QFile>
#include <QJsonDocument>
#include <QTimer>
#include <QUrlQuery>

#include <algorithm>
#include <ctime>

namespace pushscope {

namespace {

using namespace std::chrono_literals;

constexpr auto settlingTime = 500ms; ///< until sizes and figures stand
constexpr auto reportPatience = 1s;
constexpr auto patienceForFiles = 15s; ///< a server that a load has starved answers when it gets to it
constexpr auto longestFeedWait = 3s;
constexpr QLatin1String freePort{"free-port"};
constexpr QLatin1String retry{"retry"};

/// The address as a reader expects it, with the endpoint that an origin stands for.
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

std::vector<RecordedClient> recordedClients(MainWindow &window)
{
    std::vector<RecordedClient> clients;
    for (const auto &pane : window.model().panes())
        clients.push_back({pane->client(), pane->transport(), pane->url()});
    return clients;
}

/// What is added to an Instant to get the time since 1970.
std::chrono::nanoseconds sinceEpoch()
{
    return std::chrono::system_clock::now().time_since_epoch() - SteadyClock{}.now().time_since_epoch();
}

bool isBareOrigin(const QUrl &url)
{
    return (url.path().isEmpty() || url.path() == QStringLiteral("/"))
        && !url.scheme().startsWith(QStringLiteral("ws"));
}

} // namespace

DesktopSession::DesktopSession(LiveRun &run, MainWindow &window, DesktopOptions options,
                               const QElapsedTimer &sinceStart, QObject *parent)
    : QObject{parent}, m_run{run}, m_window{window}, m_loads{window, options.token},
      m_recording{run, window}, m_options{std::move(options)}, m_sinceStart{sinceStart}, m_port{m_options.listen.port}
{
    RunSettings settings = m_window.runSettings();
    if (m_options.feed)
        settings.feed = m_options.feed->toString();
    if (m_options.rate)
        settings.rate = *m_options.rate;
    m_window.setRunSettings(settings);
    applyLook(m_options, m_window);
    connectWindow();
    connectRun();
}

void DesktopSession::connectWindow()
{
    connect(&m_window, &MainWindow::startRequested, this, &DesktopSession::startServer);
    connect(&m_window, &MainWindow::stopRequested, this, &DesktopSession::stopServer);
    connect(&m_window, &MainWindow::feedChosen, this, &DesktopSession::changeFeed);
    connect(&m_window, &MainWindow::rateChosen, &m_run, &LiveRun::setRate);
    connect(&m_window, &MainWindow::payloadChosen, &m_run, &LiveRun::setPayloadSize);
    connect(&m_window, &MainWindow::heartbeatChosen, &m_run, [this](std::chrono::seconds s) { m_run.setHeartbeat(s); });
    connect(&m_window, &MainWindow::clearRequested, &m_run, &LiveRun::clear);
    connect(&m_window, &MainWindow::snapshotWanted, &m_run, &LiveRun::requestSnapshot);
    connect(&m_window, &MainWindow::closePaneRequested, this, &DesktopSession::closePane);
    connect(&m_window, &MainWindow::disconnectRequested, &m_run, &LiveRun::stopClient);
    connect(&m_window, &MainWindow::connectRequested, &m_run, &LiveRun::startClient);
    connect(&m_window, &MainWindow::problemChoice, this, &DesktopSession::choose);
    connect(&m_window, &MainWindow::faultArmed, &m_run, &LiveRun::armFault);
    connect(&m_window, &MainWindow::faultRemoved, &m_run, &LiveRun::removeFault);
    connect(&m_window, &MainWindow::faultsCleared, &m_run, &LiveRun::clearFaults);
    connect(&m_window, &MainWindow::wireWanted, &m_run, &LiveRun::requestWire);
    connect(&m_window, &MainWindow::addPaneRequested, this, [this](const PaneRequest &request) {
        ClientConfig config;
        config.transport = request.transport;
        config.url = request.url;
        config.pollInterval = request.pollInterval;
        if (!request.channel.isEmpty())
            config.channels = {request.channel.toUtf8()};
        const bool own = request.url.authority() == m_listening.authority();
        if (own)
            config.token = m_options.token;
        addPane(config, own);
    });
    connect(&m_window.frameLoop(), &FrameLoop::firstPainted, this, [this] { m_firstPaintMs = m_sinceStart.elapsed(); });
}

void DesktopSession::connectRun()
{
    connect(&m_run, &LiveRun::listening, this, &DesktopSession::serverListens);
    connect(&m_run, &LiveRun::listenFailed, this, &DesktopSession::listenFailed);
    connect(&m_run, &LiveRun::serverStopped, &m_window, &MainWindow::setStopped);
    connect(&m_run, &LiveRun::snapshotReady, &m_window, [this](const SnapshotPtr &snapshot) {
        m_window.applySnapshot(snapshot);
        noteFirstData(*snapshot);
        startWaitingFeed(*snapshot);
    });
    connect(&m_run, &LiveRun::serverStats, &m_window,
            [this](const ServerStats &stats) { m_window.addLoopLag(stats.loopLag); });
    connect(&m_run, &LiveRun::wireReady, &m_window, &MainWindow::applyWire);
    connect(&m_recording, &RecordingSession::failed, this,
            [this](const Error &error) { fail(tr("recording: %1").arg(error.message)); });
    connect(&m_run, &LiveRun::reportReady, this, &DesktopSession::finish);
    connect(&m_run, &LiveRun::feedFailed, this, [this](const Error &error) {
        say(tr("the feed: %1").arg(error.message));
        m_window.presentProblem(tr("The feed does not run: %1").arg(error.message));
    });
    connect(&m_run, &LiveRun::feedFinished, &m_window,
            [this] { m_window.presentProblem(tr("The feed has come to its end.")); });
}

void DesktopSession::begin()
{
    if (!m_options.record.isEmpty())
        m_recording.start(m_options.record);
    m_window.setWireExport([this] { return recordingHead(QDateTime::currentDateTimeUtc(), recordedClients(m_window)); },
                           sinceEpoch());
    startServer();
    addGivenPanes();
    for (const Fault &fault : std::as_const(m_options.faults))
        m_window.armFault(fault);
    if (m_options.runFor)
        QTimer::singleShot(*m_options.runFor, Qt::PreciseTimer, this, &DesktopSession::end);
}

FeedSpec DesktopSession::feedSpec() const
{
    const RunSettings settings = m_window.runSettings();
    const auto parsed = FeedSpec::parse(settings.feed);
    FeedSpec spec = parsed ? *parsed : FeedSpec{};
    spec.rate = settings.rate;
    spec.payloadSize = settings.payload;
    return spec;
}

void DesktopSession::startServer()
{
    m_window.dismissProblem();
    ServerConfig config;
    config.address = m_options.listen.address;
    config.port = m_port;
    config.heartbeat = m_window.runSettings().heartbeat;
    config.token = m_options.token;
    const FeedSpec feed = feedSpec();
    // Standard input is read only once: what it says must not be over before someone listens.
    m_feedWaits = feed.kind == FeedSpec::Kind::Stdin;
    if (m_feedWaits)
        QTimer::singleShot(longestFeedWait, this, [this] {
            if (m_feedWaits)
                changeFeed();
        });
    m_run.startServer(config, m_feedWaits ? FeedSpec{} : feed);
}

void DesktopSession::stopServer()
{
    for (const int client : m_ownClients)
        m_run.stopClient(client);
    m_run.stopServer();
}

void DesktopSession::serverListens(const QUrl &url)
{
    if (!m_options.listen.address.isLoopback() && m_options.token.isEmpty())
        say(tr("warning: %1 can be reached from other machines, and no --token is set")
                .arg(m_options.listen.address.toString()));
    m_window.setListening(url);
    m_port = static_cast<quint16>(url.port());
    if (url == m_listening) {
        for (const int client : m_ownClients)
            m_run.startClient(client);
        return;
    }
    const auto former = m_ownClients;
    for (const int client : former)
        closePane(client);
    m_listening = url;
    addOwnPanes(url);
    beginLoad();
}

/// Once: what --load asks for.
void DesktopSession::beginLoad()
{
    if (!m_options.load)
        return;
    const LoadConfig load = *std::exchange(m_options.load, std::nullopt);
    connect(&m_loads, &LoadSession::ended, this, &DesktopSession::loadEnded);
    if (!m_loads.run(load))
        loadEnded(m_window.loadView().form().errorText());
}

/// The picture and the report are of the load, so they wait for it.
void DesktopSession::loadEnded(const QString &failure)
{
    disconnect(&m_loads, &LoadSession::ended, this, &DesktopSession::loadEnded);
    if (!failure.isEmpty())
        fail(QStringLiteral("--load: ") + failure);
    if (!m_options.runFor && (!m_options.screenshot.isEmpty() || !m_options.report.isEmpty()))
        QTimer::singleShot(settlingTime, this, &DesktopSession::end);
}

void DesktopSession::listenFailed(const Error &error)
{
    say(error.message);
    m_exitCode = exitFailed;
    m_window.setStopped();
    const QString message = tr("The embedded server does not run: %1").arg(error.message);
    QList<Banner::Choice> choices{{tr("Retry"), retry}};
    if (error.code == "port-busy")
        choices.prepend({tr("Use a free port"), freePort});
    m_window.presentProblem(message, choices);
    if (m_options.load)
        loadEnded(message); // there is nothing that it could be run on
}

void DesktopSession::choose(const QString &intent)
{
    if (intent == freePort)
        m_port = 0;
    m_exitCode = exitDone;
    startServer();
}

void DesktopSession::changeFeed()
{
    m_feedWaits = false;
    m_window.dismissProblem();
    m_run.setFeed(feedSpec());
}

void DesktopSession::addOwnPanes(const QUrl &url)
{
    for (const Transport transport : allTransports) {
        ClientConfig config;
        config.transport = transport;
        config.url = url;
        config.token = m_options.token;
        addPane(config, true);
    }
}

void DesktopSession::addGivenPanes()
{
    for (const QUrl &url : std::as_const(m_options.connect)) {
        ClientConfig config;
        config.url = url;
        config.token = m_options.token;
        if (!isBareOrigin(url)) {
            config.transport = transportFor(url);
            addPane(config, false);
            continue;
        }
        for (const Transport transport : allTransports) {
            config.transport = transport;
            addPane(config, false);
        }
    }
}

void DesktopSession::addPane(const ClientConfig &config, bool own)
{
    const int client = m_run.addClient(config);
    const QString detail =
        config.transport == Transport::ShortPoll ? tr("every %1").arg(formatSpan(config.pollInterval)) : QString{};
    PaneModel &pane = m_window.model().addPane(client, config.transport, shownUrl(config), detail);
    pane.setForeign(!own);
    if (own)
        m_ownClients.insert(client);
}

void DesktopSession::closePane(int client)
{
    m_ownClients.erase(client);
    m_run.removeClient(client);
    m_window.model().removePane(client);
}

void DesktopSession::startWaitingFeed(const Snapshot &snapshot)
{
    const bool open = !snapshot.clients.empty() && std::ranges::all_of(snapshot.clients, [](const ClientSnapshot &c) {
        return isConnected(c.state) || c.state == ClientState::Failed;
    });
    if (m_feedWaits && open)
        changeFeed();
}

void DesktopSession::noteFirstData(const Snapshot &snapshot)
{
    const bool everywhere = !snapshot.clients.empty()
        && std::ranges::all_of(snapshot.clients, [](const ClientSnapshot &c) { return c.counters.events > 0; });
    if (m_firstDataMs < 0 && everywhere)
        m_firstDataMs = m_sinceStart.elapsed();
}

void DesktopSession::end()
{
    if (m_ending)
        return;
    m_ending = true;
    const bool leavesFiles = !m_options.screenshot.isEmpty() || !m_options.report.isEmpty();
    QTimer::singleShot(leavesFiles ? patienceForFiles : reportPatience, this, [this] {
        fail(tr("the run did not report in time"));
        finish({});
    });
    m_run.requestReport();
}

void DesktopSession::finish(const RunReport &report)
{
    if (!m_ending || m_finished)
        return;
    m_finished = true;
    if (!m_options.screenshot.isEmpty() && !writePicture(m_window, m_options.screenshot))
        m_exitCode = exitFailed;
    if (!m_options.report.isEmpty())
        writeReport(report);
    Q_EMIT ended(m_exitCode);
}

void DesktopSession::writeReport(const RunReport &report)
{
    QJsonObject object = toJson(report);
    object.insert(QStringLiteral("ui"), uiFigures());
    if (m_loads.latest())
        object.insert(QStringLiteral("load"), toJson(*m_loads.latest()));
    const QByteArray text = QJsonDocument{object}.toJson();
    if (const auto problem = writeWhole(m_options.report, text))
        fail(tr("--report: cannot write %1: %2").arg(m_options.report, *problem));
}

QJsonObject DesktopSession::uiFigures() const
{
    const FrameLoop &frames = m_window.frameLoop();
    QJsonObject frame = toJson(frames.frameTimes().summary());
    frame.insert(QStringLiteral("p95"), qint64{frames.frameTimes().percentile(0.95).count()});
    const double cpuSeconds = static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
    return {{QStringLiteral("first_paint_ms"), m_firstPaintMs},
            {QStringLiteral("first_data_ms"), m_firstDataMs},
            {QStringLiteral("frames_per_s"), frames.framesPerSecond()},
            {QStringLiteral("frame_us"), frame},
            {QStringLiteral("process_cpu_percent"),
             100 * cpuSeconds / (static_cast<double>(m_sinceStart.elapsed()) / 1000)}};
}

void DesktopSession::fail(const QString &message)
{
    say(message);
    m_exitCode = exitFailed;
}

} // namespace pushscope
