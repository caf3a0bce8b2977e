// SPDX-License-Identifier: GPL-3.0-or-later
#include "relayfixture.h"

#include "client/httpexchange.h"

#include <QTest>

using namespace pushscope;
using namespace pushscope::test;
using namespace std::chrono_literals;

namespace {

struct Outcome final : HttpExchange::Handler
{
    void exchangeHead(const HttpResponseHead &, Instant) override {}
    void exchangeBody(QByteArrayView, Instant) override {}
    void exchangeEnded(Instant) override {}
    void exchangeFailed(const HttpFailure &failure) override { failures.push_back(failure); }
    void exchangeBytes(Instant, qint64, qint64) override {}

    std::vector<HttpFailure> failures;
};

const QByteArray request = QByteArrayLiteral("GET / HTTP/1.1\r\nHost: h\r\n\r\n");

} // namespace

/// Connections that a link prepares and that nobody wants any more before they are there.
class TestUnwantedWays : public QObject
{
    Q_OBJECT

    SteadyClock m_clock;

    [[nodiscard]] static HttpExchange::Request requestTo(const RelayFixture &relay)
    {
        return {.url = relay.origin(), .bytes = request, .route = relay.link.get(), .trust = {}};
    }

private Q_SLOTS:
    void onlyWantedOnesReachTheServer_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<QByteArray>("givenUpBy");
        for (const char *fault : {"stall", "blackhole", "stall,direction=up"}) {
            for (const char *end : {"timeout", "close", "send"}) {
                QTest::addRow("%s, %s", fault, end) << QByteArray{fault} << QByteArray{end};
            }
        }
    }

    void onlyWantedOnesReachTheServer()
    {
        QFETCH(QByteArray, fault);
        QFETCH(QByteArray, givenUpBy);
        RelayFixture relay;
        Outcome outcome;
        HttpExchange exchange{m_clock, outcome, nullptr};
        const int id = relay.arm(fault.constData());
        constexpr std::size_t unwanted = 3;
        for (std::size_t i = 0; i < unwanted; ++i) {
            auto attempt = requestTo(relay);
            attempt.connectTimeout = givenUpBy == "timeout" ? 10ms : 10s;
            exchange.send(attempt);
            QCoreApplication::processEvents();
            if (givenUpBy == "close") {
                exchange.close();
            } else if (givenUpBy == "timeout") {
                QTRY_COMPARE(outcome.failures.size(), i + 1);
                QVERIFY(outcome.failures.back().kind == HttpFailure::Kind::Timeout);
            }
        }
        exchange.send(requestTo(relay));
        QCoreApplication::processEvents();
        QVERIFY(relay.served.empty());
        relay.faults.remove(id);
        QTRY_COMPARE(relay.served.size(), std::size_t{1});
        QTRY_COMPARE(relay.served.front()->input, request);
        (void)relay.connect(); // whatever was to come before this one is there now
        QCOMPARE(relay.served.size(), std::size_t{2});
        QCOMPARE(relay.link->connections(), 2);
    }

    void anExchangeThatIsGoneWantsNothing()
    {
        RelayFixture relay;
        Outcome outcome;
        const int id = relay.arm("stall");
        {
            HttpExchange exchange{m_clock, outcome, nullptr};
            exchange.send(requestTo(relay));
            QCoreApplication::processEvents();
        }
        relay.faults.remove(id);
        (void)relay.connect();
        QCOMPARE(relay.served.size(), std::size_t{1});
    }

    void anOfferThatIsNotTakenUpIsWithdrawn()
    {
        RelayFixture relay;
        std::optional<Route::Way> way;
        auto asker = std::make_unique<QObject>();
        relay.link->prepare(relay.origin(), asker.get(), [&way](const Route::Way &found) { way = found; });
        QTRY_VERIFY(way && !relay.served.empty());
        asker.reset();
        QTRY_VERIFY(relay.served.front()->hasEnd(Received::Kind::End));
        QTcpSocket late;
        late.connectToHost(way->address, way->port);
        QTRY_COMPARE(late.error(), QAbstractSocket::ConnectionRefusedError);
    }

    void whatWasWrittenReachesTheServerAllTheSame()
    {
        RelayFixture relay;
        std::optional<Route::Way> way;
        auto asker = std::make_unique<QObject>();
        relay.link->prepare(relay.origin(), asker.get(), [&way](const Route::Way &found) { way = found; });
        QTRY_VERIFY(way && !relay.served.empty());
        QTcpSocket socket;
        socket.connectToHost(way->address, way->port);
        QVERIFY(socket.waitForConnected()); // the link's event loop does not run meanwhile
        socket.write("bye");
        socket.flush();
        asker.reset();
        socket.close();
        QTRY_COMPARE(relay.served.front()->input, QByteArray{"bye"});
        QTRY_VERIFY(relay.served.front()->hasEnd(Received::Kind::End));
    }
};

QTEST_GUILESS_MAIN(TestUnwantedWays)
#include "tst_unwantedways.moc"
