// SPDX-License-Identifier: GPL-3.0-or-later
#include "scriptedserver.h"

#include "client/httpexchange.h"

#include <QDir>
#include <QTest>

using namespace pushscope;
using namespace pushscope::test;

namespace {

struct Outcome final : HttpExchange::Handler
{
    void exchangeHead(const HttpResponseHead &, Instant) override {}
    void exchangeBody(QByteArrayView, Instant) override {}
    void exchangeEnded(Instant) override { ++ended; }
    void exchangeFailed(const HttpFailure &failure) override { failures.push_back(failure); }
    void exchangeBytes(Instant, qint64, qint64) override {}

    int ended = 0;
    std::vector<HttpFailure> failures;
};

} // namespace

/// The connection that is kept for the next request, and what its end means for that.
class HttpExchangeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void howAStreamIsLost_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<bool>("reset");
        QTest::addColumn<bool>("whole");
        QTest::addColumn<int>("ended");
        QTest::addColumn<QString>("message");
        const QByteArray untilClose{"HTTP/1.1 200 OK\r\n\r\nx"};
        const QByteArray chunked{"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n"};
        const QByteArray raw{"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\nx"};
        const auto rst = QStringLiteral("the connection was reset (RST)");
        QTest::newRow("until close, FIN") << untilClose << false << false << 1 << QString{};
        QTest::newRow("until close, RST") << untilClose << true << false << 0 << rst;
        QTest::newRow("a whole answer, RST") << untilClose << true << true << 1 << QString{};
        QTest::newRow("chunked, FIN") << chunked << false << false << 0 << QStringLiteral("within an answer");
        QTest::newRow("chunked, RST") << chunked << true << false << 0 << rst;
        QTest::newRow("after a 101, FIN") << raw << false << false << 1 << QString{};
        QTest::newRow("after a 101, RST") << raw << true << false << 0 << rst;
    }

    /// Each time twenty connections, of which no descriptor is left.
    void howAStreamIsLost()
    {
        QFETCH(const QByteArray, head);
        QFETCH(const bool, reset);
        QFETCH(const bool, whole);
        QFETCH(const int, ended);
        QFETCH(const QString, message);
        ScriptedServer server{[&](auto &peer, const auto &, int) {
            peer.send(head);
            reset ? peer.reset() : peer.close();
        }};
        constexpr int times = 20;
        Outcome outcome;
        HttpExchange exchange{m_clock, outcome, nullptr};
        const auto descriptors = [] { return QDir{QStringLiteral("/proc/self/fd")}.entryList(QDir::System).size(); };
        qsizetype before = 0;
        for (int i = 0; i <= times; ++i) {
            exchange.send(
                {.url = server.url(), .bytes = "GET / HTTP/1.1\r\nHost: x\r\n\r\n", .wholeAnswer = whole, .trust = {}});
            QTRY_COMPARE(outcome.ended + static_cast<int>(outcome.failures.size()), i + 1);
            QTRY_COMPARE(server.openConnections(), 0);
            before = i == 0 ? descriptors() : before;
        }
        QVERIFY(before > 0);
        QCOMPARE(descriptors(), before);
        QCOMPARE(outcome.ended, ended * (times + 1));
        for (const HttpFailure &failure : outcome.failures) {
            QVERIFY2(failure.message.contains(message), qPrintable(failure.message));
        }
    }

    void aLostRequestIsRepeatedOnlyIfItMayBe_data()
    {
        QTest::addColumn<bool>("once");
        QTest::addColumn<int>("requests");
        QTest::addColumn<int>("answers");
        QTest::newRow("may be repeated") << false << 3 << 2;
        QTest::newRow("once") << true << 2 << 1;
    }

    void aLostRequestIsRepeatedOnlyIfItMayBe()
    {
        QFETCH(const bool, once);
        ScriptedServer server{[](auto &peer, const auto &, int number) {
            if (number == 2) {
                peer.close();
            } else {
                peer.send(answerWith("200 OK", "x"));
            }
        }};
        sendTwice(server, once, [] {});
        QTRY_COMPARE(m_outcome->ended + static_cast<int>(m_outcome->failures.size()), 2);
        QTEST(static_cast<int>(server.requests().size()), "requests");
        QTEST(m_outcome->ended, "answers");
        if (once) {
            QVERIFY(m_outcome->failures[0].kind == HttpFailure::Kind::Lost);
            QVERIFY(m_outcome->failures[0].message.contains(QStringLiteral("without an answer")));
        }
    }

    void aConnectionClosedInBetweenIsFoundBeforeWriting()
    {
        ScriptedServer server{[](auto &peer, const auto &, int) { peer.send(answerWith("200 OK", "x")); }};
        // The client's event loop does not run between the close and the next request.
        sendTwice(server, true, [&] { server.peers()[0]->close(); });
        QTRY_COMPARE(m_outcome->ended, 2);
        QCOMPARE(server.connections(), 2);
        QCOMPARE(server.requests().size(), std::size_t{2});
    }

    void aKeptConnectionIsUsedAgain()
    {
        ScriptedServer server{[](auto &peer, const auto &, int) { peer.send(answerWith("200 OK", "x")); }};
        sendTwice(server, true, [] {});
        QTRY_COMPARE(m_outcome->ended, 2);
        QCOMPARE(server.connections(), 1);
    }

    void cleanup()
    {
        m_exchange.reset();
        m_outcome.reset();
    }

private:
    void sendTwice(const ScriptedServer &server, bool once, const std::function<void()> &between)
    {
        m_outcome = std::make_unique<Outcome>();
        m_exchange = std::make_unique<HttpExchange>(m_clock, *m_outcome, nullptr);
        const HttpExchange::Request request{.url = server.url(),
                                            .bytes = "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n",
                                            .once = once,
                                            .trust = {}};
        m_exchange->send(request);
        QTRY_COMPARE(m_outcome->ended, 1);
        between();
        m_exchange->send(request);
    }

    SteadyClock m_clock;
    std::unique_ptr<Outcome> m_outcome;
    std::unique_ptr<HttpExchange> m_exchange;
};

QTEST_GUILESS_MAIN(HttpExchangeTest)
#include "tst_httpexchange.moc"
