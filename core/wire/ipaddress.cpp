// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/ipaddress.h"

#include <QStringList>

namespace pushscope {

namespace {

constexpr qsizetype size4 = 4;
constexpr qsizetype size6 = 16;

std::optional<QByteArray> parse4(const QString &text)
{
    constexpr qsizetype longestPart = 3;
    constexpr uint largestPart = 255;
    const auto parts = text.split(QLatin1Char{'.'});
    if (parts.size() != size4) {
        return {};
    }
    QByteArray bytes;
    for (const QString &part : parts) {
        bool ok = false;
        const uint value = part.toUInt(&ok);
        if (!ok || part.size() > longestPart || value > largestPart) {
            return {};
        }
        bytes.append(static_cast<char>(value));
    }
    return bytes;
}

/// One side of a "::", or a whole address without one.
std::optional<QByteArray> parseGroups(const QString &text)
{
    constexpr int hexadecimal = 16;
    constexpr qsizetype longestGroup = 4;
    constexpr unsigned byteBits = 8;
    QByteArray bytes;
    if (text.isEmpty()) {
        return bytes;
    }
    const auto groups = text.split(QLatin1Char{':'});
    for (qsizetype i = 0; i < groups.size(); ++i) {
        if (i + 1 == groups.size() && groups[i].contains(QLatin1Char{'.'})) {
            const auto last = parse4(groups[i]);
            return last ? std::optional{bytes + *last} : std::nullopt;
        }
        bool ok = false;
        const uint value = groups[i].toUInt(&ok, hexadecimal);
        if (!ok || groups[i].size() > longestGroup) {
            return {};
        }
        bytes.append(static_cast<char>(value >> byteBits));
        bytes.append(static_cast<char>(value));
    }
    return bytes;
}

std::optional<QByteArray> parse6(const QString &text)
{
    const QString gap = QStringLiteral("::");
    const auto at = text.indexOf(gap);
    const auto before = parseGroups(at < 0 ? text : text.first(at));
    const auto after = parseGroups(at < 0 ? QString{} : text.sliced(at + gap.size()));
    if (!before || !after) {
        return {};
    }
    const qsizetype missing = size6 - before->size() - after->size();
    if (at < 0 ? missing != 0 : missing < 2) {
        return {};
    }
    return *before + QByteArray(missing, '\0') + *after;
}

} // namespace

std::optional<QByteArray> ipAddressBytes(const QString &text)
{
    const QString address = text.section(QLatin1Char{'%'}, 0, 0);
    return address.contains(QLatin1Char{':'}) ? parse6(address) : parse4(address);
}

QByteArray asIpv6(const QByteArray &address)
{
    constexpr qsizetype zeros = 10;
    return address.size() == size6 ? address : QByteArray(zeros, '\0') + "\xff\xff" + address;
}

} // namespace pushscope
