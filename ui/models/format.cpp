// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>
#include <cmath>

namespace pushscope {

namespace {

constexpr QChar thinSpace{0x2009};

struct FormatText
{
    Q_DECLARE_TR_FUNCTIONS(pushscope::format)
};

QString decimals(double value, int digits)
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(value, 'f', digits);
}

/// At most one digit behind the point, and none if it is zero.
QString brief(double value)
{
    const double tenths = std::round(value * 10) / 10;
    return decimals(tenths, tenths == std::round(tenths) ? 0 : 1);
}

} // namespace

QString formatLatency(std::chrono::microseconds latency)
{
    const auto us = static_cast<double>(latency.count());
    // The limits are where rounding would give one digit more.
    if (us < 9.5)
        return FormatText::tr("%1 µs").arg(decimals(us, 0));
    const double ms = us / 1000;
    if (ms < 999.5) {
        const int digits = ms < 0.995 ? 2 : ms < 9.95 ? 1 : 0;
        return FormatText::tr("%1 ms").arg(decimals(ms, digits));
    }
    const double seconds = ms / 1000;
    return FormatText::tr("%1 s").arg(decimals(seconds, seconds < 9.95 ? 1 : 0));
}

QString formatAge(std::chrono::nanoseconds age)
{
    const double seconds = std::max(0.0, std::chrono::duration<double>(age).count());
    if (seconds < 119.5)
        return FormatText::tr("%1 s").arg(decimals(seconds, seconds < 9.95 ? 1 : 0));
    const auto whole = std::llround(seconds);
    return FormatText::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
}

QString formatSpan(std::chrono::milliseconds span)
{
    const auto ms = static_cast<double>(span.count());
    if (ms < 1000)
        return FormatText::tr("%1 ms").arg(decimals(ms, 0));
    if (ms < 120'000 || span.count() % 60'000 != 0)
        return FormatText::tr("%1 s").arg(brief(ms / 1000));
    return FormatText::tr("%1 min").arg(brief(ms / 60'000));
}

QString formatClock(std::chrono::microseconds position)
{
    const qint64 tenths = std::max<qint64>(0, position.count()) / 100'000;
    const qint64 seconds = tenths / 10;
    const auto two = [](qint64 number) { return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0')); };
    QString text = seconds < 3600 ? QString::number(seconds / 60)
                                  : QString::number(seconds / 3600) + QLatin1Char(':') + two(seconds / 60 % 60);
    return text + QLatin1Char(':') + two(seconds % 60) + QLocale{}.decimalPoint() + QString::number(tenths % 10);
}

QString formatBytes(double bytes)
{
    static constexpr std::array units{
        QT_TRANSLATE_NOOP("pushscope::format", "%1 B"), QT_TRANSLATE_NOOP("pushscope::format", "%1 KiB"),
        QT_TRANSLATE_NOOP("pushscope::format", "%1 MiB"), QT_TRANSLATE_NOOP("pushscope::format", "%1 GiB")};
    // Bytes stay whole up to 10,000: framing overhead is compared to the byte.
    if (bytes < 9999.5)
        return FormatText::tr(units[0]).arg(formatCount(static_cast<quint64>(std::llround(std::max(0.0, bytes)))));
    std::size_t unit = 0;
    while (bytes >= 1023.5 && unit + 1 < units.size()) {
        bytes /= 1024;
        ++unit;
    }
    return FormatText::tr(units.at(unit)).arg(bytes < 99.95 ? decimals(bytes, 1) : decimals(bytes, 0));
}

QString formatCount(quint64 count)
{
    QString text = QString::number(count);
    for (qsizetype at = text.size() - 3; at > 0; at -= 3)
        text.insert(at, thinSpace);
    return text;
}

QString formatRate(double perSecond)
{
    if (perSecond < 9.95)
        return brief(std::max(0.0, perSecond));
    return formatCount(static_cast<quint64>(std::llround(perSecond)));
}

QString stateWord(ClientState state)
{
    switch (state) {
    case ClientState::Idle: return FormatText::tr("idle");
    case ClientState::Connecting: return FormatText::tr("connecting");
    case ClientState::Open: return FormatText::tr("open");
    case ClientState::Stale: return FormatText::tr("stale");
    case ClientState::Backoff: return FormatText::tr("backoff");
    case ClientState::Closed: return FormatText::tr("closed");
    case ClientState::Failed: return FormatText::tr("failed");
    }
    Q_UNREACHABLE();
}

} // namespace pushscope
