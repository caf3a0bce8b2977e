// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/splitfeed.h"
#include "wire/wirecapture.h"

#include "protocol/websocketframe.h"

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

QByteArray bytesOf(const WireCapture &capture, WireDirection direction)
{
    QByteArray bytes;
    for (const auto &chunk : capture.after(0, all).chunks) {
        if (chunk->kind == WireChunk::Kind::Data && chunk->direction == direction) {
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
    void hidesCredentials_data();
    void hidesCredentials();
    void hidesCredentialsAfterAnUpgrade();
    void hidesMembersOfMessages_data();
    void hidesMembersOfMessages();
    void hidesMembersOfWebSocketMessages();
    void decodesWhatCame();
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
    QTest::newRow("another") << QByteArray{"token abcdef"} << QByteArray{"token ******"};
    QTest::newRow("too short") << QByteArray{"data: 1 12345"} << QByteArray{"data: 1 12345"};
    QTest::newRow("overlapping") << QByteArray{"abababab!"} << QByteArray{"********!"};
}

void TestWireCapture::hidesSecrets()
{
    QFETCH(const QByteArray, sent);
    QFETCH(const QByteArray, kept);
    WireCapture capture;
    for (const char *secret : {"s3cret/x", "abcdef", "ababab", "1", "12345", ""}) {
        capture.hide(secret);
    }
    for (const WireDirection direction : {up, down}) {
        const auto number = capture.open(start, connection());
        capture.data(start, number, direction, sent);
        QCOMPARE(bytesOf(capture, direction), kept);
    }
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
        QByteArray kept = bytesOf(capture, up);
        QCOMPARE(kept.size(), text.size());
        kept.replace("012", "***").replace("01", "**").replace("0", "*");
        QCOMPARE(kept, "<" + QByteArray(10, '*') + ">" + QByteArray(10, '*'));
    }
}

void TestWireCapture::hidesCredentials_data()
{
    QTest::addColumn<WireDirection>("direction");
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("kept");
    const auto request = [](const char *name, const QByteArray &head, const QByteArray &kept) {
        const QByteArray end = "\r\n\r\n";
        const QByteArray first = "GET / HTTP/1.1\r\nA: b\r\n";
        QTest::newRow(name) << up << first + head + end << first + kept + end;
    };
    request("bearer", "Authorization: Bearer T", "Authorization: Bearer *");
    request("basic", "authorization:BASIC abc=\r\nB: c", "authorization:BASIC ****\r\nB: c");
    request("digest", "Proxy-Authorization: Digest a=\"b\", c", "Proxy-Authorization: Digest ********");
    request("unknown scheme", "Authorization: Basket 1", "Authorization: ****** *");
    request("no scheme", "Authorization: bearer", "Authorization: ******");
    request("cookie", "COOKIE: a=1; b=2\r\nX: 1", "COOKIE: ********\r\nX: 1");
    request("key", "X-Api-Key: 1\r\nX-Auth-Token:\t1 \r\nX-Auth: 1", "X-Api-Key: *\r\nX-Auth-Token:\t**\r\nX-Auth: 1");
    request("folded", "Cookie: a=1;\r\n b=2\r\n c", "Cookie: ****\r\n ***\r\n *");
    request("referrer", "Referer: http://h/?a=1&token=x&b=2", "Referer: http://h/?a=1&token=*&b=2");
    request("user info of a referrer", "Referer: http://me:pw@h/a@b?c@d", "Referer: http://*****@h/a@b?c@d");
    request("user info with two signs", "Referer: http://me@pw@h/", "Referer: http://**@**@h/");
    request("no user info", "Referer: http://h:80/a//b@c", "Referer: http://h:80/a//b@c");
    request("ticket", "Referer: /?ticket=T", "Referer: /?ticket=*");
    QTest::newRow("absolute target") << up << QByteArray{"GET http://me:pw@h/?ticket=T HTTP/1.1\r\n\r\n"}
                                     << QByteArray{"GET http://*****@h/?ticket=* HTTP/1.1\r\n\r\n"};
    QTest::newRow("redirect to a user") << down << QByteArray{"HTTP/1.1 302 Found\r\nLocation: https://me:pw@h\r\n\r\n"}
                                        << QByteArray{"HTTP/1.1 302 Found\r\nLocation: https://*****@h\r\n\r\n"};
    QTest::newRow("target") << up << QByteArray{"GET /x?token=T&a=1&Access_Token=2?=3 HTTP/1.1\r\n\r\n"}
                            << QByteArray{"GET /x?token=*&a=1&Access_Token=**** HTTP/1.1\r\n\r\n"};
    QTest::newRow("escaped name") << up << QByteArray{"GET /x?%74oken=T HTTP/1.1\r\n\r\n"}
                                  << QByteArray{"GET /x?%74oken=* HTTP/1.1\r\n\r\n"};
    QTest::newRow("other names") << up << QByteArray{"GET /token=T?tokens=1&my_token=2 HTTP/1.1\r\n\r\n"}
                                 << QByteArray{"GET /token=T?tokens=1&my_token=2 HTTP/1.1\r\n\r\n"};
    QTest::newRow("redirect") << down
                              << QByteArray{"HTTP/1.1 302 Found\r\nlocation: /b?token=T#access_token=U\r\n"
                                            "Content-Length: 11\r\n\r\n/b?token=TX"}
                              << QByteArray{"HTTP/1.1 302 Found\r\nlocation: /b?token=*#access_token=*\r\n"
                                            "Content-Length: 11\r\n\r\n/b?token=TX"};
    QTest::newRow("set cookie") << down << QByteArray{"HTTP/1.1 200 OK\r\nSet-Cookie: a=1; Path=/\r\n\r\nCookie: b"}
                                << QByteArray{"HTTP/1.1 200 OK\r\nSet-Cookie: ***; Path=/\r\n\r\nCookie: b"};
    QTest::newRow("second answer") << down
                                   << QByteArray{"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx"
                                                 "HTTP/1.1 302 Found\r\nLocation: ?token=T\r\n\r\n"}
                                   << QByteArray{"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx"
                                                 "HTTP/1.1 302 Found\r\nLocation: ?token=*\r\n\r\n"};
    QTest::newRow("no HTTP") << up << QByteArray{"\1\2\r\nCookie: a\r\nGET /?token=T"}
                             << QByteArray{"\1\2\r\nCookie: *\r\nGET /?token=*"};
}

/// In one piece as it stands there; wherever it is cut, with no byte more to be read.
void TestWireCapture::hidesCredentials()
{
    QFETCH(const WireDirection, direction);
    QFETCH(const QByteArray, head);
    QFETCH(const QByteArray, kept);
    for (qsizetype cut = 0; cut < head.size(); ++cut) {
        WireCapture capture;
        const auto number = capture.open(start, connection());
        capture.data(start, number, direction, head.first(cut));
        capture.data(start, number, direction, head.sliced(cut));
        const QByteArray got = bytesOf(capture, direction);
        if (cut == 0) {
            QCOMPARE(got, kept);
        }
        QCOMPARE(got.size(), kept.size());
        const auto scheme = head.indexOf("uthorization:");
        const auto authority = head.indexOf("://"); // a name that is cut may have been a user's
        for (qsizetype i = 0; i < got.size(); ++i) {
            const bool maybeScheme = scheme >= 0 && i > scheme && got[i] == '*';
            const bool maybeUser = authority >= 0 && i > authority && i < cut && got[i] == '*';
            QVERIFY2(got[i] == kept[i] || maybeScheme || maybeUser, got.constData());
        }
    }
}

void TestWireCapture::hidesCredentialsAfterAnUpgrade()
{
    WireCapture capture;
    const auto number = capture.open(start, connection());
    capture.data(start, number, up, "GET /ws HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
    capture.data(start, number, up, "GET /?token=");
    capture.data(start, number, down, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    capture.data(start, number, up, "T HTTP/1.1\r\nCookie: a\r\n\r\n");
    QVERIFY(bytesOf(capture, up).endsWith("GET /?token=* HTTP/1.1\r\nCookie: *\r\n\r\n"));
}

void TestWireCapture::hidesMembersOfMessages_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("kept");
    const auto json = [](const char *name, const QByteArray &body, const QByteArray &kept) {
        const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n";
        QTest::newRow(name) << head + body + head + body << head + kept + head + kept;
    };
    json("ticket", R"({"ticket":"abc-_9","expires_in":30})", R"({"ticket":"******","expires_in":30})");
    json("OAuth", R"({"access_token":"a","token_type":"Bearer", "refresh_token" : "b"})",
         R"({"access_token":"*","token_type":"Bearer", "refresh_token" : "*"})");
    json("in another", R"({"data":{"Token":"a"},"b":["token","c"]})", R"({"data":{"Token":"*"},"b":["token","c"]})");
    json("escapes", R"({"token":"a\"b\\","c":"\"token\":\"d\""})", R"({"token":"******","c":"\"token\":\"d\""})");
    json("no string", R"({"token":12,"tokens":"a","my_token":"b"})", R"({"token":12,"tokens":"a","my_token":"b"})");
    json("none", R"(it said "token", no more)", R"(it said "token", no more)");
    const QByteArray events = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
                              "data: {\"token\":\"Hello\"}\n\n";
    QTest::newRow("event stream") << events << events;
}

void TestWireCapture::hidesMembersOfMessages()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, kept);
    for (qsizetype cut = 0; cut < bytes.size(); ++cut) {
        WireCapture capture;
        const auto number = capture.open(start, connection());
        capture.data(start, number, up, "GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n");
        capture.data(start, number, down, bytes.first(cut));
        capture.data(start, number, down, bytes.sliced(cut));
        QCOMPARE(bytesOf(capture, down), kept);
    }
}

/// Frames of each length up to what one length byte tells: some are the code of a quote.
void TestWireCapture::hidesMembersOfWebSocketMessages()
{
    for (int padding = 0; padding < 100; ++padding) {
        const QByteArray before = R"({"token":")";
        const QByteArray after = R"(","a":")" + QByteArray(padding, 'x') + "\"}";
        const QByteArray frame = encodeWebSocketFrame(WebSocketOpcode::Text, before + "SECRET" + after);
        QByteArray kept = frame;
        kept.replace("SECRET", "******");
        for (qsizetype cut = 0; cut < frame.size(); cut += 7) {
            WireCapture capture;
            const auto number = capture.open(start, connection());
            capture.data(start, number, up, "GET /ws HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
            const QByteArray head =
                "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
            capture.data(start, number, down, head + frame + frame.first(cut));
            capture.data(start, number, down, frame.sliced(cut));
            QCOMPARE(bytesOf(capture, down), head + kept + kept);
        }
    }
}

/// A secret that is part of the protocol does not spoil the units.
void TestWireCapture::decodesWhatCame()
{
    WireCapture capture;
    for (const char *secret : {"1", "HTTP/1.1", "Content-Length", "text/event-stream"}) {
        capture.hide(secret);
    }
    const auto number = capture.open(start, connection());
    capture.data(start, number, up, "GET /events HTTP/1.1\r\nAuthorization: Bearer 1\r\n\r\n");
    capture.data(start, number, down, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: 1\n\n");
    const auto chunks = capture.after(1, all).chunks;
    QCOMPARE(chunks[0]->units.at(0).kind, WireUnit::Kind::RequestHead);
    QCOMPARE(chunks[0]->bytes, QByteArray{"GET /events ********\r\nAuthorization: Bearer *\r\n\r\n"});
    QCOMPARE(chunks[1]->units.size(), std::size_t{2});
    QCOMPARE(chunks[1]->units[0].kind, WireUnit::Kind::ResponseHead);
    QCOMPARE(chunks[1]->units[1].kind, WireUnit::Kind::SseEvent);
    QVERIFY(chunks[1]->bytes.endsWith(QByteArray{": *****************\r\n\r\ndata: 1\n\n"}));
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
