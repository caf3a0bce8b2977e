// SPDX-License-Identifier: GPL-3.0-or-later
#include "fault/faultunits.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace pushscope {

namespace {

struct Unit
{
    const char *name;
    qint64 size;
};

/// Largest first; of times in microseconds.
constexpr std::array timeUnits{Unit{"h", 3'600'000'000}, Unit{"min", 60'000'000}, Unit{"s", 1'000'000},
                               Unit{"ms", 1'000}, Unit{"us", 1}};
/// No hours: recordings and reports stay readable for versions that do not know them.
constexpr std::span writtenTimeUnits = std::span{timeUnits}.subspan<1>();
constexpr std::array byteUnits{Unit{"G", qint64{1024} * 1024 * 1024}, Unit{"M", qint64{1024} * 1024}, Unit{"k", 1024}};

constexpr qsizetype longestNumber = 18;

/// How many characters at the beginning are a decimal number without sign or exponent.
qsizetype numberLength(QStringView text)
{
    const auto *end = std::ranges::find_if_not(text, [](QChar c) { return (c >= u'0' && c <= u'9') || c == u'.'; });
    return end - text.begin();
}

std::optional<double> number(QStringView text)
{
    if (text.isEmpty() || text.size() > longestNumber || text.front() == u'.' || text.back() == u'.') {
        return {};
    }
    bool ok = false;
    const double value = text.toDouble(&ok);
    return ok ? std::optional{value} : std::nullopt;
}

/// `amount` × `size` in whole units, at most `most`.
std::optional<qint64> scaled(double amount, qint64 size, qint64 most)
{
    const double value = std::round(amount * static_cast<double>(size));
    return value <= static_cast<double>(most) ? std::optional{static_cast<qint64>(value)} : std::nullopt;
}

QString inLargestUnit(qint64 value, const auto &units, const QString &smallest)
{
    for (const Unit &unit : units) {
        if (value >= unit.size && value % unit.size == 0) {
            return QString::number(value / unit.size) + QLatin1String{unit.name};
        }
    }
    return QString::number(value) + smallest;
}

} // namespace

std::optional<std::chrono::microseconds> parseFaultTime(QStringView text)
{
    const auto digits = numberLength(text);
    const auto amount = number(text.first(digits));
    const QStringView name = text.sliced(digits);
    if (!amount) {
        return {};
    }
    if (name.isEmpty()) {
        return *amount == 0 ? std::optional{std::chrono::microseconds{0}} : std::nullopt;
    }
    for (const Unit &unit : timeUnits) {
        if (name == QLatin1String{unit.name} || (unit.size == 1 && (name == u"µs" || name == u"μs"))) {
            const auto value = scaled(*amount, unit.size, longestFaultTime.count());
            return value ? std::optional{std::chrono::microseconds{*value}} : std::nullopt;
        }
    }
    return {};
}

QString faultTimeText(std::chrono::microseconds time)
{
    return time.count() == 0 ? QStringLiteral("0ms")
                             : inLargestUnit(time.count(), writtenTimeUnits, QStringLiteral("us"));
}

std::optional<qint64> parseFaultBytes(QStringView text)
{
    const auto digits = numberLength(text);
    const auto amount = number(text.first(digits));
    const QStringView name = text.sliced(digits);
    const auto *unit =
        std::ranges::find_if(byteUnits, [name](const Unit &each) { return name == QLatin1String{each.name}; });
    const bool isKibi = name == u"K";
    if (!amount || (!name.isEmpty() && !isKibi && unit == byteUnits.end())) {
        return {};
    }
    const qint64 size = name.isEmpty() ? 1 : isKibi ? byteUnits.back().size : unit->size;
    const auto value = scaled(*amount, size, mostFaultBytes);
    return value && *value > 0 ? value : std::nullopt;
}

QString faultBytesText(qint64 bytes)
{
    return inLargestUnit(bytes, byteUnits, {});
}

} // namespace pushscope
