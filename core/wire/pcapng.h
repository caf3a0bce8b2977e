// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/tcppacket.h"
#include "wire/wirechunk.h"

#include <QByteArray>
#include <QByteArrayList>

#include <array>
#include <map>

namespace pushscope {

/// Writes chunks as a pcapng file (draft-ietf-opsawg-pcapng) with link type Ethernet: for each connection the packets
/// of a TCP conversation that would have carried its bytes, so that Wireshark follows it. Time stamps in nanoseconds of
/// `epoch` + the chunk's time. A connection whose beginning is not there starts in the middle. What a fault did is a
/// comment on the next packet of its connection.
class PcapngWriter
{
public:
    /// `offset`: what is added to an Instant to get the time since 1970.
    explicit PcapngWriter(std::chrono::nanoseconds offset) : m_offset{offset} {}

    /// What the file begins with.
    [[nodiscard]] static QByteArray header();
    /// The packets of one more chunk; chunks come in the order of their indices.
    [[nodiscard]] QByteArray write(const WireChunk &chunk);

    static constexpr qsizetype segmentSize = 1460; ///< of data in one packet
    static constexpr std::size_t mostStreams = 100'000; ///< of more, the oldest is forgotten
    static constexpr qsizetype mostComments = 16; ///< on one packet
    static constexpr qsizetype longestComment = 4096; ///< bytes

private:
    struct Stream
    {
        std::array<TcpEnd, 2> ends; ///< by direction: who sends
        std::array<quint32, 2> next{}; ///< sequence number of the next byte
        std::array<bool, 2> closed{};
        QByteArrayList comments;
    };

    Stream &streamOf(const WireChunk &chunk);
    void packet(QByteArray &out, const WireChunk &chunk, Stream &stream, WireDirection direction, quint8 flags,
                QByteArrayView payload = {});
    void handshake(QByteArray &out, const WireChunk &chunk, Stream &stream);
    void data(QByteArray &out, const WireChunk &chunk, Stream &stream);

    std::chrono::nanoseconds m_offset;
    std::map<quint32, Stream> m_streams;
    quint16 m_identification = 0;
};

} // namespace pushscope
