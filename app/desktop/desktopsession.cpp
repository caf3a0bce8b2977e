// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desktopsession.h"

#include "desktop/picture.h"
#include "desktop/uifigures.h"
#include "lab/recordingjson.h"
#include "lab/runreporthtml.h"
#include "load/loadform.h"
#include "load/loadview.h"
#include "platform/wholefile.h"

#include <QFile>
#include <QJsonDocument>
#include <QTimer>

#include <algorithm>

namespace pushscope {

namespace {

using namespace std::chrono_literals;

constexpr auto settlingTime = 500ms; ///< until sizes and figures stand
constexpr auto reportPatience = 1s;
constexpr auto patienceForFiles = 15s; ///< a server that a load has starved answers when it gets to it
constexpr auto longestFeedWait = 3s;
constexpr QLatin1String freePort{"free-port"};
constexpr QLatin1String retry{"retry"};

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

} // namespace

DesktopSession::DesktopSession(LiveRun &run, MainWindow &window, DesktopOptions options,
                               const QElapsedTimer &sinceStart, QObject *parent, ShareSession::Addresses addresses)
    : QObject{parent}, m_run{run}, m_window{window}, m_loads{window, options.token}, m_recording{run, window},
      m_experiments{window}, m_compare{window}, m_options{std::move(options)},
      m_share{run, window, std::move(addresses), !m_options.listen.address.isLoopback()},
      m_sinceStart{sinceStart}, m_port{m_options.listen.port}
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
    connect(&m_window.frameLoop(), &FrameLoop::firstPainted, this, [this] { m_firstPaintMs = m_sinceStart.elapsed(); });
    connect(&m_recording, &RecordingSession::failed, this,
            [this](const Error &error) { fail(tr("recording: %1").arg(error.message)); });
    connect(&m_share, &ShareSession::shared, this,
            [](const QUrl &url) { say(tr("shared at %1").arg(url.toString(QUrl::FullyEncoded))); });
    if (m_options.share) {
        connect(&m_share, &ShareSession::failed, this,
                [this](const QString &problem) { fail(QStringLiteral("--share: ") + problem); });
        m_share.shareAtStart(*m_options.share);
    }
    connect(&m_run, &LiveRun::reportReady, this, &DesktopSession::finish);
    connect(&m_experiments, &ExperimentSession::taken, this, [this] {
        m_compare.cancel();
        stepAside();
    });
    connect(&m_compare, &CompareSession::taken, this, &DesktopSession::stepAside);
    connect(&m_compare, &CompareSession::givenBack, this, &DesktopSession::comeBack);
    connect(&m_experiments, &ExperimentSession::givenBack, this, &DesktopSession::comeBack);
    connect(&m_experiments, &ExperimentSession::ended, this, [this](int exitCode) {
        m_exitCode = std::max(m_exitCode, exitCode);
        end();
    });
}

void DesktopSession::connectWindow()
{
    m_ties << connect(&m_window, &MainWindow::startRequested, this, &DesktopSession::startServer);
    m_ties << connect(&m_window, &MainWindow::stopRequested, this, &DesktopSession::stopServer);
    m_ties << connect(&m_window, &MainWindow::feedChosen, this, &DesktopSession::changeFeed);
    m_ties << connect(&m_window, &MainWindow::rateChosen, &m_run, &LiveRun::setRate);
    m_ties << connect(&m_window, &MainWindow::payloadChosen, &m_run, &LiveRun::setPayloadSize);
    m_ties << connect(&m_window, &MainWindow::heartbeatChosen, &m_run,
                      [this](std::chrono::seconds s) { m_run.setHeartbeat(s); });
    m_ties << connect(&m_window, &MainWindow::clearRequested, &m_run, &LiveRun::clear);
    m_ties << connect(&m_window, &MainWindow::snapshotWanted, &m_run, &LiveRun::requestSnapshot);
    m_ties << connect(&m_window, &MainWindow::closePaneRequested, this, &DesktopSession::closePane);
    m_ties << connect(&m_window, &MainWindow::ownPanesRequested, this,
                      [this] { m_window.isRunning() ? addOwnPanes(m_listening) : startServer(); });
    m_ties << connect(&m_window, &MainWindow::disconnectRequested, &m_run, &LiveRun::stopClient);
    m_ties << connect(&m_window, &MainWindow::connectRequested, &m_run, &LiveRun::startClient);
    m_ties << connect(&m_window, &MainWindow::problemChoice, this, &DesktopSession::choose);
    m_ties << connect(&m_window, &MainWindow::faultArmed, &m_run, &LiveRun::armFault);
    m_ties << connect(&m_window, &MainWindow::faultRemoved, &m_run, &LiveRun::removeFault);
    m_ties << connect(&m_window, &MainWindow::faultsCleared, &m_run, &LiveRun::clearFaults);
    m_ties << connect(&m_window, &MainWindow::wireWanted, &m_run, &LiveRun::requestWire);
    m_ties << connect(&m_window, &MainWindow::ledgerWanted, &m_run, &LiveRun::requestLedger);
    m_ties << connect(&m_window, &MainWindow::trafficWanted, &m_run,
                      [this](quint64 after) { m_window.applyTraffic(m_run.traffic(after), SteadyClock{}.now()); });
    m_ties << connect(&m_window, &MainWindow::addPaneRequested, this, [this](const PaneRequest &request) {
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
}

void DesktopSession::connectRun()
{
    m_ties << connect(&m_run, &LiveRun::listening, this, &DesktopSession::serverListens);
    m_ties << connect(&m_run, &LiveRun::listenFailed, this, &DesktopSession::listenFailed);
    m_ties << connect(&m_run, &LiveRun::serverStopped, &m_window, &MainWindow::setStopped);
    m_ties << connect(&m_run, &LiveRun::clusterChanged, &m_window, &MainWindow::applyCluster);
    m_ties << connect(&m_run, &LiveRun::snapshotReady, &m_window, [this](const SnapshotPtr &snapshot) {
        m_window.applySnapshot(snapshot);
        noteFirstData(*snapshot);
        startWaitingFeed(*snapshot);
    });
    m_ties << connect(&m_run, &LiveRun::serverStats, &m_window,
                      [this](const ServerStats &stats) { m_window.addLoopLag(stats.loopLag); });
    m_ties << connect(&m_run, &LiveRun::wireReady, &m_window, &MainWindow::applyWire);
    m_ties << connect(&m_run, &LiveRun::ledgerReady, &m_window, &MainWindow::applyLedger);
    m_ties << connect(&m_run, &LiveRun::feedFailed, this, [this](const Error &error) {
        say(tr("the feed: %1").arg(error.message));
        m_window.presentProblem(tr("The feed does not run: %1").arg(error.message));
    });
    m_ties << connect(&m_run, &LiveRun::feedFinished, &m_window,
                      [this] { m_window.presentProblem(tr("The feed has come to its end.")); });
}

void DesktopSession::begin()
{
    if (!m_options.record.isEmpty())
        m_recording.start(m_options.record);
    m_window.setWireExport([this] { return recordingHead(QDateTime::currentDateTimeUtc(), recordedClients(m_window)); },
                           sinceEpoch());
    // An experiment or a lesson comes first; the live run begins when one goes back to it.
    if (m_experiments.begin(m_options))
        stepAside();
    else
        beginLive();
    if (m_options.runFor)
        QTimer::singleShot(*m_options.runFor, Qt::PreciseTimer, this, &DesktopSession::end);
}

void DesktopSession::beginLive()
{
    m_begun = true;
    startServer();
    addGivenPanes();
    for (const Fault &fault : std::as_const(m_options.faults))
        m_window.armFault(fault);
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
    config.redis = m_options.broker;
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
    if (url == m_listening && !m_configs.empty()) {
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
    if (m_experiments.isAsked()) { // the report is the experiment's
        m_exitCode = std::max(m_exitCode, m_experiments.exitCode());
        finish({});
    } else
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
    if (m_experiments.isAsked()) {
        if (const auto problem = m_experiments.writeReport(m_options.report))
            fail(tr("--report: cannot write %1: %2").arg(m_options.report, *problem));
        return;
    }
    QJsonObject object = toJson(report);
    object.insert(QStringLiteral("ui"), UiFigures{m_window, m_sinceStart, m_firstPaintMs, m_firstDataMs}.toJson());
    if (m_loads.latest())
        object.insert(QStringLiteral("load"), toJson(*m_loads.latest()));
    const bool html = m_options.report.endsWith(QLatin1String{".html"});
    const QByteArray text = html ? toHtml(report, object) : QJsonDocument{object}.toJson();
    if (const auto problem = writeWhole(m_options.report, text))
        fail(tr("--report: cannot write %1: %2").arg(m_options.report, *problem));
}

void DesktopSession::fail(const QString &message)
{
    say(message);
    m_exitCode = exitFailed;
}

} // namespace pushscope
