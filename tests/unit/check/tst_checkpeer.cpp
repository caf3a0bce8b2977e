// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/checkpeer.h"

#include <QTcpServer>
#include <QTest>

using namespace pushscope;

namespace {

constexpr int patience = 30'000;

/// The other end of a peer.
class Server
{
public:
    Server() { m_listens = m_server.listen(QHostAddress::LocalHost); }

    [[nodiscard]] bool listens() const { return m_listens; }
    [[nodiscard]] CheckOrigin origin() const
    {
        return {QStringLiteral("127.0.0.1"), m_server.serverPort(), false, true, "h", {}};
    }
    /// The connection of the peer, or none.
    QTcpSocket *socket()
    {
        if (m_socket == nullptr && QTest::qWaitFor([this] { return m_server.hasPendingConnections(); }, patience)) {
            m_socket = m_server.nextPendingConnection();
        }
        return m_socket;
    }

private:
    QTcpServer m_server;
    QTcpSocket *m_socket = nullptr;
    bool m_listens = false;
};

} // namespace

class TestCheckPeer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatCameIsShown();
    void nothingIsKeptBehindAHole();
    void theLastBytesAreLimitedToo();
};

void TestCheckPeer::whatCameIsShown()
{
    Server server;
    QVERIFY(server.listens());
    CheckPeer peer{server.origin()};
    QVERIFY(server.socket() != nullptr);
    QCOMPARE(peer.came(), QStringLiteral("nothing, and the connection was still open"));
    server.socket()->write("one\r\n");
    QTRY_COMPARE_WITH_TIMEOUT(peer.came(), QStringLiteral("one\\r\\n, and the connection was still open"), patience);
    peer.mark();
    server.socket()->write("two");
    server.socket()->disconnectFromHost();
    QTRY_COMPARE_WITH_TIMEOUT(peer.came(), QStringLiteral("two, then the connection was closed"), patience);
}

void TestCheckPeer::nothingIsKeptBehindAHole()
{
    constexpr qsizetype room = 10;
    Server server;
    CheckPeer peer{server.origin()};
    QVERIFY(server.socket() != nullptr);
    server.socket()->write(QByteArray{CheckPeer::mostInput - room, 'a'});
    QTRY_COMPARE_WITH_TIMEOUT(peer.input().size(), CheckPeer::mostInput - room, patience);
    QVERIFY(!peer.came().contains(QStringLiteral("4 MiB")));
    server.socket()->write(QByteArray{room + 1, 'b'});
    QTRY_VERIFY_WITH_TIMEOUT(peer.came().contains(QStringLiteral("only the first 4 MiB were looked at")), patience);
    server.socket()->write("c");
    server.socket()->disconnectFromHost();
    QTRY_VERIFY_WITH_TIMEOUT(peer.isEnded(), patience);
    QCOMPARE(peer.input().size(), CheckPeer::mostInput);
    QVERIFY(peer.input().endsWith(QByteArray{room, 'b'}));
}

void TestCheckPeer::theLastBytesAreLimitedToo()
{
    Server server;
    CheckPeer peer{server.origin()};
    QVERIFY(server.socket() != nullptr);
    server.socket()->write(QByteArray{CheckPeer::mostInput * 2, 'a'});
    server.socket()->disconnectFromHost();
    QTRY_VERIFY_WITH_TIMEOUT(peer.isEnded(), patience);
    QCOMPARE(peer.input().size(), CheckPeer::mostInput);
}

QTEST_GUILESS_MAIN(TestCheckPeer)
#include "tst_checkpeer.moc"
