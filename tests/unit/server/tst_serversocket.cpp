// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/socketsend.h"
#include "server/plainsocket.h"
#include "server/qtsocket.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <memory>

using namespace pushscope;

namespace {

/// Reads as soon as it is told to, and remembers what it was told.
class Reader final : public ServerSocket::User
{
public:
    explicit Reader(std::unique_ptr<ServerSocket> opened) : socket{std::move(opened)} { socket->setUser(*this); }

    std::unique_ptr<ServerSocket> socket;
    QByteArray input;
    int takes = 0;
    bool ended = false;
    bool wasDisconnected = false;

private:
    void readable() override
    {
        const Received received = socket->read(input);
        if (received.kind == Received::Kind::End) {
            ended = true;
            socket->setReading(false);
        }
    }
    void taken() override { ++takes; }
    void disconnected() override { wasDisconnected = true; }
};

/// Hands the descriptor of a connection over as it was accepted.
class Listener final : public QTcpServer
{
public:
    qintptr accepted = -1;

protected:
    void incomingConnection(qintptr descriptor) override { accepted = descriptor; }
};

std::unique_ptr<ServerSocket> open(const QByteArray &kind, qintptr descriptor)
{
    if (kind == "plain") {
        return std::make_unique<PlainSocket>(descriptor);
    }
    auto socket = std::make_unique<QTcpSocket>();
    socket->setSocketDescriptor(descriptor);
    return std::make_unique<QtSocket>(std::move(socket));
}

/// Both ends of a connection.
struct Pair
{
    explicit Pair(const QByteArray &kind)
    {
        Listener listener;
        listener.listen(QHostAddress::LocalHost);
        peer.connectToHost(QHostAddress::LocalHost, listener.serverPort());
        if (QTest::qWaitFor([&] { return listener.accepted >= 0; }) && peer.waitForConnected()) {
            ours = std::make_unique<Reader>(open(kind, listener.accepted));
        }
    }

    [[nodiscard]] bool peerHas(const QByteArray &bytes)
    {
        input += peer.readAll();
        return input == bytes;
    }

    QTcpSocket peer;
    QByteArray input; ///< of the peer
    std::unique_ptr<Reader> ours;
};

const QByteArray large(32 * 1024 * 1024, 'x'); // more than the kernel takes

} // namespace

class TestServerSocket : public QObject
{
    Q_OBJECT

    static void kinds()
    {
        QTest::addColumn<QByteArray>("kind");
        QTest::newRow("plain") << QByteArray{"plain"};
        QTest::newRow("Qt") << QByteArray{"qt"};
    }

private Q_SLOTS:
    void readsWhatComes_data() { kinds(); }
    void readsWhatComes()
    {
        QFETCH(QByteArray, kind);
        Pair pair{kind};
        QVERIFY(pair.ours);
        pair.peer.write("one");
        QTRY_COMPARE(pair.ours->input, QByteArray{"one"});
        pair.peer.write("two");
        QTRY_COMPARE(pair.ours->input, QByteArray{"onetwo"});
    }

    void leavesBytesWhereTheyAreWhileReadingIsOff_data() { kinds(); }
    void leavesBytesWhereTheyAreWhileReadingIsOff()
    {
        QFETCH(QByteArray, kind);
        Pair pair{kind};
        QVERIFY(pair.ours);
        pair.ours->socket->setReading(false);
        pair.peer.write("late");
        QTRY_COMPARE(pair.peer.bytesToWrite(), 0);
        QCoreApplication::processEvents();
        QCOMPARE(pair.ours->input, QByteArray{});
        pair.ours->socket->setReading(true);
        QTRY_COMPARE(pair.ours->input, QByteArray{"late"});
    }

    void queuesWhatTheKernelDoesNotTake_data() { kinds(); }
    void queuesWhatTheKernelDoesNotTake()
    {
        QFETCH(QByteArray, kind);
        Pair pair{kind};
        QVERIFY(pair.ours);
        pair.peer.setReadBufferSize(1);
        QVERIFY(pair.ours->socket->write(large));
        QVERIFY(pair.ours->socket->write("end"));
        QVERIFY(pair.ours->socket->queuedBytes() > 0);
        pair.peer.setReadBufferSize(0);
        QByteArray got;
        QTRY_VERIFY(((got += pair.peer.readAll()), got.size() >= large.size() + 3));
        QCOMPARE(got.size(), large.size() + 3);
        QVERIFY(got.endsWith("xend"));
        QTRY_COMPARE(pair.ours->socket->queuedBytes(), 0);
        QVERIFY(pair.ours->takes > 0);
        QVERIFY(pair.ours->socket->write("again"));
        QTRY_VERIFY(pair.peerHas("again"));
    }

    void aPlainSocketTellsOfThePeersEndAndCanStillSend()
    {
        Pair pair{"plain"};
        QVERIFY(pair.ours);
        QVERIFY(shutdownSending(pair.peer.socketDescriptor()));
        QTRY_VERIFY(pair.ours->ended);
        QVERIFY(pair.ours->socket->write("answer"));
        QTRY_VERIFY(pair.peerHas("answer"));
    }

    void aPlainSocketEndsOnlyItsOwnDirection()
    {
        Pair pair{"plain"};
        QVERIFY(pair.ours);
        pair.ours->socket->endSending();
        QCOMPARE(sendNow(pair.peer.socketDescriptor(), "still here"), 10); // Qt's would close on our end
        QTRY_COMPARE(pair.ours->input, QByteArray{"still here"});
        QTRY_VERIFY(pair.peer.state() != QAbstractSocket::ConnectedState);
    }

    void aQtSocketTellsThatThePeerIsGone()
    {
        Pair pair{"qt"};
        QVERIFY(pair.ours);
        pair.peer.abort();
        QTRY_VERIFY(pair.ours->wasDisconnected);
    }

    void aPeerThatResetsWhileBytesAreQueuedIsGone_data() { kinds(); }
    void aPeerThatResetsWhileBytesAreQueuedIsGone()
    {
        QFETCH(QByteArray, kind);
        Pair pair{kind};
        QVERIFY(pair.ours);
        pair.peer.setReadBufferSize(1);
        QVERIFY(pair.ours->socket->write(large));
        pair.ours->socket->setReading(false);
        pair.peer.abort(); // with bytes unread: a reset
        QTRY_VERIFY(pair.ours->wasDisconnected);
    }

    void theDescriptorIsClosedWithTheSocket_data() { kinds(); }
    void theDescriptorIsClosedWithTheSocket()
    {
        QFETCH(QByteArray, kind);
        Pair pair{kind};
        QVERIFY(pair.ours);
        QSignalSpy gone{&pair.peer, &QTcpSocket::disconnected};
        pair.ours.reset();
        QTRY_COMPARE(gone.count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestServerSocket)
#include "tst_serversocket.moc"
