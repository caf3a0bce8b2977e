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

QTEST_APPLESS_MAIN(TestTransport)
#include "tst_transport.moc"
