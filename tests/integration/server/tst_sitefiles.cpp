// SPDX-License-Identifier: GPL-3.0-or-later
#include "limitsupport.h"
#include "sitefixture.h"

#include <QTest>
#include <QTimer>

using namespace pushscope;
using namespace pushscope::test;

namespace {

constexpr qint64 largeBytes = 50 * 1024 * 1024;

constexpr int blockBytes = 4096;

/// Each block tells where it stands.
QByteArray blockAt(qint64 offset)
{
    return QByteArray::number(offset).rightJustified(blockBytes, '.');
}

void writeLarge(const SiteFixture &site, const QByteArray &name, qint64 size)
{
    QByteArray bytes;
    bytes.reserve(size);
    for (qint64 at = 0; at < size; at += blockBytes) {
        bytes += blockAt(at);
    }
    site.write(name, bytes);
}

/// A reader who checks what comes instead of keeping it.
class CheckingReader
{
public:
    explicit CheckingReader(quint16 port)
    {
        m_socket.connectToHost(QHostAddress{QHostAddress::LocalHost}, port);
        m_socket.setReadBufferSize(64 * 1024);
    }

    void get(const QByteArray &target) { m_socket.write("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n"); }

    void read(qint64 most)
    {
        m_pending += m_socket.read(most);
        if (!m_inBody) {
            const auto blank = m_pending.indexOf("\r\n\r\n");
            if (blank < 0) {
                return;
            }
            m_inBody = true;
            m_pending.remove(0, blank + 4);
        }
        const qsizetype whole = m_pending.size() / blockBytes * blockBytes;
        for (qsizetype i = 0; i < whole; i += blockBytes, m_checked += blockBytes) {
            m_isRight = m_isRight && QByteArrayView{m_pending}.sliced(i, blockBytes) == blockAt(m_checked);
        }
        m_pending.remove(0, whole);
    }

    [[nodiscard]] qint64 checked() const { return m_checked; }
    [[nodiscard]] bool isRight() const { return m_isRight; }
    [[nodiscard]] QTcpSocket &socket() { return m_socket; }

private:
    QTcpSocket m_socket;
    QByteArray m_pending;
    qint64 m_checked = 0;
    bool m_inBody = false;
    bool m_isRight = true;
};

} // namespace

/// How files of a site are sent: large ones, to slow readers, and while they change.
class TestSiteFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The feed goes on meanwhile, and no more than a piece waits in memory.
    void aLargeFileGoesToASlowReader()
    {
        SiteFixture site;
        writeLarge(site, "large.bin", largeBytes);
        CheckingReader reader{site.port()};
        reader.get("/large.bin");
        RawPeer stream{site.port()};
        stream.get("/events?raw=1");
        QTRY_VERIFY(!stream.stream().isEmpty());
        QTRY_VERIFY(site.fixture().server().stats().queueBytes > 0); // the reader has not begun
        site.fixture().publish("meanwhile");
        QTRY_VERIFY(stream.stream().contains("data: meanwhile"));

        QTimer reading;
        QObject::connect(&reading, &QTimer::timeout, &reading, [&] { reader.read(1024 * 1024); });
        reading.start(0);
        QTRY_COMPARE_WITH_TIMEOUT(reader.checked(), largeBytes, 25'000);
        QVERIFY(reader.isRight());
        const qint64 peak = site.fixture().server().stats().queuePeakBytes;
        QVERIFY2(peak <= 2 * 64 * 1024 + 1024, QByteArray::number(peak).constData());
    }

    void aReaderWhoTakesNothingIsClosed()
    {
        ServerConfig config;
        config.limits.writeTime = std::chrono::milliseconds{300};
        SiteFixture site{config};
        writeLarge(site, "large.bin", 8 * 1024 * 1024);
        CheckingReader reader{site.port()};
        reader.get("/large.bin");
        QTRY_COMPARE(site.fixture().server().stats().writeTimeouts, 1);
        QTRY_COMPARE(site.fixture().server().stats().connections.total(), 0);
    }

    void manyRequestsOnOneConnection()
    {
        SiteFixture site;
        writeLarge(site, "a.bin", 75 * blockBytes);
        site.write("b.txt", "b");
        RawPeer peer{site.port()};
        peer.send("GET /a.bin HTTP/1.1\r\nHost: localhost\r\n\r\nHEAD /a.bin HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  "GET /b.txt HTTP/1.1\r\nHost: localhost\r\n\r\nGET /a.bin HTTP/1.1\r\nHost: localhost\r\n"
                  "Range: bytes=4096-8191\r\n\r\nGET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        QCOMPARE(peer.awaitResponse()->body.size(), 75 * blockBytes);
        QCOMPARE(statusOf(peer.awaitResponse(true)), 200);
        QCOMPARE(peer.awaitResponse()->body, "b");
        QCOMPARE(peer.awaitResponse()->body, blockAt(blockBytes));
        QVERIFY(peer.awaitResponse()->body.contains("\"ok\""));
        QTRY_VERIFY(peer.isClosed());
    }

    void aPeerWhoHasEndedGetsAllOfIt()
    {
        SiteFixture site;
        writeLarge(site, "a.bin", 1000 * blockBytes);
        RawPeer peer{site.port()};
        peer.send("GET /a.bin HTTP/1.0\r\nHost: localhost\r\n\r\n");
        QTRY_VERIFY(peer.hasSent() || peer.isClosed());
        const auto got = peer.awaitResponse();
        QVERIFY(got && got->body.size() == 1000 * blockBytes);
        QTRY_VERIFY(peer.isClosed());
    }

    void aFileThatVanishesIsSentToItsEnd()
    {
        SiteFixture site;
        writeLarge(site, "large.bin", 8 * 1024 * 1024);
        CheckingReader reader{site.port()};
        reader.get("/large.bin");
        QTRY_VERIFY(site.fixture().server().stats().queueBytes > 0);
        QVERIFY(QFile::remove(site.path() + QStringLiteral("/large.bin")));
        QTimer reading;
        QObject::connect(&reading, &QTimer::timeout, &reading, [&] { reader.read(1024 * 1024); });
        reading.start(0);
        QTRY_COMPARE_WITH_TIMEOUT(reader.checked(), 8 * 1024 * 1024, 20'000);
        QVERIFY(reader.isRight());
        QCOMPARE(site.ask("GET", "/large.bin").head.status, 404);
    }

    void aFileThatChangesIsCutOff_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::newRow("shorter") << qint64{100};
        QTest::newRow("as long as before") << qint64{8 * 1024 * 1024};
        QTest::newRow("longer") << qint64{9 * 1024 * 1024};
    }

    void aFileThatChangesIsCutOff()
    {
        QFETCH(qint64, size);
        SiteFixture site;
        writeLarge(site, "large.bin", 8 * 1024 * 1024);
        CheckingReader reader{site.port()};
        reader.get("/large.bin");
        QTRY_VERIFY(site.fixture().server().stats().queueBytes > 0);
        site.write("large.bin", QByteArray(size, 'x'));
        QTimer reading;
        QObject::connect(&reading, &QTimer::timeout, &reading, [&] { reader.read(1024 * 1024); });
        reading.start(0);
        QTRY_COMPARE_WITH_TIMEOUT(reader.socket().state(), QAbstractSocket::UnconnectedState, 20'000);
        reader.read(largeBytes);
        QVERIFY(reader.isRight()); // nothing of the new version
        QVERIFY(reader.checked() < 8 * 1024 * 1024);
    }

    void theServerEndsWhileAFileIsSent()
    {
        SiteFixture site;
        writeLarge(site, "large.bin", 8 * 1024 * 1024);
        CheckingReader reader{site.port()};
        reader.get("/large.bin");
        QTRY_VERIFY(site.fixture().server().stats().queueBytes > 0);
        bool closed = false;
        QObject::connect(&site.fixture().server(), &PushServer::closed, &reader.socket(), [&] { closed = true; });
        site.fixture().server().close();
        QTRY_VERIFY(closed);
    }
};

QTEST_GUILESS_MAIN(TestSiteFiles)
#include "tst_sitefiles.moc"
