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

QByteArray makeClockId()
{
#ifdef Q_OS_LINUX
    // A time namespace may shift CLOCK_MONOTONIC, so its offset is part of the name.
    QFile offsets{QStringLiteral("/proc/self/timens_offsets")};
    const QByteArray shift = offsets.open(QIODevice::ReadOnly) ? offsets.readAll().simplified() : QByteArray{};
    const QByteArray boot = QSysInfo::bootUniqueId();
    if (!boot.isEmpty()) {
        return "monotonic-" + QCryptographicHash::hash(boot + '/' + shift, QCryptographicHash::Sha256).toHex().left(16);
    }
#endif
    return "process-" + QUuid::createUuid().toByteArray(QUuid::Id128).left(16);
}

} // namespace

QByteArray SteadyClock::id()
{
    static const QByteArray id = makeClockId();
    return id;
}

} // namespace pushscope
