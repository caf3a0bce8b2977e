// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/loadrun.h"
#include "support/serverfixture.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QThread>

using namespace pushscope;
using namespace std::chrono_literals;

/// Loads in a thread of their own, on a real server in this one.
class TestLoadRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void runsAndTellsHowItGoes();
    void runsOneAfterTheOther();
    void stoppedMidwayHasTheFiguresSoFar();
    void badConfigIsRefusedAtOnce();
    void nobodyListens();
    void refusedPublishing();
    void serverGoesMidway();
    void goesWithItsOwner();

private:
    [[nodiscard]] LoadConfig load(std::chrono::milliseconds duration) const;
    [[nodiscard]] std::shared_ptr<const LoadReport> report() const { return m_report; }

    std::unique_ptr<ServerFixture> m_server;
    std::unique_ptr<LoadRun> m_run;
    std::shared_ptr<const LoadReport> m_report;
    std::optional<Error> m_error;
    std::vector<LoadProgress> m_progress;
};

void TestLoadRun::init()
{
    m_server = std::make_unique<ServerFixture>();
    m_run = std::make_unique<LoadRun>();
    m_report.reset();
    m_error.reset();
    m_progress.clear();
    connect(m_run.get(), &LoadRun::progressed, this, [this](const LoadProgress &progress) {
        QCOMPARE(QThread::currentThread(), thread());
        m_progress.push_back(progress);
    });
    connect(m_run.get(), &LoadRun::finished, this, [this](const auto &report) { m_report = report; });
    connect(m_run.get(), &LoadRun::failed, this, [this](const Error &error) { m_error = error; });
}

void TestLoadRun::cleanup()
{
    m_run.reset();
    m_server.reset();
}

LoadConfig TestLoadRun::load(std::chrono::milliseconds duration) const
{
    LoadConfig config;
    config.url = QUrl{QStringLiteral("http://127.0.0.1:%1").arg(m_server->port())};
    config.transports = {Transport::Sse, Transport::WebSocket};
    config.clients = 5;
    config.rate = 50;
    config.warmup = 100ms;
    config.duration = duration;
    config.progressInterval = 50ms;
    return config;
}

void TestLoadRun::runsAndTellsHowItGoes()
{
    QVERIFY(!m_run->start(load(1s)));
    QVERIFY(m_run->isRunning());
    QTRY_VERIFY_WITH_TIMEOUT(m_report, 20'000);
    QVERIFY(!m_run->isRunning());
    QVERIFY(m_progress.size() > 5);
    QVERIFY(std::ranges::any_of(m_progress, [](const auto &p) { return p.phase == LoadPhase::Measuring; }));
    for (const Transport transport : {Transport::Sse, Transport::WebSocket}) {
        const TransportLoad &got = m_report->result.transports.at(transport);
        QCOMPARE(got.connected, 5);
        QCOMPARE(got.delivered, quint64{250});
        QCOMPARE(got.lost, quint64{0});
    }
    QCOMPARE(figuresOf(*m_report).transports.size(), std::size_t{2});
}

void TestLoadRun::runsOneAfterTheOther()
{
    QVERIFY(!m_run->start(load(200ms)));
    const auto second = m_run->start(load(200ms));
    QVERIFY(second && second->code == "busy");
    QTRY_VERIFY_WITH_TIMEOUT(m_report, 20'000);
    m_report.reset();
    QVERIFY(!m_run->start(load(200ms)));
    QTRY_VERIFY_WITH_TIMEOUT(m_report, 20'000);
    QCOMPARE(m_report->result.transports.at(Transport::Sse).delivered, quint64{50});
}

void TestLoadRun::stoppedMidwayHasTheFiguresSoFar()
{
    QVERIFY(!m_run->start(load(60s)));
    QTRY_VERIFY_WITH_TIMEOUT(
        std::ranges::any_of(m_progress,
                            [](const auto &p) { return p.phase == LoadPhase::Measuring && p.phaseElapsed > 300ms; }),
        20'000);
    m_run->stop();
    QTRY_VERIFY_WITH_TIMEOUT(m_report, 20'000);
    QVERIFY(m_report->result.interrupted);
    QCOMPARE(m_report->verdict.kind, LoadVerdict::Kind::Invalid);
    QVERIFY(m_report->result.transports.at(Transport::Sse).delivered > 10);
}

void TestLoadRun::badConfigIsRefusedAtOnce()
{
    LoadConfig config = load(1s);
    config.url = QUrl{QStringLiteral("https://127.0.0.1:1")};
    const auto error = m_run->start(config);
    QVERIFY(error);
    QCOMPARE(error->field, QStringLiteral("url"));
    QVERIFY(!m_run->isRunning());
}

void TestLoadRun::nobodyListens()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    LoadConfig config = load(1s);
    config.url.setPort(closed.serverPort());
    closed.close();
    QVERIFY(!m_run->start(config));
    QTRY_VERIFY_WITH_TIMEOUT(m_error, 20'000);
    QCOMPARE(m_error->field, QStringLiteral("url"));
    QVERIFY(!m_report);
    QVERIFY(!m_run->isRunning());
}

void TestLoadRun::refusedPublishing()
{
    ServerConfig locked;
    locked.publishToken = "needed";
    m_server = std::make_unique<ServerFixture>(locked);
    QVERIFY(!m_run->start(load(500ms)));
    QTRY_VERIFY_WITH_TIMEOUT(m_report || m_error, 20'000);
    QVERIFY(m_error || m_report->verdict.kind == LoadVerdict::Kind::Invalid);
}

void TestLoadRun::serverGoesMidway()
{
    QVERIFY(!m_run->start(load(1s)));
    QTRY_VERIFY_WITH_TIMEOUT(
        std::ranges::any_of(m_progress, [](const auto &p) { return p.phase == LoadPhase::Measuring; }), 20'000);
    m_server.reset();
    QTRY_VERIFY_WITH_TIMEOUT(m_report || m_error, 60'000);
    QVERIFY(m_error || m_report->verdict.kind == LoadVerdict::Kind::Invalid);
}

void TestLoadRun::goesWithItsOwner()
{
    QVERIFY(!m_run->start(load(60s)));
    QTRY_VERIFY_WITH_TIMEOUT(!m_progress.empty(), 20'000);
    m_run.reset();
    const std::size_t told = m_progress.size();
    QCoreApplication::processEvents();
    QCOMPARE(m_progress.size(), told);
    QVERIFY(!m_report && !m_error);
}

QTEST_GUILESS_MAIN(TestLoadRun)
#include "tst_loadrun.moc"
