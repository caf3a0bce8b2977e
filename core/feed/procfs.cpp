// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/procfs.h"

#include <QByteArrayList>

#include <algorithm>
#include <array>

namespace pushscope {

namespace {

QByteArrayList linesOf(QByteArrayView text)
{
    return text.toByteArray().split('\n');
}

QByteArrayList fieldsOf(const QByteArray &line)
{
    return line.simplified().split(' ');
}

/// user nice system idle iowait irq softirq steal; guest times are part of user and nice.
std::optional<CpuTicks> parseCpuLine(const QByteArrayList &fields)
{
    constexpr qsizetype idle = 4;
    constexpr qsizetype iowait = 5;
    constexpr qsizetype steal = 8;
    if (fields.size() <= idle) {
        return {};
    }
    CpuTicks ticks;
    for (qsizetype at = 1; at <= std::min(steal, fields.size() - 1); ++at) {
        bool ok = false;
        const quint64 value = fields.at(at).toULongLong(&ok);
        if (!ok) {
            return {};
        }
        ticks.all += value;
        ticks.busy += at == idle || at == iowait ? 0 : value;
    }
    return ticks;
}

bool isStacked(const QByteArray &device)
{
    constexpr std::array prefixes{"loop", "ram", "zram", "dm-", "md"};
    return std::ranges::any_of(prefixes, [&](const char *prefix) { return device.startsWith(prefix); });
}

/// Partitions follow their disk: sda1 after sda, nvme0n1p1 after nvme0n1.
bool isPartitionOf(const QByteArray &device, const QByteArray &disk)
{
    if (disk.isEmpty() || !device.startsWith(disk) || device.size() == disk.size()) {
        return false;
    }
    const bool named = disk.back() >= '0' && disk.back() <= '9';
    const QByteArray number = device.sliced(disk.size());
    const QByteArray digits = named && number.startsWith('p') ? number.sliced(1) : number;
    return named == number.startsWith('p') && !digits.isEmpty()
        && std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

std::optional<CpuReading> parseStat(QByteArrayView text)
{
    std::optional<CpuReading> reading;
    for (const QByteArray &line : linesOf(text)) {
        if (!line.startsWith("cpu")) {
            continue;
        }
        const QByteArrayList fields = fieldsOf(line);
        const auto ticks = parseCpuLine(fields);
        if (!ticks) {
            return {};
        }
        if (fields.front() == "cpu") {
            reading.emplace().total = *ticks;
        } else if (reading) {
            reading->cores.push_back(*ticks);
        }
    }
    return reading;
}

std::optional<MemoryReading> parseMeminfo(QByteArrayView text)
{
    constexpr quint64 bytesPerKib = 1024;
    std::optional<quint64> total;
    std::optional<quint64> available;
    for (const QByteArray &line : linesOf(text)) {
        const QByteArrayList fields = fieldsOf(line);
        bool ok = false;
        const quint64 value = fields.size() > 1 ? fields.at(1).toULongLong(&ok) : 0;
        if (ok && fields.front() == "MemTotal:") {
            total = value * bytesPerKib;
        } else if (ok && fields.front() == "MemAvailable:") {
            available = value * bytesPerKib;
        }
    }
    if (!total || !available) {
        return {};
    }
    return MemoryReading{*total, std::min(*available, *total)};
}

std::optional<Traffic> parseNetDev(QByteArrayView text)
{
    constexpr qsizetype received = 0;
    constexpr qsizetype transmitted = 8;
    if (!text.contains('|')) {
        return {};
    }
    Traffic sum;
    for (const QByteArray &line : linesOf(text)) {
        const auto colon = line.indexOf(':');
        if (colon < 0 || line.first(colon).trimmed() == "lo") {
            continue;
        }
        const QByteArrayList fields = fieldsOf(line.sliced(colon + 1));
        bool inOk = false;
        bool outOk = false;
        const quint64 in = fields.value(received).toULongLong(&inOk);
        const quint64 out = fields.value(transmitted).toULongLong(&outOk);
        if (!inOk || !outOk) {
            return {};
        }
        sum.in += in;
        sum.out += out;
    }
    return sum;
}

std::optional<Traffic> parseDiskstats(QByteArrayView text)
{
    constexpr quint64 bytesPerSector = 512; // of this file, whatever the device has
    constexpr qsizetype name = 2;
    constexpr qsizetype sectorsRead = 5;
    constexpr qsizetype sectorsWritten = 9;
    Traffic sum;
    QByteArray disk;
    for (const QByteArray &line : linesOf(text)) {
        const QByteArrayList fields = fieldsOf(line);
        if (fields.size() == 1 && fields.front().isEmpty()) {
            continue;
        }
        bool readOk = false;
        bool writtenOk = false;
        const quint64 read = fields.value(sectorsRead).toULongLong(&readOk);
        const quint64 written = fields.value(sectorsWritten).toULongLong(&writtenOk);
        if (!readOk || !writtenOk) {
            return {};
        }
        const QByteArray &device = fields.at(name);
        if (!isStacked(device) && !isPartitionOf(device, disk)) {
            disk = device;
            sum.in += read * bytesPerSector;
            sum.out += written * bytesPerSector;
        }
    }
    return sum;
}

double busyPercent(const CpuTicks &before, const CpuTicks &after)
{
    // The kernel's counters of waiting may go back a little.
    if (after.all <= before.all || after.busy <= before.busy) {
        return 0;
    }
    const double share = static_cast<double>(after.busy - before.busy) / static_cast<double>(after.all - before.all);
    return 100 * std::min(share, 1.0);
}

} // namespace pushscope
