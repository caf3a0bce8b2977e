// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/client/scriptedserver.h"
#include "linkedclient.h"

#include <QTest>

using namespace pushscope;
using namespace pushscope::test;
using namespace std::chrono_literals;

/// What clients make of a link that answers in the server's place.
class TestLinkAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClientIsRefusedUntilTheFaultIsOver_data()
    {
        QTest::addColumn<Transport>("transport");
        QTest::addColumn<int>("status");
        for (const Transport transport : allTransports) {
            for (const int status : {429, 502, 503}) {
                QTest::addRow("%s %d", toName(transport).constData(), status) << transport << status;
            }
        }
    }

    void aClientIsRefusedUntilTheFaultIsOver()
    {
        QFETCH(Transport, transport);
        QFETCH(int, status);
        ScriptedServer server{[](auto &peer, const auto &, int) { peer.send(sseHead() + "data: x\n\n"); }};
        const SteadyClock clock;
        FaultSet faults{clock};
        const int id = faults.arm(Fault::parse(QStringLiteral("answer:%1").arg(status)).value());
        LinkedClient linked{server.url(), transport, faults};
        linked.start();
        QTRY_VERIFY(linked.seen.has("retry 1"));
        QVERIFY2(linked.seen.lastError.contains(QString::number(status)), qPrintable(linked.seen.lastError));
        QVERIFY(linked.seen.lastDelay >= 1s); // its Retry-After
        QVERIFY(server.requests().empty() && server.timeRequests() == 0);
        QVERIFY(faults.bands().front().hits >= 1);
        faults.remove(id);
        QTRY_VERIFY(!server.requests().empty());
    }
};

QTEST_GUILESS_MAIN(TestLinkAnswers)
#include "tst_linkanswers.moc"
