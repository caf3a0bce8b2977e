// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/faultsentence.h"

namespace pushscope {

QString sentenceOf(FaultKind kind)
{
    switch (kind) {
    case FaultKind::Delay: return QStringLiteral("delayed by fault delay");
    case FaultKind::Bandwidth: return QStringLiteral("slowed down by fault bandwidth");
    case FaultKind::Stall: return QStringLiteral("held by fault stall");
    case FaultKind::Blackhole: return QStringLiteral("what comes from now on vanishes in a blackhole");
    case FaultKind::Fin: return QStringLiteral("closed by fault fin");
    case FaultKind::Rst: return QStringLiteral("reset by fault rst");
    case FaultKind::Cut: return QStringLiteral("closed by fault cut");
    case FaultKind::IdleTimeout: return QStringLiteral("closed by fault idle-timeout: nothing had passed for too long");
    case FaultKind::Buffer: return QStringLiteral("the response is held by fault buffer");
    case FaultKind::SlowReader: return QStringLiteral("read slowly by fault slow-reader");
    case FaultKind::SlowClose: return QStringLiteral("the end is held by fault slow-close");
    default: return QStringLiteral("met by fault %1").arg(infoOf(kind).name);
    }
}

QString sentenceOfLoss(qint64 bytes)
{
    return QStringLiteral("%1 bytes vanished in a blackhole").arg(bytes);
}

QString sentenceOfHeld(qint64 bytes)
{
    return QStringLiteral("%1 bytes were held until the stall ended").arg(bytes);
}

QString sentenceOfAnswer(int status)
{
    return QStringLiteral("answered %1 by fault answer").arg(status);
}

QString sentenceOfNoAnswer(int status)
{
    return QStringLiteral("answer %1 cannot be made inside TLS").arg(status);
}

} // namespace pushscope
