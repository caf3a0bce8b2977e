// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/optionadvice.h"

#include "client/refusal.h"
#include "message/clientsentence.h"

#include <QCoreApplication>

namespace pushscope {

namespace {

struct AdviceText
{
    Q_DECLARE_TR_FUNCTIONS(Advice)
};

} // namespace

QString tokenAdvice(int status, bool hadCredentials)
{
    constexpr int unauthorized = 401;
    return status == unauthorized && !hadCredentials
        ? QLatin1Char(' ') + AdviceText::tr("(here: --token, --token-file or PUSHSCOPE_TOKEN)")
        : QString{};
}

QString advisedClientSentence(const QString &english, bool hadCredentials)
{
    constexpr int badRequest = 400;
    const ToldRefusal refusal = ToldRefusal::in(english);
    const bool ofAfter = refusal.status == badRequest && refusal.why.startsWith(QLatin1String("after: "));
    return shownClientSentence(english)
        + (ofAfter ? QLatin1Char(' ') + AdviceText::tr("(here: --after)")
                   : tokenAdvice(refusal.status, hadCredentials));
}

} // namespace pushscope
