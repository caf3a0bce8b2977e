// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desktopsession.h"
#include "lab/playback.h"
#include "mainwindow/recordingdesk.h"
#include "mainwindow/windowactions.h"
#include "panels/panegrid.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_LINUX
#include <csignal>
#include <ctime>
#include <sys/syscall.h>
#include <unistd.h>
#endif

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

DesktopOptions onPort(quint16 port)
{
    DesktopOptions options;
    options.listen.port = port;
    return options;
}

#ifdef Q_OS_LINUX
void holdFor(int)
{
    const timespec time{2, 0};
    ::nanosleep(&time, nullptr);
}

/// Keeps a thread of this process from its work for two seconds; false if there is none of that name.
bool holdThread(const QByteArray &name)
{
    struct sigaction action
    {
    };
    action.sa_handler = holdFor;
    action.sa_flags = SA_RESTART;
    ::sigaction(SIGUSR1, &action, nullptr);
    const QDir tasks{QStringLiteral("/proc/self/task")};
    for (const QString &task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile file{tasks.filePath(task + QStringLiteral("/comm"))};
        if (file.open(QIODevice::ReadOnly) && file.readAll().trimmed() == name)
            return ::syscall(SYS_tgkill, ::getpid(), task.toInt(), SIGUSR1) == 0;
    }
    return false;
}
#endif

} // namespace

/// The window over a real server and real clients on loopback.
class TestDesktopSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void fourClientsOpenAndMeasure();
    void stopClosesAndStartOpensAgain();
    void busyPortIsOfferedAsAFreeOne();
    void originGetsAllTransports();
    void pathTellsTheTransport_data();
    void pathTellsTheTransport();
    void addedPaneRunsAndGoesAgain();
    void rateAndClearReachTheRun();
    void missingFileIsTold();
    void recordingBeginsAndEndsAtWill();
    void recordingThatCannotBeWrittenIsTold();
    void tokenGuardsTheServerAndOpensItsPanes();
    void aLateReportIsWaitedFor();

private:
    void start(const DesktopOptions &options = onPort(0));
    [[nodiscard]] RunModel &model() const { return m_window->model(); }
    [[nodiscard]] bool allAre(ClientState state) const;
    [[nodiscard]] QAction &runAction() const { return *m_window->findChild<WindowActions *>()->run; }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<LiveRun> m_run;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<DesktopSession> m_session;
};

void TestDesktopSession::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_dir->filePath(QStringLiteral("ui.ini")), QSettings::IniFormat);
    m_run = std::make_unique<LiveRun>();
    m_window = std::make_unique<MainWindow>(*m_settings);
    m_window->resize(1000, 700);
}

void TestDesktopSession::cleanup()
{
    m_session.reset();
    m_window.reset();
    m_run.reset();
}

void TestDesktopSession::start(const DesktopOptions &options)
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    m_session = std::make_unique<DesktopSession>(*m_run, *m_window, options, sinceStart);
    m_session->begin();
    m_window->show();
}

bool TestDesktopSession::allAre(ClientState state) const
{
    return !model().panes().empty()
        && std::all_of(model().panes().begin(), model().panes().end(),
                       [state](const auto &pane) { return pane->latest().state == state; });
}

void TestDesktopSession::fourClientsOpenAndMeasure()
{
    start();
    QTRY_COMPARE(model().panes().size(), std::size_t{4});
    QTRY_VERIFY(allAre(ClientState::Open));
    for (const auto &pane : model().panes()) {
        QTRY_VERIFY(pane->latest().latency.n > 5);
        QCOMPARE(pane->latest().ledger.lost, quint64{0});
    }
    QVERIFY(m_window->isRunning());
    QVERIFY(m_window->loopLag().count() > 0);
}

void TestDesktopSession::stopClosesAndStartOpensAgain()
{
    start();
    QSignalSpy listening{m_run.get(), &LiveRun::listening};
    QTRY_VERIFY(allAre(ClientState::Open));
    runAction().trigger();
    QTRY_VERIFY(!m_window->isRunning());
    QTRY_VERIFY(allAre(ClientState::Closed));
    runAction().trigger();
    QTRY_VERIFY(allAre(ClientState::Open));
    QCOMPARE(model().panes().size(), std::size_t{4});
    QCOMPARE(listening.first(), listening.last());
}

void TestDesktopSession::busyPortIsOfferedAsAFreeOne()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    start(onPort(other.serverPort()));
    auto *banner = m_window->findChild<Banner *>();
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(banner->message().contains(QString::number(other.serverPort())));
    QVERIFY(!m_window->isRunning());
    QSignalSpy listening{m_run.get(), &LiveRun::listening};
    banner->findChild<QPushButton *>(QStringLiteral("free-port"))->click();
    QTRY_COMPARE(listening.count(), 1);
    QVERIFY(listening.first().first().toUrl().port() != other.serverPort());
    QTRY_VERIFY(allAre(ClientState::Open));
    QVERIFY(!banner->isVisible());
}

void TestDesktopSession::originGetsAllTransports()
{
    DesktopOptions options = onPort(0);
    options.connect = {QUrl{QStringLiteral("http://127.0.0.1:9")}};
    start(options);
    QTRY_COMPARE(model().panes().size(), std::size_t{8});
    QVERIFY(model().panes().front()->name().contains(QStringLiteral("127.0.0.1:9")));
    QTRY_VERIFY(!model().panes().front()->latest().cause.isEmpty());
}

void TestDesktopSession::pathTellsTheTransport_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<int>("transport");
    const auto row = [](const char *url, Transport transport) {
        QTest::newRow(url) << QString::fromLatin1(url) << static_cast<int>(transport);
    };
    row("ws://127.0.0.1:9", Transport::WebSocket);
    row("http://127.0.0.1:9/ws", Transport::WebSocket);
    row("http://127.0.0.1:9/a/poll", Transport::LongPoll);
    row("http://127.0.0.1:9/stream", Transport::Sse);
}

void TestDesktopSession::pathTellsTheTransport()
{
    QFETCH(QString, url);
    DesktopOptions options = onPort(0);
    options.connect = {QUrl{url}};
    start(options);
    QCOMPARE(model().panes().size(), std::size_t{1});
    QTEST(static_cast<int>(model().panes().front()->transport()), "transport");
}

void TestDesktopSession::addedPaneRunsAndGoesAgain()
{
    start();
    QSignalSpy listening{m_run.get(), &LiveRun::listening};
    QTRY_VERIFY(allAre(ClientState::Open));
    const QUrl url = listening.first().first().toUrl();
    Q_EMIT m_window->addPaneRequested({Transport::Sse, url, QStringLiteral("default"), 1s});
    QTRY_VERIFY(model().panes().size() == 5 && allAre(ClientState::Open));
    const int client = model().panes().back()->client();
    QCOMPARE(model().panes().back()->endpoint(), QStringLiteral("/events?channel=default"));
    Q_EMIT m_window->disconnectRequested(client);
    QTRY_COMPARE(model().pane(client)->latest().state, ClientState::Closed);
    Q_EMIT m_window->connectRequested(client);
    QTRY_COMPARE(model().pane(client)->latest().state, ClientState::Open);
    Q_EMIT m_window->closePaneRequested(client);
    QCOMPARE(model().panes().size(), std::size_t{4});
}

void TestDesktopSession::rateAndClearReachTheRun()
{
    DesktopOptions options = onPort(0);
    options.rate = 200;
    start(options);
    QTRY_VERIFY(allAre(ClientState::Open));
    QTRY_VERIFY(model().pane(1)->latest().counters.events > 100);
    m_window->findChild<WindowActions *>()->clear->trigger();
    QTRY_VERIFY(model().pane(1)->latest().counters.events < 100);
    QCOMPARE(m_window->runSettings().rate, 200.0);
}

void TestDesktopSession::missingFileIsTold()
{
    const auto feed = FeedSpec::parse(QStringLiteral("file:/nonexistent/lines"));
    QVERIFY(feed.ok());
    DesktopOptions options = onPort(0);
    options.feed = *feed;
    start(options);
    auto *banner = m_window->findChild<Banner *>();
    QTRY_VERIFY(banner->isVisible());
    QVERIFY2(banner->message().contains(QStringLiteral("/nonexistent/lines")), qPrintable(banner->message()));
}

/// After a load that has starved it, the server may be long in answering.
void TestDesktopSession::recordingBeginsAndEndsAtWill()
{
    start();
    QTRY_VERIFY(allAre(ClientState::Open));
    RecordingDesk &desk = m_window->recordings();
    const QString file = m_dir->filePath(QStringLiteral("kept.jsonl"));
    Q_EMIT desk.startRequested(file);
    QCOMPARE(desk.writing(), file);
    const quint64 seen = model().panes().front()->latest().counters.events;
    QTRY_VERIFY(model().panes().front()->latest().counters.events > seen + 5);

    Q_EMIT desk.stopRequested();
    QCOMPARE(desk.writing(), QString{});
    const auto isWhole = [&file] {
        const auto recording = readRecording(file);
        return recording && !recording->cut && recording->clients.size() == 4 && recording->items.size() >= 5;
    };
    QTRY_VERIFY(isWhole());
    Playback playback{readRecording(file).value()};
    const SnapshotPtr shown = playback.advance(playback.length());
    for (const ClientSnapshot &client : shown->clients)
        QCOMPARE(client.state, ClientState::Open);
    QVERIFY(playback.length() < 60s);
    const WireBatch wire = playback.wire(0, 10'000);
    const auto isUndecoded = [](const WireChunkPtr &chunk) {
        return std::ranges::any_of(chunk->units,
                                   [](const WireUnit &unit) { return unit.kind == WireUnit::Kind::Undecoded; });
    };
    QVERIFY(!wire.chunks.empty());
    QVERIFY(std::ranges::none_of(wire.chunks, isUndecoded));
    const auto moreEventsCome = [this, from = model().panes().front()->latest().counters.events](quint64 more) {
        return model().panes().front()->latest().counters.events > from + more;
    };
    QTRY_VERIFY(moreEventsCome(5)); // counted after the end had reached the run's thread
    const qint64 size = QFileInfo{file}.size();
    QTRY_VERIFY(moreEventsCome(10));
    QCOMPARE(QFileInfo{file}.size(), size);
}

void TestDesktopSession::recordingThatCannotBeWrittenIsTold()
{
    start();
    Q_EMIT m_window->recordings().startRequested(QStringLiteral("/nowhere/kept.jsonl"));
    QVERIFY(m_window->findChild<Banner *>()->message().contains(QStringLiteral("/nowhere/kept.jsonl")));
    QCOMPARE(m_window->recordings().writing(), QString{});
}

void TestDesktopSession::tokenGuardsTheServerAndOpensItsPanes()
{
    DesktopOptions options = onPort(0);
    options.token = "open-sesame";
    start(options);
    QTRY_VERIFY(allAre(ClientState::Open));
    const int client = model().panes().front()->client();
    PaneRequest stranger;
    stranger.url = model().panes().front()->url();
    stranger.url.setHost(QStringLiteral("localhost"));
    Q_EMIT m_window->addPaneRequested(stranger);
    const auto &pane = model().panes().back();
    QVERIFY(pane->client() != client);
    QTRY_COMPARE(pane->latest().state, ClientState::Failed);
    QVERIFY2(!m_window->windowTitle().contains(QStringLiteral("sesame")), "the title");
}

void TestDesktopSession::aLateReportIsWaitedFor()
{
#ifdef Q_OS_LINUX
    DesktopOptions options = onPort(0);
    options.report = m_dir->filePath(QStringLiteral("report.json"));
    start(options);
    QTRY_VERIFY(allAre(ClientState::Open));
    QSignalSpy ended{m_session.get(), &DesktopSession::ended};
    QVERIFY(holdThread("server"));
    m_session->end();
    QVERIFY(ended.wait(20'000));
    QCOMPARE(ended.first().first().toInt(), int{exitDone});
    QFile report{options.report};
    QVERIFY(report.open(QIODevice::ReadOnly));
    QVERIFY(report.readAll().contains("\"delivered\""));
#endif
}

QTEST_MAIN(TestDesktopSession)
#include "tst_desktopsession.moc"
