// SPDX-License-Identifier: GPL-3.0-or-later
#include "load/loadgenerator.h"
#include "loadmodel/loadverdict.h"
#include "support/serverfixture.h"

#include <QTcpServer>
#include <QTcpSocket>

#include <atomic>
#include <optional>
#include <thread>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 60'000;

/// A load against a server that lives in the thread of the test.
class RunningLoad
{
public:
    explicit RunningLoad(const LoadConfig &config) : m_generator{config}
    {
        m_thread = std::thread{[this] {
            m_result = m_generator.run([this](const LoadProgress &progress) { m_phase = progress.phase; });
            m_done = true;
        }};
    }
    ~RunningLoad()
    {
        m_generator.stop();
        m_thread.join();
    }
    RunningLoad(const RunningLoad &) = delete;
    RunningLoad &operator=(const RunningLoad &) = delete;

    [[nodiscard]] const Result<LoadResult> &finished()
    {
        if (!QTest::qWaitFor([this] { return m_done.load(); }, patience)) {
            qFatal("the load does not end");
        }
        return *m_result;
    }
    void stop() { m_generator.stop(); }
    [[nodiscard]] LoadPhase phase() const { return m_phase; }

private:
    LoadGenerator m_generator;
    std::atomic<bool> m_done = false;
    std::atomic<LoadPhase> m_phase = LoadPhase::Connecting;
    std::optional<Result<LoadResult>> m_result;
    std::thread m_thread;
};

LoadConfig configFor(quint16 port, std::vector<Transport> transports = {allTransports.begin(), allTransports.end()})
{
    LoadConfig config;
    config.url = QUrl{QStringLiteral("http://127.0.0.1:%1").arg(port)};
    config.transports = std::move(transports);
    config.clients = 20;
    config.rate = 50;
    config.duration = 2s;
    config.warmup = 200ms;
    config.pollInterval = 100ms;
    config.progressInterval = 20ms;
    return config;
}

} // namespace

class TestLoadGenerator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEventOnce();
    void largePayloads();
    void lockstep();
    void lostConnections();
    void serverIsGone();
    void refusedClients();
    void wrongToken();
    void nobodyListens();
    void stopped();
    void stoppedWhilePollsWait();
};

void TestLoadGenerator::everyEventOnce()
{
    ServerFixture fixture;
    RunningLoad load{configFor(fixture.port())};
    const auto &result = load.finished();
    QVERIFY2(result.ok(), result.ok() ? "" : qPrintable(result.error().message));
    QCOMPARE(result->publisher.offered, quint64{100});
    QCOMPARE(result->publisher.confirmed, quint64{100});
    QCOMPARE(result->transports.size(), std::size_t{4});
    for (const auto &[transport, figures] : result->transports) {
        const QByteArray name = toName(transport);
        QVERIFY2(figures.connected == 20 && figures.lost == 0 && figures.duplicates == 0 && figures.outOfOrder == 0,
                 name.constData());
        QCOMPARE(figures.offered, quint64{2000});
        QCOMPARE(figures.delivered, quint64{2000});
        QCOMPARE(figures.latency.count(), qint64{2000});
        QCOMPARE(figures.connect.count(), qint64{20});
        QCOMPARE(figures.firstEvent.count(), qint64{20});
        QCOMPARE(figures.reconnects, quint64{0});
        // Those of the warm-up come on top; who connects late has none of the first ones.
        QVERIFY2(figures.deliveredInAll >= 20 * 110U && figures.deliveredInAll <= 20 * result->publisher.confirmedInAll,
                 name.constData());
        QVERIFY2(figures.wireBytes > figures.arrivals * 100, name.constData());
    }
    // What the server says of the same: all events of the log, at least to those that were there from the start.
    QVERIFY(fixture.server().stats().published >= 100);
}

void TestLoadGenerator::largePayloads()
{
    ServerFixture fixture;
    LoadConfig config = configFor(fixture.port());
    config.clients = 3;
    config.rate = 20;
    config.payloadBytes = 200'000;
    config.duration = 1s;
    RunningLoad load{config};
    const auto &result = load.finished();
    QVERIFY(result.ok());
    for (const auto &[transport, figures] : result->transports) {
        QCOMPARE(figures.delivered, quint64{60});
        QCOMPARE(figures.lost, quint64{0});
    }
}

void TestLoadGenerator::lockstep()
{
    ServerFixture fixture;
    LoadConfig config = configFor(fixture.port(), {Transport::Sse, Transport::WebSocket});
    config.model = LoadModel::Lockstep;
    config.duration = 500ms;
    RunningLoad load{config};
    const auto &result = load.finished();
    QVERIFY(result.ok());
    QVERIFY(result->publisher.offered > 20);
    QCOMPARE(result->publisher.confirmed, result->publisher.offered);
    for (const auto &[transport, figures] : result->transports) {
        QCOMPARE(figures.delivered, 20 * result->publisher.offered);
        QCOMPARE(figures.lost, quint64{0});
        QVERIFY(figures.deliveredPerSecond(result->window) > 0);
    }
}

/// The server's clients are cut off in the middle: they come back, and the figures tell.
void TestLoadGenerator::lostConnections()
{
    std::optional<ServerFixture> fixture{std::in_place};
    const quint16 port = fixture->port();
    LoadConfig config = configFor(port, {Transport::Sse});
    config.duration = 3s;
    RunningLoad load{config};
    QTRY_COMPARE(load.phase(), LoadPhase::Measuring);
    fixture->server().close();
    fixture.reset();
    ServerConfig again;
    again.port = port;
    static const SteadyClock clock;
    PushServer server{again, clock};
    QVERIFY(QTest::qWaitFor([&server] { return server.listen().ok(); }, patience));
    const auto &result = load.finished();
    QVERIFY(result.ok());
    const TransportLoad &figures = result->transports.at(Transport::Sse);
    QCOMPARE(figures.connected, 20);
    QCOMPARE(figures.reconnects, quint64{20});
    QVERIFY(figures.lost + figures.delivered <= figures.offered);
    QVERIFY(judge(*result).kind != LoadVerdict::Kind::Valid);
}

/// It does not come back: what it never accepted is not lost, and the connections are told of.
void TestLoadGenerator::serverIsGone()
{
    std::optional<ServerFixture> fixture{std::in_place};
    LoadConfig config = configFor(fixture->port());
    config.duration = 1s;
    RunningLoad load{config};
    QTRY_COMPARE(load.phase(), LoadPhase::Measuring);
    fixture->server().close();
    fixture.reset();
    const auto &result = load.finished();
    QVERIFY(result.ok());
    QVERIFY(result->publisher.confirmed < result->publisher.offered);
    QVERIFY(!result->publisher.firstFailure.isEmpty());
    const QStringList reasons = judge(*result).reasons;
    for (const auto &[transport, figures] : result->transports) {
        const QByteArray name = toName(transport);
        QVERIFY2(figures.lost <= 20 * result->publisher.confirmed, name.constData());
        QVERIFY2(figures.lost + figures.delivered < figures.offered, name.constData());
        QCOMPARE(figures.notMadeAgain, quint64{20});
        QVERIFY2(reasons.join(u'\n').contains(QStringLiteral("20 connections were lost and not made again: ")),
                 qPrintable(reasons.join(u'\n')));
    }
}

void TestLoadGenerator::refusedClients()
{
    ServerConfig config;
    config.maxConnections = 10;
    ServerFixture fixture{config};
    RunningLoad load{configFor(fixture.port(), {Transport::WebSocket})};
    const auto &result = load.finished();
    QVERIFY(result.ok());
    const TransportLoad &figures = result->transports.at(Transport::WebSocket);
    QVERIFY(figures.connected < 20);
    QVERIFY2(figures.firstFailure.text().contains(QStringLiteral("503")), qPrintable(figures.firstFailure.text()));
    QCOMPARE(figures.delivered, static_cast<quint64>(figures.connected) * 100);
    const LoadVerdict verdict = judge(*result);
    QCOMPARE(verdict.kind, LoadVerdict::Kind::Invalid);
    const QString reasons = verdict.reasons.join(u'\n'); // a busy machine has more of them
    QVERIFY2(reasons.contains(QStringLiteral("failed to connect")), qPrintable(reasons));
}

void TestLoadGenerator::wrongToken()
{
    ServerConfig config;
    config.token = "right";
    ServerFixture fixture{config};
    LoadConfig wrong = configFor(fixture.port());
    wrong.token = "wrong";
    RunningLoad refused{wrong};
    QVERIFY(!refused.finished().ok());
    QCOMPARE(refused.finished().error().field, QStringLiteral("publish-url"));
    QVERIFY(refused.finished().error().message.contains(QStringLiteral("403")));

    LoadConfig right = wrong;
    right.token = "right";
    right.duration = 500ms;
    RunningLoad accepted{right};
    QVERIFY(accepted.finished().ok());
    QCOMPARE(accepted.finished()->transports.at(Transport::LongPoll).lost, quint64{0});
}

void TestLoadGenerator::nobodyListens()
{
    quint16 port = 0;
    {
        QTcpServer listener;
        QVERIFY(listener.listen(QHostAddress::LocalHost));
        port = listener.serverPort();
    }
    RunningLoad load{configFor(port)};
    QVERIFY(!load.finished().ok());
    QCOMPARE(load.finished().error().field, QStringLiteral("url"));
}

void TestLoadGenerator::stopped()
{
    ServerFixture fixture;
    LoadConfig config = configFor(fixture.port(), {Transport::Sse});
    config.duration = 1h;
    RunningLoad load{config};
    QTRY_COMPARE(load.phase(), LoadPhase::Measuring);
    load.stop();
    const auto &result = load.finished();
    QVERIFY(result.ok());
    QVERIFY(result->interrupted);
    QVERIFY(result->transports.at(Transport::Sse).delivered <= result->transports.at(Transport::Sse).offered);
    QCOMPARE(judge(*result).kind, LoadVerdict::Kind::Invalid);
}

/// What would have come with the next poll is not lost when the run is stopped before it.
void TestLoadGenerator::stoppedWhilePollsWait()
{
    ServerFixture fixture;
    LoadConfig config = configFor(fixture.port(), {Transport::Sse, Transport::ShortPoll});
    config.duration = 1h;
    config.pollInterval = 1min;
    RunningLoad load{config};
    QTRY_COMPARE(load.phase(), LoadPhase::Measuring);
    const auto before = fixture.server().stats().published;
    QTRY_VERIFY(fixture.server().stats().published > before + 20);
    load.stop();
    const auto &result = load.finished();
    QVERIFY(result.ok() && result->interrupted);
    QCOMPARE(result->transports.at(Transport::ShortPoll).lost, quint64{0});
    QCOMPARE(result->transports.at(Transport::Sse).lost, quint64{0});
    const LoadVerdict verdict = judge(*result);
    QCOMPARE(verdict.kind, LoadVerdict::Kind::Invalid);
    QVERIFY(verdict.reasons.first().contains(QStringLiteral("stopped")));
    const QString reasons = verdict.reasons.join(u'\n');
    for (const char *missing : {"events arrived", "events had arrived", "accepted"})
        QVERIFY2(!reasons.contains(QLatin1String{missing}), qPrintable(reasons));
}

QTEST_GUILESS_MAIN(TestLoadGenerator)
#include "tst_loadgenerator.moc"
