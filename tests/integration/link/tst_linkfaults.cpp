// SPDX-License-Identifier: GPL-3.0-or-later
#include "relayfixture.h"

#include <QTest>

#include <algorithm>

using namespace pushscope;
using namespace pushscope::test;
using namespace std::chrono_literals;

using Kind = Received::Kind;

namespace {

const QByteArray request = QByteArrayLiteral("GET /events HTTP/1.1\r\nHost: h\r\n\r\n");
const QByteArray streamHead = QByteArrayLiteral("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n");

} // namespace

/// Each fault between raw sockets.
class TestLinkFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void delayIsExactAndKeepsOrder()
    {
        RelayFixture relay;
        const int id = relay.arm("delay:50ms,direction=down");
        const auto ends = relay.connect();
        std::vector<std::chrono::nanoseconds> delays;
        QByteArray all;
        for (int i = 0; i < 20; ++i) {
            const QByteArray bytes = QByteArray::number(i) + ' ';
            const Instant sent = SteadyClock{}.now();
            ends.server->send(bytes);
            all += bytes;
            QTRY_COMPARE(ends.client->input, all);
            delays.push_back(ends.client->times.back() - sent);
        }
        std::ranges::sort(delays);
        QVERIFY(delays.front() >= 50ms);
        QVERIFY2(delays[10] < 65ms, qPrintable(QString::number(delays[10] / 1us)));
        qInfo("50 ms measure %lld us (median)", static_cast<long long>(delays[10] / 1us));
        QCOMPARE(relay.hits(id), quint64{1}); // one connection
        ends.client->send("up");
        QTRY_COMPARE(ends.server->input, QByteArray{"up"});
    }

    void noOpsDoNothing_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("delay 0") << QByteArray{"delay:0"};
        QTest::newRow("p 0") << QByteArray{"rst,p=0"};
        QTest::newRow("p 0 for a while") << QByteArray{"blackhole,p=0,for=1min"};
        QTest::newRow("another transport") << QByteArray{"rst,target=ws"};
        QTest::newRow("another client") << QByteArray{"blackhole,target=client:2"};
        QTest::newRow("at the server") << QByteArray{"pause-server"};
    }

    void noOpsDoNothing()
    {
        QFETCH(QByteArray, text);
        RelayFixture relay;
        const auto before = relay.connect();
        const int id = relay.arm(text.constData());
        const auto after = relay.connect();
        for (const auto &ends : {before, after}) {
            ends.server->send("x");
            QTRY_COMPARE(ends.client->input, QByteArray{"x"});
            QVERIFY(!ends.client->ended);
        }
        QCOMPARE(relay.hits(id), quint64{0});
    }

    void stallHoldsAndLetsGo()
    {
        RelayFixture relay;
        const auto ends = relay.connect();
        const int id = relay.arm("stall");
        ends.server->send("a");
        ends.client->send("b");
        ends.server->socket().finish();
        std::optional<Route::Way> way;
        relay.link->prepare(relay.origin(), this, [&way](const Route::Way &found) { way = found; });
        QTRY_COMPARE(relay.hits(id), quint64{1});
        QVERIFY(ends.client->input.isEmpty() && ends.server->input.isEmpty() && !way);
        relay.faults.remove(id);
        QTRY_COMPARE(ends.client->input, QByteArray{"a"});
        QTRY_COMPARE(ends.server->input, QByteArray{"b"});
        QTRY_VERIFY(ends.client->hasEnd(Kind::End));
        QTRY_VERIFY(way && !way->error);
    }

    void blackholeSwallowsAndResetsAtItsEnd()
    {
        RelayFixture relay;
        const auto met = relay.connect();
        const auto quiet = relay.connect();
        const int id = relay.arm("blackhole");
        met.server->send("lost");
        met.server->socket().finish();
        QTRY_COMPARE(relay.hits(id), quint64{1});
        QVERIFY(met.client->input.isEmpty() && !met.client->ended);
        relay.faults.remove(id);
        QTRY_VERIFY(met.client->hasEnd(Kind::Reset));
        quiet.server->send("still here"); // it lost nothing
        QTRY_COMPARE(quiet.client->input, QByteArray{"still here"});
    }

    void blackholeHidesThatASideIsGone()
    {
        RelayFixture relay;
        const auto ends = relay.connect();
        const int id = relay.arm("blackhole");
        ends.client->socket().reset();
        QTRY_COMPARE(relay.hits(id), quint64{1});
        QVERIFY(!ends.server->ended);
        QCOMPARE(relay.link->connections(), 1);
        relay.faults.remove(id);
        QTRY_VERIFY(ends.server->hasEnd(Kind::Reset));
        QTRY_COMPARE(relay.link->connections(), 0);
    }

    void blackholeOfOneDirection()
    {
        RelayFixture relay;
        const auto ends = relay.connect();
        const int id = relay.arm("blackhole,direction=up");
        ends.client->send("lost");
        ends.server->send("comes");
        QTRY_COMPARE(ends.client->input, QByteArray{"comes"});
        QTRY_COMPARE(relay.hits(id), quint64{1});
        QVERIFY(ends.server->input.isEmpty());
    }

    void onceItMeetsPresentConnections_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Kind>("end");
        QTest::newRow("fin") << QByteArray{"fin"} << Kind::End;
        QTest::newRow("rst") << QByteArray{"rst"} << Kind::Reset;
    }

    void onceItMeetsPresentConnections()
    {
        QFETCH(QByteArray, text);
        QFETCH(Kind, end);
        RelayFixture relay;
        const auto one = relay.connect();
        const auto two = relay.connect();
        const int id = relay.arm(text.constData());
        for (const auto &ends : {one, two}) {
            QTRY_VERIFY(ends.client->hasEnd(end));
            QTRY_VERIFY(ends.server->hasEnd(end));
            ends.client->socket().close();
            ends.server->socket().close();
        }
        QCOMPARE(relay.hits(id), quint64{2});
        QTRY_COMPARE(relay.link->connections(), 0);
        const auto three = relay.connect();
        three.server->send("x");
        QTRY_COMPARE(three.client->input, QByteArray{"x"});
    }

    void onceItWaitsForTheFirst_data() { onceItMeetsPresentConnections_data(); }

    void onceItWaitsForTheFirst()
    {
        QFETCH(QByteArray, text);
        QFETCH(Kind, end);
        RelayFixture relay;
        const int id = relay.arm(text.constData());
        const auto one = relay.connect();
        const auto two = relay.connect();
        one.client->send("x");
        QTRY_COMPARE(one.server->input, QByteArray{"x"});
        one.server->send("y");
        QTRY_VERIFY(one.client->hasEnd(end));
        QVERIFY(one.client->input.isEmpty());
        two.server->send("z");
        QTRY_COMPARE(two.client->input, QByteArray{"z"});
        const auto three = relay.connect();
        three.server->send("z");
        QTRY_COMPARE(three.client->input, QByteArray{"z"});
        QCOMPARE(relay.hits(id), quint64{1});
        QVERIFY(relay.faults.armed().empty());
    }

    void forAWhileItMeetsNewOnesToo_data() { onceItMeetsPresentConnections_data(); }

    void forAWhileItMeetsNewOnesToo()
    {
        QFETCH(QByteArray, text);
        QFETCH(Kind, end);
        RelayFixture relay;
        const auto present = relay.connect();
        const int id = relay.arm((text + ",for=1min").constData());
        QTRY_VERIFY(present.client->hasEnd(end));
        const auto fresh = relay.connect();
        fresh.client->send("x");
        QTRY_COMPARE(fresh.server->input, QByteArray{"x"});
        QVERIFY(!fresh.client->ended);
        fresh.server->send("y");
        QTRY_VERIFY(fresh.client->hasEnd(end));
        QVERIFY(fresh.client->input.isEmpty());
        QCOMPARE(relay.hits(id), quint64{2});
    }

    void cutIsExact()
    {
        RelayFixture relay;
        const auto ends = relay.connect();
        ends.server->send("0123456789");
        QTRY_COMPARE(ends.client->input.size(), 10);
        relay.arm("cut:15");
        ends.server->send("0123456789");
        QTRY_VERIFY(ends.client->hasEnd(Kind::End));
        QCOMPARE(ends.client->input, QByteArray{"012345678901234"});
        QTRY_VERIFY(ends.server->hasEnd(Kind::End));
        const auto next = relay.connect(); // counts anew
        next.server->send(QByteArray(14, 'x'));
        QTRY_COMPARE(next.client->input.size(), 14);
        QVERIFY(!next.client->ended);
    }

    void cutByTime()
    {
        RelayFixture relay;
        relay.arm("cut:150ms");
        const auto ends = relay.connect();
        const Instant opened = SteadyClock{}.now();
        QTRY_VERIFY(ends.client->hasEnd(Kind::End));
        const auto lasted = SteadyClock{}.now() - opened;
        QVERIFY(lasted > 100ms && lasted < 2s);
    }

    void idleTimeoutClosesAQuietConnection()
    {
        RelayFixture relay;
        const int id = relay.arm("idle-timeout:200ms");
        const auto quiet = relay.connect();
        const auto lively = relay.connect();
        QTRY_VERIFY((lively.server->send("x"), quiet.client->hasEnd(Kind::End)));
        QTRY_VERIFY(quiet.server->hasEnd(Kind::End));
        QVERIFY(!lively.client->ended);
        QCOMPARE(relay.hits(id), quint64{1});
    }

    void refuseRefuses()
    {
        RelayFixture relay;
        const auto present = relay.connect();
        const int id = relay.arm("refuse");
        const auto way = relay.way();
        QVERIFY(way && way->error == QAbstractSocket::ConnectionRefusedError);
        present.server->send("x"); // present ones live on
        QTRY_COMPARE(present.client->input, QByteArray{"x"});
        QCOMPARE(relay.hits(id), quint64{1});
        relay.faults.remove(id);
        (void)relay.connect();
    }

    void probabilityIsTheSameForTheSameSeed()
    {
        const auto pattern = [](const char *text) {
            RelayFixture relay;
            relay.arm(text);
            QByteArray refused;
            for (int i = 0; i < 20; ++i) {
                refused += relay.way()->error ? '1' : '0';
            }
            return refused;
        };
        const QByteArray one = pattern("refuse,p=0.5,seed=5");
        QVERIFY(one.contains('0') && one.contains('1'));
        QCOMPARE(pattern("refuse,p=0.5,seed=5"), one);
        QVERIFY(pattern("refuse,p=0.5,seed=6") != one);
    }

    void anAnswerTakesTheServersPlace()
    {
        RelayFixture relay;
        const auto ends = relay.connect();
        const int id = relay.arm("answer:503");
        ends.client->send(request);
        QTRY_VERIFY(ends.client->hasEnd(Kind::End));
        QVERIFY2(ends.client->input.startsWith("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\n"),
                 ends.client->input.constData());
        QTRY_VERIFY(ends.server->hasEnd(Kind::End));
        QVERIFY(ends.server->input.isEmpty());
        QCOMPARE(relay.hits(id), quint64{1});
    }

    void anOpenStreamIsNotAnswered()
    {
        RelayFixture relay;
        const auto ends = relay.connect();
        ends.client->send(request);
        QTRY_COMPARE(ends.server->input, request);
        relay.arm("answer");
        ends.server->send(streamHead);
        QTRY_COMPARE(ends.client->input, streamHead);
        QVERIFY(!ends.client->ended);
    }

    void bufferHoldsAnOpenStream()
    {
        RelayFixture relay;
        const auto ends = relay.connect();
        ends.client->send(request);
        ends.server->send(streamHead);
        QTRY_COMPARE(ends.client->input, streamHead);
        const int id = relay.arm("buffer:64k");
        ends.server->send("data: x\n\n");
        QTRY_COMPARE(relay.hits(id), quint64{1});
        QCOMPARE(ends.client->input, streamHead);
        relay.faults.remove(id);
        QTRY_COMPARE(ends.client->input, streamHead + "data: x\n\n");
    }

    void slowReaderFillsTheServersQueue()
    {
        RelayFixture relay;
        const auto ends = relay.connect();
        const int id = relay.arm("slow-reader:2k");
        const QByteArray piece(256 * 1024, 'x');
        qint64 sent = 0;
        QTRY_VERIFY([&] {
            const qint64 some = ends.server->sendSome(piece);
            sent += std::max<qint64>(0, some);
            return some < piece.size();
        }()); // its queue is full
        QTRY_VERIFY(ends.client->input.size() > 300);
        QVERIFY2(ends.client->input.size() < sent / 2, qPrintable(QString::number(ends.client->input.size())));
        QCOMPARE(relay.hits(id), quint64{1});
        relay.faults.remove(id);
        QTRY_COMPARE_WITH_TIMEOUT(ends.client->input.size(), sent, 20'000);
    }

    void slowCloseTellsTheEndLater()
    {
        RelayFixture relay;
        const auto ends = relay.connect();
        const int id = relay.arm("slow-close:150ms,direction=down");
        const Instant closed = SteadyClock{}.now();
        ends.server->send("x");
        ends.server->socket().finish();
        QTRY_COMPARE(ends.client->input, QByteArray{"x"});
        QTRY_VERIFY(ends.client->hasEnd(Kind::End));
        QVERIFY(SteadyClock{}.now() - closed >= 150ms);
        QCOMPARE(relay.hits(id), quint64{1});
    }

    void bandwidthLimits()
    {
        RelayFixture relay;
        relay.arm("bandwidth:100k,direction=down");
        const auto ends = relay.connect();
        const Instant begin = SteadyClock{}.now();
        ends.server->send(QByteArray(30 * 1024, 'x'));
        QTRY_COMPARE(ends.client->input.size(), 30 * 1024);
        const auto took = SteadyClock{}.now() - begin;
        QVERIFY2(took >= 300ms && took < 600ms, qPrintable(QString::number(took / 1us)));
    }
};

QTEST_GUILESS_MAIN(TestLinkFaults)
#include "tst_linkfaults.moc"
