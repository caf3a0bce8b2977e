// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace pushscope {

/// One side of a TCP connection; the address has 4 or 16 bytes, both sides alike.
struct TcpEnd
{
    QByteArray address;
    quint16 port = 0;
};

/// A TCP segment without options (RFC 9293 3.1).
struct TcpSegment
{
    static constexpr quint8 fin = 0x01;
    static constexpr quint8 syn = 0x02;
    static constexpr quint8 rst = 0x04;
    static constexpr quint8 psh = 0x08;
    static constexpr quint8 ack = 0x10;

    quint8 flags = 0;
    quint32 sequence = 0;
    quint32 acknowledgment = 0;
    quint16 identification = 0; ///< of an IPv4 packet
};

/// The Ethernet frame that carries the segment in an IPv4 or IPv6 packet, with its checksums.
[[nodiscard]] QByteArray ethernetFrame(const TcpEnd &from, const TcpEnd &to, const TcpSegment &segment,
                                       QByteArrayView payload);

/// RFC 1071: the ones' complement of the sum of 16-bit words; 0 over bytes that hold their own checksum.
[[nodiscard]] quint16 internetChecksum(QByteArrayView bytes);

} // namespace pushscope
