// SPDX-License-Identifier: GPL-3.0-or-later
#include "relayfixture.h"

#include "link/linkconnection.h"

#include <QTest>

#include <algorithm>

using namespace pushscope;
using namespace pushscope::test;
using namespace std::chrono_literals;

/// What a link holds for a side that does not read, and for how long.
class TestLinkLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTargetThatNeverReadsHoldsNothingForEver_data()
    {
        QTest::addColumn<bool>("held");
        QTest::newRow("all is due") << false;
        QTest::newRow("much is held") << true;
    }

    void aTargetThatNeverReadsHoldsNothingForEver()
    {
        QFETCH(bool, held);
        ManualClock clock{Instant{1s}}; // long ago, so that no timer waits
        RelayFixture relay{nullptr, clock};
        const auto ends = relay.connect();
        const int stall = held ? relay.arm("stall") : 0;
        ends.client->socket().setReading(false);
        const QByteArray piece(1024 * 1024, 'x');
        QElapsedTimer quiet;
        quiet.start();
        QTRY_VERIFY([&] {
            if (ends.server->sendSome(piece) > 0) {
                quiet.restart();
            }
            return quiet.elapsed() > 300;
        }());
        relay.arm("fin");
        if (held) {
            clock.advance(LinkConnection::lingerTime + 1s);
            QTest::qWait(50);
            QCOMPARE(relay.link->connections(), 1); // not before it is due
            relay.faults.remove(stall);
        }
        clock.advance(LinkConnection::lingerTime - 1s);
        QTest::qWait(50);
        QCOMPARE(relay.link->connections(), 1);
        clock.advance(2s);
        QTRY_COMPARE(relay.link->connections(), 0);
    }

    void whatIsHeldHasALimit()
    {
        RelayFixture relay;
        const auto ends = relay.connect();
        const int id = relay.arm("stall");
        const QByteArray piece(1024 * 1024, 'x');
        qint64 sent = 0;
        QElapsedTimer quiet;
        quiet.start();
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                const qint64 some = std::max<qint64>(0, ends.server->sendSome(piece));
                sent += some;
                if (some > 0) {
                    quiet.restart();
                }
                return quiet.elapsed() > 300;
            }(),
            20'000);
        QVERIFY(sent >= Link::mostHeld);
        QVERIFY2(sent < 5 * Link::mostHeld, qPrintable(QString::number(sent)));
        relay.faults.remove(id);
        QTRY_COMPARE_WITH_TIMEOUT(ends.client->input.size(), sent, 20'000);
    }
};

QTEST_GUILESS_MAIN(TestLinkLimits)
#include "tst_linklimits.moc"
