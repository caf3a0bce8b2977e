// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wirescene.h"

namespace pushscope {

using namespace std::chrono_literals;

namespace {

constexpr quint16 serverPort = 8080;
constexpr quint16 firstClientPort = 40'000;

QByteArray eventOf(int number)
{
    const QByteArray n = QByteArray::number(number);
    return R"({"id":"k3f9:)" + n + R"(","prev":"k3f9:)" + QByteArray::number(number - 1)
        + R"(","channel":"default","event":"message","t":)" + n + R"(000,"data":{"cpu":)"
        + QByteArray::number(number % 100) + R"(.5,"memory":4812}})";
}

QByteArray chunked(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

QByteArray frame(int opcode, const QByteArray &payload, bool masked)
{
    QByteArray bytes(1, static_cast<char>(0x80 | opcode));
    const int mask = masked ? 0x80 : 0;
    if (payload.size() < 126) {
        bytes += static_cast<char>(mask | static_cast<int>(payload.size()));
    } else {
        bytes += static_cast<char>(mask | 126);
        bytes += static_cast<char>(payload.size() >> 8);
        bytes += static_cast<char>(payload.size() & 0xff);
    }
    if (!masked)
        return bytes + payload;
    const QByteArray key = QByteArrayLiteral("\x12\x34\x56\x78");
    bytes += key;
    for (qsizetype i = 0; i < payload.size(); ++i)
        bytes += static_cast<char>(payload[i] ^ key[i % 4]);
    return bytes;
}

} // namespace

quint32 WireScene::connect(int client, Transport transport, bool tls)
{
    WireConnection connection;
    connection.client = client;
    connection.transport = transport;
    connection.target = QStringLiteral("127.0.0.1:8080");
    connection.clientAddress = QStringLiteral("127.0.0.1");
    connection.clientPort = static_cast<quint16>(firstClientPort + client);
    connection.serverAddress = QStringLiteral("127.0.0.1");
    connection.serverPort = serverPort;
    connection.tls = tls;
    m_clock.advance(300us);
    return m_capture.open(m_clock.now(), connection);
}

void WireScene::up(quint32 connection, const QByteArray &bytes)
{
    m_clock.advance(90us);
    m_capture.data(m_clock.now(), connection, WireDirection::Up, bytes);
}

void WireScene::down(quint32 connection, const QByteArray &bytes)
{
    m_clock.advance(210us);
    m_capture.data(m_clock.now(), connection, WireDirection::Down, bytes);
}

void WireScene::open()
{
    m_sse = connect(sse, Transport::Sse);
    up(m_sse,
       "GET /events?channel=default HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nAccept: text/event-stream\r\n"
       "Cache-Control: no-store\r\nX-Note: it's fine\r\n\r\n");
    down(m_sse, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
    m_webSocket = connect(webSocket, Transport::WebSocket);
    up(m_webSocket,
       "GET /ws?channel=default HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nUpgrade: websocket\r\n"
       "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
       "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    down(m_webSocket,
         "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
         "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n");
    m_longPoll = connect(longPoll, Transport::LongPoll);
    m_shortPoll = connect(shortPoll, Transport::ShortPoll);
}

void WireScene::poll(quint32 connection, const QByteArray &path, const QByteArray &body)
{
    up(connection, "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nAccept: application/json\r\n\r\n");
    down(connection,
         "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size())
             + "\r\n\r\n" + body);
}

void WireScene::event(int number)
{
    const QByteArray event = eventOf(number);
    const QByteArray id = "k3f9:" + QByteArray::number(number);
    m_clock.advance(15ms);
    down(m_sse, chunked("id: " + id + "\ndata: " + event + "\n\n"));
    down(m_webSocket, frame(1, event, false));
    const QByteArray batch = R"({"cursor":")" + id + R"(","events":[)" + event + "]}";
    poll(m_longPoll, "/poll?channel=default&after=k3f9:" + QByteArray::number(number - 1), batch);
    poll(m_shortPoll, "/poll?wait=0&after=k3f9:" + QByteArray::number(number - 1), batch);
}

void WireScene::heartbeat()
{
    m_clock.advance(4ms);
    down(m_sse, chunked(": heartbeat\n\n"));
    down(m_webSocket, frame(9, "beat", false));
    up(m_webSocket, frame(10, "beat", true));
}

void WireScene::openEncrypted()
{
    const quint32 connection = connect(sse, Transport::Sse, true);
    up(connection, QByteArray::fromHex("16030100c8010000c40303"));
    down(connection, QByteArray::fromHex("160303007a0200007603038a1f"));
}

void WireScene::fault(const QString &sentence)
{
    m_capture.fault(m_clock.now(), m_sse, sentence);
}

void WireScene::cut()
{
    m_clock.advance(1ms);
    m_capture.reset(m_clock.now(), m_sse, WireDirection::Down);
    m_capture.closed(m_clock.now(), m_shortPoll, WireDirection::Up);
}

WireBatchPtr WireScene::take(std::size_t most)
{
    auto batch = std::make_shared<WireBatch>(m_capture.after(m_taken, most));
    m_taken = batch->chunks.empty() ? batch->newest : batch->chunks.back()->index;
    return batch;
}

} // namespace pushscope
