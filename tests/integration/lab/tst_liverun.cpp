// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/liverun.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 20'000; ///< milliseconds
constexpr int mostTimeToEnd = 2'000;

ServerConfig onFreePort()
{
    ServerConfig config;
    config.port = 0;
    return config;
}

FeedSpec ticker(double rate)
{
    FeedSpec feed;
    feed.kind = FeedSpec::Kind::Ticker;
    feed.rate = rate;
    return feed;
}

/// Keeps what a run tells, and asks for a snapshot until a condition holds.
class Observer : public QObject
{
public:
    explicit Observer(LiveRun &run) : m_run{run}
    {
        connect(&run, &LiveRun::listening, this, [this](const QUrl &where) { url = where; });
        connect(&run, &LiveRun::listenFailed, this, [this](const Error &failed) { error = failed; });
        connect(&run, &LiveRun::serverStopped, this, [this] { ++stopped; });
        connect(&run, &LiveRun::serverStats, this, [this](const ServerStats &now) { stats = now; });
        connect(&run, &LiveRun::snapshotReady, this, [this](const SnapshotPtr &now) { snapshot = now; });
        connect(&run, &LiveRun::reportReady, this, [this](const RunReport &now) { report = now; });
    }

    [[nodiscard]] bool untilSnapshot(const std::function<bool(const Snapshot &)> &holds)
    {
        return QTest::qWaitFor(
            [&] {
                m_run.requestSnapshot();
                return snapshot && holds(*snapshot);
            },
            patience);
    }

    QUrl url;
    std::optional<Error> error;
    int stopped = 0;
    std::optional<ServerStats> stats;
    SnapshotPtr snapshot;
    std::optional<RunReport> report;

private:
    LiveRun &m_run;
};

ClientConfig clientOf(const QUrl &url, Transport transport)
{
    ClientConfig config;
    config.url = url;
    config.transport = transport;
    config.pollInterval = 100ms;
    return config;
}

} // namespace

class TestLiveRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsAllTransports();
    void startsAndStopsAgain();
    void tellsWhyItCannotListen();
    void startsAClientAnew();
    void judgesOnlyWhereItWasMeantToBeConnected();
    void judgesAMissingServer();
    void endsQuickly_data();
    void endsQuickly();
};

void TestLiveRun::runsAllTransports()
{
    LiveRun run;
    Observer seen{run};
    run.startServer(onFreePort(), ticker(100));
    QTRY_VERIFY_WITH_TIMEOUT(seen.url.isValid(), patience);
    for (const Transport transport : allTransports) {
        run.addClient(clientOf(seen.url, transport));
    }
    QVERIFY(seen.untilSnapshot([](const Snapshot &snapshot) {
        return snapshot.clients.size() == 4 && std::ranges::all_of(snapshot.clients, [](const ClientSnapshot &client) {
                   return client.state == ClientState::Open && client.counters.events >= 150 && client.latency.n > 0;
               });
    }));
    QVERIFY(seen.stats);
    QVERIFY(seen.stats->published >= 150);
    QCOMPARE(seen.stats->connections.sse, 1);
    QCOMPARE(seen.stats->connections.ws, 1);

    run.requestReport();
    QTRY_VERIFY_WITH_TIMEOUT(seen.report, patience);
    QCOMPARE(seen.report->transports.size(), 4U);
    for (const auto &[transport, figures] : seen.report->transports) {
        QCOMPARE(figures.clients, 1);
        QCOMPARE(figures.connected, 1);
        QVERIFY(figures.delivered >= 150);
        QCOMPARE(figures.lost, 0U);
        QVERIFY(figures.latency.n > 0);
        QVERIFY(figures.wireBytesPerEvent > figures.payloadBytesPerEvent);
    }
    // Nothing but a busy machine may spoil it.
    QVERIFY2(seen.report->verdict != RunVerdict::Invalid, qPrintable(seen.report->reasons.join(QLatin1Char('\n'))));
    QVERIFY(seen.report->config.contains(QLatin1String("server")));
}

void TestLiveRun::startsAndStopsAgain()
{
    LiveRun run;
    Observer seen{run};
    for (int i = 1; i <= 3; ++i) {
        seen.url = QUrl{};
        run.startServer(onFreePort(), ticker(50));
        QTRY_VERIFY_WITH_TIMEOUT(seen.url.isValid(), patience);
        run.stopServer();
        QTRY_COMPARE_WITH_TIMEOUT(seen.stopped, i, patience);
        QTcpSocket late;
        late.connectToHost(seen.url.host(), static_cast<quint16>(seen.url.port()));
        QTRY_COMPARE_WITH_TIMEOUT(late.error(), QAbstractSocket::ConnectionRefusedError, patience);
    }
    // A second start takes the place of the first.
    seen.url = QUrl{};
    run.startServer(onFreePort(), ticker(50));
    run.startServer(onFreePort(), ticker(50));
    QTRY_COMPARE_WITH_TIMEOUT(seen.stopped, 4, patience);
    QTRY_VERIFY_WITH_TIMEOUT(seen.url.isValid(), patience);
    run.addClient(clientOf(seen.url, Transport::Sse));
    QVERIFY(seen.untilSnapshot([](const Snapshot &snapshot) {
        return !snapshot.clients.empty() && snapshot.clients.front().counters.events > 3;
    }));
}

void TestLiveRun::tellsWhyItCannotListen()
{
    QTcpServer occupant;
    QVERIFY(occupant.listen(QHostAddress::LocalHost));
    LiveRun run;
    Observer seen{run};
    ServerConfig config;
    config.port = occupant.serverPort();
    run.startServer(config, ticker(50));
    QTRY_VERIFY_WITH_TIMEOUT(seen.error, patience);
    QCOMPARE(seen.error->code, QByteArray{"port-busy"});
}

void TestLiveRun::startsAClientAnew()
{
    LiveRun run;
    Observer seen{run};
    run.startServer(onFreePort(), ticker(100));
    QTRY_VERIFY_WITH_TIMEOUT(seen.url.isValid(), patience);
    const int client = run.addClient(clientOf(seen.url, Transport::WebSocket));
    const auto events = [](quint64 least) {
        return [least](const Snapshot &snapshot) {
            return snapshot.clients.size() == 1 && snapshot.clients.front().ledger.events >= least;
        };
    };
    QVERIFY(seen.untilSnapshot(events(10)));
    run.stopClient(client);
    QVERIFY(seen.untilSnapshot(
        [](const Snapshot &snapshot) { return snapshot.clients.front().state == ClientState::Closed; }));
    const quint64 before = seen.snapshot->clients.front().ledger.events;
    run.startClient(client);
    QVERIFY(seen.untilSnapshot(
        [](const Snapshot &snapshot) { return snapshot.clients.front().state != ClientState::Closed; }));
    QVERIFY(seen.snapshot->clients.front().ledger.events >= before);
    QVERIFY(seen.untilSnapshot(events(before + 10)));

    run.clear();
    QVERIFY(seen.untilSnapshot(
        [before](const Snapshot &snapshot) { return snapshot.clients.front().ledger.events < before; }));
    run.removeClient(client);
    QVERIFY(seen.untilSnapshot([](const Snapshot &snapshot) { return snapshot.clients.empty(); }));
}

void TestLiveRun::judgesOnlyWhereItWasMeantToBeConnected()
{
    LiveRun run;
    Observer seen{run};
    run.startServer(onFreePort(), ticker(100));
    QTRY_VERIFY_WITH_TIMEOUT(seen.url.isValid(), patience);
    const int client = run.addClient(clientOf(seen.url, Transport::Sse));
    const auto events = [](quint64 least) {
        return [least](const Snapshot &snapshot) {
            return !snapshot.clients.empty() && snapshot.clients.front().counters.events >= least;
        };
    };
    QVERIFY(seen.untilSnapshot(events(150)));
    run.stopClient(client);
    const qint64 published = seen.stats->published;
    QVERIFY(seen.untilSnapshot([&](const Snapshot &) { return seen.stats->published >= published + 200; }));
    run.startClient(client);
    QVERIFY(seen.untilSnapshot(events(seen.snapshot->clients.front().counters.events + 150)));

    run.requestReport();
    QTRY_VERIFY_WITH_TIMEOUT(seen.report, patience);
    QVERIFY2(seen.report->verdict != RunVerdict::Invalid, qPrintable(seen.report->reasons.join(QLatin1Char('\n'))));
    const auto pace = seen.report->transports.at(Transport::Sse).offeredPerSecond;
    QVERIFY(pace);
    QVERIFY2(*pace > 80 && *pace < 120, QByteArray::number(*pace).constData());
}

void TestLiveRun::judgesAMissingServer()
{
    LiveRun run;
    Observer seen{run};
    run.addClient(clientOf(QUrl{QStringLiteral("http://127.0.0.1:1")}, Transport::Sse));
    run.requestReport();
    QTRY_VERIFY_WITH_TIMEOUT(seen.report, patience);
    QCOMPARE(seen.report->verdict, RunVerdict::Invalid);
    QVERIFY(seen.report->reasons.contains(QStringLiteral("sse: 1 of 1 clients never connected")));
}

void TestLiveRun::endsQuickly_data()
{
    QTest::addColumn<bool>("serving");
    QTest::addColumn<bool>("hanging");
    QTest::newRow("at once") << false << false;
    QTest::newRow("while serving") << true << false;
    QTest::newRow("with a peer that hangs") << true << true;
}

void TestLiveRun::endsQuickly()
{
    QFETCH(bool, serving);
    QFETCH(bool, hanging);
    QTcpServer mute; // accepts, and never says a word
    QVERIFY(mute.listen(QHostAddress::LocalHost));
    QTcpSocket reader;
    auto run = std::make_unique<LiveRun>();
    Observer seen{*run};
    if (serving) {
        run->startServer(onFreePort(), ticker(100));
        QTRY_VERIFY_WITH_TIMEOUT(seen.url.isValid(), patience);
        for (const Transport transport : allTransports) {
            run->addClient(clientOf(seen.url, transport));
        }
    }
    if (hanging) {
        QUrl url;
        url.setScheme(QStringLiteral("http"));
        url.setHost(QStringLiteral("127.0.0.1"));
        url.setPort(mute.serverPort());
        run->addClient(clientOf(url, Transport::WebSocket));
        QTRY_VERIFY_WITH_TIMEOUT(mute.hasPendingConnections(), patience);
    }
    QElapsedTimer timer;
    timer.start();
    run.reset();
    QVERIFY2(timer.elapsed() < mostTimeToEnd, QByteArray::number(timer.elapsed()).constData());
}

QTEST_GUILESS_MAIN(TestLiveRun)
#include "tst_liverun.moc"
