// SPDX-License-Identifier: GPL-3.0-or-later
#include "dispatchercase.h"
#include "platform/epolldispatcher.h"
#include "platform/serverdispatcher.h"

#include <QTest>
#include <QThread>

#include <memory>

using namespace pushscope;

namespace {

std::vector<DispatcherCase> allCases()
{
    std::vector<DispatcherCase> all;
    for (const auto &some : {socketCases(), descriptorCases(), timerCases(), wakeUpCases()}) {
        all.insert(all.end(), some.begin(), some.end());
    }
    return all;
}

/// Runs the case in a new thread; Qt's own dispatcher serves if none is given.
QStringList logOf(const DispatcherCase &which, std::unique_ptr<QAbstractEventDispatcher> dispatcher)
{
    QStringList log;
    const std::unique_ptr<QThread> thread{QThread::create([&] {
        DispatcherRun run{*QAbstractEventDispatcher::instance(), {}};
        which.body(run);
        log = run.log;
    })};
    if (dispatcher) {
        thread->setEventDispatcher(dispatcher.release());
    }
    thread->start();
    thread->wait();
    return log;
}

QStringList expectedOf(const DispatcherCase &which)
{
    QStringList expected;
    for (const char *line : which.expected) {
        expected.append(QString::fromLatin1(line));
    }
    return expected;
}

} // namespace

/// Both dispatchers go through the same cases.
class TestEpollDispatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itAgreesWithQt_data()
    {
        QTest::addColumn<std::size_t>("number");
        const auto cases = allCases();
        for (std::size_t i = 0; i < cases.size(); ++i) {
            QTest::newRow(cases[i].name) << i;
        }
    }

    void itAgreesWithQt()
    {
        QFETCH(std::size_t, number);
        const DispatcherCase which = allCases()[number];
        QCOMPARE(logOf(which, nullptr), expectedOf(which));
        QCOMPARE(logOf(which, std::make_unique<EpollDispatcher>()), expectedOf(which));
    }

    void theServersDispatcherIsThis()
    {
        const auto dispatcher = makeServerDispatcher();
        QVERIFY(dynamic_cast<EpollDispatcher *>(dispatcher.get()) != nullptr);
    }
};

QTEST_GUILESS_MAIN(TestEpollDispatcher)
#include "tst_epolldispatcher.moc"
