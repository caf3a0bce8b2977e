// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/transport.h"

#include <QTest>

using namespace pushscope;

class TestTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data();
    void names();
    void otherNamesAreRefused();
    void ofAUrl_data();
    void ofAUrl();
};

void TestTransport::names_data()
{
    QTest::addColumn<Transport>("transport");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("SSE") << Transport::Sse << QByteArray{"sse"};
    QTest::newRow("WebSocket") << Transport::WebSocket << QByteArray{"ws"};
    QTest::newRow("long poll") << Transport::LongPoll << QByteArray{"longpoll"};
    QTest::newRow("short poll") << Transport::ShortPoll << QByteArray{"poll"};
}

void TestTransport::names()
{
    QFETCH(const Transport, transport);
    QFETCH(const QByteArray, name);
    QCOMPARE(toName(transport), name);
    QVERIFY(transportFromName(name) == transport);
}

void TestTransport::otherNamesAreRefused()
{
    for (const char *const name : {"", "SSE", "websocket", "auto", "polling"}) {
        QVERIFY(!transportFromName(name));
    }
}

void TestTransport::ofAUrl_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<Transport>("transport");
    const auto row = [](const char *url, Transport transport) {
        QTest::newRow(url) << QUrl{QString::fromLatin1(url)} << transport;
    };
    row("http://h", Transport::Sse);
    row("https://h/events?x=/ws", Transport::Sse);
    row("http://h/polls", Transport::Sse);
    row("ws://h", Transport::WebSocket);
    row("wss://h/poll", Transport::WebSocket);
    row("http://h/a/ws", Transport::WebSocket);
    row("http://h/poll?channel=a", Transport::LongPoll);
}

void TestTransport::ofAUrl()
{
    QFETCH(const QUrl, url);
    QTEST(transportFor(url), "transport");
}

QTEST_APPLESS_MAIN(TestTransport)
#include "tst_transport.moc"
