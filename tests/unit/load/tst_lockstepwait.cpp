// SPDX-License-Identifier: GPL-3.0-or-later
#include "load/lockstepwait.h"

#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

/// Whoever looks at it has lost its core in between.
class PreemptingClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return m_now += 1s; }

private:
    mutable Instant m_now{1h};
};

} // namespace

class TestLockstepWait : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ownProcessorTimeIsCounted();
    void timeOfOthersIsNot();
};

void TestLockstepWait::ownProcessorTimeIsCounted()
{
    Poller poller;
    const SteadyClock clock;
    LockstepWait lockstep{poller, clock};
    const auto before = threadProcessorTime();
    for (int i = 0; i < 10; ++i) {
        QVERIFY(lockstep.wait(0).empty());
    }
    QVERIFY(lockstep.watched() > 0ns);
    QVERIFY(lockstep.watched() <= threadProcessorTime() - before);
    lockstep.clear();
    QCOMPARE(lockstep.watched(), 0ns);
}

void TestLockstepWait::timeOfOthersIsNot()
{
    Poller poller;
    const PreemptingClock clock;
    LockstepWait lockstep{poller, clock};
    const auto before = threadProcessorTime();
    QVERIFY(lockstep.wait(0).empty());
    const auto used = threadProcessorTime() - before;
    QVERIFY2(lockstep.watched() <= used, qPrintable(QString::number(lockstep.watched().count())));
}

QTEST_GUILESS_MAIN(TestLockstepWait)
#include "tst_lockstepwait.moc"
