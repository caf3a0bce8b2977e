// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/redisaddress.h"

#include <QTest>

using namespace pushscope;

class TestRedisAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isRead_data();
    void isRead();
    void isRefused_data();
    void isRefused();
};

void TestRedisAddress::isRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<int>("database");
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, const char *text, const char *host, int port, int database,
                        const QByteArray &user, const QByteArray &password, const char *shown) {
        QTest::newRow(name) << QString::fromLatin1(text) << QString::fromLatin1(host) << port << database << user
                            << password << QString::fromLatin1(shown);
    };
    row("all", "redis://ann:secret@cache.example:7000/3", "cache.example", 7000, 3, "ann", "secret",
        "redis://cache.example:7000/3");
    row("host alone", "redis://cache", "cache", 6379, 0, "", "", "redis://cache:6379/0");
    row("slash without database", "redis://cache/", "cache", 6379, 0, "", "", "redis://cache:6379/0");
    row("password alone", "redis://:p%40ss%3A@127.0.0.1", "127.0.0.1", 6379, 0, "",
        "p@ss:", "redis://127.0.0.1:6379/0");
    row("address of version 6", "redis://[::1]:7001/1", "::1", 7001, 1, "", "", "redis://[::1]:7001/1");
}

void TestRedisAddress::isRead()
{
    QFETCH(QString, text);
    const auto address = RedisAddress::parse(text);
    QVERIFY(address);
    QTEST(address->host, "host");
    QTEST(int{address->port}, "port");
    QTEST(address->database, "database");
    QTEST(address->user, "user");
    QTEST(address->password, "password");
    QTEST(address->toText(), "shown");
}

void TestRedisAddress::isRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString{};
    QTest::newRow("another scheme") << QStringLiteral("http://127.0.0.1:6379/0");
    QTest::newRow("no scheme") << QStringLiteral("127.0.0.1:6379");
    QTest::newRow("no host") << QStringLiteral("redis:///0");
    QTest::newRow("port 0") << QStringLiteral("redis://127.0.0.1:0/0");
    QTest::newRow("port too large") << QStringLiteral("redis://127.0.0.1:65536/0");
    QTest::newRow("database that is no number") << QStringLiteral("redis://127.0.0.1/main");
    QTest::newRow("negative database") << QStringLiteral("redis://127.0.0.1/-1");
    QTest::newRow("two databases") << QStringLiteral("redis://127.0.0.1/1/2");
    QTest::newRow("query") << QStringLiteral("redis://127.0.0.1/1?timeout=3");
}

void TestRedisAddress::isRefused()
{
    QFETCH(QString, text);
    const auto address = RedisAddress::parse(text);
    QVERIFY(!address);
    QCOMPARE(address.error().code, QByteArray{"bad-address"});
}

QTEST_APPLESS_MAIN(TestRedisAddress)

#include "tst_redisaddress.moc"
