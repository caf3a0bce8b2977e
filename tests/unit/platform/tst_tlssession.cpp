// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/tlsidentity.h"
#include "platform/tlssession.h"
#include "support/tlsclient.h"

#include <QTest>

#include <optional>

using namespace pushscope;

namespace {

QByteArray record(char type, const QByteArray &fragment)
{
    return QByteArray{1, type} + QByteArray::fromHex("0301") + static_cast<char>(fragment.size() / 256)
        + static_cast<char>(fragment.size() % 256) + fragment;
}

QByteArray bytewise(const QByteArray &fragments)
{
    QByteArray records;
    for (const char byte : fragments) {
        records += record(22, QByteArray{1, byte});
    }
    return records;
}

} // namespace

/// The server's side of TLS with a client's, without a socket.
class TestTlsSession : public QObject
{
    Q_OBJECT

    std::shared_ptr<const TlsIdentity> m_identity;
    std::optional<TlsSession> m_session;
    std::optional<TlsClient> m_client;
    QByteArray m_received;

    /// What the client has to send comes to the server, in pieces of that size; returns the answers.
    QByteArray pass(qsizetype piece = 100'000)
    {
        QByteArray output = m_client->takeOutput();
        QByteArray answers;
        for (; !output.isEmpty(); output.remove(0, piece)) {
            m_session->receive(output.first(std::min(piece, output.size())), m_received);
            answers += m_session->takeOutput();
        }
        return answers;
    }
    [[nodiscard]] bool connectClient(int version = TLS1_3_VERSION, qsizetype piece = 100'000)
    {
        m_client.emplace(version);
        return goOn(piece);
    }
    [[nodiscard]] bool goOn(qsizetype piece)
    {
        bool done = false;
        for (int round = 0; round < 4; ++round) {
            done = m_client->shakeHands();
            m_client->receive(pass(piece));
        }
        return done && m_session->state() == TlsSession::State::Open;
    }
    /// The server has asked for a key share of another kind, by another ClientHello.
    [[nodiscard]] bool begunWithARetry()
    {
        SSL_CTX_set1_groups_list(m_identity->context(), "P-256");
        m_client.emplace();
        m_client->setGroups("X25519:P-256");
        (void)m_client->shakeHands();
        const QByteArray answer = pass();
        m_client->receive(answer);
        return answer.contains(QByteArray::fromHex("cf21ad74e59a6111be1d8c021e65b891")); // RFC 8446 4.1.3
    }

private Q_SLOTS:
    void init()
    {
        const auto made = TlsIdentity::selfSigned({"localhost"});
        QVERIFY(made);
        m_identity = *made;
        m_session.emplace(*m_identity);
        m_client.reset();
        m_received.clear();
    }

    void handshakes_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<int>("piece");
        QTest::newRow("TLS 1.3") << TLS1_3_VERSION << 100'000;
        QTest::newRow("TLS 1.3, each byte alone") << TLS1_3_VERSION << 1;
        QTest::newRow("TLS 1.2") << TLS1_2_VERSION << 100'000;
        QTest::newRow("TLS 1.2, each byte alone") << TLS1_2_VERSION << 1;
    }

    void handshakes()
    {
        QFETCH(int, version);
        QFETCH(int, piece);
        QVERIFY(connectClient(version, piece));
        m_client->send("there");
        (void)pass(piece);
        QCOMPARE(m_received, QByteArray{"there"});
        QVERIFY(m_session->send("back"));
        m_client->receive(m_session->takeOutput());
        QCOMPARE(m_client->read(), QByteArray{"back"});
    }

    void aHelloIsReadWhenItIsWhole()
    {
        TlsClient client;
        (void)client.shakeHands();
        const QByteArray hello = client.takeOutput();
        m_session->receive(hello.chopped(1), m_received);
        QVERIFY(!m_session->isGreeted());
        QVERIFY(m_session->takeOutput().isEmpty());
        m_session->receive(hello.last(1), m_received);
        QVERIFY(m_session->isGreeted());
        QVERIFY(!m_session->takeOutput().isEmpty());
        QCOMPARE(m_session->state(), TlsSession::State::Handshake);
    }

    void refusesHellos_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray long128k = QByteArray::fromHex("01020000");
        const QByteArray aByteTooLong = QByteArray::fromHex("01004001");
        QTest::newRow("128 KiB announced") << record(22, long128k + '\3');
        QTest::newRow("a byte too long") << record(22, aByteTooLong);
        QTest::newRow("too long, a record for each byte") << bytewise(aByteTooLong);
        QTest::newRow("another message") << record(22, QByteArray::fromHex("02000001"));
        QTest::newRow("an alert") << record(21, QByteArray::fromHex("0100"));
        QTest::newRow("a change of cipher") << record(20, "\1");
        QTest::newRow("data") << record(23, "abc");
        QTest::newRow("of SSL 2") << QByteArray::fromHex("802e0103010015000000100000");
        QTest::newRow("of no known version") << QByteArray::fromHex("160501");
        QTest::newRow("in too many records") << bytewise(QByteArray::fromHex("01003fff") + QByteArray(16'000, '\1'));
        QTest::newRow("in empty records") << record(22, {}).repeated(10'000);
    }

    void refusesHellos()
    {
        QFETCH(QByteArray, bytes);
        m_session->receive(bytes, m_received);
        QCOMPARE(m_session->state(), TlsSession::State::Broken);
        QCOMPARE(m_session->takeOutput().toHex(), QByteArray{"1503030002022f"});
    }

    void aSecondHelloIsLookedAtToo()
    {
        QVERIFY(begunWithARetry());
        m_session->receive(record(20, "\1") + bytewise(QByteArray::fromHex("01020000")), m_received);
        QCOMPARE(m_session->state(), TlsSession::State::Broken);
    }

    void aSecondHelloIsTaken_data()
    {
        QTest::addColumn<int>("piece");
        QTest::newRow("whole") << 100'000;
        QTest::newRow("each byte alone") << 1;
    }

    void aSecondHelloIsTaken()
    {
        QFETCH(int, piece);
        QVERIFY(begunWithARetry());
        QVERIFY(goOn(piece));
    }

    void messagesToTlsItself_data()
    {
        QTest::addColumn<bool>("asks");
        QTest::newRow("new keys") << false;
        QTest::newRow("new keys, and it asks for the server's") << true;
    }

    void messagesToTlsItself()
    {
        QFETCH(bool, asks);
        QVERIFY(connectClient());
        const int most = TlsSession::mostControls / (asks ? 2 : 1);
        for (int round = 0; round < 3; ++round) { // data in between makes up for them
            for (int i = 0; i < most; ++i) {
                m_client->updateKey(asks);
                m_client->receive(pass());
            }
            QCOMPARE(m_session->state(), TlsSession::State::Open);
            m_client->send("x");
            (void)pass();
        }
        QCOMPARE(m_received, QByteArray{"xxx"});
        for (int i = 0; i < most + 1; ++i) {
            QCOMPARE(m_session->state(), TlsSession::State::Open);
            m_client->updateKey(asks);
            m_client->receive(pass());
        }
        QCOMPARE(m_session->state(), TlsSession::State::Broken);
    }

    /// All at once: it does not answer them first.
    void aFloodOfThemEndsEarly()
    {
        QVERIFY(connectClient());
        for (int i = 0; i < 2'000; ++i) {
            m_client->updateKey(true);
        }
        const QByteArray answers = pass();
        QCOMPARE(m_session->state(), TlsSession::State::Broken);
        QVERIFY2(answers.size() < 64 * TlsSession::mostControls, qPrintable(QString::number(answers.size())));
    }

    void aRenegotiationIsRefused()
    {
        QVERIFY(connectClient(TLS1_2_VERSION));
        m_client->renegotiate();
        QVERIFY(!pass().isEmpty());
        QCOMPARE(m_session->state(), TlsSession::State::Open);
        QVERIFY(m_session->send("still there"));
    }

    void whatCannotBeSentIsTold()
    {
        QVERIFY(!TlsSession{*m_identity}.send("before the handshake"));
        QVERIFY(connectClient());
        QVERIFY(m_session->send("before the end"));
        m_session->endSending();
        QVERIFY(!m_session->send("after the end"));
        QCOMPARE(m_session->state(), TlsSession::State::Broken);
    }
};

QTEST_GUILESS_MAIN(TestTlsSession)
#include "tst_tlssession.moc"
