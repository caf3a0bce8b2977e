// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/limitoptions.h"

#include "cli/clitexts.h"
#include "options/values.h"

namespace pushscope {

namespace {

constexpr qint64 mostBytes = 64LL * 1024 * 1024;
constexpr qint64 leastHeaderBytes = 1024;
constexpr qint64 mostCount = 1'000'000'000;
constexpr double shortest = 0.1;
constexpr double longest = 86'400;

ValueType<qint64> number(qint64 least = 0)
{
    return countValue(QStringLiteral("N"), least, mostCount);
}

QList<Option> sizes(ServerLimits &into)
{
    return {
        valueOption(QStringLiteral("--max-body"), bytesValue(1, mostBytes), into.body,
                    ServeText::tr("Largest body of a request, and largest WebSocket message"), QStringLiteral("1M")),
        valueOption(QStringLiteral("--max-headers"), number(1), into.head.fields,
                    ServeText::tr("Header fields of a request"), QStringLiteral("100")),
        valueOption(QStringLiteral("--max-header-bytes"), bytesValue(leastHeaderBytes, mostBytes), into.head.headers,
                    ServeText::tr("Size of all of them together"), QStringLiteral("16k")),
    };
}

QList<Option> times(ServerLimits &into)
{
    return {
        valueOption(QStringLiteral("--request-timeout"), secondsValue(shortest, longest), into.headTime,
                    ServeText::tr("For a request to arrive, without its body"), QStringLiteral("10")),
        valueOption(QStringLiteral("--body-timeout"), secondsValue(shortest, longest), into.bodyTime,
                    ServeText::tr("For its body, and for a WebSocket message in fragments"), QStringLiteral("30")),
        valueOption(QStringLiteral("--idle-timeout"), secondsValue(shortest, longest), into.idleTime,
                    ServeText::tr("Between two requests of a connection"), QStringLiteral("75")),
        valueOption(QStringLiteral("--frame-timeout"), secondsValue(shortest, longest), into.frameTime,
                    ServeText::tr("For a WebSocket frame to arrive"), QStringLiteral("10")),
        valueOption(QStringLiteral("--room-time"), secondsValue(shortest, longest), into.rooms.emptyTime,
                    ServeText::tr("For which an empty room keeps its messages"), QStringLiteral("60")),
    };
}

QList<Option> numbers(ServerLimits &into)
{
    return {
        valueOption(QStringLiteral("--max-per-address"), number(), into.perAddress,
                    ServeText::tr("Connections of one address at a time, 0 for any number"), QStringLiteral("0")),
        valueOption(QStringLiteral("--accept-rate"), number(), into.acceptsPerSecond,
                    ServeText::tr("New connections a second, 0 for any number; those above wait"),
                    QStringLiteral("10000")),
        valueOption(QStringLiteral("--max-requests"), number(), into.requests,
                    ServeText::tr("Requests on one connection, 0 for any number"), QStringLiteral("100000")),
        valueOption(QStringLiteral("--command-rate"), number(), into.commandsPerSecond,
                    ServeText::tr("Commands a second on one WebSocket, 0 for any number"), QStringLiteral("0")),
    };
}

} // namespace

QList<Option> limitOptions(ServerLimits &into)
{
    QList<Option> options = numbers(into) + sizes(into) + times(into);
    for (Option &option : options) {
        option.group = ServeText::tr("Limits on one peer");
    }
    return options;
}

} // namespace pushscope
