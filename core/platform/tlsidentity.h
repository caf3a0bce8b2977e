// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/result.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

#include <chrono>
#include <memory>

struct ssl_ctx_st;

namespace pushscope {

/// A server's certificate chain and its private key, ready for handshakes: TLS 1.2 or newer, HTTP/1.1 alone by ALPN,
/// neither renegotiation nor compression. The key stays in memory. Does not change, and any thread may use it.
class TlsIdentity
{
public:
    /// Generated ones are to be made anew now and then; this is what clients accept at most.
    static constexpr std::chrono::hours lifetime{90 * 24};
    static constexpr qsizetype mostNames = 64;
    static constexpr qsizetype largestFile = 1024 * 1024;

    /// From PEM files: the server's certificate, then those that signed it, and its key, which is not encrypted. The
    /// error's field is `--tls-cert` or `--tls-key`, and its message names the file.
    [[nodiscard]] static Result<std::shared_ptr<const TlsIdentity>> load(const QString &certificateFile,
                                                                         const QString &keyFile);
    /// A new one, for these host names and IP addresses. The error's field is `--tls-self-signed`.
    [[nodiscard]] static Result<std::shared_ptr<const TlsIdentity>> selfSigned(const QByteArrayList &names);

    ~TlsIdentity();
    TlsIdentity(const TlsIdentity &) = delete;
    TlsIdentity &operator=(const TlsIdentity &) = delete;

    /// SHA-256 of the certificate: pairs of hexadecimal digits with colons, as people compare them.
    [[nodiscard]] QByteArray fingerprint() const;
    /// The server's certificate alone, without the key, as PEM.
    [[nodiscard]] QByteArray certificatePem() const;
    /// Its time is over, or has not come, by this machine's clock.
    [[nodiscard]] bool isOutOfDate() const;

    /// What handshakes are made from; for TlsSession.
    [[nodiscard]] ssl_ctx_st *context() const;

private:
    struct Parts;
    explicit TlsIdentity(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace pushscope
