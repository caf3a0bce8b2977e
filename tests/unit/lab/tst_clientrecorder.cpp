// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/clientrecorder.h"

#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

class TestClientRecorder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void measuresFromTheFirstOpening();
    void keepsTheLedgerOverRestarts();
    void leavesOutWhereItIsStopped();
    void clearsWhileOpen();
    void clearsWhileNotOpen();

private:
    std::atomic<quint64> m_published = 0;
    ManualClock m_clock;
    ClientRecorder made() { return {1, Transport::Sse, QUrl{QStringLiteral("http://h")}, m_published}; }
    static void deliver(ClientRecorder &recorder, Instant at)
    {
        ReceivedEvent event;
        event.delivered = at;
        event.latency = 3ms;
        event.payloadBytes = 10;
        recorder.onEvent(event);
    }
};

void TestClientRecorder::measuresFromTheFirstOpening()
{
    ClientRecorder recorder = made();
    QVERIFY(!recorder.figures(m_clock.now(), {}).connected);
    recorder.onState(m_clock.now(), ClientState::Connecting, {}, {});
    m_clock.advance(7ms);
    m_published = 5;
    recorder.onState(m_clock.now(), ClientState::Open, {}, {});
    m_clock.advance(2s);
    deliver(recorder, m_clock.now());
    recorder.onBytes(m_clock.now(), 50, 5);

    const ClientFigures figures = recorder.figures(m_clock.now(), {});
    QVERIFY(figures.connected);
    QCOMPARE(figures.measured, std::chrono::microseconds{2s});
    QCOMPARE(figures.connect.summary().max, 7000);
    QCOMPARE(figures.latency.count(), 1);
    QCOMPARE(figures.counters.events, 1U);
    QCOMPARE(figures.counters.wireBytesIn, 50U);
    QCOMPARE(recorder.publishedBefore(), 5U);
}

void TestClientRecorder::keepsTheLedgerOverRestarts()
{
    ClientRecorder recorder = made();
    DeliveryLedger::Counts first;
    first.events = 10;
    first.lost = 2;
    recorder.clientGone(first);
    DeliveryLedger::Counts second;
    second.events = 5;
    second.duplicates = 1;
    const auto ledger = recorder.figures(m_clock.now(), second).ledger;
    QCOMPARE(ledger.events, 15U);
    QCOMPARE(ledger.lost, 2U);
    QCOMPARE(ledger.duplicates, 1U);
    QCOMPARE(recorder.take(m_clock.now(), second).ledger, ledger);
}

void TestClientRecorder::leavesOutWhereItIsStopped()
{
    ClientRecorder recorder = made();
    recorder.onState(m_clock.now(), ClientState::Open, {}, {});
    m_clock.advance(2s);
    recorder.stop(m_clock.now(), Offered{20, 1s});
    recorder.onState(m_clock.now(), ClientState::Closed, {}, {});
    m_clock.advance(1h);
    recorder.stop(m_clock.now(), Offered{1000, 1h}); // is stopped already
    QVERIFY(!recorder.openedAt());
    QVERIFY(recorder.figures(m_clock.now(), {}).connected);

    m_published = 500;
    recorder.onState(m_clock.now(), ClientState::Open, {}, {});
    m_clock.advance(3s);
    QCOMPARE(recorder.publishedBefore(), 500U);
    QCOMPARE(recorder.figures(m_clock.now(), {}).measured, std::chrono::microseconds{5s});
    recorder.stop(m_clock.now(), Offered{30, 2s});
    QVERIFY(recorder.offeredEarlier());
    QCOMPARE(recorder.offeredEarlier()->events, 50U);
    QCOMPARE(recorder.offeredEarlier()->over, std::chrono::microseconds{3s});

    recorder.clear(m_clock.now(), {});
    QVERIFY(!recorder.offeredEarlier());
    QVERIFY(!recorder.figures(m_clock.now(), {}).connected);
}

void TestClientRecorder::clearsWhileOpen()
{
    ClientRecorder recorder = made();
    recorder.onState(m_clock.now(), ClientState::Open, {}, {});
    deliver(recorder, m_clock.now());
    DeliveryLedger::Counts ledger;
    ledger.events = 1;
    ledger.lost = 3;
    m_clock.advance(1s);
    m_published = 9;
    recorder.clear(m_clock.now(), ledger);
    m_clock.advance(500ms);
    ledger.events = 4;
    ledger.lost = 2; // a late one filled its gap

    const ClientFigures figures = recorder.figures(m_clock.now(), ledger);
    QVERIFY(figures.connected);
    QCOMPARE(figures.measured, std::chrono::microseconds{500ms});
    QCOMPARE(figures.counters.events, 0U);
    QCOMPARE(figures.latency.count(), 0);
    QCOMPARE(figures.ledger.events, 3U);
    QCOMPARE(figures.ledger.lost, 0U);
    QCOMPARE(recorder.publishedBefore(), 9U);
}

void TestClientRecorder::clearsWhileNotOpen()
{
    ClientRecorder recorder = made();
    recorder.onState(m_clock.now(), ClientState::Open, {}, {});
    recorder.onState(m_clock.now(), ClientState::Backoff, 1s, QStringLiteral("gone"));
    recorder.clear(m_clock.now(), {});
    QVERIFY(!recorder.figures(m_clock.now(), {}).connected);
}

QTEST_APPLESS_MAIN(TestClientRecorder)
#include "tst_clientrecorder.moc"
