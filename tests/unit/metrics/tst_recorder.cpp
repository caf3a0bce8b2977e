// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/recorder.h"

#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

using State = ClientState;
using States = QList<ClientState>;

constexpr Instant origin{1h};

Recorder makeRecorder()
{
    return {3, Transport::WebSocket, QUrl{QStringLiteral("ws://127.0.0.1/ws")}};
}

} // namespace

class TestRecorder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSnapshotHasTotalsAndWhatIsNew()
    {
        Recorder recorder = makeRecorder();
        recorder.stateChanged(origin, State::Open, 0ms, {});
        recorder.delivered(origin + 1s, 150us, 10, false);
        recorder.delivered(origin + 2s, 90'000us, 20, true);
        recorder.delivered(origin + 3s, {}, 30, false);
        recorder.mark(origin + 3s, TimelineMark::Kind::Heartbeat);
        recorder.bytesRead(origin + 4s, 100);
        recorder.bytesWritten(40);
        recorder.setLatencyError(20us);
        recorder.setLedger({.events = 3, .lost = 1, .duplicates = 0, .outOfOrder = 0, .gaps = 1, .resets = 0});

        const ClientSnapshot taken = recorder.take(origin + 4s);
        QCOMPARE(taken.client, 3);
        QCOMPARE(taken.transport, Transport::WebSocket);
        QCOMPARE(taken.state, State::Open);
        QCOMPARE(taken.since, origin);
        QCOMPARE(taken.counters.events, quint64{3});
        QCOMPARE(taken.counters.replayed, quint64{1});
        QCOMPARE(taken.counters.heartbeats, quint64{1});
        QCOMPARE(taken.counters.payloadBytes, quint64{60});
        QCOMPARE(taken.counters.wireBytesIn, quint64{100});
        QCOMPARE(taken.counters.wireBytesOut, quint64{40});
        QCOMPARE(taken.lastByte, std::optional{origin + 4s});
        QCOMPARE(taken.ledger.lost, quint64{1});
        QCOMPARE(taken.latency.n, qint64{2});
        QCOMPARE(taken.latency.max, qint64{90'000});
        QCOMPARE(taken.latencyError, std::optional{20us});
        QCOMPARE(taken.eventsPerSecond, 1.0);
        QVERIFY((taken.newSamples
                 == std::vector{LatencySample{origin + 1s, 150us, false}, LatencySample{origin + 2s, 90'000us, true}}));
        QCOMPARE(taken.newMarks.size(), std::size_t{2});

        const ClientSnapshot next = recorder.take(origin + 4s);
        QVERIFY(next.newSamples.empty());
        QVERIFY(next.newMarks.empty());
        QCOMPARE(next.counters, taken.counters);
        QCOMPARE(next.latency, taken.latency);
    }

    void reconnectsAreCountedWhenOpenAgainAfterALoss_data()
    {
        QTest::addColumn<States>("states");
        QTest::addColumn<quint64>("reconnects");
        QTest::addColumn<quint64>("attempts");
        const States opened{State::Connecting, State::Open};
        QTest::newRow("opened once") << opened << quint64{0} << quint64{1};
        QTest::newRow("first attempt failed")
            << States{State::Connecting, State::Backoff} + opened << quint64{0} << quint64{2};
        QTest::newRow("lost and open again") << opened + States{State::Backoff} + opened << quint64{1} << quint64{2};
        QTest::newRow("lost, two attempts")
            << opened + States{State::Backoff, State::Connecting, State::Backoff} + opened << quint64{1} << quint64{3};
        QTest::newRow("lost without a wait") << opened + opened << quint64{1} << quint64{2};
        QTest::newRow("stale, then lost")
            << opened + States{State::Stale, State::Backoff} + opened << quint64{1} << quint64{2};
        QTest::newRow("stale, then alive") << opened + States{State::Stale, State::Open} << quint64{0} << quint64{1};
        QTest::newRow("closed as asked") << opened + States{State::Closed} + opened << quint64{0} << quint64{2};
        QTest::newRow("closed while waiting")
            << opened + States{State::Backoff, State::Closed} + opened << quint64{0} << quint64{2};
    }

    void reconnectsAreCountedWhenOpenAgainAfterALoss()
    {
        QFETCH(States, states);
        QFETCH(quint64, reconnects);
        QFETCH(quint64, attempts);
        Recorder recorder = makeRecorder();
        for (const State state : states) {
            recorder.stateChanged(origin, state, 0ms, {});
        }
        QCOMPARE(recorder.counters().reconnects, reconnects);
        QCOMPARE(recorder.counters().attempts, attempts);
        QCOMPARE(recorder.take(origin).newMarks.size(), static_cast<std::size_t>(states.size()));
    }

    void aStateKeepsItsBeginning()
    {
        Recorder recorder = makeRecorder();
        recorder.stateChanged(origin, State::Open, 0ms, {});
        recorder.stateChanged(origin + 1s, State::Open, 0ms, {});
        QCOMPARE(recorder.take(origin).since, origin);
        recorder.stateChanged(origin + 2s, State::Backoff, 700ms, QStringLiteral("connection refused"));
        const ClientSnapshot taken = recorder.take(origin);
        QCOMPARE(taken.since, origin + 2s);
        QCOMPARE(taken.delay, 700ms);
        QCOMPARE(taken.cause, QStringLiteral("connection refused"));
    }

    void samplesNobodyTakesAreCapped()
    {
        Recorder recorder = makeRecorder();
        for (std::size_t n = 0; n < Recorder::mostPendingSamples + 5; ++n) {
            recorder.delivered(origin, 1us, 1, false);
        }
        ClientSnapshot taken = recorder.take(origin);
        QCOMPARE(taken.newSamples.size(), Recorder::mostPendingSamples);
        QCOMPARE(taken.samplesSkipped, quint64{5});
        QCOMPARE(taken.latency.n, static_cast<qint64>(Recorder::mostPendingSamples) + 5);
        taken = recorder.take(origin);
        QCOMPARE(taken.samplesSkipped, quint64{0});
    }

    void marksNobodyTakesKeepTheNewest()
    {
        Recorder recorder = makeRecorder();
        for (std::size_t n = 0; n < 3 * Recorder::mostPendingMarks; ++n) {
            recorder.mark(origin + std::chrono::seconds{n}, TimelineMark::Kind::PollCycle);
        }
        const auto marks = recorder.take(origin).newMarks;
        QVERIFY(marks.size() <= Recorder::mostPendingMarks);
        QVERIFY(marks.size() >= Recorder::mostPendingMarks / 2);
        QCOMPARE(marks.back().at, origin + std::chrono::seconds{3 * Recorder::mostPendingMarks - 1});
    }

    void clearKeepsTheState()
    {
        Recorder recorder = makeRecorder();
        recorder.stateChanged(origin, State::Open, 0ms, {});
        recorder.delivered(origin, 150us, 10, false);
        recorder.setLedger({.events = 1, .lost = 2, .duplicates = 0, .outOfOrder = 0, .gaps = 0, .resets = 0});
        (void)recorder.take(origin);
        recorder.clear();
        recorder.delivered(origin, 400us, 10, false);

        const ClientSnapshot taken = recorder.take(origin);
        QCOMPARE(taken.state, State::Open);
        QCOMPARE(taken.counters.events, quint64{1});
        QCOMPARE(taken.latency.max, qint64{400});
        QCOMPARE(taken.latency.min, qint64{400});
        QCOMPARE(taken.ledger, DeliveryLedger::Counts{});
        QCOMPARE(taken.newSamples.size(), std::size_t{1});
    }
};

QTEST_APPLESS_MAIN(TestRecorder)
#include "tst_recorder.moc"
