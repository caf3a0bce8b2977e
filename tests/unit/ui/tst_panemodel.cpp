// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/clientsentence.h"
#include "models/causetext.h"
#include "models/latencydistribution.h"
#include "models/panemodel.h"
#include "models/samplegrid.h"

#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;
using std::chrono::microseconds;

namespace {

const Instant start{1h};
constexpr QSize plot{600, 200};

LatencySample sample(std::chrono::milliseconds at, microseconds latency, bool replayed = false)
{
    return {start + at, latency, replayed};
}

TimelineMark state(std::chrono::milliseconds at, ClientState value, std::chrono::milliseconds delay = 0ms)
{
    return {TimelineMark::Kind::State, start + at, value, delay, {}};
}

ClientSnapshot snapshot(ClientState value = ClientState::Open)
{
    ClientSnapshot client;
    client.client = 1;
    client.state = value;
    client.since = start;
    return client;
}

/// What a plot of ten seconds from `start` on shows.
std::vector<LatencySample> visibleOf(const std::deque<LatencySample> &samples)
{
    SampleGrid grid;
    if (!grid.setScale(10s, plot, {}))
        grid.add(samples);
    return grid.takeFrom(start);
}

PaneModel paneOf(Transport transport, const QString &url)
{
    return {1, transport, QUrl{url}, {}};
}

} // namespace

class TestPaneModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endpoint_data();
    void endpoint();
    void foreignPanesAreToldApart();
    void causeNamesNoOptionsOfTheCommandLine();
    void figuresBeforeAnyEvent();
    void figures();
    void percentileOfFewSamplesIsDoubtful();
    void lossesAlarm();
    void disconnectedStretchIsAGap();
    void firstConnectingIsNoGap();
    void lostMarksAreMended();
    void clearForgetsButKeepsTheState();
    void samplesFromBeforeTheClearAreDropped();
    void historyIsBounded();
    void coveredSamplesAreLeftOut();
    void burstKeepsItsSpread();
    void replayedSamplesAreKeptApart();
    void samplesKeepTheirColumnWhileTimeGoesOn();
    void scaleGrowsAtOnceAndShrinksLate();
    void scalePositionsAreLogarithmic();
    void distributionCountsAndCurve();
    void summaryNamesWhatCounts();
};

void TestPaneModel::endpoint_data()
{
    QTest::addColumn<int>("transport");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, Transport transport, const char *url, const char *text) {
        QTest::newRow(name) << static_cast<int>(transport) << QString::fromLatin1(url) << QString::fromLatin1(text);
    };
    row("origin of SSE", Transport::Sse, "http://h:1", "/events");
    row("origin of WebSocket", Transport::WebSocket, "ws://h:1/", "/ws");
    row("origin of a poll", Transport::LongPoll, "http://h:1", "/poll");
    row("path and query", Transport::Sse, "http://h/stream?channel=a", "/stream?channel=a");
}

void TestPaneModel::endpoint()
{
    QFETCH(int, transport);
    QFETCH(QString, url);
    QTEST(paneOf(static_cast<Transport>(transport), url).endpoint(), "text");
}

void TestPaneModel::foreignPanesAreToldApart()
{
    const auto nameOf = [](const QString &url) {
        PaneModel pane = paneOf(Transport::Sse, url);
        pane.setForeign(true);
        return pane.shortName();
    };
    QCOMPARE(nameOf(QStringLiteral("http://h:1/events")), QStringLiteral("SSE · h:1"));
    QCOMPARE(nameOf(QStringLiteral("http://h:1/one")), QStringLiteral("SSE · h:1/one"));
    QCOMPARE(nameOf(QStringLiteral("http://h:1/two?q=1")), QStringLiteral("SSE · h:1/two"));
    QCOMPARE(nameOf(QStringLiteral("http://h:1/events?channel=a&channel=b")), QStringLiteral("SSE · h:1 a,b"));
}

void TestPaneModel::causeNamesNoOptionsOfTheCommandLine()
{
    const QString problem = english(ClientSentence::SelfSigned);
    const QString cause =
        causeText(english(ClientSentence::NotAccepted)
                      .arg(QStringLiteral("h:1"),
                           problem + QStringLiteral(". ") + english(ClientSentence::TrustAdvice).arg(u"AB:CD")));
    QVERIFY2(cause.startsWith(QStringLiteral(
                 "the certificate of h:1 is not accepted: it is self-signed, and not known here. This window")),
             qPrintable(cause));
    QVERIFY(!cause.contains(QStringLiteral("AB:CD")));
    QCOMPARE(causeText(QStringLiteral("words of a server. --tls-ca")), QStringLiteral("words of a server. --tls-ca"));
}

void TestPaneModel::figuresBeforeAnyEvent()
{
    const auto figures = paneOf(Transport::Sse, QStringLiteral("http://h")).figures().figures;
    QCOMPARE(figures.at(0).value, QStringLiteral("–"));
    QVERIFY(figures.at(0).doubtful);
    QCOMPARE(figures.at(5).value, QStringLiteral("–"));
}

void TestPaneModel::figures()
{
    PaneModel pane = paneOf(Transport::WebSocket, QStringLiteral("http://h"));
    ClientSnapshot client = snapshot();
    client.latency = {12'408, 100, 240, 300, 900, 1'000, 3'100, 250.0};
    client.counters.events = 100;
    client.counters.reconnects = 2;
    client.counters.wireBytesIn = 15'000;
    client.counters.wireBytesOut = 4'100;
    client.counters.payloadBytes = 10'400;
    client.lastByte = start + 500ms;
    pane.apply(client, start + 1700ms);
    const auto figures = pane.figures().figures;
    QCOMPARE(figures.at(0).value, QStringLiteral("0.24 ms"));
    QCOMPARE(figures.at(0).caption, QStringLiteral("p50 · n 12\u2009408"));
    QCOMPARE(figures.at(1).value, QStringLiteral("0.90 ms"));
    QVERIFY(!figures.at(1).doubtful);
    QCOMPARE(figures.at(2).value, QStringLiteral("3.1 ms"));
    QCOMPARE(figures.at(3).value, QStringLiteral("2"));
    QCOMPARE(figures.at(5).value, QStringLiteral("191 B"));
    QCOMPARE(figures.at(5).caption, QStringLiteral("wire / event (data 104 B)"));
    QCOMPARE(pane.lastByteText(), QStringLiteral("last byte 1.2 s"));
}

void TestPaneModel::percentileOfFewSamplesIsDoubtful()
{
    PaneModel pane = paneOf(Transport::Sse, QStringLiteral("http://h"));
    ClientSnapshot client = snapshot();
    client.latency.n = 999;
    pane.apply(client, start);
    QVERIFY(pane.figures().figures.at(1).doubtful);
    client.latency.n = 1'000;
    pane.apply(client, start);
    QVERIFY(!pane.figures().figures.at(1).doubtful);
}

void TestPaneModel::lossesAlarm()
{
    PaneModel pane = paneOf(Transport::Sse, QStringLiteral("http://h"));
    ClientSnapshot client = snapshot();
    pane.apply(client, start);
    QVERIFY(!pane.figures().figures.at(4).alarming);
    client.ledger.lost = 3;
    pane.apply(client, start);
    const auto figures = pane.figures().figures;
    QVERIFY(figures.at(4).alarming);
    QCOMPARE(std::ranges::max(figures, {}, &PaneFigures::Figure::importance), figures.at(4));
}

void TestPaneModel::disconnectedStretchIsAGap()
{
    PaneModel pane = paneOf(Transport::Sse, QStringLiteral("http://h"));
    ClientSnapshot client = snapshot();
    client.newMarks = {state(0ms, ClientState::Connecting),     state(10ms, ClientState::Open),
                       state(5s, ClientState::Backoff, 1300ms), state(6300ms, ClientState::Connecting),
                       state(6310ms, ClientState::Open),        state(8s, ClientState::Stale)};
    client.state = ClientState::Stale;
    pane.apply(client, start + 10s);
    const ChartFrame frame = pane.chartFrame({}, plot);
    QCOMPARE(frame.gaps.size(), std::size_t{2});
    QCOMPARE(frame.gaps.at(0).from, start + 5s);
    QCOMPARE(*frame.gaps.at(0).to, start + 6300ms);
    QCOMPARE(frame.gaps.at(0).delay, 1300ms);
    QCOMPARE(frame.gaps.at(1).state, ClientState::Connecting);
    QCOMPARE(pane.lane().stretches.size(), std::size_t{6});
}

void TestPaneModel::firstConnectingIsNoGap()
{
    PaneModel pane = paneOf(Transport::Sse, QStringLiteral("http://h"));
    ClientSnapshot client = snapshot();
    client.newMarks = {state(0ms, ClientState::Connecting), state(10ms, ClientState::Open)};
    pane.apply(client, start + 1s);
    QVERIFY(pane.chartFrame({}, plot).gaps.empty());
}

void TestPaneModel::lostMarksAreMended()
{
    PaneModel pane = paneOf(Transport::Sse, QStringLiteral("http://h"));
    pane.apply(snapshot(), start);
    ClientSnapshot failed = snapshot(ClientState::Failed);
    failed.since = start + 2s;
    failed.cause = QStringLiteral("403 Forbidden");
    pane.apply(failed, start + 3s);
    const auto &last = pane.history().stretches().back();
    QCOMPARE(last.state, ClientState::Failed);
    QCOMPARE(last.from, start + 2s);
    QCOMPARE(pane.chartFrame({}, plot).notice, QStringLiteral("403 Forbidden"));
}

void TestPaneModel::clearForgetsButKeepsTheState()
{
    PaneModel pane = paneOf(Transport::Sse, QStringLiteral("http://h"));
    ClientSnapshot client = snapshot();
    client.counters.events = 5;
    client.latency.n = 5;
    client.newMarks = {state(0ms, ClientState::Connecting), state(10ms, ClientState::Open)};
    client.newSamples = {sample(100ms, 200us)};
    pane.apply(client, start + 1s);
    pane.clear();
    QVERIFY(pane.series().samples().empty());
    QCOMPARE(pane.distribution().count(), qint64{0});
    QCOMPARE(pane.latest().counters.events, quint64{0});
    QCOMPARE(pane.latest().state, ClientState::Open);
    QCOMPARE(pane.history().stretches().size(), std::size_t{1});
    QCOMPARE(pane.history().stretches().front().state, ClientState::Open);
}

void TestPaneModel::samplesFromBeforeTheClearAreDropped()
{
    PaneModel pane = paneOf(Transport::Sse, QStringLiteral("http://h"));
    pane.apply(snapshot(), start + 1s);
    pane.clear();
    ClientSnapshot late = snapshot();
    late.newSamples = {sample(900ms, 200us), sample(1100ms, 200us)};
    pane.apply(late, start + 2s);
    QCOMPARE(pane.series().samples().size(), std::size_t{1});
    QCOMPARE(pane.distribution().count(), qint64{1});
}

void TestPaneModel::historyIsBounded()
{
    StateHistory history;
    std::vector<TimelineMark> marks;
    for (std::size_t i = 0; i < StateHistory::mostStretches + 100; ++i)
        marks.push_back(state(std::chrono::milliseconds{i}, i % 2 == 0 ? ClientState::Open : ClientState::Backoff));
    for (std::size_t i = 0; i < StateHistory::mostTicks + 100; ++i)
        marks.push_back({TimelineMark::Kind::Heartbeat, start + StateHistory::tickDistance * i, {}, {}, {}});
    history.apply(marks);
    QCOMPARE(history.stretches().size(), StateHistory::mostStretches);
    QCOMPARE(history.heartbeats().size(), StateHistory::mostTicks);
    history.prune(start + 1h);
    QCOMPARE(history.stretches().size(), std::size_t{1});
    QVERIFY(history.heartbeats().empty());
}

void TestPaneModel::coveredSamplesAreLeftOut()
{
    std::deque<LatencySample> samples;
    for (int i = 0; i < 100'000; ++i)
        samples.push_back(sample(std::chrono::milliseconds{i / 10}, 250us));
    const auto visible = visibleOf(samples);
    const std::size_t cells = plot.width() / SampleGrid::cell;
    QVERIFY(visible.size() <= cells + 2);
    QVERIFY(visible.size() >= cells - 2);
}

void TestPaneModel::burstKeepsItsSpread()
{
    std::deque<LatencySample> samples;
    for (int i = 1; i <= 50; ++i)
        samples.push_back(sample(5s, std::chrono::milliseconds{20 * i}));
    const auto visible = visibleOf(samples);
    QVERIFY(visible.size() > 20);
    QCOMPARE(visible.front().latency, microseconds{20ms});
    QCOMPARE(visible.back().latency, microseconds{1s});
}

void TestPaneModel::replayedSamplesAreKeptApart()
{
    const std::deque<LatencySample> samples{sample(5s, 250us), sample(5s, 250us, true)};
    QCOMPARE(visibleOf(samples).size(), std::size_t{2});
}

void TestPaneModel::samplesKeepTheirColumnWhileTimeGoesOn()
{
    PaneModel pane = paneOf(Transport::Sse, QStringLiteral("http://h"));
    ClientSnapshot client = snapshot();
    for (int i = 0; i < 2'000; ++i)
        client.newSamples.push_back(sample(std::chrono::milliseconds{10 * i}, microseconds{200 + i % 97}));
    pane.apply(client, start + 20s);
    const auto before = pane.chartFrame({}, plot).samples;
    pane.apply(snapshot(), start + 20s + 13ms);
    QCOMPARE(pane.chartFrame({}, plot).samples, before);
    // Another size is chosen anew, and back again gives the same.
    QVERIFY(pane.chartFrame({}, plot * 2).samples.size() > before.size());
    QCOMPARE(pane.chartFrame({}, plot).samples, before);
}

void TestPaneModel::scaleGrowsAtOnceAndShrinksLate()
{
    LatencyScale scale;
    const LatencyRange initial = scale.range();
    scale.update(start, 150us, 20s);
    QCOMPARE(scale.range().high, microseconds{30s});
    scale.update(start + 1s, 150us, 2ms);
    QCOMPARE(scale.range().high, microseconds{30s});
    scale.update(start + 1s + LatencyScale::calm / 2, 150us, 20s);
    scale.update(start + 2s + LatencyScale::calm, 150us, 2ms);
    QCOMPARE(scale.range().high, microseconds{30s});
    scale.update(start + 2s + 2 * LatencyScale::calm, 150us, 2ms);
    QVERIFY(scale.range().high < initial.high);
    QVERIFY(scale.range().high >= microseconds{2ms});
    QVERIFY(scale.range().low <= microseconds{150us});
    scale.update(start + 60s, {}, {});
    QVERIFY(scale.range().high >= microseconds{2ms});
}

void TestPaneModel::scalePositionsAreLogarithmic()
{
    const LatencyRange range{100us, 10s};
    QCOMPARE(positionIn(range, 100us), 0.0);
    QCOMPARE(positionIn(range, 10s), 1.0);
    QVERIFY(qFuzzyCompare(positionIn(range, 10ms), 0.4));
    QCOMPARE(positionIn(range, 0us), 0.0);
    QCOMPARE(positionIn(range, 100s), 1.0);
    QCOMPARE(latencyAt(range, positionIn(range, 10ms)), microseconds{10ms});
}

void TestPaneModel::distributionCountsAndCurve()
{
    LatencyDistribution distribution;
    QVERIFY(distribution.percentileCurve().empty());
    std::vector<LatencySample> samples;
    for (int i = 1; i <= 1'000; ++i)
        samples.push_back(sample(1s, microseconds{i * 100}));
    samples.push_back(sample(1s, 0us)); // below the first bin: counted in it
    samples.push_back(sample(1s, 1000s)); // above the last
    distribution.add(samples);
    quint64 sum = 0;
    for (const quint64 bin : distribution.bins())
        sum += bin;
    QCOMPARE(sum, quint64{1'002});
    QCOMPARE(distribution.bins().front(), quint64{1});
    QCOMPARE(distribution.bins().back(), quint64{1});
    const auto curve = distribution.percentileCurve();
    QVERIFY(!curve.empty());
    QVERIFY(curve.back().fraction <= 0.9991);
    for (std::size_t i = 1; i < curve.size(); ++i)
        QVERIFY(curve[i].latency >= curve[i - 1].latency);
}

void TestPaneModel::summaryNamesWhatCounts()
{
    PaneModel pane = paneOf(Transport::LongPoll, QStringLiteral("http://h"));
    QVERIFY(pane.summary().contains(QStringLiteral("no latency measured yet")));
    ClientSnapshot client = snapshot();
    client.counters.events = 7;
    client.latency = {7, 100, 240, 300, 900, 1'000, 3'100, 250.0};
    client.ledger.lost = 2;
    pane.apply(client, start);
    for (const char *part : {"Long polling", "open", "7 events", "0.24 ms", "2 lost"})
        QVERIFY2(pane.summary().contains(QString::fromLatin1(part)), part);
}

QTEST_GUILESS_MAIN(TestPaneModel)
#include "tst_panemodel.moc"
