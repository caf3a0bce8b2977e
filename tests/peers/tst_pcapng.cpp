// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/websocketframe.h"
#include "wire/pcapng.h"
#include "wire/wirecapture.h"

#include <QFile>
#include <QMap>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace pushscope;
using namespace std::chrono_literals;

namespace {

constexpr auto up = WireDirection::Up;
constexpr auto down = WireDirection::Down;
constexpr std::array<quint8, 4> key{0x37, 0xfa, 0x21, 0x3d};

/// A run of several clients as a link would see it: the time goes on with each chunk.
class Traffic
{
public:
    WireCapture capture;

    quint32 open(const char *address, quint16 port)
    {
        WireConnection connection;
        connection.clientAddress = QString::fromLatin1(address);
        connection.clientPort = port;
        connection.serverAddress = QString::fromLatin1(address);
        connection.serverPort = serverPort;
        return capture.open(now(), connection);
    }
    void send(quint32 connection, const QByteArray &bytes) { capture.data(now(), connection, up, bytes); }
    void receive(quint32 connection, const QByteArray &bytes) { capture.data(now(), connection, down, bytes); }
    void close(quint32 connection)
    {
        capture.closed(now(), connection, down);
        capture.closed(now(), connection, up);
        capture.forget(connection);
    }
    void reset(quint32 connection)
    {
        capture.reset(now(), connection, down);
        capture.forget(connection);
    }
    Instant now() { return m_now += 1500us; }

private:
    static constexpr quint16 serverPort = 43'210;
    Instant m_now{1h};
};

QByteArray envelope(int number, qsizetype size)
{
    return "{\"id\":\"k3f9:" + QByteArray::number(number) + R"(","channel":"default","event":"cpu","t":5,"data":")"
        + QByteArray(size, 'x') + "\"}";
}

QByteArray block(int number, qsizetype size)
{
    return "id: k3f9:" + QByteArray::number(number) + "\nevent: cpu\ndata: " + envelope(number, size) + "\n\n";
}

QByteArray get(const QByteArray &target)
{
    return "GET " + target + " HTTP/1.1\r\nHost: localhost:43210\r\nAccept: */*\r\n\r\n";
}

void eventStream(Traffic &traffic, const char *address, quint16 port)
{
    const auto connection = traffic.open(address, port);
    traffic.send(connection, get("/events?channel=default"));
    traffic.receive(connection,
                    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\r\n");
    traffic.receive(connection, ": hello\n\nretry: 1000\n\nid: k3f9:1\n\n");
    for (int i = 2; i < 40; ++i) {
        traffic.receive(connection, block(i, i * 100));
    }
    traffic.capture.fault(traffic.now(), connection, QStringLiteral("held for 2 s ± 5 ms"));
    traffic.receive(connection, block(40, 10));
    traffic.close(connection);
}

void chunkedStream(Traffic &traffic, const char *address, quint16 port)
{
    const auto connection = traffic.open(address, port);
    traffic.send(connection, get("/events"));
    traffic.receive(connection,
                    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (int i = 1; i < 5; ++i) {
        const QByteArray event = block(i, 3000);
        traffic.receive(connection, QByteArray::number(event.size(), 16) + "\r\n" + event + "\r\n");
    }
    traffic.receive(connection, "0\r\n\r\n");
    traffic.send(connection, get("/time"));
    traffic.receive(connection, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
    traffic.close(connection);
}

void webSocket(Traffic &traffic, const char *address, quint16 port)
{
    const auto connection = traffic.open(address, port);
    traffic.send(
        connection,
        "GET /ws?channel=default HTTP/1.1\r\nHost: localhost:43210\r\nConnection: Upgrade\r\n"
        "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    traffic.receive(connection,
                    "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                    "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n");
    for (const qsizetype size : {1, 20, 100, 200, 1500, 5000, 70'000}) {
        traffic.receive(connection, encodeWebSocketFrame(WebSocketOpcode::Text, envelope(1, size)));
    }
    const QByteArray burst = encodeWebSocketFrame(WebSocketOpcode::Text, envelope(2, 50));
    traffic.receive(connection, burst.repeated(30));
    traffic.receive(connection, burst.first(7));
    traffic.receive(connection, burst.sliced(7));
    traffic.send(connection, encodeMaskedWebSocketFrame(WebSocketOpcode::Text, R"({"type":"ping"})", key));
    traffic.send(connection, encodeMaskedWebSocketFrame(WebSocketOpcode::Binary, QByteArray(300, '\1'), key));
    traffic.receive(connection, encodeWebSocketFrame(WebSocketOpcode::Text, "frag", false));
    traffic.receive(connection, encodeWebSocketFrame(WebSocketOpcode::Ping, "7"));
    traffic.send(connection, encodeMaskedWebSocketFrame(WebSocketOpcode::Pong, "7", key));
    traffic.receive(connection, encodeWebSocketFrame(WebSocketOpcode::Continuation, "men", false));
    traffic.receive(connection, encodeWebSocketFrame(WebSocketOpcode::Continuation, "ts"));
    const QByteArray close = closePayload(WebSocketCloseCode::GoingAway, "bye");
    traffic.receive(connection, encodeWebSocketFrame(WebSocketOpcode::Close, close));
    traffic.send(connection, encodeMaskedWebSocketFrame(WebSocketOpcode::Close, close, key));
    traffic.close(connection);
}

void polls(Traffic &traffic, const char *address, quint16 port)
{
    const auto connection = traffic.open(address, port);
    for (int i = 1; i < 20; ++i) {
        const QByteArray body =
            "{\"events\":[" + envelope(i, i * 300) + "],\"next\":\"k3f9:" + QByteArray::number(i) + "\"}";
        traffic.send(connection, get("/poll?after=k3f9:" + QByteArray::number(i)));
        traffic.receive(connection,
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                            + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }
    traffic.send(connection, "POST /publish HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello");
    traffic.receive(connection, "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n");
    traffic.reset(connection);
}

/// What the units say, under the names that tshark gives it.
QMap<QString, int> counted(const std::vector<WireChunkPtr> &chunks)
{
    QMap<QString, int> counts;
    for (const auto &chunk : chunks) {
        for (const WireUnit &unit : chunk->units) {
            switch (unit.kind) {
            case WireUnit::Kind::RequestHead: ++counts[QStringLiteral("requests")]; break;
            case WireUnit::Kind::ResponseHead: ++counts[QStringLiteral("responses")]; break;
            case WireUnit::Kind::WebSocketFrame: ++counts[QStringLiteral("opcode %1").arg(unit.opcode)]; break;
            case WireUnit::Kind::Undecoded: ++counts[QStringLiteral("undecoded")]; break;
            default: break;
            }
        }
    }
    return counts;
}

QString written(const QString &folder, const std::vector<WireChunkPtr> &chunks)
{
    QFile file{folder + QStringLiteral("/capture.pcapng")};
    PcapngWriter pcapng{std::chrono::hours{24} * 365};
    if (!file.open(QIODevice::WriteOnly)) {
        return {};
    }
    file.write(PcapngWriter::header());
    for (const auto &chunk : chunks) {
        file.write(pcapng.write(*chunk));
    }
    return file.fileName();
}

/// One list of values a packet for each of the fields.
QList<QStringList> tshark(const QString &file, const QStringList &fields)
{
    QStringList arguments{QStringLiteral("-r"), file,
                          QStringLiteral("-T"), QStringLiteral("fields"),
                          QStringLiteral("-E"), QStringLiteral("aggregator=|")};
    for (const char *preference :
         {"tcp.desegment_tcp_streams:TRUE", "tcp.check_checksum:TRUE", "ip.check_checksum:TRUE"}) {
        arguments << QStringLiteral("-o") << QString::fromLatin1(preference);
    }
    for (const QString &field : fields) {
        arguments << QStringLiteral("-e") << field;
    }
    QProcess process;
    process.start(QStringLiteral("tshark"), arguments);
    constexpr int patience = 60'000;
    if (!process.waitForFinished(patience) || process.exitCode() != 0) {
        qWarning("tshark: %s", process.readAllStandardError().constData());
        return {};
    }
    QList<QStringList> rows;
    const auto lines = QString::fromUtf8(process.readAllStandardOutput()).split(QLatin1Char{'\n'}, Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        rows.append(line.split(QLatin1Char{'\t'}));
    }
    return rows;
}

QStringList values(const QString &cell)
{
    return cell.split(QLatin1Char{'|'}, Qt::SkipEmptyParts);
}

QMap<QString, int> countedByTshark(const QString &file)
{
    QMap<QString, int> counts;
    const auto rows = tshark(file,
                             {QStringLiteral("http.request.method"), QStringLiteral("http.response.code"),
                              QStringLiteral("websocket.opcode"), QStringLiteral("frame.number")});
    for (const QStringList &row : rows) {
        for (qsizetype i = 0; i < values(row[0]).size(); ++i) {
            ++counts[QStringLiteral("requests")];
        }
        for (qsizetype i = 0; i < values(row[1]).size(); ++i) {
            ++counts[QStringLiteral("responses")];
        }
        for (const QString &opcode : values(row[2])) {
            ++counts[QStringLiteral("opcode %1").arg(opcode)];
        }
    }
    return counts;
}

} // namespace

class TestPcapng : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void holdsWhatTheUnitsSay_data();
    void holdsWhatTheUnitsSay();
    void packetsAreSound();
    void aBeginningMayBeMissing();

private:
    QTemporaryDir m_folder;
};

void TestPcapng::initTestCase()
{
    QVERIFY2(!QStandardPaths::findExecutable(QStringLiteral("tshark")).isEmpty(),
             "tshark is missing: install the Debian package tshark");
    QVERIFY(m_folder.isValid());
}

void TestPcapng::holdsWhatTheUnitsSay_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::newRow("IPv4") << QByteArray{"127.0.0.1"};
    QTest::newRow("IPv6") << QByteArray{"::1"};
}

void TestPcapng::holdsWhatTheUnitsSay()
{
    QFETCH(const QByteArray, address);
    Traffic traffic;
    eventStream(traffic, address.constData(), 50'001);
    chunkedStream(traffic, address.constData(), 50'002);
    webSocket(traffic, address.constData(), 50'003);
    polls(traffic, address.constData(), 50'004);
    const auto chunks = traffic.capture.after(0, 100'000).chunks;
    const auto units = counted(chunks);
    QCOMPARE(units.value(QStringLiteral("requests")), 24);
    QCOMPARE(units.value(QStringLiteral("responses")), 24);
    QCOMPARE(units.value(QStringLiteral("opcode 1")), 40);
    QCOMPARE(units.value(QStringLiteral("undecoded")), 0);
    QCOMPARE(countedByTshark(written(m_folder.path(), chunks)), units);
}

void TestPcapng::packetsAreSound()
{
    Traffic traffic;
    eventStream(traffic, "127.0.0.1", 50'001);
    webSocket(traffic, "::1", 50'003);
    const auto file = written(m_folder.path(), traffic.capture.after(0, 100'000).chunks);
    const auto rows =
        tshark(file,
               {QStringLiteral("frame.number"), QStringLiteral("ip.checksum.status"),
                QStringLiteral("tcp.checksum.status"), QStringLiteral("tcp.analysis.flags"),
                QStringLiteral("_ws.malformed"), QStringLiteral("frame.comment"), QStringLiteral("frame.time_epoch")});
    QVERIFY(rows.size() > 100);
    QStringList comments;
    for (const QStringList &row : rows) {
        QVERIFY2(row[1].isEmpty() || row[1] == QStringLiteral("1"), qPrintable(row.join(QLatin1Char{' '})));
        QCOMPARE(row[2], QStringLiteral("1"));
        QCOMPARE(row[3], QString{});
        QCOMPARE(row[4], QString{});
        comments += values(row[5]);
    }
    QCOMPARE(comments, QStringList{QStringLiteral("held for 2 s ± 5 ms")});
    // An hour and 1.5 ms after what was given as the clock's beginning.
    QCOMPARE(rows.front()[6], QStringLiteral("31539600.001500000"));
}

void TestPcapng::aBeginningMayBeMissing()
{
    Traffic traffic;
    polls(traffic, "127.0.0.1", 50'004);
    auto chunks = traffic.capture.after(0, 100'000).chunks;
    chunks.erase(chunks.begin(), chunks.begin() + 9); // opened and four cycles
    const auto units = counted(chunks);
    QCOMPARE(units.value(QStringLiteral("requests")), 16);
    QCOMPARE(countedByTshark(written(m_folder.path(), chunks)), units);
}

QTEST_GUILESS_MAIN(TestPcapng)
#include "tst_pcapng.moc"
