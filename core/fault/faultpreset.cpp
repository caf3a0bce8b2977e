// SPDX-License-Identifier: GPL-3.0-or-later
#include "fault/faultpreset.h"

#include <initializer_list>

namespace pushscope {

namespace {

FaultPreset preset(const QByteArray &id, std::initializer_list<QString> texts)
{
    FaultPreset made{id, {}};
    for (const QString &text : texts) {
        made.faults.push_back(Fault::parse(text).value());
    }
    return made;
}

} // namespace

const std::vector<FaultPreset> &faultPresets()
{
    static const std::vector<FaultPreset> presets{
        preset(QByteArrayLiteral("cafe-wifi"),
               {QStringLiteral("delay:60ms±50ms"), QStringLiteral("bandwidth:256k"),
                QStringLiteral("stall,from=5s,for=800ms"), QStringLiteral("stall,from=14s,for=2s"),
                QStringLiteral("stall,p=0.5,from=25s,for=1500ms")}),
        preset(QByteArrayLiteral("lift"), {QStringLiteral("stall,for=12s")}),
        preset(QByteArrayLiteral("laptop-sleep"), {QStringLiteral("blackhole,for=45s")}),
        preset(QByteArrayLiteral("bad-proxy"), {QStringLiteral("buffer:64k"), QStringLiteral("idle-timeout:30s")}),
        preset(QByteArrayLiteral("idle-balancer"), {QStringLiteral("idle-timeout:60s")}),
    };
    return presets;
}

} // namespace pushscope
