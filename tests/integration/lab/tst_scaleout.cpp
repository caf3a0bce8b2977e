// SPDX-License-Identifier: GPL-3.0-or-later
// Nodes that share a log over a real redis-server (Debian: redis-server).
#include "integration/lab/experimentbench.h"
#include "lab/nodeset.h"
#include "lab/redisprocess.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>

#include <map>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

constexpr int startPatience = 30'000; ///< milliseconds

/// What Redis answers to a line, after it was told the password.
QByteArray answerOf(const RedisProcess &redis, const QByteArray &line)
{
    QTcpSocket socket;
    socket.connectToHost(redis.address().host, redis.address().port);
    if (!socket.waitForConnected(startPatience)) {
        return {};
    }
    socket.write("AUTH " + redis.address().password + "\r\n" + line + "\r\n");
    QByteArray answer;
    while (answer.count('\n') < 2 && socket.waitForReadyRead(startPatience)) {
        answer += socket.readAll();
    }
    return answer.mid(answer.indexOf('\n') + 1).trimmed();
}

bool starts(RedisProcess &redis, bool keepData = true)
{
    QSignalSpy started{&redis, &RedisProcess::started};
    redis.start(keepData);
    return started.wait(startPatience);
}

/// The shipped one; its times are those of a teacher.
Experiment shipped()
{
    return shippedExperiment(QStringLiteral("scale-out")).value();
}

/// As the shipped one, in half of its time, and with bounds for a busy machine.
Experiment shortened()
{
    const std::map<std::chrono::milliseconds, std::chrono::milliseconds> places{{4s, 1s},  {7s, 3s},   {8s, 3s},
                                                                                {10s, 4s}, {18s, 12s}, {20s, 12500ms}};
    Experiment experiment = shipped();
    experiment.duration = 20s;
    experiment.timeline.clear();
    const auto at = [&experiment](std::chrono::milliseconds time, auto what) {
        experiment.timeline.push_back({time, what, {}});
    };
    at(1s, action::StopNode{0});
    at(2500ms, action::StartNode{0});
    at(3s, action::StopRedis{});
    at(4s, action::StartRedis{true});
    at(12s, action::StopRedis{}); // some seconds after it was back nothing was appended yet
    at(12500ms, action::StartRedis{false});
    for (Expectation &expectation : experiment.expectations) {
        FigureQuery &query = expectation.figure;
        for (auto *border : {&query.from, &query.to}) {
            if (*border) {
                *border = places.at(**border);
            }
        }
        if (query.figure == Figure::Delivered || query.figure == Figure::ServerRefused) {
            expectation.low = 1;
        }
    }
    return experiment;
}

} // namespace

class TestScaleOut : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void aRedisOfItsOwn();
    void aRedisKeepsItsData_data();
    void aRedisKeepsItsData();
    void aTakenPortIsLeft();
    void anEventIsToldOnce();
    void theShippedOneShortened();
    void byHandThePlanIsLeft();
    void nodesAreTold();
    void stoppedWhileRedisStarts();
};

void TestScaleOut::initTestCase()
{
    RedisProcess redis;
    QVERIFY2(starts(redis), "these tests need a redis-server: apt install redis-server");
}

void TestScaleOut::aRedisOfItsOwn()
{
    quint16 port = 0;
    {
        RedisProcess redis;
        QVERIFY(starts(redis));
        QCOMPARE(redis.state(), RedisProcess::State::Up);
        port = redis.address().port;
        QCOMPARE(answerOf(redis, "PING"), QByteArray{"+PONG"});
        QTcpSocket stranger;
        stranger.connectToHost(QHostAddress{QHostAddress::LocalHost}, port);
        QVERIFY(stranger.waitForConnected(startPatience));
        stranger.write("PING\r\n");
        QVERIFY(stranger.waitForReadyRead(startPatience));
        QVERIFY(stranger.readAll().startsWith("-NOAUTH"));
        redis.kill();
        QCOMPARE(redis.state(), RedisProcess::State::Down);
        QVERIFY(starts(redis));
        QCOMPARE(redis.address().port, port);
    }
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost, port)); // it is gone with its object
}

void TestScaleOut::aRedisKeepsItsData_data()
{
    QTest::addColumn<bool>("keep");
    QTest::newRow("kept") << true;
    QTest::newRow("empty") << false;
}

void TestScaleOut::aRedisKeepsItsData()
{
    QFETCH(const bool, keep);
    RedisProcess redis;
    QVERIFY(starts(redis));
    QCOMPARE(answerOf(redis, "INCRBY acknowledged 41"), QByteArray{":41"});
    redis.kill();
    QVERIFY(starts(redis, keep));
    QCOMPARE(answerOf(redis, "INCR acknowledged"), QByteArray{keep ? ":42" : ":1"});
}

void TestScaleOut::aTakenPortIsLeft()
{
    RedisProcess redis;
    QVERIFY(starts(redis));
    const quint16 port = redis.address().port;
    redis.kill();
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, port));
    QSignalSpy failed{&redis, &RedisProcess::failed};
    redis.start();
    QVERIFY(failed.wait(startPatience)); // its servers know it at this port alone
    const auto error = failed.front().front().value<Error>();
    QCOMPARE(error.code, QByteArray{"redis-failed"});
    QCOMPARE(redis.state(), RedisProcess::State::Down);
}

/// Of two nodes the other one is always a little behind, also when the counts begin anew.
void TestScaleOut::anEventIsToldOnce()
{
    RedisProcess redis;
    QVERIFY(starts(redis));
    const SteadyClock clock;
    QByteArrayList told;
    NodeSet *set = nullptr;
    NodeSet nodes{clock, [&](const Event &event) {
                      told.append(event.id.toByteArray());
                      set->forget();
                  }};
    set = &nodes;
    ServerConfig config;
    config.port = 0;
    config.redis = redis.address();
    QVERIFY(nodes.open(config, 2));
    QTRY_VERIFY_WITH_TIMEOUT(nodes.isAvailable(), startPatience);
    for (int i = 0; i < 3; ++i) {
        nodes.publish({"default", "message", clock.now(), {Payload::Kind::Text, "x"}});
    }
    const auto haveAll = [&] {
        return std::ranges::all_of(nodes.states(),
                                   [](const ClusterState::Node &node) { return node.newest.endsWith(":3"); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(haveAll(), startPatience);
    QCOMPARE(told.size(), 3);
    QCOMPARE(QSet<QByteArray>(told.begin(), told.end()).size(), 3);
    QCOMPARE(nodes.totals().published, 0); // forgotten with each
}

void TestScaleOut::theShippedOneShortened()
{
    ExperimentBench b;
    QVERIFY(b.carriesOut(shortened()));
    QVERIFY2(b.report->outcome.verdict == OutcomeVerdict::Met, b.seen().constData());
    QCOMPARE(b.actions.size(), std::size_t{6});
}

void TestScaleOut::byHandThePlanIsLeft()
{
    Experiment experiment = shipped();
    ExperimentBench b;
    QStringList done;
    b.begin(experiment);
    connect(b.present.get(), &ExperimentRun::actedByHand, this,
            [&done](const ExperimentAction &action) { done.append(action.says); });
    QSignalSpy began{b.present.get(), &ExperimentRun::began};
    QVERIFY(began.wait(startPatience));
    b.present->act({{}, action::StopNode{1}, QStringLiteral("stop B")});
    b.present->act({{}, action::StartNode{1}, QStringLiteral("start B")});
    QCOMPARE(done, (QStringList{QStringLiteral("stop B"), QStringLiteral("start B")}));
    QVERIFY(b.reaches(3500ms)); // the plan would have killed node A
    QVERIFY(b.actions.empty());
    b.present->stop();
    QVERIFY(b.hasEnded());
    const Outcome &outcome = b.report->outcome;
    QCOMPARE(outcome.verdict, OutcomeVerdict::Void);
    QVERIFY(outcome.results.empty());
    QVERIFY2(outcome.sentence.contains(QStringLiteral("0 lost, 0 duplicates, 0 resets")), qPrintable(outcome.sentence));
    QCOMPARE(b.report->experiment.timeline.size(), std::size_t{2});
    QCOMPARE(b.report->experiment.timeline.back().says, QStringLiteral("start B"));
}

void TestScaleOut::nodesAreTold()
{
    LiveRun run;
    ClusterState state;
    QUrl listening;
    connect(&run, &LiveRun::clusterChanged, this, [&state](const ClusterState &now) { state = now; });
    connect(&run, &LiveRun::listening, this, [&listening](const QUrl &url) { listening = url; });
    ServerConfig config;
    config.port = 0;
    FeedSpec feed = FeedSpec::parse(QStringLiteral("ticker")).value();
    feed.rate = 50;
    run.startServer(config, feed, {2, true});
    QTRY_VERIFY_WITH_TIMEOUT(state.nodes.size() == 2 && !state.isDegraded(), startPatience);
    QVERIFY(listening.isValid());
    QCOMPARE(state.redis, ClusterState::Redis::Up);
    QTRY_VERIFY_WITH_TIMEOUT(!state.nodes[0].newest.isEmpty() && !state.nodes[1].newest.isEmpty(), startPatience);
    const auto epoch = [&state](std::size_t node) { return state.nodes[node].newest.split(':').constFirst(); };
    QCOMPARE(epoch(0), epoch(1)); // one log
    const QByteArray before = epoch(0);

    run.stopNode(0);
    QTRY_VERIFY_WITH_TIMEOUT(!state.nodes[0].running && state.nodes[1].running, startPatience);
    run.startNode(0);
    QTRY_VERIFY_WITH_TIMEOUT(state.nodes[0].running && state.nodes[0].available, startPatience);

    run.stopRedis();
    QTRY_VERIFY_WITH_TIMEOUT(state.redis == ClusterState::Redis::Down && state.isDegraded() && state.refused > 0,
                             startPatience);
    run.startRedis(true);
    QTRY_VERIFY_WITH_TIMEOUT(state.redis == ClusterState::Redis::Up && !state.isDegraded(), startPatience);
    QCOMPARE(epoch(0), before);

    run.stopRedis();
    QTRY_VERIFY_WITH_TIMEOUT(state.isDegraded(), startPatience);
    run.startRedis(false);
    QTRY_VERIFY_WITH_TIMEOUT(!state.isDegraded() && epoch(0) == epoch(1) && epoch(0) != before
                                 && !state.nodes[0].newest.isEmpty(),
                             startPatience);
    QSignalSpy stopped{&run, &LiveRun::serverStopped};
    run.stopServer();
    QVERIFY(stopped.wait(startPatience));
    QTRY_VERIFY(state.nodes.empty());
}

void TestScaleOut::stoppedWhileRedisStarts()
{
    ExperimentBench b;
    b.begin(shipped());
    b.present->stop();
    QVERIFY(QTest::qWaitFor([&b] { return b.error.has_value(); }, startPatience));
    QCOMPARE(b.error->code, QByteArray{"stopped"});
    QVERIFY(b.carriesOut([] { // and the run can be used again
        Experiment experiment = shipped();
        experiment.duration = 500ms;
        experiment.timeline.clear();
        experiment.expectations.clear();
        return experiment;
    }()));
}

QTEST_GUILESS_MAIN(TestScaleOut)
#include "tst_scaleout.moc"
