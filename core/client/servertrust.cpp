// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/servertrust.h"

#include "message/clientsentence.h"
#include "message/systemreason.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QFile>
#include <QSslSocket>
#include <QStringList>

#include <algorithm>
#include <mutex>
#include <optional>
#include <utility>

namespace pushscope {

namespace {

struct TrustText
{
    Q_DECLARE_TR_FUNCTIONS(Trust)
};

constexpr qsizetype digestBytes = 32;

constexpr QByteArrayView beginning = "-----BEGIN CERTIFICATE-----";
constexpr QByteArrayView ending = "-----END CERTIFICATE-----";

/// Each certificate of the file has an end, and in between are the bytes of a sequence (RFC 7468 5).
bool isWellFormed(const QByteArray &pem)
{
    constexpr char sequence = 0x30;
    for (auto begin = pem.indexOf(beginning); begin >= 0; begin = pem.indexOf(beginning, begin + 1)) {
        const auto from = begin + beginning.size();
        const auto end = pem.indexOf(ending, from);
        QByteArray text = pem.mid(from, end - from);
        text.replace("\n", "").replace("\r", "").replace(" ", "");
        const auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
        if (end < 0 || !decoded || !decoded.decoded.startsWith(sequence)) {
            return false;
        }
    }
    return true;
}

enum class Problem { UnknownIssuer, OtherName, Expired, NotYet, Other };

Problem problemOf(QSslError::SslError error)
{
    switch (error) {
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted: return Problem::UnknownIssuer;
    case QSslError::HostNameMismatch: return Problem::OtherName;
    case QSslError::CertificateExpired: return Problem::Expired;
    case QSslError::CertificateNotYetValid: return Problem::NotYet;
    default: return Problem::Other;
    }
}

QString namesIn(const QSslCertificate &certificate)
{
    QStringList names = certificate.subjectAlternativeNames().values();
    if (names.isEmpty()) {
        names = certificate.subjectInfo(QSslCertificate::CommonName);
    }
    std::ranges::sort(names);
    return names.join(QStringLiteral(", "));
}

/// Qt asks whether its key may sign certificates, which a server's own need not.
bool isSelfSigned(const QSslCertificate &certificate)
{
    return certificate.isSelfSigned() || certificate.issuerDisplayName() == certificate.subjectDisplayName();
}

QString dateText(const QDateTime &time)
{
    return time.toUTC().toString(QStringLiteral("yyyy-MM-dd hh:mm")) + QStringLiteral(" UTC");
}

QString sentenceFor(const QSslError &error, const QSslCertificate &certificate, const QString &host)
{
    switch (problemOf(error.error())) {
    case Problem::UnknownIssuer:
        return isSelfSigned(certificate) ? english(ClientSentence::SelfSigned)
                                         : english(ClientSentence::UnknownIssuer).arg(certificate.issuerDisplayName());
    case Problem::OtherName: {
        const QString names = namesIn(certificate);
        return names.isEmpty() ? english(ClientSentence::MadeOutToNobody)
                               : english(ClientSentence::OtherName).arg(names, host);
    }
    case Problem::Expired: return english(ClientSentence::Expired).arg(dateText(error.certificate().expiryDate()));
    case Problem::NotYet:
        return english(ClientSentence::NotYetValid).arg(dateText(error.certificate().effectiveDate()));
    case Problem::Other: return error.errorString();
    }
    return {};
}

QString adviceFor(const QList<QSslError> &errors, const QSslCertificate &certificate)
{
    const bool issuerOnly = std::ranges::all_of(
        errors, [](const QSslError &error) { return problemOf(error.error()) == Problem::UnknownIssuer; });
    return english(issuerOnly ? ClientSentence::TrustAdvice : ClientSentence::PinAdvice)
        .arg(fingerprintText(certificate));
}

} // namespace

Result<QByteArray> ServerTrust::readCertificates(const QString &name)
{
    QFile file{name};
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{"unreadable", TrustText::tr("cannot read it: %1").arg(shownSystemReason(file.errorString())), {}};
    }
    QByteArray pem = file.read(largestFile + 1);
    if (pem.size() > largestFile) {
        return Error{"too-large", TrustText::tr("it is larger than 8 MiB"), {}};
    }
    if (!pem.contains(beginning)) {
        return Error{"no-certificate", TrustText::tr("there is no certificate in it: it must be in PEM form"), {}};
    }
    if (!isWellFormed(pem)) {
        return Error{"bad-certificate", TrustText::tr("a certificate in it is damaged"), {}};
    }
    return pem;
}

Result<QByteArray> ServerTrust::parseFingerprint(const QString &text)
{
    const QByteArray written = text.toLatin1();
    const QByteArray digits = QByteArray{written}.replace(':', "").toLower();
    QByteArray bytes = QByteArray::fromHex(digits);
    const bool whole = bytes.size() == digestBytes && bytes.toHex() == digits;
    const bool separated = written.size() == digits.size() || written.toLower() == bytes.toHex(':');
    if (!whole || !separated) {
        return Error{"bad-fingerprint", TrustText::tr("not a SHA-256 in hexadecimal digits"), {}};
    }
    return bytes;
}

struct ServerTrust::Authorities
{
    explicit Authorities(QByteArray added) : pem{std::move(added)} {}

    /// Made once, and late: the system's certificates are many.
    [[nodiscard]] const QSslConfiguration &configuration() const
    {
        std::call_once(m_once, [this] {
            m_configuration = QSslConfiguration::defaultConfiguration();
            m_configuration->setCaCertificates(QSslConfiguration::systemCaCertificates());
            m_configuration->addCaCertificates(QSslCertificate::fromData(pem, QSsl::Pem));
        });
        return *m_configuration;
    }

    const QByteArray pem;

private:
    mutable std::once_flag m_once;
    mutable std::optional<QSslConfiguration> m_configuration; ///< even an empty one needs the application object
};

void ServerTrust::add(const QByteArray &pem)
{
    m_authorities =
        std::make_shared<const Authorities>((m_authorities ? m_authorities->pem : QByteArray{}) + pem + '\n');
}

bool ServerTrust::isPinned(const QSslCertificate &certificate) const
{
    return isPinned() && certificate.digest(QCryptographicHash::Sha256) == m_pinned;
}

QSslConfiguration ServerTrust::configuration() const
{
    QSslConfiguration configuration =
        m_authorities ? m_authorities->configuration() : QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    if (isPinned()) {
        configuration.setPeerVerifyMode(QSslSocket::QueryPeer); // who pins it compares it
    }
    return configuration;
}

QString fingerprintText(const QSslCertificate &certificate)
{
    return QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex(':').toUpper());
}

QString certificateProblem(const QList<QSslError> &errors, const QSslCertificate &certificate, const QString &host)
{
    QStringList sentences;
    for (const QSslError &error : errors) {
        sentences.append(sentenceFor(error, certificate, host));
    }
    sentences.removeDuplicates();
    return sentences.join(QStringLiteral("; ")) + QStringLiteral(". ") + adviceFor(errors, certificate);
}

} // namespace pushscope
