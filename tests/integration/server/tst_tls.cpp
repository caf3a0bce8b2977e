// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/processlimits.h"
#include "server/tlshandshakes.h"
#include "server/tlssocket.h"
#include "support/rawpeer.h"
#include "support/serverfixture.h"
#include "support/tlsclient.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QSslConfiguration>
#include <QTimer>

#include <algorithm>
#include <memory>
#include <vector>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

constexpr int mostTimeToEnd = 2'000;

/// A connection that says only what the test has it say, and no TLS.
class PlainPeer
{
public:
    explicit PlainPeer(quint16 port) { m_socket.connectToHost(QHostAddress{QHostAddress::LocalHost}, port); }

    void send(const QByteArray &bytes) { m_socket.write(bytes); }
    [[nodiscard]] QByteArray read() { return m_socket.readAll(); }
    [[nodiscard]] bool isConnected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    [[nodiscard]] bool isClosed() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }
    [[nodiscard]] bool isAnswered() const { return m_socket.bytesAvailable() > 0; }

private:
    QTcpSocket m_socket;
};

/// A client that speaks TLS as the test says.
class TlsPeer
{
public:
    explicit TlsPeer(quint16 port) { m_socket.connectToHost(QHostAddress{QHostAddress::LocalHost}, port); }

    [[nodiscard]] bool open()
    {
        return QTest::qWaitFor([this] {
            readSome();
            const bool done = m_client.shakeHands();
            flush();
            return done;
        });
    }
    [[nodiscard]] bool awaitAnswer(const QByteArray &part)
    {
        return QTest::qWaitFor([&] {
            readSome();
            m_answer += m_client.read();
            return m_answer.contains(part);
        });
    }
    /// Asks so many times for new keys, and says something then that is not for TLS itself.
    void askForKeys(int times, const QByteArray &data = {})
    {
        for (int i = 0; i < times; ++i) {
            m_client.updateKey(true);
        }
        send(data);
    }
    void send(const QByteArray &data)
    {
        if (!data.isEmpty()) {
            m_client.send(data);
        }
        flush();
    }
    void stopReading() { m_socket.setReadBufferSize(1); } // bytes stay in the kernel
    void goOnReading()
    {
        m_socket.setReadBufferSize(0);
        readSome();
    }
    void readSome() { m_client.receive(m_socket.readAll()); }
    [[nodiscard]] qint64 unsent() const { return m_socket.bytesToWrite(); }
    [[nodiscard]] bool isClosed() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }

private:
    void flush()
    {
        m_socket.write(m_client.takeOutput());
        if (m_socket.state() == QAbstractSocket::ConnectedState) {
            m_socket.flush();
        }
    }

    TlsClient m_client;
    QTcpSocket m_socket;
    QByteArray m_answer;
};

std::vector<std::unique_ptr<PlainPeer>> silentPeers(quint16 port, std::size_t count)
{
    std::vector<std::unique_ptr<PlainPeer>> peers;
    for (std::size_t i = 0; i < count; ++i) {
        peers.push_back(std::make_unique<PlainPeer>(port));
    }
    (void)QTest::qWaitFor(
        [&] { return std::ranges::all_of(peers, [](const auto &peer) { return peer->isConnected(); }); });
    return peers;
}

bool anyClosed(const std::vector<std::unique_ptr<PlainPeer>> &peers)
{
    return std::ranges::any_of(peers, [](const auto &peer) { return peer->isClosed(); });
}

bool allClosed(const std::vector<std::unique_ptr<PlainPeer>> &peers)
{
    return std::ranges::all_of(peers, [](const auto &peer) { return peer->isClosed(); });
}

} // namespace

/// What TLS adds at the server's port; what passes through it is tested with everything else.
class TestTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("PUSHSCOPE_TEST_TLS", "1");
        raiseFileLimit();
    }

    void aPlainRequestIsToldSo_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::newRow("GET") << QByteArray{"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"};
        QTest::newRow("one byte") << QByteArray{"G"};
        QTest::newRow("lower case") << QByteArray{"get / HTTP/1.1\r\n\r\n"};
        QTest::newRow("a body under way")
            << "POST /publish HTTP/1.1\r\nContent-Length: 900000\r\n\r\n" + QByteArray(300'000, 'x');
    }

    void aPlainRequestIsToldSo()
    {
        QFETCH(QByteArray, request);
        ServerFixture fixture;
        PlainPeer peer{fixture.port()};
        peer.send(request);
        QByteArray answer;
        QTRY_VERIFY((answer += peer.read()).contains("https-only") && answer.endsWith("\n"));
        QVERIFY2(answer.startsWith("HTTP/1.1 400 "), answer.constData());
        QTRY_VERIFY(peer.isClosed());
        QCOMPARE(fixture.server().stats().tlsFailed, 1);
    }

    void nonsenseIsClosed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("zeros") << QByteArray(64, '\0');
        QTest::newRow("a hello that announces 128 KiB") << QByteArray::fromHex("16030100050102000003");
    }

    void nonsenseIsClosed()
    {
        QFETCH(QByteArray, bytes);
        ServerFixture fixture;
        PlainPeer peer{fixture.port()};
        peer.send(bytes);
        QTRY_VERIFY(peer.isClosed());
        QCOMPARE(fixture.server().stats().tlsFailed, 1);
    }

    void silentPeersKeepNobodyOut()
    {
        constexpr std::size_t silent = 200;
        ServerConfig config;
        config.limits.handshakeTime = 1'500ms;
        ServerFixture fixture{config};
        const auto peers = silentPeers(fixture.port(), silent);
        RawPeer honest{fixture.port()};
        honest.get("/health");
        QCOMPARE(honest.awaitResponse()->head.status, 200);
        QTRY_VERIFY(allClosed(peers));
        QTRY_COMPARE(fixture.server().stats().tlsFailed, static_cast<qint64>(silent));
        honest.get("/health"); // its own time was for the handshake alone
        QCOMPARE(honest.awaitResponse()->head.status, 200);
    }

    void aTricklingPeerIsClosed()
    {
        ServerConfig config;
        config.limits.handshakeTime = 500ms;
        ServerFixture fixture{config};
        PlainPeer peer{fixture.port()};
        const QByteArray hello = QByteArray::fromHex("160301020001") + QByteArray(400, '\1');
        QTimer pace;
        qsizetype sent = 0;
        pace.callOnTimeout([&] { peer.send(hello.sliced(sent++, 1)); });
        pace.start(20ms);
        QElapsedTimer timer;
        timer.start();
        QTRY_VERIFY(peer.isClosed());
        QVERIFY(timer.elapsed() < mostTimeToEnd);
        QVERIFY(sent > 5 && sent < hello.size());
    }

    void theOldestHandshakeGivesWay()
    {
        ServerConfig config;
        config.threads = 1;
        config.limits.handshakeTime = 60s;
        ServerFixture fixture{config, m_clock};
        const auto peers = silentPeers(fixture.port(), TlsHandshakes::mostAtOnce);
        QVERIFY(!allClosed(peers));
        RawPeer honest{fixture.port()};
        honest.get("/health");
        QCOMPARE(honest.awaitResponse()->head.status, 200);
        QTRY_VERIFY(peers.front()->isClosed());
        QVERIFY(!peers.at(1)->isClosed());
        QCOMPARE(fixture.server().stats().tlsFailed, 1);
    }

    void theGreaterPartGivesWay_data()
    {
        QTest::addColumn<std::size_t>("greeted");
        QTest::addColumn<bool>("silentOneEnds");
        QTest::newRow("one slow among silent ones") << std::size_t{1} << true;
        QTest::newRow("some silent among many that have said hello") << std::size_t{600} << false;
    }

    void theGreaterPartGivesWay()
    {
        QFETCH(std::size_t, greeted);
        QFETCH(bool, silentOneEnds);
        ServerConfig config;
        config.threads = 1;
        config.limits.handshakeTime = 60s;
        ServerFixture fixture{config, m_clock};
        const auto slow = silentPeers(fixture.port(), greeted);
        TlsClient client;
        (void)client.shakeHands();
        const QByteArray hello = client.takeOutput();
        for (const auto &peer : slow) {
            peer->send(hello);
        }
        QTRY_VERIFY(std::ranges::all_of(slow, [](const auto &peer) { return peer->isAnswered(); }));
        const auto silent = silentPeers(fixture.port(), TlsHandshakes::mostAtOnce - greeted);
        RawPeer honest{fixture.port()};
        honest.get("/health");
        QCOMPARE(honest.awaitResponse()->head.status, 200);
        QTRY_VERIFY(anyClosed(silentOneEnds ? silent : slow)); // they are not greeted in the order of their coming
        QVERIFY(!anyClosed(silentOneEnds ? slow : silent));
        QCOMPARE(fixture.server().stats().tlsFailed, 1);
    }

    void aFloodOfKeysIsTheEnd()
    {
        ServerFixture fixture;
        TlsPeer peer{fixture.port()};
        QVERIFY(peer.open());
        peer.send("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QVERIFY(peer.awaitAnswer("text/event-stream"));
        peer.stopReading();
        peer.askForKeys(2'000);
        QTRY_COMPARE(fixture.server().stats().connections.total(), 0);
        QCOMPARE(fixture.server().stats().queueBytes, 0);
    }

    void answersOfTlsAreBounded()
    {
        constexpr qint64 most = TlsSocket::mostAnswers + ServerSocket::mostAtOnce + 16 * 1024;
        ServerConfig config;
        config.heartbeat = 0ms; // it would count them
        ServerFixture fixture{config};
        TlsPeer peer{fixture.port()};
        QVERIFY(peer.open());
        peer.send("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QVERIFY(peer.awaitAnswer("text/event-stream"));
        peer.stopReading();
        qint64 queued = 0;
        const bool isHeldBack = QTest::qWaitFor(
            [&] {
                for (int i = 0; i < 20 && peer.unsent() == 0; ++i) {
                    peer.askForKeys(TlsSession::mostControls / 2, "x");
                }
                queued = std::max(queued, fixture.server().stats().queueBytes);
                return queued > most || (queued > TlsSocket::mostAnswers && peer.unsent() > 0);
            },
            30'000);
        QVERIFY2(isHeldBack && queued <= most, qPrintable(QString::number(queued)));
        peer.goOnReading();
        QVERIFY(QTest::qWaitFor(
            [&] {
                peer.readSome();
                return peer.unsent() == 0 && fixture.server().stats().queueBytes == 0;
            },
            30'000));
        QVERIFY(!peer.isClosed());
    }

    void oneProtocolIsSpoken_data()
    {
        QTest::addColumn<QList<QByteArray>>("offered");
        QTest::addColumn<QByteArray>("chosen");
        QTest::newRow("both") << QList<QByteArray>{"h2", "http/1.1"} << QByteArray{"http/1.1"};
        QTest::newRow("none") << QList<QByteArray>{} << QByteArray{};
        QTest::newRow("only another") << QList<QByteArray>{"h2"} << QByteArray{"refused"};
    }

    void oneProtocolIsSpoken()
    {
        QFETCH(QList<QByteArray>, offered);
        QFETCH(QByteArray, chosen);
        ServerFixture fixture;
        QSslSocket socket;
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setAllowedNextProtocols(offered);
        socket.setSslConfiguration(configuration);
        socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), fixture.port());
        if (chosen == "refused") {
            QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
            QVERIFY(!socket.isEncrypted());
            return;
        }
        QTRY_VERIFY(socket.isEncrypted());
        QCOMPARE(socket.sslConfiguration().nextNegotiatedProtocol(), chosen);
        QVERIFY(socket.sessionProtocol() >= QSsl::TlsV1_2);
    }

    void everyoneHearsOfTheEnd_data()
    {
        QTest::addColumn<bool>("reads");
        QTest::addColumn<bool>("handshakes");
        QTest::newRow("a reader") << true << true;
        QTest::newRow("one that does not read") << false << true;
        QTest::newRow("a handshake under way") << true << false;
    }

    void everyoneHearsOfTheEnd()
    {
        QFETCH(bool, reads);
        QFETCH(bool, handshakes);
        ServerFixture fixture;
        std::optional<RawWebSocket> stream;
        std::optional<PlainPeer> silent;
        if (handshakes) {
            stream.emplace(fixture.port());
            QTRY_COMPARE(stream->ofType(QStringLiteral("hello")).size(), 1U);
        } else {
            silent.emplace(fixture.port());
            QTRY_VERIFY(silent->isConnected());
            QTest::qWait(50); // until it is accepted: nothing tells of that
        }
        if (!reads) {
            stream->peer().stopReading();
            fixture.publish(QByteArray(6'000'000, 'x'));
        }
        QSignalSpy closed{&fixture.server(), &PushServer::closed};
        QElapsedTimer timer;
        timer.start();
        fixture.server().close();
        QTRY_COMPARE(closed.size(), 1);
        QVERIFY2(timer.elapsed() < mostTimeToEnd, qPrintable(QString::number(timer.elapsed())));
        if (reads && handshakes) {
            QTRY_VERIFY(stream->peer().isClosed());
            QCOMPARE(stream->messages().back().kind, WebSocketOpcode::Close);
        }
    }

    void theAnswerComesWholeBeforeTheEnd()
    {
        ServerFixture fixture;
        const QByteArray payload(900'000, 'x');
        fixture.publish(payload);
        RawPeer peer{fixture.port()};
        peer.get("/poll?timeout=0&after=" + fixture.epoch() + ":0", "Connection: close\r\n");
        const auto response = peer.awaitResponse();
        QVERIFY(response);
        QVERIFY(response->body.contains(payload));
        QTRY_VERIFY(peer.isClosed());
    }

private:
    const SteadyClock m_clock{};
};

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
