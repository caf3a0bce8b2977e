// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/ipaddress.h"
#include "wire/pcapng.h"

#include <QtEndian>
#include <QTest>

#include <optional>

using namespace pushscope;

namespace {

constexpr auto up = WireDirection::Up;
constexpr auto down = WireDirection::Down;
using Kind = WireChunk::Kind;

struct Packet
{
    quint64 time = 0;
    QByteArray frame;
    QByteArrayList comments;

    [[nodiscard]] bool isIpv4() const { return static_cast<quint8>(frame[12]) == 0x08; }
    [[nodiscard]] QByteArray ip() const { return frame.sliced(14); }
    [[nodiscard]] QByteArray tcp() const { return ip().sliced(isIpv4() ? 20 : 40); }
    [[nodiscard]] quint16 port(qsizetype at) const { return qFromBigEndian<quint16>(tcp().constData() + at); }
    [[nodiscard]] quint32 number(qsizetype at) const { return qFromBigEndian<quint32>(tcp().constData() + at); }
    [[nodiscard]] quint8 flags() const { return static_cast<quint8>(tcp()[13]); }
    [[nodiscard]] QByteArray data() const { return tcp().sliced(20); }
    /// Sums of what holds its own checksum.
    [[nodiscard]] bool sound() const
    {
        const QByteArray segment = tcp();
        QByteArray pseudo = isIpv4() ? ip().sliced(12, 8) : ip().sliced(8, 32);
        pseudo += QByteArray::fromHex("00060000");
        qToBigEndian(static_cast<quint16>(segment.size()), pseudo.data() + pseudo.size() - 2);
        return internetChecksum(pseudo + segment) == 0 && (!isIpv4() || internetChecksum(ip().first(20)) == 0);
    }
    /// Flags, sequence and acknowledgment relative to the handshake, size of the data.
    [[nodiscard]] QByteArray line() const
    {
        const bool fromClient = port(0) != 8080;
        const quint32 own = fromClient ? 0x10000000 : 0x20000000;
        const quint32 peer = fromClient ? 0x20000000 : 0x10000000;
        QByteArray text = fromClient ? "> " : "< ";
        text += (flags() & TcpSegment::syn) != 0 ? "S" : "";
        text += (flags() & TcpSegment::fin) != 0 ? "F" : "";
        text += (flags() & TcpSegment::rst) != 0 ? "R" : "";
        text += (flags() & TcpSegment::psh) != 0 ? "P" : "";
        text += (flags() & TcpSegment::ack) != 0 ? "A" : "";
        text += ' ' + QByteArray::number(number(4) - own);
        text += (flags() & TcpSegment::ack) != 0 ? ' ' + QByteArray::number(number(8) - peer) : "";
        return text + ' ' + QByteArray::number(data().size());
    }
};

quint32 little(const QByteArray &bytes, qsizetype at)
{
    return qFromLittleEndian<quint32>(bytes.constData() + at);
}

/// Nothing if the blocks do not follow each other or are no packets.
std::optional<std::vector<Packet>> packets(QByteArray file)
{
    std::vector<Packet> list;
    while (!file.isEmpty()) {
        const auto size = static_cast<qsizetype>(little(file, 4));
        if (little(file, 0) != 6 || size % 4 != 0 || size > file.size() || little(file, size - 4) != little(file, 4)) {
            return {};
        }
        Packet packet;
        packet.time = (quint64{little(file, 12)} << 32U) | little(file, 16);
        const auto captured = static_cast<qsizetype>(little(file, 20));
        packet.frame = file.sliced(28, captured);
        qsizetype option = 28 + (captured + 3) / 4 * 4;
        while (option + 4 < size - 4) {
            const auto length = static_cast<qsizetype>(qFromLittleEndian<quint16>(file.constData() + option + 2));
            if (qFromLittleEndian<quint16>(file.constData() + option) == 1) {
                packet.comments.append(file.sliced(option + 4, length));
            }
            option += 4 + (length + 3) / 4 * 4;
        }
        list.push_back(packet);
        file = file.sliced(size);
    }
    return list;
}

WireConnectionPtr connectionOf(const char *client, const char *server, quint16 port = 40'000)
{
    WireConnection connection;
    connection.number = 1;
    connection.clientAddress = QString::fromLatin1(client);
    connection.clientPort = port;
    connection.serverAddress = QString::fromLatin1(server);
    connection.serverPort = 8080;
    return std::make_shared<const WireConnection>(connection);
}

WireChunk chunkOf(Kind kind, WireDirection direction, quint64 offset = 0, const QByteArray &bytes = {})
{
    WireChunk chunk;
    chunk.at = Instant{std::chrono::seconds{1}};
    chunk.connection = connectionOf("127.0.0.1", "127.0.0.1");
    chunk.direction = direction;
    chunk.kind = kind;
    chunk.offset = offset;
    chunk.bytes = bytes;
    return chunk;
}

QByteArrayList lines(const std::vector<WireChunk> &chunks)
{
    PcapngWriter writer{std::chrono::nanoseconds{0}};
    QByteArrayList list;
    for (const WireChunk &chunk : chunks) {
        const auto written = packets(writer.write(chunk));
        if (!written) {
            return {"no blocks"};
        }
        for (const Packet &packet : *written) {
            list.append(packet.line() + (packet.sound() ? "" : " unsound"));
        }
    }
    return list;
}

} // namespace

class TestPcapngWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsWithItsHeader();
    void conversations_data();
    void conversations();
    void addresses_data();
    void addresses();
    void timesAreNanoseconds();
    void faultsAreComments();
    void longCommentsAreCut();
    void parsesAddresses_data();
    void parsesAddresses();
};

void TestPcapngWriter::beginsWithItsHeader()
{
    const QByteArray header = PcapngWriter::header();
    QCOMPARE(header.first(12), QByteArray::fromHex("0a0d0d0a") + header.sliced(4, 4) + QByteArray::fromHex("4d3c2b1a"));
    const auto section = static_cast<qsizetype>(little(header, 4));
    QCOMPARE(little(header, section - 4), static_cast<quint32>(section));
    const QByteArray interface = header.sliced(section);
    QCOMPARE(little(interface, 0), 1U);
    QCOMPARE(little(interface, 4), static_cast<quint32>(interface.size()));
    QCOMPARE(interface.sliced(8, 2), QByteArray::fromHex("0100"));
    QCOMPARE(interface.sliced(16, 5), QByteArray::fromHex("0900010009"));
}

void TestPcapngWriter::conversations_data()
{
    QTest::addColumn<std::vector<WireChunk>>("chunks");
    QTest::addColumn<QByteArrayList>("expected");
    const QByteArrayList handshake{"> S 0 0", "< SA 0 1 0", "> A 1 1 0"};
    const WireChunk opened = chunkOf(Kind::Opened, up);
    QTest::newRow("opened") << std::vector{opened} << handshake;
    QTest::newRow("request and answer") << std::vector{
        opened, chunkOf(Kind::Data, up, 0, "abc"), chunkOf(Kind::Data, down, 0, "de"),
        chunkOf(Kind::Data, up, 3, "f")} << handshake + QByteArrayList{"> PA 1 1 3", "< PA 1 4 2", "> PA 4 3 1"};
    QTest::newRow("long data") << std::vector{opened, chunkOf(Kind::Data, down, 0, QByteArray(3001, 'x'))}
                               << handshake + QByteArrayList{"< PA 1 1 1460", "< PA 1461 1 1460", "< PA 2921 1 81"};
    QTest::newRow("closed") << std::vector{opened, chunkOf(Kind::Data, up, 0, "abc"), chunkOf(Kind::Closed, down),
                                           chunkOf(Kind::Closed, up)}
                            << handshake + QByteArrayList{"> PA 1 1 3", "< FA 1 4 0", "> FA 4 2 0"};
    QTest::newRow("reset") << std::vector{opened, chunkOf(Kind::Data, up, 0, "abc"), chunkOf(Kind::Reset, up)}
                           << handshake + QByteArrayList{"> PA 1 1 3", "> RA 4 1 0"};
    QTest::newRow("from the middle") << std::vector{chunkOf(Kind::Data, up, 100, "abc"),
                                                    chunkOf(Kind::Data, down, 50, "d")}
                                     << QByteArrayList{"> PA 101 1 3", "< PA 51 104 1"};
    QTest::newRow("with a gap") << std::vector{opened, chunkOf(Kind::Data, up, 0, "abc"),
                                               chunkOf(Kind::Data, up, 10, "d")}
                                << handshake + QByteArrayList{"> PA 1 1 3", "> PA 11 1 1"};
    QTest::newRow("beyond 32 bits") << std::vector{chunkOf(Kind::Data, up, (quint64{1} << 32U) + 7, "abc")}
                                    << QByteArrayList{"> PA 8 1 3"};
}

void TestPcapngWriter::conversations()
{
    QFETCH(const std::vector<WireChunk>, chunks);
    QFETCH(const QByteArrayList, expected);
    QCOMPARE(lines(chunks), expected);
}

void TestPcapngWriter::addresses_data()
{
    QTest::addColumn<QByteArray>("client");
    QTest::addColumn<QByteArray>("server");
    QTest::addColumn<QByteArray>("expected"); // both, as they stand in the packet
    const auto row = [](const char *name, const char *client, const char *server, const char *expected) {
        QTest::newRow(name) << QByteArray{client} << QByteArray{server} << QByteArray::fromHex(expected);
    };
    row("IPv4", "10.1.2.3", "10.0.0.1", "0a0102030a000001");
    row("IPv6", "::1", "fe80::2%lo", "00000000000000000000000000000001fe800000000000000000000000000002");
    row("mixed", "1.2.3.4", "::1", "00000000000000000000ffff0102030400000000000000000000000000000001");
    row("unknown", "", "no address", "7f0000017f000001");
}

void TestPcapngWriter::addresses()
{
    QFETCH(const QByteArray, client);
    QFETCH(const QByteArray, server);
    QFETCH(const QByteArray, expected);
    WireChunk chunk = chunkOf(Kind::Data, up, 0, "odd");
    chunk.connection = connectionOf(client.constData(), server.constData(), 0);
    PcapngWriter writer{std::chrono::nanoseconds{0}};
    const auto written = packets(writer.write(chunk));
    QVERIFY(written && written->size() == 1);
    const Packet &packet = written->front();
    QVERIFY(packet.sound());
    QCOMPARE(packet.isIpv4(), expected.size() == 8);
    QCOMPARE(packet.ip().sliced(packet.isIpv4() ? 12 : 8, expected.size()), expected);
    QCOMPARE(packet.port(0), quint16{49'153});
    QCOMPARE(packet.port(2), quint16{8080});
    QCOMPARE(packet.data(), QByteArray{"odd"});
}

void TestPcapngWriter::timesAreNanoseconds()
{
    PcapngWriter writer{std::chrono::nanoseconds{1'700'000'000'000'000'001}};
    const auto written = packets(writer.write(chunkOf(Kind::Data, up, 0, "x")));
    QVERIFY(written.has_value());
    QCOMPARE(written->front().time, quint64{1'700'000'001'000'000'001});
    PcapngWriter before{std::chrono::hours{-1}};
    QCOMPARE(packets(before.write(chunkOf(Kind::Data, up, 0, "x")))->front().time, quint64{0});
}

void TestPcapngWriter::faultsAreComments()
{
    PcapngWriter writer{std::chrono::nanoseconds{0}};
    QCOMPARE(writer.write(chunkOf(Kind::Fault, down, 0, "held")), QByteArray{});
    QCOMPARE(writer.write(chunkOf(Kind::Fault, down, 0, "gone on")), QByteArray{});
    const auto first = packets(writer.write(chunkOf(Kind::Data, down, 0, "x")));
    QVERIFY(first.has_value());
    QCOMPARE(first->front().comments, (QByteArrayList{"held", "gone on"}));
    QCOMPARE(packets(writer.write(chunkOf(Kind::Data, down, 1, "x")))->front().comments, QByteArrayList{});
}

void TestPcapngWriter::longCommentsAreCut()
{
    PcapngWriter writer{std::chrono::nanoseconds{0}};
    const QByteArray longText = 'x' + QByteArray{"\xc3\xa9"}.repeated(5000);
    for (int i = 0; i < 100; ++i) {
        QCOMPARE(writer.write(chunkOf(Kind::Fault, down, 0, longText)), QByteArray{});
    }
    const auto written = packets(writer.write(chunkOf(Kind::Data, down, 0, "x")));
    QVERIFY(written.has_value());
    QCOMPARE(written->front().comments.size(), PcapngWriter::mostComments);
    QCOMPARE(written->front().comments.front(), longText.first(4095));
}

void TestPcapngWriter::parsesAddresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("expected"); // in hexadecimal; empty: none
    const auto row = [](const char *text, const char *expected) {
        QTest::newRow(*text == '\0' ? "empty" : text) << QString::fromLatin1(text) << QByteArray{expected};
    };
    row("127.0.0.1", "7f000001");
    row("255.255.255.255", "ffffffff");
    row("256.0.0.1", "");
    row("1.2.3", "");
    row("1.2.3.4.5", "");
    row("1..2.3", "");
    row("::", "00000000000000000000000000000000");
    row("1::", "00010000000000000000000000000000");
    row("1:2:3:4:5:6:7:8", "00010002000300040005000600070008");
    row("1:2:3:4:5:6:7", "");
    row("1:2:3:4:5:6:7:8:9", "");
    row("1:2:3:4::5:6:7:8", "");
    row("::ffff:1.2.3.4", "00000000000000000000ffff01020304");
    row("::1.2.3", "");
    row("::12345", "");
    row("::g", "");
    row("1::2::3", "");
    row("", "");
}

void TestPcapngWriter::parsesAddresses()
{
    QFETCH(const QString, text);
    QFETCH(const QByteArray, expected);
    const auto address = ipAddressBytes(text);
    QCOMPARE(address.value_or(QByteArray{}).toHex(), expected);
}

QTEST_APPLESS_MAIN(TestPcapngWriter)
#include "tst_pcapngwriter.moc"
