// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/tlsidentity.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace pushscope;

/// A server's certificate, from files and made anew; the openssl program makes the former and looks at the latter.
class TestTlsIdentity : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    [[nodiscard]] QString path(const char *name) const { return m_dir.filePath(QString::fromLatin1(name)); }

    QByteArray openssl(const QString &arguments, const QByteArray &input = {})
    {
        QProcess program;
        program.setWorkingDirectory(m_dir.path());
        program.start(QStringLiteral("openssl"), arguments.split(QLatin1Char(' ')));
        if (!program.waitForStarted()) {
            qFatal("openssl is missing: install the Debian package openssl");
        }
        program.write(input);
        program.closeWriteChannel();
        program.waitForFinished();
        return program.readAllStandardOutput();
    }

    void write(const char *name, const QByteArray &bytes)
    {
        QFile file{path(name)};
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    [[nodiscard]] QByteArray contents(const char *name) const
    {
        QFile file{path(name)};
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString certificate = QStringLiteral("req -x509 -nodes -days 2 -subj /CN=localhost ");
        openssl(certificate + QStringLiteral("-newkey rsa:2048 -keyout rsa.key -out rsa.pem"));
        openssl(certificate + QStringLiteral("-newkey ec -pkeyopt ec_paramgen_curve:P-256 -keyout ec.key -out ec.pem"));
        openssl(QStringLiteral("ec -in ec.key -out old-ec.key")); // "EC PRIVATE KEY"
        openssl(QStringLiteral("pkey -in rsa.key -aes256 -passout pass:secret -out encrypted.key"));
        openssl(QStringLiteral("rsa -in rsa.key -traditional -aes256 -passout pass:secret -out old-encrypted.key"));
        write("chain.pem", contents("rsa.pem") + contents("ec.pem"));
        write("both.pem", contents("rsa.key") + contents("rsa.pem"));
        write("empty.pem", {});
        write("text.pem", "not a certificate\n");
        write("damaged.pem", contents("rsa.pem").replace("\nMII", "\n!!!"));
        write("damaged.key", contents("rsa.key").replace("\nMII", "\n!!!"));
        write("large.pem", QByteArray(TlsIdentity::largestFile + 1, 'x'));
    }

    void loads_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("key");
        QTest::newRow("RSA") << path("rsa.pem") << path("rsa.key");
        QTest::newRow("EC") << path("ec.pem") << path("ec.key");
        QTest::newRow("EC, the older form") << path("ec.pem") << path("old-ec.key");
        QTest::newRow("chain") << path("chain.pem") << path("rsa.key");
        QTest::newRow("both in one file") << path("both.pem") << path("both.pem");
    }

    void loads()
    {
        QFETCH(QString, certificate);
        QFETCH(QString, key);
        const auto identity = TlsIdentity::load(certificate, key);
        QVERIFY2(identity, identity ? "" : qPrintable(identity.error().message));
        const QByteArray expected =
            openssl(QStringLiteral("x509 -noout -fingerprint -sha256 -in ") + certificate).trimmed();
        QCOMPARE("sha256 Fingerprint=" + (*identity)->fingerprint(), expected);
        QVERIFY(!(*identity)->isOutOfDate());
    }

    void refusesFiles_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("wrongFile");
        QTest::addColumn<QString>("says");
        const QString good = path("rsa.pem");
        const QString goodKey = path("rsa.key");
        const QString certificate = QStringLiteral("--tls-cert");
        const QString key = QStringLiteral("--tls-key");
        const auto row = [](const char *name) -> QTestData & { return QTest::newRow(name); };
        row("no certificate file") << path("none.pem") << goodKey << certificate << path("none.pem")
                                   << QStringLiteral("cannot read");
        row("a folder") << m_dir.path() << goodKey << certificate << m_dir.path() << QStringLiteral("cannot read");
        row("empty certificate") << path("empty.pem") << goodKey << certificate << path("empty.pem")
                                 << QStringLiteral("no certificate");
        row("text") << path("text.pem") << goodKey << certificate << path("text.pem")
                    << QStringLiteral("no certificate");
        row("a key as the certificate") << goodKey << goodKey << certificate << goodKey
                                        << QStringLiteral("no certificate");
        row("damaged certificate") << path("damaged.pem") << goodKey << certificate << path("damaged.pem")
                                   << QStringLiteral("damaged");
        row("large file") << path("large.pem") << goodKey << certificate << path("large.pem")
                          << QStringLiteral("larger");
        row("no key file") << good << path("none.key") << key << path("none.key") << QStringLiteral("cannot read");
        row("a certificate as the key") << good << good << key << good << QStringLiteral("no private key");
        row("empty key") << good << path("empty.pem") << key << path("empty.pem") << QStringLiteral("no private key");
        row("damaged key") << good << path("damaged.key") << key << path("damaged.key") << QStringLiteral("damaged");
        row("another's key") << good << path("ec.key") << key << path("ec.key") << QStringLiteral("does not belong");
        row("encrypted key") << good << path("encrypted.key") << key << path("encrypted.key")
                             << QStringLiteral("encrypted");
        row("encrypted key, the older form")
            << good << path("old-encrypted.key") << key << path("old-encrypted.key") << QStringLiteral("encrypted");
    }

    void refusesFiles()
    {
        QFETCH(QString, certificate);
        QFETCH(QString, key);
        QFETCH(QString, wrongFile);
        QFETCH(QString, says);
        const auto identity = TlsIdentity::load(certificate, key);
        QVERIFY(!identity);
        QTEST(identity.error().field, "field");
        QVERIFY2(identity.error().message.contains(wrongFile), qPrintable(identity.error().message));
        QVERIFY2(identity.error().message.contains(says), qPrintable(identity.error().message));
        QVERIFY(!identity.error().message.contains(QLatin1Char('\n')));
    }

    void makesOne()
    {
        const auto identity = TlsIdentity::selfSigned({"localhost", "127.0.0.1", "::1", "push.example.org"});
        QVERIFY(identity);
        const QByteArray pem = (*identity)->certificatePem();
        QVERIFY(!pem.contains("PRIVATE"));
        write("made.pem", pem);
        const QByteArray text = openssl(QStringLiteral("x509 -noout -text"), pem);
        QVERIFY2(text.contains("DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1, DNS:push.example.org"),
                 text.constData());
        QVERIFY(text.contains("X509v3 Basic Constraints: critical"));
        QVERIFY(text.contains("CA:FALSE"));
        QVERIFY(text.contains("TLS Web Server Authentication"));
        QVERIFY(text.contains("NIST CURVE: P-256"));
        QVERIFY(text.contains("Version: 3"));
        QCOMPARE("sha256 Fingerprint=" + (*identity)->fingerprint(),
                 openssl(QStringLiteral("x509 -noout -fingerprint -sha256"), pem).trimmed());
        QVERIFY(openssl(QStringLiteral("verify -x509_strict -purpose sslserver -verify_hostname localhost "
                                       "-CAfile made.pem made.pem"))
                    .contains("OK"));
        QVERIFY(openssl(QStringLiteral("verify -purpose sslserver -verify_ip 127.0.0.2 -CAfile made.pem made.pem"))
                    .indexOf("OK")
                < 0);
        QVERIFY(!(*identity)->isOutOfDate());
    }

    void eachIsAnother()
    {
        const auto one = TlsIdentity::selfSigned({"localhost"});
        const auto other = TlsIdentity::selfSigned({"localhost"});
        QVERIFY(one && other);
        QVERIFY((*one)->fingerprint() != (*other)->fingerprint());
    }
};

QTEST_GUILESS_MAIN(TestTlsIdentity)
#include "tst_tlsidentity.moc"
