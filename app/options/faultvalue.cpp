// SPDX-License-Identifier: GPL-3.0-or-later
#include "options/faultvalue.h"

#include "options/optiontexts.h"

#include <QStringList>

namespace pushscope {

namespace {

QString valueText(const FaultKindInfo &info)
{
    using Value = FaultKindInfo::Value;
    switch (info.value) {
    case Value::None: return {};
    case Value::Time: return QStringLiteral(":TIME");
    case Value::TimeWithJitter: return QStringLiteral(":TIME±JITTER");
    case Value::BytesPerSecond:
    case Value::Bytes: return QStringLiteral(":BYTES");
    case Value::BytesOrTime: return QStringLiteral(":BYTES|TIME");
    case Value::Status: return QStringLiteral(":STATUS");
    }
    return {};
}

} // namespace

ValueType<Fault> faultValue(bool withServer)
{
    QStringList kinds;
    for (const FaultKindInfo &info : faultKinds()) {
        if (withServer || !isServerFault(info.kind)) {
            kinds.append(info.name);
        }
    }
    return {QStringLiteral("SPEC"),
            FaultOptionText::tr(
                "kind[:value[±jitter]][,target=…][,direction=up|down|both][,p=0..1][,from=TIME][,for=TIME][,seed=N], "
                "as delay:200ms±50ms,target=sse,for=10s"),
            [withServer](const QString &text) -> Result<Fault> {
                auto fault = Fault::parse(text);
                if (fault && !withServer && isServerFault(fault->kind)) {
                    return Error{"not-here",
                                 FaultOptionText::tr("%1 is made at the server, and only the desktop has one embedded")
                                     .arg(infoOf(fault->kind).name),
                                 QStringLiteral("fault")};
                }
                return fault;
            },
            false,
            true,
            {kinds, {}, false}};
}

QString faultHelp(bool withServer)
{
    QStringList kinds;
    for (const FaultKindInfo &info : faultKinds()) {
        if (withServer || !isServerFault(info.kind)) {
            const QString value = valueText(info);
            kinds.append(info.name + (info.valueOptional ? u'[' + value + u']' : value));
        }
    }
    return FaultOptionText::tr(
               "Faults: %1. Times are written 200ms, 1.5s, 2min, 1h; bytes 512, 64k, 1M (bandwidth and slow-reader: a "
               "second); targets are all, sse, ws, longpoll, poll or client:N. p is drawn for each connection "
               "(answer: each request; "
               "at the server: once); the same seed, 1 if none is given, draws the same.")
        .arg(kinds.join(QStringLiteral(", ")));
}

} // namespace pushscope
