// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/serverworker.h"

#include "protocol/envelope.h"
#include "protocol/serversentevents.h"
#include "support/rawpeer.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <vector>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 20'000; ///< milliseconds

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

/// A worker in a thread of its own, as a run has it.
class Stage : public QObject
{
public:
    Stage()
    {
        worker->moveToThread(&thread);
        connect(&thread, &QThread::finished, worker, &QObject::deleteLater);
        connect(worker, &ServerWorker::listening, this, [this](const QUrl &where) {
            port = static_cast<quint16>(where.port());
            ++listened;
        });
        connect(worker, &ServerWorker::listenFailed, this, [this](const Error &failed) { error = failed.code; });
        connect(worker, &ServerWorker::stopped, this, [this] { ++stopped; });
        thread.start();
    }

    ~Stage() override
    {
        worker->refusePauses();
        call([](ServerWorker &server) { server.finish(); });
        thread.wait();
    }

    template <typename Call>
    void call(Call what)
    {
        QMetaObject::invokeMethod(
            worker, [this, what] { what(*worker); }, Qt::QueuedConnection);
    }

    [[nodiscard]] bool starts(const ServerConfig &config, const FeedSpec &feed)
    {
        const int before = listened;
        call([config, feed](ServerWorker &server) { server.start(config, feed); });
        return QTest::qWaitFor([this, before] { return listened > before; }, patience);
    }

    void begin(int id, const Fault &fault)
    {
        call([id, fault](ServerWorker &server) { server.faultBegan(id, fault); });
    }
    void end(int id, const Fault &fault)
    {
        call([id, fault](ServerWorker &server) { server.faultEnded(id, fault); });
    }

    /// The server's thread has done all that was asked before.
    [[nodiscard]] bool answers(int within = patience)
    {
        const auto done = std::make_shared<std::atomic<bool>>(false);
        call([done](ServerWorker &) { *done = true; });
        return QTest::qWaitFor([done] { return done->load(); }, within);
    }

    std::atomic<quint64> published = 0;
    SteadyClock clock;
    QThread thread;
    ServerWorker *worker = new ServerWorker{clock, published};
    quint16 port = 0;
    int listened = 0;
    int stopped = 0;
    QByteArray error;
};

/// An event stream and when each event came.
class Listener
{
public:
    explicit Listener(Stage &stage, const QByteArray &target = "/events") : m_stage{stage}, m_peer{stage.port}
    {
        m_peer.get(target);
    }

    struct Arrival
    {
        Instant at;
        EventId id;
        Instant due;
    };

    [[nodiscard]] const std::vector<Arrival> &arrivals()
    {
        const QByteArray stream = m_peer.stream();
        const Instant now = m_stage.clock.now();
        const auto items = m_parser.feed(QByteArrayView{stream}.sliced(m_read));
        m_read = stream.size();
        for (const auto &item : items) {
            if (const auto *event = std::get_if<SseEvent>(&item)) {
                if (const auto envelope = parseEnvelope(event->data)) {
                    m_arrivals.push_back({now, envelope->id, fromMicroseconds(envelope->t)});
                }
            }
        }
        return m_arrivals;
    }

    [[nodiscard]] bool hears(std::size_t more)
    {
        const std::size_t before = arrivals().size();
        return QTest::qWaitFor([&] { return arrivals().size() >= before + more; }, patience);
    }

    /// Nothing has come for that long.
    [[nodiscard]] bool fallsSilent(std::chrono::milliseconds time)
    {
        return QTest::qWaitFor([&] { return !arrivals().empty() && m_stage.clock.now() - m_arrivals.back().at > time; },
                               patience);
    }

    [[nodiscard]] RawPeer &peer() { return m_peer; }

private:
    Stage &m_stage;
    RawPeer m_peer;
    SseParser m_parser;
    qsizetype m_read = 0;
    std::vector<Arrival> m_arrivals;
};

bool isContiguous(const std::vector<Listener::Arrival> &arrivals)
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
    return QTest::qWaitFor([&] { return socket.error() == QAbstractSocket::ConnectionRefusedError; }, patience);
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
    Stage stage;
    QVERIFY(stage.starts(onFreePort(), ticker(100)));
    Listener listener{stage};
    QVERIFY(listener.hears(20));
    stage.begin(1, faultOf(FaultKind::PauseServer, 0us, pause));
    QVERIFY(listener.fallsSilent(pause / 2));
    Listener late{stage}; // the kernel takes connections for a process that stands still
    QTRY_VERIFY(late.peer().socket().state() == QAbstractSocket::ConnectedState);
    QVERIFY(late.hears(1));
    QVERIFY(listener.hears(20));

    const auto &arrivals = listener.arrivals();
    QVERIFY(isContiguous(arrivals));
    const auto latency = [](const Listener::Arrival &arrival) { return arrival.at - arrival.due; };
    const auto worst = latency(*std::ranges::max_element(arrivals, {}, latency));
    QVERIFY2(worst > pause - 100ms, QByteArray::number(static_cast<qint64>(worst.count())).constData());
    QVERIFY2(worst < pause + 500ms, QByteArray::number(static_cast<qint64>(worst.count())).constData());
    QVERIFY(std::ranges::adjacent_find(arrivals, [](const auto &a, const auto &b) { return b.due - a.due > 11ms; })
            == arrivals.end());
}

void TestServerFaults::aPauseEndsWhenItIsResumed()
{
    Stage stage;
    QVERIFY(stage.starts(onFreePort(), ticker(100)));
    Listener listener{stage};
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
    Stage stage;
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
    Stage stage;
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
    Stage stage;
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
        Stage stage;
        QVERIFY(stage.starts(onFreePort(), ticker(100)));
        Listener listener{stage};
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
    Stage stage;
    QVERIFY(stage.starts(onFreePort(), ticker(100)));
    Listener before{stage};
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
            Listener probe{stage};
            return QTest::qWaitFor([&] { return probe.peer().input().contains("retry:"); }, 50);
        },
        patience));
    QVERIFY(stage.clock.now() - began >= absence);
    Listener after{stage, "/events?after=" + before.arrivals().back().id.toByteArray()};
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
    Stage stage;
    QVERIFY(stage.starts(onFreePort(), ticker(100)));
    Listener before{stage};
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
    QTRY_VERIFY_WITH_TIMEOUT(isBack(), patience);
    const auto absence = stage.clock.now() - began;
    QVERIFY(absence >= 1s && absence < 2s);
}

void TestServerFaults::aRestartedServerKeepsItsSettingsAndMutes()
{
    Stage stage;
    QVERIFY(stage.starts(onFreePort(60ms), FeedSpec{}));
    stage.call([](ServerWorker &server) { server.setHeartbeat(50ms); });
    stage.begin(1, faultOf(FaultKind::MuteHeartbeats));
    stage.begin(2, faultOf(FaultKind::RestartServer, 1ms));
    stage.call([](ServerWorker &server) { server.setFeed(ticker(20)); });
    RawPeer muted{stage.port};
    const auto connects = [&] {
        Listener probe{stage};
        return QTest::qWaitFor([&] { return probe.peer().input().contains("retry:"); }, 50);
    };
    QTRY_VERIFY(connects());
    stage.call([](ServerWorker &server) { server.setFeed(FeedSpec{}); });
    Listener quiet{stage};
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
    Stage stage;
    QVERIFY(stage.starts(onFreePort(), ticker(100)));
    stage.begin(1, faultOf(FaultKind::RestartServer, 1h));
    stage.call([](ServerWorker &server) { server.stop(); });
    QTRY_COMPARE(stage.stopped, 1);
    QVERIFY(stage.starts(onFreePort(), ticker(100)));
    stage.begin(1, faultOf(FaultKind::RestartServer, 1h));
    QVERIFY(stage.starts(onFreePort(), ticker(100)));
    QTRY_COMPARE(stage.stopped, 2);
    Listener listener{stage};
    QVERIFY(listener.hears(10));
    stage.begin(1, faultOf(FaultKind::RestartServer, 1h)); // and it ends while it is away
}

void TestServerFaults::aTakenPortIsTold()
{
    Stage stage;
    QVERIFY(stage.starts(onFreePort(), ticker(100)));
    Listener before{stage};
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
    Stage stage;
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
    Listener listener{stage};
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
    Stage stage;
    QVERIFY(stage.starts(onFreePort(), ticker(100)));
    Listener listener{stage};
    QVERIFY(listener.hears(10));
    stage.begin(1, faultOf(FaultKind::ForgetHistory));
    QVERIFY(stage.answers());
    Listener resumed{stage, "/events?after=" + listener.arrivals().front().id.toByteArray()};
    QVERIFY(resumed.hears(5));
    QVERIFY(resumed.peer().input().contains("\"reason\":\"expired\""));
    QVERIFY(listener.hears(5));
    QVERIFY(isContiguous(listener.arrivals()));
    QVERIFY(!listener.peer().input().contains("event: reset"));
}

QTEST_GUILESS_MAIN(TestServerFaults)
#include "tst_serverfaults.moc"
