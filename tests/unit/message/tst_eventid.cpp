// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/eventid.h"

#include <QTest>

using namespace pushscope;

class TestEventId : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ids_data();
    void ids();
    void refusals_data();
    void refusals();
};

void TestEventId::ids_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("epoch");
    QTest::addColumn<quint64>("sequence");
    QTest::newRow("usual") << QByteArray{"k3f9:1042"} << QByteArray{"k3f9"} << quint64{1042};
    QTest::newRow("zero") << QByteArray{"k:0"} << QByteArray{"k"} << quint64{0};
    QTest::newRow("capitals and digits") << QByteArray{"0Az9:1"} << QByteArray{"0Az9"} << quint64{1};
    QTest::newRow("longest epoch") << QByteArray(32, 'x') + ":1" << QByteArray(32, 'x') << quint64{1};
    QTest::newRow("largest") << QByteArray{"k:9999999999999999999"} << QByteArray{"k"}
                             << quint64{9999999999999999999ULL};
}

void TestEventId::ids()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, epoch);
    QFETCH(const quint64, sequence);
    const auto id = EventId::parse(text);
    QVERIFY(id);
    QCOMPARE(id->epoch, epoch);
    QCOMPARE(id->sequence.value, sequence);
    QCOMPARE(id->toByteArray(), text);
}

void TestEventId::refusals_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
    row("empty", {});
    row("no colon", "k1");
    row("only a colon", ":");
    row("no epoch", ":1");
    row("no sequence", "k:");
    row("epoch too long", QByteArray(33, 'x') + ":1");
    row("epoch with a hyphen", "k-1:1");
    row("epoch above ASCII", "\xc3\xa9:1");
    row("leading zero", "k:01");
    row("sign", "k:+1");
    row("negative", "k:-1");
    row("space before", " k:1");
    row("space after", "k:1 ");
    row("letter", "k:1a");
    row("hexadecimal", "k:0x1");
    row("two colons", "k:1:2");
    row("20 digits", "k:10000000000000000000");
    row("NUL", QByteArrayLiteral("k:1\0"));
}

void TestEventId::refusals()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!EventId::parse(text));
}

QTEST_APPLESS_MAIN(TestEventId)
#include "tst_eventid.moc"
