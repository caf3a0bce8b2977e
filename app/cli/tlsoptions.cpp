// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/tlsoptions.h"

#include "cli/clitexts.h"
#include "options/values.h"
#include "platform/wholefile.h"
#include "server/tlsnames.h"

namespace pushscope {

namespace {

std::optional<Error> save(const TlsIdentity &identity, const QString &name)
{
    if (const auto problem = writeWhole(name, identity.certificatePem())) {
        return Error{"unwritable", ServeText::tr("cannot write %1: %2").arg(name, *problem),
                     QStringLiteral("--tls-save")};
    }
    return {};
}

} // namespace

QList<Option> tlsOptions(TlsOptions &into)
{
    return {
        valueOption(
            QStringLiteral("--tls-cert"), fileValue(), into.certificate,
            ServeText::tr("Speak https and wss with this certificate; those of its issuers may follow in the file")),
        valueOption(QStringLiteral("--tls-key"), fileValue(), into.key, ServeText::tr("The key of that certificate")),
        switchOption(QStringLiteral("--tls-self-signed"), into.selfSigned,
                     ServeText::tr("Speak https and wss with a certificate that is made now, for 90 days")),
        valueOption(QStringLiteral("--tls-save"), fileValue(), into.save,
                    ServeText::tr("Gets the certificate, for --tls-ca of clients")),
    };
}

std::optional<QString> conflictIn(const TlsOptions &options)
{
    const bool fromFiles = !options.certificate.isEmpty() || !options.key.isEmpty();
    if (options.selfSigned && fromFiles) {
        return ServeText::tr("--tls-self-signed makes a certificate: it does not go with --tls-cert and --tls-key");
    }
    if (fromFiles && options.key.isEmpty()) {
        return ServeText::tr("--tls-cert needs --tls-key, the file with its key");
    }
    if (fromFiles && options.certificate.isEmpty()) {
        return ServeText::tr("--tls-key needs --tls-cert, the file with its certificate");
    }
    if (!options.save.isEmpty() && !options.selfSigned && !fromFiles) {
        return ServeText::tr("--tls-save needs --tls-self-signed or --tls-cert");
    }
    return {};
}

Result<std::shared_ptr<const TlsIdentity>> makeIdentity(const TlsOptions &options, const ServerConfig &config)
{
    if (!options.selfSigned && options.certificate.isEmpty()) {
        return std::shared_ptr<const TlsIdentity>{};
    }
    auto identity = options.selfSigned ? TlsIdentity::selfSigned(certificateNames(config))
                                       : TlsIdentity::load(options.certificate, options.key);
    if (identity && !options.save.isEmpty()) {
        if (auto error = save(**identity, options.save)) {
            return *std::move(error);
        }
    }
    return identity;
}

} // namespace pushscope
