// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/causetext.h"

#include "message/clientsentence.h"

#include <QCoreApplication>

namespace pushscope {

namespace {

struct CauseText
{
    Q_DECLARE_TR_FUNCTIONS(pushscope::CauseText)
};

} // namespace

QString causeText(const QString &cause)
{
    const QString shown = shownClientSentence(cause);
    const bool isOfCertificate =
        cause.startsWith(english(ClientSentence::NotAccepted).section(QStringLiteral("%1"), 0, 0));
    const auto advice = isOfCertificate ? shown.indexOf(QStringLiteral(". --tls-")) : -1;
    if (advice < 0)
        return shown;
    return CauseText::tr(
               "%1. This window accepts what the system trusts; pushscope-cli watch takes more, with --tls-ca "
               "or --tls-fingerprint.")
        .arg(shown.left(advice));
}

} // namespace pushscope
