// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/pcapng.h"

#include "wire/ipaddress.h"

#include <QtEndian>

#include <algorithm>
#include <utility>

namespace pushscope {

namespace {

constexpr quint32 sectionHeaderBlock = 0x0a0d0d0a;
constexpr quint32 interfaceDescriptionBlock = 1;
constexpr quint32 enhancedPacketBlock = 6;
constexpr quint16 optionEnd = 0;
constexpr quint16 optionComment = 1;
constexpr std::size_t up = 0;
constexpr std::size_t down = 1;

/// Where the sequence numbers of the two directions begin; the handshake takes this one.
constexpr std::array<quint32, 2> firstSequence{0x10000000, 0x20000000};

template <typename Number>
void putLittleEndian(QByteArray &bytes, Number number)
{
    const Number value = qToLittleEndian(number);
    bytes.append(reinterpret_cast<const char *>(&value), sizeof value);
}

void pad(QByteArray &bytes)
{
    constexpr qsizetype alignment = 4;
    while (bytes.size() % alignment != 0) {
        bytes.append('\0');
    }
}

void putOption(QByteArray &options, quint16 code, QByteArrayView value)
{
    putLittleEndian(options, code);
    putLittleEndian(options, static_cast<quint16>(value.size()));
    options.append(value);
    pad(options);
}

/// The body's size is a multiple of four.
QByteArray block(quint32 type, const QByteArray &body)
{
    constexpr qsizetype frameSize = 12;
    QByteArray bytes;
    const auto size = static_cast<quint32>(body.size() + frameSize);
    putLittleEndian(bytes, type);
    putLittleEndian(bytes, size);
    bytes += body;
    putLittleEndian(bytes, size);
    return bytes;
}

QByteArray packetBlock(std::chrono::nanoseconds time, const QByteArray &frame, const QByteArrayList &comments)
{
    constexpr unsigned wordBits = 32;
    const auto stamp = static_cast<quint64>(std::max<qint64>(0, time.count()));
    QByteArray body;
    putLittleEndian(body, quint32{0});
    putLittleEndian(body, static_cast<quint32>(stamp >> wordBits));
    putLittleEndian(body, static_cast<quint32>(stamp));
    putLittleEndian(body, static_cast<quint32>(frame.size()));
    putLittleEndian(body, static_cast<quint32>(frame.size()));
    body += frame;
    pad(body);
    for (const QByteArray &comment : comments) {
        putOption(body, optionComment, comment);
    }
    if (!comments.isEmpty()) {
        putOption(body, optionEnd, {});
    }
    return block(enhancedPacketBlock, body);
}

/// The first characters of UTF-8 text that fit.
QByteArray cutText(const QByteArray &text, qsizetype longest)
{
    constexpr quint8 continuationMask = 0xc0;
    constexpr quint8 continuation = 0x80;
    qsizetype size = std::min(text.size(), longest);
    while (size > 0 && size < text.size() && (static_cast<quint8>(text[size]) & continuationMask) == continuation) {
        --size;
    }
    return text.first(size);
}

/// Both sides with addresses of one family and ports that are not 0, whatever of them is known.
std::array<TcpEnd, 2> endsOf(const WireConnection &connection)
{
    constexpr quint16 firstDynamicPort = 49152;
    constexpr quint32 dynamicPorts = 16384;
    constexpr quint16 httpPort = 80;
    const auto loopback = QByteArray::fromHex("7f000001");
    TcpEnd client{ipAddressBytes(connection.clientAddress).value_or(loopback), connection.clientPort};
    TcpEnd server{ipAddressBytes(connection.serverAddress).value_or(loopback), connection.serverPort};
    if (client.address.size() != server.address.size()) {
        client.address = asIpv6(client.address);
        server.address = asIpv6(server.address);
    }
    if (client.port == 0) {
        client.port = static_cast<quint16>(firstDynamicPort + connection.number % dynamicPorts);
    }
    if (server.port == 0) {
        server.port = httpPort;
    }
    return {client, server};
}

} // namespace

QByteArray PcapngWriter::header()
{
    constexpr quint32 byteOrderMagic = 0x1a2b3c4d;
    constexpr quint16 userApplication = 4;
    constexpr quint16 timeResolution = 9;
    constexpr quint16 linkTypeEthernet = 1;
    constexpr char nanoseconds = 9;
    QByteArray section;
    putLittleEndian(section, byteOrderMagic);
    putLittleEndian(section, quint16{1});
    putLittleEndian(section, quint16{0});
    putLittleEndian(section, qint64{-1});
    putOption(section, userApplication, "PushScope " PUSHSCOPE_VERSION);
    putOption(section, optionEnd, {});
    QByteArray interface;
    putLittleEndian(interface, linkTypeEthernet);
    putLittleEndian(interface, quint16{0});
    putLittleEndian(interface, quint32{0});
    putOption(interface, timeResolution, {&nanoseconds, 1});
    putOption(interface, optionEnd, {});
    return block(sectionHeaderBlock, section) + block(interfaceDescriptionBlock, interface);
}

QByteArray PcapngWriter::write(const WireChunk &chunk)
{
    QByteArray out;
    Stream &stream = streamOf(chunk);
    const auto from = static_cast<std::size_t>(chunk.direction);
    switch (chunk.kind) {
    case WireChunk::Kind::Opened: handshake(out, chunk, stream); break;
    case WireChunk::Kind::Data: data(out, chunk, stream); break;
    case WireChunk::Kind::Closed:
        packet(out, chunk, stream, chunk.direction, TcpSegment::fin | TcpSegment::ack);
        stream.closed[from] = true;
        break;
    case WireChunk::Kind::Reset:
        packet(out, chunk, stream, chunk.direction, TcpSegment::rst | TcpSegment::ack);
        stream.closed = {true, true};
        break;
    case WireChunk::Kind::Fault:
        if (stream.comments.size() < mostComments) {
            stream.comments.append(cutText(chunk.bytes, longestComment));
        }
        break;
    }
    if (stream.closed[up] && stream.closed[down]) {
        m_streams.erase(chunk.connection->number);
    }
    return out;
}

PcapngWriter::Stream &PcapngWriter::streamOf(const WireChunk &chunk)
{
    const auto [found, isNew] = m_streams.try_emplace(chunk.connection->number);
    if (isNew) {
        found->second.ends = endsOf(*chunk.connection);
        found->second.next = {firstSequence[up] + 1, firstSequence[down] + 1};
        if (m_streams.size() > mostStreams) {
            m_streams.erase(m_streams.begin() == found ? std::next(m_streams.begin()) : m_streams.begin());
        }
    }
    return found->second;
}

void PcapngWriter::packet(QByteArray &out, const WireChunk &chunk, Stream &stream, WireDirection direction,
                          quint8 flags, QByteArrayView payload)
{
    const auto from = static_cast<std::size_t>(direction);
    const auto to = 1 - from;
    const bool acknowledges = (flags & TcpSegment::ack) != 0;
    const TcpSegment segment{flags, stream.next[from], acknowledges ? stream.next[to] : 0, ++m_identification};
    const QByteArray frame = ethernetFrame(stream.ends[from], stream.ends[to], segment, payload);
    out += packetBlock(chunk.at.time_since_epoch() + m_offset, frame, std::exchange(stream.comments, {}));
    const bool takesNumber = (flags & (TcpSegment::syn | TcpSegment::fin)) != 0;
    stream.next[from] += static_cast<quint32>(payload.size()) + (takesNumber ? 1 : 0);
}

void PcapngWriter::handshake(QByteArray &out, const WireChunk &chunk, Stream &stream)
{
    stream.next = firstSequence;
    packet(out, chunk, stream, WireDirection::Up, TcpSegment::syn);
    packet(out, chunk, stream, WireDirection::Down, TcpSegment::syn | TcpSegment::ack);
    packet(out, chunk, stream, WireDirection::Up, TcpSegment::ack);
}

void PcapngWriter::data(QByteArray &out, const WireChunk &chunk, Stream &stream)
{
    // From the offset, so that what is missing is missing in the file too.
    const auto from = static_cast<std::size_t>(chunk.direction);
    stream.next[from] = firstSequence[from] + 1 + static_cast<quint32>(chunk.offset);
    for (qsizetype at = 0; at < chunk.bytes.size(); at += segmentSize) {
        const auto size = std::min(segmentSize, chunk.bytes.size() - at);
        packet(out, chunk, stream, chunk.direction, TcpSegment::psh | TcpSegment::ack,
               QByteArrayView{chunk.bytes}.sliced(at, size));
    }
}

} // namespace pushscope
