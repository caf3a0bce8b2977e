// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/admissions.h"

#include <QTest>

#include <atomic>
#include <thread>

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
        ManualClock clock;
        clock.advance(1h);
        Admissions admissions{most, acceptsOf(1)};
        const Instant now = clock.now();
        std::atomic<bool> goesOn = true;
        std::atomic<int> wrong = 0;
        const auto takeAndGiveBack = [&] {
            while (goesOn) {
                const auto wait = admissions.takeAccept(now);
                wrong += wait < 0ns || wait > 1s ? 1 : 0;
                if (wait == 0ns) {
                    admissions.giveBackAccept();
                }
            }
        };
        std::thread other{takeAndGiveBack};
        int refused = 0;
        for (int i = 0; i < 200'000; ++i) {
            const auto wait = admissions.takeAccept(now);
            wrong += wait < 0ns || wait > 1s ? 1 : 0;
            refused += wait > 0ns ? 1 : 0;
            if (wait == 0ns) {
                admissions.giveBackAccept();
            }
        }
        goesOn = false;
        other.join();
        QCOMPARE(wrong.load(), 0);
        qInfo("%d were refused", refused);
    }
};

QTEST_APPLESS_MAIN(TestAdmissions)
#include "tst_admissions.moc"
