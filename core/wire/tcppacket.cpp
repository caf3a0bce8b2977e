// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/tcppacket.h"

#include <QtEndian>

namespace pushscope {

namespace {

constexpr qsizetype ipv4Size = 20;
constexpr qsizetype tcpSize = 20;
constexpr qsizetype ipv4AddressSize = 4;
constexpr qsizetype ipv4ChecksumAt = 10;
constexpr qsizetype tcpChecksumAt = 16;
constexpr quint8 protocolTcp = 6;

template <typename Number>
void putBigEndian(QByteArray &bytes, Number number)
{
    const Number value = qToBigEndian(number);
    bytes.append(reinterpret_cast<const char *>(&value), sizeof value);
}

void putChecksum(QByteArray &bytes, qsizetype at, quint16 checksum)
{
    qToBigEndian(checksum, bytes.data() + at);
}

QByteArray ipv4Header(const QByteArray &from, const QByteArray &to, qsizetype payloadSize, quint16 identification)
{
    constexpr quint8 versionAndLength = 0x45;
    constexpr quint16 dontFragment = 0x4000;
    constexpr quint8 timeToLive = 64;
    QByteArray header;
    putBigEndian<quint8>(header, versionAndLength);
    putBigEndian<quint8>(header, 0);
    putBigEndian(header, static_cast<quint16>(ipv4Size + payloadSize));
    putBigEndian(header, identification);
    putBigEndian(header, dontFragment);
    putBigEndian(header, timeToLive);
    putBigEndian(header, protocolTcp);
    putBigEndian<quint16>(header, 0);
    header += from;
    header += to;
    putChecksum(header, ipv4ChecksumAt, internetChecksum(header));
    return header;
}

QByteArray ipv6Header(const QByteArray &from, const QByteArray &to, qsizetype payloadSize)
{
    constexpr quint32 version = 0x60000000;
    constexpr quint8 hopLimit = 64;
    QByteArray header;
    putBigEndian(header, version);
    putBigEndian(header, static_cast<quint16>(payloadSize));
    putBigEndian(header, protocolTcp);
    putBigEndian(header, hopLimit);
    return header + from + to;
}

/// RFC 9293 3.1 and RFC 8200 8.1: what the TCP checksum covers besides the segment.
QByteArray pseudoHeader(const QByteArray &from, const QByteArray &to, qsizetype size)
{
    QByteArray header = from + to;
    if (from.size() == ipv4AddressSize) {
        putBigEndian<quint8>(header, 0);
        putBigEndian(header, protocolTcp);
        putBigEndian(header, static_cast<quint16>(size));
    } else {
        putBigEndian(header, static_cast<quint32>(size));
        putBigEndian(header, quint32{protocolTcp});
    }
    return header;
}

QByteArray tcpSegment(const TcpEnd &from, const TcpEnd &to, const TcpSegment &segment, QByteArrayView payload)
{
    constexpr quint8 dataOffset = 5U << 4U;
    constexpr quint16 window = 0xffff;
    QByteArray bytes;
    bytes.reserve(tcpSize + payload.size());
    putBigEndian(bytes, from.port);
    putBigEndian(bytes, to.port);
    putBigEndian(bytes, segment.sequence);
    putBigEndian(bytes, segment.acknowledgment);
    putBigEndian(bytes, dataOffset);
    putBigEndian(bytes, segment.flags);
    putBigEndian(bytes, window);
    putBigEndian<quint16>(bytes, 0);
    putBigEndian<quint16>(bytes, 0);
    bytes.append(payload);
    putChecksum(bytes, tcpChecksumAt, internetChecksum(pseudoHeader(from.address, to.address, bytes.size()) + bytes));
    return bytes;
}

} // namespace

quint16 internetChecksum(QByteArrayView bytes)
{
    constexpr unsigned wordBits = 16;
    constexpr quint64 wordMask = 0xffff;
    constexpr unsigned byteBits = 8;
    quint64 sum = 0;
    qsizetype i = 0;
    for (; i + 1 < bytes.size(); i += 2) {
        sum += qFromBigEndian<quint16>(bytes.data() + i);
    }
    if (i < bytes.size()) {
        sum += quint64{static_cast<quint8>(bytes[i])} << byteBits;
    }
    while ((sum >> wordBits) != 0) {
        sum = (sum & wordMask) + (sum >> wordBits);
    }
    return static_cast<quint16>(~sum & wordMask);
}

QByteArray ethernetFrame(const TcpEnd &from, const TcpEnd &to, const TcpSegment &segment, QByteArrayView payload)
{
    constexpr quint16 typeIpv4 = 0x0800;
    constexpr quint16 typeIpv6 = 0x86dd;
    // Locally administered addresses; which of the two sides is which does not matter.
    static const auto first = QByteArray::fromHex("020000000001");
    static const auto second = QByteArray::fromHex("020000000002");
    const QByteArray tcp = tcpSegment(from, to, segment, payload);
    const bool isIpv4 = from.address.size() == ipv4AddressSize;
    QByteArray frame = second + first;
    putBigEndian(frame, isIpv4 ? typeIpv4 : typeIpv6);
    frame += isIpv4 ? ipv4Header(from.address, to.address, tcp.size(), segment.identification)
                    : ipv6Header(from.address, to.address, tcp.size());
    return frame + tcp;
}

} // namespace pushscope
