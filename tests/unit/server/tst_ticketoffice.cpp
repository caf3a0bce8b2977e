// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ticketoffice.h"

#include <QSet>
#include <QTest>

#include <atomic>
#include <thread>

using namespace pushscope;
using namespace std::chrono_literals;

using Outcome = TicketOffice::Outcome;

namespace {

constexpr Rights reading{true, false};
constexpr Rights all{true, true};

QByteArray issued(TicketOffice &office, Rights rights = reading)
{
    const auto result = office.issue(rights);
    const auto *ticket = std::get_if<QByteArray>(&result);
    return ticket != nullptr ? *ticket : QByteArray{};
}

} // namespace

class TestTicketOffice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTicketWorksOnce()
    {
        const ManualClock clock;
        TicketOffice office{clock, 30s};
        const QByteArray ticket = issued(office, all);
        const auto [outcome, rights] = office.redeem(ticket, Access::Read);
        QCOMPARE(outcome, Outcome::Taken);
        QCOMPARE(rights, all);
        QCOMPARE(office.redeem(ticket, Access::Read).first, Outcome::Unknown);
    }

    void aTicketThatDoesNotSufficeIsKept()
    {
        const ManualClock clock;
        TicketOffice office{clock, 30s};
        const QByteArray ticket = issued(office);
        QCOMPARE(office.redeem(ticket, Access::Publish).first, Outcome::Insufficient);
        QCOMPARE(office.redeem(ticket, Access::Read).first, Outcome::Taken);
    }

    void aTicketExpires()
    {
        ManualClock clock;
        TicketOffice office{clock, 30s};
        const QByteArray first = issued(office);
        const QByteArray second = issued(office);
        clock.advance(29'999ms);
        QCOMPARE(office.redeem(first, Access::Read).first, Outcome::Taken);
        clock.advance(1ms);
        QCOMPARE(office.redeem(second, Access::Read).first, Outcome::Unknown);
    }

    void everyCharacterCounts()
    {
        const ManualClock clock;
        TicketOffice office{clock, 30s};
        const QByteArray ticket = issued(office);
        for (qsizetype i = 0; i < ticket.size(); ++i) {
            QByteArray other = ticket;
            other[i] = other[i] == 'A' ? 'B' : 'A';
            QCOMPARE(office.redeem(other, Access::Read).first, Outcome::Unknown);
        }
        QCOMPARE(office.redeem(ticket.chopped(1), Access::Read).first, Outcome::Unknown);
        QCOMPARE(office.redeem(ticket + 'A', Access::Read).first, Outcome::Unknown);
        QCOMPARE(office.redeem({}, Access::Read).first, Outcome::Unknown);
        QCOMPARE(office.redeem(ticket, Access::Read).first, Outcome::Taken);
    }

    void ticketsFitIntoAUrlAndDiffer()
    {
        const ManualClock clock;
        TicketOffice office{clock, 30s};
        QSet<QByteArray> seen;
        for (int i = 0; i < 1000; ++i) {
            const QByteArray ticket = issued(office);
            QVERIFY(ticket.size() >= 22); // 128 bits
            QCOMPARE(ticket.toPercentEncoding(), ticket);
            seen.insert(ticket.first(10));
            seen.insert(ticket.sliced(10));
        }
        QCOMPARE(seen.size(), 2000);
    }

    void onlySoManyAreOut()
    {
        ManualClock clock;
        TicketOffice office{clock, 30s};
        const QByteArray first = issued(office);
        clock.advance(10s);
        for (std::size_t i = 1; i < TicketOffice::mostTickets; ++i) {
            QVERIFY(!issued(office).isEmpty());
        }
        const auto refused = office.issue(reading);
        const auto *full = std::get_if<TicketOffice::Full>(&refused);
        QVERIFY(full != nullptr);
        QCOMPARE(full->wait, 20s);
        QCOMPARE(office.redeem(first, Access::Read).first, Outcome::Taken);
        QVERIFY(!issued(office).isEmpty());
        QVERIFY(issued(office).isEmpty());
        clock.advance(30s);
        QVERIFY(!issued(office).isEmpty());
    }

    void readersCannotUseUpTheTicketsOfPublishers()
    {
        ManualClock clock;
        TicketOffice office{clock, 30s};
        while (!issued(office, reading).isEmpty()) {}
        clock.advance(10s);
        const QByteArray ticket = issued(office, all);
        QVERIFY(!ticket.isEmpty());
        QVERIFY(issued(office, reading).isEmpty());
        clock.advance(20s);
        QVERIFY(!issued(office, reading).isEmpty());
        QCOMPARE(office.redeem(ticket, Access::Publish).first, Outcome::Taken);
    }

    void eachKindWaitsForItsOwn()
    {
        ManualClock clock;
        TicketOffice office{clock, 30s};
        (void)issued(office, reading);
        clock.advance(10s);
        while (!issued(office, all).isEmpty()) {}
        const auto refused = office.issue(all);
        const auto *full = std::get_if<TicketOffice::Full>(&refused);
        QVERIFY(full != nullptr);
        QCOMPARE(full->wait, 30s);
    }

    void twoThreadsCannotUseOneTicket()
    {
        const ManualClock clock;
        TicketOffice office{clock, 30s};
        constexpr int count = 2000;
        std::vector<QByteArray> tickets;
        for (int i = 0; i < count; ++i) {
            tickets.push_back(issued(office));
        }
        std::atomic<int> taken = 0;
        const auto takeAll = [&] {
            for (const QByteArray &ticket : tickets) {
                taken += office.redeem(ticket, Access::Read).first == Outcome::Taken ? 1 : 0;
                (void)office.issue(reading);
            }
        };
        std::thread other{takeAll};
        takeAll();
        other.join();
        QCOMPARE(taken.load(), count);
    }
};

QTEST_APPLESS_MAIN(TestTicketOffice)
#include "tst_ticketoffice.moc"
