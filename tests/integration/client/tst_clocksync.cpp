// SPDX-License-Identifier: GPL-3.0-or-later
#include "notetaker.h"
#include "scriptedserver.h"

#include "client/clocksync.h"

#include <QTest>

using namespace pushscope;
using namespace pushscope::test;
using namespace std::chrono_literals;

namespace {

QByteArray timeText(const QByteArray &clock, Instant now)
{
    return "{\"clock\":\"" + clock + "\",\"now_us\":" + QByteArray::number(toMicroseconds(now)) + "}";
}

} // namespace

class ClockSyncTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameClockNeedsOneRequest()
    {
        const SteadyClock clock;
        ScriptedServer server{[&](auto &peer, const auto &, int) {
            peer.send(sseHead() + "data: " + envelope(1, clock.now() - 5ms) + "\n\n");
        }};
        server.timeAnswer = [&] { return timeText(SteadyClock::id(), clock.now()); };
        Followed f{server.url()};
        f.config.token = "t";
        f.start();
        QTRY_COMPARE(f.seen.events.size(), std::size_t{1});
        QVERIFY(f.seen.events[0].latency.has_value());
        QVERIFY(*f.seen.events[0].latency >= 5ms && *f.seen.events[0].latency < 1s);
        QCOMPARE(f.seen.events[0].latencyError, 0us);
        QVERIFY(!f.seen.events[0].replayed);
        QCOMPARE(server.timeRequests(), 1);
    }

    void anotherClockIsRelatedByRoundTrips()
    {
        const SteadyClock clock;
        ScriptedServer server{[&](auto &peer, const auto &, int) {
            peer.send(sseHead() + "data: " + envelope(1, clock.now() + 1000h - 5ms) + "\n\n");
        }};
        server.timeAnswer = [&] { return timeText("other", clock.now() + 1000h); };
        Followed f{server.url()};
        f.start();
        QTRY_COMPARE(f.seen.events.size(), std::size_t{1});
        const auto &event = f.seen.events[0];
        QVERIFY(event.latency.has_value());
        QVERIFY(event.latencyError > 0us && event.latencyError < 1s);
        QVERIFY(*event.latency >= 5ms - event.latencyError && *event.latency < 1s);
        QCOMPARE(server.timeRequests(), ClockSync::roundTrips);
        QCOMPARE(server.connections(), 2);
    }

    void withoutTimeThereIsNoLatencyAndNoNoise()
    {
        ScriptedServer server{
            [](auto &peer, const auto &, int) { peer.send(sseHead() + "data: " + envelope(1) + "\n\n"); }};
        Followed f{server.url()};
        f.start();
        QTRY_COMPARE(f.seen.events.size(), std::size_t{1});
        QVERIFY(!f.seen.events[0].latency);
        QCOMPARE(f.seen.all(), QStringLiteral("state connecting, state open, event e:1"));
    }

    /// Everything else waits with the events, so the order stays.
    void aServerThatDoesNotAnswerTimeHoldsEventsUpForTwoSecondsAtMost()
    {
        ScriptedServer server{[](auto &peer, const auto &head, int) {
            if (head.target == "/x/events") {
                peer.send(sseHead() + "data: " + envelope(1) + "\n\n: beat\n\ndata: " + envelope(2) + "\n\n");
            }
        }};
        Followed f{server.url(QStringLiteral("/x/events"))};
        f.start();
        QTRY_COMPARE(server.requests().size(), std::size_t{2}); // the second is for /x/time
        QCOMPARE(f.seen.events.size(), std::size_t{0});
        QTRY_COMPARE(f.seen.events.size(), std::size_t{2});
        QCOMPARE(f.seen.all(), QStringLiteral("state connecting, state open, event e:1, heartbeat comment, event e:2"));
    }

    void whatWasDueBeforeAResumeIsAReplay()
    {
        const SteadyClock clock;
        ScriptedServer server{[&](auto &peer, const auto &, int number) {
            const auto text = [](quint64 sequence, Instant due) {
                return "id: e:" + QByteArray::number(sequence) + "\ndata: " + envelope(sequence, due) + "\n\n";
            };
            if (number == 1) {
                peer.send(sseHead() + text(1, clock.now() - 1s));
                peer.close();
            } else {
                peer.send(sseHead() + text(2, clock.now() - 1s) + text(3, clock.now() + 1s));
            }
        }};
        server.timeAnswer = [&] { return timeText(SteadyClock::id(), clock.now()); };
        Followed f{server.url()};
        f.start();
        QTRY_COMPARE(f.seen.events.size(), std::size_t{3});
        QVERIFY(!f.seen.events[0].replayed);
        QVERIFY(f.seen.events[1].replayed);
        QVERIFY(!f.seen.events[2].replayed);
    }
};

QTEST_GUILESS_MAIN(ClockSyncTest)
#include "tst_clocksync.moc"
