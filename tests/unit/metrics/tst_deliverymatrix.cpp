// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/deliveryrow.h"
#include "metrics/deliverytracker.h"

#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

const QByteArray defaultName = QByteArrayLiteral("default");

/// A server whose clock moves 10 ms with each event, and the tracker of its clients.
struct Bench
{
    void publish(int events = 1, const QByteArray &channel = defaultName)
    {
        for (int i = 0; i < events; ++i) {
            now += 10ms;
            log.add({epoch, Sequence{++sequence}}, channel, now);
        }
    }
    void restart(const QByteArray &name)
    {
        epoch = name;
        sequence = 0;
    }
    DeliveryRow &client(int number, const QByteArrayList &channels = {defaultName})
    {
        DeliveryRow &row = tracker.add(number, QStringLiteral("client %1").arg(number), Transport::Sse, channels);
        row.setFollowed(true);
        return row;
    }
    [[nodiscard]] QByteArray id(quint64 number) const { return EventId{epoch, Sequence{number}}.toByteArray(); }
    void deliver(DeliveryRow &row, quint64 first, quint64 last, bool replayed = false) const
    {
        for (quint64 number = first; number <= last; ++number) {
            row.delivered(id(number), 1ms, replayed);
        }
    }
    [[nodiscard]] DeliveryCounts counts(const DeliveryRow &row)
    {
        tracker.drain();
        return row.counts();
    }

    PublishedLog log;
    DeliveryTracker tracker{log};
    QByteArray epoch{"one"};
    quint64 sequence = 0;
    Instant now{1h};
};

QByteArray picture(const DeliveryMatrix &matrix, std::size_t row)
{
    QByteArray text;
    for (std::size_t column = 0; column < matrix.columns().size(); ++column) {
        const DeliveryMatrix::Cell cell = matrix.cell(row, column);
        text += QByteArrayView{"-?OLR!"}.at(static_cast<qsizetype>(cell.state));
        text += cell.duplicate ? "+" : "";
    }
    return text;
}

quint64 sumOf(const DeliveryCounts &counts)
{
    return counts.notDue + counts.pending + counts.onTime + counts.late + counts.replayed + counts.lost;
}

} // namespace

class TestDeliveryMatrix : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachEventHasItsState()
    {
        Bench b;
        DeliveryRow &row = b.client(1);
        b.publish(2);
        row.opened();
        b.publish(7);
        row.delivered(b.id(3), 1ms, false);
        row.delivered(b.id(4), 2s, false);
        row.delivered(b.id(6), 5s, true);
        row.delivered(b.id(7), {}, false);
        row.duplicate(b.id(7));
        const auto matrix = b.tracker.matrix();
        QCOMPARE(picture(*matrix, 0), QByteArrayLiteral("--OL!RO+??"));
        QCOMPARE(matrix->rows().front().counts,
                 (DeliveryCounts{
                     .notDue = 2, .pending = 2, .onTime = 2, .late = 1, .replayed = 1, .lost = 1, .duplicates = 1}));
        QCOMPARE(matrix->rows().front().name, QStringLiteral("client 1"));
        QCOMPARE(matrix->columns().front().sequence, quint64{1});
        b.tracker.settle();
        QCOMPARE(picture(*b.tracker.matrix(), 0), QByteArrayLiteral("--OL!RO+!!"));
    }

    void whatFillsAHoleIsNoLongerLost()
    {
        Bench b;
        DeliveryRow &row = b.client(1);
        row.opened();
        b.publish(3);
        b.deliver(row, 3, 3);
        QCOMPARE(b.counts(row).lost, quint64{2});
        b.deliver(row, 1, 2);
        QCOMPARE(b.counts(row).lost, quint64{0});
        QCOMPARE(b.counts(row).onTime, quint64{3});
    }

    void whoIsToldToGoMissesNothing()
    {
        Bench b;
        DeliveryRow &row = b.client(1);
        row.opened();
        b.publish(30); // 300 ms
        b.deliver(row, 1, 8);
        row.told(b.now, 100ms); // the last 10 may be under way; 9 to 20 are missing
        b.publish(5);
        QCOMPARE(b.counts(row), (DeliveryCounts{.notDue = 15, .onTime = 8, .lost = 12}));
        row.opened();
        b.publish(2);
        b.deliver(row, 36, 37);
        QCOMPARE(b.counts(row), (DeliveryCounts{.notDue = 15, .onTime = 10, .lost = 12}));
    }

    void whatComesBeforeItWasDueCounts()
    {
        Bench b;
        DeliveryRow &row = b.client(1);
        b.publish(3);
        row.opened();
        b.deliver(row, 2, 3);
        QCOMPARE(b.counts(row), (DeliveryCounts{.notDue = 1, .onTime = 2}));
    }

    void aResetGivesUpWhatIsBehindIt()
    {
        Bench b;
        DeliveryRow &row = b.client(1);
        row.opened();
        b.publish(10);
        b.deliver(row, 1, 2);
        row.reset(b.id(8));
        QCOMPARE(b.counts(row), (DeliveryCounts{.pending = 3, .onTime = 2, .lost = 5}));
    }

    void aNewEpochBeginsItsNumbersAnew()
    {
        Bench b;
        DeliveryRow &row = b.client(1);
        row.opened();
        b.publish(4);
        b.deliver(row, 1, 2);
        b.restart(QByteArrayLiteral("two"));
        b.publish(3);
        b.deliver(row, 1, 3); // heard of before the log was looked at
        const auto matrix = b.tracker.matrix();
        QCOMPARE(picture(*matrix, 0), QByteArrayLiteral("OO!!OOO"));
        QCOMPARE(matrix->columns()[4].sequence, quint64{1});
        QCOMPARE(matrix->total(), (DeliveryCounts{.onTime = 5, .lost = 2}));
    }

    void otherChannelsAreNotDue()
    {
        Bench b;
        DeliveryRow &one = b.client(1);
        DeliveryRow &both = b.client(2, {defaultName, QByteArrayLiteral("other")});
        one.opened();
        both.opened();
        b.publish(2);
        b.publish(3, QByteArrayLiteral("other"));
        b.publish(1);
        b.deliver(one, 1, 2);
        b.deliver(one, 6, 6);
        b.deliver(both, 1, 4);
        QCOMPARE(b.counts(one), (DeliveryCounts{.notDue = 3, .onTime = 3}));
        QCOMPARE(b.counts(both), (DeliveryCounts{.pending = 2, .onTime = 4}));
        QCOMPARE(picture(*b.tracker.matrix(), 0), QByteArrayLiteral("OO---O"));
    }

    void countsAreExactBeyondThePicture()
    {
        constexpr quint64 events = 3 * DeliveryMatrix::mostColumns + 17;
        Bench b;
        DeliveryRow &row = b.client(1);
        row.opened();
        b.publish(static_cast<int>(events));
        b.deliver(row, 1, 5);
        b.deliver(row, 100, events - 1);
        row.duplicate(b.id(3)); // its place in the ring has a newer event by now
        const auto matrix = b.tracker.matrix();
        QCOMPARE(matrix->columns().size(), DeliveryMatrix::mostColumns);
        QCOMPARE(matrix->columnsGone(), events - DeliveryMatrix::mostColumns);
        QCOMPARE(picture(*matrix, 0), QByteArray(DeliveryMatrix::mostColumns - 1, 'O') + '?');
        const DeliveryCounts counts = matrix->total();
        QCOMPARE(counts.lost, quint64{94});
        QCOMPARE(counts.pending, quint64{1});
        QCOMPARE(counts.duplicates, quint64{1});
        QCOMPARE(sumOf(counts), events);
    }

    void clientsBeyondTheRowsAreCounted()
    {
        Bench b;
        std::vector<DeliveryRow *> rows;
        for (int i = 0; i < static_cast<int>(DeliveryMatrix::mostRows) + 5; ++i) {
            rows.push_back(&b.client(i + 1));
            rows.back()->opened();
        }
        b.publish(2);
        for (DeliveryRow *row : rows) {
            b.deliver(*row, 1, 2);
        }
        const auto matrix = b.tracker.matrix();
        QCOMPARE(matrix->rows().size(), DeliveryMatrix::mostRows);
        QCOMPARE(matrix->total().onTime, quint64{2 * (DeliveryMatrix::mostRows + 5)});
    }

    void lossesAreCountedByWhenTheyWerePublished()
    {
        Bench b;
        DeliveryRow &row = b.client(1);
        row.opened();
        b.publish(4);
        b.deliver(row, 1, 2);
        QCOMPARE(b.tracker.mark(), std::size_t{0});
        b.publish(4);
        QCOMPARE(b.tracker.mark(), std::size_t{1});
        b.publish(2);
        b.deliver(row, 4, 4, true);
        b.deliver(row, 7, 10, true);
        b.tracker.settle();
        QCOMPARE(b.counts(row).lost, quint64{3});
        QCOMPARE(row.missingBefore(0), quint64{1}); // 3
        QCOMPARE(row.missingBefore(1), quint64{3}); // 3, 5, 6
    }

    void aMarkDoesNotCountWhatIsNoLongerDue()
    {
        Bench b;
        DeliveryRow &row = b.client(1);
        row.opened();
        b.publish(4);
        b.deliver(row, 1, 3);
        static_cast<void>(b.tracker.mark());
        row.told(b.now, 100ms);
        QCOMPARE(row.missingBefore(0), quint64{0});
    }

    void clearingBeginsAnew()
    {
        Bench b;
        DeliveryRow &row = b.client(1);
        row.opened();
        b.publish(4);
        b.deliver(row, 1, 2);
        b.tracker.clear();
        b.publish(2);
        b.deliver(row, 4, 6); // 4 is from before
        QCOMPARE(b.counts(row), (DeliveryCounts{.onTime = 2}));
        QCOMPARE(b.tracker.matrix()->columns().size(), std::size_t{2});
    }

    void foreignIdsAndOtherServersAreIgnored()
    {
        Bench b;
        DeliveryRow &row = b.client(1);
        DeliveryRow &foreign = b.client(2);
        foreign.setFollowed(false);
        row.opened();
        foreign.opened();
        b.publish(1);
        row.delivered("17", 1ms, false);
        row.delivered("other:1", 1ms, false);
        row.delivered({}, 1ms, false);
        foreign.delivered(b.id(1), 1ms, false);
        QCOMPARE(b.counts(row), (DeliveryCounts{.pending = 1}));
        QCOMPARE(b.tracker.matrix()->rows().size(), std::size_t{1});
    }

    void theLogIsBounded()
    {
        Bench b;
        DeliveryRow &row = b.client(1);
        row.opened();
        b.publish(static_cast<int>(PublishedLog::mostWaiting) + 100);
        b.tracker.drain();
        b.publish(1); // its number tells of those that found no room
        QCOMPARE(b.counts(row).pending, quint64{PublishedLog::mostWaiting + 101});
    }
};

QTEST_GUILESS_MAIN(TestDeliveryMatrix)
#include "tst_deliverymatrix.moc"
