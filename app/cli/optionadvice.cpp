// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/optionadvice.h"

#include "message/clientsentence.h"

#include <QCoreApplication>

namespace pushscope {

namespace {

struct AdviceText
{
    Q_DECLARE_TR_FUNCTIONS(Advice)
};

} // namespace

QString optionAdvice(int status, const QString &reason, bool hasToken)
{
    constexpr int badRequest = 400;
    constexpr int unauthorized = 401;
    if (status == unauthorized && !hasToken) {
        return AdviceText::tr(" (here: --token, --token-file or PUSHSCOPE_TOKEN)");
    }
    if (status == badRequest && reason.contains(QLatin1String("after: "))) {
        return AdviceText::tr(" (here: --after)");
    }
    return {};
}

QString advisedClientSentence(const QString &english, bool hasToken)
{
    const QString answered = pushscope::english(ClientSentence::Answered).section(QLatin1Char('%'), 0, 0);
    const bool isRefusal = english.startsWith(answered);
    const int status = isRefusal ? english.mid(answered.size()).section(QLatin1Char(' '), 0, 0).toInt() : 0;
    return shownClientSentence(english) + optionAdvice(status, english, hasToken);
}

} // namespace pushscope
