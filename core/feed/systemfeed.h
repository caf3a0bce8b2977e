// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/procfs.h"
#include "feed/scheduledfeed.h"

#include <functional>
#include <optional>
#include <vector>

namespace pushscope {

/// Sends this machine's load, one kind after the other:
///   `cpu`     {"total":12.3,"cores":[10.0,14.6]}              percent
///   `memory`  {"used":1,"total":2,"available":1}              bytes
///   `network` {"rx_per_s":1,"tx_per_s":2}                     bytes per second, all but loopback
///   `disk`    {"read_per_s":1,"written_per_s":2}              bytes per second, all disks
/// Shares and rates are those since the same kind's event before; events that follow within
/// `shortestInterval` repeat its figures, and the first ones have zeros. A kind that this machine
/// does not tell is left out; if there is none, the feed fails.
class SystemFeed final : public ScheduledFeed
{
    Q_OBJECT

public:
    /// Gives a file's content, empty if it cannot be read.
    using ReadFile = std::function<QByteArray(const QString &path)>;

    SystemFeed(const FeedSpec &spec, const Clock &clock, Sink sink, ReadFile readFile);

    void start() override;

    static constexpr std::chrono::milliseconds shortestInterval{100};

protected:
    Made make(Instant due) override;

private:
    /// One kind of event: its figures, and when they were read.
    struct Source
    {
        QByteArray type;
        /// The JSON object of the present reading; empty if there is none. `seconds` since the last.
        std::function<QByteArray(double seconds)> read;
        Instant readAt;
        QByteArray json;
    };

    [[nodiscard]] QByteArray readCpu();
    [[nodiscard]] QByteArray readMemory() const;
    [[nodiscard]] QByteArray readNetwork(double seconds);
    [[nodiscard]] QByteArray readDisk(double seconds);

    ReadFile m_readFile;
    std::vector<Source> m_sources;
    std::size_t m_next = 0;
    std::optional<CpuReading> m_cpu;
    std::optional<Traffic> m_network;
    std::optional<Traffic> m_disk;
};

/// Reads a small file of /proc as a whole.
[[nodiscard]] QByteArray readProcFile(const QString &path);

} // namespace pushscope
