// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/servertrust.h"

#include <QFile>
#include <QSslError>
#include <QTemporaryDir>
#include <QTest>

using namespace pushscope;

namespace {

/// Self-signed, for push.example.org, until the year 2126; its key is not kept.
const QByteArray pem = R"(-----BEGIN CERTIFICATE-----
MIIBqzCCAVCgAwIBAgIUamoAjj0laQ+wzhjgbQQvE1wtNgswCgYIKoZIzj0EAwIw
GzEZMBcGA1UEAwwQcHVzaC5leGFtcGxlLm9yZzAgFw0yNjExMjExMzA4MzJaGA8y
MTI2MTAyODEzMDgzMlowGzEZMBcGA1UEAwwQcHVzaC5leGFtcGxlLm9yZzBZMBMG
ByqGSM49AgEGCCqGSM49AwEHA0IABKKkYqzFZCyCcwMG427Xypa8vZzD3Ie3qhHC
M5yEiF/r0VGuyuxi/eokVg4gQMapclITuARAibrW7wgVctX/JGCjcDBuMB0GA1Ud
DgQWBBSdtlqW6h7Ib2Xujfw0Y3hbhetZXTAfBgNVHSMEGDAWgBSdtlqW6h7Ib2Xu
jfw0Y3hbhetZXTAPBgNVHRMBAf8EBTADAQH/MBsGA1UdEQQUMBKCEHB1c2guZXhh
bXBsZS5vcmcwCgYIKoZIzj0EAwIDSQAwRgIhAONHhAsE14iUJ00TjPb02vpF8Dy3
Nq4xMUMTZcGhSd0PAiEA6FyhoyJURTfu8rBM+wyEyCjD3W0AmD6ORXVdzszjtBI=
-----END CERTIFICATE-----
)";

} // namespace

class TestServerTrust : public QObject
{
    Q_OBJECT

    [[nodiscard]] static QSslCertificate certificate() { return QSslCertificate{pem}; }

private Q_SLOTS:
    void fingerprints_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        const QString plain = QStringLiteral("ab").repeated(32);
        const QString separated = QStringLiteral("ab:").repeated(31) + QStringLiteral("ab");
        QTest::newRow("digits") << plain << true;
        QTest::newRow("capitals") << plain.toUpper() << true;
        QTest::newRow("colons") << separated << true;
        QTest::newRow("colons and capitals") << separated.toUpper() << true;
        QTest::newRow("empty") << QString{} << false;
        QTest::newRow("SHA-1") << QStringLiteral("ab").repeated(20) << false;
        QTest::newRow("too long") << plain + QStringLiteral("ab") << false;
        QTest::newRow("half a byte less") << plain.chopped(1) << false;
        QTest::newRow("no digit") << QStringLiteral("xb") + plain.sliced(2) << false;
        QTest::newRow("spaces") << plain + QLatin1Char(' ') << false;
        QTest::newRow("colons elsewhere") << QStringLiteral("a:b") + plain.sliced(2) << false;
    }

    void fingerprints()
    {
        QFETCH(QString, text);
        const auto parsed = ServerTrust::parseFingerprint(text);
        QTEST(parsed.ok(), "good");
        QVERIFY(!parsed || *parsed == QByteArray(32, '\xab'));
    }

    void files()
    {
        const QTemporaryDir folder;
        const QString name = folder.filePath(QStringLiteral("file"));
        QVERIFY(ServerTrust::readCertificates(name).error().message.startsWith(QStringLiteral("cannot read it")));
        QFile file{name};
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(
            ServerTrust::readCertificates(name).error().message.startsWith(QStringLiteral("there is no certificate")));
        file.write(pem + pem);
        file.flush();
        QCOMPARE(*ServerTrust::readCertificates(name), pem + pem);
        file.write(pem.chopped(30));
        file.flush();
        QVERIFY(ServerTrust::readCertificates(name).error().message.contains(QStringLiteral("damaged")));
        QVERIFY(file.resize(0));
        file.write(QByteArray{pem}.replace("\nMII", "\n!!!"));
        file.flush();
        QVERIFY(ServerTrust::readCertificates(name).error().message.contains(QStringLiteral("damaged")));
    }

    void aPinIsForOne()
    {
        ServerTrust trust;
        QVERIFY(!trust.isPinned());
        trust.pin(certificate().digest(QCryptographicHash::Sha256));
        QVERIFY(trust.isPinned() && trust.isPinned(certificate()));
        trust.pin(QByteArray(32, '\xab'));
        QVERIFY(!trust.isPinned(certificate()));
    }

    void whatIsAddedComesOnTop()
    {
        ServerTrust trust;
        trust.add(pem);
        const auto all = trust.configuration().caCertificates();
        QVERIFY(all.contains(certificate()));
        QCOMPARE(all.size(), QSslConfiguration::systemCaCertificates().size() + 1);
    }

    void problems_data()
    {
        QTest::addColumn<QList<int>>("errors");
        QTest::addColumn<QString>("says");
        QTest::addColumn<bool>("fileHelps");
        const auto row = [](const char *name, const QList<int> &errors, const char *says, bool fileHelps) {
            QTest::newRow(name) << errors << QString::fromLatin1(says) << fileHelps;
        };
        row("self-signed", {QSslError::SelfSignedCertificate}, "it is self-signed", true);
        row("unknown issuer, told twice",
            {QSslError::UnableToGetLocalIssuerCertificate, QSslError::UnableToVerifyFirstCertificate},
            "it is self-signed", true);
        row("other name", {QSslError::HostNameMismatch}, "it is made out to push.example.org, not to localhost", false);
        row("expired", {QSslError::CertificateExpired}, "it expired at 2126-", false);
        row("not yet", {QSslError::CertificateNotYetValid}, "it is valid only from ", false);
        row("two", {QSslError::SelfSignedCertificate, QSslError::HostNameMismatch}, "not known here; it is made out to",
            false);
    }

    void problems()
    {
        QFETCH(QList<int>, errors);
        QFETCH(QString, says);
        QList<QSslError> all;
        for (const int error : errors) {
            all.append(QSslError{static_cast<QSslError::SslError>(error), certificate()});
        }
        const QString text = certificateProblem(all, certificate(), QStringLiteral("localhost"));
        QVERIFY2(text.contains(says), qPrintable(text));
        QVERIFY(text.count(QStringLiteral("self-signed")) <= 1);
        QTEST(text.contains(QStringLiteral("--tls-ca")), "fileHelps");
        QVERIFY(text.contains(QStringLiteral("--tls-fingerprint")));
        QVERIFY(text.contains(fingerprintText(certificate())));
    }
};

QTEST_GUILESS_MAIN(TestServerTrust)
#include "tst_servertrust.moc"
