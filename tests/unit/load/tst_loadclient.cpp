// SPDX-License-Identifier: GPL-3.0-or-later
#include "load/loadclient.h"

#include "protocol/websocketframe.h"
#include "protocol/websockethandshake.h"

#include <QTest>

using namespace pushscope;

namespace {

const QByteArray key = QByteArrayLiteral("dGhlIHNhbXBsZSBub25jZQ==");

/// One client and what it got.
class Received final : private LoadSink
{
public:
    explicit Received(Transport transport, bool ours = true)
    {
        m_client.transport = transport;
        m_client.state = LoadClient::State::Handshake;
        m_targets.webSocketKey = key;
        m_targets.transports[transport].ours = ours;
    }

    /// The outcomes of all pieces as one.
    ScanOutcome feed(const QByteArray &bytes, qsizetype piece)
    {
        ScanOutcome sum;
        for (qsizetype at = 0; at < bytes.size(); at += piece) {
            const ScanOutcome step = feed(bytes.mid(at, piece));
            sum.opened = sum.opened || step.opened;
            sum.answered = sum.answered || step.answered;
            sum.failed = sum.failed || step.failed;
            sum.closes = sum.closes || step.closes;
            sum.reply += step.reply;
            if (!step.failure.isEmpty()) {
                sum.failure = step.failure;
            }
        }
        return sum;
    }
    [[nodiscard]] LoadClient &client() { return m_client; }
    [[nodiscard]] const TransportLoad &load() const { return m_tally.load; }
    [[nodiscard]] const QList<qint64> &sequences() const { return m_sequences; }
    [[nodiscard]] QByteArray stampText(qint64 sequence) const
    {
        QByteArray text(static_cast<qsizetype>(LoadStamp::size), '?');
        m_format.write({sequence, 1000}, std::span<char, LoadStamp::size>{text.data(), LoadStamp::size});
        return text;
    }

private:
    ScanOutcome feed(const QByteArray &bytes)
    {
        QByteArray all = QByteArray::fromStdString(m_client.rest) + bytes;
        const ScanOutcome outcome = scanLoad(m_client, {all.data(), static_cast<std::size_t>(all.size())}, false,
                                             {m_format, m_targets, m_tally, *this, fromMicroseconds(2000)});
        if (outcome.opened) {
            m_client.state = LoadClient::State::Open;
        }
        return outcome;
    }
    void stamp(LoadClient &client, const LoadStamp &stamp, Instant) override
    {
        (void)client.sequence.take(stamp.sequence);
        m_sequences.append(stamp.sequence);
    }

    LoadStampFormat m_format{7};
    LoadTargets m_targets;
    LoadTally m_tally;
    LoadClient m_client;
    QList<qint64> m_sequences;
};

void addPieces()
{
    QTest::addColumn<qsizetype>("piece");
    for (const qsizetype piece : {1, 2, 3, 7, 50, 100'000}) {
        QTest::addRow("%lld at a time", static_cast<long long>(piece)) << piece;
    }
}

} // namespace

class TestLoadClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sse_data() { addPieces(); }
    void sse();
    void chunkedSse_data() { addPieces(); }
    void chunkedSse();
    void webSocket_data() { addPieces(); }
    void webSocket();
    void ourPoll_data() { addPieces(); }
    void ourPoll();
    void foreignPoll();
    void refusals_data();
    void refusals();
};

void TestLoadClient::sse()
{
    QFETCH(const qsizetype, piece);
    Received received{Transport::Sse};
    const QByteArray wire =
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n: hello\n\nretry: 1000\n\nid: a:0\n\n"
        "id: a:1\ndata: {\"data\":\""
        + received.stampText(0) + "xx\"}\n\n" + ": heartbeat\n\nid: a:2\ndata: {\"data\":\"" + received.stampText(1)
        + "xx\"}\n\nevent: reset\ndata: {}\n\ndata: part";
    const ScanOutcome outcome = received.feed(wire, piece);
    QVERIFY(outcome.opened && !outcome.failed && !outcome.closes);
    QCOMPARE(received.sequences(), (QList<qint64>{0, 1}));
    QCOMPARE(received.load().heartbeats, quint64{1});
    QCOMPARE(received.load().resets, quint64{1});
    QCOMPARE(received.client().rest, std::string("data: part"));
}

void TestLoadClient::chunkedSse()
{
    QFETCH(const qsizetype, piece);
    Received received{Transport::Sse};
    const QByteArray block = "data: " + received.stampText(5) + "\n\n";
    const QByteArray half = block.first(20);
    const QByteArray rest = block.sliced(20);
    QByteArray wire = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (const QByteArray &chunk : {block, half, rest}) {
        wire += QByteArray::number(chunk.size(), 16) + "\r\n" + chunk + "\r\n";
    }
    QVERIFY(received.feed(wire, piece).opened);
    QCOMPARE(received.sequences(), (QList<qint64>{5, 5}));
    QVERIFY(received.feed("0\r\n\r\n", piece).closes);
}

void TestLoadClient::webSocket()
{
    QFETCH(const qsizetype, piece);
    Received received{Transport::WebSocket};
    const QByteArray wire = encodeUpgradeResponse(key)
        + encodeWebSocketFrame(WebSocketOpcode::Text, "{\"type\":\"hello\"}")
        + encodeWebSocketFrame(WebSocketOpcode::Text, "{\"data\":\"" + received.stampText(0) + "\"}")
        + encodeWebSocketFrame(WebSocketOpcode::Ping, "p")
        + encodeWebSocketFrame(WebSocketOpcode::Text, received.stampText(1) + QByteArray(70'000, 'x'));
    const ScanOutcome outcome = received.feed(wire, piece);
    QVERIFY(outcome.opened && !outcome.failed);
    QCOMPARE(received.sequences(), (QList<qint64>{0, 1}));
    QCOMPARE(received.load().heartbeats, quint64{1});
    WebSocketFrameParser parser{WebSocketFrameParser::Role::Server};
    const auto replies = parser.feed(QByteArray::fromStdString(outcome.reply));
    QCOMPARE(replies.size(), std::size_t{1});
    QCOMPARE(replies.front().opcode, WebSocketOpcode::Pong);
    QCOMPARE(replies.front().payload, QByteArray("p"));
    QVERIFY(received.feed(encodeWebSocketFrame(WebSocketOpcode::Close, {}), piece).failed);
}

void TestLoadClient::ourPoll()
{
    QFETCH(const qsizetype, piece);
    Received received{Transport::LongPoll};
    const auto answer = [](const QByteArray &body) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    };
    const ScanOutcome first = received.feed(answer(R"({"events":[],"next":"a:4"})"), piece);
    QVERIFY(first.opened && first.answered);
    QCOMPARE(received.client().cursor, std::string("a:4"));
    const QByteArray events =
        R"({"data":")" + received.stampText(0) + R"("},{"data":")" + received.stampText(1) + "\"}";
    const ScanOutcome second = received.feed(answer("{\"events\":[" + events + "],\"next\":\"a:6\"}"), piece);
    QVERIFY(second.answered && !second.opened);
    QCOMPARE(received.client().cursor, std::string("a:6"));
    QCOMPARE(received.sequences(), (QList<qint64>{0, 1}));
    const auto reset =
        answer(R"({"events":[],"next":"b:1","reset":true,"requested":"a:6","first":"b:1","reason":"epoch"})");
    QVERIFY(received.feed(reset, piece).answered);
    QCOMPARE(received.client().cursor, std::string("b:1"));
    QCOMPARE(received.load().resets, quint64{1});
}

void TestLoadClient::foreignPoll()
{
    Received received{Transport::LongPoll, false};
    const QByteArray wire =
        "HTTP/1.1 200 OK\r\nLast-Modified: Mon\r\nEtag: 3\r\nContent-Length: 32\r\n\r\n" + received.stampText(0);
    QVERIFY(received.feed(wire, wire.size()).answered);
    QCOMPARE(received.client().cursor, std::string("If-None-Match: 3\r\nIf-Modified-Since: Mon\r\n"));
    QVERIFY(received.feed("HTTP/1.1 304 Not Modified\r\n\r\n", 100).answered);
    QCOMPARE(received.client().cursor, std::string("If-None-Match: 3\r\nIf-Modified-Since: Mon\r\n"));
    QCOMPARE(received.sequences(), (QList<qint64>{0}));
    QVERIFY(received.feed("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", 100).closes);
}

void TestLoadClient::refusals_data()
{
    QTest::addColumn<Transport>("transport");
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<QString>("failure");
    const QByteArray full = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n";
    const QString status = QStringLiteral("503 Service Unavailable");
    QTest::newRow("sse") << Transport::Sse << full << status;
    QTest::newRow("ws") << Transport::WebSocket << full << status;
    QTest::newRow("longpoll") << Transport::LongPoll << full << status;
    QTest::newRow("sse, not HTTP") << Transport::Sse << QByteArray("hello\r\n\r\n") << QStringLiteral("not HTTP");
    QTest::newRow("ws, another key") << Transport::WebSocket << encodeUpgradeResponse("AAAAAAAAAAAAAAAAAAAAAA==")
                                     << QStringLiteral("Accept");
}

void TestLoadClient::refusals()
{
    QFETCH(const Transport, transport);
    QFETCH(const QByteArray, wire);
    QFETCH(const QString, failure);
    Received received{transport};
    const ScanOutcome outcome = received.feed(wire, wire.size());
    QVERIFY(outcome.failed && !outcome.opened);
    QVERIFY2(outcome.failure.english.contains(failure), qPrintable(outcome.failure.english));
}

QTEST_GUILESS_MAIN(TestLoadClient)
#include "tst_loadclient.moc"
