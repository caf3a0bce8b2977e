// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/wirechunk.h"

#include <QByteArray>

#include <map>

namespace pushscope {

/// Writes chunks as a pcapng file (draft-ietf-opsawg-pcapng) with link type Ethernet: for each connection the packets
/// of a TCP conversation that would have carried its bytes, so that Wireshark follows it. Time stamps in nanoseconds of
/// `epoch` + the chunk's time. A connection whose beginning is not there starts in the middle.
class PcapngWriter
{
public:
    /// `offset`: what is added to an Instant to get the time since 1970.
    explicit PcapngWriter(std::chrono::nanoseconds offset) : m_offset{offset} {}

    [[nodiscard]] static QByteArray header();
    [[nodiscard]] QByteArray write(const WireChunk &chunk);

private:
    struct Stream;
    std::chrono::nanoseconds m_offset;
    std::map<quint32, std::shared_ptr<Stream>> m_streams;
};

} // namespace pushscope
