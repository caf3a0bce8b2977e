// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/admissions.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

constexpr int most = 10;

ServerLimits acceptsOf(qint64 perSecond)
{
    ServerLimits limits;
    limits.acceptsPerSecond = perSecond;
    return limits;
}

} // namespace

class TestAdmissions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoIsRefusedIsToldHowLongToWait()
    {
        ManualClock clock;
        clock.advance(1h);
        Admissions admissions{most, acceptsOf(4)};
        for (int i = 0; i < 4; ++i) {
            QCOMPARE(admissions.takeAccept(clock.now()), 0ns);
        }
        const auto wait = admissions.takeAccept(clock.now());
        QCOMPARE(wait, std::chrono::nanoseconds{250ms});
        clock.advance(wait - 1ns);
        QCOMPARE(admissions.takeAccept(clock.now()), 1ns);
        clock.advance(1ns);
        QCOMPARE(admissions.takeAccept(clock.now()), 0ns);
    }

    void anyNumberMayBeAcceptedWithoutALimit()
    {
        const ManualClock clock;
        Admissions admissions{most, acceptsOf(0)};
        for (int i = 0; i < 100'000; ++i) {
            QCOMPARE(admissions.takeAccept(clock.now()), 0ns);
        }
    }

    /// What one thread gives back while another is being refused must not make that one wait for the past.
    void theWaitIsNeverBeforeNow()
    {
        constexpr int turns = 200'000;
        ManualClock clock;
        clock.advance(1h);
        Admissions admissions{most, acceptsOf(1)};
        const Instant now = clock.now();
        std::atomic<int> holders = 0;
        std::atomic<int> wrong = 0;
        const auto takeAndGiveBack = [&] {
            for (int i = 0; i < turns; ++i) {
                const auto wait = admissions.takeAccept(now);
                if (wait != 0ns) {
                    wrong += wait < 0ns || wait > 1s ? 1 : 0;
                    continue;
                }
                wrong += holders++ > 0 ? 1 : 0;
                --holders;
                admissions.giveBackAccept();
            }
        };
        std::vector<std::thread> others(3);
        std::ranges::generate(others, [&] { return std::thread{takeAndGiveBack}; });
        takeAndGiveBack();
        std::ranges::for_each(others, &std::thread::join);
        QCOMPARE(wrong.load(), 0);
    }

    void aClientBehindAProxyCountsAsItsAddress()
    {
        ServerLimits limits;
        limits.perAddress = 2;
        Admissions admissions{most, limits};
        const QByteArray address{"abcd"};
        const auto direct = admissions.enter(address);
        QCOMPARE(direct->admission(), Admission::Granted);
        auto behind = admissions.enterBehindProxy(address);
        QVERIFY(behind);
        QVERIFY(!admissions.enterBehindProxy(address));
        QCOMPARE(admissions.enter(address)->admission(), Admission::AddressFull);
        QVERIFY(admissions.enterBehindProxy("efgh"));
        behind.reset();
        QVERIFY(admissions.enterBehindProxy(address));
    }

    void aProxyHasNoLimitOfItsOwn()
    {
        ServerLimits limits;
        limits.perAddress = 1;
        Admissions admissions{most, limits};
        std::vector<Admissions::Place> places;
        for (int i = 0; i < most; ++i) {
            places.push_back(std::move(*admissions.enter({})));
            QCOMPARE(places.back().admission(), Admission::Granted);
        }
        QCOMPARE(admissions.enter({})->admission(), Admission::AtCapacity);
    }
};

QTEST_APPLESS_MAIN(TestAdmissions)
#include "tst_admissions.moc"
