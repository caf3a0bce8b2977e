// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QtGlobal>

#include <optional>
#include <vector>

namespace pushscope {

/// Readings of Linux's /proc: text in, values out. Each function gives nothing if the text is not
/// what its file holds.

/// Clock ticks since the start, as in /proc/stat; waiting for a disk counts as idle.
struct CpuTicks
{
    quint64 busy = 0;
    quint64 all = 0;

    bool operator==(const CpuTicks &) const = default;
};

struct CpuReading
{
    CpuTicks total;
    std::vector<CpuTicks> cores; ///< those that are online, in the file's order

    bool operator==(const CpuReading &) const = default;
};

[[nodiscard]] std::optional<CpuReading> parseStat(QByteArrayView text);

/// In bytes; what is used is what is not available.
struct MemoryReading
{
    quint64 total = 0;
    quint64 available = 0;

    bool operator==(const MemoryReading &) const = default;
};

[[nodiscard]] std::optional<MemoryReading> parseMeminfo(QByteArrayView text);

/// Bytes in and out since the start.
struct Traffic
{
    quint64 in = 0;
    quint64 out = 0;

    bool operator==(const Traffic &) const = default;
};

/// The sum of all interfaces of /proc/net/dev other than `lo`.
[[nodiscard]] std::optional<Traffic> parseNetDev(QByteArrayView text);

/// Bytes read and written: the sum of the disks of /proc/diskstats. Partitions and devices that lie
/// on top of others (loop, ram, zram, dm, md) are left out, or they would count twice.
[[nodiscard]] std::optional<Traffic> parseDiskstats(QByteArrayView text);

/// Percent of the time between two readings, 0…100.
[[nodiscard]] double busyPercent(const CpuTicks &before, const CpuTicks &after);

} // namespace pushscope
