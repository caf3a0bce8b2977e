// SPDX-License-Identifier: GPL-3.0-or-later
#include "relayfixture.h"

#include <QTest>

using namespace pushscope;
using namespace pushscope::test;
using namespace std::chrono_literals;

using Kind = Received::Kind;

/// A link without faults: a wire.
class TestLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bytesPassBothWays()
    {
        RelayFixture relay;
        const auto [client, server] = relay.connect();
        client->send("ping");
        QTRY_COMPARE(server->input, QByteArray{"ping"});
        server->send("pong");
        QTRY_COMPARE(client->input, QByteArray{"pong"});
        QCOMPARE(relay.link->connections(), 1);
    }

    void whatTheServerSaysFirstIsNotLost()
    {
        RelayFixture relay;
        std::optional<Route::Way> way;
        QObject asker;
        relay.link->prepare(relay.origin(), &asker, [&way](const Route::Way &found) { way = found; });
        QTRY_VERIFY(way && !relay.served.empty());
        relay.served.front()->send("hello");
        QTcpSocket socket;
        socket.connectToHost(way->address, way->port);
        QTRY_COMPARE(socket.bytesAvailable(), 5);
        QCOMPARE(socket.readAll(), QByteArray{"hello"});
    }

    void muchPassesInOrderAndNoneIsMissing()
    {
        RelayFixture relay;
        const auto ends = relay.connect();
        QByteArray all;
        for (int i = 0; all.size() < 20'000'000; ++i) {
            all += QByteArray::number(i) + ' ';
        }
        qsizetype sent = 0;
        QTRY_VERIFY_WITH_TIMEOUT(
            (sent += std::max<qint64>(0, ends.server->sendSome(all.sliced(sent))), ends.client->input.size())
                == all.size(),
            20'000);
        QVERIFY(ends.client->input == all);
    }

    void aClientThatDoesNotReadHoldsTheServerUp()
    {
        RelayFixture relay;
        const auto [client, server] = relay.connect();
        auto &peer = *server;
        client->socket().setReading(false);
        const QByteArray piece(1024 * 1024, 'x');
        qint64 sent = 0;
        QElapsedTimer quiet;
        quiet.start();
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                const qint64 some = peer.sendSome(piece);
                sent += some;
                if (some > 0) {
                    quiet.restart();
                }
                return quiet.elapsed() > 300;
            }(),
            20'000);
        QVERIFY2(sent < 40 * 1024 * 1024, qPrintable(QString::number(sent)));
        client->socket().setReading(true);
        QTRY_COMPARE_WITH_TIMEOUT(client->input.size(), sent, 20'000);
    }

    void anEndPassesAsHalfAClose()
    {
        RelayFixture relay;
        const auto [client, server] = relay.connect();
        client->send("question");
        client->socket().finish();
        QTRY_VERIFY(server->hasEnd(Kind::End));
        QCOMPARE(server->input, QByteArray{"question"});
        server->send("answer"); // the other direction is open
        QTRY_COMPARE(client->input, QByteArray{"answer"});
        QVERIFY(!client->ended);
        server->socket().finish();
        QTRY_VERIFY(client->hasEnd(Kind::End));
        QTRY_COMPARE(relay.link->connections(), 0);
    }

    void aResetPassesAsOne_data()
    {
        QTest::addColumn<bool>("byClient");
        QTest::newRow("client") << true;
        QTest::newRow("server") << false;
    }

    void aResetPassesAsOne()
    {
        QFETCH(bool, byClient);
        RelayFixture relay;
        const auto [client, server] = relay.connect();
        (byClient ? client : server)->socket().reset();
        QTRY_VERIFY((byClient ? server : client)->hasEnd(Kind::Reset));
        QTRY_COMPARE(relay.link->connections(), 0);
    }

    void aResetAfterHalfACloseReachesTheServer()
    {
        RelayFixture relay;
        const auto ends = relay.connect();
        ends.client->socket().finish();
        QTRY_VERIFY(ends.server->hasEnd(Kind::End));
        ends.client->socket().close();
        QTRY_VERIFY(ends.server->sendSome("x") < 0);
        QTRY_COMPARE(relay.link->connections(), 0);
    }

    void whatWasSentBeforeAResetIsNotLost()
    {
        RelayFixture relay;
        relay.arm("slow-reader:1"); // leaves it unread until a send has failed
        const auto ends = relay.connect();
        ends.server->send("last words");
        ends.server->socket().reset();
        ends.client->send("x");
        QTRY_VERIFY(ends.client->hasEnd(Kind::Reset));
        QCOMPARE(ends.client->input, QByteArray{"last words"});
        QTRY_COMPARE(relay.link->connections(), 0);
    }

    void aServerThatIsNotThereIsToldAsSuch()
    {
        RelayFixture relay;
        const QUrl origin = relay.origin();
        relay.server.close();
        std::optional<Route::Way> way;
        relay.link->prepare(origin, this, [&way](const Route::Way &found) { way = found; });
        QVERIFY(!way); // later, from the event loop
        QTRY_VERIFY(way);
        QVERIFY(way->error == QAbstractSocket::ConnectionRefusedError);
    }

    void aHostThatIsUnknownIsToldAsSuch()
    {
        RelayFixture relay;
        std::optional<Route::Way> way;
        relay.link->prepare(QUrl{QStringLiteral("http://nobody.invalid:1")}, this,
                            [&way](const Route::Way &found) { way = found; });
        QTRY_VERIFY_WITH_TIMEOUT(way, 10'000);
        QVERIFY(way->error == QAbstractSocket::HostNotFoundError);
    }

    void aWayIsGoodForOneConnection()
    {
        RelayFixture relay;
        const auto way = relay.way();
        QTRY_COMPARE(relay.link->connections(), 1);
        QTcpSocket second;
        second.connectToHost(way->address, way->port);
        QTRY_COMPARE(second.error(), QAbstractSocket::ConnectionRefusedError);
    }

    void nothingIsToldToAnAskerThatIsGone()
    {
        RelayFixture relay;
        auto asker = std::make_unique<QObject>();
        bool told = false;
        relay.link->prepare(relay.origin(), asker.get(), [&told](const Route::Way &) { told = true; });
        asker.reset();
        QVERIFY(relay.way()); // a second one comes through
        QVERIFY(!told);
    }

    void connectionsHaveALimit()
    {
        RelayFixture relay;
        int errors = 0;
        for (int i = 0; i < Link::mostConnections + 3; ++i) {
            relay.link->prepare(relay.origin(), this,
                                [&errors](const Route::Way &way) { errors += way.error ? 1 : 0; });
        }
        QTRY_COMPARE(errors, 3);
    }

    void itMayGoInTheMiddle_data()
    {
        QTest::addColumn<int>("step");
        for (int step = 0; step < 4; ++step) {
            QTest::addRow("step %d", step) << step;
        }
    }

    void itMayGoInTheMiddle()
    {
        QFETCH(int, step);
        RelayFixture relay;
        if (step == 0) { // asked
            relay.link->prepare(relay.origin(), this, [](const Route::Way &) { QFAIL("the link is gone"); });
        } else if (step == 1) { // from within the answer
            bool told = false;
            relay.link->prepare(relay.origin(), this, [&](const Route::Way &) {
                told = true;
                relay.link.reset();
            });
            QTRY_VERIFY(told);
        } else { // with bytes under way, and held ones
            if (step == 3) {
                relay.arm("delay:1s");
            }
            const auto [client, server] = relay.connect();
            server->send(QByteArray(10'000, 'x'));
            client->send("y");
            relay.link.reset();
            QTRY_VERIFY(client->ended && server->ended);
        }
        relay.link.reset();
        relay.arm("rst"); // nobody listens any more
        QTest::qWait(0);
    }
};

QTEST_GUILESS_MAIN(TestLink)
#include "tst_link.moc"
