// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/channelname.h"

#include <QTest>

using namespace pushscope;

class TestChannelName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data();
    void names();
    void lists_data();
    void lists();
    void refusedLists_data();
    void refusedLists();
};

void TestChannelName::names_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("valid");
    QTest::newRow("one letter") << QByteArray{"a"} << true;
    QTest::newRow("every kind") << QByteArray{"azAZ09._:-"} << true;
    QTest::newRow("longest") << QByteArray(128, 'x') << true;
    QTest::newRow("too long") << QByteArray(129, 'x') << false;
    QTest::newRow("empty") << QByteArray{} << false;
    QTest::newRow("space") << QByteArray{"a b"} << false;
    QTest::newRow("comma") << QByteArray{"a,b"} << false;
    QTest::newRow("slash") << QByteArray{"a/b"} << false;
    QTest::newRow("quote") << QByteArray{"a\""} << false;
    QTest::newRow("above ASCII") << QByteArray{"\xc3\xa9"} << false;
    QTest::newRow("NUL") << QByteArrayLiteral("a\0") << false;
}

void TestChannelName::names()
{
    QFETCH(const QByteArray, name);
    QFETCH(const bool, valid);
    QCOMPARE(isChannelName(name), valid);
}

void TestChannelName::lists_data()
{
    QTest::addColumn<QByteArrayList>("given");
    QTest::addColumn<QByteArrayList>("expected");
    QTest::newRow("none") << QByteArrayList{} << QByteArrayList{"default"};
    QTest::newRow("one") << QByteArrayList{"a"} << QByteArrayList{"a"};
    QTest::newRow("comma list") << QByteArrayList{"b,a"} << QByteArrayList{"b", "a"};
    QTest::newRow("several") << QByteArrayList{"a", "b,c"} << QByteArrayList{"a", "b", "c"};
    QTest::newRow("duplicates") << QByteArrayList{"a,b,a", "b"} << QByteArrayList{"a", "b"};
}

void TestChannelName::lists()
{
    QFETCH(const QByteArrayList, given);
    QFETCH(const QByteArrayList, expected);
    const auto channels = parseChannels(given);
    QVERIFY(channels);
    QCOMPARE(*channels, expected);
}

void TestChannelName::refusedLists_data()
{
    QTest::addColumn<QByteArrayList>("given");
    QTest::addColumn<QByteArray>("code");
    QByteArrayList many;
    for (int i = 0; i <= 1000; ++i) {
        many.append(QByteArray::number(i));
    }
    QTest::newRow("empty name") << QByteArrayList{""} << QByteArray{"bad-channel"};
    QTest::newRow("empty element") << QByteArrayList{"a,,b"} << QByteArray{"bad-channel"};
    QTest::newRow("space after a comma") << QByteArrayList{"a, b"} << QByteArray{"bad-channel"};
    QTest::newRow("bad after good") << QByteArrayList{"a", "b/"} << QByteArray{"bad-channel"};
    QTest::newRow("too many") << QByteArrayList{many.join(',')} << QByteArray{"too-many-channels"};
}

void TestChannelName::refusedLists()
{
    QFETCH(const QByteArrayList, given);
    QFETCH(const QByteArray, code);
    const auto channels = parseChannels(given);
    QVERIFY(!channels);
    QCOMPARE(channels.error().code, code);
    QCOMPARE(channels.error().field, QStringLiteral("channel"));
    QVERIFY(!channels.error().message.isEmpty());
}

QTEST_APPLESS_MAIN(TestChannelName)
#include "tst_channelname.moc"
