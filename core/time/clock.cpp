// SPDX-License-Identifier: GPL-3.0-or-later
#include "time/clock.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSysInfo>
#include <QUuid>

namespace pushscope {

Instant SteadyClock::now() const
{
    return std::chrono::time_point_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now());
}

namespace {

/// A time namespace may shift CLOCK_MONOTONIC, so its offset is part of the name.
QByteArray namespaceShift()
{
    QFile offsets{QStringLiteral("/proc/self/timens_offsets")};
    return offsets.open(QIODevice::ReadOnly) ? offsets.readAll().simplified() : QByteArray{};
}

QByteArray makeClockId()
{
    constexpr qsizetype length = 16;
    const QByteArray boot = QSysInfo::bootUniqueId();
    if (boot.isEmpty()) {
        return "process-" + QUuid::createUuid().toByteArray(QUuid::Id128).left(length);
    }
    const QByteArray name = boot + '/' + namespaceShift();
    return "monotonic-" + QCryptographicHash::hash(name, QCryptographicHash::Sha256).toHex().left(length);
}

} // namespace

QByteArray SteadyClock::id()
{
    static const QByteArray id = makeClockId();
    return id;
}

} // namespace pushscope
