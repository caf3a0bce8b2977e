// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/checkcases.h"

#include "check/checktexts.h"

namespace pushscope {

namespace {

/// 6455-5.1 is a section of an RFC.
QString rfcSection(const QString &part)
{
    return CheckFinding::tr("RFC %1 section %2")
        .arg(part.section(QLatin1Char('-'), 0, 0), part.section(QLatin1Char('-'), 1));
}

} // namespace

QString CheckCase::section() const
{
    const QString part = QString::fromLatin1(name).section(QLatin1Char('/'), 1, 1);
    if (part == QLatin1String("contract")) {
        return QStringLiteral("PushScope, GET /poll");
    }
    return part.contains(QLatin1Char('-')) ? rfcSection(part) : CheckFinding::tr("WHATWG HTML section %1").arg(part);
}

CheckCases checkCases(const CheckConfig &config)
{
    CheckCases cases;
    addHttpFramingCases(cases);
    addHttpFieldCases(cases);
    addHttpRequestCases(cases);
    addHttpConnectionCases(cases);
    addHttpLimitCases(cases, config);
    addSseCases(cases, config);
    addSseEventCases(cases);
    addWebSocketHandshakeCases(cases);
    addWebSocketFrameCases(cases);
    addWebSocketMessageCases(cases);
    addWebSocketCloseCases(cases);
    addLongPollCases(cases);
    return cases;
}

} // namespace pushscope
