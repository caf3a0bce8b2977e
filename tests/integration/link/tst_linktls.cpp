// SPDX-License-Identifier: GPL-3.0-or-later
#include "relayfixture.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace pushscope;
using namespace pushscope::test;
using namespace std::chrono_literals;

using Kind = Received::Kind;

/// A link that cannot see into what passes: first bytes that only claim to be TLS, then real ones.
class TestLinkTls : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QSslConfiguration m_configuration;

    [[nodiscard]] static QStringList faultsIn(const WireCapture &capture)
    {
        QStringList sentences;
        for (const auto &chunk : capture.after(0, 10'000).chunks) {
            if (chunk->kind == WireChunk::Kind::Fault) {
                sentences.append(QString::fromUtf8(chunk->bytes));
            }
        }
        return sentences;
    }

    /// A key of its own for this run.
    void makeCertificate()
    {
        const QString openssl = QStandardPaths::findExecutable(QStringLiteral("openssl"));
        if (openssl.isEmpty()) {
            return;
        }
        const QString key = m_dir.filePath(QStringLiteral("key.pem"));
        const QString certificate = m_dir.filePath(QStringLiteral("certificate.pem"));
        const QString arguments = QStringLiteral("req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1");
        QProcess maker;
        maker.start(openssl,
                    arguments.split(QLatin1Char(' '))
                        + QStringList{QStringLiteral("-keyout"), key, QStringLiteral("-out"), certificate});
        maker.waitForFinished();
        QFile file{key};
        if (file.open(QIODevice::ReadOnly)) {
            m_configuration.setPrivateKey(QSslKey{&file, QSsl::Rsa});
            m_configuration.setLocalCertificateChain(QSslCertificate::fromPath(certificate));
        }
    }

private Q_SLOTS:
    void initTestCase() { makeCertificate(); }

    void bufferHoldsTheFirstBytes_data()
    {
        QTest::addColumn<bool>("ends");
        QTest::newRow("until there are enough") << false;
        QTest::newRow("until the end") << true;
    }

    void bufferHoldsTheFirstBytes()
    {
        QFETCH(bool, ends);
        RelayFixture relay;
        relay.scheme = QStringLiteral("https");
        const int id = relay.arm("buffer:100");
        const auto pair = relay.connect();
        pair.client->send("\x16\x03\x01");
        QTRY_COMPARE(pair.server->input, QByteArray{"\x16\x03\x01"});
        const QByteArray first(99, '\x17');
        pair.server->send(first);
        QTRY_COMPARE(relay.hits(id), quint64{1});
        QVERIFY(pair.client->input.isEmpty());
        if (ends) {
            pair.server->socket().finish();
            QTRY_VERIFY(pair.client->hasEnd(Kind::End));
            QCOMPARE(pair.client->input, first);
            return;
        }
        pair.server->send("x");
        QTRY_COMPARE(pair.client->input, first + 'x');
        pair.server->send("y"); // from here on all passes
        QTRY_COMPARE(pair.client->input, first + "xy");
    }

    void anAnswerCannotBeMade()
    {
        WireCapture capture;
        RelayFixture relay{&capture};
        relay.scheme = QStringLiteral("https");
        const int id = relay.arm("answer:503");
        const auto pair = relay.connect();
        relay.arm("answer:429");
        pair.client->send("GET / HTTP/1.1\r\nHost: h\r\n\r\n"); // whatever it looks like
        QTRY_VERIFY(pair.server->input.endsWith("\r\n\r\n"));
        QCOMPARE(relay.hits(id), quint64{0});
        QCOMPARE(faultsIn(capture), QStringList{QStringLiteral("answer 503 cannot be made inside TLS")});
    }

    void faultsMeetRealTls_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::newRow("delay") << QByteArray{"delay:50ms,direction=down"};
        QTest::newRow("rst") << QByteArray{"rst"};
        QTest::newRow("buffer") << QByteArray{"buffer:1000"};
    }

    void faultsMeetRealTls()
    {
        QFETCH(QByteArray, fault);
        if (m_configuration.privateKey().isNull()) {
            QFAIL("no certificate could be made: install the Debian package openssl");
        }
        QSslServer server;
        server.setSslConfiguration(m_configuration);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const SteadyClock clock;
        FaultSet faults{clock};
        Link link{1, Transport::Sse, clock, faults, nullptr};
        std::optional<Route::Way> way;
        link.prepare(QUrl{QStringLiteral("https://127.0.0.1:%1").arg(server.serverPort())}, this,
                     [&way](const Route::Way &found) { way = found; });
        QTRY_VERIFY(way && !way->error);
        QSslSocket client;
        client.setPeerVerifyMode(QSslSocket::VerifyNone);
        client.connectToHostEncrypted(way->address.toString(), way->port);
        QTRY_VERIFY(client.isEncrypted());
        QTRY_VERIFY(server.hasPendingConnections());
        QTcpSocket *served = server.nextPendingConnection();
        served->write("ready");
        QTRY_COMPARE(client.bytesAvailable(), 5);
        QCOMPARE(client.readAll(), QByteArray{"ready"});

        faults.arm(Fault::parse(QString::fromUtf8(fault)).value());
        const Instant sent = clock.now();
        served->write("hello");
        if (fault == "rst") {
            QTRY_COMPARE(client.error(), QAbstractSocket::RemoteHostClosedError);
        } else {
            if (fault.startsWith("buffer")) {
                QTRY_COMPARE(faults.bands().front().hits, quint64{1});
                QCOMPARE(client.bytesAvailable(), 0);
                served->write(QByteArray(1000, 'x'));
            }
            QTRY_VERIFY(client.bytesAvailable() >= 5);
            QCOMPARE(client.read(5), QByteArray{"hello"});
            QVERIFY(!fault.startsWith("delay") || clock.now() - sent >= 50ms);
        }
        QCOMPARE(faults.bands().front().hits, quint64{1});
    }
};

QTEST_GUILESS_MAIN(TestLinkTls)
#include "tst_linktls.moc"
