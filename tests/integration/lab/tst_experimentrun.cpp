// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/lab/experimentbench.h"

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

const QString one = QStringLiteral("one");
const QString two = QStringLiteral("two");
const QString all;

} // namespace

// NOLINTNEXTLINE(cppcoreguidelines-macro-usage): it returns from the test
#define QVERIFY_MET(bench) QVERIFY2((bench).report->outcome.verdict == OutcomeVerdict::Met, (bench).seen().constData())

class TestExperimentRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<std::chrono::milliseconds>(); }

    void everyTransportGetsABurst_data();
    void everyTransportGetsABurst();
    void theFiguresOfAQuietRun();
    void windowsDivideTheRun();
    void oneOfTwoGetsTheFault();
    void connectAndDisconnect();
    void rateAndHeartbeat();
    void publishedTextAndJson();
    void nothingPublishedIsForgotten();
    void aRestartedServerBeginsANewEpoch();
    void whoDoesNotResumeMissesEvents_data();
    void whoDoesNotResumeMissesEvents();
    void eventsOnlyTakesSilenceForDeath();
    void whoNeverDoubtsStays();
    void binaryAndRaw();
    void aRefusalFailsForGood();
    void twoPollersInOneLedger();
    void aPoolLetsTheSeventhWait();
    void aSlowConsumerIsDisconnected();
    void stopsEarly();
    void whatIsOnItsWayWhenStoppedIsNotLost();
    void twoInARowAreTheSame();
    void tooManyFilesAreToldBefore();
    void whatIsNotMetIsSaid();
    void aStormIsFlatterWithJitter();
};

void TestExperimentRun::everyTransportGetsABurst_data()
{
    QTest::addColumn<Transport>("transport");
    for (const Transport transport : allTransports) {
        QTest::newRow(toName(transport).constData()) << transport;
    }
}

void TestExperimentRun::everyTransportGetsABurst()
{
    QFETCH(Transport, transport);
    ExperimentMaker experiment{1500ms};
    experiment.client(one, transport).count = 2;
    experiment.at(900ms, action::Burst{30, 200, false});
    experiment.exactly(Figure::Delivered, one, 60);
    experiment.exactly(Figure::Lost, one, 0);
    experiment.exactly(Figure::ServerPublished, all, 30);
    experiment.expect(Figure::PayloadBytesPerEvent, one, 200, 200);
    experiment.expect(Figure::WireBytesPerEvent, one, 200, 1200);
    experiment.expect(Figure::LatencyMax, one, 1, 900'000);
    ExperimentBench b;
    QVERIFY(b.carriesOut(experiment));
    QVERIFY_MET(b);
    QCOMPARE(b.actions, std::vector<int>{0});
    QCOMPARE(b.clients, 2);
    const Outcome &outcome = b.report->outcome;
    QCOMPARE(outcome.groups.size(), std::size_t{1});
    QCOMPARE(outcome.groups.front().clients, 2);
    QCOMPARE(outcome.groups.front().deliveries.onTime, quint64{60});
    QCOMPARE(outcome.deliveries->rows().size(), std::size_t{2});
    QCOMPARE(outcome.deliveries->rows().back().name, QStringLiteral("one 2"));
    QCOMPARE(outcome.deliveries->columns().size(), std::size_t{30});
    QCOMPARE(outcome.deliveries->cell(1, 29).state, Delivery::OnTime);
}

void TestExperimentRun::theFiguresOfAQuietRun()
{
    ExperimentMaker experiment{1600ms};
    experiment.feed = {QStringLiteral("ticker"), 50, 0};
    experiment.server.heartbeat = 200ms;
    experiment.client(one);
    experiment.client(two, Transport::ShortPoll);
    experiment.exactly(Figure::Duplicates, all, 0);
    experiment.exactly(Figure::OutOfOrder, all, 0);
    experiment.exactly(Figure::Gaps, all, 0);
    experiment.exactly(Figure::Resets, all, 0);
    experiment.exactly(Figure::Reconnects, all, 0);
    experiment.exactly(Figure::Attempts, all, 2);
    experiment.exactly(Figure::Replayed, all, 0);
    experiment.exactly(Figure::Late, all, 0);
    experiment.exactly(Figure::OpenAtEnd, all, 2);
    experiment.exactly(Figure::EverOpen, all, 2);
    experiment.exactly(Figure::FailedAtEnd, all, 0);
    experiment.exactly(Figure::CloseCode, all, 0);
    experiment.exactly(Figure::StaleTime, one, 0);
    experiment.exactly(Figure::BackoffTime, all, 0);
    experiment.expect(Figure::NotOpenTime, one, 100, 1'000'000);
    experiment.exactly(Figure::PeakConnects, all, 2);
    experiment.expect(Figure::ConnectP50, one, 100, 1'000'000);
    experiment.expect(Figure::RoundTripP50, two, 50, 500'000);
    experiment.expect(Figure::RoundTripMax, two, 50, 1'000'000);
    experiment.expect(Figure::LatencyP90, two, 10'000, 400'000); // half the interval and more
    experiment.expect(Figure::WireBytesIn, one, 1000, {});
    experiment.expect(Figure::WireBytesOut, two, 500, {});
    experiment.expect(Figure::ServerQueuePeak, all, 0, 100'000);
    experiment.exactly(Figure::ServerSlowDisconnects, all, 0);
    experiment.exactly(Figure::ServerDroppedEvents, all, 0);
    experiment.expect(Figure::ServerConnections, all, 1, 4);
    Expectation &upgrade = experiment.exactly(Figure::WireCount, one, 1);
    upgrade.figure.text = QByteArrayLiteral("Upgrade: websocket");
    upgrade.figure.up = true;
    Expectation &polls = experiment.expect(Figure::WireCount, two, 5, 40);
    polls.figure.text = QByteArrayLiteral("GET /poll");
    ExperimentBench b;
    QVERIFY(b.carriesOut(experiment));
    QVERIFY_MET(b);
    const std::size_t expected = b.report->outcome.results.size();
    QVERIFY(b.report->outcome.sentence.startsWith(QStringLiteral("%1 of %1 expectations met").arg(expected)));
    // Polls wait between: their round trip has no figure for the WebSocket.
    QCOMPARE(b.report->outcome.groups.front().roundTrip.n, qint64{0});
}

void TestExperimentRun::windowsDivideTheRun()
{
    ExperimentMaker experiment{2000ms};
    experiment.client(one);
    experiment.at(600ms, action::Burst{10, 100, false});
    experiment.at(1200ms, action::Burst{20, 100, false});
    experiment.at(1700ms, action::Burst{30, 100, false});
    const auto window = [&](std::optional<std::chrono::milliseconds> from, std::optional<std::chrono::milliseconds> to,
                            double events) {
        Expectation &part = experiment.exactly(Figure::Delivered, one, events);
        part.figure.from = from;
        part.figure.to = to;
    };
    window({}, 900ms, 10);
    window(900ms, 1500ms, 20);
    window(1500ms, {}, 30);
    window(0ms, 2000ms, 60);
    Expectation &none = experiment.exactly(Figure::LatencyP50, one, 0);
    none.figure.from = 900ms;
    none.figure.to = 1100ms;
    ExperimentBench b;
    QVERIFY(b.carriesOut(experiment));
    for (std::size_t i = 0; i < 4; ++i) {
        QVERIFY2(b.report->outcome.results[i].met, b.seen().constData());
    }
    QVERIFY(!b.report->outcome.results[4].value); // no sample is no figure
}

void TestExperimentRun::oneOfTwoGetsTheFault()
{
    ExperimentMaker experiment{2200ms};
    experiment.feed = {QStringLiteral("ticker"), 50, 0};
    experiment.lateAfter = 250ms;
    experiment.client(one).count = 2;
    experiment.client(two);
    experiment.fault(500ms, QStringLiteral("delay:300ms"), one);
    experiment.at(1200ms, action::ClearFaults{});
    experiment.expect(Figure::LatencyMax, one, 300'000, 700'000);
    experiment.expect(Figure::LatencyMax, two, 0, 200'000);
    Expectation &worse = experiment.expect(Figure::LatencyMax, one, 2, {});
    worse.times = FigureQuery{Figure::LatencyMax, two, {}, {}, {}, {}};
    experiment.expect(Figure::Late, one, 30, 90);
    experiment.exactly(Figure::Late, two, 0);
    Expectation &after = experiment.expect(Figure::LatencyMax, one, 0, 200'000);
    after.figure.from = 1700ms;
    ExperimentBench b;
    QVERIFY(b.carriesOut(experiment));
    QVERIFY_MET(b);
}

void TestExperimentRun::connectAndDisconnect()
{
    ExperimentMaker experiment{2000ms};
    experiment.client(one).connected = false;
    experiment.client(two, Transport::Sse);
    experiment.at(300ms, action::Burst{5, 100, false}); // before it is there
    experiment.at(500ms, action::Connect{one});
    experiment.at(1000ms, action::Burst{7, 100, false});
    experiment.at(1400ms, action::Disconnect{one});
    experiment.at(1700ms, action::Burst{11, 100, false}); // after it has gone
    experiment.exactly(Figure::Delivered, one, 7);
    experiment.exactly(Figure::Delivered, two, 23);
    experiment.exactly(Figure::Lost, all, 0);
    experiment.exactly(Figure::OpenAtEnd, one, 0);
    experiment.exactly(Figure::CloseCode, one, 1000);
    ExperimentBench b;
    QVERIFY(b.carriesOut(experiment));
    QVERIFY_MET(b);
    QCOMPARE(b.report->outcome.groups.front().deliveries.notDue, quint64{16});
}

void TestExperimentRun::rateAndHeartbeat()
{
    ExperimentMaker experiment{2400ms};
    experiment.feed = {QStringLiteral("ticker"), 1, 0};
    experiment.server.heartbeat = 10s;
    experiment.client(one, Transport::Sse);
    experiment.client(two, Transport::Sse).connected = false;
    experiment.at(200ms, action::Heartbeat{200ms});
    experiment.at(400ms, action::Connect{two});
    experiment.at(1400ms, action::Rate{100});
    experiment.expect(Figure::Heartbeats, two, 2, 12);
    Expectation &slow = experiment.expect(Figure::Delivered, one, 0, 3);
    slow.figure.to = 1400ms;
    Expectation &fast = experiment.expect(Figure::Delivered, one, 60, 110);
    fast.figure.from = 1400ms;
    ExperimentBench b;
    QVERIFY(b.carriesOut(experiment));
    QVERIFY_MET(b);
}

void TestExperimentRun::publishedTextAndJson()
{
    ExperimentMaker experiment{1200ms};
    experiment.client(one, Transport::Sse);
    experiment.at(500ms, action::Publish{QByteArrayLiteral("note"), QStringLiteral("hello world")});
    experiment.at(600ms, action::Publish{QByteArrayLiteral("note"), QJsonValue{42}});
    experiment.exactly(Figure::Delivered, one, 2);
    Expectation &type = experiment.exactly(Figure::WireCount, one, 2);
    type.figure.text = QByteArrayLiteral("event: note");
    type.figure.up = false;
    Expectation &text = experiment.exactly(Figure::WireCount, one, 1);
    text.figure.text = QByteArrayLiteral("\"data\":\"hello world\"");
    Expectation &number = experiment.exactly(Figure::WireCount, all, 1);
    number.figure.text = QByteArrayLiteral("\"data\":42");
    ExperimentBench b;
    QVERIFY(b.carriesOut(experiment));
    QVERIFY_MET(b);
}

/// The server's thread publishes the first event at once, while that of the clients still clears up what was before.
void TestExperimentRun::nothingPublishedIsForgotten()
{
    ExperimentMaker experiment{100ms};
    experiment.feed = {QStringLiteral("ticker"), 2000, 0};
    experiment.client(one);
    experiment.expect(Figure::ServerPublished, all, 1, {});
    ExperimentBench b;
    for (int i = 0; i < 30; ++i) {
        QVERIFY(b.carriesOut(experiment));
        QVERIFY_MET(b);
        const auto &columns = b.report->outcome.deliveries->columns();
        QCOMPARE(columns.front().sequence, quint64{1});
        QCOMPARE(columns.size(), static_cast<std::size_t>(b.value(0)));
    }
}

void TestExperimentRun::aRestartedServerBeginsANewEpoch()
{
    ExperimentMaker experiment{2600ms};
    experiment.feed = {QStringLiteral("ticker"), 50, 0};
    experiment.client(one, Transport::Sse).backoffCap = 50ms;
    experiment.client(two).backoffCap = 50ms;
    experiment.fault(700ms, QStringLiteral("restart-server:200ms"));
    experiment.expect(Figure::Resets, two, 1, {});
    experiment.exactly(Figure::Reconnects, two, 1);
    experiment.expect(Figure::ServerPublished, all, 90, 130);
    experiment.exactly(Figure::OpenAtEnd, two, 1);
    experiment.expect(Figure::BackoffTime, two, 1, 1'500'000);
    experiment.exactly(Figure::CloseCode, two, 1006);
    ExperimentBench b;
    QVERIFY(b.carriesOut(experiment));
    QVERIFY_MET(b);
    const DeliveryMatrix &matrix = *b.report->outcome.deliveries;
    QCOMPARE(std::ranges::count(matrix.columns(), quint64{1}, &DeliveryMatrix::Column::sequence), 2);
    QCOMPARE(matrix.columns().size(), static_cast<std::size_t>(b.value(2)));
    QVERIFY(!b.report->outcome.groups[1].backoffDelays.empty());
}

void TestExperimentRun::whoDoesNotResumeMissesEvents_data()
{
    QTest::addColumn<Transport>("transport");
    QTest::newRow("sse") << Transport::Sse;
    QTest::newRow("ws") << Transport::WebSocket;
}

void TestExperimentRun::whoDoesNotResumeMissesEvents()
{
    QFETCH(Transport, transport);
    ExperimentMaker experiment{3400ms};
    experiment.feed = {QStringLiteral("ticker"), 50, 0};
    experiment.client(one, transport);
    experiment.client(two, transport).resumes = false;
    experiment.fault(600ms, QStringLiteral("refuse,for=500ms"));
    experiment.fault(600ms, QStringLiteral("rst"));
    experiment.exactly(Figure::Lost, one, 0);
    experiment.expect(Figure::Replayed, one, 10, {});
    experiment.expect(Figure::Lost, two, 10, {});
    experiment.exactly(Figure::Gaps, two, 1);
    experiment.exactly(Figure::Replayed, two, 0);
    Expectation &before = experiment.exactly(Figure::Lost, two, 0);
    before.figure.to = 500ms;
    Expectation &after = experiment.exactly(Figure::Lost, two, 0);
    after.figure.from = 2900ms;
    ExperimentBench b;
    QVERIFY(b.carriesOut(experiment));
    QVERIFY_MET(b);
}

void TestExperimentRun::eventsOnlyTakesSilenceForDeath()
{
    ExperimentMaker experiment{2000ms};
    experiment.server.heartbeat = 100ms;
    experiment.client(one, Transport::Sse);
    ExperimentClient &page = experiment.client(two, Transport::Sse);
    page.watch = ClientWatch::EventsOnly;
    page.patience = 500ms;
    experiment.exactly(Figure::Reconnects, one, 0);
    experiment.expect(Figure::Reconnects, two, 1, 4);
    experiment.expect(Figure::Heartbeats, two, 3, {});
    ExperimentBench b;
    QVERIFY(b.carriesOut(experiment));
    QVERIFY_MET(b);
}

void TestExperimentRun::whoNeverDoubtsStays()
{
    ExperimentMaker experiment{2200ms};
    experiment.feed = {QStringLiteral("ticker"), 50, 0};
    experiment.server.heartbeat = 200ms;
    experiment.client(one);
    experiment.client(two).watch = ClientWatch::None;
    experiment.fault(600ms, QStringLiteral("blackhole"));
    experiment.expect(Figure::StaleTime, one, 50'000, {});
    experiment.exactly(Figure::OpenAtEnd, one, 0);
    experiment.exactly(Figure::StaleTime, two, 0);
    experiment.exactly(Figure::OpenAtEnd, two, 1);
    experiment.exactly(Figure::NotOpenTime, two, 0).low = 1;
    experiment.expectations.back().high = 500'000;
    experiment.expect(Figure::Lost, two, 50, {});
    ExperimentBench b;
    QVERIFY(b.carriesOut(experiment));
    QVERIFY_MET(b);
}

void TestExperimentRun::binaryAndRaw()
{
    ExperimentMaker experiment{1400ms};
    experiment.client(one).binary = true;
    experiment.client(two).raw = true;
    experiment.client(QStringLiteral("three"));
    experiment.client(QStringLiteral("four"), Transport::Sse).raw = true;
    experiment.at(700ms, action::Burst{10, 3000, true});
    experiment.exactly(Figure::Delivered, one, 10);
    experiment.exactly(Figure::PayloadBytesPerEvent, one, 3000);
    experiment.expect(Figure::WireBytesIn, one, 30'000, 34'000);
    experiment.exactly(Figure::Lost, one, 0);
    experiment.exactly(Figure::Delivered, two, 10);
    experiment.exactly(Figure::Lost, two, 0);
    experiment.exactly(Figure::Delivered, QStringLiteral("three"), 10);
    experiment.expect(Figure::WireBytesIn, QStringLiteral("three"), 40'000, 44'000);
    experiment.exactly(Figure::Delivered, QStringLiteral("four"), 10);
    ExperimentBench b;
    QVERIFY(b.carriesOut(experiment));
    QVERIFY_MET(b);
}

void TestExperimentRun::aRefusalFailsForGood()
{
    ExperimentMaker experiment{1000ms};
    experiment.server.token = QByteArrayLiteral("a-long-secret-token");
    experiment.client(one).token = QByteArrayLiteral("a-long-secret-token");
    experiment.client(two);
    ExperimentClient &evil = experiment.client(QStringLiteral("evil"));
    evil.token = QByteArrayLiteral("a-long-secret-token");
    evil.headers = {{QByteArrayLiteral("Origin"), QByteArrayLiteral("http://evil.example")}};
    experiment.exactly(Figure::OpenAtEnd, one, 1);
    experiment.exactly(Figure::FailedAtEnd, two, 1);
    experiment.exactly(Figure::CloseCode, two, 401);
    experiment.exactly(Figure::CloseCode, QStringLiteral("evil"), 403);
    experiment.exactly(Figure::EverOpen, all, 1);
    ExperimentBench b;
    QVERIFY(b.carriesOut(experiment));
    QVERIFY_MET(b);
}

void TestExperimentRun::twoPollersInOneLedger()
{
    ExperimentMaker experiment{1800ms};
    experiment.feed = {QStringLiteral("ticker"), 20, 0};
    experiment.client(one, Transport::ShortPoll).ledger = QStringLiteral("tab");
    experiment.client(two, Transport::ShortPoll).ledger = QStringLiteral("tab");
    experiment.expect(Figure::Duplicates, QStringLiteral("tab"), 10, {});
    experiment.exactly(Figure::Duplicates, one, 0);
    Expectation &events = experiment.expect(Figure::Delivered, QStringLiteral("tab"), 0.9, 1.1);
    events.times = FigureQuery{Figure::Delivered, one, {}, {}, {}, {}};
    experiment.exactly(Figure::Lost, QStringLiteral("tab"), 0);
    ExperimentBench b;
    QVERIFY(b.carriesOut(experiment));
    QVERIFY_MET(b);
}

void TestExperimentRun::aPoolLetsTheSeventhWait()
{
    ExperimentMaker experiment{2000ms};
    ExperimentClient &tabs = experiment.client(one, Transport::Sse);
    tabs.count = 3;
    tabs.pool = QStringLiteral("browser");
    tabs.poolLimit = 3;
    ExperimentClient &late = experiment.client(two, Transport::Sse);
    late.pool = QStringLiteral("browser");
    experiment.client(QStringLiteral("other"), Transport::Sse);
    experiment.at(500ms, action::Burst{4, 100, false});
    experiment.at(1000ms, action::Disconnect{one});
    experiment.at(1500ms, action::Burst{6, 100, false});
    Expectation &walled = experiment.exactly(Figure::Delivered, two, 0);
    walled.figure.to = 900ms;
    experiment.exactly(Figure::Delivered, two, 6);
    experiment.exactly(Figure::Attempts, two, 1);
    experiment.expect(Figure::NotOpenTime, two, 900'000, 1'400'000);
    experiment.exactly(Figure::Delivered, QStringLiteral("other"), 10);
    ExperimentBench b;
    QVERIFY(b.carriesOut(experiment));
    QVERIFY_MET(b);
}

void TestExperimentRun::aSlowConsumerIsDisconnected()
{
    ExperimentMaker experiment{2500ms};
    experiment.server.maxQueue = 100'000;
    experiment.client(one).count = 1;
    experiment.client(two);
    experiment.fault(300ms, QStringLiteral("slow-reader:10k"), one);
    for (int i = 0; i < 8; ++i) {
        experiment.at(500ms + i * 100ms, action::Burst{40, 50'000, false});
    }
    experiment.expect(Figure::ServerSlowDisconnects, all, 1, {});
    experiment.exactly(Figure::Delivered, two, 320);
    ExperimentBench b;
    QVERIFY(b.carriesOut(experiment));
    QVERIFY_MET(b);
}

void TestExperimentRun::stopsEarly()
{
    ExperimentMaker experiment{60s};
    experiment.feed = {QStringLiteral("ticker"), 50, 0};
    experiment.client(one);
    experiment.expect(Figure::Delivered, one, 1, {});
    Expectation &never = experiment.expect(Figure::Delivered, one, 1, {});
    never.figure.from = 50s;
    ExperimentBench b;
    b.begin(experiment);
    QVERIFY(b.reaches(500ms));
    b.present->stop();
    QVERIFY(b.hasEnded());
    QCOMPARE(b.report->outcome.verdict, OutcomeVerdict::Void);
    QVERIFY2(b.report->outcome.sentence.startsWith(QStringLiteral("Stopped after")), b.seen().constData());
    QVERIFY(b.value(0) > 0);
    QVERIFY(!b.report->outcome.results[1].value);
    QVERIFY(b.report->outcome.duration < 60s);
}

void TestExperimentRun::whatIsOnItsWayWhenStoppedIsNotLost()
{
    ExperimentMaker experiment{60s};
    experiment.feed = {QStringLiteral("ticker"), 50, 0};
    experiment.client(one);
    experiment.fault(0ms, QStringLiteral("delay:300ms"), one);
    experiment.exactly(Figure::Lost, one, 0);
    ExperimentBench b;
    b.begin(experiment);
    QVERIFY(b.reaches(1500ms));
    b.present->stop();
    QVERIFY(b.hasEnded());
    QCOMPARE(b.report->outcome.verdict, OutcomeVerdict::Void);
    QVERIFY2(b.value(0) == 0, b.seen().constData());
}

void TestExperimentRun::twoInARowAreTheSame()
{
    ExperimentMaker experiment{1500ms};
    experiment.seed = 7;
    experiment.client(one).count = 8;
    experiment.fault(400ms, QStringLiteral("rst,p=0.5"), one);
    experiment.at(1000ms, action::Burst{5, 100, false});
    experiment.exactly(Figure::Delivered, one, 40);
    experiment.expect(Figure::Reconnects, one, 1, 7);
    ExperimentBench b;
    QVERIFY(b.carriesOut(experiment));
    QVERIFY_MET(b);
    const double cut = b.value(1);
    auto first = b.report->outcome.groups.front().backoffDelays;
    std::ranges::sort(first);
    QVERIFY(b.carriesOut(experiment));
    QVERIFY_MET(b);
    QCOMPARE(b.value(1), cut);
    auto second = b.report->outcome.groups.front().backoffDelays;
    std::ranges::sort(second);
    QCOMPARE(second, first);
    QCOMPARE(b.report->outcome.deliveries->columns().size(), std::size_t{5});
}

void TestExperimentRun::tooManyFilesAreToldBefore()
{
    ExperimentMaker experiment{1000ms};
    experiment.client(one).count = 100'000'000;
    ExperimentBench b;
    QVERIFY(!b.carriesOut(experiment));
    QVERIFY(b.error);
    QCOMPARE(b.error->code, QByteArrayLiteral("too-many-files"));
}

void TestExperimentRun::whatIsNotMetIsSaid()
{
    ExperimentMaker experiment{600ms};
    experiment.client(one);
    experiment.exactly(Figure::OpenAtEnd, one, 1);
    experiment.exactly(Figure::Delivered, one, 3).says = QStringLiteral("Three come");
    experiment.exactly(Figure::Delivered, QStringLiteral("nobody"), 0);
    ExperimentBench b;
    QVERIFY(b.carriesOut(experiment));
    QCOMPARE(b.report->outcome.verdict, OutcomeVerdict::NotMet);
    QVERIFY2(b.report->outcome.sentence.startsWith(QStringLiteral("1 of 3 expectations met; not met: Three come")),
             b.seen().constData());
    QVERIFY(!b.report->outcome.results[2].value);
}

void TestExperimentRun::aStormIsFlatterWithJitter()
{
    constexpr int crowd = 300;
    ExperimentMaker experiment{14s};
    for (const bool jitter : {true, false}) {
        ExperimentClient &clients = experiment.client(jitter ? one : two);
        clients.count = crowd;
        clients.jitter = jitter;
        clients.backoffBase = 8s;
        clients.backoffCap = 60s;
    }
    experiment.fault(4s, QStringLiteral("rst"));
    for (const QString &name : {one, two}) {
        experiment.exactly(Figure::Reconnects, name, crowd);
        Expectation &peak = experiment.expect(Figure::PeakConnects, name, 1, crowd);
        peak.figure.from = 4s;
    }
    Expectation &flatter = experiment.expect(Figure::PeakConnects, one, {}, 0.25);
    flatter.figure.from = 4s;
    flatter.times = FigureQuery{Figure::PeakConnects, two, 4s, {}, {}, {}};
    ExperimentBench b;
    QVERIFY(b.carriesOut(experiment));
    QVERIFY_MET(b);
    QCOMPARE(b.report->outcome.groups.front().backoffDelays.size(), std::size_t{crowd});
    QVERIFY(std::ranges::all_of(b.report->outcome.groups[1].backoffDelays,
                                [](std::chrono::milliseconds delay) { return delay == 8s; }));
    qInfo("peaks with and without jitter: %g and %g", b.value(1), b.value(3));
}

QTEST_GUILESS_MAIN(TestExperimentRun)
#include "tst_experimentrun.moc"
