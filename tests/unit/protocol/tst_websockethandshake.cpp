// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/websockethandshake.h"

#include <QTest>

using namespace pushscope;

namespace {

constexpr char sampleKey[] = "dGhlIHNhbXBsZSBub25jZQ=="; // RFC 6455 1.3
constexpr char sampleAccept[] = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

HttpRequestHead request(const QByteArray &bytes)
{
    return std::get<HttpHeadComplete<HttpRequestHead>>(parseRequestHead(bytes)).head;
}

HttpResponseHead response(const QByteArray &bytes)
{
    return std::get<HttpHeadComplete<HttpResponseHead>>(parseResponseHead(bytes)).head;
}

QByteArray upgrade()
{
    return "GET /ws HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
}

} // namespace

class TestWebSocketHandshake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptsAsTheStandardSays();
    void upgradeRequests_data();
    void upgradeRequests();
    void upgradeResponses_data();
    void upgradeResponses();
    void bothSidesAgree();
};

void TestWebSocketHandshake::acceptsAsTheStandardSays()
{
    QCOMPARE(webSocketAccept(sampleKey), QByteArray{sampleAccept});
}

void TestWebSocketHandshake::upgradeRequests_data()
{
    QTest::addColumn<QByteArray>("replaced");
    QTest::addColumn<QByteArray>("by");
    QTest::addColumn<bool>("isUpgrade");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char *name, const char *replaced, const char *by, bool isUpgrade, const char *error) {
        QTest::newRow(name) << QByteArray{replaced} << QByteArray{by} << isUpgrade << QByteArray{error};
    };
    row("right", "GET", "GET", true, "");
    row("other case", "Upgrade: websocket", "UPGRADE: WebSocket", true, "");
    row("in lists", "Connection: Upgrade", "Connection: keep-alive, upgrade", true, "");
    row("POST", "GET", "POST", true, "bad-upgrade method");
    row("HTTP/1.0", "HTTP/1.1", "HTTP/1.0", true, "bad-upgrade method");
    row("no Upgrade", "Upgrade: websocket\r\n", "", false, "bad-upgrade Upgrade");
    row("another Upgrade", "Upgrade: websocket", "Upgrade: h2c", false, "bad-upgrade Upgrade");
    row("no Connection", "Connection: Upgrade\r\n", "", false, "bad-upgrade Upgrade");
    row("no version", "Sec-WebSocket-Version: 13\r\n", "", true, "bad-version Sec-WebSocket-Version");
    row("version 8", "Version: 13", "Version: 8", true, "bad-version Sec-WebSocket-Version");
    row("two versions", "Version: 13", "Version: 13, 8", true, "bad-version Sec-WebSocket-Version");
    row("no key", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n", "", true, "bad-upgrade Sec-WebSocket-Key");
    row("short key", "dGhlIHNhbXBsZSBub25jZQ==", "dGhlIHNhbXBsZQ==", true, "bad-upgrade Sec-WebSocket-Key");
    row("key not base64", "dGhlIHNhbXBsZSBub25jZQ==", "dGhlIHNhbXBsZSBub25j!Q==", true,
        "bad-upgrade Sec-WebSocket-Key");
    row("two keys", "Host: h", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", true, "bad-upgrade Sec-WebSocket-Key");
}

void TestWebSocketHandshake::upgradeRequests()
{
    QFETCH(const QByteArray, replaced);
    QFETCH(const QByteArray, by);
    QFETCH(const bool, isUpgrade);
    QFETCH(const QByteArray, error);
    QVERIFY(upgrade().contains(replaced));
    const auto head = request(upgrade().replace(replaced, by));
    QCOMPARE(isWebSocketUpgrade(head), isUpgrade);
    const auto checked = checkUpgradeRequest(head);
    if (error.isEmpty()) {
        QVERIFY(checked);
        QCOMPARE(*checked, QByteArray{sampleKey});
    } else {
        QVERIFY(!checked);
        QCOMPARE(checked.error().code + ' ' + checked.error().field.toLatin1(), error);
    }
}

void TestWebSocketHandshake::upgradeResponses_data()
{
    QTest::addColumn<QByteArray>("replaced");
    QTest::addColumn<QByteArray>("by");
    QTest::addColumn<QByteArray>("field");
    const auto row = [](const char *name, const char *replaced, const char *by, const char *field) {
        QTest::newRow(name) << QByteArray{replaced} << QByteArray{by} << QByteArray{field};
    };
    row("right", "101", "101", "");
    row("refused", "101", "403", "status");
    row("no Upgrade", "Upgrade: websocket\r\n", "", "Upgrade");
    row("no Connection", "Connection: Upgrade\r\n", "", "Upgrade");
    row("no accept", "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n", "", "Sec-WebSocket-Accept");
    row("another accept", "s3pP", "s3pQ", "Sec-WebSocket-Accept");
    row("accept in another case", "s3pP", "S3pP", "Sec-WebSocket-Accept");
    row("extension", "X: y", "Sec-WebSocket-Extensions: permessage-deflate", "Sec-WebSocket-Extensions");
    row("subprotocol", "X: y", "Sec-WebSocket-Protocol: chat", "Sec-WebSocket-Protocol");
}

void TestWebSocketHandshake::upgradeResponses()
{
    QFETCH(const QByteArray, replaced);
    QFETCH(const QByteArray, by);
    QFETCH(const QByteArray, field);
    auto bytes = encodeUpgradeResponse(sampleKey, "X: y\r\n");
    QVERIFY(bytes.contains(replaced));
    const auto error = checkUpgradeResponse(response(bytes.replace(replaced, by)), sampleKey);
    QCOMPARE(error ? error->field.toLatin1() : QByteArray{}, field);
    QVERIFY(!error || error->code == "bad-upgrade");
}

void TestWebSocketHandshake::bothSidesAgree()
{
    const QByteArray key = QByteArray(16, 'k').toBase64();
    const auto head = request("GET /ws HTTP/1.1\r\nHost: h\r\n" + upgradeHeaderLines(key) + "\r\n");
    const auto checked = checkUpgradeRequest(head);
    QVERIFY(checked);
    QCOMPARE(*checked, key);
    QVERIFY(!checkUpgradeResponse(response(encodeUpgradeResponse(*checked)), key));
}

QTEST_APPLESS_MAIN(TestWebSocketHandshake)
#include "tst_websockethandshake.moc"
