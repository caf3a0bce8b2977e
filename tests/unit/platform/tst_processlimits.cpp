// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/processlimits.h"

#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

using namespace pushscope;

class TestProcessLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFileLimitIsRaisedToTheHardOne()
    {
#ifdef Q_OS_LINUX
        rlimit limit{};
        QCOMPARE(getrlimit(RLIMIT_NOFILE, &limit), 0);
        limit.rlim_cur = limit.rlim_max / 2;
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &limit), 0);

        QCOMPARE(raiseFileLimit(), quint64{limit.rlim_max});
        QCOMPARE(getrlimit(RLIMIT_NOFILE, &limit), 0);
        QCOMPARE(limit.rlim_cur, limit.rlim_max);
        QCOMPARE(raiseFileLimit(), quint64{limit.rlim_max});
#else
        QSKIP("the limit is the system's own");
#endif
    }
};

QTEST_APPLESS_MAIN(TestProcessLimits)
#include "tst_processlimits.moc"
