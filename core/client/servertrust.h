// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/result.h"

#include <QByteArray>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>
#include <QString>

#include <memory>

namespace pushscope {

/// Which certificates of https and wss servers a client accepts: those that the system trusts, and what is added here.
/// Copies may be used in several threads.
class ServerTrust
{
public:
    static constexpr qsizetype largestFile = 8 * 1024 * 1024;

    /// A PEM file with certificates, of authorities or a server's own. Needs no application object, as Qt's own
    /// reading of certificates does; so it looks at their form, not at what they say.
    [[nodiscard]] static Result<QByteArray> readCertificates(const QString &name);
    /// The 32 bytes of a SHA-256, from 64 hexadecimal digits with or without colons.
    [[nodiscard]] static Result<QByteArray> parseFingerprint(const QString &text);

    void add(const QByteArray &pem);
    /// Exactly this certificate is accepted, whoever made it out to whom; and no other.
    void pin(const QByteArray &fingerprint) { m_pinned = fingerprint; }

    [[nodiscard]] bool isPinned() const { return !m_pinned.isEmpty(); }
    [[nodiscard]] bool isPinned(const QSslCertificate &certificate) const;
    [[nodiscard]] QSslConfiguration configuration() const;

private:
    struct Authorities;
    std::shared_ptr<const Authorities> m_authorities; ///< null: the system's alone
    QByteArray m_pinned;
};

/// As people compare them: pairs of digits with colons.
[[nodiscard]] QString fingerprintText(const QSslCertificate &certificate);

/// What is wrong with the certificate that the server of that name showed, and what can be done about it.
[[nodiscard]] QString certificateProblem(const QList<QSslError> &errors, const QSslCertificate &certificate,
                                         const QString &host);

} // namespace pushscope
