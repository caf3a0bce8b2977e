// SPDX-License-Identifier: GPL-3.0-or-later
#include "options/trustoptions.h"

#include "options/optiontexts.h"

namespace pushscope {

namespace {

ValueType<QByteArray> certificatesValue()
{
    return {QStringLiteral("FILE"),
            OptionsText::tr("a file with certificates in PEM form"),
            &ServerTrust::readCertificates,
            false,
            true,
            {{}, {QStringLiteral("*")}, false}};
}

ValueType<QByteArray> fingerprintValue()
{
    return {QStringLiteral("SHA256"), OptionsText::tr("64 hexadecimal digits, with colons or without"),
            &ServerTrust::parseFingerprint};
}

} // namespace

QList<Option> trustOptions(ServerTrust &into)
{
    Option authorities =
        detail::describe(QStringLiteral("--tls-ca"), certificatesValue(),
                         OptionsText::tr("Trust these certificates too, a server's own or an authority's"), {},
                         [&into](const QByteArray &pem) { into.add(pem); });
    authorities.repeatable = true;
    const Option fingerprint =
        detail::describe(QStringLiteral("--tls-fingerprint"), fingerprintValue(),
                         OptionsText::tr("Accept only the certificate with this SHA-256, whatever its issuer and name"),
                         {}, [&into](const QByteArray &pinned) { into.pin(pinned); });
    return {authorities, fingerprint};
}

} // namespace pushscope
