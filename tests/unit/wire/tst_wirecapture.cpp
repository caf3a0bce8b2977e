// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/splitfeed.h"
#include "wire/wirecapture.h"

#include <QTest>

using namespace pushscope;

namespace {

constexpr auto up = WireDirection::Up;
constexpr auto down = WireDirection::Down;
const Instant start{std::chrono::seconds{5}};
const QByteArray get = "GET / HTTP/1.1\r\n\r\n";
constexpr std::size_t all = 1'000'000;

WireConnection connection(bool tls = false)
{
    WireConnection connection;
    connection.client = 3;
    connection.target = QStringLiteral("localhost:1");
    connection.tls = tls;
    return connection;
}

QByteArray upBytes(const WireCapture &capture)
{
    QByteArray bytes;
    for (const auto &chunk : capture.after(0, all).chunks) {
        if (chunk->kind == WireChunk::Kind::Data && chunk->direction == up) {
            bytes += chunk->bytes;
        }
    }
    return bytes;
}

} // namespace

class TestWireCapture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesAConnectionFromBeginToEnd();
    void knowsNothingOfOtherConnections();
    void keepsWithinItsCaps_data();
    void keepsWithinItsCaps();
    void unitsCountAgainstTheCap();
    void givesWhatIsNew();
    void clearsAndGoesOn();
    void hidesSecrets_data();
    void hidesSecrets();
    void hidesSecretsInPieces();
    void tellsItsListener();
    void holdsNoMoreThanItCounts();
};

void TestWireCapture::takesAConnectionFromBeginToEnd()
{
    WireCapture capture;
    const auto number = capture.open(start, connection());
    QCOMPARE(number, quint32{1});
    capture.data(start, number, up, get);
    capture.data(start, number, down, "HTTP/1.1 200 OK\r\n\r\n");
    capture.data(start, number, down, "text");
    capture.fault(start, number, QStringLiteral("held for 2 s"));
    capture.closed(start, number, down);
    capture.reset(start, number, up);
    capture.forget(number);
    const auto chunks = capture.after(0, all).chunks;
    QCOMPARE(chunks.size(), std::size_t{7});
    for (std::size_t i = 0; i < chunks.size(); ++i) {
        QCOMPARE(chunks[i]->index, quint64{i + 1});
        QCOMPARE(chunks[i]->connection->number, number);
        QCOMPARE(chunks[i]->connection->client, 3);
    }
    QCOMPARE(chunks[0]->kind, WireChunk::Kind::Opened);
    QCOMPARE(chunks[1]->units.size(), std::size_t{1});
    QCOMPARE(chunks[1]->units[0].kind, WireUnit::Kind::RequestHead);
    QCOMPARE(chunks[2]->units[0].kind, WireUnit::Kind::ResponseHead);
    QCOMPARE(chunks[3]->offset, quint64{19});
    QVERIFY(chunks[3]->units.empty());
    QCOMPARE(chunks[4]->bytes, QByteArray{"held for 2 s"});
    QCOMPARE(chunks[5]->kind, WireChunk::Kind::Closed);
    QCOMPARE(chunks[5]->units[0].kind, WireUnit::Kind::Body);
    QCOMPARE(chunks[5]->units[0].range, (WireSpan{19, 23}));
    QCOMPARE(chunks[6]->kind, WireChunk::Kind::Reset);
    QCOMPARE(chunks[6]->offset, static_cast<quint64>(get.size()));
    QCOMPARE(capture.open(start, connection()), quint32{2});
}

void TestWireCapture::knowsNothingOfOtherConnections()
{
    WireCapture capture;
    capture.data(start, 1, up, get);
    capture.closed(start, 1, up);
    capture.reset(start, 1, up);
    capture.fault(start, 1, QStringLiteral("x"));
    capture.forget(1);
    QCOMPARE(capture.size(), std::size_t{0});
    const auto number = capture.open(start, connection(true));
    capture.data(start, number, down, {});
    QCOMPARE(capture.size(), std::size_t{1});
    capture.data(start, number, down, "x");
    QCOMPARE(capture.after(1, all).chunks[0]->units[0].kind, WireUnit::Kind::Ciphertext);
}

void TestWireCapture::keepsWithinItsCaps_data()
{
    QTest::addColumn<std::size_t>("chunks");
    QTest::addColumn<qint64>("bytes");
    QTest::newRow("chunks") << std::size_t{10} << qint64{1'000'000};
    QTest::newRow("bytes") << std::size_t{1000} << qint64{20'000};
    QTest::newRow("one chunk") << std::size_t{1} << qint64{1'000'000};
    QTest::newRow("not even one") << std::size_t{1000} << qint64{100};
}

void TestWireCapture::keepsWithinItsCaps()
{
    QFETCH(const std::size_t, chunks);
    QFETCH(const qint64, bytes);
    WireCapture capture{{chunks, bytes}};
    const auto number = capture.open(start, connection());
    for (int i = 0; i < 200; ++i) {
        capture.data(start, number, down, QByteArray(500, 'x'));
        QVERIFY(capture.size() <= chunks);
        QVERIFY(capture.bytesHeld() <= bytes);
        QCOMPARE(capture.size() + capture.dropped(), std::size_t(i + 2));
    }
    QVERIFY(capture.dropped() > 0);
    const auto batch = capture.after(0, all);
    QCOMPARE(batch.chunks.size(), capture.size());
    QCOMPARE(batch.dropped, capture.dropped());
    QCOMPARE(batch.bytesHeld, capture.bytesHeld());
    QCOMPARE(batch.newest, quint64{201});
    if (!batch.chunks.empty()) {
        QCOMPARE(batch.chunks.front()->index, capture.dropped() + 1);
    }
}

void TestWireCapture::unitsCountAgainstTheCap()
{
    WireCapture capture;
    const auto number = capture.open(start, connection());
    capture.data(start, number, up, get);
    capture.data(start, number, down, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n");
    const auto before = capture.bytesHeld();
    const QByteArray blocks = QByteArray{":\n\n"}.repeated(1000);
    capture.data(start, number, down, blocks);
    QVERIFY(capture.bytesHeld() - before >= blocks.size() + 1000 * qint64{sizeof(WireUnit)});
}

void TestWireCapture::givesWhatIsNew()
{
    WireCapture capture{{5, 1'000'000}};
    QVERIFY(capture.after(0, all).chunks.empty());
    const auto number = capture.open(start, connection());
    for (int i = 0; i < 9; ++i) {
        capture.data(start, number, down, "x");
    }
    const auto indices = [&](quint64 index, std::size_t most) {
        QList<quint64> list;
        for (const auto &chunk : capture.after(index, most).chunks) {
            list.append(chunk->index);
        }
        return list;
    };
    QCOMPARE(indices(0, all), (QList<quint64>{6, 7, 8, 9, 10}));
    QCOMPARE(indices(5, all), (QList<quint64>{6, 7, 8, 9, 10}));
    QCOMPARE(indices(7, 2), (QList<quint64>{8, 9}));
    QCOMPARE(indices(7, 0), QList<quint64>{});
    QCOMPARE(indices(9, all), QList<quint64>{10});
    QCOMPARE(indices(10, all), QList<quint64>{});
    QCOMPARE(indices(99, all), QList<quint64>{});
    QCOMPARE(indices(std::numeric_limits<quint64>::max(), all), QList<quint64>{});
}

void TestWireCapture::clearsAndGoesOn()
{
    WireCapture capture;
    const auto number = capture.open(start, connection());
    capture.data(start, number, down, "x");
    capture.clear();
    QCOMPARE(capture.size(), std::size_t{0});
    QCOMPARE(capture.bytesHeld(), qint64{0});
    capture.data(start, number, down, "y");
    const auto chunks = capture.after(0, all).chunks;
    QCOMPARE(chunks.size(), std::size_t{1});
    QCOMPARE(chunks[0]->index, quint64{3});
    QCOMPARE(chunks[0]->offset, quint64{1});
}

void TestWireCapture::hidesSecrets_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("kept");
    QTest::newRow("header") << QByteArray{"GET / HTTP/1.1\r\nAuthorization: Bearer s3cret/x\r\n\r\n"}
                            << QByteArray{"GET / HTTP/1.1\r\nAuthorization: Bearer ********\r\n\r\n"};
    QTest::newRow("percent-encoded") << QByteArray{"GET /?token=s3cret%2Fx&a HTTP/1.1\r\n\r\n"}
                                     << QByteArray{"GET /?token=**********&a HTTP/1.1\r\n\r\n"};
    QTest::newRow("twice") << QByteArray{"s3cret/xs3cret/x"} << QByteArray(16, '*');
    QTest::newRow("only a part") << QByteArray{"s3c s3cret!"} << QByteArray{"s3c s3cret!"};
    QTest::newRow("another") << QByteArray{"token abc"} << QByteArray{"token ***"};
}

void TestWireCapture::hidesSecrets()
{
    QFETCH(const QByteArray, sent);
    QFETCH(const QByteArray, kept);
    WireCapture capture;
    capture.hide("s3cret/x");
    capture.hide("abc");
    capture.hide({});
    const auto number = capture.open(start, connection());
    capture.data(start, number, up, sent);
    QCOMPARE(upBytes(capture), kept);
    capture.data(start, number, down, sent);
    QCOMPARE(capture.after(2, all).chunks[0]->bytes, sent);
}

/// Wherever it is cut, no more than its first three bytes can be read.
void TestWireCapture::hidesSecretsInPieces()
{
    const QByteArray secret = "0123456789";
    const QByteArray text = "<" + secret + ">" + secret;
    for (qsizetype cut = 1; cut < text.size(); ++cut) {
        WireCapture capture;
        capture.hide(secret);
        const auto number = capture.open(start, connection());
        capture.data(start, number, up, text.first(cut));
        capture.data(start, number, up, text.sliced(cut));
        QByteArray kept = upBytes(capture);
        QCOMPARE(kept.size(), text.size());
        kept.replace("012", "***").replace("01", "**").replace("0", "*");
        QCOMPARE(kept, "<" + QByteArray(10, '*') + ">" + QByteArray(10, '*'));
    }
}

void TestWireCapture::tellsItsListener()
{
    WireCapture capture{{1, 1'000'000}};
    QList<quint64> heard;
    capture.setListener([&](const WireChunk &chunk) { heard.append(chunk.index); });
    const auto number = capture.open(start, connection());
    capture.data(start, number, up, get);
    capture.closed(start, number, up);
    QCOMPARE(heard, (QList<quint64>{1, 2, 3}));
}

void TestWireCapture::holdsNoMoreThanItCounts()
{
    WireCapture capture;
    const auto number = capture.open(start, connection());
    QByteArray reserved = "x";
    reserved.reserve(100'000);
    capture.data(start, number, down, reserved);
    QVERIFY(capture.after(1, all).chunks[0]->bytes.capacity() < 100);
}

QTEST_APPLESS_MAIN(TestWireCapture)
#include "tst_wirecapture.moc"
