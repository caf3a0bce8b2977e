// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/result.h"

#include <QByteArray>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>
#include <QString>

#include <optional>

namespace pushscope {

/// Which certificates of https and wss servers a client accepts: those that the system trusts, and what is added here.
class ServerTrust
{
public:
    static constexpr qsizetype largestFile = 8 * 1024 * 1024;

    /// The certificates in a PEM file: authorities, or a server's own. The error names the file.
    [[nodiscard]] static Result<QList<QSslCertificate>> readCertificates(const QString &file);
    /// The 32 bytes of a SHA-256, from 64 hexadecimal digits with or without colons.
    [[nodiscard]] static Result<QByteArray> parseFingerprint(const QString &text);

    void add(const QList<QSslCertificate> &certificates);
    /// Exactly this certificate is accepted, whoever made it out to whom; and no other.
    void pin(const QByteArray &fingerprint) { m_pinned = fingerprint; }

    [[nodiscard]] bool isPinned() const { return !m_pinned.isEmpty(); }
    [[nodiscard]] bool isPinned(const QSslCertificate &certificate) const;
    [[nodiscard]] QSslConfiguration configuration() const;

private:
    std::optional<QSslConfiguration> m_configuration; ///< made once: the system's certificates are many
    QByteArray m_pinned;
};

/// As people compare them: pairs of digits with colons.
[[nodiscard]] QString fingerprintText(const QSslCertificate &certificate);

/// What is wrong with the certificate that the server of that name showed, and what can be done about it.
[[nodiscard]] QString certificateProblem(const QList<QSslError> &errors, const QSslCertificate &certificate,
                                         const QString &host);

} // namespace pushscope
