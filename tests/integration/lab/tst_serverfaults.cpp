// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/liverun.h"
#include "serverstage.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTest>

#include <algorithm>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

ServerConfig onFreePort(std::chrono::milliseconds heartbeat = 15s)
{
    ServerConfig config;
    config.port = 0;
    config.heartbeat = heartbeat;
    return config;
}

FeedSpec ticker(double rate)
{
    FeedSpec feed;
    feed.kind = FeedSpec::Kind::Ticker;
    feed.rate = rate;
    return feed;
}

Fault faultOf(FaultKind kind, std::chrono::microseconds time = 0us,
              std::optional<std::chrono::microseconds> duration = {})
{
    Fault fault;
    fault.kind = kind;
    fault.time = time;
    fault.duration = duration;
    return fault;
}

bool isContiguous(const std::vector<EventListener::Arrival> &arrivals)
{
    return std::ranges::adjacent_find(arrivals,
                                      [](const auto &a, const auto &b) {
                                          return b.id.epoch != a.id.epoch
                                              || b.id.sequence.value != a.id.sequence.value + 1;
                                      })
        == arrivals.end();
}

bool refusesConnections(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress{QHostAddress::LocalHost}, port);
    return QTest::qWaitFor([&] { return socket.error() == QAbstractSocket::ConnectionRefusedError; }, stagePatience);
}

} // namespace

/// The faults that are made at the server of a run.
class TestServerFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPauseEndsByItselfAndLosesNothing();
    void aPauseEndsWhenItIsResumed();
    void aPauseThatWasResumedBeforeItBeganIsNone();
    void pausesOverlap();
    void whatWaitedThroughAPauseIsRead();
    void aRunEndsWhileItsServerStandsStill();
    void aPauseDoesNotHinderTheEnd_data();
    void aPauseDoesNotHinderTheEnd();
    void aRestartIsACrashAndANewEpoch();
    void aRestartTakesASecondIfNotTold();
    void aRestartedServerKeepsItsSettingsAndMutes();
    void aServerThatIsAwayCanBeStoppedAndReplaced();
    void aTakenPortIsTold();
    void mutesAreCounted();
    void theHistoryIsForgotten();
};

void TestServerFaults::aPauseEndsByItselfAndLosesNothing()
{
    constexpr auto pause = 600ms;
    ServerStage stage;
    QVERIFY(stage.starts(onFreePort(), ticker(100)));
    EventListener listener{stage};
    QVERIFY(listener.hears(20));
    stage.begin(1, faultOf(FaultKind::PauseServer, 0us, pause));
    QVERIFY(listener.fallsSilent(pause / 2));
    EventListener late{stage}; // the kernel takes connections for a process that stands still
    QTRY_VERIFY(late.peer().socket().state() == QAbstractSocket::ConnectedState);
    QVERIFY(late.hears(1));
    QVERIFY(listener.hears(20));

    const auto &arrivals = listener.arrivals();
    QVERIFY(isContiguous(arrivals));
    const auto latency = [](const EventListener::Arrival &arrival) { return arrival.at - arrival.due; };
    const auto worst = latency(*std::ranges::max_element(arrivals, {}, latency));
    QVERIFY2(worst > pause - 100ms, QByteArray::number(static_cast<qint64>(worst.count())).constData());
    QVERIFY2(worst < pause + 500ms, QByteArray::number(static_cast<qint64>(worst.count())).constData());
    QVERIFY(std::ranges::adjacent_find(arrivals, [](const auto &a, const auto &b) { return b.due - a.due > 11ms; })
            == arrivals.end());
}

void TestServerFaults::aPauseEndsWhenItIsResumed()
{
    ServerStage stage;
    QVERIFY(stage.starts(onFreePort(), ticker(100)));
    EventListener listener{stage};
    QVERIFY(listener.hears(10));
    const Fault pause = faultOf(FaultKind::PauseServer);
    for (int round = 0; round < 2; ++round) { // the same fault may come again
        stage.begin(7, pause);
        QVERIFY(listener.fallsSilent(150ms));
        stage.worker->resume(8); // another's
        QVERIFY(!stage.answers(50));
        stage.worker->resume(7);
        stage.end(7, pause);
        QVERIFY(listener.hears(10));
    }
    stage.begin(9, pause);
    QVERIFY(listener.fallsSilent(150ms));
    stage.worker->resumeAll();
    QVERIFY(listener.hears(10));
    QVERIFY(isContiguous(listener.arrivals()));
}

void TestServerFaults::aPauseThatWasResumedBeforeItBeganIsNone()
{
    ServerStage stage;
    QVERIFY(stage.starts(onFreePort(), ticker(100)));
    stage.begin(1, faultOf(FaultKind::PauseServer));
    stage.worker->resume(1);
    QVERIFY(stage.answers());
    stage.begin(2, faultOf(FaultKind::PauseServer));
    stage.worker->resumeAll();
    QVERIFY(stage.answers());
    stage.begin(1, faultOf(FaultKind::PauseServer));
    QVERIFY(!stage.answers(200));
    stage.worker->resume(1);
    QVERIFY(stage.answers());
}

void TestServerFaults::pausesOverlap()
{
    ServerStage stage;
    QVERIFY(stage.starts(onFreePort(), ticker(100)));
    stage.begin(1, faultOf(FaultKind::PauseServer));
    stage.begin(2, faultOf(FaultKind::PauseServer));
    stage.worker->resume(1);
    QVERIFY(!stage.answers(200));
    stage.worker->resume(2);
    QVERIFY(stage.answers());
}

void TestServerFaults::whatWaitedThroughAPauseIsRead()
{
    constexpr auto heartbeat = 200ms;
    ServerStage stage;
    QVERIFY(stage.starts(onFreePort(heartbeat), FeedSpec{}));
    RawWebSocket socket{stage.port};
    const auto count = [&](WebSocketOpcode opcode) {
        return std::ranges::count_if(socket.messages(), [opcode](const auto &m) { return m.kind == opcode; });
    };
    const auto standing = std::make_shared<std::atomic<bool>>(false);
    QTRY_COMPARE(count(WebSocketOpcode::Ping), 1);
    stage.call([standing](ServerWorker &) { *standing = true; });
    stage.begin(1, faultOf(FaultKind::PauseServer, 0us, 3 * heartbeat));
    QTRY_VERIFY(standing->load());
    socket.send(WebSocketOpcode::Pong, socket.messages().back().payload);
    QTRY_VERIFY(count(WebSocketOpcode::Ping) == 2 || count(WebSocketOpcode::Close) > 0);
    QCOMPARE(count(WebSocketOpcode::Close), 0);
}

void TestServerFaults::aRunEndsWhileItsServerStandsStill()
{
    constexpr int mostTimeToEnd = 3'000;
    auto run = std::make_unique<LiveRun>();
    QUrl url;
    SnapshotPtr snapshot;
    connect(run.get(), &LiveRun::listening, this, [&url](const QUrl &where) { url = where; });
    connect(run.get(), &LiveRun::snapshotReady, this, [&snapshot](const SnapshotPtr &now) { snapshot = now; });
    run->startServer(onFreePort(), ticker(100));
    QTRY_VERIFY_WITH_TIMEOUT(url.isValid(), stagePatience);
    run->armFault(1, faultOf(FaultKind::PauseServer));
    const auto stands = [&] {
        run->requestSnapshot();
        return snapshot && !snapshot->faults.empty();
    };
    QTRY_VERIFY_WITH_TIMEOUT(stands(), stagePatience);
    QTcpSocket late; // taken by the kernel, and by no one else
    late.connectToHost(QHostAddress{QHostAddress::LocalHost}, static_cast<quint16>(url.port()));
    late.write("GET /poll?timeout=0 HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QVERIFY(!QTest::qWaitFor([&late] { return late.bytesAvailable() > 0; }, 100));
    QElapsedTimer timer;
    timer.start();
    run.reset();
    QVERIFY2(timer.elapsed() < mostTimeToEnd, QByteArray::number(timer.elapsed()).constData());
}

void TestServerFaults::aPauseDoesNotHinderTheEnd_data()
{
    QTest::addColumn<bool>("begun");
    QTest::newRow("begun") << true;
    QTest::newRow("asked for afterwards") << false;
}

void TestServerFaults::aPauseDoesNotHinderTheEnd()
{
    QFETCH(bool, begun);
    constexpr int mostTimeToEnd = 2'000;
    QElapsedTimer timer;
    {
        ServerStage stage;
        QVERIFY(stage.starts(onFreePort(), ticker(100)));
        EventListener listener{stage};
        QVERIFY(listener.hears(10));
        if (begun) {
            stage.begin(1, faultOf(FaultKind::PauseServer));
            QVERIFY(listener.fallsSilent(150ms));
        }
        timer.start();
        stage.worker->refusePauses();
        stage.begin(2, faultOf(FaultKind::PauseServer));
    }
    QVERIFY2(timer.elapsed() < mostTimeToEnd, QByteArray::number(timer.elapsed()).constData());
}

void TestServerFaults::aRestartIsACrashAndANewEpoch()
{
    constexpr auto absence = 400ms;
    ServerStage stage;
    QVERIFY(stage.starts(onFreePort(), ticker(100)));
    EventListener before{stage};
    RawWebSocket socket{stage.port};
    QVERIFY(before.hears(20));
    QTRY_VERIFY(!socket.ids().isEmpty());
    const Instant began = stage.clock.now();
    stage.begin(1, faultOf(FaultKind::RestartServer, absence));
    stage.end(1, faultOf(FaultKind::RestartServer, absence));
    QTRY_VERIFY(before.peer().isClosed() && socket.peer().isClosed());
    QVERIFY(std::ranges::none_of(socket.messages(), [](const auto &m) { return m.kind == WebSocketOpcode::Close; }));
    QVERIFY(refusesConnections(stage.port));
    QVERIFY(stage.clock.now() - began < absence);

    QVERIFY(QTest::qWaitFor(
        [&] {
            EventListener probe{stage};
            return QTest::qWaitFor([&] { return probe.peer().input().contains("retry:"); }, 50);
        },
        stagePatience));
    QVERIFY(stage.clock.now() - began >= absence);
    EventListener after{stage, "/events?after=" + before.arrivals().back().id.toByteArray()};
    QVERIFY(after.hears(20));
    QVERIFY(after.peer().input().contains("event: reset"));
    QVERIFY(after.peer().input().contains("\"reason\":\"epoch\""));
    QVERIFY(after.arrivals().front().id.epoch != before.arrivals().front().id.epoch);
    QVERIFY(isContiguous(after.arrivals()));
    QCOMPARE(stage.listened, 1);
    QCOMPARE(stage.stopped, 0);
}

void TestServerFaults::aRestartTakesASecondIfNotTold()
{
    ServerStage stage;
    QVERIFY(stage.starts(onFreePort(), ticker(100)));
    EventListener before{stage};
    QVERIFY(before.hears(2));
    const Instant began = stage.clock.now();
    stage.begin(1, faultOf(FaultKind::RestartServer));
    QTRY_VERIFY(before.peer().isClosed());
    QTcpServer occupant; // the port is free meanwhile
    QVERIFY(occupant.listen(QHostAddress{QHostAddress::LocalHost}, stage.port));
    occupant.close();
    const auto isBack = [&] {
        const auto stats = std::make_shared<std::atomic<bool>>(false);
        stage.call([stats](ServerWorker &server) { *stats = server.stats().has_value(); });
        return stage.answers() && stats->load();
    };
    QTRY_VERIFY_WITH_TIMEOUT(isBack(), stagePatience);
    const auto absence = stage.clock.now() - began;
    QVERIFY(absence >= 1s && absence < 2s);
}

void TestServerFaults::aRestartedServerKeepsItsSettingsAndMutes()
{
    ServerStage stage;
    QVERIFY(stage.starts(onFreePort(60ms), FeedSpec{}));
    stage.call([](ServerWorker &server) { server.setHeartbeat(50ms); });
    stage.begin(1, faultOf(FaultKind::MuteHeartbeats));
    stage.begin(2, faultOf(FaultKind::RestartServer, 1ms));
    stage.call([](ServerWorker &server) { server.setFeed(ticker(20)); });
    RawPeer muted{stage.port};
    const auto connects = [&] {
        EventListener probe{stage};
        return QTest::qWaitFor([&] { return probe.peer().input().contains("retry:"); }, 50);
    };
    QTRY_VERIFY(connects());
    stage.call([](ServerWorker &server) { server.setFeed(FeedSpec{}); });
    EventListener quiet{stage};
    RawPeer poll{stage.port};
    poll.get("/poll?timeout=1");
    QTRY_VERIFY(quiet.peer().input().contains("heartbeat=0.05\n"));
    QVERIFY(poll.awaitResponse());
    QCOMPARE(quiet.peer().input().count("\n: heartbeat\n"), 0);
    stage.end(1, faultOf(FaultKind::MuteHeartbeats));
    QTRY_VERIFY(quiet.peer().input().count("\n: heartbeat\n") > 2);
}

void TestServerFaults::aServerThatIsAwayCanBeStoppedAndReplaced()
{
    ServerStage stage;
    QVERIFY(stage.starts(onFreePort(), ticker(100)));
    stage.begin(1, faultOf(FaultKind::RestartServer, 1h));
    stage.call([](ServerWorker &server) { server.stop(); });
    QTRY_COMPARE(stage.stopped, 1);
    QVERIFY(stage.starts(onFreePort(), ticker(100)));
    stage.begin(1, faultOf(FaultKind::RestartServer, 1h));
    QVERIFY(stage.starts(onFreePort(), ticker(100)));
    QTRY_COMPARE(stage.stopped, 2);
    EventListener listener{stage};
    QVERIFY(listener.hears(10));
    stage.begin(1, faultOf(FaultKind::RestartServer, 1h)); // and it ends while it is away
}

void TestServerFaults::aTakenPortIsTold()
{
    ServerStage stage;
    QVERIFY(stage.starts(onFreePort(), ticker(100)));
    EventListener before{stage};
    QVERIFY(before.hears(2));
    stage.begin(1, faultOf(FaultKind::RestartServer, 300ms));
    QTRY_VERIFY(before.peer().isClosed());
    QTcpServer occupant;
    QVERIFY(occupant.listen(QHostAddress{QHostAddress::LocalHost}, stage.port));
    QTRY_COMPARE(stage.error, "port-busy");
    QCOMPARE(stage.stopped, 1);
}

void TestServerFaults::mutesAreCounted()
{
    ServerStage stage;
    QVERIFY(stage.starts(onFreePort(40ms), FeedSpec{}));
    const Fault mute = faultOf(FaultKind::MuteHeartbeats);
    const Fault withhold = faultOf(FaultKind::WithholdPongs);
    for (const int id : {1, 2}) {
        stage.begin(id, mute);
        stage.begin(id + 10, withhold);
    }
    stage.end(1, mute);
    stage.end(11, withhold);
    QVERIFY(stage.answers());
    RawWebSocket socket{stage.port};
    EventListener listener{stage};
    RawPeer poll{stage.port};
    poll.get("/poll?timeout=1");
    QTRY_COMPARE(socket.messages().size(), 1U);
    socket.send(WebSocketOpcode::Ping, "one");
    QVERIFY(poll.awaitResponse());
    QCOMPARE(socket.messages().size(), 1U);
    QCOMPARE(listener.peer().input().count("\n: heartbeat\n"), 0);
    stage.end(2, mute);
    stage.end(12, withhold);
    QVERIFY(stage.answers());
    socket.send(WebSocketOpcode::Ping, "two");
    QTRY_VERIFY(std::ranges::any_of(socket.messages(), [](const auto &m) { return m.kind == WebSocketOpcode::Pong; }));
    QTRY_VERIFY(listener.peer().input().count("\n: heartbeat\n") > 0);
}

void TestServerFaults::theHistoryIsForgotten()
{
    ServerStage stage;
    QVERIFY(stage.starts(onFreePort(), ticker(100)));
    EventListener listener{stage};
    QVERIFY(listener.hears(10));
    stage.begin(1, faultOf(FaultKind::ForgetHistory));
    QVERIFY(stage.answers());
    EventListener resumed{stage, "/events?after=" + listener.arrivals().front().id.toByteArray()};
    QVERIFY(resumed.hears(5));
    QVERIFY(resumed.peer().input().contains("\"reason\":\"expired\""));
    QVERIFY(listener.hears(5));
    QVERIFY(isContiguous(listener.arrivals()));
    QVERIFY(!listener.peer().input().contains("event: reset"));
}

QTEST_GUILESS_MAIN(TestServerFaults)
#include "tst_serverfaults.moc"
