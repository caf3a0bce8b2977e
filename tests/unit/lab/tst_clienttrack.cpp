// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/clienttrack.h"

#include <QTest>

#include <numeric>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

qint64 samplesOf(const LatencyTrack &track)
{
    return std::accumulate(track.steps().begin(), track.steps().end(), qint64{0},
                           [](qint64 sum, const LatencyTrack::Step &step) { return sum + step.n; });
}

} // namespace

/// What a client leaves behind for a picture.
class TestClientTrack : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void steps();
    void growsLonger();
    void farApart();
    void merges();
    void states();
};

void TestClientTrack::steps()
{
    LatencyTrack track;
    track.record(Instant{10s}, 5us);
    track.record(Instant{10s + 249ms}, 7us);
    track.record(Instant{10s + 750ms}, 1us);
    track.record(Instant{9s + 900ms}, 2us); // clocks of two threads
    QCOMPARE(track.begin(), Instant{9s + 750ms});
    QCOMPARE(track.steps().size(), std::size_t{5});
    QCOMPARE(track.steps()[1], (LatencyTrack::Step{2, 12, 7}));
    QCOMPARE(track.steps()[2], LatencyTrack::Step{});
    QCOMPARE(samplesOf(track), 4);
}

void TestClientTrack::growsLonger()
{
    LatencyTrack track;
    for (int second = 0; second < 10'000; ++second) {
        track.record(Instant{std::chrono::seconds{second}}, std::chrono::microseconds{second});
        QVERIFY(track.steps().size() <= LatencyTrack::mostSteps);
    }
    QCOMPARE(samplesOf(track), 10'000);
    QVERIFY(track.length() >= 16s && track.length() <= 64s);
    QCOMPARE(track.steps().back().max, 9'999);
}

void TestClientTrack::farApart()
{
    LatencyTrack track;
    track.record(Instant{1s}, 1us);
    track.record(Instant{std::chrono::hours{24 * 365}}, 1us);
    track.record(Instant{0s}, 1us);
    QCOMPARE(samplesOf(track), 3);
    QVERIFY(track.steps().size() <= LatencyTrack::mostSteps);
}

void TestClientTrack::merges()
{
    LatencyTrack quick;
    quick.record(Instant{1'000s}, 4us);
    LatencyTrack slow;
    for (int second = 0; second < 2'000; ++second)
        slow.record(Instant{std::chrono::seconds{second}}, 9us);
    LatencyTrack one = quick;
    one.merge(slow);
    LatencyTrack other = slow;
    other.merge(quick);
    one.merge({});
    QCOMPARE(one.steps(), other.steps());
    QCOMPARE(one.length(), other.length());
    QCOMPARE(samplesOf(one), 2'001);
    LatencyTrack empty;
    empty.merge(quick);
    QCOMPARE(empty.steps(), quick.steps());
    QCOMPARE(empty.begin(), quick.begin());
}

void TestClientTrack::states()
{
    ClientTrack track;
    track.changed(Instant{1s}, ClientState::Connecting);
    track.changed(Instant{2s}, ClientState::Connecting);
    track.changed(Instant{3s}, ClientState::Open);
    QCOMPARE(track.states().size(), std::size_t{2});
    for (int i = 0; i < 1'000; ++i)
        track.changed(Instant{4s}, i % 2 == 0 ? ClientState::Backoff : ClientState::Connecting);
    QCOMPARE(track.states().size(), ClientTrack::mostStates);
    track.clear(Instant{9s}, ClientState::Open);
    QCOMPARE(track.states().size(), std::size_t{1});
    QVERIFY(track.latency().steps().empty());
}

QTEST_GUILESS_MAIN(TestClientTrack)
#include "tst_clienttrack.moc"
